//! `dateline`: a terminal browser for sourced chronologies.
//!
//! What is promised, and kept from version to version, is the command line, its JSON and the format of the files
//! (`docs/`). The library is not: its rooms are public for the program's own tests and benches, and change as it does.
//!
//! # Architecture
//!
//! One package, a library and a thin binary. A *room* is a module that owns one concern and may name only the rooms
//! listed beside it; `tests/architecture` holds them to this table.
//!
//! | room | owns | may name |
//! |---|---|---|
//! | [`text`] | strangers' text: cleaning, measuring, cutting, wrapping, the one folding for all comparing | – |
//! | [`model`] | dates, events, sources, claims, the timeline, which rows are visible, problems | text |
//! | [`query`] | the words of a query and what they match | model, text |
//! | [`evidence`] | what follows from the data: silence, independence, disagreement, rules | model, text |
//! | [`dossier`] | one event with everything resolved, as all its pages say it | model, text, evidence |
//! | `archive` | the text of kept copies; quotations found in it | text |
//! | [`plot`] | time and numbers to places on an axis; no cells, no pixels | model, text (for the width of labels) |
//! | [`mod@format`] | TOML in; other formats out | model, text, query, evidence, dossier, plot, archive |
//! | [`search`] | questions answered from bytes and rows, with all threads there are | model, text, query, evidence, format |
//! | [`app`] | state, actions, `update`, commands, layout, jobs and effects as data | all above but format |
//! | [`ui`] | drawing: `&State` to cells | app and all that it may name |
//! | `edge` | command line, terminal, files, clock, the run loop | everything |
//!
//! # One key, one record
//!
//! A key: a thread of `edge` reads it and puts it in the program's own words ([`app::Input`]) → the run loop takes all
//! that wait → [`app::take`] finds the command in the one table ([`app::commands`]), changes the state, and asks the
//! timeline for the events that are now on the screen → effects are done by `edge` → [`ui::paint`] draws once → what
//! has changed is sent in one write.
//!
//! A record: bytes ([`format::Bytes`]) → a section, from one `[[events]]` header to the next → a row of some tens
//! of bytes, and problems → rows in order ([`model::Timeline`]) → the event behind a row, read again from its own bytes
//! when it is drawn, shown or printed. No room holds all events.
//!
//! # Promises
//!
//! 1. Parsing never fails: it yields a timeline and problems. (`tests/format.rs`: any bytes, any cutting, any threads.)
//! 2. [`app::update`] is total and deterministic; today's date arrives as data. (`tests/screens.rs`: random actions.)
//! 3. Drawing takes `&State`, changes nothing, and two draws agree. (`tests/screens.rs`.)
//! 4. One geometry ([`app::layout`]), used by update and by drawing. (`tests/screens.rs`: the focus is visible at any
//!    size.)
//! 5. The selection is an event's identity, never a row number. (`tests/screens.rs`, `tests/pty`.)
//! 6. Keys, hints, help and README come from one table ([`app::commands`]). (its own tests, `tests/sessions.rs`,
//!    `tests/readme.rs`.)
//! 7. File text reaches a terminal, a page or a clipboard only through one cleaning function a medium:
//!    [`text::Clean`] for the terminal and, on one line, its clipboard; one in [`mod@format::markdown`], one in
//!    [`mod@format::json`], one in [`mod@format::cite`] for BibTeX, and one a form in [`mod@format::export`]: for pages and
//!    pictures it is a type, `Markup`.
//!    (`tests/text`, `tests/strangers.rs`, `tests/cli`.)
//! 8. Only `edge` touches files, clock, environment and terminal. (`tests/architecture`, `.clippy.toml`.)

pub mod app;
pub mod archive;
pub mod dossier;
pub mod evidence;
pub mod format;
pub mod model;
pub mod plot;
pub mod query;
pub mod search;
pub mod text;
pub mod ui;

mod edge;

pub use edge::run;
