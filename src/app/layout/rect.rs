//! Sizes and rectangles, in cells.

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
    pub(super) fn take_left(&mut self, columns: u16) -> Self {
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
