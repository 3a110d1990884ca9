//! What takes longer than a frame: jobs done on threads of their own, while the screen answers.
//!
//! Owns those threads, and the newest number of each kind of job: an older one of the same kind stops. The state is not
//! theirs to change: what comes of a job is an action.

use crate::app::detail::archives::{Archived, Checked};
use crate::app::facets::Counting;
use crate::app::{Action, Answer, Job, JobDone, JobError, JobKind, Question};
use crate::edge::work::Pool;
use crate::edge::work::ordered::Ordered;
use crate::edge::work::{as_of, pictures, summary};
use crate::model::{Order, Timeline, Unfinished};
use crate::search::{Stop, Workers, find};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// Takes what came of a job.
pub(in crate::edge) type Deliver = Arc<dyn Fn(Action) + Send + Sync>;

/// The jobs that are under way.
pub(in crate::edge) struct Jobs {
    to: Deliver,
    pool: Arc<Pool>,
    /// The number of the newest job of each kind: the others are of no use any more.
    newest: [Arc<AtomicU64>; JobKind::ALL.len()],
    /// Jobs that look at archived copies.
    copies: Sender<Job>,
}

impl Jobs {
    /// Of a session, on so many threads; `look` looks at archived copies.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn new(
        to: Deliver,
        threads: usize,
        look: impl Fn(Vec<Archived>) -> Vec<Checked> + Send + 'static,
    ) -> io::Result<Self> {
        let (copies, asked) = channel::<Job>();
        let answer = Arc::clone(&to);
        // Who asks again has gone on: only the last that wait are of use.
        thread::Builder::new().name("archives".into()).spawn(move || {
            while let Ok(first) = asked.recv() {
                let job = asked.try_iter().last().unwrap_or(first);
                if let Question::Copies(copies) = &job.question {
                    answer(Action::Done(job.done(Ok(Answer::Copies(look(copies.clone()))))));
                }
            }
        })?;
        Ok(Self { to, pool: Arc::new(Pool::new(threads)), newest: Default::default(), copies })
    }

    /// What takes what came of something.
    pub(in crate::edge) fn deliver(&self) -> Deliver {
        Arc::clone(&self.to)
    }

    /// Begins a job. Where it cannot be begun, returns what came of it.
    pub(in crate::edge) fn start(&self, job: Job) -> Option<JobDone> {
        let kind = job.question.kind();
        if kind == JobKind::Copies {
            // It listens as long as it can be asked.
            let _ = self.copies.send(job);
            return None;
        }
        let (number, newest) = (job.number, Arc::clone(&self.newest[kind as usize]));
        newest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        let begun = thread::Builder::new().name(format!("{kind:?}")).spawn(move || {
            let workers = pool.workers(job.timeline.len());
            // What nobody waits for gives way to the screen and to what is being looked for.
            let workers = if matches!(kind, JobKind::Count | JobKind::Summary) { behind(workers) } else { workers };
            let tell = |done: JobDone| to(Action::Done(done));
            do_job(job, workers, &|| newest.load(Ordering::Relaxed) != number, &tell);
        });
        let why = begun.err()?.to_string();
        Some(JobDone { number, kind, answer: Err(JobError::NotStarted(why)) })
    }
}

fn behind(workers: Workers<'_>) -> Workers<'_> {
    // There the number is of the thread, and of those that it starts; elsewhere it may be of the whole program.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(19);
    workers.giving_way()
}

/// Does a job and tells what came of it; nothing where it was no longer wanted.
fn do_job(job: Job, workers: Workers<'_>, stop: Stop<'_>, tell: &(dyn Fn(JobDone) + Sync)) {
    let (number, kind) = (job.number, job.question.kind());
    let timeline = &job.timeline;
    let answer = match &job.question {
        Question::Summary => {
            // It ends where nobody holds the timeline any more: another was read, or the reader went.
            let wanted = Arc::downgrade(timeline);
            drop(job);
            summary::walk(&wanted, workers).map(|summary| Answer::Summary(Arc::new(summary))).ok_or(Unfinished::Stopped)
        }
        Question::Narrow(whole, order) => {
            let narrowed = summary::narrow(whole, order, workers, stop);
            narrowed.map(|summary| Answer::Narrow(Arc::new(summary))).ok_or(Unfinished::Stopped)
        }
        Question::Find(_, query) => {
            let found = |matches, is_all| Answer::Found { matches: Arc::new(matches), is_all };
            let so_far = |matches: &_| tell(job.done(Ok(found(Clone::clone(matches), false))));
            find(timeline, query, workers, stop, &so_far).map(|matches| found(matches, true))
        }
        Question::Count => counted(timeline, workers),
        Question::AsOf(day) => as_of::as_of(timeline, *day, workers, stop).map(|known| Answer::AsOf(known.into())),
        Question::Publications => {
            as_of::publications(timeline, workers, stop).map(|days| Answer::Publications(Arc::new(days)))
        }
        Question::Groups(by, sort, order) => {
            let groups = pictures::gather(timeline, (*by, *sort), order, workers, stop);
            groups.map(|groups| Answer::Groups(Arc::new(groups))).ok_or(Unfinished::Stopped)
        }
        Question::Strip(..) | Question::Lanes(..) | Question::Silences(_) | Question::Copies(_) => job.answer(stop),
    };
    match answer {
        Ok(answer) => tell(JobDone { number, kind, answer: Ok(answer) }),
        Err(Unfinished::FileChanged(_)) => tell(JobDone { number, kind, answer: Err(JobError::FileChanged) }),
        Err(Unfinished::Stopped) => {}
    }
}

/// Counts the values that can be asked for.
fn counted(timeline: &Timeline, workers: Workers<'_>) -> Result<Answer, Unfinished> {
    let order = Order::All(timeline.len());
    let mut counted = Counting::default();
    let all: Result<(), Unfinished> = Ordered { timeline, order: &order, workers }.each(
        || (),
        |(), _, event| event,
        |events| {
            for event in &events {
                counted.add(timeline, event);
            }
            Ok(())
        },
    );
    all.map(|()| Answer::Count(Arc::new(counted.finish())))
}
