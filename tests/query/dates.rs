//! Dates in three answers: the table, and the laws.

use crate::fixture::{Nothing, event};
use crate::{TODAY, query};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Date, Event, Row, Timeline};
use dateline::query::Answer::{self, Certainly, No, Possibly};
use proptest::prelude::*;

#[test]
fn an_event_lies_to_a_stretch_of_time_as_its_date_allows() {
    for (date, typed, answer) in [
        // One date, which is somewhere between its bounds.
        ("2022-03-27", "during:2022-03", Certainly),
        ("2022-03", "during:2022-03-27", Possibly),
        // As people type it.
        ("2022-03-27", "during:\"27 March 2022\"", Certainly),
        ("2022-03-27", "during:27/3/2022", Certainly),
        ("2022-03-27", "during:26.3.2022..27.3.2022", Certainly),
        ("2022-03-27", "during:\"March 2022..\"", Certainly),
        ("2022-03-28", "during:27/3/2022", No),
        // Of several words.
        ("2025-03", "during:March 2025", Certainly),
        ("2025-04", "during:March 2025", No),
        ("2022-03-28", "after:27 March 2022", Certainly),
        ("2022-03-27", "after:27 March 2022", No),
        ("2022-03-26", "before:March 27, 2022", Certainly),
        ("2022-03-27", "during:27 de marzo de 2022", Certainly),
        ("2022-03-27", "since!:March 2022", Certainly),
        ("2022-03-27", "during:May 2021..27 March 2022", Certainly),
        ("2022-03-27", "during:May 2021,March 2022", Certainly),
        ("2026-04-07", "during:today", Certainly),
        ("2026-04-08", "until:today", No),
        ("2022", "during:2021", No),
        ("2022", "after:2021", Certainly),
        ("2022", "after:2022-06", Possibly),
        ("2022", "after:2022", No),
        ("2022", "since:2022", Certainly),
        ("2022", "since:2022-06", Possibly),
        ("2022", "since:2023", No),
        ("2022", "before:2023", Certainly),
        ("2022", "before:2022-06", Possibly),
        ("2022", "before:2022", No),
        ("2022", "until:2022", Certainly),
        ("2022", "until:2022-06", Possibly),
        ("2022", "until:2021", No),
        ("202X", "during:2024", Possibly),
        ("202X", "during:2020..2029", Certainly),
        ("2022-03~", "during:2022-03", Possibly),
        // From a day to a day.
        ("2021-04/2022-03", "during:2021-12", Certainly),
        ("2021-04/2022-03", "during:2021-04-15", Possibly),
        ("2021-04/2022-03", "during:2022-03-15", Possibly),
        ("2021-04/2022-03", "during:2021-04", Certainly),
        ("2021-04/2022-03", "after:2021-04-15", Possibly),
        ("2021-04/2022-03", "after:2021-03", Certainly),
        ("2021-04/2022-03", "before:2022-04", Certainly),
        ("2021-04/2022-03", "until:2022-03-15", Possibly),
        // An open end is later than every day; an unknown one may be any from the start on.
        ("2022-03/..", "during:2999", Certainly),
        ("2022-03/..", "before:2999", No),
        ("2022-03/..", "after:2022-02", Certainly),
        ("2022-03/", "during:2999", Possibly),
        ("2022-03/", "before:2999", Possibly),
        ("2022-03/", "before:2022-03", No),
        ("2022-03/", "until:2022-03", Possibly),
        ("2022-03/", "during:2022-03", Certainly),
        ("2022-03/", "during:2022-02", No),
        // And so for starts.
        ("../2022-03", "during:1999", Certainly),
        ("../2022-03", "after:1999", No),
        ("../2022-03", "since:1999", No),
        ("/2022-03", "during:1999", Possibly),
        ("/2022-03", "after:1999", Possibly),
        ("/2022-03", "before:2022-04", Certainly),
        // One of several, all of several.
        ("[2022-03-26,2022-03-28]", "during:2022-03-26", Possibly),
        ("[2022-03-26,2022-03-28]", "during:2022-03", Certainly),
        ("{2022-03-26,2022-03-28}", "during:2022-03-26", Certainly),
        ("{2022-03-26,2022-03-28}", "after:2022-03-26", No),
        // What is asked about may lie without end, or be one of several.
        ("2022", "during:2021..", Certainly),
        ("2022", "during:..2021", No),
        ("2022", "during:2021/..", Certainly),
        ("2022", "during:2022-06/..", Possibly),
        ("2022", "during:2021,2022", Certainly),
        ("2022", "during:2021,2022-06", Possibly),
        ("2022", "before:2023..", Certainly),
        ("2022", "after:..2021", Certainly),
        ("2022", "after:2021..", No),
        ("-0044-03-15", "during:-0100..-0001", Certainly),
        // Only what is certain; what is not certain.
        ("2022", "during!:2022-06", No),
        ("2022", "during!:2022", Certainly),
        ("2022", "-during:2022", No),
        ("2022", "-during:2022-06", Possibly),
        ("2022", "-during:2021", Certainly),
        ("2022", "-during!:2022-06", Certainly),
        ("2022", "during:2022-06 -during:2022-07", Possibly),
        ("2022/..", "is:ongoing", Certainly),
        ("2022/", "is:ongoing", Possibly),
        ("2022/2023..", "is:ongoing", Possibly),
        ("[2022..]", "is:ongoing", No),
        ("{2022..}", "is:ongoing", Certainly),
        ("2022", "is:ongoing", No),
        ("2022/", "is!:ongoing", No),
        ("2022/", "-is:ongoing", Possibly),
        ("2022?", "is:uncertain", Certainly),
        ("2022-03~", "is:uncertain", Certainly),
        ("202X", "is:uncertain", No),
    ] {
        assert_eq!(asked(typed, &event(date)), answer, "{date} {typed}");
    }
}

