//! The marks of a time axis, as people count: millennia, centuries, decades, years, quarters, months, days, hours.
//!
//! Owns which step is taken, where its ticks lie, and their labels: always blanks between two of them, and the first
//! one tells everything down to the step, so that no axis is without its year. Refuses to round a label: what stands at
//! a tick is exactly its instant, by the clock of a zone where one is shown, else in UTC. Days and all that is longer are
//! those of UTC, where days without a clock stand.

use super::broken::Broken;
use super::scale::Column;
use crate::model::date::utc_offset;
use crate::model::{Day, Flags, Lang, Phrase, Precision, Row, Zone};
use crate::text::Clean;

/// The time between two ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many seconds: a divisor of 60.
    Seconds(i64),
    /// So many minutes: a divisor of 60.
    Minutes(i64),
    /// So many hours: a divisor of 24.
    Hours(i64),
    /// About so many days: the days of a month that people count by, the first among them.
    Days(i64),
    /// So many months: a divisor of 12.
    Months(i64),
    /// So many years.
    Years(i64),
}

/// A mark on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its column.
    pub column: u16,
    /// What stands there, from its column on; none where there is no room for it.
    pub label: Option<Clean>,
}

/// The marks of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks {
    /// The time between them.
    pub step: Step,
    /// From the left, each in a column of its own.
    pub marks: Vec<Tick>,
    /// When the window begins, where there is no tick to tell it; to be drawn from column 0 on.
    pub begins: Option<Clean>,
    /// Between times of day, what is said of the clock by which they are: "UTC", "-06:00", and where that changes the
    /// name of the zone.
    pub clock: Option<Clean>,
    /// The zone by whose clock they are, where it is one that was chosen.
    pub zone: Option<Zone>,
    /// The language of their labels.
    pub lang: Lang,
}

/// At least as many blanks stand between two labels.
const GAP: usize = 3;
/// No label takes fewer columns, the gap with it.
const NARROWEST: i128 = 5;
const DAY: i64 = 86_400;

impl Ticks {
    /// The finest ticks whose labels fit, in UTC and English.
    pub fn of(axis: &Broken) -> Self {
        Self::by_clock(axis, (None, Lang::English), true)
    }

    /// The finest ticks whose labels fit, by the clock of a zone where there is one, in a language; unless a time of day is known of what
    /// lies on the axis (`timed`), none finer than days.
    pub fn by_clock(axis: &Broken, (zone, lang): (Option<Zone>, Lang), timed: bool) -> Self {
        let fine_enough = |step: &Step| (timed || !step.is_of_clock()) && step.may_fit(axis);
        let possible = || Step::all().filter(fine_enough).map(|step| Ruler { step, zone, lang });
        let fitting = possible().find_map(|ruler| Some((ruler, ruler.marks(axis)?, None)));
        let (ruler, marks, begins) = fitting.unwrap_or_else(|| {
            let step = Step::Years(Step::MOST_YEARS);
            let ruler = possible().next().unwrap_or(Ruler { step, zone, lang });
            (ruler, Vec::new(), ruler.beginning(axis))
        });
        Self { step: ruler.step, marks, begins, clock: ruler.clock(axis), zone, lang }
    }
}

/// Ticks so far apart, by the clock of a zone where there is one, in a language.
#[derive(Debug, Clone, Copy)]
struct Ruler {
    step: Step,
    zone: Option<Zone>,
    lang: Lang,
}

