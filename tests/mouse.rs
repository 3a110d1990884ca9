//! The mouse: what is pressed is what stands there, what is pressed again is opened, and the line between the panes goes
//! where it is dragged.

mod support;

use dateline::app::layout::{Layout, Target};
use dateline::app::{Focus, Mode, Pane};
use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use std::sync::Arc;
use support::{Session, el_salvador};

const SIZES: [(u16, u16); 7] = [(200, 50), (120, 40), (80, 24), (60, 20), (40, 12), (80, 8), (32, 9)];
const VIEWS: [&str; 9] = ["", "<tab>", "L", "s", "s<tab>", "v", "i", "!", "?"];

fn chronology() -> Arc<Timeline> {
    let text = include_str!("fixtures/figures.toml");
    Arc::new(read(&[Opened::held("figures.toml", text)], &Reading::default()))
}

fn at(width: u16, height: u16, keys: &str) -> Session {
    let mut session = Session::new(el_salvador().with_problems().timeline(), width, height).summarised();
    session.type_keys(keys);
    session
}

/// The row of the screen in which something stands first, and its column.
#[track_caller]
fn place(session: &Session, words: &str) -> (usize, usize) {
    let screen = session.screen();
    let mut rows = screen.lines().enumerate();
    let found = rows.find_map(|(row, line)| Some((line[..line.find(words)?].chars().count(), row)));
    assert!(found.is_some(), "{words:?} is not on the screen:\n{screen}");
    found.unwrap_or_default()
}

#[track_caller]
fn press(session: &mut Session, words: &str) {
    let (column, row) = place(session, words);
    session.type_keys(&format!("<click {column} {row}>"));
}

