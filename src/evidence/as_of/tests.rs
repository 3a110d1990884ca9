//! Tables: events, and what was known of them. Properties: knowledge grows, and only on the days of publication.

use super::*;
use crate::evidence::fixture::{citation, cite, claim, event, source, timeline};
use crate::model::{Claim, Date, Day};
use proptest::prelude::*;

/// Sources that are called as they were published, and `undated`.
const PUBLISHED: [&str; 17] = [
    "XXXX",
    "2022-21",
    "2022-04-30/2022-05-02",
    "2022-05-05T10:00Z",
    "[2022-03-02,2022-06]",
    "2022-03-01",
    "2022-03",
    "2022",
    "2022-05-05",
    "../2022-03",
    "2022-03/..",
    "2022-04/",
    "/",
    "202X",
    "2023",
    "2022-03-20~",
    "2022-06-30T23:30:00-06:00",
];

/// When events were, as far as it is known.
const HAPPENED: [&str; 9] = [
    "2022",
    "2022-04-10",
    "2022-04-10~",
    "2022-05?",
    "2024/..",
    "../2022-03",
    "XXXX",
    "2022-07-01T01:00:00+09:00",
    "[2022-08,2023-02-02]",
];

fn published(date: &str) -> Source {
    Source { published: Date::parse(date).ok(), ..source(date, "", "") }
}

/// Copies, each with its own date and what it derives from.
const COPIES: [(&str, &str, &str); 6] = [
    ("of a year", "2022-03-01", "2023"),
    ("of nothing dated", "2022-03-01", "undated"),
    ("sooner", "2022-03-01", "2022-05-05"),
    ("vague", "2022", "2022-06-30T23:30:00-06:00"),
    ("of a copy", "2022-03-20~", "vague"),
    ("undated copy", "undated", "2023"),
];

fn sources() -> Vec<Source> {
    let copy = |(id, date, of): (&str, &str, &str)| Source {
        id: id.to_owned(),
        derived_from: Some(of.to_owned()),
        ..published(date)
    };
    // When something was read is not when it was published.
    let read = |source: Source| Source { accessed: Date::parse("2022-03-10").ok(), ..source };
    PUBLISHED.iter().copied().chain(["undated"]).map(published).chain(COPIES.map(copy)).map(read).collect()
}

fn day(text: &str) -> Day {
    Date::parse(text).unwrap().bounds().earliest.day().unwrap()
}

fn cites(ids: &[&str]) -> Vec<Citation> {
    ids.iter().map(|id| cite(id)).collect()
}

fn of(sources: &[&str], claims: &[&[&str]]) -> Event {
    let claims = claims.iter().map(|ids| claim(cites(ids))).collect();
    Event { sources: cites(sources), ..event("2022", claims) }
}

#[test]
fn a_source_was_out_certainly_possibly_or_later() {
    let (early, in_march, after) = ("2022-02-28", "2022-03-15", "2022-04-01");
    for (published_on, outs) in [
        ("2022-03-01", [Out::Later, Out::Certainly, Out::Certainly]),
        ("2022-03-15~", [Out::Later, Out::Possibly, Out::Certainly]),
        ("2022-03-16~", [Out::Later, Out::Possibly, Out::Certainly]),
        ("2022-03-15?", [Out::Later, Out::Possibly, Out::Possibly]),
        ("2022-03-15", [Out::Later, Out::Certainly, Out::Certainly]),
        ("2022-03-16", [Out::Later, Out::Later, Out::Certainly]),
        ("2022-03", [Out::Later, Out::Possibly, Out::Certainly]),
        ("2022", [Out::Possibly; 3]),
        ("202X", [Out::Possibly; 3]),
        ("../2022-03-20", [Out::Possibly, Out::Possibly, Out::Certainly]),
        ("/2022-03-20", [Out::Possibly, Out::Possibly, Out::Certainly]),
        ("2022-03-10/..", [Out::Later, Out::Possibly, Out::Possibly]),
        ("2022-03-10/", [Out::Later, Out::Possibly, Out::Possibly]),
        ("2022-02/2022-03", [Out::Possibly, Out::Possibly, Out::Certainly]),
        ("2022-03-15T23:30:00-06:00", [Out::Later, Out::Certainly, Out::Certainly]),
        ("undated", [Out::Undated; 3]),
        // So is what is said to have no known date, and what has none that says of a year.
        ("XXXX", [Out::Undated; 3]),
        ("XXXX-12-25?", [Out::Undated; 3]),
        ("/", [Out::Undated; 3]),
        ("[XXXX,2022-03]", [Out::Undated; 3]),
        ("{XXXX,2022-03}", [Out::Possibly; 3]),
    ] {
        let answers =
            [early, in_march, after].map(|on| Out::by(&Cutoff::from(day(on)).by_then(), &published(published_on)));
        assert_eq!(answers, outs, "{published_on}");
    }
}

