//! The timeline: the list of events, the strip above it, and the way through them.

pub mod list;
