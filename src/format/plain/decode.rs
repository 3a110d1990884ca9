//! The event or source behind a plain section, without the library: what a list of a million events is printed from.
//!
//! Owns the same subset as the recogniser above it, read into an [`Event`] or a [`Source`] instead of a row: `None` sends
//! the section to the library.

use super::{Cursor, EVENTS, SOURCES};
use crate::format::fields::is_sha256;
use crate::format::keys;
use crate::model::{Citation, Cited, Date, DatedBy, Event, FileId, Source, SourceKind};

/// Decodes the event of a section that holds nothing else.
pub(in crate::format) fn event(text: &str, file: FileId) -> Option<Event> {
    let mut cursor = Cursor { text, at: 0, start: 0, pointers: &mut Vec::new() };
    cursor.take(EVENTS).then_some(())?;
    cursor.line_end()?;
    let event = cursor.decode(file)?;
    (cursor.at == text.len()).then_some(event)
}

/// Decodes the source of a section that holds nothing else.
pub(in crate::format) fn source(text: &str) -> Option<Source> {
    let mut cursor = Cursor { text, at: 0, start: 0, pointers: &mut Vec::new() };
    cursor.take(SOURCES).then_some(())?;
    cursor.line_end()?;
    let source = cursor.decode_source()?;
    (cursor.at == text.len()).then_some(source)
}

/// The texts of a list written plainly.
pub(in crate::format) fn list(text: &str) -> Vec<String> {
    Cursor { text, at: 0, start: 0, pointers: &mut Vec::new() }.all().unwrap_or_default()
}

impl Cursor<'_, '_> {
    fn decode(&mut self, file: FileId) -> Option<Event> {
        let (mut id, mut date, mut title, mut summary, mut place) = (None, None, None, None, None);
        let (mut people, mut tags, mut see, mut sources) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut seen = 0;
        while let Some(key) = self.key(EVENTS, true, keys::EVENT, &mut seen)? {
            match key {
                "id" => id = Some(self.plain()?),
                "date" => date = Some(Date::parse(self.plain()?).ok()?),
                "title" => title = Some(self.plain()?),
                "summary" => summary = self.said()?,
                "place" => place = self.said()?,
                "people" => people = self.all()?,
                "tags" => tags = self.all()?,
                "see" => see = self.all()?,
                "sources" => sources = self.cited()?,
                _ => return None,
            }
            self.line_end()?;
        }
        let cited = |id| Citation { source: Cited::Id(id), at: None, quote: None };
        Some(Event {
            id: id?.to_owned(),
            id_derived: false,
            date: date?,
            dated_by: DatedBy::Source,
            after: Vec::new(),
            before: Vec::new(),
            note: None,
            title: title?.to_owned(),
            summary,
            place,
            people,
            tags,
            see,
            sources: sources.into_iter().map(cited).collect(),
            claims: Vec::new(),
            file,
            line: 0,
        })
    }

    fn decode_source(&mut self) -> Option<Source> {
        let (mut id, mut title, mut source) = (None, None, Source::default());
        let mut seen = 0;
        while let Some(key) = self.key(SOURCES, true, keys::SOURCE, &mut seen)? {
            match key {
                "id" => id = Some(self.plain()?),
                "title" => title = Some(self.plain()?),
                "publisher" => source.publisher = self.said()?,
                "author" => source.author = self.said()?,
                "published" => source.published = Some(Date::parse(self.plain()?).ok()?),
                "url" => source.url = self.said()?,
                "accessed" => source.accessed = Some(Date::parse(self.plain()?).ok()?),
                "kind" => {
                    let kind = self.plain()?;
                    source.kind = SourceKind::WORDS.iter().find(|(word, _)| *word == kind).map(|(_, kind)| *kind);
                    source.kind?;
                }
                "derived_from" => source.derived_from = Some(self.plain()?.to_owned()),
                "archive" => source.archive = self.said()?,
                "sha256" => source.sha256 = Some(self.plain().filter(|hash| is_sha256(hash))?.to_owned()),
                "note" => source.note = self.said()?,
                _ => return None,
            }
            self.line_end()?;
        }
        Some(Source { id: id?.to_owned(), title: title?.to_owned(), ..source })
    }

    /// A text with its escapes undone; none within `Some` where it says nothing.
    #[expect(clippy::option_option, reason = "not plain, says nothing, and says something are three things")]
    fn said(&mut self) -> Option<Option<String>> {
        let (text, escaped) = self.string()?;
        let said = if escaped { unescaped(text) } else { text.to_owned() };
        Some((!said.is_empty()).then_some(said))
    }

    /// The texts of a list that say something.
    fn all(&mut self) -> Option<Vec<String>> {
        let mut all = Vec::new();
        self.items(|cursor| {
            all.extend(cursor.said()?);
            Some(())
        })?;
        Some(all)
    }

