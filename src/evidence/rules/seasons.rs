//! A part of a year where two years may be meant: `2021-22` is the summer of 2021.
//!
//! Owns which codes (21 to 41, ISO 8601-2, 4.8) are likely to be a year's last two digits: those of the next year, and
//! before 2000 those of any later year of the century.

use super::finding::{Finding, Rule, Subject};
use crate::model::Date;

/// What there is to say of a date, or of the first part of it that may be meant otherwise.
pub(super) fn season_or_years(row: u32, date: &Date) -> Option<Finding> {
    let mut parts = date.as_written().split(|c: char| !(c.is_ascii_digit() || c == '-'));
    let (part, [year, last]) = parts.find_map(|part| Some((part, years(part)?)))?;
    let words = Date::parse(part).ok()?.words();
    Some(Finding {
        rule: Rule::SeasonOrYears,
        subject: Subject::Date { row },
        message: format!("{words}? Or the years {year} to {last}?"),
        hint: format!("for the years {year} to {last} write `{year}/{last}`"),
    })
}

/// The two years that `2021-22` may be meant as.
fn years(part: &str) -> Option<[u16; 2]> {
    let (year, code) = part.split_once('-').filter(|(year, code)| year.len() == 4 && code.len() == 2)?;
    let (year, code): (u16, u16) = (year.parse().ok()?, code.parse().ok()?);
    let last = if code > year % 100 { year - year % 100 + code } else { year - year % 100 + 100 + code };
    let meant = last == year + 1 || year < 2000 && last / 100 == year / 100;
    ((21..=41).contains(&code) && meant).then_some([year, last])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_whose_code_is_a_later_year_is_asked_about() {
        for (date, message, hint) in [
            ("2021-22", "summer 2021? Or the years 2021 to 2022?", "for the years 2021 to 2022 write `2021/2022`"),
            ("2022-23", "autumn 2022? Or the years 2022 to 2023?", "for the years 2022 to 2023 write `2022/2023`"),
            (
                "1939-40",
                "first half of 1939? Or the years 1939 to 1940?",
                "for the years 1939 to 1940 write `1939/1940`",
            ),
            (
                "1910-30",
                "summer 1910 (southern hemisphere)? Or the years 1910 to 1930?",
                "for the years 1910 to 1930 write `1910/1930`",
            ),
            ("2021-22~", "summer 2021? Or the years 2021 to 2022?", "for the years 2021 to 2022 write `2021/2022`"),
            ("2020/2022-23", "autumn 2022? Or the years 2022 to 2023?", "for the years 2022 to 2023 write `2022/2023`"),
            ("1999-21", "", ""),
            ("1930-30", "", ""),
            ("1945-24", "", ""),
            ("2022-33", "", ""),
            ("2022-21", "", ""),
            ("2010-12", "", ""),
            ("2010-11-22", "", ""),
            ("2020-10/2022-03", "", ""),
        ] {
            let found = season_or_years(7, &Date::parse(date).unwrap());
            let told = found.as_ref().map_or(("", ""), |found| (&found.message, &found.hint));
            assert_eq!(told, (message, hint), "{date}");
            assert!(found.is_none_or(|found| found.subject == Subject::Date { row: 7 }));
        }
    }
}
