//! Files read again, at `R` and by themselves: what changed is said, and the reader stands where they stood.
#![allow(clippy::unwrap_used, reason = "a fixture that is wrong has to fail")]

mod support;

use dateline::app::action::{Action, Files};
use dateline::app::mode::Focus;
use dateline::app::reread::{Reread, Unread};
use dateline::app::{Copied, Effect, update};
use dateline::format::{Bytes, CutShort, Opened, Reading, read};
use dateline::model::{FileId, Timeline};
use dateline::search::Workers;
use dateline::text::Clean;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;
use support::Session;

fn timeline(text: &str) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("a.toml", text.to_owned())], &Reading::default()))
}

/// Ships of one year each from 1000 on, by their numbers, with a source each of two that are dated.
fn ships(numbers: impl Iterator<Item = usize>) -> String {
    let mut text = String::from(
        "[[sources]]\nid = \"old\"\ntitle = \"Old log\"\npublished = \"1500\"\n\
         [[sources]]\nid = \"new\"\ntitle = \"New log\"\npublished = \"2020\"\n",
    );
    for n in numbers {
        let (source, summary) = (if n % 2 == 0 { "old" } else { "new" }, "It sails on. ".repeat(60));
        write!(text, "[[events]]\nid = \"s{n}\"\ndate = \"{}\"\ntitle = \"Ship {n}\"\n", 1000 + n).unwrap();
        write!(text, "sources = [\"{source}\"]\ntags = [\"t{}\"]\nsummary = \"{summary}\"\n", n % 3).unwrap();
    }
    text
}

/// Does the jobs that were asked for, until there is none.
fn work(session: &mut Session) {
    while let Some(effect) = session.effects.pop() {
        let Effect::Start(job) = effect else { continue };
        if let Ok(answer) = job.answer(Workers::ALONE, &|| false, &|_| {}) {
            session.effects.extend(update(&mut session.state, Action::Done(job.done(Ok(answer)))));
        }
    }
}

/// The number of the reading that was asked for last, and whether a reader did.
fn asked(session: &mut Session) -> (u64, bool) {
    let asked = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Reload { number, was_asked } => Some((*number, *was_asked)),
        _ => None,
    });
    session.effects.retain(|effect| !matches!(effect, Effect::Reload { .. }));
    asked.unwrap()
}

fn deliver(session: &mut Session, asked: (u64, bool), text: &str) {
    let read = Reread::of(&session.state.before_reading(), timeline(text), Unread::new(), asked.1, |_| None);
    reread(session, asked.0, read);
    work(session);
}

/// What another reading came to.
fn reread(session: &mut Session, number: u64, read: Reread) {
    session.effects.extend(update(&mut session.state, Action::Files(Files::Reread(number, Ok(read)))));
}

/// Presses `R` while the files say something else.
fn again(session: &mut Session, text: &str) {
    session.type_keys("R");
    let number = asked(session);
    deliver(session, number, text);
}

/// The files say something else, and nobody asked.
fn saved(session: &mut Session, text: &str) {
    changed(session);
    let number = asked(session);
    deliver(session, number, text);
}

fn session(text: &str, keys: &str) -> Session {
    let mut session = Session::new(timeline(text), 80, 24);
    session.state.summarise();
    session.type_keys("<resize 80 24>");
    work(&mut session);
    press(&mut session, keys);
    session
}

/// Types keys, each after what the one before it asked for is there.
fn press(session: &mut Session, keys: &str) {
    let mut rest = keys;
    while !rest.is_empty() {
        let end = if rest.starts_with('<') { rest.find('>').unwrap() } else { 0 };
        let (key, after) = rest.split_at(end + 1);
        session.type_keys(key);
        work(session);
        rest = after;
    }
}

/// What a reader sees, but for what is said and for the length of scroll bars: that of a page of which only the beginning
/// is laid out is a guess.
fn seen(session: &Session) -> String {
    let mut session = session.clone();
    update(&mut session.state, Action::Say(Clean::from(".")));
    session.screen().lines().map(|line| line.trim_end_matches([' ', '┃']).to_owned() + "\n").collect()
}

