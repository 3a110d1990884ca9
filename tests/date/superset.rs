//! What is read beyond EDTF: minutes, fractions, intervals between times of day, unknown years, times before Christ.

use crate::date;
use dateline::model::{Answer, Bound, Date, Flags, Period, Relation, Row};

fn shown(bound: Bound) -> String {
    bound.to_string()
}

#[test]
fn forms_beyond_edtf_have_their_words_and_bounds() {
    for (text, words, bounds) in [
        ("2022-07-24T19:01", "24 July 2022, 19:01", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01Z", "24 July 2022, 19:01 UTC", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01:01.25Z", "24 July 2022, 19:01:01.25 UTC", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01:00.5", "24 July 2022, 19:01:00.5", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01~", "24 July 2022, about 19:01", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01?", "24 July 2022, 19:01 (uncertain)", "2022-07-24 2022-07-24"),
        ("2022-07-24T19:01:01Z?", "24 July 2022, 19:01:01 UTC (uncertain)", "2022-07-24 2022-07-24"),
        ("2015-10-10T16:20/2015-10-10T17:00", "10 October 2015, 16:20 to 17:00", "2015-10-10 2015-10-10"),
        ("2015-10-10T09:00:00Z/..", "since 10 October 2015, 09:00 UTC, ongoing", "2015-10-10 .."),
        ("2015-10-10T09:00:00Z/", "from 10 October 2015, 09:00 UTC, end unknown", "2015-10-10 "),
        ("2015-10-10T16:20/2015-11", "10 October 2015, 16:20 to November 2015", "2015-10-10 2015-11-30"),
        ("2015/2015-10-10T16:20", "2015 to 10 October 2015, 16:20", "2015-01-01 2015-10-10"),
        ("2022-07-24T19:01%", "24 July 2022, about 19:01 (uncertain)", "2022-07-24 2022-07-24"),
        ("2015-10-09/2015-10-10T16:20", "9 October 2015 to 10 October 2015, 16:20", "2015-10-09 2015-10-10"),
        ("2015-10-10T16:20/2015-10-12", "10 October 2015, 16:20 to 12 October 2015", "2015-10-10 2015-10-12"),
        ("2015-09/2015-10-10T16:20", "September 2015 to 10 October 2015, 16:20", "2015-09-01 2015-10-10"),
        ("2015-10-10T16:20/2016", "10 October 2015, 16:20 to 2016", "2015-10-10 2016-12-31"),
        (
            "2015-10-10T09:00:00.5Z/2015-10-10T12:00+02:00",
            "10 October 2015, 09:00:00.5 UTC to 10 October 2015, 12:00 UTC+02:00",
            "2015-10-10 2015-10-10",
        ),
        // The end may lie on the day before by its own clock; it lies no earlier than the start.
        ("2024-05-15/2024-05-14T20:00:00Z", "15 May 2024 to 14 May 2024, 20:00 UTC", "2024-05-15 2024-05-15"),
        (
            "2024-05-15T01:00+12:00/2024-05-14T20:00Z",
            "15 May 2024, 01:00 UTC+12:00 to 14 May 2024, 20:00 UTC",
            "2024-05-15 2024-05-15",
        ),
        ("XXXX", "undated", " "),
        ("XXXX-12-25", "25 December, year not known", " "),
        ("XXXX-12", "December, year not known", " "),
        ("-01XX", "the 2nd century BC", "-0199-01-01 -0100-12-31"),
        ("-004X", "the years 50 BC to 41 BC", "-0049-01-01 -0040-12-31"),
        ("[1904..1906]/[1910..1912]", "from between 1904 and 1906 to between 1910 and 1912", "1904-01-01 1912-12-31"),
        (
            "[2024-05-14T09:00:00Z..2024-05-14T11:00:00Z]",
            "between 14 May 2024, 09:00 UTC and 14 May 2024, 11:00 UTC",
            "2024-05-14 2024-05-14",
        ),
        ("{2024-05-14T09:00Z,2024-05-16}", "14 May 2024, 09:00 UTC and 16 May 2024", "2024-05-14 2024-05-16"),
        ("[2024-05-14T09:00Z..]", "14 May 2024, 09:00 UTC or later", "2024-05-14 .."),
        ("[..2024-05-14T11:00Z]", "14 May 2024, 11:00 UTC or before", ".. 2024-05-14"),
        (
            "[2024-05-14T09:00Z..2024-05-14T11:00Z]/2024-05-15",
            "from between 14 May 2024, 09:00 UTC and 14 May 2024, 11:00 UTC to 15 May 2024",
            "2024-05-14 2024-05-15",
        ),
        ("[-01XX,-00XX]", "either the 2nd century BC or the 1st century BC", "-0199-01-01 0000-12-31"),
        ("{-01XX,-00XX}", "the 2nd century BC and the 1st century BC", "-0199-01-01 0000-12-31"),
        ("[-01XX..-00XX]", "between the 2nd century BC and the 1st century BC", "-0199-01-01 0000-12-31"),
        ("[..-01XX]", "the 2nd century BC or before", ".. -0100-12-31"),
        ("[-004X,0010]", "either the years 50 BC to 41 BC or AD 10", "-0049-01-01 0010-12-31"),
        ("2022-03-27/2022-03-27", "27 March 2022", "2022-03-27 2022-03-27"),
        ("1888/1888", "1888", "1888-01-01 1888-12-31"),
    ] {
        let read = date(text);
        assert_eq!(read.as_written(), text);
        assert_eq!(read.words(), words, "{text}");
        let found = read.bounds();
        assert_eq!(format!("{} {}", shown(found.earliest), shown(found.latest)), bounds, "{text}");
    }
}

#[test]
fn what_is_no_time_of_day_is_refused() {
    for text in [
        "2015-10-10T05/2015-10-10T06",
        "2022-03-27T25:00",
        "2022-03-27T10:15:00+14:01",
        "2022-03-27T10:15:00-15:00",
        "2022-03-27T10:15:60Z",
        // By whatever clock: where none is said, it may have been the last second of a day in UTC or not.
        "2016-12-31T23:59:60",
        "2017-01-01T05:29:60",
        "2016-12-31T23:59:60.5~",
        "2016-12-31/2016-12-31T23:59:60",
        "[2016-12-31T23:59:59..2016-12-31T23:59:60]",
        "2022-03T10:15",
        "2022-03-27~T10:15",
        "2015-10-10T17:00/2015-10-10T16:20",
        "{1904,1906}/1910",
        "[2024-05-14T11:00:00Z..2024-05-14T09:00:00Z]",
        "[2024-05-14T09:00:00Z",
        "/..",
        "../XX",
        "-XXXX",
        "-01XX-03",
        "[-00XX..-01XX]",
        "[1990..1980]",
    ] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    for text in
        ["2016-12-31T23:59:60Z", "2017-01-01T05:29:60+05:30", "2022-03-27T10:15:00+14:00", "2022-03-27T10:15:00-12:00"]
    {
        assert!(Date::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn fractions_count_and_the_string_is_read_like_the_bare_time() {
    let times = ["2024-01-01T10:00:00.1Z", "2024-01-01T10:00:00.2000Z", "2024-01-01T11:00:00.25+01:00"];
    let fractions = times.map(|text| date(text).fraction());
    assert_eq!(fractions, [100_000_000, 200_000_000, 250_000_000]);
    for text in times {
        let bare = Date::from_toml(text).unwrap();
        assert_eq!(
            (bare.instants(), bare.fraction(), bare.words()),
            (date(text).instants(), date(text).fraction(), date(text).words())
        );
    }
}

#[test]
fn where_a_date_stands() {
    let day = |text: &str| date(text).scanned().first;
    for (text, stands) in [
        ("[..2022-03-27]", day("2022-03-27") - 1),
        ("[..2022-03-27]/2025", day("2022-03-27") - 1),
        ("../2022-03", day("2022-03-31") - 1),
        ("/2022-03", day("2022-03-31") - 1),
        ("XXXX", Row::UNDATED),
        ("XXXX-12-25", Row::UNDATED),
        // All are meant: it had begun by the one that is known. One of them may be that which is not.
        ("{XXXX-12-25,2022}", day("2022-12-31") - 1),
        ("{2022,XXXX-12-25,2021}", day("2021-12-31") - 1),
        ("[XXXX-12-25,2022]", Row::UNDATED),
        ("{XXXX,XXXX-12-25}", Row::UNDATED),
        // What has no start and no end is no less of a known year.
        ("{..2022,2025..}", day("2022-12-31") - 1),
        ("[..2022,2025..]", day("2022-12-31") - 1),
        ("{..2022,XXXX}", day("2022-12-31") - 1),
        ("[XXXX..,..2022]", Row::UNDATED),
        ("2022-03-27", day("2022-03-27")),
    ] {
        assert_eq!(date(text).scanned().first, stands, "{text}");
    }
    assert!(date("XXXX").scanned().flags.has(Flags::NO_START));
}

/// The answers of one date, in the order during, after, before, since, until: C certainly, P possibly, n no.
fn answers(text: &str, asked: &str) -> String {
    let asked = date(asked);
    let period = Period::between(Some(&asked), Some(&asked));
    let relations = [Relation::During, Relation::After, Relation::Before, Relation::Since, Relation::Until];
    let letter = |relation| match date(text).extent().answer(relation, &period) {
        Answer::Certainly => 'C',
        Answer::Possibly => 'P',
        Answer::No => 'n',
    };
    relations.map(letter).iter().collect()
}

#[test]
fn every_kind_of_date_has_three_answers() {
    let mut wrong = Vec::new();
    for (text, asked, expected) in [
        ("2022-03-27", "2022-03", "CnnCC"),
        ("2022-03", "2022-03-27", "PPPPP"),
        ("2022", "2023", "nnCnC"),
        // An interval.
        ("2022-03/2025-12", "2024", "Cnnnn"),
        ("2022-03/..", "2024", "Cnnnn"),
        ("2022-03/", "2024", "PnPnP"),
        // One of several, and all of several.
        ("[2022-03-26,2022-06-01]", "2022-04", "nPPPP"),
        ("{2022-03-26,2022-06-01}", "2022-04", "nnnnn"),
        ("{2022-03-26,2022-06-01}", "2022-03", "CnnCn"),
        ("[2022-03-26,2022-06-01]", "2022-03-26", "PPnCP"),
        ("{2022-03..2022-06}", "2022-04", "Cnnnn"),
        ("{2022-03..2022-06}", "2022-04-10", "Pnnnn"),
        ("{2022-03..2022-06}", "2022-08", "nnCnC"),
        // What goes on without end, unit by unit.
        ("{2022-03..}", "2022-04-10", "Pnnnn"),
        ("{2022-03..}", "2022-04", "Cnnnn"),
        ("{2022-03..}", "2022-02", "nCnCn"),
        ("{2021..}", "2022-04-10", "Pnnnn"),
        ("{2021..}", "2021/2022", "CnnCn"),
        ("{..2023}", "2022-04-10", "Pnnnn"),
        ("{..2023}", "2022", "Cnnnn"),
        ("{..2023-03}", "2022-04", "Cnnnn"),
        ("{..2023}", "2024", "nnCnC"),
        ("{..2023}", "../2022-04-10", "CnnCn"),
        ("{..2023}", "../2024", "CnnCC"),
        ("{..XXXX}", "2024", "PnPnP"),
        ("[2022-03..2022-06]", "2022-04", "PPPPP"),
        // About is a unit more either way.
        ("2022-03-27~", "2022-03-28", "PnPPC"),
        ("2022-03-27~", "2022-03-29", "nnCnC"),
        ("2022-03~", "2022-04-30", "PnPPC"),
        ("2022~", "2024", "nnCnC"),
        ("202X~", "2010", "PPnCP"),
        ("2022-03-27T10:15~", "2022-03-27T10:16:00", "PPPPP"),
        ("2022-~03-27", "2022-04-27", "PnPPC"),
        // Uncertain is never certain; what is not so is not so.
        ("2022-03-27?", "2022-03", "PnnPP"),
        ("[2024-05-14T09:00:00Z..2024-05-14T11:00:00Z]", "2024-05-14", "CnnCC"),
        ("[2024-05-14T09:00:00Z..2024-05-14T11:00:00Z]", "2024-05-14T10:00:00Z", "PPPPP"),
        // Undated is possibly everything.
        ("XXXX", "2022", "PPPPP"),
        ("XXXX-12-25", "2022-01", "PPPPP"),
        ("[XXXX-12-25,2022]", "2022", "PPPPP"),
        ("{XXXX-12-25,2022}", "2022", "CnnPP"),
        ("{XXXX-12-25,2022}", "2021", "PPnPn"),
        // A time on its own clock, and an instant.
        ("2022-03-27T01:30:00+05:00", "2022-03-27", "CnnCC"),
        ("2022-03-27T01:30:00+05:00", "2022-03-26T20:30:00Z", "CnnCC"),
        ("2022-03-27", "2022-03-28T14:00:00Z", "nnCnC"),
        ("2022-03-27", "2022-03-28T11:00:00Z", "PPPPP"),
        // What is not known of an interval has the clock of what is.
        ("2022-03-15T10:00Z/", "2022-03-15T09:00Z", "nCnCn"),
        ("2022-03-15T10:00Z/", "2022-03-15T10:00Z", "CnnCP"),
        ("2022-03-15T10:00Z/", "2022-03-15T11:00Z", "PnPnP"),
        ("2022-03-15T10:00/", "2022-03-15T09:00Z", "PPPPP"),
        ("/2022-03-15T10:00Z", "2022-03-15T11:00Z", "nnCnC"),
        ("/2022-03-15T10:00Z", "2022-03-15T10:00Z", "CnnPC"),
        ("/2022-03-15T10:00Z", "2022-03-15T09:00Z", "PPnPn"),
        ("../2022-03-15T10:00Z", "2022-03-15T10:00Z", "CnnnC"),
        // A mark is for its own member.
        ("{2022-04?,2022-04-09}", "2022-04", "CnnPP"),
        ("[2022-04?,2022-04-09]", "2022-04", "PnnPP"),
        ("{2022-03?,2022-04-09}", "2022-03", "PnnPn"),
        // A leap second comes after the second before it, and before the next.
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", "nCnCn"),
        ("2016-12-31T23:59:59Z", "2016-12-31T23:59:60Z", "nnCnC"),
        ("2016-12-31T23:59:59.5Z", "2016-12-31T23:59:60Z", "nnCnC"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z", "nnCnC"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59Z", "CnnCC"),
        // Where there can be none, a second ends as any other does.
        ("2016-12-30T23:59:59Z", "2016-12-30T23:59:59.999999999Z", "PnPPC"),
        // A clock that is put back in between: its time comes twice.
        ("2022-10-30T01:45+01:00/2022-10-30T01:15Z", "2022-10-30T01:50", "PnPnP"),
        ("2022-10-30T01:45+01:00/2022-10-30T01:15Z", "2022-10-30T01:10", "PPnPn"),
        ("2022-10-30T01:45+01:00/2022-10-30T01:15Z", "2022-10-30T01:20", "nPPPP"),
        ("2022-10-30T01:45+01:00/2022-10-30T01:15Z", "2022-10-30", "CnnCC"),
    ] {
        let found = answers(text, asked);
        if found != expected {
            wrong.push(format!("{text} beside {asked}: {found}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_answer_changes_just_where_its_bounds_are() {
    // It starts between the 5th and the 10th, and ends between the 15th and the 20th.
    let date = date("[2022-03-05..2022-03-10]/[2022-03-15..2022-03-20]");
    let day = |day: u32| crate::date(&format!("2022-03-{day:02}"));
    let mut wrong = Vec::new();
    for (relation, from, to, expected) in [
        // Certainly: s2 <= x2 and e1 >= x1. Possibly: s1 <= x2 and e2 >= x1.
        (Relation::During, 1, 4, Answer::No),
        (Relation::During, 1, 5, Answer::Possibly),
        (Relation::During, 1, 9, Answer::Possibly),
        (Relation::During, 1, 10, Answer::Certainly),
        (Relation::During, 12, 12, Answer::Certainly),
        (Relation::During, 15, 31, Answer::Certainly),
        (Relation::During, 16, 31, Answer::Possibly),
        (Relation::During, 20, 31, Answer::Possibly),
        (Relation::During, 21, 31, Answer::No),
        // Certainly: s1 > x2. Possibly: s2 > x2.
        (Relation::After, 1, 4, Answer::Certainly),
        (Relation::After, 1, 5, Answer::Possibly),
        (Relation::After, 1, 9, Answer::Possibly),
        (Relation::After, 1, 10, Answer::No),
        // Certainly: e2 < x1. Possibly: e1 < x1.
        (Relation::Before, 15, 31, Answer::No),
        (Relation::Before, 16, 31, Answer::Possibly),
        (Relation::Before, 20, 31, Answer::Possibly),
        (Relation::Before, 21, 31, Answer::Certainly),
        // Certainly: s1 >= x1. Possibly: s2 >= x1.
        (Relation::Since, 5, 31, Answer::Certainly),
        (Relation::Since, 6, 31, Answer::Possibly),
        (Relation::Since, 10, 31, Answer::Possibly),
        (Relation::Since, 11, 31, Answer::No),
        // Certainly: e2 <= x2. Possibly: e1 <= x2.
        (Relation::Until, 1, 14, Answer::No),
        (Relation::Until, 1, 15, Answer::Possibly),
        (Relation::Until, 1, 19, Answer::Possibly),
        (Relation::Until, 1, 20, Answer::Certainly),
    ] {
        let found = date.extent().answer(relation, &Period::between(Some(&day(from)), Some(&day(to))));
        if found != expected {
            wrong.push(format!("{relation:?} {from} to {to}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
