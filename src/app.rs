//! Room app.
pub mod geometry;
pub mod key;
pub mod order;
pub mod scroll;
