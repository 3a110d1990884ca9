//! The whole chronology in one line: what stands in each column of the overview strip.
//!
//! Owns the strip's scale, ticks and counts, made once for a width and a filter, and where a click or an event lies on
//! it. While a filter is on, heights are those of its matches and the rest is a dot, so that the two are told apart by
//! shape. Refuses to follow the cursor: what moves with every key is asked for, not kept.

use super::bins::{Bin, Bins, Spans};
use super::scale::{Column, Reach, Scale};
use super::ticks::Ticks;
use crate::model::Order;
use crate::model::Row;

/// Events to be counted.
#[derive(Debug, Clone, Copy)]
struct Counted<'a> {
    /// Which rows they stand in.
    order: &'a Order,
    /// Those of them that take up time.
    spans: &'a Spans,
}

/// The strip, without the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    ticks: Ticks,
    all: Bins,
    matches: Option<Bins>,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: a gap.
    Gap,
    /// Something may have been here, and nothing certainly started.
    Possible,
    /// Nothing starts, and something that began before lasts, or may.
    Lasting,
    /// Events start here, and none of them matches the filter.
    Rest,
    /// Events start here: so many eighths of the most in one column, from 1 to 8.
    Events(u8),
}

impl Overview {
    /// Counts all events, and those that match where a filter is on. None where no event's time is known.
    fn of(reach: &Reach, width: u16, rows: &[Row], all: Counted<'_>, matches: Option<Counted<'_>>) -> Option<Self> {
        let scale = Scale::new(reach.window()?, width);
        let bins = |counted: Counted<'_>| Bins::of(scale, rows, counted.order, counted.spans);
        Some(Self { ticks: Ticks::of(scale), all: bins(all), matches: matches.map(bins) })
    }

    /// Counts all rows, and those that are visible where that is not all of them. Walks the rows. None where no event's
    /// time is known.
    pub fn of_visible(rows: &[Row], visible: &Order, width: u16) -> Option<Self> {
        let mut reach = Reach::default();
        reach.extend(rows);
        let all = Order::All(rows.len());
        let spans = Spans::of(rows, &all);
        let some = matches!(visible, Order::Some(_)).then(|| Spans::of(rows, visible));
        let matches = some.as_ref().map(|spans| Counted { order: visible, spans });
        Self::of(&reach, width, rows, Counted { order: &all, spans: &spans }, matches)
    }

    /// Its scale.
    pub fn scale(&self) -> Scale {
        self.all.scale()
    }

    /// Whether more events start in a column than a row of the screen can tell apart.
    pub fn is_high(&self) -> bool {
        self.matches.as_ref().unwrap_or(&self.all).highest() > 8
    }

    /// Its ticks.
    pub fn ticks(&self) -> &Ticks {
        &self.ticks
    }

    /// What stands in each column, from the left.
    pub fn cells(&self) -> impl Iterator<Item = Cell> {
        let shown = self.matches.as_ref().unwrap_or(&self.all);
        let highest = shown.highest();
        let filtered = self.matches.is_some();
        shown.columns().iter().zip(self.all.columns()).map(move |(bin, all)| {
            let is_rest = filtered && bin.starts == 0 && all.starts > 0;
            if is_rest { Cell::Rest } else { cell(bin, highest) }
        })
    }

    /// The column in which an event stands: the first one where that is before; none where it has no date.
    pub fn column(&self, row: &Row) -> Option<u16> {
        match self.scale().column(row.first) {
            _ if row.is_undated() => None,
            Column::At(column) => Some(column),
            Column::Before => Some(0),
            Column::After => Some(self.scale().width() - 1),
        }
    }

    /// The instant at which a column begins: where a click on it leads.
    pub fn instant(&self, column: u16) -> i64 {
        self.scale().instant(column.min(self.scale().width() - 1))
    }

    /// The start of the next column to the right of `column` in which something starts (of the matches, where a filter is
    /// on), or of the next to the left.
    pub fn next(&self, column: u16, forward: bool) -> Option<i64> {
        let shown = self.matches.as_ref().unwrap_or(&self.all);
        let busy = |at: &u16| shown.columns().get(usize::from(*at)).is_some_and(|bin| bin.starts > 0);
        let next = if forward {
            (column.saturating_add(1)..self.scale().width()).find(busy)
        } else {
            (0..column.min(self.scale().width())).rev().find(busy)
        };
        next.map(|column| self.scale().edge(column))
    }
}

