//! Events, claims, figures, citations and sources out of parsed tables.
//!
//! Owns what each record needs and what becomes of it where something is missing: without a date or a title there
//! is no event, without a text no claim, without a title no source; any other fault costs the one field it stands
//! in.

mod beside;
mod derived;
mod figure;
mod source;

use super::fields::{Fields, Value};
use super::keys;
use super::spans::EventSpans;
use crate::model::{Citation, Cited, Claim, DatedBy, Event, FileId, Place, Source};
use crate::text::quoted;
pub(in crate::format) use derived::derived_id;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What a name written in a record points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    /// At a source, from a citation.
    Cites,
    /// At an event.
    Sees,
    /// At a claim.
    Disputes,
    /// At a source, from one that copies it.
    DerivesFrom,
}

/// A name that a record points with, and its bytes in the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reference {
    pub(super) points: Points,
    pub(super) name: String,
    pub(super) span: Range<usize>,
    /// The id of what points, where it may point at others of its kind.
    pub(super) from: Option<String>,
}

/// Says of names that point from a record at others of its kind which record that is.
fn point_from(id: &str, references: &mut [Reference], points: Points) {
    let others = references.iter_mut().filter(|reference| reference.points == points);
    others.for_each(|reference| reference.from = Some(id.to_owned()));
}

/// A name that a record gives itself, and its bytes in the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

/// An event as it was found, with what has to be checked against the rest of the file.
pub(super) struct EventRecord {
    /// None where it cannot be shown.
    pub(super) event: Option<Event>,
    /// Its own id, where it gives one.
    pub(super) id: Option<Name>,
    /// Its header or, of one written inline, all of it.
    pub(super) span: Range<usize>,
    /// Whether it is written inline.
    pub(super) inline: bool,
    /// Whether it has the key of claims.
    pub(super) has_claims: bool,
    /// The ids of its claims.
    pub(super) claims: Vec<Name>,
    /// What it and its claims point at.
    pub(super) references: Vec<Reference>,
}

/// A source as it was found, likewise.
pub(super) struct SourceRecord {
    /// None where it cannot be shown.
    pub(super) source: Option<Source>,
    /// Its id; none where it gives none, which is an error already reported.
    pub(super) id: Option<Name>,
    /// From its header to the end of its last value: what it is read from again.
    pub(super) span: Range<usize>,
    /// Whether it is written inline.
    pub(super) inline: bool,
    /// What it derives from.
    pub(super) references: Vec<Reference>,
}

