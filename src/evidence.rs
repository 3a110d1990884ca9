//! What follows from the data without being written in it.
//!
//! Owns conclusions: how long nothing is known to have happened, and (as they come) independence of sources,
//! disagreement, series. Refuses to draw them, and to claim more than the dates and citations carry.

pub mod as_of;
pub mod cited;
pub mod disagreement;
pub mod figures;
#[cfg(test)]
mod fixture;
mod fold;
pub mod gap;
pub mod independence;
pub mod lag;
mod names;
pub mod range;
pub mod rules;
mod sets;
pub mod sources;
