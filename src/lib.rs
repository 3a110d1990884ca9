//! `dateline`: a terminal browser for sourced chronologies.
//!
//! # Architecture
//!
//! One package, a library and a thin binary. A *room* is a module that owns one concern and may name only the rooms
//! listed beside it; `tests/architecture.rs` holds them to this table.
//!
//! | room | owns | may name |
//! |---|---|---|
//! | [`model`] | dates, events, sources, claims, the timeline, problems | – |
//! | [`text`] | cleaning, measuring, cutting and wrapping of strangers' text | – |
//! | [`mod@format`] | TOML in; other formats out | model |
//! | [`query`] | the words of a query and what they match | model |
//! | [`evidence`] | what follows from the data: silence, independence, disagreement, rules | model |
//! | [`app`] | state, actions, `update`, key map, geometry, effects as data | model, text, query, evidence |
//! | [`ui`] | drawing: `&State` to cells | app, model, text, evidence |
//! | `edge` | command line, terminal, files, clock, the run loop | everything |
//!
//! # Promises
//!
//! 1. Parsing never fails: it yields a timeline and problems.
//! 2. [`app::update`] is total and deterministic; today's date arrives as data.
//! 3. Drawing takes `&State`, changes nothing, and two draws agree.
//! 4. One geometry ([`app::geometry`]), used by update and by drawing.
//! 5. The selection is an event's identity, never a row number.
//! 6. Keys, commands, help and README come from one table ([`app::keys`]).
//! 7. File text reaches a terminal, a page or a clipboard only through one cleaning function a medium
//!    ([`text::Clean`] for the terminal).
//! 8. Only `edge` touches files, clock, environment and terminal.
//!
//! Each promise has its test; `tests/promises.rs` names them.

pub mod app;
pub mod evidence;
pub mod format;
pub mod model;
pub mod query;
pub mod text;
pub mod ui;

mod edge;

pub use edge::run;
