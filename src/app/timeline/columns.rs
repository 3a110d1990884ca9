//! The columns of a row of the list.
//!
//! Owns how wide they are. Widths follow from the pane and from what stands in the whole file, never from what is on the
//! screen, so that nothing shifts while one scrolls; and a title is never shorter on a wider screen.

use crate::app::layout::{clip, columns, when};
use crate::app::timeline::list::Entry;
use crate::dossier::Names;
use crate::model::{Date, Event, Timeline};
use crate::text::Clean;

/// Of so many events it is asked who stands behind them, to know how wide that is: a source behind each would have to be
/// read for more, and they change little.
const NAMED: u32 = 4_096;
/// So many events are looked at before all are.
const FIRST: u32 = 32;

/// The widest of what stands in a file's rows, in columns, as far as a row could show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Widths {
    /// Years above their dates.
    pub year: u16,
    /// Dates beside their years.
    pub date: u16,
    /// The widths of dates with more told of a time of day, a bit each.
    pub timed: u32,
    /// Titles.
    pub title: u16,
    /// Names of who stands behind an event.
    pub names: u16,
    /// The offset of times, where there is one.
    pub offset: Option<i16>,
    /// Whether there are several, so that they are told before titles.
    pub has_offsets: bool,
    /// Events with tags.
    pub tagged: usize,
    /// Events with a place.
    pub placed: usize,
}

/// The widest that columns get: dates, titles, names, tags or places.
const WIDEST: (u16, u16, u16, u16) = (Date::LABEL, 78, 40, 30);
/// The widest that dates with all of their times get; and on a screen of eighty columns, where a millionth of a second
/// tells the lines of a log apart.
const WIDEST_TIMED: (u16, u16) = (Date::LONGEST_LABEL, 22);
/// The narrowest and the widest that years get.
const LEAST_YEAR: u16 = 4;
const WIDEST_YEAR: u16 = Date::YEAR_LABEL;
/// What a title gets where there is room, however short all are: a silence at its end is told beside so much of it.
const LEAST_TITLE: u16 = 20;
/// The narrowest that dates, names and tags are worth.
const LEAST: (u16, u16, u16) = (3, 12, 12);
/// On a screen narrower than this, dates have so many columns, and more of those that titles leave, names what is left.
const NARROW: (u16, u16) = (60, Date::NARROW_LABEL);
/// The narrowest that names are worth there: they get only what nothing else needs.
const LEAST_NARROW: u16 = 10;
/// What an offset before a title takes.
const OFFSET: u16 = 7;
/// From these widths on there are years, dates, signs.
const YEAR: u16 = 30;
const DATE: u16 = 20;
const SIGN: u16 = 12;

impl Widths {
    /// Takes an event of the timeline into account, whichever has its row.
    pub fn add_event(&mut self, timeline: &Timeline, row: u32, event: &Event) {
        let Some(of) = timeline.rows().get(row as usize) else { return };
        self.add_offset(event.date.label_offset());
        let year =
            timeline.year(of).map(|year| Clean::line(&Date::year_label(timeline.lang, year))).unwrap_or_default();
        self.year = widest(self.year, &year, WIDEST_YEAR);
        if row < NAMED {
            self.add(&Entry::of(event, (timeline, of), &mut Names::new(timeline)));
        } else {
            self.add_head(&when::labels(event, timeline.year(of)), &clip::mention(&event.title));
        }
    }

    /// As much as can be told from the first events of a timeline.
    pub fn of_first(timeline: &Timeline) -> Self {
        let mut widths = Self::default();
        for row in (0..FIRST).take(timeline.len()) {
            if let Ok(event) = timeline.event(row as usize) {
                widths.add_event(timeline, row, &event);
            }
        }
        widths
    }

    /// Takes the date and the title of another event into account.
    fn add_head(&mut self, labels: &[Clean], title: &Clean) {
        if let Some((label, timed)) = labels.split_last() {
            self.date = widest(self.date, label, WIDEST.0);
            self.timed |= timed.iter().fold(0, |bits, label| bits | 1_u32.unbounded_shl(columns(label).into()));
        }
        self.title = widest(self.title, title, WIDEST.1);
    }

    /// Takes all that the list shows of another event into account.
    fn add(&mut self, entry: &Entry) {
        self.add_head(&entry.labels, &entry.title);
        if self.names < WIDEST.2 {
            self.names = widest(self.names, &entry.named(WIDEST.2.into()), WIDEST.2);
        }
        self.tagged += usize::from(!entry.tags.is_empty());
        self.placed += usize::from(!entry.place.is_empty());
    }

    fn add_offset(&mut self, offset: Option<i16>) {
        self.has_offsets |= offset.is_some_and(|new| self.offset.is_some_and(|known| known != new));
        self.offset = self.offset.or(offset);
    }

    /// Takes other events into account.
    pub fn append(&mut self, other: Self) {
        let (tagged, placed) = (self.tagged + other.tagged, self.placed + other.placed);
        self.widen(other);
        (self.tagged, self.placed) = (tagged, placed);
    }

