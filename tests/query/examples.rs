//! Every example of `docs/query.md`, asked of the chronology that stands there.

use crate::fixture::{Nothing, PAGE, Told, timeline};
use crate::page::{self, Table, bare, quoted};
use crate::{TODAY, query};
use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use dateline::query::{Answer, Field, Query, State};

fn examples(timeline: &Timeline, table: &Table<'_>) {
    let told = Told::of(timeline);
    for row in &table.rows {
        let (typed, finds) = (bare(row[0]), row[1]);
        let names = |text| quoted(text).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (certain, possible) = finds.split_once("possibly").unwrap_or((finds, ""));
        let query = query(typed);
        let mut found = (Vec::new(), Vec::new());
        for n in 0..timeline.len() {
            let event = timeline.event(n).unwrap();
            let answer = query.matches(&event, &told);
            match answer {
                Answer::Certainly => found.0.push(event.id),
                Answer::Possibly => found.1.push(event.id),
                Answer::No => {}
            }
            let of_row = query.row_answer(&timeline.rows()[n]);
            assert!(of_row.is_none_or(|of_row| of_row == answer), "{typed}: {of_row:?} {answer:?}");
        }
        assert_eq!(found, (names(certain), names(possible)), "{typed}");
        assert_eq!(crate::query(&query.to_string()), query);
    }
}

fn mistakes(table: &Table<'_>) {
    for row in &table.rows {
        assert_eq!(Query::parse(bare(row[0]), TODAY).unwrap_err()[0].hint, row[1], "{row:?}");
    }
}

/// What each relation answers of one date, asked of April 2022.
fn of_april(table: &Table<'_>) {
    let relations: Vec<&str> =
        table.head.split('|').map(str::trim).filter(|cell| !["", "date"].contains(cell)).collect();
    for row in &table.rows {
        let by = if row[0].ends_with("by its report") { "report" } else { "source" };
        let file = format!("[[events]]\ndate = {:?}\ntitle = \"T\"\ndated_by = {by:?}\n", quoted(row[0])[0]);
        let timeline = read(&[Opened::held("one.toml", file)], &Reading::default());
        let said = |relation: &&str| match query(&format!("{relation}:2022-04"))
            .matches(&timeline.event(0).unwrap(), &Nothing)
        {
            Answer::Certainly => "certainly",
            Answer::Possibly => "possibly",
            Answer::No => "no",
        };
        assert_eq!(relations.iter().map(said).collect::<Vec<_>>(), row[1..], "{}", row[0]);
    }
}

/// The terms of a table, each of which is a query with a date for `X`.
fn terms(table: &Table<'_>) -> Vec<String> {
    let terms: Vec<String> = table.rows.iter().map(|row| bare(row[0]).replace('X', "2022")).collect();
    assert!(terms.iter().all(|term| !query(term).is_empty()));
    terms
}

#[test]
fn every_table_of_the_page_is_run() {
    let timeline = timeline();
    page::run(
        PAGE,
        &[
            ("| query | finds |", &|table| examples(&timeline, table)),
            ("| query | hint |", &mistakes),
            ("| date | during | after | before | since | until |", &of_april),
            ("| term | asks whether |", &|table| assert_eq!(terms(table).len(), 5)),
            ("| term | the event |", &|table| {
                assert_eq!(terms(table).len(), State::WORDS.len());
                assert!(State::WORDS.iter().all(|(word, _)| terms(table).contains(&format!("is:{word}"))));
            }),
        ],
    );
    let examples = page::tables(PAGE)
        .iter()
        .filter(|table| table.head == "| query | finds |")
        .map(|table| table.rows.len())
        .sum::<usize>();
    assert!(examples > 50, "{examples}");
}

#[test]
fn all_fields_and_kinds_stand_on_the_page() {
    for (name, _) in Field::NAMES {
        assert!(PAGE.contains(&format!("`{name}:")), "{name}");
    }
    for word in Field::Kind.words() {
        assert!(PAGE.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn an_empty_query_matches_everything() {
    let timeline = timeline();
    for typed in ["", "  ", "\t"] {
        let query = query(typed);
        assert!(query.is_empty() && query.to_string().is_empty());
        let event = timeline.event(0).unwrap();
        assert_eq!(query.matches(&event, &Nothing), Answer::Certainly);
        assert_eq!(query.row_answer(&timeline.rows()[0]), Some(Answer::Certainly));
    }
}

#[test]
fn what_stands_behind_an_event_is_asked_only_where_a_term_needs_it() {
    let timeline = timeline();
    let opening = timeline.find_named("opening", dateline::model::FileId(0)).unwrap();
    let event = timeline.event(opening).unwrap();
    for (typed, asked) in [
        ("cecot", 0),
        ("tag:prisons place:tec*", 0),
        ("during:2023 is:ongoing is:uncertain is:unsourced", 0),
        ("source:ap", 0),
        ("is:disputed tag:law", 0),
        ("kind:court nowhere tag:law", 0),
        ("nowhere", 1),
        ("source:\"ap news\"", 1),
        ("kind:news", 1),
        ("is:disputed", 1),
        ("is:single-source", 1),
    ] {
        let told = Told::of(&timeline);
        query(typed).matches(&event, &told);
        assert_eq!(told.asked.get(), asked, "{typed}");
    }
}
