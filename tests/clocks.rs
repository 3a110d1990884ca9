//! Sessions about clocks: by which times are shown, grouped and asked for, and what a date that is gone to finds.

mod support;

use dateline::app::action::{Action, Files};
use dateline::app::{Options, Progress, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Clock, Lang, Timeline, Zone};
use dateline::plot::ticks::{Step, Ticks, start_label};
use dateline::text::Clean;
use std::fmt::Write as _;
use std::sync::Arc;
use support::{OPTIONS, Session};

const TEXT: &str = r#"
title = "Outage"
zone = "America/El_Salvador"

[[sources]]
id = "log"
title = "Log"
published = "2024-05-14T03:00:00Z"

[[events]]
id = "day"
date = "2024-05-12"
title = "A whole day"

[[events]]
id = "server"
date = "2024-05-14T01:30:00+05:30"
title = "The server stops"
sources = ["log"]

[[events]]
id = "pune"
date = "2024-12-31T20:00:00-08:00"
title = "Pune notices"
"#;

fn timeline(text: &str) -> Arc<Timeline> {
    Arc::new(read(
        &[Opened::held("outage.toml", text)],
        &Reading { clock: Some(Clock::AsWritten), ..Reading::default() },
    ))
}

fn session(text: &str) -> Session {
    let options = Options { local: Zone::parse("Asia/Kolkata"), ..OPTIONS };
    Session::with(timeline(text), options, 120, 30)
}

