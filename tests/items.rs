//! The items of the details: the rule names the one that has the focus and where Enter leads from it, and every key there
//! acts on it or says why not.

mod support;

use dateline::app::{Copied, Effect, Focus, Mode};
use dateline::format::{Opened, Reading, read};
use ratatui::style::Modifier;
use std::sync::Arc;
use support::{Session, el_salvador};

/// An event with an item of each kind.
const FILE: &str = r#"
[[sources]]
id = "a"
title = "A"
url = "https://a.example"
[[sources]]
id = "b"
title = "B"

[[events]]
id = "fire"
date = "2022-03"
title = "A fire"
sources = ["a"]
see = ["rain"]
[[events.claims]]
id = "ten"
text = "Ten died"
sources = ["b"]
figure = { measure = "deaths", value = 10 }
[[events.claims]]
id = "none"
text = "Nobody died"
disputes = ["five"]

[[events]]
id = "rain"
date = "2023-03"
title = "Rain"
[[events.claims]]
id = "five"
text = "Five died"
sources = ["a"]

[[events]]
date = "2024"
title = "Sun"
"#;

fn session(width: u16, height: u16) -> Session {
    let timeline = read(&[Opened::held("a.toml", FILE)], &Reading::default());
    Session::new(Arc::new(timeline), width, height).summarised()
}

fn rule(session: &Session) -> String {
    session.screen().lines().find(|line| line.starts_with(['─', '━'])).unwrap_or_default().to_owned()
}

#[test]
fn the_rule_names_the_item_and_where_enter_leads_from_it() {
    let (mut session, mut told) = (session(80, 24), Vec::new());
    session.type_keys("<enter>");
    assert!(rule(&session).starts_with("━ 1/3 ━") && rule(&session).contains("Enter first item"), "{}", rule(&session));
    for _ in 0..7 {
        let before = session.type_keys("<down>").clone();
        let rule = rule(&session);
        let words: String = rule.chars().filter(|c| *c != '━').collect();
        let (item, hints) = words.split_once("Enter ").unwrap_or_default();
        assert!(hints.contains(" · e edit"), "{rule}");
        let hint = hints.split(" · ").next().unwrap_or_default().trim();
        let mut after = before.clone();
        after.type_keys("<enter>");
        let led = match (after.state.mode(), after.state.position() == before.state.position()) {
            (Mode::Browse, true) if self::rule(&after).contains("source") => "its source",
            (Mode::Browse, false) if self::rule(&after).contains("claim") => "that claim",
            (Mode::Browse, false) => "that event",
            (Mode::Figures, _) => "figures",
            (Mode::Sources, _) => "sources",
            (mode, is_there) => unreachable!("{mode:?} {is_there}"),
        };
        assert_eq!(hint, led, "{rule}");
        told.push(format!("{} → {hint}", item.trim()));
    }
    assert_eq!(
        told,
        [
            "1/3 · claim 1 of 2 → its source",
            "1/3 · figure 1 of 1 → figures",
            "1/3 · claim 2 of 2 → its source",
            "1/3 · other side 1 of 1 → that claim",
            "1/3 · related event 1 of 1 → that event",
            "1/3 · source 1 of 2 → sources",
            "1/3 · source 2 of 2 → sources",
        ]
    );
}

#[test]
fn where_there_is_little_room_the_item_and_enter_are_told() {
    for width in [40, 60, 80, 120, 200] {
        let mut session = session(width, 24);
        let rule = rule(session.type_keys("<enter><down>"));
        assert!(rule.contains("claim 1 of 2") && rule.contains("Enter its source"), "{width}: {rule}");
        let rule = self::rule(session.type_keys("4"));
        assert!(rule.contains("1/3 · claim 1 of 2 · 4") || width == 40, "{width}: {rule}");
    }
}

#[test]
fn gaps_and_the_strip_are_gone_along_in_the_details_too() {
    for keys in ["<tab>z", "<tab>>", "<tab>]", "<enter>z"] {
        let mut session = session(80, 24);
        session.type_keys(keys);
        assert_ne!(session.state.position(), 0, "{keys}");
        assert_eq!(session.state.focus(), Focus::Detail, "{keys}");
    }
}

