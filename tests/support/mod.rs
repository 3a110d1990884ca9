//! A chronology built by hand, and a terminal that types at it and is looked at.
//!
//! Owns what the session tests share. Refuses to assert anything.
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that is wrong has to fail")]

mod chronology;
mod session;

pub use chronology::{Chronology, claim, el_salvador, event, figure, problem};
pub use session::{OPTIONS, Session, done, text};
