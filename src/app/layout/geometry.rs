//! Where everything stands on the screen: the one geometry, asked by `update` (scrolling, the mouse) and by drawing.
//!
//! Owns sizes, rectangles and the rules by which a screen is divided: side by side where there is room for two columns
//! that can be read, one above the other where there is height, one at a time below that, a word where nothing fits.
//! All of it is total: any size from 0×0 gives rectangles that lie inside the screen and do not overlap.

use crate::app::mode::Pane;

/// A size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A part of the screen in cells, counted from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rect {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Rect {
    /// Whether it holds no cell.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// Its size.
    pub fn size(self) -> Size {
        Size { width: self.width, height: self.height }
    }

    /// Whether a cell lies in it.
    pub fn contains(self, column: u16, row: u16) -> bool {
        column >= self.x && column - self.x < self.width && row >= self.y && row - self.y < self.height
    }

    /// The column behind its last one.
    pub fn end(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// Its rows.
    pub fn rows(self) -> std::ops::Range<u16> {
        self.y..self.y.saturating_add(self.height)
    }

    /// Its last column, where a scrollbar stands.
    #[must_use]
    pub fn edge(self) -> Self {
        Self { x: self.end().saturating_sub(1), width: self.width.min(1), ..self }
    }

    /// Where lines of text or of a table stand in a pane: with air at the left and the scrollbar at the right.
    #[must_use]
    pub fn lines(self) -> Self {
        self.inset(2, 2, u16::MAX)
    }

    /// Takes up to `rows` from the top off.
    #[must_use]
    pub fn take_top(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        let taken = Self { height, ..*self };
        self.y += height;
        self.height -= height;
        taken
    }

    /// Takes up to `rows` from the bottom off.
    #[must_use]
    pub fn take_bottom(&mut self, rows: u16) -> Self {
        let height = rows.min(self.height);
        self.height -= height;
        Self { y: self.y + self.height, height, ..*self }
    }

    /// Takes up to `columns` from the left off.
    fn take_left(&mut self, columns: u16) -> Self {
        let width = columns.min(self.width);
        let taken = Self { width, ..*self };
        self.x += width;
        self.width -= width;
        taken
    }

    /// Without `left` columns at its left and `right` at its right, at most `widest` columns in all.
    #[must_use]
    pub fn inset(self, left: u16, right: u16, widest: u16) -> Self {
        let x = self.x + left.min(self.width);
        let width = self.width.saturating_sub(left).saturating_sub(right).min(widest);
        Self { x, width, ..self }
    }
}

/// How a screen is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// There is no cell to draw in.
    #[default]
    Nothing,
    /// There is room for a word that says so.
    TooSmall,
    /// The pane that has the keys, alone.
    Single,
    /// The list above the detail.
    Stacked,
    /// The list to the left of the detail.
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
    /// The prompt with what is said of it beneath, or the filter and the search in force.
    pub question: Rect,
    /// The line above a view that covers the timeline.
    pub cover_rule: Rect,
    /// A view that covers the timeline: everything between header and footer.
    pub cover: Rect,
    /// Its text.
    pub cover_text: Rect,
    /// The line above the list.
    pub list_rule: Rect,
    /// The list.
    pub list: Rect,
    /// The line between panes that stand side by side.
    pub divider: Rect,
    /// The line above the detail.
    pub detail_rule: Rect,
    /// The detail, margins and all.
    pub detail: Rect,
    /// The detail's text.
    pub text: Rect,
    /// Key hints and position.
    pub footer: Rect,
}

/// Narrower or lower than this, nothing can be read.
const LEAST: Size = Size { width: 20, height: 3 };
/// From this width on, list and detail are both readable side by side.
const SIDE_BY_SIDE: u16 = 96;
/// From this height on, list and detail are both readable one above the other.
const STACKED: u16 = 16;
/// The list is as wide as this at least, and at most: past it, titles gain nothing and the detail loses.
const LIST: std::ops::RangeInclusive<u16> = 43..=84;
/// A line of text longer than this is hard to follow back.
const MEASURE: u16 = 92;
/// As many lines are left beneath it.
const QUESTIONED: u16 = 3;
/// From this height on, the line beneath the header is worth its row.
const RULED: u16 = 8;

