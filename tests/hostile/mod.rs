//! Texts that strangers might write, for every test that hands text to the program.
//!
//! Owns the reading of `tests/fixtures/hostile_text.txt` and the texts too long to write down there. Refuses to say
//! what should become of them: that is for the tests.

/// A text and what it is called in messages.
pub(crate) struct Sample {
    /// What kind of trouble it is.
    pub(crate) name: String,
    /// The text itself.
    pub(crate) text: String,
}

/// All of them, short and long.
pub(crate) fn samples() -> Vec<Sample> {
    let written = include_str!("../fixtures/hostile_text.txt").lines();
    let written = written.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (name, text) = line.split_once(": ").unwrap_or((line, ""));
        assert!(!text.is_empty(), "no text in the fixture's line {line:?}");
        Sample { name: name.to_owned(), text: unescaped(text) }
    });
    written.chain(long()).collect()
}

/// Texts in which something is said far too often.
fn long() -> Vec<Sample> {
    let of = |name: &str, text: String| Sample { name: name.to_owned(), text };
    vec![
        of("zalgo-500", format!("Z{}algo", "\u{336}\u{315}\u{489}".repeat(170))),
        of("zalgo-50000", format!("Z{}!", "\u{301}".repeat(50_000))),
        of("zalgo-with-joiners", format!("Z{}!", "\u{301}\u{34F}\u{200D}".repeat(1_000))),
        of("joiners-1000", format!("a{}b", "\u{200D}".repeat(1_000))),
        of("emoji-chain-300", format!("👩{}", "\u{200D}👩".repeat(300))),
        of("flags-101", "🇦".repeat(101)),
        of("jamo-300", "\u{1100}".repeat(300)),
        of("vowel-jamo-300", format!("\u{1100}{}", "\u{1161}".repeat(300))),
        of("conjuncts-300", "क\u{94D}".repeat(300)),
        of("prepended-300", format!("{}1", "\u{600}".repeat(300))),
        of("prepended-unseen-300", format!("{}1", "\u{605}".repeat(300))),
        of("overrides-200", format!("{}abc", "\u{202E}".repeat(200))),
        of("tags-300", format!("🏴{}", "\u{E0061}".repeat(300))),
        of("one-word-5000", "x".repeat(5_000)),
        of("one-wide-word-5000", "語".repeat(5_000)),
        of("many-words", "word ".repeat(2_000)),
        of("many-lines", "line\n".repeat(2_000)),
        of("tabs-500", "\t".repeat(500)),
        of("blanks-5000", format!("a{}b", " ".repeat(5_000))),
    ]
}

/// The text with each `\u{…}` and `\\` as the character it stands for.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            plain.push('\\');
            rest = after;
            continue;
        }
        let (digits, after) = after.strip_prefix("u{").and_then(|number| number.split_once('}')).unwrap_or_default();
        let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        assert!(character.is_some(), "no character is written so in the fixture: {rest:?}");
        plain.extend(character);
        rest = after;
    }
    plain.push_str(rest);
    plain
}
