//! What people write by habit, and what they are told to write instead.

use crate::forms;
use dateline::model::{Date, DateError, Day};

fn is_told(text: &str, form: &str) {
    let error = Date::parse(text).unwrap_err();
    assert_eq!(error.suggestion.as_deref(), Some(form), "{text}: {error}");
    assert_eq!(error.hint, Some(format!("write `{form}`")), "{text}");
    assert!(Date::parse(form).is_ok(), "{form}");
}

const TODAY: Day = Day { year: 2026, month: 4, day: 7 };

#[test]
fn what_is_typed_is_read_by_habit_where_that_says_one_thing() {
    for (typed, date) in [
        ("2025-03", "2025-03"),
        ("March 2025", "2025-03"),
        (" 27 March 2022 ", "2022-03-27"),
        ("27.3.2022", "2022-03-27"),
        ("27/3/2022", "2022-03-27"),
        ("3/27/2022", "2022-03-27"),
        ("2022/3/27", "2022-03-27"),
        ("3/3/2022", "2022-03-03"),
        ("marzo de 2025", "2025-03"),
        ("c. 1980", "1980~"),
        ("the 1980s", "198X"),
        ("Today", "2026-04-07"),
    ] {
        assert_eq!(Date::typed(typed, TODAY).map(|date| date.as_written().to_owned()), Ok(date.to_owned()), "{typed}");
    }
    // What is an error in a file is one here; so is what may be either of two, and what leaves something to be said.
    for (typed, message, readings) in [
        ("3/4/2022", "this can be read in two ways", &["2022-04-03", "2022-03-04"][..]),
        ("1.2.2022", "this can be read in two ways", &["2022-02-01", "2022-01-02"]),
        ("between 2019 and 2021", "this can be read in two ways", &["[2019..2021]", "2019/2021"]),
        ("2023/2022", "the end comes before the start", &[]),
        ("before 2022", "this is no date", &[]),
        ("2022-02-30", "February 2022 has days 01 to 28", &[]),
        ("tomorrow", "this is no date", &[]),
        ("", "the date is empty", &[]),
    ] {
        let error = Date::typed(typed, TODAY).unwrap_err();
        assert_eq!(
            (error.message.as_str(), &error.readings[..]),
            (message, &readings.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>()[..]),
            "{typed}"
        );
    }
}

/// What is asked about is a time from a start to an end, however it is asked: a query, the day to go to, the day by which
/// something was known.
#[test]
fn a_question_asks_about_one_time() {
    for plain in
        ["2022", "202X", "19XX-XX-XX", "2022-03-XX", "-01XX", "2022-21", "2022/2024", "2022/..", "2022-03-27T10:15Z"]
    {
        assert_eq!(Date::asked(plain, TODAY).map(|date| date.as_written().to_owned()), Ok(plain.to_owned()));
    }
    let marked = "the time asked about must not be estimated or dubious";
    let half_known = "the time asked about must have an end that is known, or none";
    let scattered = "the time asked about must be one, from a start to an end";
    for (text, message, hint) in [
        ("2022~", marked, "write `2022`, or a range, as in `2021/2023`"),
        ("2022-03-?27", marked, "write `2022-03-27`, or a range, as in `2021/2023`"),
        ("about March 2022", marked, "write `2022-03`, or a range, as in `2021/2023`"),
        ("[2022,2024]", scattered, "write `2022/2024` for all of it, or one of them"),
        ("{2024,2022}", scattered, "write `2022/2024` for all of it, or one of them"),
        ("[..2022-03]", scattered, "write `../2022-03` for all of it, or one of them"),
        ("{2022..}", scattered, "write `2022/..` for all of it, or one of them"),
        ("before 2022", scattered, "write `../2021` for all of it, or one of them"),
        ("{2022..2024,2026}", scattered, "write `2022/2026` for all of it, or one of them"),
        ("1990/", half_known, "write `1990/..` for all time from or to there, or another end"),
        ("/2022-03", half_known, "write `../2022-03` for all time from or to there, or another end"),
        ("1990?/", marked, "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`"),
        ("XXXX-12", scattered, "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`"),
        ("19XX-12", scattered, "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`"),
        ("20X4", scattered, "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`"),
        ("XXXX", scattered, "write a year, a month or a day, as in `2022-03`, or a range, as in `2021/2023`"),
    ] {
        let error = Date::asked(text, TODAY).unwrap_err();
        assert_eq!((error.message.as_str(), error.hint.as_deref()), (message, Some(hint)), "{text}");
        let is_asked = |form: String| Date::asked(&form, TODAY).is_ok();
        assert!(error.suggestion.is_none_or(is_asked), "{text}: what is put in for it can be asked");
    }
}

/// While a date is typed it is not told to be none before it could be one.
#[test]
fn the_beginning_of_a_date_is_known_as_one() {
    for (text, is_begun) in [
        ("2", true),
        ("202", true),
        ("2022-", true),
        ("2022-0", true),
        ("2022-13", false),
        ("2025/..", false),
        ("27 Ma", true),
        ("27 March 20", true),
        ("27.3.20", true),
        ("M", true),
        ("spr", true),
        ("tod", true),
        ("before 20", true),
        ("foo", false),
        ("foo 2", false),
        ("crap", false),
        ("2022-03-271", false),
        ("20222", false),
    ] {
        assert_eq!(Date::is_begun(text), is_begun, "{text}");
    }
}

#[test]
fn days_and_months_in_words_are_turned_round() {
    for text in [
        "27 March 2022",
        "March 27, 2022",
        "Mar 27th 2022",
        "27th of March, 2022",
        "Sunday, 27 March 2022",
        "27-Mar-2022",
        "27-MAR-2022",
        "2022 March 27",
        "2022-Mar-27",
        "27/03/2022",
        "27.03.2022",
        "27.03.2022.",
        "27-03-2022",
        "03/27/2022",
        "2022/03/27",
        "2022.03.27",
        "2022-3-27",
        "2022-27-03",
        "2022-086",
        "2022-W12-7",
        "2022年3月27日",
        "２０２２－０３－２７",
        " 2022-03-27",
        "2022-03-27 ",
        "2022- 03-27",
        "“2022-03-27”",
        "2022‑03‑27",
        "2022−03−27",
        "\u{feff}2022-03-27",
        "٢٠٢٢-٠٣-٢٧",
    ] {
        is_told(text, "2022-03-27");
    }
    for text in
        ["March 2022", "Mar 2022", "march, 2022", "2022.3", "2022/03", "03/2022", "03.2022", "2022 - 03", "2022–03"]
    {
        is_told(text, "2022-03");
    }
}

