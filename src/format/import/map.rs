//! Which column of a foreign table becomes what: as the reader says it, as a preset knows it, or guessed from names and
//! values.
//!
//! Owns the form of a map, which is that of the presets too, so that a reader can start from one.

mod guess;
mod presets;

use super::dates::DateOrder;
use crate::model::DatedBy;
use crate::text::{fold, in_toml, nearest, quoted};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) use guess::{Guess, Shape, guessed};
pub(super) use presets::{headless, preset};

/// What a column can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Id,
    Date,
    End,
    Year,
    Month,
    Day,
    Time,
    EndYear,
    EndMonth,
    EndDay,
    EndTime,
    Precision,
    Title,
    Summary,
    Place,
    People,
    Tags,
    Note,
    Source,
    Publisher,
    Url,
    Archive,
    Accessed,
    Published,
    Sha256,
    By,
    Type,
    Zone,
    DatedBy,
}

impl Field {
    const ALL: [(Self, &'static str); 29] = [
        (Self::Id, "id"),
        (Self::Date, "date"),
        (Self::End, "end"),
        (Self::Year, "year"),
        (Self::Month, "month"),
        (Self::Day, "day"),
        (Self::Time, "time"),
        (Self::EndYear, "end_year"),
        (Self::EndMonth, "end_month"),
        (Self::EndDay, "end_day"),
        (Self::EndTime, "end_time"),
        (Self::Precision, "precision"),
        (Self::Title, "title"),
        (Self::Summary, "summary"),
        (Self::Place, "place"),
        (Self::People, "people"),
        (Self::Tags, "tags"),
        (Self::Note, "note"),
        (Self::Source, "source"),
        (Self::Publisher, "publisher"),
        (Self::Url, "url"),
        (Self::Archive, "archive"),
        (Self::Accessed, "accessed"),
        (Self::Published, "published"),
        (Self::Sha256, "sha256"),
        (Self::By, "by"),
        (Self::Type, "type"),
        (Self::Zone, "zone"),
        (Self::DatedBy, "dated_by"),
    ];

    fn named(name: &str) -> Result<Self, String> {
        let known = || Self::ALL.iter().map(|(_, name)| *name);
        let found = Self::ALL.into_iter().find(|(_, known)| *known == name);
        found.map(|(field, _)| field).ok_or_else(|| match nearest(name, known()) {
            Some(meant) => format!("nothing is called {}: is it `{meant}`?", quoted(name)),
            None => format!("nothing is called {}: it can be {}", quoted(name), known().collect::<Vec<_>>().join(", ")),
        })
    }

    /// As it is written in a map.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }
}

/// What a file of some origin says differently from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Habit {
    /// Nothing.
    #[default]
    None,
    /// Start and end are the first and the last day on which it may have happened.
    OneOf,
    /// The precision is ACLED's: 1 a day, 2 a week, 3 a month.
    Acled,
    /// A date may be followed by `#1`, its place in the order of its day.
    Casemap,
    /// `00/00/0000` and `--:--:--` are not known.
    Plaso,
    /// Beside the date stands a count of microseconds that may contradict it.
    Timesketch,
    /// Before what a spreadsheet would run stands an apostrophe.
    Dateline,
}

/// A map.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// What it is called: of a preset its name.
    pub(super) name: String,
    /// The columns by which a file is known to be of this kind.
    header: Vec<String>,
    /// The columns of a file that names none.
    pub(super) columns: Vec<String>,
    /// From which columns each field comes.
    pub(super) fields: BTreeMap<Field, Vec<String>>,
    /// What is counted, by the column that counts it.
    pub(super) figures: Vec<(String, String)>,
    /// Columns that are left out on purpose.
    pub(super) skip: Vec<String>,
    pub(super) dates: Option<DateOrder>,
    /// Whether texts are HTML.
    pub(super) html: bool,
    /// What stands between several sources, tags or people in one cell.
    pub(super) split: Option<char>,
    pub(super) habit: Habit,
    /// Where its dates come from, if not from who says it.
    pub(super) dated_by: Option<&'static str>,
    /// What is told of such a file, once.
    pub(super) said: Option<String>,
}

