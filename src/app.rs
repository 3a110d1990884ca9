//! What the program does between input and drawing: state, actions, `update`, keys, geometry, effects as data.
//!
//! Owns everything a session is made of, as plain values: [`State`] is what is on the screen, [`update`] and [`take`]
//! change it, [`Effect`]s are what they ask of the world. Refuses to know terminals, colours, files and clocks, so that
//! a session can be run and looked at without any of them.

pub mod action;
mod as_of;
pub mod chart;
pub mod commands;
pub mod detail;
pub mod effect;
pub mod facets;
pub mod figures;
pub mod files;
pub mod help;
pub mod input;
pub mod jobs;
pub mod lanes;
pub mod layout;
pub mod mode;
pub mod problems;
pub mod search;
pub mod sources;
mod state;
pub mod step;
pub mod summary;
pub mod timeline;
mod update;
pub mod views;

pub use action::Action;
pub use effect::{Answer, Copied, Effect, Job, JobDone, JobError, JobKind, Question};
pub use facets::state::Line as FacetLine;
pub use input::{Code, Input, Key, Mouse, MouseKind};
pub use lanes::state::Cursor;
pub use layout::geometry::{Rect, Size};
pub use mode::{Charset, Mode, Options, Pane, Place, Progress, Theme};
pub use search::state::Purpose;
pub use state::{InForce, Reader, State, Typing};
pub use update::{take, update};