#[test]
fn years_are_given_four_digits_or_a_sign() {
    for (text, form) in [
        ("y17e7", "Y17E7"),
        ("y-170000002", "Y-170000002"),
        ("Y2022", "2022"),
        ("+2022", "2022"),
        ("2022.", "2022"),
        ("AD 2022", "2022"),
        ("2022 CE", "2022"),
        ("409", "0409"),
        ("AD 9", "0009"),
        ("44 BC", "-0043"),
        ("44 B.C.", "-0043"),
        ("44 BCE", "-0043"),
        ("1 BC", "0000"),
        ("15 March 44 BC", "-0043-03-15"),
        ("20000 BC", "Y-19999"),
        ("AD 12345", "Y12345"),
        ("-0000", "0000"),
    ] {
        is_told(text, form);
    }
}

#[test]
fn doubt_has_its_own_signs() {
    for (text, form) in [
        ("c. 2022", "2022~"),
        ("c2022", "2022~"),
        ("ca. 2022", "2022~"),
        ("circa 2022", "2022~"),
        ("about 2022", "2022~"),
        ("about March 2022", "2022-03~"),
        ("circa 2022?", "2022%"),
        ("probably 2022", "2022?"),
        ("1984?~", "1984%"),
        ("1958??", "1958?"),
        ("2022-uu", "2022-XX"),
        ("2022-xx", "2022-XX"),
        ("2022-??", "2022-XX"),
        ("20u2", "20X2"),
        ("19uu-01-uu", "19XX-01-XX"),
        ("19??", "19XX"),
        ("19--", "19XX"),
        ("198-", "198X"),
        ("198_", "198X"),
        ("1980s", "198X"),
        ("the 1980s", "198X"),
        ("1980's", "198X"),
        ("c. 1980s", "198X~"),
        ("20th century", "19XX"),
        ("the 20th c.", "19XX"),
    ] {
        is_told(text, form);
    }
}

#[test]
fn parts_of_a_year_have_numbers() {
    for (text, form) in [
        ("Spring 2016", "2016-21"),
        ("fall 2016", "2016-23"),
        ("Q1 2022", "2022-33"),
        ("2022-Q4", "2022-36"),
        ("first quarter of 2022", "2022-33"),
        ("H2 2022", "2022-41"),
        ("2022-W12", "2022-03-21/2022-03-27"),
        ("2020-W53", "2020-12-28/2021-01-03"),
        ("2020-W01", "2019-12-30/2020-01-05"),
    ] {
        is_told(text, form);
    }
}

#[test]
fn intervals_and_sets_have_their_signs() {
    for (text, form) in [
        ("2022-03/open", "2022-03/.."),
        ("2022-03/present", "2022-03/.."),
        ("2022-03/now", "2022-03/.."),
        ("2022-03 - present", "2022-03/.."),
        ("2022-03–present", "2022-03/.."),
        ("March 2022 to date", "2022-03/.."),
        ("since March 2022", "2022-03/.."),
        ("2022-03 onwards", "2022-03/.."),
        ("2022-03/unknown", "2022-03/"),
        ("2022-03/?", "2022-03/"),
        ("unknown/2004-01-01", "/2004-01-01"),
        ("open/2022", "../2022"),
        ("until 2022", "../2022"),
        ("2022-03 to 2022-05", "2022-03/2022-05"),
        ("from March 2022 to May 2022", "2022-03/2022-05"),
        ("March to May 2022", "2022-03/2022-05"),
        ("2022-03–2022-05", "2022-03/2022-05"),
        ("2022-3/2022-5", "2022-03/2022-05"),
        ("26–27 March 2022", "2022-03-26/2022-03-27"),
        ("2022–2023", "2022/2023"),
        ("2022–23", "2022/2023"),
        ("2022-2023", "2022/2023"),
        ("2022 or 2023", "[2022,2023]"),
        ("March-April 2022", "2022-03/2022-04"),
        ("Jan-Feb 1904", "1904-01/1904-02"),
        ("mars-avril 2019", "2019-03/2019-04"),
        ("marzo-abril de 2022", "2022-03/2022-04"),
        ("spring-summer 2022", "2022-21/2022-22"),
        ("27 February-3 March 2022", "2022-02-27/2022-03-03"),
        ("1904-June 1906", "1904/1906-06"),
        ("1980s-1990s", "198X/199X"),
        ("44-43 BC", "-0043/-0042"),
        ("844 to 843 BC", "-0843/-0842"),
        ("Y-10000/Y-9000", "Y-10000/-9000"),
        ("-0044--0040", "-0044/-0040"),
        ("2022--2024", "2022/2024"),
        ("2022 and 2023", "{2022,2023}"),
        ("[1760-01, 1760-02]", "[1760-01,1760-02]"),
        ("[1760-01,1760-02", "[1760-01,1760-02]"),
        ("{1760-01,1760-02", "{1760-01,1760-02}"),
        ("1760-01]", "1760-01"),
    ] {
        is_told(text, form);
    }
}

#[test]
fn times_have_one_form() {
    for (text, form) in [
        ("2022-03-27t10:15:00z", "2022-03-27T10:15:00Z"),
        ("2022-03-27 10:15:00", "2022-03-27T10:15:00"),
        ("2022-03-27 10:15:00 UTC", "2022-03-27T10:15:00Z"),
        ("2022-03-27T10:15:00-00:00", "2022-03-27T10:15:00Z"),
        ("2022-03-27T10:15-00", "2022-03-27T10:15Z"),
        ("2022-03-27T10:15:00+0100", "2022-03-27T10:15:00+01:00"),
        ("2022-03-27T24:00:00", "2022-03-28T00:00:00"),
        ("2016-12-31T24:00", "2017-01-01T00:00"),
        ("20220809T1015", "2022-08-09T10:15"),
        ("2022-12-31T24:00:00Z", "2023-01-01T00:00:00Z"),
        ("20050924T100000", "2005-09-24T10:00:00"),
        ("20050924T1000Z", "2005-09-24T10:00Z"),
    ] {
        is_told(text, form);
    }
}

/// The first of several forms that is one as dates are read now.
fn first_read<'f>(forms: &[&'f str]) -> &'f str {
    forms.iter().find(|form| Date::parse(form).is_ok()).unwrap()
}

