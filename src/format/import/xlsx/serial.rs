//! Days as spreadsheets count them, and how exactly a number format shows them.

use crate::model::Day;

/// How exactly a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Year,
    Month,
    Day,
    /// A day with a time of it, to the minute or to the second.
    Minute,
    Second,
    /// A time without a day.
    Time,
}

impl Shown {
    /// By the code of a number format.
    pub(super) fn by(code: &str) -> Self {
        let plain = letters(code);
        let has = |letter: char| plain.contains(letter);
        // Behind hours or before seconds `m` are minutes.
        let months = plain.replace("hm", "h").replace("ms", "s").contains('m');
        match (has('y'), months, has('d'), has('h') || has('s')) {
            (false, false, false, true) => Self::Time,
            (_, _, _, true) if has('s') => Self::Second,
            (_, _, _, true) => Self::Minute,
            (_, true, false, false) => Self::Month,
            (true, false, false, false) => Self::Year,
            (_, _, _, false) => Self::Day,
        }
    }
}

/// The letters of a code that stand for parts of a date, each once where it is repeated.
fn letters(code: &str) -> String {
    let (mut plain, mut is_quoted, mut is_escaped) = (String::new(), false, false);
    let mut within: Option<String> = None;
    for c in code.chars().map(|c| c.to_ascii_lowercase()) {
        match (c, &mut within) {
            _ if is_escaped => is_escaped = false,
            (']', _) => {
                // Hours that go on past a day; else a colour or a language.
                let elapsed = within.take().filter(|inner| inner.chars().all(|c| matches!(c, 'h' | 'm' | 's')));
                plain.extend(elapsed.and_then(|inner| inner.chars().next()));
            }
            (c, Some(inner)) => inner.push(c),
            ('\\' | '_' | '*', _) => is_escaped = true,
            ('"', _) => is_quoted = !is_quoted,
            _ if is_quoted => {}
            (';', _) => break,
            ('[', None) => within = Some(String::new()),
            ('y' | 'm' | 'd' | 'h' | 's', None) if !plain.ends_with(c) => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// The date of a count of days, as exactly as it is shown; of a time alone, that.
///
/// # Errors
/// Where it is none, in words.
pub(super) fn date(serial: f64, is_1904: bool, shown: Shown) -> Result<String, &'static str> {
    if !serial.is_finite() || serial.abs() > 3_000_000.0 {
        return Err("a number that is no day of a spreadsheet");
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is held to some million days above")]
    let seconds = (serial * DAY).round() as i64;
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    if shown == Shown::Time {
        return if (0.0..1.0).contains(&serial) { Ok(time) } else { Err("a time of day without a day") };
    }
    let epoch = match (is_1904, days) {
        (true, _) => Day { year: 1904, month: 1, day: 1 },
        (false, 60) => return Err("29 February 1900, a day that there was not"),
        (false, ..1) => return Err("a time of day without a day"),
        (false, ..60) => Day { year: 1899, month: 12, day: 31 },
        (false, _) => Day { year: 1899, month: 12, day: 30 },
    };
    let day = Day::from_days(epoch.to_days() + days);
    let day = day.to_string();
    Ok(match shown {
        Shown::Year => day.get(..4).unwrap_or(&day).to_owned(),
        Shown::Month => day.get(..7).unwrap_or(&day).to_owned(),
        // A day that somebody typed has the time at which it begins.
        Shown::Minute if second > 0 => format!("{day}T{}", time.get(..5).unwrap_or(&time)),
        Shown::Second if second > 0 => format!("{day}T{time}"),
        _ => day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_format_says_how_exactly_a_day_is_known() {
        for (code, shown) in [
            ("yyyy", Shown::Year),
            ("mmm yyyy", Shown::Month),
            ("mmm-yy", Shown::Month),
            ("yyyy-mm-dd", Shown::Day),
            ("d. mmmm yyyy", Shown::Day),
            ("yyyy-mm-dd h:mm", Shown::Minute),
            ("yyyy\\-mm\\-dd hh:mm:ss", Shown::Second),
            ("h:mm:ss", Shown::Time),
            ("[h]:mm", Shown::Time),
            ("mm:ss", Shown::Time),
            ("[Red]yyyy", Shown::Year),
            ("[$-407]d/m/yyyy;@", Shown::Day),
            ("\"day\" yyyy", Shown::Year),
        ] {
            assert_eq!(Shown::by(code), shown, "{code}");
        }
    }

    #[test]
    fn both_epochs_count_the_same_days() {
        for (serial, shown, said) in [
            (45_355.0, Shown::Day, "2024-03-04"),
            (45_355.604_166_666_66, Shown::Second, "2024-03-04T14:30:00"),
            (45_355.604_166_666_66, Shown::Minute, "2024-03-04T14:30"),
            (45_355.0, Shown::Second, "2024-03-04"),
            (45_352.0, Shown::Month, "2024-03"),
            (32_874.0, Shown::Year, "1990"),
            (32.0, Shown::Day, "1900-02-01"),
        ] {
            assert_eq!(date(serial, false, shown).as_deref(), Ok(said));
            // Before March 1900 the first of them is a day ahead.
            let other = if serial < 60.0 { serial - 1461.0 } else { serial - 1462.0 };
            assert_eq!(date(other, true, shown).as_deref(), Ok(said));
        }
        for serial in [60.0, 0.25, -5.0, f64::NAN, 1e12] {
            assert!(date(serial, false, Shown::Day).is_err(), "{serial}");
        }
        assert_eq!(date(0.604_166_666, false, Shown::Time).as_deref(), Ok("14:30:00"));
    }
}
