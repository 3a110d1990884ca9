//! The order of events that their seconds leave open.

use crate::format::{Opened, Reading, read};
use crate::model::Clock;
use crate::model::{Answer, Date, Flags, Period, Relation, Row, Timeline, Zone};
use crate::query::Query;

/// A timeline of events written `id date`, with what else they say behind a comma.
fn timeline(events: &[&str]) -> Timeline {
    let event = |text: &&str| {
        let (head, rest) = text.split_once(", ").unwrap_or((text, ""));
        let (id, date) = head.split_once(' ').unwrap();
        format!("[[events]]\nid = \"{id}\"\ndate = \"{date}\"\ntitle = \"{id}\"\n{}\n", rest.replace("; ", "\n"))
    };
    let text: String = events.iter().map(event).collect();
    read(&[Opened::held("t.toml", text)], &Reading::default())
}

fn order(events: &[&str]) -> String {
    let timeline = timeline(events);
    assert!(timeline.rows().is_sorted_by_key(|row| row.first));
    let ids: Vec<String> = (0..timeline.len()).map(|row| timeline.event(row).unwrap().id).collect();
    ids.join(" ")
}

fn problems(events: &[&str]) -> Vec<String> {
    timeline(events).problems.listed().iter().map(|problem| problem.message.clone()).collect()
}

#[test]
fn fractions_count() {
    let events = [
        "d 2024-05-14T10:00:00.9Z",
        "b 2024-05-14T12:00:00.200+02:00",
        "c 2024-05-14T10:00:00.500Z",
        "z 2024-05-14T10:00:01Z",
        "a 2024-05-14T10:00:00.100Z",
        "y 2024-05-14T09:59:59Z",
    ];
    assert_eq!(order(&events), "y a b c d z");
}

#[test]
fn what_has_no_earliest_start_stands_at_its_latest_day() {
    let events = [
        "u XXXX",
        "day 2022-03-27",
        "eve 2022-03-26T23:59:59",
        "by [..2022-03-27]",
        "to ../2022-03-27",
        "x XXXX-12-25",
    ];
    assert_eq!(order(&events), "eve by to day u x");
}

#[test]
fn what_has_no_earliest_start_stands_where_its_instant_lies_whatever_the_offset() {
    for form in ["[..T]", "../T", "/T", "[..T]/2022-04", "{..T}"] {
        for instant in ["2022-03-16T01:00Z", "2022-03-15T13:00-12:00", "2022-03-16T15:00+14:00"] {
            let by = format!("by {}", form.replacen('T', instant, 1));
            let events = ["noon 2022-03-15T18:00Z", &by, "last 2022-03-15T23:30Z", "then 2022-03-16T00:00Z"];
            assert_eq!(order(&events), "noon last by then", "{by}");
        }
    }
}

#[test]
fn words_decide_where_dates_leave_it_open() {
    for (events, expected) in [
        // Of one day, whatever the file's order.
        (&["b 2025-12-24, after = [\"a\"]", "a 2025-12-24"][..], "a b"),
        (&["b 2025-12-24", "a 2025-12-24, before = [\"b\"]"], "a b"),
        // What may lie later is put behind, and no date is narrowed.
        (&["b 2022, after = [\"a\"]", "c 2022-03", "a 2022-05-01", "d 2022-06"], "c a b d"),
        // What has no start is drawn up to what it precedes.
        (&["act [..2025-03]", "sent 2025-03, after = [\"act\"]", "said 2025-03-20"], "act sent said"),
        // What has no date stays behind all others, in the order that is said of it.
        (&["a 2022, after = [\"m\"]", "m XXXX", "b 2023"], "a b m"),
        (&["m XXXX, before = [\"a\"]", "l XXXX, before = [\"m\"]", "a 2022"], "a l m"),
        // One behind the other.
        (&["c 2022, after = [\"b\"]", "b 2022, after = [\"a\"]", "a 2022", "d 2022"], "a b c d"),
        // What stands so already.
        (&["a 2021", "b 2022, after = [{ id = \"a\", at = \"line 3\" }]"], "a b"),
        // An id of nobody is told elsewhere, and moves nothing.
        (&["b 2022, after = [\"nobody\"]", "a 2022"], "b a"),
    ] {
        assert_eq!(order(events), expected, "{events:?}");
    }
    let year = timeline(&["b 2022, after = [\"a\"]", "a 2022-05-01"]);
    let jan = timeline(&["j 2022-01-01"]).rows()[0].first;
    assert_eq!(year.rows()[1].earliest(), Some(jan), "it may have been in January all the same");
    for unit in ["2022-08", "2022-22", "2022-35", "2022-38", "2022-41", "2022"] {
        let rows = timeline(&[&format!("b {unit}, after = [\"a\"]"), "a 2022-08-20"]).rows().to_vec();
        let own = Date::parse(unit).unwrap().start_instants().0;
        assert!(rows[1].flags.has(Flags::MOVED), "{unit}");
        assert_eq!(rows[1].earliest(), Some(own), "{unit} starts when it starts");
    }
    assert_eq!(year.rows().iter().map(Row::year).collect::<Vec<_>>(), [Some(2022); 2]);
}

