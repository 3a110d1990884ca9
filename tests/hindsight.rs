//! What was known when, in sessions: the line, the steps, and everything on the screen following the day.

#![expect(clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod support;

use dateline::app::action::{Action, AsOf, Files};
use dateline::app::{Answer, Effect, Job, JobError, Progress, Question, update};
use dateline::evidence::as_of::{AsKnown, Publications};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Day, Timeline};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;
use support::{Session, el_salvador};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (30, 10)];

fn of(name: &str, text: &str) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held(name, text)], &Reading::default()))
}

/// The chronology built into the program.
fn built_in() -> Arc<Timeline> {
    of("built in", include_str!("../events.toml"))
}

/// So many events, the one of a day reported on the next.
fn many(events: usize) -> Arc<Timeline> {
    let mut text = String::new();
    for n in 0..events {
        let day = |n: usize| format!("{}-{:02}-{:02}", 1900 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
        let source = format!("{{ title = \"s\", published = \"{}\" }}", day(n + 1));
        let _ = writeln!(
            text,
            "[[events]]\nid = \"e{n}\"\ndate = {}\ntitle = \"Event {n}.\"\nsources = [{source}]",
            day(n)
        );
    }
    of("many.toml", &text)
}

/// The first line of the screen, its blanks squeezed.
fn header(session: &Session) -> String {
    session.screen().lines().next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One event known, `later` that came later, `kept` that nothing dates, `maybe` that may have been known.
fn some_known(zone: &str, [later, kept, maybe]: [usize; 3]) -> Arc<Timeline> {
    let mut text = if zone.is_empty() { String::new() } else { format!("zone = \"{zone}\"\n") };
    let dated = |published: &str| format!("sources = [{{ title = \"s\", published = \"{published}\" }}]");
    let sources = std::iter::once(dated("2022-01-01"))
        .chain((0..later).map(|_| dated("2023-01-01")))
        .chain((0..kept).map(|_| String::new()))
        .chain((0..maybe).map(|_| dated("2022-05")));
    for (n, sources) in sources.enumerate() {
        let _ = writeln!(text, "[[events]]\ndate = \"2021-03-01\"\ntitle = \"Event {n}.\"\n{sources}");
    }
    of("zone.toml", &text)
}

/// The day first, how much is hidden and kept, the clock, in words; the keys; then longer words.
#[test]
fn the_day_and_what_it_hides_are_told_at_every_width() {
    const ZONE: &str = "America/El_Salvador";
    let days = [("2022-05-10", ["2022-05-10", "10 May 2022"]), ("2022-05-10T12:00Z", ["2022-05-10T", "10 May 2022, "])];
    for (zone, counts, (typed, day)) in ["", ZONE].into_iter().flat_map(|zone| {
        let counts = [[4, 8, 0], [120, 38, 3], [4, 0, 0], [0, 0, 1]];
        counts.into_iter().flat_map(move |counts| days.map(|day| (zone, counts, day)))
    }) {
        let mut session = Session::new(some_known(zone, counts), 250, 24);
        session.type_keys(&format!("a{typed}<enter>"));
        let clock = match (typed.contains('T'), zone) {
            (false, _) => "",
            (true, "") => "12:00",
            (true, _) => "06:00",
        };
        let [later, kept, _] = counts;
        for width in 20..=250_u16 {
            session.type_keys(&format!("<resize {width} 6>"));
            let header = header(&session);
            let at = format!("{width} {zone} {typed} {counts:?}: {header}");
            let has = |words: &[&str]| words.iter().any(|words| header.contains(words));
            let is_whole = has(&day) && has(&[clock]) && !has(&["…"]);
            assert!(is_whole || width < 30 && !clock.is_empty(), "{at}");
            let later = match later {
                0 => has(&["\u{2212}0", "nothing later"]) || counts != [0; 3],
                n => has(&[&format!("\u{2212}{n}"), &format!("{n} later"), &format!("{n} came later")]),
            };
            let kept = kept == 0 || has(&[&format!("{kept}·"), &format!("{kept} undated")]);
            assert!(later && kept || width < 40 && (!clock.is_empty() || width < 22), "{at}");
            let has_zone = zone.is_empty() || has(&["UTC\u{2212}6", "El_Salvador"]);
            let has_keys = has(&["Esc ends"]);
            assert!(has_zone || !has_keys && (width < 43 || !clock.is_empty() && width < 55), "{at}");
            assert!(
                has_keys || width < if zone.is_empty() { 54 } else { 68 } + if clock.is_empty() { 0 } else { 15 },
                "{at}"
            );
            // All words come last.
            assert!(
                counts[0] == 0 || !has(&["known"]) || has_keys && has_zone && has(&[", . day Esc ends it"]),
                "{at}"
            );
            assert!(width < 140 || has(&["known"]) && (zone.is_empty() || has(&[ZONE])), "{at}");
        }
    }
}

#[test]
fn screens_of_what_was_known() {
    for (name, keys) in [
        ("as-of-typed", "a2025-12-23"),
        ("as-of", "a2025-12-23<enter>"),
        ("as-of-a-day-later", "a2025-12-23<enter>."),
        ("as-of-no-day", "a2025-12/..<enter>"),
        ("as-of-sources", "a2025-12-23<enter>s"),
        ("as-of-nothing", "a1999<enter>"),
    ] {
        let screens = SIZES.map(|(width, height)| {
            let mut session = Session::new(built_in(), width, height);
            session.type_keys(keys);
            format!("{width}×{height}\n{}", session.summarised().screen())
        });
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

#[test]
fn what_is_left_of_an_event_is_edited_at_its_own_line() {
    let text = "[[events]]\ndate = 2020\ntitle = \"e\"\nsources = [{ title = \"l\", published = 2024 }, { title = \"a\", published = 2021 }]\n\
[[events.claims]]\ntext = \"Later.\"\nsources = [{ title = \"m\", published = 2024 }]\n\
[[events.claims]]\ntext = \"Before.\"\nsources = [\n{ title = \"b\", published = 2021 }]\n";
    for (keys, lines) in [("<enter>j", [6, 9]), ("1", [4, 4]), ("2", [4, 11]), ("<enter>jj", [9, 4])] {
        let edited = ["", "a2022<enter>"].map(|day| {
            let mut session = Session::new(of("a.toml", text), 80, 24);
            session.type_keys(&format!("{day}{keys}e"));
            match session.effects.last() {
                Some(Effect::Edit { line, .. }) => *line,
                other => panic!("{keys}: {other:?}"),
            }
        });
        assert_eq!(edited, lines, "{keys}");
    }
}

#[test]
fn steps_go_from_day_to_day_and_from_publication_to_publication() {
    for (keys, day) in [
        ("a2025-12<enter>", "31 December 2025"),
        ("a2025-12<enter>,", "30 December 2025"),
        ("a2025-12<enter>..", "2 January 2026"),
        ("a2025-12-23<enter>)", "24 December 2025"),
        ("a2025-12-23<enter>))", "6 April 2026"),
        ("a2026<enter>(", "6 April 2026"),
        ("a2026<enter>((", "24 December 2025"),
        ("(", "6 April 2026"),
        (",", "30 April 2026"),
        ("a2025<enter>a<ctrl-u>2024-01<enter>", "31 January 2024"),
    ] {
        let mut session = Session::new(built_in(), 120, 40);
        session.type_keys(keys);
        let header = header(&session);
        assert!(header.starts_with(&format!("AS OF {day} ")), "after {keys}: {header}");
    }
}

/// A day may stand for a source, or for an event of which nothing says when it was told.
#[test]
fn a_step_says_what_the_day_stands_for() {
    let text = r#"
        [[sources]]
        id = "exact"
        title = "Exact"
        published = "2025-12-24"
        [[sources]]
        id = "month"
        title = "Of a month"
        published = "2022-03"
        [[events]]
        date = "2021"
        title = "Dated"
        sources = ["exact", "month"]
        [[events]]
        date = "2023-05-06"
        title = "Undated"
        [[events]]
        date = "2025-12-24"
        title = "Undated, on the day of the other"
    "#;
    for (keys, told) in [
        ("(", "24 Dec 2025: a source came out \u{b7} something undated may begin."),
        ("((", "6 May 2023: something undated may begin."),
        ("(((", "31 Mar 2022: a source had come out by then."),
        ("((((", "1 Mar 2022: a source may have come out."),
        ("(((()", "31 Mar 2022: a source had come out by then."),
    ] {
        let mut session = Session::new(of("news.toml", text), 80, 24);
        session.type_keys(keys);
        assert!(session.said().contains(told), "after {keys}: {}", session.said());
        let screen = session.screen();
        assert!(screen.contains(told), "it stands whole:\n{screen}");
    }
}

#[test]
fn steps_at_the_ends_say_so() {
    for (keys, told) in [
        (")", "All is shown; , ( go back."),
        (".", "All is shown; , ( go back."),
        ("a2026<enter>)", "Nothing new after 31 Dec 2026; Esc shows all."),
        ("(.", "Nothing new after 6 Apr 2026; Esc shows all."),
        ("a1999<enter>(", "Nothing new before 31 Dec 1999."),
        ("a1999<enter>,", "Nothing new before 31 Dec 1999."),
    ] {
        let mut session = Session::new(built_in(), 120, 40);
        session.type_keys(keys);
        let before = header(&session);
        assert!(session.said().starts_with(told), "after {keys}: {}", session.said());
        session.type_keys("j");
        assert_eq!(header(&session), before, "it stays where it is");
    }
}

#[test]
fn escape_shows_all_again_and_keeps_the_focus() {
    let mut session = Session::new(built_in(), 120, 40).summarised();
    let whole = session.state.timeline().len();
    session.type_keys("jjjjj/cecot<enter>");
    let focus = session.state.focused();
    session.type_keys("a2025-12-23<enter>");
    assert_eq!(session.state.focused(), focus, "the same event has the focus");
    assert!(session.state.timeline().len() < whole && session.state.disputed() == (0, 0));
    session.type_keys("<esc>");
    assert!(session.state.search().is_none() && session.state.known().is_some(), "one step at a time");
    session.type_keys("<esc>");
    assert_eq!((session.state.timeline().len(), session.state.focused()), (whole, focus));
    assert_eq!(session.state.disputed(), (8, 0), "what was summed up is still known");
}

#[test]
fn the_focus_goes_to_what_is_nearest_where_its_event_was_not_known() {
    let mut session = Session::new(built_in(), 120, 40);
    session.type_keys("G");
    let last = session.state.position();
    session.type_keys("a2025-12-23<enter>");
    assert!(session.state.position() < last && session.state.position() + 1 == session.state.timeline().len());
}

#[test]
fn what_is_asked_is_asked_of_what_was_known() {
    let mut session = Session::new(built_in(), 120, 40).summarised();
    session.type_keys("fis:disputed<enter>");
    assert_eq!(session.state.order().len(), 8);
    session.type_keys("a2025-12-23<enter>");
    assert_eq!(session.state.order().len(), 0);
    session = session.summarised();
    session.type_keys("))");
    session = session.summarised();
    assert_eq!(session.state.order().len(), 8, "{}", session.screen());
    session.type_keys("c");
    assert!(session.screen().contains("prison"));
}

fn jobs(effects: &[Effect]) -> impl Iterator<Item = &Job> {
    effects.iter().filter_map(|effect| if let Effect::Start(job) = effect { Some(job) } else { None })
}

/// The days that are asked for, with the jobs that ask.
fn days(effects: &[Effect]) -> Vec<(Job, Day)> {
    let asked = |job: &Job| if let Question::AsOf(day) = &job.question { Some((job.clone(), day.day)) } else { None };
    jobs(effects).filter_map(asked).collect()
}

#[test]
fn a_large_timeline_is_looked_through_while_keys_are_answered() {
    let whole = many(1_500);
    let mut session = Session::new(Arc::clone(&whole), 120, 40);
    session.type_keys("a1900-02-10<enter>");
    let asked = days(&session.effects);
    let (job, day) = asked.last().unwrap();
    let listing = jobs(&session.effects).find(|job| matches!(job.question, Question::Publications)).unwrap().clone();
    assert!(header(&session).starts_with("AS OF 10 February 1900: being looked for"));
    session.type_keys("jj");
    assert_eq!(session.state.position(), 2, "keys are answered");
    // A step further: the first answer is of no use any more.
    session.type_keys(",");
    let asked_later = days(&session.effects);
    let (later, before) = asked_later.last().unwrap();
    assert_eq!(asked_later.len(), asked.len() + 1);
    let answer = |job: &Job, day: &Day| Action::Done(job.done(Ok(Answer::AsOf(AsKnown::of(&whole, *day).into()))));
    update(&mut session.state, answer(job, day));
    assert_eq!(session.state.timeline().len(), 1_500);
    let effects = update(&mut session.state, answer(later, before));
    assert!(jobs(&effects).any(|job| matches!(job.question, Question::Summary)), "{effects:?}");
    assert!(header(&session).starts_with("AS OF 9 February 1900 · 36 events known, 1,464 came later"));
    assert_eq!((session.state.timeline().len(), session.state.position()), (36, 2));
    // A step to a day of publication waits until those are known.
    session.type_keys("(");
    assert!(session.said().contains("in a moment"), "{}", session.said());
    let effects = update(
        &mut session.state,
        Action::Done(listing.done(Ok(Answer::Publications(Arc::new(Publications::of(&whole)))))),
    );
    assert!(matches!(days(&effects)[..], [(_, Day { month: 2, day: 8, .. })]), "{effects:?}");
    session.type_keys("<esc>");
    assert_eq!((session.state.timeline().len(), session.state.position()), (1_500, 2));
}

#[test]
fn a_file_that_has_changed_cannot_tell() {
    let mut session = Session::new(many(1_500), 80, 24);
    session.type_keys("a1900-02-10<enter>");
    let asked = days(&session.effects);
    let (job, _) = asked.last().unwrap();
    update(&mut session.state, Action::Done(job.done(Err(JobError::FileChanged("ships.toml".to_owned())))));
    assert!(
        session.said().starts_with("The file has changed, R reads it again: what was known then cannot be told"),
        "{}",
        session.said()
    );
    assert!(session.state.known().is_none() && !session.state.looks_back());
}

#[test]
fn while_files_are_read_the_day_waits() {
    let mut session = Session::new(built_in(), 120, 40);
    update(&mut session.state, Action::Files(Files::Reading(Progress { read: 1, of: 4, events: 7 })));
    session.type_keys("a2025-12-23<enter>");
    assert!(header(&session).starts_with("AS OF 23 December 2025: once all is read"));
    assert!(session.state.known().is_none(), "nothing is guessed");
    session.type_keys("(");
    assert!(session.said().starts_with("The days of change are known once all is read."));
    update(&mut session.state, Action::Files(Files::SoFar(built_in())));
    update(&mut session.state, Action::Files(Files::Loaded(built_in())));
    // One step back from there, to the day on which an event that nothing dates may have begun.
    let stepped = "AS OF 1 March 2025";
    assert!(header(&session).starts_with(stepped), "{}", header(&session));
    // Files that are read again tell of the same day.
    update(&mut session.state, Action::Files(Files::Loaded(built_in())));
    assert!(header(&session).starts_with(stepped), "{}", header(&session));
    session.type_keys("<esc>");
    assert_eq!(session.state.timeline().len(), 25);
}

/// The ids of the events that are shown, with how many claims each makes.
fn known(session: &Session) -> Vec<(String, usize)> {
    let timeline = session.state.timeline();
    let events = (0..timeline.len()).map(|row| timeline.event(row).expect("it is held in memory"));
    events.map(|event| (event.id, event.claims.len())).collect()
}

#[test]
fn a_later_day_never_knows_less() {
    for timeline in [built_in(), el_salvador().timeline(), many(50)] {
        let days: BTreeSet<Day> = Publications::of(&timeline).days().collect();
        let around = days.iter().flat_map(|day| (-1..=1).map(|by| Day::from_days(day.to_days() + by)));
        let mut session = Session::new(Arc::clone(&timeline), 80, 24);
        let mut before: Vec<(String, usize)> = Vec::new();
        for day in around.collect::<BTreeSet<Day>>() {
            update(&mut session.state, Action::AsOf(AsOf::Day(Some(day.into()))));
            let now = known(&session);
            let kept = |(id, claims): &(String, usize)| now.iter().any(|(other, more)| other == id && more >= claims);
            assert!(before.iter().all(kept), "{day}: {before:?} {now:?}");
            before = now;
        }
        assert_eq!(before.len(), timeline.len(), "as of the last publication all is known");
    }
}

proptest! {
    #[test]
    fn steps_in_any_order_end_where_they_began(keys in "[,.()]{1,12}") {
        let mut session = Session::new(built_in(), 80, 24);
        let all = known(&session);
        session.type_keys(&keys);
        let day = session.state.known().map(|marks| marks.cutoff.day);
        if let Some(day) = day {
            let told: Vec<String> = known(&session).into_iter().map(|(id, _)| id).collect();
            let whole = built_in();
            let fresh = AsKnown::of(&whole, day).timeline;
            let fresh: Vec<String> = (0..fresh.len()).map(|row| fresh.event(row).unwrap().id).collect();
            prop_assert_eq!(told, fresh);
        }
        session.type_keys("<esc>");
        prop_assert_eq!(known(&session), all);
    }
}

#[test]
fn what_was_not_known_is_nowhere_to_be_seen() {
    let text = "[[sources]]\nid = \"a\"\ntitle = \"A\"\npublished = \"2022-01\"\n\
                [[sources]]\nid = \"b\"\ntitle = \"B\"\npublished = \"2023-01\"\n\
                [[events]]\ndate = \"2021\"\ntitle = \"Early\"\nafter = [\"late-event\"]\nsee = [\"late-event\"]\n\
                [[events.claims]]\ntext = \"one\"\nsources = [\"a\"]\ndisputes = [\"late-claim\"]\n\
                [[events]]\nid = \"late-event\"\ndate = \"2021\"\ntitle = \"Late\"\n\
                [[events.claims]]\nid = \"late-claim\"\ntext = \"two\"\nsources = [\"b\"]\n";
    let screen = |keys: &str| Session::new(of("t.toml", text), 80, 24).summarised().type_keys(keys).screen();
    let told = ["≠", "disputed", "Late"];
    let all = screen("");
    assert!(told.iter().all(|words| all.contains(words)), "{all}");
    let by_then = screen("a2022<enter>");
    assert!(by_then.contains("one") && !told.iter().any(|words| by_then.contains(words)), "{by_then}");
    assert!(!by_then.contains("late-") && !by_then.contains("not known"), "{by_then}");
}

/// A source that says of an order without a date, and of which of two events of one day: it was out from 1 May 2022 on.
const ORDERED: &str = "[[sources]]\nid = \"s\"\ntitle = \"S\"\npublished = \"2022-05-01\"\n\
[[events]]\nid = \"a\"\ndate = \"2022-01\"\ntitle = \"A\"\n\
[[events]]\nid = \"b\"\ndate = \"2022-01\"\ntitle = \"B\"\n\
[[events]]\nid = \"c\"\ndate = \"2022-01\"\ntitle = \"C\"\nbefore = [{ id = \"a\", source = \"s\" }]\n";

#[test]
fn what_is_said_of_the_order_was_known_as_its_source_was() {
    let with = |from: &str, to: &str| of("t.toml", &ORDERED.replace(from, to));
    let hidden = "title = \"A\"\nsources = [{ title = \"later\", published = 2023 }]";
    for (whole, known, told) in [
        (with("", ""), "abc", false),
        (with("2022-05-01", "2022-03-01"), "bca", true),
        // It may have been out.
        (with("2022-05-01", "2022"), "bca", true),
        (with("published = \"2022-05-01\"\n", ""), "bca", true),
        // The words of nobody are the file's own, and stand while both events do.
        (with(", source = \"s\"", ""), "bca", true),
        (with("title = \"A\"", hidden), "bc", false),
    ] {
        let ids =
            |timeline: &Timeline| (0..timeline.len()).map(|row| timeline.event(row).unwrap().id).collect::<String>();
        let as_known = AsKnown::of(&whole, Day { year: 2022, month: 3, day: 1 });
        assert_eq!(ids(&as_known.timeline), known, "of {}", ids(&whole));
        let of_c = as_known.timeline.event(known.find('c').unwrap()).unwrap();
        assert_eq!(!of_c.before.is_empty(), told, "of {}", ids(&whole));
        let screen = Session::new(whole, 80, 24).type_keys("a2022-03-01<enter>G").screen();
        assert!(!screen.contains("not listed"), "{screen}");
    }
}

/// What an event says of another: whether it comes after it, which one, and whether that was said early.
type Word = (bool, usize, bool);

/// Events of dates that leave much of their order open, of which each may have been known later, and says of others that it
/// comes after or before them; only what was known where `early`.
fn ordered(events: &[(&str, bool, Vec<Word>)], early: bool) -> Arc<Timeline> {
    let mut text = String::new();
    for (id, published) in [("early", "2022-02-01"), ("late", "2023-01-01")] {
        let _ = writeln!(text, "[[sources]]\nid = \"{id}\"\ntitle = \"{id}\"\npublished = \"{published}\"");
    }
    let source = |is_early: bool| if is_early { "early" } else { "late" };
    let is_there = |of: usize| !early || events[of].1;
    for (at, (date, is_early, words)) in events.iter().enumerate().filter(|(at, _)| is_there(*at)) {
        let said = |side: bool| -> String {
            let told = words.iter().map(|(after, of, when)| (*after, of % events.len(), *when));
            let told =
                told.filter(|(after, of, when)| *after == side && *of != at && is_there(*of) && (!early || *when));
            let told = told.map(|(_, of, when)| format!("{{ id = \"e{of}\", source = \"{}\" }}, ", source(when)));
            told.collect::<Vec<_>>().concat()
        };
        let _ = writeln!(
            text,
            "[[events]]\nid = \"e{at}\"\ndate = \"{date}\"\ntitle = \"e{at}\"\nsources = [\"{}\"]\nafter = [{}]\nbefore = [{}]",
            source(*is_early),
            said(true),
            said(false)
        );
    }
    of("t.toml", &text)
}

const OPEN: [&str; 9] = [
    "2022-01",
    "2022",
    "2022-01-05",
    "2022-01-20",
    "2021-12-20/2022-01-10",
    "[..2022-01-10]",
    "2022-01-05T10:00:00.5Z",
    "2022-01-05T10:00:00.2Z",
    "XXXX",
];

proptest! {
    /// As of a day the order is that of a file that says no more than was known.
    #[test]
    fn the_order_as_of_a_day_follows_from_what_was_known(events in prop::collection::vec(
        (prop::sample::select(&OPEN[..]), prop::bool::weighted(0.8), prop::collection::vec((any::<bool>(), 0_usize..7, any::<bool>()), 0..3)),
        2..7,
    )) {
        let places = |timeline: &Timeline| -> Vec<(String, bool)> {
            let is_moved = |row: usize| timeline.rows()[row].flags.has(dateline::model::Flags::MOVED);
            (0..timeline.len()).map(|row| (timeline.event(row).unwrap().id, is_moved(row))).collect()
        };
        let known = AsKnown::of(&ordered(&events, false), Day { year: 2022, month: 6, day: 1 });
        prop_assert_eq!(places(&known.timeline), places(&ordered(&events, true)));
    }
}

/// Words on a source that may have been out, or that has no date, are marked in the details as events are in the list.
#[test]
fn words_that_may_not_have_been_known_say_so() {
    for (published, told) in [
        ("published = \"2022-01\"", None),
        ("published = \"2022-03-01~\"", Some("S (possibly known on 1 March 2022)")),
        ("published = \"2022\"", Some("S (possibly known on 1 March 2022)")),
        ("", Some("S (no dated source: known or not on 1 March 2022)")),
    ] {
        let whole = of("t.toml", &ORDERED.replace("published = \"2022-05-01\"", published));
        let screen = |keys: &str| Session::new(Arc::clone(&whole), 120, 40).type_keys(keys).screen();
        assert!(!screen("G").contains("says S ("), "only as of a day");
        for keys in ["a2022-03-01<enter>g", "a2022-03-01<enter>G"] {
            let screen = screen(keys);
            // The first is B, of which nothing is said; then the one that says so, and the one of which it is said.
            let is_said = screen.contains(", says S");
            assert!(!is_said || told.is_none_or(|told| screen.contains(told)), "{screen}");
            assert!(told.is_some() || !screen.contains("says S ("), "{screen}");
            assert_eq!(is_said, keys.ends_with('G'), "{screen}");
        }
    }
}
