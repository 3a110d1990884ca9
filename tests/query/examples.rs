//! Every example of `docs/query.md`, asked of the chronology that stands there.

use crate::fixture::{Nothing, PAGE, Told, timeline};
use crate::query;
use dateline::query::{Answer, Query};

/// The tables of the page whose second column has this name: what stands in their lines.
fn lines(second: &str) -> Vec<(&'static str, &'static str)> {
    let head = format!("| query | {second} |");
    let tables = PAGE.split(head.as_str()).skip(1);
    let rows = tables.flat_map(|table| table.lines().skip(2).take_while(|line| line.starts_with('|')));
    let cells = rows.map(|row| row.trim_matches('|').split_once('|').unwrap());
    cells.map(|(query, told)| (query.trim().trim_matches('`'), told.trim())).collect()
}

/// The ids between backquotes.
fn ids(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_example_finds_what_the_page_says() {
    let timeline = timeline();
    let told = Told::of(&timeline);
    let examples = lines("finds");
    assert!(examples.len() > 50, "{}", examples.len());
    let mut wrong = Vec::new();
    for (typed, finds) in examples {
        let names = |text| ids(text).into_iter().map(str::to_owned).collect::<Vec<_>>();
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
        if found != (names(certain), names(possible)) {
            wrong.push((typed, found));
        }
        assert_eq!(crate::query(&query.to_string()), query);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_mistake_is_told_as_the_page_says() {
    let mistakes = lines("hint");
    assert_eq!(mistakes.len(), 3);
    for (typed, hint) in mistakes {
        assert_eq!(Query::parse(typed).unwrap_err()[0].hint, hint, "{typed}");
    }
}

#[test]
fn all_fields_and_words_stand_on_the_page() {
    use dateline::query::{Field, State};
    for (name, _) in Field::NAMES {
        assert!(PAGE.contains(&format!("`{name}:")), "{name}");
    }
    for (word, _) in State::WORDS {
        assert!(PAGE.contains(&format!("| `is:{word}` |")), "{word}");
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
