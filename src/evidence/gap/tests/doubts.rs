//! What may fall into a silence, and what goes on in it.

use super::*;

#[test]
fn what_may_fall_in_is_compared_as_any_two_dates_are() {
    let instants = ("2022-03-28T18:00Z", "2022-03-29T10:00Z");
    let read = ("2022-03-28T18:00", "2022-03-29T10:00");
    let days = ("2022-03-28", "2022-03-31");
    let mixed = ("2022-03-28", "2022-03-30T10:00Z");
    for ((before, after), doubt, falls_in) in [
        (instants, "2022-03-28T16:00Z?", false),
        (instants, "2022-03-28T18:01Z?", true),
        (instants, "2022-03-28T10:00-06:00?", false),
        (instants, "2022-03-28T23:00+14:00?", false),
        (instants, "2022-03-29T09:59Z?", true),
        (instants, "2022-03-29T10:01Z?", false),
        (instants, "2022-03-28T17:59Z~", false),
        (instants, "2022-03-28T18:00Z~", true),
        (instants, "[2022-03-28T16:00Z,2022-03-28T08:00Z]", false),
        (instants, "[2022-03-28T16:00Z,2022-03-28T20:00Z]", true),
        (instants, "[..2022-03-28T16:00Z]", false),
        (instants, "[2022-03-29T10:00Z..]", false),
        // What has no clock may lie from 14 hours before to 12 hours after.
        (instants, "2022-03-28?", true),
        (instants, "2022-03-27?", false),
        (instants, "2022-03-28T05:59?", false),
        (instants, "2022-03-28T06:01?", true),
        (instants, "2022-03-29T23:59?", true),
        (instants, "2022-03-30T00:00?", false),
        (read, "2022-03-28T16:00?", false),
        (read, "2022-03-28T19:00?", true),
        (read, "2022-03-28T05:00Z?", true),
        (read, "2022-03-28T03:00Z?", false),
        (days, "2022-03-28?", false),
        (days, "2022-03-28T09:00Z?", false),
        (days, "2022-03-28T11:00Z?", true),
        (days, "2022-03-31T11:00Z?", true),
        (days, "2022-03-31T12:00Z?", false),
        // Of both kinds: by any clock, the silence is from noon of the 29th on.
        (mixed, "2022-03-28?", false),
        (mixed, "2022-03-29T11:00Z?", false),
        (mixed, "2022-03-29T13:00Z?", true),
        (mixed, "2022-03-30T11:00Z?", false),
        (mixed, "2022-03-30?", true),
    ] {
        let found = silences(&[before, doubt, after]);
        let unless = if falls_in { format!(" unless {doubt}") } else { String::new() };
        assert!(found.len() == 1 && found[0].ends_with(&unless), "{before} {doubt} {after}: {found:?}");
        assert_eq!(found[0].contains("unless"), falls_in, "{before} {doubt} {after}: {found:?}");
    }
    let instant = "2022-03-28T16:00Z";
    for dated_by in [DatedBy::Report, DatedBy::Inference] {
        let by = Event { dated_by, ..event(instant, Vec::new()) };
        let found = of(vec![event(instants.0, Vec::new()), by, event(instants.1, Vec::new())]);
        assert_eq!(found, ["2022-03-28T18:00Z > 2022-03-29T10:00Z: 16 hours"], "{dated_by:?}");
    }
}

#[test]
fn what_is_not_certain_of_a_set_is_named_before_its_other_dates_and_behind_them() {
    for (set, before, behind) in [
        ("{2022-03-10?,2022-03-12}", "10 to 12 days unless {2022-03-10?,2022-03-12}", "17 to 19 days"),
        ("{2022-03-10,2022-03-12?}", "8 to 10 days", "19 to 21 days unless {2022-03-10,2022-03-12?}"),
        ("{2022-03-10~,2022-03-12}", "10 to 12 days unless {2022-03-10~,2022-03-12}", "17 to 19 days"),
        ("{2022-03-10,2022-03-12}", "8 to 10 days", "17 to 19 days"),
    ] {
        let found = silences(&["2022-03-01", set, "2022-03-30"]);
        for told in [format!("2022-03-01 > {set}: {before}"), format!("{set} > 2022-03-30: {behind}")] {
            assert!(found.contains(&told), "{told}: {found:?}");
        }
    }
}

#[test]
fn of_several_that_go_on_one_that_certainly_does_is_told() {
    let (before, after) = ("2020-01-01", "2022-01-01");
    for (dates, during) in [
        (&["2019-01/..", "2019-02/"][..], "2019-01/.."),
        (&["2019-01/", "2019-02/.."], "2019-02/.."),
        (&["2019-01/..", "2019-02/.."], "2019-02/.."),
        (&["2019-01/", "2019-02/"], "2019-02/ perhaps"),
        (&["2018/2023-01~", "2019-02/"], "2018/2023-01~"),
        (&["2018/2023-01~", "2019-02?/2023"], "2018/2023-01~"),
        (&["2018?/2023-01", "2019-02~/2023"], "2019-02~/2023"),
    ] {
        let found = silences(&[dates, &[before, after]].concat());
        let told = found.iter().find(|told| told.starts_with(&format!("{before} > {after}"))).unwrap();
        assert!(told.ends_with(&format!(" while {during}")), "{dates:?}: {told}");
    }
}
