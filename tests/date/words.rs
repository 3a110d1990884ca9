//! Dates in words.

use crate::date;

fn are_said(table: &[(&str, &str)]) {
    for (text, words) in table {
        assert_eq!(date(text).words(), *words, "{text}");
    }
}

#[test]
fn single_dates_are_said_as_exactly_as_written() {
    are_said(&[
        ("2023", "some time in 2023"),
        ("2022-03", "March 2022"),
        ("2022-03-27", "27 March 2022"),
        ("2022-03-27T10:15:00Z", "27 March 2022, 10:15 UTC"),
        ("2022-03-27T10:15:30Z", "27 March 2022, 10:15:30 UTC"),
        ("2022-03-27T10:15:00+00:00", "27 March 2022, 10:15 UTC"),
        ("2022-03-27T10:15:00-06", "27 March 2022, 10:15 UTC-06:00"),
        ("2022-03-27T10:15:00", "27 March 2022, 10:15"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "some time in 1 BC"),
        ("0409-08", "August AD 409"),
        ("Y170000002", "some time in the year 170,000,002"),
        ("Y-169999999", "some time in 170 million BC"),
        ("Y-17E7", "some time in 170,000,001 BC"),
    ]);
}

#[test]
fn parts_of_a_year_are_named() {
    are_said(&[
        ("2001-21", "spring 2001"),
        ("2001-24", "winter 2001"),
        ("2001-27", "autumn 2001 (northern hemisphere)"),
        ("2001-29", "spring 2001 (southern hemisphere)"),
        ("2001-33", "first quarter of 2001"),
        ("2001-39", "last third of 2001"),
        ("2001-41", "second half of 2001"),
        ("2001-33~", "about the first quarter of 2001"),
    ]);
}

#[test]
fn what_is_unspecified_is_not_said() {
    are_said(&[
        ("156X", "the 1560s"),
        ("190X", "the years 1900 to 1909"),
        ("19XX", "the 20th century"),
        ("1XXX", "the 2nd millennium"),
        ("XXXX", "undated"),
        ("[XXXX]", "undated"),
        ("[XXXX,XXXX-XX]", "undated"),
        ("XXXX/XXXX", "undated"),
        ("XXXX-XX-XX", "undated"),
        ("XXXX?", "undated, uncertain"),
        ("2022/XXXX", "2022 to year not known"),
        ("12X7", "a year of the form 12X7"),
        ("2022-XX", "some time in 2022"),
        ("2022-XX-XX", "some time in 2022"),
        ("2022-03-XX", "some day in March 2022"),
        ("2022-03-1X", "some day from 10 to 19 March 2022"),
        ("2022-03-3X", "30 or 31 March 2022"),
        ("2022-03-X5", "5, 15 or 25 March 2022"),
        ("2022-XX-25", "the 25th of some month in 2022"),
        ("2022-1X", "some time from October to December 2022"),
        ("2022-X1", "January or November 2022"),
        ("2022-X3-27", "27 March 2022"),
        ("-2004-X2-11", "a day of the form -2004-X2-11"),
        ("156X-12-25", "25 December of some year in the 1560s"),
        ("15XX-12", "December of some year in the 16th century"),
        ("XXXX-12-25", "25 December, year not known"),
        ("XXXX-XX-25", "the 25th of some month, year not known"),
        ("XXXX-12-2X", "some day from 20 to 29 December, year not known"),
        ("XXXX-12-XX", "some day in December, year not known"),
        ("XXXX-1X", "some time from October to December, year not known"),
        ("XXXX-XX", "undated"),
        ("XXXX-21", "spring, year not known"),
        ("XXXX-1X-25", "a day of the form XXXX-1X-25, year not known"),
        ("156X-21", "spring of some year in the 1560s"),
        ("190X-12", "December of some year from 1900 to 1909"),
        ("156X-XX-25", "the 25th of some month of some year in the 1560s"),
        ("156X-XX", "some time in the 1560s"),
        ("12X7-12", "December of a year of the form 12X7"),
        ("19XX-40", "first half of some year in the 20th century"),
        ("192X-33", "first quarter of some year in the 1920s"),
        ("1XXX-12", "December of some year in the 2nd millennium"),
        ("1950S2", "about 1950 (some time from 1900 to 1999)"),
        ("1950S4", "some time in 1950"),
    ]);
}