#[test]
fn a_number_is_a_source_of_the_event_or_that_is_said() {
    // Without a pane for the details, too.
    for (width, height) in [(80, 24), (20, 8), (29, 24), (80, 9)] {
        for (keys, line) in [("1Y", 2), ("2Y", 6), ("1e", 2), ("2e", 6), ("<enter><down>2e", 6)] {
            let mut session = session(width, height);
            session.type_keys(keys);
            let told = format!("{:?}", session.effects.pop());
            let is_it = told.contains(&format!("a.toml:{line}\"")) || told.contains(&format!("line: {line},"));
            assert!(is_it, "{keys} {width}×{height}: {told}");
        }
        let mut session = session(width, height);
        session.type_keys("1o");
        assert_eq!(session.state.opening(), Some("https://a.example"), "{width}×{height}");
        session.type_keys("<esc>2o");
        assert_eq!(session.state.status().map(ToString::to_string), Some("[2] has no address.".to_owned()));
        session.type_keys("2<enter>");
        assert_eq!(session.state.mode(), Mode::Sources);
    }
    for keys in ["9Y", "9e", "9y", "9o", "9s", "9<enter>", "<tab>9<enter>"] {
        let mut session = session(80, 24);
        let before = session.effects.len();
        assert_eq!(session.type_keys(keys).said(), "There is no source [9] here.", "{keys}");
        assert_eq!(session.effects.len(), before, "{keys}");
    }
    // Nothing but an event has numbered sources.
    for keys in ["s1y", "s1e", "s1Y", "s1<enter>", "v1o", "v1Y", "v1<enter>", "i1<enter>", "!1e", "!1Y", "!1<enter>"] {
        let mut session = Session::new(el_salvador().with_problems().timeline(), 80, 24).summarised();
        session.type_keys(&keys[..1]);
        let (before, effects) = (session.state.focus(), session.effects.len());
        session.type_keys(&keys[1..]);
        assert_eq!(session.said(), "There is no source [1] here.", "{keys}");
        assert_eq!((session.state.focus(), session.effects.len()), (before, effects), "{keys}");
    }
}

#[test]
fn below_a_source_keys_act_on_the_event_that_is_selected() {
    let mut session = session(80, 24);
    session.type_keys("s<tab><down>Y");
    assert!(format!("{:?}", session.effects.last()).contains("a.toml:10"), "{:?}", session.effects.last());
    session.type_keys("yy");
    let Some(Effect::Copy(copied)) = session.effects.last() else { unreachable!("{:?}", session.effects) };
    assert!(format!("{copied:?}").contains("A fire"), "{copied:?}");
}

#[test]
fn below_sources_and_figures_the_rule_names_the_item_at_any_width() {
    for width in [40, 60, 80, 120, 200] {
        for (keys, item) in [("s<tab><down>", "event 1 of 2"), ("v<enter>", "1 of 1")] {
            let mut session = session(width, 24);
            let rule = rule(session.type_keys(keys));
            assert!(rule.contains(item) && rule.contains("Enter its event"), "{keys} {width}: {rule}");
            // What is searched is the list, however few items it has: what is typed behind is no key.
            assert!(session.type_keys("/").state.prompt().is_some(), "{keys} {width}");
        }
    }
    let mut session = Session::new(el_salvador().timeline(), 80, 24).summarised();
    session.type_keys("vG<enter>");
    assert!(session.screen().contains("/ search"), "{}", session.screen());
    assert!(session.type_keys("/").state.prompt().is_some());
}