/// Lower than the first of these, the strip would take what the list needs; from the second on, there is room for a line
/// of its own below it.
const STRIP: (u16, u16) = (20, 32);
/// From this width on, the detail is readable beside lanes.
const LANES_BESIDE: u16 = 160;
/// Beside lanes, the detail is as wide.
const BESIDE_LANES: u16 = 60;

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
    /// Side by side where there is room for two columns of text; with a strip.
    Timeline,
    /// For what needs the whole width, a table or a chart: never side by side; a pane leaves to the other the rows that it
    /// does not need.
    Rows(Need),
    /// The upper pane as large as the detail allows, which stands beside it only where time has columns enough; with a
    /// strip.
    Lanes,
}

/// Divides a screen; `pane` is the one that has the keys, `query` the lines that the prompt or the query in force takes.
pub fn divide(size: Size, pane: Pane, query: u16, division: Division) -> Panes {
    let mut rest = Rect { width: size.width, height: size.height, ..Rect::default() };
    if rest.is_empty() {
        return Panes::default();
    }
    if size.width < LEAST.width || size.height < LEAST.height {
        return Panes { layout: Layout::TooSmall, cover: rest, ..Panes::default() };
    }
    let footer = rest.take_bottom(u16::from(size.height > LEAST.height));
    let mut header = rest.take_top(u16::from(size.height > LEAST.height + 1));
    let mut question = rest.take_top(query.min(rest.height.saturating_sub(QUESTIONED)));
    if query > 0 && question.is_empty() {
        // What is typed must be seen, whatever else there is no room for.
        question = if header.is_empty() { rest.take_top(1.min(rest.height.saturating_sub(1))) } else { header };
        header = Rect::default();
    }
    let rule = u16::from(size.height >= RULED);
    let mut cover = rest;
    let cover_rule = cover.take_top(rule);
    let overview = strip(&mut rest, size.height, division);
    let mut panes = Panes { header, overview, question, cover_rule, cover, footer, ..Panes::default() };
    if division == Division::Timeline && size.width >= SIDE_BY_SIDE {
        let wish = (rest.width / 40 * 19).clamp(*LIST.start(), *LIST.end());
        side_by_side(&mut panes, rest, rule, wish);
    } else if division == Division::Lanes && size.width >= LANES_BESIDE {
        side_by_side(&mut panes, rest, rule, rest.width - BESIDE_LANES);
    } else if size.height >= STACKED {
        panes.list_rule = rest.take_top(1);
        let share = share(division, pane, rest.height);
        stacked(&mut panes, rest, share);
    } else {
        single(&mut panes, rest, rule, pane);
    }
    panes.text = panes.detail.inset(2, 2, MEASURE);
    panes.cover_text = panes.cover.inset(2, 2, MEASURE);
    panes
}

/// The rows of the upper pane. The one that has the keys gets the larger part: at 80×24 neither would have enough
/// otherwise.
fn share(division: Division, pane: Pane, height: u16) -> u16 {
    match (division, pane) {
        (Division::Timeline, Pane::List) => height.div_ceil(2),
        (Division::Lanes, Pane::List) => height * 2 / 3,
        (Division::Timeline | Division::Lanes, Pane::Detail) => height / 4,
        (Division::Rows(Need { upper, lower }), pane) => {
            let share = if pane == Pane::List { height / 2 } else { height / 4 };
            share.max(height.saturating_sub(lower.saturating_add(1))).min(upper)
        }
    }
}

/// Takes the strip off the top, where there is room for one.
fn strip(rest: &mut Rect, height: u16, division: Division) -> Rect {
    let lines = match height {
        _ if matches!(division, Division::Rows(_)) || height < STRIP.0 => 0,
        _ if height < STRIP.1 => 2,
        _ => 3,
    };
    rest.take_top(lines).inset(1, 1, u16::MAX)
}

/// Side by side, the left one so many columns wide.
fn side_by_side(panes: &mut Panes, mut rest: Rect, rule: u16, left: u16) {
    panes.layout = Layout::SideBySide;
    panes.list = rest.take_left(left);
    panes.divider = rest.take_left(1);
    panes.detail = rest;
    panes.list_rule = panes.list.take_top(rule);
    panes.detail_rule = panes.detail.take_top(rule);
}

