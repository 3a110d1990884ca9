//! Answers of SPARQL as JSON (W3C), such as those of Wikidata.
//!
//! Owns that no day is made of a year: the query service writes a year as its first of January, and only a column that says
//! how exact it is can tell. Without one nothing is read.

use super::asked::Asked;
use super::document::{Document, Object};
use super::draft::{At, Cites, Draft};
use super::found::{Found, Reader};
use super::map::{Field, plain};
use super::refusal::Refusal;
use super::row::named;
use crate::model::Date;
use std::borrow::Cow;
use std::fmt::Write;

/// Answers of SPARQL.
pub(super) struct Sparql;

const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";

const HOW: &str =
    "ask for it in the query: ?item p:P585/psv:P585 [wikibase:timeValue ?date; wikibase:timePrecision ?precision]";

impl Reader for Sparql {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let document = Document::read(text, to)?;
        let results = document.root().object().object("results");
        if results.get("bindings").is_none() {
            return Err(Refusal::data(None, "there are no `results.bindings` in it: it is no answer of SPARQL"));
        }
        let rows: Vec<(At, Object<'_>)> =
            results.items("bindings").into_iter().map(|row| (document.at(row), row.object())).collect();
        let mut columns = Columns::of(&rows);
        if rows.is_empty() {
            return Ok(());
        }
        let plan = Plan::of(&mut columns, asked)?;
        to.remark(plan.words());
        for (at, row) in &rows {
            plan.event(row, *at, to);
        }
        Ok(())
    }
}

/// The variables of an answer, in their order.
#[derive(Default)]
struct Columns {
    all: Vec<String>,
    /// Those that hold dates.
    dates: Vec<String>,
}

impl Columns {
    fn of(rows: &[(At, Object<'_>)]) -> Self {
        let (mut columns, mut known) = (Self::default(), std::collections::HashSet::new());
        for (name, value) in rows.iter().flat_map(|(_, row)| row.each()) {
            let is_date = || value.object().text("datatype").is_some_and(|kind| kind == DATE_TIME);
            if known.insert((name, false)) {
                columns.all.push(name.to_owned());
            }
            if !known.contains(&(name, true)) && is_date() {
                known.insert((name, true));
                columns.dates.push(name.to_owned());
            }
        }
        columns
    }

    /// The first whose name is one of these.
    fn named(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all.iter().find(|column| plain(column) == *name)).cloned()
    }

    /// The one that says how exact another is.
    fn precision_of(&self, date: &str) -> Option<String> {
        let date = plain(date).replace(' ', "");
        let names: Vec<(String, &String)> = self.all.iter().map(|name| (plain(name).replace(' ', ""), name)).collect();
        let found = |wanted: &str| names.iter().find(|(name, _)| name == wanted).map(|(_, name)| (*name).clone());
        let stem = date.trim_end_matches("date").trim_end_matches("time");
        let own = ["precision", "prec"]
            .iter()
            .find_map(|end| found(&format!("{date}{end}")).or_else(|| found(&format!("{stem}{end}"))));
        own.or_else(|| {
            let mut others = names.iter().filter(|(name, _)| name.contains("precision"));
            let only = others.next().map(|(_, name)| (*name).clone());
            only.filter(|_| others.next().is_none() && self.dates.len() == 1)
        })
    }
}

/// Which variable becomes what.
struct Plan {
    date: (String, String),
    end: Option<(String, String)>,
    title: Option<String>,
    summary: Option<String>,
    place: Option<String>,
    item: Option<String>,
}

impl Plan {
    fn of(columns: &mut Columns, asked: &Asked<'_>) -> Result<Self, Refusal> {
        let given = |field| {
            let column = asked.map?.fields.get(&field)?.first()?;
            columns.all.iter().find(|name| *name == column).cloned()
        };
        let date = given(Field::Date)
            .or_else(|| columns.named(&["date", "start", "startdate", "start date", "starttime", "time"]))
            .or_else(|| columns.dates.first().filter(|_| columns.dates.len() == 1).cloned());
        let Some(date) = date else {
            return Err(match &columns.dates[..] {
                [] => Refusal::data(None, "no variable in it holds dates"),
                [first, ..] => Refusal::Asked(format!(
                    ": {} may each be the date \u{2014} say which: --map date={first}",
                    columns.dates.join(" and ")
                )),
            });
        };
        let end = given(Field::End)
            .or_else(|| columns.named(&["end", "enddate", "end date", "endtime"]))
            .filter(|end| *end != date);
        let precise = |date: String| match columns.precision_of(&date).or_else(|| given(Field::Precision)) {
            Some(precision) => Ok((date, precision)),
            None => Err(Refusal::data(
                None,
                format!(
                    "{date} has no column that says how exact it is, and a year looks like its first of January \u{2014} {HOW}"
                ),
            )),
        };
        let label = || columns.all.iter().find(|name| name.ends_with("Label")).cloned();
        Ok(Self {
            title: given(Field::Title)
                .or_else(|| columns.named(&["title", "itemlabel", "eventlabel", "label"]))
                .or_else(label),
            summary: given(Field::Summary)
                .or_else(|| columns.named(&["description", "itemdescription", "eventdescription"])),
            place: given(Field::Place).or_else(|| columns.named(&["placelabel", "locationlabel", "place", "location"])),
            item: given(Field::Url).or_else(|| columns.named(&["item", "event", "url"])),
            date: precise(date)?,
            end: end.map(precise).transpose()?,
        })
    }

