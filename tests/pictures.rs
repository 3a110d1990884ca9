//! Time as a picture: strip and lanes of a small chronology at three sizes, in Unicode and in ASCII.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a fixture that is wrong has to fail")]

#[path = "support/page.rs"]
mod page;
mod support;

use dateline::app::lanes::group::{By, Sort};
use dateline::app::lanes::grouped::gather;
use dateline::app::lanes::{Content, Item, Lane, Lanes, Parts};
use dateline::app::{Charset, LanesCursor, Options, Reader, Rect, Theme};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Order, Row, Timeline};
use dateline::plot::bins::{Asked, Bins, Spans};
use dateline::plot::mark::{self, Times};
use dateline::plot::overview::Overview;
use dateline::plot::scale::{Column, Reach, Window, Zoom};
use dateline::plot::ticks::start_label;
use dateline::search::Workers;
use dateline::text::Clean;
use dateline::ui::{paint_lanes, paint_strip};
use ratatui::buffer::Buffer;
use std::fmt::Write as _;
use std::sync::Arc;
use support::{Chronology, OPTIONS, Session, el_salvador, event};

/// The strip of a timeline, the cursor on its event in the middle, of which the rows `matches` match a filter.
fn overview(timeline: &Timeline, matches: Option<&[u32]>, width: u16) -> Option<Overview> {
    let visible = matches.map_or(Order::All(timeline.len()), |rows| Order::Some(Arc::from(rows)));
    let date = |row| timeline.event(row).ok().map(|event| event.date);
    let asked = Asked { date: &date, now: OPTIONS.today.last_second() };
    Overview::of_visible(timeline.rows(), &visible, width, asked)
}

fn reader(overview: &Overview, rows: &[Row]) -> Reader {
    let column = |row: usize| rows.get(row).and_then(|row| overview.column(row));
    let middle = rows.len() / 2;
    let view = column(middle.saturating_sub(3)).zip(column((middle + 3).min(rows.len() - 1)));
    Reader { cursor: column(middle), date: rows.get(middle).and_then(|row| start_label(row, overview.ticks())), view }
}

fn strip(timeline: &Timeline, matches: Option<&[u32]>, options: &Options, (width, height): (u16, u16)) -> String {
    let Some(overview) = overview(timeline, matches, width) else { return String::new() };
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, height));
    let part = Rect { width, height, ..Rect::default() };
    paint_strip(&overview, &reader(&overview, timeline.rows()), part, options, &mut buffer);
    support::text(&buffer)
}

fn charsets() -> [Options; 2] {
    [OPTIONS, Options { charset: Charset::Ascii, theme: Theme::NoColor, ..OPTIONS }]
}

fn of_dates(dates: &[&str]) -> Arc<Timeline> {
    let events = dates.iter().map(|date| event(date, date, "Something happens")).collect();
    Chronology { events, ..Chronology::default() }.timeline()
}

#[test]
fn the_overview_strip() {
    let timelines = [
        ("a chronology", el_salvador().timeline(), None),
        ("a filter on it", el_salvador().timeline(), Some(&[2, 5, 9, 10, 17][..])),
        ("one event", of_dates(&["2021-03-10"]), None),
        ("seconds apart", of_dates(&["2021-03-10T10:00:00Z", "2021-03-10T10:00:07Z", "2021-03-10T10:00:08Z"]), None),
        ("3000 BC to today", of_dates(&["-2999", "-0752", "0476", "1066-10-14", "1492-10-12", "2026-05-01"]), None),
        ("open ends", of_dates(&["../1999", "2001-05/2003-02", "2004-08-01/..", "2006~", "2010-01-01"]), None),
    ];
    let mut pictures = Vec::new();
    for (name, timeline, matches) in &timelines {
        for size in [(120, 3), (80, 2), (40, 2)] {
            for options in charsets() {
                let picture = strip(timeline, *matches, &options, size);
                pictures.push(format!("{name}, {}×{}, {:?}\n{picture}", size.0, size.1, options.charset));
            }
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("strip", pictures.join("\n"));
    });
}

