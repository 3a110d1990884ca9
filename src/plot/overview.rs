//! The whole chronology in one line: what stands in each column of the overview strip.
//!
//! Owns the strip's axis, ticks and counts, made once for a width and the events that are shown, where a click or an event
//! lies on it, and what of a column is seen: heights in eighths, one for each start that is to be expected while that
//! fits, by the logarithm where it does not. Refuses to follow the cursor: what moves with every key is asked for, not kept.

use super::bins::{Asked, Bin, Bins, Spans};
use super::broken::Broken;
use super::scale::{Column, Reach};
use super::ticks::Ticks;
use crate::model::{Lang, Order, Row, Zone};
use crate::text::Clean;

/// The strip, without the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    ticks: Ticks,
    bins: Bins,
    /// Whether a time of day is known of any of its events.
    timed: bool,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: a gap.
    Gap,
    /// Time is left out here.
    Break,
    /// Something may start here, or last, and hardly anything does for certain.
    Possible,
    /// Nothing starts, and something that began before certainly lasts.
    Lasting,
    /// Events start here: so many eighths of a row, from 1 on.
    Events(u16),
}

/// Eighths in a row.
const EIGHTHS: u16 = 8;

impl Overview {
    /// Counts the events of an order in so many columns. None where no event's time is known. Walks the order.
    pub fn of_visible(rows: &[Row], visible: &Order, width: u16, asked: Asked<'_>) -> Option<Self> {
        let mut reach = Reach::default();
        let moved = asked.moved(rows, visible);
        let shown = (0..visible.len()).filter_map(|position| visible.row(position));
        reach.extend(shown.filter_map(|at| moved.get(&at).or_else(|| rows.get(at))));
        let axis = Broken::of(rows, visible, &moved, reach.window()?, width);
        let timed = reach.is_timed();
        let ticks = Ticks::by_clock(&axis, (None, Lang::default()), timed);
        let bins = Bins::of(axis, rows, visible, &Spans::of(rows, visible), asked);
        Some(Self { ticks, bins, timed })
    }

    /// The same with the ticks of the clock of a zone, in a language.
    #[must_use]
    pub fn by_clock(mut self, zone: Option<Zone>, lang: Lang) -> Self {
        self.ticks = Ticks::by_clock(self.axis(), (zone, lang), self.timed);
        self
    }

    /// Its axis.
    pub fn axis(&self) -> &Broken {
        self.bins.axis()
    }

    /// Whether more starts are to be expected in a column than a row of the screen can tell apart.
    pub fn is_high(&self) -> bool {
        self.bins.highest() > f64::from(EIGHTHS)
    }

    /// Its ticks.
    pub fn ticks(&self) -> &Ticks {
        &self.ticks
    }

    /// What stands in each column, from the left, on so many rows.
    pub fn cells(&self, rows: u16) -> impl Iterator<Item = Cell> {
        let highest = self.bins.highest();
        let is_break = |column| self.axis().is_break(column);
        let cells = self.bins.columns().iter().zip(0..);
        cells.map(move |(bin, column)| if is_break(column) { Cell::Break } else { cell(bin, highest, rows) })
    }

    /// How many starts a full column stands for, where so many rows do not tell them one by one: "291".
    pub fn full(&self, rows: u16, lang: Lang) -> Option<Clean> {
        let highest = self.bins.highest();
        #[expect(clippy::cast_possible_truncation, reason = "a number of events")]
        let label = || Clean::line(&lang.grouped(highest.round() as i64));
        (highest > f64::from(EIGHTHS * rows)).then(label)
    }

    /// The column in which an event starts, of which this is the row as its date has it: the first one where that is before;
    /// none where it has no date.
    pub fn column(&self, row: &Row) -> Option<u16> {
        match self.axis().column(row.first) {
            _ if row.is_undated() => None,
            Column::At(column) => Some(column),
            Column::Before => Some(0),
            Column::After => Some(self.axis().width().saturating_sub(1)),
        }
    }

    /// The instant at which a column begins: where a click on it leads.
    pub fn instant(&self, column: u16) -> i64 {
        self.axis().instant(column.min(self.axis().width().saturating_sub(1)))
    }