#[test]
fn what_is_said_to_the_minute_is_told_to_the_minute_where_that_is_a_date() {
    for (text, minute, second) in [
        ("2022-03-27 10:15 GMT+1", "2022-03-27T10:15+01:00", "2022-03-27T10:15:00+01:00"),
        ("27 March 2022 at 3:30 pm", "2022-03-27T15:30", "2022-03-27T15:30:00"),
        ("27 March 2022, 12:05 am", "2022-03-27T00:05", "2022-03-27T00:05:00"),
    ] {
        is_told(text, first_read(&[minute, second]));
    }
}

#[test]
fn centuries_before_christ_keep_their_bounds() {
    is_told("2nd century BC", first_read(&["-01XX", "[-0199..-0100]"]));
    is_told("the 1st century BCE", first_read(&["-00XX", "[-0099..0000]"]));
}

#[test]
fn months_are_known_in_other_languages() {
    for (text, form) in [
        ("26 mars 2022", "2022-03-26"),
        ("26 de marzo de 2022", "2022-03-26"),
        ("26. März 2022", "2022-03-26"),
        ("26. Ma\u{308}rz 2022", "2022-03-26"),
        ("26 de março de 2022", "2022-03-26"),
        ("26 marzo 2022", "2022-03-26"),
        ("Samstag, 26. Mrz 2022", ""),
        ("sábado, 26 de marzo de 2022", "2022-03-26"),
        ("1er mars 2022", "2022-03-01"),
        ("1º de março de 2022", "2022-03-01"),
        ("avril 2019", "2019-04"),
        ("févr. 2019", "2019-02"),
        ("DÉCEMBRE 2019", "2019-12"),
        ("août 2019", "2019-08"),
        ("juin 2019", "2019-06"),
        ("juil. 2019", "2019-07"),
        ("jui. 2019", ""),
        ("ene 2019", "2019-01"),
        ("Jänner 2019", "2019-01"),
        ("Okt. 2019", "2019-10"),
        ("Dez 2019", "2019-12"),
        ("outubro de 2019", "2019-10"),
        ("luglio 2019", "2019-07"),
        ("ott. 2019", "2019-10"),
        ("vor 1900", "[..1899]"),
        ("desde marzo de 2022", "2022-03/.."),
        ("de marzo a mayo de 2022", "2022-03/2022-05"),
        ("von März bis Mai 2022", "2022-03/2022-05"),
        ("vom 27. bis zum 28. März 2022", "2022-03-27/2022-03-28"),
        ("vom 27. März bis zum 2. April 2022", "2022-03-27/2022-04-02"),
        ("vom 27. bis 28. März 2022", "2022-03-27/2022-03-28"),
        ("bis zum 28. März 2022", "../2022-03-28"),
        ("jusqu'au 28 mars 2022", "../2022-03-28"),
        ("fino al 28 marzo 2022", "../2022-03-28"),
        ("du 26 au 27 mars 2022", "2022-03-26/2022-03-27"),
        ("um 1850", "1850~"),
        ("26 марта 2022", ""),
        ("26 березня 2022", ""),
    ] {
        let error = Date::parse(text).unwrap_err();
        match form {
            "" => assert_eq!(error.hint.unwrap(), "write a date as `2022`, `2022-03` or `2022-03-27`", "{text}"),
            form => assert_eq!(error.suggestion.as_deref(), Some(form), "{text}: {error}"),
        }
    }
}

#[test]
fn genealogists_and_machines_have_forms_of_their_own() {
    for (text, form) in [
        ("ABT 1850", "1850~"),
        ("EST 1850", "1850~"),
        ("CAL 1850", "1850~"),
        ("12 MAR 1850", "1850-03-12"),
        ("BEF 1850", "[..1849]"),
        ("BEF 12 MAR 1850", "[..1850-03-11]"),
        ("AFT 1850", "[1851..]"),
        ("FROM 1904 TO 1906", "1904/1906"),
        ("FROM MAR 1904 TO 1906", "1904-03/1906"),
        ("FROM 1904", "1904/.."),
        ("TO 1906", "../1906"),
        ("+1990-11-00T00:00:00Z", "1990-11"),
        ("+1990-00-00T00:00:00Z", "1990"),
        ("+1990-11-05T00:00:00Z", "1990-11-05"),
        ("+00000001990-11-00T00:00:00Z", "1990-11"),
        ("40s BC", "[-0048..-0039]"),
        ("1990-11-00", "1990-11"),
        ("1990-00-00", "1990"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some(form), "{text}: {error}");
    }
}

