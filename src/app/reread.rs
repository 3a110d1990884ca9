//! What another reading of the same files changed, and whether it is taken up.
//!
//! Owns the comparison of two timelines by the identity of their events, and the words for it. An event is the same
//! where its own text is, wherever that stands in the file.

use crate::app::layout::clip;
use crate::model::{Row, Severity, Timeline};
use crate::text::Clean;
use std::sync::Arc;

/// The code of a fault behind which events may be lost: what the text says cannot be told.
const SYNTAX: &str = "syntax";

/// Files read again.
#[derive(Debug, Clone)]
pub struct Reread {
    /// What they say now.
    pub timeline: Arc<Timeline>,
    /// What that changes.
    pub change: Change,
}

/// How many events another reading added, changed and lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// Events that were not there.
    pub added: usize,
    /// Events whose text is another.
    pub changed: usize,
    /// Events that are not there any more.
    pub gone: usize,
}

impl Reread {
    /// Compares what files say with what they said. Walks all events: it belongs behind the screen where they are many.
    pub fn of(before: &Timeline, timeline: Arc<Timeline>) -> Self {
        let mut change = Change::default();
        let mut texts = (Vec::new(), Vec::new());
        for row in timeline.rows() {
            match before.find(row.event_id()).and_then(|at| before.rows().get(at)) {
                None => change.added += 1,
                Some(old) => {
                    let is_same = text(before, old, &mut texts.0) == text(&timeline, row, &mut texts.1);
                    change.changed += usize::from(!is_same);
                }
            }
        }
        change.gone = before.rows().iter().filter(|row| timeline.find(row.event_id()).is_none()).count();
        Self { timeline, change }
    }

    /// Why it is not taken up, in words: nothing in it can be read, or what stands behind a fault in it was lost.
    pub fn refusal(&self) -> Option<Clean> {
        let problems = &self.timeline.problems;
        let is_lost = self.timeline.is_empty() && problems.errors() > 0;
        let mut errors = problems.listed().iter().filter(|problem| problem.severity == Severity::Error);
        let fault = if is_lost { errors.next() } else { errors.find(|problem| problem.code == SYNTAX) }?;
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

impl Change {
    /// In words; none where nothing changed.
    pub fn words(&self) -> Option<String> {
        let parts = [(self.added, "added"), (self.changed, "changed"), (self.gone, "gone")];
        let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        (!told.is_empty()).then(|| told.join(", "))
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
            (format!("# Above.\n{BEFORE}\n\n"), None),
            (format!("{BEFORE}{c}"), Some("1 added")),
            (BEFORE.replace("\"B\"", "\"Bee\""), Some("1 changed")),
            (first.to_owned(), Some("1 gone")),
            (format!("{}{c}", first.replace("2021", "2023")), Some("1 added, 1 changed, 1 gone")),
        ] {
            let read = Reread::of(&timeline(BEFORE), Arc::new(timeline(&now)));
            assert_eq!(read.change.words().as_deref(), words, "{now}");
            assert_eq!(read.refusal(), None, "{now}");
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
            assert_eq!(read.refusal().is_some(), refused, "{now}: {:?}", read.timeline.problems.listed());
        }
    }
}
