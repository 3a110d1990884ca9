//! Where the words of a query stand, and what a first sieve may look for.

use crate::fixture::{Told, timeline};
use crate::query;
use dateline::model::{Citation, Cited, Event, FileId, Timeline};
use dateline::query::{Cite, Part, SourcePart};

fn citation(event: &Event, cite: Cite) -> &Citation {
    match cite.claim {
        None => &event.sources[cite.index],
        Some(claim) => &event.claims[claim].sources[cite.index],
    }
}

/// The text that a part names, as the event has it.
fn text(timeline: &Timeline, event: &Event, part: Part) -> String {
    let claim = |n: usize| &event.claims[n];
    match part {
        Part::Title => event.title.clone(),
        Part::Date => event.date.as_written().to_owned(),
        Part::Summary => event.summary.clone().unwrap(),
        Part::Place => event.place.clone().unwrap(),
        Part::Person(n) => event.people[n].clone(),
        Part::Tag(n) => event.tags[n].clone(),
        Part::Id => event.id.clone(),
        Part::Claim(n) => claim(n).text.clone(),
        Part::By(n) => claim(n).by.clone().unwrap(),
        Part::Measure(n) => claim(n).figure.clone().unwrap().measure,
        Part::Value(n) => match claim(n).figure.clone().unwrap().value {
            dateline::model::Number::Whole(value) => value.to_string(),
            dateline::model::Number::Real(value) => value.to_string(),
        },
        Part::At(cite) => citation(event, cite).at.clone().unwrap(),
        Part::Quote(cite) => citation(event, cite).quote.clone().unwrap(),
        Part::Source(cite, part) => {
            let source = match &citation(event, cite).source {
                Cited::Id(id) => timeline.source(id, event.file).unwrap(),
                Cited::Inline(source) => (**source).clone(),
            };
            match part {
                SourcePart::Id => source.id,
                SourcePart::Title => source.title,
                SourcePart::Publisher => source.publisher.unwrap(),
                SourcePart::Author => source.author.unwrap(),
                SourcePart::Url => source.url.unwrap(),
            }
        }
    }
}

#[test]
fn words_are_found_in_every_text_of_an_event() {
    let timeline = timeline();
    let of_event = |index| Cite { claim: None, index };
    let of_claim = |claim| Cite { claim: Some(claim), index: 0 };
    for (typed, id, found) in [
        (
            "prison",
            "opening",
            &[
                (Part::Summary, "prison"),
                (Part::Tag(0), "prison"),
                (Part::Source(of_event(0), SourcePart::Title), "prison"),
            ][..],
        ),
        ("cecot", "opening", &[(Part::Title, "CECOT")]),
        ("2023", "opening", &[(Part::Date, "2023")]),
        ("tecoluca bukele", "opening", &[(Part::Place, "Tecoluca"), (Part::Person(0), "Bukele")]),
        ("opening", "opening", &[(Part::Id, "opening")]),
        ("since", "emergency", &[(Part::Quote(of_event(1)), "since")]),
        ("juridico", "count-2024", &[(Part::Person(0), "Jurídico"), (Part::By(1), "Jurídico")]),
        ("261 high", "count-2024", &[(Part::Claim(0), "261"), (Part::Value(0), "261")]),
        (
            "deaths",
            "count-2024",
            &[(Part::Tag(0), "deaths"), (Part::Measure(0), "deaths"), (Part::Measure(1), "deaths")],
        ),
        (
            "sun",
            "count-2024",
            &[
                (Part::Source(of_claim(1), SourcePart::Id), "sun"),
                (Part::Source(of_claim(1), SourcePart::Publisher), "Sun"),
            ],
        ),
        ("garcia", "count", &[(Part::Source(of_claim(0), SourcePart::Author), "Garcia")]),
        ("example.org", "trial", &[(Part::Source(of_event(0), SourcePart::Url), "example.org")]),
        // Those that lie over each other are one place.
        ("arre rest irst", "arrest", &[(Part::Title, "irst"), (Part::Title, "arrest"), (Part::Id, "arrest")]),
        // A value is found as a whole.
        ("tag:law place:san*", "arrest", &[(Part::Place, "San Salvador"), (Part::Tag(1), "law")]),
        ("tag:mass* mass", "trial", &[(Part::Title, "mass"), (Part::Tag(0), "mass trial")]),
        ("source:ap", "opening", &[(Part::Source(of_event(0), SourcePart::Id), "ap")]),
        ("source:\"ap news\"", "opening", &[(Part::Source(of_event(0), SourcePart::Publisher), "AP News")]),
        (
            "by:cristosal measure:*prison",
            "count",
            &[(Part::By(0), "Cristosal"), (Part::Measure(0), "people in prison")],
        ),
        // What is left out, and what is no text, has no place.
        ("-cecot during:2023 is:disputed kind:news", "opening", &[]),
    ] {
        let event = timeline.event(timeline.find_named(id, FileId(0)).unwrap()).unwrap();
        let places = query(typed).found(&event, &Told::of(&timeline));
        let places: Vec<_> =
            places.into_iter().map(|m| (m.part, text(&timeline, &event, m.part)[m.range].to_owned())).collect();
        let found: Vec<_> = found.iter().map(|(part, text)| (*part, (*text).to_owned())).collect();
        assert_eq!(places, found, "{typed}");
    }
}

#[test]
fn a_derived_id_is_not_searched() {
    let event = crate::fixture::event("2023");
    assert!(event.id_derived);
    let nothing = &crate::fixture::Nothing;
    assert!(query(&event.id).found(&event, nothing).is_empty());
    assert_eq!(query(&event.id).matches(&event, nothing), dateline::query::Answer::No);
}