#[test]
fn phrases_bound_a_date() {
    for (text, form) in [
        ("ca. 1990-1995", "1990~/1995~"),
        ("c. 1990–1995", "1990~/1995~"),
        ("ca. 1990 - 1995", "1990~/1995~"),
        ("about 1990 to 1995", "1990~/1995~"),
        ("ABT 1850/1851", "1850~/1851~"),
        ("ca. March-April 1990", "1990-03~/1990-04~"),
        ("probably 1990-1995", "1990?/1995?"),
        ("1990~ to 1995", "1990~/1995"),
        ("26-27 March 2022", "2022-03-26/2022-03-27"),
        ("March 26-27, 2022", "2022-03-26/2022-03-27"),
        ("1851-52", "1851/1852"),
        ("1851/52", "1851/1852"),
        ("1910-13", "1910/1913"),
        ("1999-00", "1999/2000"),
        ("2022-03-26/27", "2022-03-26/2022-03-27"),
        ("2022-03-26–27", "2022-03-26/2022-03-27"),
        ("2022-03-26/04-02", "2022-03-26/2022-04-02"),
        ("2022-03-27T14:05/15:30", "2022-03-27T14:05/2022-03-27T15:30"),
        ("2022-03-27T14:05Z/T15:30Z", "2022-03-27T14:05Z/2022-03-27T15:30Z"),
        ("12.–14. März 2022", "2022-03-12/2022-03-14"),
        ("2022/5", "2022-05"),
        ("2010.11", "2010-11"),
        ("2022-05/03", "2022-05-03"),
        ("2022-03/27", "2022-03-27"),
        ("from 2022..2023", "2022/2023"),
        ("27, March 2022", "2022-03-27"),
        ("March 2022/May 2022", "2022-03/2022-05"),
    ] {
        is_told(text, form);
    }
    for (text, hint) in [
        ("BET MAR 1850 AND 1852", "write `[1850-03..1852-12]`"),
        ("BET 1850 AND MAR 1852", "write `[1850-01..1852-03]`"),
        ("BET ABT 1904 AND 1906", "write `[1903..1907]`"),
        ("BET 3 MAR 1850 AND 1852", "write `[1850-03-03..1852-12-31]`"),
        ("BET 1850 AND 3 MAR 1852", "write `[1850-01-01..1852-03-03]`"),
        ("BET FEB 1852 AND 3 APR 1852", "write `[1852-02-01..1852-04-03]`"),
        ("BET 3 JAN 1852 AND FEB 1852", "write `[1852-01-03..1852-02-29]`"),
        ("BET 3 MAR 1850 AND 1850", "write `[1850-03-03..1850-12-31]`"),
        ("BET ABT 3 MAR 1850 AND 1852", "write `[1850-03-02..1853-12-31]`"),
        ("BET 100 BC AND 3 MAR 50 BC", "write `[-0099-01-01..-0049-03-03]`"),
        ("BET ABT MAR 1850 AND 1852", "write `[1850-02..1853-12]`"),
        ("BET 1850s AND 3 MAR 1862", "write `[1850-01-01..1862-03-03]`"),
        ("[1850-03-03..1852]", "write `[1850-03-03..1852-12-31]`"),
        ("[1850..1852-03]", "write `[1850-01..1852-03]`"),
        ("BET 1904 AND 1906", "write `[1904..1906]` (between 1904 and 1906) or `1904/1906` (1904 to 1906)"),
        ("entre 1904 y 1906", "write `[1904..1906]` (between 1904 and 1906) or `1904/1906` (1904 to 1906)"),
        ("by 2022", "write `[..2022]` (2022 or before): \"by\" takes it in"),
        ("before 1492", "write `[..1491]` (1491 or before): \"before\" leaves it out"),
        ("after 1492", "write `[1493..]` (1493 or later): \"after\" leaves it out"),
        ("before January 1928", "write `[..1927-12]` (December 1927 or before): \"before\" leaves it out"),
        ("before 1 March 2024", "write `[..2024-02-29]` (29 February 2024 or before): \"before\" leaves it out"),
        ("after 44 BC", "write `[-0042..]` (43 BC or later): \"after\" leaves it out"),
        (
            "early 1990s",
            "write `[1990..1993]` (between 1990 and 1993): a convention, for nothing says where such a part of a decade ends",
        ),
        (
            "mid-1990s",
            "write `[1993..1997]` (between 1993 and 1997): a convention, for nothing says where such a part of a decade ends",
        ),
        (
            "the late 1990s",
            "write `[1997..1999]` (between 1997 and 1999): a convention, for nothing says where such a part of a decade ends",
        ),
        ("Winter 2021-2022", "write `2021-24`"),
        ("winter 1999/00", "write `1999-24`"),
        ("summer 2021-2022", "write `2021-22` (summer 2021) or `2022-22` (summer 2022): one of the two years it names"),
        (
            "12 Feb 1731/32",
            "write `1731-02-12` (12 February 1731) or `1732-02-12` (12 February 1732): one of the two years it names",
        ),
        (
            "1 January 1700/1701",
            "write `1700-01-01` (1 January 1700) or `1701-01-01` (1 January 1701): one of the two years it names",
        ),
        ("1851-52 AD", "write `1851/1852`"),
        ("1066-67 AD", "write `1066/1067`"),
        ("1851/2 AD", "write `1851/1852`"),
        ("before spring 2022", "write `[..2022-02]` (February 2022 or before): \"before\" leaves it out"),
        ("after the 1990s", "write `[2000..]` (2000 or later): \"after\" leaves it out"),
        ("before Q2 2022", "write `[..2022-03]` (March 2022 or before): \"before\" leaves it out"),
        ("before 2022-03-XX", "write `[..2022-02]` (February 2022 or before): \"before\" leaves it out"),
        ("before 2022?", "write `[..2021?]` (2021 (uncertain) or before): \"before\" leaves it out"),
        ("circa 10000", "a year of more than four digits stands alone, behind a Y, as in `Y170000002`"),
        ("2001-13", "-"),
        ("2001-14", "-"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.hint.as_deref().unwrap_or("-"), hint, "{text}");
    }
}

#[test]
fn every_phrase_about_every_kind_of_date_has_an_answer_and_what_is_proposed_is_a_date() {
    let kinds = [
        "2022",
        "March 2022",
        "27 March 2022",
        "spring 2022",
        "the 1990s",
        "199X",
        "the 20th century",
        "H1 2022",
        "2022-03-XX",
        "XXXX",
        "XXXX-12-25",
        "31 DEC 9999",
        "0000",
        "2022-03-27T14:05",
        "2022-03-27T14:05Z",
        "2022~",
        "2022%",
        "~",
        "?",
        "",
        "/",
        "..",
        "Y170000002",
        "44 BC",
        "the 2nd century BC",
        "2022-21",
        "1 Jan 1700/01",
    ];
    let words = [
        "before",
        "after",
        "by",
        "BEF",
        "AFT",
        "until",
        "since",
        "early",
        "late",
        "mid",
        "about",
        "from",
        "between",
        "not after",
        "not before",
        "or before",
        "or later",
        "or so",
        "at the latest",
        "th",
        "es",
        "bet 1900 and",
        "from 1900 to",
        "1900 or",
        "1900,",
        "1900 -",
        "in",
    ];
    for (word, kind) in words.iter().flat_map(|word| kinds.iter().map(move |kind| (word, kind))) {
        for text in [format!("{word} {kind}"), format!("{kind} {word}"), format!("{word} {kind} and {kind}")] {
            if let Err(error) = Date::parse(&text) {
                are_dates(&text, &error);
            }
        }
    }
    let parts =
        ["3", "03", "11", "26", "Sunday", "March", "27 March", "2010", "2010-3", "2010-03", "2010-03-26", "c. 2010"];
    let all = || parts.iter().chain(&kinds);
    for (start, end) in all().flat_map(|start| all().map(move |end| (start, end))) {
        for sign in ["/", "-", "–", " - ", "..", ", ", ",", " ", "."] {
            let text = format!("{start}{sign}{end}");
            if let Err(error) = Date::parse(&text) {
                are_dates(&text, &error);
            }
        }
    }
}