#[test]
fn marks_are_said_of_what_they_mark() {
    are_said(&[
        ("2022~", "about 2022"),
        ("2022?", "2022, uncertain"),
        ("2022%", "about 2022, uncertain"),
        ("2025-12~", "about December 2025"),
        ("2022-03-27?", "27 March 2022, uncertain"),
        ("156X~", "about the 1560s"),
        ("2022-03-XX~", "some day in March 2022, approximate"),
        ("2004-06~-11", "11 June 2004, year and month approximate"),
        ("2004-06-~11", "11 June 2004, day approximate"),
        ("?2004-06-~11", "11 June 2004, year uncertain, day approximate"),
        ("2004-%06-11", "11 June 2004, month uncertain and approximate"),
        ("1950S2~", "about 1950 (some time from 1900 to 1999), approximate"),
    ]);
}

#[test]
fn intervals_say_how_they_end() {
    are_said(&[
        ("2022-03/2025-12", "March 2022 to December 2025"),
        ("2022-03/2022-12", "March to December 2022"),
        ("2022-03-26/2022-03-29", "26 to 29 March 2022"),
        ("2022-03-26/2022-04-04", "26 March to 4 April 2022"),
        ("2019/2021", "2019 to 2021"),
        ("2022-03/..", "since March 2022, ongoing"),
        ("2022-03~/..", "since about March 2022, ongoing"),
        ("2022-03/", "from March 2022, end unknown"),
        ("../1985-12", "until December 1985"),
        ("/1985-12", "until December 1985, start unknown"),
        ("2022-03-27/2022-03-27", "27 March 2022"),
        ("1888/1888", "1888"),
        ("1888?/1888?", "1888 (uncertain)"),
        ("1888/1888?", "1888 to 1888 (uncertain)"),
        ("2022-03-27/2022-03", "27 March 2022 to some time in March 2022"),
        ("2022/2022-03", "some time in 2022 to March 2022"),
        ("..2004/2006", "2004 or before to 2006"),
        ("2004/2006..", "2004 to 2006 or later"),
        ("1984~/2004-06?", "about 1984 to June 2004 (uncertain)"),
        ("2022-03-1X/2022-04-02", "some day from 10 to 19 March 2022 until 2 April 2022"),
    ]);
}

#[test]
fn sets_say_whether_one_or_all_are_meant() {
    are_said(&[
        ("[2022-03-26,2022-03-27]", "between 26 and 27 March 2022"),
        ("[2022-03-26..2022-03-29]", "between 26 and 29 March 2022"),
        ("[2022-03-31,2022-04-01]", "between 31 March and 1 April 2022"),
        ("[1667,1760-12]", "either 1667 or December 1760"),
        ("[1888..1888]", "some time in 1888"),
        ("{1888,1888}", "some time in 1888"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668 or 1670 to 1672"),
        ("[2022-03-26,2022-03-27,2022-03-29]", "one of 26, 27 or 29 March 2022"),
        ("[1667]", "some time in 1667"),
        ("[..1984]", "1984 or before"),
        ("[1760-01,1760-12..]", "either January 1760, or December 1760 or later"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670 to 1672"),
        ("{1960,1961-12~}", "1960 and about December 1961"),
        ("{..1984}", "up to 1984"),
        ("{1984..}", "from 1984 on"),
    ]);
}

#[test]
fn of_a_long_set_the_first_are_named() {
    let years: Vec<String> = (1900..1950).step_by(2).map(|year| year.to_string()).collect();
    let words = "1900, 1902, 1904, 1906, 1908, 1910, 1912, 1914 and 17 more";
    assert_eq!(date(&format!("{{{}}}", years.join(","))).words(), words);
}