#[test]
fn a_key_that_can_do_nothing_says_why() {
    for (keys, said) in [
        ("n", "Nothing is being searched for: / begins."),
        ("u", "There is nothing to jump back to."),
        ("U", "There is nothing to jump forward to."),
        ("Go", "This event has no source."),
        ("G<enter>o", "This event has no source."),
        ("G<enter>j", "This event has no claim, source or link to go to."),
        ("G<enter><up>", "This event has no claim, source or link to go to."),
        ("G<enter>G", "This event has no claim, source or link to go to."),
        ("G<tab><enter>", "This event has no claim, source or link to go to."),
        ("<tab>w<", "The strip is not on the screen."),
        ("L<", "All of time is shown."),
        ("fsun<enter>]", "There is no other event."),
        ("fsun<enter>z", "There is no other event."),
        ("fnone<enter>Y", "There is no event here."),
        ("f<f1>L", "A line is open beneath: Esc leads back to it."),
        ("!", "No problems in the files."),
    ] {
        let mut session = session(80, 24);
        let last = if keys.ends_with('>') { keys.rfind('<').unwrap() } else { keys.len() - 1 };
        let effects = session.type_keys(&keys[..last]).effects.len();
        assert_eq!(session.type_keys(&keys[last..]).said(), said, "{keys}");
        assert_eq!(session.effects.len(), effects, "{keys}");
    }
    let faulty = "[[events]]\ndate = \"March 2022\"\ntitle = \"x\"\n[[events]]\ndate = 2022\ntitle = \"y\"\n";
    let timeline = read(&[Opened::held("a.toml", faulty)], &Reading::default());
    let mut session = Session::new(Arc::new(timeline), 80, 24);
    assert_eq!(session.type_keys("!<enter>").said(), "No event that is shown has this problem.");
}

#[test]
fn q_leads_to_the_timeline_from_every_view_and_ends_the_program_from_there() {
    for keys in ["L", "L<tab>", "s", "s<tab>", "v", "v<tab>", "i", "!", "i/died<enter>", "s?<esc>", "L<enter>"] {
        let timeline = el_salvador().with_problems().timeline();
        let mut session = Session::new(timeline, 80, 24).summarised();
        session.type_keys(keys).type_keys("q");
        let quits = |session: &Session| session.effects.iter().any(|effect| matches!(effect, Effect::Quit));
        assert_eq!((session.state.mode(), quits(&session)), (Mode::Browse, false), "{keys}");
        assert!(quits(session.type_keys("q")), "{keys}");
    }
}

/// Whether the item that has the focus is seen, or there is none.
fn is_seen(session: &Session) -> bool {
    let panes = session.state.panes();
    let is_none = session.state.reading().selected.is_none();
    let buffer = session.buffer();
    let cells = panes.text.rows().flat_map(|y| (panes.text.x..panes.text.end()).map(move |x| (x, y)));
    let reversed = cells.into_iter().any(|at| buffer[at].modifier.contains(Modifier::REVERSED));
    is_none || reversed
}

#[test]
fn the_cursor_of_the_details_is_never_out_of_sight() {
    for (width, height) in [(80, 24), (40, 12), (120, 40), (200, 50)] {
        for at in ["7G", "9G", "21G", "G"] {
            for keys in [
                "G",
                "g",
                "<pgdn>",
                "<pgup>",
                "<end>",
                "<home>",
                "<ctrl-d>",
                "JJJJ",
                "jjjG",
                "GkkK",
                "GGgj",
                "JJJJJJJJJKK",
            ] {
                let mut session = Session::new(el_salvador().timeline(), width, height).summarised();
                session.type_keys(at).type_keys("<enter>j").type_keys(keys);
                assert!(is_seen(&session), "{at} {keys} {width}×{height}: {}", session.screen());
            }
        }
    }
    let mut session = Session::new(el_salvador().timeline(), 80, 24).summarised();
    session.type_keys("11G<enter>jG");
    assert!(rule(&session).contains("source 2 of 2"), "{}", session.screen());
    session.type_keys("g");
    assert!(rule(&session).contains("claim 1 of"), "{}", rule(&session));
}

#[test]
fn from_the_last_claim_to_the_next_item_it_is_a_step_or_as_many_as_there_are_pages_between() {
    for (width, height) in [(80, 24), (60, 20), (120, 40), (200, 50)] {
        let mut session = Session::new(el_salvador().timeline(), width, height).summarised();
        for event in 1..=session.state.order().len() {
            session.type_keys("<enter>");
            let (page, room) = (session.state.reading().page.clone(), session.state.panes().text.height.into());
            let height = page.height();
            let presses = page.items.len() + height.div_ceil(room) + 1;
            // An item taller than the pane is read line by line.
            let taller: usize = page
                .items
                .iter()
                .filter_map(|item| page.rows_of(*item))
                .map(|rows| rows.len())
                .filter(|rows| *rows > room)
                .sum();
            let mut seen = Vec::new();
            for _ in 0..presses + taller {
                session.type_keys("j");
                seen.extend(session.state.reading().selected);
            }
            seen.dedup();
            assert_eq!(seen, page.items, "{event} {width}×{height}");
            session.type_keys("<esc>j");
        }
    }
}