#[test]
fn whatever_is_proposed_for_two_times_is_a_date() {
    let days = [
        "2022-03-27",
        "26-27 March 2022",
        "26 or 27 March 2022",
        "03/04/2022",
        "9999-12-31",
        "c. 28 Feb 2023",
        "44 BC",
        "",
    ];
    let firsts = ["0:00", "22:00", "10:00:15", "10:00Z", "2:00 pm", "24:00"];
    let lasts = ["02:00", "9:30", "02:17", "14:30", "25:00", "24:00", "10:00:15.5", "12:00 am", "10:00 UTC", "7"];
    let signs = ["-", " - ", "–", " to ", " a ", "/", " -"];
    for (day, first) in days.iter().flat_map(|day| firsts.map(|first| (day, first))) {
        for (sign, last) in signs.iter().flat_map(|sign| lasts.map(|last| (sign, last))) {
            let text = format!("{day}, {first}{sign}{last}");
            if let Err(error) = Date::parse(&text) {
                are_dates(&text, &error);
            }
        }
    }
}

/// Whatever is proposed for a date is one.
fn are_dates(text: &str, error: &DateError) {
    let written = error.hint.as_deref().filter(|hint| hint.starts_with("write `")).unwrap_or_default();
    let proposed = error.suggestion.iter().chain(&error.readings).map(String::as_str);
    for form in proposed.chain(forms(written).filter(|form| !["..", "/", "note"].contains(form))) {
        assert!(Date::parse(form).is_ok(), "{text}: {form}: {error:?}");
    }
}

#[test]
fn an_hour_is_all_of_it() {
    for (text, form) in [
        ("2015-10-10T05", "2015-10-10T05:00/2015-10-10T06:00"),
        ("2015-10-10T05Z", "2015-10-10T05:00Z/2015-10-10T06:00Z"),
        ("2015-10-10T23", "2015-10-10T23:00/2015-10-11T00:00"),
        ("2015-10-10T24", "2015-10-11T00:00"),
        ("2015-10-10T05/2015-10-10T06", "2015-10-10T05:00/2015-10-10T06:00"),
        ("10 October 2015 at 5 pm", ""),
        ("9999-12-31T23", ""),
        ("2016-12-31T24:00:00.5Z", ""),
    ] {
        let told = Date::parse(text).unwrap_err().suggestion;
        assert_eq!(told.as_deref().unwrap_or_default(), form, "{text}");
    }
}

#[test]
fn where_two_things_may_be_meant_both_are_named() {
    for (text, hint) in [
        ("03/04/2022", "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)"),
        ("3.4.2022", "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)"),
        ("1900s", "write `190X` (the years 1900 to 1909) or `19XX` (the 20th century)"),
        ("2022, 2024", "write `{2022,2024}` (2022 and 2024) or `[2022,2024]` (either 2022 or 2024)"),
        ("2022,2024", "write `{2022,2024}` (2022 and 2024) or `[2022,2024]` (either 2022 or 2024)"),
        ("2022..", "write `2022/..` (since 2022, ongoing) or `[2022..]` (2022 or later)"),
        ("..2022", "write `../2022` (until 2022) or `[..2022]` (2022 or before)"),
        ("- 2022", "write `../2022` (until 2022) or `/2022` (until 2022, start unknown)"),
        ("1851/2", "write `1851-02` (February 1851) or `1851/1852` (1851 to 1852)"),
        ("2022/3", "write `2022-03` (March 2022) or `2022/2023` (2022 to 2023)"),
        ("2022-3", "write `2022-03` (March 2022) or `2022/2023` (2022 to 2023)"),
        ("2022–3", "write `2022-03` (March 2022) or `2022/2023` (2022 to 2023)"),
        ("2010/11", "write `2010-11` (November 2010) or `2010/2011` (2010 to 2011)"),
        ("2010–11", "write `2010-11` (November 2010) or `2010/2011` (2010 to 2011)"),
        ("1905/08", "write `1905-08` (August 1905) or `1905/1908` (1905 to 1908)"),
        ("c. 2010/11", "write `2010-11~` (about November 2010) or `2010~/2011~` (about 2010 to about 2011)"),
        ("2022-03/05", "write `2022-03-05` (5 March 2022) or `2022-03/2022-05` (March to May 2022)"),
        ("2022/03-05", "write `2022-03-05` (5 March 2022) or `2022-03/2022-05` (March to May 2022)"),
        ("2022-03–05", "write `2022-03-05` (5 March 2022) or `2022-03/2022-05` (March to May 2022)"),
        (
            "3-5/2022",
            "write `2022-05-03` (3 May 2022), `2022-03-05` (5 March 2022) or `2022-03/2022-05` (March to May 2022)",
        ),
        ("2022..2023", "write `2022/2023` (2022 to 2023) or `[2022..2023]` (between 2022 and 2023)"),
        (
            "2022-03..2022-05",
            "write `2022-03/2022-05` (March to May 2022) or `[2022-03..2022-05]` (between March and May 2022)",
        ),
        (
            "26, 27 March 2022",
            "write `{2022-03-26,2022-03-27}` (26 and 27 March 2022) or `[2022-03-26,2022-03-27]` (between 26 and 27 March 2022)",
        ),
        (
            "March 26, 29, 2022",
            "write `{2022-03-26,2022-03-29}` (26 and 29 March 2022) or `[2022-03-26,2022-03-29]` (either 26 or 29 March 2022)",
        ),
        (
            "about 26, 29 March 2022",
            "write `{2022-03-26~,2022-03-29~}` (about 26 March 2022 and about 29 March 2022) or `[2022-03-26~,2022-03-29~]` (either about 26 March 2022 or about 29 March 2022)",
        ),
        (
            "March, May 2022",
            "write `{2022-03,2022-05}` (March and May 2022) or `[2022-03,2022-05]` (either March or May 2022)",
        ),
        (
            "26/29 March 2022",
            "write `2022-03-26/2022-03-29` (26 to 29 March 2022) or `[2022-03-26,2022-03-29]` (either 26 or 29 March 2022)",
        ),
        (
            "March/May 2022",
            "write `2022-03/2022-05` (March to May 2022) or `[2022-03,2022-05]` (either March or May 2022)",
        ),
        (
            "12 February 1731-32",
            "write `1731-02-12` (12 February 1731) or `1732-02-12` (12 February 1732): one of the two years it names",
        ),
        ("1851-2", "write `1851-02` (February 1851) or `1851/1852` (1851 to 1852)"),
        ("2022 -", "write `2022/..` (since 2022, ongoing) or `2022/` (from 2022, end unknown)"),
        ("between 2022 and 2023", "write `[2022..2023]` (between 2022 and 2023) or `2022/2023` (2022 to 2023)"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.hint.as_deref(), Some(hint), "{text}");
        assert_eq!(error.suggestion, None, "{text}");
    }
}

