//! A calendar (iCalendar, RFC 5545).
//!
//! Owns the escaping and folding of its lines, and how an imprecise date stands in it: as a whole day or several, all of
//! those that it may mean, with the date itself beside it in `X-EDTF`. A calendar has no clock: `DTSTAMP`, which it must have,
//! is always the same.

use super::entry::{About, Entry, Export};
use super::part::Part;
use super::plain::{Plain, days};
use super::told;
use crate::format::hidden::{lines, one_line};
use crate::format::markdown::is_web;
use crate::model::{Date, Day, Event};
use std::io::{self, Write};

/// The calendar.
#[derive(Default)]
pub(super) struct Calendar {
    /// Ids are unique in a file: of several each has its name.
    several: bool,
}

/// Octets of a line, without its end.
const LINE: usize = 75;
const DAY: i64 = 86_400;

impl Export for Calendar {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        match part {
            Part::Id => Some("`UID`; of several files `ID@FILE`"),
            Part::Title => Some("`SUMMARY`"),
            Part::Date => Some("`DTSTART`, `DTEND`; where that is not all, `X-EDTF` too"),
            Part::Summary => Some("`DESCRIPTION`"),
            Part::Place => Some("`LOCATION`"),
            Part::People => Some("a line of `DESCRIPTION`"),
            Part::Tags => Some("`CATEGORIES`"),
            Part::Related => Some("`RELATED-TO`"),
            Part::Notes => Some("`COMMENT`: that of the event"),
            Part::Sources => Some("lines of `DESCRIPTION`; the first address in `URL`"),
            Part::Claims => Some("lines of `DESCRIPTION`"),
            Part::Figures => Some("in the words of its claim"),
            Part::DatedBy | Part::Order | Part::Passages | Part::Disputes => None,
        }
    }

    fn takes(&self, event: &Event) -> bool {
        days(event).is_some()
    }

    fn begin(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        self.several = about.files.len() > 1;
        write!(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dateline//dateline//EN\r\nCALSCALE:GREGORIAN\r\n")?;
        text(out, "X-WR-CALNAME", &one_line(&about.title))?;
        match &about.description {
            Some(description) => text(out, "X-WR-CALDESC", &lines(description)),
            None => Ok(()),
        }
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        let event = entry.dossier.event;
        let name = |id: &str| if self.several { format!("{id}@{}", entry.dossier.file) } else { id.to_owned() };
        write!(out, "BEGIN:VEVENT\r\n")?;
        text(out, "UID", &one_line(&name(&event.id)))?;
        write!(out, "DTSTAMP:19700101T000000Z\r\n")?;
        when(out, event)?;
        text(out, "SUMMARY", &one_line(&event.title))?;
        let description = told::lines_of(entry);
        if !description.is_empty() {
            text(out, "DESCRIPTION", &description)?;
        }
        if let Some(place) = &event.place {
            text(out, "LOCATION", &one_line(place))?;
        }
        if !event.tags.is_empty() {
            let tags: Vec<String> = event.tags.iter().map(|tag| escaped(&one_line(tag))).collect();
            folded(out, &format!("CATEGORIES:{}", tags.join(",")))?;
        }
        event.see.iter().try_for_each(|id| text(out, "RELATED-TO", &one_line(&name(id))))?;
        if let Some(note) = &event.note {
            text(out, "COMMENT", &lines(note))?;
        }
        let mut urls = entry.dossier.sources.iter().filter_map(|source| source.source.as_ref().ok()?.url.as_deref());
        if let Some(url) = urls.find(|url| is_web(url) && url.bytes().all(|byte| byte.is_ascii_graphic())) {
            folded(out, &format!("URL:{url}"))?;
        }
        write!(out, "END:VEVENT\r\n")
    }

    fn end(&mut self, out: &mut dyn Write, _about: &About) -> io::Result<()> {
        write!(out, "END:VCALENDAR\r\n")
    }
}

/// The lines that say when it was.
fn when(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    let date = &event.date;
    let Some((first, last)) = days(event) else { return Ok(()) };
    let is_told = match (Plain::of(date), Plain::ends(date)) {
        (Some(at), _) if at.time.is_some() => {
            write!(out, "DTSTART:{}\r\n", moment(date.instants().0, &at))?;
            is_whole(&at)
        }
        (_, Some([from, to])) if from.time.zip(to.time).is_some_and(|(a, b)| a.has_clock == b.has_clock) => {
            let (start, end) = (moment(date.instants().0, &from), moment(date.end_instants().0, &to));
            write!(out, "DTSTART:{start}\r\nDTEND:{end}\r\n")?;
            is_whole(&from) && is_whole(&to)
        }
        (at, ends) => {
            write!(out, "DTSTART;VALUE=DATE:{}\r\n", basic(first))?;
            if let Some(last) = last {
                // The day behind the last one.
                write!(out, "DTEND;VALUE=DATE:{}\r\n", basic(Day::from_days(last.to_days() + 1)))?;
            }
            let is_day = |plain: &Plain| plain.day.is_some() && plain.time.is_none();
            at.as_ref().is_some_and(is_day) || ends.is_some_and(|ends| ends.iter().all(is_day))
        }
    };
    if is_told { Ok(()) } else { text(out, "X-EDTF", Date::as_written(date)) }
}

/// Whether a moment is told whole: to the second, in UTC or by no clock.
fn is_whole(plain: &Plain) -> bool {
    let is_utc = |has_clock: bool| !has_clock || plain.text.ends_with('Z');
    plain.time.is_some_and(|time| time.second.is_some() && time.digits == 0 && is_utc(time.has_clock))
}

/// `20220327T200500Z`; without a clock, without the last letter.
fn moment(instant: i64, plain: &Plain) -> String {
    let (day, second) = (Day::of_instant(instant), instant.rem_euclid(DAY));
    let clock = if plain.time.is_some_and(|time| time.has_clock) { "Z" } else { "" };
    format!("{}T{:02}{:02}{:02}{clock}", basic(day), second / 3_600, second / 60 % 60, second % 60)
}

fn basic(Day { year, month, day }: Day) -> String {
    format!("{year:04}{month:02}{day:02}")
}

fn text(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    folded(out, &format!("{name}:{}", escaped(value)))
}

/// A text of which nothing is a sign of a list, an end of a line or an escape.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// A line, folded between characters.
fn folded(out: &mut dyn Write, line: &str) -> io::Result<()> {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            out.write_all(b"\r\n ")?;
            octets = 1;
        }
        out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        octets += c.len_utf8();
    }
    out.write_all(b"\r\n")
}
