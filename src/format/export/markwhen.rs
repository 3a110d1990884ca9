//! The text of markwhen, a line an event.
//!
//! Owns that nothing of a text is taken for a date, a tag or the end of an event: what stands below an event's line begins
//! with what it is. A date that markwhen has no form for is written as the days that it may mean, with the date itself
//! beside it in `edtf`.

use super::entry::{About, Entry, Export};
use super::part::Part;
use super::plain::{Plain, days};
use super::told;
use crate::format::hidden::one_line;
use crate::model::{Date, Event};
use std::io::{self, Write};

/// The text.
pub(super) struct Markwhen;

impl Export for Markwhen {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        match part {
            Part::Id => Some("the property `id`"),
            Part::Title => Some("the event's line"),
            Part::Date => Some("the event's date; where that is not all, the property `edtf` too"),
            Part::Summary => Some("a line: `Summary: …`"),
            Part::Place => Some("the property `location`"),
            Part::People => Some("a line: `People: …`"),
            Part::Tags => Some("`#tag`, other letters and blanks as `_`"),
            Part::Sources => Some("lines: `Source: …`"),
            Part::Claims => Some("lines: `Claim: …`"),
            Part::Figures => Some("in the words of its claim"),
            Part::DatedBy | Part::Order | Part::Related | Part::Notes | Part::Passages | Part::Disputes => None,
        }
    }

    fn takes(&self, event: &Event) -> bool {
        days(event).is_some()
    }

    fn begin(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        writeln!(out, "---\ntitle: {}\n---", quoted(&about.title))
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        let event = entry.dossier.event;
        let Some((date, is_all)) = when(event) else { return Ok(()) };
        let tags = event.tags.iter().map(|tag| format!(" #{}", word(tag))).collect::<Vec<_>>().concat();
        writeln!(out, "\n{date}: {}{tags}", text(&event.title))?;
        writeln!(out, "id: {}", quoted(&event.id))?;
        if !is_all {
            writeln!(out, "edtf: {}", quoted(Date::as_written(&event.date)))?;
        }
        event.place.iter().try_for_each(|place| writeln!(out, "location: {}", quoted(place)))?;
        let summary = event.summary.as_deref().into_iter().flat_map(|summary| summary.split("\n\n"));
        let summary = summary.map(one_line).filter(|line| !line.is_empty()).map(|line| ("Summary", line));
        let below: Vec<_> = summary.chain(told::labelled(entry)).collect();
        if !below.is_empty() {
            writeln!(out)?;
        }
        below.iter().try_for_each(|(label, line)| writeln!(out, "{label}: {}", text(line)))
    }
}

/// A date as markwhen reads it, and whether that is all there is to say.
fn when(event: &Event) -> Option<(String, bool)> {
    let date = &event.date;
    let is_read = |plain: &Plain| plain.time.is_none_or(|time| time.has_clock && time.second.is_some());
    if let Some(plain) = Plain::of(date).filter(is_read) {
        return Some((plain.text, true));
    }
    if let Some([start, end]) = Plain::ends(date).filter(|ends| ends.iter().all(is_read)) {
        return Some((format!("{}/{}", start.text, end.text), true));
    }
    let (first, last) = days(event)?;
    let shown = date.as_shown();
    let open = shown.strip_suffix("/..").and_then(|start| Plain::of(&Date::parse(start).ok()?));
    Some(match (open, last) {
        (Some(start), _) if is_read(&start) => (format!("{}/now", start.text), false),
        (_, Some(last)) if last != first => (format!("{first}/{last}"), false),
        _ => (first.to_string(), false),
    })
}

/// A text in which nothing is a tag or a link.
fn text(text: &str) -> String {
    one_line(text).replace('#', "＃").replace('[', "(").replace(']', ")")
}

/// The same as one word.
fn word(tag: &str) -> String {
    one_line(tag).chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

/// A value of a property, in the quotation marks of YAML.
fn quoted(value: &str) -> String {
    format!("\"{}\"", one_line(value).replace('\\', "\\\\").replace('"', "\\\""))
}
