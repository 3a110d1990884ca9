//! What other readings of the same files changed, and whether they are taken up.
//!
//! Owns the comparison of two timelines by the identity of their events, the words for it, and which events the reader has
//! not seen since. An event is the same where its own text is, wherever that stands in the file.

use crate::app::files::base;
use crate::app::layout::clip;
use crate::model::{EventId, FileId, Problem, Row, Severity, Timeline};
use crate::text::Clean;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The code of a fault behind which events may be lost: what the text says cannot be told.
const SYNTAX: &str = "syntax";

/// So many bytes are compared at once.
const PIECE: usize = 1 << 16;

/// Files read again.
#[derive(Debug, Clone)]
pub struct Reread {
    /// What is to be taken up; none where each file stays as it was read before.
    pub taken: Option<Taken>,
    /// Why not all of it is what the files say now, where it is not.
    pub refused: Option<Refused>,
}

/// A timeline that is to be taken up.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// What it changes.
    pub change: Change,
    /// The events that were added or changed.
    pub events: Vec<EventId>,
    /// The files that it has as they were read before.
    pub kept: BTreeSet<FileId>,
}

/// Why the screen does not show what the files say now.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The reason, in words.
    pub why: Clean,
    /// What they say, with what is wrong in it.
    pub timeline: Arc<Timeline>,
    /// The files of which there is nothing to be read, and how each goes on behind its name: " is gone".
    pub unread: Unread,
}

/// Files of which there is nothing to be read, and how each goes on behind its name: " is gone".
pub type Unread = BTreeMap<FileId, Clean>;

/// What is compared with files that are read again.
#[derive(Debug, Clone)]
pub struct Before {
    /// What was taken up last.
    pub shown: Arc<Timeline>,
    /// What stood before the files began to change: what is said to have changed has since then.
    pub rested: Arc<Timeline>,
}

/// What the readings of a session changed.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Changes {
    news: News,
    /// What it was before the files began to change, and the timeline then, once one of the readings since was taken up.
    rested: Option<(News, Arc<Timeline>)>,
    /// Whether they may still be changing: what was read may be half of what is being written.
    pub(in crate::app) are_going_on: bool,
    /// What the last reading changed, and how that was said.
    pub(in crate::app) told: Option<(Change, Clean)>,
}

/// Events that readings changed.
#[derive(Debug, Clone, Default)]
struct News {
    /// Those that the last of them added or changed.
    last: HashSet<EventId>,
    /// Those of all of them to which the reader has not been since.
    unvisited: HashSet<EventId>,
}

impl Changes {
    /// Takes up what a reading added or changed in the timeline that was shown. While the files go on changing that counts
    /// from before they began to: what was read between is forgotten. Returns whether something was.
    pub(in crate::app) fn add(&mut self, events: Vec<EventId>, shown: Arc<Timeline>) -> bool {
        let is_further = match &self.rested {
            Some((news, _)) => {
                self.news.clone_from(news);
                true
            }
            None if self.are_going_on => {
                self.rested = Some((self.news.clone(), shown));
                false
            }
            None => false,
        };
        if !events.is_empty() {
            self.news.unvisited.extend(&events);
            self.news.last = events.into_iter().collect();
        }
        is_further
    }

    /// What changes from now on counts from what is shown: a reader asked what has changed since.
    pub(in crate::app) fn count_anew(&mut self) {
        self.rested = None;
    }

    /// The files have rested: what changes from now on counts from what is shown.
    pub(in crate::app) fn rest(&mut self) {
        (self.rested, self.are_going_on) = (None, false);
    }

    /// What stood before the files began to change, where something was taken up since.
    pub(in crate::app) fn rested(&self) -> Option<&Arc<Timeline>> {
        self.rested.as_ref().map(|(_, timeline)| timeline)
    }

    pub(in crate::app) fn visit(&mut self, event: EventId) {
        self.news.unvisited.remove(&event);
        if let Some((news, _)) = &mut self.rested {
            news.unvisited.remove(&event);
        }
    }

    /// Whether the reader has not been to it since it was added or changed.
    pub(in crate::app) fn marks(&self, event: EventId) -> bool {
        self.news.unvisited.contains(&event)
    }