#[test]
fn what_changed_is_said_and_what_is_broken_is_not_taken_up() {
    let text = |b: &str| {
        format!("[[events]]\nid=\"a\"\ndate=\"2021\"\ntitle=\"One\"\n[[events]]\nid=\"b\"\ndate=\"2022\"\ntitle={b}\n")
    };
    let mut session = session(&text("\"Two\""), "j");
    let focus = session.state.focused();
    let more = format!("{}[[events]]\ndate=\"2020\"\ntitle=\"Nil\"\n", text("\"Twoo\""));
    again(&mut session, &more);
    assert_eq!(session.said(), "1 added, 1 changed");
    assert_eq!((session.state.focused(), session.state.position()), (focus, 2));
    again(&mut session, &more);
    assert_eq!(session.said(), "Nothing has changed");
    again(&mut session, &format!("{more}[[sources]]\nid=\"x\"\ntitle=\"X\"\n"));
    assert_eq!(session.said(), "No event has changed, but something beside them has");
    session.type_keys("R/Tw");
    let number = asked(&mut session);
    deliver(&mut session, number, &text("\"Two"));
    assert!(session.state.status().is_some_and(|said| said.to_string().starts_with("Not taken up: line ")));
    assert_eq!((session.state.timeline().len(), session.state.focus()), (3, Focus::Prompt));
    session.type_keys("<esc>R/Tw");
    let number = asked(&mut session);
    deliver(&mut session, number, &text("\"Two\""));
    assert_eq!(session.state.focus(), Focus::Prompt, "what is being typed is kept");
    assert!(session.screen().contains("Tw"));
}

#[test]
fn an_older_reading_that_ends_later_is_thrown_away() {
    let (old, new) = (ships(0..2), ships(0..3));
    for in_order in [true, false] {
        let mut session = session(&ships(0..1), "");
        session.type_keys("R");
        let first = asked(&mut session);
        session.type_keys("R");
        let second = asked(&mut session);
        let mut readings = [(first, &old), (second, &new)];
        if !in_order {
            readings.reverse();
        }
        for (number, text) in readings {
            deliver(&mut session, number, text);
        }
        assert_eq!(session.state.timeline().len(), 3, "{in_order}");
        assert_eq!(session.said(), "2 added", "{in_order}");
    }
}

#[test]
fn other_words_than_that_nothing_changed_stay() {
    let text = ships(0..3);
    let mut session = session(&text, "");
    session.type_keys("R");
    let number = asked(&mut session);
    update(&mut session.state, Action::Say(Clean::from("vi ended with exit code 1.")));
    deliver(&mut session, number, &text);
    assert_eq!(session.said(), "vi ended with exit code 1.");
}

/// Whatever the size of a timeline: its jobs are done at once or elsewhere.
#[test]
fn what_a_reader_looks_at_is_the_same_though_nothing_of_it_stands_where_it_stood() {
    for events in [60, 1_001] {
        let before = ships(0..events);
        for keys in [
            "",
            "40jkkk",
            "ftag:t1<enter>20jkk",
            "ftag:t1<enter>/Ship<enter>nnn",
            "40j<enter><down><down>JJJ",
            "40jw",
            "30jL",
            "30jL++ll",
            "s",
            "sj<tab><down>",
            "sp",
            "i",
            "ijj",
            "v",
            "?",
            ":rel",
            "ftag:t",
            "a1999<enter>10j",
            "a1999<enter>ftag:t1<enter>10jkk",
        ] {
            let session = session(&before, keys);
            let shown = seen(&session);
            // In the file they stand elsewhere; before and behind them is as much as there was.
            let turned = ships((0..events).rev());
            let mut same = session.clone();
            let state = &mut same.state;
            let asked = match update(state, Action::Program(dateline::app::action::Program::Reload)).as_slice() {
                [.., Effect::Reload { number, was_asked: true }] => (*number, true),
                other => panic!("{other:?}"),
            };
            deliver(&mut same, asked, &turned);
            assert_eq!(seen(&same), shown, "{keys} of {events}");
        }
    }
}