#[test]
fn words_move_nothing_over_what_certainly_follows() {
    for (events, expected) in [
        (&["l 2022-04, after = [\"o\"]", "r 2022-05", "o 2023~"][..], "o l r"),
        (&["l 2022-04, after = [\"o\"]", "r 2022-05", "q 2022-12?", "o 2023~"], "o l r q"),
        (&["x [..2022-03-31], after = [\"y\"]", "z 2022-05-01", "y 2022-06-01, dated_by = \"report\""], "y x z"),
        (
            &["x 2022-05, after = [\"w\"]", "w 2022-12-24, dated_by = \"report\"", "y 2022-06", "z 2022-11-02"],
            "w x y z",
        ),
        (&["x 2022-03-30/2022-04-01, after = [\"y\"]", "z 2022-05", "y [2022-03-31,2022-06-02]"], "y x z"),
        (&["a 2021", "b 2022", "c 2021~, after = [\"d\"]", "d 2022-06", "e 2022-09"], "a b d c e"),
        // What the dates leave open is kept, whatever else is said.
        (&["x [2022..2023], after = [\"y\", \"w\"]", "y /2022-04", "w 2022-04~"], "w y x"),
        (&["x [..2022-03-31], after = [\"w\"]", "w 2022-04~", "y 2022-03, after = [\"x\"]"], "w x y"),
        // Through what has no date itself.
        (&["a 2022, after = [\"m\"]", "m XXXX, after = [\"c\"]", "c 2022-05", "d 2022-04"], "d c a m"),
        // Two said orders, neither of which is near the other.
        (
            &["b 2001, after = [\"a\"]", "a 2001-05", "n 2010", "d 2022, after = [\"c\"]", "c 2022-05", "e 2022-06"],
            "a b n c d e",
        ),
    ] {
        assert_eq!(order(events), expected, "{events:?}");
        assert_eq!(problems(events), Vec::<String>::new(), "{events:?}");
    }
    let timeline = timeline(&["l 2022-04, after = [\"o\"]", "r 2022-05", "o 2023~"]);
    let own = Date::parse("2023").unwrap().start_instants().0;
    assert_eq!(timeline.rows()[0].earliest(), Some(own), "it begins when it begins");
}

#[test]
fn a_doubtful_step_hides_no_certain_contradiction() {
    assert_eq!(
        problems(&["a 2022-05-01", "m 2025?, after = [\"a\"]", "b 2022-01, after = [\"m\"]"]),
        ["the dates say the contrary of the order: `b` (2022-01) after `m` (2025?) after `a` (2022-05-01)"]
    );
}

#[test]
fn a_place_in_the_order_answers_no_question_about_the_date() {
    let timeline = timeline(&["b 2022/2023, after = [\"a\"]", "a 2022-05-01"]);
    assert!(timeline.rows()[1].flags.has(Flags::MOVED));
    let query = Query::parse("since:2022-03", crate::model::Day { year: 2026, month: 4, day: 7 }).unwrap();
    assert_eq!(query.row_answer(&timeline.rows()[1]), None);
    let since = Period::between(Some(&Date::parse("2022-03").unwrap()), None);
    let event = timeline.event(1).unwrap();
    assert_eq!(event.extent().answer(Relation::Since, &since), Answer::Possibly);
}

