//! What was probably meant where no number, or no end of an interval, could be read: a proposal that can be pasted.
//!
//! Owns the ways in which people write numbers, and ends of what lasted, in words. Proposes nothing where two readings are
//! as good, unless it can name both.

use crate::model::{Answer, Date, Qualifier};

/// What to write instead of a number that was written as a text: "1000", "90000, with qualifier = \"about\"".
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim().replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ").to_lowercase();
    let words = Qualifier::WORDS.iter().map(|(word, _)| *word);
    let qualifier = words.filter(|word| text.starts_with(word)).max_by_key(|word| word.len());
    let rest = text.strip_prefix(qualifier.unwrap_or_default()).unwrap_or(&text).trim();
    let (rest, unit) = rest.strip_suffix('%').map_or((rest, None), |rest| (rest.trim(), Some("%")));
    let times = [("thousand", 3), ("million", 6), ("billion", 9), ("k", 3)];
    let (rest, power) =
        times.iter().find_map(|(word, power)| Some((rest.strip_suffix(word)?.trim(), *power))).unwrap_or((rest, 0));
    let readings: Vec<String> = readings(rest)?.iter().map(|number| shifted(number, power)).collect::<Option<_>>()?;
    let qualifier = qualifier.map(|word| format!(", with qualifier = \"{word}\"")).unwrap_or_default();
    let unit = unit.map(|unit| format!(", with unit = \"{unit}\"")).unwrap_or_default();
    Some(format!("{}{qualifier}{unit}", readings.join(" or ")))
}

/// The numbers that digits with separators may mean, most probable first, without separators.
fn readings(text: &str) -> Option<Vec<String>> {
    let (sign, digits) =
        text.strip_prefix('-').map_or(("", text.strip_prefix('+').unwrap_or(text)), |rest| ("-", rest));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let number = |whole: &str, fraction: &str| {
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        format!("{sign}{whole}{}{fraction}", if fraction.is_empty() { "" } else { "." })
    };
    let grouped = |text: &str, by: char| {
        let mut groups = text.split(by);
        let first = groups.next().filter(|first| is_digits(first) && first.len() <= 3)?;
        let rest: Vec<&str> = groups.collect();
        let is_grouped = !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && is_digits(group));
        is_grouped.then(|| format!("{first}{}", rest.concat()))
    };
    if is_digits(digits) {
        return Some(vec![number(digits, "")]);
    }
    for by in [',', '.', ' ', '\'', '\u{2019}', '_'] {
        if let Some(whole) = grouped(digits, by) {
            let fraction =
                digits.split_once('.').filter(|_| by == '.' && digits.len() - digits.find('.').unwrap_or(0) == 4);
            let as_fraction = fraction.filter(|(_, rest)| !rest.contains('.')).map(|(whole, rest)| number(whole, rest));
            return Some(std::iter::once(number(&whole, "")).chain(as_fraction).collect());
        }
    }
    let (whole, fraction) = digits.rsplit_once(['.', ',']).filter(|(_, fraction)| is_digits(fraction))?;
    let groups = [',', '.', ' ', '\'', '\u{2019}'].into_iter().filter(|by| !digits[whole.len()..].starts_with(*by));
    let whole =
        if is_digits(whole) { whole.to_owned() } else { groups.into_iter().find_map(|by| grouped(whole, by))? };
    Some(vec![number(&whole, fraction)])
}

/// A number times ten to the power of `power`.
fn shifted(number: &str, power: usize) -> Option<String> {
    if power == 0 {
        return Some(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let rest = format!("{fraction:0<power$}");
    let digits: i64 = format!("{whole}{}", rest.get(..power)?).parse().ok()?;
    Some(if rest.len() > power { format!("{digits}.{}", &rest[power..]) } else { digits.to_string() })
}

/// What to write for an event that has an end beside its date, as far as both are known.
pub(super) fn interval(date: Option<&str>, end: Option<&str>) -> String {
    let general = "here that is an interval in `date`: the start, a slash, the end".to_owned();
    let (Some(date), Some(end)) = (date.map(str::trim), end.map(str::trim)) else { return general };
    let Ok(start) = Date::parse(date) else { return general };
    if start.is_interval() {
        return "`date` is an interval already, and says its end: take this away".to_owned();
    }
    let end = match end.to_lowercase().as_str() {
        "present" | "now" | "today" | "ongoing" | "current" | "open" => "..",
        "unknown" | "?" => "",
        _ => end,
    };
    if end == date {
        return "it is the same as `date`, which says it already: take this away".to_owned();
    }
    if let Ok(end) = Date::parse(end) {
        if end.extent().is_before(&start.extent()) == Answer::Certainly {
            return "it lies before `date`: mend one of the two, and write them as an interval in `date`".to_owned();
        }
    } else if !matches!(end, "" | "..") {
        return general;
    }
    let both = format!("{date}/{end}");
    match Date::parse(&both) {
        Ok(_) => format!("here that is an interval in `date`: \"{both}\""),
        Err(_) => general,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_was_written_as_a_text_is_proposed_as_one() {
        for (written, meant) in [
            ("1,000", "1000"),
            ("12 000", "12000"),
            ("12\u{202f}000", "12000"),
            ("1.000.000", "1000000"),
            ("1.000", "1000 or 1.000"),
            ("1'234'567", "1234567"),
            ("3,5", "3.5"),
            ("1.234,5", "1234.5"),
            ("1,234.50", "1234.50"),
            ("007", "7"),
            ("0", "0"),
            ("+5", "5"),
            ("-1,000", "-1000"),
            ("12", "12"),
            ("10%", "10, with unit = \"%\""),
            ("90k", "90000"),
            ("1.5 million", "1500000"),
            ("about 90k", "90000, with qualifier = \"about\""),
            ("At least 1,000", "1000, with qualifier = \"at least\""),
        ] {
            assert_eq!(number(written).as_deref(), Some(meant), "{written}");
        }
        for nothing in ["", "many", "1,00,000", "1 2", "1-2", "k", "%", "about", "99999999999999999999k", "é", "1é"] {
            assert_eq!(number(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_proposed_is_a_number() {
        for written in ["1,000", "1.000", "007", "+5", "10%", "about 90k", "1.234,5", "-0,5", "1.5 million"] {
            let proposed = number(written).unwrap();
            let (values, rest) = proposed.split_once(", ").unwrap_or((&proposed, ""));
            for value in values.split(" or ") {
                let rest = rest.replace("with ", ", ");
                let table = format!("f = {{ value = {value} {rest} }}");
                assert!(toml::de::DeTable::parse(&table).is_ok(), "{table}");
            }
        }
    }

    #[test]
    fn an_end_is_joined_to_the_date_it_ends() {
        for (date, end, told) in [
            ("2022~", "2023", "\"2022~/2023\""),
            ("2022", "present", "\"2022/..\""),
            ("2022", "unknown", "\"2022/\""),
            ("2022-03-01", "2022-04", "\"2022-03-01/2022-04\""),
            ("2022", "2022-05", "\"2022/2022-05\""),
            ("2022", "2022", "the same as `date`"),
            ("2022", "2020", "it lies before `date`"),
            ("2022/2023", "2024", "an interval already"),
            ("2022", "soon", "the start, a slash, the end"),
            ("soon", "2022", "the start, a slash, the end"),
            ("[2021,2022]", "\"", "the start, a slash, the end"),
        ] {
            let hint = interval(Some(date), Some(end));
            assert!(hint.contains(told), "{date} and {end}: {hint}");
        }
        assert!(interval(None, Some("2023")).ends_with("the end"));
    }
}
