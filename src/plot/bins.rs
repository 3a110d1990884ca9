//! How much happens when: events counted by column.
//!
//! Owns the counts of one window: where events start, where one certainly starts, where something lasts or may have been.
//! Every event is counted in exactly one place, where it stands in the order: a column, before the window, after it, or
//! among those that have no date. The events are not walked: places are found by binary search in the rows' own order, and only
//! those that last or are inexact ([`Spans`], chosen once) are gone through, once for a window and a width.

use super::scale::{Scale, Window};
use crate::model::{Flags, Order, Row};

/// The events of an order whose time is longer than a day, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans(Vec<Span>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: i64,
    last: i64,
    row: u32,
    /// Whether it lasts; otherwise it is a single date of which it is not known where in the stretch it lies.
    lasts: bool,
}

/// What is counted in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bin {
    /// Events whose earliest possible start lies here.
    pub starts: usize,
    /// Those of them that were here for certain: their date is no longer than a column, or they last.
    pub certain: usize,
    /// Events that last, or may last, over some of this column, those that start here among them.
    pub lasting: usize,
    /// Events that may have been here, by a date longer than a column, those counted in `starts` among them.
    pub possible: usize,
}

/// The counts of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bins {
    scale: Scale,
    columns: Vec<Bin>,
    /// Events that have no date.
    pub undated: usize,
    /// Events that start before the window.
    pub before: usize,
    /// Events that start after it.
    pub after: usize,
}

/// A date of no more seconds than this is no span: a day.
const POINT_SECONDS: i64 = 86_400;

impl Spans {
    /// Chooses them. Walks the order: once for a timeline and its filter, not for a window.
    pub fn of(rows: &[Row], order: &Order) -> Self {
        let visible = (0..order.len()).filter_map(|position| order.row(position));
        let mut spans: Vec<Span> = visible.filter_map(|at| Span::of(u32::try_from(at).ok()?, rows.get(at)?)).collect();
        // What has no start stands where it may have begun at the latest.
        spans.sort_by_key(|span| span.first);
        Self(spans)
    }

    /// The rows of `order`, ascending, whose time may touch a window; none where they are more than `most`. `self` are the
    /// spans of the same order. A row whose end is not known is taken for its earliest start.
    pub fn touching(&self, rows: &[Row], order: &Order, window: Window, most: usize) -> Option<Vec<usize>> {
        let starts_before =
            |instant: i64| order.partition_point(0, |row| rows.get(row).is_some_and(|row| row.first < instant));
        // Whoever is no span has lasted a day at most.
        let near = window.from().saturating_sub(POINT_SECONDS);
        let starts = starts_before(near)..starts_before(window.to());
        if starts.len() > most {
            return None;
        }
        let earlier = self.0.iter().take_while(|span| span.first < near).filter(|span| span.last >= window.from());
        let earlier = earlier.map(|span| span.row as usize);
        let started = starts.filter_map(|at| order.row(at));
        let mut touching: Vec<usize> = earlier.chain(started).take(2 * most + 2).collect();
        touching.sort_unstable();
        touching.dedup();
        (touching.len() <= most).then_some(touching)
    }
}

impl Span {
    fn of(at: u32, row: &Row) -> Option<Self> {
        let lasts = row.flags.has(Flags::EXTENDED);
        let first = row.start();
        // Where an end is not known, nothing is known to last.
        let last = if row.last == Row::UNKNOWN_END { first } else { row.last };
        let is_long = last.saturating_sub(first) >= POINT_SECONDS && !row.is_undated();
        is_long.then_some(Self { first, last, row: at, lasts })
    }
}

impl Bins {
    /// Counts the events of an order by the columns of a scale. `spans` are those of the same order.
    pub fn of(scale: Scale, rows: &[Row], order: &Order, spans: &Spans) -> Self {
        let starts_before = |from: usize, instant: i64| {
            order.partition_point(from, |row| rows.get(row).is_some_and(|row| row.first < instant))
        };
        let dated = starts_before(0, Row::UNDATED);
        let mut at = starts_before(0, scale.window().from());
        let before = at;
        let edges: Vec<i64> = (1..=scale.width()).map(|column| scale.edge(column)).collect();
        let mut columns = Vec::with_capacity(edges.len());
        for edge in &edges {
            let next = starts_before(at, *edge);
            columns.push(Bin { starts: next - at, certain: next - at, ..Bin::default() });
            at = next;
        }
        let (after, undated) = (dated.saturating_sub(at), order.len() - dated);
        let mut bins = Self { scale, columns, undated, before, after };
        bins.lay(spans, &edges);
        bins
    }