    /// The sources of a list: one that is empty is a fault, and faults are the library's to tell.
    fn cited(&mut self) -> Option<Vec<String>> {
        let mut cited = Vec::new();
        self.items(|cursor| {
            cited.push(cursor.said()??);
            Some(())
        })?;
        Some(cited)
    }
}

/// Undoes the escapes that a plain text may have: `\"`, `\\`, `\n` and `\t`.
pub(super) fn unescaped(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let meant = if character == '\\' { characters.next() } else { None };
        unescaped.push(match meant {
            Some('n') => '\n',
            Some('t') => '\t',
            Some(itself) => itself,
            None => character,
        });
    }
    unescaped
}

#[cfg(test)]
mod tests {
    use super::super::super::section;
    use super::*;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            8 => "\"([a-zé ]|\\\\\"|\\\\\\\\|\\\\n|\\\\t){0,8}\"",
            1 => r#"["'a\\#]{0,4}"#,
        ]
    }

    fn source_field() -> impl Strategy<Value = String> {
        let texts =
            vec!["id", "title", "publisher", "author", "url", "archive", "sha256", "note", "derived_from", "at"];
        let kinds = vec!["\"news\"", "\"ngo\"", "\"rumour\"", "\"\"", "3"];
        prop_oneof![
            8 => (prop::sample::select(texts), text()).prop_map(|(key, text)| format!("{key} = {text}")),
            1 => prop::sample::select(kinds).prop_map(|kind| format!("kind = {kind}")),
            2 => (prop::sample::select(vec!["published", "accessed"]), date())
                .prop_map(|(key, date)| format!("{key} = \"{date}\"")),
        ]
    }

    fn date() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec!["2022", "2022-03~", "2022-02-30", "2022-03/..", "2022-03-27T10:00:00Z"])
    }

    fn field() -> impl Strategy<Value = String> {
        let one = (prop::sample::select(vec!["id", "title", "summary", "place"]), text());
        let many = (
            prop::sample::select(vec!["people", "tags", "see", "sources", "claims"]),
            prop::collection::vec(text(), 0..3),
        );
        prop_oneof![
            one.prop_map(|(key, text)| format!("{key} = {text}")),
            many.prop_map(|(key, texts)| format!("{key} = [{}]", texts.join(", "))),
            date().prop_map(|date| format!("date = \"{date}\"")),
        ]
    }

    proptest! {
        /// Whatever is decoded here is what the library makes of it.
        #[test]
        fn an_event_is_the_same_on_both_roads(
            fields in prop::collection::vec(field(), 0..5),
            (date, title, id) in any::<(bool, bool, bool)>(),
        ) {
            let mut section = String::from("[[events]]\n");
            for (wanted, line) in [(date, "date = \"2021\""), (title, "title = \"A title\""), (id, "id = \"an-id\"")] {
                section += if wanted { line } else { "" };
                section += "\n";
            }
            section += &fields.join("\n");
            section += "\n";
            if let Some(event) = event(&section, FileId(3)) {
                let found = section::read(&section, FileId(3), 0);
                prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
                prop_assert_eq!(Some(event), found.events.into_iter().next().and_then(|found| found.event));
            }
        }

        /// The same of a source.
        #[test]
        fn a_source_is_the_same_on_both_roads(
            fields in prop::collection::vec(source_field(), 0..5),
            (title, id) in any::<(bool, bool)>(),
        ) {
            let mut section = String::from("[[sources]]\n");
            for (wanted, line) in [(title, "title = \"A title\""), (id, "id = \"an-id\"")] {
                section += if wanted { line } else { "" };
                section += "\n";
            }
            section += &fields.join("\n");
            section += "\n";
            if let Some(source) = source(&section) {
                let found = section::read(&section, FileId(3), 0);
                prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
                prop_assert_eq!(Some(source), found.sources.into_iter().next().and_then(|found| found.source));
            }
        }
    }

    #[test]
    fn a_plain_source_is_decoded() {
        let text = "[[sources]]\nid = \"a\"\ntitle = \"T\"\npublisher = \"The \\\"P\\\"\"\npublished = \"1886\"\nkind = \"ngo\"\n";
        let source = source(text).unwrap();
        assert_eq!((source.publisher.as_deref(), source.kind), (Some("The \"P\""), Some(SourceKind::Ngo)));
    }

    #[test]
    fn a_plain_event_is_decoded() {
        let text = "[[events]]\nid = \"a\"\ndate = \"2022-03\"\ntitle = \"T\"\nsummary = \"a \\\"b\\\" \\\\n\"\n\n";
        let event = event(text, FileId(0)).unwrap();
        assert_eq!(event.summary.as_deref(), Some("a \"b\" \\n"));
    }
}
