//! Bounds, instants, precision and flags, shape by shape.

use crate::date;
use dateline::model::{Bound, Bounds, Date, Precision, Row};

fn shown(bounds: Bounds) -> String {
    let bound = |bound| match bound {
        Bound::Unknown => "?".to_owned(),
        known => known.to_string(),
    };
    format!("{} {}", bound(bounds.earliest), bound(bounds.latest))
}

#[test]
fn a_date_starts_and_ends_within_its_sides() {
    for (text, start, end) in [
        ("2022-03", "2022-03-01 2022-03-31", "2022-03-01 2022-03-31"),
        ("2022-03/2022-05", "2022-03-01 2022-03-31", "2022-05-01 2022-05-31"),
        // An end is not before its start.
        ("2004/2004-06", "2004-01-01 2004-06-30", "2004-06-01 2004-06-30"),
        ("2004-06/2004", "2004-06-01 2004-06-30", "2004-06-01 2004-12-31"),
        ("2022-03/..", "2022-03-01 2022-03-31", "2022-03-01 .."),
        ("2022-03/", "2022-03-01 2022-03-31", "2022-03-01 ?"),
        ("../1985", ".. 1985-12-31", "1985-01-01 1985-12-31"),
        ("/1985", "? 1985-12-31", "1985-01-01 1985-12-31"),
        ("..2004/2006", ".. 2004-12-31", "2006-01-01 2006-12-31"),
        ("2004/2006..", "2004-01-01 2004-12-31", "2006-01-01 .."),
        ("/2006..", "? ..", "2006-01-01 .."),
        // One of them, and it is not known which; all of them, from the first to the last.
        ("[2022-03-26,2022-03-27]", "2022-03-26 2022-03-27", "2022-03-26 2022-03-27"),
        ("{2022-03-26,2022-03-27}", "2022-03-26 2022-03-26", "2022-03-27 2022-03-27"),
        ("{1668,1667-05,1670..1672}", "1667-05-01 1667-05-31", "1672-01-01 1672-12-31"),
        ("[1760-12..]", "1760-12-01 ..", "1760-12-01 .."),
        ("{1760-12..}", "1760-12-01 1760-12-31", "1760-12-01 .."),
        ("[..1760]", ".. 1760-12-31", ".. 1760-12-31"),
        ("{..1760}", ".. 1760-12-31", "1760-01-01 1760-12-31"),
        ("2001-24", "2001-12-01 2002-02-28", "2001-12-01 2002-02-28"),
        ("2003-24", "2003-12-01 2004-02-29", "2003-12-01 2004-02-29"),
        ("2001-30", "2001-12-01 2002-02-28", "2001-12-01 2002-02-28"),
        ("2001-32", "2001-06-01 2001-08-31", "2001-06-01 2001-08-31"),
        ("2001-36", "2001-10-01 2001-12-31", "2001-10-01 2001-12-31"),
        ("2001-38", "2001-05-01 2001-08-31", "2001-05-01 2001-08-31"),
        ("2001-41", "2001-07-01 2001-12-31", "2001-07-01 2001-12-31"),
        ("1950S2", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31"),
        ("Y-17E7", "-170000000-01-01 -170000000-12-31", "-170000000-01-01 -170000000-12-31"),
        ("2022-03-27T23:30:00-08:00", "2022-03-27 2022-03-27", "2022-03-27 2022-03-27"),
    ] {
        assert_eq!(shown(date(text).start_bounds()), start, "the start of {text}");
        assert_eq!(shown(date(text).end_bounds()), end, "the end of {text}");
    }
}

#[test]
fn open_and_unknown_ends_are_apart() {
    // start open, start unknown, end open, end unknown, ongoing
    for (text, expected) in [
        ("2022", [false; 5]),
        ("2022/..", [false, false, true, false, true]),
        ("2022/", [false, false, false, true, false]),
        ("../2022", [true, false, false, false, false]),
        ("/2022", [false, true, false, false, false]),
        ("2004/2006..", [false, false, true, false, false]),
        ("[1984..]", [false, false, true, false, false]),
        ("{1984..}", [false, false, true, false, true]),
        ("[..1984]", [true, false, false, false, false]),
    ] {
        let date = date(text);
        let found = [
            date.bounds().earliest == Bound::Open,
            date.bounds().earliest == Bound::Unknown,
            date.end_is_open(),
            date.end_is_unknown(),
            date.is_ongoing(),
        ];
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(date("2022/..").end_instants(), (Row::OPEN_END, Row::OPEN_END));
    assert_eq!(date("../2022").start_instants(), (Row::OPEN_START, Row::OPEN_START));
    assert_eq!(date("2022/").end_instants(), (date("2022").instants().0, Row::UNKNOWN_END));
    assert_eq!(date("[1984..]").end_instants(), (date("1984").instants().0, Row::OPEN_END));
}

#[test]
fn instants_are_seconds_since_1970_in_utc() {
    for (text, first, last) in [
        ("1970-01-01", 0, 86_399),
        ("1970-01", 0, 31 * 86_400 - 1),
        ("1970-01-01T00:00:00Z", 0, 0),
        ("1970-01-01T01:00:00+01:00", 0, 0),
        ("1969-12-31T19:00:00-05", 0, 0),
        ("1970-01-01T00:00:00", 0, 0),
        // A leap second is ordered with the one before it, in its own day.
        ("2016-12-31T23:59:60Z", 1_483_228_799, 1_483_228_799),
        ("../1969", Row::OPEN_START, -1),
        ("/1969", Row::UNKNOWN_START, -1),
        ("1970/..", 0, Row::OPEN_END),
        ("1970/", 0, Row::UNKNOWN_END),
    ] {
        assert_eq!(date(text).instants(), (first, last), "{text}");
    }
    assert_eq!(date("1970-01-01T01:00:00+01:30").shift_minutes(), 90);
    assert_eq!(date("2022/2023").shift_minutes(), 0);
}

#[test]
fn precision_is_that_of_the_start() {
    for (text, precision) in [
        ("2022-03-27T10:15:00Z", Precision::Second),
        ("2022-03-27", Precision::Day),
        ("2022-03~", Precision::Month),
        ("2022-33", Precision::Season),
        ("2022-38", Precision::Third),
        ("2022-41", Precision::Half),
        ("2022?", Precision::Year),
        ("Y170000002", Precision::Year),
        ("2022-03/2025", Precision::Month),
        ("2022-03/..", Precision::Month),
        ("156X", Precision::Vague),
        ("2022-03-XX", Precision::Vague),
        ("1950S2", Precision::Vague),
        ("../2022-03", Precision::Vague),
        ("/2022-03", Precision::Vague),
        ("..2004/2006", Precision::Vague),
        ("[2022-03-26,2022-03-27]", Precision::Vague),
    ] {
        assert_eq!(date(text).scanned().precision, precision, "{text}");
    }
}

#[test]
fn marks_are_found_anywhere() {
    // uncertain, approximate, unspecified, interval, set
    for (text, expected) in [
        ("2022", [false; 5]),
        ("2022?", [true, false, false, false, false]),
        ("2022~", [false, true, false, false, false]),
        ("2022%", [true, true, false, false, false]),
        ("2004-06-~11", [false, true, false, false, false]),
        ("1984/2004?", [true, false, false, true, false]),
        ("[1984~,1990]", [false, true, false, false, true]),
        ("1984/199X", [false, false, true, true, false]),
    ] {
        let date = date(text);
        let found =
            [date.is_uncertain(), date.is_approximate(), date.has_unspecified(), date.is_interval(), date.is_set()];
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn bare_toml_dates_mean_what_they_say() {
    for (text, same, words) in [
        ("1979-05-27", "1979-05-27", "27 May 1979"),
        ("1979-05-27T07:32:00Z", "1979-05-27T07:32:00Z", "27 May 1979, 07:32 UTC"),
        ("1979-05-27 07:32:00Z", "1979-05-27T07:32:00Z", "27 May 1979, 07:32 UTC"),
        ("1979-05-27t07:32:00z", "1979-05-27T07:32:00Z", "27 May 1979, 07:32 UTC"),
        (
            "1979-05-27T00:32:00.999999-07:00",
            "1979-05-27T00:32:00.999999-07:00",
            "27 May 1979, 00:32:00.999999 UTC-07:00",
        ),
        ("1979-05-27T07:32:05", "1979-05-27T07:32:05", "27 May 1979, 07:32:05"),
        ("1979-05-27T07:32:00-00:00", "1979-05-27T07:32:00Z", "27 May 1979, 07:32 UTC"),
    ] {
        let read = Date::from_toml(text).unwrap();
        assert_eq!(read.as_written(), text);
        assert_eq!(read.scanned(), date(same).scanned(), "{text}");
        assert_eq!(read.bounds(), date(same).bounds(), "{text}");
        assert_eq!(read.words(), words);
    }
    assert!(Date::from_toml("1979-05-27T23:32:00+23:59").is_err(), "no clock is so far from UTC");
}

#[test]
fn a_toml_time_without_seconds_is_any_second_of_its_minute() {
    let date = Date::from_toml("1970-01-01 00:01").unwrap();
    assert_eq!(date.instants(), (60, 119));
    assert_eq!(date.scanned().precision, Precision::Second);
    assert_eq!(date.words(), "1 January 1970, 00:01");
}

#[test]
fn what_toml_has_no_day_for_is_no_date() {
    for text in [
        "07:32:00",
        "07:32",
        "1979-05-27T",
        "1979-05-27T07",
        "1979-05-27T24:00:00",
        "1979-05-27T07:60:00",
        "1979-05-27T07:32:00.",
        "1979-05-27T07:32.5",
        "1979-05-27T07:32:00+24:00",
        "1979-05-27T07:32:00+0100",
        "1979-05-27X07:32:00",
        "1979-02-30",
        "1979-05",
        "1979",
        "",
        "１９７９-05",
    ] {
        assert!(Date::from_toml(text).is_err(), "{text}");
    }
    let error = Date::from_toml("07:32:00").unwrap_err();
    assert_eq!(error.message, "a time without a day is no date");
    assert_eq!(error.hint.unwrap(), "write the day before it, as in `2022-03-27T10:15:00`");
}

#[test]
fn integers_are_years_of_up_to_four_digits() {
    for (year, same) in [(2023, "2023"), (44, "0044"), (0, "0000"), (9999, "9999")] {
        let read = Date::from_year(year).unwrap();
        assert_eq!(read.scanned(), date(same).scanned(), "{year}");
        assert_eq!(read.words(), date(same).words(), "{year}");
    }
    for year in [i64::MIN, -290_000_000_001, -1, 10_000, 290_000_000_001, i64::MAX] {
        let error = Date::from_year(year).unwrap_err();
        assert_eq!(error.message, "a number alone is a year from 0 to 9999");
    }
}

#[test]
fn years_that_cannot_be_ordered_are_refused() {
    for text in [
        "Y290000000001",
        "Y-290000000001",
        "Y9E18",
        "Y1E99999",
        "Y1E99999999999",
        "Y99999999999999999999",
        "Y290000000000S2",
        "2022/Y9E18",
        "[2022,Y9E18]",
        "{Y10000..Y999999999999}",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert!(error.message.starts_with("a year lies at most"), "{text}: {error}");
        assert_eq!(Date::scan(text), None);
    }
}

#[test]
fn a_text_of_any_length_is_read_in_bounded_memory() {
    let years = vec!["2022"; 1_000_000].join(",");
    assert!(Date::parse(&format!("[{years}]")).unwrap_err().message.contains("4,096"));
    assert!(Date::parse(&"é".repeat(5_000)).is_err());
    let allowed = vec!["2022"; 800].join(",");
    assert_eq!(date(&format!("[{allowed}]")).words().matches("2022").count(), 8);
}