/// One above the other below a rule that is there already, the upper one so many lines high.
fn stacked(panes: &mut Panes, mut rest: Rect, share: u16) {
    panes.layout = Layout::Stacked;
    panes.list = rest.take_top(share);
    panes.detail_rule = rest.take_top(1);
    panes.detail = rest;
}

fn single(panes: &mut Panes, mut rest: Rect, rule: u16, pane: Pane) {
    panes.layout = Layout::Single;
    let rule = rest.take_top(rule);
    match pane {
        Pane::List => (panes.list_rule, panes.list) = (rule, rest),
        Pane::Detail => (panes.detail_rule, panes.detail) = (rule, rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDS: [Need; 3] = [
        Need { upper: u16::MAX, lower: u16::MAX },
        Need { upper: 3, lower: u16::MAX },
        Need { upper: u16::MAX, lower: 2 },
    ];

    fn parts(p: &Panes) -> [Rect; 9] {
        [p.header, p.overview, p.question, p.list_rule, p.list, p.divider, p.detail_rule, p.detail, p.footer]
    }

    #[test]
    fn parts_lie_inside_the_screen_and_never_overlap() {
        let sizes = (0..=130).flat_map(|width| (0..=40).map(move |height| Size { width, height }));
        for size in sizes.chain([Size { width: u16::MAX, height: u16::MAX }]) {
            let kinds = [(Pane::List, 0), (Pane::Detail, 0), (Pane::List, 1), (Pane::Detail, 2)];
            let [all, upper, lower] = NEEDS.map(Division::Rows);
            let divisions = [Division::Timeline, all, upper, lower, Division::Lanes];
            for (pane, query, division) in
                kinds.into_iter().flat_map(|(pane, query)| divisions.map(|division| (pane, query, division)))
            {
                let panes = divide(size, pane, query, division);
                let parts: Vec<Rect> = parts(&panes).into_iter().filter(|r| !r.is_empty()).collect();
                for (i, a) in parts.iter().enumerate() {
                    assert!(u32::from(a.x) + u32::from(a.width) <= u32::from(size.width), "{size:?} {panes:?}");
                    assert!(u32::from(a.y) + u32::from(a.height) <= u32::from(size.height), "{size:?} {panes:?}");
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

    #[test]
    fn the_pane_that_has_the_keys_is_always_there() {
        for width in LEAST.width..130 {
            for height in LEAST.height..40 {
                let size = Size { width, height };
                for query in 0..=2 {
                    let [all, upper, lower] = NEEDS.map(Division::Rows);
                    for division in [Division::Timeline, all, upper, lower, Division::Lanes] {
                        assert!(!divide(size, Pane::List, query, division).list.is_empty(), "{size:?}");
                        assert!(!divide(size, Pane::Detail, query, division).text.is_empty(), "{size:?}");
                    }
                    assert_eq!(
                        divide(size, Pane::List, query, Division::Timeline).question.is_empty(),
                        query == 0,
                        "{size:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_screen_is_divided_by_the_room_there_is() {
        for (width, height, layout) in [
            (0, 0, Layout::Nothing),
            (80, 0, Layout::Nothing),
            (1, 1, Layout::TooSmall),
            (19, 24, Layout::TooSmall),
            (20, 3, Layout::Single),
            (80, 12, Layout::Single),
            (40, 16, Layout::Stacked),
            (80, 24, Layout::Stacked),
            (95, 50, Layout::Stacked),
            (96, 3, Layout::SideBySide),
            (120, 40, Layout::SideBySide),
        ] {
            assert_eq!(
                divide(Size { width, height }, Pane::List, 0, Division::Timeline).layout,
                layout,
                "{width}×{height}"
            );
        }
    }

    #[test]
    fn lines_of_text_stay_short_enough_to_read() {
        let wide = divide(Size { width: 250, height: 70 }, Pane::List, 0, Division::Timeline);
        assert_eq!((wide.list.width, wide.text.width), (84, MEASURE));
    }
}
