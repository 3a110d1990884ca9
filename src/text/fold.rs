//! Text as a search sees it: without case, accents and typography.
//!
//! Owns the one folding that both a text and the words looked for in it go through. What it makes is for comparing
//! and never for showing. Refuses to know what matches what beyond that: no stems, no translations, no sounds.

use super::latin::ascii_for;

/// Small letters of Greek and Cyrillic, each with those it is when it bears an accent, a breathing or a final form.
const ACCENTED: [(char, &str); 15] = [
    ('α', "άἀἁἂἃἄἅἆἇὰᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ\u{1F71}"),
    ('ε', "έἐἑἒἓἔἕὲ\u{1F73}"),
    ('η', "ήἠἡἢἣἤἥἦἧὴᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ\u{1F75}"),
    ('ι', "ΐίϊἰἱἲἳἴἵἶἷὶῐῑῒῖῗ\u{1F77}\u{1FD3}"),
    ('ο', "όὀὁὂὃὄὅὸ\u{1F79}"),
    ('υ', "ΰϋύὐὑὒὓὔὕὖὗὺῠῡῢῦῧ\u{1F7B}\u{1FE3}"),
    ('ω', "ώὠὡὢὣὤὥὦὧὼᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ\u{1F7D}"),
    ('ρ', "ῤῥ"),
    ('σ', "ς"),
    ('е', "ёѐ"),
    ('и', "йѝ"),
    ('і', "ї"),
    ('у', "ў"),
    ('г', "ѓ"),
    ('к', "ќ"),
];

/// `text` in small letters without accents: `Straße` is `strasse`, `Łódź` is `lodz`, `Ἀθῆναι` is `αθηναι`.
///
/// Typographic dashes, blanks and quotation marks become plain; points of Hebrew and Arabic, joiners and soft hyphens
/// go. Composed and decomposed spellings fold alike. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            folded.extend(fold_char(c));
        }
    }
    folded
}

/// What [`fold`] makes of one character: nothing, a letter, or several. A text folds as its characters do, one by one,
/// so what is found in a folded text can be traced to the characters it came from.
pub fn fold_char(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().filter(|c| !is_accent(*c)).flat_map(|c| {
        let (letters, letter) = match ascii_for(c) {
            Some(letters) => (letters, None),
            None => ("", Some(bare(c))),
        };
        letters.chars().chain(letter)
    })
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

/// `c`, a small letter, without the accent it may have in Greek or Cyrillic.
fn bare(c: char) -> char {
    // Only accented letters are looked up: they are few in any text.
    if !matches!(c, 'ΐ' | 'ά'..='ΰ' | 'ς' | 'ϊ'..='ώ' | 'й' | 'ѐ'..='џ' | '\u{1F00}'..='\u{1FFF}') {
        return c;
    }
    ACCENTED.iter().find(|(_, accented)| accented.contains(c)).map_or(c, |(letter, _)| *letter)
}
