//! The formats that are read, and by what a file is known to be of one.

use super::csv;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Cells with a sign between them, a row a line.
    Csv,
    /// A table in a JSON array.
    Json,
    /// An object of JSON a line.
    Jsonl,
    /// A spreadsheet.
    Xlsx,
}

impl Format {
    /// Each, with the word by which it is named and how its files are named.
    const ALL: [(Self, &'static str, &'static [&'static str]); 4] = [
        (Self::Csv, "csv", &["csv", "tsv", "tab", "psv"]),
        (Self::Json, "json", &["json"]),
        (Self::Jsonl, "jsonl", &["jsonl", "ndjson", "jsonlines"]),
        (Self::Xlsx, "xlsx", &["xlsx", "xlsm"]),
    ];

    /// By its word.
    pub fn named(word: &str) -> Option<Self> {
        let is_it = |(_, name, endings): &&(Self, &str, &[&str])| *name == word || endings.contains(&word);
        Self::ALL.iter().find(is_it).map(|(format, ..)| *format)
    }

    /// The words by which formats are named.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(_, name, _)| *name)
    }

    /// Its word.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, _)| name)
    }

    /// Whether its files are text, in some encoding.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Json | Self::Jsonl)
    }

    /// That of a file which begins like this and is called so; none where it is taken for a chronology in TOML.
    pub(super) fn of(start: &[u8], is_whole: bool, name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase());
        if ending == "toml" {
            return None;
        }
        let by_name = Self::ALL.iter().find(|(_, _, endings)| endings.contains(&&*ending)).map(|(format, ..)| *format);
        // Packed (zip), or of the form in which older and encrypted spreadsheets are kept.
        if start.starts_with(b"PK\x03\x04") || start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Some(Self::Xlsx);
        }
        let text = String::from_utf8_lossy(start);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        by_name.filter(|format| *format == Self::Csv).or_else(|| of_text(text, is_whole)).or(by_name)
    }
}

/// The format of a text, as far as its beginning tells.
fn of_text(text: &str, is_whole: bool) -> Option<Format> {
    if text.starts_with(['{', '\u{1e}']) {
        // Of objects on lines the first ends with its line.
        let mut lines =
            text.lines().map(|line| line.trim_start_matches('\u{1e}').trim()).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        let is_object = |line: &str| line.starts_with('{') && line.ends_with('}');
        let is_cut = !is_whole && lines.next().is_none();
        let is_lines = is_object(first)
            && (is_cut || text.lines().nth(1).is_none_or(|line| line.trim_start_matches('\u{1e}').starts_with('{')));
        return Some(if is_lines && text.lines().filter(|line| !line.trim().is_empty()).nth(1).is_some() {
            Format::Jsonl
        } else {
            Format::Json
        });
    }
    if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) {
        return Some(Format::Json);
    }
    csv::looks_like(text).then_some(Format::Csv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_content_and_then_by_name() {
        for (start, name, format) in [
            ("date,title\n2022,Fire\n", "x", Some(Format::Csv)),
            ("date,title\n2022,Fire\n", "x.toml", None),
            ("date\n2022\n", "x.csv", Some(Format::Csv)),
            ("", "x.csv", Some(Format::Csv)),
            ("{\"a\": 1}\n{\"a\": 2}\n", "x.json", Some(Format::Jsonl)),
            ("{\"a\": 1}\n", "x.jsonl", Some(Format::Json)),
            ("{\n \"a\": [{\"b\": 1}]\n}\n", "x", Some(Format::Json)),
            ("[\n{\"a\": 1},\n{\"a\": 2}]", "x", Some(Format::Json)),
            ("[[events]]\ndate = 2022\n", "x", None),
            ("title = \"a, b\"\nx = 1, 2\n", "x.txt", None),
            ("PK\u{3}\u{4}", "x", Some(Format::Xlsx)),
            ("", "x", None),
        ] {
            assert_eq!(Format::of(start.as_bytes(), true, name), format, "{start:?} {name}");
        }
    }
}
