//! What holds of every screen: at any size, after any input.

mod support;

use dateline::app::action::{Action, Files, Go, Program};
use dateline::app::commands::COMMANDS;
use dateline::app::lanes::Parts;
use dateline::app::layout::Layout;
use dateline::app::timeline::list::Line;
use dateline::app::{Effect, Input, Key, Mode, Mouse, MouseKind, Progress, Rect, State, take, update};
use dateline::model::{Event, Events, FileChanged, FileId, Row, Source, SourceRow, Timeline};
use dateline::search::Workers;
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::{Chronology, Session, el_salvador, event};

const VIEWS: [&str; 12] = ["", "]]]]jj<tab>l", "]]]]jj2", "!j", "?jj", "G", "y", "L", "s", "s<tab>j", "v<tab>", "i"];

#[test]
fn no_size_is_too_small_for_any_view() {
    let small = (0..=12).flat_map(|width| (0..=8).map(move |height| (width, height)));
    let others = [(20, 3), (20, 5), (31, 15), (39, 16), (80, 24), (95, 16), (96, 3), (200, 60), (500, 2), (2, 500)];
    let sizes: Vec<(u16, u16)> = small.chain(others).collect();
    for timeline in [el_salvador().with_problems().timeline(), Chronology::default().timeline()] {
        let wide = Session::new(timeline.clone(), 120, 40).summarised();
        for keys in VIEWS {
            let mut typed = wide.clone();
            typed.type_keys(keys);
            for (width, height) in sizes.iter().copied() {
                // Both ways: opened at this size, and shrunk to it.
                let mut opened = Session::new(timeline.clone(), width, height);
                opened.type_keys(keys);
                let mut shrunk = typed.clone();
                shrunk.type_keys(&format!("<resize {width} {height}>"));
                assert_eq!(shrunk.screen().lines().count(), usize::from(height));
                assert_eq!(opened.buffer(), opened.buffer(), "two draws agree");
                // Every other cell of small ones is pressed, and some beside them.
                let cells =
                    (0..=height.min(9)).flat_map(|y| (0..=width.min(13)).step_by(2).map(move |x| (x + y % 2, y)));
                let presses = cells.map(|(column, row)| format!("<click {column} {row}>"));
                shrunk.type_at_once(&presses.collect::<String>());
                assert_eq!(shrunk.buffer(), shrunk.buffer(), "two draws agree");
            }
        }
    }
}

#[test]
fn a_screen_smaller_than_the_state_believes_is_drawn_as_far_as_it_goes() {
    let session = Session::new(el_salvador().timeline(), 120, 40);
    for (width, height) in [(0, 0), (1, 1), (60, 10), (119, 39)] {
        let mut buffer = ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, width, height));
        dateline::ui::paint(&session.state, &mut buffer);
    }
}

#[test]
fn an_empty_timeline_says_so() {
    let mut session = Session::new(Chronology::default().timeline(), 80, 24);
    assert!(session.screen().contains("No events yet. `dateline new FILE` writes"));
    session.type_keys("jk<pgdn>gG[]<tab>j<enter>9l<enter><esc>J<wheel-down 5 5><click 5 5>!<enter>");
    assert_eq!(session.state.focused(), None);
}

#[test]
fn how_to_go_on_from_nothing_is_whole_on_small_screens() {
    for (width, height) in [(200, 50), (80, 24), (60, 20), (40, 12)] {
        for keys in ["", "L", "<tab>", "w"] {
            let mut session = Session::new(Chronology::default().timeline(), width, height);
            let screen = session.type_keys(keys).screen();
            let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            for said in [
                "No events yet. `dateline new FILE` writes a chronology to begin with. The least event is [[events]]",
                "title = \"CECOT opens\" and docs/format.md has the rest.",
            ] {
                assert!(words.contains(said), "{width}×{height} {keys}: {screen}");
            }
        }
    }
}

#[test]
fn while_a_slow_pipe_is_read_nobody_is_told_that_there_is_nothing() {
    for keys in ["", "L", "i", "s", "v"] {
        let mut session = Session::new(Chronology::default().timeline(), 80, 24);
        let reading = Progress { read: 10, of: 0, events: 0 };
        update(&mut session.state, Action::Files(Files::Reading(reading)));
        session.type_keys(keys);
        let screen = session.screen();
        let is_said = ["Reading: no event has come yet.", "begins when the files are read"];
        assert!(is_said.iter().any(|said| screen.contains(said)), "{keys}: {screen}");
        assert!(!screen.contains("No event"), "{keys}: {screen}");
        let none = Chronology::default().timeline();
        update(&mut session.state, Action::Files(Files::Loaded(none)));
        assert!(!session.screen().contains("Reading"), "{keys}: {}", session.screen());
    }
}

