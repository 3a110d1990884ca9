//! The timeline: the list of events, the columns of its rows, and the way through them.

pub mod columns;
pub mod list;
pub mod row;