#[test]
fn a_time_is_read_on_the_clock_that_it_names() {
    for (date, typed, answer) in [
        // Both without an offset: one clock, though nobody says which.
        ("2022-03-27T10:00:00", "during:2022-03-27", Certainly),
        ("2022-03-27T10:00:00", "after:2022-03-27T09:59:59", Certainly),
        ("2022-03-27T10:00:00", "before:2022-03-27T10:00:00", No),
        ("2022-03-27", "after:2022-03-27T09:00:00", Possibly),
        ("2022-03-27", "since:2022-03-27T00:00:00", Certainly),
        // A day is one of the clock by which the event was written.
        ("2022-03-27T01:30:00+05:00", "during:2022-03-27", Certainly),
        ("2022-03-27T01:30:00+05:00", "during:2022-03-26", No),
        ("2022-03-27T22:30:00-06:00", "during:2022-03-27", Certainly),
        ("2022-03-27T22:30:00-06:00", "after:2022-03-27", No),
        ("2022-03-27T22:30:00-06:00", "during:2022-03-27T22:00:00..2022-03-27T23:00:00", Certainly),
        ("2022-03-27T23:30:00Z", "during:2022-03-27", Certainly),
        // Both with one: instants.
        ("2022-03-27T01:30:00+05:00", "during:2022-03-26T20:30:00Z", Certainly),
        ("2022-03-27T01:30:00+05:00", "before:2022-03-26T20:30:01Z", Certainly),
        ("2022-03-27T01:30:00+05:00", "after:2022-03-26T20:30:00Z", No),
        ("2022-03-27T22:30:00-06:00", "during:2022-03-28T06:30:00+02:00", Certainly),
        // Only what is asked has one: the event may lie 14 hours before and 12 hours after its reading in UTC.
        ("2022-03-27", "after:2022-03-26T09:59:59Z", Certainly),
        ("2022-03-27", "after:2022-03-26T10:00:00Z", Possibly),
        ("2022-03-27", "after:2022-03-28T11:59:58Z", Possibly),
        ("2022-03-27", "after:2022-03-28T11:59:59Z", No),
        ("2022-03-27T10:00:00", "during:2022-03-27T10:00:00Z", Possibly),
        ("2022-03-27T10:00:00", "during:2022-03-28T10:00:00Z", No),
        ("2022-03/..", "during:2999-01-01T00:00:00Z", Certainly),
        // A side for itself.
        ("2022-03-27T01:30:00+05:00", "during:2022-03-26T20:00:00Z..2022-03-27", Certainly),
        ("2022-03-27T01:30:00+05:00", "during:2022-03-26T21:00:00Z..2022-03-27", No),
    ] {
        assert_eq!(asked(typed, &event(date)), answer, "{date} {typed}");
    }
}

