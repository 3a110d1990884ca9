//! What other readings of the same files changed, and whether they are taken up.
//!
//! Owns the comparison of two timelines by the identity of their events, the words for it, and which events the reader has
//! not seen since. An event is the same where its own text is, wherever that stands in the file.

use crate::app::layout::clip;
use crate::model::{EventId, FileId, Row, Severity, Timeline};
use crate::text::Clean;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The code of a fault behind which events may be lost: what the text says cannot be told.
const SYNTAX: &str = "syntax";

/// So many bytes are compared at once.
const PIECE: usize = 1 << 16;

/// Files read again.
#[derive(Debug, Clone)]
pub struct Reread {
    /// What they say now.
    pub timeline: Arc<Timeline>,
    /// What that changes.
    pub change: Change,
    /// The events that were added or changed.
    pub events: Vec<EventId>,
    /// Whether there is no event any more where there were some, as while a file is written anew.
    pub is_emptied: bool,
}

/// Why the screen does not show what the files say now.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The reason, in words.
    pub why: Clean,
    /// What they say, with what is wrong in it; none where they could not be read.
    pub timeline: Option<Arc<Timeline>>,
}

/// What the readings of a session changed.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Changes {
    /// The events that the last of them added or changed.
    last: HashSet<EventId>,
    /// Those of all of them to which the reader has not been since.
    unvisited: HashSet<EventId>,
}

impl Changes {
    pub(in crate::app) fn add(&mut self, events: Vec<EventId>) {
        if !events.is_empty() {
            self.unvisited.extend(&events);
            self.last = events.into_iter().collect();
        }
    }

    pub(in crate::app) fn visit(&mut self, event: EventId) {
        self.unvisited.remove(&event);
    }

    /// Whether the reader has not been to it since it was added or changed.
    pub(in crate::app) fn marks(&self, event: EventId) -> bool {
        self.unvisited.contains(&event)
    }

    /// Whether the last reading that changed an event added or changed it; none where there was no such reading.
    pub(in crate::app) fn is_last(&self, event: EventId) -> Option<bool> {
        (!self.last.is_empty()).then(|| self.last.contains(&event))
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
    /// Compares what files say with what they said. Walks all events: it belongs behind the screen where they are many.
    pub fn of(before: &Timeline, timeline: Arc<Timeline>) -> Self {
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
        let is_emptied = timeline.is_empty() && !before.is_empty();
        Self { timeline, change, events, is_emptied }
    }

    /// Why it is not taken up, in words: nothing in it can be read, what stands behind a fault in it was lost, or there is
    /// nothing in it, and nobody asked for it.
    pub fn refusal(&self, was_asked: bool) -> Option<Clean> {
        let problems = &self.timeline.problems;
        let is_lost = self.timeline.is_empty() && problems.errors() > 0;
        let mut errors = problems.listed().iter().filter(|problem| problem.severity == Severity::Error);
        let fault = if is_lost { errors.next() } else { errors.find(|problem| problem.code == SYNTAX) };
        let Some(fault) = fault else {
            let words = "Not taken up: there is no event in it any more; R takes it up.";
            return (self.is_emptied && !was_asked).then(|| Clean::from(words));
        };
        let (name, line) = (self.timeline.file_name(fault.place.file), self.timeline.line_of(fault));
        let words = format!("Not taken up: line {line}: {} ({}).", fault.message, clip::mention(name));
        Some(Clean::line(&words))
    }
}

/// The text of an event, without the blanks behind it; none where its file no longer holds what was read.
fn text<'b>(timeline: &Timeline, row: &Row, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
    buffer.resize(row.len as usize, 0);
    timeline.bytes(row.file, u64::from(row.at), buffer).ok()?;
    Some(buffer.trim_ascii_end())
}

/// Whether two readings of the same files found the same bytes.
fn are_alike(before: &Timeline, now: &Timeline) -> bool {
    let mut pieces = (Vec::new(), Vec::new());
    (0..).map(FileId).zip(&now.files).all(|(file, _)| {
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
mod tests {
    use super::*;
    use crate::format::{Opened, Reading, read};

    const BEFORE: &str = "[[events]]\nid = \"a\"\ndate = \"2021\"\ntitle = \"A\"\n\n\
                          [[events]]\nid = \"b\"\ndate = \"2022\"\ntitle = \"B\"\n";

    fn timeline(text: &str) -> Timeline {
        read(&[Opened::held("a.toml", text.to_owned())], &Reading::default())
    }

    #[test]
    fn what_changed_is_told_by_identity() {
        let c = "\n[[events]]\nid = \"c\"\ndate = \"2020\"\ntitle = \"C\"\n";
        let first = BEFORE.split("\n\n").next().unwrap();
        for (now, words) in [
            (BEFORE.to_owned(), None),
            (format!("# Above.\n{BEFORE}\n\n"), Some("No event has changed, but something beside them has")),
            (format!("title = \"T\"\n{BEFORE}"), Some("No event has changed, but something beside them has")),
            (format!("{BEFORE}{c}"), Some("1 added")),
            (BEFORE.replace("\"B\"", "\"Bee\""), Some("1 changed")),
            (first.to_owned(), Some("1 gone")),
            (format!("{}{c}", first.replace("2021", "2023")), Some("1 added, 1 changed, 1 gone")),
        ] {
            let read = Reread::of(&timeline(BEFORE), Arc::new(timeline(&now)));
            assert_eq!(read.change.words().as_deref(), words, "{now}");
            assert_eq!(read.refusal(false), None, "{now}");
        }
    }

    #[test]
    fn a_reading_that_lost_events_is_not_taken_up() {
        for (now, refused) in [
            ("", false),
            ("[[events]\n", true),
            (
                "[[events]]\nid = \"a\"\ndate = \"2021\"\ntitle = \"A\n\n[[events]]\nid = \"b\"\ndate = \"2022\"\ntitle = \"B\"\n",
                true,
            ),
            ("[[events]]\ndate = \"March 2022\"\ntitle = \"A\"\n", true),
            ("[[events]]\ndate = \"2021\"\ntitle = \"A\"\n\n[[events]]\ndate = \"x\"\ntitle = \"B\"\n", false),
        ] {
            let read = Reread::of(&timeline(BEFORE), Arc::new(timeline(now)));
            assert_eq!(read.refusal(true).is_some(), refused, "{now}: {:?}", read.timeline.problems.listed());
        }
    }
}
