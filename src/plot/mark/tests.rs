//! Bars drawn as text, and what holds of every one of them.

use super::*;
use crate::model::date::Scanned;
use crate::model::{Date, Day, FileId, Row, TagSet};
use crate::plot::scale::{Scale, Window};
use proptest::prelude::*;
use std::collections::HashSet;

const TODAY: Day = Day { year: 2026, month: 5, day: 1 };

fn row(date: &str) -> Row {
    let Scanned { first, last, shift, precision, flags } = Date::scan(date).unwrap();
    Row { first, last, id: 0, at: 0, len: 0, shift, file: FileId(0), precision, flags, tags: TagSet::default() }
}

fn times(date: &str) -> Times {
    Times::of(&Date::parse(date).unwrap(), &row(date), TODAY)
}

/// A day to a column, the 1st to the 24th of March 2021.
fn days() -> Scale {
    Scale::new(Window::new(row("2021-03-01").first, row("2021-03-25").first), 24)
}

fn drawn(bar: Option<&Bar>) -> String {
    let Some(bar) = bar else { return String::new() };
    format!("{}{}", " ".repeat(bar.column.into()), text(&bar.signs))
}

#[test]
fn certain_time_is_solid_and_possible_time_is_hatched() {
    let all = "▒".repeat(24);
    #[rustfmt::skip]
    let table = [
        ("2021-03-10",              "         ◆"),
        ("2021-03-10T12:00:00Z",    "         ◆"),
        ("2021-03",                 &all),
        ("2021",                    &all),
        ("2021-03-1X",              "         ▒▒▒▒▒▒▒▒▒▒"),
        ("2021-03-10~",             "         ◆~"),
        ("2021-03-10?",             "         ◆?"),
        ("2021-03-10%",             "         ◆~?"),
        ("2021-03-23%",             "                    ~?◆"),
        ("2021-03-24%",             "                     ~?◆"),
        ("2021-03-10/2021-03-14",   "         ━━━━━"),
        ("2021-02/2021-03-14",      "━━━━━━━━━━━━━━"),
        ("2021-03/2021-04-14",      &all),
        ("2021-03-10/2021-04",      "         ━━━━━━━━━━━━━━━"),
        ("2021-03-0X/2021-03-14",   "▒▒▒▒▒▒▒▒━━━━━━"),
        ("2021-03-0X/2021-03-1X",   "▒▒▒▒▒▒▒▒━━▒▒▒▒▒▒▒▒▒"),
        ("2021-03-10/..",           "         ━━━━━━━━━━━━━━→"),
        ("2021-03-24/..",           "                       →"),
        ("2021-03-10~/..",          "         ▒━━━━━━━━━━━━~→"),
        ("2021-03-10/2021-03-14~",  "         ━━━━▒~"),
        ("2021-03-10?/2021-03-14",  "         ▒▒▒▒▒?"),
        ("2021-03-10/2021-03-14%",  "         ▒▒▒▒▒~?"),
        ("2021-03-10/",             "         ◆–?"),
        ("2021-03-0X/",             "▒▒▒▒▒▒▒▒▒–?"),
        ("../2021-03-10",           "←━━━━━━━━━"),
        ("../2021-03-01",           "←"),
        ("/2021-03-10",             "       ?–▒"),
        ("/2021-03-01",             "▒"),
        ("[2021-03-10,2021-03-14]", "         ▒   ▒"),
        ("[2021-03-10..]",          "         ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒"),
        ("[..2021-03-10]",          "▒▒▒▒▒▒▒▒▒▒"),
        ("[2021-03-10,2021-03-14~]", "         ▒   ▒~"),
        ("{2021-03-10,2021-03-14}", "         ◆   ◆"),
        ("{2021-03-10,2021-03-10..2021-03-14}", "         ◆━━━━"),
        ("{2021-03-03..2021-03-05,2021-03-14..}", "  ━━━        ━━━━━━━━━━→"),
        ("{2021-02..2021-03}",      &"━".repeat(24)),
        ("{2021-02..}",             "━━━━━━━━━━━━━━━━━━━━━━━→"),
        ("{2021-03-10?,2021-03-14}", "         ◆?  ◆"),
        ("{2021-03-14,2021-03-10?}", "         ◆?  ◆"),
        ("{2021-03-10,2021-03-14~}", "         ◆   ◆~"),
        ("{2021-03-10?,2021-03-11}", "        ?◆◆"),
        ("{2021-03-09,2021-03-10?,2021-03-11}", "        ◆▒◆"),
        ("{2021-03-10?,2021-03-12%,2021-03-13}", "         ◆?▒◆"),
        ("{2021-03-10?,2021-03-24%}", "         ◆?          ~?◆"),
        ("{2021-03-10?,2021-03-08..2021-03-12}", "       ━━━━━"),
        ("[2021-03-10?,2021-03-14]", "         ▒?  ▒"),
        ("2021-04-01",              ""),
        ("2021-04-01/..",           ""),
        ("../2020",                 ""),
    ];
    for (date, signs) in table {
        assert_eq!(drawn(times(date).bar(days()).as_ref()), signs, "{date}");
    }
}

