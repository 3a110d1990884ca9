//! What follows from the built-in chronology: all that `docs/evidence.md` says of it, checked.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a page that does not say what it must fails the test")]

use dateline::dossier::in_words;
use dateline::evidence::as_of::{AsOf, Out, Publications};
use dateline::evidence::basis::Basis;
use dateline::evidence::figures::{Compared, Figures};
use dateline::evidence::gap::{Gap, Gaps};
use dateline::evidence::independence::{Independence, words};
use dateline::evidence::lag::Reports;
use dateline::evidence::rules::{self, Finding, NamesUsed, Rule, Rules};
use dateline::evidence::sources::{Sources, Tally};
use dateline::format::{self, Opened, Reading};
use dateline::model::{Date, Day, Event, Order, Timeline};

const PAGE: &str = include_str!("../docs/evidence.md");

fn read(text: &str) -> Timeline {
    let timeline = format::read(&[Opened::held("events.toml", text)], &Reading::default());
    assert_eq!(timeline.problems.errors(), 0, "{:?}", timeline.problems);
    timeline
}

fn built_in() -> Timeline {
    read(include_str!("../events.toml"))
}

fn rows(timeline: &Timeline) -> impl Iterator<Item = (u32, Event)> {
    (0..).zip(0..timeline.len()).map(|(row, index)| (row, timeline.event(index).unwrap()))
}

fn compared(timeline: &Timeline) -> Compared {
    let mut figures = Figures::default();
    rows(timeline).for_each(|(row, event)| figures.add(timeline, row, &event));
    figures.compare()
}

fn day(text: &str) -> Day {
    Date::parse(text).unwrap().bounds().latest.day().unwrap()
}

#[test]
fn one_event_rests_on_two_independent_sources_and_all_others_on_one() {
    let timeline = built_in();
    let mut independence = Independence::new(&timeline);
    for (_, event) in rows(&timeline) {
        let expected = if event.id == "transfers" { 2 } else { 1 };
        let (origins, of_claims) = independence.support(&event);
        assert_eq!(origins, expected, "{}", event.id);
        assert!(of_claims.iter().all(|origins| *origins == 1 || event.id == "transfers"), "{}", event.id);
    }
    assert!(PAGE.contains(&words(2)) && PAGE.contains(&words(1)) && PAGE.contains(&words(0)));
}

/// The rows of the table with this head, each as its cells.
fn table(head: &str) -> Vec<Vec<&'static str>> {
    let table = PAGE.split_once(head).unwrap_or_else(|| panic!("{head} is there")).1;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What is cited in a cell, as TOML.
fn cited(cell: &str) -> String {
    let ids: Vec<String> = cell.split('`').skip(1).step_by(2).map(|id| format!("{id:?}")).collect();
    format!("sources = [{}]\n", ids.join(", "))
}

/// The sources of the section on independence, and an event with claims.
fn with_sources(event: &str, claims: &str) -> Timeline {
    let section = PAGE.split_once("\n## Independence\n").unwrap().1;
    let sources = section.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let claims = claims.split(';').map(|cell| format!("[[events.claims]]\ntext = \"said\"\n{}", cited(cell)));
    let claims: String = claims.collect();
    let text = format!("{sources}\n[[events]]\ndate = 2022\ntitle = \"A dam\"\n{}{claims}", cited(event));
    format::read(&[Opened::held("dam.toml", text)], &Reading::default())
}

#[test]
fn every_line_of_the_tables_of_support_and_independence_holds() {
    let support = table("| the event cites | its claims cite | told |");
    let independence = table("| cited | independent | because |");
    assert_eq!((support.len(), independence.len()), (7, 7));
    let basis = |timeline: &Timeline| Basis::of(timeline, &timeline.event(0).unwrap());
    for row in &support {
        assert_eq!(basis(&with_sources(row[0], row[1])).words(), row[2], "{row:?}");
    }
    for row in &independence {
        for (event, claim) in [(row[0], ""), ("", row[0])] {
            assert_eq!(basis(&with_sources(event, claim)).origins.to_string(), row[1], "{row:?}");
        }
    }
}

