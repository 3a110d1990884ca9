//! What takes longer than a frame: looked for and counted on threads of their own, while the screen answers.
//!
//! Owns those threads and who of them may stop. Refuses to change the state: what comes of an errand is an action.

use super::browse::Message;
use super::in_order::InOrder;
use super::known::{self, Unfinished};
use super::out::Failure;
use super::picturing;
use super::summing;
use super::tui::browser;
use super::verify::archive::{self, Archives};
use super::verify::folder::Folders;
use super::work::Pool;
use crate::app::detail::archives::{Archived, Checked, Standing};
use crate::app::facets::Counting;
use crate::app::summary::Summary;
use crate::app::{Action, Commission, Delivery, Found, Known, Purpose, Request, jobs};
use crate::model::Order;
use crate::model::{Day, Source, Timeline};
use crate::search::find;
use crate::text::Clean;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Sends threads on errands.
pub(super) struct Errands {
    to: Sender<Message>,
    threads: usize,
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

impl Errands {
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn new(to: Sender<Message>, threads: usize, folders: Folders) -> io::Result<Self> {
        let (copies, asked) = channel();
        let answer = to.clone();
        errand("archives", move || look_at_copies(&asked, &folders, &answer))?;
        let (latest, day, pictures, narrowed) = Default::default();
        Ok(Self { to, threads, pool: Arc::new(Pool::new(threads)), latest, day, pictures, narrowed, copies })
    }

    /// Looks at archived copies.
    pub(super) fn check(&self, copies: Vec<Archived>) {
        // It listens as long as there is an errand to be sent on.
        let _ = self.copies.send(copies);
    }

    /// Opens an address in the reader's browser; answers what is to be said.
    pub(super) fn open(&self, url: &str) -> Clean {
        let to = self.to.clone();
        let later = move |said: String| drop(to.send(Message::Done(Action::Say(Clean::line(&said)))));
        Clean::line(&browser::open(url, later))
    }

    /// Finds what matches.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn find(&self, timeline: Arc<Timeline>, request: Request) -> io::Result<()> {
        let Request { number, purpose, query } = request;
        let latest = Arc::clone(&self.latest[purpose as usize]);
        latest.store(number, Ordering::Relaxed);
        let (to, pool) = (self.to.clone(), Arc::clone(&self.pool));
        errand("finding", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            let answer = |matches, is_all| {
                let _ = to.send(Message::Done(Action::Found(Found { number, purpose, matches, is_all })));
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

    /// Makes a picture.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn picture(&self, timeline: Arc<Timeline>, commission: Commission) -> io::Result<()> {
        let Commission { number, wanted } = commission;
        let latest = Arc::clone(&self.pictures[wanted.kind()]);
        latest.store(number, Ordering::Relaxed);
        let (to, threads) = (self.to.clone(), self.threads);
        errand("drawing", move || {
            let stop = || latest.load(Ordering::Relaxed) != number;
            if let Some(picture) = picturing::make(&timeline, &wanted, threads, &stop) {
                let _ = to.send(Message::Done(Action::Pictured(Delivery { number, picture })));
            }
        })
    }

    /// Counts the values that can be asked for.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn count(&self, timeline: Arc<Timeline>, number: u64) -> io::Result<()> {
        let (to, threads) = (self.to.clone(), self.threads);
        behind("counting", move || {
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
        behind("summing", move || {
            if let Some(summary) = summing::walk(&wanted, threads) {
                let _ = to.send(Message::Done(Action::Summarised(Arc::new(summary))));
            }
        })
    }

    /// Looks at the sources and figures of the visible events.
    ///
    /// # Errors
    /// Where no thread can be had.
    pub(super) fn narrow(&self, number: u64, whole: Option<Arc<Summary>>, order: Order) -> io::Result<()> {
        let Some(whole) = whole else { return Ok(()) };
        let latest = Arc::clone(&self.narrowed);
        latest.store(number, Ordering::Relaxed);
        let (to, threads) = (self.to.clone(), self.threads);
        errand("narrowing", move || {
            if let Some(summary) =
                summing::narrow(&whole, &order, threads, &|| latest.load(Ordering::Relaxed) != number)
            {
                let _ = to.send(Message::Done(Action::Narrowed(number, Arc::new(summary))));
            }
        })
    }
}

/// Looks at copies as they are asked for. Who asks again has gone on: only the last that wait are of use.
fn look_at_copies(asked: &Receiver<Vec<Archived>>, folders: &Folders, to: &Sender<Message>) {
    while let Ok(first) = asked.recv() {
        let copies = asked.try_iter().last().unwrap_or(first);
        // What was read once may have changed since.
        let mut archives = Archives::new(folders.clone());
        let checked = copies.into_iter().map(|copy| {
            let source = Source { archive: Some(copy.path.clone()), sha256: copy.sha256.clone(), ..Source::default() };
            let found = archives.copy(&source, copy.file);
            Checked { copy, standing: standing(&found), words: Clean::line(&found.words()) }
        });
        let checked = checked.collect();
        if to.send(Message::Done(Action::Checked(checked))).is_err() {
            return;
        }
    }
}

fn standing(copy: &archive::Copy) -> Standing {
    match copy {
        archive::Copy::Whole => Standing::Whole,
        archive::Copy::Unnamed | archive::Copy::Unproven => Standing::Unproven,
        archive::Copy::Altered(_) | archive::Copy::Fault(_) => Standing::Faulty,
    }
}

/// The same for what nobody waits for: it gives way to the screen and to what is being looked for.
fn behind(name: &str, what: impl FnOnce() + Send + 'static) -> io::Result<()> {
    errand(name, move || {
        // There the number is of the thread, and of those that it starts; elsewhere it may be of the whole program.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::nice(19);
        what();
    })
}

fn errand(name: &str, what: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(what).map(drop)
}