#[test]
fn where_the_focused_event_is_gone_the_one_nearest_in_time_has_the_focus_on_the_same_row() {
    for events in [60, 1_001] {
        for (keys, gone, next) in [
            ("30jkk", 28, "Ship 29"),
            ("ftag:t1<enter>10jkk", 25, "Ship 28"),
            ("a1999<enter>10j", 20, "Ship 22"),
            ("a1999<enter>ftag:t1<enter>5jk", 28, "Ship 34"),
            ("30jkkL", 28, "Ship 29"),
            ("G", events - 1, "Ship "),
        ] {
            let mut session = session(&ships(0..events), keys);
            let marked = |session: &Session| session.state.position() - session.state.top();
            let (row, shown) = (marked(&session), session.state.order().len());
            let focused = session.state.timeline().rows()[session.state.order().row(session.state.position()).unwrap()];
            let title = session.state.timeline().event_of(&focused).unwrap().title;
            assert_eq!(title, format!("Ship {gone}"), "{keys} of {events}");
            let mode = (session.state.mode(), session.state.looks_back());
            again(&mut session, &ships((0..events).filter(|n| *n != gone)));
            assert_eq!(session.said(), "1 gone", "{keys}");
            let at = session.state.order().row(session.state.position()).unwrap();
            let title = session.state.timeline().event(at).unwrap().title;
            assert!(title.starts_with(next) && title != format!("Ship {gone}"), "{keys} of {events}: {title}");
            assert_eq!(session.state.order().len(), shown - 1, "{keys} of {events}: what is left out stays out");
            assert_eq!((session.state.mode(), session.state.looks_back()), mode, "{keys}");
            if keys != "G" {
                assert_eq!(marked(&session), row, "{keys} of {events}: {}", session.screen());
            }
        }
    }
}

#[test]
fn marks_and_jumps_lead_where_they_led_and_pass_over_what_is_gone() {
    let mut session = session(&ships(0..60), "ma20jmb30Gt1040<enter>t1050<enter>");
    let title = |session: &Session| {
        let at = session.state.order().row(session.state.position()).unwrap();
        session.state.timeline().event(at).unwrap().title
    };
    again(&mut session, &ships((0..60).rev().filter(|n| *n != 40)));
    for (keys, lands, said) in [
        ("'b", "Ship 20", ""),
        ("'a", "Ship 0", ""),
        ("u", "Ship 20", ""),
        ("u", "Ship 50", ""),
        ("u", "Ship 29", ""),
        ("U", "Ship 50", ""),
    ] {
        press(&mut session, keys);
        let status = session.state.status().map(ToString::to_string).unwrap_or_default();
        assert_eq!((title(&session).as_str(), status.as_str()), (lands, said), "{keys}");
    }
    again(&mut session, &ships((0..60).filter(|n| *n != 20)));
    press(&mut session, "'b");
    assert_eq!((title(&session).as_str(), session.said().as_str()), ("Ship 50", "There is no such event."));
}

/// The files are not what was read any more.
fn changed(session: &mut Session) {
    session.effects.extend(update(&mut session.state, Action::Files(Files::Changed)));
}

fn readings(session: &Session) -> usize {
    session.effects.iter().filter(|effect| matches!(effect, Effect::Reload { .. })).count()
}

#[test]
fn however_often_files_change_while_they_are_read_they_are_read_once_more() {
    let mut session = session(&ships(0..3), "");
    session.effects.clear();
    (0..200).for_each(|_| changed(&mut session));
    assert_eq!(readings(&session), 1);
    let number = asked(&mut session);
    let now = timeline(&ships(0..4));
    let read = Reread::of(&session.state.before_reading(), now, Unread::new(), number.1, |_| None);
    reread(&mut session, number.0, read);
    assert_eq!(readings(&session), 1);
    let number = asked(&mut session);
    deliver(&mut session, number, &ships(0..4));
    assert_eq!((readings(&session), session.said().as_str()), (0, "1 added"));
    // And while they are still being read.
    let progress = dateline::app::Progress { read: 0, of: 1, events: 0 };
    update(&mut session.state, Action::Files(Files::Reading(progress)));
    changed(&mut session);
    assert_eq!(readings(&session), 0);
    let effects = update(&mut session.state, Action::Files(Files::Loaded(timeline(&ships(0..4)))));
    session.effects.extend(effects);
    assert_eq!(readings(&session), 1);
}

