//! The key by which a bibliography names a source.
//!
//! Owns the way from an id, or from a source that has none, to a key that every program reads. The same source has the same
//! key each time. Two sources that are told apart by their ids alone have two keys.

use super::published::Parts;
use crate::model::{EventId, Source};

/// Words of a title that make a key.
const WORDS: usize = 4;
/// Letters of a key that is made from words.
const LETTERS: usize = 40;

/// The key of a source: its id where that can be one, else of plain letters and a digest of what was lost.
pub(super) fn key(source: &Source) -> String {
    if !source.id.is_empty() {
        let key = plain(&source.id);
        return if key == source.id { key } else { tagged(&key, &source.id) };
    }
    let words = source.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(plain).filter(|word| !word.is_empty()).take(WORDS).collect();
    let year = source.published.as_ref().and_then(Parts::of).map(|parts| parts.year.to_string());
    let key: String = words.into_iter().chain(year).collect::<Vec<_>>().join("-").to_lowercase();
    let identity = [Some(source.title.as_str()), source.publisher.as_deref(), source.url.as_deref()];
    tagged(&key, &identity.map(Option::unwrap_or_default).join("\n"))
}

/// The letters, digits and signs of a text that any key may hold; one hyphen for others between them.
fn plain(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars().take(LETTERS) {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-') {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

/// A key, and what tells it from others that look like it.
fn tagged(key: &str, identity: &str) -> String {
    let digest = EventId::digest(identity) & 0xffff_ffff;
    if key.is_empty() { format!("source-{digest:08x}") } else { format!("{key}-{digest:08x}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(id: &str) -> Source {
        Source { id: id.into(), title: "T".into(), ..Source::default() }
    }

    #[test]
    fn an_id_is_the_key_where_it_can_be() {
        for id in ["gazette", "the-sun", "AP_2022:1.b"] {
            assert_eq!(key(&listed(id)), id);
        }
        for (id, start) in [("a b", "a-b-"), ("x},{y", "x-y-"), ("газета", "source-"), ("é", "source-")] {
            let key = key(&listed(id));
            assert!(key.starts_with(start) && key.len() == start.len() + 8, "{key}");
        }
        assert_ne!(key(&listed("a b")), key(&listed("a,b")));
        assert!(key(&listed(&"x".repeat(1 << 20))).len() < 64);
    }

    #[test]
    fn a_source_without_an_id_is_named_by_its_title_and_year() {
        let published = crate::model::Date::parse("2022-03-28").ok();
        let source = Source { title: "Fire, at the harbour! Again".into(), published, ..Source::default() };
        assert!(key(&source).starts_with("fire-at-the-harbour-2022-"), "{}", key(&source));
        let other = Source { publisher: Some("Another".into()), ..source.clone() };
        assert_ne!(key(&source), key(&other));
    }
}