#[test]
fn no_share_is_told_of_what_nobody_knows_the_length_of() {
    let mut session = Session::new(el_salvador().timeline(), 120, 40);
    for (of, told) in
        [(400, " 25% · 7 events so far, order not final"), (0, "reading · 7 events so far, order not final")]
    {
        update(&mut session.state, Action::Files(Files::Reading(Progress { read: 100, of, events: 7 })));
        let screen = session.screen();
        assert!(screen.lines().next().is_some_and(|line| line.contains(told)), "{screen}");
    }
}

/// What holds of a state that can be drawn.
fn check(state: &State) -> Result<(), TestCaseError> {
    let rows = state.timeline().rows();
    let row = state.order().row(state.position()).and_then(|row| rows.get(row));
    prop_assert_eq!(state.focused(), row.map(Row::event_id), "the focus is an event, the position follows");
    prop_assert!(state.top() <= state.position());
    let panes = state.panes();
    if let (Some(lanes), Some(cursor)) = (state.lanes(), state.lanes_cursor()) {
        let (room, lines) = (Parts::of(panes.list, lanes.parts.named), lanes.parts.chart.height);
        prop_assert!(lines <= room.chart.height, "lanes have rows");
        let low = |part: Rect| Rect { height: part.height.min(lines), ..part };
        let [mark, names, chart] = [room.mark, room.names, room.chart].map(low);
        prop_assert_eq!(lanes.parts, Parts { mark, names, chart, ..room }, "lanes stand where they are drawn");
        let shown = lanes.lanes.iter().any(|lane| lane.lane == cursor.lane);
        prop_assert!(shown || panes.list.is_empty(), "the focused lane is on the screen");
    }
    if panes.list.height >= 2 && state.focused().is_some() && state.mode() != Mode::Lanes {
        let lines = state.list().layout(state.top());
        prop_assert!(lines.len() <= usize::from(panes.list.height));
        prop_assert!(lines.contains(&Line::Event(state.position())), "the focus is on the screen");
        for line in lines {
            let Line::Event(position) = line else { continue };
            prop_assert!(state.entry(position).is_some(), "what is on the screen was read");
        }
    }
    if !panes.text.is_empty() {
        // Sources beside the lines may take more rows than those.
        let lines = state.reading().page.height();
        prop_assert!(state.detail_top() + usize::from(panes.text.height) <= lines.max(usize::from(panes.text.height)));
    }
    if let Some(problems_view) = state.problems_view() {
        prop_assert!(problems_view.cursor.focus < problems_view.count());
        let shown = problems_view.shown.iter().any(|(n, _)| *n == problems_view.cursor.focus);
        prop_assert!(shown || panes.cover_text.is_empty(), "the focused problem is on the screen");
    }
    Ok(())
}

fn any_input() -> impl Strategy<Value = Input> {
    let keys: Vec<Key> = COMMANDS.iter().flat_map(|command| command.keys).copied().collect();
    let kinds = vec![MouseKind::Press, MouseKind::Drag, MouseKind::WheelUp, MouseKind::WheelDown];
    prop_oneof![
        20 => prop::sample::select(keys).prop_map(Input::Key),
        1 => any::<char>().prop_map(|c| Input::Key(Key::char(c))),
        4 => Just(Input::Pause),
        1 => "\\PC{0,9}[\n\t]?\\PC{0,9}".prop_map(Input::Paste),
        4 => (0_u16..130, 0_u16..45, prop::sample::select(kinds))
            .prop_map(|(column, row, kind)| Input::Mouse(Mouse { column, row, kind })),
        1 => (0_u16..130, 0_u16..45).prop_map(|(width, height)| Input::Resize { width, height }),
    ]
}

