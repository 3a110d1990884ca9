//! Sessions: keys in, screens out, at the three sizes at which people sit.

mod support;

use dateline::app::commands::COMMANDS;
use dateline::app::commands::keymap::{Bound, Keymap};
use dateline::app::{Action, Charset, Code, Effect, Focus, Input, Key, Options, Theme, take, update};
use dateline::model::{Event, FileId, Timeline};
use std::sync::Arc;
use support::{OPTIONS, Session, el_salvador, event};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

/// Types keys at each size and keeps the screens.
#[track_caller]
fn session(name: &str, keys: &str) {
    session_of(name, &el_salvador().with_problems().timeline(), keys);
}

#[track_caller]
fn session_of(name: &str, timeline: &Arc<Timeline>, keys: &str) {
    let screens = SIZES.map(|(width, height)| {
        let mut session = Session::new(Arc::clone(timeline), width, height);
        session.type_keys(keys);
        format!("{width}×{height}\n{}", session.screen())
    });
    insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screens.join("\n"));
    });
}

#[test]
fn screens_for_every_key() {
    for (name, keys) in [
        ("start", ""),
        ("down", "jj<down>"),
        ("up", "jjj<up>k"),
        ("page-down", "<pgdn>"),
        ("page-down-and-up", "<ctrl-f><ctrl-f><pgup><ctrl-b>"),
        ("half-pages", "<ctrl-d><ctrl-d><ctrl-u>"),
        ("last", "G"),
        ("end-and-first", "<end>kkkg"),
        ("last-and-home", "G<home>"),
        ("next-year", "]]]"),
        ("previous-year", "G[["),
        ("read", "]]<enter>"),
        ("next-event-while-reading", "]]<enter><ctrl-n><ctrl-n><ctrl-p>"),
        ("scroll-while-reading", "]]]]jj<enter>jjjj<down>k<up>"),
        ("read-to-the-end", "]]]]jj<tab>G"),
        ("page-while-reading", "]]]]jj<tab><pgdn><ctrl-u>g"),
        ("scroll-from-the-list", "]]]]jjJJJK"),
        ("tab-and-back", "<tab><backtab>j"),
        ("select-related", "]]<enter>lll<left>"),
        ("follow-related", "]]<enter>l<enter>"),
        ("follow-and-back", "]]<enter>l<enter>l<enter><esc>"),
        ("escape-to-the-list", "]]<enter>l<enter><esc><esc>"),
        ("source", "]]]]jj2"),
        ("no-such-source", "]]9"),
        ("problems", "!"),
        ("problem-event", "!j<enter>"),
        ("problems-and-back", "!!"),
        ("problems-closed", "!q"),
        ("help", "?"),
        ("help-scrolled", "<f1>jj<pgdn>"),
        ("help-over-problems-and-back", "!?<esc>"),
        ("missing-related", "GGkk<enter>"),
        ("click-a-row", "<click 10 10>"),
        ("wheel-over-the-list", "<wheel-down 5 5>"),
        ("wheel-over-the-detail", "]]]]jj<wheel-down 70 18>"),
        ("resized", "]]]]jj<resize 60 20>"),
        ("strip-next", ">>"),
        ("strip-previous", "G<"),
        ("strip-no-more", "G>"),
        ("strip-pressed", "<click 60 2>"),
        ("strip-filtered", "fprison<enter>j"),
        ("silence-longest", "z"),
        ("silence-next", "zzZz"),
        ("lanes-by-tag", "L"),
        ("lanes-by-place", "]]Lb"),
        ("lanes-by-source", "]]Lbbb"),
        ("lanes-by-file", "LBB<backtab>LB"),
        ("lanes-fullest-first", "]]Lbbbr"),
        ("lanes-across", "]]Lbbbjkjj"),
        ("lanes-along", "]]Lbb<right><right><left>"),
        ("lanes-ends", "Lbg<right>G"),
        ("lanes-closer", "]]]]Lb++++"),
        ("lanes-to-minutes", "GLb+++++++++++++++++++++++++++++++"),
        ("lanes-further", "]]]]Lb++++--"),
        ("lanes-panned", "]]]]Lb+++hhhl"),
        ("lanes-fitted", "]]]]Lb+++h0"),
        ("lanes-follow-the-cursor", "Lb++++<ctrl-n><ctrl-n><ctrl-n>"),
        ("lanes-silence", "]]Lbjz"),
        ("lanes-read", "]]Lb<enter>J"),
        ("lanes-filtered", "Lbfprison<enter>"),
        ("lanes-searched", "Lb/trial<enter>n"),
        ("lanes-and-back", "]]Lb<esc>"),
    ] {
        session(name, keys);
    }
}

