//! What takes longer than a frame: looked for and counted on threads of their own, while the screen answers.
//!
//! Owns those threads and who of them may stop. Refuses to change the state: what comes of an errand is an action.

use super::browse::Message;
use super::find::find;
use super::in_order::InOrder;
use super::known::{self, Unfinished};
use super::out::Failure;
use super::summing;
use crate::app::facets::Counting;
use crate::app::order::Order;
use crate::app::{Action, Found, Known, Purpose, Request};
use crate::model::{Day, Timeline};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// Sends threads on errands.
pub(super) struct Errands {
    to: Sender<Message>,
    threads: usize,
    /// The number of the latest question of each purpose: the others are of no use any more.
    latest: [Arc<AtomicU64>; Purpose::COUNT],
    /// The number of the latest question for a day.
    day: Arc<AtomicU64>,
}

impl Errands {
    pub(super) fn new(to: Sender<Message>, threads: usize) -> Self {
        Self { to, threads, latest: Default::default(), day: Arc::default() }
    }

    /// Finds what matches.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn find(&self, timeline: Arc<Timeline>, request: Request) -> io::Result<()> {
        let Request { number, purpose, query } = request;
        let latest = Arc::clone(&self.latest[purpose as usize]);
        latest.store(number, Ordering::Relaxed);
        let (to, threads) = (self.to.clone(), self.threads);
        errand("finding", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            let answer = |matches, is_all| {
                let _ = to.send(Message::Done(Action::Found(Found { number, purpose, matches, is_all })));
            };
            let found = find(&timeline, &query, threads, &stop, &|so_far| answer(Arc::new(so_far.clone()), false));
            if let Some(found) = found {
                answer(Arc::new(found), true);
            }
        })
    }

    /// Finds what was known on a day.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn look_back(&self, whole: Arc<Timeline>, number: u64, day: Day) -> io::Result<()> {
        let latest = Arc::clone(&self.day);
        latest.store(number, Ordering::Relaxed);
        let (to, threads) = (self.to.clone(), self.threads);
        errand("looking back", move || {
            let shown = match known::as_of(&whole, day, threads, &|| latest.load(Ordering::Relaxed) != number) {
                Ok(known) => Some(known.into()),
                Err(Unfinished::Failed(_)) => None,
                Err(Unfinished::Stopped) => return,
            };
            let _ = to.send(Message::Done(Action::Known(Known { number, shown })));
        })
    }

    /// Lists the days on which something was published.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn list_publications(&self, whole: Arc<Timeline>, reading: u64) -> io::Result<()> {
        let (to, threads) = (self.to.clone(), self.threads);
        errand("listing", move || {
            // Where the file has changed meanwhile there is no day to step to.
            let publications = known::publications(&whole, threads, &|| false).unwrap_or_default();
            let _ = to.send(Message::Done(Action::Published(reading, Arc::new(publications))));
        })
    }

    /// Counts the values that can be asked for.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn count(&self, timeline: Arc<Timeline>, number: u64) -> io::Result<()> {
        let (to, threads) = (self.to.clone(), self.threads);
        errand("counting", move || {
            let order = Order::All(timeline.len());
            let events = InOrder { timeline: &timeline, order: &order, threads };
            let mut counted = Counting::default();
            let all: Result<(), Failure> = events.each(
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
            let _ = to.send(Message::Done(Action::Counted(number, Arc::new(counted))));
        })
    }

    /// Walks over all events and sums up what follows from them; ends where nobody holds the timeline any more, because
    /// another was read or the reader went.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn summarise(&self, timeline: &Arc<Timeline>) -> io::Result<()> {
        let (to, threads, wanted) = (self.to.clone(), self.threads, Arc::downgrade(timeline));
        errand("summing", move || {
            if let Some(summary) = summing::walk(&wanted, threads) {
                let _ = to.send(Message::Done(Action::Summarised(Arc::new(summary))));
            }
        })
    }
}

fn errand(name: &str, what: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(what).map(drop)
}
