//! Tables: events, and the silences between them.

mod doubts;

use super::*;
use crate::evidence::fixture::{counted, event, timeline};
use crate::model::{Date, DatedBy};
use proptest::prelude::*;

/// The silences of events at these dates, which are named by them: "1 > 2: 3 hours".
fn silences(dates: &[&str]) -> Vec<String> {
    of(dates.iter().map(|date| event(date, Vec::new())).collect())
}

fn of(events: Vec<Event>) -> Vec<String> {
    let timeline = timeline(events, Vec::new());
    let gaps = Gaps::of(&timeline, &Order::All(timeline.len()), 1_000, &|| false).unwrap().unwrap();
    let mut all = gaps.longest().to_vec();
    all.sort_by_key(|gap| gap.place);
    let date = |row: usize| timeline.event(row).unwrap().date.as_written().to_owned();
    let told = |gap: &Gap| {
        let unless = gap.unless.map_or_else(String::new, |(row, _)| format!(" unless {}", date(row)));
        let during = gap.during.as_ref().map_or_else(String::new, |during| {
            format!(" while {}{}", date(during.row), if during.is_certain { "" } else { " perhaps" })
        });
        format!(
            "{} > {}: {}{unless}{during}",
            date(gap.before),
            date(gap.after),
            length::words(&gap.length, Lang::English)
        )
    };
    all.iter().map(told).collect()
}

#[test]
fn a_silence_is_told_as_exactly_as_both_ends_are() {
    for (before, after, words) in [
        ("2022-03-26", "2022-03-26", ""),
        ("2022-03-26", "2022-03-27", ""),
        ("2022-03-26", "2022-03-28", "1 to 3 days"),
        ("2022-03-01", "2022-05-01", "60 to 62 days"),
        ("2022-03-01", "2022-05-29", "88 to 90 days"),
        ("2022-04", "2022-07-01", "61 to 92 days"),
        ("2021-04-01", "2023-03-16", "713 to 715 days"),
        ("2021-04-01", "2023-03-31", "728 to 730 days"),
        ("2021-04", "2023-03-31", "at least 22 months"),
        ("2021-04-01", "2023-06-09", "at least 2 years 2 months"),
        ("1990-04-01", "2023-06-09", "at least 33 years"),
        ("2021-04", "2022-03", "at least 10 months"),
        ("2021-04", "2021-05", ""),
        ("2021", "2022", ""),
        ("2021", "2022-10", "at least 9 months"),
        ("2021", "2022-04-10", "at least 99 days"),
        ("2021", "2023", "at least 1 year"),
        ("2022-03", "2022", ""),
        ("19XX", "2003", "at least 3 years"),
        ("2024-05-14T22:00:00-12:00", "2024-05-16T01:00:00+12:00", "3 hours"),
        ("2024-06-10T00:01:00Z", "2024-06-11T23:59:00Z", "47 h 58 min"),
        ("2024-07-14T23:59:00Z", "2024-07-16T00:01:00Z", "24 h 2 min"),
        ("2024-07-14T10:00", "2024-07-16T10:00", "48 hours"),
        ("2024-07-14T10:00", "2024-07-14T10:59", ""),
        ("2024-07-14T10:00", "2024-07-20T13:10", "6 days 3 hours"),
        ("2024-07-14T10:00:00.25", "2024-07-14T13:00:00.5", "3 hours"),
        ("2024-07-14T10:00:00.5", "2024-07-14T13:00:00.25", "2 h 59 min"),
        ("2024-11-05T17:30:00.5Z", "2024-11-06T17:30:00.25Z", "23 h 59 min"),
        ("2024-11-05T17:30:00.5Z", "2024-11-06T17:30:00.5Z", "24 hours"),
        ("2024-11-05T17:30:00.5Z", "2024-11-06T17:30:00.75Z", "24 hours"),
        ("2024-11-05T17:30:00.5Z", "2024-11-06T17:30:00Z", "23 h 59 min"),
        ("2024-11-05T17:30:00Z", "2024-11-06T17:30:00.25Z", "24 hours"),
        ("2024-11-05T17:30:30Z", "2024-11-06T17:30:29Z", "23 h 59 min"),
        ("2024-11-05T17:30:30Z", "2024-11-10T17:30:29.5Z", "4 days 23 hours"),
        ("2024-07-14T10:00", "2024-07-15", "14 to 38 hours"),
        // The day begins 14 hours before it does in UTC, or ends 12 hours after.
        ("2024-07-14T10:00Z", "2024-07-15", ""),
        ("2024-07-14T10:00Z", "2024-07-16", "24 to 74 hours"),
        ("2024-07-14", "2024-07-16T10:00Z", "22 to 72 hours"),
        ("[2024-05-14T09:00:00Z..2024-05-14T11:00:00Z]", "2024-05-14T22:00:00Z", "11 to 13 hours"),
        ("Y-170000000", "2003", "at least 170,002,002 years"),
    ] {
        let found: Vec<String> =
            silences(&[before, after]).iter().map(|told| told.split_once(": ").unwrap().1.to_owned()).collect();
        assert_eq!(found.join(", "), words, "{before} to {after}");
    }
}