#[test]
fn what_is_followed_is_left_by_u_and_by_escape_and_the_item_is_found_again() {
    let place = |session: &Session| (session.state.position(), session.state.reading().selected);
    // From a claim to its source, to another side, to a related event.
    for steps in ["j", "jjj", "jjjj", "jjjjj"] {
        for back in ["u", "<esc>", "''", "uUu"] {
            let mut session = session(80, 24);
            session.type_keys("<enter>").type_keys(steps);
            let before = place(&session);
            session.type_keys("<enter>");
            assert_ne!(place(&session), before, "{steps}");
            session.type_keys(back);
            assert_eq!(place(&session), before, "{steps} {back}: {}", session.screen());
            assert_eq!(session.state.focus(), Focus::Detail, "{steps} {back}");
        }
    }
    // Lines and pages are no jumps.
    let mut session = session(80, 24);
    session.type_keys("<enter>jj<pgdn><pgup>");
    assert_eq!(session.type_keys("u").said(), "There is nothing to jump back to.");
}

#[test]
fn u_leads_back_out_of_a_view_to_the_item_that_was_followed_and_forward_into_it() {
    let place = |session: &Session| (session.state.position(), session.state.reading().selected, session.state.focus());
    // The last source is not the one that the list of them begins with.
    for (keys, mode) in [
        ("<enter>jjjjjjj<enter>", Mode::Sources),
        ("<enter>jj<enter>", Mode::Figures),
        ("2<enter>", Mode::Sources),
        ("<tab>s", Mode::Sources),
        ("v", Mode::Figures),
        ("js", Mode::Sources),
        ("i", Mode::Facets),
    ] {
        let (steps, last) = keys.split_at(if keys.ends_with('>') { keys.rfind('<').unwrap() } else { keys.len() - 1 });
        let mut session = session(80, 24);
        let before = place(session.type_keys(steps));
        let followed = session.type_keys(last).screen();
        assert_eq!(session.state.mode(), mode, "{keys}");
        for back in ["u", "<ctrl-o>"] {
            assert_eq!(place(session.type_keys(back)), before, "{keys}: {}", session.screen());
            let again = session.type_keys("U").screen();
            assert_eq!(session.state.mode(), mode, "{keys}");
            let lists = |screen: &str| {
                screen.lines().filter(|line| !line.starts_with(['─', '━'])).collect::<Vec<_>>().join("\n")
            };
            assert_eq!(lists(&again), lists(&followed), "{keys}");
        }
    }
    for keys in ["s'x", "v'x", "i'x", "s''"] {
        let mut session = session(80, 24);
        let marked = place(session.type_keys("jmxj"));
        session.type_keys(keys);
        assert_eq!((session.state.mode(), session.state.focus()), (Mode::Browse, marked.2), "{keys}");
        assert_eq!(session.state.position(), if keys == "s''" { 2 } else { 1 }, "{keys}");
    }
    // Who left by the view's own key is not led into it again.
    for keys in ["jss", "jvv", "jii", "js<esc>", "jLL"] {
        let mut session = session(80, 24);
        assert_eq!(session.type_keys(keys).type_keys("u").state.mode(), Mode::Browse, "{keys}");
    }
}