#[test]
fn the_texts_part_in_four_places_and_the_deaths_in_prison_are_a_series() {
    let timeline = built_in();
    let compared = compared(&timeline);
    let event = |row: u32| timeline.event(row as usize).unwrap().id;
    let all = compared.disagreements.all().iter();
    let sides: Vec<String> = all
        .map(|one| {
            assert!(one.said && one.seen.is_none());
            let mut sides: Vec<String> = one.sides.iter().map(|side| event(side.row)).collect();
            sides.dedup();
            sides.join(", ")
        })
        .collect();
    assert_eq!(
        sides,
        [
            "mass-trials-introduced, prison-count-2021, emergency",
            "cecot-opens, mass-trials-2026",
            "transfers",
            "gang-deaths, mass-trials-defended",
        ]
    );
    let deaths = compared.series().iter().find(|one| one.measure().starts_with("deaths in prison")).unwrap();
    let speakers: Vec<_> = compared.points(deaths).iter().map(|point| compared.speaker(point).unwrap()).collect();
    assert_eq!(speakers, ["unnamed reports", "Socorro Jurídico Humanitario"]);
}

/// What is said of two figures of one measure, each `at` a date or a total `over` it, and of how sure it is.
fn said(figures: [(&str, &str, u32); 2]) -> &'static str {
    let event = |(key, date, value)| {
        let figure = format!("{{ measure = \"beds\", value = {value}, {key} = \"{date}\" }}");
        format!(
            "[[events]]\ndate = \"2026\"\ntitle = \"{value}\"\nclaims = [{{ text = \"so many\", figure = {figure} }}]\n"
        )
    };
    let compared = compared(&read(&figures.map(event).concat()));
    compared.disagreements.all().first().and_then(|one| one.seen).map_or("nothing", in_words)
}

#[test]
fn figures_part_as_the_tables_say() {
    let at = table("| one is for | the other for | said |");
    for row in &at {
        assert_eq!(said([("date", row[0], 10), ("date", row[1], 20)]), row[2], "{row:?}");
    }
    let over = table("| over | a total over | when the first is more | when it is less |");
    for row in &over {
        assert_eq!(said([("over", row[0], 20), ("over", row[1], 10)]), row[2], "{row:?}");
        assert_eq!(said([("over", row[0], 10), ("over", row[1], 20)]), row[3], "{row:?}");
    }
    assert_eq!((at.len(), over.len()), (7, 5));
}

#[test]
fn what_was_known_grows_from_publication_to_publication() {
    let timeline = built_in();
    let days: Vec<String> = Publications::listed(&timeline).days().map(|day| day.to_string()).collect();
    assert_eq!(days, ["2025-12-24", "2026-04-06"]);
    for (on, known, undated, later) in [("2025-12-23", 10, 10, 15), ("2025-12-24", 21, 8, 4), ("2026-04-06", 25, 8, 0)]
    {
        let mut as_of = AsOf::new(day(on));
        let all: Vec<_> = rows(&timeline).filter_map(|(_, event)| as_of.event(&timeline, event)).collect();
        let without_date = all.iter().filter(|known| known.out == Out::Undated).count();
        assert_eq!((all.len(), without_date, timeline.len() - all.len()), (known, undated, later), "{on}");
    }
}

#[test]
fn the_lag_of_the_transfers_is_told_and_that_of_what_a_report_dates_is_not() {
    let timeline = built_in();
    let mut reports = Reports::new(&timeline);
    for (id, told) in [
        (
            "transfers",
            Some("earliest dated source cited here: The Sun (Malaysia), 24 December 2025, 8 to 10 months later"),
        ),
        ("mass-trials-2026", None),
        ("prison-count-2024", None),
    ] {
        let (_, event) = rows(&timeline).find(|(_, event)| event.id == id).unwrap();
        assert_eq!(reports.lag(&event).map(|lag| lag.words()).as_deref(), told, "{id}");
        let page = PAGE.replace('\n', " ").replace("   ", " ").replace("  ", " ");
        assert!(told.is_none_or(|told| page.contains(told)), "{id}");
    }
}

