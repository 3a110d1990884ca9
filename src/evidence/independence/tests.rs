//! Origins and support: tables of cases, and what holds of any sources.

use super::*;
use crate::evidence::basis::Basis;
use crate::evidence::fixture;
use crate::evidence::fixture::{citation, cite, claim, counted, inline, source, timeline};
use proptest::prelude::*;

/// A timeline of sources, each `(id, publisher, derived from)`, empty where absent.
fn sources(listed: &[(&str, &str, &str)]) -> Timeline {
    timeline(Vec::new(), listed.iter().map(|(id, publisher, from)| source(id, publisher, from)).collect())
}

fn event(of_event: Vec<Citation>, of_claim: Vec<Citation>) -> Event {
    Event { sources: of_event, ..fixture::event("2022", vec![claim(of_claim)]) }
}

#[test]
fn an_origin_is_what_a_source_derives_from_at_last() {
    let listed = [
        ("agency", "AP News", ""),
        ("copy", "", "agency"),
        ("copy-of-copy", "", "copy"),
        ("other-copy", "", "agency"),
        ("paper", "The Sun", ""),
        ("paper-again", "  the  SUN ", ""),
        ("blog", "", ""),
        ("rewrite-by-paper", "The Sun", "agency"),
        ("rewrite-of-paper", "The Gazette", "paper"),
        ("gazette", "The Gazette", ""),
        ("round", "", "trip"),
        ("trip", "", "round"),
        ("into-the-round", "The Sun", "round"),
        ("itself", "", "itself"),
        ("lost", "The Sun", "nowhere"),
        ("lost-too", "", "nowhere"),
        ("nobody", "  ", ""),
        ("nobody-else", "  ", ""),
    ];
    let timeline = sources(&listed);
    for (cited, origins) in [
        (&[] as &[&str], 0),
        (&["agency"], 1),
        (&["agency", "agency"], 1),
        (&["agency", "paper"], 2),
        (&["copy-of-copy", "agency"], 1),
        (&["copy-of-copy", "other-copy"], 1),
        (&["paper", "paper-again"], 1),
        (&["paper", "paper-again", "blog"], 2),
        // A copy lends nothing of its own: whoever prints a rewrite has a report of its own all the same.
        (&["rewrite-by-paper", "paper"], 2),
        (&["paper", "agency"], 2),
        (&["paper", "rewrite-by-paper", "agency"], 2),
        (&["rewrite-of-paper", "gazette"], 2),
        (&["rewrite-of-paper", "gazette", "rewrite-by-paper"], 3),
        (&["rewrite-of-paper", "paper-again"], 1),
        (&["round", "trip"], 1),
        (&["trip", "round"], 1),
        (&["into-the-round", "trip", "round"], 1),
        (&["into-the-round", "paper"], 2),
        (&["itself", "itself", "blog"], 2),
        (&["round", "blog"], 2),
        (&["lost", "lost-too"], 1),
        (&["lost", "paper"], 2),
        (&["not-listed"], 0),
        (&["not-listed", "blog"], 1),
        (&["nobody", "nobody-else"], 2),
    ] {
        let ids = || cited.iter().map(|id| cite(id)).collect::<Vec<_>>();
        let mut independence = Independence::new(&timeline);
        assert_eq!(independence.origins(&event(ids(), Vec::new())), origins, "{cited:?}");
        assert_eq!(independence.origins(&event(Vec::new(), ids())), origins, "{cited:?} of a claim");
        let reversed = ids().into_iter().rev().collect();
        assert_eq!(Independence::new(&timeline).origins(&event(reversed, Vec::new())), origins, "{cited:?} reversed");
    }
}

/// A source of what may identify it: publisher, address, hash, title; empty where absent.
fn identified([publisher, url, sha256, title]: [&str; 4]) -> Source {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Source { url: some(url), sha256: some(sha256), title: title.to_owned(), ..source("", publisher, "") }
}

