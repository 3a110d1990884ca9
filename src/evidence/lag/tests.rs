//! Tables: an event, when its sources were published, and the lag between.

use super::*;
use crate::evidence::fixture::{citation, cite, claim, event, source, timeline};
use crate::model::{Date, Day};
use proptest::prelude::*;

fn published(date: &str) -> Source {
    Source { title: date.to_owned(), published: Date::parse(date).ok(), ..source(date, "", "") }
}

/// The lag of an event whose sources were published at these dates, blanks between them; `undated` has none, `nowhere` is
/// not listed.
fn lag(date: &str, reports: &str) -> Option<Lag> {
    let ids = || reports.split_whitespace().filter(|id| *id != "nowhere");
    let timeline = timeline(Vec::new(), ids().map(published).collect());
    let event = Event { sources: reports.split_whitespace().map(cite).collect(), ..event(date, Vec::new()) };
    Reports::new(&timeline).lag(&event)
}

/// How long it took, or when else it was: the end of the words, without the name and the date of the source.
#[track_caller]
fn check(date: &str, reports: &str, words: &str) {
    let told = lag(date, reports).map(|lag| lag.words());
    let end = if words.is_empty() { None } else { Some(words) };
    assert!(
        told.is_none() == end.is_none() && told.iter().zip(end).all(|(told, end)| told.ends_with(&format!(", {end}"))),
        "{date} and {reports}: {told:?}, not {words}"
    );
}

