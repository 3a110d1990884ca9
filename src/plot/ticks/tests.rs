//! Axes drawn as text, and what holds of every one of them.

use super::*;
use crate::model::Date;
use crate::plot::scale::{Scale, Window};
use proptest::prelude::*;

fn scale(from: &str, to: &str, width: u16) -> Scale {
    let instant = |date: &str| Date::scan(date).unwrap().first;
    Scale::new(Window::new(instant(from), instant(to)), width)
}

fn axis(scale: Scale) -> String {
    line(&Ticks::of(&scale.into()), scale.width())
}

fn line(Ticks { marks, begins, .. }: &Ticks, width: u16) -> String {
    let mut line = vec![' '; usize::from(width)];
    let begins = begins.clone().map(|label| Tick { column: 0, label: Some(label) });
    for tick in marks.iter().cloned().chain(begins) {
        let label = tick.label.map_or_else(|| "'".to_owned(), |label| label.to_string());
        for (place, c) in line[usize::from(tick.column)..].iter_mut().zip(label.chars()) {
            *place = c;
        }
    }
    line.into_iter().collect::<String>().trim_end().to_owned()
}

#[test]
fn ticks_are_chosen_as_people_count() {
    #[rustfmt::skip]
    let axes = [
        ("Y-13800000000", "2026", 80, "billions of years",
         "          12 bn BC    10 bn BC   8 bn BC     6 bn BC    4 bn BC     2 bn BC    '"),
        ("Y-66000000", "2026", 80, "millions of years",
         "       60 mn BC    50 mn BC    40 mn BC    30 mn BC    20 mn BC    10 mn BC    '"),
        ("-3000", "2026", 80, "millennia",
         "3000 BC        2000 BC         1000 BC         AD 1            1000            '"),
        ("-0100", "0100", 80, "decades",
         "100 BC  '       60 BC   40 BC   20 BC   AD 1   AD 20   AD 40   AD 60   AD 80"),
        ("-0004", "0004", 60, "years",
         "5 BC   4 BC    3 BC   2 BC    1 BC   AD 1    AD 2   AD 3"),
        ("1066", "2026", 40, "centuries",
         "     1200    1400     1600    1800    '"),
        ("1990", "2026", 80, "years",
         "1990       1995       2000       2005       2010       2015       2020       '"),
        ("2021", "2027", 80, "years",
         "2021         2022         2023         2024          2025         2026"),
        ("2021-11-03", "2025-06-20", 60, "half-years",
         "  2022    Jul      2023    Jul     2024    Jul      2025"),
        ("2021-11-03", "2022-06-20", 80, "months",
         "         Dec 2021   2022       Feb       Mar        Apr       May        Jun"),
        ("2022-02-20", "2022-04-20", 80, "days",
         "20 Feb 2022 '           10           20               Apr         10"),
        ("2022-03-26", "2022-03-29", 60, "hours",
         "26 Mar 202'         27 Mar    12:00     28 Mar    12:00"),
        ("2022-03-26T09:31:00Z", "2022-03-26T23:00:00Z", 80, "hours",
         "  26 Mar 2022 '0:00       14:00       16:00       18:00       20:00       22:00"),
        ("2022-03-26T09:31:00Z", "2022-03-26T10:05:00Z", 80, "minutes",
         "         26 Mar 2022 '9:35      09:45       09:50       09:55       10:00"),
        ("2022-03-26T09:31:10Z", "2022-03-26T09:32:11Z", 80, "seconds",
         "26 Mar 2022 0':31:10      :30          :40          :50          09:32        '"),
        ("2022-03-26T09:31:10Z", "2022-03-26T09:31:15Z", 80, "seconds",
         "26 Mar 2022 09:3':10            :12             :13             :14"),
        ("2022-03-26T09:31:10Z", "2022-03-26T09:31:11Z", 80, "seconds",
         "26 Mar 2022 09:31:10"),
        ("2022-03-26", "2022-03-29", 10, "days",
         "Mar 2022"),
        ("2022-03-26", "2022-03-29", 3, "days",
         ""),
        ("2021", "2027", 12, "years",
         "        2025"),
    ];
    for (from, to, width, name, shown) in axes {
        let scale = scale(from, to, width);
        assert_eq!(
            (Ticks::of(&scale.into()).step.name(), axis(scale).as_str()),
            (name, shown),
            "{from} to {to} in {width}"
        );
    }
}

#[test]
fn years_are_told_exactly_or_in_round_millions() {
    for (year, label) in [
        (2021, "2021"),
        (409, "409"),
        (14, "AD 14"),
        (0, "1 BC"),
        (-43, "44 BC"),
        (-2_999, "3000 BC"),
        (12_000, "12,000"),
        (-66_042_999, "66,043,000 BC"),
        (-66_099_999, "66.1 mn BC"),
        (-13_799_999_999, "13.8 bn BC"),
        (-13_787_999_999, "13,788 mn BC"),
        (5_000_000_000, "5 bn"),
    ] {
        assert_eq!(year_label(Lang::English, year), label);
    }
}

