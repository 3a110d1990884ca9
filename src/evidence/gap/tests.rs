//! Tables: two starts and the silence between them.

use super::*;
use crate::model::date::{Date, Scanned};
use crate::model::{FileId, TagSet};
use proptest::prelude::*;

const DAY: i64 = 86_400;

/// The row of a date.
pub(super) fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

#[track_caller]
fn check(before: &str, after: &str, words: &str) {
    let silence = Silence::between(&row(before), &row(after)).map(|silence| silence.words());
    assert_eq!(silence.as_deref().unwrap_or("none"), words);
}

#[test]
fn silence_is_told_in_the_unit_of_the_vaguer_date() {
    for (before, after, words) in [
        ("2022-03-26", "2022-03-26", "none"),
        ("2022-03-26", "2022-03-27", "none"),
        ("2022-03-26", "2022-03-28", "2 days"),
        ("2022-03-01", "2022-04-30", "60 days"),
        ("2022-03-01", "2022-05-01", "2 months"),
        ("2022-01-31", "2022-04-30", "2 months"),
        ("2021-04-01", "2023-03-31", "23 months"),
        ("2021-04-01", "2023-04-01", "2 years"),
        ("2021-04-01", "2023-06-09", "2 years 2 months"),
        ("1990-04-01", "2023-06-09", "33 years"),
        ("2021-04", "2022-03", "11 months"),
        ("2021-04-30", "2022-03", "11 months"),
        ("2021-04", "2021-05", "none"),
        ("2021-12", "2022-02-28", "2 months"),
        ("2021", "2021", "none"),
        ("2021", "2022", "none"),
        ("2021", "2023", "at least 1 year"),
        ("2021", "2022-03-27", "at least 2 months"),
        ("2021-04", "2023", "at least 20 months"),
        ("2022-03", "2022", "none"),
    ] {
        check(before, after, words);
    }
}

#[test]
fn silence_after_an_interval_counts_from_its_start() {
    for (before, after, words) in [
        ("2022-03/..", "2023-03", "1 year"),
        ("2022-03/..", "2023", "at least 9 months"),
        ("2021/2029", "2024", "at least 2 years"),
        ("2021-12/", "2023", "at least 1 year"),
        ("2021-12-24/2030", "2022-12-24", "1 year"),
        ("[2021-03-26,2021-03-27]", "2022-03-27", "at least 11 months"),
    ] {
        check(before, after, words);
    }
}

#[test]
fn nothing_is_said_where_a_start_is_not_known() {
    for (before, after) in [("../2021", "2030"), ("/2021", "2030"), ("2000", "../2021"), ("19XX/..", "2030")] {
        check(before, after, "none");
    }
}

#[test]
fn silence_is_measured_in_days_as_written() {
    check("2022-03-26T23:00:00-06:00", "2022-03-28", "2 days");
    check("2022-03-26T23:00:00-06:00", "2022-03-27T01:00:00-06:00", "none");
}

#[test]
fn of_few_silences_all_are_shown_and_of_many_the_longest() {
    let few: Vec<Row> = ["2021-04", "2022-03", "2022-05", "2030-01-01"].map(row).into();
    let longest = Longest::of(&few);
    for pair in few.windows(2) {
        assert!(longest.has(Silence::between(&pair[0], &pair[1]).unwrap()));
    }
    // A thousand events three days apart, and 50 times a month and more of nothing.
    let mut start = 0;
    let many: Vec<Row> = (0..1000)
        .map(|n| {
            start += if n % 20 == 0 { 40 + n / 20 } else { 3 };
            let mut row = row("1970-01-01");
            (row.first, row.last) = (start * DAY, start * DAY + DAY - 1);
            row
        })
        .collect();
    let longest = Longest::of(&many);
    let shown = many.windows(2).filter_map(|pair| Silence::between(&pair[0], &pair[1])).filter(|s| longest.has(*s));
    let days: Vec<i64> = shown.map(|silence| silence.days).collect();
    assert_eq!((days.len(), days.iter().min()), (49, Some(&41)));
}

#[test]
fn silences_that_are_all_alike_mark_nothing() {
    let years: Vec<Row> = (0..60).map(|n| row(&format!("{}-01-01", 1950 + n))).collect();
    let longest = Longest::of(&years);
    assert!(years.windows(2).all(|pair| !longest.has(Silence::between(&pair[0], &pair[1]).unwrap())));
    assert_eq!(Longest::of(&[]), Longest::of(&years[..1]), "nothing is between fewer than two");
}

proptest! {
    #[test]
    fn any_two_rows_have_a_silence_or_none(first in any::<i64>(), second in any::<i64>(), last in any::<i64>(), extended: bool) {
        for precision in [Precision::Second, Precision::Day, Precision::Month, Precision::Season, Precision::Year, Precision::Vague] {
            let mut a = row("2021");
            (a.first, a.last, a.precision) = (first, last, precision);
            a.flags.set(Flags::EXTENDED, extended);
            let b = Row { first: second, ..a };
            if let Some(silence) = Silence::between(&a, &b) {
                prop_assert!(silence.class() < Longest::CLASSES);
                prop_assert!(!silence.words().is_empty());
            }
        }
    }
}
