//! What holds of every window and width, and tables of the edges.

use super::*;
use crate::model::date::{Date, Scanned};
use crate::model::{FileId, TagSet};
use proptest::prelude::*;

const YEAR: i64 = 31_556_952;

fn instant(date: &str) -> i64 {
    Date::scan(date).unwrap().first
}

fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

fn fit(dates: &[&str]) -> Option<Window> {
    let mut reach = Reach::default();
    reach.extend(dates.iter().map(|date| row(date)).collect::<Vec<_>>().iter());
    reach.window()
}

/// Windows from a second to twice the age of the universe and the ends of time, as likely short as long.
fn windows() -> impl Strategy<Value = Window> {
    let length = (0_u32..63, any::<i64>()).prop_map(|(bits, n)| 1 + (n.unsigned_abs() & ((1_u64 << bits) - 1)) / 2);
    let length = length.prop_map(|n| i64::try_from(n).unwrap());
    let from =
        prop_oneof![-30_000_000_000 * YEAR..30_000_000_000 * YEAR, Just(0), Just(instant("-3000")), any::<i64>()];
    (from, length).prop_map(|(from, length)| Window::new(from, from.saturating_add(length)))
}

fn scales() -> impl Strategy<Value = Scale> {
    (windows(), 0_u16..400).prop_map(|(window, width)| Scale::new(window, width))
}

/// An instant in a window: the `part` of 2^64 of it.
fn within(window: Window, part: u64) -> i64 {
    narrow(i128::from(window.from()) + window.seconds() * i128::from(part) / (1_i128 << 64))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_later_instant_is_never_left_of_an_earlier_one(scale in scales(), a: i64, b: i64, p: u64, q: u64) {
        for (a, b) in [(a, b), (within(scale.window(), p), within(scale.window(), q))] {
            prop_assert!(scale.column(a.min(b)) <= scale.column(a.max(b)));
        }
    }

    #[test]
    fn a_column_goes_back_to_itself(scale in scales(), part: u64, column in 0_u16..400) {
        let column = column % scale.width();
        if scale.window().seconds() >= i128::from(scale.width()) {
            prop_assert_eq!(scale.column(scale.edge(column)), Column::At(column));
            prop_assert!(scale.edge(column) < scale.edge(column + 1));
        }
        // However short the window: the second that begins a column covers it.
        let second = scale.instant(column);
        let (left, right) = scale.columns(second, second).unwrap();
        prop_assert!(left <= column && column <= right, "{} {} {}", left, column, right);
        // And an instant is at most a column's width from where its column begins.
        let instant = within(scale.window(), part);
        let Column::At(at) = scale.column(instant) else { return Err(TestCaseError::fail("inside")) };
        prop_assert!(scale.instant(at) <= instant);
        prop_assert!(!scale.seconds_fit() || instant < scale.instant(at + 1));
        prop_assert!((scale.edge(at)..scale.edge(at + 1)).contains(&instant));
    }

    #[test]
    fn columns_tile_the_window(scale in scales()) {
        prop_assert_eq!(scale.edge(0), scale.window().from());
        prop_assert_eq!(scale.edge(scale.width()), scale.window().to());
        for column in 0..scale.width() {
            prop_assert!(scale.edge(column) <= scale.edge(column + 1));
        }
    }

    #[test]
    fn the_edges_are_exact(scale in scales()) {
        let Window { from, to } = scale.window();
        prop_assert_eq!(scale.column(from), Column::At(0));
        prop_assert_eq!(scale.column(from - 1), Column::Before);
        prop_assert_eq!(scale.column(to), Column::After);
        prop_assert_eq!(scale.columns(from, to - 1), Some((0, scale.width() - 1)));
        prop_assert_eq!(scale.columns(i64::MIN, i64::MAX), Some((0, scale.width() - 1)));
        prop_assert_eq!(scale.columns(to, i64::MAX), None);
        prop_assert_eq!(scale.columns(i64::MIN, from - 1), None);
    }

    #[test]
    fn what_touches_time_touches_its_columns(scale in scales(), p: u64, q: u64) {
        let (a, b) = (within(scale.window(), p.min(q)), within(scale.window(), p.max(q)));
        let (left, right) = scale.columns(a, b).unwrap();
        prop_assert!(left <= right && right < scale.width());
        prop_assert_eq!(scale.column(a), Column::At(left));
        let Column::At(last) = scale.column(b) else { return Err(TestCaseError::fail("inside")) };
        prop_assert!(right >= last);
        prop_assert!(scale.window().seconds() < i128::from(scale.width()) || right == last);
    }

    #[test]
    fn zooming_keeps_its_place_and_comes_back(window in windows(), part: u64, width in 1_u16..300) {
        let around = within(window, part);
        let closer = window.zoomed(Zoom::In, around);
        prop_assert!(closer.contains(around) && closer.seconds() <= window.seconds());
        prop_assert!(closer.seconds() >= i128::from(Window::CLOSEST).min(window.seconds()));
        let back = closer.zoomed(Zoom::Out, around);
        prop_assert!(back.contains(around));
        let at = |window: Window| match Scale::new(window, width).column(around) {
            Column::At(column) => i32::from(column),
            _ => -1,
        };
        let within_time = Window::EARLIEST < back.from() && back.to() < Window::LATEST;
        if closer.seconds() == window.seconds() / 2 && window.seconds() >= 4 * i128::from(width) && within_time {
            prop_assert!((at(window) - at(closer)).abs() <= 1, "{} {}", at(window), at(closer));
            prop_assert!((back.seconds() - window.seconds()).abs() <= 1);
            prop_assert!((at(window) - at(back)).abs() <= 1);
        }
    }

    #[test]
    fn panning_moves_by_columns_and_keeps_the_length(window in windows(), columns in -500_i32..500, width in 0_u16..300) {
        let panned = window.panned(columns, width);
        prop_assert_eq!(panned.seconds(), window.seconds());
        let moved = i128::from(panned.from()) - i128::from(window.from());
        let at_an_end = panned.from() == Window::EARLIEST || panned.to() == Window::LATEST;
        prop_assert!(at_an_end || moved.signum() == i128::from(columns.signum()));
    }

    #[test]
    fn a_window_moves_to_what_it_is_asked_to_show(window in windows(), part: u64, far: i64) {
        let far = far.clamp(Window::EARLIEST, Window::LATEST - 1);
        for instant in [far, within(window, part)] {
            let shown = window.showing(instant);
            prop_assert!(shown.contains(instant), "{:?} {}", shown, instant);
            prop_assert_eq!(shown.seconds(), window.seconds());
            prop_assert_eq!(shown.showing(instant), shown);
        }
    }

    #[test]
    fn any_numbers_make_a_window(from: i64, to: i64, around: i64, columns: i32, width: u16) {
        let mut window = Window::new(from, to);
        prop_assert!(window.seconds() >= 1);
        for zoom in [Zoom::In, Zoom::Out] {
            window = window.zoomed(zoom, around).panned(columns, width).showing(around);
            prop_assert!(window.seconds() >= 1 && window.from() >= Window::EARLIEST && window.to() <= Window::LATEST);
        }
    }
}