fn asked(typed: &str, event: &Event) -> Answer {
    query(typed).matches(event, &Nothing)
}

/// Dates of every shape, near to each other.
const DATES: [&str; 40] = [
    "2021",
    "2022",
    "2023",
    "202X",
    "2022-03",
    "2022-03~",
    "2022?",
    "2022-21",
    "2022-03-XX",
    "2022-03-26",
    "2022-03-27",
    "2022-03-28",
    "2022-03-27T01:30:00",
    "2022-03-27T01:30:00Z",
    "2022-03-27T01:30:00+05:00",
    "2022-03-27T22:30:00-06:00",
    "2022-03-26T20:30:00Z",
    "2022-03-28T04:30:00Z",
    "2022-03-27T01:30:00+14:00",
    "2022-03-27T01:30:00-12:00",
    "[2022-03-26,2022-03-28]",
    "{2022-03-26,2022-03-28}",
    "[2022-03..]",
    "{2022-03..}",
    "[..2022-03]",
    "{..2022-03}",
    "2021-04/2022-03",
    "2022-03/2022-04",
    "2022-03-05/2022-03-27",
    "2022-03/..",
    "2022-03/",
    "/2022-03",
    "../2022-03",
    "2022-01/2022-12..",
    "..2021/2022",
    "2021/2023",
    "2022-03-27/..",
    "2022-03-27/",
    "-0044-03-15",
    "Y170000002",
];

const RELATIONS: [&str; 5] = ["during", "after", "before", "since", "until"];

/// Its sides as the clock showed them: earliest and latest start, earliest and latest end.
fn sides(date: &Date) -> [i64; 4] {
    let shift = i64::from(date.shift_minutes()) * 60;
    let ((a, b), (c, d)) = (date.start_instants(), date.end_instants());
    let endless = |instant| match instant {
        Row::UNKNOWN_START => i64::MIN,
        Row::UNKNOWN_END => i64::MAX,
        instant => instant,
    };
    [a, b, c, d]
        .map(endless)
        .map(|instant| if matches!(instant, i64::MIN | i64::MAX) { instant } else { instant + shift })
}

/// Whether whatever `narrow` may mean, `wide` may mean too.
fn narrows(narrow: &Date, wide: &Date) -> bool {
    let (inner, outer) = (sides(narrow), sides(wide));
    let clock = !wide.has_offset() || (narrow.has_offset() && narrow.shift_minutes() == wide.shift_minutes());
    clock && inner[0] >= outer[0] && inner[1] <= outer[1] && inner[2] >= outer[2] && inner[3] <= outer[3]
}

/// Those that a question can be about: one time, neither estimated nor dubious.
fn asked_about() -> impl Iterator<Item = &'static str> {
    DATES.into_iter().filter(|date| Date::asked(date, TODAY).is_ok())
}

/// Whether one date narrows another, and both are a single stretch with nothing said against them.
fn is_plain(narrow: &Date, wide: &Date) -> bool {
    let plain = |date: &Date| !(date.is_set() || date.is_approximate() || date.is_uncertain());
    plain(narrow) && plain(wide) && narrows(narrow, wide)
}

