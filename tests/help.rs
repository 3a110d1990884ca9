//! Help: the keys of the view it was asked in, those of all views, and the signs.

mod support;

use dateline::app::Focus;
use dateline::app::commands::COMMANDS;
use support::{Session, el_salvador};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];
/// Each view, and how one comes to it.
const VIEWS: [(&str, &str); 7] = [
    ("timeline", ""),
    ("details", "<tab>"),
    ("lanes", "L"),
    ("sources", "s"),
    ("figures", "v"),
    ("index", "i"),
    ("problems", "!"),
];

fn opened(keys: &str, width: u16, height: u16) -> Session {
    let mut session = Session::new(el_salvador().with_problems().timeline(), width, height).summarised();
    session.type_keys(keys).type_keys("?");
    session
}

#[test]
fn screens_of_help() {
    let views = VIEWS.map(|(name, keys)| (format!("help-of-{name}"), keys.to_owned(), ""));
    let others = [
        ("signs", "<tab>"),
        ("narrowing", "/event"),
        ("narrowed", "/FILTER<enter>"),
        ("narrowed-to-nothing", "/xyzzy"),
    ];
    let others = others.map(|(name, keys)| (format!("help-{name}"), String::new(), keys));
    for (name, view, keys) in views.into_iter().chain(others) {
        let screens = SIZES.map(|(width, height)| {
            format!("{width}×{height}\n{}", opened(&view, width, height).type_keys(keys).screen())
        });
        insta::with_settings!({ description => format!("{view}?{keys}"), omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

#[test]
fn the_keys_of_a_view_are_one_screen() {
    for (view, keys) in VIEWS {
        let session = opened(keys, 80, 24);
        let (lines, room) = (session.state.help().unwrap().lines().len(), session.state.panes().cover_text.height);
        assert!(lines <= usize::from(room), "{view}: {lines} lines in {room}");
    }
}

#[test]
fn every_key_that_works_in_a_view_is_told_there() {
    for (_, keys) in VIEWS {
        let mut below = Session::new(el_salvador().with_problems().timeline(), 80, 24);
        let place = below.type_keys(keys).state.focus();
        let session = opened(keys, 80, 24);
        let spans = session.state.help().unwrap().lines().iter().flat_map(|line| &line.spans);
        let told = spans.map(|span| span.text.as_str()).collect::<Vec<_>>().join("\n");
        for command in COMMANDS.iter().filter(|command| command.focuses.contains(&place)) {
            for label in command.labels() {
                assert!(told.contains(&label), "{place:?}: {label} of {}", command.name);
            }
        }
    }
}

#[test]
fn what_is_typed_in_help_is_its_own() {
    let mut session = opened("", 80, 24);
    let before = session.screen();
    assert_eq!(session.type_keys("/zoom<esc>").screen(), before);
    session.type_keys("/zoom<enter>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Help, "zoom"));
    assert_eq!(session.type_keys("<esc>").screen(), before);
    assert_eq!(session.type_keys("<esc>").state.focus(), Focus::List);
    // From its line one leaves help at once.
    assert_eq!(session.type_keys("?/zoom<f1>").state.focus(), Focus::List);
    assert!(session.state.prompt().is_none());
    // What it covers waits, and is not typed over.
    session.type_keys("ftag:<f1>/x");
    assert_eq!(session.state.focus(), Focus::Help);
    assert_eq!(session.type_keys("<f1>").state.prompt().map(|prompt| prompt.input.text()), Some("tag:"));
    let mut session = opened("i/a<enter>", 80, 24);
    session.type_keys("/zoom<enter><esc><esc>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Facets, "a"));
    assert_eq!(opened("", 80, 24).type_keys("<tab>/zoom").state.help().map(|help| help.is_of_signs), Some(false));
}

#[test]
fn no_size_is_too_small_for_help() {
    let small = [0, 1, 2, 3, 7, 12].into_iter().flat_map(|width| [0, 1, 2, 4, 6, 8].map(|height| (width, height)));
    for (width, height) in small.chain([(41, 3), (78, 9), (200, 60), (500, 2)]) {
        let mut session = Session::new(el_salvador().timeline(), 120, 40);
        session.type_keys(&format!("?<resize {width} {height}>"));
        for keys in ["<tab>", "<tab>/a", "<enter>", "G<tab>G", "/xyzzy", "<resize 120 40>"] {
            session.type_keys(keys);
            assert_eq!(session.buffer(), session.buffer());
        }
    }
}