impl Step {
    /// Whether it goes by a clock.
    fn is_of_clock(self) -> bool {
        matches!(self, Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_))
    }

    /// No window is so long that fewer years stand between its ticks.
    const MOST_YEARS: i64 = 500_000_000_000;

    /// All there are, the finest first.
    fn all() -> impl Iterator<Item = Self> {
        let years = std::iter::successors(Some(1_i64), |decade| decade.checked_mul(10))
            .flat_map(|decade| [1, 2, 5].map(|n| decade.saturating_mul(n)))
            .take_while(|years| *years <= Self::MOST_YEARS);
        let seconds = [1, 5, 10, 15, 30].map(Self::Seconds).into_iter();
        seconds
            .chain([1, 5, 10, 15, 30].map(Self::Minutes))
            .chain([1, 2, 3, 6, 12].map(Self::Hours))
            .chain([1, 2, 5, 10, 15].map(Self::Days))
            .chain([1, 3, 6].map(Self::Months))
            .chain(years.map(Self::Years))
    }

    /// What it is called: "days", "decades". Of a step of several units, the largest unit that it counts in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seconds(_) => "seconds",
            Self::Minutes(_) => "minutes",
            Self::Hours(_) => "hours",
            Self::Days(_) => "days",
            Self::Months(1) => "months",
            Self::Months(3) => "quarters",
            Self::Months(_) => "half-years",
            Self::Years(..10) => "years",
            Self::Years(..100) => "decades",
            Self::Years(..1_000) => "centuries",
            Self::Years(..1_000_000) => "millennia",
            Self::Years(..1_000_000_000) => "millions of years",
            Self::Years(_) => "billions of years",
        }
    }

    /// As many seconds lie between two ticks at least, on the whole.
    fn seconds(self) -> i64 {
        match self {
            Self::Seconds(n) => n,
            Self::Minutes(n) => n * 60,
            Self::Hours(n) => n * 3_600,
            Self::Days(n) => n * DAY,
            Self::Months(n) => n * 30 * DAY,
            Self::Years(n) => n.saturating_mul(365 * DAY),
        }
    }

    /// Whether it is worth laying out: there is room for so many labels.
    fn may_fit(self, axis: &Broken) -> bool {
        axis.seconds() * NARROWEST <= i128::from(self.seconds()) * i128::from(axis.width())
    }

    /// The first tick at or after an instant of the clock that it goes by.
    fn at_or_after(self, instant: i64) -> i64 {
        let midnight = ceil(instant, DAY) / DAY;
        let Day { year, month, day } = Day::from_days(midnight);
        let first_of = |year, month| Day { year, month, day: 1 }.to_days().saturating_mul(DAY);
        match self {
            Self::Seconds(_) | Self::Minutes(_) | Self::Hours(_) => ceil(instant, self.seconds()),
            Self::Days(n) => {
                let month = midnight..midnight.saturating_add(31);
                month.into_iter().find(|day| counted(*day, n)).unwrap_or(midnight).saturating_mul(DAY)
            }
            Self::Months(n) => {
                let months = ceil(year * 12 + i64::from(month) - 1 + i64::from(day > 1), n);
                first_of(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
            }
            Self::Years(n) => first_of(year_counted(year + i64::from((month, day) > (1, 1)), n), 1),
        }
    }

    /// What stands at a tick of the clock that it goes by; `whole`, everything down to the step.
    fn label(self, instant: i64, whole: bool, lang: Lang) -> String {
        let Day { year, month, day } = Day::from_days(instant.div_euclid(DAY));
        let second = instant.rem_euclid(DAY);
        let month_name = lang.short_month(month);
        let clock = format!("{:02}:{:02}", second / 3_600, second / 60 % 60);
        let year = year_label(lang, year);
        match self {
            Self::Years(_) => year,
            Self::Months(_) if month == 1 => year,
            Self::Months(_) if whole => format!("{month_name} {year}"),
            Self::Days(_) if whole => format!("{day} {month_name} {year}"),
            Self::Days(_) if (month, day) == (1, 1) => year,
            Self::Days(_) if day > 1 => day.to_string(),
            Self::Months(_) | Self::Days(_) => month_name.to_owned(),
            _ if second == 0 && whole => format!("{day} {month_name} {year}"),
            _ if second == 0 => format!("{day} {month_name}"),
            Self::Seconds(_) if whole => format!("{day} {month_name} {year} {clock}:{:02}", second % 60),
            Self::Seconds(_) if second % 60 != 0 => format!(":{:02}", second % 60),
            _ if whole => format!("{day} {month_name} {year} {clock}"),
            _ => clock,
        }
    }
}

