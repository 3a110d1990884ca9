//! One event with everything resolved, with nothing, with what is missing; and how much is looked up for it.

use super::*;
use crate::evidence::as_of::AsKnown;
use crate::evidence::figures::Figures;
use crate::evidence::fixture::{cite, claim, counted, event, inline, named, source};
use crate::model::{Citation, Cited, Claim, Date, Day};
use std::sync::Arc;

fn at(id: &str, at: &str, quote: &str) -> Citation {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Citation { at: some(at), quote: some(quote), ..cite(id) }
}

fn told(id: &str, disputes: &str, text: &str, sources: Vec<Citation>) -> Claim {
    Claim { text: text.to_owned(), sources, ..named(id, disputes) }
}

/// An event with this id; of one date all, so that they stand in the order in which they are given.
fn titled(id: &str, claims: Vec<Claim>) -> Event {
    Event { id: id.to_owned(), title: format!("title of {id}"), ..event("2022-03-27", claims) }
}

/// The row of an event.
fn row(timeline: &Timeline, id: &str) -> usize {
    timeline.rows().iter().position(|row| row.id == crate::model::EventId::digest(id)).unwrap()
}

/// What is said of disputes: of each claim the verb and the other claim's text, its event's title, or its id.
fn disputes(dossier: &Dossier<'_>) -> Vec<Vec<String>> {
    let other = |(verb, other): (&str, Result<RelatedClaim<'_>, &str>)| match other {
        Ok(RelatedClaim { claim, event: None }) => format!("{verb} {}", claim.text),
        Ok(RelatedClaim { claim, event: Some(title) }) => format!("{verb} {} ({title})", claim.text),
        Err(id) => format!("{verb} ? {id}"),
    };
    dossier.claims.iter().map(|entry| entry.disputes().map(other).collect()).collect()
}

