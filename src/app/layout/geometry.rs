//! Where everything stands on the screen: the one geometry, asked by `update` (scrolling, the mouse) and by drawing.
//!
//! Owns the rules by which a screen is divided: side by side where there is room for both to be
//! read, one above the other where there is height, one at a time below that, and as a reader moved them.
//! All of it is total: any size from 0×0 gives rectangles that lie inside the screen and do not overlap.

use super::rect::{Rect, Size};
use crate::app::mode::Pane;

/// How a screen is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// There is no cell to draw in.
    #[default]
    Nothing,
    /// The pane that has the keys, alone.
    Single,
    /// The list above the details.
    Stacked,
    /// The list to the left of the details.
    SideBySide,
}

/// The parts of a screen. A part that is not there is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// How the screen is divided.
    pub layout: Layout,
    /// Title and counts.
    pub header: Rect,
    /// Where the whole chronology lies in time: see [`crate::plot::overview`]. A view that covers the timeline covers it too.
    pub overview: Rect,
    /// The line between list and details, or above both; position at its left, keys at its right.
    pub rule: Rect,
    /// The line above a view that covers the timeline.
    pub cover_rule: Rect,
    /// A view that covers the timeline: everything between header and footer.
    pub cover: Rect,
    /// Its text.
    pub cover_text: Rect,
    /// The list.
    pub list: Rect,
    /// The line between panes that stand side by side.
    pub divider: Rect,
    /// The details, margins and all.
    pub detail: Rect,
    /// The text of the details.
    pub text: Rect,
    /// The views, or the prompt.
    pub footer: Rect,
}

impl Panes {
    /// Whether the details are wide enough for sources beside claims.
    pub fn has_sources_beside(&self) -> bool {
        self.detail.width >= BESIDE
    }

    /// The line between the panes, where a mouse takes hold of it: that between both, or the rule below the upper one.
    pub fn handle(&self) -> Rect {
        match self.layout {
            Layout::SideBySide => self.divider,
            Layout::Stacked => self.rule,
            Layout::Nothing | Layout::Single => Rect::default(),
        }
    }

    /// The column and the row nearest to a cell at which that line can stand.
    pub fn dividing(&self, column: u16, row: u16) -> (u16, u16) {
        let between = |at: u16, from: u16, to: u16| at.min(to).max(from);
        let (list, detail) = (self.list, self.detail);
        (
            between(column, list.x + LEAST.width, detail.end().saturating_sub(LEAST.width + 1)),
            between(row, list.y + LEAST.height, detail.rows().end.saturating_sub(LEAST.height + 1)),
        )
    }

    /// Where what is said of the prompt stands: the row above it, whatever else is there.
    #[must_use]
    pub fn answer(&self) -> Rect {
        let footer = self.footer;
        if footer.y == 0 { Rect::default() } else { Rect { y: footer.y - 1, ..footer } }
    }
}

/// From this size on, the strip is worth its two rows.
const STRIP: Size = Size { width: 40, height: 16 };
/// From this height on, the strip has a row more for columns that are high.
const HIGH_STRIP: u16 = 45;
/// From this size on, list and details stand one above the other.
const STACKED: Size = Size { width: 30, height: 11 };
/// From this size on, they stand side by side, the list this wide.
const SIDE_BY_SIDE: (Size, u16) = (Size { width: 173, height: 16 }, 120);
/// From this width on, a reader may have them so.
pub const TURNED: u16 = 100;
/// No pane is lower or narrower than this.
const LEAST: Size = Size { width: 30, height: 3 };
/// From these heights on there is a header, and a footer.
const HEADER: u16 = 6;
const FOOTER: u16 = 4;
/// Prose longer than this is hard to follow back; and what stands beside it at its right.
const PROSE: u16 = 88;
const ASIDE: u16 = 7;
/// From this width of the details on, sources stand beside claims.
const BESIDE: u16 = 116;
/// The columns of those sources, and those between.
pub const SOURCES: (u16, u16) = (43, 3);

/// How many rows two panes can use that stand one above the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The upper one.
    pub upper: u16,
    /// The lower one.
    pub lower: u16,
}

/// For what a screen is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// The list, which needs so many rows, and the details; with a strip, which has a row more for high columns.
    Timeline {
        /// Rows of the list.
        need: u16,
        /// Whether the strip has columns that are high.
        high: bool,
    },
    /// For what needs the whole width, a table or a chart: never side by side; a pane leaves to the other the rows that it
    /// does not need.
    Rows(Need),
    /// Lanes above the details, as high as they need; they have their own axis.
    Lanes(u16),
}

