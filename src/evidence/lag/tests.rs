//! Tables: an event, when its sources were published, and the lag between.

use super::*;
use crate::evidence::fixture::{citation, cite, claim, event, source, timeline};
use crate::model::Date;
use proptest::prelude::*;

fn published(date: &str) -> Source {
    Source { published: Date::parse(date).ok(), ..source(date, "", "") }
}

/// The lag of an event whose sources were published at these dates, blanks between them; `undated` has none, `nowhere` is
/// not listed.
fn lag(date: &str, reports: &str) -> Option<Lag> {
    let ids = || reports.split_whitespace().filter(|id| *id != "nowhere");
    let timeline = timeline(Vec::new(), ids().map(published).collect());
    let event = Event { sources: reports.split_whitespace().map(cite).collect(), ..event(date, Vec::new()) };
    Reports::new(&timeline).lag(&event)
}

#[test]
fn a_lag_is_told_as_exactly_as_both_dates_are() {
    for (date, reports, words) in [
        ("2022-03-27", "2022-03-27", "reported the same day"),
        ("2022-03-27", "2022-03-28", "reported 1 day later"),
        ("2022-03-27", "2022-03-30", "reported 3 days later"),
        ("2022-03-27", "2022-05-26", "reported 60 days later"),
        ("2022-03-27", "2022-05-27", "reported 2 months later"),
        ("2022-03-27", "2023-03-27", "reported 1 year later"),
        ("2020-03-27", "2023-05-28", "reported 3 years 2 months later"),
        ("2022-03-27", "2022-03-26", "reported before it happened"),
        ("2022-03", "2022-02", "reported before it happened"),
        ("2022-03-27", "2022-03", "reported within 4 days, or before it happened"),
        ("2022-03-01", "2022-03", "reported within 30 days"),
        ("2022-03", "2022-03", "reported within 30 days, or before it happened"),
        ("2022-03", "2022-03-31", "reported within 30 days"),
        ("2022-03", "2022-03-01", "reported the same day, or before it happened"),
        ("2022-03", "2022-04-02", "reported between 2 and 32 days later"),
        ("2022-03", "2022-05", "reported between 1 and 3 months later"),
        ("2022-03", "2022-06-15", "reported between 2 and 4 months later"),
        ("2022-12-31", "2023-02-01/2023-03", "reported between 1 and 3 months later"),
        ("2022-03-31", "2022-04", "reported between 1 and 30 days later"),
        ("2022-03", "2022-04-01/2022-05-15", "reported within 3 months"),
        ("2022", "2023-06", "reported between 5 and 18 months later"),
        ("2020", "2023", "reported between 2 and 4 years later"),
        ("2020", "2021-01-01/2023", "reported within 4 years"),
        ("2020", "2020/2022", "reported within 3 years, or before it happened"),
        ("2022-03-27/..", "2022-03-30", "reported 3 days later"),
        ("2022-03-27/2022-04", "2022-03-30", "reported 3 days later"),
        ("2022-03-27", "2022-03-30/..", "reported at least 3 days later"),
        ("2022-03-27", "2023-03-30/", "reported at least 1 year later"),
        ("[2022-03-27..]", "2022-03-30", "reported within 3 days, or before it happened"),
        ("../2022-03-27", "2022-03-30", "reported at least 3 days later"),
        ("2022-03-27", "[..2022-03-30]", "reported within 3 days, or before it happened"),
    ] {
        let told = lag(date, reports).map(|lag| lag.words());
        assert_eq!(told.as_deref(), Some(words), "{date} and {reports}");
    }
}

#[test]
fn the_first_report_counts_and_one_without_a_date_is_not_forgotten() {
    for (reports, words) in [
        ("2022-03-30 2022-03-28 2022-04-01", "reported 1 day later"),
        ("2022-04 2022-04-15", "reported between 5 and 19 days later"),
        ("2022-04-15 2022-05/..", "reported 19 days later"),
        ("2022-03-28 undated", "first dated report 1 day later"),
        ("undated 2022-03-28 undated", "first dated report 1 day later"),
        ("2022-03-26 undated", "first dated report before it happened"),
        ("2022-03-28 nowhere", "reported 1 day later"),
    ] {
        assert_eq!(lag("2022-03-27", reports).map(|lag| lag.words()).as_deref(), Some(words), "{reports}");
    }
}

#[test]
fn a_claims_source_and_one_written_in_place_are_reports_too() {
    let timeline = timeline(Vec::new(), vec![published("2022-03-30")]);
    let inline = |date: &str| citation(Cited::Inline(Box::new(published(date))));
    for (of_event, of_claim, days) in [
        (vec![cite("2022-03-30")], vec![], 3),
        (vec![], vec![cite("2022-03-30")], 3),
        (vec![cite("2022-03-30")], vec![inline("2022-03-29")], 2),
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
        ("../2022", "2021"),
        ("2022", "../2021-13"),
        ("2022", "/"),
    ] {
        assert_eq!(lag(date, reports), None, "{date} and {reports}");
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