/// The lanes of a timeline in a window; what is more than the chart can show is counted.
fn lanes(timeline: &Timeline, by: By, parts: Parts, window: Window) -> Vec<Lane> {
    let all = Order::All(timeline.len());
    let groups = gather(timeline, (by, Sort::First), &all, Workers::ALONE, &|| false).unwrap();
    let scale = parts.scale(window);
    let lane = |lane: usize| {
        let order = groups.order(lane).unwrap();
        let content = if order.len() > parts.readable(groups.len()) {
            let asked = Asked { date: &|_| None, now: 0 };
            Content::Counts(Bins::of(scale.into(), timeline.rows(), order, &Spans::of(timeline.rows(), order), asked))
        } else {
            Content::Items((0..order.len()).map(|at| item(timeline, order.row(at).unwrap())).collect())
        };
        Lane { name: Clean::line(groups.name(lane).unwrap_or(by.rest())), events: order.len(), content }
    };
    (0..groups.len()).map(lane).collect()
}

fn item(timeline: &Timeline, row: usize) -> Item {
    let event = timeline.event(row).unwrap();
    let times = Times::of(&event.date, &timeline.rows()[row], OPTIONS.today);
    Item { row, times, title: Clean::line(&event.title) }
}

fn fitted(timeline: &Timeline) -> Window {
    let mut reach = Reach::default();
    reach.extend(timeline.rows());
    reach.window().unwrap()
}

fn drawn(
    timeline: &Timeline,
    (by, lanes): (By, &Lanes),
    focus: usize,
    options: &Options,
    (width, height): (u16, u16),
) -> String {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, height));
    let column = match lanes.scale.column(timeline.rows()[focus].first) {
        Column::At(column) => Some(column),
        Column::Before | Column::After => None,
    };
    let lane = lanes.lanes.iter().find(|lane| lane.placed.iter().any(|placed| placed.row == focus));
    let lane = lane.map_or(0, |lane| lane.lane);
    let date = start_label(&timeline.rows()[focus], &lanes.ticks).unwrap_or_default();
    let cursor = LanesCursor { row: focus, lane, column, date };
    paint_lanes(lanes, by, Some(&cursor), options, &mut buffer);
    support::text(&buffer)
}

#[test]
fn lanes_by_source_and_by_place() {
    let timeline = el_salvador().timeline();
    let mut pictures = Vec::new();
    let sizes = [(By::Source, 200, 50), (By::Source, 80, 21), (By::Source, 40, 12), (By::Place, 80, 21)];
    for (by, width, height) in sizes {
        for options in charsets() {
            let parts = Parts::of(Rect { width, height, ..Rect::default() }, 16);
            let window = fitted(&timeline);
            let lanes = Lanes::of(&lanes(&timeline, by, parts, window), parts, window, true);
            let picture = drawn(&timeline, (by, &lanes), 5, &options, (width, height));
            pictures.push(format!("by {}s, {width}×{height}, {:?}\n{picture}", by.one(), options.charset));
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("lanes", pictures.join("\n"));
    });
}

#[test]
fn a_count_opens_when_one_looks_closer() {
    // Two files: in one a thousand events within a day, in the other three, of which one is on that day.
    let seconds = (0..1_000).map(|n| format!("2021-03-10T{:02}:{:02}:{:02}Z", n / 200, n / 4 % 50, n % 4 * 15));
    let mut events: Vec<_> = seconds.map(|date| event(&date, &date, "A line of a log")).collect();
    for date in ["2021-02", "2021-03-10", "2021-06-01/.."] {
        events.push(dateline::model::Event {
            file: dateline::model::FileId(1),
            ..event(date, date, "Something happens")
        });
    }
    let files = vec!["log.toml".to_owned(), "events.toml".to_owned()];
    let timeline = Chronology { events, files, ..Chronology::default() }.timeline();
    let size = (80, 12);
    let parts = Parts::of(Rect { width: size.0, height: size.1, ..Rect::default() }, 16);
    let mut window = fitted(&timeline);
    let focus = timeline.rows().iter().position(|row| row.file.0 == 1 && row.first > window.from()).unwrap();
    let mut pictures = Vec::new();
    for zooms in [0, 5, 4, 4] {
        for _ in 0..zooms {
            window = window.zoomed(Zoom::In, timeline.rows()[focus].first).showing(timeline.rows()[focus].first);
        }
        let lanes = Lanes::of(&lanes(&timeline, By::File, parts, window), parts, window, true);
        pictures.push(drawn(&timeline, (By::File, &lanes), focus, &OPTIONS, size));
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("lanes-zoomed", pictures.join("\n"));
    });
}

