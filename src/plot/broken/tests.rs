//! What holds of every axis, and which stretches are left out.

use super::*;
use crate::model::Date;
use crate::model::date::Scanned;
use crate::model::{FileId, TagSet};
use crate::plot::bins::Asked;
use proptest::prelude::*;

fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

fn of(dates: &[&str], width: u16) -> (Vec<Row>, Broken) {
    let mut rows: Vec<Row> = dates.iter().map(|date| row(date)).collect();
    rows.sort_by_key(Row::key);
    let mut reach = crate::plot::scale::Reach::default();
    reach.extend(&rows);
    let axis = Broken::of(&rows, &Order::All(rows.len()), &Moved::default(), reach.window().unwrap(), width);
    (rows, axis)
}

/// What an order that is said puts among others leaves out what lies between its date and theirs.
#[test]
fn what_stands_elsewhere_is_where_its_date_is() {
    for (date, breaks) in [
        ("1500-01-01", 1),
        ("1500-01-01T10:00Z", 1),
        ("[1500-01-01,1500-02-01]", 1),
        ("150X", 1),
        ("1500-01-01/1501-01-01", 1),
        ("1500-01-01/1900-01-01", 0),
        ("../1500-01-01", 1),
    ] {
        let mut rows: Vec<Row> = (1990..2026).map(|year| row(&format!("{year}-01-01"))).collect();
        let mut moved = Row { first: rows[9].first, ..row(date) };
        moved.flags.set(Flags::MOVED, true);
        rows.insert(10, moved);
        let order = Order::All(rows.len());
        let asked = Asked { date: &|_| Date::parse(date).ok(), now: 0 };
        let own = asked.moved(&rows, &order);
        assert_eq!(own.get(&10).map(|row| row.first), Some(row(date).first), "{date}");
        let mut reach = crate::plot::scale::Reach::default();
        reach.extend(rows.iter().enumerate().map(|(at, row)| own.get(&at).unwrap_or(row)));
        let window = reach.window().unwrap();
        assert!(window.contains(row("1500-01-15").first) || date.starts_with(".."), "{date}: {window:?}");
        assert_eq!(Broken::of(&rows, &order, &own, window, 60).breaks.len(), breaks, "{date}");
    }
}

#[test]
fn long_stretches_are_left_out_where_others_gain_by_it() {
    let years: Vec<String> = (1990..2026).map(|year| format!("{year}-01-01")).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let with = |others: &[&'static str]| [others, &years].concat();
    for (dates, breaks, why) in [
        (years.clone(), 0, "none is long"),
        (with(&["1500-01-01"]), 1, "five hundred years before them"),
        (with(&["1500", "0100"]), 2, "twice"),
        (with(&["1500", "0100", "-2999", "-9999"]), 3, "at most three"),
        (with(&["1980-01-01"]), 0, "less than a quarter"),
        (with(&["1500-01-01/1900-01-01", "1899"]), 0, "something lasts"),
        (with(&["../1500-01-01"]), 1, "what was before is no gap"),
        (vec!["1500-01-01", "1900-01-01", "2021-01-01"], 0, "nothing is told apart that was not"),
        (vec!["1500-01-01", "1900"], 0, "a year is no day"),
    ] {
        assert_eq!(of(&dates, 60).1.breaks.len(), breaks, "{why}");
    }
    assert_eq!(of(&with(&["1500-01-01"]), 12).1.breaks.len(), 0, "too narrow");
}

#[test]
fn ticks_go_on_behind_a_break() {
    let (_, axis) = of(&["1500-01-01", "2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01"], 60);
    let ticks = crate::plot::ticks::Ticks::of(&axis);
    let labels: Vec<&str> = ticks.marks.iter().filter_map(|tick| Some(tick.label.as_ref()?.as_str())).collect();
    assert_eq!(labels, ["1500", "Jul", "2021", "Jul", "2022", "Jul", "2023", "Jul"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_axis_of_one_piece_is_its_scale(from in -1_000_000_i64..1_000_000, length in 1_i64..100_000_000, width in 1_u16..200, at in 0_i64..200_000_000) {
        let scale = Scale::new(Window::new(from, from + length), width);
        let axis: Broken = scale.into();
        let instant = from - 1_000 + at % (length + 2_000);
        prop_assert_eq!(axis.column(instant), scale.column(instant));
        prop_assert_eq!((axis.width(), axis.from(), axis.to(), axis.seconds()), (width, from, from + length, i128::from(length)));
        for column in 0..width {
            prop_assert_eq!((axis.edge(column), axis.instant(column)), (scale.edge(column), scale.instant(column)));
        }
    }

    #[test]
    fn pieces_keep_order_and_width_and_all_that_is_in_them(
        starts in prop::collection::vec((0_i64..5, 0_i64..1_000_000, 0_i64..5_000_000), 1..40),
        width in 1_u16..200,
    ) {
        let one = |(cluster, start, length): (i64, i64, i64)| {
            let first = cluster * cluster * 1_000_000_000 + start;
            Row { first, last: first + length, ..row("2021") }
        };
        let mut rows: Vec<Row> = starts.into_iter().map(one).collect();
        rows.sort_by_key(Row::key);
        let mut reach = crate::plot::scale::Reach::default();
        reach.extend(&rows);
        let axis = Broken::of(&rows, &Order::All(rows.len()), &Moved::default(), reach.window().unwrap(), width);
        prop_assert_eq!(axis.width(), width);
        prop_assert!(axis.edges.is_sorted() && axis.breaks.is_sorted() && axis.breaks.len() <= 3);
        for row in &rows {
            let (left, right) = axis.columns(row.first, row.last).unwrap();
            prop_assert!((left..=right).all(|column| !axis.is_break(column)), "{row:?} {axis:?}");
        }
        for column in 0..width {
            let instant = axis.instant(column);
            prop_assert!(axis.is_break(column) || axis.edge(column) == axis.edge(column + 1) || axis.column(instant) == Column::At(column));
        }
    }
}
