//! Calendars: days and times, zones, what recurs, what is broken.

use crate::format::import::Asked;
use crate::format::import::tests::made;

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\r\n{lines}END:VEVENT\r\n"))
}

/// The date of an event with these lines, and what was lost.
fn date(lines: &str) -> (String, Vec<String>) {
    let (toml, _, lost) = made("x.ics", &event(&format!("SUMMARY:a\r\n{lines}")), &Asked::default());
    let date = toml.lines().find_map(|line| line.strip_prefix("date = \"")).unwrap().trim_end_matches('"').to_owned();
    (date, lost)
}

#[test]
fn an_event_of_a_calendar_becomes_one() {
    let text = event(
        "UID:u1@example.org\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:20220327T140500Z\r\nSUMMARY:Fire at the\r\n  harbour\\, north\r\n\
         DESCRIPTION:First line\\nsecond\\; line\r\nLOCATION:Harbour\r\nCATEGORIES:fire,port\\, north\r\nCATEGORIES:x\r\n\
         URL:https://a.example/b\r\nCOMMENT:seen twice\r\nSTATUS:CANCELLED\r\n",
    );
    let (toml, _, lost) =
        made("x.ics", &text.replace("VERSION:2.0", "X-WR-CALNAME:Port\r\nX-WR-CALDESC:Of a port"), &Asked::default());
    assert_eq!(
        toml,
        r#"title = "Port"
description = "Of a port"

[[sources]]
id = "x.ics"
title = "x.ics"
kind = "data"

[[events]]
id = "u1@example.org"
date = "2022-03-27T14:05:00Z"
title = "Fire at the harbour, north"
summary = "First line\nsecond; line"
place = "Harbour"
tags = ["fire", "port, north", "x"]
note = "seen twice\nstatus: CANCELLED"
sources = [{ id = "x.ics", at = "line 4" }, { title = "a.example/b", url = "https://a.example/b" }]

"#
    );
    assert_eq!(lost, [""; 0]);
}

#[test]
fn a_day_is_no_midnight_and_its_end_is_the_day_behind() {
    for (lines, expected) in [
        ("DTSTART;VALUE=DATE:20220327\r\n", "2022-03-27"),
        ("DTSTART;VALUE=DATE:20220327\r\nDTEND;VALUE=DATE:20220328\r\n", "2022-03-27"),
        ("DTSTART;VALUE=DATE:20220327\r\nDTEND;VALUE=DATE:20220327\r\n", "2022-03-27"),
        ("DTSTART;VALUE=DATE:20220327\r\nDTEND;VALUE=DATE:20220401\r\n", "2022-03-27/2022-03-31"),
        ("DTSTART:20220327\r\nDURATION:P2D\r\n", "2022-03-27/2022-03-28"),
        ("DTSTART:20220327\r\nDURATION:P1W\r\n", "2022-03-27/2022-04-02"),
        ("DTSTART:20220327T140000\r\n", "2022-03-27T14:00:00"),
        ("DTSTART:20220327T140000Z\r\nDTEND:20220327T140000Z\r\n", "2022-03-27T14:00:00Z"),
        ("DTSTART:20220327T140000Z\r\nDURATION:PT1H30M\r\n", "2022-03-27T14:00:00Z/2022-03-27T15:30:00Z"),
        (
            "DTSTART;TZID=America/New_York:20220713T230000\r\nDURATION:PT2H\r\n",
            "2022-07-13T23:00:00-04:00/2022-07-14T01:00:00-04:00",
        ),
        // An hour that is passed over: a day later is at the same time of day, an hour later is not.
        (
            "DTSTART;TZID=Europe/Berlin:20220327T013000\r\nDURATION:PT1H\r\n",
            "2022-03-27T01:30:00+01:00/2022-03-27T03:30:00+02:00",
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20220326T120000\r\nDURATION:P1D\r\n",
            "2022-03-26T12:00:00+01:00/2022-03-27T12:00:00+02:00",
        ),
        ("DTSTART;TZID=/example.org/Olson_1/America/Chicago:\r\n 20030515T183000\r\n", "2003-05-15T18:30:00-05:00"),
        ("DTSTART;VALUE=DATE:20220101\r\nX-EDTF:2022?\r\n", "2022?"),
        ("X-EDTF:[2022-03-26\\,2022-03-27]\r\nDTSTART;VALUE=DATE:20220326\r\n", "[2022-03-26,2022-03-27]"),
    ] {
        assert_eq!(date(lines), (expected.to_owned(), Vec::new()), "{lines}");
    }
}

#[test]
fn what_cannot_be_read_is_told_where_it_stands() {
    for (lines, expected, told) in [
        ("", "XXXX", "x.ics:3: DTSTART: ``: there is none: undated"),
        ("DTSTART:soon\r\n", "XXXX", "x.ics:3: date: `soon`: no date: undated, its words kept in the note"),
        ("DTSTART:20220327T250000Z\r\n", "XXXX", "x.ics:3: date: `20220327T250000Z`: no date"),
        ("DTSTART:20220327\r\nDTEND:20220320\r\n", "2022-03-27", "x.ics:6: DTEND: `20220320`: it is no end"),
        (
            "DTSTART:20220327T140000\r\nDTEND:20220327T1500\r\n",
            "2022-03-27T14:00:00",
            "x.ics:6: DTEND: `20220327T1500`: it is no end",
        ),
        ("DTSTART:20220327\r\nDURATION:PT2H\r\n", "2022-03-27", "x.ics:6: DURATION: `PT2H`: it is no end"),
        ("DTSTART:20220327T140000\r\nDURATION:P99999999999999D\r\n", "2022-03-27T14:00:00", "x.ics:6: DURATION: "),
        (
            "DTSTART:20220327\r\nX-EDTF:soon\r\n",
            "2022-03-27",
            "x.ics:6: X-EDTF: `soon`: no date: DTSTART stands for it",
        ),
        (
            "DTSTART;TZID=Nowhere:20220327T140000\r\n",
            "2022-03-27T14:00:00",
            "x.ics:5: TZID: `Nowhere`: no zone of this name",
        ),
        ("DTSTART:20220327\r\nRRULE:FREQ=DAILY\r\n", "2022-03-27", "x.ics:6: RRULE: `FREQ=DAILY`: it recurs"),
        (
            "DTSTART:20220327\r\nATTENDEE:mailto:a@b\r\n",
            "2022-03-27",
            "x.ics:6: ATTENDEE: `mailto:a@b`: nothing comes from it",
        ),
    ] {
        let (read, lost) = date(lines);
        assert_eq!(read, expected, "{lines}");
        assert!(lost.len() == 1 && lost[0].starts_with(told), "{lines}: {lost:?}");
    }
}

