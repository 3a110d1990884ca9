//! The JSON of TimelineJS.
//!
//! Owns which part of a slide becomes what. Its texts are HTML: their words are kept. Its years are those of JavaScript,
//! in which 0 is 1 BC, though it shows -44 as "44 BCE": which of the two was meant is asked with `--bce`.

use super::asked::Asked;
use super::dates::is_offset;
use super::document::{Document, Object, Value};
use super::draft::{At, Draft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use super::row::date_of_parts;
use crate::archive::words_of_html;
use crate::model::Date;
use std::borrow::Cow;

/// Slides along a line.
pub(super) struct TimelineJs;

impl Reader for TimelineJs {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let document = Document::read(text, to)?;
        let root = document.root().object();
        let mut slides = Slides { document: &document, asked, before_zero: None, to };
        if let Some(value) = root.get("title") {
            slides.title(value);
        }
        for (list, tag) in [("events", None), ("eras", Some("era"))] {
            root.items(list).into_iter().for_each(|slide| slides.slide(slide, tag));
        }
        let before_zero = slides.before_zero;
        if root.get("events").is_none() {
            return Err(Refusal::data(None, "there is no list of events in it"));
        }
        if let Some((at, year)) = before_zero {
            let line = at.line();
            to.remark(if asked.bce {
                format!("years before 0 are taken as TimelineJS shows them: {year} (line {line}) as {} BC", year.unsigned_abs())
            } else {
                format!(
                    "years before 0 are taken as TimelineJS places them, with a year 0: {year} (line {line}) as {} BC \u{2014} it shows \
                     \"{} BCE\"; where that is meant say --bce",
                    year.unsigned_abs().saturating_add(1),
                    year.unsigned_abs()
                )
            });
        }
        Ok(())
    }
}

struct Slides<'s> {
    document: &'s Document<'s>,
    asked: &'s Asked<'s>,
    /// The first year before 0, and where it stands.
    before_zero: Option<(At, i64)>,
    to: &'s mut Found,
}