fn header(session: &Session) -> String {
    session.screen().lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_clock_goes_from_as_written_over_utc_and_the_machine_s_to_the_file_s_and_back() {
    let mut session = session(TEXT);
    session.type_keys("j");
    let focused = session.state.focused();
    for (zone, when) in [
        (None, "14 May 2024, 01:30 UTC+05:30"),
        (Some("UTC"), "13 May 2024, 20:00 UTC"),
        (Some("Asia/Kolkata"), "14 May 2024, 01:30 UTC+05:30"),
        (Some("America/El_Salvador"), "13 May 2024, 14:00 UTC-06:00"),
        (None, "14 May 2024, 01:30 UTC+05:30"),
        (Some("UTC"), "13 May 2024, 20:00 UTC"),
    ] {
        let screen = session.screen();
        assert_eq!(session.state.timeline().zone.map(Zone::name), zone);
        assert!(screen.contains(when), "{zone:?}: {screen}");
        assert!(screen.contains("12 May"), "a day stays what it is: {screen}");
        let names = zone.is_none_or(|zone| header(&session).contains(zone));
        assert!(names && (zone.is_some() || header(&session).contains("dateline  Outage")), "{}", header(&session));
        assert_eq!(session.state.focused(), focused, "the focus stays");
        session.type_keys("T");
    }
}

#[test]
fn queries_years_views_and_what_was_known_follow_the_clock_at_once() {
    let mut session = session(TEXT);
    session.type_keys("fduring:2024-05-14<enter>");
    assert_eq!(session.state.order().len(), 1);
    session.type_keys("T");
    assert_eq!(session.state.order().len(), 0, "it was still the 13th in UTC");
    session.type_keys("TTT<esc>");
    assert_eq!((session.state.order().len(), session.state.timeline().zone), (3, None));
    assert!(!session.screen().contains("2025"));
    session.type_keys("TT");
    assert!(session.screen().contains("2025"), "in Kolkata it was New Year's Day: {}", session.screen());
    session.type_keys("TTsT");
    session = session.summarised();
    assert!(header(&session).contains("UTC"), "{}", session.screen());
    assert!(session.screen().contains("14 May 2024, 03:00 UTC"), "{}", session.screen());
    session.type_keys("s");
    // The log came out on the 13th in El Salvador, and on the 14th in UTC.
    session.type_keys("a2024-05-13<enter>");
    assert_eq!(session.state.timeline().len(), 1, "{}", session.screen());
    assert!(header(&session).contains("AS OF 13 May 2024") && header(&session).contains("UTC"), "{}", header(&session));
    session.type_keys("TT");
    assert_eq!(session.state.timeline().len(), 2, "{}", session.screen());
    assert!(header(&session).contains("America/El_Salvador"), "{}", header(&session));
    session.type_keys("<esc>");
    assert_eq!(session.state.timeline().zone.map(Zone::name), Some("America/El_Salvador"));
}

#[test]
fn an_instant_is_told_by_the_clock_that_is_shown() {
    let mut session = session(TEXT);
    session.type_keys("a2024-05-14T03:00:00Z<enter>");
    assert!(header(&session).contains("AS OF 14 May 2024, 03:00 UTC"), "{}", header(&session));
    let known = session.state.timeline().len();
    session.type_keys("TTT");
    assert!(header(&session).contains("AS OF 13 May 2024, 21:00 UTC-06:00"), "{}", header(&session));
    assert_eq!(session.state.timeline().len(), known, "an instant is one whatever clock shows it");
    session.type_keys(",");
    assert!(header(&session).contains("AS OF 12 May 2024"), "{}", header(&session));
}

#[test]
fn the_clock_waits_until_all_is_read_and_stays_when_it_is_read_again() {
    let mut session = session(TEXT);
    update(&mut session.state, Action::Files(Files::Reading(Progress { read: 1, of: 4, events: 1 })));
    session.type_keys("T");
    assert!(session.said().contains("Times by the clock of UTC, once all is read."), "{}", session.said());
    assert_eq!(session.state.timeline().zone, None);
    for _ in 0..2 {
        update(&mut session.state, Action::Files(Files::Loaded(timeline(TEXT))));
        assert_eq!(session.state.timeline().zone, Some(Zone::UTC));
    }
}

#[test]
fn going_to_a_date_tells_what_certainly_starts_there_and_what_may() {
    let event =
        |(n, date): (usize, &str)| format!("[[events]]\nid = \"e{n}\"\ndate = \"{date}\"\ntitle = \"Ship {n}\"\n");
    let dates = [
        "2024",
        "2025-03",
        "2025-03-02",
        "2025-03-31",
        "2025-03/..",
        "[2025-05-01,2025-12-24]",
        "2025-12-25~",
        "2026-12",
        "2026-12-05?",
        "{2027-01-01,2027-03-01}",
    ];
    let mut session = Session::new(timeline(&dates.into_iter().enumerate().map(event).collect::<String>()), 120, 30);
    for (typed, told, title) in [
        ("2025-03", "March 2025: 4 events, first “Ship 1”", "Ship 1"),
        ("2025-03-31", "31 March 2025: 1 event, 2 more may; first “Ship 3”", "Ship 3"),
        ("2025-03-15", "15 March 2025: none certainly; 2 may, first “Ship 1”", "Ship 1"),
        ("2025-12", "December 2025: 1 event, 1 more may; first “Ship 6”", "Ship 6"),
        ("2025-12-24", "24 December 2025: none certainly; 2 may, first “Ship 5”", "Ship 5"),
        ("2026-12-05", "5 December 2026: none certainly; 2 may, first “Ship 7”", "Ship 7"),
        ("2027-03", "March 2027: 1 event, “Ship 9”", "Ship 9"),
        ("2027-02", "February 2027: none", ""),
    ] {
        session.type_keys(&format!("t{typed}"));
        assert!(session.screen().contains(&format!("= {told}")), "{typed}: {}", session.screen());
        session.type_keys("<enter>");
        assert!(session.said().contains(told), "{typed}: {}", session.said());
        let row = session.state.order().row(session.state.position()).unwrap();
        let focused = session.state.timeline().event(row).unwrap().title;
        assert!(title.is_empty() || focused == title, "{typed}: {focused}");
    }
}

#[test]
fn an_offset_is_told_where_neighbours_differ_in_it_and_the_axis_names_its_clock() {
    let event = |date: &&str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"A log says so\"\n");
    let dates = [
        "2024-05-14T06:30:00Z",
        "2024-05-14T06:40:00Z",
        "2024-05-14T12:15:00+05:30",
        "2024-05-14T03:00:00-04:00",
        "2024-05-14T09:00:00",
    ];
    let mut session = session(&dates.iter().map(event).collect::<String>());
    let rows = |session: &Session| -> Vec<String> {
        let rows = session
            .screen()
            .lines()
            .filter(|line| line.contains("A log says so"))
            .map(str::to_owned)
            .collect::<Vec<_>>();
        let label = |row: &String| row.split("A log").next().unwrap_or_default().chars().skip(8).collect::<String>();
        rows.iter().take(5).map(|row| label(row).trim().to_owned()).collect()
    };
    let told = ["14 May 06:30", "14 May 06:40 UTC", "14 May 12:15 +05:30", "14 May 03:00 -04:00", "14 May 09:00"];
    assert_eq!(rows(&session), told, "{}", session.screen());
    assert!(session.screen().lines().nth(1).unwrap().ends_with("UTC"), "{}", session.screen());
    session.type_keys("T");
    assert!(rows(&session).iter().all(|row| !row.contains(['+', '-'])), "one clock for all: {}", session.screen());
}