/// How a reader wants the screen divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// Whether the pane that has the keys is alone on the screen.
    pub whole: bool,
    /// Whether the panes stand the other way, where there is room for that.
    pub turned: bool,
    /// As many rows more for the list than it has by itself.
    pub rows: i16,
    /// As many columns more, side by side.
    pub columns: i16,
}

/// Divides a screen; `pane` is the one that has the keys.
pub fn divide(size: Size, pane: Pane, split: Split, division: Division) -> Panes {
    let mut rest = Rect { width: size.width, height: size.height, ..Rect::default() };
    if rest.is_empty() {
        return Panes::default();
    }
    let footer = rest.take_bottom(u16::from(size.height >= FOOTER));
    let header = rest.take_top(u16::from(size.height >= HEADER));
    let mut cover = rest;
    let cover_rule = cover.take_top(u16::from(size.height >= HEADER));
    let mut panes = Panes { header, cover_rule, cover, footer, ..Panes::default() };
    panes.cover_text = panes.cover.inset(1, 1, u16::MAX);
    let reaches = |least: Size| size.width >= least.width && size.height >= least.height;
    let is_timeline = matches!(division, Division::Timeline { .. });
    let strip = match division {
        Division::Timeline { high, .. } if !split.whole && reaches(STRIP) => {
            2 + u16::from(high && size.height >= HIGH_STRIP)
        }
        _ => 0,
    };
    panes.overview = rest.take_top(strip).inset(1, 1, u16::MAX);
    let is_wide = is_timeline && reaches(SIDE_BY_SIDE.0);
    let may_turn = is_timeline && size.width >= TURNED && reaches(STACKED);
    if !reaches(STACKED) || split.whole {
        single(&mut panes, rest, pane, reaches(STACKED));
    } else if is_wide != (split.turned && may_turn) {
        let wish = if is_wide { SIDE_BY_SIDE.1 } else { rest.width * 11 / 20 };
        side_by_side(&mut panes, rest, moved(wish, split.columns, rest.width - LEAST.width - 1, LEAST.width));
    } else {
        let rows = rest.height - 1;
        let share = match division {
            Division::Lanes(need) => rows.saturating_sub(LEAST.height).min(need.max(LEAST.height)),
            Division::Timeline { need, .. } => {
                let preview = u16::try_from(u32::from(rows) * 37 / 100).unwrap_or(rows).max(LEAST.height);
                rows.saturating_sub(preview).min(need.max(LEAST.height))
            }
            Division::Rows(Need { upper, lower }) => (rows / 2).max(rows.saturating_sub(lower)).min(upper.max(1)),
        };
        stacked(&mut panes, rest, moved(share, split.rows, rows.saturating_sub(LEAST.height), LEAST.height));
    }
    let sources = if panes.has_sources_beside() { SOURCES.0 + SOURCES.1 } else { 0 };
    panes.text = panes.detail.inset(1, 1, PROSE + ASIDE + sources);
    panes
}

/// A share as a reader moved it, within bounds.
fn moved(share: u16, by: i16, most: u16, least: u16) -> u16 {
    if by == 0 { share } else { share.saturating_add_signed(by).min(most).max(least) }
}

/// Side by side below one rule, the left one so many columns wide.
fn side_by_side(panes: &mut Panes, mut rest: Rect, left: u16) {
    panes.layout = Layout::SideBySide;
    panes.rule = rest.take_top(1);
    panes.list = rest.take_left(left);
    panes.divider = rest.take_left(1);
    panes.detail = rest;
}

/// One above the other with the rule between them, the upper one so many rows high.
fn stacked(panes: &mut Panes, mut rest: Rect, share: u16) {
    panes.layout = Layout::Stacked;
    panes.list = rest.take_top(share);
    panes.rule = rest.take_top(1);
    panes.detail = rest;
}

