//! QueryState: what is typed, and what the screen makes of it.

mod support;

use dateline::app::commands::named;
use dateline::app::{self, Action, Effect, Input, Job, JobKind, Pane, Question, Reply, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::Source;
use dateline::query::Answer;
use dateline::search::Matches;
use std::sync::Arc;
use support::{Chronology, Session, el_salvador, event};

/// Types keys at two sizes and keeps the screens.
#[track_caller]
fn session(name: &str, keys: &str) {
    let screens = [(120, 24), (60, 16)].map(|(width, height)| {
        let mut session = Session::new(el_salvador().timeline(), width, height);
        session.type_keys(keys);
        format!("{width}×{height}\n{}", session.screen())
    });
    let name = format!("find-{name}");
    insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, screens.join("\n"));
    });
}

#[test]
fn screens_while_looking_for_events() {
    for (name, keys) in [
        ("line", "/"),
        ("typed", "jj/pris"),
        ("kept", "jj/prison<enter>n"),
        ("from-the-beginning-again", "G/36,000<enter>"),
        ("in-a-source", "/sun<enter>n"),
        ("nothing", "/xyzzy<enter>"),
        ("filter-typed", "jjjfcecot"),
        ("filter-in-force", "ftag:cecot<enter>j"),
        ("filter-mistake", "fcecot<enter>f during:20x2"),
        ("filter-word-of-mistake", "fplcae:x"),
        ("filter-nothing", "fxyzzy<enter>"),
        ("filter-nothing-of-a-year", "fperson:bukele 1999<enter>"),
        ("filter-possibly", "fduring:2023-05<enter>"),
        ("filter-and-search", "ftag:prisons<enter>/people<enter>"),
        ("complete-fields", "fp<tab>"),
        ("complete-values", "ftag:<tab><tab>"),
        ("history", "fcecot<enter>f<ctrl-u>tag:trials<enter>f<up><up>"),
        ("facets", "cjj<enter>"),
        ("facets-of-a-filter", "ftag:trials<enter>c"),
        ("date", "t2023<enter>"),
        ("date-between", "t2019-05<enter>"),
        ("date-mistake", "t2023-13<enter>"),
        ("date-in-words", "tMarch 2025"),
        ("date-of-two-readings", "t3/4/2022"),
        ("date-of-the-second-reading", "t3/4/2022<tab><tab>"),
        ("date-of-two-readings-kept", "t3/4/2022<enter>"),
        ("values-of-a-field", "ftag:"),
        ("values-that-fit", "ftag:ce"),
        ("values-of-a-word", "fis:"),
        ("day-while-it-is-typed", "a2025-04"),
        ("commands", ":"),
        ("commands-that-fit", ":gap<down>"),
        ("command-that-is-none", ":xyzzy<enter>"),
        ("command-run", ":lanes<enter>"),
        ("command-of-a-key", ":L"),
        ("event-by-number", "s:5"),
        ("event-by-number-gone-to", "s:5<enter>"),
    ] {
        session(name, keys);
    }
}

fn opened() -> Session {
    Session::new(el_salvador().timeline(), 100, 30)
}

fn title(session: &Session) -> String {
    let row = session.state.order().row(session.state.position());
    row.and_then(|row| session.state.timeline().event(row).ok()).map(|event| event.title).unwrap_or_default()
}

#[test]
fn escape_puts_everything_back_and_enter_keeps_it() {
    let mut session = opened();
    let before = session.type_keys("jjjj").screen();
    for keys in
        ["/prison<esc>", "ftag:prisons<esc>", "fxyzzy<esc>", "t2026<esc>", "/prison<enter><esc>g4j".get(..14).unwrap()]
    {
        session.type_keys(keys);
        if !keys.contains("enter") {
            assert_eq!(session.screen(), before, "after {keys}");
        }
    }
    let mut session = opened();
    let found = session.type_keys("/prison<enter>").state.position();
    assert_eq!(session.type_keys("<esc>").state.position(), found, "Esc takes the search back, not the reader");
    assert!(session.state.search().is_none());
}