#[test]
fn an_offset_is_told_beside_a_time_that_has_none() {
    let event = |date: &&str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"A log says so\"\n");
    for (dates, told) in [
        (["2024-05-14T06:30:00Z", "2024-05-14T07:00:00", "2024-05-14T08:00:00"], ["UTC A log", "00 A log", "00 A log"]),
        (["2024-05-14T06:30:00Z", "2024-05-14T07:00:00Z", "2024-05-14"], ["30 A log", "00 A log", "May A log"]),
    ] {
        let session = session(&dates.iter().map(event).collect::<String>());
        let screen = session.screen();
        for told in told {
            let squeezed = screen.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(squeezed.contains(told), "{told}: {screen}");
        }
    }
}

/// The offset is that of the time that is shown, whichever side of the date it stands on.
#[test]
fn the_offset_of_an_end_is_told_as_that_of_a_start_is() {
    let utc = ("2022-03-27T10:00Z", "10:00 UTC A log");
    #[rustfmt::skip]
    let table = [
        (utc, ("../2022-03-27T20:00-06:00", "→ 27 Mar 20:00 -06:00 A log")),
        (utc, ("/2022-03-28T20:00-06:00", "?–28 Mar 20:00 -06:00 A log")),
        (utc, ("/2022-03-28T20:00+05:30", "?–28 Mar 20:00 +05:30 A log")),
        (utc, ("[..2022-03-28T20:00-06:00]", "≤28 Mar 20:00 -06:00 A log")),
        (utc, ("{..2022-03-28T20:00-06:00}", "→ 28 Mar 20:00 -06:00 A log")),
        (utc, ("2022-03-27/2022-03-29T20:00-06:00", "27 Mar–29 Mar 20:00 -06:00 A log")),
        (utc, ("2022-03-27T12:00-06:00/..", "27 Mar 12:00 → -06:00 A log")),
        (utc, ("2022-03-27T12:00-06:00/2022-03-29", "27 Mar 12:00–29 Mar -06:00 A log")),
        (utc, ("2022-03-27T11:00Z/2022-03-27T20:00-06:00", "27 Mar 11:00Z–20:00-06:00 A log")),
        (utc, ("2022-03-27T11:00/2022-03-27T20:00-06:00", "27 Mar 11:00–20:00-06:00 A log")),
        (utc, ("2022-03-27T11:00/2022-03-29", "27 Mar 11:00–29 Mar A log")),
        (utc, ("2022-03-27/2022-03-29T11:00", "27 Mar–29 Mar 11:00 A log")),
        (("2022-03-27T10:00Z", "10:00 A log"), ("2022-03-27T12:00Z/..", "12:00 → A log")),
        (("2022-03-27T10:00Z", "10:00 A log"), ("2022-03-27/2022-03-29", "27–29 Mar A log")),
        (("2022-03-28T20:00-06:00", "20:00 -06:00 A log"), ("2022-03-27/2022-03-29T20:00Z", "29 Mar 20:00 UTC A log")),
    ];
    for ((one, told), (other, other_told)) in table {
        let event = |date: &str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"A log says so\"\n");
        let screen = Session::new(timeline(&(event(one) + &event(other))), 120, 24).screen();
        let squeezed = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        for told in [told, other_told] {
            assert!(squeezed.contains(told), "{other}: {told}: {screen}");
        }
    }
    let by_report = "[[events]]\ndate = \"2022-03-27T10:00Z\"\ntitle = \"A log\"\n[[events]]\ndate = \"2022-03-28T10:00-06:00\"\ntitle = \"A log\"\ndated_by = \"report\"\n";
    let screen = session(by_report).screen();
    assert!(screen.contains("≤28 Mar 10:00 -06:00 A log") && screen.contains("10:00  UTC A log"), "{screen}");
}

