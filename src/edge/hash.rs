//! The SHA-256 of what is read in pieces, and a hash as it is written.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Bytes that are read and hashed at a time.
const PIECE: u64 = 1 << 18;

/// The SHA-256 of so many bytes, in hexadecimal; `read` fills a piece with those from a place on.
///
/// # Errors
/// What `read` returns.
pub(in crate::edge) fn sha256<E>(len: u64, read: impl Fn(u64, &mut [u8]) -> Result<(), E>) -> Result<String, E> {
    let (mut hash, mut piece, mut at) = (Sha256::new(), Vec::new(), 0);
    while at < len {
        piece.resize(usize::try_from((len - at).min(PIECE)).unwrap_or_default(), 0);
        read(at, &mut piece)?;
        hash.update(&piece);
        at += piece.len() as u64;
    }
    Ok(hexadecimal(hash))
}

/// A finished hash in hexadecimal.
pub(in crate::edge) fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