/// The sources of an event, those of each of its claims, and what is left, with the answer and the claims that came later.
type Case<'c> = (&'c [&'c str], &'c [&'c [&'c str]], Option<(Event, Out, usize)>);

#[test]
fn what_came_later_vanishes_and_what_has_no_date_stays() {
    let timeline = timeline(Vec::new(), sources());
    // As of 15 March 2022: one source is out, one may be, one is later.
    let (out, maybe, later) = ("2022-03-01", "2022-03", "2022-05-05");
    let cases: [Case<'_>; 20] = [
        (&[out], &[], Some((of(&[out], &[]), Out::Certainly, 0))),
        (&[maybe], &[], Some((of(&[maybe], &[]), Out::Possibly, 0))),
        (&[later], &[], None),
        (&[later, out], &[], Some((of(&[out], &[]), Out::Certainly, 0))),
        (&["undated"], &[], Some((of(&["undated"], &[]), Out::Undated, 0))),
        (&["undated", later], &[], Some((of(&["undated"], &[]), Out::Undated, 0))),
        (&["nowhere"], &[], Some((of(&["nowhere"], &[]), Out::Undated, 0))),
        (&[], &[], Some((of(&[], &[]), Out::Undated, 0))),
        // A claim goes with its sources.
        (&[out], &[&[later], &[out]], Some((of(&[out], &[&[out]]), Out::Certainly, 1))),
        (&[out], &[&[later, maybe]], Some((of(&[out], &[&[maybe]]), Out::Certainly, 0))),
        (&[out], &[&["undated"]], Some((of(&[out], &[&["undated"]]), Out::Certainly, 0))),
        // An event stays for a claim of which something was known.
        (&[later], &[&[maybe]], Some((of(&[], &[&[maybe]]), Out::Possibly, 0))),
        (&[], &[&[later], &[maybe]], Some((of(&[], &[&[maybe]]), Out::Possibly, 1))),
        (&[], &[&[later]], None),
        (&[later], &[&[later]], None),
        // A claim that cites nothing goes as its event's own sources do.
        (&[later], &[&[]], None),
        (&[later], &[&[], &[out]], Some((of(&[], &[&[out]]), Out::Certainly, 1))),
        (&[maybe], &[&[]], Some((of(&[maybe], &[&[]]), Out::Possibly, 0))),
        (&[], &[&[]], Some((of(&[], &[&[]]), Out::Undated, 0))),
        (&[], &[&[], &[later]], Some((of(&[], &[&[]]), Out::Undated, 1))),
    ];
    for (sources, claims, expected) in cases {
        let known = AsOf::new(day("2022-03-15")).event(&timeline, of(sources, claims));
        let expected = expected.map(|(event, out, later)| Known { event, out, later });
        assert_eq!(known, expected, "{sources:?} {claims:?}");
    }
}

#[test]
fn a_source_in_place_goes_by_its_own_date() {
    let timeline = timeline(Vec::new(), Vec::new());
    let inline = |date: &str| citation(Cited::Inline(Box::new(published(date))));
    let both = Event { sources: vec![inline("2022"), inline("2023")], ..event("2022", Vec::new()) };
    let mut as_of = AsOf::new(day("2022-12-31"));
    let known = as_of.event(&timeline, both.clone()).unwrap();
    assert_eq!((known.event.sources, known.out), (vec![inline("2022")], Out::Certainly));
    assert_eq!(AsOf::new(day("2021-12-31")).event(&timeline, both.clone()), None);
    let (mut publications, firsts) = Publications::listed(&timeline);
    publications.add(&firsts, &both);
    let days: Vec<String> = publications.days().map(|day| day.to_string()).collect();
    assert_eq!(days, ["2022-01-01", "2022-12-31", "2023-01-01", "2023-12-31"]);
}