/// Any window, as likely short as long, and those around the year 0.
fn scales() -> impl Strategy<Value = Scale> {
    let length = (0_u32..64, any::<u64>()).prop_map(|(bits, n)| 1 + (n & (u64::MAX >> (63 - bits.min(62)))) / 2);
    let from = prop_oneof![any::<i64>(), -70_000_000_000_i64..5_000_000_000];
    (from, length, 0_u16..300).prop_map(|(from, length, width)| {
        Scale::new(Window::new(from, from.saturating_add(i64::try_from(length).unwrap_or(i64::MAX))), width)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn labels_never_collide_and_stay_on_the_axis(scale in scales()) {
        let Ticks { marks, begins, .. } = Ticks::of(&scale.into());
        let mut free = 0;
        for label in marks.iter().filter_map(|tick| Some((tick.column, tick.label.as_ref()?))) {
            prop_assert!(usize::from(label.0) >= free);
            free = usize::from(label.0) + label.1.width() + GAP;
            prop_assert!(free - GAP <= usize::from(scale.width()));
        }
        prop_assert!(begins.is_none_or(|begins| begins.width() <= usize::from(scale.width())));
        prop_assert!(marks.is_sorted_by(|a, b| a.column < b.column));
    }

    #[test]
    fn every_axis_of_some_width_tells_its_year(scale in scales()) {
        let Ticks { marks, begins, .. } = Ticks::of(&scale.into());
        let first = marks.iter().find_map(|tick| tick.label.clone()).or(begins);
        let window = scale.window();
        let told = |instant: i64| year_label(Lang::English, Date::year_of(instant));
        match first {
            Some(first) => {
                let first = first.to_string();
                let column = marks.iter().find(|tick| tick.label.is_some()).map_or(0, |tick| tick.column);
                let near = [scale.instant(column), scale.instant(column + 1), window.from()].map(told);
                let years = near.iter().any(|year| first.contains(year.as_str()));
                // Where a column is years long, the tick lies somewhere in it.
                prop_assert!(years || window.seconds() / i128::from(scale.width()) > 300 * 86_400, "{} {:?}", first, near);
            }
            None => prop_assert!(scale.width() < 20),
        }
    }

    #[test]
    fn a_tick_stands_in_the_column_of_its_instant(scale in scales()) {
        let Ticks { step, marks, .. } = Ticks::of(&scale.into());
        let mut instant = scale.window().from();
        for tick in marks {
            instant = step.at_or_after(instant);
            prop_assert_eq!(scale.column(instant), Column::At(tick.column));
            prop_assert_eq!(step.at_or_after(instant), instant);
            instant += 1;
        }
    }
}

/// A day on which the clock is put forward, one on which it is put back, and some on which it is let alone.
#[test]
fn ticks_of_a_zone_stand_at_its_hours() {
    for (zone, from, to, clock, drawn) in [
        (
            "Europe/London",
            "2024-03-31T00:00Z",
            "2024-03-31T12:00Z",
            "Europe/London",
            "31 Mar 2024 '       06:00   08:00   10:00   '",
        ),
        (
            "Europe/London",
            "2024-10-27T00:00Z",
            "2024-10-27T12:00Z",
            "Europe/London",
            "        27 Oct 2'24 02:0'       08:00   10:00",
        ),
        (
            "Europe/London",
            "2024-07-01T00:00Z",
            "2024-07-01T12:00Z",
            "+01:00",
            "    1 Jul 20'4 02:00'       08:00   10:00   '",
        ),
        (
            "Asia/Kolkata",
            "2024-07-01T00:00Z",
            "2024-07-01T12:00Z",
            "+05:30",
            "  1 Jul 20'4 06:00'       12:00   14:00   16:00",
        ),
        (
            "America/El_Salvador",
            "2024-01-01T03:00Z",
            "2024-01-01T15:00Z",
            "-06:00",
            "    31 Dec 2'23 22:0'       04:00   06:00   '",
        ),
        ("UTC", "2024-01-01T03:00Z", "2024-01-01T15:00Z", "UTC", "    1 Jan 20'4 04:00'       10:00   12:00   '"),
    ] {
        let scale = scale(from, to, 48);
        let ticks = Ticks::by_clock(&scale.into(), (Zone::parse(zone), Lang::English), true);
        assert_eq!(ticks.clock.as_ref().map(Clean::as_str), Some(clock), "{zone}");
        assert_eq!(line(&ticks, 48), drawn, "{zone} {from}");
    }
}

proptest! {
    #[test]
    fn a_tick_of_a_zone_is_the_first_at_a_whole_step_of_its_clock(
        from in 1_600_000_000_i64..1_800_000_000,
        zone in prop::sample::select(&["Europe/London", "Asia/Kolkata", "Australia/Lord_Howe", "America/El_Salvador"][..]),
        step in prop::sample::select(&[Step::Minutes(15), Step::Hours(1), Step::Hours(3), Step::Hours(6)][..]),
    ) {
        let zone = Zone::parse(zone).unwrap();
        let ruler = Ruler { step, zone: Some(zone), lang: Lang::English };
        let local = |instant: i64| instant + i64::from(zone.shift(instant)) * 60;
        let tick = ruler.at_or_after(from);
        prop_assert!(tick >= from && tick - from < 2 * step.seconds());
        prop_assert_eq!(local(tick) % step.seconds(), 0);
        prop_assert_eq!(ruler.at_or_after(tick), tick);
        if zone.shift(from) == zone.shift(tick) {
            prop_assert!(tick - from < step.seconds());
        }
    }
}