#[test]
fn contradictions_name_every_step() {
    for (events, told) in [
        (
            &["a 2022-05-01", "b 2022-01, after = [\"a\"]"][..],
            "the dates say the contrary of the order: `b` (2022-01) after `a` (2022-05-01)",
        ),
        (
            &["a 2022-05-01", "m 2022, after = [\"a\"]", "b 2022-01, after = [\"m\"]"],
            "the dates say the contrary of the order: `b` (2022-01) after `m` (2022) after `a` (2022-05-01)",
        ),
        (
            &["a 2022, after = [\"b\"]", "b 2022, after = [\"c\"]", "c 2022, after = [\"a\"]"],
            "the order goes round in a circle: `a` after `b` after `c` after `a`",
        ),
        (
            &["z 2022", "a 2022, after = [\"b\"]", "b 2022, after = [\"a\", \"z\"]", "y 2022, after = [\"b\"]"],
            "the order goes round in a circle: `a` after `b` after `a`",
        ),
        (&["a 2022, after = [\"a\"]"], "the order goes round in a circle: `a` after `a`"),
    ] {
        assert_eq!(problems(events), [told]);
    }
    // A clock that is not said may be any: nothing is certain within a day.
    assert_eq!(problems(&["a 2022-05-01T10:00:00Z", "b 2022-05-01, after = [\"a\"]"]), Vec::<String>::new());
}

#[test]
fn a_zone_shows_instants_by_its_clock_and_leaves_days_alone() {
    let text = "zone = \"Asia/Kolkata\"\n\n[[events]]\ndate = 2024-05-13T23:31:00-07:00\ntitle = \"a\"\n\n[[events]]\ndate = \"2024-05-14T23:30:00.5Z/2024-05-15T01:00:00Z\"\ntitle = \"b\"\n\n[[events]]\ndate = 2024-05-14\ntitle = \"c\"\n";
    let by = |clock| {
        let timeline = read(&[Opened::held("t.toml", text)], &Reading { clock, ..Reading::default() });
        let events = (0..timeline.len()).map(|row| timeline.event(row).unwrap().date.words());
        let words: Vec<String> = events.collect();
        let shifts: Vec<i16> = timeline.rows().iter().map(|row| row.shift).collect();
        assert!(timeline.event(1).unwrap().date.as_written().starts_with("2024-05-13T23:31"), "it stays as written");
        (timeline.zone.map(Zone::name), words, shifts)
    };
    let india = ["14 May 2024", "14 May 2024, 12:01 UTC+05:30", "15 May 2024, 05:00:00.5 to 06:30 UTC+05:30"];
    assert_eq!(by(None), (Some("Asia/Kolkata"), india.map(str::to_owned).to_vec(), vec![0, 330, 330]));
    let (zone, words, _) = by(Some(Clock::AsWritten));
    assert_eq!((zone, words[1].as_str()), (None, "13 May 2024, 23:31 UTC-07:00"));
    let (zone, words, _) = by(Zone::parse("utc").map(Clock::Of));
    assert_eq!((zone, words[1].as_str()), (Some("UTC"), "14 May 2024, 06:31 UTC"));
}

#[test]
fn a_circle_puts_aside_only_what_is_in_it() {
    for (events, expected) in [
        (&["y 2022, after = [\"b\"]", "a 2022, after = [\"b\"]", "b 2022, after = [\"a\"]"][..], "a b y"),
        (&["a 2022, after = [\"b\"]", "b 2022, after = [\"a\", \"z\"]", "z 2022"], "a z b"),
        (&["d 2022, after = [\"c\"]", "c 2022", "a 2022, after = [\"a\"]"], "c d a"),
    ] {
        assert_eq!(order(events), expected, "{events:?}");
    }
}

#[test]
fn files_that_name_two_zones_are_told_of() {
    let file = |name: &str, zone: &str| Opened::held(name, format!("zone = \"{zone}\"\n"));
    let files = [file("a.toml", "Asia/Kolkata"), file("b.toml", "Asia/Kolkata"), file("c.toml", "UTC")];
    let told = |reading: &Reading| -> Vec<String> {
        let timeline = read(&files, reading);
        timeline.problems.listed().iter().map(|problem| format!("{} {}", problem.place.file.0, problem.code)).collect()
    };
    assert_eq!(told(&Reading::default()), ["2 other-zone"]);
    assert_eq!(told(&Reading { clock: Some(Clock::AsWritten), ..Reading::default() }), Vec::<String>::new());
}

#[test]
fn a_zone_that_is_none_is_an_error() {
    let timeline = read(&[Opened::held("t.toml", "zone = \"El Salvador\"\n")], &Reading::default());
    let problems: Vec<&str> = timeline.problems.listed().iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(problems, ["`El Salvador` is no zone of time"]);
    assert_eq!(timeline.zone, None);
}
