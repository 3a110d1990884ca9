//! Origins: a table of cases.

use super::*;
use crate::evidence::fixture;
use crate::evidence::fixture::{cite, claim, inline, source, timeline};

/// A timeline of sources, each `(id, publisher, derived from)`, empty where absent.
fn sources(listed: &[(&str, &str, &str)]) -> Timeline {
    timeline(Vec::new(), listed.iter().map(|(id, publisher, from)| source(id, publisher, from)).collect())
}

fn event(of_event: Vec<Citation>, of_claim: Vec<Citation>) -> Event {
    Event { sources: of_event, ..fixture::event("2022", vec![claim(of_claim)]) }
}

#[test]
fn copies_and_a_shared_publisher_make_one_origin() {
    let listed = [
        ("agency", "AP News", ""),
        ("copy", "", "agency"),
        ("copy-of-copy", "", "copy"),
        ("other-copy", "", "agency"),
        ("paper", "The Sun", ""),
        ("paper-again", "  the  SUN ", ""),
        ("blog", "", ""),
        ("rewrite-by-paper", "The Sun", "agency"),
        ("round", "", "trip"),
        ("trip", "", "round"),
        ("lost", "", "nowhere"),
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
        // A rewrite joins its publisher to its origin, but only where it is cited.
        (&["paper", "agency"], 2),
        (&["paper", "rewrite-by-paper", "agency"], 1),
        (&["round", "trip"], 1),
        (&["round", "blog"], 2),
        (&["lost", "lost-too"], 1),
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

#[test]
fn a_source_in_place_counts_by_its_publisher_else_by_its_title() {
    let timeline = sources(&[("agency", "AP News", ""), ("paper", "The Sun", "")]);
    let agency = || cite("agency");
    for (of_event, of_claim, origins) in [
        (vec![inline("a", "", "")], vec![inline("a", "", "")], 1),
        (vec![inline("a", "", "")], vec![inline("b", "", "")], 2),
        (vec![inline("The  fire", "", "")], vec![inline("the fire ", "", "")], 1),
        (vec![inline("a", "AP", "")], vec![inline("b", "ap", "")], 1),
        (vec![inline("a", "AP News", "")], vec![agency()], 1),
        (vec![inline("a", "", "agency")], vec![agency()], 1),
        (vec![inline("a", "", "agency")], vec![inline("b", "", "agency")], 1),
        (vec![inline("a", "The Sun", "agency")], vec![agency(), cite("paper")], 1),
        (vec![inline("a", "", "")], vec![agency()], 2),
    ] {
        assert_eq!(Independence::new(&timeline).origins(&event(of_event, of_claim)), origins);
    }
}

#[test]
fn a_claim_counts_what_it_cites_and_where_that_is_nothing_what_its_event_cites() {
    let timeline = sources(&[("agency", "AP News", ""), ("copy", "", "agency"), ("paper", "The Sun", "")]);
    for (of_event, of_claim, origins) in [
        (vec![], vec![], 0),
        (vec![cite("paper")], vec![], 1),
        (vec![cite("paper"), cite("agency")], vec![], 2),
        (vec![cite("paper")], vec![cite("agency")], 1),
        (vec![cite("paper")], vec![cite("agency"), cite("copy")], 1),
        (vec![], vec![cite("paper"), cite("copy")], 2),
        (vec![cite("paper")], vec![cite("not-listed")], 0),
    ] {
        let event = event(of_event, of_claim);
        let mut independence = Independence::new(&timeline);
        assert_eq!(independence.origins_of_claim(&event, &event.claims[0]), origins, "{event:?}");
    }
}

#[test]
fn a_number_of_origins_is_told_in_words() {
    for (origins, told) in [(0, "no source"), (1, "single source"), (2, "2 independent sources")] {
        assert_eq!(words(origins), told);
    }
}
