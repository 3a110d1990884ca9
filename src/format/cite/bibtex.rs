//! A citation as an entry of a BibTeX file.
//!
//! Owns the escaping for TeX. The entry types and fields are those that every style knows, so that it can be used with
//! BibTeX as with biblatex. Texts stand in two pairs of braces: no style changes their letters or takes a name apart.
//! An address that does not lead to the web is told as text.

use super::key::key;
use super::note;
use super::published::{Parts, words};
use crate::dossier::Origin;
use crate::format::hidden::one_line;
use crate::format::markdown::is_web;
use crate::model::{Citation, Date, Source, SourceKind};
use std::fmt::Write;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The entry.
pub(super) fn entry(passages: &[Citation], source: &Source, origin: Option<&Origin>) -> String {
    let is_book = source.kind == Some(SourceKind::Book);
    let (kind, publisher) = if is_book { ("book", "publisher") } else { ("misc", "howpublished") };
    let mut entry = Entry(format!("@{kind}{{{}", key(source)));
    entry.name("author", source.author.as_deref());
    entry.name("title", Some(&source.title));
    entry.text(publisher, source.publisher.as_deref());
    if let Some(date) = &source.published {
        entry.published(date);
    }
    let url = source.url.as_deref();
    let web = url.filter(|url| is_web(url));
    if let Some(url) = web {
        entry.field("url", &format!("{{{}}}", address(url)));
    }
    let read = source.accessed.as_ref().map(words);
    match source.accessed.as_ref().and_then(iso) {
        Some(day) => entry.field("urldate", &format!("{{{day}}}")),
        None => entry.text("urldate", read.as_deref()),
    }
    if let Some(original) = origin.and_then(|origin| origin.source.as_deref()) {
        entry.name("origtitle", Some(&original.title));
        entry.text("origpublisher", original.publisher.as_deref());
    }
    entry.text("note", note(passages, source, origin).as_deref());
    entry.text("annote", source.note.as_deref());
    entry.0 + "\n}"
}

struct Entry(String);

impl Entry {
    /// A value as it is.
    fn field(&mut self, name: &str, value: &str) {
        let _ = write!(self.0, ",\n  {name} = {value}");
    }

    /// A text, of which a style may change the letters.
    fn text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(name, &format!("{{{}}}", escaped(text)));
        }
    }

    /// A text that stays as it is, and one name even where there is an "and" in it.
    fn name(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(name, &format!("{{{{{}}}}}", escaped(text)));
        }
    }

    fn published(&mut self, date: &Date) {
        let parts = Parts::of(date).filter(|_| !date.is_approximate());
        let Some(Parts { year, month, day }) = parts else { return self.text("year", Some(&words(date))) };
        self.field("year", &year.to_string());
        let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
        if let Some(month) = month {
            self.field("month", month);
        }
        if let Some(day) = day {
            self.field("day", &day.to_string());
        }
    }
}

/// `2022-04-02`.
fn iso(date: &Date) -> Option<String> {
    match Parts::of(date).filter(|_| !date.is_approximate())? {
        Parts { year, month: Some(month), day: Some(day) } => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// A text of the file as one line in which nothing is a command. Braces are named: BibTeX counts even escaped ones.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '`' => out.push_str("\\textasciigrave{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// An address, in which styles take everything as it is: what is no plain sign of one is written as its bytes.
fn address(url: &str) -> String {
    url.bytes().fold(String::with_capacity(url.len()), |mut out, byte| {
        if byte.is_ascii_graphic() && !matches!(byte, b'{' | b'}' | b'\\' | b'"' | b'<' | b'>' | b'^' | b'`' | b'|') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_of_a_text_is_a_command() {
        for (text, shown) in [
            ("plain é日 “q” -- 'a'", "plain é日 “q” -- 'a'"),
            ("50 % of $1 & #2_3", "50 \\% of \\$1 \\& \\#2\\_3"),
            ("\\input{/etc/passwd}", "\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}"),
            ("a~b^c`", "a\\textasciitilde{}b\\textasciicircum{}c\\textasciigrave{}"),
            ("<b>|\n\u{202e}", "\\textless{}b\\textgreater{}\\textbar{} \u{fffd}"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }

    #[test]
    fn an_address_holds_nothing_that_could_end_its_field() {
        for (url, shown) in [
            ("https://a.org/x?b=%20c&d_e#f~g", "https://a.org/x?b=%20c&d_e#f~g"),
            ("https://a/}\\x{\u{e9} \u{1b}", "https://a/%7D%5Cx%7B%C3%A9%20%1B"),
        ] {
            assert_eq!(address(url), shown);
        }
    }

    proptest! {
        #[test]
        fn the_braces_of_an_entry_are_even(title: String, url: String, at: String) {
            let source = Source { title, url: Some(format!("http://{url}")), ..Source::default() };
            let citation = Citation { source: crate::model::Cited::Id(String::new()), at: Some(at), quote: None };
            let entry = entry(&[citation], &source, None);
            let mut depth = 0_i32;
            for c in entry.chars() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
            prop_assert!((4..=5).contains(&entry.lines().count()));
        }
    }
}
