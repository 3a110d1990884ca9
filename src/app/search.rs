//! Looking for events: the filter, the search, and the line in which they are typed.

pub mod prompt;
pub mod state;