#[test]
fn u_leads_back_to_what_an_event_was_reached_from() {
    // Below a source, from a figure, from a list that was gone through to its end.
    for (keys, mode, back) in [
        ("s<tab>jj<enter>", Mode::Sources, 1),
        ("v<enter><enter>", Mode::Figures, 1),
        ("sG<enter>", Mode::Sources, 1),
        ("sG", Mode::Sources, 1),
        ("sGgG", Mode::Sources, 3),
        ("/rain<enter>sG<enter>", Mode::Sources, 1),
    ] {
        let mut session = session(80, 24);
        session.type_keys(keys);
        for _ in 0..back {
            session.type_keys("u");
        }
        assert_eq!(session.state.mode(), mode, "{keys}: {}", session.screen());
    }
    let mut session = session(80, 24);
    session.type_keys("s");
    let first = session.screen();
    assert_ne!(session.type_keys("G").screen(), first);
    let lists =
        |screen: &str| screen.lines().filter(|line| !line.starts_with(['─', '━'])).collect::<Vec<_>>().join("\n");
    assert_eq!(lists(&session.type_keys("u").screen()), lists(&first));
    assert_eq!(session.type_keys("u").state.mode(), Mode::Browse);
    assert_eq!(session.type_keys("2U").state.mode(), Mode::Sources, "a number is how many jumps");
    assert_ne!(lists(&session.screen()), lists(&first));
}

#[test]
fn u_leads_back_into_the_lanes_to_the_event_and_the_lane_that_were_left() {
    let place = |session: &Session| {
        let cursor = session.state.lanes_cursor().map(|cursor| (cursor.lane, cursor.row));
        (session.state.mode(), session.state.focus(), session.state.position(), cursor)
    };
    // From the lanes, from a lower one of them, from the details there.
    for (steps, width) in [("jL", 80), ("LjG", 80), ("jL<tab>", 80), ("L<enter>", 80), ("jL<enter>j", 80), ("jL", 40)] {
        for leaves in ["s", "v", "i", "c", "1<enter>", "sv", "is", "iL<enter>jjs"] {
            let mut session = session(width, 24);
            session.type_keys(steps);
            let (before, screen) = (place(&session), session.screen());
            session.type_keys(leaves);
            while session.state.mode() != before.0 || place(&session) != before {
                let here = place(&session);
                session.type_keys("u");
                assert_ne!(place(&session), here, "{steps} {leaves}: {}", session.screen());
            }
            let first_lines = |screen: &str| screen.lines().take(4).collect::<Vec<_>>().join("\n");
            assert_eq!(first_lines(&session.screen()), first_lines(&screen), "{steps} {leaves}");
        }
    }
    // The details cover the lanes.
    for keys in ["L<enter>ju", "L<enter>u"] {
        let mut session = session(80, 24);
        assert_eq!(session.type_keys(keys).state.focus(), Focus::Lanes, "{keys}");
        assert_eq!(session.type_keys("u").state.focus(), Focus::List, "{keys}");
        assert_eq!(session.type_keys("2U").state.mode(), Mode::Lanes, "{keys}");
    }
}

#[test]
fn keys_that_do_nothing_in_the_details_are_not_shown() {
    let mut session = session(80, 24);
    assert!(rule(session.type_keys("G<enter>")).contains("next") || !rule(&session).contains("Enter"));
    assert!(rule(session.type_keys("<esc>g<enter>")).contains("Enter first item"));
}

#[test]
fn an_event_without_sources_is_copied_with_its_date_and_title() {
    for keys in ["Gyy", "G<enter>yy"] {
        let mut session = session(80, 24);
        let copied = session.type_keys(keys).effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy(Copied::Statement { said, sources, .. }) => Some((said.clone(), sources.len())),
            _ => None,
        });
        assert_eq!(copied, Some(("some time in 2024: Sun".to_owned(), 0)), "{keys}");
    }
    let mut session = session(80, 24);
    assert_eq!(session.type_keys("Gyb").said(), "this event has no source.");
}

#[test]
fn a_count_is_dropped_by_what_takes_none() {
    for keys in ["2<right>", "2<home>k", "2w", "2<f1><esc>", "2|", "2<left>"] {
        let mut session = session(80, 24);
        session.type_keys(keys).type_keys("<esc>").type_keys("gj");
        assert_eq!(session.state.position(), 1, "{keys}");
    }
    let mut session = session(80, 24);
    assert!(rule(session.type_keys("2")).contains("· 2"));
    assert!(!rule(session.type_keys("<right>")).contains("· 2"));
    assert_eq!(session.type_keys("j").state.position(), 1);
}

