//! What the program does between input and drawing: state, actions, `update`, commands, layout, effects as data.
//!
//! Owns everything a session is made of, as plain values: [`State`] is what is on the screen, [`update`] and [`take`]
//! change it, [`Effect`]s are what they ask of the world. Terminals, colours, files and clocks are not known here, so
//! that a session can be run and looked at without any of them.
//!
//! A view has a folder with its state and its page (`timeline`, `search`, `detail`, `sources`, `figures`, `lanes`,
//! `facets`, `problems`, `help`); it does not know [`State`]. All that reads [`State`] stands in `state`, all that
//! changes it in `update`. A new view is such a folder, a reader, an updater, its actions and its lines of `commands`.

pub mod action;
mod as_of;
pub mod commands;
pub mod detail;
pub mod effect;
pub mod facets;
pub mod figures;
pub mod files;
pub mod help;
pub mod input;
pub mod jobs;
mod jumps;
pub mod kept;
pub mod lanes;
pub mod layout;
pub mod mode;
pub mod problems;
pub mod reread;
pub mod search;
pub mod settings;
pub mod sources;
mod state;
pub mod step;
pub mod summary;
pub mod timeline;
mod update;
pub mod views;

pub use action::Action;
pub use effect::{Answer, Copied, Effect, Job, JobDone, JobError, JobKind, Question};
pub use input::{Code, Input, Key, Mouse, MouseKind};
pub use lanes::state::LanesCursor;
pub use layout::{Rect, Size};
pub use mode::{Charset, Focus, Mode, Options, Pane, Progress, Theme};
pub use search::state::{Purpose, Reply};
pub use state::{Reader, State};
pub use update::exporting::Shown;
pub use update::{configure, take, update};
