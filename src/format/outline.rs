//! The outline of a file: where each table and each key stands in its text, and which comments go with it.
//!
//! Owns that question alone, for what moves or adds whole lines and leaves every byte of them as it is. A comment goes
//! with what stands below it. Where a blank line parts it from that, and none from what stands above, at the beginning or
//! at the end of a table, it goes with the table.

mod reader;

use memchr::memchr;
use reader::{Statement, What};
use std::ops::Range;

pub(super) use reader::Inline;

/// The mark at the beginning of a file by which some editors tell UTF-8.
pub(super) const BOM: &str = "\u{feff}";

/// The outline of a text.
pub(super) struct Outline {
    /// Its tables, in their order, the first being the root. Between two there is nothing but blank lines and, in front of
    /// the first and behind the last, comments that go with none.
    pub tables: Vec<Table>,
    /// The inline tables, inner ones before those around them.
    pub inlines: Vec<Inline>,
}

/// A table of a file: a header and the keys below it.
pub(super) struct Table {
    /// Where it begins, with the comments above its header.
    pub start: usize,
    /// Where it ends, behind the line break of its last line.
    pub end: usize,
    /// Where the line of its header begins.
    pub header: usize,
    /// The names in its header; none is the root.
    pub path: Vec<String>,
    /// Whether its header stands in two brackets.
    pub is_array: bool,
    /// Its keys.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// All of it: the comments above it, and its lines to the last line break.
    pub all: Range<usize>,
    /// The names of the key, where there are points between them.
    pub path: Vec<String>,
    /// Its value.
    pub value: Range<usize>,
}

impl Table {
    /// Whether it is an event.
    pub(super) fn is_event(&self) -> bool {
        self.is_array && self.path == ["events"]
    }

    /// Whether it is part of an event, such as a claim.
    pub(super) fn is_within_event(&self) -> bool {
        self.path.len() > 1 && self.path.first().is_some_and(|name| name == "events")
    }
}

impl Outline {
    /// The outline of a text; none where it is no TOML.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (statements, inlines) = reader::read(text)?;
        let mut tables = vec![Table::new(0, 0, Vec::new(), false)];
        let mut before = if text.starts_with(BOM) { BOM.len() } else { 0 };
        for statement in statements {
            let table = tables.last_mut()?;
            let Statement { start, end, what } = statement;
            let line = text.get(..start)?.rfind('\n').map_or(before, |at| (at + 1).max(before));
            let line_end = end + memchr(b'\n', text.get(end..)?.as_bytes()).map_or(text.len() - end, |at| at + 1);
            let between = Between::of(text.get(before..line)?);
            match what {
                What::Header { path, is_array } => {
                    table.end = before + between.foot;
                    tables.push(Table { start: before + between.head, ..Table::new(line, line_end, path, is_array) });
                }
                What::Key { path, value } => {
                    // A comment between two keys goes with the one below, however many blank lines there are.
                    let is_first = table.entries.is_empty();
                    let all = before + if is_first { between.head } else { between.blank }..line_end;
                    table.entries.push(Entry { all, path, value });
                    table.end = line_end;
                }
            }
            before = line_end;
        }
        let table = tables.last_mut()?;
        // At the end of a file there is nothing below.
        let rest = text.get(before..)?.split_inclusive('\n');
        table.end = before + rest.take_while(|line| !line.trim().is_empty()).map(str::len).sum::<usize>();
        Some(Self { tables, inlines })
    }

    /// The events: of each the numbers of its tables that stand together, itself and what is within it.
    pub(super) fn events(&self) -> Vec<Range<usize>> {
        let mut events: Vec<Range<usize>> = Vec::new();
        for (n, table) in self.tables.iter().enumerate() {
            match events.last_mut() {
                _ if table.is_event() => events.push(n..n + 1),
                Some(event) if event.end == n && table.is_within_event() => event.end = n + 1,
                _ => {}
            }
        }
        events
    }
}

impl Table {
    fn new(header: usize, end: usize, path: Vec<String>, is_array: bool) -> Self {
        Self { start: header, end, header, path, is_array, entries: Vec::new() }
    }
}

/// The lines between two statements: blank ones and comments.
struct Between {
    /// Where the comments end that go with what stands above.
    foot: usize,
    /// Where what goes with the statement below begins.
    head: usize,
    /// Where the blank lines at the beginning end.
    blank: usize,
}

impl Between {
    fn of(text: &str) -> Self {
        let is_blank = |line: &&str| line.trim().is_empty();
        let mut lines = text.split_inclusive('\n').peekable();
        let mut taken = |is_wanted: &dyn Fn(&&str) -> bool| {
            std::iter::from_fn(|| lines.next_if(is_wanted)).map(str::len).sum::<usize>()
        };
        let blank = taken(&is_blank);
        if blank > 0 {
            return Self { foot: 0, head: blank, blank };
        }
        let foot = taken(&|line| !is_blank(line));
        match taken(&is_blank) {
            // No blank line parts them from what stands below.
            0 => Self { foot: 0, head: 0, blank: 0 },
            gap => Self { foot, head: foot + gap, blank: 0 },
        }
    }
}

#[cfg(test)]
mod tests;