    /// Adds what lasts and what is inexact. Where each begins and ends is noted, and summed up from the left.
    fn lay(&mut self, spans: &Spans, edges: &[i64]) {
        let width = self.columns.len();
        let (from, to) = (self.scale.window().from(), self.scale.window().to());
        // A column's time; what is no longer than that is a point in it.
        let column = self.scale.window().seconds() / i128::from(self.scale.width());
        let column = i64::try_from(column).unwrap_or(i64::MAX);
        let (mut left, mut right) = (0, 0);
        let mut changes = vec![[0_isize; 2]; width + 1];
        for span in spans.0.iter().take_while(|span| span.first < to).filter(|span| span.last >= from) {
            let inexact = !span.lasts;
            if inexact && span.last.saturating_sub(span.first) < column {
                continue;
            }
            left = column_of(edges, span.first, left);
            right = column_of(edges, span.last, right);
            let kind = usize::from(inexact);
            if let Some(change) = changes.get_mut(left) {
                change[kind] += 1;
            }
            if let Some(change) = changes.get_mut(right + 1) {
                change[kind] -= 1;
            }
            let starts = if inexact && span.first >= from { self.columns.get_mut(left) } else { None };
            if let Some(bin) = starts {
                bin.certain = bin.certain.saturating_sub(1);
            }
        }
        let (mut lasting, mut possible) = (0_isize, 0_isize);
        for (bin, [lasts, inexact]) in self.columns.iter_mut().zip(changes) {
            (lasting, possible) = (lasting + lasts, possible + inexact);
            (bin.lasting, bin.possible) = (lasting.unsigned_abs(), possible.unsigned_abs());
        }
    }

    /// What they were counted on.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// The columns, from the left.
    pub fn columns(&self) -> &[Bin] {
        &self.columns
    }

    /// The most that start in one column.
    pub fn highest(&self) -> usize {
        self.columns.iter().map(|bin| bin.starts).max().unwrap_or(0)
    }
}