/// Digits that are no year of four of them, as integer and as string.
#[test]
fn digits_are_told_what_they_may_be() {
    const DAY: &str = "`2022-08-09` (9 August 2022)";
    const NEITHER: &str = "write a year with four digits and what is finer with hyphens, as in `2022-03-27`";
    for (digits, hint) in [
        ("20220809", format!("write {DAY}: a day is written with hyphens")),
        ("-20220809", format!("write {DAY} if the hyphen before it is none of its own")),
        (
            "2022080912",
            "write `2022-08-09T12:00/2022-08-09T13:00` (9 August 2022, 12:00 to 13:00) or `2034-01-28T17:08:32Z` \
             (28 January 2034, 17:08:32 UTC): digits may be an hour of a day, or seconds since 1970"
                .to_owned(),
        ),
        ("202208", "write `2022-08` (August 2022): a month is written with a hyphen".to_owned()),
        ("2022221", format!("write {DAY} if this is a year and a day counted from its start")),
        (
            "11122022",
            "write `2022-12-11` (11 December 2022) or `2022-11-12` (12 November 2022): \
             a day is written with hyphens, the year first"
                .to_owned(),
        ),
        ("25122022", "write `2022-12-25` (25 December 2022): a day is written with hyphens, the year first".to_owned()),
        ("44927", "write `2023-01-01` (1 January 2023) if this is a spreadsheet's day number".to_owned()),
        ("2459801", format!("write {DAY} if this is a Julian day number")),
        (
            "1668056848",
            "write `2022-11-10T05:07:28Z` (10 November 2022, 05:07:28 UTC) if these are seconds since 1970".to_owned(),
        ),
        (
            "1668056848000",
            "write `2022-11-10T05:07:28Z` (10 November 2022, 05:07:28 UTC) if these are milliseconds since 1970"
                .to_owned(),
        ),
        (
            "1668056848000000",
            "write `2022-11-10T05:07:28Z` (10 November 2022, 05:07:28 UTC) if these are microseconds since 1970"
                .to_owned(),
        ),
        (
            "1668056848000000000",
            "write `2022-11-10T05:07:28Z` (10 November 2022, 05:07:28 UTC) if these are nanoseconds since 1970"
                .to_owned(),
        ),
        ("202208091015", "write `2022-08-09T10:15` (9 August 2022, 10:15): a time of day has its signs".to_owned()),
        (
            "20220809101530",
            "write `2022-08-09T10:15:30` (9 August 2022, 10:15:30): a time of day has its signs".to_owned(),
        ),
        ("-1", "write `0000` (1 BC) or `-0001` (2 BC)".to_owned()),
        ("-44", "write `-0043` (44 BC) or `-0044` (45 BC)".to_owned()),
        ("-12345", "write `Y-12344` (12,345 BC) or `Y-12345` (12,346 BC)".to_owned()),
        (
            "-100000001",
            "write `1966-10-31T14:13:19Z` (31 October 1966, 14:13:19 UTC) if these are seconds before 1970".to_owned(),
        ),
        ("123456", NEITHER.to_owned()),
        ("99999999", NEITHER.to_owned()),
        ("20220230", NEITHER.to_owned()),
    ] {
        let number = Date::from_year(digits.parse().unwrap()).unwrap_err();
        assert_eq!(number.message, "a number alone is a year from 0 to 9999", "{digits}");
        let text = Date::parse(digits).unwrap_err();
        for error in [number, text] {
            assert_eq!(error.hint.as_ref(), Some(&hint), "{digits}: {error}");
            assert!(forms(&hint).all(|form| Date::parse(form).is_ok()), "{hint}");
        }
    }
    let astronomical = Date::from_year(-1200).unwrap_err();
    assert_eq!(astronomical.hint.unwrap(), "write `-1199` (1200 BC) or `-1200` (1201 BC)");
}

#[test]
fn where_no_date_is_known_there_is_a_form_for_that() {
    for text in [
        "unknown",
        "Unknown",
        "undated",
        "n.d.",
        "n. d.",
        "[n.d.]",
        "s.d.",
        "S. D.",
        "s. f.",
        "s/f",
        "o. J.",
        "o.D.",
        "no date",
        "not known",
        "date unknown",
        "sans date",
        "sin fecha",
        "ohne Jahr",
        "senza data",
        "sem data",
        "unbekannt",
        "inconnue",
        "desconocida",
        "desconhecido",
        "none",
        "N/A",
        "tbd",
        "?",
        "/",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(
            error.hint.as_deref(),
            Some(
                "write `XXXX` where nothing is known of the date, or what is known of it, as in `202X`; an end that is not known is left out, as in `2022-03/`"
            ),
            "{text}"
        );
    }
    for (text, form) in
        [("????", "XXXX"), ("0000-00-00", "XXXX"), ("0000-00-00T00:00:00Z", "XXXX"), ("0000-11-00", "XXXX-11")]
    {
        is_told(text, form);
    }
}

#[test]
fn where_nothing_can_be_guessed_there_is_a_sentence() {
    for (text, hint) in [
        ("", "write a year at least, as in `2022`"),
        ("open", "an open end stands after a start, as in `2022-03/..`"),
        ("present", "write the day itself, as in `2022-03-27`; an open end stands after a start, as in `2022-03/..`"),
        ("10:15:00", "write the day before it, as in `2022-03-27T10:15:00`"),
        ("27/03/22", "write the year first and with all its digits, as in `2022-03-27`"),
        ("27 March 22", "write the year first and with all its digits, as in `2022-03-27`"),
        ("64387-06", "a year of more than four digits stands alone, behind a Y, as in `Y170000002`"),
        ("2022-W53", "write a date as `2022`, `2022-03` or `2022-03-27`"),
        ("hello", "write a date as `2022`, `2022-03` or `2022-03-27`"),
        ("December-January 2022", "write a date as `2022`, `2022-03` or `2022-03-27`"),
        ("45000.5", "write a year with four digits and what is finer with hyphens, as in `2022-03-27`"),
        ("Easter 2022", "write a date as `2022`, `2022-03` or `2022-03-27`"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.hint.as_deref(), Some(hint), "{text}");
        assert!(forms(hint).all(|form| Date::parse(form).is_ok()), "{hint}");
        assert_eq!(error.suggestion, None, "{text}");
    }
}

