//! Figures that are meant for several dates, at more than one width.

use super::*;
use crate::evidence::figures::{Compared, Figures};
use crate::evidence::fixture::{counting, event, rows, timeline};

const TODAY: Day = Day { year: 2022, month: 4, day: 1 };

/// The lowest figure, 10, for which a date is meant, and 20 at both ends of March 2022; a row of the chart of it.
fn drawn(date: &str, width: u16) -> String {
    let claims = ["20 crews @2022-03-01".to_owned(), format!("10 crews {date}"), "20 crews @2022-03-31".to_owned()];
    let timeline = timeline(vec![event("2022", claims.iter().map(|claim| counting(claim)).collect())], Vec::new());
    let mut figures = Figures::default();
    rows(&timeline).for_each(|(row, event)| figures.add(&timeline, row, &event));
    let compared: Compared = figures.compare();
    let points = compared.points(&compared.series()[0]);
    let several = points.iter().filter_map(|point| Some((point.at, Several::of(compared.several(point)?, TODAY))));
    let chart = Chart::of(points, several.collect(), &[0, 1, 0], (width, 8), Lang::English);
    let at = points.iter().find(|point| point.value == crate::model::Number::Whole(10)).unwrap();
    let (_, y) = chart.place(at).unwrap();
    let cell = |x| match chart.cell(x, y).map(|(sign, _)| sign) {
        None | Some(Sign::Way(_)) => ' ',
        Some(Sign::Time(sign)) => sign.unicode().chars().next().unwrap(),
        Some(Sign::Range) => '-',
        Some(Sign::From | Sign::To) => '|',
        Some(Sign::Before) => '<',
        Some(Sign::After) => '>',
        Some(Sign::Up | Sign::Down) => '^',
        Some(Sign::About) => '~',
        Some(Sign::Figure) => 'x',
        Some(Sign::Many(_)) => '2',
    };
    (0..chart.width).map(cell).collect::<String>().trim_end().to_owned()
}

#[test]
fn of_several_dates_each_is_drawn_and_nothing_between_them() {
    #[rustfmt::skip]
    let table = [
        ("@2022-03-11", "             x", "                                        x"),
        ("@{2022-03-11,2022-03-21}", "             x         x", "                                        x━━━                           x━━━"),
        ("@[2022-03-11,2022-03-21]", "             x         ▒", "                                        x▒▒▒                           ▒▒▒▒"),
        ("@{2022-03-11..2022-03-21}", "             ━━━━━x━━━━━━", "                                        ━━━━━━━━━━━━━━━━x━━━━━━━━━━━━━━━━━━"),
        ("@[2022-03-11..2022-03-21]", "             ▒▒▒▒▒x▒▒▒▒▒▒", "                                        ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒x▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒"),
        ("@2022-03-11/2022-03-21", "             |----x----|", "                                        |---------------x--------------|"),
        ("@{2022-03-05,2022-03-11..2022-03-21}", "       x     ━━━━━x━━━━━━", "                      x━━━              ━━━━━━━━━━━━━━━━x━━━━━━━━━━━━━━━━━━"),
        ("@{2022-03-11?,2022-03-21}", "             x         x", "                                        x▒▒▒                           x━━━"),
        ("@{2022-03-11..}", "             x━━━━━━━━━━━━━━━━━━━━━→", "                                        x━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━→"),
        ("@{..2022-03-11}", "←━━━━━━━━━━━━x━", "←━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━x━━━"),
    ];
    for (date, narrow, wide) in table {
        assert_eq!((drawn(date, 40).as_str(), drawn(date, 115).as_str()), (narrow, wide), "{date}");
    }
}