/// The page on signs with what stands between the marks of `name` replaced.
fn with(page: &str, name: &str, content: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    format!("{before}{open}{content}{close}{after}")
}

/// For each line of the legend a date that is drawn with its signs, between these days.
const AS_IN: [(&str, &str, [&str; 2]); mark::LEGEND.len()] = [
    ("2022-03-27", "", ["2022-01-01", "2022-12-31"]),
    ("2022-03", "", ["2000-01-01", "2026-12-31"]),
    ("2022", "", ["1900-01-01", "2026-12-31"]),
    ("2022-03-2X", "", ["2022-03-01", "2022-04-30"]),
    ("2022-03-05/2022-04-10", "", ["2022-01-01", "2022-12-31"]),
    ("2022-03-05/..", "", ["2020-01-01", "2026-12-31"]),
    ("../2022-03-27", "", ["2022-01-01", "2022-12-31"]),
    ("2022-03-27/", "–?", ["2022-01-01", "2022-12-31"]),
    ("2022-03-27?", "", ["2022-01-01", "2022-12-31"]),
    ("2022-03-27~", "", ["2022-01-01", "2022-12-31"]),
    ("2022-03-27", "", ["2022-01-01", "2022-12-31"]),
];

/// The lane of one event, as wide as the page, from one day to another; the last is dated by its report.
fn drawn_alone(at: usize, charset: Options) -> String {
    let (date, _, days) = AS_IN[at];
    let by = if at + 1 == AS_IN.len() { "report" } else { "source" };
    let file = format!("[[events]]\ndate = {date:?}\ntitle = \"Something happens\"\ndated_by = {by:?}\n");
    let timeline = read(&[Opened::held("one.toml", file)], &Reading::default());
    let parts = Parts::of(Rect { width: 100, height: 6, ..Rect::default() }, 16);
    let window = fitted(&of_dates(&days));
    let laid = Lanes::of(&lanes(&timeline, By::File, parts, window), parts, window, true);
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 100, 6));
    paint_lanes(&laid, By::File, None, &charset, &mut buffer);
    support::text(&buffer)
}

#[test]
fn every_sign_of_the_legend_is_drawn() {
    for (at, ((signs, words), (date, part, _))) in mark::LEGEND.iter().zip(AS_IN).enumerate() {
        let ascii: String = signs.iter().map(|sign| sign.ascii()).collect();
        for (charset, signs) in charsets().into_iter().zip([mark::text(signs), ascii]) {
            let expected = if part.is_empty() { signs } else { signs.chars().skip(1).collect() };
            let picture = drawn_alone(at, charset);
            assert!(picture.contains(&expected), "{words}: {date} without {expected}\n{picture}");
        }
    }
}

