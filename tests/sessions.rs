//! Sessions: keys in, screens out, at the three sizes at which people sit.

mod support;

use dateline::app::commands::{COMMANDS, bound};
use dateline::app::{Charset, Code, Effect, Focus, Input, Key, Options, Theme, take};
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
    assert!(silences.contains("Silence 1 of 2: at least 2 years"), "{silences}");
}

#[test]
fn no_key_is_dead() {
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
                Focus::List => "",
                Focus::Detail if ['n', 'N'].map(Key::char).contains(&key) => "/prison<enter><tab>",
                Focus::Prompt if key == Key::plain(Code::Down) => "fprison<enter>f<ctrl-u>tag:t<left><up>",
                Focus::Prompt => "fprison<enter>f<ctrl-u>tag:t<left>",
                Focus::Lanes if key == Key::char('K') => "LJ",
                Focus::Lanes if ['n', 'N'].map(Key::char).contains(&key) => "L/prison<enter>",
                Focus::Lanes => "Lbbb++",
                Focus::Copying => "y",
                Focus::Facets => "cjjjjj",
                Focus::Detail => "[[<tab>jjjjjl",
                Focus::Problems => "!j",
                Focus::Sources => "sj",
                Focus::Figures if ["up", "page-up", "half-page-up", "first"].contains(&command.name) => "vj",
                Focus::Figures => "v",
                Focus::Help => "?jjjjj",
            });
            assert_eq!(session.state.focus(), place);
            assert_eq!(bound(place, key).map(|command| command.name), Some(command.name));
            let (screen, styles, cursor) = (session.screen(), session.styles(), session.cursor());
            let effects = take(&mut session.state, [Input::Key(key)]);
            let changed = screen != session.screen() || styles != session.styles() || cursor != session.cursor();
            assert!(changed || !effects.is_empty(), "{} by {key:?} in {place:?}", command.name);
        }
    }
}

#[test]
fn hints_tell_the_truth() {
    for (keys, told) in [
        ("", "↑↓ move  Enter read  ? help  / search  f filter  t go to date  Tab pane"),
        ("<tab>", "Esc back  ? help  / search  ←→ related  o open  y copy  f filter"),
        ("<tab>l", "Esc back  Enter follow  ? help  / search  ←→ related"),
        ("]]]]<tab>", "Esc back  ? help  / search  f filter  t go to date  Tab pane  [] year  {} disputed"),
        ("a2025<enter>", "↑↓ move  Enter read  Esc back  ,. day  () publication  ? help"),
        ("a", "Enter keep  Esc back  ↑↓ typed before"),
        ("f", "Enter keep  Esc back  Tab complete  ↑↓ typed before"),
        ("t", "Enter keep  Esc back  ↑↓ typed before"),
        ("/prison<enter>", "↑↓ move  nN next found  Enter read  Esc back  ? help"),
        ("c", "↑↓ move  Enter ask for it or not  Esc back  ? help"),
        ("!", "↑↓ move  Esc back  ? help"),
        ("!j", "↑↓ move  Enter to the event  Esc back  ? help"),
        ("?", "↑↓ move  Esc back  ? help"),
        ("s", "↑↓ move  Enter its events  Esc back  ←→ order  ? help  o open  y copy  r reverse  p publishers"),
        ("v", "↑↓ move  Enter to the event  ←→ measure  Esc back  ? help  f filter  Tab pane"),
    ] {
        let mut session = Session::new(el_salvador().with_problems().timeline(), 120, 40).summarised();
        let screen = session.type_keys(keys).screen();
        let footer = screen.lines().last().unwrap();
        assert!(footer.trim_start().starts_with(told), "after {keys:?}: {footer}");
    }
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
    let mut session = Session::new(el_salvador().timeline(), 120, 40);
    session.type_keys("]]");
    let row = session.screen().lines().position(|line| line.contains("→ Hundreds of immigrants")).unwrap();
    session.type_keys(&format!("<click 62 {row}>"));
    assert_eq!((session.state.position(), session.state.focus()), (10, Focus::Detail));
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