impl Ruler {
    /// The seconds by which the clock that it goes by is before UTC at an instant.
    fn shift(self, instant: i64) -> i64 {
        let zone = self.zone.filter(|_| self.step.is_of_clock());
        zone.map_or(0, |zone| i64::from(zone.shift(instant)) * 60)
    }

    /// What is said of that clock, between times of day.
    fn clock(self, axis: &Broken) -> Option<Clean> {
        let Some(zone) = self.zone.filter(|zone| *zone != Zone::UTC) else {
            return self.step.is_of_clock().then(|| Clean::from("UTC"));
        };
        let (from, to) = (zone.shift(axis.from()), zone.shift(axis.to()));
        let words = if from == to { utc_offset(from) } else { zone.name().to_owned() };
        self.step.is_of_clock().then(|| Clean::line(&words))
    }

    /// The first tick at or after an instant. Where the clock is put forward or back before it, the first after that.
    fn at_or_after(self, instant: i64) -> i64 {
        let next = |from: i64| {
            let shift = self.shift(from);
            self.step.at_or_after(from.saturating_add(shift)).saturating_sub(shift)
        };
        let tick = next(instant);
        if self.shift(tick) == self.shift(instant) { tick } else { next(tick) }
    }

    /// What stands at a tick; `whole`, everything down to the step.
    fn label(self, instant: i64, whole: bool) -> String {
        self.step.label(instant.saturating_add(self.shift(instant)), whole, self.lang)
    }

    /// Its ticks with their labels; none where two labels would touch, or where there is none at all. Only those that
    /// come too close to the first, which is longer, are left off.
    fn marks(self, axis: &Broken) -> Option<Vec<Tick>> {
        let mut marks: Vec<Tick> = Vec::new();
        let (mut free, mut labels) = (0, 0);
        let mut instant = self.at_or_after(axis.from());
        while let Column::At(column) = axis.column(instant) {
            if axis.is_break(column) {
                instant = self.at_or_after(axis.edge(column.saturating_add(1)));
                continue;
            }
            let at = usize::from(column);
            let label = Clean::line(&self.label(instant, labels == 0));
            let end = at + label.width();
            let fits = at >= free && end <= usize::from(axis.width());
            if marks.last().is_some_and(|last| last.column >= column) || (at < free && labels > 1) {
                return None;
            }
            marks.push(Tick { column, label: fits.then_some(label) });
            if fits {
                (free, labels) = (end + GAP, labels + 1);
            }
            instant = self.at_or_after(instant.saturating_add(1));
        }
        (labels > 0).then_some(marks)
    }

    /// The most that can be told about where a window begins.
    fn beginning(self, axis: &Broken) -> Option<Clean> {
        let steps = [self.step, Step::Days(1), Step::Months(1), Step::Years(1)];
        let coarser = steps.into_iter().filter(|step| step.seconds() >= self.step.seconds());
        let from = axis.from().saturating_add(self.shift(axis.from()));
        let forms = coarser.map(|step| Clean::line(&step.label(from, true, self.lang)));
        forms.into_iter().find(|form| form.width() <= usize::from(axis.width()))
    }
}