#[test]
fn a_lag_is_told_as_exactly_as_both_dates_are() {
    for (date, reports, words) in [
        ("2022-03-27", "2022-03-27", "the same day"),
        ("2022-03-27", "2022-03-28", "1 day later"),
        ("2022-03-27", "2022-03-30", "3 days later"),
        ("2022-03-27", "2022-05-26", "60 days later"),
        ("2022-03-27", "2022-05-27", "61 days later"),
        ("2022-03-27", "2022-06-01", "66 days later"),
        ("2022-03-27", "2022-07-06", "3 months later"),
        // As exact as the dates are: days where it is known to less than a month.
        ("[2022-03-26,2022-03-27]", "2022-06-01", "66 to 67 days later"),
        ("2022-03-27", "2022-05-30/2022-06-03", "64 to 68 days later"),
        ("2022-03-27~", "2022-06-01", "65 to 67 days later"),
        ("2022-03-27T10:00Z", "2022-06-01", "64 to 68 days later"),
        ("2022-03", "2022-06-01", "2 to 3 months later"),
        ("2022-03-27", "2023-03-27", "1 year later"),
        ("2020-03-27", "2023-05-28", "3 years 2 months later"),
        ("2022-03-27", "2022-03-26", "before it happened"),
        ("2022-03", "2022-02", "before it happened"),
        ("2022-03-27", "2022-03", "within 4 days, or before it happened"),
        ("2022-03-01", "2022-03", "within 30 days"),
        ("2022-03", "2022-03", "within 30 days, or before it happened"),
        ("2022-03", "2022-03-31", "within 30 days"),
        ("2022-03", "2022-03-01", "the same day, or before it happened"),
        ("2022-03", "2022-04-02", "2 to 32 days later"),
        ("2022-03", "2022-05", "1 to 3 months later"),
        ("2022-03", "2022-06-15", "2 to 4 months later"),
        ("2022-12-31", "2023-02-01/2023-03", "1 to 3 months later"),
        ("2022-03-31", "2022-04", "1 to 30 days later"),
        ("2022-03", "2022-04-01/2022-05-15", "within 3 months"),
        ("2022", "2023-06", "5 to 18 months later"),
        ("2020", "2023", "2 to 4 years later"),
        ("2020", "2022-01-01T00:00:00Z", "11 to 25 months later"),
        ("2020", "2021-01-01/2023", "within 4 years"),
        ("2020", "2020/2022", "within 3 years, or before it happened"),
        // From the last moment of what has one.
        ("2022-03-27/2022-04-30", "2022-05-03", "3 days later"),
        ("2022-03-27/2022-04", "2022-03-30", "before it was over"),
        ("2022-03/2022-06", "2022-02-15", "before it began"),
        ("{2022-03,2022-06}", "2022-02-15", "before it began"),
        ("{2022-03,2022-06}", "2022-04", "before it was over"),
        ("{2022-03-27,2022-04-01}", "2022-04-02", "1 day later"),
        ("[2022-03-27,2022-04-01]", "2022-04-02", "1 to 6 days later"),
        ("../2022-03-27", "2022-03-30", "3 days later"),
        ("2022-03-27", "2022-03-30/..", "at least 3 days later"),
        ("2022-03-27", "2023-03-30/", "at least 1 year later"),
        ("2022-03-27T10:00Z", "2022-03-29/", "at least 23 hours later"),
        ("2022-03-27T10:00Z", "2022-03-30/", "at least 1 day later"),
        ("2022-03-27T10:00", "2022-03-27T10:30/", "at least 29 minutes later"),
        ("2022-03-27T10:00:00", "2022-03-27T10:00:20/", "at any time later"),
        ("2022-03-27T10:00:00", "2022-03-28T10:00:00/", "at least 1 day later"),
        // One of two days is a point: it is not over, nor does it begin.
        ("[2022-03-26,2022-03-27]", "2022-03-27T10:00Z", "within 2 days, or before it happened"),
        ("[2022-03-26..2022-03-27]", "2022-03", "within 5 days, or before it happened"),
        ("[2022-03-26,2022-03-27]", "2022-03-10", "before it happened"),
        ("2022-03-27", "[..2022-03-30]", "within 3 days, or before it happened"),
        // An estimate is off by a unit.
        ("2022-03-27~", "2022-03-30", "2 to 4 days later"),
        ("2022-03-27", "2022-05~", "within 4 months"),
        // Moments, by whatever clock.
        ("2024-05-15T08:00:00+12:00", "2024-05-14T20:30:00Z", "30 minutes later"),
        ("2024-05-14T23:00:00-10:00", "2024-05-15T09:30:00Z", "30 minutes later"),
        ("2024-05-15T09:00", "2024-05-16T09:15", "24 h 15 min later"),
        ("2024-05-15T09:00Z", "2024-05-15T09:00Z", "the same day"),
        ("2024-06-01T12:00:00Z", "2024-06-01T08:00:00Z", "before it happened"),
        // The day may be over before, or begin long after.
        ("2024-05-15T09:00Z", "2024-05-15", "within 2 days, or before it happened"),
        ("2024-05-15T09:00Z", "2024-05-17", "1 to 4 days later"),
        // Each of several, and each end, by its own clock.
        ("2022-03-14", "[2022-03-15,2022-03-15T10:00Z]", "within 2 days, or before it happened"),
        ("2022-03-14", "[2022-03-14T20:00Z,2022-03-15]", "within 2 days, or before it happened"),
        ("[2022-03-14,2022-03-14T20:00Z]", "2022-03-16", "within 3 days"),
        ("{2022-03-14,2022-03-14T20:00Z}", "2022-03-16", "within 2 days"),
        ("2022-03-14", "/2022-03-15T10:00Z", "within 2 days, or before it happened"),
        ("2022-03-14", "2022-03-15T10:00/2022-03-20", "within 6 days"),
        ("[2022-03-14T10:00,2022-03-14]", "2022-03-15", "within 2 days"),
    ] {
        check(date, reports, words);
    }
}

#[test]
fn the_first_source_counts_and_one_without_a_date_is_not_forgotten() {
    for (reports, words) in [
        ("2022-03-30 2022-03-28 2022-04-01", "earliest source cited here: 2022-03-28, 28 March 2022, 1 day later"),
        (
            "2022-04 2022-04-15",
            "earliest source cited here: 2022-04-15, 15 April 2022, 19 days later; another may be earlier",
        ),
        ("2022-04-15 2022-05/..", "earliest source cited here: 2022-04-15, 15 April 2022, 19 days later"),
        ("2022-03-28 undated", "earliest dated source cited here: 2022-03-28, 28 March 2022, 1 day later"),
        ("2022-03-28 XXXX", "earliest dated source cited here: 2022-03-28, 28 March 2022, 1 day later"),
        ("undated 2022-03-26", "earliest dated source cited here: 2022-03-26, 26 March 2022, before it happened"),
        ("2022-03-28 nowhere", "earliest source cited here: 2022-03-28, 28 March 2022, 1 day later"),
        ("2022-03-28?", "earliest source cited here: 2022-03-28?, 28 March 2022, uncertain, perhaps 1 day later"),
    ] {
        assert_eq!(lag("2022-03-27", reports).map(|lag| lag.words()).as_deref(), Some(words), "{reports}");
    }
    let both = lag("2022-03-27", "2022-04 2022-04-15").unwrap();
    assert_eq!((both.at_least(), both.at_most()), (Some(5), Some(19)));
}

