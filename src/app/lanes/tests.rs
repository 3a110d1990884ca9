//! What holds of every lane on every screen.

use super::*;
use crate::app::layout::columns;
use crate::model::Order;
use crate::model::date::{Date, Scanned};
use crate::model::{Day, FileId, Row, TagSet};
use crate::plot::bins::{Asked, Spans};
use crate::plot::mark::Times;
use crate::plot::stack::WORK;
use proptest::prelude::*;
use std::sync::Arc;

const TODAY: Day = Day { year: 2026, month: 5, day: 1 };
const DATES: [&str; 12] = [
    "2020-05-01",
    "2021-03-10",
    "2021-03",
    "2021",
    "202X",
    "2021-03-10%",
    "2019-02/2021-03-14",
    "2021/2022",
    "2021-03-10/..",
    "2021/",
    "../2021-03-10",
    "/2020",
];

fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

fn item(n: usize, date: &str, title: usize) -> Item {
    let times = Times::of(&Date::parse(date).unwrap(), &row(date), TODAY);
    Item { row: n, times, title: Clean::line(&"日本 event ".repeat(title)[..]) }
}

fn lane(items: Vec<Item>) -> Lane {
    Lane { name: Clean::line("a lane"), events: items.len(), content: Content::Items(items) }
}

fn many() -> impl Strategy<Value = Vec<Lane>> {
    let items = prop::collection::vec((prop::sample::select(&DATES[..]), 0_usize..7), 0..14);
    prop::collection::vec(items, 0..12).prop_map(|lanes| {
        let mut n = 0;
        let mut next = |(date, title): (&str, usize)| {
            n += 1;
            item(n, date, title)
        };
        lanes.into_iter().map(|items| lane(items.into_iter().map(&mut next).collect())).collect()
    })
}

fn parts(width: u16, height: u16) -> Parts {
    Parts::of(Rect { x: 3, y: 2, width, height }, 16)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_event_in_the_window_has_one_place_and_none_overlaps(
        lanes in many(),
        (width, height) in (1_u16..120, 1_u16..40),
        (from, days) in (-2_000_i64..500, 1_i64..4_000),
    ) {
        let from = row("2021-03-10").first + from * 86_400;
        let window = Window::new(from, from + days * 86_400);
        let laid = Lanes::of(&lanes, parts(width, height), window, true);
        let chart = laid.parts.chart;
        let mut taken = vec![vec![false; chart.width.into()]; chart.height.into()];
        let mut take = |line: u16, columns: std::ops::Range<u16>| {
            columns.into_iter().all(|column| !std::mem::replace(&mut taken[usize::from(line)][usize::from(column)], true))
        };
        for lane in &laid.lanes {
            let Content::Items(items) = &lanes[lane.lane].content else { unreachable!() };
            prop_assert!(lane.top + lane.lines <= chart.height);
            let mut seen: Vec<usize> = lane.placed.iter().map(|placed| placed.row).collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), lane.placed.len());
            let counted: usize = lane.counts.iter().map(|count| count.events).sum();
            let visible = items.iter().filter(|item| item.times.bar(laid.scale).is_some()).count();
            prop_assert_eq!(seen.len() + counted, visible);
            for placed in &lane.placed {
                prop_assert!(placed.line < lane.lines);
                let line = lane.top + placed.line;
                prop_assert!(take(line, placed.bar.column..placed.bar.end()), "{:?}", placed);
                let Some(title) = &placed.title else { continue };
                if title.column >= placed.bar.end() || title.column < placed.bar.column {
                    prop_assert!(take(line, title.column..title.end()), "{:?}", placed);
                } else {
                    prop_assert!(placed.bar.column < title.column && title.end() < placed.bar.end());
                }
                let at = laid.at(chart.x + placed.bar.column, chart.y + line);
                prop_assert_eq!(at, Some(Hit::Event(placed.row)));
            }
            for count in &lane.counts {
                let line = lane.top + lane.lines - 1;
                let end = count.column + u16::try_from(count.label.width()).unwrap();
                prop_assert!(take(line, count.column..end.min(chart.width)), "{:?}", count);
                let Some(Hit::Count(opened)) = laid.at(chart.x + count.column, chart.y + line) else {
                    return Err(TestCaseError::fail("a count is hit"));
                };
                prop_assert!(opened.seconds() < window.seconds() || window.seconds() <= 86_400);
            }
        }
        prop_assert_eq!(laid.lanes.len(), lanes.len().min(chart.height.into()), "each has a row");
        if laid.need < height {
            let rows: u16 = laid.lanes.iter().map(|lane| lane.lines).sum();
            prop_assert_eq!(rows + 1, laid.need, "what is not needed is not taken");
            let again = Lanes::of(&lanes, parts(width, laid.need), window, true);
            prop_assert_eq!(again.lanes, laid.lanes, "and not missed");
        }
    }

    #[test]
    fn parts_lie_in_their_whole_and_never_overlap(width in 0_u16..300, height in 0_u16..100, needed in 0_u16..30) {
        let whole = Rect { x: 3, y: 2, width, height };
        let Parts { group, axis, mark, names, chart, .. } = Parts::of(whole, needed);
        let parts: Vec<Rect> = [group, axis, mark, names, chart].into_iter().filter(|part| !part.is_empty()).collect();
        for (n, a) in parts.iter().enumerate() {
            prop_assert!(a.x >= 3 && a.y >= 2 && a.x + a.width <= 3 + width && a.y + a.height <= 2 + height);
            for b in &parts[n + 1..] {
                prop_assert!(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
            }
        }
    }
}