    /// Takes events into account of which some may be known: they are not counted again.
    pub fn widen(&mut self, other: Self) {
        self.add_offset(other.offset);
        *self = Self {
            offset: self.offset,
            has_offsets: self.has_offsets || other.has_offsets,
            year: self.year.max(other.year),
            date: self.date.max(other.date),
            timed: self.timed | other.timed,
            title: self.title.max(other.title),
            names: self.names.max(other.names),
            tagged: self.tagged.max(other.tagged),
            placed: self.placed.max(other.placed),
        };
    }
}

fn widest(known: u16, new: &Clean, most: u16) -> u16 {
    known.max(columns(new).min(most))
}

/// A column: where it begins in the pane, and how wide it is. One of no width is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// Its first cell, from the left of the pane.
    pub x: u16,
    /// Its width.
    pub width: u16,
}

/// Where everything stands in a row. The cursor's bar stands in its first cell, the scrollbar in its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Columns {
    /// The year, on its first row.
    pub year: Column,
    /// What is possible only, and other marks of the event.
    pub mark: Column,
    /// How exactly the date is known.
    pub sign: Column,
    /// The letter of the event's file, where there are several.
    pub file: Column,
    /// The date without its year.
    pub date: Column,
    /// The title.
    pub title: Column,
    /// Who stands behind it.
    pub names: Column,
    /// Its tags, or its place.
    pub tags: Column,
    /// Whether places stand there.
    pub has_places: bool,
    /// The cell of the scrollbar.
    pub end: u16,
}

impl Columns {
    /// The columns of a pane.
    pub fn of(pane: u16, widths: &Widths, has_files: bool) -> Self {
        let mut x = 1;
        let mut take = |width: u16, gap: u16| {
            let column = Column { x, width };
            x += if width > 0 { width + gap } else { 0 };
            column
        };
        let there = |least: u16, width: u16| if pane >= least { width } else { 0 };
        let (year, mark) = (take(there(YEAR, year(widths)), 0), take(there(SIGN, 1), 0));
        let (sign, file) = (take(there(SIGN, 1), 1), take(there(YEAR, u16::from(has_files)), 1));
        let date = take(there(DATE, date(pane, widths, has_files)), 1);
        let (title, names) = title(pane, widths, has_files);
        let title =
            take(title.min(pane.saturating_sub(1).saturating_sub(date.x + date.width + u16::from(date.width > 0))), 1);
        let names = take(names, 2);
        let tags = pane.saturating_sub(1).saturating_sub(names.x + names.width + 2).min(WIDEST.3);
        let tags = take(if names.width > 0 && tags >= LEAST.2 { tags } else { 0 }, 0);
        let (has_places, end) = (widths.placed > widths.tagged, pane.saturating_sub(1));
        Self { year, mark, sign, file, date, title, names, tags, has_places, end }
    }

    /// The cells that are free at the end of an event's row, if its title is whole.
    pub fn behind(&self, entry: &Entry) -> usize {
        let words = if self.has_places { &entry.place } else { &entry.tags };
        let shown = |column: Column, words: &Clean| usize::from(column.x) + words.width().min(column.width.into());
        let used = match (self.names.width, self.tags.width) {
            (0, _) => usize::from(self.title.x + self.title.width),
            (_, 1..) if !words.as_str().is_empty() => shown(self.tags, words),
            (names, _) => shown(self.names, &entry.named(names.into())),
        };
        usize::from(self.end).saturating_sub(used)
    }
}

/// The columns of years.
fn year(widths: &Widths) -> u16 {
    widths.year.clamp(LEAST_YEAR, WIDEST_YEAR)
}

/// The columns of dates. Times of day, where they are told, get what they need; the longest of them only as fast as a
/// screen grows, so that no title is shorter for it. On a narrow screen they get more only of what titles leave.
fn date(pane: u16, widths: &Widths, has_files: bool) -> u16 {
    let least = widths.date.clamp(LEAST.0, WIDEST.0);
    if pane < NARROW.0 {
        let (narrow, most) = (least.min(NARROW.1), date(NARROW.0, widths, has_files));
        let (title, _) = title(NARROW.0, widths, has_files);
        let spare = (pane + 1).saturating_sub(frame(widths, has_files) + narrow + title);
        return (narrow + spare).min(most);
    }
    let timed = |most: u16| (least..=most).rev().find(|&width| widths.timed >> width & 1 == 1).unwrap_or(least);
    timed(WIDEST_TIMED.0).min(timed(WIDEST_TIMED.1) + pane.saturating_sub(80) / 2)
}

/// What stands in a row beside date, title and names: bar, year, mark, sign and the cell behind it, the file, the blanks
/// before titles and names, the scrollbar.
fn frame(widths: &Widths, has_files: bool) -> u16 {
    7 + year(widths) + if has_files { 2 } else { 0 }
}