impl Fields<'_> {
    /// Reads an event.
    pub(super) fn event(&mut self, table: &DeTable<'_>, span: Range<usize>, file: FileId) -> EventRecord {
        let inline = self.raw(&span).starts_with('{');
        let has_claims = table.contains_key("claims");
        let (claims, references) = (Vec::new(), Vec::new());
        let (event, id, whole) = (None, None, self.sink.span(&span));
        let mut found = EventRecord { event, id, span: whole, inline, has_claims, claims, references };
        let date = table.get("date").map(|value| self.date("date", value));
        let title = table.get("title").map(|value| self.needed("title", value));
        if let Some(spans) = &mut self.spans {
            let place = |key| table.get(key).map(|value: &Value<'_>| self.sink.place(&value.span()));
            (spans.date, spans.title) = (place("date"), place("title"));
        }
        let (mut summary, mut place) = (None, None);
        let (mut people, mut tags, mut see) = (Vec::new(), Vec::new(), Vec::new());
        let (mut sources, mut claims) = (Vec::new(), Vec::new());
        let (mut dated_by, mut note, mut after, mut before) = (DatedBy::Source, None, Vec::new(), Vec::new());
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "date" | "title" => {}
                "id" => found.id = self.name("id", value),
                "summary" => summary = self.text("summary", value),
                "place" => {
                    place = self.text("place", value);
                    self.note(&value.span(), |spans, place| spans.place = Some(place));
                }
                "people" => people = self.noted("people", value, |spans, place| spans.people.push(place)),
                "tags" => tags = self.noted("tags", value, |spans, place| spans.tags.push(place)),
                "see" => see = self.pointers(Points::Sees, "see", value, &mut found.references),
                "dated_by" => {
                    let is_empty = value.get_ref().as_str() == Some("");
                    let unsaid = if is_empty { DatedBy::Source } else { DatedBy::Unsaid };
                    dated_by = self.word("dated_by", "bad-word", &DatedBy::WORDS, value).unwrap_or(unsaid);
                }
                "note" => note = self.text("note", value),
                "after" => after = self.besides("after", value, &mut found.references),
                "before" => before = self.besides("before", value, &mut found.references),
                "sources" => {
                    sources = self.citations(value, &mut found.references);
                    self.spans.iter_mut().for_each(EventSpans::end_citations);
                }
                "claims" => claims = self.claims(value, &mut found),
                other if keys::is_end(other) => self.end_key(table.get("date"), key, value),
                _ => self.unknown("an event", keys::EVENT, key, value),
            }
        }
        self.missing(&span, "an event", &[("date", date.is_none()), ("title", title.is_none())]);
        if found.id.is_none() && date.as_ref().is_none_or(Option::is_none) {
            // Others may name what is left out by the id that it would have.
            let text = |key| table.get(key).and_then(|value: &Value<'_>| value.get_ref().as_str());
            let named = text("date").zip(text("title")).map(|(date, title)| derived_id(date, title));
            found.id = named.map(|name| Name { name, span: found.span.clone() });
        }
        if let (Some(Some(date)), Some(Some(title))) = (date, title) {
            let id_derived = found.id.is_none();
            let id = found.id.as_ref().map_or_else(|| derived_id(date.as_written(), &title), |id| id.name.clone());
            point_from(&id, &mut found.references, Points::Sees);
            let line = 0;
            found.event = Some(Event {
                id,
                id_derived,
                date,
                dated_by,
                after,
                before,
                note,
                title,
                summary,
                place,
                people,
                tags,
                see,
                sources,
                claims,
                file,
                line,
            });
        }
        found
    }

    /// Notes where something stands, for those who ask.
    pub(super) fn note(&mut self, span: &Range<usize>, note: impl FnOnce(&mut EventSpans, Place)) {
        if let Some(spans) = &mut self.spans {
            note(spans, self.sink.place(span));
        }
    }

    /// Reads a list of texts, and notes where each stands.
    fn noted(&mut self, key: &str, value: &Value<'_>, note: fn(&mut EventSpans, Place)) -> Vec<String> {
        let texts = self.texts(key, value);
        for (_, span) in &texts {
            self.note(span, note);
        }
        plain(texts)
    }

    /// Reads a list of claims.
    pub(super) fn claims(&mut self, value: &Value<'_>, found: &mut EventRecord) -> Vec<Claim> {
        let Some(items) = self.list("claims", "a list of tables: [[events.claims]]", value) else {
            return Vec::new();
        };
        let mut claims = Vec::with_capacity(items.len());
        for item in items {
            if let Some(table) = self.table("claims", item) {
                let claim = self.claim(table, item.span(), found);
                let text = self.sink.place(&table.get("text").map_or_else(|| item.span(), Value::span));
                self.spans.iter_mut().for_each(|spans| spans.end_claim(text.clone(), claim.is_some()));
                claims.extend(claim);
            }
        }
        claims
    }

    fn claim(&mut self, table: &DeTable<'_>, span: Range<usize>, found: &mut EventRecord) -> Option<Claim> {
        let mut claim = Claim::default();
        let mut text = None;
        let before = found.references.len();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => {
                    let name = self.name("id", value);
                    claim.id = name.as_ref().map(|n| n.name.clone());
                    found.claims.extend(name);
                }
                "text" => text = Some(self.needed("text", value)),
                "by" => {
                    claim.by = self.text("by", value);
                    self.note(&value.span(), |spans, place| spans.by = Some(place));
                }
                "note" => claim.note = self.text("note", value),
                "sources" => claim.sources = self.citations(value, &mut found.references),
                "disputes" => {
                    claim.disputes = self.pointers(Points::Disputes, "disputes", value, &mut found.references);
                }
                "figure" => claim.figure = self.figure(value).map(Box::new),
                _ => self.unknown("a claim", keys::CLAIM, key, value),
            }
        }
        self.missing(&span, "a claim", &[("text", text.is_none())]);
        if let Some(id) = claim.id.as_ref().filter(|id| claim.disputes.contains(id)) {
            let is_itself = |reference: &Reference| reference.points == Points::Disputes && reference.name == *id;
            let own = found.references.split_off(before);
            found.references.extend(own.into_iter().filter(|reference| !is_itself(reference)));
            let disputes = table.get("disputes").and_then(|value| value.get_ref().as_array());
            for itself in disputes.into_iter().flatten().filter(|item| item.get_ref().as_str() == Some(id)) {
                self.sink
                    .error("disputes-itself", &itself.span(), format!("the claim {} disputes itself", quoted(id)))
                    .hint("name the claim that it contradicts, or take the name away");
            }
            let id = id.clone();
            claim.disputes.retain(|other| *other != id);
        }
        if let Some(id) = &claim.id {
            point_from(id, &mut found.references[before..], Points::Disputes);
        }
        claim.text = text??;
        Some(claim)
    }

    fn citations(&mut self, value: &Value<'_>, references: &mut Vec<Reference>) -> Vec<Citation> {
        let Some(items) = self.list("sources", "a list of citations", value) else { return Vec::new() };
        let mut citations = Vec::with_capacity(items.len());
        for item in items {
            let citation = match item.get_ref() {
                DeValue::Table(table) => self.citation(table, item.span(), references),
                _ => self.pointer(Points::Cites, "sources", item, references).map(|id| Citation {
                    source: Cited::Id(id),
                    at: None,
                    quote: None,
                }),
            };
            self.note(&item.span(), |spans, place| spans.end_citation(place, citation.is_some()));
            citations.extend(citation);
        }
        citations
    }

    /// A citation as a table: of a listed source, or with a whole source in place, which has a title.
    fn citation(
        &mut self,
        table: &DeTable<'_>,
        span: Range<usize>,
        references: &mut Vec<Reference>,
    ) -> Option<Citation> {
        let at = table.get("at").and_then(|value| self.text("at", value));
        let quote = table.get("quote").and_then(|value| self.text("quote", value));
        if table.contains_key("title") {
            let (source, id) = self.source(table, &span, references);
            if let Some(id) = table.get("id").filter(|_| id.is_some()) {
                self.sink
                    .warning("unused-id", &id.span(), "a source written in place cannot be cited by its id")
                    .hint("move it to `[[sources]]`, or take the id away");
            }
            return Some(Citation { source: Cited::Inline(Box::new(source?)), at, quote });
        }
        let mut id = None;
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => id = Some(self.pointer(Points::Cites, "id", value, references)),
                "at" | "quote" => {}
                _ => self.unknown("a citation", keys::CITATION, key, value),
            }
        }
        if id.is_none() {
            self.sink
                .error("missing-key", &span, "a citation needs an `id` or, for a source in place, a `title`")
                .hint("write the id of a listed source: { id = \"…\" }");
        }
        Some(Citation { source: Cited::Id(id??), at, quote })
    }

    /// A name that points at a record elsewhere.
    fn pointer(
        &mut self,
        points: Points,
        what: &str,
        value: &Value<'_>,
        references: &mut Vec<Reference>,
    ) -> Option<String> {
        let name = self.needed(what, value)?;
        references.push(Reference { points, name: name.clone(), span: self.sink.span(&value.span()), from: None });
        Some(name)
    }

    fn pointers(
        &mut self,
        points: Points,
        what: &str,
        value: &Value<'_>,
        references: &mut Vec<Reference>,
    ) -> Vec<String> {
        let names = self.texts(what, value);
        references.extend(names.iter().map(|(name, span)| Reference {
            points,
            name: name.clone(),
            span: self.sink.span(span),
            from: None,
        }));
        plain(names)
    }

    fn name(&mut self, what: &str, value: &Value<'_>) -> Option<Name> {
        Some(Name { name: self.needed(what, value)?, span: self.sink.span(&value.span()) })
    }

    /// A text that may not be empty.
    fn needed(&mut self, what: &str, value: &Value<'_>) -> Option<String> {
        let text = self.text(what, value);
        if text.is_none() && matches!(value.get_ref(), DeValue::String(_)) {
            self.sink
                .error("empty", &value.span(), format!("`{what}` is empty"))
                .hint("write it between the quotation marks");
        }
        text
    }

    fn missing(&mut self, span: &Range<usize>, of: &str, keys: &[(&str, bool)]) {
        for (key, _) in keys.iter().filter(|(_, missing)| *missing) {
            let article = if key.starts_with('i') { "an" } else { "a" };
            let line = match *key {
                "date" => {
                    "date = \"2022-03-27\", with the day or as much of it as is known, or date = \"XXXX\" where nothing tells"
                }
                "value" => "value = 1000, with the number that is said",
                "title" => "title = \"…\"",
                "text" => "text = \"…\"",
                "measure" => "measure = \"…\", in the words that other figures of it have",
                _ => "id = \"…\"",
            };
            self.sink
                .error("missing-key", span, format!("{of} needs {article} `{key}`"))
                .label(format!("no `{key}` here"))
                .hint(format!("add {line}"));
        }
    }
}

fn plain(texts: Vec<(String, Range<usize>)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text).collect()
}