#[test]
fn what_changed_is_marked_until_it_was_visited_and_a_key_leads_there() {
    let mut session = session(&ships(0..8), "");
    let other = |text: String| text.replace("Ship 3", "Ship three").replace("Ship 5", "Ship five");
    let marked = |session: &Session| -> Vec<String> {
        let rows = session.screen();
        let rows = rows.lines().filter(|line| line.contains('•')).filter_map(|line| line.split("Ship ").nth(1));
        rows.filter_map(|rest| rest.split_whitespace().next().map(str::to_owned)).collect()
    };
    press(&mut session, "'.");
    assert_eq!(session.said(), "Nothing has changed since it was read.");
    changed(&mut session);
    let number = asked(&mut session);
    deliver(&mut session, number, &other(ships(0..9)));
    assert_eq!(session.said(), "1 added, 2 changed");
    assert_eq!(marked(&session), ["three", "five", "8"]);
    for (keys, title, left) in [
        ("'.", "three", &["five", "8"][..]),
        ("'.", "five", &["8"]),
        ("'.", "8", &[]),
        ("'.", "three", &[]),
        ("ftag:t1<enter>'.", "", &[]),
    ] {
        press(&mut session, keys);
        assert_eq!(marked(&session), left, "{keys}");
        let at = session.state.order().row(session.state.position()).unwrap();
        let now = session.state.timeline().event(at).unwrap().title;
        assert!(title.is_empty() || now == format!("Ship {title}"), "{keys}: {now}");
    }
    assert_eq!(session.said(), "What changed last is not among these events.");
}

#[test]
fn a_fault_that_came_meanwhile_is_told_until_it_is_mended_and_looked_at_like_any() {
    let mut session = session(&ships(0..3), "j");
    let broken = format!("{}[[events]]\ndate = \"2022\ntitle = \"Ship 4\"\n", ships(0..3));
    changed(&mut session);
    let number = asked(&mut session);
    deliver(&mut session, number, &broken);
    let why = session.said();
    assert!(why.starts_with("Not taken up: line "), "{why}");
    assert_eq!(session.state.timeline().len(), 3);
    press(&mut session, "jk");
    assert_eq!(session.said(), why, "no key makes it forgotten");
    press(&mut session, "!");
    assert!(session.screen().contains("date = \"2022"), "{}", session.screen());
    // That it is gone is a fault to be looked at, too.
    changed(&mut session);
    let number = asked(&mut session);
    gone(&mut session, number, &["a.toml"], |_| None);
    assert_eq!(session.said(), "a.toml is gone; what was read of it stays.");
    assert!(session.screen().contains("the file cannot be read: it is gone"), "{}", session.screen());
    press(&mut session, "<esc>");
    assert!(session.screen().contains("Ship 1"), "{}", session.screen());
    session.type_keys("e");
    assert_eq!(session.said(), "a.toml is gone: there is nothing to be edited.");
    changed(&mut session);
    let number = asked(&mut session);
    deliver(&mut session, number, &ships(0..3));
    assert_eq!(session.said(), "Nothing has changed");
    press(&mut session, "j");
    assert_eq!(session.state.status().map(ToString::to_string), None);
}

#[test]
fn a_file_that_is_empty_for_a_moment_leaves_what_was_read_until_somebody_asks() {
    let mut session = session(&ships(0..30), "15j");
    let shown = session.state.focused();
    changed(&mut session);
    let number = asked(&mut session);
    deliver(&mut session, number, "");
    assert_eq!(session.said(), "Not taken up: there is no event in it any more; R takes it up.");
    assert_eq!((session.state.timeline().len(), session.state.focused()), (30, shown));
    changed(&mut session);
    let number = asked(&mut session);
    deliver(&mut session, number, &ships(0..31));
    assert_eq!((session.said().as_str(), session.state.focused()), ("1 added", shown));
    again(&mut session, "");
    assert_eq!((session.said().as_str(), session.state.timeline().len()), ("31 gone", 0));
}

/// A file of which there is nothing to be read.
struct Gone;

impl Bytes for Gone {
    fn len(&self) -> u64 {
        0
    }

    fn read(&self, _: u64, _: &mut [u8]) -> std::io::Result<()> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    fn unchanged(&self) -> bool {
        true
    }

