//! The index: what events have in common, looked through, narrowed and asked for.

mod support;

use dateline::app::facets::FacetsView;
use dateline::app::facets::view::Item;
use dateline::app::{Answer, Focus, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Event, Timeline};
use proptest::prelude::*;
use std::sync::Arc;
use support::{Chronology, Session, done, el_salvador, event};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];

/// Twenty tags, the first of them with the most events; people in two spellings, and a tag that no terminal should see.
fn many() -> Arc<Timeline> {
    let tags = |n: usize| (n..20).map(|tag| format!("tag {:02}", 19 - tag)).collect::<Vec<_>>();
    let mut events: Vec<Event> = (0..20)
        .map(|n| Event { tags: tags(n), ..event(&format!("e{n}"), &format!("{}", 2000 + n), "Something happens") })
        .collect();
    events[0].people = ["José Ortega", "Jose\u{301} Ortega", "Ana"].map(str::to_owned).to_vec();
    events[1].people = vec!["JOSÉ ORTEGA".to_owned()];
    events[2].place = Some("San\u{1b}[2J Salvador\u{202e}".to_owned());
    Chronology { events, ..Chronology::default() }.timeline()
}

fn read_text(text: &str) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("index.toml", text)], &Reading::default()))
}

fn opened(keys: &str) -> Session {
    let mut session = Session::new(many(), 80, 24);
    session.type_keys(keys);
    session
}

fn focused(session: &Session) -> String {
    match session.state.facets_view().and_then(FacetsView::focused_item) {
        Some(Item::Value(facet)) => facet.value.to_owned(),
        Some(Item::More { more, is_open }) => format!("+{more} {is_open}"),
        None => "nothing".to_owned(),
    }
}

