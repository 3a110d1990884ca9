//! Where things stand on the screen, and text laid out for it: what `update` and drawing both ask.

pub mod clip;

pub mod geometry;
pub mod scroll;
pub mod table;
pub mod text;
pub mod when;
