//! Series: what is put together, in which order, with what is kept of each figure.

use super::*;
use crate::evidence::fixture::{cite, claim, counting, event, figure, inline, rows, source, timeline};
use crate::model::{EventId, FileId};

fn compare(timeline: &Timeline) -> Compared {
    let mut figures = Figures::default();
    rows(timeline).for_each(|(row, event)| figures.add(timeline, row, &event));
    figures.compare()
}

#[test]
fn figures_of_one_measure_make_a_series_in_the_order_of_their_days() {
    let events = vec![
        event("2021", vec![counting("3 ships"), counting("12 Crews"), counting("more than 1 crews @2019")]),
        event("2022-03/..", vec![counting("9 crews"), counting("8  crews @../2022")]),
        event("2023-05-06", vec![counting("10 crews @2022-03")]),
    ];
    let timeline = timeline(events, Vec::new());
    let compared = compare(&timeline);
    let measures: Vec<&str> = compared.series().iter().map(Series::measure).collect();
    assert_eq!(measures, ["crews", "ships"]);
    let crews = &compared.series()[0];
    let day = |day: Option<Day>| day.map_or("…".to_owned(), |day| day.to_string());
    let told = |point: &Point| format!("{:?} {} {}", point.value, day(point.earliest()), day(point.latest()));
    let told: Vec<String> = compared.points(crews).iter().map(told).collect();
    let expected = [
        "Whole(8) … 2022-12-31",
        "Whole(1) 2019-01-01 2019-12-31",
        "Whole(12) 2021-01-01 2021-12-31",
        "Whole(10) 2022-03-01 2022-03-31",
        "Whole(9) 2022-03-01 …",
    ];
    assert_eq!(told, expected);
    assert_eq!(crews.figures(), 5);
    let spelt: Vec<(&str, usize, u32)> =
        crews.spellings.iter().map(|one| (&*one.text, one.figures, one.first.claim)).collect();
    assert_eq!(spelt, [("crews", 3, 2), ("Crews", 1, 1), (" crews", 1, 1)]);
}

#[test]
fn a_figure_keeps_who_says_it_and_what_it_rests_on() {
    let said = |by: &str, sources| Claim {
        by: Some(by.to_owned()),
        figure: Some(Box::new(figure("12 crews"))),
        ..claim(sources)
    };
    let of_event = |claims, sources| Event { sources, ..event("2022", claims) };
    let events = vec![
        of_event(vec![said("Fire service", vec![cite("a"), cite("nowhere")]), counting("12 crews")], vec![cite("b")]),
        of_event(vec![said("Fire service", vec![inline("Log", "", "")]), said("Mayor", vec![])], vec![]),
    ];
    let timeline = timeline(events, vec![source("a", "", ""), source("b", "", "")]);
    let compared = compare(&timeline);
    let listed = |id: &str| SourceKey::Listed { file: FileId(0), id: EventId::digest(id) };
    let log = SourceKey::of(&inline("log ", "", "").source, FileId(0), &timeline).unwrap();
    let points = compared.points(&compared.series()[0]);
    let kept: Vec<_> = points.iter().map(|point| (compared.speaker(point), compared.sources(point).to_vec())).collect();
    let expected = [
        (Some("Fire service"), vec![listed("a")]),
        (None, vec![listed("b")]),
        (Some("Fire service"), vec![log]),
        (Some("Mayor"), vec![]),
    ];
    assert_eq!(kept, expected);
}

#[test]
fn two_halves_put_together_are_the_whole() {
    let said = |by: &str, text: &str, id: &str| Claim {
        by: Some(by.to_owned()),
        figure: Some(Box::new(figure(text))),
        ..claim(vec![cite(id)])
    };
    let of = |year: &str| {
        event(year, vec![said("A", "12 crews", "a"), said(year, "3 ships", "b"), said("B", "9 Crews", "b")])
    };
    let timeline = timeline(["2020", "2021", "2022"].map(of).into(), vec![source("a", "", ""), source("b", "", "")]);
    let (mut first, mut second) = (Figures::default(), Figures::default());
    for (row, event) in rows(&timeline) {
        if row == 1 { &mut first } else { &mut second }.add(&timeline, row, &event);
    }
    first.append(second);
    let (whole, halves) = (compare(&timeline), first.compare());
    assert_eq!(whole.series(), halves.series());
    for series in whole.series() {
        for (one, other) in whole.points(series).iter().zip(halves.points(series)) {
            assert_eq!((one.at, one.value, one.days), (other.at, other.value, other.days));
            assert_eq!((whole.speaker(one), whole.sources(one)), (halves.speaker(other), halves.sources(other)));
        }
    }
}