#[test]
fn each_lane_has_a_row_and_more_where_that_shows_a_title_more() {
    let three = lane(vec![item(0, "2021-03-10", 1), item(1, "2021-03-12", 1), item(2, "2021-03-14", 1)]);
    let lanes = [lane(vec![item(3, "2021-03-10", 1), item(4, "2021-03-12", 1)]), three, lane(vec![])];
    let window = Window::new(row("2021").first, row("2022").first);
    let of = |height| {
        let laid = Lanes::of(&lanes, parts(80, height), window, true);
        (laid.lanes.iter().map(|lane| lane.lines).collect::<Vec<_>>(), laid.need)
    };
    assert_eq!(of(4), (vec![1, 1, 1], u16::MAX));
    assert_eq!(of(5), (vec![1, 2, 1], u16::MAX), "the one with the most untitled");
    assert_eq!(of(7), (vec![2, 3, 1], 7));
    assert_eq!(of(20), (vec![2, 3, 1], 7), "no row shows nothing more");
    let some = Lanes::of(&lanes[..2], parts(80, 20), window, false);
    assert_eq!(some.need, u16::MAX, "there are others");
}

#[test]
fn a_title_is_cut_to_what_is_left_before_it_is_left_off_and_takes_all_of_it() {
    let start = row("2021-03").first;
    let day = 86_400;
    // Days before the month and behind it, in a chart of 40 columns; how long a title; how much of it stands there.
    for (before, behind, title, columns_shown) in [
        (60, 69, 3, Some(12..=24)),
        (60, 69, 1, Some(11..=11)),
        // More than two thirds of the chart.
        (1, 200, 7, Some(30..=35)),
        // Nothing but the bar.
        (5, 5, 3, None),
    ] {
        let window = Window::new(start - before * day, start + (31 + behind) * day);
        let laid = Lanes::of(&[lane(vec![item(0, "2021-03", title)])], parts(60, 4), window, true);
        assert_eq!(laid.parts.chart.width, 40);
        let placed = &laid.lanes[0].placed[0];
        let shown = placed.title.as_ref().map(|title| columns(&title.text));
        match columns_shown {
            Some(range) => assert!(shown.is_some_and(|shown| range.contains(&shown)), "{before} {title}: {placed:?}"),
            None => assert!(shown.is_none_or(|shown| shown >= 12), "{placed:?}"),
        }
    }
}

