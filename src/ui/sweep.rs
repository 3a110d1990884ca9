//! The second wall: what got into the buffer and may not reach a terminal is replaced there.
//!
//! Owns the walk over the finished cells.

use super::glyphs;
use crate::app::Charset;
use crate::text::{Clean, columns_beyond, columns_of};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};

/// Nothing of fewer bytes holds two characters that are drawn by themselves.
const CLUSTER: usize = 6;

/// Replaces what may not be sent, by the one cleaning function; where there is only ASCII, everything else too. What a
/// terminal that does not know clusters may draw over is sent with each frame, so that nothing of it stays.
pub fn sweep(buffer: &mut Buffer, charset: Charset) {
    let mut has_clusters = false;
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        // Lines and blocks, of which a screen is full, are as harmless as letters.
        match symbol.as_bytes() {
            [b' '..=b'~'] => continue,
            [0xe2, 0x94..=0x96, _] if charset == Charset::Unicode => continue,
            _ => {}
        }
        has_clusters |= symbol.len() >= CLUSTER;
        let clean = Clean::line(symbol);
        if charset == Charset::Ascii {
            let letter = || clean.ascii().as_str().chars().next();
            cell.set_char(glyphs::ascii(symbol).or_else(letter).unwrap_or(' '));
        } else if clean.as_str() != symbol {
            cell.set_char(char::REPLACEMENT_CHARACTER);
        }
    }
    if has_clusters {
        let width = usize::from(buffer.area.width).max(1);
        buffer.content.chunks_mut(width).for_each(renew_behind_clusters);
    }
}

fn renew_behind_clusters(row: &mut [Cell]) {
    for at in 0..row.len() {
        let symbol = row.get(at).map_or("", Cell::symbol);
        if symbol.len() < CLUSTER {
            continue;
        }
        let (columns, beyond) = (columns_of(symbol), columns_beyond(symbol));
        for cell in row.iter_mut().skip(at + columns).take(beyond) {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn what_may_not_be_sent_is_replaced() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (x, c) in ['\u{1b}', '\u{9b}', '\u{7f}', 'a'].into_iter().enumerate() {
            buffer.content[x].set_char(c);
        }
        sweep(&mut buffer, Charset::Unicode);
        assert_eq!(buffer.content.iter().map(Cell::symbol).collect::<String>(), "\u{fffd}\u{fffd}\u{fffd}a");
    }

    #[test]
    fn ascii_keeps_every_column_where_it_was() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "◆ é 日本 →x", Style::new());
        sweep(&mut buffer, Charset::Ascii);
        assert_eq!(buffer.content.iter().map(Cell::symbol).collect::<String>(), "* e ? ?  >x ");
    }

    /// A line of a terminal that draws every character by itself, as wide as that is alone.
    struct Simple(Vec<Option<char>>);

    impl Simple {
        fn put(&mut self, at: usize, c: Option<char>) {
            // What is drawn over one half of a wide character takes the other with it.
            match self.0.get(at..) {
                Some([None, ..]) => self.0[at - 1] = Some(' '),
                Some([_, None, ..]) => self.0[at + 1] = Some(' '),
                Some([]) | None => return,
                Some(_) => {}
            }
            self.0[at] = c;
        }

        fn take(&mut self, shown: &Buffer, next: &Buffer) {
            for (x, _, cell) in shown.diff(next) {
                let mut at = usize::from(x);
                for c in cell.symbol().chars() {
                    let columns = if matches!(c, '🇦'..='🇿') { 2 } else { columns_of(&c.to_string()) };
                    if columns == 2 {
                        self.put(at + 1, Some(' '));
                    }
                    if columns > 0 {
                        self.put(at, Some(c));
                    }
                    if columns == 2 && at + 1 < self.0.len() {
                        self.0[at + 1] = None;
                    }
                    at += columns;
                }
            }
        }
    }

    proptest! {
        /// Two lines after one another on a terminal that does not know clusters: nothing of the first is left, and of
        /// the second nothing lacks that stands clear of a cluster.
        #[test]
        fn nothing_stays_of_what_a_simple_terminal_draws_beyond_a_cluster(
            lines in prop::collection::vec("([a-z ]|[é日한]|👩🏽\u{200d}🚀|👩\u{200d}🚀|🇸🇻|👍🏽){0,10}", 1..4),
        ) {
            let area = Rect::new(0, 0, 60, 1);
            let (mut shown, mut terminal) = (Buffer::empty(area), Simple(vec![Some(' '); 60]));
            let mut plain = String::new();
            for line in lines.iter().chain([&"all is well".to_owned()]) {
                let mut next = Buffer::empty(area);
                next.set_string(0, 0, Clean::line(line).as_str(), Style::new());
                sweep(&mut next, Charset::Unicode);
                terminal.take(&shown, &next);
                shown = next;
                plain = terminal.0.iter().flatten().collect();
            }
            prop_assert_eq!(plain.trim_end(), "all is well");
        }
    }
}
