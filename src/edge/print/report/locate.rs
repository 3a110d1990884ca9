//! Bytes of a file as lines and columns.
//!
//! Owns the count, in one pass over the file whatever is asked.

use crate::format::Bytes;
use memchr::{memchr_iter, memrchr};

/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) struct Spot {
    /// Its line, from 1.
    pub(in crate::edge) line: u64,
    /// Its column, from 1, in characters (Unicode scalar values); a byte order mark is none.
    pub(in crate::edge) column: u64,
    /// The byte at which its line starts.
    pub(in crate::edge) line_start: u64,
}

/// Where each of `asked` stands, which are in ascending order; fewer where the file can no longer be read to its end.
/// A byte behind the end stands where the file ends.
pub(in crate::edge) fn locate(bytes: &dyn Bytes, asked: &[u64]) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(asked.len());
    let mut spot = Spot { line: 1, column: 1, line_start: 0 };
    let (mut at, mut piece) = (0, Vec::new());
    for &byte in asked {
        let byte = byte.min(bytes.len());
        while at < byte {
            let len = usize::try_from(byte - at).unwrap_or(PIECE).min(PIECE);
            piece.resize(len, 0);
            if bytes.read(at, &mut piece).is_err() {
                return spots;
            }
            spot.pass(at, &piece);
            at += len as u64;
        }
        spots.push(spot);
    }
    spots
}

impl Spot {
    /// Goes on behind `piece`, which stands at `at`.
    fn pass(&mut self, at: u64, piece: &[u8]) {
        let rest = match memrchr(b'\n', piece) {
            Some(last) => {
                self.line += memchr_iter(b'\n', piece).count() as u64;
                (self.line_start, self.column) = (at + last as u64 + 1, 1);
                piece.get(last + 1..).unwrap_or_default()
            }
            None if at == 0 => piece.strip_prefix(b"\xef\xbb\xbf").unwrap_or(piece),
            None => piece,
        };
        // Each character has one byte that does not continue another.
        self.column += rest.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same, character by character.
    fn slowly(text: &str, byte: usize) -> Spot {
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Spot {
            line: before.matches('\n').count() as u64 + 1,
            column: before[line_start..].chars().count() as u64 + 1,
            line_start: line_start as u64,
        }
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let text = "\u{feff}ab\ncd".as_bytes().to_vec();
        let spots = locate(&text, &[3, 4, 6, 99]);
        let told: Vec<_> = spots.iter().map(|spot| (spot.line, spot.column)).collect();
        assert_eq!(told, [(1, 1), (1, 2), (2, 1), (2, 3)]);
    }

    #[test]
    fn pieces_have_no_seams() {
        let text = format!("{}é\n{}é x", "ab\n".repeat(40_000), "y".repeat(100_000));
        let asked: Vec<u64> = (0..=text.len() as u64)
            .filter(|at| text.is_char_boundary(usize::try_from(*at).unwrap()))
            .step_by(997)
            .collect();
        let spots = locate(&text.clone().into_bytes(), &asked);
        for (at, spot) in asked.into_iter().zip(spots) {
            assert_eq!(spot, slowly(&text, usize::try_from(at).unwrap()));
        }
    }

    proptest! {
        #[test]
        fn every_character_is_found(text in "[aé日\n]{0,40}") {
            let asked: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let spots = locate(&text.clone().into_bytes(), &asked.iter().map(|at| *at as u64).collect::<Vec<_>>());
            prop_assert_eq!(spots, asked.into_iter().map(|at| slowly(&text, at)).collect::<Vec<_>>());
        }
    }
}
