//! Numbers and sources of a row.

use super::*;

#[test]
fn numbers_are_kept_exactly_or_not_taken_for_such() {
    for (text, value) in [
        ("3", Some("3")),
        (" 007 ", Some("7")),
        ("-1.50", Some("-1.5")),
        ("2.0", Some("2")),
        ("1,000", None),
        ("NaN", None),
        ("1e9", None),
        ("99999999999999999999", None),
        ("0.1234567890123456789", None),
    ] {
        assert_eq!(number(text).as_deref(), value, "{text}");
    }
}

#[test]
fn an_address_is_one_source_whatever_stands_in_it() {
    let parts = |text: &str| split(&Cow::Borrowed(text), &[], &[';']).join("|");
    assert_eq!(parts("Paper One; Paper Two ;"), "Paper One|Paper Two");
    assert_eq!(parts("https://a.org/?q=1;2"), "https://a.org/?q=1;2");
    assert_eq!(address_title("https://www.a.org/b/"), "a.org/b");
}
