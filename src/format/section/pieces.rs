//! A long event read in pieces: its head, then some of its claims at a time.
//!
//! The parser's tree takes some thirty times the memory of what it is made from, so that no more than a piece of a long
//! event becomes one at a time. What comes of it is what the whole would give; a section of which that is not certain,
//! for a fault in it say, is read in one piece.

use super::{Section, whole};
use crate::format::fields::Fields;
use crate::format::scan;
use crate::format::spans::EventSpans;
use crate::model::FileId;
use std::ops::Range;
use toml::de::DeTable;

/// Longer sections are read in pieces of about this size, in bytes.
pub(super) const LONG: usize = 1 << 20;

/// Reads a section in pieces of about `size` bytes; none where it has to be read whole.
pub(super) fn read(text: &str, file: FileId, base: u64, notes: bool, size: usize) -> Option<Section> {
    let (pieces, claims) = cut(text, size)?;
    let mut pieces = pieces.into_iter();
    let head = text.get(pieces.next()?)?;
    let mut found = whole(head, file, base, notes.then(EventSpans::default));
    let [event] = found.events.as_mut_slice() else { return None };
    if found.broken || event.has_claims {
        return None;
    }
    // Keys are read in the order of the alphabet: the event's own citations behind those of its claims.
    let mut own = std::mem::take(&mut event.references);
    event.event.iter_mut().for_each(|event| event.claims.reserve_exact(claims));
    pieces.try_for_each(|piece| found.claims(text.get(piece.clone())?, file, base, piece.start))?;
    found.events.iter_mut().for_each(|event| event.references.append(&mut own));
    Some(found)
}

/// The head of the section that `text` is, and behind it claims with what stands between them; and how many claims there
/// are. None where it is not the section of an event with claims.
fn cut(text: &str, size: usize) -> Option<(Vec<Range<usize>>, usize)> {
    if scan::start(text) != scan::Start::Event {
        return None;
    }
    let (mut pieces, mut start, mut claims) = (Vec::new(), 0, 0);
    for claim in scan::claims(text) {
        claims += 1;
        if start == 0 || claim - start >= size {
            pieces.push(start..claim);
            start = claim;
        }
    }
    pieces.push(start..text.len());
    (claims > 0).then_some((pieces, claims))
}

impl Section {
    /// Takes in the claims of the event, and the sources between them, that stand in a piece at byte `at` of the section;
    /// none where there is anything else in it.
    fn claims(&mut self, piece: &str, file: FileId, base: u64, at: usize) -> Option<()> {
        let (table, faults) = DeTable::parse_recoverable(piece);
        let root = table.get_ref();
        let of_event = root.get("events")?.get_ref().as_table()?;
        let is_known = |key: &str| key == "events" || key == "sources";
        if !faults.is_empty() || of_event.len() != 1 || !root.keys().all(|key| is_known(key.get_ref())) {
            return None;
        }
        let claims = of_event.get("claims").filter(|claims| claims.get_ref().as_array().is_some())?;
        let event = self.events.first_mut()?;
        let mut fields = Fields::new(piece, file, base + at as u64);
        fields.spans = self.spans.take();
        let read = fields.claims(claims, event);
        if let Some(event) = &mut event.event {
            event.claims.extend(read);
        }
        if let Some(listed) = root.get("sources") {
            for (table, span) in fields.records("sources", listed) {
                self.sources.push(fields.listed_source(table, span));
            }
        }
        self.problems.append(&mut fields.sink.problems);
        self.spans = fields.spans;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that is found in a section.
    fn all(found: &Section) -> String {
        let events = found.events.iter().map(|e| (&e.event, &e.id, &e.span, e.inline, &e.claims, &e.references));
        let sources = found.sources.iter().map(|s| (&s.source, &s.id, &s.span, s.inline, &s.references));
        let mut problems = found.problems.clone();
        problems.sort_by_key(|problem| (problem.place.span.start, problem.message.clone()));
        let (events, sources) = (events.collect::<Vec<_>>(), sources.collect::<Vec<_>>());
        format!("{events:#?}{sources:#?}{problems:#?}{:#?}", found.spans)
    }

    #[test]
    fn a_section_in_pieces_says_what_it_says_in_one() {
        const EVENT: &str = "[[events]]\nid = \"e\"\ndate = \"2001\"\ntitle = \"a\"\nsources = [\"s\"]\n";
        const CLAIM: &str =
            "[[events.claims]]\nid = \"c\"\ntext = \"t\"\nsources = [\"s\", { title = \"in place\" }]\n";
        const FIGURE: &str = "[[events.claims]]\ntext = '''\n[[events.claims]]\n'''\nodd = 3\n\
                              [events.claims.figure]\nmeasure = \"m\"\nvalue = 3\n";
        const SOURCE: &str = "[[sources]]\nid = \"s\"\ntitle = \"S\"\nderived_from = \"t\"\n";
        for text in [
            format!("{EVENT}{CLAIM}{CLAIM}"),
            format!("{EVENT}{SOURCE}{CLAIM}{SOURCE}{SOURCE}{FIGURE}{SOURCE}{CLAIM}"),
            format!("{EVENT}tags = 3\n{FIGURE}[[events.claims]]\nby = \"b\"\ndisputes = [\"c\"]\n{CLAIM}"),
            format!("[[events]]\ntitle = \"no date\"\n{CLAIM}{CLAIM}"),
        ] {
            let pieces = read(&text, FileId(2), 7, true, 1).unwrap();
            assert_eq!(all(&pieces), all(&whole(&text, FileId(2), 7, Some(EventSpans::default()))), "{text}");
        }
    }

    #[test]
    fn a_section_with_anything_but_claims_and_sources_is_read_whole() {
        const EVENT: &str = "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n";
        const CLAIM: &str = "[[events.claims]]\ntext = \"t\"\n";
        for text in [
            EVENT.to_owned(),
            format!("{EVENT}claims = []\n{CLAIM}"),
            format!("{EVENT}{CLAIM}{CLAIM}= 3\n"),
            format!("{EVENT}{CLAIM}[meta]\nx = 1\n"),
            format!("{EVENT}{CLAIM}[events.place]\nx = 1\n"),
            format!("events = []\n{CLAIM}"),
        ] {
            assert!(read(&text, FileId(2), 7, true, 1).is_none(), "{text}");
        }
    }
}
