//! What can be done.
//!
//! Owns the closed vocabulary of which [`super::update()`] knows every word. Which key or button stands for an action is
//! [`super::commands`]' to know.

use crate::app::effect::JobDone;
use crate::app::jumps::MarkKey;
use crate::app::kept::Kept;
use crate::app::layout::{Size, Target};
use crate::app::mode::{Mode, Pane, Progress, Theme};
use crate::app::reread::Reread;
use crate::app::search::prompt::Edit;
use crate::app::search::state::Purpose;
use crate::app::step::{Amount, Direction};
use crate::model::{CitationStyle, Cutoff, Date, EventId, Timeline};
use crate::plot::scale::Zoom;
use crate::text::Clean;
use std::sync::Arc;

/// Something to be done to the state.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is about what its own words say")]
pub enum Action {
    Go(Go),
    View(View),
    Detail(Detail),
    Prompt(Prompt),
    Sources(Sources),
    Lanes(Lanes),
    AsOf(AsOf),
    Program(Program),
    Files(Files),
    /// Something came of a job.
    Done(JobDone),
    /// A word to the reader about something that was done outside.
    Say(Clean),
}

/// To another event, or another part of a list.
#[derive(Debug, Clone)]
pub enum Go {
    /// A digit of the number that the next key takes.
    Digit(usize),
    /// Back over the jumps, or forward again.
    Jump(Direction),
    /// Wait for the letter of a mark.
    Mark(MarkKey),
    /// The letter of a mark.
    Letter(char),
    /// Move through what has the keys: the focus in a list, the view in a text.
    Move(Direction, Amount),
    /// To the next or the previous event, whatever has the keys.
    Step(Direction),
    /// To the first event of the next or the previous year in which there is one.
    Year(Direction),
    /// To the event at a position among the visible ones.
    To(usize),
    /// To an event, wherever it stands.
    Event(EventId),
    /// Say that there is no event of this name, to which the reader wanted to go.
    Missing(String),
    /// To the event nearest to a date.
    Date(Box<Date>),
    /// To the first event that starts at an instant or later (seconds since 1970 UTC); the last where there is none.
    Instant(i64),
    /// To the next event that the search has found.
    Hit(Direction),
    /// To the next or the previous disputed event.
    Disputed(Direction),
    /// To the events of the next column of the strip in which something starts.
    Column(Direction),
    /// To the next of the longest silences, or back to the one before.
    Silence(Direction),
    /// One step back: out of help, out of problems, along the related events followed, out of the detail.
    Back,
}

/// Which view is shown, and which pane of it has the keys.
#[derive(Debug, Clone)]
pub enum View {
    /// Show a view, or go back from it.
    Toggle(Mode),
    /// Show the keys, or go back from them.
    Help,
    /// Show the signs in place of the keys, or these again.
    Signs,
    /// Give the keys to a pane.
    Pane(Pane),
    /// Into the details of the event.
    Details,
    /// The pane that has the keys alone on the screen, or both again.
    Whole,
    /// The panes beside each other, or one above the other.
    Turn,
    /// The pane that has the keys larger, or smaller.
    Larger(Direction),
    /// Both as large as they are by themselves.
    ResetSize,
    /// Give the keys to the other pane.
    OtherPane,
    /// Turn the wheel over a pane, or over what covers both.
    Wheel(Pane, Direction),
    /// The rule between the panes, or the line between them, to a cell: column and row.
    Drag(u16, u16),
    /// Do what the focused item of a view's list is for: show the events of a source, the event of a figure or of a problem,
    /// ask for a value or no longer,
    /// list all values of a group or the first.
    Open,
    /// To the next or the previous column of values.
    Across(Direction),
    /// Leave out what has the focused value.
    Exclude,
    /// To the item of this number in a pane of a view, from 0; what is pressed again is opened.
    Row(Pane, usize),
    /// To the next or the previous figure of the measure.
    Figure(Direction),
    /// Show times by the next clock: as written, UTC, the machine's, that of the zone which the files name.
    Clock,
    /// Ask the saved question of this number, from 0.
    Saved(usize),
}