#[test]
fn messages_are_plain_and_say_where() {
    for (text, message, offset) in [
        ("", "the date is empty", 0),
        ("March 2022", "not a date as EDTF writes it", 5),
        ("2022- 03", "a date holds no blanks", 5),
        ("２０２２", "EDTF has no such character", 0),
        ("Y2022", "Y stands before a year of more than four digits only", 1),
        ("27/03/2022", "a slash stands between a start and an end, once", 5),
        ("2008/2004", "the end comes before the start", 5),
        ("2022-13", "a month is 01 to 12, a season or a quarter 21 to 41", 5),
        ("2023-02-29", "February 2023 has days 01 to 28", 8),
        ("-0044-02-30", "February 45 BC has days 01 to 29", 9),
        ("2022-02-01/2022-?02-30", "February 2022 has days 01 to 28", 20),
        ("2022-0X-00", "the month has no such day", 8),
        ("Y99999999999999999999", "a year lies at most 290,000,000,000 years before or after year 0", 1),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!((error.message.as_str(), error.offset), (message, offset), "{text}");
    }
}

/// EDTF marks the dates of a set, not the set.
#[test]
fn a_mark_behind_a_set_is_for_each_of_its_dates() {
    for (text, form) in [
        ("[1990]?", "1990?"),
        ("{1990}~", "1990~"),
        ("[1990,1991]?", "[1990?,1991?]"),
        ("{1990, 1991}~", "{1990~,1991~}"),
        ("[1990,1995]?~", "[1990%,1995%]"),
        ("[..1990]??", "[..1990?]"),
        ("[1990..]%", "[1990%..]"),
    ] {
        is_told(text, form);
        let message = Date::parse(text).unwrap_err().message;
        assert_eq!(
            message,
            if text.contains(' ') {
                "a date holds no blanks"
            } else {
                "a mark stands behind each date of a set, not behind the set"
            }
        );
    }
    assert_eq!(Date::parse("[1990").unwrap_err().message, "the set has no end");
    // A range from one date to another has none.
    let range = Date::parse("{1990..1995}?").unwrap_err();
    assert_eq!(range.hint.as_deref(), Some("mark each date of the set, as in `[2022?,2023?]`"));
}

/// A form that would leave something out of what is written is none.
#[test]
fn what_cannot_be_kept_is_not_offered() {
    for text in ["2022/..~", "2022 2024", "March April 2022", "2022-03--05", "spring summer 2022"] {
        let error = Date::parse(text).unwrap_err();
        assert!(error.suggestion.is_none() && error.readings.is_empty(), "{text}: {error}");
    }
}

#[test]
fn a_reversed_interval_is_turned_round() {
    is_told("2008/2004", "2004/2008");
}

#[test]
fn a_day_that_is_not_there_may_be_left_out() {
    let error = Date::parse("2022-02-30").unwrap_err();
    assert_eq!(error.hint.as_deref(), Some("where the day is not known, write `2022-02`"));
}

#[test]
fn a_day_from_one_time_to_another_is_an_interval() {
    for text in [
        "27 March 2022 10:00 - 11:00",
        "27 March 2022, 10:00–11:00",
        "27 March 2022 at 10:00 to 11:00",
        "27 March 2022 from 10:00 until 11:00",
        "27 March 2022, 10:00 am - 11:00 am",
        "27 March 2022, 10:00-11:00 am",
        "27. März 2022, 10:00 bis 11:00 Uhr",
        "27. März 2022, von 10:00 Uhr bis 11:00 Uhr",
        "27 mars 2022, de 10:00 à 11:00",
        "27 de marzo de 2022, de 10:00 a 11:00 h",
        "27 de março de 2022, das 10:00 às 11:00",
        "27 marzo 2022, dalle 10:00 alle 11:00",
        "2022-03-27 10:00–11:00",
        "2022-03-27T10:00 – 11:00",
        "2022-03-27 10:00/11:00",
    ] {
        is_told(text, "2022-03-27T10:00/2022-03-27T11:00");
    }
    // What comes no later is of the next day.
    for text in [
        "27 March 2022, 22:00–02:00",
        "27 March 2022, 22:00 to 02:00",
        "27 March 2022, 10:00 pm - 2:00 am",
        "27 March 2022, 10:00-2:00 am",
        "27. März 2022, 22:00 bis 02:00 Uhr",
        "27 de marzo de 2022, 22:00 a 02:00",
        "2022-03-27 22:00 until 02:00",
    ] {
        is_told(text, "2022-03-27T22:00/2022-03-28T02:00");
    }
    for (text, form) in [
        ("31 December 2022, 22:00–02:00", "2022-12-31T22:00/2023-01-01T02:00"),
        ("27 March 2022, 22:00–24:00", "2022-03-27T22:00/2022-03-28T00:00"),
        ("27 March 2022, 2:00-3:30 pm", "2022-03-27T14:00/2022-03-27T15:30"),
        ("27 March 2022, 11:00-1:00 pm", "2022-03-27T11:00/2022-03-27T13:00"),
        ("27 March 2022, 10:00-11:00 UTC", "2022-03-27T10:00Z/2022-03-27T11:00Z"),
        ("27 March 2022, 22:00Z-02:00Z", "2022-03-27T22:00Z/2022-03-28T02:00Z"),
        // No clock is so far from UTC.
        ("27 March 2022, 10:00-18:30", "2022-03-27T10:00/2022-03-27T18:30"),
        ("27 March 2022, 22:00-02:17", "2022-03-27T22:00/2022-03-28T02:17"),
        ("2022-03-27 23:30-14:30", "2022-03-27T23:30/2022-03-28T14:30"),
        ("2022-03-27 10:00-10:00:30", "2022-03-27T10:00/2022-03-27T10:00:30"),
    ] {
        is_told(text, form);
    }
    is_told("27. März 2022, 10:00 Uhr", "2022-03-27T10:00");
    is_told("27 de marzo de 2022 a las 10:00", "2022-03-27T10:00");
    let days = Date::parse("26-27 March 2022, 10:00-11:00").unwrap_err();
    assert_eq!(
        days.hint.as_deref(),
        Some(
            "write `2022-03-26T10:00/2022-03-27T11:00` (26 March 2022, 10:00 to 27 March 2022, 11:00): where each of the days is meant, write an event for each"
        )
    );
    assert!(Date::asked("26-27 March 2022, 10:00-11:00", TODAY).is_err());
    // Of which day it is the time is not said.
    assert_eq!(Date::parse("26-27 March 2022, 10:00").unwrap_err().suggestion, None);
}