#[test]
fn screens_of_the_index() {
    for (name, timeline, keys) in [
        ("index", el_salvador().timeline(), "i"),
        ("index-of-a-filter", el_salvador().timeline(), "ftag:cecot<enter>il"),
        ("index-left-out", el_salvador().timeline(), "ilx"),
        ("index-many", many(), "i7j"),
        ("index-opened", many(), "i8j<enter>9j"),
        ("index-narrowing", many(), "i/1"),
        ("index-narrowed", many(), "i/ortega<enter><enter>"),
        ("index-narrowed-to-nothing", many(), "i/xyzzy<enter>"),
    ] {
        let screens = SIZES.map(|(width, height)| {
            let mut session = Session::new(Arc::clone(&timeline), width, height);
            session.type_keys(keys);
            format!("{width}×{height}\n{}", session.screen())
        });
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

#[test]
fn sources_are_listed_by_what_they_are_called_and_asked_for_by_their_ids() {
    let text = "[[sources]]\nid = \"s1\"\ntitle = \"First report\"\npublisher = \"Agency\"\n\
                [[sources]]\nid = \"s2\"\ntitle = \"Second report\"\npublisher = \"Agency\"\n\
                [[sources]]\nid = \"s3\"\ntitle = \"What happened\"\npublisher = \"The Sun\"\n\
                [[sources]]\nid = \"s4\"\ntitle = \"A leaflet\"\n\
                [[events]]\ndate = \"2022\"\ntitle = \"A\"\nsources = [\"s1\", \"s2\", \"s3\", \"s4\", \"s5\"]\n";
    let mut session = Session::new(read_text(text), 80, 24);
    session.type_keys("i");
    let screen = session.screen();
    for (name, id) in
        [("First report", "s1"), ("Second report", "s2"), ("The Sun", "s3"), ("A leaflet", "s4"), ("s5", "s5")]
    {
        assert!(screen.lines().any(|line| line.contains(&format!("   {name} "))), "{name}: {screen}");
        let mut session = Session::new(read_text(text), 80, 24);
        session.type_keys(&format!("i/{name}<enter><enter>"));
        assert_eq!(session.state.filter_typed(), format!("source:{id}"));
    }
    session.type_keys("<esc>fsource:");
    assert!(session.screen().contains("s1 First report 1  s2 Second report 1  s3 The Sun 1"), "{}", session.screen());
    session.type_keys("<resize 40 12>");
    assert!(session.screen().contains("s1 1  s2 1  s3 1  s4 1  s5 1"), "{}", session.screen());
}

#[test]
fn where_events_have_nothing_in_common_that_is_said() {
    for (text, said) in [
        ("[[events]]\ndate=\"2023\"\ntitle=\"x\"\n", "No tags, places, people or sources."),
        ("title=\"x\"\n", "No events."),
    ] {
        for (width, height) in SIZES {
            let mut session = Session::new(read_text(text), width, height);
            session.type_keys("i");
            let screen = session.screen();
            assert!(screen.contains(said), "{screen}");
        }
    }
}

#[test]
fn on_the_row_that_opens_a_group_the_rule_says_so() {
    for (keys, hint) in [("i", "Enter filter"), ("i8j", "Enter all of them"), ("i8j<enter>", "Enter fewer")] {
        let session = opened(keys);
        assert!(session.screen().contains(hint), "{keys}: {}", session.screen());
    }
}

#[test]
fn one_moves_within_a_column_and_between_columns() {
    for (keys, expected) in [
        ("i", "tag 00"),
        ("ij", "tag 01"),
        ("i99j", "San␛[2J Salvador�"),
        ("iG", "San␛[2J Salvador�"),
        ("iGg", "tag 00"),
        ("il", "JOSÉ ORTEGA"),
        ("ijjjjl", "Ana"),
        ("ijjjjlh", "tag 01"),
        ("ih", "tag 00"),
        ("ill", "JOSÉ ORTEGA"),
        ("ijjjjjjjj", "+12 false"),
        ("ijjjjjjjj<enter>", "+12 true"),
        ("ijjjjjjjj<enter>j", "tag 08"),
        ("ijjjjjjjj<enter>12j", "tag 19"),
        ("ijjjjjjjj<enter><enter>j", "San␛[2J Salvador�"),
    ] {
        let mut session = opened(keys);
        let told = focused(&session);
        let told = dateline::text::Clean::line(&told).to_string();
        assert_eq!(told, expected, "after {keys}");
        let screen = session.type_keys("<resize 120 40>").screen();
        assert!(screen.contains(if told.starts_with('+') { "more" } else { expected }) || told.contains("true"));
    }
}

#[test]
fn what_is_typed_narrows_all_groups_and_escape_takes_it_back() {
    let mut session = opened("i12j");
    let before = session.screen();
    for keys in ["/<esc>", "/ortega<esc>", "/salvador<enter><esc>", "/xyzzy<esc>"] {
        assert_eq!(session.type_keys(keys).screen(), before, "after {keys}");
    }
    // Folded: neither accents nor capitals count; two spellings are one value.
    let session = opened("i/ORTEGA");
    assert_eq!((focused(&session), session.state.facets_view().unwrap().listed()), ("JOSÉ ORTEGA".to_owned(), 1));
    assert!(session.screen().contains("= 1 found"), "{}", session.screen());
    let session = opened("i/tag<enter>8j");
    assert_eq!(focused(&session), "+12 false", "the row follows what is listed");
    let session = opened("i/tag 1<enter>8j");
    assert_eq!(focused(&session), "+2 false", "the row follows what is listed");
    let mut session = opened("i/ana<enter>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Facets, "ana"));
    session.type_keys("<esc>");
    assert_eq!((session.state.focus(), session.state.narrowed()), (Focus::Facets, ""));
    assert_eq!(session.type_keys("<esc>").state.focus(), Focus::List);
    let mut session = opened("i/ana<enter>ii");
    assert_eq!(session.state.narrowed(), "", "it does not outlive the view");
    assert_eq!(session.type_keys("<esc>").state.focus(), Focus::List);
}

#[test]
fn the_cursor_stays_with_its_value_whatever_the_filter_does_to_the_order() {
    let mut session = opened("ijjj");
    assert_eq!(focused(&session), "tag 03");
    for (key, typed) in [("<enter>", "tag:\"tag 03\""), ("<enter>", ""), ("x", "-tag:\"tag 03\"")] {
        session.type_keys(key);
        assert_eq!((focused(&session).as_str(), session.state.filter_typed()), ("tag 03", typed));
    }
    // What is counted anew is listed anew.
    let counted = session.state.order().len();
    let facet = session.state.facets_view().unwrap().focused().unwrap();
    assert_eq!((facet.shown, facet.all, counted), (Some(0), 17, 3));
}

#[test]
fn counts_are_those_of_the_filter_whatever_it_is() {
    for filter in ["tag:\"tag 05\"", "-tag:\"tag 05\"", "since:2010", "xyzzy"] {
        let session = opened(&format!("f{filter}<enter>i"));
        let (state, view) = (&session.state, session.state.facets_view().unwrap());
        for (_, _, line) in view.lines(2, 100) {
            let dateline::app::facets::view::FacetLine::Row(_, Item::Value(facet)) = line else { continue };
            let rows = (0..state.order().len()).filter_map(|position| state.order().row(position));
            let events = rows.filter_map(|row| state.timeline().event(row).ok());
            let counted = events.filter(|event| event.tags.iter().any(|tag| tag == facet.value)).count();
            if facet.value.starts_with("tag") {
                assert_eq!(facet.shown, Some(counted), "{filter}: {}", facet.value);
            }
        }
    }
}

#[test]
fn the_mouse_opens_what_it_is_pressed_on() {
    let mut session = opened("i");
    session.type_keys("<click 5 4>");
    assert_eq!(session.state.filter_typed(), "tag:\"tag 01\"");
    let row = session.screen().lines().position(|line| line.contains("+12 more")).unwrap();
    session.type_keys(&format!("<click 5 {row}>"));
    assert_eq!(focused(&session), "+12 true");
    let row = session.screen().lines().position(|line| line.contains("Ana")).unwrap();
    session.type_keys(&format!("<click 50 {row}>"));
    assert!(session.state.filter_typed().ends_with("person:Ana"), "{}", session.state.filter_typed());
    session.type_keys("<click 79 3><click 0 0>");
}

#[test]
fn what_is_read_again_is_counted_again_and_keeps_what_was_typed() {
    let mut session = opened("i/1<enter>j");
    let before = focused(&session);
    update(&mut session.state, dateline::app::Action::Files(dateline::app::action::Files::Loaded(many())));
    assert_eq!((focused(&session), session.state.narrowed()), (before, "1"));
    let none = done(dateline::app::JobKind::Count, Answer::Count(Arc::default()));
    update(&mut session.state, none);
    assert!(!focused(&session).is_empty(), "an answer that nobody waits for is passed over");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_focused_value_is_on_the_screen(
        (width, height) in (1_u16..130, 1_u16..45),
        keys in prop::collection::vec(prop::sample::select(vec![
            "j", "k", "h", "l", "G", "g", "<pgdn>", "<ctrl-u>", "<enter>", "x", "/1<enter>", "/a", "<esc>i", "<tab>",
            "<wheel-down 3 5>", "<click 4 6>", "<resize 70 9>", "<resize 130 30>",
        ]), 0..20),
    ) {
        let mut session = Session::new(many(), width, height);
        session.type_keys("i");
        for key in keys {
            session.type_keys(key);
            let Some(view) = session.state.facets_view() else { continue };
            let panes = session.state.panes();
            let columns = dateline::app::facets::view::columns(panes.cover).len();
            let lines = view.lines(columns, panes.cover.height.into());
            let is_shown = lines.iter().any(|(_, _, line)| {
                matches!(line, dateline::app::facets::view::FacetLine::Row(n, _) if *n == view.cursor.focus)
            });
            prop_assert!(is_shown || panes.cover.is_empty() || view.count() == 0);
            prop_assert_eq!(session.buffer(), session.buffer());
        }
    }
}