    /// The start of the next column to the right of `column` in which an event stands, or of the next to the left.
    pub fn next(&self, column: u16, forward: bool) -> Option<i64> {
        let busy = |at: &u16| self.bins.columns().get(usize::from(*at)).is_some_and(|bin| bin.starts > 0);
        let width = self.axis().width();
        let next = if forward {
            (column.saturating_add(1)..width).find(busy)
        } else {
            (0..column.min(width)).rev().find(busy)
        };
        next.map(|column| self.axis().edge(column))
    }
}

/// What stands in a column of which this was counted, on so many rows, where `highest` starts are expected in the fullest.
pub fn cell(bin: &Bin, highest: f64, rows: u16) -> Cell {
    match bin.expected() {
        starts if starts >= 0.25 => Cell::Events(height(starts, highest, EIGHTHS * rows)),
        starts if starts > 0.0 => Cell::Possible,
        _ if bin.lasting > 0 => Cell::Lasting,
        _ if bin.perhaps > 0 => Cell::Possible,
        _ => Cell::Gap,
    }
}

/// As many of `most` parts as there are starts; where the fullest column has more than that, by the logarithm.
fn height(starts: f64, highest: f64, most: u16) -> u16 {
    let parts = if highest <= f64::from(most) {
        starts.round()
    } else {
        1.0 + f64::from(most - 1) * (starts.ln() / highest.ln())
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the parts")]
    let parts = parts.clamp(1.0, f64::from(most)) as u16;
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Date, Scanned};
    use crate::model::{Day, FileId, Flags, TagSet};
    use std::sync::Arc;

    fn rows(dates: &[&str]) -> Vec<(Row, Date)> {
        let row = |date: &&str| {
            let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
            let place = (FileId(0), TagSet::default());
            let row = Row { first, last, id: 0, at: 0, len: 0, shift, file: place.0, precision, flags, tags: place.1 };
            (row, Date::parse(date).unwrap())
        };
        let mut rows: Vec<(Row, Date)> = dates.iter().map(row).collect();
        rows.sort_by_key(|(row, _)| row.key());
        rows
    }

    fn of_visible(dated: &[(Row, Date)], visible: &Order, width: u16) -> Option<Overview> {
        let rows: Vec<Row> = dated.iter().map(|(row, _)| *row).collect();
        let now = Day { year: 2026, month: 5, day: 1 }.last_second();
        Overview::of_visible(&rows, visible, width, Asked { date: &|row| Some(dated[row].1.clone()), now })
    }

    fn overview(dates: &[&str], width: u16) -> Option<Overview> {
        of_visible(&rows(dates), &Order::All(dates.len()), width)
    }

    fn drawn(overview: &Overview, rows: u16) -> String {
        let sign = |cell| match cell {
            Cell::Gap => ' ',
            Cell::Break => '/',
            Cell::Lasting => '-',
            Cell::Possible => ':',
            Cell::Events(eighths) => char::from_digit(u32::from(eighths), 36).unwrap(),
        };
        overview.cells(rows).map(sign).collect()
    }

    #[test]
    fn the_strip_is_true_for_few_events_and_for_many() {
        #[rustfmt::skip]
        let table: [(&[&str], &str); 10] = [
            (&["2021-03-10"],                                       "    1111    "),
            (&["2021"],                                             "    1111    "),
            (&["2021-03-10T10:00:00Z", "2021-03-10T10:00:05Z"],     "     11     "),
            (&["-2999-01-01", "2026-01-01"],                        "1          1"),
            (&["2021-01-01/..", "2021-12-31"],                      "1----------1"),
            (&["../2021-06-30", "2022-06-30"],                      "-          1"),
            (&["2021-01-01", "2021-01-02", "2021-12-31"],           "2          1"),
            (&["202X", "2021", "2021-03-10", "2019-12-31"],         "121:::::::::"),
            (&["2021-01-01/2021-12-31", "2020-12-31"],              "2-----------"),
            (&["[2021-01-01,2021-12-31]", "2021-06-30"],            "1    1     1"),
        ];
        for (dates, shown) in table {
            assert_eq!(drawn(&overview(dates, 12).unwrap(), 1), shown, "{dates:?}");
        }
        assert_eq!(overview(&[], 12), None);
    }

    #[test]
    fn a_start_is_an_eighth_while_all_of_them_fit() {
        let many = |n: usize| [&vec!["2021-01-01"; n][..], &["2021-06-30"; 3], &["2021-12-31"]].concat();
        for (n, rows, shown, full) in [
            (8, 1, "8    3     1", None),
            (9, 1, "8    4     1", Some("9")),
            (9, 2, "9    3     1", None),
            (16, 2, "g    3     1", None),
            (1_000, 1, "8    2     1", Some("1,000")),
            (1_000, 2, "g    3     1", Some("1,000")),
        ] {
            let overview = overview(&many(n), 12).unwrap();
            assert_eq!(drawn(&overview, rows), shown, "{n} on {rows}");
            assert_eq!(overview.full(rows, Lang::English).as_ref().map(Clean::as_str), full, "{n} on {rows}");
            assert_eq!(overview.is_high(), n > 8);
        }
    }

    #[test]
    fn of_days_and_what_is_longer_no_time_of_day_is_told() {
        for (dates, shown, timed) in [
            (&["../2025-03-31"][..], "-----:::    ", false),
            (&["2025-03-31"], "    1111    ", false),
            (&["2025-03-31", "2025-04-01"], "::::::::::::", false),
            (&["2025-03-31", "2025-03-31T10:00Z"], "", true),
        ] {
            let overview = overview(dates, 12).unwrap();
            let ticks = [
                overview.ticks().clone(),
                overview.clone().by_clock(Zone::parse("Asia/Tokyo"), Lang::English).ticks().clone(),
            ];
            for ticks in ticks {
                let finest = ["hours", "minutes", "seconds"].contains(&ticks.step.name());
                assert!(timed || !finest, "{dates:?}: {}", ticks.step.name());
                assert!(timed || ticks.clock.is_none(), "{dates:?}");
            }
            assert!(timed || drawn(&overview, 1) == shown, "{dates:?}: {}", drawn(&overview, 1));
        }
    }

    #[test]
    fn only_what_is_shown_is_spanned() {
        let rows = rows(&["1900-01-01", "2021-01-01", "2021-03-10", "2021-12-31", "2050-01-01"]);
        let some = of_visible(&rows, &Order::Some(Arc::from([1, 2, 3])), 12).unwrap();
        assert_eq!(drawn(&some, 1), "1 1        1");
        assert_eq!(of_visible(&rows, &Order::Some(Arc::from([])), 12), None);
    }

    #[test]
    fn what_stands_elsewhere_has_its_column_by_its_date() {
        for (date, column) in [("2015-03/2022", 1), ("201X", 0), ("[2015-03-01,2021]", 1), ("2015-03-01T10:00Z", 1)] {
            let mut dated = rows(&["2014-01-01", "2018-01-01", date, "2020-12-31"]);
            let at = dated.iter().position(|(_, own)| own.as_written() == date).unwrap();
            let (mut moved, own) = dated.remove(at);
            moved.first = dated[1].0.first;
            moved.flags.set(Flags::MOVED, true);
            dated.insert(2, (moved, own.clone()));
            let overview = of_visible(&dated, &Order::All(4), 7).unwrap();
            let row = moved.by_date(|| Some(own));
            let left = overview.axis().column(row.first);
            assert!(left == Column::At(overview.column(&row).unwrap()), "{date}");
            assert!(overview.column(&row).unwrap() <= column, "{date}: {:?}", overview.column(&row));
        }
    }

    #[test]
    fn a_click_leads_where_an_event_of_that_column_lies() {
        let dates = ["../2020", "2021-03-10", "2021-09-10", "2022-12-31", "2999-01-01", "2999-01-02", "2999-12-31"];
        for dates in [&dates[..4], &dates] {
            let overview = overview(dates, 40).unwrap();
            let rows: Vec<Row> = rows(dates).into_iter().map(|(row, _)| row).collect();
            assert_eq!(drawn(&overview, 1).contains("//"), dates.len() > 4);
            for row in &rows[1..] {
                let column = overview.column(row).unwrap();
                assert_eq!(overview.axis().column(overview.instant(column)), Column::At(column));
                assert!(overview.instant(column) <= row.first);
            }
            assert_eq!(overview.column(&rows[0]), Some(0), "open before everything");
            let at = overview.column(&rows[1]).unwrap();
            let next = overview.next(at, true).unwrap();
            assert_eq!(overview.axis().column(next), Column::At(overview.column(&rows[2]).unwrap()));
            assert_eq!(overview.next(overview.column(rows.last().unwrap()).unwrap(), true), None);
        }
    }
}
