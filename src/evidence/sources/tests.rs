//! Tables: events, and what rests on each source and each publisher.

use super::*;
use crate::evidence::fixture::{cite, claim, event, inline, rows, source, timeline};
use proptest::prelude::*;

/// The sources of each event, and of each of its claims.
fn events(cited: &[(&[&str], &[&[&str]])]) -> Vec<Event> {
    let citations = |ids: &[&str]| ids.iter().map(|id| citation(id)).collect::<Vec<_>>();
    let event = |(sources, claims): &(&[&str], &[&[&str]])| Event {
        sources: citations(sources),
        ..event("2022", claims.iter().map(|ids| claim(citations(ids))).collect())
    };
    cited.iter().map(event).collect()
}

/// A listed source by its id; written in place: `title/publisher`.
fn citation(id: &str) -> Citation {
    id.split_once('/').map_or_else(|| cite(id), |(title, publisher)| inline(title, publisher, ""))
}

fn listed() -> Vec<Source> {
    [("ap", "AP News"), ("sun", "The Sun"), ("sun-2", "the  sun"), ("blog", ""), ("unused", "The Sun")]
        .map(|(id, publisher)| source(id, publisher, ""))
        .into()
}

fn bibliography(timeline: &Timeline) -> Bibliography {
    let mut sources = Sources::default();
    rows(timeline).for_each(|(row, event)| sources.add(timeline, row, &event));
    sources.finish(timeline)
}

fn told(tally: Tally) -> [u32; 4] {
    [tally.events, tally.events_alone, tally.claims, tally.claims_alone]
}

#[test]
fn what_rests_on_a_source_is_counted_and_what_rests_on_it_alone() {
    let cited: [(&[&str], &[&[&str]]); 7] = [
        (&["ap"], &[&["ap"], &["sun"]]),
        (&["sun", "sun"], &[]),
        (&[], &[&["sun"], &["sun-2"], &[]]),
        (&["blog"], &[&[], &["nowhere"]]),
        (&["Log/", "log/"], &[&["Log/"]]),
        (&["Extra/THE SUN", "sun"], &[]),
        (&["nowhere"], &[]),
    ];
    let timeline = timeline(events(&cited), listed());
    let bibliography = bibliography(&timeline);
    let name = |one: &SourceUse| {
        let source = bibliography.source(&timeline, one).unwrap();
        if source.id.is_empty() { source.title } else { source.id }
    };
    let sources: Vec<_> =
        bibliography.sources().iter().map(|one| (name(one), told(one.tally), bibliography.rows(one))).collect();
    let expected: [(&str, [u32; 4], &[u32]); 7] = [
        ("ap", [1, 0, 1, 1], &[0]),
        ("sun", [4, 1, 2, 2], &[0, 1, 2, 5]),
        ("sun-2", [1, 0, 1, 1], &[2]),
        ("blog", [1, 1, 1, 1], &[3]),
        ("unused", [0, 0, 0, 0], &[]),
        ("Log", [1, 1, 1, 1], &[4]),
        ("Extra", [1, 0, 0, 0], &[5]),
    ];
    assert_eq!(sources, expected.map(|(name, tally, rows)| (name.to_owned(), tally, rows)));
    let publishers: Vec<_> = bibliography
        .publishers()
        .iter()
        .map(|one| (&*one.name, told(one.tally), one.sources.clone(), bibliography.rows_of_publisher(one)))
        .collect();
    let expected =
        [("AP News", [1, 0, 1, 1], vec![0], vec![0]), ("The Sun", [4, 3, 3, 3], vec![1, 2, 4, 6], vec![0, 1, 2, 5])];
    assert_eq!(publishers, expected);
}

#[test]
fn a_source_is_found_in_the_file_that_lists_it() {
    let timeline = timeline(events(&[(&["ap"], &[])]), listed());
    let mut sources = Sources::default();
    // The event stands in another file than the sources.
    let elsewhere = Event { file: crate::model::FileId(1), ..timeline.event(0).unwrap() };
    sources.add(&timeline, 0, &elsewhere);
    let bibliography = sources.finish(&timeline);
    assert_eq!(bibliography.sources().len(), 5);
    assert_eq!(told(bibliography.sources()[0].tally), [1, 1, 0, 0]);
}

proptest! {
    #[test]
    fn it_makes_no_difference_how_many_feed_it(
        cited in prop::collection::vec(prop::collection::vec(prop::sample::select(
            vec!["ap", "sun", "sun-2", "blog", "nowhere", "Log/", "Log/The Sun", "Extra/AP News"]), 0..4), 0..12),
        cut in 0..12_usize,
    ) {
        let events = cited.iter().map(|ids| {
            let citations = || ids.iter().map(|id| citation(id)).collect::<Vec<_>>();
            Event { sources: citations(), ..event("2022", vec![claim(citations()), claim(Vec::new())]) }
        });
        let timeline = timeline(events.collect(), listed());
        let (mut first, mut second) = (Sources::default(), Sources::default());
        for (row, event) in rows(&timeline) {
            if (row as usize) < cut { &mut first } else { &mut second }.add(&timeline, row, &event);
        }
        second.append(first);
        let (whole, halves) = (bibliography(&timeline), second.finish(&timeline));
        let told = |all: &Bibliography| -> Vec<_> {
            let publisher = |one: &SourceUse| one.publisher.map(|at| all.publishers()[at].name.clone());
            all.sources().iter().map(|one| (one.key, one.tally, publisher(one), all.rows(one).to_vec())).collect()
        };
        prop_assert_eq!(told(&whole), told(&halves));
        prop_assert_eq!(whole.publishers(), halves.publishers());
    }
}
