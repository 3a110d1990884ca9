//! Tables: events, and what the rules say of them.

mod listed;
mod names;

use super::*;
use crate::evidence::figures::Figures;
use crate::evidence::fixture::{cite, claim, counting, event, inline, rows, source, timeline};
use crate::model::{Claim, DatedBy};

const TODAY: Day = Day { year: 2026, month: 1, day: 15 };

fn listed() -> Vec<Source> {
    let published = |id: &str, date: &str| Source { published: Date::parse(date).ok(), ..source(id, "", "") };
    vec![
        source("ap", "AP News", ""),
        source("copy", "", "ap"),
        source("sun", "The Sun", ""),
        source("sun-2", "the sun", ""),
        published("in-march", "2022-03"),
        published("on-the-1st", "2022-03-01"),
        published("estimated", "2022-02~"),
        published("growing", "2022-01/.."),
    ]
}

/// What the rules say of an event that is checked alone: each rule's name, and what it speaks of.
fn told(event: Event) -> Vec<String> {
    let timeline = timeline(vec![event], listed());
    let findings = Rules::new(&timeline, TODAY).event(0, &timeline.event(0).unwrap());
    let subject = |subject| match subject {
        Subject::Claim(at) => format!(" of claim {}", at.claim),
        Subject::Citation { claim: None, citation, .. } => format!(" of citation {citation}"),
        Subject::Citation { claim: Some(claim), citation, .. } => format!(" of claim {claim}, citation {citation}"),
        _ => String::new(),
    };
    findings.iter().map(|finding| format!("{}{}", finding.rule.name(), subject(finding.subject))).collect()
}

fn of(date: &str, sources: Vec<Citation>, claims: Vec<Claim>) -> Event {
    Event { sources, ..event(date, claims) }
}

fn two() -> Vec<Citation> {
    vec![cite("ap"), cite("sun")]
}

#[test]
fn an_event_is_asked_what_it_rests_on() {
    for (sources, claims, expected) in [
        (vec![], vec![], vec!["unsourced-event"]),
        (vec![], vec![claim(vec![])], vec!["unsourced-event"]),
        (two(), vec![claim(vec![])], vec![]),
        (vec![], vec![claim(vec![]), claim(two())], vec!["unsourced-claim of claim 0"]),
        (vec![cite("ap")], vec![], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(vec![cite("ap")])], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(vec![cite("sun")])], vec!["single-source"]),
        (vec![], vec![claim(vec![cite("ap")]), claim(vec![cite("sun")])], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(two())], vec![]),
        (vec![cite("ap"), cite("copy")], vec![], vec!["single-source"]),
        (vec![cite("sun"), cite("sun-2")], vec![], vec!["one-publisher"]),
        (vec![cite("sun"), inline("Extra", " THE sun", "")], vec![], vec!["one-publisher"]),
        (vec![inline("Log", "", "")], vec![], vec!["single-source"]),
        (vec![inline("Log", "", ""), inline("Book", "", "")], vec![], vec![]),
        // What is listed nowhere is no source.
        (vec![cite("nowhere")], vec![], vec!["unsourced-event"]),
        (vec![cite("nowhere")], vec![claim(vec![cite("lost")])], vec!["unsourced-event"]),
        (two(), vec![claim(vec![cite("nowhere")])], vec!["unsourced-claim of claim 0"]),
        (vec![cite("nowhere"), cite("ap")], vec![], vec!["single-source"]),
        (two(), vec![], vec![]),
    ] {
        assert_eq!(told(of("2022-03", sources.clone(), claims.clone())), expected, "{sources:?} {claims:?}");
    }
}

#[test]
fn a_source_is_asked_whether_it_could_know() {
    let all = |date| of(date, ["in-march", "on-the-1st", "estimated", "growing"].map(cite).into(), vec![]);
    let rule = |citation: usize| format!("published-before-event of citation {citation}");
    for (date, expected) in [
        ("2022-03", vec![]),
        ("2022-03-02", vec![rule(1)]),
        ("2022-03-31", vec![rule(1)]),
        ("2022-04", vec![rule(0), rule(1), rule(2)]),
        ("2022-04~", vec![]),
        ("2022-04?", vec![]),
        ("2022-04/..", vec![rule(0), rule(1), rule(2)]),
        // An estimate is off by a unit.
        ("2022-05~", vec![rule(0), rule(1), rule(2)]),
        ("2022-01/2022-05", vec![]),
        ("../2022-05", vec![]),
        ("202X", vec![]),
    ] {
        assert_eq!(told(all(date)), expected, "{date}");
    }
    let in_claim = of("2022-04", two(), vec![claim(two()), claim(vec![cite("sun"), cite("on-the-1st")])]);
    assert_eq!(told(in_claim), ["published-before-event of claim 1, citation 1"]);
}

