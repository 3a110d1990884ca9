//! Counts against a walk over all events, and what is expected of dates of every kind.

#![expect(clippy::cast_precision_loss, reason = "few of them")]

use super::*;
use crate::model::date::Scanned;
use crate::model::{Day, FileId, TagSet};
use crate::plot::scale::Scale;
use proptest::prelude::*;
use std::sync::Arc;

fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

/// Rows, in order, of single dates from a second to a lifetime long, and some whose start is not known.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let length = prop_oneof![Just(0_i64), Just(86_399), 0_i64..4_000_000_000];
    let one = (0_i64..3_000_000_000, length, 0..20).prop_map(|(first, length, kind)| {
        let mut row = Row { first, last: first.saturating_add(length), ..row("2021") };
        row.flags.set(Flags::NO_START, kind == 0);
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

/// Counts where nothing is asked.
fn bins(axis: impl Into<Broken>, rows: &[Row], order: &Order) -> Bins {
    let asked = Asked { date: &|_| None, now: 0 };
    Bins::of(axis.into(), rows, order, &Spans::of(rows, order), asked)
}

/// The starts that are expected in all columns together.
fn sum(bins: &Bins) -> f64 {
    bins.columns().iter().map(Bin::expected).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_width_as_many_starts_are_expected_as_events_have_one(rows in rows(), widths in prop::collection::vec(1_u16..300, 1..4), breaks in any::<bool>()) {
        let order = Order::All(rows.len());
        let mut reach = crate::plot::scale::Reach::default();
        reach.extend(&rows);
        let Some(window) = reach.window() else { return Ok(()) };
        let starts = rows.iter().filter(|row| !row.flags.has(Flags::NO_START)).count();
        for width in widths {
            let axis = if breaks { Broken::of(&rows, &order, &Moved::default(), window, width) } else { Scale::new(window, width).into() };
            let bins = bins(axis, &rows, &order);
            prop_assert!((sum(&bins) - starts as f64).abs() < 1e-6, "{} of {}", sum(&bins), starts);
            prop_assert_eq!(bins.columns().len(), usize::from(width));
        }
    }

    #[test]
    fn counts_are_those_of_a_walk(rows in rows(), scale in scales()) {
        let axis: Broken = scale.into();
        let bins = bins(axis.clone(), &rows, &Order::All(rows.len()));
        let per_column = scale.window().seconds() as f64 / f64::from(scale.width());
        for (bin, column) in bins.columns().iter().zip(0..) {
            prop_assert_eq!(bin.starts, rows.iter().filter(|row| axis.column(row.first) == Column::At(column)).count());
            let share = |row: &Row| {
                let is_long = row.last - row.first >= 86_400 || per_column < 86_400.0;
                let (first, last) = if is_long { (row.first, row.last) } else { (row.first, row.first) };
                let is_here = axis.columns(first, last).is_some_and(|(left, right)| (left..=right).contains(&column));
                let none = row.flags.has(Flags::NO_START);
                if is_here && !none { 1.0 / axis.span(first, last) as f64 } else { 0.0 }
            };
            let expected: f64 = rows.iter().map(share).sum();
            prop_assert!((bin.expected() - expected).abs() < 1e-3, "{column}: {} not {expected}", bin.expected());
        }
    }

    #[test]
    fn what_matches_is_never_more_than_all(rows in rows(), scale in scales(), some in prop::collection::vec(any::<bool>(), 60)) {
        let matches: Vec<u32> = (0..).zip(&rows).filter(|(n, _)| some[*n as usize]).map(|(n, _)| n).collect();
        let (part, whole) = (bins(scale, &rows, &Order::Some(Arc::from(matches))), bins(scale, &rows, &Order::All(rows.len())));
        for (part, whole) in part.columns().iter().zip(whole.columns()) {
            prop_assert!(part.starts <= whole.starts && part.expected() <= whole.expected() + 1e-6);
        }
    }

    #[test]
    fn what_touches_a_window_is_found(rows in rows(), scale in scales(), most in 0_usize..80) {
        let (order, window) = (Order::All(rows.len()), scale.window());
        let found = Spans::of(&rows, &order).touching(&rows, &order, window, most);
        let touches = |row: &Row| row.first < window.to() && row.last >= window.from();
        let all: Vec<usize> = (0..rows.len()).filter(|at| touches(&rows[*at])).collect();
        match found {
            None => prop_assert!(rows.len() > most),
            Some(found) => {
                prop_assert!(found.len() <= most && found.is_sorted());
                prop_assert!(all.iter().all(|row| found.contains(row)), "{:?} {:?}", found, all);
            }
        }
    }
}

/// Half-years of 2021 and 2022 in hundredths of a start, `=` where something certainly lasts, `:` where something may.
fn half_years(dates: &[&str]) -> String {
    let mut dates: Vec<(Row, Date)> = dates.iter().map(|date| (row(date), Date::parse(date).unwrap())).collect();
    dates.sort_by_key(|(row, _)| row.key());
    half_years_of(&dates)
}

fn half_years_of(dates: &[(Row, Date)]) -> String {
    let rows: Vec<Row> = dates.iter().map(|(row, _)| *row).collect();
    let (order, window) = (Order::All(rows.len()), Window::new(row("2021").first, row("2023").first));
    let now = Day { year: 2022, month: 3, day: 1 }.last_second();
    let asked = Asked { date: &|at| Some(dates[at].1.clone()), now };
    let bins = Bins::of(Scale::new(window, 4).into(), &rows, &order, &Spans::of(&rows, &order), asked);
    let column = |bin: &Bin| format!("{:.0}{}", bin.expected() * 100.0, lasting(bin));
    bins.columns().iter().map(column).collect::<Vec<_>>().join(" ")
}

fn lasting(bin: &Bin) -> &'static str {
    match (bin.lasting, bin.perhaps) {
        (0, 0) => "",
        (0, _) => ":",
        _ => "=",
    }
}

#[test]
fn what_only_a_report_dates_adds_its_report_and_lasts_nowhere() {
    for (date, columns) in [
        ("2021-03-10", "100 0 0 0"),
        ("2021", "50 50 0 0"),
        ("2021-03-10/2022-09-10", "100 0 0 0"),
        ("2021-03/..", "100: 0: 0: 0:"),
        ("2021-09/", "0: 100: 0: 0:"),
        ("../2021-09", "0 0 0 0"),
        ("{2021-03-10,2022-09-10}", "100 0 0 0"),
        ("{2021-03..2022-09}", "100 0 0 0"),
    ] {
        let mut row = row(date);
        row.flags.set(Flags::BY_THEN, true);
        assert_eq!(half_years_of(&[(row, Date::parse(date).unwrap())]), columns, "{date}");
    }
}

/// One that an order that is said puts at the end of 2022 is counted where its date is.
#[test]
fn what_stands_elsewhere_is_drawn_where_its_date_is() {
    for (date, columns) in [
        ("202X", "5 5 5 5"),
        ("2021-01-05/2022-02-20", "100= 0= 0= 0"),
        ("[2021,2022-10-01]", "33 33 0 33"),
        ("2021-01-15", "100 0 0 0"),
        ("2021-01-15T10:00Z", "100 0 0 0"),
    ] {
        let mut moved = row(date);
        moved.first = row("2022-12-30").first;
        moved.flags.set(Flags::MOVED, true);
        let (rows, order) = ([moved], Order::All(1));
        let window = Window::new(row("2021").first, row("2023").first);
        let asked = Asked { date: &|_| Date::parse(date).ok(), now: i64::MAX / 2 };
        let bins = Bins::of(Scale::new(window, 4).into(), &rows, &order, &Spans::of(&rows, &order), asked);
        let column = |bin: &Bin| format!("{:.0}{}", bin.expected() * 100.0, lasting(bin));
        assert_eq!(bins.columns().iter().map(column).collect::<Vec<_>>().join(" "), columns, "{date}");
        let early = Window::new(row("2021-01-10").first, row("2021-03").first);
        assert_eq!(Spans::of(&rows, &order).touching(&rows, &order, early, 9), Some(vec![0]), "{date}");
    }
}

#[test]
fn each_kind_of_date_adds_its_starts() {
    for (date, columns) in [
        ("2021-03-10", "100 0 0 0"),
        ("2021-03", "100 0 0 0"),
        ("2021", "50 50 0 0"),
        ("2021~", "50 50 0 0"),
        ("202X", "5 5 5 5"),
        ("2021-01-05/2022-02-20", "100= 0= 0= 0"),
        ("2021/2022-02-20", "50: 50= 0= 0"),
        ("2021/2022", "50: 50= 0= 0:"),
        ("2022-01-05/2022-01-07", "0 0 100 0"),
        ("2021-03/..", "100= 0= 0= 0"),
        ("2022-12/..", "0 0 0 100"),
        ("2021-03/", "100 0 0 0"),
        ("2021/", "50 50 0 0"),
        ("../2021-09", "0= 0= 0 0"),
        ("/2021-09", "0 0 0 0"),
        ("{2021-03-10,2022-09-10}", "100 0 0 100"),
        ("[2021-03-10,2022-09-10]", "50 0 0 50"),
        ("{2021,2022-09}", "50 50 0 100"),
        ("[2021,2022-09]", "33 33 0 33"),
        ("[2021-03-05..]", "25 25 25 25"),
        ("[2021-03-05,2022-03..]", "33 0 33 33"),
        ("2021-03-05?/2022-02-20", "100: 0: 0: 0"),
        ("2021-03-05/2022-02-20%", "100: 0: 0: 0"),
        ("2021-03-05?/..", "100: 0: 0: 0"),
        ("../2021-09?", "0: 0: 0 0"),
        ("2020~/2022-09", "0: 0= 0= 0="),
        ("2021-03-05/2022", "100= 0= 0= 0:"),
        ("{2021-02..2022-02}", "100= 0= 0= 0"),
        ("{2020..2022}", "0= 0= 0= 0="),
        ("[2020..2022]", "14 14 14 14"),
        ("{2021..}", "50= 50= 0= 0"),
    ] {
        assert_eq!(half_years(&[date]), columns, "{date}");
    }
    assert_eq!(half_years(&["2021", "2021-03", "2022-08/2022-09"]), "150 50 0 100");
}

#[test]
fn seen_from_near_a_day_is_as_long_as_it_is() {
    let rows = [row("2021-03-10"), row("2021-03-10T06:00:00Z")];
    let scale = Scale::new(Window::new(row("2021-03-09").first, row("2021-03-12").first), 12);
    let bins = bins(scale, &rows, &Order::All(2));
    let columns: Vec<f64> = bins.columns().iter().map(|bin| bin.expected() * 4.0).collect();
    assert_eq!(columns, [0., 0., 0., 0., 1., 5., 1., 1., 0., 0., 0., 0.]);
}

#[test]
fn there_may_be_nothing_to_count() {
    let none = bins(Scale::new(Window::new(0, 1), 80), &[], &Order::All(0));
    assert_eq!((sum(&none), none.highest(), none.columns().len()), (0.0, 0.0, 80));
}
