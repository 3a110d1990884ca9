//! What follows from the built-in chronology: all that `docs/evidence.md` says of it, checked.

use crate::page::{self, Table, bare, quoted};
use crate::run::Folder;
use crate::{built_in, read, read_any, rows};
use dateline::dossier::in_words;
use dateline::evidence::as_of::{AsOf, Out, Publications};
use dateline::evidence::basis::Basis;
use dateline::evidence::figures::{Compared, Figures};
use dateline::evidence::gap::Gaps;
use dateline::evidence::independence::{Independence, words};
use dateline::evidence::lag::Reports;
use dateline::evidence::sources::{Sources, Tally};
use dateline::model::{Date, Day, Lang, Order, Qualifier, Timeline};

const PAGE: &str = include_str!("../../docs/evidence.md");

pub(crate) fn compared(timeline: &Timeline) -> Compared {
    let mut figures = Figures::default();
    rows(timeline).for_each(|(row, event)| figures.add(timeline, row, &event));
    figures.compare()
}

pub(crate) fn day(text: &str) -> Day {
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
    assert!(
        PAGE.contains(&words(2, Lang::English))
            && PAGE.contains(&words(1, Lang::English))
            && PAGE.contains(&words(0, Lang::English))
    );
}

/// What is cited in a cell, as TOML.
fn cited(cell: &str) -> String {
    let ids: Vec<String> = quoted(cell).iter().map(|id| format!("{id:?}")).collect();
    format!("sources = [{}]\n", ids.join(", "))
}

/// The sources of the section on independence, and an event with claims.
fn with_sources(event: &str, claims: &str) -> Timeline {
    let sources = page::fenced(PAGE, "\n## Independence\n", "toml");
    let claims = claims.split(';').map(|cell| format!("[[events.claims]]\ntext = \"said\"\n{}", cited(cell)));
    let claims: String = claims.collect();
    read_any(&format!("{sources}\n[[events]]\ndate = 2022\ntitle = \"A dam\"\n{}{claims}", cited(event)))
}

fn basis(timeline: &Timeline) -> Basis {
    Basis::of(timeline, &timeline.event(0).unwrap())
}

fn support(table: &Table<'_>) {
    for row in &table.rows {
        assert_eq!(basis(&with_sources(row[0], row[1])).words(Lang::English), row[2], "{row:?}");
    }
}

