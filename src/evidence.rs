//! What follows from the data without being written in it.
//!
//! Owns conclusions: how long nothing is known to have happened, how many independent sources stand behind a statement,
//! where claims contradict each other, what was known when, what rests on a source, and what an editor would ask. What
//! needs all events is an accumulator that is fed one at a time ([`figures::Figures`], [`sources::Sources`],
//! [`as_of::Publications`]); what needs sources asks for each once ([`independence::Independence`], [`as_of::AsOf`],
//! [`lag::Reports`], [`rules::Rules`]). Refuses to draw any of it, and to claim more than the dates and citations carry.

pub mod as_of;
pub mod basis;
pub mod cited;
pub mod disagreement;
pub mod figures;
#[cfg(test)]
pub(crate) mod fixture;
pub mod gap;
pub mod independence;
pub mod lag;
pub mod length;
mod names;
pub mod range;
pub mod rules;
mod series;
mod sets;
pub mod sources;