#[test]
fn each_event_that_may_fall_in_is_counted_once() {
    for (dates, others) in [
        (&["2021-01-01", "[2022-01-01,2022-06-01]", "2023-01-01"][..], 0),
        (&["2021-01-01", "[2022-01-01,2022-06-01]", "2022-05-01?", "2023-01-01"], 1),
        (&["2021-01-01", "[2021-01-01,2022-01-01,2022-06-01]", "[2022-02,2022-03,2024]", "2022?", "2023-01-01"], 2),
        (&["2021-01-01", "2022?", "[2020-01-01,2023-06-01]", "2023-01-01"], 0),
    ] {
        let timeline = timeline(dates.iter().map(|date| event(date, Vec::new())).collect(), Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(timeline.len()), 9, &|| false).unwrap().unwrap();
        let found: Vec<usize> = gaps.longest().iter().filter_map(|gap| Some(gap.unless?.1)).collect();
        assert_eq!(found, [others], "{dates:?}");
    }
}

#[test]
fn all_of_a_set_without_end_leave_no_silence() {
    for (dates, told) in [
        (&["{2022-01..}", "2025-01-01", "2026-01-01"][..], &[][..]),
        (&["2019-01-01", "{2021..}", "2025-01-01"], &["2019-01-01 > {2021..}: at least 23 months"]),
        (&["2019-01-01", "2020-06-01", "{..2021}", "2024-01-01"], &["{..2021} > 2024-01-01: at least 2 years"]),
    ] {
        assert_eq!(silences(dates), told, "{dates:?}");
    }
}

