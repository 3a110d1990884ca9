//! A few events gathered in each way.

use super::*;
use crate::model::date::Scanned;
use crate::model::{Citation, Claim, Date, FileId, TagSet};

fn event(date: &str, tags: &[&str], place: &str, source: &str) -> Event {
    let cited = Citation { source: Cited::Id(source.into()), at: None, quote: None };
    let claim = Claim {
        id: None,
        text: "It is so".into(),
        by: None,
        sources: vec![cited.clone(), cited],
        disputes: vec![],
        figure: None,
    };
    Event {
        id: date.into(),
        id_derived: false,
        date: Date::parse(date).unwrap(),
        title: date.into(),
        summary: None,
        place: (!place.is_empty()).then(|| place.into()),
        people: vec!["A".into(), "B".into()],
        tags: tags.iter().map(|tag| (*tag).into()).collect(),
        see: vec![],
        sources: vec![],
        claims: vec![claim],
        file: FileId(u16::from(date >= "2022")),
        line: 1,
    }
}

fn events() -> Vec<Event> {
    vec![
        event("2020", &["war", "war"], "Here", "ap"),
        event("2021", &["peace", "war", ""], "", "sun"),
        event("2022", &[], "There", "nowhere"),
        event("2023", &["war"], "Here", "ap"),
    ]
}

fn source(id: &str) -> Option<Source> {
    let (title, publisher) = match id {
        "ap" => ("What to know", Some("AP News".to_owned())),
        "sun" => ("A film", None),
        _ => return None,
    };
    Some(Source { title: title.into(), publisher, ..Source::default() })
}

fn lanes(by: By, sort: Sort) -> Vec<(String, Vec<u32>)> {
    let row = |event: &Event| {
        let Scanned { first, last, shift, precision, flags } = event.date.scanned();
        Row { first, last, id: 0, at: 0, len: 0, shift, file: event.file, precision, flags, tags: TagSet::default() }
    };
    let (events, files) = (events(), ["a".to_owned(), "b".to_owned()]);
    let rows: Vec<Row> = events.iter().map(row).collect();
    // Gathered in two parts, as two threads would.
    let (mut left, mut right) = (Groups::new(by), Groups::new(by));
    for (at, event) in (0..).zip(&events) {
        let part = if at < 2 { &mut left } else { &mut right };
        part.add(at, event, source, &files);
    }
    right.merge(left);
    let lanes = right.lanes(sort, &rows).into_iter();
    lanes.map(|Group { name, rows }| (name.unwrap_or_else(|| by.rest().into()), rows.to_vec())).collect()
}

#[test]
fn each_event_stands_in_the_lanes_it_names_and_the_rest_in_one_more() {
    for (by, expected) in [
        (By::Tag, &[("war", &[0, 1, 3][..]), ("peace", &[1]), ("no tag", &[2])][..]),
        (By::Place, &[("Here", &[0, 3]), ("There", &[2]), ("no place", &[1])]),
        (By::Person, &[("A", &[0, 1, 2, 3]), ("B", &[0, 1, 2, 3])]),
        (By::Source, &[("What to know", &[0, 3]), ("A film", &[1]), ("no source", &[2])]),
        (By::Publisher, &[("AP News", &[0, 3]), ("no publisher", &[1, 2])]),
        (By::File, &[("a", &[0, 1]), ("b", &[2, 3])]),
    ] {
        let expected: Vec<(String, Vec<u32>)> =
            expected.iter().map(|(name, rows)| ((*name).to_owned(), rows.to_vec())).collect();
        let lanes = lanes(by, Sort::First);
        assert_eq!(lanes, expected, "{by:?}");
    }
}

#[test]
fn lanes_come_by_their_first_event_or_the_fullest_first() {
    let names = |sort| lanes(By::Tag, sort).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(Sort::Count), ["war", "peace", "no tag"]);
    assert_eq!(names(Sort::First), ["war", "peace", "no tag"]);
    let places = lanes(By::Place, Sort::Count);
    assert_eq!(places.last().map(|(name, _)| name.as_str()), Some("no place"), "the rest is last, however full");
}

#[test]
fn a_key_goes_through_all_of_them() {
    let through: Vec<By> =
        std::iter::successors(Some(By::default()), |by| Some(by.turned(Direction::Forward))).take(7).collect();
    assert_eq!(through[..6], By::ALL);
    assert_eq!(through[6], By::Tag);
}