#[test]
fn origins_are_one_by_publisher_address_or_hash_and_by_title_where_nothing_else_is_known() {
    const PAGE: &str = "https://example.org/dam";
    for (one, other, origins) in [
        (["", "", "", "A dam"], ["", "", "", "A dam"], 1),
        (["", "", "", "A dam"], ["", "", "", "a  DÁM "], 1),
        (["", "", "", "A dam"], ["", "", "", "Another dam"], 2),
        (["AP", "", "", "A dam"], ["ap ", "", "", "Another dam"], 1),
        (["O’Globo", "", "", "A dam"], ["O'Glóbo", "", "", "Another dam"], 1),
        (["AP", "", "", "A dam"], ["AFP", "", "", "A dam"], 2),
        (["AP", "", "", "A dam"], ["", "", "", "A dam"], 2),
        (["", PAGE, "", "A dam"], ["", "", "", "A dam"], 2),
        (["", PAGE, "", "A dam"], ["", "https://example.org/other", "", "A dam"], 2),
        (["", PAGE, "", "A dam"], ["", "http://www.EXAMPLE.org/dam/?utm_source=feed#top", "", "Another dam"], 1),
        (["AP", PAGE, "", "A dam"], ["AFP", PAGE, "", "Another dam"], 1),
        (["AP", "", "AB12", "A dam"], ["AFP", PAGE, "ab12", "Another dam"], 1),
        (["AP", "", "ab12", "A dam"], ["AFP", PAGE, "ab13", "Another dam"], 2),
    ] {
        let listed = |id: &str, of: [&str; 4]| Source { id: id.to_owned(), ..identified(of) };
        let in_place = |of: [&str; 4]| citation(Cited::Inline(Box::new(identified(of))));
        let timeline = timeline(Vec::new(), vec![listed("one", one), listed("other", other)]);
        for cited in [
            vec![cite("one"), cite("other")],
            vec![in_place(one), in_place(other)],
            vec![cite("one"), in_place(other)],
            vec![in_place(other), cite("one"), in_place(one), cite("other")],
        ] {
            let found = Independence::new(&timeline).origins(&event(cited, Vec::new()));
            assert_eq!(found, origins, "{one:?} {other:?}");
        }
    }
}

#[test]
fn a_source_in_place_derives_from_a_listed_one() {
    let timeline = sources(&[("agency", "AP News", ""), ("paper", "The Sun", "")]);
    for (cited, origins) in [
        (vec![inline("a", "AP News", ""), cite("agency")], 1),
        (vec![inline("a", "", "agency"), cite("agency")], 1),
        (vec![inline("a", "", "agency"), inline("b", "", "agency")], 1),
        (vec![inline("a", "The Sun", "agency"), cite("agency"), cite("paper")], 2),
        (vec![inline("a", "The Sun", "nowhere"), inline("b", "", "nowhere"), cite("paper")], 2),
        (vec![inline("a", "", ""), cite("agency")], 2),
    ] {
        assert_eq!(Independence::new(&timeline).origins(&event(cited, Vec::new())), origins);
    }
}

/// What an event and its claims cite, what each of these rests on, and what is said of the event.
#[test]
fn support_belongs_to_a_statement() {
    let timeline = sources(&[("agency", "AP News", ""), ("copy", "", "agency"), ("paper", "The Sun", "")]);
    for (of_event, of_claims, claims, origins, words) in [
        ("", vec![""], vec![0], 0, "no source"),
        ("paper", vec![""], vec![1], 1, "single source"),
        ("paper agency", vec![""], vec![2], 2, "2 independent sources"),
        ("paper agency", vec!["copy"], vec![1], 2, "3 sources; no statement has more than 2 independent sources"),
        ("paper", vec!["agency"], vec![1], 1, "2 sources; no statement has more than one independent source"),
        ("paper", vec!["agency copy"], vec![1], 1, "3 sources; no statement has more than one independent source"),
        ("", vec!["paper", "agency"], vec![1, 1], 1, "2 sources; no statement has more than one independent source"),
        (
            "",
            vec!["paper copy", "agency"],
            vec![2, 1],
            2,
            "3 sources; no statement has more than 2 independent sources",
        ),
        ("paper", vec!["paper agency", ""], vec![2, 1], 2, "2 independent sources"),
        ("paper", vec!["nowhere"], vec![0], 1, "single source"),
        ("nowhere", vec![""], vec![0], 0, "no source"),
    ] {
        let cited = |ids: &str| ids.split_whitespace().map(cite).collect::<Vec<_>>();
        let all = of_claims.iter().map(|ids| claim(cited(ids))).collect();
        let event = Event { sources: cited(of_event), ..fixture::event("2022", all) };
        let basis = Basis::of(&timeline, &event);
        assert_eq!((basis.of_claims.clone(), basis.origins), (claims, origins), "{of_event} {of_claims:?}");
        assert_eq!(basis.words(Lang::English), words, "{of_event} {of_claims:?}");
    }
}

