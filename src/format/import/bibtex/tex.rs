//! What a text of TeX says.
//!
//! Owns the common accents, letters and signs. A command that is not known stays as it is written: nothing is lost.

use crate::text::composed;

/// Accents by their command, as the marks that stand over and under letters.
const ACCENTS: [(&str, char); 15] = [
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("\"", '\u{308}'),
    ("=", '\u{304}'),
    (".", '\u{307}'),
    ("u", '\u{306}'),
    ("v", '\u{30c}'),
    ("H", '\u{30b}'),
    ("c", '\u{327}'),
    ("d", '\u{323}'),
    ("b", '\u{331}'),
    ("r", '\u{30a}'),
    ("k", '\u{328}'),
];

/// Letters and signs by their command.
const SIGNS: [(&str, &str); 38] = [
    ("ss", "ß"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("textbackslash", "\\"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textasciicircum", "^"),
    ("textasciitilde", "~"),
    ("textasciigrave", "`"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteright", "’"),
    ("textquoteleft", "‘"),
    ("ldots", "…"),
    ("dots", "…"),
    ("S", "§"),
    ("P", "¶"),
    ("copyright", "©"),
    ("pounds", "£"),
];

/// Commands that say how a text looks, and nothing else.
const LOOKS: [&str; 18] = [
    "emph",
    "textit",
    "textbf",
    "textsc",
    "texttt",
    "textrm",
    "textsf",
    "textup",
    "mkbibquote",
    "enquote",
    "url",
    "uppercase",
    "it",
    "bf",
    "em",
    "sc",
    "tt",
    "nocase",
];

/// The words of a text.
pub(super) fn text(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '\\' => command(after, &mut out),
            '{' | '}' => after,
            '~' => push(&mut out, " ", after),
            '`' if after.starts_with('`') => push(&mut out, "“", &after[1..]),
            '\'' if after.starts_with('\'') => push(&mut out, "”", &after[1..]),
            '-' if after.starts_with("--") => push(&mut out, "—", &after[2..]),
            '-' if after.starts_with('-') => push(&mut out, "–", &after[1..]),
            _ => {
                out.push(c);
                after
            }
        };
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push<'r>(out: &mut String, sign: &str, rest: &'r str) -> &'r str {
    out.push_str(sign);
    rest
}

/// Writes what a command says; returns what stands behind it.
fn command<'r>(rest: &'r str, out: &mut String) -> &'r str {
    let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let end = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
    let (name, behind) = rest.split_at(end);
    if let Some((_, mark)) = ACCENTS.iter().find(|(accent, _)| *accent == name) {
        return accented(behind, *mark, out).unwrap_or_else(|| {
            out.push('\\');
            push(out, name, behind)
        });
    }
    // A blank behind a command of letters ends it, and is no blank of the text.
    let ended = if letters > 0 { behind.strip_prefix("{}").unwrap_or_else(|| behind.trim_start()) } else { behind };
    if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
        return push(out, sign, ended);
    }
    match name {
        "&" | "%" | "$" | "#" | "_" | "{" | "}" => push(out, name, behind),
        "" | "-" | "/" => behind,
        " " | "," | ";" | ":" | "\\" | "\n" => push(out, " ", behind),
        _ if LOOKS.contains(&name) => ended,
        _ => {
            out.push('\\');
            push(out, name, behind)
        }
    }
}

/// Writes the letter that follows an accent, with it; none where none follows.
fn accented<'r>(rest: &'r str, mark: char, out: &mut String) -> Option<&'r str> {
    let trimmed = rest.trim_start();
    let (inner, is_braced) = trimmed.strip_prefix('{').map_or((trimmed, false), |inner| (inner, true));
    // An i without its dot takes an accent as one with it does.
    let dotless =
        [("\\i", 'i'), ("\\j", 'j')].into_iter().find_map(|(sign, letter)| Some((letter, inner.strip_prefix(sign)?)));
    let (letter, behind) = if let Some((letter, behind)) = dotless {
        (letter, behind.strip_prefix("{}").unwrap_or(behind))
    } else {
        let letter = inner.chars().next().filter(|letter| letter.is_alphabetic())?;
        (letter, &inner[letter.len_utf8()..])
    };
    match composed(letter, mark) {
        Some(whole) => out.push(whole),
        None => out.extend([letter, mark]),
    }
    Some(if is_braced { behind.strip_prefix('}').unwrap_or(behind) } else { behind })
}

/// An address, in which everything stands as it is but what TeX would not leave alone.
pub(super) fn address(written: &str) -> String {
    let written = written.strip_prefix("\\url{").and_then(|rest| rest.strip_suffix('}')).unwrap_or(written);
    let mut out = written.replace(['{', '}'], "");
    for sign in ["\\%", "\\&", "\\_", "\\#", "\\~"] {
        out = out.replace(sign, &sign[1..]);
    }
    out
}

/// The parts of a text between which a mark stands outside of all braces.
pub(super) fn parted<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
    let (mut parts, mut depth, mut from, mut at) = (Vec::new(), 0_i64, 0, 0);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        let is_mark = depth <= 0
            && bytes.get(at..at + mark.len()).is_some_and(|here| {
                here.iter()
                    .zip(mark.bytes())
                    .all(|(a, b)| if b == b' ' { a.is_ascii_whitespace() } else { a.eq_ignore_ascii_case(&b) })
            });
        if is_mark {
            parts.push(text[from..at].trim());
            at += mark.len();
            from = at;
        } else {
            at += 1;
        }
    }
    parts.push(text[from..].trim());
    parts
}