#[test]
fn a_press_on_the_bar_of_views_does_what_its_key_does() {
    for (width, height) in SIZES {
        for view in VIEWS {
            let before = at(width, height, view);
            let bar = before.state.view_bar();
            assert!(!bar.is_empty() || height < 11, "{view} {width}×{height}");
            for item in bar {
                let key = if item.keys.as_str() == "Esc" { "<esc>" } else { item.keys.as_str() };
                let keyed = before.clone().type_keys(key).screen();
                for column in [item.at, item.at + 1] {
                    let row = height - 1;
                    let mut pressed = before.clone();
                    pressed.type_keys(&format!("<click {column} {row}>"));
                    let ended = column + 1 > item.at + u16::try_from(item.keys.width() + item.words.len()).unwrap();
                    if !ended {
                        assert_eq!(pressed.screen(), keyed, "{view} {width}×{height} {item:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_stands_on_the_bar_stands_where_it_is_pressed() {
    let mut session = at(80, 24, "");
    for (words, mode) in [
        ("sources", Mode::Sources),
        ("L lanes", Mode::Lanes),
        ("figures", Mode::Figures),
        ("i index", Mode::Facets),
        ("Esc timeline", Mode::Browse),
    ] {
        press(&mut session, words);
        assert_eq!(session.state.mode(), mode, "{words}");
    }
    press(&mut session, "? keys");
    assert_eq!(session.state.focus(), Focus::Help);
    press(&mut session, "? back");
    press(&mut session, "/ search");
    assert_eq!(session.state.focus(), Focus::Prompt);
    let typed = session.screen();
    session.type_keys("<click 10 23><click 40 23>");
    assert_eq!(session.screen(), typed, "what is typed stands where the bar stood");
}

#[test]
fn what_is_pressed_again_is_opened_as_enter_opens_it() {
    for (width, height) in SIZES {
        for (view, column) in [("", 20), ("s", 5), ("v", 5), ("!", 5), ("ww", 20)] {
            let height = height.max(9);
            let mut session = Session::new(chronology(), width, height).summarised();
            session.type_keys(view);
            if view == "!" && session.state.focus() != Focus::Problems {
                session = at(width, height, "!");
            }
            let panes = session.state.panes();
            let row = if session.state.mode() == Mode::Problems { panes.cover.y } else { panes.list.y + 2 };
            session.type_keys(&format!("<click {column} {row}>"));
            let mut entered = session.clone();
            session.type_keys(&format!("<click {column} {row}>"));
            assert_eq!(session.screen(), entered.type_keys("<enter>").screen(), "{view} {width}×{height}");
        }
    }
}

#[test]
fn in_lanes_and_below_a_source_too_what_is_pressed_again_is_opened() {
    for (width, height) in [(120, 40), (80, 24), (40, 9)] {
        let mut session = at(width, height, "L");
        let (cursor, lanes) = (session.state.lanes_cursor().unwrap(), session.state.lanes().unwrap());
        let chart = lanes.parts.chart;
        let row = chart.rows().find(|row| lanes.lane_at(*row).is_some_and(|lane| lane.lane == cursor.lane)).unwrap();
        let cell = format!("<click {} {row}>", chart.x + cursor.column.unwrap());
        let mut entered = session.clone();
        // What has the focus from the beginning was pressed once already, as it were.
        assert_eq!(session.type_keys(&cell).screen(), entered.type_keys("<enter>").screen(), "{width}×{height}");
        assert_eq!(session.state.focus(), Focus::Detail);
    }
    let mut session = at(80, 24, "s<tab><down>");
    press(&mut session, "→ 6 April 2026 · Mass trials by");
    assert_eq!((session.state.mode(), session.state.pane()), (Mode::Sources, Pane::Detail));
    press(&mut session, "→ 6 April 2026 · Mass trials by");
    let row = session.state.order().row(session.state.position()).unwrap();
    let title = session.state.timeline().event(row).unwrap().title;
    assert_eq!((session.state.focus(), title.as_str()), (Focus::List, "Mass trials by video link"));
}

#[test]
fn from_the_details_the_first_press_on_the_list_gives_it_the_keys() {
    let mut session = at(80, 24, "<tab><click 20 3>");
    assert_eq!((session.state.focus(), session.state.position()), (Focus::List, 0));
    assert!(!session.state.panes().list.is_empty());
    session.type_keys("<click 20 3>");
    assert_eq!(session.state.focus(), Focus::Detail);
}

#[test]
fn a_cited_number_leads_to_its_source() {
    for (width, height) in [(200, 50), (80, 24)] {
        let mut session = at(width, height, "5Gw<tab>");
        let mut typed = session.clone();
        typed.type_keys("2");
        press(&mut session, "[2]");
        let reached = |session: &Session| (session.state.reading().selected, session.state.detail_top());
        assert_eq!(reached(&session), reached(&typed), "{width}×{height}");
        assert_eq!(session.state.reading().selected, Some(Target::Source(2)));
    }
}

#[test]
fn the_line_between_the_panes_is_dragged() {
    for (view, width, height) in [
        ("", 80, 24),
        ("<tab>", 80, 24),
        ("", 40, 12),
        ("", 120, 40),
        ("s", 80, 24),
        ("v", 80, 24),
        ("", 200, 50),
        ("|", 120, 40),
    ] {
        let before = at(width, height, view);
        let handle = before.state.panes().handle();
        let is_beside = before.state.panes().layout == Layout::SideBySide;
        let (column, row) = if is_beside { (handle.x, handle.y + 3) } else { (30, handle.y) };
        let drag = |cells: &[(u16, u16)]| {
            let mut session = before.clone();
            session.type_keys(&format!("<click {column} {row}>"));
            for (column, row) in cells {
                session.type_keys(&format!("<drag {column} {row}>"));
            }
            session
        };
        let is_larger = before.state.pane() == Pane::Detail;
        let (to, keys) = match view {
            // The list of figures is low.
            "v" => ((column, row + 2), "++"),
            _ => ((column - 8, row - 2), if is_larger { "++" } else { "--" }),
        };
        let dragged = drag(&[to]);
        let keyed = before.clone().type_keys(keys).screen();
        assert_eq!(dragged.screen(), keyed, "{view} {width}×{height}");
        assert_eq!(dragged.clone().type_keys("0").screen(), before.screen());
        for cell in [(0, 0), (width - 1, height - 1)] {
            let far = drag(&[cell, cell]);
            let least = |session: &Session| {
                let panes = session.state.panes();
                if is_beside {
                    panes.list.width.min(panes.detail.width)
                } else {
                    panes.list.height.min(panes.detail.height)
                }
            };
            assert_eq!(least(&far), if is_beside { 30 } else { 3 }, "{view} {width}×{height}\n{}", far.screen());
            let back = drag(&[cell, (column, row)]);
            assert_eq!(back.screen(), before.screen(), "no way is remembered that it could not go");
        }
        let other = before.clone().type_keys(&format!("<drag {column} {}>", row - 2)).screen();
        assert_eq!(other, before.screen(), "what was not pressed is not dragged");
    }
}

#[test]
fn the_line_above_the_details_of_lanes_is_dragged() {
    let mut session = at(80, 24, "L");
    let rule = session.state.panes().rule.y;
    session.type_keys(&format!("<click 30 {rule}><drag 30 8>"));
    assert_eq!(session.state.panes().rule.y, 8);
    session.type_keys("<drag 30 12><drag 30 11>");
    assert_eq!(session.state.panes().rule.y, 11);
}

#[test]
fn while_a_line_is_typed_or_something_covers_the_panes_nothing_is_dragged() {
    for keys in ["/", "?", "i", "!", "jjjo", "y"] {
        let before = at(80, 24, keys);
        let rule = before.state.panes().rule.y;
        let after = before.clone().type_keys(&format!("<click 30 {rule}><drag 30 9>")).state.panes();
        assert_eq!(after.rule, before.state.panes().rule, "{keys}");
    }
}

#[test]
fn the_wheel_moves_what_it_is_over() {
    for (keys, cell) in [("", (20, 8)), ("<tab>", (20, 8)), ("G<tab>", (20, 20)), ("L", (30, 5)), ("s", (20, 3))] {
        let mut session = at(80, 24, keys);
        let panes = session.state.panes();
        let (before, pane) = (session.screen(), session.state.pane());
        session.type_keys(&format!("<wheel-down {} {}>", cell.0, cell.1));
        let other = if panes.list.contains(cell.0, cell.1) { panes.detail } else { panes.list };
        let rows = |screen: &str| -> Vec<String> {
            let rows = screen.lines().map(str::to_owned).collect::<Vec<_>>();
            rows[usize::from(other.y)..usize::from(other.rows().end)].to_vec()
        };
        assert_ne!(session.screen(), before, "{keys}");
        assert_eq!(session.state.pane(), pane, "the keys stay where they are");
        if other == panes.list {
            assert_eq!(rows(&session.screen()), rows(&before), "{keys}");
        }
    }
}