#[test]
fn one_steps_to_the_day_on_which_what_nothing_dates_becomes_known() {
    let timeline = timeline(Vec::new(), sources());
    let days = |event: Event| {
        let (_, firsts) = Publications::listed(&timeline);
        let mut publications = Publications::default();
        publications.add(&firsts, &event);
        publications.days().map(|day| day.to_string()).collect::<Vec<_>>().join(" ")
    };
    let on = |date: &str, sources: &[&str], claims: &[&[&str]]| Event {
        date: Date::parse(date).unwrap(),
        ..of(sources, claims)
    };
    for (event, expected) in [
        (on("2024", &[], &[]), "2024-01-01"),
        (on("2024-05-06~", &["undated"], &[]), "2024-05-05"),
        (on("2024", &["nowhere"], &[]), "2024-01-01"),
        // A dated source tells of it before, or not until then.
        (on("2024", &["2022-05-05"], &[]), ""),
        (on("2024", &["2022-05-05", "undated"], &[]), ""),
        (on("2022-04", &["2022-05-05", "undated"], &[]), "2022-04-01"),
        (on("2022-04", &["2022-05-05"], &[&["undated"]]), "2022-04-01"),
        (on("2022-04", &["2022-05-05"], &[&[]]), ""),
        (on("2024", &["XXXX"], &[]), "2024-01-01"),
        // It does not certainly begin later on any day.
        (on("2024?", &[], &[]), ""),
        (on("../2024", &[], &[]), ""),
        (on("XXXX", &[], &[]), ""),
        (Event { dated_by: crate::model::DatedBy::Report, ..on("2024", &[], &[]) }, ""),
    ] {
        assert_eq!(days(event.clone()), expected, "{event:?}");
    }
}

#[test]
fn a_moment_is_a_statement_beside_days_and_an_instant_beside_instants() {
    for (cutoff, published_on, out) in [
        ("2024-05-14T08:00:00Z", "2024-05-14", Out::Possibly),
        ("2024-05-14T08:00:00Z", "2024-05-13", Out::Possibly),
        ("2024-05-14T12:00:00Z", "2024-05-13", Out::Certainly),
        ("2024-05-14T08:00:00Z", "2024-05-15", Out::Later),
        // On a clock 14 hours before UTC it is the 15th.
        ("2024-05-14T10:00:00Z", "2024-05-15", Out::Possibly),
        ("2024-05-14T08:00:00Z", "2024-05-14T07:59:59Z", Out::Certainly),
        ("2024-05-14T08:00:00Z", "2024-05-14T10:00:00+02:00", Out::Certainly),
        ("2024-05-14T10:00:00+02:00", "2024-05-14T08:00:01Z", Out::Later),
        ("2024-05-14T08:00Z", "2024-05-14T08:00:30Z", Out::Certainly),
        // Without an offset it is asked by the clock that is shown.
        ("2024-05-14T08:00", "2024-05-14", Out::Possibly),
        ("2024-05-14T08:00", "2024-05-13", Out::Certainly),
        ("2024-05-14T08:00", "2024-05-14T08:00:00+05:00", Out::Certainly),
        ("2024-05-14T08:00", "2024-05-14T08:01:00+05:00", Out::Later),
    ] {
        let by_then = Cutoff::of(&Date::parse(cutoff).unwrap()).unwrap().by_then();
        assert_eq!(Out::by(&by_then, &published(published_on)), out, "{published_on} by {cutoff}");
    }
}

#[test]
fn one_steps_from_publication_to_publication() {
    let timeline = timeline(Vec::new(), ["2022-03", "2022-05-05", "undated", "2022-06/.."].map(published).into());
    let (publications, _) = Publications::listed(&timeline);
    for (on, before, after) in [
        ("2021-01-01", "", "2022-03-01"),
        ("2022-03-01", "", "2022-03-31"),
        ("2022-03-15", "2022-03-01", "2022-03-31"),
        ("2022-05-05", "2022-03-31", "2022-06-01"),
        ("2022-06-01", "2022-05-05", ""),
        ("2023-01-01", "2022-06-01", ""),
    ] {
        let told = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
        assert_eq!(told(publications.before(day(on))), before, "before {on}");
        assert_eq!(told(publications.after(day(on))), after, "after {on}");
    }
}