#[test]
fn lines_of_a_log_are_told_apart_on_eighty_columns() {
    let event = |n: u32| format!("[[events]]\ndate = \"2022-07-24T19:01:01.12345{n}Z\"\ntitle = \"A log says so\"\n");
    for width in [60, 80, 120] {
        let timeline = timeline(&(5..8).map(event).collect::<String>());
        let screen = Session::new(timeline, width, 24).screen();
        for n in 5..8 {
            assert!(screen.contains(&format!("24 Jul 19:01:01.12345{n} A log")), "{width}: {screen}");
        }
    }
}

#[test]
fn no_year_comes_twice_where_the_order_and_the_years_as_written_part() {
    let event = |date: &&str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"A log\"\n");
    let years = |dates: &[&str]| {
        let session = session(&dates.iter().map(event).collect::<String>());
        let rows = session.screen();
        let rows = rows.lines().filter(|line| line.contains("A l")).map(|row| row[1..5].trim().to_owned());
        rows.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(years(&["2024-12-31T23:00:00-06:00", "2025-01-01T01:00:00-06:00"]), "2024 2025", "as written");
    let mixed = ["2025-01-01T04:30:00Z", "2024-12-31T23:00:00-06:00", "2025-01-01T06:00:00Z"];
    assert_eq!(years(&mixed), "2025  ");
    assert_eq!(years(&["2025-01-01", "2024-12-31T23:00:00-06:00"]), "2025 ");
}

#[test]
fn the_cursor_beside_an_axis_of_hours_goes_by_its_clock() {
    let text = "[[events]]\ndate = \"2021-12-31T16:00:00-06:00\"\ntitle = \"T\"\n";
    let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
    let zone = Zone::parse("America/El_Salvador");
    for (step, clock, zone, label) in [
        (Step::Hours(3), Some("UTC"), None, "31 Dec 2021 22:00"),
        (Step::Hours(3), Some("UTC"), Some(Zone::UTC), "31 Dec 2021 22:00"),
        (Step::Hours(3), Some("-06:00"), zone, "31 Dec 2021 16:00"),
        // Where no mark of the axis has a time of day, nothing else names the clock.
        (Step::Days(1), None, None, "31 Dec 2021 22:00 UTC"),
        (Step::Days(1), None, Some(Zone::UTC), "31 Dec 2021 22:00 UTC"),
        (Step::Days(1), None, zone, "31 Dec 2021 16:00 -06:00"),
    ] {
        let timeline = timeline.duplicate().by_clock(zone);
        let ticks =
            Ticks { step, marks: Vec::new(), begins: None, clock: clock.map(Clean::from), zone, lang: Lang::English };
        assert_eq!(start_label(&timeline.rows()[0], &ticks).unwrap().as_str(), label);
    }
}

#[test]
fn the_axes_of_strip_and_lanes_go_by_the_clock_that_is_chosen() {
    let event = |date: &&str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"A log says so\"\n");
    let dates = ["2024-01-01T03:00:00Z", "2024-01-01T10:00:00Z", "{2024-01-01T12:00Z,2024-01-01T13:00Z}"];
    let text = format!("zone = \"America/El_Salvador\"\n{}", dates.iter().map(event).collect::<String>());
    for keys in ["", "L"] {
        let mut session = session(&text);
        let axis = |session: &Session| session.screen().lines().nth(1).unwrap().to_owned();
        session.type_keys(keys);
        let mut told = Vec::new();
        for key in ["", "T", "T", "T"] {
            session.type_keys(key);
            told.push(axis(&session));
        }
        let [written, utc, kolkata, salvador] = told.try_into().unwrap();
        for (axis, clock, cursor) in [
            (&written, "UTC", "1 Jan 2024 03:00"),
            (&utc, "UTC", "1 Jan 2024 03:00"),
            (&kolkata, "+05:30", "1 Jan 2024 08:30"),
            (&salvador, "-06:00", "31 Dec 2023 21:00"),
        ] {
            assert!(axis.ends_with(clock) && axis.contains(cursor), "{keys}: {axis}");
        }
        assert!(written.contains(" 10:00") && utc.contains(" 10:00"), "{written}");
        assert!(salvador.contains(" 1 Jan ") && salvador.contains(" 04:00"), "{salvador}");
    }
}

