//! Time and numbers to places on an axis.
//!
//! Owns the arithmetic by which strip, lanes and charts place anything: scales and windows, ticks and their labels, counts
//! by column, lines for what would overlap, and the alphabet of signs that say how exactly a time is known. Knows columns
//! and rows as numbers and no cells, so that a picture in a file can stand on the same places as the screen.
//!
//! It names [`crate::text`] besides the model: whether two labels have room beside each other is a question of their
//! width, and a label that was measured is a cleaned one.

pub mod axis;
pub mod bins;
pub mod broken;
pub mod mark;
pub mod overview;
pub mod scale;
pub mod stack;
pub mod ticks;