/// A hyphen between two times may be the sign of an offset.
#[test]
fn where_the_second_time_may_be_an_offset_both_are_named() {
    for (text, range, offset) in [
        ("27 March 2022, 10:00-11:00", "2022-03-27T10:00/2022-03-27T11:00", "2022-03-27T10:00-11:00"),
        ("27 March 2022, 22:00-02:00", "2022-03-27T22:00/2022-03-28T02:00", "2022-03-27T22:00-02:00"),
        ("27 March 2022 at 22:00-2", "2022-03-27T22:00/2022-03-28T02:00", "2022-03-27T22:00-02:00"),
        ("27 March 2022, 22:00-09:30", "2022-03-27T22:00/2022-03-28T09:30", "2022-03-27T22:00-09:30"),
        ("2022-03-27 14:00-10:00", "2022-03-27T14:00/2022-03-28T10:00", "2022-03-27T14:00-10:00"),
        ("27/03/2022 10:00-10:00", "2022-03-27T10:00/2022-03-28T10:00", "2022-03-27T10:00-10:00"),
        ("2022-03-27 10:15-14:00", "2022-03-27T10:15/2022-03-27T14:00", "2022-03-27T10:15-14:00"),
        ("27. März 2022, 22:00-02:00", "2022-03-27T22:00/2022-03-28T02:00", "2022-03-27T22:00-02:00"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.readings, [range, offset], "{text}");
        assert_eq!(error.suggestion, None, "{text}");
        let words = [range, offset].map(|form| format!("`{form}` ({})", Date::parse(form).unwrap().words()));
        assert_eq!(error.hint, Some(format!("write {}", words.join(" or "))), "{text}");
        let asked = Date::asked(text, TODAY).unwrap_err();
        assert_eq!((&*asked.message, asked.readings.len()), ("this can be read in two ways", 2), "{text}");
    }
    // Written as offsets are, or beside a time that is more exact.
    for (text, form) in [
        ("27 March 2022, 22:00 -02:00", "2022-03-27T22:00-02:00"),
        ("27 March 2022, 10:00 UTC-05:00", "2022-03-27T10:00-05:00"),
        ("2022-03-27 10:15:00-05", "2022-03-27T10:15:00-05:00"),
        ("27 March 2022 10:15-0500", "2022-03-27T10:15-05:00"),
        ("2022-03-27t10:15-05:00", "2022-03-27T10:15-05:00"),
        ("27 March 2022, 10:00+02:00", "2022-03-27T10:00+02:00"),
        // There is no day after the last.
        ("9999-12-31 22:00-02:00", "9999-12-31T22:00-02:00"),
    ] {
        is_told(text, form);
    }
    // Beside another date neither is guessed.
    for text in
        ["since 27 March 2022, 22:00-02:00", "before 27 March 2022, 10:00-11:00", "since 27 March 2022, 10:00-18:00"]
    {
        let error = Date::parse(text).unwrap_err();
        assert!(error.suggestion.is_none() && error.readings.is_empty(), "{text}: {error:?}");
    }
}

#[test]
fn on_or_about_is_about_and_on_or_before_takes_in() {
    for (text, form) in [
        ("on or about 27 March 2022", "2022-03-27~"),
        ("on or about March 2022", "2022-03~"),
        ("in or about 1850", "1850~"),
        ("in or around March 1850", "1850-03~"),
        ("on or about the 27th March 2022", "2022-03-27~"),
        ("at or around 1850", "1850~"),
        ("27 or 28 March 2022", "[2022-03-27,2022-03-28]"),
        ("1850 or so", "1850~"),
        ("on or before 27 March 2022", "[..2022-03-27]"),
        ("in or before 1850", "[..1850]"),
        ("before or in 1850", "[..1850]"),
        ("1850 or before", "[..1850]"),
        ("1850 or earlier", "[..1850]"),
        ("27 March 2022 or earlier", "[..2022-03-27]"),
        ("1850 at the latest", "[..1850]"),
        ("c. 1850 or before", "[..1850~]"),
        ("1850 o antes", "[..1850]"),
        ("1850 ou avant", "[..1850]"),
        ("1850 oder früher", "[..1850]"),
        ("1850 o prima", "[..1850]"),
        ("1850 ou antes", "[..1850]"),
        ("1850 or after", "[1850..]"),
        ("1850 or later", "[1850..]"),
        ("not before 1850", "[1850..]"),
        ("no earlier than March 2022", "[2022-03..]"),
        ("1850 o después", "[1850..]"),
        ("1850 ou plus tard", "[1850..]"),
        ("1850 oder später", "[1850..]"),
        ("1850 o dopo", "[1850..]"),
        ("1850 ou depois", "[1850..]"),
        ("on or after 27 March 2022", "[2022-03-27..]"),
    ] {
        is_told(text, form);
    }
}

#[test]
fn a_german_decade_is_one() {
    for text in ["1990es", "1990er", "1990er Jahre", "die 1990er Jahre", "in den 1990ern", "1990s"] {
        is_told(text, "199X");
    }
    is_told("1er mars 1990", "1990-03-01");
    is_told("im Jahr 1850", "1850");
    assert_eq!(Date::parse("1900er").unwrap_err().readings, ["190X", "19XX"]);
    for (text, hint) in [
        ("1990th", "write `1990` (1990) or `199X` (the 1990s): no year is counted so"),
        ("the 1991st", "write `1991` (1991): no year is counted so"),
        (
            "1900th",
            "write `1900` (1900), `190X` (the years 1900 to 1909) or `19XX` (the 20th century): no year is counted so",
        ),
        ("March 1990th", "write a date as `2022`, `2022-03` or `2022-03-27`"),
    ] {
        assert_eq!(Date::parse(text).unwrap_err().hint.as_deref(), Some(hint), "{text}");
        assert!(Date::asked(text, TODAY).is_err(), "{text}");
    }
    let asked = |text| Date::asked(text, TODAY).map(|date| date.as_written().to_owned()).ok();
    assert_eq!(asked("1990er").as_deref(), Some("199X"));
}
