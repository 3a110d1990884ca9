//! What a reader has chosen for good: keys of their own and saved queries, pressed and asked.

#![cfg(test)]

mod support;

use dateline::app::commands::keymap::{Keymap, Wanted};
use dateline::app::settings::{Saved, Settings};
use dateline::app::{Focus, Mode, configure};
use dateline::format::config::{self, Known, Said};
use dateline::model::{Cutoff, FileId};
use std::sync::Arc;
use support::{OPTIONS, Session, el_salvador};

/// What a config says of keys, without a fault.
fn keymap(text: &str) -> Arc<Keymap> {
    let known = Known { views: &[], themes: &[], today: OPTIONS.today };
    let config = config::read(text.as_bytes(), FileId(0), known);
    let pair = |said: &Said<String>| (said.value.clone(), said.place.clone());
    let keys: Vec<_> = config
        .keys
        .iter()
        .map(|keys| (keys.view.as_ref().map(pair), pair(&keys.command), keys.keys.iter().map(pair).collect::<Vec<_>>()))
        .collect();
    let wanted: Vec<Wanted<'_>> = keys
        .iter()
        .map(|(view, command, keys)| Wanted {
            view: view.as_ref().map(|(view, at)| (view.as_str(), at)),
            command: (&command.0, &command.1),
            keys: keys.iter().map(|(key, at)| (key.as_str(), at)).collect(),
        })
        .collect();
    let (keymap, problems) = Keymap::of(&wanted);
    assert!(config.problems.is_empty() && problems.is_empty(), "{:?} {problems:?}", config.problems);
    Arc::new(keymap)
}

fn session(settings: Settings) -> Session {
    let mut session = Session::new(el_salvador().timeline(), 80, 24).summarised();
    configure(&mut session.state, settings);
    session
}

fn with_keys(text: &str) -> Session {
    session(Settings { keymap: keymap(text), ..Settings::default() })
}

const KEYS: &str = "[keys]\nfirst = ['g g', 'Home']\nlanes = ['ctrl-x l']\nsearch = 'S'\nhelp = 'H'\nset-mark = 'M'\n\
                    go-to-mark = '`'\n[keys.in.lanes]\ndown = 'D'\n";

#[test]
fn keys_are_what_the_reader_has_made_of_them() {
    let mut session = with_keys(KEYS);
    session.type_keys("GG");
    assert!(session.state.position() > 0);
    assert!(session.type_keys("g").screen().contains(" · g … "), "{}", session.screen());
    assert_eq!(session.type_keys("g").state.position(), 0);
    assert_eq!(session.type_keys("<ctrl-x>l").state.mode(), Mode::Lanes);
    let before = session.screen();
    assert_eq!(session.type_keys("j").said(), "j: no key here · H keys");
    assert_ne!(session.type_keys("D").screen(), before);
}

#[test]
fn keys_that_begin_nothing_else_are_dropped_and_said() {
    let mut session = with_keys(KEYS);
    session.type_keys("G");
    let at = session.state.position();
    assert_eq!(session.type_keys("gx").said(), "gx: no key here · H keys");
    // What came in the same read was no command either.
    assert_eq!(session.type_at_once("gxkkk").state.position(), at);
    let screen = session.type_keys("jk").screen();
    assert_eq!(session.type_keys("g<esc>").screen(), screen, "Esc takes back what was begun, and nothing else");
    session.type_keys("<ctrl-x>");
    assert_eq!(session.type_keys("<up>").said(), "ctrl-x ↑: no key here · H keys");
    // A count goes on over several keys, and digits are none of them.
    assert_eq!(session.type_keys("3gg").state.position(), 2, "{}", session.screen());
    assert_eq!(session.type_keys("g3").said(), "g3: no key here · H keys");
}

#[test]
fn keys_one_after_the_other_work_while_one_types() {
    let mut session = with_keys("[keys]\nerase-all = 'ctrl-x k'\n");
    session.type_keys("/prison<ctrl-x>k");
    assert_eq!(session.state.prompt().map(|prompt| prompt.input.text()), Some(""));
    session.type_keys("k<ctrl-x>");
    assert_eq!(session.type_keys("z").state.prompt().map(|prompt| prompt.input.text()), Some("k"));
}