fn chronologies() -> impl Strategy<Value = Arc<Timeline>> {
    let many = (0_i64..400, 1_i64..40).prop_map(|(count, step)| {
        let dates = (0..count).map(|n| format!("{}-{:02}-{:02}", 1900 + n / step, 1 + n % 12, 1 + n % 28));
        let events = dates.enumerate().map(|(n, date)| event(&format!("e{n}"), &date, "Something happens")).collect();
        Chronology { events, ..Chronology::default() }.timeline()
    });
    prop_oneof![Just(el_salvador().with_problems().timeline()), many]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_inputs_leave_a_state_that_can_be_drawn(
        timeline in chronologies(),
        (width, height) in (0_u16..130, 0_u16..45),
        inputs in prop::collection::vec(any_input(), 0..60),
    ) {
        let mut session = Session::new(timeline, width, height).summarised();
        for input in inputs {
            take(&mut session.state, [input]);
            check(&session.state)?;
            prop_assert_eq!(session.buffer(), session.buffer());
        }
    }

    #[test]
    fn inputs_taken_at_once_come_to_what_they_come_to_one_by_one(
        timeline in chronologies(),
        inputs in prop::collection::vec(any_input(), 0..60),
    ) {
        let mut one_by_one = Session::new(timeline.clone(), 80, 24);
        let mut effects = vec![];
        for input in &inputs {
            effects.extend(take(&mut one_by_one.state, [input.clone()]));
        }
        let mut at_once = Session::new(timeline, 80, 24);
        // The numbers of jobs tell how many pictures were asked for in between.
        let asked = |effects: &[Effect]| -> Vec<String> {
            let asked = effects.iter().map(|effect| match effect {
                Effect::Start(job) => format!("{:?}", job.question),
                Effect::Reload { .. } => "Reload".to_owned(),
                effect => format!("{effect:?}"),
            });
            // A day on the way, as "1" of "1G", may hide all and show it again: what is then missing is asked for anew.
            let mut asked: Vec<_> = asked.collect();
            asked.dedup();
            asked
        };
        prop_assert_eq!(asked(&take(&mut at_once.state, inputs)), asked(&effects));
        prop_assert_eq!(at_once.screen(), one_by_one.screen());
        prop_assert_eq!(at_once.styles(), one_by_one.styles());
    }

    #[test]
    fn reading_ahead_changes_nothing_of_what_is_shown(
        timeline in chronologies(),
        (width, height) in (0_u16..130, 0_u16..45),
        inputs in prop::collection::vec((any_input(), 0_usize..30), 0..60),
    ) {
        let mut session = Session::new(timeline.clone(), width, height).summarised();
        let mut ahead = Session::new(timeline, width, height).summarised();
        for (input, steps) in inputs {
            prop_assert_eq!(take(&mut ahead.state, [input.clone()]), take(&mut session.state, [input]));
            prop_assert_eq!(ahead.buffer(), session.buffer());
            let _ = (0..steps).all(|_| ahead.state.look_ahead());
            prop_assert_eq!(ahead.buffer(), session.buffer());
        }
    }
}

/// Events that count how often they are asked for.
struct Counted {
    asked: AtomicUsize,
}

impl Events for Counted {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let date = format!("{}", 1900 + row.at / 10_000);
        Ok(event(&row.at.to_string(), &date, "Something happens"))
    }

    fn source(&self, _: &SourceRow) -> Result<Source, FileChanged> {
        Err(FileChanged)
    }

    fn line(&self, _: FileId, _: u64) -> u32 {
        0
    }
}

#[test]
fn only_what_the_screen_shows_is_read() {
    let template = el_salvador().timeline().rows()[0];
    let row = |n: u32| Row { first: i64::from(n) * 3_600, last: i64::from(n) * 3_600, id: n.into(), at: n, ..template };
    let rows = (0..1_000_000).map(row).collect();
    let counted = Arc::new(Counted { asked: AtomicUsize::new(0) });
    let asked = || counted.asked.swap(0, Ordering::Relaxed);
    let timeline = Arc::new(Timeline::new(rows, vec![], counted.clone()));
    let mut session = Session::new(timeline, 120, 40);
    assert!(asked() <= 40 + 32, "the first screen, and the first events for the widths of columns");
    session.type_keys("j");
    assert!(asked() <= 2, "a key shows one event more and reads the focused one");
    for key in ["j", "j", "<pgdn>", "k", "<ctrl-d>", "G", "<pgup>", "<ctrl-u>", "k", "g", "<pgdn>", "j"] {
        while session.state.look_ahead() {}
        assert!(asked() <= 5 * 40 + 8, "three screens around, one at each end, and a page for each way on");
        session.type_keys(key);
        assert_eq!(asked(), 0, "{key} finds all that it shows");
    }
    while session.state.look_ahead() {}
    asked();
    assert!(!session.state.look_ahead());
    assert_eq!(asked(), 0, "nothing is read twice");
    session.type_keys("gj");
    asked();
    take(&mut session.state, std::iter::repeat_n(Input::Key(Key::char('j')), 2_000));
    assert!(asked() <= 41, "two thousand keys at once show one screen");
    assert_eq!(session.state.position(), 2_001);
    take(&mut session.state, std::iter::repeat_n(Input::Key(Key::char('G')), 100));
    assert!(asked() <= 41);
    assert_eq!(session.state.position(), 999_999);
}