#[test]
fn the_focused_event_stays_where_it_matches_and_else_the_nearest_in_time_has_the_focus() {
    let mut session = opened();
    session.type_keys("]]");
    let before = title(&session);
    let mut narrowed = opened();
    narrowed.type_keys("]]").type_keys("ftag:trials");
    assert_ne!(title(&narrowed), before);
    // Widened again while it is typed, it is the old one that has the focus.
    narrowed.type_keys("<ctrl-u>");
    assert_eq!(title(&narrowed), before);
    narrowed.type_keys("ftag:trials<enter><esc>");
    assert!(narrowed.state.filter().is_none());
}

#[test]
fn a_mistake_leaves_the_last_good_result_on_the_screen() {
    let mut session = opened();
    session.type_keys("ftag:trials");
    let count = session.state.order().len();
    assert!(count < session.state.timeline().len());
    session.type_keys(" is:dispute");
    assert_eq!(session.state.order().len(), count);
    let screen = session.screen();
    assert!(screen.contains(" disputed"), "what it may become: {screen}");
    // What is no query is not kept: the line stays, and says why.
    session.type_keys("<enter>");
    assert!(session.state.prompt().is_some());
    let screen = session.screen();
    assert!(screen.contains("▾") && screen.contains("Tab disputed"), "{screen}");
}