/// The columns of titles and of names, as far as there are.
fn title(pane: u16, widths: &Widths, has_files: bool) -> (u16, u16) {
    let left = |pane: u16| pane.saturating_sub(frame(widths, has_files) + date(pane, widths, has_files));
    let widest = widths.title.max(LEAST_TITLE);
    let widest = if widths.has_offsets { (widest + OFFSET).min(WIDEST.1) } else { widest };
    let least = widths.names.min(pane.saturating_sub(62).clamp(LEAST.1, 18));
    if pane >= NARROW.0 {
        let title = left(pane).saturating_sub(least).min(widest);
        return (title, (left(pane) - title).min(widths.names));
    }
    // A title is no longer than on the next wider screen, where names are always told.
    let (wider, _) = title(NARROW.0, widths, has_files);
    if pane < YEAR {
        // All that the columns that are still there leave.
        return (wider, 0);
    }
    let title = wider.min(left(pane) + 1);
    let names = left(pane).saturating_sub(title).min(widths.names);
    (title, if names >= LEAST_NARROW { names } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(date: u16, title: u16, names: u16) -> Widths {
        Widths { date, title, names, ..Widths::default() }
    }

    #[test]
    fn what_a_row_has_room_for() {
        for (pane, of, date, title, names, tags) in [
            (80, widths(8, 42, 32), (8, 8), (17, 42), (60, 19), 0),
            (100, widths(8, 42, 32), (8, 8), (17, 42), (60, 32), 0),
            (120, widths(8, 42, 32), (8, 8), (17, 42), (60, 32), 25),
            (60, widths(8, 42, 32), (8, 8), (17, 29), (47, 12), 0),
            (40, widths(8, 42, 32), (8, 5), (14, 25), (0, 0), 0),
            (45, widths(8, 42, 32), (8, 6), (15, 29), (0, 0), 0),
            (47, widths(8, 42, 32), (8, 8), (17, 29), (0, 0), 0),
            (55, widths(8, 42, 32), (8, 8), (17, 29), (0, 0), 0),
            (57, widths(8, 42, 32), (8, 8), (17, 29), (0, 0), 0),
            (58, widths(8, 42, 32), (8, 8), (17, 29), (47, 10), 0),
            (59, widths(8, 42, 32), (8, 8), (17, 29), (47, 11), 0),
            (80, widths(6, 78, 12), (8, 6), (15, 51), (67, 12), 0),
            (80, widths(12, 78, 40), (8, 12), (21, 39), (61, 18), 0),
            (80, Widths { timed: 1 << 18 | 1 << 25, ..widths(12, 78, 40) }, (8, 18), (27, 33), (61, 18), 0),
            (80, Widths { timed: 1 << 18 | 1 << 22, ..widths(12, 78, 40) }, (8, 22), (31, 29), (61, 18), 0),
            (120, Widths { timed: 1 << 18 | 1 << 25, ..widths(12, 78, 40) }, (8, 25), (34, 66), (101, 18), 0),
            (80, Widths { year: 9, ..widths(8, 9, 12) }, (13, 8), (22, 20), (43, 12), 22),
        ] {
            let found = Columns::of(pane, &of, false);
            let column = |column: Column| (column.x, column.width);
            assert_eq!((column(found.date), column(found.title)), (date, title), "{pane} {of:?}");
            assert_eq!(found.names.width, names.1, "{pane} {of:?}");
            assert!(names.1 == 0 || found.names.x == names.0, "{pane} {of:?}");
            assert_eq!(found.tags.width, tags, "{pane} {of:?}");
        }
    }

    #[test]
    fn there_is_a_title_on_every_screen_and_all_of_the_narrowest_is_its() {
        for of in [widths(8, 42, 32), Widths { year: 9, ..widths(12, 78, 40) }] {
            for (pane, title) in [(5, 3), (10, 8), (11, 9), (12, 7), (19, 14), (20, 9), (29, 18)] {
                assert_eq!(Columns::of(pane, &of, false).title.width, title, "{pane} {of:?}");
            }
            for pane in 4..400 {
                assert!(Columns::of(pane, &of, true).title.width > 0, "{pane} {of:?}");
            }
        }
    }

    #[test]
    fn a_title_is_never_shorter_on_a_wider_screen_and_nothing_overlaps() {
        let timed = Widths { timed: 1 << 13 | 1 << 18 | 1 << 25, year: 9, ..widths(12, 78, 40) };
        for of in [widths(3, 20, 8), widths(8, 42, 32), widths(12, 78, 40), widths(0, 0, 0), widths(12, 78, 9), timed] {
            for has_files in [false, true] {
                let mut before = 0;
                for pane in 0..=400 {
                    let c = Columns::of(pane, &of, has_files);
                    let columns = [c.year, c.mark, c.sign, c.file, c.date, c.title, c.names, c.tags];
                    let mut end = 1;
                    for column in columns.into_iter().filter(|column| column.width > 0) {
                        assert!(column.x >= end, "{pane} {of:?} {c:?}");
                        end = column.x + column.width;
                    }
                    assert!(end < pane.max(2), "{pane} {of:?} {c:?}");
                    assert!(pane < 40 || c.title.width >= before, "{pane} {of:?} {c:?}");
                    before = c.title.width;
                }
            }
        }
    }
}
