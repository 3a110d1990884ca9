//! Chronologies out of texts, and what a command prints of them.

use crate::edge::cli::today;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::query::Query;

/// The chronology of a text as the file `a.toml`, and in it what matches a query.
pub(super) fn read(text: &str, query: Option<&str>) -> Chronology {
    let mut chronology = Chronology::of(&[("a.toml", text)]);
    if let Some(query) = query {
        chronology.find(&Query::parse(query, today()).unwrap()).unwrap();
    }
    chronology
}

/// What a command writes: to a terminal of so many columns, or else to a file.
pub(super) fn printed(
    columns: Option<usize>,
    command: impl FnOnce(&mut Out<'_>) -> Result<Verdict, Failure>,
) -> (String, Verdict) {
    let mut written = Vec::new();
    let mut out = Out::file(&mut written);
    out.columns = columns;
    let verdict = command(&mut out).unwrap();
    drop(out);
    (String::from_utf8(written).unwrap(), verdict)
}
