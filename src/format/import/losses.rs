//! What a foreign file says that its chronology does not: grouped, counted, and the first of each group told.
//!
//! Owns the table that every reader writes to, and its words. Nothing is lost without a line in it.

use super::draft::At;
use crate::model::{Lang, Noun};
use crate::text::quoted;
use std::collections::BTreeMap;
use std::sync::Arc;

/// As many of a group are told one by one.
const TOLD: usize = 5;

/// As many groups are kept apart; a hostile file cannot fill the memory.
const GROUPS: usize = 1000;

/// One thing that was lost or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Loss {
    /// Where.
    pub at: At,
    /// What stood there.
    pub value: String,
}

/// What was lost of a column for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The first of them.
    pub first: Vec<Loss>,
    /// How many.
    pub count: u64,
}

/// All that was lost.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Losses {
    groups: BTreeMap<(Arc<str>, String), Group>,
    /// What was lost of more columns, or for more reasons, than are kept apart.
    others: u64,
}

impl Losses {
    /// Notes down what became of a value of a column.
    pub(super) fn lose(&mut self, at: At, column: &Arc<str>, value: &str, became: &str) {
        if let Some(group) = self.group(column, became) {
            group.count += 1;
            if group.first.len() < TOLD {
                group.first.push(Loss { at, value: quoted(value.trim()) });
            }
        }
    }

    /// Notes down what became of so many values of a column, the first of which is this.
    pub(super) fn lose_many(&mut self, at: At, column: &Arc<str>, value: &str, became: &str, count: u64) {
        if let Some(group) = self.group(column, became) {
            group.count += count;
            group.first.push(Loss { at, value: quoted(value.trim()) });
        }
    }

    fn group(&mut self, column: &Arc<str>, became: &str) -> Option<&mut Group> {
        let key = (Arc::clone(column), became.to_owned());
        if self.groups.len() >= GROUPS && !self.groups.contains_key(&key) {
            self.others += 1;
            return None;
        }
        Some(self.groups.entry(key).or_default())
    }

    /// Adds those of what follows in the file.
    pub(super) fn append(&mut self, other: Self) {
        for ((column, became), more) in other.groups {
            let Some(group) = self.group(&column, &became) else { continue };
            group.count += more.count;
            group.first.extend(more.first);
            group.first.truncate(TOLD);
        }
        self.others += other.others;
    }

    /// How many things were lost or changed.
    pub(super) fn count(&self) -> u64 {
        self.groups.values().map(|group| group.count).sum::<u64>() + self.others
    }

    /// Each group: of which column, what became of it, and the group.
    fn groups(&self) -> impl Iterator<Item = (&str, &str, &Group)> {
        self.groups.iter().map(|((column, became), group)| (&**column, became.as_str(), group))
    }

    /// What is to be told, a line each, not cleaned: `x.csv:41: date: `soon`: what became of it`.
    pub(super) fn words(&self, file: &str, sheets: &[String]) -> Vec<String> {
        let mut lines = Vec::new();
        for (column, became, group) in self.groups() {
            let more = group.count - group.first.len() as u64;
            for (n, Loss { at, value }) in group.first.iter().enumerate() {
                let is_last = n + 1 == group.first.len();
                let and = if is_last && more > 0 {
                    format!(" and {} more", Lang::English.grouped(more))
                } else {
                    String::new()
                };
                lines.push(format!("{file}{}: {column}: {value}{and}: {became}", at.words(sheets)));
            }
        }
        if self.others > 0 {
            lines.push(format!("{file}: {} more in other columns", Lang::English.counted(self.others, Noun::Value)));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_grouped_and_counted_and_the_first_of_each_told() {
        let (date, tags) = (Arc::from("date"), Arc::from("tags"));
        let mut losses = Losses::default();
        for line in 2..10 {
            losses.lose(At::Line(line), &date, " soon ", "no date");
        }
        let mut more = Losses::default();
        more.lose(At::Line(12), &date, "later", "no date");
        more.lose(At::Line(12), &tags, "a", "left out");
        losses.append(more);
        assert_eq!(losses.count(), 10);
        let words = losses.words("x.csv", &[]);
        assert_eq!(words.len(), 5 + 1, "{words:#?}");
        assert_eq!(words[0], "x.csv:2: date: `soon`: no date");
        assert_eq!(words[4], "x.csv:6: date: `soon` and 4 more: no date");
        assert_eq!(words[5], "x.csv:12: tags: `a`: left out");
    }

    #[test]
    fn a_hostile_file_does_not_fill_the_memory() {
        let mut losses = Losses::default();
        for n in 0..GROUPS * 2 {
            losses.lose(At::Line(1), &Arc::from(n.to_string()), "", "left out");
        }
        assert_eq!((losses.groups.len(), losses.count()), (GROUPS, GROUPS as u64 * 2));
    }
}