#[test]
fn a_narrower_date_never_turns_no_into_possible_nor_certain_into_less() {
    let dates = DATES.map(|date| Date::parse(date).unwrap());
    let (mut pairs, events) = (0, DATES.map(event));
    for (n, narrow) in dates.iter().enumerate() {
        for (w, _) in dates.iter().enumerate().filter(|(w, wide)| *w != n && is_plain(narrow, wide)) {
            pairs += 1;
            for (relation, x) in RELATIONS.iter().flat_map(|relation| asked_about().map(move |x| (relation, x))) {
                let query = query(&format!("{relation}:{x}"));
                let [of_narrow, of_wide] = [n, w].map(|n| query.matches(&events[n], &Nothing));
                let told = || format!("{relation}:{x} {} {of_narrow:?} in {} {of_wide:?}", DATES[n], DATES[w]);
                assert!(of_wide == Possibly || of_narrow == of_wide, "{}", told());
            }
        }
    }
    assert!(pairs > 120, "{pairs}");
}

#[test]
fn a_wider_stretch_never_loses_a_match() {
    let dates = DATES.map(|date| Date::parse(date).unwrap());
    let events = DATES.map(event);
    let mut pairs = 0;
    for (n, narrow) in dates.iter().enumerate() {
        for (w, wide) in dates.iter().enumerate() {
            let ((a, b), (c, d)) = (narrow.instants(), wide.instants());
            let is_asked_about = |n: usize| asked_about().any(|date| date == DATES[n]);
            if n == w
                || a < c
                || b > d
                || narrow.has_offset() != wide.has_offset()
                || !(is_asked_about(n) && is_asked_about(w))
            {
                continue;
            }
            pairs += 1;
            for (relation, event) in RELATIONS.iter().flat_map(|relation| events.iter().map(move |e| (relation, e))) {
                let [of_narrow, of_wide] = [n, w].map(|n| asked(&format!("{relation}:{}", DATES[n]), event));
                // What is later than more is later than less.
                let (less, more) =
                    if ["after", "before"].contains(relation) { (of_wide, of_narrow) } else { (of_narrow, of_wide) };
                let told = || format!("{} {relation}:{} in {}", event.date.as_written(), DATES[n], DATES[w]);
                assert!(less <= more, "{}: {of_narrow:?} {of_wide:?}", told());
            }
        }
    }
    assert!(pairs > 100, "{pairs}");
}

#[test]
fn what_a_row_tells_its_event_tells_too() {
    let file = DATES.map(|date| format!("[[events]]\ndate = {date:?}\ntitle = \"T\"\n")).concat();
    let timeline = read(&[Opened::held("t.toml", file)], &Reading::default());
    let (mut told, mut asked) = (0, 0);
    for (n, row) in timeline.rows().iter().enumerate() {
        let event = timeline.event(n).unwrap();
        let states = ["is:ongoing", "is:uncertain", "is:unsourced"].map(str::to_owned);
        let dates = RELATIONS.iter().flat_map(|relation| DATES.map(|x| format!("{relation}:{x}")));
        for typed in dates.chain(states).flat_map(|typed| [format!("-{typed}"), typed.replace(':', "!:"), typed]) {
            let Ok(query) = dateline::query::Query::parse(&typed, TODAY) else { continue };
            let answer = query.matches(&event, &Nothing);
            match query.row_answer(row) {
                None => asked += 1,
                Some(of_row) => assert_eq!(of_row, answer, "{} {typed}", event.date.as_written()),
            }
            told += 1;
        }
    }
    assert!(asked * 3 < told, "{asked} of {told}");
}

#[test]
fn rows_alone_answer_for_single_dates() {
    let timeline = read(&[Opened::held("t.toml", "[[events]]\ndate = \"2022\"\ntitle = \"T\"")], &Reading::default());
    for (typed, answer) in [
        ("during:2022-06", Some(Possibly)),
        ("during!:2022-06", Some(No)),
        ("is:ongoing", Some(No)),
        ("is:unsourced", Some(Certainly)),
        ("is:single-source", Some(No)),
        ("is:disputed", Some(No)),
        ("during:2022 word", None),
        ("during:2021 word", Some(No)),
        ("is:single-source,unsourced", Some(Certainly)),
    ] {
        assert_eq!(query(typed).row_answer(&timeline.rows()[0]), answer, "{typed}");
    }
}