#[test]
fn the_focus_survives_reading_the_files_again() {
    let mut session = Session::new(el_salvador().timeline(), 120, 40);
    session.type_keys("]]");
    let focus = session.state.focused();
    let mut other = el_salvador();
    other.events.insert(0, event("earlier", "1999", "Something earlier"));
    update(&mut session.state, Action::Files(Files::Loaded(other.timeline())));
    assert_eq!((session.state.focused(), session.state.position()), (focus, 6), "it moved with its event");
    let mut without = el_salvador();
    without.events.retain(|event| event.id != "cecot");
    update(&mut session.state, Action::Files(Files::Loaded(without.timeline())));
    assert!(session.screen().contains("▒ ~2023"), "its neighbour in time");
    assert_eq!(session.state.position(), 5);
    update(&mut session.state, Action::Files(Files::Loaded(Chronology::default().timeline())));
    assert_eq!(session.state.focused(), None);
    assert_eq!(session.state.panes().layout, Layout::Single, "how to go on has the screen for itself");
}

#[test]
fn one_goes_to_an_event_and_to_an_instant() {
    let timeline = el_salvador().timeline();
    let mut session = Session::new(timeline.clone(), 80, 24);
    let cecot = timeline.rows()[5].event_id();
    update(&mut session.state, Action::Go(Go::Event(cecot)));
    assert_eq!(session.state.focused(), Some(cecot));
    for (instant, position) in
        [(i64::MIN, 0), (timeline.rows()[7].first, 7), (timeline.rows()[7].first - 1, 7), (i64::MAX, 18)]
    {
        update(&mut session.state, Action::Go(Go::Instant(instant)));
        assert_eq!(session.state.position(), position);
    }
}

/// A hundred events, one a month from January 2000 on, on a screen whose list has twelve lines.
#[track_caller]
fn moves(keys: &str, position: usize, top: usize) {
    let dates = (0..100).map(|n| format!("{}-{:02}", 2000 + n / 12, 1 + n % 12));
    let events = dates.map(|date| event(&date, &date, "Something happens")).collect();
    let mut session = Session::new(Chronology { events, ..Chronology::default() }.timeline(), 80, 24);
    assert_eq!(session.state.panes().list.height, 12);
    session.type_keys(keys);
    assert_eq!((session.state.position(), session.state.top()), (position, top), "after {keys:?}");
}

#[test]
fn keys_move_focus_and_view() {
    moves("", 0, 0);
    moves("jjjjjjjjj", 9, 0);
    moves("10j", 10, 1); // two rows stay in sight below
    moves("10jkkkkkkk", 3, 1);
    moves("10j8k", 2, 0);
    moves("G", 99, 88);
    moves("Gg", 0, 0);
    moves("12G", 11, 2);
    moves("k", 0, 0);
    moves("<pgdn>", 11, 9); // and above, too
    moves("<pgdn><pgdn>", 22, 20);
    moves("<pgdn><pgdn><pgup><pgup>", 0, 0);
    moves("<ctrl-d>", 6, 4);
    moves("<ctrl-d><ctrl-d>", 12, 10);
    moves("]", 12, 3);
    moves("]]", 24, 15);
    moves("2]", 24, 15);
    moves("]][", 12, 10);
    moves("jj[", 0, 0);
    moves("G]", 99, 88);
    moves("Gu", 0, 0);
    moves("GuU", 99, 88);
    moves("jjmaG'a", 2, 0);
    moves("G''", 0, 0);
    moves("<wheel-down 5 5>", 5, 3);
    moves("<wheel-down 5 5><wheel-up 5 5>", 5, 0);
    moves("<click 5 9>", 6, 0);
    moves("J", 0, 0);
    moves("<tab>j<ctrl-n><ctrl-n>", 2, 0);
}

