//! Where the records of a table of text begin, in one pass over its bytes.

use crate::format::Bytes;
use memchr::memchr2;
use std::io;

/// Bytes of a block, at the least: 256 KiB.
const BLOCK: u64 = 1 << 18;

/// Bytes read at a time.
const PIECE: usize = 1 << 18;

/// Some records, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it begins and ends, in bytes of the file.
    pub(super) at: u64,
    pub(super) end: u64,
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// The number of its first record, from 1; blank lines are records too.
    pub(super) row: u64,
}

/// All records of a file.
#[derive(Debug)]
pub(super) struct Cuts {
    pub(super) blocks: Vec<Block>,
    /// The line of a quotation mark that is never closed.
    pub(super) unclosed: Option<u64>,
}

/// Where in a record a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    /// Between quotation marks that were opened on a line.
    Quoted {
        since: u64,
    },
    /// Behind a quotation mark that closes, unless another one follows.
    Closing {
        since: u64,
    },
}

/// Cuts a file whose records begin behind `from` bytes and so many lines.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn cut(bytes: &dyn Bytes, from: u64, lines: u64, separator: u8) -> io::Result<Cuts> {
    let len = bytes.len();
    let (mut at, mut piece) = (from, Vec::new());
    let mut block = Block { at: from, end: from, line: lines + 1, row: lines + 1 };
    let (mut line, mut row, mut last) = (block.line, block.row, (from, block.line, block.row));
    let (mut state, mut before) = (State::Plain, b'\n');
    let mut blocks = Vec::new();
    while at < len {
        piece.resize(usize::try_from(len - at).unwrap_or(PIECE).min(PIECE), 0);
        bytes.read(at, &mut piece)?;
        let mut n = 0;
        while n < piece.len() {
            if let State::Closing { since } = state {
                let is_quote = piece[n] == b'"';
                state = if is_quote { State::Quoted { since } } else { State::Plain };
                n += usize::from(is_quote);
                continue;
            }
            let Some(found) = memchr2(b'"', b'\n', &piece[n..]).map(|found| n + found) else { break };
            let is_quote = piece[found] == b'"';
            n = found + 1;
            match state {
                State::Quoted { since } if is_quote => state = State::Closing { since },
                State::Quoted { .. } => line += 1,
                _ if is_quote => {
                    let before = found.checked_sub(1).map_or(before, |n| piece[n]);
                    if before == separator || matches!(before, b'\n' | b'\r') {
                        state = State::Quoted { since: line };
                    }
                }
                _ => {
                    (line, row) = (line + 1, row + 1);
                    last = (at + n as u64, line, row);
                    if last.0 - block.at >= BLOCK {
                        blocks.push(Block { end: last.0, ..block });
                        block = Block { at: last.0, end: last.0, line, row };
                    }
                }
            }
        }
        before = piece.last().copied().unwrap_or(before);
        at += piece.len() as u64;
    }
    let unclosed = match state {
        State::Quoted { since } => Some(since),
        _ => None,
    };
    let end = if unclosed.is_some() { last.0 } else { len };
    if end > block.at {
        blocks.push(Block { end, ..block });
    }
    Ok(Cuts { blocks, unclosed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> (Vec<String>, Option<u64>) {
        let bytes = text.as_bytes().to_vec();
        let Cuts { blocks, unclosed } = cut(&bytes, 0, 0, b',').unwrap();
        let text =
            |block: &Block| text[usize::try_from(block.at).unwrap()..usize::try_from(block.end).unwrap()].to_owned();
        (blocks.iter().map(text).collect(), unclosed)
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_what_follows_alone() {
        for (text, kept, unclosed) in [
            ("a,b\n1,\"2\n3\"\n", "a,b\n1,\"2\n3\"\n", None),
            ("a,b\n1,2\n3,\"4\n5,6\n", "a,b\n1,2\n", Some(3)),
            ("a,b\n1,5\" pipe\n3,4\n", "a,b\n1,5\" pipe\n3,4\n", None),
            ("a,b\n1,\"he said \"\"no\"\"\"\n", "a,b\n1,\"he said \"\"no\"\"\"\n", None),
            ("a,b\n1,\"2\"x\"\n3,4", "a,b\n1,\"2\"x\"\n3,4", None),
        ] {
            assert_eq!(cuts(text), (vec![kept.to_owned()], unclosed), "{text:?}");
        }
    }

    #[test]
    fn blocks_end_where_records_do_however_the_bytes_are_read() {
        let row = |n: usize| format!("{n},\"{}\n{}\"\"\"\n", "x".repeat(n % 97), "é".repeat(n % 31));
        let text: String = (0..20_000).map(row).collect();
        let bytes = text.clone().into_bytes();
        let Cuts { blocks, unclosed } = cut(&bytes, 0, 0, b',').unwrap();
        assert_eq!(unclosed, None);
        assert!(blocks.len() > 3);
        let mut end = 0;
        for block in &blocks {
            assert_eq!(block.at, end);
            let before = &text[..usize::try_from(block.at).unwrap()];
            assert_eq!(block.line, before.matches('\n').count() as u64 + 1);
            assert!(text[before.len()..].starts_with(&format!("{},", block.row - 1)));
            end = block.end;
        }
        assert_eq!(end, text.len() as u64);
    }
}
