//! Single dates in words and numbers: `27 March 2022`, `27/03/2022`, `c. 1980`, `the 1980s`, `44 BC`, `Q1 2022`, `20220327`.

use super::super::Day;
use super::digits;
use super::form::sound;
use super::short;
use super::vocabulary::{self, Word};
use crate::model::date::day::four_digits;

/// What a text says, word by word, in any order.
#[derive(Default)]
pub(super) struct Said<'a> {
    numbers: Vec<&'a str>,
    /// Before each number, the sign that stands between it and what is said before it; a blank where there is none, and
    /// a long dash where blanks are around a hyphen.
    signs: Vec<char>,
    month: Option<u8>,
    /// 21 to 24.
    season: Option<u8>,
    unit: Option<Word>,
    /// [`Word::BeforeChrist`] or [`Word::AfterChrist`].
    era: Option<Word>,
    /// Before year 0, as astronomers count.
    negative: bool,
    about: bool,
    doubtful: bool,
}

/// A single date, or two that it may be.
pub(super) fn forms(lower: &str) -> Vec<String> {
    let lower = lower.replace("b.c.e", "bce").replace("b.c", "bc").replace("a.d", "ad").replace("c.e", "ce");
    Said::read(&lower).map(|said| said.forms()).unwrap_or_default()
}

/// Whether a day and a month are given, but of the year only two digits.
pub(super) fn has_short_year(lower: &str) -> bool {
    Said::read(lower).is_some_and(|said| {
        let parts = said.numbers.len() + usize::from(said.month.is_some());
        parts == 3 && said.numbers.iter().all(|n| n.len() <= 2)
    })
}

/// Whether the first number has too many digits for a year as it stands: `12345-06`.
pub(super) fn has_long_year(lower: &str) -> bool {
    let unsigned = lower.strip_prefix('+').unwrap_or(lower);
    Said::read(unsigned).is_some_and(|said| said.numbers.first().is_some_and(|year| year.len() > 4))
}

impl<'a> Said<'a> {
    /// Takes a text apart; none where a word in it has nothing to do with dates.
    pub(super) fn read(lower: &'a str) -> Option<Self> {
        // Behind the `y` of a long year, a hyphen is its sign too.
        let year = lower.strip_prefix('y').unwrap_or(lower).strip_prefix('-');
        let negative = year.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let mut said = Self { negative, ..Self::default() };
        // Two dots, or two hyphens, are no mere signs between numbers.
        if lower.contains("..") || lower.contains("--") {
            return None;
        }
        let (mut rest, mut sign) = (lower, ' ');
        while let Some(first) = rest.chars().next() {
            let is_same = |c: char| match first {
                '0'..='9' => c.is_ascii_digit(),
                'a'..='z' => c.is_ascii_lowercase(),
                _ => false,
            };
            let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
            let (token, after) = rest.split_at_checked(end)?;
            match first {
                '0'..='9' => said.number(token, std::mem::replace(&mut sign, ' ')),
                'a'..='z' => {
                    said.word(token)?;
                    sign = ' ';
                }
                '~' => said.about = true,
                '?' => said.doubtful = true,
                '%' => (said.about, said.doubtful) = (true, true),
                '-' if lower.strip_suffix(rest).is_some_and(|said| said.ends_with(' ')) => sign = '–',
                '-' | '/' | '.' | ',' => sign = first,
                ' ' | '\'' | '°' | 'º' => {}
                _ => return None,
            }
            rest = after;
        }
        Some(said)
    }

    fn number(&mut self, number: &'a str, sign: char) {
        self.numbers.push(number);
        self.signs.push(sign);
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let is_behind_year = self.numbers.last().is_some_and(|year| year.len() >= 3);
        // German counts decades so; "1er" is French.
        if is_decade(word) && is_behind_year {
            return once(&mut self.unit, Word::Decade);
        }
        match vocabulary::word(word)? {
            // A day is counted so, no year.
            Word::Nothing if is_behind_year && matches!(word, "st" | "nd" | "rd" | "th") => return None,
            Word::Nothing => {}
            // "the 20th c."
            Word::About if word == "c" && !self.numbers.is_empty() => self.unit = Some(Word::Century),
            Word::About => self.about = true,
            Word::Doubtful => self.doubtful = true,
            era @ (Word::BeforeChrist | Word::AfterChrist) => once(&mut self.era, era)?,
            Word::Number(number) => self.number(number, ' '),
            Word::Month(month) => once(&mut self.month, month)?,
            Word::Season(season) => once(&mut self.season, season)?,
            unit => once(&mut self.unit, unit)?,
        }
        Some(())
    }