fn single(panes: &mut Panes, mut rest: Rect, pane: Pane, has_rule: bool) {
    panes.layout = Layout::Single;
    panes.rule = rest.take_top(u16::from(has_rule));
    match pane {
        Pane::List => panes.list = rest,
        Pane::Detail => panes.detail = rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: u16 = u16::MAX;
    const DIVISIONS: [Division; 7] = [
        Division::Timeline { need: ALL, high: true },
        Division::Timeline { need: 1, high: false },
        Division::Lanes(ALL),
        Division::Lanes(4),
        Division::Rows(Need { upper: ALL, lower: ALL }),
        Division::Rows(Need { upper: 3, lower: ALL }),
        Division::Rows(Need { upper: ALL, lower: 2 }),
    ];

    fn splits() -> impl Iterator<Item = Split> {
        let whole = Split { whole: true, ..Split::default() };
        let turned = Split { turned: true, ..Split::default() };
        let moved = [(1, 1), (-1, -1), (i16::MAX, i16::MAX), (i16::MIN, i16::MIN)];
        let moved = moved.map(|(rows, columns)| Split { rows, columns, turned: rows % 2 == 0, ..Split::default() });
        [Split::default(), whole, turned].into_iter().chain(moved)
    }

    fn sizes() -> impl Iterator<Item = Size> {
        let widths = (0..=45).chain([59, 60, 79, 80, 99, 100, 120, 172, 173, 250]);
        widths.flat_map(|width| (0..=50).map(move |height| Size { width, height }))
    }

    #[test]
    fn parts_lie_inside_the_screen_and_never_overlap() {
        for size in sizes().chain([Size { width: u16::MAX, height: u16::MAX }]) {
            for (split, division) in splits().flat_map(|split| DIVISIONS.map(|division| (split, division))) {
                for pane in [Pane::List, Pane::Detail] {
                    let p = divide(size, pane, split, division);
                    let parts = [p.header, p.overview, p.rule, p.list, p.divider, p.detail, p.footer];
                    let parts: Vec<Rect> = parts.into_iter().filter(|r| !r.is_empty()).collect();
                    for (i, a) in parts.iter().enumerate() {
                        assert!(u32::from(a.x) + u32::from(a.width) <= u32::from(size.width), "{size:?} {p:?}");
                        assert!(u32::from(a.y) + u32::from(a.height) <= u32::from(size.height), "{size:?} {p:?}");
                        for b in &parts[i + 1..] {
                            let apart = a.x + a.width <= b.x
                                || b.x + b.width <= a.x
                                || a.y + a.height <= b.y
                                || b.y + b.height <= a.y;
                            assert!(apart, "{size:?} {a:?} {b:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_pane_that_has_the_keys_is_always_there() {
        for size in sizes().filter(|size| size.width > 0 && size.height > 0) {
            for (split, division) in splits().flat_map(|split| DIVISIONS.map(|division| (split, division))) {
                assert!(!divide(size, Pane::List, split, division).list.is_empty(), "{size:?} {split:?} {division:?}");
                let detail = divide(size, Pane::Detail, split, division).detail;
                assert!(!detail.is_empty(), "{size:?} {split:?} {division:?}");
            }
        }
    }

    #[test]
    fn a_screen_is_divided_by_the_room_there_is() {
        for (width, height, layout, rows) in [
            (0, 0, Layout::Nothing, (0, 0)),
            (80, 0, Layout::Nothing, (0, 0)),
            (1, 1, Layout::Single, (1, 0)),
            (29, 24, Layout::Single, (22, 0)),
            (80, 10, Layout::Single, (8, 0)),
            (40, 12, Layout::Stacked, (6, 3)),
            (60, 20, Layout::Stacked, (10, 5)),
            (80, 24, Layout::Stacked, (12, 7)),
            (100, 30, Layout::Stacked, (16, 9)),
            (120, 40, Layout::Stacked, (23, 12)),
            (172, 50, Layout::Stacked, (29, 16)),
            (173, 15, Layout::Stacked, (8, 4)),
            (173, 16, Layout::SideBySide, (11, 11)),
            (200, 50, Layout::SideBySide, (45, 45)),
        ] {
            let panes = divide(
                Size { width, height },
                Pane::List,
                Split::default(),
                Division::Timeline { need: ALL, high: false },
            );
            let found = (panes.layout, (panes.list.height, panes.detail.height));
            assert_eq!(found, (layout, rows), "{width}×{height}");
        }
    }

    #[test]
    fn rows_that_the_list_does_not_need_go_to_the_preview() {
        let size = Size { width: 80, height: 24 };
        let panes = divide(size, Pane::List, Split::default(), Division::Timeline { need: 5, high: false });
        assert_eq!((panes.list.height, panes.detail.height), (5, 14));
    }

    #[test]
    fn lines_of_text_stay_short_enough_to_read() {
        let wide = divide(
            Size { width: 250, height: 70 },
            Pane::List,
            Split::default(),
            Division::Timeline { need: ALL, high: false },
        );
        assert_eq!((wide.list.width, wide.text.width), (120, 127));
        let size = Size { width: 115, height: 40 };
        let narrower = divide(size, Pane::List, Split::default(), Division::Timeline { need: ALL, high: false });
        assert_eq!(narrower.text.width, PROSE + ASIDE);
    }
}
