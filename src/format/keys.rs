//! The keys of the file format.
//!
//! Owns the spelling of the format.

/// Keys at the top of a file.
pub(super) const ROOT: &[&str] = &["title", "description", "check", "sources", "events"];
/// Keys of what a file asks of `check`.
pub(super) const CHECK: &[&str] = &["allow"];
/// Keys of a source.
pub(super) const SOURCE: &[&str] = &[
    "id",
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "accessed",
    "kind",
    "derived_from",
    "archive",
    "sha256",
    "note",
];
/// Keys of an event.
pub(super) const EVENT: &[&str] = &[
    "id", "date", "title", "summary", "place", "people", "tags", "see", "sources", "claims", "dated_by", "note",
    "after", "before",
];
/// Keys of a claim.
pub(super) const CLAIM: &[&str] = &["id", "text", "by", "sources", "disputes", "figure", "note"];
/// Keys of what comes before or after.
pub(super) const BESIDE: &[&str] = &["id", "source", "at", "quote"];
/// Keys of a figure.
pub(super) const FIGURE: &[&str] = &["measure", "value", "unit", "of", "qualifier", "date", "over"];
/// Keys of a citation that points at a listed source.
pub(super) const CITATION: &[&str] = &["id", "at", "quote"];
