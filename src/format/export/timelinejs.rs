//! The JSON of TimelineJS, newsrooms' slides along a line.
//!
//! Owns which part of an event stands where on a slide. A date there is parts of a calendar, so that doubt is told in
//! `display_date`, in words; claims and sources are text. That text is HTML, made of [`Markup`].

use super::entry::{About, Entry, Export};
use super::markup::Markup;
use super::part::Part;
use super::plain::Plain;
use crate::format::hidden::one_line;
use crate::format::json::{self, Layout};
use crate::model::{Bound, Day, Event};
use serde::Serialize;
use std::io::{self, Write};

/// The slides.
#[derive(Default)]
pub(super) struct TimelineJs {
    any: bool,
}

/// The years that a JavaScript date reaches.
const YEARS: std::ops::RangeInclusive<i64> = -270_000..=270_000;

#[derive(Serialize)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Parts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Parts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
}

#[derive(Serialize)]
struct Words {
    headline: String,
    text: String,
}

#[derive(Serialize, Default)]
struct Parts {
    year: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<u8>,
}

impl Export for TimelineJs {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        match part {
            Part::Id => Some("`unique_id`"),
            Part::Title => Some("`text.headline`"),
            Part::Date => Some("`start_date`, `end_date`; what is not plain in words in `display_date`"),
            Part::DatedBy => Some("words in `display_date`"),
            Part::Summary => Some("paragraphs of `text.text`"),
            Part::Place | Part::People => Some("a paragraph of `text.text`"),
            Part::Tags => Some("the first in `group`, all in `text.text`"),
            Part::Sources => Some("a list in `text.text`, with links"),
            Part::Claims => Some("a list in `text.text`"),
            Part::Figures => Some("in the words of its claim"),
            Part::Order | Part::Related | Part::Notes | Part::Passages | Part::Disputes => None,
        }
    }

    fn takes(&self, event: &Event) -> bool {
        ends(event).is_some()
    }

    fn begin(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        let mut text = Markup::default();
        text.paragraphs(about.description.as_deref().unwrap_or_default());
        let title = Slide {
            start_date: None,
            end_date: None,
            display_date: None,
            text: Words { headline: escaped(&about.title), text: text.taken() },
            group: None,
            unique_id: None,
        };
        out.write_all(b"{\"title\":")?;
        json::write(out, &title, Layout::Line)?;
        out.write_all(b",\n\"events\":[\n")
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        let event = entry.dossier.event;
        let Some((start, end, is_plain)) = ends(event) else { return Ok(()) };
        let slide = Slide {
            start_date: Some(start),
            end_date: end,
            display_date: (!is_plain).then(|| escaped(&event.when())),
            text: Words { headline: escaped(&event.title), text: text(entry) },
            group: event.tags.first().map(|tag| escaped(tag)),
            unique_id: Some(one_line(&event.id)),
        };
        if std::mem::replace(&mut self.any, true) {
            out.write_all(b",\n")?;
        }
        json::write(out, &slide, Layout::Line)
    }

    fn end(&mut self, out: &mut dyn Write, _about: &About) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

/// What is set as HTML.
fn escaped(text: &str) -> String {
    Markup::default().text(text).taken()
}

/// The parts of the start and of the end, and whether they say all there is to say. What has no known start is at its end.
fn ends(event: &Event) -> Option<(Parts, Option<Parts>, bool)> {
    let is_sourced = event.dated_by.word().is_none_or(|word| word == "source");
    if let Some(plain) = Plain::of(&event.date) {
        return Some((
            parts(&plain),
            None,
            is_sourced && plain.time.is_none_or(|time| !time.has_clock && time.digits == 0),
        ));
    }
    if let Some([start, end]) = Plain::ends(&event.date) {
        let is_plain = [&start, &end].iter().all(|plain| plain.time.is_none());
        return Some((parts(&start), Some(parts(&end)), is_sourced && is_plain));
    }
    let bounds = event.date.bounds();
    let day = |bound: Bound| bound.day().filter(|day| YEARS.contains(&day.year)).map(of_day);
    let is_beyond = [bounds.earliest, bounds.latest].iter().any(|bound| bound.day().is_some() && day(*bound).is_none());
    let (first, last) = (day(bounds.earliest), day(bounds.latest));
    let (start, end) = match (first, last) {
        _ if is_beyond => return None,
        // A day is told once.
        (Some(first), last) => (first, last.filter(|_| bounds.earliest != bounds.latest)),
        (None, last) => (last?, None),
    };
    Some((start, end, false))
}

fn parts(plain: &Plain) -> Parts {
    let Plain { year, month, day, time, .. } = *plain;
    let (hour, minute) = (time.map(|time| time.hour), time.map(|time| time.minute));
    Parts { year, month, day, hour, minute, second: time.and_then(|time| time.second) }
}

fn of_day(Day { year, month, day }: Day) -> Parts {
    Parts { year, month: Some(month), day: Some(day), ..Parts::default() }
}

/// The text of a slide.
fn text(entry: &Entry<'_>) -> String {
    let (event, dossier) = (entry.dossier.event, entry.dossier);
    let mut page = Markup::default();
    page.paragraphs(event.summary.as_deref().unwrap_or_default());
    for (label, values) in [
        ("Place", event.place.iter().collect::<Vec<_>>()),
        ("People", event.people.iter().collect()),
        ("Tags", event.tags.iter().collect()),
    ] {
        if !values.is_empty() {
            let values: Vec<&str> = values.into_iter().map(String::as_str).collect();
            page.raw("<p>").raw(label).raw(": ").text(&values.join(", ")).raw("</p>\n");
        }
    }
    if !dossier.claims.is_empty() {
        page.raw("<ul>\n");
        for claim in &dossier.claims {
            page.raw("<li>");
            if let Some(by) = &claim.claim.by {
                page.text(by).raw(": ");
            }
            page.text(&claim.claim.text);
            claim.numbers.iter().for_each(|number| _ = page.raw(" [").count(*number).raw("]"));
            page.raw("</li>\n");
        }
        page.raw("</ul>\n");
    }
    if !dossier.sources.is_empty() {
        page.raw("<ol>\n");
        for entry in &dossier.sources {
            page.raw("<li>");
            match &entry.source {
                Ok(source) => page.reference(source, entry.origins.last()),
                Err(id) => page.text(id).raw(", which is not listed"),
            };
            page.raw("</li>\n");
        }
        page.raw("</ol>\n");
    }
    page.taken()
}