#[test]
fn years_lie_where_a_calendar_has_them() {
    // Four years with a leap day, of 1,461 columns a day each; and the same before Christ, where year 0 has one too.
    for first in ["2021", "-0003", "1897", "-44000001"] {
        let first = if first.len() > 5 { format!("Y{first}") } else { first.to_owned() };
        let from = instant(&first);
        let scale = Scale::new(Window::new(from, from + 1_461 * 86_400), 1_461);
        for day in 0..1_461_u16 {
            let noon = from + i64::from(day) * 86_400 + 43_200;
            assert_eq!(scale.column(noon), Column::At(day));
            assert_eq!(scale.instant(day), noon - 43_200);
        }
    }
}

#[test]
fn the_age_of_the_universe_is_divided_without_drift() {
    let window = Window::new(-13_800_000_000 * YEAR, 0);
    for width in [1, 7, 80, 199, u16::MAX] {
        let scale = Scale::new(window, width);
        assert_eq!(scale.column(-1), Column::At(width - 1));
        assert_eq!(scale.column(window.from()), Column::At(0));
        assert_eq!(scale.instant(width), 0);
    }
}

#[test]
fn a_minute_takes_two_columns_a_second() {
    let scale = Scale::new(Window::new(100, 160), 120);
    assert_eq!(scale.column(101), Column::At(2));
    assert_eq!(scale.columns(101, 101), Some((2, 3)));
    assert_eq!((scale.instant(2), scale.instant(3)), (101, 101));
    assert_eq!([2, 3, 4].map(|column| scale.edge(column)), [101, 102, 102]);
}

#[test]
fn a_fitted_window_reaches_from_the_first_second_to_the_last() {
    let year = |y: &str| instant(y);
    for (dates, window) in [
        (&[][..], None),
        (&["2021", "2023-05-01", "2026"], Some((year("2021"), year("2027")))),
        (&["-3000", "2024-02-29"], Some((year("-3000"), year("2024-03-01")))),
        (&["2022-03/..", "2024"], Some((year("2022-03"), year("2025")))),
        (&["../2019-01-01", "2022-01-01"], Some((year("2019-01-01"), year("2022-01-02")))),
        (&["2022"], Some((year("2021"), year("2024")))),
        (&["2022-03-27T10:00:00Z"], Some((year("2022-03-27T10:00:00Z") - 29, year("2022-03-27T10:00:31Z")))),
    ] {
        let fitted = fit(dates).map(|w| (w.from(), w.to()));
        assert_eq!(fitted, window, "{dates:?}");
    }
}