/// When a row's event starts, in few columns and with its year: "27 Mar 2022", "~Mar 2022", "2022", "27 Mar 2022 14:05 UTC".
/// A time of day goes by the clock of the axis, and names it where no mark of the axis is one. None where not even the year is
/// known.
pub fn start_label(row: &Row, ticks: &Ticks) -> Option<Clean> {
    let has = |flag| row.flags.has(flag);
    if row.is_undated() || has(Flags::NO_START) || row.precision == Precision::Vague {
        return None;
    }
    // By the clock of a zone rows are already.
    let is_instant = row.precision == Precision::Second && has(Flags::CLOCK);
    let shift = if is_instant && ticks.zone.is_none() { 0 } else { i64::from(row.shift) * 60 };
    let instant = row.earliest()?.saturating_add(shift);
    let clock = match ticks.zone {
        _ if !is_instant || ticks.clock.is_some() => String::new(),
        Some(zone) if zone != Zone::UTC => format!(" {}", utc_offset(row.shift)),
        _ => " UTC".to_owned(),
    };
    let Day { year, month, day } = Day::of_instant(instant);
    let (year, minute) = (year_label(ticks.lang, year), instant.rem_euclid(DAY) / 60);
    let month = ticks.lang.short_month(month);
    let label = match row.precision {
        Precision::Second => format!("{day} {month} {year} {:02}:{:02}{clock}", minute / 60, minute % 60),
        Precision::Day => format!("{day} {month} {year}"),
        Precision::Month => format!("{month} {year}"),
        _ => year,
    };
    let sign = |flag, sign| if has(flag) { sign } else { "" };
    let (by, about) = (if row.is_by_then() { "≤" } else { "" }, sign(Flags::APPROXIMATE, "~"));
    Some(Clean::line(&format!("{by}{about}{label}{}", sign(Flags::UNCERTAIN, "?"))))
}

/// The first multiple of `step` at or after a number.
fn ceil(n: i64, step: i64) -> i64 {
    n.saturating_add((step - n.rem_euclid(step)) % step)
}

/// Whether a day is one that people count by in steps of about `n`: 1, 3, 5 …; 1, 5, 10 …; 1, 10, 20; 1, 15. None lies
/// close to the first of the next month.
fn counted(day: i64, n: i64) -> bool {
    let Day { day: of_month, month, .. } = Day::from_days(day);
    match n {
        1 => true,
        2 => of_month % 2 == 1 && Day::from_days(day.saturating_add(1)).month == month,
        5 => of_month == 1 || (of_month % 5 == 0 && of_month < 30),
        10 => matches!(of_month, 1 | 10 | 20),
        _ => matches!(of_month, 1 | 15),
    }
}

/// The first year at or after an astronomical one that people count by in steps of `n`: there is no year 0, and years
/// before Christ are counted backwards.
fn year_counted(year: i64, n: i64) -> i64 {
    match year {
        1 => 1,
        2.. => ceil(year, n),
        // 1 BC is year 0.
        ..=0 => match (1 - year) / n * n {
            0 => 1,
            before => 1 - before,
        },
    }
}

/// A year: "2021", "AD 14", "44 BC", "12,000 BC", "13.8 bn BC". Only what is exact is told in millions and billions.
pub fn year_label(lang: Lang, year: i64) -> String {
    const FINEST: i64 = 100_000;
    let before = year <= 0;
    let count = if before { 1_i64.saturating_sub(year) } else { year };
    let rounded = |unit: i64, name: Phrase| {
        let (whole, tenth) = (lang.grouped(count / unit), count % unit / (unit / 10));
        lang.say(name, &[&if tenth == 0 { whole } else { format!("{whole}.{tenth}") }])
    };
    let number = match count {
        1..100 if !before => return lang.say(Phrase::AfterChrist, &[&count.to_string()]),
        ..10_000 => count.to_string(),
        1_000_000_000.. if count % (FINEST * 1_000) == 0 && lang == Lang::English => {
            rounded(1_000_000_000, Phrase::ShortBillions)
        }
        1_000_000.. if count % FINEST == 0 => rounded(1_000_000, Phrase::ShortMillions),
        _ => lang.grouped(count),
    };
    if before { lang.say(Phrase::BeforeChrist, &[&number]) } else { number }
}

#[cfg(test)]
mod tests;
