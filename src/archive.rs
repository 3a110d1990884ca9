//! The text of kept copies, and the quotations that stand in it.
//!
//! Owns the way from a copy's bytes to its words, and what makes a quotation the same as what is written. Opens no file:
//! whoever does passes the bytes on.

mod html;
mod passage;

pub use passage::{Effort, Passage, Text};

const NO_TEXT: &str = "it is no text in UTF-8, and only such is searched";
const NOT_WHOLE: &str = "it is no plain text and no web page, and only such are read whole";
const BREAKS_OFF: &str = "the page breaks off, or hides too much in itself to be read whole";

/// What a copy says.
///
/// # Errors
/// A few words on why it cannot be searched.
pub fn text(bytes: Vec<u8>) -> Result<Text, &'static str> {
    let written = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or(NO_TEXT)?;
    let gap = is_wrapped(&written).then_some(NOT_WHOLE);
    Ok(match html::is_page(&written) {
        Some(false) => Text::new(written, gap),
        is_page => {
            let html::Page { mut text, is_partial } = html::page(&written);
            if is_page.is_none() {
                // Its tags may be meant as they stand.
                text.push('\n');
                text.push_str(&written);
            }
            Text::new(text, gap.or(is_partial.then_some(BREAKS_OFF)))
        }
    })
}

/// The words of a piece of HTML, its blanks as they would be shown.
pub fn words_of_html(piece: &str) -> String {
    let text = html::page(piece).text;
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether the words of a copy may be wrapped in another format that is written with letters too: mail and its like,
/// archives of the web, PDF, rich text, Japanese in seven bits.
fn is_wrapped(text: &str) -> bool {
    let is_header = |line: &str| {
        ["mime-version:", "content-type: multipart"]
            .iter()
            .any(|header| line.get(..header.len()).is_some_and(|start| start.eq_ignore_ascii_case(header)))
    };
    ["%PDF-", "WARC/", "{\\rtf"].iter().any(|sign| text.starts_with(sign))
        || text.lines().take_while(|line| !line.is_empty()).take(100).any(is_header)
        || ["\u{1b}$", "\u{1b}("].iter().any(|shift| text.contains(shift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_another_format_is_never_said_to_be_missing() {
        for copy in [
            "%PDF-1.4\n1 0 obj",
            "WARC/1.1\r\nWARC-Type: response",
            "{\\rtf1 a}",
            "From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n=C3=A9",
            "kept \u{1b}$B9A\u{1b}(B",
            "<p>so far<script>",
        ] {
            let text = text(copy.into()).unwrap();
            assert!(text.find("not in it", &mut Effort::default()).is_err(), "{copy}");
        }
        assert!(text(b"caf\xe9".to_vec()).is_err());
        assert!(text(b"U\0T\0F\0".to_vec()).is_err());
    }

    #[test]
    fn tags_that_may_be_meant_as_they_stand_are_read_both_ways() {
        let text = text(b"They <em>did</em> it, and a </b> was typed".to_vec()).unwrap();
        for quote in ["They did it", "a </b> was"] {
            assert_eq!(text.find(quote, &mut Effort::default()), Ok(Passage::Found), "{quote}");
        }
    }
}
