//! What shares the cells of a row of the list: the year or a silence before it, the title and what it yields to.
//!
//! Owns where a silence is told in a list that has no line for it: in the cells of the year where they are free, else at the
//! end of the title, or of the row where that leaves the title whole.

use crate::app::timeline::columns::Columns;
use crate::app::timeline::list::{Entry, List};
use crate::model::date::utc_offset;
use crate::model::{Answer, Row};
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
    /// A silence at the row's end.
    pub behind_all: Option<Clean>,
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
        let offset = offset(list, position, entry).filter(|offset| offset.width() + 1 + LEAST <= title);
        let title = title - offset.as_ref().map_or(0, |offset| offset.width() + 1);
        let mut parts = Self { year, offset, title, ..Self::default() };
        let Some(gap) = list.silence_in_row(position) else { return parts };
        let lang = list.timeline.lang;
        let short = Clean::line(&format!("┊{}", gap.short(lang)));
        if year.is_none() && short.width() <= usize::from(columns.year.width) {
            parts.in_gutter = Some(short);
            return parts;
        }
        let told = Clean::line(&format!("┊ {}", gap.length_words(lang)));
        let after = gap.begins_after(list.above(position));
        let whole = Clean::line(&format!("┊ {}", gap.length_after(after, lang)));
        // A title yields only where the whole row has no room.
        let ways = [whole, told, short];
        let free = columns.behind(entry);
        if let Some(told) = ways.iter().find(|told| entry.title.width() + 1 + told.width() <= title) {
            parts.title = title - told.width() - 1;
            parts.behind_title = Some(told.clone());
        } else if let Some(told) = ways.iter().find(|told| told.width() + 2 <= free && entry.title.width() <= title) {
            parts.behind_all = Some(told.clone());
        } else if let Some(told) = ways.last().filter(|told| told.width() + 1 + LEAST.min(entry.title.width()) <= title)
        {
            // A title that is shorter has no more to give up.
            parts.title = title - told.width() - 1;
            parts.behind_title = Some(told.clone());
        }
        parts
    }
}

/// Where times are shown as they are written, the offset of a time that stands beside one that may have another, or none.
fn offset(list: &List<'_>, position: usize, entry: &Entry) -> Option<Clean> {
    let own = entry.offset.filter(|_| list.timeline.zone.is_none())?;
    let differs = |other| list.row(other).is_some_and(|row| row.may_show_other_clock(own));
    let is_told = position.checked_sub(1).is_some_and(differs) || differs(position + 1);
    let words = if own == 0 { "UTC".to_owned() } else { utc_offset(own) };
    is_told.then(|| Clean::line(&words))
}