#[test]
fn across_lanes_an_event_that_is_in_both_stays() {
    let file = "[[events]]\ndate = 2020\ntitle = \"One\"\ntags = [\"a\", \"b\", \"c\"]\n\
        [[events]]\ndate = 2020\ntitle = \"Two\"\ntags = [\"a\", \"c\"]\n\
        [[events]]\ndate = 2020\ntitle = \"Three\"\ntags = [\"b\", \"c\"]\n";
    let timeline = read(&[Opened::held("a.toml", file)], &Reading::default());
    let mut session = Session::new(Arc::new(timeline), 80, 24).summarised();
    let place = |session: &Session| session.state.lanes_cursor().map(|cursor| (cursor.lane, cursor.row)).unwrap();
    session.type_keys("jLg<right>");
    let lanes: Vec<(usize, usize)> = [("", "<down>"), ("<down>", ""), ("<down>", "")]
        .iter()
        .map(|(before, _)| place(session.type_keys(before)))
        .collect();
    let back: Vec<(usize, usize)> = ["", "<up>", "<up>"].iter().map(|keys| place(session.type_keys(keys))).collect();
    assert_eq!(back.iter().rev().copied().collect::<Vec<_>>(), lanes, "down, then up comes back");
    // The event of the first lane is gone to again in the third, where it stands too.
    assert_eq!(lanes[2].1, lanes[0].1, "{lanes:?}");
}

#[test]
fn escape_after_a_filter_that_left_nothing_leads_back_to_the_event() {
    for keys in ["fnowhere<esc>", "fnowhere<enter><esc>", "fnowhere<enter>fnothing<enter><esc>"] {
        let mut session = session(80, 24);
        session.type_keys("jj").type_keys(keys);
        assert_eq!((session.state.position(), session.state.order().len()), (2, 3), "{keys}");
    }
}

#[test]
fn a_line_opens_before_the_list_is_there_and_finds_once_it_is() {
    for view in ["s", "v", "i"] {
        let timeline = read(&[Opened::held("a.toml", FILE)], &Reading::default());
        let mut session = Session::new(Arc::new(timeline), 80, 24);
        session.type_keys(view);
        let mode = session.state.mode();
        session.type_keys("/qb");
        assert_eq!((session.state.mode(), session.state.focus()), (mode, Focus::Prompt), "{view}");
    }
    let timeline = read(&[Opened::held("a.toml", FILE)], &Reading::default());
    let mut session = Session::new(Arc::new(timeline), 80, 24);
    let mut session = session.type_keys("s/b").clone().summarised();
    assert_eq!(session.state.focus(), Focus::Prompt);
    session.type_keys("<enter>");
    assert_eq!(session.state.mode(), Mode::Sources);
}

#[test]
fn q_leads_from_the_details_to_the_list_before_it_ends_the_program() {
    for (keys, width) in
        [("<tab>", 80), ("<enter>", 80), ("<enter>j<enter>", 80), ("<tab>w", 80), ("<tab>", 200), ("<enter>s", 80)]
    {
        let mut session = session(width, 24);
        let quits = |session: &Session| session.effects.iter().any(|effect| matches!(effect, Effect::Quit));
        session.type_keys(keys).type_keys("q");
        assert_eq!((session.state.focus(), quits(&session)), (Focus::List, false), "{keys}");
        assert!(!session.state.panes().list.is_empty(), "{keys}");
        assert!(quits(session.type_keys("q")), "{keys}");
    }
}

#[test]
fn a_mark_is_seen_in_its_row() {
    let row = |session: &Session, words: &str| {
        session.screen().lines().find(|line| line.contains(words)).unwrap_or_default().to_owned()
    };
    let mut session = session(80, 24);
    session.type_keys("jmx");
    assert!(row(&session, "Rain").contains("2023x◇"), "{}", session.screen());
    // What is only possible comes first.
    session.type_keys("k");
    assert!(!row(&session, "A fire").contains('x'));
    session.type_keys("a2023-03<enter>");
    assert!(!row(&session, "Rain").contains(" x"), "{}", session.screen());
}
