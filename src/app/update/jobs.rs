//! Jobs begun, and their answers taken up.

use crate::app::effect::{Answer, Effect, Job, JobDone, JobError, JobKind, Question};
use crate::app::facets::Facets;
use crate::app::layout::clip;
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::model::Timeline;
use crate::search::Workers;
use crate::text::Clean;
use std::sync::Arc;

/// What is said of a changed file until all is read again, before its name.
const CHANGED: &str = "A file has changed since it was opened: R reads it again";

/// Jobs about timelines of up to so many events are done at once, between a key and its frame.
const AT_ONCE: usize = 1_000;

impl State {
    /// Has a question about the events that are shown answered: at once where they are few, else in the background.
    pub(in crate::app) fn start(&mut self, question: Question) {
        self.start_about(self.shared_timeline(), question);
    }

    /// The same about a timeline.
    pub(in crate::app) fn start_about(&mut self, timeline: Arc<Timeline>, question: Question) {
        let kind = question.kind();
        let job = Job { number: self.jobs.begin(kind), timeline, question };
        if job.timeline.len() > AT_ONCE || kind.outlives_the_next() {
            return self.outbox.push(Effect::Start(job));
        }
        let answer = job.answer(Workers::ALONE, &|| false, &|_| {});
        job.answered(answer).into_iter().for_each(|done| self.take_done(done));
    }

    /// Asks for what takes a walk over all events to know.
    pub fn summarise(&mut self) {
        self.start(Question::Summary);
    }

    /// Takes up what came of a job, unless it is of no use any more.
    pub(in crate::app) fn take_done(&mut self, JobDone { number, kind, answer }: JobDone) {
        let is_last = !matches!(answer, Ok(Answer::Found { is_all: false, .. }));
        let is_newest = self.jobs.takes(kind, number, is_last);
        // That an older one found nothing, of files that were read again since, is of no use.
        if !is_newest && (answer.is_err() || !kind.outlives_the_next()) {
            return;
        }
        match answer {
            Ok(Answer::Found { matches, is_all }) => {
                let purpose = if kind == JobKind::Filter { Purpose::Filter } else { Purpose::Search };
                self.take_found(purpose, matches, is_all);
            }
            Ok(Answer::Count(facets)) if kind == JobKind::CountShown => {
                self.pictures.counted.take(number, Some(facets));
            }
            Ok(Answer::Count(facets)) => self.take_counted(facets),
            Ok(Answer::AsOf(shown)) => self.take_as_of(shown),
            Ok(Answer::Publications(publications)) => self.take_publications(publications),
            Ok(Answer::Clock(timeline)) => self.take_read(timeline),
            Ok(Answer::Summary(summary)) => self.summarised(summary),
            Ok(Answer::Narrow(summary)) => self.views.show(Some(summary)),
            Ok(Answer::Items(hits)) => self.take_items(&hits),
            Ok(Answer::Strip(overview)) => self.pictures.strip.take(number, overview),
            Ok(Answer::Groups(groups)) => self.pictures.groups.take(number, Some(groups)),
            Ok(Answer::Lanes(lanes)) => self.pictures.lanes.take(number, Some(lanes)),
            Ok(Answer::Silences(silences)) => self.take_silences(number, silences),
            Ok(Answer::Copies(copies)) => self.checked(copies),
            Err(error) => self.take_error(kind, error),
        }
    }

    /// Says why there is no answer to what a reader asked, and waits for none.
    fn take_error(&mut self, kind: JobKind, error: JobError) {
        let what = match kind {
            JobKind::Filter | JobKind::Search => {
                let purpose = if kind == JobKind::Filter { Purpose::Filter } else { Purpose::Search };
                self.query.pending[purpose as usize] = None;
                "what matches"
            }
            JobKind::AsOf => {
                self.as_of.wanted = None;
                "what was known then"
            }
            JobKind::Publications => {
                self.take_publications(Arc::default());
                "on which days more was known"
            }
            JobKind::CountShown => "what these events have in common",
            JobKind::Count => {
                self.take_counted(Arc::new(Facets::default()));
                "what events have in common"
            }
            JobKind::Items => {
                self.query.items = None;
                "which rows have these words"
            }
            JobKind::Summary | JobKind::Narrow => "what rests on each source",
            JobKind::Strip | JobKind::Groups | JobKind::Lanes => "what is seen over time",
            JobKind::Silences => {
                self.walking = None;
                "how long nothing happened"
            }
            JobKind::Clock => {
                self.clock = None;
                "what it is by another clock"
            }
            JobKind::Copies => "how archived copies stand",
        };
        let words = match error {
            JobError::FileChanged(name) => {
                let name = clip::mention(&name);
                // The name last: of a long one the words stay.
                self.file_changed.get_or_insert_with(|| Clean::line(&format!("{CHANGED} ({name}).")));
                format!("The file has changed, R reads it again: {what} cannot be told ({name}).")
            }
            JobError::NotStarted(why) => format!("No work can be started: {what} cannot be told ({why})."),
        };
        self.status.get_or_insert_with(|| Clean::line(&words));
    }
}
