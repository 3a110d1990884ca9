//! What is said of dates that are refused: the form that is right, or what is wrong.

use crate::forms;
use dateline::model::Date;

/// What is written, and what is said of it.
fn is_told(cases: &[(&str, &str)]) {
    for (text, hint) in cases {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.hint.as_deref(), Some(*hint), "{text}: {error}");
        assert!(forms(hint).filter(|form| *form != "note").all(|form| Date::parse(form).is_ok()), "{hint}");
        assert!(error.offset <= text.len() && text.is_char_boundary(error.offset), "{text}");
    }
}

#[test]
fn a_part_of_a_time_that_has_no_convention_is_written_as_the_whole() {
    is_told(&[
        (
            "early 2000s",
            "write `200X` (the years 2000 to 2009) or `20XX` (the 21st century): EDTF has no word for a part of it, and this is the whole",
        ),
        (
            "mid-1900s",
            "write `190X` (the years 1900 to 1909) or `19XX` (the 20th century): EDTF has no word for a part of it, and this is the whole",
        ),
        (
            "in the late 1800s",
            "write `180X` (the years 1800 to 1809) or `18XX` (the 19th century): EDTF has no word for a part of it, and this is the whole",
        ),
        (
            "early 19th century",
            "write `18XX` (the 19th century): EDTF has no word for a part of it, and this is the whole",
        ),
        (
            "late 2nd century BC",
            "write `-01XX` (the 2nd century BC): EDTF has no word for a part of it, and this is the whole",
        ),
        ("mid-March 2022", "write `2022-03` (March 2022): EDTF has no word for a part of it, and this is the whole"),
        ("end of 2022", "write `2022` (2022): EDTF has no word for a part of it, and this is the whole"),
        (
            "late 1990s",
            "write `[1997..1999]` (between 1997 and 1999): a convention, for nothing says where such a part of a decade ends",
        ),
    ]);
}

/// Wikidata and others count 44 BC as -44, astronomers and EDTF as -43: both are named where nothing tells.
#[test]
fn years_before_christ_and_of_many_digits_are_counted_as_astronomers_do() {
    is_told(&[
        ("44 BC", "write `-0043`"),
        ("BC 44", "write `-0043`"),
        ("12000 BC", "write `Y-11999`"),
        ("-044", "write `-0043` (44 BC) or `-0044` (45 BC)"),
        ("-999-07-05", "write `-0998-07-05` (5 July 999 BC) or `-0999-07-05` (5 July 1000 BC)"),
        ("-44-03", "write `-0043-03` (March 44 BC) or `-0044-03` (March 45 BC)"),
        ("-44-03-15", "write `-0043-03-15` (15 March 44 BC) or `-0044-03-15` (15 March 45 BC)"),
        ("-0044-00-00", "write `-0043` (44 BC) or `-0044` (45 BC)"),
        ("-0044-00-00T00:00:00Z", "write `-0043` (44 BC) or `-0044` (45 BC)"),
        ("-0044-03-00T00:00:00Z", "write `-0043-03` (March 44 BC) or `-0044-03` (March 45 BC)"),
        ("-00000000044-03-15T00:00:00Z", "write `-0043-03-15` (15 March 44 BC) or `-0044-03-15` (15 March 45 BC)"),
        ("-12000-00-00T00:00:00Z", "write `Y-11999` (12,000 BC) or `Y-12000` (12,001 BC)"),
        ("+0044-03-15T00:00:00Z", "write `0044-03-15`"),
        ("+12000-00-00T00:00:00Z", "write `Y12000`"),
        ("-1XXX", "write `[-1999..-1000]`"),
        ("-0XXX", "write `[-0999..0000]`"),
        ("+12000", "write `Y12000`"),
        ("+012000", "write `Y12000`"),
        ("+001912", "write `1912`"),
        ("+20220809", "write `2022-08-09` (9 August 2022): a day is written with hyphens"),
        ("12000", "write `1932-11-07` (7 November 1932) if this is a spreadsheet's day number"),
        ("+12000-01-01", "a year of more than four digits stands alone, behind a Y, as in `Y170000002`"),
    ]);
}

#[test]
fn what_genealogists_write_is_kept_as_vague_as_it_is() {
    is_told(&[
        (
            "BET 1906 AND 1904",
            "write `[1904..1906]` (between 1904 and 1906) or `1904/1906` (1904 to 1906): the earlier one comes first",
        ),
        ("from 1906 to 1904", "write `1904/1906` (1904 to 1906): the earlier one comes first"),
        ("BEF ABT 1900", "write `[..1899~]` (about 1899 or before): \"before\" leaves it out"),
        ("AFT ABT MAR 1900", "write `[1900-04~..]` (about April 1900 or later): \"after\" leaves it out"),
        ("INT 1850 (about 1850)", "write `1850~` (about 1850): the words in brackets belong in a `note`"),
        ("INT 1850 (the year he wed)", "write `1850` (1850): the words in brackets belong in a `note`"),
    ]);
}

#[test]
fn times_and_numbers_that_are_no_dates_are_told_what_they_may_mean() {
    is_told(&[
        ("2024-05-14T19:01.5", "a part of a minute is written in seconds, as in `2024-05-14T19:01:30`"),
        ("2024-05-14T19:01,25Z", "a part of a minute is written in seconds, as in `2024-05-14T19:01:15Z`"),
        ("2024-05-14T19.5", "a part of an hour is written in minutes, as in `2024-05-14T19:30`"),
        (
            "2024-05-14T05~",
            "write `[2024-05-14T04:00..2024-05-14T06:59]` (between 14 May 2024, 04:00 and 14 May 2024, 06:59): about an hour is an hour more on either side",
        ),
        ("2024-05-14T05?", "write `2024-05-14T05:00?/2024-05-14T06:00?`"),
        ("1851-50", "two years are written in full, as in `1850/1851`, a decade as `185X`"),
        ("2022-99", "two years are written in full, as in `2022/2099`, a decade as `202X`"),
        ("XXXX-02-30", "where the day is not known, write `XXXX-02`"),
        ("19XX-02-30", "where the day is not known, write `19XX-02`"),
        ("31 avril 1990", "where the day is not known, write `1990-04`"),
    ]);
}

/// A day that its month has not is told as such, whatever language names the month.
#[test]
fn the_fault_is_named() {
    for (text, message, offset) in [
        ("31 avril 1990", "April 1990 has days 01 to 30", 0),
        ("febrero 30, 2030", "February 2030 has days 01 to 28", 8),
        ("29.02.2023", "February 2023 has days 01 to 28", 0),
        ("XXXX-02-30", "February has days 01 to 29", 8),
        ("2024-05-14T19:01.5", "a time of day is written `hh:mm` or `hh:mm:ss`", 11),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!((error.message.as_str(), error.offset), (message, offset), "{text}");
    }
}

/// Without an offset nothing tells whether a second 60 is the last one of a day in UTC.
#[test]
fn a_leap_second_is_written_with_its_offset() {
    is_told(&[
        (
            "2016-12-31T23:59:60",
            "a second 60 is the last one of a day in UTC, which only an offset tells, as in `2016-12-31T23:59:60Z`",
        ),
        ("2022-03-27T10:15:60Z", "a second 60 is the last one of a day in UTC, as in `2016-12-31T23:59:60Z`"),
    ]);
    let bare = Date::from_toml("2016-12-31T23:59:60").unwrap_err();
    assert_eq!(bare.hint.as_deref(), Date::parse("2016-12-31T23:59:60").unwrap_err().hint.as_deref());
}
