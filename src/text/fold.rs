//! Text as a search sees it: without case, accents and typography.
//!
//! Owns the one folding that both a text and the words looked for in it go through. What it makes is for comparing
//! and never for showing. Refuses to know what matches what beyond that: no stems, no translations, no sounds.

use super::latin::ascii_for;

/// `text` in small letters without accents: `Straße` is `strasse`, `Łódź` is `lodz`, `Ἀθῆναι` is `αθηναι`. Typographic dashes, blanks and quotation marks become plain; points of Hebrew and Arabic, joiners and soft
/// hyphens go. Composed and decomposed spellings fold alike. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().filter(|c| !is_accent(*c)).for_each(|c| push_folded(&mut folded, c));
        }
    }
    folded
}

/// Appends what a small letter folds to.
fn push_folded(folded: &mut String, c: char) {
    match ascii_for(c) {
        Some(letters) => folded.push_str(letters),
        None => folded.push(bare(c)),
    }
}

/// Whether `c` is dropped: it is set over, under or into a letter, or joins or parts letters unseen.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}' // Hebrew
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' // Arabic
        | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Small letters of Greek and Cyrillic without their accents.
fn bare(c: char) -> char {
    match c {
        'ά' | '\u{1F00}'..='\u{1F07}' | '\u{1F70}' | '\u{1F71}' | '\u{1F80}'..='\u{1F87}' | '\u{1FB0}'..='\u{1FB7}' => {
            'α'
        }
        'έ' | '\u{1F10}'..='\u{1F15}' | '\u{1F72}' | '\u{1F73}' => 'ε',
        'ή' | '\u{1F20}'..='\u{1F27}' | '\u{1F74}' | '\u{1F75}' | '\u{1F90}'..='\u{1F97}' | '\u{1FC2}'..='\u{1FC7}' => {
            'η'
        }
        'ί' | 'ϊ' | 'ΐ' | '\u{1F30}'..='\u{1F37}' | '\u{1F76}' | '\u{1F77}' | '\u{1FD0}'..='\u{1FD7}' => 'ι',
        'ό' | '\u{1F40}'..='\u{1F45}' | '\u{1F78}' | '\u{1F79}' => 'ο',
        'ύ'
        | 'ϋ'
        | 'ΰ'
        | '\u{1F50}'..='\u{1F57}'
        | '\u{1F7A}'
        | '\u{1F7B}'
        | '\u{1FE0}'..='\u{1FE3}'
        | '\u{1FE6}'
        | '\u{1FE7}' => 'υ',
        'ώ' | '\u{1F60}'..='\u{1F67}' | '\u{1F7C}' | '\u{1F7D}' | '\u{1FA0}'..='\u{1FA7}' | '\u{1FF2}'..='\u{1FF7}' => {
            'ω'
        }
        '\u{1FE4}' | '\u{1FE5}' => 'ρ',
        'ς' => 'σ',
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        _ => c,
    }
}
