//! What shares the cells of a row of the list: the year or a silence before it, the title and what it yields to.
//!
//! Owns where a silence is told in a list that has no line for it: in the cells of the year where they are free, else at the
//! end of the title.

use crate::app::timeline::columns::Columns;
use crate::app::timeline::list::{Entry, List};
use crate::evidence::gap::Gap;
use crate::model::date::utc_offset;
use crate::model::{Answer, Flags, Precision, Row};
use crate::text::Clean;

/// What stands in a row besides its event's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowParts {
    /// The year, where the row is the first of it.
    pub year: Option<i64>,
    /// A silence in its place.
    pub in_gutter: Option<Clean>,
    /// By what its clock is before UTC or behind it, where a neighbour's is another.
    pub offset: Option<Clean>,
    /// A silence at the title's end.
    pub behind_title: Option<Clean>,
    /// The columns that are left for the title's words.
    pub title: usize,
}

/// Fewer columns of a title are not given up for a silence.
const LEAST: usize = 8;

impl RowParts {
    /// Of the event at a position, where `top` is the first one shown.
    pub fn of(list: &List<'_>, position: usize, top: usize, (entry, row): (&Entry, &Row), columns: &Columns) -> Self {
        let year = list.year(position, top);
        let disputed = if row.flags.disputed() == Answer::No { 0 } else { 2 };
        let title = usize::from(columns.title.width).saturating_sub(disputed);
        let offset = offset(list, position, row).filter(|offset| offset.width() + 1 + LEAST <= title);
        let title = title - offset.as_ref().map_or(0, |offset| offset.width() + 1);
        let mut parts = Self { year, offset, title, ..Self::default() };
        let Some(gap) = list.silence_in_row(position) else { return parts };
        let short = short(gap);
        if year.is_none() && short.width() <= usize::from(columns.year.width) {
            parts.in_gutter = Some(short);
            return parts;
        }
        let long = Clean::line(&format!("┊ {}", gap.length_words()));
        let told = if entry.title.width() + 1 + long.width() <= title { long } else { short };
        if told.width() + 1 + LEAST <= title {
            parts.title = title - told.width() - 1;
            parts.behind_title = Some(told);
        }
        parts
    }
}

/// Where times are shown as they are written, the offset of a time that stands beside one with another.
fn offset(list: &List<'_>, position: usize, row: &Row) -> Option<Clean> {
    if list.timeline.zone.is_some() || !row.flags.has(Flags::CLOCK) {
        return None;
    }
    let differs = |other: Option<usize>| {
        let other = other.and_then(|other| list.row(other));
        // A time without a clock would be read by that of its neighbour.
        let is_of_no_clock = |other: &Row| !other.flags.has(Flags::CLOCK) && other.precision == Precision::Second;
        let has_another = |other: &Row| other.flags.has(Flags::CLOCK) && other.shift != row.shift;
        other.is_some_and(|other| has_another(other) || is_of_no_clock(other))
    };
    let is_told = differs(position.checked_sub(1)) || differs(Some(position + 1));
    let words = if row.shift == 0 { "UTC".to_owned() } else { utc_offset(row.shift) };
    is_told.then(|| Clean::line(&words))
}

fn short(gap: &Gap) -> Clean {
    Clean::line(&format!("┊{}", gap.short()))
}