#[test]
fn where_something_goes_on_there_is_no_silence_or_it_is_told_with_it() {
    for (dates, told) in [
        (&["2019-03/2022-12", "2020", "2024"][..], &["2019-03/2022-12 > 2024: at least 1 year"][..]),
        (
            &["2019-03/..", "2020", "2022"],
            &["2019-03/.. > 2020: at least 9 months while 2019-03/..", "2020 > 2022: at least 1 year while 2019-03/.."],
        ),
        (&["2019-03/", "2022"], &["2019-03/ > 2022: at least 2 years 9 months while 2019-03/ perhaps"]),
        (&["2019/2020..", "2022"], &["2019/2020.. > 2022: at least 23 months while 2019/2020.. perhaps"]),
        // What is not marked of an interval, or of all of several, bounds silence.
        (&["2019/2022?", "2024"], &["2019/2022? > 2024: at least 4 years while 2019/2022? perhaps"]),
        (&["2018", "2019?/2022?", "2024"], &["2018 > 2024: at least 5 years unless 2019?/2022?"]),
        (
            &["2019-03~/2022-12", "2020-05-01", "2024"],
            &[
                "2020-05-01 > 2019-03~/2022-12: at least 2 years 6 months while 2019-03~/2022-12",
                "2019-03~/2022-12 > 2024: at least 1 year",
            ],
        ),
        (
            &["2019-01-01", "{2020-01-01,2021-01-01~}", "2024-01-01"],
            &[
                "2019-01-01 > {2020-01-01,2021-01-01~}: 364 to 366 days",
                "{2020-01-01,2021-01-01~} > 2024-01-01: at least 3 years 11 months unless {2020-01-01,2021-01-01~}",
            ],
        ),
        // Between two that follow one another it was, wherever; of such as lie apart it need not be any.
        (
            &["2018", "[2020..2021]", "2024"],
            &["2018 > [2020..2021]: at least 1 year", "[2020..2021] > 2024: at least 2 years"],
        ),
        (
            &["2018", "{2020,2022}", "2024"],
            &[
                "2018 > {2020,2022}: at least 1 year",
                "{2020,2022} > {2020,2022}: at least 1 year",
                "{2020,2022} > 2024: at least 1 year",
            ],
        ),
        (&["2018", "{2019..2023}", "2024"], &[]),
        (&["2018", "[2020,2022]", "2024"], &["2018 > 2024: at least 5 years unless [2020,2022]"]),
        (&["2018", "[2016,2025]", "2024"], &["2018 > 2024: at least 5 years"]),
        (&["2018", "[..2020]", "2024"], &["2018 > 2024: at least 5 years unless [..2020]"]),
        (&["2018", "2024", "XXXX"], &["2018 > 2024: at least 5 years unless XXXX"]),
        (
            &["2018", "../2021", "2024"],
            &["2018 > ../2021: at least 2 years while ../2021", "../2021 > 2024: at least 2 years"],
        ),
        (&["2018", "2021", "2019-04~"], &["2018 > 2021: at least 2 years unless 2019-04~"]),
        (&["2021", "2021-02-01", "2021-11-01"], &[]),
        (&["2022-03/2022-05", "2022-09/2022-10"], &["2022-03/2022-05 > 2022-09/2022-10: 92 to 153 days"]),
    ] {
        assert_eq!(silences(dates), told, "{dates:?}");
    }
}

#[test]
fn an_interval_with_an_uncertain_side_or_no_start_is_told_with_the_silences_inside_it() {
    for (dates, told) in [
        (
            &["../2022-12", "2022-04-12", "2022-06-01"][..],
            &[
                "2022-04-12 > 2022-06-01: 49 to 51 days while ../2022-12",
                "2022-06-01 > ../2022-12: at least 5 months while ../2022-12",
            ][..],
        ),
        (
            &["/2022-12", "2022-04-12", "2022-06-01"],
            &[
                "2022-04-12 > 2022-06-01: 49 to 51 days unless /2022-12",
                "2022-06-01 > /2022-12: at least 5 months while /2022-12 perhaps",
            ],
        ),
        (
            &["2022-03-05~/2022-12", "2022-06-01"],
            &["2022-06-01 > 2022-03-05~/2022-12: at least 5 months while 2022-03-05~/2022-12"],
        ),
        (
            &["2022-03-05?/2022-12-01", "2022-06-01"],
            &["2022-06-01 > 2022-03-05?/2022-12-01: 182 to 184 days while 2022-03-05?/2022-12-01 perhaps"],
        ),
        (
            &["2022-03-05/2022-12-01~", "2022-06-01", "2023-05-01"],
            &[
                "2022-03-05/2022-12-01~ > 2022-06-01: 87 to 89 days while 2022-03-05/2022-12-01~",
                "2022-06-01 > 2023-05-01: 333 to 335 days unless 2022-03-05/2022-12-01~",
            ],
        ),
        (
            &["2018", "2020-05~/2022-06~", "2021-01-01", "2021-05-01", "2024"],
            &[
                "2018 > 2021-01-01: at least 2 years unless 2020-05~/2022-06~",
                "2021-01-01 > 2021-05-01: 119 to 121 days while 2020-05~/2022-06~",
                "2021-05-01 > 2024: at least 2 years 7 months unless 2020-05~/2022-06~",
            ],
        ),
        // What is over by a clock does not fall in.
        (&["/2022-03-15T10:00Z", "2022-03-20"], &["/2022-03-15T10:00Z > 2022-03-20: 3 to 7 days"]),
        (&["../2022-03-15T10:00Z", "2022-03-20"], &["../2022-03-15T10:00Z > 2022-03-20: 3 to 7 days"]),
        (
            &["[..2022-03-10]/2022-03-15T10:00Z", "2022-03-20"],
            &["[..2022-03-10]/2022-03-15T10:00Z > 2022-03-20: 3 to 7 days"],
        ),
    ] {
        assert_eq!(silences(dates), told, "{dates:?}");
    }
}