#[test]
fn a_chain_of_copies_is_walked_once() {
    const LENGTH: usize = 10_000;
    let id = |n: usize| format!("s{n}");
    let from = |n: usize| if n + 1 == LENGTH { String::new() } else { id(n + 1) };
    let listed = (0..LENGTH).map(|n| source(&id(n), "", &from(n))).collect();
    let (held, timeline) = counted(Vec::new(), listed);
    let mut independence = Independence::new(&timeline);
    for n in (0..LENGTH).rev().step_by(7).chain(0..LENGTH) {
        let cited = vec![cite(&id(n)), cite(&id(LENGTH - 1 - n))];
        assert_eq!(independence.origins(&event(cited, Vec::new())), 1);
    }
    assert_eq!(held.asked(), (0, LENGTH));
}

/// A source of few publishers, addresses, hashes and titles, which may derive from one of ten others or from nobody.
fn any_source() -> impl Strategy<Value = Source> {
    let few = |of: &'static [&'static str]| prop::sample::select(of);
    let texts =
        (few(&["", "", "P", "Q"]), few(&["", "", "a.org/1", "a.org/2"]), few(&["", "", "h"]), few(&["", "t", "u"]));
    (texts, prop::option::weighted(0.4, 0..11_usize)).prop_map(|((publisher, url, hash, title), from)| Source {
        derived_from: from.map(|n| if n == 10 { "nowhere".to_owned() } else { n.to_string() }),
        ..identified([publisher, url, hash, title])
    })
}

/// The number of origins of what is cited by number, of these sources.
fn number(sources: &[Source], cited: &[usize]) -> usize {
    let listed = sources.iter().enumerate().map(|(n, source)| Source { id: n.to_string(), ..source.clone() });
    let timeline = timeline(Vec::new(), listed.collect());
    let cited = cited.iter().map(|n| cite(&n.to_string())).collect();
    Independence::new(&timeline).origins(&event(cited, Vec::new()))
}

proptest! {
    #[test]
    fn a_copy_of_a_cited_source_changes_no_number(
        sources in prop::collection::vec(any_source(), 10),
        cited in prop::collection::vec(0..10_usize, 1..6),
        copy in any_source(),
        of in any::<prop::sample::Index>(),
    ) {
        let before = number(&sources, &cited);
        let of = cited[of.index(cited.len())];
        let mut with_copy = sources;
        with_copy.push(Source { derived_from: Some(of.to_string()), ..copy });
        prop_assert_eq!(number(&with_copy, &[&cited[..], &[10]].concat()), before);
    }

    #[test]
    fn what_is_neither_cited_nor_derived_from_changes_no_number(
        sources in prop::collection::vec(any_source(), 10),
        cited in prop::collection::vec(0..10_usize, 1..6),
        other in any_source(),
    ) {
        let more = [&sources[..], &[other]].concat();
        prop_assert_eq!(number(&more, &cited), number(&sources, &cited));
    }

    #[test]
    fn citing_one_more_lowers_a_number_only_where_it_shows_two_origins_to_be_one(
        sources in prop::collection::vec(any_source(), 10),
        cited in prop::collection::vec(0..10_usize, 1..6),
        one in 0..10_usize,
    ) {
        let more = [&cited[..], &[one]].concat();
        let (before, after) = (number(&sources, &cited), number(&sources, &more));
        prop_assert!(after <= before + 1);
        if after < before {
            // It is one with each of two that were two.
            let one_with = cited.iter().filter(|n| number(&sources, &[**n, one]) == 1);
            let one_with: Vec<usize> = one_with.copied().collect();
            prop_assert!(one_with.iter().any(|a| one_with.iter().any(|b| number(&sources, &[*a, *b]) == 2)));
        }
    }
}

#[test]
fn a_number_of_origins_is_told_in_words() {
    for (origins, told) in [(0, "no source"), (1, "single source"), (2, "2 independent sources")] {
        assert_eq!(words(origins, Lang::English), told);
    }
}