/// The focused event, and what is taken out of it.
#[derive(Debug, Clone)]
pub enum Detail {
    /// Scroll by so many lines, without moving to it.
    Scroll(Direction, usize),
    /// Select something and bring it into view.
    Select(Target),
    /// To the next or the previous item.
    Item(Direction),
    /// Go where the selected item leads; select the first where none is.
    FollowSelected,
    /// Show the address of what is meant, to be opened.
    AskAddress,
    /// Open the address that is shown.
    OpenAddress,
    /// Copy it.
    CopyAddress,
    /// Begin to copy the selected citation, or the first.
    Copy,
    /// Copy it in a style.
    CopyAs(CitationStyle),
    /// Copy where the focused event stands: its file and line.
    CopyPlace,
    /// Edit it there.
    Edit,
}

/// What is searched and filtered, and the line in which that is typed.
#[derive(Debug, Clone)]
pub enum Prompt {
    /// Begin to type a line.
    Begin(Purpose),
    /// Change the line that is typed.
    Edit(Edit),
    /// Type a text into it at once.
    Insert(String),
    /// Put in what may be typed next.
    Complete(Direction),
    /// Recall a line typed before.
    Recall(Direction),
    /// Leave the line and keep what it did.
    Keep,
    /// Filter by a query as it would be typed; an empty one shows all events.
    Filter(String),
    /// Ask whether the file of this name, which is there, is to be written over.
    WriteOver(String),
}

/// The sources view.
#[derive(Debug, Clone)]
pub enum Sources {
    /// Put the sources in order by the next or the previous column.
    Sort(Direction),
    /// Turn the order of the sources round.
    Reverse,
    /// Take each publisher's sources together, or apart.
    Gather,
}

/// The lanes view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lanes {
    /// To the next or the previous event of the lane.
    Along(Direction),
    /// Look closer or from further away, around the cursor.
    Zoom(Zoom),
    /// Show all of time.
    Fit,
    /// Look at what comes before or after.
    Pan(Direction),
    /// Lanes by the next or the previous of [`By::ALL`](super::lanes::group::By::ALL).
    By(Direction),
    /// Put the lanes in the other order.
    Sort,
    /// What a press on a cell of the screen means: column and row.
    Press(u16, u16),
}

/// What was known when.
#[derive(Debug, Clone)]
pub enum AsOf {
    /// Show what was known on a day, or at a moment; all that is known today where there is none.
    Day(Option<Cutoff>),
    /// To the next or the previous day, and what was known on it.
    StepDay(Direction),
    /// To the next or the previous day on which something was published, and what was known on it.
    StepPublication(Direction),
}

/// The program as a whole.
#[derive(Debug, Clone)]
pub enum Program {
    /// Leave it.
    Quit,
    /// Back to the timeline; from there, leave it.
    Leave,
    /// Take up where the reader was at the end of the last session.
    Resume(Box<Kept>),
    /// Stop, as a shell's job does, and come back.
    Suspend,
    /// Read the files again.
    Reload,
    /// Add an event to the file of the focused one.
    Add,
    /// Write what is shown into a file of this name, in the form that it asks for by its ending.
    Export(String),
    /// Draw the whole screen again.
    Redraw,
    /// The terminal has another size.
    Resize(Size),
    /// Its ground is known: draw in other colours.
    Theme(Theme),
}

/// How the reading of the files goes.
#[derive(Debug, Clone)]
pub enum Files {
    /// They were read (again), to their end.
    Loaded(Arc<Timeline>),
    /// The beginning of them was read: more events follow, some of them earlier.
    SoFar(Arc<Timeline>),
    /// They were read again as the reading of this number; or why they could not be.
    Reread(u64, Result<Reread, Clean>),
    /// They are not what was read any more.
    Changed,
    /// This event was added to one of them: read them again, and go to it.
    Added(EventId),
    /// They have changed no more for some time: what is there now is no half of what is being written.
    Rested,
    /// An archived copy that was looked at is not what it was.
    Copies,
    /// Reading has come further.
    Reading(Progress),
}

impl Action {
    /// Whether it comes from the background, and not from a key: what was said to the reader, and the number they are
    /// typing, stand.
    pub(in crate::app) fn is_delivery(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Files(_) | Self::Program(Program::Theme(_) | Program::Resize(_)))
    }
}