    fn cut_short(&self) -> Option<CutShort> {
        Some(CutShort { why: "it is gone".to_owned(), mend: "what was read of it stays until it is a file again" })
    }
}

/// Of the files of these names the last is gone; with it as it was they say what `with` says.
fn gone(session: &mut Session, asked: (u64, bool), names: &[&str], with: fn(&str) -> Option<String>) {
    let (last, others) = names.split_last().unwrap();
    let held = |name: &str| with(name).map(|text| Opened::held(name, text));
    let files = |last: Opened| -> Vec<Opened> { others.iter().filter_map(|name| held(name)).chain([last]).collect() };
    let unread = Unread::from([(FileId(u16::try_from(others.len()).unwrap()), Clean::from(" is gone"))]);
    let now = files(Opened { name: (*last).to_owned(), bytes: Arc::new(Gone) });
    let with = |_: &BTreeSet<FileId>| Some(read(&files(held(last)?), &Reading::default()));
    let now = Arc::new(read(&now, &Reading::default()));
    let read = Reread::of(&session.state.before_reading(), now, unread, asked.1, with);
    reread(session, asked.0, read);
    work(session);
}

#[test]
fn of_two_files_the_one_that_is_gone_is_told_of_while_the_other_is_followed() {
    let with = |name: &str| {
        let (title, date) = if name == "a.toml" { ("Hull, again", "2021") } else { ("Mast", "2022") };
        Some(format!("[[events]]\nid = \"{name}\"\ndate = \"{date}\"\ntitle = \"{title}\"\n"))
    };
    let files = ["a.toml", "b.toml"].map(|name| Opened::held(name, with(name).unwrap().replace(", again", "")));
    let mut session = Session::new(Arc::new(read(&files, &Reading::default())), 80, 24);
    changed(&mut session);
    let number = asked(&mut session);
    gone(&mut session, number, &["a.toml", "b.toml"], with);
    assert_eq!(session.said(), "1 changed · b.toml is gone; what was read of it stays.");
    assert!(["Hull, again", "Mast", "! 1 problem"].iter().all(|text| session.screen().contains(text)));
    press(&mut session, "j");
    assert_eq!(session.said(), "b.toml is gone; what was read of it stays.");
    press(&mut session, "!");
    assert!(session.screen().contains("b.toml"), "{}", session.screen());
    assert!(session.screen().contains("the file cannot be read: it is gone"), "{}", session.screen());
    assert!(!session.screen().contains("b.toml:"), "no line of it: {}", session.screen());
}

#[test]
fn what_was_read_of_a_half_is_withdrawn_when_the_whole_is_there() {
    let mut session = session(&ships(0..9), "3j");
    let focus = session.state.focused();
    saved(&mut session, &ships(0..5));
    assert_eq!(session.said(), "4 gone");
    saved(&mut session, &ships(0..7));
    assert_eq!(session.said(), "2 gone", "of nine, not two added to five");
    saved(&mut session, &ships(0..9));
    assert_eq!(session.said(), "Nothing has changed after all");
    assert!(!session.screen().contains('•'), "{}", session.screen());
    saved(&mut session, &ships(0..10));
    assert_eq!((session.said().as_str(), session.state.focused()), ("1 added", focus));
    assert_eq!(session.screen().matches('•').count(), 1, "{}", session.screen());
    // That is the end of it: the next save counts from here.
    session.effects.extend(update(&mut session.state, Action::Files(Files::Rested)));
    saved(&mut session, &ships(0..9));
    assert_eq!(session.said(), "1 gone");
    // Asked for, it counts from what is shown.
    session.effects.extend(update(&mut session.state, Action::Files(Files::Rested)));
    again(&mut session, &ships(0..10));
    again(&mut session, &ships(0..11));
    assert_eq!(session.said(), "1 added");
}

