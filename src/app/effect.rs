//! What doing something asks of the world outside, and what comes back.
//!
//! Owns the vocabulary between `app`, which asks, and `edge`, which does: effects, and the one kind of background job.

use crate::app::as_of::Shown;
use crate::app::detail::archives::{Archived, Checked};
use crate::app::facets::Facets;
use crate::app::lanes::Lanes;
use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::grouped::{Frame, Grouped};
use crate::app::search::state::Purpose;
use crate::app::sources::Item;
use crate::app::summary::Summary;
use crate::dossier::Origin;
use crate::evidence::as_of::Publications;
use crate::evidence::gap::Gaps;
use crate::model::{Citation, CitationStyle, Clock, Cutoff, Day, FileId, Form, Order, Source, Timeline, Unfinished};
use crate::plot::overview::Overview;
use crate::query::{Pattern, Query};
use crate::search::Matches;
use std::sync::Arc;

/// Something the world outside is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back, stop, and take it again when continued.
    Suspend,
    /// Read the files again, and answer with [`Files::Reread`](crate::app::action::Files::Reread).
    Reload {
        /// The number to be answered with.
        number: u64,
        /// Whether the reader asked for it.
        was_asked: bool,
    },
    /// Forget what the terminal shows and send all of it.
    Redraw,
    /// Do a job in the background, and answer with [`Action::Done`](crate::app::Action::Done). An older job of the same
    /// kind that is still under way is of no use any more.
    Start(Job),
    /// Open the reader's editor at a place in a file, with the terminal where it has no window, and answer with
    /// [`Action::Say`](crate::app::Action::Say) where something went wrong.
    Edit {
        /// The file.
        file: FileId,
        /// The line, from 1; 0 where it is not known.
        line: u32,
        /// The column in it, likewise, in characters.
        column: u32,
    },
    /// Have an event added to a file by the reader, with the terminal, and answer with
    /// [`Files::Added`](crate::app::action::Files::Added), or with [`Action::Say`](crate::app::Action::Say) where none was.
    Add(FileId),
    /// Write what is shown (see [`State::exported`](crate::app::State::exported)) into a file, and answer with
    /// [`Action::Say`](crate::app::Action::Say); where it is there and not `is_forced`, with
    /// [`Prompt::WriteOver`](crate::app::action::Prompt::WriteOver).
    Export {
        /// The file.
        to: String,
        /// The form.
        form: Form,
        /// Whether it may be written over.
        is_forced: bool,
    },
    /// Open an address in the reader's browser, and answer with [`Action::Say`](crate::app::Action::Say).
    Open(String),
    /// Have the terminal copy something, and answer with [`Action::Say`](crate::app::Action::Say).
    Copy(Copied),
}

impl Effect {
    /// Whether it leaves an older job of no use.
    pub fn supersedes(&self, older: &Job) -> bool {
        let kind = older.question.kind();
        !kind.outlives_the_next() && matches!(self, Self::Start(job) if job.question.kind() == kind)
    }
}

/// Something for the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Copied {
    /// What was said, with its citations.
    Statement {
        /// What it is called on the screen: `[2]`, `this claim`.
        name: String,
        /// The words; empty for a source alone.
        said: String,
        /// What carries it.
        sources: Vec<CopiedSource>,
        /// How it is written.
        style: CitationStyle,
    },
    /// A text as it is: a file and a line in it, an address.
    Text(String),
}

/// A source that is taken out of the program.
#[derive(Debug, Clone, PartialEq)]
pub struct CopiedSource {
    /// Where in it, and its words, at each place at which it is cited.
    pub passages: Vec<Citation>,
    /// The source; none where that is not listed.
    pub source: Option<Box<Source>>,
    /// What it was copied from.
    pub origin: Option<Origin>,
}