impl Slides<'_> {
    fn title(&mut self, value: Value<'_>) {
        let (at, slide) = (self.document.at(value), value.object());
        let text = slide.object("text");
        let [headline, words] = ["headline", "text"].map(|name| self.words(&text, name, at));
        if let Some(url) = slide.object("media").text("url") {
            self.to.leave_out(at, "title.media", &url);
        }
        if let Some(headline) = headline {
            self.to.title(&headline, words.as_deref());
        }
    }

    fn slide(&mut self, value: Value<'_>, tag: Option<&'static str>) {
        let (at, slide) = (self.document.at(value), value.object());
        if slide.is_empty() {
            return self.to.lose(at, "slide", value.text().as_deref().unwrap_or_default(), "it is no slide: left out");
        }
        let mut notes = Vec::new();
        let [start, end] = ["start_date", "end_date"].map(|name| self.date(&slide.object(name), name, at, &mut notes));
        let date = self.span(start, end, at, &mut notes);
        let text = slide.object("text");
        let [title, summary] = ["headline", "text"].map(|name| self.words(&text, name, at));
        let shown =
            [slide.object("start_date"), slide.object("end_date")].map(|date| self.words(&date, "display_date", at));
        let own = self.words(&slide, "display_date", at);
        for shown in own.into_iter().chain(shown.into_iter().flatten()) {
            notes.push(format!("display date: {shown}"));
        }
        self.media(&slide, at, &mut notes);
        for (name, value) in slide.each() {
            let is_known =
                ["start_date", "end_date", "text", "media", "group", "unique_id", "display_date"].contains(&name);
            if !is_known {
                self.to.leave_out(at, name, value.text().as_deref().unwrap_or("…"));
            }
        }
        let group = self.words(&slide, "group", at);
        let draft = Draft {
            id: slide.text("unique_id"),
            date: Cow::Owned(date),
            title: Cow::Owned(title.unwrap_or_default()),
            summary: summary.map(Cow::Owned),
            tags: group.map(Cow::Owned).into_iter().chain(tag.map(Cow::Borrowed)).collect(),
            note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
            ..Draft::default()
        };
        self.to.event(at, draft);
    }

    /// Media is not always a source: it is noted.
    fn media(&mut self, slide: &Object<'_>, at: At, notes: &mut Vec<String>) {
        let media = slide.object("media");
        for (name, called) in
            [("url", "media"), ("caption", "caption"), ("credit", "credit"), ("link", "link"), ("alt", "alt")]
        {
            let text = if name == "url" { media.text(name).map(Cow::into_owned) } else { self.words(&media, name, at) };
            notes.extend(text.map(|text| format!("{called}: {text}")));
        }
    }

    /// The words of a text that is HTML.
    fn words(&mut self, object: &Object<'_>, name: &str, at: At) -> Option<String> {
        let text = object.text(name)?;
        if !text.contains(['<', '&']) {
            return Some(text.trim().to_owned());
        }
        let words = words_of_html(&text);
        if text.contains('<') && words != *text {
            self.to.lose(at, name, &text, "its HTML is left out, its words are kept");
        }
        Some(words).filter(|words| !words.is_empty())
    }

    /// A date of parts; of what is none the words are noted.
    fn date(&mut self, parts: &Object<'_>, name: &str, at: At, notes: &mut Vec<String>) -> Option<String> {
        let [year, month, day, hour, minute, second, milli] =
            ["year", "month", "day", "hour", "minute", "second", "millisecond"].map(|name| parts.text(name));
        let written = [&year, &month, &day, &hour, &minute, &second].map(|part| part.as_deref().map(str::trim));
        let mut unread = |what: &str, became: &str, to: &mut Found| {
            let said = written.iter().flatten().copied().collect::<Vec<_>>().join("-");
            to.lose(at, name, &said, became);
            notes.push(format!("{what} as written: {said}"));
        };
        let [year, month, day, hour, minute, second] = written;
        if [year, month, day, hour].iter().all(Option::is_none) {
            return None;
        }
        let Some(number) = year.and_then(|year| year.parse::<i64>().ok()) else {
            unread(name, "its parts are no date: kept in the note", self.to);
            return None;
        };
        let year = if number < 0 && self.asked.bce { number.saturating_add(1) } else { number }.to_string();
        if number < 0 {
            self.before_zero.get_or_insert((at, number));
        }
        let Some(date) = date_of_parts(&year, month, day) else {
            let alone = date_of_parts(&year, None, None);
            let became = match alone {
                Some(_) => "its parts are no date: the year alone stands for it, all of them are in the note",
                None => "its parts are no date: kept in the note",
            };
            unread(name, became, self.to);
            return alone;
        };
        let Some(hour) = hour else { return Some(date) };
        let offset = self.asked.input_zone.filter(|zone| is_offset(zone)).unwrap_or_default();
        let time = minute.map(|minute| {
            let second = second.map(|second| format!(":{second:0>2}")).unwrap_or_default();
            let part = milli.as_deref().filter(|_| !second.is_empty()).map(|part| format!(".{:0>3}", part.trim()));
            format!("{date}T{hour:0>2}:{minute:0>2}{second}{}{offset}", part.unwrap_or_default())
        });
        let time = time.filter(|time| Date::parse(time).is_ok());
        if time.is_none() {
            unread("time", "its parts are no time of day: the day stands, all of them are in the note", self.to);
        }
        time.or(Some(date))
    }

    fn span(&mut self, start: Option<String>, end: Option<String>, at: At, notes: &mut Vec<String>) -> String {
        match (start, end) {
            // What could not be read was told.
            (None, None) => {
                if notes.is_empty() {
                    self.to.lose(at, "start_date", "", "there is none: undated");
                }
                String::new()
            }
            (Some(start), None) => start,
            (None, Some(end)) => format!("../{end}"),
            (Some(start), Some(end)) if start == end => start,
            (Some(start), Some(end)) => {
                let both = format!("{start}/{end}");
                if Date::parse(&both).is_ok() {
                    return both;
                }
                self.to.lose(at, "end_date", &end, "it is no end of what begins there: kept in the note");
                notes.push(format!("end date: {end}"));
                start
            }
        }
    }
}

#[cfg(test)]
mod tests;
