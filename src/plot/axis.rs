//! The two axes of a chart: from where to where they reach, and which of their places bear a label.
//!
//! Owns round steps: 1, 2 and 5 times a power of ten for values, days, weeks, months and years for time. Refuses labels
//! that would touch each other, and to cut what is shown of the figures: every one lies between the ends.

use crate::model::{Day, Lang, Number, Phrase, Qualifier};
use crate::plot::scale::{Scale, Window};
use crate::text::Clean;

/// Seconds in a day.
const DAY: f64 = 86_400.0;

/// A day as a number: counted from 1970.
#[expect(clippy::cast_precision_loss, reason = "a chart is no more exact than its columns")]
pub fn day_number(day: Day) -> f64 {
    day.to_days() as f64
}

/// A value as a place on an axis has it.
#[expect(clippy::cast_precision_loss, reason = "a chart is no more exact than its rows")]
pub fn number(number: Number) -> f64 {
    match number {
        Number::Whole(value) => value as f64,
        Number::Real(value) => value,
    }
}

/// From numbers to cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    low: f64,
    high: f64,
    cells: u16,
}

impl Linear {
    /// The cell in which a number lies, from 0; what lies outside is at the edge.
    pub fn cell(&self, at: f64) -> u16 {
        let last = self.cells.saturating_sub(1);
        // Halved, so that the distance between the furthest numbers is a number.
        let share = (at / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the cells, or at an edge")]
        let cell = (share.clamp(0.0, 1.0) * f64::from(last)).round() as u16;
        cell.min(last)
    }

    /// The same of days as a scale of seconds: a day begins in its cell.
    #[expect(clippy::cast_possible_truncation, reason = "what does not fit is at the end of time")]
    pub fn seconds(&self) -> Scale {
        let half = (self.high - self.low) / f64::from(self.cells.saturating_sub(1).max(1)) / 2.0;
        let [from, to] = [self.low - half, self.high + half].map(|day| (day * DAY) as i64);
        Scale::new(Window::new(from, to), self.cells)
    }

    /// The number in the middle.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// The axis of the values.
pub struct Values {
    /// Where values lie on it.
    pub scale: Linear,
    /// The step from one label to the next: `digit` times ten to the power of `power`.
    digit: i32,
    power: i32,
}

/// Sums of steps are not exact: what lies as near as this, in steps, is there.
const CLOSE: f64 = 1e-9;
/// Rows between two labels, at least.
const ROWS: u16 = 3;
/// As many labels as this are enough on the highest chart.
const LABELS: u16 = 8;

/// The axis on which all values lie, and 0.
pub fn values(points: &[(Number, Qualifier)], rows: u16) -> Values {
    let all = || points.iter().map(|(value, _)| number(*value));
    let (mut low, mut high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    if !(low.is_finite() && high.is_finite()) {
        (low, high) = (0.0, 1.0);
    }
    (low, high) = (low.min(0.0), high.max(0.0));
    if low >= high {
        high = low + 1.0;
    }
    // An arrow needs a row above or below its figure.
    let row = (high / 2.0 - low / 2.0) / f64::from(rows.max(2)) * 1.2;
    let near = |at: f64, limits: [Qualifier; 2]| {
        points.iter().any(|(value, qualifier)| limits.contains(qualifier) && (number(*value) - at).abs() < row)
    };
    let roof = near(high, [Qualifier::AtLeast, Qualifier::MoreThan]);
    // Nothing lies below 0 where nothing is said to.
    let floor = low < 0.0 && near(low, [Qualifier::AtMost, Qualifier::LessThan]);
    high += if roof { row } else { 0.0 };
    low -= if floor { row } else { 0.0 };
    let (low, high) = (low.max(f64::MIN / 4.0), high.min(f64::MAX / 4.0));
    let labels = f64::from((rows / ROWS).clamp(1, LABELS));
    let (digit, power) = step((high - low) / labels);
    let step = f64::from(digit) * 10_f64.powi(power);
    // The ends are round too, but bear a label only where fewer than two would be left without.
    let round = |end: f64| ((low / end).floor() * end, (high / end).ceil() * end);
    let quarter = round(step / 4.0);
    let labelled = (quarter.1 / step + CLOSE).floor() - (quarter.0 / step - CLOSE).ceil();
    let (low, high) = if labelled >= 1.0 { quarter } else { round(step) };
    Values { scale: Linear { low, high, cells: rows }, digit, power }
}

/// The least round step that is no less than `least`: 1, 2 or 5 times ten to a power.
fn step(least: f64) -> (i32, i32) {
    let least = least.max(f64::MIN_POSITIVE);
    #[expect(clippy::cast_possible_truncation, reason = "the power of a number lies between -308 and 308")]
    let power = least.log10().floor() as i32;
    let fits = |digit: &i32| f64::from(*digit) * 10_f64.powi(power) >= least * (1.0 - CLOSE);
    [1, 2, 5].into_iter().find(fits).map_or((1, power + 1), |digit| (digit, power))
}

impl Values {
    /// The values that bear a label.
    pub fn labels(&self, lang: Lang) -> Vec<(f64, Clean)> {
        let step = f64::from(self.digit) * 10_f64.powi(self.power);
        let first = (self.scale.low / step - CLOSE).ceil();
        let all = (0..=2 * i32::from(LABELS)).map(|n| (first + f64::from(n)) * step);
        let shown = all.take_while(|value| *value <= self.scale.high + step * CLOSE);
        shown.map(|value| (value, self.label(value, lang))).collect()
    }

    fn label(&self, value: f64, lang: Lang) -> Clean {
        const EXACT: f64 = 9e15; // whole numbers up to here are told apart
        let places = usize::try_from(-self.power).unwrap_or_default().min(300);
        // As many digits behind the point as the step has: sums of steps are not exact.
        let rounded: f64 = format!("{value:.places$}").parse().unwrap_or(value);
        #[expect(clippy::cast_possible_truncation, reason = "looked at just before")]
        let number = if rounded.fract() == 0.0 && rounded.abs() < EXACT {
            Number::Whole(rounded as i64)
        } else {
            Number::Real(rounded)
        };
        Clean::line(&lang.spoken(number)).cut(16, "…")
    }
}

/// The axis of time.
pub struct Days {
    /// Where days lie on it, counted from 1970.
    pub scale: Linear,
    /// The days that bear a label, counted from 1970.
    pub ticks: Vec<(f64, Clean)>,
}

/// A round step of time.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 8] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
];

/// Columns between two labels.
const AIR: f64 = 3.0;

/// The axis on which all days lie that are known, with some air at both ends.
pub fn days(known: impl Iterator<Item = Day> + Clone, columns: u16, lang: Lang) -> Days {
    let (Some(first), Some(last)) = (known.clone().min(), known.max()) else {
        return Days { scale: Linear { low: 0.0, high: 1.0, cells: columns }, ticks: Vec::new() };
    };
    let (first, last) = (day_number(first), day_number(last));
    let air = ((last - first) / 20.0).max(3.0);
    let scale = Linear { low: first - air, high: last + air, cells: columns };
    let fits = |step: &Step| (scale.high - scale.low) / step.days() * (step.label() + AIR) <= f64::from(columns);
    let years = (0..17).flat_map(|power| [1, 2, 5].map(|digit| Step::Years(digit * 10_i64.pow(power))));
    let ticks = STEPS.into_iter().chain(years).find(fits).map(|step| step.ticks(&scale, lang)).unwrap_or_default();
    Days { scale, ticks }
}

impl Step {
    /// How long it is, in days.
    #[expect(clippy::cast_precision_loss, reason = "for a choice")]
    fn days(self) -> f64 {
        match self {
            Self::Days(n) => n as f64,
            Self::Months(n) => n as f64 * 30.44,
            Self::Years(n) => n as f64 * 365.25,
        }
    }

    /// How wide its labels are.
    fn label(self) -> f64 {
        match self {
            Self::Days(_) => 11.0,
            Self::Months(_) => 8.0,
            Self::Years(n) if n < 1_000 => 6.0,
            Self::Years(_) => 26.0,
        }
    }

    /// The days on the scale at which it begins anew, with their labels.
    #[expect(clippy::cast_possible_truncation, reason = "a day's count, which saturates")]
    fn ticks(self, scale: &Linear, lang: Lang) -> Vec<(f64, Clean)> {
        const MOST: i64 = 200;
        let (low, high) = (scale.low.ceil() as i64, scale.high.floor() as i64);
        let Day { year, month, .. } = Day::from_days(low);
        let month = year.saturating_mul(12).saturating_add(i64::from(month) - 1);
        let (n, from) = match self {
            Self::Days(n) => (n, low),
            Self::Months(n) => (n, month),
            Self::Years(n) => (n, year),
        };
        let first = from.div_euclid(n).saturating_mul(n);
        let days = (0..MOST).map(|k| self.day(first.saturating_add(k.saturating_mul(n))));
        let days = days.skip_while(|day| day.to_days() < low).take_while(|day| day.to_days() <= high);
        days.map(|day| (day_number(day), self.words(day, lang))).collect()
    }

    /// The day of a count of days, months or years.
    fn day(self, count: i64) -> Day {
        match self {
            Self::Days(_) => Day::from_days(count),
            Self::Months(_) => {
                let month = u8::try_from(count.rem_euclid(12) + 1).unwrap_or(1);
                Day { year: count.div_euclid(12), month, day: 1 }
            }
            Self::Years(_) => Day { year: count, month: 1, day: 1 },
        }
    }

    fn words(self, Day { year, month, day }: Day, lang: Lang) -> Clean {
        let month = lang.short_month(month);
        let number = |year: i64| if year < 10_000 { year.to_string() } else { lang.grouped(year) };
        let year = match year {
            1.. => number(year),
            _ => lang.say(Phrase::BeforeChrist, &[&number(1_i64.saturating_sub(year))]),
        };
        Clean::line(&match self {
            Self::Days(_) => format!("{day} {month} {year}"),
            Self::Months(_) => format!("{month} {year}"),
            Self::Years(_) => year,
        })
    }
}