/// By the day of the report it had happened, whenever that was.
#[test]
fn what_only_a_report_dates_was_by_its_end() {
    #[rustfmt::skip]
    let table = [
        ("2021-03-10",                      "         ◁"),
        ("2021-03-10?",                     "         ◁?"),
        ("2021-03-0X",                      "        ◁"),
        ("2021-03-10/2021-03-14",           "             ◁"),
        ("2021-02/2021-03-14~",             "             ◁~"),
        ("../2021-03-14",                   "             ◁"),
        ("/2021-03-14",                     "             ◁"),
        ("[..2021-03-14]",                  "             ◁"),
        ("{2021-03-10,2021-03-14}",         "             ◁"),
        ("{2021-03-10..2021-03-14}",        "             ◁"),
        ("{2021-03-10?,2021-03-14}",        "             ◁"),
        ("[2021-03-10?,2021-03-14]",        "             ◁?"),
        ("2021-03",                         ""),
        ("2021-03-10/..",                   &"▒".repeat(24)),
        ("2021-03-10/",                     &"▒".repeat(24)),
        ("[2021-03-10..]",                  &"▒".repeat(24)),
    ];
    for (date, signs) in table {
        let mut row = row(date);
        row.flags.set(Flags::BY_THEN, true);
        let times = Times::of(&Date::parse(date).unwrap(), &row, TODAY);
        assert_eq!(drawn(times.bar(days()).as_ref()), signs, "{date}");
        // The list says the same in one cell.
        let listed = if signs.contains('▒') { Sign::Possible } else { Sign::ByThen };
        assert_eq!(Sign::of_row(&row), listed, "{date}");
    }
}

#[test]
fn a_date_is_a_point_where_it_is_no_longer_than_a_column() {
    let years = Scale::new(Window::new(row("2000").first, row("2025").first), 25);
    let decades = Scale::new(Window::new(row("1900").first, row("2100").first), 20);
    #[rustfmt::skip]
    let table = [
        ("2021-03-10",   "                     ◆",    "            ◆"),
        ("2021-03",      "                     ◇",    "            ◇"),
        ("2021-21",      "                     ◇",    "            ◇"),
        ("2021",         "                     ▒",    "            ▒"),
        ("2021/2022",    "                     ━━",   "            ━"),
        ("2021/",        "                     ▒–?",  "            ▒–?"),
        ("2021/..",      "                     ━━━→", "            ━→"),
        ("201X",         "          ▒▒▒▒▒▒▒▒▒▒",      "           ▒"),
        ("{2021..2023}", "                     ━━━",  "            ━"),
        ("{2021?,2021-05-03}", "                     ◆", "            ◆"),
        ("{2021-01-02?,2021-05-03?}", "                     ◆?", "            ◆?"),
        ("2013-03~/2013-04", "             ━~",         "           ━~"),
    ];
    for (date, year, decade) in table {
        assert_eq!(drawn(times(date).bar(years).as_ref()), year, "{date} by years");
        assert_eq!(drawn(times(date).bar(decades).as_ref()), decade, "{date} by decades");
    }
}

