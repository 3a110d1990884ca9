//! A part of a year where two years may be meant: `2021-22` is the summer of 2021.
//!
//! Owns which codes (21 to 41, ISO 8601-2, 4.8) are likely to be a year's last two digits: those of the next year, and
//! before 2000 those of any later year of the century.

use super::finding::{Finding, Rule, Subject};
use crate::model::Date;

/// What there is to say of a date, or of the first part of it that may be meant otherwise. Where a part of it cannot be
/// meant so, none is.
pub(super) fn season_or_years(subject: Subject, date: &Date) -> Option<Finding> {
    let written = date.as_written();
    let parts = || written.split(['/', ',', '[', ']', '{', '}']).flat_map(|part| part.split("..")).map(unmarked);
    let (part, [year, last]) = parts().find_map(|part| Some((part, years(part)?)))?;
    if parts().any(|part| code(part).is_some() && years(part).is_none()) {
        return None;
    }
    let words = Date::parse(part).ok()?.words();
    let said = |year: u16| Date::from_year(year.into()).map_or_else(|_| year.to_string(), |date| date.words());
    let [year, last] = [year, last].map(said).map(|words| words.trim_start_matches("some time in ").to_owned());
    let hint = match instead(written).filter(|form| Date::parse(form).is_ok()) {
        Some(form) => format!("for the years {year} to {last} write `{form}`"),
        None => format!("for the years {year} to {last} write both with all their digits"),
    };
    Some(Finding {
        rule: Rule::SeasonOrYears,
        subject,
        message: format!("{words}? Or the years {year} to {last}?"),
        hint,
    })
}

/// The same in years, with nothing of it lost: from the first year of its start to the last one of its end.
fn instead(written: &str) -> Option<String> {
    let (start, end) = written.split_once('/').unwrap_or((written, written));
    let side =
        |side: &str, is_end: bool| {
            let plain = unmarked(side);
            let mark = side.strip_prefix(plain)?;
            Some(years(plain).map_or_else(
                || side.to_owned(),
                |[first, last]| format!("{:04}{mark}", if is_end { last } else { first }),
            ))
        };
    let is_set = written.contains(['[', '{']);
    (!is_set).then(|| Some(format!("{}/{}", side(start, false)?, side(end, true)?)))?
}

fn unmarked(part: &str) -> &str {
    part.trim_end_matches(['~', '?', '%'])
}

/// The year and the code of a part of a year.
fn code(part: &str) -> Option<(u16, u16)> {
    let (year, code) = part.split_once('-').filter(|(year, code)| year.len() == 4 && code.len() == 2)?;
    let (year, code) = (year.parse().ok()?, code.parse().ok()?);
    (21..=41).contains(&code).then_some((year, code))
}

/// The two years that `2021-22` may be meant as.
fn years(part: &str) -> Option<[u16; 2]> {
    let (year, code) = code(part)?;
    let last = if code > year % 100 { year - year % 100 + code } else { year - year % 100 + 100 + code };
    let meant = last == year + 1 || year < 2000 && last / 100 == year / 100;
    meant.then_some([year, last])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::series::ClaimRef;

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
            ("2021-22~", "summer 2021? Or the years 2021 to 2022?", "for the years 2021 to 2022 write `2021~/2022~`"),
            ("2020/2022-23", "autumn 2022? Or the years 2022 to 2023?", "for the years 2022 to 2023 write `2020/2023`"),
            (
                "2021-22/2022-23?",
                "summer 2021? Or the years 2021 to 2022?",
                "for the years 2021 to 2022 write `2021/2023?`",
            ),
            ("2021-22/..", "summer 2021? Or the years 2021 to 2022?", "for the years 2021 to 2022 write `2021/..`"),
            (
                "[2021-22,2025]",
                "summer 2021? Or the years 2021 to 2022?",
                "for the years 2021 to 2022 write both with all their digits",
            ),
            ("0021-22", "summer AD 21? Or the years AD 21 to AD 22?", "for the years AD 21 to AD 22 write `0021/0022`"),
            ("2021-22/2022-22", "", ""),
            ("1999-21", "", ""),
            ("1930-30", "", ""),
            ("1945-24", "", ""),
            ("2022-33", "", ""),
            ("2022-21", "", ""),
            ("2010-12", "", ""),
            ("2010-11-22", "", ""),
            ("2020-10/2022-03", "", ""),
        ] {
            let found = season_or_years(Subject::Date { row: 7 }, &Date::parse(date).unwrap());
            let told = found.as_ref().map_or(("", ""), |found| (&found.message, &found.hint));
            assert_eq!(told, (message, hint), "{date}");
            assert!(found.is_none_or(|found| found.subject == Subject::Date { row: 7 }));
        }
    }

    #[test]
    fn it_is_asked_of_publications_and_figures_too() {
        use crate::evidence::fixture::{cite, counted, counting, event, inline, source};
        use crate::evidence::rules::{Rules, listed};
        use crate::model::{Cited, Claim, Day, Source};
        let date = Date::parse("2021-22").ok();
        let published = |mut source: Source| {
            source.published.clone_from(&date);
            source
        };
        let mut cited = inline("Log", "", "");
        if let Cited::Inline(source) = &mut cited.source {
            **source = published((**source).clone());
        }
        let said = Claim { sources: vec![cite("gazette"), cited], ..counting("10 dead over 2021-22") };
        let (_, timeline) = counted(vec![event("2021", vec![said])], vec![published(source("gazette", "Gazette", ""))]);
        let mut found = listed(&timeline);
        found.extend(Rules::new(&timeline, Day::LAST).event(0, &timeline.event(0).unwrap()));
        let about: Vec<Subject> =
            found.into_iter().filter(|found| found.rule == Rule::SeasonOrYears).map(|found| found.subject).collect();
        let at = ClaimRef { row: 0, claim: 0 };
        assert!(
            matches!(about[..], [Subject::Source(_), Subject::Citation { .. }, Subject::FigureDate(of)] if of == at)
        );
    }
}