#[test]
fn events_that_lie_upon_one_another_are_told_apart_where_there_are_rows() {
    let dates = ["{2022-03-26,2022-06-01}", "[2022-03-26,2022-06-01]", "2022-04-20"];
    let items: Vec<Item> = dates.iter().enumerate().map(|(n, date)| item(n, date, 1)).collect();
    let window = Window::new(row("2022-03-26").first, row("2022-06-02").first);
    for height in [17, 5, 4] {
        let laid = Lanes::of(&[lane(items.clone())], parts(80, height), window, true);
        let lane = &laid.lanes[0];
        assert_eq!((lane.placed.len(), lane.counts.len(), lane.lines, laid.need), (3, 0, 3, 4), "{height} rows");
        assert_eq!(laid.parts.chart.height, 3, "no higher than what is shown");
    }
    let low = Lanes::of(&[lane(items)], parts(80, 3), window, true);
    assert_eq!(
        (low.lanes[0].counts.len(), low.lanes[0].lines, low.need),
        (1, 1, u16::MAX),
        "what is of no use is not taken"
    );
}

#[test]
fn what_goes_on_is_seen_in_a_lane_of_one_row() {
    let lanes = [lane(vec![item(0, "2022-03/..", 1), item(1, "2025-12-24", 1), item(2, "2025-12-24", 1)])];
    let window = Window::new(row("2021").first, row("2026-06").first);
    let laid = Lanes::of(&lanes, parts(80, 2), window, true);
    let seen = &laid.lanes[0].placed[0];
    assert_eq!((seen.row, seen.title.is_some(), laid.lanes[0].counts[0].label.as_str()), (0, true, "+2"));
}

#[test]
fn lanes_are_laid_out_with_as_much_work_as_there_is_to_be_seen() {
    let dates = |n: usize| format!("2021-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
    let window = Window::new(row("2021").first, row("2022").first);
    let of = |lanes: usize, items: usize, height: u16| {
        let lane = |_| lane((0..items).map(|n| item(n, &dates(n * 7), n % 5)).collect());
        let lanes: Vec<Lane> = (0..lanes).map(lane).collect();
        WORK.set(0);
        let laid = Lanes::of(&lanes, parts(120, height), window, false);
        (laid.lanes.iter().map(|lane| usize::from(lane.lines)).sum::<usize>(), WORK.get())
    };
    // Each lane is stacked twice, bars and titles, for each of its rows.
    for (lanes, items, height) in [(34, 300, 35), (900, 300, 35), (1, 300, 35), (5, 400, 70), (0, 0, 20)] {
        let (rows, work) = of(lanes, items, height);
        assert!(work <= 2 * items * rows, "{lanes} lanes of {items}: {work} for {rows} rows");
    }
}

#[test]
fn too_many_to_be_told_apart_are_counted_and_opens_where_it_is() {
    let rows: Vec<Row> =
        (0..10_000).map(|n| Row { first: n * 7, last: n * 7, ..row("1970-01-01T00:00:00Z") }).collect();
    let order = Order::Some((0..10_000).collect::<Arc<[u32]>>());
    let parts = parts(80, 20);
    let window = Window::new(-1_000_000, 1_000_000);
    let asked = Asked { date: &|_| None, now: 0 };
    let bins = Bins::of(parts.scale(window).into(), &rows, &order, &Spans::of(&rows, &order), asked);
    let counted = Lane { name: Clean::line("log"), events: 10_000, content: Content::Counts(bins) };
    let laid = Lanes::of(&[counted], parts, window, true);
    let lane = &laid.lanes[0];
    assert_eq!(lane.counts.iter().map(|count| count.label.as_str()).collect::<Vec<_>>(), ["+10,000"]);
    assert_eq!(lane.density.iter().filter(|cell| matches!(cell, Cell::Events(_))).count(), 3);
    let Some(Hit::Count(opened)) = laid.at(parts.chart.x + lane.counts[0].column, parts.chart.y + 1) else { panic!() };
    assert!(rows.iter().all(|row| opened.contains(row.first)), "{opened:?}");
}
