//! Names as they are compared: publishers, measures, titles.
//!
//! Owns the one folding of this room: small letters, single blanks. Refuses to take two names for one where a letter
//! differs; that is for a rule to ask about.

/// `name` in small letters with single blanks between its words; empty where there is nothing in it.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_and_blanks_are_folded() {
        for (name, compared) in [
            ("The Sun", "the sun"),
            ("  the\t SUN\n", "the sun"),
            ("People in  prison", "people in prison"),
            ("Müller & Söhne", "müller & söhne"),
            ("ΟΔΟΣ", "οδοσ"),
            (" \u{a0} ", ""),
            ("", ""),
        ] {
            assert_eq!(folded(name), compared, "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC*") {
            let once = folded(&name);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