fn citations() -> impl Strategy<Value = Vec<Citation>> {
    let copies = COPIES.iter().map(|(id, ..)| *id);
    let ids = PUBLISHED.iter().copied().chain(["undated", "nowhere"]).chain(copies).collect::<Vec<_>>();
    let listed = prop::sample::select(ids).prop_map(cite);
    let in_place = prop::sample::select(PUBLISHED.to_vec())
        .prop_map(|date| citation(Cited::Inline(Box::new(Source { id: String::new(), ..published(date) }))));
    prop::collection::vec(prop_oneof![listed, in_place], 0..3)
}

fn events() -> impl Strategy<Value = Event> {
    let claims = prop::collection::vec(citations().prop_map(claim), 0..4);
    let date = prop::sample::select(HAPPENED.to_vec());
    (date, citations(), claims).prop_map(|(date, sources, claims)| Event { sources, ..event(date, claims) })
}

/// From before the first date to behind the last, most of them where much changes.
fn days() -> impl Strategy<Value = Day> {
    let between = |from: &str, to: &str| (day(from).to_days()..day(to).to_days()).prop_map(Day::from_days);
    prop_oneof![1 => between("2019-01-01", "2031-01-01"), 3 => between("2022-02-01", "2024-02-01")]
}

/// Whether all of `less` stands in `more`, in its order.
fn within<T>(less: &[T], more: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    let mut more = more.iter();
    less.iter().all(|one| more.any(|other| same(one, other)))
}

fn claim_within(less: &Claim, more: &Claim) -> bool {
    within(&less.sources, &more.sources, Citation::eq)
}

proptest! {
    #[test]
    fn a_later_day_never_knows_less(event in events(), a in days(), b in days()) {
        let timeline = timeline(Vec::new(), sources());
        let [earlier, later] = [a.min(b), a.max(b)].map(|day| AsOf::new(day).event(&timeline, event.clone()));
        if let Some(earlier) = earlier {
            let later = later.expect("what was known is known");
            prop_assert!(earlier.out <= later.out);
            prop_assert!(earlier.later >= later.later);
            prop_assert!(within(&earlier.event.sources, &later.event.sources, Citation::eq));
            prop_assert!(within(&earlier.event.claims, &later.event.claims, claim_within));
        }
    }

    #[test]
    fn what_was_known_was_not_known_before_what_it_derives_from(event in events(), day in days()) {
        let timeline = timeline(Vec::new(), sources());
        let by_then = Cutoff::from(day).by_then();
        let listed = |id: &str| timeline.source(id, crate::model::FileId(0));
        let known = AsOf::new(day).event(&timeline, event).map(|known| known.event);
        for citation in known.iter().flat_map(|event| event.sources.iter().chain(event.claims.iter().flat_map(|c| &c.sources))) {
            let mut next = match &citation.source {
                Cited::Id(id) => listed(id),
                Cited::Inline(source) => Some((**source).clone()),
            };
            while let Some(source) = next {
                prop_assert_ne!(Out::by(&by_then, &source), Out::Later, "{} on {}", source.id, day);
                next = source.derived_from.as_deref().and_then(listed);
            }
        }
    }

    #[test]
    fn as_of_the_last_publication_everything_is_known(event in events()) {
        let timeline = timeline(Vec::new(), sources());
        let (mut publications, firsts) = Publications::listed(&timeline);
        publications.add(&firsts, &event);
        let last = publications.days().next_back().unwrap();
        let known = AsOf::new(last).event(&timeline, event.clone()).map(|known| (known.event, known.later));
        prop_assert_eq!(known, Some((event, 0)));
    }

    #[test]
    fn between_two_publications_nothing_changes(event in events(), day in days()) {
        let timeline = timeline(vec![event], sources());
        let publications = Publications::of(&timeline);
        if let Some(before) = publications.before(Day::from_days(day.to_days() + 1)) {
            let on = |day| AsOf::new(day).event(&timeline, timeline.event(0).unwrap());
            prop_assert_eq!(on(before), on(day));
        }
    }

    #[test]
    fn as_of_a_day_twice_is_as_of_it_once(event in events(), day in days()) {
        let timeline = timeline(Vec::new(), sources());
        let once = AsOf::new(day).event(&timeline, event);
        let again = once.clone().and_then(|known| AsOf::new(day).event(&timeline, known.event));
        prop_assert_eq!(again.map(|known| (known.event, known.out)), once.map(|known| (known.event, known.out)));
    }
}