    /// Whether a month or a season is named.
    pub(super) fn has_part(&self) -> bool {
        self.month.is_some() || self.season.is_some()
    }

    /// Whether anything is said in words.
    pub(super) fn has_words(&self) -> bool {
        self.has_part() || self.unit.is_some() || self.era.is_some()
    }

    /// Whether it is a year of an era.
    pub(super) fn of_era_alone(&self) -> bool {
        self.era.is_some() && !self.has_part() && self.unit.is_none()
    }

    /// This, with the era that only the other one says: "44" of "44-43 BC".
    pub(super) fn of_era(mut self, other: &Self) -> Option<Self> {
        let is_year = !self.has_words() && matches!(self.numbers[..], [_]);
        self.era = Some(other.era.filter(|_| is_year)?);
        Some(self)
    }

    /// This, with the month and the year that only the other one says: "26" of "26 to 27 March 2022".
    pub(super) fn completed_by(mut self, other: &Self) -> Option<Self> {
        if self.numbers.iter().any(|n| n.len() >= 3) {
            return None;
        }
        if self.season.is_none() {
            self.month = Some(self.month.or(other.month)?);
        }
        self.number(other.numbers.iter().find(|n| n.len() >= 3)?, ' ');
        Some(self)
    }

    /// What EDTF writes for it; not all of it need be a date.
    pub(super) fn forms(&self) -> Vec<String> {
        let mark = mark(self.about, self.doubtful);
        self.unmarked().into_iter().map(|form| marked(&form, mark)).collect()
    }

    fn unmarked(&self) -> Vec<String> {
        if let Some(unit) = self.unit {
            return self.of_unit(unit);
        }
        if let Some(season) = self.season {
            return self.with_year(|year, rest| rest.is_empty().then(|| vec![format!("{year}-{season}")]));
        }
        if let Some(month) = self.month {
            return self.with_year(|year, rest| match rest {
                [] => Some(vec![format!("{year}-{month:02}")]),
                [day] => Some(vec![format!("{year}-{month:02}-{day:0>2}")]),
                // Of "1 January 2021-22" the second is none of its days.
                [first, last] if self.numbers.get(1).is_none_or(|middle| middle.len() < 3) => {
                    let [first, last] = [first, last].map(|day| format!("{year}-{month:02}-{day:0>2}"));
                    let at = self.numbers.iter().position(|number| number.len() < 3)? + 1;
                    Some(both(&first, &last, *self.signs.get(at)?))
                }
                _ => None,
            });
        }
        match self.numbers[..] {
            [number] => self.single_number(number),
            _ => self.numeric(),
        }
    }

