//! When the event of a row happened, from one column or from several.

use super::super::dates::{self, DateValue, HowDates};
use super::super::draft::Said;
use super::super::map::{Field, Habit};
use super::super::table::{Kind, Row};
use super::super::write::Written;
use super::{Maker, filled, remark, trimmed};
use crate::model::{Date, Day};
use std::borrow::Cow;

/// When, and where in the order of its day that is said.
pub(super) struct When<'r> {
    /// In EDTF; nothing where it is not known.
    pub(super) date: Said<'r>,
    pub(super) rank: Option<u32>,
}

/// Days to both sides of the one that ACLED gives where it knows no more than the week.
const WEEK: i64 = 6;

impl Maker<'_> {
    /// When the event of a row happened. Words that say no date go into the note.
    pub(super) fn when<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> When<'r> {
        if !self.plan.of(Field::Year).is_empty() && self.plan.of(Field::Date).is_empty() {
            return When { date: self.joined_parts(row, note, to), rank: None };
        }
        let (start, rank) = self.start(row, note, to);
        let end = self.cells(Field::End, row).next().map(|(n, _)| n);
        let end = end.map(|n| self.value(n, row, note, to)).unwrap_or_default();
        let (start, end) =
            if self.is(Habit::OneOf) { (without_midnight(start), without_midnight(end)) } else { (start, end) };
        let date = match (&*start, &*end) {
            (_, "") => start,
            (start_of, end_of) if start_of == end_of => start,
            ("", _) => Cow::Owned(format!("../{end}")),
            (start_of, end_of) if self.is(Habit::OneOf) => Cow::Owned(format!("[{start_of}..{end_of}]")),
            (start_of, end_of) => Cow::Owned(format!("{start_of}/{end_of}")),
        };
        let date = if end.is_empty() || Date::scan(&date).is_some() || Date::parse(&date).is_ok() {
            date
        } else {
            let (n, text) = self.cells(Field::End, row).next().map_or((None, ""), |(n, cell)| (Some(n), &*cell.text));
            to.losses.lose(row.at, &self.column(n), text, "it is no end of what begins there: kept in the note");
            remark(note, &self.column(n), text);
            self.start(row, &mut String::new(), &mut Written::default()).0
        };
        When { date: self.as_exact_as_said(date, row, note, to), rank }
    }

    /// When it began: from the column of the date, with that of the time where there is one.
    fn start<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> (Said<'r>, Option<u32>) {
        let Some((n, cell)) = self.cells(Field::Date, row).next() else {
            // Of two columns that give the date the other may.
            let beside = self.plan.beside.filter(|n| filled(*n, row).is_some());
            return (beside.map(|n| self.value(n, row, note, to)).unwrap_or_default(), None);
        };
        if self.is(Habit::Plaso) && cell.text.trim() == "00/00/0000" {
            return (Cow::default(), None);
        }
        let ranked = cell.text.rsplit_once('#').filter(|_| self.is(Habit::Casemap));
        if let Some((day, rank)) = ranked.and_then(|(day, rank)| Some((day, rank.trim().parse().ok()?))) {
            let day = Cow::Owned(day.trim().to_owned());
            return (self.read(n, &day, row, note, to), Some(rank));
        }
        let time =
            self.first(Field::Time, row).map(str::trim).filter(|time| time.contains(|c: char| c.is_ascii_digit()));
        let date = match time {
            Some(time) if cell.kind == Kind::Text => {
                let zone = self.zone(row, to).map(|zone| format!(" {zone}")).unwrap_or_default();
                let both = Cow::Owned(format!("{} {time}{zone}", cell.text.trim()));
                self.read(n, &both, row, note, to)
            }
            _ => self.value(n, row, note, to),
        };
        self.tell_contradiction(&date, row, to);
        (date, None)
    }

    /// The offset that a row gives for its times. The name of a zone is none.
    fn zone<'c>(&self, row: &'c Row<'_>, to: &mut Written) -> Option<&'c str> {
        let (n, cell) = self.cells(Field::Zone, row).next()?;
        let zone = cell.text.trim();
        if dates::is_offset(zone) || ["UTC", "GMT"].contains(&zone) {
            return Some(zone);
        }
        if self.how.offset.is_none() {
            let became = "the name of a zone is no offset: its times have none (say it with --input-zone)";
            to.losses.lose(row.at, &self.column(Some(n)), zone, became);
        }
        None
    }

    /// The date of a cell.
    fn value<'r>(&self, n: usize, row: &Row<'r>, note: &mut String, to: &mut Written) -> Said<'r> {
        let Some(cell) = filled(n, row) else { return Cow::default() };
        match cell.kind {
            Kind::Date => trimmed(&cell.text),
            Kind::NoDate(why) => {
                self.unread(n, &cell.text, why, row, note, to);
                Cow::default()
            }
            Kind::Text => self.read(n, &cell.text, row, note, to),
        }
    }

    fn read<'r>(&self, n: usize, text: &Said<'r>, row: &Row<'r>, note: &mut String, to: &mut Written) -> Said<'r> {
        let read = match text {
            Cow::Borrowed(text) => dates::read(text, self.how, row.at, &mut to.seen),
            Cow::Owned(text) => match dates::read(text, self.how, row.at, &mut to.seen) {
                DateValue::Date(date) => DateValue::Date(Cow::Owned(date.into_owned())),
                DateValue::Empty => DateValue::Empty,
                DateValue::Open => DateValue::Open,
                DateValue::Unread(why) => DateValue::Unread(why),
            },
        };
        match read {
            DateValue::Date(date) => date,
            // Then the whole column is read again, or not at all.
            DateValue::Empty | DateValue::Open => Cow::default(),
            DateValue::Unread(why) => {
                self.unread(n, text, &why, row, note, to);
                Cow::default()
            }
        }
    }

    fn unread(&self, n: usize, text: &str, why: &str, row: &Row<'_>, note: &mut String, to: &mut Written) {
        to.losses.lose(
            row.at,
            &self.column(Some(n)),
            text,
            &format!("no date ({why}): undated, its words kept in the note"),
        );
        remark(note, "date as written", text);
    }

    /// A day that a row gives beside its date, such as that of a visit.
    pub(super) fn day<'r>(&self, field: Field, row: &Row<'r>, note: &mut String, to: &mut Written) -> Option<Said<'r>> {
        let (n, cell) = self.cells(field, row).next()?;
        let how = HowDates { order: None, ..self.how };
        let text = trimmed(&cell.text);
        let read = match (&text, cell.kind) {
            (_, Kind::Date) => return Some(text),
            (Cow::Borrowed(text), _) => dates::read(text, how, row.at, &mut dates::Seen::default()),
            (Cow::Owned(_), _) => match dates::read(&text, how, row.at, &mut dates::Seen::default()) {
                DateValue::Date(date) => DateValue::Date(Cow::Owned(date.into_owned())),
                _ => DateValue::Empty,
            },
        };
        if let DateValue::Date(date) = read {
            return Some(date);
        }
        to.losses.lose(
            row.at,
            &self.column(Some(n)),
            &text,
            "it is no date that can be read by itself: kept in the note",
        );
        remark(note, &self.column(Some(n)), &text);
        None
    }

    /// A date, less exact where the row says that it is not known to the day.
    fn as_exact_as_said<'r>(&self, date: Said<'r>, row: &Row<'r>, note: &mut String, to: &mut Written) -> Said<'r> {
        let Some((n, cell)) = self.cells(Field::Precision, row).next().filter(|_| self.is(Habit::Acled)) else {
            return date;
        };
        let day = (date.len() == 10).then(|| Date::scan(&date)).flatten();
        match (cell.text.trim(), day) {
            ("1", _) | (_, None) => date,
            ("2", Some(day)) => {
                let day = Day::of_instant(day.first).to_days();
                Cow::Owned(format!("[{}..{}]", Day::from_days(day - WEEK), Day::from_days(day + WEEK)))
            }
            ("3", Some(_)) => date.get(..7).map(|month| Cow::Owned(month.to_owned())).unwrap_or(date),
            (other, Some(_)) => {
                to.losses.lose(
                    row.at,
                    &self.column(Some(n)),
                    other,
                    "no such precision is known: the date stands as it is, and this in the note",
                );
                remark(note, &self.column(Some(n)), other);
                date
            }
        }
    }

    /// Tells where the other column that gives the date gives another one.
    fn tell_contradiction(&self, date: &str, row: &Row<'_>, to: &mut Written) {
        let Some((n, cell)) = self.plan.beside.and_then(|n| Some((n, filled(n, row)?))) else { return };
        let Some(kept) = Date::scan(date).filter(|_| date.len() > 10) else { return };
        let text = cell.text.trim();
        let other = match dates::read(text, self.how, row.at, &mut dates::Seen::default()) {
            DateValue::Date(date) => Some(date.into_owned()),
            // By its definition it counts microseconds.
            _ => text.parse::<i64>().ok().map(|micros| dates::instant(micros.div_euclid(1_000_000), "")),
        };
        let Some(other) = other.as_deref().and_then(Date::scan) else { return };
        // A time without an offset may be that of any clock.
        let leeway = if date.ends_with('Z') || date.get(19..).is_some_and(|rest| rest.contains(['+', '-'])) {
            1
        } else {
            14 * 3600
        };
        if (kept.first - other.first).abs() > leeway {
            to.losses.lose(row.at, &self.column(Some(n)), text, "it contradicts the date beside it, which is kept");
        }
    }

    /// A date whose parts stand in columns of their own.
    fn joined_parts<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> Said<'r> {
        let start = self.parts([Field::Year, Field::Month, Field::Day, Field::Time], row, note, to);
        let end = self.parts([Field::EndYear, Field::EndMonth, Field::EndDay, Field::EndTime], row, note, to);
        match (start, end) {
            (start, None) => Cow::Owned(start.unwrap_or_default()),
            (None, Some(end)) => Cow::Owned(format!("../{end}")),
            (Some(start), Some(end)) if start == end => Cow::Owned(start),
            (Some(start), Some(end)) => {
                let both = format!("{start}/{end}");
                if Date::parse(&both).is_ok() {
                    return Cow::Owned(both);
                }
                let n = self.plan.of(Field::EndYear).first().copied();
                to.losses.lose(row.at, &self.column(n), &end, "it is no end of what begins there: kept in the note");
                remark(note, "end", &end);
                Cow::Owned(start)
            }
        }
    }

    fn parts(&self, fields: [Field; 4], row: &Row<'_>, note: &mut String, to: &mut Written) -> Option<String> {
        let [year, month, day, time] = fields.map(|field| self.first(field, row).map(str::trim));
        let [n, ..] = fields.map(|field| self.cells(field, row).next().map(|(n, _)| n));
        let said: Vec<&str> = [year, month, day, time].into_iter().flatten().collect();
        if said.is_empty() {
            return None;
        }
        let date = year.and_then(|year| date_of_parts(year, month, day));
        let with_time = date.as_ref().zip(time).and_then(|(date, time)| {
            let both = format!("{date} {time}");
            match dates::read(&both, self.how, row.at, &mut dates::Seen::default()) {
                DateValue::Date(date) if date.contains('T') => Some(date.into_owned()),
                _ => None,
            }
        });
        if date.is_none() {
            self.unread(n.unwrap_or_default(), &said.join("-"), "its parts are none", row, note, to);
        } else if let Some(time) = time.filter(|_| with_time.is_none()) {
            let n = self.cells(fields[3], row).next().map(|(n, _)| n);
            to.losses.lose(row.at, &self.column(n), time, "it is no time of day: kept in the note");
            remark(note, &self.column(n), time);
        }
        with_time.or(date)
    }
}

/// A day whose time is only that at which it begins.
fn without_midnight(date: Said<'_>) -> Said<'_> {
    match date.split_once('T') {
        Some((day, time)) if time.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.')) => Cow::Owned(day.to_owned()),
        _ => date,
    }
}

/// A date of a year, a month and a day, as far as they are there. A day without a month is none.
pub(in super::super) fn date_of_parts(year: &str, month: Option<&str>, day: Option<&str>) -> Option<String> {
    let year: i64 = year.parse().ok()?;
    let two = |part: &str| part.parse::<u8>().ok().map(|part| format!("-{part:02}"));
    let mut date = Date::year_written(year);
    if let Some(month) = month {
        date += &two(month)?;
    }
    if let Some(day) = day {
        month?;
        date += &two(day)?;
    }
    Date::parse(&date).is_ok().then_some(date)
}
