//! The timeline: the list of events, the strip above it, and the way through them.

mod ahead;
pub mod list;
pub mod strip;
mod update;