fn one(date: &str) -> Timeline {
    read(&[Opened::held("t.toml", format!("[[events]]\ndate = \"{date}\"\ntitle = \"T\""))], &Reading::default())
}

/// Whether an event from day to day lies to a stretch from day to day.
type Holds = fn(u8, u8, u8, u8) -> bool;

proptest! {
    /// Days counted one by one: what a date may mean against what is asked.
    #[test]
    fn the_answers_are_those_of_trying_every_day(s in (1..28_u8, 0..6_u8), e in (0..6_u8, 0..6_u8), x in (1..30_u8, 0..10_u8)) {
        let day = |day: u8| format!("2022-03-{day:02}");
        let (s1, s2) = (s.0, (s.0 + s.1).min(30));
        let e2 = (s2 + e.0 + e.1).min(31);
        let (x1, x2) = (x.0, (x.0 + x.1).min(31));
        // An event that started on one of some days is one of a set; EDTF cannot say an interval of sets.
        let single = one(&format!("[{}..{}]", day(s1), day(e2)));
        let interval = one(&format!("{}/{}", day(s1), day(e2)));
        let relations: [(&str, Holds); 5] = [
            ("during", |s, e, x1, x2| s <= x2 && e >= x1),
            ("after", |s, _, _, x2| s > x2),
            ("before", |_, e, x1, _| e < x1),
            ("since", |s, _, x1, _| s >= x1),
            ("until", |_, e, _, x2| e <= x2),
        ];
        for (relation, holds) in relations {
            let query = query(&format!("{relation}:{}..{}", day(x1), day(x2)));
            let days: Vec<bool> = (s1..=e2).map(|day| holds(day, day, x1, x2)).collect();
            let expected = if days.iter().all(|yes| *yes) { Certainly } else if days.contains(&true) { Possibly } else { No };
            prop_assert_eq!(query.matches(&single.event(0).unwrap(), &Nothing), expected, "{}", relation);
            prop_assert_eq!(query.matches(&interval.event(0).unwrap(), &Nothing), Answer::from(holds(s1, e2, x1, x2)));
        }
    }
}

#[test]
fn behind_a_field_of_dates_words_that_make_no_date_are_looked_for() {
    for (typed, understood) in [
        ("during:March 2025 prison", "during:2025-03 prison"),
        ("during:2025 prison", "during:2025 prison"),
        ("during:2025 40", "during:2025 40"),
        ("during:2025 March", "during:2025-03"),
        ("prison during:27 March 2022 tag:trials", "prison during:2022-03-27 tag:trials"),
        ("during:March 2025 -tag:trials", "during:2025-03 -tag:trials"),
        ("during:March 2025 \"2 April\"", "during:2025-03 \"2 April\""),
        ("-during:March 2025..May 2026 a b", "-during:2025-03..2026-05 a b"),
        ("since:May 2025 until:June 2025", "since:2025-05 until:2025-06"),
        ("during:May 2022,June 2023 40", "during:2022-05,2023-06 40"),
        ("during:2022.. March", "during:2022.. March"),
        ("tag:March 2025", "tag:March 2025"),
    ] {
        assert_eq!(query(typed).to_string(), understood, "{typed}");
    }
}

#[test]
fn the_list_is_never_filtered_by_a_half_of_what_is_asked() {
    let mut session = crate::support::Session::new(crate::support::el_salvador().timeline(), 80, 24);
    let header = |session: &crate::support::Session| session.screen().lines().next().unwrap_or_default().to_owned();
    let all = header(&session);
    session.type_keys("f").paste("during:March prison");
    assert_eq!(header(&session), all);
    session.type_keys("<esc>f").paste("cecot during:March prison");
    assert!(header(&session).contains("filter cecot · "), "{}", header(&session));
    session.type_keys("<esc>f").paste("during:March 2025 prison").type_keys("<enter>");
    assert!(header(&session).contains("filter during:March 2025 p"), "{}", header(&session));
    assert!(session.state.prompt().is_none());
}