/// What stands in a column of which this was counted, where the fullest one has `highest` starts.
pub fn cell(bin: &Bin, highest: usize) -> Cell {
    match bin {
        Bin { certain: 1.., starts, .. } => Cell::Events(eighths(*starts, highest)),
        Bin { starts: 1.., .. } | Bin { possible: 1.., .. } => Cell::Possible,
        Bin { lasting: 1.., .. } => Cell::Lasting,
        _ => Cell::Gap,
    }
}

/// Of eight parts as many as `n` is of `most`, rounded up: what is there is seen.
fn eighths(n: usize, most: usize) -> u8 {
    u8::try_from((n as u128 * 8).div_ceil(most.max(1) as u128)).unwrap_or(8).clamp(1, 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Date, Scanned};
    use crate::model::{FileId, TagSet};
    use std::sync::Arc;

    fn rows(dates: &[&str]) -> Vec<Row> {
        let row = |date: &&str| {
            let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
            Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
        };
        let mut rows: Vec<Row> = dates.iter().map(row).collect();
        rows.sort_by_key(Row::key);
        rows
    }

    fn overview(rows: &[Row], matches: Option<&[u32]>, width: u16) -> Option<Overview> {
        let visible = matches.map_or(Order::All(rows.len()), |matches| Order::Some(Arc::from(matches)));
        Overview::of_visible(rows, &visible, width)
    }

    fn drawn(dates: &[&str], matches: Option<&[u32]>, width: u16) -> String {
        let sign = |cell| match cell {
            Cell::Gap => ' ',
            Cell::Lasting => '=',
            Cell::Possible => '%',
            Cell::Rest => '.',
            Cell::Events(eighths) => char::from(b'0' + eighths),
        };
        overview(&rows(dates), matches, width).map(|overview| overview.cells().map(sign).collect()).unwrap_or_default()
    }

    #[test]
    fn the_strip_is_true_for_few_events_and_for_many() {
        #[rustfmt::skip]
        let table: [(&[&str], &str); 8] = [
            (&[],                                                   ""),
            (&["2021-03-10"],                                       "    8       "),
            (&["2021"],                                             "    %%%%    "),
            (&["2021-03-10T10:00:00Z", "2021-03-10T10:00:05Z"],     "     88     "),
            (&["-2999-01-01", "2026-01-01"],                        "8          8"),
            (&["2021-01-01/..", "2021-12-31"],                      "8==========8"),
            (&["../2021-06-30", "2022-06-30"],                      "=          8"),
            (&["2021-01-01", "2021-01-02", "2021-12-31"],           "8          4"),
        ];
        for (dates, shown) in table {
            assert_eq!(drawn(dates, None, 12), shown, "{dates:?}");
        }
    }

    #[test]
    fn matches_stand_out_and_the_rest_stays_in_sight() {
        let dates = ["2021-01-01", "2021-03-10", "2021-03-11", "2021-07-01", "2021-12-31"];
        assert_eq!(drawn(&dates, Some(&[1, 2, 4]), 12), ". 8  .     4");
        assert_eq!(drawn(&dates, Some(&[]), 12), ". .  .     .");
    }

    #[test]
    fn a_click_leads_where_an_event_of_that_column_lies() {
        let rows = rows(&["../2020", "2021-03-10", "2021-09-10", "2022-12-31"]);
        let overview = overview(&rows, None, 40).unwrap();
        for row in &rows[1..] {
            let column = overview.column(row).unwrap();
            assert_eq!(overview.scale().column(overview.instant(column)), Column::At(column));
            assert!(overview.instant(column) <= row.first);
        }
        assert_eq!(overview.column(&rows[0]), Some(0), "open before everything");
        let at = overview.column(&rows[1]).unwrap();
        let next = overview.next(at, true).unwrap();
        assert_eq!(overview.scale().column(next), Column::At(overview.column(&rows[2]).unwrap()));
        assert_eq!(overview.next(overview.column(&rows[3]).unwrap(), true), None);
        assert_eq!(overview.next(at, false), None);
    }
}