    fn words(&self) -> String {
        let mut words = format!("date from {}, as exact as {} says", self.date.0, self.date.1);
        let others = [
            ("end", self.end.as_ref().map(|(end, _)| end)),
            ("title", self.title.as_ref()),
            ("summary", self.summary.as_ref()),
            ("place", self.place.as_ref()),
        ];
        for (what, column) in others.into_iter().filter_map(|(what, column)| Some((what, column?))) {
            let _ = write!(words, ", {what} from {column}");
        }
        words
    }

    fn event(&self, row: &Object<'_>, at: At, to: &mut Found) {
        let said = |name: &Option<String>| name.as_ref().and_then(|name| row.object(name).text("value"));
        let mut notes = Vec::new();
        let start = exact(row, &self.date, at, &mut notes, to);
        let end = self.end.as_ref().and_then(|end| exact(row, end, at, &mut notes, to));
        let date = match (start, end) {
            (start, None) => start.unwrap_or_default(),
            (None, Some(end)) => format!("../{end}"),
            (Some(start), Some(end)) if start == end => start,
            (Some(start), Some(end)) if Date::parse(&format!("{start}/{end}")).is_ok() => format!("{start}/{end}"),
            (Some(start), Some(end)) => {
                to.lose(at, "end", &end, "it is no end of what begins there: kept in the note");
                notes.push(format!("end: {end}"));
                start
            }
        };
        let item = said(&self.item);
        let used = [
            Some(&self.date.0),
            Some(&self.date.1),
            self.title.as_ref(),
            self.summary.as_ref(),
            self.place.as_ref(),
            self.item.as_ref(),
        ];
        let ends = self.end.as_ref().map(|(end, precision)| [end, precision]);
        for (name, value) in row.each() {
            let is_used = used.iter().flatten().copied().chain(ends.into_iter().flatten()).any(|used| used == name);
            if !is_used {
                to.leave_out(at, name, &value.object().text("value").unwrap_or_default());
            }
        }
        let draft = Draft {
            date: Cow::Owned(date),
            title: said(&self.title).or_else(|| item.clone()).unwrap_or_default(),
            summary: said(&self.summary),
            place: said(&self.place),
            sources: item.map(|item| Cites::InPlace(Box::new(named(item)))).into_iter().collect(),
            note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
            ..Draft::default()
        };
        to.event(at, draft);
    }
}

/// A date as exact as its precision says.
fn exact(
    row: &Object<'_>,
    (date, precision): &(String, String),
    at: At,
    notes: &mut Vec<String>,
    to: &mut Found,
) -> Option<String> {
    let value = row.object(date).text("value")?;
    let said = row.object(precision).text("value");
    let number = said.as_deref().and_then(|said| said.trim().parse::<u8>().ok());
    let read = number.and_then(|number| written(value.trim(), number)).filter(|date| Date::parse(date).is_ok());
    if read.is_none() {
        let words = format!("{value} (precision {})", said.as_deref().unwrap_or("not said"));
        to.lose(at, date, &words, "no date that can be read: undated, its words in the note");
        notes.push(format!("{date} as written: {words}"));
    }
    read
}

/// A time of XML Schema with Wikidata's precision, as EDTF. Years are astronomical there: -0043 is 44 BC.
fn written(value: &str, precision: u8) -> Option<String> {
    let (sign, rest) = value.strip_prefix('-').map_or((1, value.strip_prefix('+').unwrap_or(value)), |rest| (-1, rest));
    let (day, time) = rest.split_once('T').unwrap_or((rest, ""));
    let mut parts = day.split('-');
    let year = sign * parts.next()?.parse::<i64>().ok()?;
    let two = |part: Option<&str>| part?.parse::<u8>().ok();
    let (month, number) = (two(parts.next()), two(parts.next()));
    let beside = |unit: i64| format!("Y{year}S{}", digits(year, unit));
    Some(match precision {
        14 | 13 => {
            let time = if precision == 13 { time.get(..5)? } else { time.trim_end_matches('Z') };
            format!("{}-{:02}-{:02}T{time}Z", Date::year_written(year), month?, number?)
        }
        // An hour alone is no time of day: the day is what is left of it.
        11 | 12 => format!("{}-{:02}-{:02}", Date::year_written(year), month?, number?),
        10 => format!("{}-{:02}", Date::year_written(year), month?),
        9 => Date::year_written(year),
        8 if (-9999..=9999).contains(&year) => masked(year.div_euclid(10) * 10, 1),
        // The 19th century is 1801 to 1900.
        7 if (-9999..=9999).contains(&year) => masked((year - 1).div_euclid(100) * 100, 2),
        6 if (-9999..=9999).contains(&year) => masked((year - 1).div_euclid(1_000) * 1_000, 3),
        0..=8 if year.unsigned_abs() > 9_999 => beside(10_i64.checked_pow(u32::from(9 - precision))?),
        _ => return None,
    })
}

/// A year of which the last digits are not known.
fn masked(first: i64, digits: usize) -> String {
    // Before year 0 digits count the other way.
    let first = if first < 0 { first + 10_i64.pow(u32::try_from(digits).unwrap_or(1)) - 1 } else { first };
    let written = Date::year_written(first);
    let kept = written.get(..written.len().saturating_sub(digits)).unwrap_or_default();
    format!("{kept}{}", "X".repeat(digits))
}

/// How many digits of a year are known that is exact to so many years.
fn digits(year: i64, unit: i64) -> usize {
    year.unsigned_abs().to_string().len().saturating_sub(unit.to_string().len() - 1).max(1)
}

#[cfg(test)]
mod tests;
