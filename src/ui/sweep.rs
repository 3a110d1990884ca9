//! The second wall: what got into the buffer and may not reach a terminal is replaced there.
//!
//! Owns the walk over the finished cells.

use super::glyphs;
use crate::app::Charset;
use crate::text::Clean;
use ratatui::buffer::Buffer;

/// Replaces what may not be sent, by the one cleaning function; where there is only ASCII, everything else too.
pub fn sweep(buffer: &mut Buffer, charset: Charset) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        // Lines and blocks, of which a screen is full, are as harmless as letters.
        match symbol.as_bytes() {
            [b' '..=b'~'] => continue,
            [0xe2, 0x94..=0x96, _] if charset == Charset::Unicode => continue,
            _ => {}
        }
        let clean = Clean::line(symbol);
        if charset == Charset::Ascii {
            let letter = || clean.ascii().as_str().chars().next();
            cell.set_char(glyphs::ascii(symbol).or_else(letter).unwrap_or(' '));
        } else if clean.as_str() != symbol {
            cell.set_char(char::REPLACEMENT_CHARACTER);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Cell;
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
}