/// The rows of the screen that tell of what is typed, without blanks at their ends: so many of the last.
fn last_rows(session: &Session, rows: usize) -> Vec<String> {
    let screen = session.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    lines[lines.len() - rows..].iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn a_mistake_is_told_whole_while_it_is_typed() {
    for (keys, size, told) in [
        ("fplce:Tecoluca", (40, 12), &["        ▾ no field plce: Tab place:", " filter plce:Tecoluca"] as &[&str]),
        ("tfoo", (40, 12), &[" this is no date: as in `2022`, `March…", " go to foo"]),
        (
            "acrap",
            (80, 24),
            &["             ▾ this is no date: as in `2022`, `March 2022` or `27 March 2022`", " as known on crap"],
        ),
        (
            "a2025/..",
            (80, 24),
            &["             ▾ it has no last day: write a day, a month or a year", " as known on 2025/.."],
        ),
        (
            "fduring:2022-13",
            (80, 24),
            &[" a month is 01 to 12, a season or a quarter 21 to 41: as in `2022-03`", " filter during:2022-13"],
        ),
        ("fduring:2022-13", (40, 12), &["                    ▾ as in `2022-03`", " filter during:2022-13"]),
        ("f\"abc", (40, 12), &["        ▾ the quotation is open: Tab \"", " filter \"abc"]),
        (":zzz", (80, 24), &["   ▾ no command here matches: F1 shows all keys", " : zzz"]),
        ("t3/4/2022", (40, 12), &[" Tab 3 April, again 4 March", " go to 3/4/2022"]),
        ("fTrump: x", (40, 12), &[" no field Trump: in quotation marks it…", " filter Trump: x"]),
    ] {
        let mut session = Session::new(el_salvador().timeline(), size.0, size.1);
        session.type_keys(keys);
        assert_eq!(last_rows(&session, told.len()), told, "{keys} at {size:?}");
        let untouched = session.screen();
        session.type_keys("<enter>");
        assert_eq!(session.screen(), untouched, "{keys}: there is no more to say of it on Enter");
    }
    // Nothing is wrong with what is not typed to its end.
    for keys in ["t2", "t202", "t2022-0", "t27 Mar", "ato", "abefore 20", "fduring:202"] {
        let mut session = opened();
        session.type_keys(keys);
        assert!(matches!(session.state.prompt().unwrap().reply, Reply::Nothing), "{keys}");
    }
    // However small the screen.
    for (width, height) in (1..30).flat_map(|width| (1..8).map(move |height| (width, height))) {
        Session::new(el_salvador().timeline(), width, height).type_keys("fplce:x").screen();
    }
}

/// What is said of a line takes one row, and nothing else of the screen is touched for it; whole where it fits.
#[test]
fn a_mistake_takes_one_row_at_every_width() {
    for keys in [
        "fplce:x",
        "fTrump: x",
        "fduring:2022-13",
        "f\"abc",
        "fis:singel",
        "tfoo",
        "t2022..2023",
        "t3/4/2022",
        "t2022-03-27T10:00+19:00",
        "acrap",
    ] {
        for width in (40..=43).chain([60, 79, 80, 100, 120, 172, 173, 250]) {
            let mut session = Session::new(el_salvador().timeline(), width, 24);
            let line =
                |session: &Session, n: usize| session.screen().lines().rev().nth(n).unwrap_or_default().to_owned();
            // But for the rule, which tells the keys of the line.
            let others = |session: &Session| -> Vec<String> {
                let screen = session.screen();
                let rows = screen.lines().skip(1).take(21);
                rows.filter(|row| !row.starts_with(['─', '━'])).map(str::to_owned).collect()
            };
            let before = others(&session);
            session.type_keys(keys);
            assert_eq!(others(&session), before, "{keys} at {width}");
            let told = line(&session, 1);
            let (words, remedy) = match &session.state.prompt().unwrap().reply {
                Reply::Mistake(mistake) => (mistake.words(), mistake.remedy()),
                Reply::Answer(answer) => (answer.to_string(), String::new()),
                reply => panic!("{keys}: {reply:?}"),
            };
            let has = |text: &str| !text.is_empty() && told.contains(text);
            assert!(has(&words) || has(&remedy) || told.ends_with('…'), "{keys} at {width}: {told:?}");
            assert!(has(&words) || words.chars().count() + 2 > width.into(), "{keys} at {width}: {told:?}");
            assert!(has(&words) || has(&remedy) || width < 80 || keys == "fTrump: x", "{keys} at {width}: {told:?}");
        }
    }
}

#[test]
fn tab_puts_in_what_was_meant_and_the_cursor_stays_in_what_is_right() {
    for (keys, line, cursor) in [
        ("fplce:Tecoluca<tab>", "place:Tecoluca", 14),
        ("fplce:Tecoluca<home><right><tab>", "place:Tecoluca", 6),
        ("ftga:trials plce:x<tab><tab>", "tag:trials place:x", 18),
        ("fdurng!:2022 x<tab>", "during!:2022 x", 14),
        ("fis:disptued prison<tab>", "is:disputed prison", 18),
        ("fprison during:\"about 2022\"<tab>", "prison during:\"2022\"", 20),
        ("f\"mass tr<tab>", "\"mass tr\"", 9),
        ("f\"mass\\<tab>", "\"mass\\", 6),
        ("tbefore 2022<tab>", "../2021", 7),
        ("aabout March 2022<tab>", "2022-03", 7),
        ("t3/4/2022<tab><tab>", "2022-03-04", 10),
    ] {
        let mut session = opened();
        session.type_keys(keys);
        let input = &session.state.prompt().unwrap().input;
        assert_eq!((input.text(), input.cursor()), (line, cursor), "{keys}");
    }
}

#[test]
fn a_value_of_no_event_has_the_one_proposed_that_is_like_it() {
    for (typed, told) in [
        ("person:Trump", "person:\"Donald Trump\""),
        ("person:nayib", "person:\"Nayib Bukele\""),
        ("place:Tecoluca during:1990", "place:\"Tecoluca, El Salvador\""),
    ] {
        let mut session = opened();
        session.type_keys(&format!("f{typed}<enter>"));
        let said = format!("Did you mean {told}?");
        assert!(session.screen().contains(&said), "{typed}: {}", session.screen());
    }
    for typed in ["person:xyzzy", "-person:Trump tag:xyzzy", "person:\"Donald Trump\" during:1990"] {
        let mut session = opened();
        session.type_keys(&format!("f{typed}<enter>"));
        let screen = session.screen();
        assert!(screen.contains("No event matches.") && !screen.contains("Did you mean"), "{typed}: {screen}");
    }
}

#[test]
fn the_filter_line_always_says_the_whole_truth() {
    let mut session = opened();
    session.type_keys("fcecot<enter>c<enter>");
    let typed = session.state.filter_typed().to_owned();
    assert!(typed.starts_with("cecot tag:"), "{typed}");
    session.type_keys("<enter>");
    assert_eq!(session.state.filter_typed(), "cecot");
    session.type_keys("<esc>");
    assert_eq!(session.state.filter().unwrap().typed, "cecot");
}

#[test]
fn a_day_is_shown_as_it_is_typed_and_taken_back() {
    let mut session = opened();
    let before = session.type_keys("jjj").screen();
    session.type_keys("a2025-12-20");
    let known = session.state.order().len();
    assert!(session.state.looks_back() && known < session.state.whole_timeline().len());
    assert_eq!(session.type_keys("<esc>").screen(), before);
    // What is no date yet leaves the day that was.
    session.type_keys("a2025-12-2");
    assert!(session.state.looks_back());
    session.type_keys("<ctrl-u>");
    assert!(!session.state.looks_back(), "without a day all is known");
    session.type_keys("2025<enter>a<ctrl-u>2026<esc>");
    assert_eq!(session.state.known().unwrap().cutoff.to_string(), "2025-12-31");
}

#[test]
fn items_of_a_view_are_found_by_what_their_rows_say() {
    for (view, words, none) in [("s", "kilmar", "xyzzy"), ("sj", "trial", "xyzzy"), ("vj", "deaths", "xyzzy")] {
        let mut session = opened().summarised();
        session.type_keys(view);
        let before = session.screen();
        session.type_keys("/").type_keys(words);
        let focused = |session: &Session| session.state.cursor(Pane::List).unwrap().0.focus;
        let found = focused(&session);
        session.type_keys("<esc>");
        assert_eq!(session.screen(), before, "Esc takes it back");
        session.type_keys("/").type_keys(words).type_keys("<enter>");
        assert_eq!(focused(&session), found);
        let kept = session.screen();
        session.type_keys("/").type_keys(none);
        assert!(session.screen().contains("“xyzzy” not found"), "{}", session.screen());
        session.type_keys("<esc>");
        assert_eq!(session.screen(), kept);
    }
}

/// What the rule says of the place and of what is searched for.
fn rule(session: &Session) -> String {
    let screen = session.screen();
    let rule = screen.lines().find_map(|line| line.strip_prefix("─ ")).unwrap_or_default();
    rule.split(" ─").next().unwrap_or_default().to_owned()
}

#[test]
fn what_is_found_in_the_list_of_a_view_is_counted_and_gone_through() {
    let mut session = opened().summarised();
    for (keys, says) in [
        ("/trial<enter>", "1/19 · “trial” 1/5"),
        ("s", "3/4 by events"),
        ("g/prison", "1/4 by events · “prison” 1/3"),
        ("<enter>", "1/4 by events · “prison” 1/3"),
        ("n", "2/4 by events · “prison” 2/3"),
        ("nn", "1/4 by events · “prison” 1/3 · from the beginning again"),
        ("N", "4/4 by events · “prison” 3/3 · from the end again"),
        ("kn", "4/4 by events · “prison” 3/3"),
        ("k", "3/4 by events · “prison” 3 found"),
        ("r", "2/4 by events, the fewest first · “prison” 3 found"),
        ("N", "1/4 by events, the fewest first · “prison” 1/3"),
        ("/xyzzy", "1/4 by events, the fewest first · “xyzzy” not found"),
        ("<esc>", "1/4 by events, the fewest first · “prison” 1/3"),
        ("G/<enter>", "1/4 by events, the fewest first · “prison” 1/3 · from the beginning again"),
        ("v", "measure 1/3"),
        ("/prison in", "measure 1/3 · “prison in” 1/1"),
        ("<enter>", "measure 1/3 · “prison in” 1/1"),
        ("<esc>", "1/19 · “trial” 1/5"),
        ("s", "2/4 by events, the fewest first"),
    ] {
        assert_eq!(rule(session.type_keys(keys)), says, "{keys}");
    }
}

#[test]
fn all_of_a_long_list_of_sources_are_looked_at() {
    let one = el_salvador().sources.swap_remove(0);
    let titled = |n: usize| Source { id: format!("s{n:05}"), title: format!("Page {n}"), ..one.clone() };
    let sources = (0..15_000).map(titled).collect();
    let events = vec![event("one", "2020", "Something happens")];
    let mut session = Session::new(Chronology { events, sources, ..Chronology::default() }.timeline(), 80, 24);
    session = session.summarised();
    session.type_keys("s/page 1499");
    assert_eq!(rule(&session), "1,500/15,000 by events · “page 1499” 1/12");
    session.type_keys("<enter>N");
    assert_eq!(rule(&session), "15,000/15,000 by events · “page 1499” 12/12 · from the end again");
}

#[test]
fn every_command_that_is_listed_does_what_its_key_does() {
    for keys in ["", "<enter>", "L", "s", "v", "i", "!"] {
        let mut beneath = opened();
        beneath.type_keys(keys);
        let mut listing = beneath.clone();
        listing.type_keys(":");
        let Reply::Commands(commands) = &listing.state.prompt().unwrap().reply else { panic!("{keys}: no commands") };
        assert!(commands.listed.len() > 9, "{keys}");
        // For the page of signs help is opened: no key does that at once.
        for (n, name) in commands.listed.iter().enumerate().filter(|(_, name)| name.name.as_str() != "signs") {
            let command = named(name.name.as_str()).unwrap();
            let (mut by_name, mut by_key) = (listing.clone(), beneath.clone());
            by_name.type_keys(&"<down>".repeat(n)).type_keys("<enter>");
            app::take(&mut by_key.state, [Input::Key(command.keys[0])]);
            assert_eq!(by_name.screen(), by_key.screen(), "{} after {keys:?}", command.name);
        }
    }
}

/// Two thousand events: too many to be searched between a key and its frame.
fn many() -> Session {
    let events = (0..2_000).map(|n| event(&format!("e{n}"), &format!("{:04}", 1 + n), "Something happens")).collect();
    Session::new(Chronology { events, ..Chronology::default() }.timeline(), 80, 24)
}

fn searches(session: &mut Session) -> Vec<Job> {
    let effects = std::mem::take(&mut session.effects);
    let of = |effect| match effect {
        Effect::Start(job) => matches!(job.question, Question::Find(..)).then_some(job),
        _ => None,
    };
    effects.into_iter().filter_map(of).collect()
}

fn found(job: &Job, rows: &[u32], is_all: bool) -> Action {
    let mut matches = Matches::default();
    for row in rows {
        matches.push(*row, Answer::Certainly);
    }
    Action::Done(job.done(Ok(app::Answer::Found { matches: Arc::new(matches), is_all })))
}

#[test]
fn a_large_timeline_is_searched_elsewhere_and_late_answers_are_passed_over() {
    let mut session = many();
    session.type_keys("fa");
    let first = searches(&mut session);
    session.type_keys("b");
    let second = searches(&mut session);
    assert_eq!([first.len(), second.len()], [1, 1]);
    assert!(first[0].number < second[0].number);
    // Nothing has been answered: all events are shown, and the screen answers.
    assert_eq!(session.state.order().len(), 2_000);
    update(&mut session.state, found(&first[0], &[1], true));
    assert_eq!(session.state.order().len(), 2_000, "nobody asks that any more");
    update(&mut session.state, found(&second[0], &[5, 9], false));
    assert_eq!(session.state.order().len(), 2, "what is found so far is shown");
    assert!(session.screen().contains("so far"));
    update(&mut session.state, found(&second[0], &[5, 9, 12], true));
    assert_eq!(session.state.order().len(), 3);
    assert!(!session.state.is_searching());
    update(&mut session.state, found(&second[0], &[], true));
    assert_eq!(session.state.order().len(), 3, "it was answered already");
}

#[test]
fn escape_stops_waiting() {
    let mut session = many();
    session.type_keys("/a");
    let asked = searches(&mut session);
    assert_eq!(asked[0].question.kind(), JobKind::Search);
    session.type_keys("<esc>");
    update(&mut session.state, found(&asked[0], &[1_999], true));
    assert_eq!(session.state.position(), 0);
    assert!(session.state.search().is_none());
}

#[test]
fn going_to_a_date_says_how_near_it_is() {
    for (typed, said) in [
        ("2022-03", "event"),
        ("1800", "later"),
        ("2400", "earlier"),
        ("2022-03-26T10:00:00Z", "none certainly; 4 may"),
    ] {
        let mut session = opened();
        let told = session.type_keys(&format!("t{typed}<enter>")).said();
        assert!(told.contains(said), "{typed}: {told}");
    }
}

#[test]
fn going_to_a_date_asks_as_queries_do_and_tells_no_more_than_is_known() {
    const BY_REPORT: &str = "[[events]]\ndate = \"2022-04-10\"\ndated_by = \"report\"\ntitle = \"A\"\n";
    const UNDATED: &str = "[[events]]\ndate = \"XXXX-12-25\"\ntitle = \"B\"\n";
    const YEAR: &str = "[[events]]\ndate = \"2020\"\ntitle = \"C\"\n";
    const DAY: &str = "[[events]]\ndate = \"2022-04-01\"\ntitle = \"D\"\n";
    for (events, typed, said) in [
        ([BY_REPORT, UNDATED], "2022-04-10", "10 April 2022: none certainly; 2 may, first “A”"),
        ([BY_REPORT, UNDATED], "2019", "2019: none certainly; 2 may, first “A”"),
        ([BY_REPORT, UNDATED], "2022-05", "May 2022: none certainly; 1 may, first “B”"),
        ([YEAR, DAY], "2019", "2019: none; the nearest is later, within 12 months"),
        ([YEAR, DAY], "2018", "2018: none; the nearest is 1 to 2 years later"),
        ([YEAR, DAY], "2022-03-27", "27 March 2022: none; the nearest is 5 days later"),
        ([YEAR, DAY], "2022-04-03", "3 April 2022: none; the nearest is 2 days earlier"),
    ] {
        let timeline = read(&[Opened::held("t.toml", events.concat())], &Reading::default());
        let mut session = Session::new(Arc::new(timeline), 120, 24);
        let told = session.type_keys(&format!("t{typed}<enter>")).said();
        assert_eq!(told.trim_end_matches('.'), said, "{typed}");
    }
}

/// A number is for the key that goes, not for the line that is opened.
#[test]
fn a_number_before_a_search_is_dropped_and_one_before_its_steps_counts() {
    let place = |keys: &str| {
        let mut session = Session::new(el_salvador().timeline(), 120, 40);
        session.type_keys(keys);
        session.state.position()
    };
    assert_eq!(place("3/CECOT<enter>"), place("/CECOT<enter>"));
    assert_eq!(place("3/<esc>j"), 1, "nothing is left of it");
    assert_eq!(place("/CECOT<enter>2n"), place("/CECOT<enter>nn"));
    assert_eq!(place("/CECOT<enter>3n2N"), place("/CECOT<enter>n"));
    assert_ne!(place("/CECOT<enter>2n"), place("/CECOT<enter>"));
}
