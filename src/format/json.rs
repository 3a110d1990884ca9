//! Events, problems and findings as JSON.
//!
//! Owns the objects of `list`, `show`, `disputes`, `figures`, `gaps`, `check` and `verify`, which are an interface
//! (`docs/format.md`, `docs/check.md`, `docs/verify.md`): a key is never renamed nor dropped, and none is left out
//! where it has no value. Text is exact; a character that does not show itself is written as `\u…`.

mod check;
mod claim_row;
mod event;
mod gap;
mod verify;
mod write;

pub use check::{Checked, Region, Spotted, check};
pub use claim_row::{disagreement, series};
pub use event::{Context, Lag, event, event_in_full};
pub use gap::{Gap, gap};
pub use verify::{Copy, Quote, Verified, verify};
pub use write::Layout;
pub(super) use write::write;