#[test]
fn what_is_said_of_keys_is_true_of_the_readers_own() {
    let mut session = with_keys(KEYS);
    let bar = session.screen().lines().last().unwrap().to_owned();
    assert!(bar.contains("ctrl-x l lanes") && bar.contains("S search") && bar.contains("H keys"), "{bar}");
    assert_eq!(session.type_keys("n").said(), "Nothing is being searched for: S begins.");
    assert_eq!(session.type_keys("Ma").said(), "Mark a is here: ` a comes back.");
    assert_eq!(session.type_keys("`b").said(), "There is no mark b: M b sets it.");
    let help = session.type_keys("H").screen();
    for told in ["gg G Home", "ctrl-x l", "S n N", "M         set a mark", ": H F1"] {
        assert!(help.contains(told), "{told}: {help}");
    }
    let palette = session.type_keys("<esc>:lanes").screen();
    assert!(palette.contains("lanes") && palette.contains("ctrl-x l"), "{palette}");
    // What is pressed on the bar is done, whatever its key is.
    session.type_keys("<esc><esc>");
    let column = session.screen().lines().last().unwrap().find("ctrl-x l").unwrap();
    assert_eq!(session.type_keys(&format!("<click {column} 23>")).state.mode(), Mode::Lanes);
    // A paste is searched for, whatever the key of that is.
    session.type_keys("<esc>").paste("prison");
    assert_eq!(session.state.focus(), Focus::Prompt);
}

fn saved(name: &str) -> Saved {
    Saved { name: name.to_owned(), ..Saved::default() }
}

fn questions() -> Settings {
    let day = Cutoff::asked("2025-06", OPTIONS.today).unwrap();
    let saved = vec![
        Saved { query: Some("cecot".to_owned()), view: Some(Mode::Lanes), ..saved("the prison") },
        Saved { as_of: Some(day), ..saved("then") },
        Saved { is_broken: true, ..saved("bad") },
    ];
    Settings { saved, ..Settings::default() }
}

#[test]
fn saved_queries_are_asked_by_number_from_every_view() {
    for keys in ["", "s", "v", "i", "L"] {
        let mut session = session(questions());
        session.type_keys(keys).type_keys("'1");
        assert_eq!((session.state.mode(), session.state.filter_typed()), (Mode::Lanes, "cecot"), "{keys}");
    }
    let mut session = session(questions());
    session.type_keys("'1'2");
    assert_eq!(session.state.filter_typed(), "cecot", "what a question does not say stays");
    assert!(session.state.looks_back());
    assert_eq!(session.type_keys("'3").said(), "“bad” cannot be asked: `dateline config` says why.");
    assert_eq!(session.type_keys("'4").said(), "There is no saved query 4.");
    let mut none = with_keys("");
    assert_eq!(none.type_keys("'1").said(), "No query is saved: docs/config.md tells how.");
}

#[test]
fn saved_queries_are_asked_by_name() {
    let mut session = session(questions());
    let palette = session.type_keys(":").screen();
    assert!(palette.contains("the prison  '1   cecot · lanes"), "{palette}");
    session.type_keys("prison<enter>");
    assert_eq!((session.state.mode(), session.state.filter_typed()), (Mode::Lanes, "cecot"));
}

#[test]
fn a_mark_is_gone_to_from_every_view() {
    let mut session = with_keys("");
    session.type_keys("Gmagsv");
    assert_eq!(session.state.mode(), Mode::Figures);
    session.type_keys("'a");
    assert_eq!(session.state.mode(), Mode::Browse);
    assert_eq!(session.state.position() + 1, session.state.order().len());
}

#[test]
fn panes_stand_as_they_were_chosen() {
    let mut session = Session::new(el_salvador().timeline(), 120, 40);
    let before = session.screen();
    configure(&mut session.state, Settings { turned: true, ..Settings::default() });
    assert_ne!(session.screen(), before);
    assert_eq!(session.type_keys("|").screen(), before);
}
