//! Drafts as the text of a chronology, and where each of them comes from.
//!
//! Owns that whatever was read gives text that is read again: a date that is none is never written as one.

use super::dates::Seen;
use super::draft::{At, Cites, Claims, Draft, Said, SourceDraft};
use super::losses::Losses;
use crate::model::Date;
use crate::text::push_toml;
use std::collections::HashSet;

/// Text that was written, and what came of the writing.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Sections of TOML.
    pub text: String,
    /// Where in the text each event begins, and where in the foreign file it does.
    pub marks: Vec<(usize, At)>,
    /// Of events that have a place in the order of their day: which of the marks, and the place.
    pub ranks: Vec<(usize, u32)>,
    pub losses: Losses,
    /// What dates say of the order of day and month.
    pub seen: Seen,
    /// Names and addresses of sources that were cited, each once, in their order.
    pub cited: Vec<String>,
    pub known: HashSet<String>,
    /// Digests of ids that the foreign file gives.
    pub ids: Vec<u64>,
    /// Of each column from which nothing comes how many values there are, and the first.
    pub unmapped: Vec<(u64, Option<(At, String)>)>,
    /// The title of the chronology, and what stands beneath it.
    pub title: Option<(String, Option<String>)>,
}

impl Written {
    /// Notes down that a source was cited of which no more is known than this.
    pub(super) fn cite(&mut self, name: &str) {
        if !self.known.contains(name) {
            self.known.insert(name.to_owned());
            self.cited.push(name.to_owned());
        }
    }

    /// Adds what follows in the file. Its text is kept only if that is asked for.
    pub(super) fn append(&mut self, other: Self, keep_text: bool) {
        if keep_text {
            let (base, marks) = (self.text.len(), self.marks.len());
            self.text.push_str(&other.text);
            self.marks.extend(other.marks.into_iter().map(|(at, from)| (base + at, from)));
            self.ranks.extend(other.ranks.into_iter().map(|(mark, rank)| (marks + mark, rank)));
        }
        self.losses.append(other.losses);
        self.seen.append(other.seen);
        self.ids.extend(other.ids);
        other.cited.iter().for_each(|name| self.cite(name));
        self.unmapped.resize(self.unmapped.len().max(other.unmapped.len()), (0, None));
        for ((count, first), (more, next)) in self.unmapped.iter_mut().zip(other.unmapped) {
            *count += more;
            if first.is_none() {
                *first = next;
            }
        }
        if self.title.is_none() {
            self.title = other.title;
        }
    }

    /// Writes an event that stands `at` a place of the foreign file, which it cites: `data` is the id of that source,
    /// `place` the place in words.
    pub(super) fn event(&mut self, at: At, (data, place): (&str, &str), draft: &Draft<'_>) {
        self.marks.push((self.text.len(), at));
        let mut note = draft.note.clone();
        let is_date = Date::scan(&draft.date).is_some() || Date::parse(&draft.date).is_ok();
        if !is_date && !draft.date.is_empty() {
            self.losses.lose(at, &"date".into(), &draft.date, "no date: undated, its words kept in the note");
            let line_break = if note.is_some() { "\n" } else { "" };
            note = Some(format!("{}{line_break}date as written: {}", note.unwrap_or_default(), draft.date).into());
        }
        let title = draft.title.trim();
        let out = &mut self.text;
        out.push_str("[[events]]\n");
        line(out, "id", draft.id.as_ref());
        line(out, "date", Some(&if is_date { draft.date.clone() } else { "XXXX".into() }));
        line(out, "title", Some(&if title.is_empty() { "(no title)".into() } else { draft.title.clone() }));
        line(out, "summary", draft.summary.as_ref());
        line(out, "place", draft.place.as_ref());
        list(out, "people", &draft.people);
        list(out, "tags", &draft.tags);
        line(out, "dated_by", draft.dated_by.map(Into::into).as_ref());
        line(out, "note", note.as_ref());
        let start = out.len();
        out.push_str("sources = [{ id = ");
        push_toml(out, data);
        out.push_str(", at = ");
        push_toml(out, place);
        out.push_str(" }");
        for cited in &draft.sources {
            out.push_str(", ");
            match cited {
                Cites::Listed(id) => push_toml(out, id),
                Cites::InPlace(source) => in_place(out, source),
            }
        }
        out.push_str("]\n");
        let sources = if draft.claims.is_empty() { String::new() } else { out[start..].to_owned() };
        for claim in &draft.claims {
            claimed(out, claim, &sources);
        }
        out.push('\n');
    }

    /// Writes a source that is listed.
    pub(super) fn source(&mut self, source: &SourceDraft<'_>) {
        self.text.push_str("[[sources]]\n");
        line(&mut self.text, "id", Some(&source.id));
        for (key, value) in keys(source) {
            line(&mut self.text, key, value.as_ref());
        }
        self.text.push('\n');
    }
}

/// The keys of a source, its id apart.
fn keys<'s>(source: &'s SourceDraft<'_>) -> impl Iterator<Item = (&'static str, Option<Said<'s>>)> {
    fn said<'s>(text: Option<&'s Said<'_>>) -> Option<Said<'s>> {
        text.map(|text| Said::Borrowed(&**text))
    }
    let title = if source.title.trim().is_empty() { "(no title)" } else { &*source.title };
    let day = |date: Option<&'s Said<'_>>| said(date.filter(|date| Date::parse(date).is_ok()));
    [
        ("title", Some(Said::Borrowed(title))),
        ("publisher", said(source.publisher.as_ref())),
        ("author", said(source.author.as_ref())),
        ("published", day(source.published.as_ref())),
        ("url", said(source.url.as_ref())),
        ("accessed", day(source.accessed.as_ref())),
        ("kind", source.kind.map(Said::Borrowed)),
        ("archive", said(source.archive.as_ref())),
        ("sha256", said(source.sha256.as_ref())),
        ("note", said(source.note.as_ref())),
    ]
    .into_iter()
}

fn in_place(out: &mut String, source: &SourceDraft<'_>) {
    let mut between = "{ ";
    for (key, value) in keys(source) {
        let Some(value) = value.filter(|value| !value.trim().is_empty()) else { continue };
        out.push_str(between);
        out.push_str(key);
        out.push_str(" = ");
        push_toml(out, &value);
        between = ", ";
    }
    out.push_str(" }");
}

fn claimed(out: &mut String, claim: &Claims<'_>, sources: &str) {
    out.push_str("\n  [[events.claims]]\n  ");
    line(out, "text", Some(&claim.text));
    if claim.by.is_some() {
        out.push_str("  ");
        line(out, "by", claim.by.as_ref());
    }
    if let Some((measure, value)) = &claim.figure {
        out.push_str("  figure = { measure = ");
        push_toml(out, measure);
        out.push_str(", value = ");
        out.push_str(value);
        out.push_str(" }\n");
    }
    out.push_str("  ");
    out.push_str(sources);
}

/// Writes a key, where it says something.
pub(super) fn line(out: &mut String, key: &str, value: Option<&Said<'_>>) {
    if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
        out.push_str(key);
        out.push_str(" = ");
        push_toml(out, value);
        out.push('\n');
    }
}

/// Writes a list, where there is something in it.
fn list(out: &mut String, key: &str, items: &[Said<'_>]) {
    let mut items = items.iter().filter(|item| !item.trim().is_empty());
    let Some(first) = items.next() else { return };
    out.push_str(key);
    out.push_str(" = [");
    push_toml(out, first);
    for item in items {
        out.push_str(", ");
        push_toml(out, item);
    }
    out.push_str("]\n");
}
