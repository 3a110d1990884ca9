//! What takes longer than a frame: jobs done on threads of their own, while the screen answers.
//!
//! Owns those threads, and the newest number of each kind of job: an older one of the same kind stops. The state is not
//! theirs to change: what comes of a job is an action.

use crate::app::detail::archives::{Archived, Checked};
use crate::app::{Action, Answer, Job, JobDone, JobError, JobKind, Question};
use crate::edge::work::{Pool, spawn};
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Takes what came of a job.
pub(in crate::edge) type Deliver = Arc<dyn Fn(Action) + Send + Sync>;

/// Looks at archived copies.
type Look = Arc<dyn Fn(Vec<Archived>) -> Vec<Checked> + Send + Sync>;

/// Has something done on a thread of this name.
type Spawn = fn(&str, Box<dyn FnOnce() + Send>) -> io::Result<()>;

/// The jobs that are under way.
pub(in crate::edge) struct Jobs {
    to: Deliver,
    pool: Arc<Pool>,
    look: Look,
    /// Copies are looked at by one thread at a time.
    looking: Arc<Mutex<()>>,
    /// The number of the newest job of each kind: the others are of no use any more.
    newest: [Arc<AtomicU64>; JobKind::ALL.len()],
    spawn: Spawn,
}

impl Jobs {
    /// Of a session, on so many threads; `look` looks at archived copies.
    pub(in crate::edge) fn new(
        to: Deliver,
        threads: usize,
        look: impl Fn(Vec<Archived>) -> Vec<Checked> + Send + Sync + 'static,
    ) -> Self {
        let pool = Arc::new(Pool::new(threads));
        Self {
            to,
            pool,
            look: Arc::new(look),
            looking: Arc::default(),
            newest: Default::default(),
            spawn: |name, work| spawn(name, work),
        }
    }

    /// What takes what came of something.
    pub(in crate::edge) fn deliver(&self) -> Deliver {
        Arc::clone(&self.to)
    }

    /// Begins a job. Where it cannot be begun, returns what came of it.
    pub(in crate::edge) fn start(&self, job: Job) -> Option<JobDone> {
        let (number, kind) = (job.number, job.question.kind());
        let newest = Arc::clone(&self.newest[kind as usize]);
        newest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        let (look, looking) = (Arc::clone(&self.look), Arc::clone(&self.looking));
        let work = move || {
            let stop = || newest.load(Ordering::Relaxed) != number;
            let tell = |done: JobDone| to(Action::Done(done));
            if let Question::Copies(copies) = &job.question {
                let _one_at_a_time = looking.lock().unwrap_or_else(PoisonError::into_inner);
                if !stop() {
                    tell(job.done(Ok(Answer::Copies(look(copies.clone())))));
                }
                return;
            }
            let mut workers = pool.workers(job.timeline.len());
            // What nobody waits for gives way to the screen and to what is being looked for.
            if matches!(kind, JobKind::Count | JobKind::CountShown | JobKind::Summary) {
                give_way();
                workers = workers.giving_way();
            }
            let answer = job.answer(workers, &stop, &|so_far| tell(job.done(Ok(so_far))));
            job.answered(answer).into_iter().for_each(tell);
        };
        let why = (self.spawn)(&format!("{kind:?}"), Box::new(work)).err()?.to_string();
        Some(JobDone { number, kind, answer: Err(JobError::NotStarted(why)) })
    }
}

/// Lets all other threads go before this one.
fn give_way() {
    // There the number is of the thread, and of those that it starts; elsewhere it may be of the whole program.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(19);
}

#[cfg(test)]
mod tests;
