//! A source, listed or written in place.

use crate::format::fields::{Fields, Value};
use crate::format::keys;
use crate::format::record::{Name, Points, Reference, SourceRecord, point_from};
use crate::model::{Source, SourceKind};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

impl Fields<'_> {
    /// Reads a source that a file lists.
    pub(in crate::format) fn listed_source(&mut self, table: &DeTable<'_>, span: Range<usize>) -> SourceRecord {
        let inline = self.raw(&span).starts_with('{');
        let mut references = Vec::new();
        let (source, id) = self.source(table, &span, &mut references);
        if !table.contains_key("id") {
            self.missing(&span, "a listed source", &[("id", true)]);
        }
        let source = source.filter(|_| id.is_some());
        // Tables within it may stand anywhere behind it, and say nothing of it.
        let is_within = |value: &Value<'_>| !matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
        let ends = table.values().filter(|value| is_within(value)).map(|value| value.span().end);
        let span = self.sink.span(&(span.start..ends.fold(span.end, usize::max)));
        SourceRecord { source, id, span, inline, references }
    }

    /// Reads the fields of a source, listed or in place.
    pub(super) fn source(
        &mut self,
        table: &DeTable<'_>,
        span: &Range<usize>,
        references: &mut Vec<Reference>,
    ) -> (Option<Source>, Option<Name>) {
        let mut source = Source::default();
        let mut id = None;
        let mut title = None;
        for (key, value) in table {
            let asked_about =
                ["publisher", "published", "url", "archive"].into_iter().find(|name| *name == key.get_ref().as_ref());
            if let Some(name) = asked_about {
                self.note(&value.span(), |spans, place| spans.source.push((name, place)));
            }
            match key.get_ref().as_ref() {
                "id" => id = self.name("id", value),
                "title" => title = Some(self.needed("title", value)),
                "publisher" => source.publisher = self.text("publisher", value),
                "author" => source.author = self.text("author", value),
                "published" => source.published = self.date("published", value),
                "url" => source.url = self.text("url", value),
                "accessed" => source.accessed = self.date("accessed", value),
                "kind" => source.kind = self.word("kind", "bad-word", &SourceKind::WORDS, value),
                "derived_from" => {
                    source.derived_from = self.pointer(Points::DerivesFrom, "derived_from", value, references);
                }
                "archive" => source.archive = self.text("archive", value),
                "sha256" => source.sha256 = self.sha256(value),
                "note" => source.note = self.text("note", value),
                // Of a source in place: they belong to the citation, which reads them.
                "at" | "quote" => {}
                _ => self.unknown("a source", keys::SOURCE, key, value),
            }
        }
        self.missing(span, "a source", &[("title", title.is_none())]);
        if let Some(id) = &id {
            point_from(&id.name, references, Points::DerivesFrom);
        }
        let Some(Some(title)) = title else { return (None, id) };
        source.title = title;
        source.id = id.as_ref().map_or_else(String::new, |id| id.name.clone());
        (Some(source), id)
    }
}