    /// Whether the last reading that changed an event added or changed it; none where there was no such reading.
    pub(in crate::app) fn is_last(&self, event: EventId) -> Option<bool> {
        (!self.news.last.is_empty()).then(|| self.news.last.contains(&event))
    }
}

/// What another reading changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// Events that were not there.
    pub added: usize,
    /// Events whose text is another.
    pub changed: usize,
    /// Events that are not there any more.
    pub gone: usize,
    /// What the events do not tell.
    pub rest: Rest,
}

/// Whether files differ in what is no event's text: sources, titles, comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rest {
    /// They do not, or events tell of it.
    #[default]
    Same,
    /// They do, and no event does.
    Differs,
    /// They were written over: what they said can no longer be read, of events neither.
    Unknown,
}

impl Reread {
    /// What comes of a reading of all files as they are now. A file that is not to be taken up stays as it was read before:
    /// `with` reads once more with the files of these numbers so, and has none where they cannot be had any more. Where
    /// nobody asked for it, a file in which there is no event any more may be one that is being written.
    ///
    /// Walks all events: it belongs behind the screen where they are many.
    pub fn of(
        before: &Before,
        now: Arc<Timeline>,
        unread: Unread,
        was_asked: bool,
        with: impl Fn(&BTreeSet<FileId>) -> Option<Timeline>,
    ) -> Self {
        let refusals = refusals(&before.shown, &now, &unread, was_asked);
        let Some(why) = in_words(&refusals) else {
            return Self { taken: Some(Taken::of(&before.rested, now, BTreeSet::new())), refused: None };
        };
        let kept: BTreeSet<FileId> = refusals.into_iter().map(|(file, _)| file).collect();
        let all_kept = kept.len() == now.files.len();
        let timeline = if all_kept { None } else { with(&kept).map(Arc::new) };
        // A fault that was only counted before may be listed now: then nothing is taken up.
        let is_sound = |timeline: &Arc<Timeline>| {
            refusals_of(&before.shown, timeline, was_asked).iter().all(|(file, _)| kept.contains(file))
        };
        let timeline = timeline.filter(is_sound);
        let taken = timeline.map(|timeline| Taken::of(&before.rested, timeline, kept));
        Self { taken, refused: Some(Refused { why, timeline: now, unread }) }
    }
}

impl Taken {
    /// Compares what files say with what they said.
    fn of(before: &Timeline, timeline: Arc<Timeline>, kept: BTreeSet<FileId>) -> Self {
        let (mut change, mut events) = (Change::default(), Vec::new());
        let mut texts = (Vec::new(), Vec::new());
        let mut old: HashMap<EventId, &Row> = before.rows().iter().map(|row| (row.event_id(), row)).collect();
        let is_known = before.changed_file().is_none();
        for row in timeline.rows() {
            match old.remove(&row.event_id()) {
                None => change.added += 1,
                Some(old) if !is_known || text(before, old, &mut texts.0) == text(&timeline, row, &mut texts.1) => {
                    continue;
                }
                Some(_) => change.changed += 1,
            }
            events.push(row.event_id());
        }
        change.gone = old.len();
        change.rest = match change {
            // Asked again: a file may have been written over while it was compared.
            _ if before.changed_file().is_some() => Rest::Unknown,
            Change { added: 0, changed: 0, gone: 0, .. } if !are_alike(before, &timeline) => Rest::Differs,
            _ => Rest::Same,
        };
        if change.rest == Rest::Unknown {
            change.changed = 0;
        }
        Self { timeline, change, events, kept }
    }
}

/// Why each of several files is not taken up; in their order.
type Refusals = Vec<(FileId, Clean)>;

/// Of a reading of all files: those of which there is nothing to be read, and those of which there is not enough.
fn refusals(shown: &Timeline, now: &Timeline, unread: &Unread, was_asked: bool) -> Refusals {
    let read = refusals_of(shown, now, was_asked).into_iter().filter(|(file, _)| !unread.contains_key(file));
    let unread = unread.iter().map(|(file, why)| {
        let name = clip::mention(base(now.file_name(*file)));
        (*file, Clean::line(&format!("{name}{why}; what was read of it stays.")))
    });
    let mut refusals: Refusals = unread.chain(read).collect();
    refusals.sort_unstable_by_key(|(file, _)| *file);
    refusals
}

