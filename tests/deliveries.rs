//! What arrives from the background never takes away what was said to the reader.

mod support;

use dateline::app::action::Files;
use dateline::app::{Action, Effect, JobDone, JobError, JobKind, Size, State, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use dateline::search::Workers;
use std::collections::HashSet;
use std::sync::Arc;
use support::{OPTIONS, Session};

const SAID: &str = "The address was copied.";

/// So many events that no job about them is done between a key and its frame.
fn many() -> Arc<Timeline> {
    let event = |n: usize| {
        format!("[[events]]\ndate = \"{}\"\ntitle = \"Ship {n}\"\nsources = [\"log\"]\ntags = [\"ship\"]\n\n", 1000 + n)
    };
    let mut text: String = (0..1_001).map(event).collect();
    text += "[[sources]]\nid = \"log\"\ntitle = \"Log\"\npublished = \"1500-01-01\"\narchive = \"log.txt\"\n";
    text += "[[sources]]\nid = \"book\"\ntitle = \"Book\"\n";
    Arc::new(read(&[Opened::held("ships.toml", text.as_str())], &Reading::default()))
}

fn deliver(state: &mut State, done: JobDone) -> Vec<Effect> {
    update(state, Action::Say(SAID.into()));
    let kind = done.kind;
    let effects = update(state, Action::Done(done));
    assert_eq!(state.status().map(ToString::to_string).as_deref(), Some(SAID), "{kind:?}");
    effects
}

#[test]
fn what_was_said_stands_whatever_arrives() {
    let timeline = many();
    let mut seen: HashSet<JobKind> = HashSet::new();
    for keys in
        ["fship<enter>", "fship<enter>s", "fship<enter>i", "/7<enter>", "a1600<enter>", "(", "T", "L", "z", "<tab>"]
    {
        let mut state = State::new(Arc::clone(&timeline), OPTIONS, Size { width: 120, height: 40 });
        state.summarise();
        let mut session = Session { state, effects: Vec::new() };
        session.type_keys(keys);
        let (mut rounds, mut then) = (0, Some("s/log"));
        while let Some(effect) = session.effects.pop().or_else(|| {
            // The sources are there by then.
            session.type_keys(then.take()?);
            session.effects.pop()
        }) {
            let Effect::Start(job) = effect else { continue };
            let not_started = JobError::NotStarted("no more threads".to_owned());
            for error in [JobError::FileChanged("ships.toml".to_owned()), not_started] {
                deliver(&mut session.state.clone(), job.done(Err(error)));
            }
            seen.insert(job.question.kind());
            if let Ok(answer) = job.answer(Workers::ALONE, &|| false, &|_| {}) {
                session.effects.extend(deliver(&mut session.state, job.done(Ok(answer))));
            }
            rounds += 1;
            assert!(rounds < 100, "{keys}: {:?} is asked again and again", job.question.kind());
        }
    }
    let missing: Vec<JobKind> = JobKind::ALL.into_iter().filter(|kind| !seen.contains(kind)).collect();
    assert_eq!(missing, []);
}

#[test]
fn a_job_without_an_answer_is_a_message_and_is_awaited_no_longer() {
    for (keys, kind, what) in [
        ("fship<enter>", JobKind::Filter, "what matches"),
        ("/7<enter>", JobKind::Search, "what matches"),
        ("a1600<enter>", JobKind::AsOf, "what was known then"),
    ] {
        for (error, why, detail) in [
            (JobError::FileChanged("ships.toml".to_owned()), "The file has changed, R reads it again", "ships.toml"),
            (JobError::NotStarted("no more threads".to_owned()), "No work can be started", "no more threads"),
        ] {
            let mut session = Session::new(many(), 120, 40);
            session.type_keys(keys);
            let job = session.effects.iter().rev().find_map(|effect| match effect {
                Effect::Start(job) => (job.question.kind() == kind).then(|| job.clone()),
                _ => None,
            });
            update(&mut session.state, Action::Done(job.unwrap().done(Err(error))));
            let said = session.state.status().map(ToString::to_string);
            assert_eq!(said, Some(format!("{why}: {what} cannot be told ({detail}).")));
            assert!(!session.state.is_searching() && !session.state.looks_back());
        }
    }
}

#[test]
fn lanes_that_cannot_be_gathered_are_awaited_no_longer() {
    let job = |session: &Session, kind: JobKind| {
        let jobs = session.effects.iter().rev().filter_map(|effect| match effect {
            Effect::Start(job) => Some(job),
            _ => None,
        });
        jobs.into_iter().find(|job| job.question.kind() == kind).cloned().unwrap()
    };
    let changed = || Err(JobError::FileChanged("ships.toml".to_owned()));
    let mut session = Session::new(many(), 160, 40);
    session.type_keys("L");
    assert!(session.screen().contains("The lanes are being gathered."));
    let by_tag = job(&session, JobKind::Groups);
    let mut failed = session.state.clone();
    update(&mut failed, Action::Done(by_tag.done(changed())));
    let screen = Session { state: failed, effects: Vec::new() }.screen();
    assert!(
        !screen.contains("gathered") && screen.contains("A file has changed since it was opened: R reads it again"),
        "{screen}"
    );
    let answer = by_tag.answer(Workers::ALONE, &|| false, &|_| {}).unwrap();
    session.effects.extend(update(&mut session.state, Action::Done(by_tag.done(Ok(answer)))));
    assert!(session.screen().contains("The lanes are being laid out."), "{}", session.screen());
    // Those that are gathered cannot be laid out; others can no longer be gathered.
    let laid = job(&session, JobKind::Lanes);
    update(&mut session.state, Action::Done(laid.done(changed())));
    assert!(session.screen().contains("A file has changed since it was opened"), "{}", session.screen());
    session.type_keys("b");
    assert!(session.screen().contains("by place is being gathered"), "{}", session.screen());
    let by_place = job(&session, JobKind::Groups);
    update(&mut session.state, Action::Done(by_place.done(changed())));
    assert!(session.screen().contains("by place could not be gathered"), "{}", session.screen());
}

/// Does every job that was begun, the last first, and those that follow from them.
fn do_all(session: &mut Session) {
    let mut rounds = 0;
    while let Some(effect) = session.effects.pop() {
        let Effect::Start(job) = effect else { continue };
        if let Ok(answer) = job.answer(Workers::ALONE, &|| false, &|_| {}) {
            session.effects.extend(update(&mut session.state, Action::Done(job.done(Ok(answer)))));
        }
        rounds += 1;
        assert!(rounds < 100, "asked again and again");
    }
}

/// The screen after keys that came when the view was there, and after the same keys that came before it.
fn late_and_early(view: &str, keys: &str) -> [String; 2] {
    [false, true].map(|is_early| {
        let mut session = Session::new(many(), 120, 40);
        // As after files were read, be it again.
        session.effects.extend(update(&mut session.state, Action::Files(Files::Loaded(many()))));
        session.type_keys(view);
        if is_early {
            session.type_keys(keys);
            do_all(&mut session);
        } else {
            do_all(&mut session);
            session.type_keys(keys);
            do_all(&mut session);
        }
        session.screen()
    })
}

#[test]
fn keys_typed_before_a_view_is_counted_are_done_once_it_is() {
    for (view, keys, told) in [
        ("s", "j", "2/2"),
        ("s", "j<tab>", "2/2"),
        ("s", "jrk", "the fewest first"),
        ("s", "/log<enter>j", "“log”"),
        ("s", "j<enter>", "filter"),
        ("s", "2j", "2/2"),
        ("s", "j/log<enter>", "“log”"),
        // What is no key takes with it what came with it, and no more.
        ("s", "jxj", "2/2"),
        ("i", "j", "1,001"),
        ("i", "jj<enter>", "filter"),
        ("L", "j", "ship"),
        ("v", "jj", "figure"),
    ] {
        let [late, early] = late_and_early(view, keys);
        assert_eq!(early, late, "{view} {keys}");
        assert!(late.contains(told), "{view} {keys}:\n{late}");
    }
}

#[test]
fn what_leaves_a_view_that_is_being_counted_is_done_at_once() {
    for (keys, told) in [("<esc>", " Timeline "), ("L", " Lanes "), ("q", " Timeline "), ("i", " Index ")] {
        let mut session = Session::new(many(), 120, 40);
        session.effects.extend(update(&mut session.state, Action::Files(Files::Loaded(many()))));
        session.type_keys("sjj");
        assert!(session.said().contains("as soon as"), "{}", session.said());
        session.type_keys("<resize 100 30>");
        session.type_keys(keys);
        assert!(session.screen().contains(told), "{keys}: {}", session.screen());
        do_all(&mut session);
        assert!(session.screen().contains(told), "nothing waits any more: {}", session.screen());
        assert!(session.state.position() == 0, "{keys}");
    }
}

#[test]
fn a_number_and_what_was_said_outlast_another_size() {
    let mut session = Session::new(many(), 120, 40);
    session.type_keys("1").type_keys("<resize 80 24>").type_keys("2j");
    assert_eq!(session.state.position(), 12);
    session.type_keys("Q").type_keys("<resize 100 30>");
    assert!(session.said().starts_with("Q: no key here"), "{}", session.said());
    session.type_keys("m").type_keys("<resize 80 24>").type_keys("a");
    assert!(session.said().starts_with("Mark a is here"), "{}", session.said());
    session.type_keys("y").type_keys("<resize 60 20>");
    assert!(session.screen().contains("m Markdown"), "{}", session.screen());
}
