//! The id of an event that gives none.
//!
//! Owns what it is made of. Of events that would share one, later numbers are given where all of them are known.

/// The id of an event that gives none: its date and the words of its title, in lower case, joined by hyphens. It stays
/// the same as long as those two do.
pub(in crate::format) fn derived_id(date: &str, title: &str) -> String {
    const MOST: usize = 80;
    let mut id = String::new();
    for c in date.chars().chain(std::iter::once(' ')).chain(title.chars()) {
        if id.len() >= MOST {
            break;
        }
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}