/// A question that takes longer than a frame to answer.
#[derive(Debug, Clone)]
pub struct Job {
    /// Counts up over all jobs of a session: no two have the same.
    pub number: u64,
    /// The timeline it asks about.
    pub timeline: Arc<Timeline>,
    /// What it asks.
    pub question: Question,
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// What a job asks.
#[derive(Debug, Clone)]
pub enum Question {
    /// Which events match: some may be answered before all.
    Find(Purpose, Query),
    /// Which values can be asked for, and how many events of an order have each.
    Count(Order),
    /// What was known on a day, or at a moment.
    AsOf(Cutoff),
    /// On which days something was published.
    Publications,
    /// The same by the clock of a zone, or as written.
    Clock(Clock),
    /// What rests on each source, and every figure. It ends where nobody else holds the timeline any more: another was
    /// read, or the reader went.
    Summary,
    /// The same of the visible events.
    Narrow(Arc<Summary>, Order),
    /// Which rows of a list of sources have all of the words.
    Items(Arc<Summary>, Vec<Item>, Vec<Pattern>),
    /// The overview strip of the visible events, so many columns wide, as it is today.
    Strip(u16, Order, Day),
    /// Which of the visible events stand in which lane.
    Groups(By, Sort, Order),
    /// The lanes on the screen.
    Lanes(Arc<Grouped>, Frame, Day),
    /// The longest silences between events.
    Silences(Order),
    /// How archived copies stand.
    Copies(Vec<Archived>),
}

/// The kinds of jobs: of each only the newest is of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is a question")]
pub enum JobKind {
    Filter,
    Search,
    Count,
    CountShown,
    AsOf,
    Publications,
    Clock,
    Summary,
    Narrow,
    Items,
    Strip,
    Groups,
    Lanes,
    Silences,
    Copies,
}

impl JobKind {
    /// All of them, each at its own index.
    pub const ALL: [Self; 15] = [
        Self::Filter,
        Self::Search,
        Self::Count,
        Self::CountShown,
        Self::AsOf,
        Self::Publications,
        Self::Clock,
        Self::Summary,
        Self::Narrow,
        Self::Items,
        Self::Strip,
        Self::Groups,
        Self::Lanes,
        Self::Silences,
        Self::Copies,
    ];

    /// Whether an answer to an older job of the kind is still of use: it says itself what it is about.
    pub fn outlives_the_next(self) -> bool {
        matches!(self, Self::Summary | Self::Copies)
    }
}

impl Question {
    /// Its kind.
    pub fn kind(&self) -> JobKind {
        match self {
            Self::Find(Purpose::Filter, _) => JobKind::Filter,
            Self::Find(..) => JobKind::Search,
            Self::Count(Order::All(_)) => JobKind::Count,
            Self::Count(Order::Some(_)) => JobKind::CountShown,
            Self::AsOf(_) => JobKind::AsOf,
            Self::Publications => JobKind::Publications,
            Self::Clock(_) => JobKind::Clock,
            Self::Summary => JobKind::Summary,
            Self::Narrow(..) => JobKind::Narrow,
            Self::Items(..) => JobKind::Items,
            Self::Strip(..) => JobKind::Strip,
            Self::Groups(..) => JobKind::Groups,
            Self::Lanes(..) => JobKind::Lanes,
            Self::Silences(_) => JobKind::Silences,
            Self::Copies(_) => JobKind::Copies,
        }
    }
}

/// What came of a [`Job`].
#[derive(Debug, Clone)]
pub struct JobDone {
    /// The job's number.
    pub number: u64,
    /// Its kind.
    pub kind: JobKind,
    /// The answer.
    pub answer: Result<Answer, JobError>,
}

impl Job {
    /// What came of its answer; nothing where that was no longer wanted.
    pub fn answered(&self, answer: Result<Answer, Unfinished>) -> Option<JobDone> {
        match answer {
            Ok(answer) => Some(self.done(Ok(answer))),
            Err(Unfinished::FileChanged(name)) => Some(self.done(Err(JobError::FileChanged(name)))),
            Err(Unfinished::Stopped) => None,
        }
    }

    /// What came of it.
    pub fn done(&self, answer: Result<Answer, JobError>) -> JobDone {
        JobDone { number: self.number, kind: self.question.kind(), answer }
    }
}

/// The answer to a [`Question`] of the same name.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each answers the question of its name")]
pub enum Answer {
    /// The events that match: all, or those found so far.
    Found {
        matches: Arc<Matches>,
        is_all: bool,
    },
    Count(Arc<Facets>),
    AsOf(Shown),
    Publications(Arc<Publications>),
    Clock(Arc<Timeline>),
    Summary(Arc<Summary>),
    Narrow(Arc<Summary>),
    Items(Arc<[u32]>),
    /// None where no event's time is known.
    Strip(Option<Arc<Overview>>),
    Groups(Arc<Grouped>),
    Lanes(Arc<Lanes>),
    Silences(Arc<Gaps>),
    Copies(Vec<Checked>),
}

/// Why a job has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobError {
    /// The file of this name no longer holds what was read.
    FileChanged(String),
    /// It could not be started, in the words of the system.
    NotStarted(String),
}