    /// A year, or a whole date without its signs.
    fn single_number(&self, number: &str) -> Vec<String> {
        match number.len() {
            0..=4 if number.len() > 2 || self.era.is_some() => self.year(number).into_iter().collect(),
            // What has to be said of the digits would be lost beside a mark.
            5.. if self.era.is_none() => {
                let is_marked = self.about || self.doubtful;
                let read = digits::forms(number).filter(|(_, why)| !is_marked || why.is_empty());
                read.map(|(forms, _)| forms).unwrap_or_default()
            }
            5.. => self.year(number).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Two or three numbers: the year stands first or last; day and month may be swapped.
    fn numeric(&self) -> Vec<String> {
        let year = |text: &str| if text.len() > 2 { self.year(text) } else { None };
        match self.numbers[..] {
            [a, day] if day.len() == 3 => year(a).and_then(|y| day_of_year(&y, day)).into_iter().collect(),
            [a, b] => {
                let (y, month) = if a.len() > 2 { (year(a), b) } else { (year(b), a) };
                let is_of_years =
                    self.era.is_none() && !self.negative && self.signs.get(1).copied().is_some_and(is_of_range);
                let last = if is_of_years { short::later(a, b) } else { None };
                let month = y.filter(|_| month_of(month).is_some()).map(|y| format!("{y}-{month:0>2}"));
                month.into_iter().chain(last.map(|last| format!("{a}/{last}"))).collect()
            }
            [a, b, c] => {
                let (y, [b, c], is_first) =
                    if a.len() > 2 { (year(a), [b, c], true) } else { (year(c), [b, a], false) };
                let Some(y) = y else { return Vec::new() };
                let mut forms = [format!("{y}-{b:0>2}-{c:0>2}"), format!("{y}-{c:0>2}-{b:0>2}")].to_vec();
                // Written from the greatest to the smallest, a date means what it says wherever it can.
                if is_first {
                    forms = forms.into_iter().find_map(sound).into_iter().collect();
                }
                forms.extend(self.months().map(|[first, last]| format!("{y}-{first:0>2}/{y}-{last:0>2}")));
                forms
            }
            _ => Vec::new(),
        }
    }

    /// The two of three numbers that may be months from one to the other: "2022-03/05" has another sign between them.
    fn months(&self) -> Option<[&str; 2]> {
        let ([a, b, c], [_, ab, bc]) = (&self.numbers[..], &self.signs[..]) else { return None };
        let (first, last, own, other) = if a.len() > 2 { (b, c, bc, ab) } else { (a, b, ab, bc) };
        let is_range = is_of_range(*own) && own != other && month_of(first)? < month_of(last)?;
        is_range.then_some([*first, *last])
    }

    fn of_unit(&self, unit: Word) -> Vec<String> {
        let code = |first: u8, count: u8| {
            self.with_year(|year, rest| {
                let nth: u8 = rest.first().filter(|_| rest.len() == 1)?.parse().ok()?;
                (1..=count).contains(&nth).then(|| vec![format!("{year}-{}", first + nth - 1)])
            })
        };
        match (unit, &self.numbers[..]) {
            (Word::Quarter, _) => code(33, 4),
            (Word::Half, _) => code(40, 2),
            (Word::Week, _) => self.with_year(week),
            (Word::Century, [nth]) => {
                let Some(c) = nth.parse::<i64>().ok().filter(|nth| (1..=99).contains(nth)).map(|nth| nth - 1) else {
                    return Vec::new();
                };
                let forms = match self.era {
                    Some(Word::BeforeChrist) => {
                        let [first, last] = [-100 * c - 99, -100 * c].map(four_digits);
                        [format!("-{c:02}XX"), format!("[{first}..{last}]")]
                    }
                    _ => [format!("{c:02}XX"), String::new()],
                };
                forms.into_iter().find_map(sound).into_iter().collect()
            }
            (Word::Decade, [year]) if year.ends_with('0') && self.era == Some(Word::BeforeChrist) => {
                let last: i64 = year.parse().unwrap_or_default();
                let [first, last] = [-8 - last, 1 - last].map(four_digits);
                vec![format!("[{first}..{last}]")]
            }
            (Word::Decade, [year]) if year.len() == 4 && self.era.is_none() => {
                let tens = year.strip_suffix('0').map(|tens| format!("{tens}X"));
                tens.into_iter().chain(year.strip_suffix("00").map(|hundreds| format!("{hundreds}XX"))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Forms made of the one number that is long enough for a year, and of the others.
    fn with_year(&self, forms: impl Fn(&str, &[&str]) -> Option<Vec<String>>) -> Vec<String> {
        let is_year = |n: &&&str| n.len() >= 3;
        let year = match (self.numbers.iter().filter(is_year).count(), self.era) {
            (1, _) => self.numbers.iter().position(|n| n.len() >= 3),
            // "15 March 44 BC"
            (0, Some(_)) => self.numbers.len().checked_sub(1),
            _ => None,
        };
        let made = year.and_then(|at| {
            let mut rest = self.numbers.clone();
            let year = self.year(rest.remove(at))?;
            forms(&year, &rest)
        });
        made.unwrap_or_default()
    }

    /// A year as EDTF writes it. There is no year 0 before or after Christ.
    fn year(&self, digits: &str) -> Option<String> {
        let year: i64 = digits.parse().ok()?;
        match self.era {
            None => Some(four_digits(if self.negative { -year } else { year })),
            Some(_) if year == 0 => None,
            Some(Word::BeforeChrist) => Some(four_digits(1 - year)),
            Some(_) => Some(four_digits(year)),
        }
    }
}

/// What two dates may mean, by the sign between them.
fn both(first: &str, last: &str, sign: char) -> Vec<String> {
    let signs: &[[&str; 3]] = match sign {
        '-' | '–' => &[["", "/", ""]],
        '/' => &[["", "/", ""], ["[", ",", "]"]],
        _ => &[["{", ",", "}"], ["[", ",", "]"]],
    };
    signs.iter().map(|[before, between, behind]| format!("{before}{first}{between}{last}{behind}")).collect()
}

/// The mark of what is about, doubtful, or both.
pub(super) fn mark(about: bool, doubtful: bool) -> &'static str {
    match (about, doubtful) {
        (true, true) => "%",
        (false, true) => "?",
        (true, false) => "~",
        (false, false) => "",
    }
}

/// A form with a mark of reliability behind each of its dates.
pub(super) fn marked(form: &str, mark: &str) -> String {
    let mut marked = String::new();
    for (at, sign) in form.char_indices() {
        let is_end = matches!(sign, '/' | ',' | ']' | '}') || form.get(at..).is_some_and(|rest| rest.starts_with(".."));
        let is_date = marked.ends_with(|before: char| before.is_ascii_alphanumeric());
        marked.push_str(if is_end && is_date { mark } else { "" });
        marked.push(sign);
    }
    if form.ends_with([']', '}']) { marked } else { marked + mark }
}

fn is_of_range(sign: char) -> bool {
    matches!(sign, '-' | '–' | '/')
}

fn month_of(text: &str) -> Option<u8> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

/// "1990er", "in den 1990ern", "1990es".
fn is_decade(word: &str) -> bool {
    matches!(word, "er" | "ern" | "es")
}

/// Takes in what may be said once: of two months, none is the date's.
fn once<T>(held: &mut Option<T>, new: T) -> Option<()> {
    held.replace(new).is_none().then_some(())
}

/// The days of an ISO week (ISO 8601-1, 4.3.8), or one of them: EDTF has no weeks.
fn week(year: &str, rest: &[&str]) -> Option<Vec<String>> {
    let year: i64 = year.parse().ok()?;
    let first = Day { year, month: 1, day: 4 }.to_days();
    // 1970-01-01 was a Thursday; week 1 holds 4 January.
    let monday = first - (first + 3).rem_euclid(7);
    let (week, day) = match rest {
        [week] => (week, None),
        [week, day] => (week, Some(day)),
        _ => return None,
    };
    let week: i64 = week.parse().ok().filter(|week| (1..=53).contains(week))?;
    let monday = monday + (week - 1) * 7;
    // A week belongs to the year of its Thursday: not every year has a 53rd.
    if Day::from_days(monday + 3).year != year {
        return None;
    }
    Some(match day {
        None => vec![format!("{}/{}", Day::from_days(monday), Day::from_days(monday + 6))],
        Some(day) => {
            let day: i64 = day.parse().ok().filter(|day| (1..=7).contains(day))?;
            vec![Day::from_days(monday + day - 1).to_string()]
        }
    })
}

/// A day counted from the start of its year (ISO 8601-1, 5.2.3): EDTF has none.
pub(super) fn day_of_year(year: &str, day: &str) -> Option<String> {
    let year: i64 = year.parse().ok()?;
    let nth: i64 = day.parse().ok().filter(|nth| (1..=366).contains(nth))?;
    let day = Day::from_days(Day { year, month: 1, day: 1 }.to_days() + nth - 1);
    (day.year == year).then(|| day.to_string())
}