/// Two chronologies of the same time, some of whose events are of the same day.
fn two_files() -> Arc<Timeline> {
    let mut both = el_salvador();
    both.files = vec!["prisons/events".into(), "courts/report".into()];
    for (date, title) in [
        ("2022-03-27", "Congress declares the emergency"),
        ("2023", "Judges are replaced"),
        ("2026-04-06", "The court sits in Soyapango"),
        ("2026-04-07", "The second day in court"),
    ] {
        both.events.push(Event { file: FileId(1), ..event(title, date, title) });
    }
    both.timeline()
}

#[test]
fn two_chronologies_stand_side_by_side() {
    let timeline = two_files();
    session_of("files-in-the-list", &timeline, "G");
    session_of("files-in-lanes", &timeline, "GkkLB");
    let silences = Session::new(timeline, 120, 40).type_keys("LBjz").screen();
    assert!(silences.contains("Gap 1 of 2: at least 2 years"), "{silences}");
}

#[test]
fn no_key_is_dead() {
    let keymap = Keymap::default();
    for command in COMMANDS {
        for (place, key) in command.focuses.iter().flat_map(|place| command.keys.iter().map(move |key| (*place, *key)))
        {
            let mut session = Session::new(el_salvador().with_problems().timeline(), 80, 24).summarised();
            // The middle of everything, so that there is a way in every direction.
            session.type_keys("]]]]jj");
            session.type_keys(match place {
                Focus::List if key == Key::plain(Code::Esc) => "<enter>l<enter><tab>",
                Focus::List if key == Key::char('K') => "J",
                Focus::List if ['n', 'N'].map(Key::char).contains(&key) => "/prison<enter>",
                Focus::List if key == Key::char('0') => "+",
                Focus::List if key == Key::char('|') => "<resize 120 40>",
                Focus::List if key == Key::char('U') => "u",
                Focus::List => "",
                Focus::Detail if ['n', 'N'].map(Key::char).contains(&key) => "/prison<enter><tab>",
                Focus::Prompt if key == Key::plain(Code::Down) => "fprison<enter>f<ctrl-u>tag:t<left><up>",
                Focus::Prompt => "fprison<enter>f<ctrl-u>tag:t<left>",
                Focus::Lanes if key == Key::char('K') => "LJ",
                Focus::Lanes if ['n', 'N'].map(Key::char).contains(&key) => "L/prison<enter>",
                Focus::Lanes if key == Key::char('U') => "uL",
                Focus::Lanes => "Lbbb++",
                Focus::Copying => "y",
                Focus::Opening => "jjo",
                Focus::Facets if command.name == "column-before" => "cl",
                Focus::Facets => "cjjjjj",
                Focus::Detail if key == Key::char('|') => "<tab><resize 120 40>",
                Focus::Detail if key == Key::char('U') => "u<tab>",
                Focus::Sources if key == Key::char('0') => "s+",
                Focus::Figures if key == Key::char('0') => "v+",
                Focus::Detail if key == Key::char('0') => "<tab>+",
                Focus::Detail => "<tab><ctrl-d>j",
                Focus::Problems if ['n', 'N'].map(Key::char).contains(&key) => "!/e<enter>",
                Focus::Sources if ['n', 'N'].map(Key::char).contains(&key) => "s/prison<enter>",
                Focus::Figures if ['n', 'N'].map(Key::char).contains(&key) => "v/e<enter>",
                Focus::Problems => "!j",
                Focus::Sources => "sj",
                Focus::Figures if ["up", "page-up", "half-page-up", "first"].contains(&command.name) => "vj",
                Focus::Figures if command.name == "previous-figure" => "v<right>",
                Focus::Figures => "v",
                Focus::Help => "?<resize 80 10>jjjjj",
            });
            assert_eq!(session.state.focus(), place);
            let bound = keymap.bound(place, &[key]);
            assert!(matches!(bound, Bound::Command(bound) if bound.name == command.name));
            let (screen, styles, cursor) = (session.screen(), session.styles(), session.cursor());
            let effects = take(&mut session.state, [Input::Key(key)]);
            let changed = screen != session.screen() || styles != session.styles() || cursor != session.cursor();
            assert!(changed || !effects.is_empty(), "{} by {key:?} in {place:?}", command.name);
        }
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    let none = "There is no event here.";
    for (keys, said) in [
        ("m1", "A mark is a letter, as in 'a."),
        ("'1", "No query is saved: docs/config.md tells how."),
        ("m.", "A mark is a letter, as in 'a."),
        ("'.", "Nothing has changed since it was read."),
        ("'x", "There is no mark x: m x sets it."),
        ("''", "There is no last place yet."),
        ("fnothing-like-it<enter>o", none),
        ("fnothing-like-it<enter>y", none),
        ("fnothing-like-it<enter>e", none),
        ("fnothing-like-it<enter>t", none),
        ("fnothing-like-it<enter><enter>", none),
    ] {
        let mut session = Session::new(el_salvador().timeline(), 80, 24);
        assert_eq!(session.type_keys(keys).said(), said, "{keys}");
    }
}

#[test]
fn where_nothing_matches_a_search_still_opens_its_line() {
    for keys in ["fnothing-like-it<enter>/apple", "fnothing-like-it<enter>L/apple"] {
        let mut session = Session::new(el_salvador().timeline(), 80, 24);
        let screen = session.type_keys(keys).screen();
        assert!(screen.contains("\n / apple"), "{screen}");
        session.type_keys("<enter>n<esc><esc><esc><esc>");
        assert!(session.state.focused().is_some());
    }
}

#[test]
fn escape_drops_a_number_and_does_nothing_else() {
    for (before, keys) in [("", "5<esc>j"), ("/prison<enter>", "12<esc>j"), ("<enter>", "3<esc>j"), ("L", "5<esc>j")] {
        let [dropped, plain] = [keys, "j"].map(|keys| {
            let mut session = Session::new(el_salvador().timeline(), 80, 24);
            session.type_keys(&format!("{before}{keys}")).screen()
        });
        assert_eq!(dropped, plain, "{before}{keys}");
    }
}

#[test]
fn a_message_is_whole_where_it_fits_without_the_place() {
    let words = "this claim with its sources as Markdown: copied, if OSC 52 is allowed here.";
    for keys in ["", "5", "<enter>j", "/prison<enter>"] {
        let mut session = Session::new(el_salvador().timeline(), 80, 24);
        session.type_keys(keys);
        update(&mut session.state, Action::Say(words.into()));
        assert!(session.screen().contains(words), "{keys}: {}", session.screen());
    }
}

#[test]
fn hints_tell_the_truth() {
    let told = [
        "",
        "<tab>",
        "<tab>j",
        "u",
        "jju",
        "a2025<enter>",
        "a",
        "f",
        "t",
        "/prison<enter>",
        "i",
        "!",
        "!j",
        "?",
        "s",
        "v",
        "L",
    ];
    let told = told.map(|keys| {
        let mut session = Session::new(el_salvador().with_problems().timeline(), 200, 40).summarised();
        session.type_keys(keys);
        let hints = session.state.hints().into_iter().map(|(keys, words)| format!("{keys} {words}"));
        (keys, hints.collect::<Vec<_>>().join(" · "))
    });
    insta::assert_debug_snapshot!(told);
}

#[test]
fn one_leaves_and_suspends_from_everywhere() {
    for way in ["", "<tab>", "!", "?", "!?", "<resize 0 0>", "<resize 5 2>"] {
        for (key, effect) in [("<ctrl-c>", Effect::Quit), ("<ctrl-z>", Effect::Suspend), ("<ctrl-l>", Effect::Redraw)] {
            let mut session = Session::new(el_salvador().with_problems().timeline(), 80, 24);
            session.type_keys(way).type_keys(key);
            assert_eq!(session.effects, [effect], "{way}{key}");
        }
    }
    let mut session = Session::new(el_salvador().timeline(), 80, 24);
    assert_eq!(session.type_keys("?qq").effects, [Effect::Quit], "the first one closes help only");
    let mut session = Session::new(el_salvador().timeline(), 80, 24);
    assert_eq!(session.type_keys("<esc><esc><tab><esc><esc>").effects, [], "Esc never ends the program");
}

#[test]
fn without_the_mouse_nothing_listens_to_it() {
    let options = Options { mouse: false, ..OPTIONS };
    let mut session = Session::with(el_salvador().timeline(), options, 80, 24);
    let before = session.screen();
    assert_eq!(session.type_keys("<click 10 6><wheel-down 5 5><wheel-down 5 20>").screen(), before);
}

#[test]
fn a_click_on_a_related_event_follows_it() {
    let mut session = Session::new(el_salvador().timeline(), 200, 50);
    session.type_keys("]]");
    let row = session.screen().lines().position(|line| line.contains("→ March 2025 · Hundreds of immigrants")).unwrap();
    session.type_keys(&format!("<click 130 {row}>"));
    assert_eq!(session.state.position(), 5, "it is selected");
    session.type_keys(&format!("<click 130 {row}>"));
    assert_eq!((session.state.position(), session.state.focus()), (10, Focus::Detail));
}

#[test]
fn what_is_pressed_in_the_details_is_what_stands_there_once_the_keys_before_are_done() {
    for keys in ["z", "]]", "}", "G", "zJ", "12Gz"] {
        for row in 16..23 {
            let mut one_by_one = Session::new(el_salvador().timeline(), 80, 24);
            let mut at_once = Session::new(el_salvador().timeline(), 80, 24);
            one_by_one.type_keys(&format!("{keys}<click 5 {row}>"));
            at_once.type_at_once(&format!("{keys}<click 5 {row}>"));
            assert_eq!(at_once.screen(), one_by_one.screen(), "{keys}, row {row}");
        }
    }
}

#[test]
fn styles_beneath_the_screen() {
    for (name, theme, keys) in [
        ("styles-dark-list", Theme::Dark, "]]]]jj"),
        ("styles-dark-detail", Theme::Dark, "]]]]jj<tab>l"),
        ("styles-light", Theme::Light, "]]]]jj"),
        ("styles-without-colour", Theme::NoColor, "]]]]jj"),
        ("styles-problems", Theme::Dark, "!"),
    ] {
        let options = Options { theme, ..OPTIONS };
        let mut session = Session::with(el_salvador().with_problems().timeline(), options, 80, 24);
        session.type_keys(keys);
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, format!("{}\n{}", session.screen(), session.styles()));
        });
    }
}

#[test]
fn without_colour_no_cell_has_one() {
    let options = Options { theme: Theme::NoColor, ..OPTIONS };
    for keys in ["", "<tab>l", "!", "?", "]]]]jj2"] {
        let mut session = Session::with(el_salvador().with_problems().timeline(), options, 120, 40);
        let buffer = session.type_keys(keys).buffer();
        for cell in &buffer.content {
            assert_eq!((cell.fg, cell.bg), (ratatui::style::Color::Reset, ratatui::style::Color::Reset));
        }
    }
}

#[test]
fn ascii_has_the_same_screens_without_a_single_other_character() {
    let ascii = Options { charset: Charset::Ascii, ..OPTIONS };
    for keys in ["", "]]]]jj<tab>l", "!", "?"] {
        let mut session = Session::with(el_salvador().with_problems().timeline(), ascii, 80, 24);
        let screen = session.type_keys(keys).screen();
        assert!(screen.is_ascii(), "{screen}");
        assert!(!screen.contains("??"), "{screen}");
    }
    let mut session = Session::with(el_salvador().with_problems().timeline(), ascii, 80, 24);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("ascii", session.type_keys("]]]]jj").screen());
    });
}