fn independence(table: &Table<'_>) {
    for row in &table.rows {
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

/// A figure: at a date, of an event that a report dates, or a total over a time; and its number with its qualifier.
fn counted(key: &str, time: &str, value: &str, qualifier: &str) -> String {
    let (date, by, figure) = match time.strip_suffix(", by its report") {
        Some(date) => (date, "report", String::new()),
        None => ("2026", "source", format!(", {key} = {time:?}")),
    };
    let qualifier = if qualifier == "none" { String::new() } else { format!(", qualifier = {qualifier:?}") };
    format!(
        "[[events]]\ndate = {date:?}\ntitle = \"Beds\"\ndated_by = \"{by}\"\n\
         claims = [{{ text = \"so many\", figure = {{ measure = \"beds\", value = {value}{figure}{qualifier} }} }}]\n"
    )
}

/// What is said of two figures of one measure, both ways around.
fn said(one: &str, other: &str) -> &'static str {
    let said = |figures: String| {
        let compared = compared(&read(&figures));
        compared.disagreements.all().first().and_then(|one| one.seen).map_or("nothing", in_words)
    };
    let found = said(format!("{one}{other}"));
    assert_eq!(found, said(format!("{other}{one}")), "{one}{other}");
    found
}

fn at(table: &Table<'_>) {
    for row in &table.rows {
        let [one, other] = [(row[0], "10"), (row[1], "20")].map(|(time, value)| counted("date", time, value, "none"));
        assert_eq!(said(&one, &other), row[2], "{row:?}");
    }
}

fn over(table: &Table<'_>) {
    for row in &table.rows {
        let of =
            |first, second| said(&counted("over", row[0], first, "none"), &counted("over", row[1], second, "none"));
        assert_eq!([of("20", "10"), of("10", "20")], row[2..4], "{row:?}");
    }
}

/// What is said of two figures for one day.
fn of_a_day(one: (&str, &str), other: (&str, &str)) -> bool {
    let [one, other] = [one, other].map(|(qualifier, value)| counted("date", "2022-03-27", value, qualifier));
    match said(&one, &other) {
        "nothing" => false,
        said => said == "differ for the same time",
    }
}

fn allowed(table: &Table<'_>) {
    for row in &table.rows {
        for (cell, parts) in [(row[1], false), (row[2], true)] {
            for value in cell.split(", ") {
                assert_eq!(of_a_day((bare(row[0]), "100"), ("none", value)), parts, "{row:?}: {value}");
            }
        }
    }
}

fn qualifiers(table: &Table<'_>) {
    let less = table.rows.iter().map(|row| bare(row[0]));
    let all: Vec<&str> = less.collect();
    assert_eq!(all.len(), Qualifier::WORDS.len() + 1);
    for row in &table.rows {
        for (greater, cell) in all.iter().zip(&row[1..]) {
            let sign = if of_a_day((bare(row[0]), "100"), (greater, "200")) { "≠" } else { "–" };
            assert_eq!(sign, *cell, "{} 100, {greater} 200", row[0]);
        }
    }
}

/// What `--as-of 2022-03-15` says of the one event of a file.
fn known(file: &str) -> String {
    let folder = Folder::new().with("a.toml", file);
    let ran = folder.run(["list", "--as-of", "2022-03-15", "--format", "jsonl", "a.toml"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let known = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["known"].clone();
    ran.out.lines().next().map_or_else(|| "later".to_owned(), |line| known(line).as_str().unwrap().to_owned())
}

fn publications(table: &Table<'_>) {
    let event = "[[events]]\ndate = \"2022-01\"\ntitle = \"A dam\"\nsources = [\"one\"]\n";
    for row in &table.rows {
        let published =
            |cell: &str| quoted(cell).first().map(|date| format!("published = {date:?}\n")).unwrap_or_default();
        let sources = match row[0].split_once(" copied from ") {
            Some((copy, original)) => {
                let [copy, original] = [copy, original].map(published);
                format!("{copy}derived_from = \"two\"\n[[sources]]\nid = \"two\"\ntitle = \"Two\"\n{original}")
            }
            None => published(row[0]),
        };
        assert_eq!(known(&format!("[[sources]]\nid = \"one\"\ntitle = \"One\"\n{sources}{event}")), row[1], "{row:?}");
    }
}

fn undated(table: &Table<'_>) {
    for row in &table.rows {
        let by = if row[0].ends_with("by its report") { "report" } else { "source" };
        let event = format!("[[events]]\ndate = {:?}\ntitle = \"A dam\"\ndated_by = {by:?}\n", quoted(row[0])[0]);
        let found = if known(&event) == "undated" { "kept" } else { "hidden" };
        assert_eq!(found, row[1], "{row:?}");
    }
}

#[test]
fn what_was_known_grows_from_publication_to_publication() {
    let timeline = built_in();
    let days: Vec<String> = Publications::listed(&timeline).0.days().map(|day| day.to_string()).collect();
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

fn lags(table: &Table<'_>) {
    for row in &table.rows {
        let [date, published] = [row[0], row[1]].map(bare);
        let text = format!(
            "[[sources]]\nid = \"one\"\ntitle = \"One\"\npublished = {published:?}\n\
             [[events]]\ndate = {date:?}\ntitle = \"A dam\"\nsources = [\"one\"]\n"
        );
        let timeline = read(&text);
        let told = Reports::new(&timeline).lag(&timeline.event(0).unwrap()).map(|lag| lag.words());
        let is_told = told.as_ref().is_some_and(|told| told.ends_with(&format!(", {}", row[2])));
        assert!(is_told || told.is_none() && row[2] == "nothing", "{told:?}, not {}", row[2]);
    }
}

fn silences(table: &Table<'_>) {
    for row in &table.rows {
        let event = |cell: &str| format!("[[events]]\ndate = {:?}\ntitle = \"A dam\"\n", bare(cell));
        let timeline = read(&(event(row[0]) + &event(row[1])));
        let gaps = Gaps::of(&timeline, &Order::All(2), 9, &|| false).unwrap().unwrap();
        let told: Vec<String> = gaps.longest().iter().map(|gap| gap.words(Lang::English)).collect();
        let expected: Vec<&str> = Some(row[2]).filter(|words| *words != "none").into_iter().collect();
        assert_eq!(told, expected, "{row:?}");
    }
}

#[test]
fn every_table_of_the_page_is_run() {
    page::run(
        PAGE,
        &[
            ("| the event cites | its claims cite | told |", &support),
            ("| cited | independent | because |", &independence),
            ("| source | events | on it alone | claims |", &most_rests_on_one_newspaper),
            ("| qualifier | of 100 allows | does not allow |", &allowed),
            (
                "| 100 | 200 | `about` 200 | `at least` 200 | `more than` 200 | `at most` 200 | `less than` 200 |",
                &qualifiers,
            ),
            ("| one is for | the other for | said |", &at),
            ("| over | a total over | when the first is more | when it is less |", &over),
            ("| published | was known |", &publications),
            ("| its date | it is |", &undated),
            ("| before | after | gap |", &silences),
            ("| event | published | told |", &lags),
        ],
    );
}

fn most_rests_on_one_newspaper(table: &Table<'_>) {
    let timeline = built_in();
    let mut sources = Sources::default();
    rows(&timeline).for_each(|(row, event)| sources.add(&timeline, row, &event));
    let bibliography = sources.finish(&timeline);
    let told = bibliography.sources().iter().map(|one| {
        let Tally { events, events_alone, claims, .. } = one.tally;
        let id = bibliography.source(&timeline, one).unwrap().id;
        vec![format!("`{id}`"), events.to_string(), events_alone.to_string(), claims.to_string()]
    });
    assert_eq!(told.collect::<Vec<_>>(), table.rows);
}
