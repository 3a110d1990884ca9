//! The keys of the file format, and the nearest known one to a word that is none.
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
pub(super) const EVENT: &[&str] =
    &["id", "date", "title", "summary", "place", "people", "tags", "see", "sources", "claims"];
/// Keys of a claim.
pub(super) const CLAIM: &[&str] = &["id", "text", "by", "sources", "disputes", "figure"];
/// Keys of a figure.
pub(super) const FIGURE: &[&str] = &["measure", "value", "qualifier", "date"];
/// Keys of a citation that points at a listed source.
pub(super) const CITATION: &[&str] = &["id", "at", "quote"];

/// The word of `known` that is nearest to `word`, where one is near enough to have been meant: at most a third of its
/// letters away, a swap of neighbours counting as one.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Cut, so that a hostile key of a megabyte costs nothing.
    let word: String = word.chars().take(40).flat_map(char::to_lowercase).collect();
    known
        .into_iter()
        .map(|k| (strsim::osa_distance(&word, k), k))
        .filter(|(d, k)| *d <= (k.len().max(3) / 3))
        .min_by_key(|(d, _)| *d)
        .map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_finds_the_key_that_was_meant() {
        for (typed, meant) in [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("soruces", Some("sources")),
            ("source", Some("sources")),
            ("sumary", Some("summary")),
            ("persons", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, EVENT.iter().copied()), meant, "{typed:?}");
        }
    }
}