#[test]
fn a_copy_was_out_no_earlier_than_its_original() {
    let all = vec![
        Source { published: Date::parse("2022-03-20").ok(), ..source("wire", "", "") },
        source("reprint", "", "wire"),
        source("translation", "", "reprint"),
        Source { published: Date::parse("2022-03-22").ok(), ..source("dated", "", "wire") },
        Source { published: Date::parse("2022-03-12").ok(), ..source("sooner", "", "wire") },
        Source { published: Date::parse("2022-03").ok(), ..source("vague", "", "reprint") },
        Source { published: Date::parse("2022-03-19~").ok(), ..source("about", "", "vague") },
        source("circle", "", "circle"),
        source("lost", "", "nowhere"),
    ];
    let timeline = timeline(Vec::new(), all);
    for (id, outs) in [
        ("wire", [Out::Later, Out::Certainly, Out::Certainly]),
        ("reprint", [Out::Later, Out::Possibly, Out::Possibly]),
        ("translation", [Out::Later, Out::Possibly, Out::Possibly]),
        ("dated", [Out::Later, Out::Later, Out::Certainly]),
        ("sooner", [Out::Later, Out::Certainly, Out::Certainly]),
        ("vague", [Out::Later, Out::Possibly, Out::Possibly]),
        ("about", [Out::Later, Out::Certainly, Out::Certainly]),
        ("circle", [Out::Undated; 3]),
        ("lost", [Out::Undated; 3]),
    ] {
        for (on, out) in ["2022-03-19", "2022-03-20", "2022-03-22"].into_iter().zip(outs) {
            let cited = AsOf::new(day(on)).cited(&timeline, crate::model::FileId(0), &Cited::Id(id.to_owned()));
            let row = timeline.source_row(id, crate::model::FileId(0)).unwrap();
            let at = timeline.source_rows().iter().position(|other| other.id == row.id).unwrap();
            let listed = Listed::of(&timeline, &day(on).into(), &|| false).unwrap();
            assert_eq!((cited, listed.best(&[u32::try_from(at).unwrap()])), (out, Some(out)), "{id} on {on}");
        }
    }
}

#[test]
fn what_nothing_dates_is_kept_unless_it_certainly_begins_later() {
    use crate::model::DatedBy;
    let timeline = timeline(Vec::new(), sources());
    for (date, dated_by, kept) in [
        ("2022-03-15", DatedBy::Source, true),
        ("2022-03-16", DatedBy::Source, false),
        ("2022-03-16~", DatedBy::Source, true),
        ("2022-03-17~", DatedBy::Source, false),
        ("2022-03-16?", DatedBy::Source, true),
        ("2022-03", DatedBy::Source, true),
        ("2022-04/..", DatedBy::Source, false),
        ("../2022-04", DatedBy::Source, true),
        ("XXXX", DatedBy::Source, true),
        // By then, at any time before.
        ("2022-04-01", DatedBy::Report, true),
    ] {
        let look = |event: Event| AsOf::new(day("2022-03-15")).look(&timeline, Event { dated_by, ..event });
        let expected = if kept { Ok(Out::Undated) } else { Err(Hidden::Begins) };
        let citing = |id: &str| Event { sources: cites(&[id]), ..event(date, Vec::new()) };
        for undated in [event(date, Vec::new()), citing("undated"), citing("XXXX"), citing("/")] {
            assert_eq!(look(undated).map(|known| known.out), expected, "{date}");
        }
        // What was announced was known.
        let announced = Event { sources: cites(&["2022-03-01"]), ..event(date, Vec::new()) };
        assert_eq!(look(announced).map(|known| known.out), Ok(Out::Certainly), "{date}");
    }
}