#[test]
fn what_was_published_before_is_told_by_whatever_clock_it_is_written() {
    for (published, date, is_before) in [
        ("2024-05-14T20:30:00Z", "2024-05-15T08:00:00+12:00", false),
        ("2024-05-14", "2024-05-15T08:00:00+12:00", false),
        ("2024-05-15T09:30:00Z", "2024-05-14T23:00:00-10:00", false),
        ("2024-06-01T08:00:00Z", "2024-06-01T12:00:00Z", true),
        ("2024-06-01T08:00:00", "2024-06-01T12:00:00", true),
        ("2024-06-01T08:00:00", "2024-06-01T12:00:00Z", false),
        // Days of any clock: the 31st is over everywhere at noon of the 1st in UTC.
        ("2024-05-31", "2024-06-01T11:00:00Z", false),
        ("2024-05-31", "2024-06-01T13:00:00Z", true),
    ] {
        let source = Source { published: Date::parse(published).ok(), ..source("one", "", "") };
        let timeline = timeline(Vec::new(), vec![source]);
        let event = Event { sources: vec![cite("one")], ..event(date, Vec::new()) };
        let found = Rules::new(&timeline, Day::LAST).event(0, &event);
        let is_told = found.iter().any(|finding| finding.rule == Rule::PublishedBeforeEvent);
        assert_eq!(is_told, is_before, "{published} and {date}");
        // Only what a source dates has a day on which it certainly began.
        for dated_by in [DatedBy::Report, DatedBy::Inference, DatedBy::Unsaid] {
            let found = Rules::new(&timeline, Day::LAST).event(0, &Event { dated_by, ..event.clone() });
            assert!(found.iter().all(|finding| finding.rule != Rule::PublishedBeforeEvent), "{dated_by:?}");
        }
    }
}

#[test]
fn what_a_source_derives_from_was_published_before_as_well() {
    let dated = |date: &str, of: Source| Source { published: Date::parse(date).ok(), ..of };
    for (origin, copy, expected) in [
        (
            "2022-03-20",
            "2022-03-30",
            "Wire, from which this source derives, was published (2022-03-20) before the event",
        ),
        ("2022-03-20", "2022-03-21", "this source was published (2022-03-21) before the event"),
        ("2022-03-28", "2022-03-30", ""),
        ("2022-03", "2022-03-30", ""),
    ] {
        let all = vec![
            dated(origin, source("wire", "Wire", "")),
            dated(copy, source("middle", "", "wire")),
            source("copy", "", "middle"),
            source("circle", "", "circle"),
        ];
        let cited = if expected.starts_with("this") { "middle" } else { "copy" };
        let timeline = timeline(Vec::new(), all);
        let event = Event { sources: vec![cite(cited), cite("circle")], ..event("2022-03-27", Vec::new()) };
        let found = Rules::new(&timeline, Day::LAST).event(0, &event);
        let told = found.iter().find(|finding| finding.rule == Rule::PublishedBeforeEvent);
        let told = told.map_or("", |finding| finding.message.as_str());
        let is_told = if expected.is_empty() { told.is_empty() } else { told.replace('`', "").starts_with(expected) };
        assert!(is_told, "{origin} {copy}: {told}");
    }
}

#[test]
fn a_citation_is_asked_for_its_place_and_its_archive() {
    let quote = |at: Option<&str>| Citation { quote: Some("words".into()), at: at.map(Into::into), ..cite("ap") };
    let archived = |sha256: Option<&str>| {
        let (archive, sha256) = (Some("a.txt".into()), sha256.map(Into::into));
        let source = Source { title: "Log".into(), archive, sha256, ..Source::default() };
        Citation { source: Cited::Inline(Box::new(source)), ..cite("") }
    };
    for (citation, expected) in [
        (quote(None), Some("quote-without-place")),
        (quote(Some("p. 3")), None),
        (Citation { at: Some("p. 3".into()), ..cite("ap") }, None),
        (archived(None), Some("archive-without-hash")),
        (archived(Some("9f86")), None),
    ] {
        let of_event = of("2022", vec![cite("sun"), citation.clone(), cite("ap")], vec![]);
        let rule = |of: &str| expected.map(|rule| format!("{rule} of {of}")).into_iter().collect::<Vec<_>>();
        assert_eq!(told(of_event), rule("citation 1"), "{citation:?}");
        let of_claim = of("2022", two(), vec![claim(vec![citation.clone()])]);
        assert_eq!(told(of_claim), rule("claim 0, citation 0"), "{citation:?}");
    }
}

#[test]
fn an_event_is_after_today_where_it_cannot_have_begun() {
    for (date, after) in [
        ("2026-01-15", false),
        ("2026-01-16", true),
        ("2026-01", false),
        ("2026-02", true),
        ("2026", false),
        ("2027", true),
        ("2026-01-16/..", true),
        ("2025/2027", false),
        ("../2027", false),
        ("202X", false),
    ] {
        let expected: &[&str] = if after { &["event-after-today"] } else { &[] };
        assert_eq!(told(of(date, two(), vec![])), expected, "{date}");
    }
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    for (name, rule) in Rule::NAMES {
        assert_eq!((rule.name(), Rule::named(name)), (name, Some(rule)));
    }
    assert_eq!(Rule::named("single_source"), None);
}