#[test]
fn at_the_ends_it_is_said_that_there_is_no_more() {
    let dates = ["2020-03", "2020-05", "2021-02", "2023-08", "XXXX", "XXXX"];
    let events = (0..).zip(dates).map(|(n, date)| event(&format!("e{n}"), date, &format!("Event {n}"))).collect();
    let timeline = Chronology { events, ..Chronology::default() }.timeline();
    for (keys, position, said) in [
        ("[", 0, "No year with an event before this one."),
        ("j[", 0, ""),
        ("]]]", 4, ""),
        ("]]]]", 4, "No year with an event after this one."),
        ("G[", 3, ""),
        ("G]", 5, "No year with an event after this one."),
        ("9]", 4, "No year with an event after this one."),
        (">>>", 3, ""),
        (">>>>", 3, "Nothing starts after this on the strip."),
        ("G>", 5, "Nothing starts after this on the strip."),
        ("G<", 3, ""),
        ("<", 0, "Nothing starts before this on the strip."),
        ("<ctrl-p>", 0, "No event before this one."),
        ("G<ctrl-n>", 5, "No event after this one."),
        ("<tab>h", 0, "No event before this one."),
        ("G<tab>9l", 5, "No event after this one."),
        ("9<ctrl-n>", 5, ""),
        ("Lh", 0, "No event before this one in its lane."),
        ("GLl", 5, "No event after this one in its lane."),
    ] {
        let mut session = Session::new(Arc::clone(&timeline), 80, 24);
        session.type_keys(keys);
        let told = session.state.status().map(ToString::to_string).unwrap_or_default();
        assert_eq!((session.state.position(), told.as_str()), (position, said), "{keys}");
    }
}

/// Has made elsewhere what a state asks for; answers how many pictures that were.
fn made(state: &mut State, mut effects: Vec<Effect>) -> usize {
    let mut count = 0;
    while let Some(effect) = effects.pop() {
        let Effect::Start(job) = effect else { continue };
        count += 1;
        assert!(count < 100, "a picture is asked for again and again");
        let answer = job.answer(Workers::ALONE, &|| false, &|_| {});
        effects.extend(job.answered(answer).into_iter().flat_map(|done| update(state, Action::Done(done))));
    }
    count
}

#[test]
fn pictures_of_a_large_timeline_are_made_elsewhere_and_once() {
    let tagged = |n: usize| {
        let date = format!("{}-{:02}-{:02}", 1900 + n / 20, 1 + n % 12, 1 + n % 28);
        Event { place: Some(format!("place {}", n % 40)), ..event(&format!("e{n}"), &date, "Something happens") }
    };
    let events = (0..2_000).map(tagged).collect();
    let mut session = Session::new(Chronology { events, ..Chronology::default() }.timeline(), 80, 24);
    let effects = update(&mut session.state, Action::Program(Program::Redraw));
    assert!(session.state.overview().is_none(), "nothing is counted between a key and its frame");
    assert_eq!(made(&mut session.state, effects), 2, "the strip and the silences");
    assert!(session.state.overview().is_some());
    // Down to a lane that is not on the first page, closer, and back: each picture once for each window and page.
    for (key, most) in [('L', 3), ('b', 3), ('j', 2), ('+', 3), ('k', 2), ('0', 2), ('l', 0), ('z', 1), ('z', 2)] {
        for _ in 0..if key == 'j' { 20 } else { 1 } {
            let effects = take(&mut session.state, [Input::Pause, Input::Key(Key::char(key))]);
            let count = made(&mut session.state, effects);
            assert!(count <= most, "{count} for {key}");
            check(&session.state).unwrap();
        }
    }
    let cursor = session.state.lanes_cursor().unwrap();
    assert!(session.state.lanes().unwrap().lanes.iter().any(|lane| lane.lane == cursor.lane));
    assert!(
        session.state.status().is_some_and(|status| status.as_str().starts_with("Gap 2 of 49: ")),
        "{:?}",
        session.state.status()
    );
}

#[test]
fn silences_that_are_found_at_once_leave_the_focus_on_the_screen() {
    let mut session = Session::new(el_salvador().with_problems().timeline(), 20, 9).summarised();
    session.type_keys("G(");
    let lines = session.state.list().layout(session.state.top());
    assert!(lines.contains(&Line::Event(session.state.position())), "{}", session.screen());
}