#[test]
fn an_origin_comes_before_its_copies() {
    let of = |origin: &str, copy: &str| {
        let origin = Source { title: "Origin".to_owned(), ..published(origin) };
        let copy = Source {
            title: "Copy".to_owned(),
            derived_from: Some(origin.id.clone()),
            ..Source { id: "copy".to_owned(), ..published(copy) }
        };
        let timeline = timeline(Vec::new(), vec![origin, copy]);
        let event = Event { sources: vec![cite("copy")], ..event("2022-03-27", Vec::new()) };
        Reports::new(&timeline).lag(&event).unwrap().words()
    };
    for (origin, copy, words) in [
        ("2022-03-29", "2022-03-30", "earliest source cited here: Origin, 29 March 2022, 2 days later"),
        ("2022-03-30", "2022-03-30", "earliest source cited here: Origin, 30 March 2022, 3 days later"),
        ("undated", "2022-03-30", "earliest source cited here: Copy, 30 March 2022, 3 days later"),
        ("2022-03-29", "undated", "earliest source cited here: Origin, 29 March 2022, 2 days later"),
        // A copy is no sooner than its origin, whatever its own date says.
        ("2022-03-29", "2022-03", "earliest source cited here: Origin, 29 March 2022, 2 days later"),
        ("2022-03-29", "2022-03-28", "earliest source cited here: Origin, 29 March 2022, 2 days later"),
        (
            "2022-03",
            "2022-03-29",
            "earliest source cited here: Copy, 29 March 2022, 2 days later; another may be earlier",
        ),
    ] {
        assert_eq!(of(origin, copy), words);
    }
}

#[test]
fn claims_are_asked_only_where_the_event_cites_nothing() {
    let timeline = timeline(Vec::new(), vec![published("2022-03-30")]);
    let inline = |date: &str| citation(Cited::Inline(Box::new(published(date))));
    for (of_event, of_claim, days) in [
        (vec![cite("2022-03-30")], vec![], 3),
        (vec![], vec![cite("2022-03-30")], 3),
        (vec![], vec![cite("2022-03-30"), inline("2022-03-29")], 2),
        (vec![cite("2022-03-30")], vec![inline("2022-03-29")], 3),
    ] {
        let event = Event { sources: of_event, ..event("2022-03-27", vec![claim(of_claim)]) };
        let lag = Reports::new(&timeline).lag(&event).unwrap();
        assert_eq!((lag.at_least(), lag.at_most()), (Some(days), Some(days)));
    }
}

#[test]
fn nothing_is_said_where_the_dates_say_nothing() {
    for (date, reports) in [
        ("2022", ""),
        ("2022", "undated"),
        ("2022", "nowhere"),
        ("2022-03", "2022-03/.."),
        ("2022-03-27/..", "2022-03-30"),
        ("2022-03-27/", "2022-03-30"),
        ("[2022-03-27..]", "2022-03-30"),
        ("2022", "../2021-13"),
        ("2022", "/"),
    ] {
        check(date, reports, "");
    }
    let timeline = timeline(Vec::new(), vec![published("2022-03-30")]);
    for dated_by in [DatedBy::Report, DatedBy::Inference, DatedBy::Unsaid] {
        let event = Event { dated_by, sources: vec![cite("2022-03-30")], ..event("2022-03-27", Vec::new()) };
        assert_eq!(Reports::new(&timeline).lag(&event), None);
    }
}

proptest! {
    #[test]
    fn exact_days_are_told_to_the_day_and_a_vaguer_date_never_narrows_the_lag(
        from in -200_000..200_000_i64, days in -1_000..1_000_i64,
    ) {
        let (event, report) = (Day::from_days(from), Day::from_days(from + days));
        let exact = lag(&event.to_string(), &report.to_string());
        prop_assume!(event.year.min(report.year) > 0);
        let exact = exact.unwrap();
        prop_assert_eq!((exact.at_least(), exact.at_most()), (Some(days), Some(days)));
        let month = |day: Day| format!("{:04}-{:02}", day.year, day.month);
        let vague = lag(&month(event), &month(report)).unwrap();
        prop_assert!(vague.at_least() <= exact.at_least() && exact.at_most() <= vague.at_most());
        prop_assert!(!vague.words().is_empty());
    }
}
