//! A buffer that takes clean text only and never panics.
//!
//! Owns clipping: nothing is drawn outside what there is.

use super::glyphs;
use super::theme::{self, Element, Palette, Part};
use crate::app::Rect;
use crate::app::layout::columns;
use crate::query::Pattern;
use crate::text::{Clean, columns_of, singles};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect as Area;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Where things are drawn.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    palette: &'b Palette,
}

impl<'b> Canvas<'b> {
    pub(super) fn new(buffer: &'b mut Buffer, palette: &'b Palette) -> Self {
        Self { buffer, palette }
    }

    /// Draws a text, at most up to the column `end`, and answers the column behind it.
    pub(super) fn text(&mut self, x: u16, y: u16, end: u16, text: &Clean, look: impl Into<Element>) -> u16 {
        let style = self.style(look);
        self.put(x, y, end, text.as_str(), style)
    }

    /// Draws a text that ends in an ellipsis where it would not end before the column `end`; answers the column behind it.
    pub(super) fn cut(&mut self, x: u16, y: u16, end: u16, text: &Clean, look: impl Into<Element>) -> u16 {
        self.text(x, y, end, &text.cut(end.saturating_sub(x).into(), glyphs::ELLIPSIS), look)
    }

    /// Marks words in a text that was drawn from `x` to `end`.
    pub(super) fn mark(&mut self, marks: &[Pattern], x: u16, y: u16, end: u16, text: &Clean) {
        for found in marks.iter().flat_map(|mark| mark.find_iter(text.as_str())) {
            let columns = |part: Option<&str>| columns(&Clean::line(part.unwrap_or_default()));
            let from = x.saturating_add(columns(text.as_str().get(..found.start)));
            let to = from.saturating_add(columns(text.as_str().get(found))).min(end);
            let style = theme::style(self.palette, Part::Found.into());
            let area = Area::new(from, y, to.saturating_sub(from), 1).intersection(self.buffer.area);
            self.buffer.set_style(area, style);
        }
    }

    /// Draws the program's own words.
    pub(super) fn words(&mut self, x: u16, y: u16, words: &'static str, look: impl Into<Element>) {
        let style = self.style(look);
        self.put(x, y, u16::MAX, words, style);
    }

    /// Fills a part of the screen with one sign.
    pub(super) fn fill(&mut self, part: Rect, sign: &'static str, look: impl Into<Element>) {
        let style = self.style(look);
        let area = Area::new(part.x, part.y, part.width, part.height).intersection(self.buffer.area);
        let sign = sign.chars().next().unwrap_or(' ');
        for cell in area.positions() {
            self.buffer[cell].set_char(sign).set_style(style);
        }
    }

    /// Gives the cells of a part a look, whatever stands in them; the look they had is gone.
    pub(super) fn tint(&mut self, part: Rect, look: impl Into<Element>) {
        let style = Style::reset().patch(self.style(look));
        let area = Area::new(part.x, part.y, part.width, part.height).intersection(self.buffer.area);
        self.buffer.set_style(area, style);
    }

    fn style(&self, look: impl Into<Element>) -> Style {
        theme::style(self.palette, look.into())
    }

    fn put(&mut self, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom() {
            return x;
        }
        let end = end.min(area.right()).max(x);
        // Most of it is a character a cell, and need not be divided into clusters.
        let first = singles(text, usize::from(end - x));
        let rest = &text[first.len()..];
        let from = self.buffer.index_of(x, y);
        let cells = self.buffer.content.get_mut(from..from + usize::from(end - x)).unwrap_or_default();
        let mut drawn = 0;
        for (cell, c) in cells.iter_mut().zip(first.chars()) {
            cell.set_char(c).set_style(style);
            drawn += 1;
        }
        let x = x.saturating_add(drawn);
        if x >= end || rest.is_empty() {
            return x;
        }
        let mut x = x;
        for cluster in rest.graphemes(true) {
            let columns = u16::try_from(columns_of(cluster)).unwrap_or(u16::MAX);
            if columns > end - x {
                break;
            }
            let (behind, _) = self.buffer.set_stringn(x, y, cluster, columns.into(), style);
            x += columns;
            // What is reserved beyond what the library counts.
            for x in behind..x {
                self.buffer[(x, y)].reset();
            }
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Theme;
    use proptest::prelude::*;

    fn counted_alike(text: &Clean) -> bool {
        let area = Area::new(0, 0, 80, 1);
        let behind = Buffer::empty(area).set_stringn(0, 0, text.as_str(), 80, Style::new()).0;
        usize::from(behind) == text.width()
    }

    /// What has more columns than the library counts has blanks behind it.
    #[test]
    fn what_a_terminal_may_need_is_kept_free() {
        let mut buffer = Buffer::empty(Area::new(0, 0, 10, 1));
        buffer.content[1].set_char('x');
        let text = Clean::line("\u{995}\u{9be}b\u{1780}\u{17d2}\u{178f}");
        assert_eq!(
            (
                text.width(),
                Canvas::new(&mut buffer, &Palette::of(Theme::NoColor)).put(0, 0, 5, text.as_str(), Style::new())
            ),
            (5, 5)
        );
        let symbols: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols[..6], ["\u{995}\u{9be}", " ", "b", "\u{1780}\u{17d2}\u{178f}", " ", " "]);
        assert_eq!(
            Canvas::new(&mut buffer, &Palette::of(Theme::NoColor)).put(9, 0, 10, text.as_str(), Style::new()),
            9,
            "no half of it"
        );
    }

    proptest! {
        /// Whatever is quick about it, what stands in the cells is what the library puts there.
        #[test]
        fn text_stands_where_the_library_puts_it(
            text in "([a-z ]|[é日한]|e\u{301}|\u{600}|\u{200d}|👩‍🚀|🇸🇻|\u{fe0f}|\\PC){0,12}"
                .prop_filter("counted alike", |text| counted_alike(&Clean::line(text))),
            (x, end) in (0_u16..12, 0_u16..16),
        ) {
            let text = Clean::line(&text);
            let area = Area::new(0, 0, 10, 2);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let behind = Canvas::new(&mut ours, &Palette::of(Theme::NoColor)).put(x, 1, end, text.as_str(), Style::new());
            if x < 10 {
                let room = usize::from(end.min(10).saturating_sub(x));
                prop_assert_eq!(behind, theirs.set_stringn(x, 1, text.as_str(), room, Style::new()).0);
            }
            prop_assert_eq!(ours, theirs);
        }
    }
}
