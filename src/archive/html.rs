//! The words of a web page that was saved.
//!
//! Owns the little that a search for a quotation needs: tags, comments, scripts and styles go, the usual entities become
//! their characters. Refuses to be a browser: what a page hides, and what a script would have written, it does not know.

/// Tags within a sentence: they part no words.
const INLINE: [&str; 28] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// The entities that editors of pages write most.
const ENTITIES: [(&str, char); 24] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("ntilde", 'ñ'),
    ("aacute", 'á'),
    ("eacute", 'é'),
];

/// Whether a text is a web page.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    ["<!doctype html", "<html"].iter().any(|sign| starts(start, sign))
}

/// The words of a web page.
pub(super) fn text(page: &str) -> String {
    let mut words = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = if rest.starts_with('<') { tag(rest, &mut words) } else { entity(rest, &mut words) };
        rest = &rest[taken..];
    }
    words.push_str(rest);
    words
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// Goes over a tag, and over what is not to be read behind it; answers how many bytes that was.
fn tag(rest: &str, words: &mut String) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |end| end + 3);
    }
    let name = rest[1..].trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) && !rest.starts_with("<!") && !rest.starts_with("<?") {
        words.push('<');
        return 1;
    }
    if !INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) {
        words.push('\n');
    }
    let end = end_of_tag(rest);
    let opens =
        ["script", "style"].into_iter().find(|unread| rest[1..].starts_with(name) && name.eq_ignore_ascii_case(unread));
    let unread = opens.map_or(0, |name| unread(&rest[end..], name));
    end + unread
}

/// Where a tag ends: at `>`, but not within quotation marks.
fn end_of_tag(rest: &str) -> usize {
    let mut quoted = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (byte, quoted) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quoted = Some(byte),
            (byte, Some(quote)) if byte == quote => quoted = None,
            _ => {}
        }
    }
    rest.len()
}

/// How much stands before the closing tag of this name.
fn unread(rest: &str, name: &str) -> usize {
    let mut closings = rest.match_indices("</").map(|(at, _)| at);
    closings.find(|at| starts(&rest[at + 2..], name)).unwrap_or(rest.len())
}

/// Writes the character of an entity; answers how many bytes it is written with.
fn entity(rest: &str, words: &mut String) -> usize {
    const LONGEST: usize = 10;
    let found = rest.bytes().take(LONGEST).position(|byte| byte == b';').and_then(|end| {
        let name = rest.get(1..end)?;
        let c = match name.strip_prefix('#') {
            Some(number) => {
                let hexadecimal = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
            }
            None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
        };
        Some((c, end + 1))
    });
    let (c, taken) = found.unwrap_or(('&', 1));
    words.push(c);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_beginning() {
        for (page, is_page) in [
            ("<!DOCTYPE html><p>", true),
            ("\u{feff}\r\n <HTML lang=en>", true),
            ("a <html> b", false),
            ("<?xml version='1.0'?>", false),
            ("", false),
        ] {
            assert_eq!(is_html(page), is_page, "{page}");
        }
    }

    #[test]
    fn only_its_words_are_left() {
        for (page, words) in [
            ("<p>a<b>b</b> c</p><p>d", "\nab c\n\nd"),
            ("a<!-- <p> -->b<!-- c", "ab"),
            ("x<script type='a>b'>if (a < b) {}</SCRIPT >y", "x\n\ny"),
            ("<STYLE>p { }</style>a<style>b", "\n\na\n"),
            ("<img alt=\"a > b\" src='x'>c", "\nc"),
            ("a &amp; b&nbsp;&#8220;c&#x201D; &unknown; & d &#xffffffff;", "a & b\u{a0}“c” &unknown; & d &#xffffffff;"),
            ("3 < 4 <3 <é", "3 < 4 <3 <é"),
            ("a<p title=\"b", "a\n"),
            ("</", "</"),
            ("&é;<", "&é;<"),
        ] {
            assert_eq!(text(page), words, "{page}");
        }
    }
}
