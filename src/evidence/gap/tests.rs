//! Tables: two starts and the silence between them.

use super::*;
use crate::model::FileId;
use proptest::prelude::*;

const DAY: i64 = 86_400;

/// A row that starts on a date written `2021`, `2021-04` or `2021-04-09`, and ends with it.
fn row(date: &str) -> Row {
    let parts: Vec<i64> = date.split('-').map(|part| part.parse().unwrap()).collect();
    let (first, after, precision) = match parts[..] {
        [year] => (from_civil(year, 1, 1), from_civil(year + 1, 1, 1), Precision::Year),
        [year, 12] => (from_civil(year, 12, 1), from_civil(year + 1, 1, 1), Precision::Month),
        [year, month] => (from_civil(year, month, 1), from_civil(year, month + 1, 1), Precision::Month),
        [year, month, day] => (from_civil(year, month, day), from_civil(year, month, day) + 1, Precision::Day),
        _ => panic!("{date}"),
    };
    let flags = Flags::default();
    let (first, last) = (first * DAY, after * DAY - 1);
    Row { first, last, id: 0, at: 0, len: 0, shift: 0, file: FileId(0), precision, flags }
}

fn with(mut row: Row, flag: Flags, last: i64) -> Row {
    row.flags.set(flag, true);
    row.last = last;
    row
}

#[track_caller]
fn check(before: &Row, after: &Row, words: &str) {
    let silence = Silence::between(before, after).map(|silence| silence.words());
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
        check(&row(before), &row(after), words);
    }
}

#[test]
fn silence_after_an_interval_counts_from_its_start() {
    let open = with(with(row("2022-03"), Flags::EXTENDED, Row::OPEN_END), Flags::OPEN_END, Row::OPEN_END);
    check(&open, &row("2023-03"), "1 year");
    check(&open, &row("2023"), "at least 9 months");
    let years = with(row("2021"), Flags::EXTENDED, row("2029").last);
    check(&years, &row("2024"), "at least 2 years");
    let december = with(row("2021-12"), Flags::EXTENDED, Row::UNKNOWN_END);
    check(&december, &row("2023"), "at least 1 year");
}

#[test]
fn nothing_is_said_where_a_start_is_not_known() {
    let unknown = with(row("2021"), Flags::NO_START, row("2021").last);
    check(&unknown, &row("2030"), "none");
    check(&row("2000"), &unknown, "none");
    let mut vague = with(row("2021"), Flags::EXTENDED, Row::UNKNOWN_END);
    vague.precision = Precision::Vague;
    check(&vague, &row("2030"), "none");
}

#[test]
fn silence_is_measured_in_days_as_written() {
    let mut late = row("2022-03-26");
    (late.first, late.shift, late.precision) = (late.first + 23 * 3600 + 6 * 3600, -360, Precision::Second);
    check(&late, &row("2022-03-28"), "2 days");
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
    fn days_and_dates_are_each_others_inverse(day in -1_000_000_000_000_i64..1_000_000_000_000) {
        let (year, month, of_month) = civil(day);
        prop_assert!((1..=12).contains(&month) && (1..=31).contains(&of_month));
        prop_assert_eq!(from_civil(year, month, of_month), day);
    }

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
