//! Origins: a table of cases.

use super::*;
use crate::model::{Claim, Date, Events, Gone, Row, SourceRow};
use std::sync::Arc;

/// Sources held, each at the row of its index.
struct Held(Vec<Source>);

impl Events for Held {
    fn event(&self, _: &Row) -> Result<Event, Gone> {
        Err(Gone)
    }

    fn source(&self, row: &SourceRow) -> Result<Source, Gone> {
        self.0.get(row.at as usize).cloned().ok_or(Gone)
    }

    fn line(&self, _: FileId, _: u64) -> u32 {
        0
    }
}

/// A timeline of sources, each `(id, publisher, derived from)`, empty where absent.
fn sources(listed: &[(&str, &str, &str)]) -> Timeline {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let source = |(id, publisher, from): &(&str, &str, &str)| Source {
        id: (*id).to_owned(),
        publisher: some(publisher),
        derived_from: some(from),
        ..Source::default()
    };
    let held: Vec<Source> = listed.iter().map(source).collect();
    let row = |(at, source): (u32, &Source)| SourceRow {
        id: EventId::digest(&source.id),
        at,
        len: 0,
        file: FileId(0),
        inline: false,
    };
    let mut rows: Vec<SourceRow> = (0..).zip(&held).map(row).collect();
    rows.sort_by_key(|row| row.id);
    Timeline::new(Vec::new(), rows, Arc::new(Held(held)))
}

fn citation(source: Cited) -> Citation {
    Citation { source, at: None, quote: None }
}

fn event(of_event: Vec<Cited>, of_claim: Vec<Cited>) -> Event {
    let claim = Claim {
        id: None,
        text: "said".to_owned(),
        by: None,
        sources: of_claim.into_iter().map(citation).collect(),
        disputes: Vec::new(),
        figure: None,
    };
    Event {
        id: "e".to_owned(),
        id_derived: false,
        date: Date::parse("2022").unwrap(),
        title: "happened".to_owned(),
        summary: None,
        place: None,
        people: Vec::new(),
        tags: Vec::new(),
        see: Vec::new(),
        sources: of_event.into_iter().map(citation).collect(),
        claims: vec![claim],
        file: FileId(0),
        line: 1,
    }
}

fn inline(title: &str, publisher: &str, from: &str) -> Cited {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let (publisher, derived_from) = (some(publisher), some(from));
    Cited::Inline(Box::new(Source { title: title.to_owned(), publisher, derived_from, ..Source::default() }))
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
        let ids = || cited.iter().map(|id| Cited::Id((*id).to_owned())).collect::<Vec<_>>();
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
    let agency = || Cited::Id("agency".to_owned());
    for (of_event, of_claim, origins) in [
        (vec![inline("a", "", "")], vec![inline("a", "", "")], 1),
        (vec![inline("a", "", "")], vec![inline("b", "", "")], 2),
        (vec![inline("a", "AP", "")], vec![inline("b", "ap", "")], 1),
        (vec![inline("a", "AP News", "")], vec![agency()], 1),
        (vec![inline("a", "", "agency")], vec![agency()], 1),
        (vec![inline("a", "", "agency")], vec![inline("b", "", "agency")], 1),
        (vec![inline("a", "The Sun", "agency")], vec![agency(), Cited::Id("paper".to_owned())], 1),
        (vec![inline("a", "", "")], vec![agency()], 2),
    ] {
        assert_eq!(Independence::new(&timeline).origins(&event(of_event, of_claim)), origins);
    }
}
