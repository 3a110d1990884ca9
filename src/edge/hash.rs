//! A hash as it is written.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A finished hash in hexadecimal.
pub(in crate::edge) fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