/// As it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    name: String,
    #[serde(default)]
    header: Vec<String>,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    skip: Vec<String>,
    dates: Option<String>,
    #[serde(default)]
    html: bool,
    split: Option<char>,
    #[serde(default)]
    habit: Habit,
    dated_by: Option<String>,
    said: Option<String>,
    map: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    figures: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Map {
    /// Reads a map from TOML.
    ///
    /// # Errors
    /// Where it is none, in words.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let mut fields = BTreeMap::new();
        for (name, columns) in written.map {
            let columns = match columns {
                OneOrMany::One(column) => vec![column],
                OneOrMany::Many(columns) => columns,
            };
            fields.insert(Field::named(&name)?, columns);
        }
        let dates = written.dates.map(|order| {
            DateOrder::named(&order).ok_or_else(|| format!("`dates` is dmy, mdy or ymd, not {}", quoted(&order)))
        });
        let dated_by = written.dated_by.map(|word| {
            let known = DatedBy::WORDS.into_iter().map(|(known, _)| known).find(|known| *known == word);
            known.ok_or_else(|| format!("`dated_by` is source, report or inference, not {}", quoted(&word)))
        });
        Ok(Self {
            dated_by: dated_by.transpose()?,
            name: written.name,
            header: written.header,
            columns: written.columns,
            fields,
            figures: written.figures.into_iter().collect(),
            skip: written.skip,
            dates: dates.transpose()?,
            html: written.html,
            split: written.split,
            habit: written.habit,
            said: written.said,
        })
    }

    /// Reads a map from words: `date=Datum,title=Titel`. A field may be named several times; a column with a comma in its
    /// name stands in a file only.
    ///
    /// # Errors
    /// Where it is none, in words.
    pub fn from_words(words: &str) -> Result<Self, String> {
        let mut map = Self { name: "--map".to_owned(), ..Self::default() };
        for pair in words.split(',').filter(|pair| !pair.trim().is_empty()) {
            let Some((field, column)) = pair.split_once('=') else {
                return Err(format!("{} says no column: write `date=Datum,title=Titel`", quoted(pair.trim())));
            };
            let (field, column) = (field.trim(), column.trim().to_owned());
            match field.strip_prefix("figure.") {
                Some(measure) => map.figures.push((measure.to_owned(), column)),
                None => map.fields.entry(Field::named(field)?).or_default().push(column),
            }
        }
        Ok(map)
    }

    /// Whether it came with the program.
    pub(super) fn is_preset(&self) -> bool {
        !self.header.is_empty() || !self.columns.is_empty()
    }

    /// Whether all columns stand in a file by which one of this kind is known.
    fn knows(&self, columns: &[String]) -> bool {
        if self.header.is_empty() {
            return !self.columns.is_empty() && self.columns == columns;
        }
        self.header.iter().all(|name| columns.iter().any(|column| same(column, name)))
    }

    /// As TOML, from which a reader can start; with `samples` of values, by column.
    pub(super) fn written(&self, sample: &dyn Fn(&str) -> Option<String>) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "name = {}", in_toml(&self.name));
        let list = |names: &[String]| names.iter().map(|name| in_toml(name)).collect::<Vec<_>>().join(", ");
        for (key, names) in [("header", &self.header), ("columns", &self.columns), ("skip", &self.skip)] {
            if !names.is_empty() {
                let _ = writeln!(out, "{key} = [{}]", list(names));
            }
        }
        let order = match self.dates {
            Some(DateOrder::Dmy) => Some("dmy"),
            Some(DateOrder::Mdy) => Some("mdy"),
            Some(DateOrder::Ymd) => Some("ymd"),
            None => None,
        };
        let habit = match self.habit {
            Habit::None => None,
            Habit::OneOf => Some("one-of"),
            Habit::Acled => Some("acled"),
            Habit::Casemap => Some("casemap"),
            Habit::Plaso => Some("plaso"),
            Habit::Timesketch => Some("timesketch"),
            Habit::Dateline => Some("dateline"),
        };
        let split = self.split.map(String::from);
        for (key, value) in [
            ("dates", order),
            ("habit", habit),
            ("dated_by", self.dated_by),
            ("split", split.as_deref()),
            ("said", self.said.as_deref()),
        ] {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {}", in_toml(value));
            }
        }
        if self.html {
            out.push_str("html = true\n");
        }
        let fields = self.fields.iter().map(|(field, columns)| (field.name().to_owned(), columns.clone()));
        let figures = self.figures.iter().map(|(measure, column)| (in_toml(measure), vec![column.clone()]));
        let tables: [(&str, Vec<_>); 2] = [("map", fields.collect()), ("figures", figures.collect())];
        for (header, lines) in tables.into_iter().filter(|(header, lines)| *header == "map" || !lines.is_empty()) {
            let _ = writeln!(out, "\n[{header}]");
            for (key, columns) in lines {
                let value = match &columns[..] {
                    [column] => in_toml(column),
                    columns => format!("[{}]", list(columns)),
                };
                let sample = columns.first().and_then(|column| sample(column));
                let sample = sample.map(|sample| format!("  # {}", in_toml(&sample))).unwrap_or_default();
                let _ = writeln!(out, "{key} = {value}{sample}");
            }
        }
        out
    }

    /// In words, for a line: `date from Datum, title from Titel`.
    pub(super) fn words(&self) -> String {
        let fields =
            self.fields.iter().map(|(field, columns)| format!("{} from {}", field.name(), columns.join(" and ")));
        let figures = self.figures.iter().map(|(measure, column)| format!("{measure} from {column}"));
        fields.chain(figures).collect::<Vec<_>>().join(", ")
    }
}

/// Whether two names of columns are the same to a reader.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || plain(a) == plain(b)
}

/// The name of a column without what is not heard of it: case, accents, blanks at its ends, and what parts its words.
pub(super) fn plain(name: &str) -> String {
    fold(&name.replace(['_', '-', '.'], " ")).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
