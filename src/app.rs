//! What the program does between input and drawing: state, actions, `update`, keys, geometry, effects as data.
//!
//! Owns everything a session is made of, as plain values: [`State`] is what is on the screen, [`update`] and [`take`]
//! change it, [`Effect`]s are what they ask of the world. Refuses to know terminals, colours, files and clocks, so that
//! a session can be run and looked at without any of them.

pub mod action;
pub mod archives;
mod asked;
pub mod bins;
pub mod chart;
pub mod cite;
pub mod clip;
pub mod detail;
pub mod facets;
mod facetting;
pub mod facts;
pub mod figures;
pub mod files;
mod find;
pub mod geometry;
pub mod help;
pub mod key;
pub mod keys;
pub mod lanes;
mod laning;
pub mod line;
pub mod list;
pub mod mark;
pub mod matches;
mod names;
pub mod order;
pub mod overview;
pub mod page;
pub mod pictures;
pub mod problems;
pub mod scale;
pub mod scroll;
pub mod sources;
pub mod stack;
mod state;
pub mod statement;
pub mod summary;
pub mod table;
pub mod ticks;
mod update;
pub mod views;
pub mod when;

pub use action::{Action, Amount, Copied, Direction, Effect};
pub use asked::{InForce, Typing};
pub use facetting::{Facetting, Item, Line as FacetLine};
pub use find::{Found, Purpose, Request};
pub use geometry::{Pane, Rect, Size};
pub use key::{Code, Input, Key, Mouse, MouseKind};
pub use laning::{Cursor, LaneAction};
pub use line::Edit;
pub use pictures::{Commission, Delivery};
pub use state::{Charset, Mode, Options, Place, Progress, Reading, State, Theme};
pub use update::{Reader, take, update};