#[test]
fn an_event_with_everything_has_everything_resolved() {
    let mut kept = source("gazette", "The Gazette", "agency");
    (kept.archive, kept.sha256) = (Some("kept.html".to_owned()), Some("00".to_owned()));
    let own = Event {
        see: vec!["later".to_owned(), "nowhere".to_owned(), "later".to_owned()],
        sources: vec![at("gazette", "p. 1", "")],
        ..titled(
            "fire",
            vec![
                told("twelve", "nine ten", "twelve", vec![at("gazette", "p. 3", "a dozen"), inline("Log", "", "")]),
                told("ten", "twelve", "ten", vec![inline("Log", "", "")]),
                told("", "", "nobody knows", Vec::new()),
            ],
        )
    };
    let other = titled("later", vec![told("nine", "", "nine", Vec::new()), told("x", "ten lost", "x", Vec::new())]);
    let (held, timeline) = counted(vec![own, other], vec![kept, source("agency", "Agency", "")]);
    let (fire, later) = (row(&timeline, "fire"), row(&timeline, "later"));
    let event = timeline.event(fire).unwrap();
    let mut figures = Figures::default();
    (0..).zip([fire, later]).for_each(|(n, _)| figures.add(&timeline, n, &timeline.event(n as usize).unwrap()));
    let compared = figures.compare();
    let claims = RelatedClaims::of(&timeline, fire, &event, 0..timeline.len());
    let related = timeline.find_all_named(&event.see, event.file);
    let marks = None;
    let before = held.asked();
    let dossier = Dossier::of(
        &timeline,
        fire,
        &event,
        Surroundings { related: &related, claims: Some(&claims), compared: Some(&compared), marks },
    );
    // Each source and each event once.
    assert_eq!((held.asked().0 - before.0, held.asked().1 - before.1), (1, 2));

    assert_eq!((dossier.numbers.as_slice(), dossier.basis.origins), (&[1][..], 2));
    let numbers: Vec<&[usize]> = dossier.claims.iter().map(|entry| entry.numbers.as_slice()).collect();
    assert_eq!(numbers, [&[1, 2][..], &[2], &[]]);
    assert_eq!(dossier.claims.iter().map(|entry| entry.origins).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(
        disputes(&dossier),
        [
            vec!["disputes nine (title of later)", "disputes ten"],
            vec!["disputes twelve", "disputed by x (title of later)"],
            vec![]
        ]
    );
    assert_eq!(dossier.disagreements.len(), 1);
    let heads: Vec<Option<&str>> =
        dossier.related.iter().map(|one| one.event.as_ref().map(|event| event.title.as_str())).collect();
    assert_eq!(heads, [Some("title of later"), None, Some("title of later")]);

    let [gazette, log] = dossier.sources.as_slice() else { panic!("two sources") };
    assert_eq!(gazette.source.as_ref().map(|source| source.id.as_str()), Ok("gazette"));
    assert_eq!(gazette.origins[0].source.as_ref().unwrap().id, "agency");
    let passages: Vec<_> = gazette.passages.iter().map(|one| (one.at.as_deref(), one.quote.as_deref())).collect();
    assert_eq!(passages, [(Some("p. 1"), None), (Some("p. 3"), Some("a dozen"))]);
    let copy = gazette.archived.clone().unwrap();
    assert_eq!((copy.path.as_str(), copy.sha256.as_deref(), copy.file), ("kept.html", Some("00"), event.file));
    assert_eq!(log.source.as_ref().map(|source| source.title.as_str()), Ok("Log"));
    assert_eq!(dossier.listed().iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["gazette", "agency"]);
}

#[test]
fn an_event_with_nothing_has_nothing() {
    let (held, timeline) = counted(vec![event("2022", Vec::new())], Vec::new());
    let event = timeline.event(0).unwrap();
    let dossier = Dossier::of(&timeline, 0, &event, Surroundings::default());
    assert_eq!(dossier.basis, Basis::default());
    assert!(dossier.claims.is_empty() && dossier.sources.is_empty() && dossier.related.is_empty());
    assert!(dossier.numbers.is_empty() && dossier.disagreements.is_empty() && dossier.known.is_none());
    assert_eq!(held.asked(), (1, 0));
}

#[test]
fn what_is_missing_is_named() {
    let own = Event {
        sources: vec![cite("lost"), cite("copy"), inline("Letter", "", "gone")],
        ..titled("e", vec![told("a", "b", "a", Vec::new())])
    };
    let (_, timeline) = counted(vec![own], vec![source("copy", "", "original")]);
    let event = timeline.event(0).unwrap();
    let dossier = Dossier::of(&timeline, 0, &event, Surroundings::default());
    assert_eq!(dossier.sources[0].source.as_deref().err(), Some(&"lost"));
    // A source that was copied from one that is not listed says so.
    for (entry, id) in dossier.sources[1..].iter().zip(["original", "gone"]) {
        let [origin] = entry.origins.as_slice() else { panic!("one origin") };
        assert_eq!((origin.id.as_str(), origin.source.is_none()), (id, true));
    }
    assert_eq!(disputes(&dossier), [["disputes ? b"]]);
    assert_eq!(dossier.listed().len(), 1);
}

#[test]
fn copies_of_copies_in_a_circle_come_to_an_end() {
    let own = Event { sources: vec![cite("a")], ..titled("e", Vec::new()) };
    let (held, timeline) = counted(vec![own], vec![source("a", "", "b"), source("b", "", "a")]);
    let event = timeline.event(0).unwrap();
    let dossier = Dossier::of(&timeline, 0, &event, Surroundings::default());
    let origins: Vec<&str> = dossier.sources[0].origins.iter().map(|origin| origin.id.as_str()).collect();
    assert_eq!(origins, ["b", "a", "b", "a"]);
    assert_eq!((dossier.listed().len(), held.asked().1), (2, 2));
}

#[test]
fn a_source_cited_at_five_places_is_one_source_with_each_passage_once() {
    let five =
        ["p. 3", "p. 1", "p. 3", "", "p. 2"].map(|place| at("a", place, if place == "p. 2" { "words" } else { "" }));
    let [first, second, third, fourth, fifth] = five;
    let own = Event {
        sources: vec![first, second],
        ..titled(
            "e",
            vec![claim(vec![third, fourth]), claim(vec![fifth, at("a", "p. 2", ""), at("a", "p. 2", "words")])],
        )
    };
    let (held, timeline) = counted(vec![own], vec![source("a", "", "")]);
    let event = timeline.event(0).unwrap();
    let dossier = Dossier::of(&timeline, 0, &event, Surroundings::default());
    let [entry] = dossier.sources.as_slice() else { panic!("one source") };
    let passages: Vec<_> = entry.passages.iter().map(|one| (one.at.as_deref(), one.quote.as_deref())).collect();
    assert_eq!(passages, [(Some("p. 3"), None), (Some("p. 1"), None), (Some("p. 2"), Some("words"))]);
    assert_eq!(held.asked().1, 1);
}

#[test]
fn claims_that_dispute_each_other_say_so_once_each_and_of_one_id_the_first_is_meant() {
    let own = titled("e", vec![told("a", "b", "first a", Vec::new()), told("a", "", "second a", Vec::new())]);
    let other = titled("o", vec![told("b", "a", "b", Vec::new()), told("c", "a a", "c", Vec::new())]);
    let unrelated = titled("u", vec![told("d", "b", "d", Vec::new())]);
    let (held, timeline) = counted(vec![own, other, unrelated], Vec::new());
    let own = row(&timeline, "e");
    let event = timeline.event(own).unwrap();
    let claims = RelatedClaims::of(&timeline, own, &event, 0..timeline.len());
    assert_eq!(held.asked().0, 3);
    let around = Surroundings { claims: Some(&claims), ..Surroundings::default() };
    let dossier = Dossier::of(&timeline, own, &event, around);
    assert_eq!(disputes(&dossier), [vec!["disputes b (title of o)", "disputed by c (title of o)"], vec![]]);
    // Where no claim could dispute or be disputed, nobody is asked.
    let nobody = RelatedClaims::of(&timeline, own, &titled("e", vec![claim(Vec::new())]), 0..timeline.len());
    assert_eq!((nobody.all().count(), held.asked().0), (0, 3));
}

#[test]
fn what_is_asked_for_grows_with_the_event_and_not_with_its_square() {
    const MANY: usize = 5_000;
    let id = |n: usize| format!("s{n}");
    let claims = (0..MANY).map(|n| {
        // Each cites two sources, and disputes the claim before it; half of them rest on what the event cites.
        let sources = if n % 2 == 0 { vec![cite(&id(n)), cite(&id(MANY - 1 - n))] } else { Vec::new() };
        told(&format!("c{n}"), &format!("c{}", (n + 1) % MANY), "said", sources)
    });
    let own = Event {
        see: vec!["e".to_owned(); MANY],
        sources: (0..MANY).map(|n| cite(&id(n))).collect(),
        ..titled("e", claims.collect())
    };
    let sources = (0..MANY).map(|n| source(&id(n), &format!("house {n}"), &id(n ^ 1))).collect();
    let (held, timeline) = counted(vec![own], sources);
    let event = timeline.event(0).unwrap();
    let related = timeline.find_all_named(&event.see, event.file);
    let claims = RelatedClaims::of(&timeline, 0, &event, 0..timeline.len());
    let around = Surroundings { related: &related, claims: Some(&claims), ..Surroundings::default() };
    let dossier = Dossier::of(&timeline, 0, &event, around);
    assert_eq!(held.asked(), (2, MANY));
    assert_eq!((dossier.sources.len(), dossier.claims.len(), dossier.listed().len()), (MANY, MANY, MANY));
    assert_eq!((dossier.basis.of_claims[0], dossier.basis.of_claims[1]), (2, MANY / 2));
    assert!(dossier.claims.iter().all(|entry| entry.disputes.len() == 1 && entry.disputed_by.len() == 1));

    // Claims of one event beside each other cost one event, and its sources.
    let before = held.asked();
    let rows = CitedClaims::new(&timeline);
    for claim in (0..500).map(|n| crate::evidence::figures::ClaimRef { row: 0, claim: n }) {
        assert_eq!(rows.ask(claim, 1).unwrap().claim().text, "said");
    }
    assert_eq!(held.asked().0 - before.0, 1);
    assert!(held.asked().1 - before.1 <= MANY);
}

#[test]
fn an_archived_copy_that_two_sources_name_is_one_copy() {
    let archived = |id: &str| crate::model::Source { archive: Some("kept.html".to_owned()), ..source(id, "", "") };
    let cited = Cited::Inline(Box::new(archived("")));
    let own = Event {
        sources: vec![cite("a"), cite("b"), Citation { source: cited, at: None, quote: None }],
        ..titled("e", Vec::new())
    };
    let (_, timeline) = counted(vec![own], vec![archived("a"), archived("b")]);
    let event = timeline.event(0).unwrap();
    let dossier = Dossier::of(&timeline, 0, &event, Surroundings::default());
    let copies: std::collections::HashSet<_> = dossier.sources.iter().map(|entry| entry.archived.clone()).collect();
    assert_eq!((dossier.sources.len(), copies.len()), (3, 1));
}

#[test]
fn how_certain_it_is_that_it_was_known_is_said_where_a_day_was_asked_for() {
    let own = Event { sources: vec![inline("Letter", "", "")], ..titled("e", Vec::new()) };
    let (_, timeline) = counted(vec![own], Vec::new());
    let day = crate::model::Day { year: 2025, month: 3, day: 31 };
    let known = crate::evidence::as_of::AsKnown::of(&std::sync::Arc::new(timeline), day);
    let event = known.timeline.event(0).unwrap();
    let around = Surroundings { marks: Some(&known.marks), ..Surroundings::default() };
    let dossier = Dossier::of(&known.timeline, 0, &event, around);
    let known = "undated, as of 2025-03-31 (no dated source: known or not on 31 March 2025; begun by then)";
    assert_eq!(dossier.known_words().as_deref(), Some(known));
}

#[test]
fn what_one_event_says_of_the_order_is_told_at_both() {
    let beside = |id: &str| crate::model::Beside { id: id.to_owned(), citation: None };
    let mut first = titled("first", Vec::new());
    first.before = vec![beside("second"), beside("nowhere")];
    let mut second = titled("second", Vec::new());
    second.after = vec![beside("first")];
    let mut third = titled("third", Vec::new());
    third.after = vec![crate::model::Beside { citation: Some(at("gazette", "line 3", "")), ..beside("second") }];
    let (_, timeline) = counted(vec![first, second, third], vec![source("gazette", "The Gazette", "")]);
    for (id, told) in [
        ("first", vec![("before", "title of second"), ("before", "nowhere")]),
        ("second", vec![("after", "title of first"), ("before", "title of third, says The Gazette, line 3")]),
        ("third", vec![("after", "title of second, says The Gazette, line 3")]),
    ] {
        let row = row(&timeline, id);
        let event = timeline.event(row).unwrap();
        let dossier = Dossier::of(&timeline, row, &event, Surroundings::default());
        let order: Vec<_> = dossier.order.iter().map(|(side, words)| (*side, words.as_str())).collect();
        assert_eq!(order, told, "{id}");
    }
}

#[test]
fn an_event_that_was_not_known_by_then_is_not_told_of() {
    let beside = |id: &str| crate::model::Beside { id: id.to_owned(), citation: None };
    let mut early = titled("early", Vec::new());
    // One that is nowhere in the file hides nothing.
    early.after = vec![beside("late"), beside("nowhere")];
    let mut late = titled("late", Vec::new());
    late.date = Date::parse("2031").unwrap();
    let (_, timeline) = counted(vec![early, late], Vec::new());
    let known = AsKnown::of(&Arc::new(timeline), Day { year: 2030, month: 1, day: 1 });
    let event = known.timeline.event(0).unwrap();
    let around = Surroundings { marks: Some(&known.marks), ..Surroundings::default() };
    let dossier = Dossier::of(&known.timeline, 0, &event, around);
    assert_eq!(dossier.order, [("after", "nowhere".to_owned())]);
}

#[test]
fn what_a_report_dates_had_happened_by_its_end() {
    for (date, words) in [
        ("2026-04-06", "by 6 April 2026"),
        ("2026", "by 2026"),
        ("2026-03/2026-04", "by April 2026"),
        ("[2026-03-02,2026-03-05]", "by 5 March 2026"),
        ("[2026-03-05,2026-03-02]", "by 5 March 2026"),
        ("{2026-03-05..2026-03-09,2026-03-02}", "by 9 March 2026"),
        ("2026-03/..", "since March 2026, ongoing (dated by a report)"),
        ("XXXX", "undated (dated by a report)"),
    ] {
        let reported = Event { dated_by: crate::model::DatedBy::Report, ..event(date, Vec::new()) };
        assert_eq!(reported.when(), words, "{date}");
    }
}