/// The column of an instant by the ends of all columns. Neighbours in time mostly share it, so `guess` is tried first.
fn column_of(ends: &[i64], instant: i64, guess: usize) -> usize {
    let begins = guess.checked_sub(1).and_then(|before| ends.get(before)).is_none_or(|begin| *begin <= instant);
    let ends_later = ends.get(guess).is_none_or(|end| instant < *end);
    if begins && ends_later { guess } else { ends.partition_point(|end| *end <= instant) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Date, Scanned};
    use crate::model::{FileId, Precision, TagSet};
    use crate::plot::scale::Column;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn row(date: &str) -> Row {
        let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
        Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
    }

    /// Rows, in order, of dates and stretches from a second to a lifetime.
    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let length = prop_oneof![Just(0_i64), Just(86_399), 0_i64..4_000_000_000];
        let first = prop_oneof![
            20 => 0_i64..3_000_000_000,
            1 => Just(Row::OPEN_START),
            1 => Just(Row::UNKNOWN_START)
        ];
        let last = prop_oneof![8 => Just(None), 1 => Just(Some(Row::OPEN_END)), 1 => Just(Some(Row::UNKNOWN_END))];
        let one = (first, length, last, any::<bool>()).prop_map(|(first, length, last, extended)| {
            let mut row = Row { first, last: last.unwrap_or(first.saturating_add(length)), ..row("2021") };
            row.flags.set(Flags::EXTENDED, extended || last.is_some());
            row
        });
        prop::collection::vec(one, 0..60).prop_map(|mut rows| {
            rows.sort_by_key(Row::key);
            rows
        })
    }

    fn scales() -> impl Strategy<Value = Scale> {
        (-1_000_000_000_i64..4_000_000_000, 1_i64..5_000_000_000, 1_u16..100)
            .prop_map(|(from, length, width)| Scale::new(Window::new(from, from + length), width))
    }

    fn bins(scale: Scale, rows: &[Row], order: &Order) -> Bins {
        Bins::of(scale, rows, order, &Spans::of(rows, order))
    }

    /// All that was counted, on the scale or off it.
    fn total(bins: &Bins) -> usize {
        let within: usize = bins.columns.iter().map(|bin| bin.starts).sum();
        bins.undated + bins.before + within + bins.after
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_event_is_counted_once(rows in rows(), scale in scales(), some in prop::collection::vec(any::<bool>(), 60)) {
            let all = Order::All(rows.len());
            prop_assert_eq!(total(&bins(scale, &rows, &all)), rows.len());
            let matches: Vec<u32> = (0..).zip(&rows).filter(|(n, _)| some[*n as usize]).map(|(n, _)| n).collect();
            let (matches, all) = (Order::Some(Arc::from(matches)), bins(scale, &rows, &all));
            let matched = bins(scale, &rows, &matches);
            prop_assert_eq!(total(&matched), matches.len());
            for (part, whole) in matched.columns().iter().zip(all.columns()) {
                prop_assert!(part.starts <= whole.starts && part.certain <= whole.certain);
                prop_assert!(part.lasting <= whole.lasting && part.possible <= whole.possible);
            }
        }

        #[test]
        fn what_touches_a_window_is_found(rows in rows(), scale in scales(), most in 0_usize..80) {
            let (order, window) = (Order::All(rows.len()), scale.window());
            let found = Spans::of(&rows, &order).touching(&rows, &order, window, most);
            let end = |row: &Row| if row.last == Row::UNKNOWN_END { row.first } else { row.last };
            let touches = |row: &Row| row.first < window.to() && end(row) >= window.from();
            let all: Vec<usize> = (0..rows.len()).filter(|at| touches(&rows[*at])).collect();
            match found {
                None => prop_assert!(rows.len() > most),
                Some(found) => {
                    prop_assert!(found.len() <= most && found.is_sorted());
                    prop_assert!(all.iter().all(|row| found.contains(row)), "{:?} {:?}", found, all);
                }
            }
        }

        #[test]
        fn counts_are_those_of_a_walk(rows in rows(), scale in scales()) {
            let bins = bins(scale, &rows, &Order::All(rows.len()));
            for (bin, column) in bins.columns().iter().zip(0..) {
                let started = || rows.iter().filter(|row| scale.column(row.first) == Column::At(column));
                prop_assert_eq!(bin.starts, started().count());
                let point = |row: &Row| (i128::from(row.last) - i128::from(row.first)) < scale.window().seconds() / i128::from(scale.width());
                let inexact = |row: &&Row| !row.flags.has(Flags::EXTENDED) && i128::from(row.last) - i128::from(row.first) >= i128::from(POINT_SECONDS) && !point(row);
                prop_assert_eq!(bin.certain, bin.starts - started().filter(inexact).count());
                let (from, to) = (scale.edge(column), scale.edge(column + 1));
                if from == to {
                    continue; // A second is longer than the column.
                }
                let over = |row: &&Row| row.first < to && row.last >= from;
                prop_assert_eq!(bin.possible, rows.iter().filter(inexact).filter(over).count());
                let lasting = rows.iter().filter(|row| row.flags.has(Flags::EXTENDED) && row.last != Row::UNKNOWN_END);
                prop_assert_eq!(bin.lasting, lasting.filter(|row| i128::from(row.last) - i128::from(row.first) >= i128::from(POINT_SECONDS)).filter(over).count());
            }
        }
    }

    #[test]
    fn a_year_is_counted_where_it_begins_and_possible_where_it_goes_on() {
        let rows = ["2021", "2021-03-10", "2022-01-05/2022-02-20", "2022-03/.."].map(row);
        let quarters = Scale::new(Window::new(row("2021").first, row("2023").first), 8);
        let bins = bins(quarters, &rows, &Order::All(4));
        let counts: Vec<[usize; 4]> =
            bins.columns().iter().map(|bin| [bin.starts, bin.certain, bin.lasting, bin.possible]).collect();
        assert_eq!(
            counts,
            [
                [2, 1, 0, 1],
                [0, 0, 0, 1],
                [0, 0, 0, 1],
                [0, 0, 0, 1],
                [2, 2, 2, 0],
                [0, 0, 1, 0],
                [0, 0, 1, 0],
                [0, 0, 1, 0]
            ]
        );
        assert_eq!(rows[0].precision, Precision::Year);
    }

    #[test]
    fn there_may_be_nothing_to_count() {
        let none = bins(Scale::new(Window::new(0, 1), 80), &[], &Order::All(0));
        assert_eq!((total(&none), none.highest(), none.columns().len()), (0, 0, 80));
    }
}
