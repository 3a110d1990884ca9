//! Calendars (iCalendar, RFC 5545).
//!
//! Owns a reader that takes what programs write, not what the standard allows: folds that are broken, ends that are
//! missing, zones of names of their own. A recurrence is told and never expanded: only what is written happened.

mod lines;
mod when;

use super::asked::Asked;
use super::draft::{At, Cites, Draft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use super::row::named;
use lines::Property;
use std::borrow::Cow;
use std::collections::HashMap;
use when::{Stamp, When, Zones};

/// Calendars.
pub(super) struct Ics;

/// What says nothing of an event: records of the entry, and of the file.
const RECORDS: [&str; 8] =
    ["DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "VERSION", "PRODID", "CALSCALE", "METHOD"];

impl Reader for Ics {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let mut way = Way { zones: Zones::of(text), calendars: 0, several: calendars(text) > 1, ..Way::of(asked) };
        lines::each(text, to, &mut |property, to| way.take(property, to));
        way.close(None, to);
        if way.calendars == 0 && !way.any {
            return Err(Refusal::data(None, "there is no calendar in it"));
        }
        if way.title.is_some() || way.description.is_some() {
            let title = way.title.unwrap_or_else(|| asked.source_id());
            to.title(&title, way.description.as_deref());
        }
        Ok(())
    }
}

fn calendars(text: &str) -> usize {
    text.lines().filter(|line| line.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR")).count()
}

/// The way through a file.
struct Way<'a> {
    asked: &'a Asked<'a>,
    zones: Zones,
    calendars: usize,
    /// Whether the file has several calendars, whose names then tell their events apart.
    several: bool,
    any: bool,
    /// Whether the calendar was written by this program.
    is_ours: bool,
    title: Option<String>,
    description: Option<String>,
    /// The name of the calendar that is being read.
    name: Option<String>,
    event: Option<Entry>,
    /// The titles of events by their ids: a recurrence that is written anew may leave out its own.
    titles: HashMap<String, String>,
    /// Parts of the event that are open.
    inner: usize,
    /// What is no event: what it is, where it begins, and its name.
    other: Option<(String, u64, String)>,
}

/// An event that is being read.
#[derive(Default)]
struct Entry {
    line: u64,
    draft: Draft<'static>,
    when: When,
    notes: Vec<String>,
}

impl<'a> Way<'a> {
    fn of(asked: &'a Asked<'a>) -> Self {
        Self {
            asked,
            zones: Zones::default(),
            calendars: 0,
            several: false,
            any: false,
            is_ours: false,
            title: None,
            description: None,
            name: None,
            event: None,
            titles: HashMap::new(),
            inner: 0,
            other: None,
        }
    }

    fn take(&mut self, property: &Property<'_>, to: &mut Found) {
        let kind = property.value.trim().to_ascii_uppercase();
        match &*property.name {
            "BEGIN" => self.begin(kind, property.line, to),
            "END" => self.end(&kind, property.line, to),
            "SUMMARY" if self.other.is_some() => {
                self.other.iter_mut().for_each(|(_, _, name)| *name = lines::unescaped(property.value));
            }
            _ if self.other.is_some() || self.inner > 0 => {}
            _ => match &mut self.event {
                Some(entry) => entry.take(property, to),
                None => self.about(property, to),
            },
        }
    }

    fn begin(&mut self, kind: String, line: u64, to: &mut Found) {
        match &*kind {
            "VCALENDAR" | "VEVENT" => {
                self.close(Some(line), to);
                if kind == "VEVENT" {
                    self.any = true;
                    self.event = Some(Entry { line, ..Entry::default() });
                } else {
                    self.calendars += 1;
                    self.name = None;
                }
            }
            _ if self.event.is_some() => {
                self.inner += 1;
                to.leave_out(At::Line(line), &kind, "");
            }
            _ if self.other.is_none() => self.other = Some((kind, line, String::new())),
            _ => {}
        }
    }

    fn end(&mut self, kind: &str, line: u64, to: &mut Found) {
        match kind {
            "VEVENT" => self.finish(to),
            "VCALENDAR" => self.close(Some(line), to),
            _ if self.event.is_some() => self.inner = self.inner.saturating_sub(1),
            _ if self.other.as_ref().is_some_and(|(other, ..)| other == kind) => self.leave_other(to),
            _ => {}
        }
    }

    /// Ends whatever is open; what ends without an end of its own is told.
    fn close(&mut self, line: Option<u64>, to: &mut Found) {
        self.leave_other(to);
        if let Some(entry) = &self.event {
            let at = At::Line(line.unwrap_or(entry.line));
            to.lose(at, "END", "VEVENT", "the event before has no end: what stands before is kept");
            self.finish(to);
        }
    }

    fn leave_other(&mut self, to: &mut Found) {
        // Zones of time are read where they are needed.
        if let Some((kind, line, name)) = self.other.take().filter(|(kind, ..)| kind != "VTIMEZONE") {
            to.lose(At::Line(line), &kind, &name, "it is no event: left out");
        }
    }

    fn finish(&mut self, to: &mut Found) {
        self.inner = 0;
        let Some(Entry { line, mut draft, when, mut notes }) = self.event.take() else { return };
        draft.date = Cow::Owned(when.date(line, &self.zones, self.asked.input_zone, &mut notes, to));
        if self.is_ours {
            take_apart(&mut draft, &mut notes);
        }
        draft.title = Cow::Owned(draft.title.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(id) = &draft.id {
            match self.titles.get(&**id).filter(|_| draft.title.is_empty()) {
                Some(title) => draft.title = Cow::Owned(title.clone()),
                None => drop(self.titles.insert(id.clone().into_owned(), draft.title.clone().into_owned())),
            }
        }
        if let Some(name) = self.name.as_ref().filter(|_| self.several) {
            draft.tags.push(Cow::Owned(name.clone()));
        }
        draft.note = (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n")));
        to.event(At::Line(line), draft);
    }

    /// What is said of a calendar.
    fn about(&mut self, property: &Property<'_>, to: &mut Found) {
        let said = || lines::unescaped(property.value);
        match &*property.name {
            "X-WR-CALNAME" | "NAME" => {
                self.name = Some(said());
                self.title.get_or_insert_with(said);
            }
            "X-WR-CALDESC" | "DESCRIPTION" => drop(self.description.get_or_insert_with(said)),
            "PRODID" => self.is_ours = property.value.contains("//dateline//"),
            name if RECORDS.contains(&name) => {}
            name => to.leave_out(At::Line(property.line), name, property.value),
        }
    }
}

impl Entry {
    fn take(&mut self, property: &Property<'_>, to: &mut Found) {
        let (at, value) = (At::Line(property.line), property.value);
        let said = || lines::unescaped(value);
        match &*property.name {
            "DTSTART" => self.when.start = Some(Stamp::of(property)),
            "DTEND" => self.when.end = Some(Stamp::of(property)),
            "DURATION" => self.when.duration = Some((property.line, value.trim().to_owned())),
            "X-EDTF" => self.when.edtf = Some((property.line, said().trim().to_owned())),
            "UID" => self.draft.id = Some(Cow::Owned(said())),
            "SUMMARY" => add(&mut self.draft.title, said()),
            "DESCRIPTION" => add(self.draft.summary.get_or_insert_default(), said()),
            "LOCATION" => add(self.draft.place.get_or_insert_default(), said()),
            "CATEGORIES" => {
                let tags = lines::items(value).into_iter().filter(|tag| !tag.trim().is_empty());
                self.draft.tags.extend(tags.map(Cow::Owned));
            }
            "URL" if !value.trim().is_empty() => {
                self.draft.sources.push(Cites::InPlace(Box::new(named(Cow::Owned(value.trim().to_owned())))));
            }
            "COMMENT" => self.notes.push(said()),
            "STATUS" => {
                if !value.trim().eq_ignore_ascii_case("CONFIRMED") {
                    self.notes.push(format!("status: {}", said()));
                }
            }
            "RRULE" | "RDATE" | "EXRULE" => {
                to.lose(
                    at,
                    &property.name,
                    value,
                    "it recurs: only the date that is written stands, the rule is in the note",
                );
                self.notes.push(format!("recurs ({}): {}", property.name, value.trim()));
            }
            name if RECORDS.contains(&name) => {}
            name => to.leave_out(at, name, value),
        }
    }
}

/// Takes out of the summary what this program writes behind it: lines that say what they are.
fn take_apart(draft: &mut Draft<'static>, notes: &mut Vec<String>) {
    let Some(summary) = draft.summary.take() else { return };
    let is_labelled = |line: &str| ["People: ", "Claim: ", "Source: "].iter().any(|label| line.starts_with(label));
    let lines: Vec<&str> = summary.lines().collect();
    let behind = lines.iter().rev().take_while(|line| is_labelled(line)).count();
    let (before, behind) = lines.split_at(lines.len() - behind);
    for line in behind {
        match line.strip_prefix("People: ") {
            Some(people) => draft.people.extend(people.split(", ").map(|name| Cow::Owned(name.to_owned()))),
            None => notes.push((*line).to_owned()),
        }
    }
    draft.summary = Some(Cow::Owned(before.join("\n").trim_end().to_owned()));
}

/// Adds what is said once more to what is said already.
fn add(to: &mut Cow<'static, str>, said: String) {
    if to.is_empty() {
        *to = Cow::Owned(said);
    } else {
        let to = to.to_mut();
        to.push('\n');
        to.push_str(&said);
    }
}

#[cfg(test)]
mod tests;