#[test]
fn what_a_report_dates_or_somebody_worked_out_only_may_fall_in() {
    for (dated_by, told) in [
        (DatedBy::Source, &["2018 > 2020: at least 1 year", "2020 > 2022: at least 1 year"][..]),
        (DatedBy::Report, &["2018 > 2022: at least 3 years unless 2020"]),
        (DatedBy::Inference, &["2018 > 2022: at least 3 years unless 2020"]),
        (DatedBy::Unsaid, &["2018 > 2022: at least 3 years unless 2020"]),
    ] {
        let by = Event { dated_by, ..event("2020", Vec::new()) };
        assert_eq!(of(vec![event("2018", Vec::new()), by, event("2022", Vec::new())]), told);
    }
}

#[test]
fn a_silence_is_shown_where_it_takes_a_twentieth_of_the_time() {
    let shown = |dates: &[&str]| {
        let events = dates.iter().map(|date| event(date, Vec::new())).collect();
        let timeline = timeline(events, Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(timeline.len()), 0, &|| false).unwrap().unwrap();
        assert_eq!(gaps.longest(), []);
        let shown = |row: usize| Some(gaps.get(gaps.shown(row - 1, row)?)?.short(Lang::English));
        (1..timeline.len()).map(|row| shown(row).unwrap_or_default()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(shown(&["2001-01-01", "2001-03-01", "2002-01-01"]), "58d+ 9mo+");
    assert_eq!(shown(&["2001-01-01", "2001-01-18", "2002-01-01"]), " 11mo+", "sixteen days of a year");
    assert_eq!(shown(&["2001", "2003-05", "2003-06", "2009"]), "16mo+  5y6mo+");
    assert_eq!(shown(&["2001-01-01T10:00Z", "2001-01-01T12:30Z", "XXXX"]), "2h30min ");
    assert_eq!(shown(&["2001-01-01"]), "");
    // What lies between two dates of one row stands between no rows; from its last to the next are two days.
    assert_eq!(shown(&["2022-03-01", "{2022-03-05,2022-06-05}", "2022-06-07"]), " ");
    assert_eq!(shown(&["2022-03-01", "{2022-03-10?,2022-03-12}", "2022-03-30"]), "10d+ 17d+");
    assert_eq!(shown(&["2022-03-01", "{2022-03-05,2022-06-05}", "2022-07-07"]), " 31d+");
    assert_eq!(shown(&["2022-03-05~/2022-12", "2022-06-01", "2023-05"]), " 4mo+");
    // What is told to the day elsewhere: 415 to 417 days, to a hundred days, and to the hour.
    assert_eq!(shown(&["2014-12-30", "2016-02-19"]), "13mo+");
    assert_eq!(shown(&["2001-01-01", "2001-04-11"]), "99d+");
    assert_eq!(shown(&["2001-01-01", "2001-04-13"]), "3mo+");
    assert_eq!(shown(&["2001-01-01T10:00:00Z", "2001-05-01T12:00:00Z"]), "4mo+");
}

#[test]
fn days_are_counted_outwards_and_from_one_time_of_day_to_the_same_exactly() {
    for (before, after, days) in [
        ("2001-01-01T10:00Z", "2001-01-03T10:00Z", (2, 2)),
        ("2001-01-01T10:00:00Z", "2001-01-03T10:00:00Z", (2, 2)),
        ("2001-01-01T10:00", "2001-01-03T09:59", (1, 2)),
        ("2001-01-01T10:00:00.5Z", "2001-01-03T10:00:00.5Z", (2, 2)),
        ("2001-01-01T10:00:00.5Z", "2001-01-03T10:00:00.25Z", (1, 2)),
        ("2001-01-01T10:00:00.5Z", "2001-01-03T10:00:00.75Z", (2, 3)),
        ("2001-01-01T10:00:30Z", "2001-01-03T10:00:29Z", (1, 2)),
        ("2001-01-01T10:00Z", "2001-01-03T10:01Z", (2, 3)),
        ("2001-01-01T10:00Z", "2001-01-01T15:00Z", (0, 1)),
        ("2001-01-01T00:00:00Z", "2001-01-01T23:59:59Z", (0, 1)),
        ("2001-01-01T10:00Z", "[2001-01-03T09:00Z..2001-01-03T11:00Z]", (1, 3)),
        ("2001-01-01", "2001-01-03", (1, 3)),
    ] {
        let events = [before, after].map(|date| event(date, Vec::new())).to_vec();
        let timeline = timeline(events, Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(2), 1, &|| false).unwrap().unwrap();
        let told = gaps.longest()[0].days();
        assert_eq!(told, (Some(days.0), Some(days.1)), "{before} to {after}");
    }
}

/// What ends last before a gap may stand further up than the row above it.
#[test]
fn a_gap_that_begins_further_up_says_after_what() {
    for (dates, above, words) in [
        (&["2001-01-01", "2003-01-01"][..], 0, " days"),
        (&["2001-01-01/2001-12-31", "2001-03-01", "2003-01-01"], 1, " days after “2001-01-01/2001-12-31”"),
        (&["2001-01-01/..", "2001-02-01?", "2003-01-01"], 1, " days after “2001-01-01/..”, which goes on"),
    ] {
        let mut events: Vec<Event> = dates.iter().map(|date| event(date, Vec::new())).collect();
        events.iter_mut().zip(dates).for_each(|(event, date)| event.title = (*date).to_owned());
        let timeline = timeline(events, Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(dates.len()), 9, &|| false).unwrap().unwrap();
        let told = gaps.longest()[0].words_below(Some(above), Lang::English);
        assert!(told.ends_with(words), "{told}");
    }
}

#[test]
fn only_what_rows_do_not_tell_is_asked_for() {
    let dates =
        ["2001", "2001-02", "2001-02-03", "2001-02-03T10:00Z", "2002?", "XXXX", "2003/2004", "2005~", "{2006,2007}"];
    let (held, timeline) = counted(dates.map(|date| event(date, Vec::new())).to_vec(), Vec::new());
    Gaps::of(&timeline, &Order::All(dates.len()), 9, &|| false).unwrap();
    // Three dates, and two titles of what stands further up before a gap.
    assert_eq!(held.asked().0, 5);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_longer_silence_is_left_out(days in prop::collection::vec(0_i64..4_000, 0..40), most in 0_usize..12) {
        let day = |days: i64| crate::model::Day::from_days(days).to_string();
        let mut sorted = days.clone();
        sorted.sort_unstable();
        let timeline = timeline(sorted.iter().map(|of| event(&day(*of), Vec::new())).collect(), Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(sorted.len()), most, &|| false).unwrap().unwrap();
        let found: Vec<i64> = gaps.longest().iter().map(|gap| gap.days().0.unwrap()).collect();
        let mut all: Vec<i64> = sorted.windows(2).map(|pair| pair[1] - pair[0] - 1).filter(|days| *days > 0).collect();
        all.sort_unstable_by_key(|days| Reverse(*days));
        all.truncate(most);
        prop_assert_eq!(found, all);
    }
    #[test]
    fn silences_are_disjoint_and_in_order_and_none_contains_a_point_by_whatever_clock(
        written in prop::collection::vec((0_i64..90, 0_usize..7, 0_i64..24, 0_i64..40), 0..9),
        ahead in -12_i64..=14,
    ) {
        const HOUR: i64 = 3_600;
        let day = |days: i64| crate::model::Day::from_days(days).to_string();
        let date = |(at, form, hour, long): (i64, usize, i64, i64)| match form {
            0 => day(at),
            1 => format!("{}T{hour:02}:00:00", day(at)),
            2 | 3 => format!("{}T{hour:02}:00:00+05:00", day(at)),
            4 => format!("{}/{}", day(at), day(at + long)),
            5 => format!("{}T{hour:02}:00:00Z/{}", day(at), day(at + 1 + long)),
            _ => day(at)[..7].to_owned(),
        };
        let clocks = |date: &Date| date.extent().members()[0].clocks();
        let dates: Vec<Date> = written.into_iter().map(|one| Date::parse(&date(one)).unwrap()).collect();
        let timeline = timeline(dates.iter().map(|of| event(of.as_written(), Vec::new())).collect(), Vec::new());
        let gaps = Gaps::of(&timeline, &Order::All(dates.len()), 99, &|| false).unwrap().unwrap();
        // From second to second it is a second more than what lies between them.
        let is_second = |(first, last): (i64, i64)| first == last;
        let of = |event: usize| timeline.event(event).unwrap().date.clone();
        let more = |gap: &Gap| {
            let both = is_second(of(gap.before).end_instants()) && is_second(of(gap.after).start_instants());
            i64::from(both)
        };
        let mut least: Vec<i64> = gaps.longest().iter().map(|gap| gap.length.least().unwrap() - more(gap)).collect();
        least.sort_unstable_by_key(|length| Reverse(*length));
        // Where all clocks that are not said are so far ahead, so long is nothing covered between what is.
        let covered = |date: &Date| {
            let (first, last) = date.instants();
            let shift = |has_clock: bool| if has_clock { 0 } else { ahead * HOUR };
            let (of_start, of_end) = clocks(date);
            (first - shift(of_start), last + 1 - shift(of_end))
        };
        let mut blocks: Vec<(i64, i64)> = dates.iter().map(covered).collect();
        blocks.sort_unstable();
        let (mut holes, mut end) = (Vec::new(), i64::MAX);
        for (first, last) in blocks {
            holes.push(first.saturating_sub(end));
            end = if end == i64::MAX { last } else { end.max(last) };
        }
        holes.sort_unstable_by_key(|length| Reverse(*length));
        for (least, hole) in least.iter().zip(holes.iter().chain(std::iter::repeat(&0))) {
            prop_assert!(least <= hole, "{least} of {hole}, {dates:?}");
        }
        let places = |of: &dyn Fn(&Gap) -> usize| {
            let mut all: Vec<(usize, usize)> = gaps.longest().iter().map(|gap| (gap.place, of(gap))).collect();
            all.sort_unstable();
            all
        };
        prop_assert!(places(&|gap| gap.after).windows(2).all(|pair| pair[0].0 < pair[1].0), "one behind the other");
        if [false, true].iter().any(|has| dates.iter().all(|date| clocks(date) == (*has, *has))) {
            // On one clock a silence is just what lies between two of them.
            let holes: Vec<i64> = holes.into_iter().filter(|length| *length >= HOUR).collect();
            prop_assert_eq!(least, holes);
        }
    }
}
