//! The quick road: sections as people write them, read without the library.
//!
//! Owns a recogniser of a strict subset of the format: known keys, each once, bare and on a line of their own, with texts,
//! lists of them, citations and figures behind them; claims; comments; blank lines. It never judges: a section in which
//! anything else stands, or a fault, is passed by, and takes the library's road ([`section`](super::section)), which alone
//! reports problems. What it accepts, that road reads in the same way and without a fault: `tests/format.rs` and the fuzz
//! targets hold the two together.

pub(super) mod decode;
mod grammar;
mod letters;
pub(super) mod line;
pub(super) mod reader;
pub(super) mod row;
pub(super) mod tape;
