//! What a chronology is: dates, events, claims, sources, the timeline they make, and the problems of its files.
//!
//! Owns the vocabulary every other room speaks. Refuses to know how a chronology is written down, drawn or asked for:
//! no serde, no TOML, no files, no clock.

mod address;
mod answer;
pub mod date;
mod distinct;
mod event;
mod events;
mod form;
pub mod lang;
mod lookup;
pub mod number;
mod order;
mod places;
mod problem;
mod row;
mod sequel;
mod sequence;
mod shown;
mod spare;
mod tags;
mod timeline;
mod years;
mod zone;

pub use address::{Address, same_page};
pub use answer::{Answer, Relation};
pub use date::{
    Bound, Bounds, Clocks, Cutoff, Date, DateError, Day, DrawnMember, Extent, Hole, Holes, Length, Limits, Member,
    Period, Precision, SameTime, Scanned, Unit, utc_offset,
};
use date::{FirstBehind, Placed, Slot, put_in_order};
pub use distinct::distinct;
pub use event::{
    Beside, Citation, CitationStyle, Cited, Claim, DatedBy, Event, Figure, Number, Parts, Qualifier, Source, SourceKind,
};
pub use events::{Events, FileChanged, Memory, Take};
pub use form::Form;
pub use lang::{Lang, Noun, Phrase};
pub use lookup::{CitedSource, ListedSources, SourceCache};
pub use order::Order;
pub use places::{Places, Stand};
pub use problem::{Code, Label, Place, Problem, Problems, Severity};
pub use row::{EventId, FileId, Flags, Row, SourceRow};
pub(crate) use sequel::Named;
pub(crate) use sequence::{Entry, Fault, Node, by_fractions, by_words};
pub use spare::Spare;
pub use tags::{TagSet, Tags};
pub use timeline::{Silenced, Timeline, Unfinished};
pub use zone::{Clock, Zone};
