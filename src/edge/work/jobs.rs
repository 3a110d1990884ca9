//! What takes longer than a frame: looked for and counted on threads of their own, while the screen answers.
//!
//! Owns those threads and who of them may stop. The state is not theirs to change: what comes of a job is an action.

use crate::app::detail::archives::{Archived, Checked};
use crate::app::facets::Counting;
use crate::app::summary::Summary;
use crate::app::{Action, Commission, Delivery, Found, Known, Purpose, Request, jobs};
use crate::edge::work::Pool;
use crate::edge::work::ordered::Ordered;
use crate::edge::work::{as_of, pictures, summary};
use crate::model::{Day, Order, Timeline, Unfinished};
use crate::search::find;
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
    /// The number of the latest question of each purpose: the others are of no use any more.
    latest: [Arc<AtomicU64>; Purpose::COUNT],
    /// The number of the latest question for a day.
    day: Arc<AtomicU64>,
    /// Likewise of each kind of picture.
    pictures: [Arc<AtomicU64>; jobs::KINDS],
    /// The number of the latest question about the visible events.
    narrowed: Arc<AtomicU64>,
    /// Archived copies that are to be looked at.
    copies: Sender<Vec<Archived>>,
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
        let (copies, asked) = channel();
        let answer = Arc::clone(&to);
        // Who asks again has gone on: only the last that wait are of use.
        begin("archives", move || {
            while let Ok(first) = asked.recv() {
                answer(Action::Checked(look(asked.try_iter().last().unwrap_or(first))));
            }
        })?;
        let (latest, day, pictures, narrowed) = Default::default();
        Ok(Self { to, pool: Arc::new(Pool::new(threads)), latest, day, pictures, narrowed, copies })
    }

    /// What takes what came of something.
    pub(in crate::edge) fn deliver(&self) -> Deliver {
        Arc::clone(&self.to)
    }

    /// Looks at archived copies.
    pub(in crate::edge) fn check(&self, copies: Vec<Archived>) {
        // It listens as long as it can be asked.
        let _ = self.copies.send(copies);
    }

    /// Finds what matches.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn find(&self, timeline: Arc<Timeline>, request: Request) -> io::Result<()> {
        let Request { number, purpose, query } = request;
        let latest = Arc::clone(&self.latest[purpose as usize]);
        latest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        begin("finding", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            let answer = |matches, is_all| {
                to(Action::Found(Found { number, purpose, matches, is_all }));
            };
            let workers = pool.workers(timeline.len());
            let found = find(&timeline, &query, workers, &stop, &|so_far| answer(Arc::new(so_far.clone()), false));
            if let Ok(found) = found {
                answer(Arc::new(found), true);
            }
        })
    }

    /// Finds what was known on a day.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn look_back(&self, whole: Arc<Timeline>, number: u64, day: Day) -> io::Result<()> {
        let latest = Arc::clone(&self.day);
        latest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        begin("looking back", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            let shown = match as_of::as_of(&whole, day, pool.workers(whole.len()), &stop) {
                Ok(known) => Some(known.into()),
                Err(Unfinished::FileChanged(_)) => None,
                Err(Unfinished::Stopped) => return,
            };
            to(Action::Known(Known { number, shown }));
        })
    }

    /// Lists the days on which something was published.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn list_publications(&self, whole: Arc<Timeline>, reading: u64) -> io::Result<()> {
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        begin("listing", move || {
            // Where the file has changed meanwhile there is no day to step to.
            let publications = as_of::publications(&whole, pool.workers(whole.len()), &|| false).unwrap_or_default();
            to(Action::Published(reading, Arc::new(publications)));
        })
    }

    /// Makes a picture.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn picture(&self, timeline: Arc<Timeline>, commission: Commission) -> io::Result<()> {
        let Commission { number, wanted } = commission;
        let latest = Arc::clone(&self.pictures[wanted.kind()]);
        latest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        begin("drawing", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            if let Some(picture) = pictures::make(&timeline, &wanted, pool.workers(timeline.len()), &stop) {
                to(Action::Pictured(Delivery { number, picture }));
            }
        })
    }

    /// Counts the values that can be asked for.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn count(&self, timeline: Arc<Timeline>, number: u64) -> io::Result<()> {
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        behind("counting", move || {
            let order = Order::All(timeline.len());
            let events =
                Ordered { timeline: &timeline, order: &order, workers: pool.workers(timeline.len()).giving_way() };
            let mut counted = Counting::default();
            let all: Result<(), Unfinished> = events.each(
                || (),
                |(), _, event| event,
                |events| {
                    for event in &events {
                        counted.add(&timeline, event);
                    }
                    Ok(())
                },
            );
            // Where the file has changed meanwhile there is nothing to be offered.
            let counted = if all.is_ok() { counted.finish() } else { Counting::default().finish() };
            to(Action::Counted(number, Arc::new(counted)));
        })
    }

    /// Walks over all events and sums up what follows from them; ends where nobody holds the timeline any more, because
    /// another was read or the reader went.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn summarise(&self, timeline: &Arc<Timeline>) -> io::Result<()> {
        let (to, pool, wanted) = (Arc::clone(&self.to), Arc::clone(&self.pool), Arc::downgrade(timeline));
        let len = timeline.len();
        behind("summing", move || {
            if let Some(summary) = summary::walk(&wanted, pool.workers(len).giving_way()) {
                to(Action::Summarised(Arc::new(summary)));
            }
        })
    }

    /// Looks at the sources and figures of the visible events.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(in crate::edge) fn narrow(&self, number: u64, whole: Option<Arc<Summary>>, order: Order) -> io::Result<()> {
        let Some(whole) = whole else { return Ok(()) };
        let latest = Arc::clone(&self.narrowed);
        latest.store(number, Ordering::Relaxed);
        let (to, pool) = (Arc::clone(&self.to), Arc::clone(&self.pool));
        begin("narrowing", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            if let Some(summary) = summary::narrow(&whole, &order, pool.workers(order.len()), &stop) {
                to(Action::Narrowed(number, Arc::new(summary)));
            }
        })
    }
}

/// The same for what nobody waits for: it gives way to the screen and to what is being looked for.
fn behind(name: &str, what: impl FnOnce() + Send + 'static) -> io::Result<()> {
    begin(name, move || {
        // There the number is of the thread, and of those that it starts; elsewhere it may be of the whole program.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::nice(19);
        what();
    })
}

fn begin(name: &str, what: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(what).map(drop)
}
