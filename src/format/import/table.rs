//! Tables of foreign files: rows, their cells, and which column becomes what.
//!
//! Owns what every reader of a table offers, so that one conversion serves all of them.

use super::draft::{At, Said};
use super::losses::Losses;
use super::map::{Field, Habit, Map, same};
use crate::text::quoted;
use std::collections::HashSet;
use std::io;
use std::sync::Arc;

/// A table, asked for block by block. What it says of a block is the same each time.
pub(super) trait Table: Send + Sync {
    /// The names of its columns.
    fn columns(&self) -> &[Arc<str>];

    /// How many blocks there are.
    fn blocks(&self) -> usize;

    /// Hands on the rows of a block in their order.
    ///
    /// # Errors
    /// Where the file can no longer be read.
    fn rows(&self, block: usize, losses: &mut Losses, take: &mut dyn FnMut(&Row<'_>)) -> io::Result<()>;

    /// The names of its sheets, where it has such.
    fn sheets(&self) -> &[String] {
        &[]
    }

    /// What one of its rows is called where it is cited: `row`, `line`.
    fn unit(&self) -> &'static str {
        "row"
    }

    /// Whether the file is still what was opened.
    fn unchanged(&self) -> bool {
        true
    }
}

/// A row.
#[derive(Debug)]
pub(super) struct Row<'r> {
    /// Where it begins.
    pub at: At,
    /// Its number as who opens the file counts it, from 1.
    pub number: u64,
    /// By column; there may be fewer than columns.
    pub cells: &'r [Cell<'r>],
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell<'r> {
    /// What it says.
    pub text: Said<'r>,
    pub kind: Kind,
}

/// What is known of a cell beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: a text.
    Text,
    /// It is a date, in EDTF.
    Date,
    /// It is none, for this reason.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only spreadsheets know it"))]
    NoDate(&'static str),
}

impl<'r> From<Said<'r>> for Cell<'r> {
    fn from(text: Said<'r>) -> Self {
        Self { text, kind: Kind::Text }
    }
}

/// A map with the numbers of its columns.
#[derive(Debug)]
pub(super) struct Plan {
    pub map: Map,
    pub columns: Vec<Arc<str>>,
    /// Of each field its columns.
    fields: Vec<(Field, Vec<usize>)>,
    /// Of each figure its measure and its column.
    pub figures: Vec<(String, usize)>,
    /// Columns that nothing comes from.
    pub unmapped: Vec<usize>,
    /// The column that may contradict the date.
    pub beside: Option<usize>,
}

impl Plan {
    /// A map laid on columns.
    ///
    /// # Errors
    /// Where it names a column that is not there, in words.
    pub(super) fn new(mut map: Map, columns: &[Arc<str>]) -> Result<Self, String> {
        let number = |name: &String| -> Option<usize> {
            columns
                .iter()
                .position(|column| **column == **name)
                .or_else(|| columns.iter().position(|column| same(column, name)))
        };
        let is_preset = map.is_preset();
        let missing = |name: &String| {
            let names: Vec<&str> = columns.iter().map(|column| &**column).take(40).collect();
            format!("there is no column {}: there are {}", quoted(name), names.join(", "))
        };
        let mut fields = Vec::new();
        for (field, names) in &map.fields {
            let mut numbers = Vec::new();
            for name in names {
                match number(name) {
                    Some(number) => numbers.push(number),
                    // Files of one kind do not all have all columns.
                    None if is_preset => {}
                    None => return Err(missing(name)),
                }
            }
            if !numbers.is_empty() {
                fields.push((*field, numbers));
            }
        }
        let mut figures = Vec::new();
        for (measure, name) in &map.figures {
            match number(name) {
                Some(number) => figures.push((measure.clone(), number)),
                None if is_preset => {}
                None => return Err(missing(name)),
            }
        }
        if is_preset {
            // What is told of the map is about this file.
            let is_there = |name: &String| number(name).is_some();
            map.fields.values_mut().for_each(|names| names.retain(is_there));
            map.fields.retain(|_, names| !names.is_empty());
            map.figures.retain(|(_, name)| is_there(name));
        }
        let is_skipped = |column: &str| map.skip.iter().any(|name| same(name, column));
        let is_used = |n: usize| {
            fields.iter().any(|(_, numbers)| numbers.contains(&n)) || figures.iter().any(|(_, number)| *number == n)
        };
        let is_unmapped = |(n, column): &(usize, &Arc<str>)| !is_used(*n) && !is_skipped(column);
        let unmapped = columns.iter().enumerate().filter(is_unmapped).map(|(n, _)| n).collect();
        let beside = (map.habit == Habit::Timesketch).then(|| number(&"timestamp".to_owned())).flatten();
        Ok(Self { columns: columns.to_vec(), fields, figures, unmapped, beside, map })
    }

    /// The columns from which a field comes.
    pub(super) fn of(&self, field: Field) -> &[usize] {
        self.fields.iter().find(|(known, _)| *known == field).map_or(&[], |(_, numbers)| numbers)
    }
}

/// Names of columns, each another one, and none without a name.
pub(super) fn named_columns(header: Vec<String>) -> Vec<Arc<str>> {
    let mut columns: Vec<Arc<str>> = Vec::with_capacity(header.len());
    let mut known = HashSet::new();
    for (n, name) in (1..).zip(header) {
        let name = if name.is_empty() { format!("column {n}") } else { name };
        let name = if known.insert(name.clone()) { name } else { format!("{name} ({n})") };
        columns.push(name.into());
    }
    columns
}
