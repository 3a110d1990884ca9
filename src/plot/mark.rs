//! The alphabet in which time and doubt are drawn: one for list, strip, lanes and charts.
//!
//! Owns what each sign says, its character, and its character where there is only ASCII. What is certain is solid, what
//! is only possible is hatched, and no two signs share a character, so that nothing is left to colour. Refuses to make a
//! date more exact than it was written: a year has no point in it.

mod bar;

pub use bar::{Bar, Times};

use crate::model::{Flags, Precision, Row};

/// A sign, one column wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// It happened here: the day is known, or the second.
    Point,
    /// It happened here: the month or the season is known.
    Rough,
    /// Time in which it certainly was.
    Certain,
    /// Time in which it may have been; where that is no longer than a column, a year or less is known.
    Possible,
    /// The end is open: it goes on.
    GoesOn,
    /// The start is open: it was before.
    WasBefore,
    /// Stands between what is known and [`Sign::Question`] where a start or an end is not known.
    Dash,
    /// The date is uncertain; behind [`Sign::Dash`] or before it, that end is not known.
    Question,
    /// The date is approximate.
    About,
    /// By then: only the report of it is dated.
    ByThen,
    /// A blank between the members of a set: it was not here.
    Nothing,
}

impl Sign {
    /// All that there are to be seen.
    pub const ALL: [Self; 10] = [
        Self::Point,
        Self::Rough,
        Self::Certain,
        Self::Possible,
        Self::GoesOn,
        Self::WasBefore,
        Self::Dash,
        Self::Question,
        Self::About,
        Self::ByThen,
    ];

    /// The sign for how exactly the start of a row's event is known, where one column has to tell it.
    pub fn of_row(row: &Row) -> Self {
        match row.flags.has(Flags::BY_THEN) || row.flags.has(Flags::NO_START) {
            _ if row.is_by_then() => Self::ByThen,
            true => Self::Possible,
            false => Self::start(row.precision),
        }
    }

    /// The same of a start that is written so exactly.
    const fn start(precision: Precision) -> Self {
        match precision {
            Precision::Second | Precision::Day => Self::Point,
            Precision::Month | Precision::Season | Precision::Third | Precision::Half => Self::Rough,
            Precision::Year | Precision::Vague => Self::Possible,
        }
    }

    /// Its character.
    pub const fn unicode(self) -> &'static str {
        match self {
            Self::Point => "◆",
            Self::Rough => "◇",
            Self::Certain => "━",
            Self::Possible => "▒",
            Self::GoesOn => "→",
            Self::WasBefore => "←",
            Self::Dash => "–",
            Self::Question => "?",
            Self::About => "~",
            Self::ByThen => "◁",
            Self::Nothing => " ",
        }
    }

    /// Its character where there is only ASCII.
    pub const fn ascii(self) -> char {
        match self {
            Self::Point => '*',
            Self::Rough => 'o',
            Self::Certain => '=',
            Self::Possible => '%',
            Self::GoesOn => '>',
            Self::WasBefore => '<',
            Self::Dash => '-',
            Self::Question => '?',
            Self::About => '~',
            Self::ByThen => '(',
            Self::Nothing => ' ',
        }
    }

    /// The sign of a character.
    pub fn of(unicode: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.unicode() == unicode)
    }
}

/// Signs as they stand on the screen.
pub fn text(signs: &[Sign]) -> String {
    signs.iter().map(|sign| sign.unicode()).collect()
}

/// What the signs say, for help and documentation: as they stand on the screen, and in words.
pub const LEGEND: [(&[Sign], &str); 11] = {
    use Sign::{About, ByThen, Certain, Dash, GoesOn, Point, Possible, Question, Rough, WasBefore};
    [
        (&[Point], "the day is known, or the second"),
        (&[Rough], "the month or the season is known"),
        (&[Possible], "a year is known, or less"),
        (&[Possible, Possible, Possible], "it was some time in this stretch"),
        (&[Certain, Certain, Certain], "it lasted, all of this time"),
        (&[Certain, Certain, GoesOn], "it goes on: the end is open"),
        (&[WasBefore, Certain, Certain], "it was there before: the start is open"),
        (&[Certain, Dash, Question], "the end is not known; the start, where this stands before"),
        (&[Point, Question], "the date is uncertain"),
        (&[Point, About], "about then: the date is approximate"),
        (&[ByThen], "by then: the day of the report, and nothing says when it was"),
    ]
};

#[cfg(test)]
mod tests;
