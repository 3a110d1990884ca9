//! Markwhen: a text of which a line with a date begins an event.
//!
//! Owns what of such a text is an event, and what stands around it. What is said of one date by another, or recurs, is
//! told and not worked out.

pub(super) mod dates;

use super::asked::Asked;
use super::dates::DateOrder;
use super::draft::{At, Draft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use crate::model::Date;
use dates::{How, When};
use std::borrow::Cow;

/// Markwhen.
pub(super) struct Markwhen;

/// Keys of an event from which something comes.
const KEYS: [&str; 4] = ["id", "edtf", "location", "tags"];

impl Reader for Markwhen {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let mut way = Way {
            how: How { order: asked.dates.unwrap_or(DateOrder::Mdy), offset: asked.input_zone },
            is_asked: asked.dates.is_some(),
            part: Part::Head,
            sections: Vec::new(),
            event: None,
            any: false,
        };
        for (line, text) in (1..).zip(text.lines()) {
            way.take(line, text, to);
        }
        way.finish(to);
        if way.any { Ok(()) } else { Err(Refusal::data(None, "no line in it begins with a date and a colon")) }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Before the first event.
    Head,
    /// Between two lines of `---`.
    Front,
    /// The keys below the line of an event.
    Keys,
    Text,
}

struct Way<'w> {
    how: How<'w>,
    /// Whether the order of day and month is said on the command line, and the file does not decide.
    is_asked: bool,
    part: Part,
    /// The names of the sections that are open, and whether a heading opened them, of which depth.
    sections: Vec<(String, usize)>,
    event: Option<Entry>,
    any: bool,
}

struct Entry {
    line: u64,
    id: Option<String>,
    date: String,
    title: String,
    place: Option<String>,
    people: Vec<String>,
    tags: Vec<String>,
    text: Vec<String>,
    notes: Vec<String>,
}

/// A key and its value: `key: value`.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    (is_key && (value.is_empty() || value.starts_with(' '))).then(|| (key, value.trim()))
}

/// A value without the quotation marks of YAML.
fn unquoted(value: &str) -> String {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    match inner {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value).to_owned(),
    }
}

