//! Time as a picture: strip and lanes of a small chronology at three sizes, in Unicode and in ASCII.

mod support;

use dateline::app::bins::Spans;
use dateline::app::order::Order;
use dateline::app::overview::{Counted, Overview};
use dateline::app::scale::Reach;
use dateline::app::{Charset, Options, Rect, Theme};
use dateline::model::{Row, Timeline};
use dateline::ui::{Reader, paint_strip};
use ratatui::buffer::Buffer;
use std::sync::Arc;
use support::{Chronology, OPTIONS, el_salvador, event};

/// The strip of a timeline, the cursor on its event in the middle, of which the rows `matches` match a filter.
fn overview(timeline: &Timeline, matches: Option<&[u32]>, width: u16) -> Option<Overview> {
    let rows = timeline.rows();
    let mut reach = Reach::default();
    reach.extend(rows);
    let (all, some) = (Order::All(rows.len()), matches.map(|rows| Order::Some(Arc::from(rows))));
    let spans = Spans::of(rows, &all);
    let matching = some.as_ref().map(|order| (order, Spans::of(rows, order)));
    let matching = matching.as_ref().map(|(order, spans)| Counted { order, spans });
    Overview::of(&reach, width, rows, Counted { order: &all, spans: &spans }, matching)
}

fn reader(overview: &Overview, rows: &[Row]) -> Reader {
    let column = |row: usize| rows.get(row).and_then(|row| overview.column(row));
    let middle = rows.len() / 2;
    let view = column(middle.saturating_sub(3)).zip(column((middle + 3).min(rows.len() - 1)));
    Reader { cursor: column(middle), view }
}

fn strip(timeline: &Timeline, matches: Option<&[u32]>, options: &Options, (width, height): (u16, u16)) -> String {
    let Some(overview) = overview(timeline, matches, width) else { return String::new() };
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, height));
    let part = Rect { width, height, ..Rect::default() };
    paint_strip(&overview, reader(&overview, timeline.rows()), part, options, &mut buffer);
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
        for size in [(120, 3), (80, 3), (40, 2)] {
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