#[test]
fn the_editor_is_led_to_where_something_stands_by_now() {
    let text = |b: &str| {
        let event = "id = \"b\"\ndate = \"2022\"\ntitle";
        format!("[[events]]\nid=\"a\"\ndate=\"2021\"\ntitle=\"One\"\n\n[[events]]\n{event} = {b}\n")
    };
    let line = |session: &mut Session| {
        session.effects.clear();
        session.type_keys("e");
        let line = session.effects.drain(..).find_map(|effect| match effect {
            Effect::Edit { line, .. } => Some(line),
            _ => None,
        });
        line.unwrap_or_else(|| panic!("{}", session.screen()))
    };
    let mut session = session(&text("\"Two\""), "j");
    assert_eq!(line(&mut session), 6);
    let broken = "[[events]]\ndate = \"2020\ntitle = \"Nil\"\n";
    saved(&mut session, &format!("# New.\n# Newer.\n{}{broken}", text("\"Two\"")));
    assert!(session.said().starts_with("Not taken up: line 13:"), "{}", session.said());
    assert_eq!(line(&mut session), 8, "two lines further down");
    session.type_keys("Y");
    assert!(session.effects.iter().any(|effect| *effect == Effect::Copy(Copied::Text("a.toml:8".to_owned()))));
    // What was lost behind a fault is looked for there.
    saved(&mut session, &format!("# New.\n{}", text("\"Two").replace("\"b\"", "\"b")));
    assert_eq!(line(&mut session), 8);
}

#[test]
fn the_first_error_is_told_of_a_save_that_is_not_taken_up() {
    let mut session = session(&ships(0..3), "");
    let faults = "[[events]]\ndate = \"March\"\ntitle = \"Off\"\n[[events]]\ndate = \"2022\ntitle = \"Half\"\n";
    saved(&mut session, &format!("{faults}{}", ships(0..3)));
    assert!(session.said().starts_with("Not taken up: line 2: `March`"), "{}", session.said());
}

#[test]
fn of_what_changed_it_is_told_what_the_filter_hides() {
    // Ships have the tag of the remainder of their number by three.
    for events in [9, 1_002] {
        let mut session = session(&ships(0..events), "ftag:t1<enter>");
        for (now, said) in [
            (ships((0..events).chain([events + 2])), "1 added, hidden by the filter"),
            (ships(0..events), "1 gone"),
            (ships((0..events).chain(events..events + 3)), "3 added; 2 of them hidden by the filter"),
        ] {
            session.effects.extend(update(&mut session.state, Action::Files(Files::Rested)));
            saved(&mut session, &now);
            assert_eq!(session.said(), said, "{events}");
        }
    }
    // What only the new log tells was not known by then: that is of ships of odd numbers.
    for events in [10, 1_002] {
        let mut session = session(&ships(0..events), "a1999<enter>");
        for (now, said) in [
            (ships((0..events).chain([events + 1])), "1 added, not known on that day"),
            (ships((0..events).chain(events..events + 3)), "2 added"),
        ] {
            session.effects.extend(update(&mut session.state, Action::Files(Files::Rested)));
            saved(&mut session, &now);
            assert_eq!(session.said(), said, "{events}");
        }
    }
}

#[test]
fn that_an_older_walk_found_the_file_changed_is_no_word_of_the_newer_one() {
    let mut session = session(&ships(0..3), "");
    session.state.summarise();
    let effects = update(&mut session.state, Action::Program(dateline::app::action::Program::Redraw));
    let old = effects.into_iter().find_map(|effect| match effect {
        Effect::Start(job) => Some(job),
        _ => None,
    });
    again(&mut session, &ships(0..4));
    let error = dateline::app::effect::JobError::FileChanged("a.toml".to_owned());
    update(&mut session.state, Action::Done(old.unwrap().done(Err(error))));
    press(&mut session, "j");
    assert_eq!(session.state.file_changed(), None);
}

#[test]
fn columns_grow_for_what_came_while_the_screen_tells_of_a_day() {
    let file = |title: &str| {
        format!(
            "[[sources]]\nid = \"a\"\ntitle = \"A\"\npublished = \"2022-01-01\"\n[[events]]\ndate = \"2021-01-02\"\ntitle = \"One\"\nsources = [\"a\"]\n\
             [[events]]\ndate = \"2021-01-03\"\ntitle = \"{title}\"\nsources = [\"a\"]\n"
        )
    };
    let long = "What came later has a title of many words";
    let mut session = session(&file("Two"), "a2022-02<enter>");
    work(&mut session);
    again(&mut session, &file(long));
    assert!(session.state.looks_back() && session.screen().contains(long), "{}", session.screen());
}