/// All that are meant are solid, and of one of several each is hatched, however near one looks.
#[test]
fn members_of_a_set_are_told_from_alternatives_at_every_zoom() {
    let hours = Scale::new(Window::new(row("2022-03-10").first, row("2022-03-15").first), 15);
    let days = Scale::new(Window::new(row("2022-03-05").first, row("2022-03-20").first), 15);
    let months = Scale::new(Window::new(row("2021-12").first, row("2022-08").first), 8);
    let years = Scale::new(Window::new(row("2019").first, row("2027").first), 8);
    #[rustfmt::skip]
    let table = [
        ("{2022-03-11,2022-03-13}", ["   ━━━   ━━━", "      ◆ ◆", "   ◆", "   ◆"]),
        ("[2022-03-11,2022-03-13]", ["   ▒▒▒   ▒▒▒", "      ▒ ▒", "   ▒", "   ▒"]),
        ("{2022-03-11..2022-03-13}", ["   ━━━━━━━━━", "      ━━━", "   ━", "   ━"]),
        ("[2022-03-11..2022-03-13]", ["   ▒▒▒▒▒▒▒▒▒", "      ▒▒▒", "   ▒", "   ▒"]),
        ("{2022-03-11,2022-03-13?}", ["   ━━━   ▒▒▒?", "      ◆ ◆?", "   ◆", "   ◆"]),
        ("{2022-03-11,2022-03-13~}", ["   ━━━   ▒▒▒~", "      ◆ ◆~", "   ◆", "   ◆"]),
        ("[2022-03-11,2022-03-13~]", ["   ▒▒▒   ▒▒▒~", "      ▒ ▒~", "   ▒", "   ▒"]),
        ("{2022-03,2022-05}", ["━━━━━━━━━━━━━━━", "━━━━━━━━━━━━━━━", "  ━━━━", "   ◇"]),
        ("[2022-03,2022-05]", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "  ▒▒▒▒", "   ▒"]),
        ("{2022-03..2022-05}", ["━━━━━━━━━━━━━━━", "━━━━━━━━━━━━━━━", "  ━━━━", "   ━"]),
        ("[2022-03..2022-05]", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "  ▒▒▒▒", "   ▒"]),
        ("{2022-03-12,2022-04..2022-05}", ["      ━━━", "       ◆", "   ◆━━", "   ◆"]),
        ("{2021,2023}", ["", "", "━━", "  ━ ━"]),
        ("[2021,2023]", ["", "", "▒▒", "  ▒ ▒"]),
        ("{2021..2023}", ["━━━━━━━━━━━━━━━", "━━━━━━━━━━━━━━━", "━━━━━━━━", "  ━━━"]),
        ("[2021..2023]", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒", "  ▒▒▒"]),
        ("{202X,2035}", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒"]),
        ("{2022-03-1X,2022-05}", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "     ▒▒▒▒▒▒▒▒▒▒", "   ▒━━", "   ◇"]),
        ("{2022-03-12..}", ["      ━━━━━━━━→", "       ━━━━━━━→", "   ━━━━→", "   ━━━━→"]),
        ("[2022-03-12..]", ["      ▒▒▒▒▒▒▒▒▒", "       ▒▒▒▒▒▒▒▒", "   ▒▒▒▒▒", "   ▒▒▒▒▒"]),
        ("{..2022-03-12}", ["←━━━━━━━━", "←━━━━━━━", "←━━━", "←━━━"]),
        ("[..2022-03-12]", ["▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒", "▒▒▒▒", "▒▒▒▒"]),
        ("[2021..2022]/[2024..2025]", ["▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒", "▒▒▒▒▒▒▒▒", "  ▒━━▒▒▒"]),
        ("[2022-03-11,2022-03-12]/2022-03-14", ["   ▒▒▒▒▒━━━━━▒▒", "      ▒━━━", "   ━", "   ━"]),
        ("2022-03-11/[2022-03-13,2022-03-14]", ["   ▒▒━━━━━▒▒▒▒▒", "      ━━━▒", "   ━", "   ━"]),
        ("{2022-03-11T06:00,2022-03-11T18:00}", ["   ◆ ◆", "      ◆", "   ◆", "   ◆"]),
        ("[2022-03-11T06:00,2022-03-11T18:00]", ["   ▒ ▒", "      ▒", "   ▒", "   ▒"]),
    ];
    for (date, signs) in table {
        let drawn = [hours, days, months, years].map(|scale| drawn(times(date).bar(scale).as_ref()));
        assert_eq!(drawn, signs, "{date}");
    }
}

#[test]
fn what_goes_on_is_drawn_until_today() {
    let scale = Scale::new(Window::new(row("2026-04-28").first, row("2026-05-05").first), 7);
    assert_eq!(drawn(times("2026-04-29/..").bar(scale).as_ref()), " ━━→");
    assert_eq!(drawn(times("2026-05-03/..").bar(scale).as_ref()), "     ━→", "planned, and then it goes on");
}

#[test]
fn each_sign_has_a_character_of_its_own() {
    for character in [|sign: Sign| sign.unicode().chars().next(), |sign: Sign| Some(sign.ascii())] {
        let characters: HashSet<Option<char>> = Sign::ALL.map(character).into();
        assert_eq!(characters.len(), Sign::ALL.len());
    }
    for sign in Sign::ALL {
        assert_eq!(Sign::of(sign.unicode()), Some(sign));
        assert!(LEGEND.iter().any(|(signs, _)| signs.contains(&sign)), "{sign:?} is explained");
    }
}

/// Dates of every form.
const DATES: [&str; 24] = [
    "2021-03-10",
    "2021-03-10T12:00:00Z",
    "2021-03",
    "2021-21",
    "2021",
    "202X",
    "2021-03-10%",
    "2021~",
    "2021-02/2021-03-14",
    "2021/2022",
    "2021-03-10/..",
    "2021/..",
    "2021-03-10/",
    "2021/",
    "../2021-03-10",
    "/2021-03-10",
    "../2021",
    "/2021",
    "[2021-03-10,2022]",
    "[2021-03-10..]",
    "{2021,2023-05}",
    "-3000/2021?",
    "Y-13800000000",
    "1985~/2021%",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bars_stay_on_the_axis(
        date in prop::sample::select(&DATES[..]),
        days in -400_i64..400,
        seconds in prop_oneof![1_i64..1_000, 1_i64..100_000_000, 1_i64..1_000_000_000_000],
        width in 1_u16..120,
    ) {
        let from = row("2021-03-10").first + days * 86_400;
        let scale = Scale::new(Window::new(from, from + seconds), width);
        let times = times(date);
        if let Some(bar) = times.bar(scale) {
            prop_assert!(!bar.signs.is_empty());
            prop_assert!(bar.end() <= width, "{:?}", bar);
        }
    }
}