/// Of what was read: a file in which nothing could be read, one in which what stands behind a fault was lost, and, where
/// nobody asked for it, one in which there is nothing any more. What is shown as it is now is none of them.
fn refusals_of(shown: &Timeline, now: &Timeline, was_asked: bool) -> Refusals {
    let mut faults: BTreeMap<FileId, (&Problem, bool)> = BTreeMap::new();
    for problem in now.problems.listed().iter().filter(|problem| problem.severity == Severity::Error) {
        let (_, is_syntax) = faults.entry(problem.place.file).or_insert((problem, false));
        *is_syntax |= problem.code == SYNTAX;
    }
    let [had, has] = [shown, now].map(|timeline| {
        let files = timeline.rows().iter().map(|row| row.file);
        files.collect::<HashSet<FileId>>()
    });
    let sources: HashSet<FileId> = now.source_rows().iter().map(|row| row.file).collect();
    let refusal = |file: FileId| {
        let (had, has, fault) = (had.contains(&file), has.contains(&file), faults.get(&file));
        let name = clip::mention(base(now.file_name(file)));
        let words = match fault {
            Some((fault, is_syntax)) if *is_syntax || !has && (had || !sources.contains(&file)) => {
                format!("Not taken up: line {}: {} ({name}).", now.line_of(fault), fault.message)
            }
            None if had && !has && !was_asked && now.files.len() > 1 => {
                format!("Not taken up: there is no event in {name} any more; R takes it up.")
            }
            None if had && !has && !was_asked => {
                "Not taken up: there is no event in it any more; R takes it up.".to_owned()
            }
            _ => return None,
        };
        (!is_alike(shown, now, file)).then(|| (file, Clean::line(&words)))
    };
    (0..).map(FileId).zip(&now.files).filter_map(|(file, _)| refusal(file)).collect()
}

/// Why files are not taken up, the first of them in full; none where all are.
fn in_words(refusals: &Refusals) -> Option<Clean> {
    let ((_, first), more) = refusals.split_first()?;
    Some(match more.len() {
        0 => first.clone(),
        1 => Clean::line(&format!("{first} 1 more file stays as it was.")),
        more => Clean::line(&format!("{first} {more} more files stay as they were.")),
    })
}

/// The text of an event, without the blanks behind it; none where its file no longer holds what was read.
fn text<'b>(timeline: &Timeline, row: &Row, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
    buffer.resize(row.len as usize, 0);
    timeline.bytes(row.file, u64::from(row.at), buffer).ok()?;
    Some(buffer.trim_ascii_end())
}

/// Whether two readings of the same files found the same bytes.
fn are_alike(before: &Timeline, now: &Timeline) -> bool {
    (0..).map(FileId).zip(&now.files).all(|(file, _)| is_alike(before, now, file))
}

/// Whether they found the same bytes in a file.
fn is_alike(before: &Timeline, now: &Timeline, file: FileId) -> bool {
    let mut pieces = (Vec::new(), Vec::new());
    let size = now.size(file);
    size == before.size(file)
        && (0..size.unwrap_or_default()).step_by(PIECE).all(|at| {
            let piece = |timeline: &Timeline, buffer: &mut Vec<u8>| {
                let left = usize::try_from(size.unwrap_or_default() - at).unwrap_or(PIECE);
                buffer.resize(left.min(PIECE), 0);
                timeline.bytes(file, at, buffer).is_ok()
            };
            piece(before, &mut pieces.0) && piece(now, &mut pieces.1) && pieces.0 == pieces.1
        })
}

impl Change {
    /// In words; none where nothing changed.
    pub fn words(&self) -> Option<String> {
        let parts = [(self.added, "added"), (self.changed, "changed"), (self.gone, "gone")];
        let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        Some(match (told.join(", "), self.rest) {
            (told, Rest::Same) if told.is_empty() => return None,
            (told, Rest::Unknown) if told.is_empty() => "Read again: the file was written over".to_owned(),
            (_, Rest::Differs) => "No event has changed, but something beside them has".to_owned(),
            (told, Rest::Unknown) => format!("{told}; which others have changed cannot be told"),
            (told, Rest::Same) => told,
        })
    }
}

#[cfg(test)]
mod tests;
