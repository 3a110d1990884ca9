//! The ASCII letters that stand for Latin letters and typographic signs, for fallback and for search.
//!
//! Owns one small table, for there is none in the standard library and a crate would bring every script there is.
//! Refuses to guess at other scripts: a wrong spelling is worse than none.

/// A base letter for each character of U+00C0 to U+024F; a dot where there is none.
const LATIN: &str = "\
    AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL\
    lLlNnNnNn.NnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs\
    bBBb..OCcDDDd.EEEFfG..IIKkl..NnOOo..Pp.....tTtTUuUVYyZz.........\
    .............AaIiOoUuUuUuUuUueAaAa..GgGgKkOoOo..j...Gg..NnAa..Oo\
    AaAaEeEeIiIiOoOoRrRrUuUuSsTt..HhNd..ZzAaEeOoOoOoOoYylntj..ACcLTs\
    z..BU.EeJjQqRrYy";

/// The same for U+1E00 to U+1EFF, Vietnamese among them.
const LATIN_ADDITIONAL: &str = "\
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
    MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
    WwWwWwWwWwXxXxYyZzZzZzhtwyasss.dAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
    EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy..VvYy";

/// The characters of ASCII that are seen, from the blank on: for themselves, and for their fullwidth forms.
const ASCII: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// What a reader of ASCII would write for `c`, in its case; `None` where there is no such spelling.
pub(super) fn ascii_for(c: char) -> Option<&'static str> {
    match c {
        ' '..='~' => nth(ASCII, c, ' '),
        '\u{C0}'..='\u{24F}' => letter(LATIN, c, '\u{C0}').or_else(|| letters_for(c)),
        '\u{1E00}'..='\u{1EFF}' => letter(LATIN_ADDITIONAL, c, '\u{1E00}').or_else(|| letters_for(c)),
        '\u{FF01}'..='\u{FF5E}' => nth(ASCII, c, '\u{FF00}'),
        _ => letters_for(c).or_else(|| sign_for(c)),
    }
}

/// The entry for `c` in a table that begins with `first`.
fn nth(table: &'static str, c: char, first: char) -> Option<&'static str> {
    let at = (u32::from(c) - u32::from(first)) as usize;
    table.get(at..=at)
}

/// The same in a table of letters, where there is one.
fn letter(table: &'static str, c: char, first: char) -> Option<&'static str> {
    nth(table, c, first).filter(|letter| *letter != ".")
}

/// Letters that are spelled with two or three, and those of African and Azerbaijani spelling that stand among signs of
/// phonetics.
fn letters_for(c: char) -> Option<&'static str> {
    Some(match c {
        'Æ' | 'Ǣ' | 'Ǽ' => "AE",
        'æ' | 'ǣ' | 'ǽ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'ß' => "ss",
        'ẞ' => "SS",
        'Þ' => "TH",
        'þ' => "th",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ŉ' => "'n",
        'Ỻ' => "LL",
        'ỻ' => "ll",
        'Ǆ' | 'Ǳ' => "DZ",
        'ǅ' | 'ǲ' => "Dz",
        'ǆ' | 'ǳ' => "dz",
        'Ǉ' => "LJ",
        'ǈ' => "Lj",
        'ǉ' => "lj",
        'Ǌ' => "NJ",
        'ǋ' => "Nj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ⱥ' => "a",
        'ɓ' => "b",
        'ɖ' | 'ɗ' => "d",
        'ə' | 'ɛ' => "e",
        'ɠ' => "g",
        'ɨ' | 'ɩ' => "i",
        'ɲ' => "n",
        'ɔ' | 'ɵ' => "o",
        'ʈ' | 'ⱦ' => "t",
        'ʉ' | 'ʊ' => "u",
        'ʋ' => "v",
        '×' => "x",
        '÷' => "/",
        _ => return None,
    })
}

/// Blanks, dashes, quotation marks and the like.
fn sign_for(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '\u{B4}' | '\u{2BB}'..='\u{2BD}' | '\u{5F3}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' => "'",
        '\u{201A}' => ",",
        '\u{5F4}' | '\u{201C}'..='\u{201F}' | '\u{2033}' => "\"",
        '«' => "<<",
        '»' => ">>",
        '‹' => "<",
        '›' => ">",
        '…' => "...",
        '•' | '‣' => "*",
        '·' => ".",
        '\u{301C}' => "~",
        '→' => "->",
        '←' => "<-",
        '⁄' | '∕' => "/",
        'ª' => "a",
        'º' | '°' => "o",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '¡' => "!",
        '¿' => "?",
        _ => return None,
    })
}