#[test]
fn a_time_that_comes_twice_is_found_by_either_clock() {
    let text = "[[events]]\ndate = \"2022-10-30T00:45Z/2022-10-30T01:15Z\"\ntitle = \"T\"\n";
    let clock = Zone::parse("Europe/London").map(Clock::Of);
    let timeline = Arc::new(read(&[Opened::held("t.toml", text)], &Reading { clock, ..Reading::default() }));
    for (asked, found) in [("01:50", 1), ("01:10", 1), ("01:30", 0), ("02:20", 0)] {
        let mut session = Session::new(Arc::clone(&timeline), 100, 24);
        session.type_keys(&format!("fduring:2022-10-30T{asked}<enter>"));
        assert_eq!(session.state.order().len(), found, "{asked}");
    }
}

/// A time of day on a ruler, whose clock stands elsewhere: `hh:mm` that is no offset.
fn tells_time(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let is_time = |at: usize| {
        let digit = |back: usize| chars.get(at.wrapping_sub(back)).is_some_and(char::is_ascii_digit);
        let is_offset = at.checked_sub(3).is_some_and(|sign| matches!(chars[sign], '+' | '-'));
        chars[at] == ':' && digit(1) && !is_offset
    };
    (0..chars.len()).any(is_time)
}

/// At every width: where the ruler has a time, it has its clock.
#[test]
fn a_ruler_names_the_clock_of_the_times_on_it_at_every_width() {
    let zones = ["", "zone = \"America/El_Salvador\"\n", "zone = \"Asia/Kolkata\"\n"];
    let days = [
        &["2024-05-14T06:30:00Z", "2024-05-14T09:05:00Z", "2024-05-14T11:10:00Z"][..],
        &["2024-05-14T06:30:00Z", "2024-05-14T06:30:20Z"],
        &["2024-05-14T06:30:00Z", "2024-05-16", "2024-05-17", "2024-05-19T08:00-06:00"],
        &["2024-05-14T06:30:00Z", "2024-11-16", "2024-12-05", "2025-05-19T08:00-06:00"],
    ];
    for (zone, dates) in zones.iter().flat_map(|zone| days.map(|dates| (zone, dates))) {
        let mut text = (*zone).to_owned();
        for date in dates {
            let _ = writeln!(text, "[[events]]\ndate = \"{date}\"\ntitle = \"A log\"");
        }
        let timeline = Arc::new(read(&[Opened::held("t.toml", text)], &Reading::default()));
        let mut told = [0; 2];
        // Of one kind every width, of the others some.
        let step = if zone.is_empty() && dates.len() == 3 { 1 } else { 12 };
        for (width, view) in (30..=250).step_by(step).flat_map(|width| [(width, ""), (width, "L")]) {
            for place in ["g", "gj", "G"] {
                let mut session = Session::new(Arc::clone(&timeline), width, 17);
                let screen = session.type_keys(&format!("{place}{view}")).screen();
                let line = screen.lines().nth(1).unwrap_or_default();
                let names_clock =
                    ["UTC", "-06:00", "+05:30", "America/", "Asia/"].iter().any(|clock| line.contains(clock));
                assert!(!tells_time(line) || names_clock, "{width} {view}{place} {zone}{dates:?}:\n{screen}");
                told[usize::from(!view.is_empty())] += usize::from(tells_time(line));
            }
        }
        assert!(told.iter().all(|told| *told > 20), "times are told where there is room: {told:?}");
    }
}