#[test]
fn a_zone_is_known_by_what_the_file_says_of_it_or_stands_in_the_note() {
    let zone = "BEGIN:VTIMEZONE\r\nTZID:Our Time\r\nX-LIC-LOCATION:Asia/Tokyo\r\nEND:VTIMEZONE\r\n";
    let text = calendar(&format!(
        "{zone}BEGIN:VEVENT\r\nSUMMARY:a\r\nDTSTART;TZID=\"Our Time\":20220327T140000\r\nEND:VEVENT\r\n"
    ));
    let (toml, _, lost) = made("x.ics", &text, &Asked::default());
    assert!(toml.contains("date = \"2022-03-27T14:00:00+09:00\"") && lost.is_empty(), "{toml}{lost:?}");
    let text = event("SUMMARY:a\r\nDTSTART;TZID=Nowhere:20220327T140000\r\n");
    let (toml, ..) = made("x.ics", &text, &Asked { input_zone: Some("+02:00"), ..Asked::default() });
    assert!(
        toml.contains("date = \"2022-03-27T14:00:00+02:00\"") && toml.contains("note = \"zone as written: Nowhere\""),
        "{toml}"
    );
}

#[test]
fn broken_files_are_read_as_far_as_they_can_be() {
    let long = "x".repeat(72);
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Mop up\nEND:VTODO\nBEGIN:VEVENT\nDTSTART:20220327\nSUMMARY:a\nDESCRIPTION:One\nNote: two\n{long}\nthree\n\
         BEGIN:VALARM\nDESCRIPTION:ring\nEND:VALARM\nBEGIN:VEVENT\nUID:1\nSUMMARY:b\nDTSTART:20220328\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\nDTSTART:20220329\n"
    );
    let (toml, _, lost) = made("x.ics", &text, &Asked::default());
    assert_eq!(toml.matches("[[events]]").count(), 3, "{toml}");
    assert!(toml.contains(&format!("summary = \"One\\nNote: two\\n{long}three\"")), "{toml}");
    assert_eq!(toml.matches("id = \"1\"").count(), 1);
    // A recurrence that is written anew has the title of what recurs.
    assert_eq!(toml.matches("title = \"b\"").count(), 2, "{toml}");
    for told in [
        "x.ics:2: VTODO: `Mop up`: it is no event: left out",
        "x.ics:9: fold: `Note: two`: ",
        "x.ics:12: VALARM: ``: nothing comes from it: left out",
        "x.ics:15: END: `VEVENT`: the event before has no end",
        "x.ics:20: END: `VEVENT`: the event before has no end",
        "x.ics:20: id: `1`: another event has this id: left out",
    ] {
        assert!(lost.iter().any(|lost| lost.starts_with(told)), "{told}\n{lost:#?}");
    }
}

#[test]
fn what_this_program_wrote_behind_a_summary_is_taken_apart_again() {
    let lines = "SUMMARY:a\r\nDTSTART:20220327\r\nDESCRIPTION:One.\\n\\nTwo.\\n\\nPeople: A\\, B\\nClaim: C: x [1]\\nSource: [1] S\r\n";
    let text = event(lines);
    let whole = "summary = \"One.\\n\\nTwo.\\n\\nPeople: A, B\\nClaim: C: x [1]\\nSource: [1] S\"\n";
    assert!(made("x.ics", &text, &Asked::default()).0.contains(whole));
    let (toml, ..) = made("x.ics", &text.replace("VERSION:2.0", "PRODID:-//dateline//dateline//EN"), &Asked::default());
    assert!(
        toml.contains(
            "summary = \"One.\\n\\nTwo.\"\npeople = [\"A\", \"B\"]\nnote = \"Claim: C: x [1]\\nSource: [1] S\"\n"
        ),
        "{toml}"
    );
}

#[test]
fn the_calendars_of_a_file_are_told_apart() {
    let one =
        |name: &str| event("SUMMARY:a\r\nDTSTART:20220327\r\n").replace("VERSION:2.0", &format!("X-WR-CALNAME:{name}"));
    let (toml, ..) = made("x.ics", &format!("{}{}", one("North"), one("South")), &Asked::default());
    assert!(toml.starts_with("title = \"North\"\n"), "{toml}");
    assert!(toml.contains("tags = [\"North\"]") && toml.contains("tags = [\"South\"]"), "{toml}");
}

#[test]
fn a_line_of_ten_megabytes_is_read_and_so_are_as_many_folds() {
    let folds = "\r\n a".repeat(1 << 20);
    let text = event(&format!("DTSTART:20220327\r\nSUMMARY:a\r\nDESCRIPTION:{}{folds}\r\n", "é".repeat(5 << 20)));
    let (toml, _, lost) = made("x.ics", &text, &Asked::default());
    assert!(toml.len() > 11 << 20 && lost.is_empty());
}
