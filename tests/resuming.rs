//! Where a reader was: what of it is kept, and where the next start begins.
#![allow(clippy::unwrap_used, reason = "a fixture that is wrong has to fail")]

mod support;

use dateline::app::action::{Action, Files, Program};
use dateline::app::kept::Kept;
use dateline::app::{Effect, Mode, Progress, Size, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use dateline::search::Workers;
use std::fmt::Write;
use std::sync::Arc;
use support::Session;

/// Ships of one year each from 1000 on, by their numbers, tagged with the remainder of these by three.
fn ships(numbers: impl Iterator<Item = usize>) -> Arc<Timeline> {
    let mut text = String::new();
    for n in numbers {
        let year = 1000 + n;
        write!(text, "[[events]]\nid = \"s{n}\"\ndate = \"{year}\"\ntitle = \"Ship {n}\"\ntags = [\"t{}\"]\n", n % 3)
            .unwrap();
    }
    Arc::new(read(&[Opened::held("a.toml", text)], &Reading::default()))
}

fn session(timeline: &Arc<Timeline>) -> Session {
    let mut session = Session::new(Arc::clone(timeline), 120, 30);
    session.state.summarise();
    // As a start does, which is nothing that a reader does.
    let size = Size { width: 120, height: 30 };
    session.effects = update(&mut session.state, Action::Program(Program::Resize(size)));
    work(&mut session);
    session
}

/// Types keys, each after what the one before it asked for is there; a carriage return is Enter.
fn press(session: &mut Session, keys: &str) {
    for key in keys.chars() {
        session.type_keys(if key == '\r' { "<enter>".to_owned() } else { key.to_string() }.as_str());
        work(session);
    }
}

fn work(session: &mut Session) {
    while let Some(effect) = session.effects.pop() {
        let Effect::Start(job) = effect else { continue };
        if let Ok(answer) = job.answer(Workers::ALONE, &|| false, &|_| {}) {
            session.effects.extend(update(&mut session.state, Action::Done(job.done(Ok(answer)))));
        }
    }
}

fn resume(session: &mut Session, kept: Kept) {
    session.effects.extend(update(&mut session.state, Action::Program(Program::Resume(Box::new(kept)))));
    work(session);
}

/// The title of the focused event.
fn title(session: &Session) -> String {
    let state = &session.state;
    let row = state.order().row(state.position()).unwrap();
    state.timeline().event(row).unwrap().title
}

/// What a reader sees, but for what is said.
fn seen(session: &Session) -> String {
    let mut session = session.clone();
    update(&mut session.state, Action::Say(dateline::text::Clean::from(".")));
    session.screen()
}

/// Whatever the size of a timeline: its jobs are done at once or elsewhere.
#[test]
fn the_next_start_shows_what_the_last_end_showed() {
    for events in [60, 1_001] {
        let timeline = ships(0..events);
        for keys in
            ["", "40jkkk", "G", "ftag:t1\r20jkk", "30j+++", "30j|", "20jL", "s", "v", "40jma10jmb", "5ji", "5j?"]
        {
            let mut before = session(&timeline);
            press(&mut before, keys);
            let kept = before.state.kept().unwrap();
            let mut after = session(&timeline);
            resume(&mut after, kept.clone());
            assert_eq!(after.state.kept().unwrap(), kept, "{keys} of {events}");
            if before.state.mode() != Mode::Facets && before.state.help().is_none() {
                assert_eq!(seen(&after), seen(&before), "{keys} of {events}");
            }
            assert_eq!(title(&after), title(&before), "{keys} of {events}");
        }
    }
}

#[test]
fn marks_lead_where_they_led_and_a_filter_is_seen_and_easily_left() {
    let timeline = ships(0..60);
    let mut before = session(&timeline);
    press(&mut before, "ma20jmbftag:t1\r");
    let mut after = session(&timeline);
    resume(&mut after, before.state.kept().unwrap());
    assert!(after.screen().contains("filter tag:t1"), "{}", after.screen());
    assert_eq!(after.said(), "You are where you were, filter and all: Esc takes it away.");
    after.type_keys("<esc>");
    assert!(!after.screen().contains("filter tag:t1"), "{}", after.screen());
    press(&mut after, "'a");
    assert_eq!(title(&after), "Ship 0");
    press(&mut after, "'b");
    assert_eq!(title(&after), "Ship 20");
}

#[test]
fn where_the_event_is_gone_it_begins_near_it_and_while_files_are_read_it_stays_there() {
    let mut before = session(&ships(0..60));
    press(&mut before, "40j");
    let kept = before.state.kept().unwrap();
    let mut gone = session(&ships((0..60).filter(|n| *n != 40)));
    resume(&mut gone, kept.clone());
    assert_eq!(title(&gone), "Ship 41");
    let mut none = session(&ships(0..0));
    resume(&mut none, kept.clone());
    assert_eq!(none.state.focused(), None);
    // The beginning of a file, and then all of it.
    let mut reading = session(&ships(0..0));
    update(&mut reading.state, Action::Files(Files::Reading(Progress { read: 0, of: 2, events: 0 })));
    resume(&mut reading, kept.clone());
    assert_eq!(reading.state.kept(), None, "what is not known yet is not kept in place of what is");
    update(&mut reading.state, Action::Files(Files::SoFar(ships(0..30))));
    assert_eq!(title(&reading), "Ship 29");
    update(&mut reading.state, Action::Files(Files::Loaded(ships(0..60))));
    assert_eq!(title(&reading), "Ship 40");
    assert_eq!(reading.state.kept(), Some(kept));
    press(&mut reading, "k");
    update(&mut reading.state, Action::Files(Files::Loaded(ships(0..61))));
    assert_eq!(title(&reading), "Ship 39", "a reader who has moved is where they are");
}

#[test]
fn a_filter_that_is_none_any_more_is_passed_over() {
    for filter in ["tag:", "plce:x", "during:someday", ""] {
        let mut session = session(&ships(0..9));
        resume(&mut session, Kept { filter: filter.to_owned(), ..Kept::default() });
        assert_eq!((session.state.order().len(), session.state.status()), (9, None), "{filter}");
    }
}