/// Both characters of each cell of strips in which everything is that a strip can show.
fn strip_pairs() -> Vec<(char, char)> {
    let pairs = |highest: usize, others: &[&str]| {
        let days = (1..=highest).flat_map(|n| std::iter::repeat_n(format!("2021-{n:02}-10"), n));
        let dates: Vec<String> = days.chain(others.iter().map(|date| (*date).to_owned())).collect();
        let timeline = of_dates(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        let [unicode, ascii] = charsets().map(|charset| strip(&timeline, None, &charset, (200, 2)));
        let width = unicode.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        let wide = |text: &str| {
            text.lines().flat_map(|line| format!("{line:width$}").chars().collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        wide(&unicode).into_iter().zip(wide(&ascii)).collect::<Vec<_>>()
    };
    [pairs(8, &["2021-10-01/2021-12-31", "2022", "2023-05-01"]), pairs(9, &["1500-05-01"])].concat()
}

#[test]
fn every_table_of_the_page_is_run() {
    let pairs = strip_pairs();
    let is_drawn = |table: &page::Table<'_>| {
        for row in &table.rows {
            let [unicode, ascii] = [row[0], row[1]].map(page::bare);
            assert_eq!(unicode.chars().count(), ascii.chars().count(), "{row:?}");
            for pair in unicode.chars().zip(ascii.chars()) {
                assert!(pairs.contains(&pair), "{pair:?} is not drawn, of {row:?}");
            }
        }
    };
    // What the signs of time say is written by the program itself.
    let legend = |table: &page::Table<'_>| assert_eq!(table.rows.len(), mark::LEGEND.len());
    page::run(
        include_str!("../docs/signs.md"),
        &[("| Unicode | ASCII | it says | as in |", &legend), ("| Unicode | ASCII | it says |", &is_drawn)],
    );
}

/// `DATELINE_WRITE_SIGNS=1 cargo test --test pictures` writes the page anew.
#[test]
fn the_page_on_signs_shows_them_as_they_are() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/signs.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let mut signs = String::from("| Unicode | ASCII | it says | as in |\n|---|---|---|---|\n");
    for (at, (of, words)) in mark::LEGEND.iter().enumerate() {
        let ascii: String = of.iter().map(|sign| sign.ascii()).collect();
        let by = if at + 1 == AS_IN.len() { ", by its report" } else { "" };
        writeln!(signs, "| `{}` | `{ascii}` | {words} | `{}`{by} |", mark::text(of), AS_IN[at].0).unwrap();
    }
    let built_in = Opened::held("events.toml", include_str!("../events.toml"));
    let timeline = read(&[built_in], &Reading::default());
    let fenced = |picture: &str| format!("```text\n{}\n```\n", picture.trim_end());
    let window = fitted(&timeline);
    let parts = Parts::of(Rect { width: 100, height: 14, ..Rect::default() }, 16);
    let laid = Lanes::of(&lanes(&timeline, By::Place, parts, window), parts, window, true);
    let current = with(&page, "signs", &signs);
    let current = with(&current, "strip", &fenced(&strip(&timeline, None, &OPTIONS, (100, 2))));
    let current = with(&current, "lanes", &fenced(&drawn(&timeline, (By::Place, &laid), 5, &OPTIONS, (100, 14))));
    if std::env::var_os("DATELINE_WRITE_SIGNS").is_some() {
        std::fs::write(path, &current).unwrap();
        return;
    }
    assert_eq!(page, current, "write it anew: DATELINE_WRITE_SIGNS=1 cargo test --test pictures");
}

/// The built-in chronology has events of which only the end is known; what has no year at all is nowhere on the axis.
#[test]
fn the_axis_always_has_the_date_of_the_cursor() {
    let text = include_str!("../events.toml");
    let timeline = Arc::new(read(&[Opened::held("built in", text)], &Reading::default()));
    for (width, height) in [(120, 40), (80, 24), (60, 20), (40, 16)] {
        for (keys, axis) in [("", 1), ("fperson:\"Donald Trump\"<enter>", 1), ("L", 1), ("Lb++++", 1)] {
            let mut session = Session::new(Arc::clone(&timeline), width, height);
            session.type_keys(keys);
            for n in 0..session.state.order().len() {
                session.type_keys(if n > 0 { "<ctrl-n>" } else { "" });
                let row = session.state.order().row(session.state.position()).unwrap();
                // What is not dated has none.
                let Some(year) = timeline.year(&timeline.rows()[row]).map(|year| year.to_string()) else { continue };
                let screen = session.screen();
                let line = screen.lines().nth(axis).unwrap();
                let (before, behind) = line.split_once('▾').unwrap_or_else(|| panic!("{keys} {width}: {screen}"));
                let beside = |part: &str| part.contains(&year);
                let is_told = beside(behind.get(..20).unwrap_or(behind).split("   ").next().unwrap_or_default())
                    || before.ends_with(&year);
                assert!(is_told, "{n} {keys} at {width}: {screen}");
            }
        }
    }
}