impl Way<'_> {
    fn take(&mut self, line: u64, text: &str, to: &mut Found) {
        let trimmed = text.trim();
        match (self.part, trimmed) {
            (Part::Head, "---") if line == 1 => return self.part = Part::Front,
            (Part::Front, "---") => return self.part = Part::Head,
            (Part::Front, _) => return self.about(line, trimmed, to),
            _ => {}
        }
        if trimmed.starts_with("//") {
            return to.leave_out(At::Line(line), "comment", trimmed);
        }
        if self.section(trimmed) {
            return self.finish(to);
        }
        if let Some((when, rest)) = dates::split(trimmed, self.how) {
            self.finish(to);
            return self.begin(line, trimmed, when, rest, to);
        }
        let Some(event) = &mut self.event else { return self.about(line, trimmed, to) };
        if self.part == Part::Keys {
            match pair(trimmed) {
                Some((key, value)) if KEYS.contains(&key) || key.starts_with(|c: char| c.is_lowercase()) => {
                    return event.key(line, key, value, to);
                }
                _ => self.part = Part::Text,
            }
        }
        match trimmed.split_once(": ") {
            Some(("People", people)) => event.people.extend(people.split(", ").map(str::to_owned)),
            Some(("Summary", summary)) => {
                if !event.text.is_empty() {
                    event.text.push(String::new());
                }
                event.text.push(summary.to_owned());
            }
            // As this program writes them, behind all else.
            Some(("Claim" | "Source", _)) => event.notes.push(trimmed.to_owned()),
            _ if trimmed.is_empty() && event.text.is_empty() => {}
            _ => event.text.push(trimmed.to_owned()),
        }
        tags(trimmed, &mut event.tags);
    }

    /// What is said of the whole file.
    fn about(&mut self, line: u64, text: &str, to: &mut Found) {
        match pair(text) {
            Some(("title", title)) => to.title(&unquoted(title), None),
            Some(("dateFormat", format)) => {
                if unquoted(format).starts_with('d') && !self.is_asked {
                    self.how.order = DateOrder::Dmy;
                }
            }
            Some((key, value)) => to.leave_out(At::Line(line), key, value),
            None if text.is_empty() => {}
            None => to.leave_out(At::Line(line), "line before the first event", text),
        }
    }

    /// Whether a line begins or ends a section.
    fn section(&mut self, text: &str) -> bool {
        let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
        let depth = word.len();
        let name = || rest.split_whitespace().filter(|word| !word.starts_with('#')).collect::<Vec<_>>().join(" ");
        match word {
            "section" | "group" => self.sections.push((name(), 0)),
            "endSection" | "endGroup" => drop(self.sections.pop()),
            _ if depth > 0 && word.bytes().all(|byte| byte == b'#') && !rest.trim().is_empty() => {
                while self.sections.last().is_some_and(|(_, open)| *open >= depth) {
                    self.sections.pop();
                }
                self.sections.push((name(), depth));
            }
            _ => return false,
        }
        true
    }

    fn begin(&mut self, line: u64, whole: &str, when: When, rest: &str, to: &mut Found) {
        let written = whole.get(..whole.len() - rest.len()).unwrap_or_default().trim_end().trim_end_matches(':');
        let mut notes = Vec::new();
        let date = match when {
            When::Date(date) => date,
            When::Recurs(date, rule) => {
                to.lose(
                    At::Line(line),
                    "date",
                    written,
                    "it recurs: only the date that is written stands, the rule is in the note",
                );
                notes.push(format!("recurs: {rule}"));
                date
            }
            When::Unread(why) => {
                to.lose(At::Line(line), "date", written, &format!("{why}: undated, its words in the note"));
                notes.push(format!("date as written: {written}"));
                String::new()
            }
        };
        let mut found = Vec::new();
        tags(rest, &mut found);
        let title = rest.split_whitespace().filter(|word| !is_tag(word)).collect::<Vec<_>>().join(" ");
        let sections = self.sections.iter().map(|(name, _)| name.clone()).filter(|name| !name.is_empty());
        found.extend(sections);
        self.part = Part::Keys;
        self.any = true;
        let (text, people) = (Vec::new(), Vec::new());
        self.event = Some(Entry { line, id: None, date, title, place: None, people, tags: found, text, notes });
    }

    fn finish(&mut self, to: &mut Found) {
        let Some(event) = self.event.take() else { return };
        let text = event.text.join("\n");
        let mut tags: Vec<Cow<'_, str>> = Vec::new();
        for tag in &event.tags {
            if !tags.iter().any(|known| known == tag) {
                tags.push(Cow::Borrowed(tag));
            }
        }
        let draft = Draft {
            id: event.id.map(Cow::Owned),
            date: Cow::Owned(event.date),
            title: Cow::Owned(event.title),
            summary: Some(text.trim()).filter(|text| !text.is_empty()).map(Cow::Borrowed),
            place: event.place.map(Cow::Owned),
            people: event.people.into_iter().map(Cow::Owned).collect(),
            tags,
            note: (!event.notes.is_empty()).then(|| Cow::Owned(event.notes.join("\n"))),
            ..Draft::default()
        };
        to.event(At::Line(event.line), draft);
        self.part = Part::Text;
    }
}

impl Entry {
    fn key(&mut self, line: u64, key: &str, value: &str, to: &mut Found) {
        let value = unquoted(value);
        match key {
            "id" => self.id = Some(value),
            "location" => self.place = Some(value),
            "tags" => {
                let items =
                    value.trim_matches(['[', ']']).split(',').map(|tag| tag.trim().trim_start_matches('#').to_owned());
                self.tags.extend(items.filter(|tag| !tag.is_empty()));
            }
            "edtf" if Date::parse(&value).is_ok() => self.date = value,
            "edtf" => to.lose(At::Line(line), key, &value, "no date: that of the line stands for it"),
            _ => {
                to.leave_out(At::Line(line), key, &value);
            }
        }
    }
}

fn is_tag(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|tag| tag.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn tags(text: &str, to: &mut Vec<String>) {
    let found = text.split_whitespace().filter(|word| is_tag(word));
    to.extend(found.map(|word| word[1..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']).to_owned()));
}

#[cfg(test)]
mod tests;