#[test]
fn every_line_of_the_table_of_lags_holds() {
    let table = table("| event | published | told |");
    assert_eq!(table.len(), 7);
    for row in table {
        let [date, published] = [row[0], row[1]].map(|cell| cell.trim_matches('`'));
        let text = format!(
            "[[sources]]\nid = \"one\"\ntitle = \"One\"\npublished = {published:?}\n\
             [[events]]\ndate = {date:?}\ntitle = \"A dam\"\nsources = [\"one\"]\n"
        );
        let timeline = read(&text);
        let told = Reports::new(&timeline).lag(&timeline.event(0).unwrap()).unwrap().words();
        assert!(told.ends_with(&format!(", {}", row[2])), "{told}, not {}", row[2]);
    }
}

#[test]
fn every_line_of_the_table_of_silences_holds() {
    let table = table("| before | after | silence |");
    assert_eq!(table.len(), 9);
    for row in table {
        let event = |cell: &str| format!("[[events]]\ndate = {:?}\ntitle = \"A dam\"\n", cell.trim_matches('`'));
        let timeline = read(&(event(row[0]) + &event(row[1])));
        let gaps = Gaps::of(&timeline, &Order::All(2), 9, &|| false).unwrap().unwrap();
        assert_eq!(gaps.longest().iter().map(Gap::words).collect::<Vec<_>>(), [row[2]], "{row:?}");
    }
}

#[test]
fn most_rests_on_one_newspaper() {
    let timeline = built_in();
    let mut sources = Sources::default();
    rows(&timeline).for_each(|(row, event)| sources.add(&timeline, row, &event));
    let bibliography = sources.finish(&timeline);
    let told: Vec<(String, [u32; 4])> = bibliography
        .sources()
        .iter()
        .map(|one| {
            let Tally { events, events_alone, claims, claims_alone } = one.tally;
            (bibliography.source(&timeline, one).unwrap().id, [events, events_alone, claims, claims_alone])
        })
        .collect();
    let expected = [
        ("mass-trials", [4, 4, 18, 18]),
        ("ap-explainer", [10, 8, 31, 30]),
        ("ap", [0; 4]),
        ("the-sun", [13, 11, 18, 17]),
    ];
    assert_eq!(told, expected.map(|(id, tally)| (id.to_owned(), tally)));
    for (id, [events, alone, claims, _]) in &told {
        let line = format!("| `{id}` | {events} | {alone} | {claims} |");
        assert!(PAGE.contains(&line), "{line}");
    }
}

fn findings(timeline: &Timeline) -> Vec<Finding> {
    let mut rules = Rules::new(timeline, day("2026-04-07"));
    let of_events: Vec<Finding> = rows(timeline).flat_map(|(row, event)| rules.event(row, &event)).collect();
    let of_measures = rules::measures(compared(timeline).series());
    let mut names = NamesUsed::default();
    rows(timeline).for_each(|(row, event)| names.add(row, &event));
    let of_names = names.compare(timeline);
    of_events
        .into_iter()
        .chain(of_measures)
        .chain(rules::listed(timeline))
        .chain(rules::doubles(timeline))
        .chain(of_names)
        .collect()
}

#[test]
fn of_the_built_in_chronology_one_rule_has_something_to_say() {
    let findings = findings(&built_in());
    assert_eq!(findings.len(), 24);
    assert!(findings.iter().all(|finding| finding.rule == Rule::SingleSource));
}

/// The TOML beneath the heading of a rule.
fn example(rule: &str) -> &'static str {
    let section = PAGE.split_once(&format!("\n### {rule}\n")).unwrap_or_else(|| panic!("{rule} is explained")).1;
    let section = section.split("\n### ").next().unwrap();
    let text = section.split_once("```toml\n").unwrap_or_else(|| panic!("{rule} has an example")).1;
    text.split("```").next().unwrap()
}

#[test]
fn the_example_of_every_rule_breaks_that_rule_and_no_other() {
    for (name, rule) in Rule::NAMES {
        let findings = findings(&read(example(name)));
        assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [rule], "{name}");
        assert!(PAGE.contains(&findings[0].message), "{name}: {}", findings[0].message);
    }
}
