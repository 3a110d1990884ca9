//! How far a list is scrolled whose items are of different heights.
//!
//! Owns the cursor of such a list, and the arithmetic that keeps the focused item on the screen with a few items around
//! it. It asks for the heights of the items near the focus only: its cost is the screen's height, not the list's length.

/// Where a reader is in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The focused item, from 0.
    pub focus: usize,
    /// The first item shown.
    pub top: usize,
}

impl Cursor {
    /// Scrolls so that the focused item is on the screen.
    pub(in crate::app) fn settle(&mut self, list: &Scrolled<impl Fn(usize, bool) -> usize>) {
        self.top = list.follow(self.top, self.focus);
    }
}

/// As many items stay in sight beyond the focus, where there is room.
pub const MARGIN: usize = 2;

/// A list that scrolls: how many items, and how many lines each of them takes.
pub struct Scrolled<F> {
    /// Items in all.
    pub len: usize,
    /// Lines of the screen.
    pub height: usize,
    /// Lines that an item takes: the second argument says whether it is the first one shown.
    pub lines: F,
}

impl Scrolled<fn(usize, bool) -> usize> {
    /// A list whose items take a line each.
    pub fn even(len: usize, height: usize) -> Self {
        Self { len, height, lines: |_, _| 1 }
    }
}

impl<F: Fn(usize, bool) -> usize> Scrolled<F> {
    /// The first item shown such that `last` is still shown whole, as far up as possible.
    pub fn lowest_top(&self, last: usize) -> usize {
        let mut top = last;
        let mut below = 0; // the lines of the items from `top + 1` to `last`
        while top > 0 {
            below += (self.lines)(top, false);
            if below + (self.lines)(top - 1, true) > self.height {
                break;
            }
            top -= 1;
        }
        top
    }

    /// The last top that is of use: one at which the last item ends the screen.
    pub fn highest_top(&self) -> usize {
        self.lowest_top(self.len.saturating_sub(1))
    }

    /// The last item that is shown whole; `top` itself where none is.
    pub fn last_shown(&self, top: usize) -> usize {
        let mut last = top;
        let mut used = (self.lines)(top, true);
        while last + 1 < self.len {
            used += (self.lines)(last + 1, false);
            if used > self.height {
                break;
            }
            last += 1;
        }
        last
    }

    /// How many items a page is that begins with `top`.
    pub fn page(&self, top: usize) -> usize {
        self.last_shown(top) - top + 1
    }

    /// The top nearest to `top` at which `focus` is shown, with [`MARGIN`] items beyond it where they fit.
    pub fn follow(&self, top: usize, focus: usize) -> usize {
        let last = self.len.saturating_sub(1);
        let focus = focus.min(last);
        let above = focus.saturating_sub(MARGIN);
        let below = self.lowest_top((focus + MARGIN).min(last));
        let (low, high) = if below <= above { (below, above) } else { (self.lowest_top(focus), focus) };
        top.clamp(low, high).min(self.highest_top().max(low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(heights: &[usize], height: usize) -> Scrolled<impl Fn(usize, bool) -> usize + '_> {
        Scrolled { len: heights.len(), height, lines: move |i: usize, first| if first { 2 } else { heights[i] } }
    }

    #[test]
    fn a_list_that_fits_is_not_scrolled() {
        let heights = [1; 5];
        assert_eq!(list(&heights, 10).follow(0, 4), 0);
        assert_eq!(list(&heights, 10).follow(3, 4), 0, "and comes back when it was");
    }

    #[test]
    fn the_focus_keeps_its_margin_until_the_end() {
        let heights = [1; 20];
        let list = list(&heights, 11);
        for (top, focus, expected) in
            [(0, 7, 0), (0, 8, 1), (9, 12, 9), (9, 10, 8), (9, 0, 0), (0, 19, 10), (0, 18, 10)]
        {
            assert_eq!(list.follow(top, focus), expected, "top {top}, focus {focus}");
        }
    }

    proptest! {
        #[test]
        fn the_focus_is_always_shown(
            heights in prop::collection::vec(1_usize..4, 1..40),
            height in 2_usize..20,
            top in 0_usize..60,
            focus in 0_usize..60,
        ) {
            let list = list(&heights, height);
            let focus = focus.min(heights.len() - 1);
            let top = list.follow(top, focus);
            prop_assert!(top <= focus);
            prop_assert!(list.last_shown(top) >= focus);
            prop_assert_eq!(list.follow(top, focus), top, "settled at once");
        }
    }
}
