//! Events and problems as JSON.
//!
//! Owns the objects of `list`, `show`, `disputes`, `figures` and `check`, which are an interface (`docs/format.md`, `docs/check.md`): a key is
//! never renamed nor dropped, and none is left out where it has no value. Text is exact; a character that does not show
//! itself is written as `\u…`. Refuses to know where the JSON goes.

mod check;
mod event;
mod stated;
mod write;

pub use check::{Checked, Region, Spotted, check};
pub use event::{Context, Lag, event, event_in_full};
pub use stated::{Disagreement, Stated, disagreement, series};
pub use write::Layout;
