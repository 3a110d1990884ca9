//! Events, problems and findings as JSON.
//!
//! Owns the objects of `list`, `show`, `disputes`, `figures`, `gaps`, `check` and `verify`, which are an interface
//! (`docs/format.md`, `docs/check.md`, `docs/verify.md`): a key is never renamed nor dropped, and none is left out
//! where it has no value. Text is exact; a character that does not show itself is written as `\u…`.

mod check;
mod event;
mod write;

pub use check::{Copy, Quote, Verified, check, verify};
pub use event::{Context, Gap, claims, event, gap};
pub(super) use write::{Layout, write};
