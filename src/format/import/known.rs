//! The formats that are read, and by what a file is known to be of one.

use super::csv;
use super::markwhen::dates::begins_event;

/// Lines in which an entry of a list of sources is looked for.
const LOOKED_AT: usize = 50;

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
    /// A calendar.
    Ics,
    /// Slides along a line, in JSON.
    TimelineJs,
    /// A bundle of reports on attacks.
    Stix,
    /// Events of MISP.
    Misp,
    /// A list of sources.
    BibTex,
    /// The same, in JSON.
    Csl,
    /// A text with a date before each event.
    Markwhen,
    /// An answer of SPARQL, in JSON.
    Sparql,
}

impl Format {
    /// Each, with the word by which it is named and how its files are named.
    const ALL: [(Self, &'static str, &'static [&'static str]); 12] = [
        (Self::Csv, "csv", &["csv", "tsv", "tab", "psv"]),
        (Self::Json, "json", &["json"]),
        (Self::Jsonl, "jsonl", &["jsonl", "ndjson", "jsonlines"]),
        (Self::Xlsx, "xlsx", &["xlsx", "xlsm"]),
        (Self::Ics, "ics", &["ics", "ical", "icalendar", "ifb"]),
        (Self::TimelineJs, "timelinejs", &[]),
        (Self::Stix, "stix", &["stix"]),
        (Self::Misp, "misp", &[]),
        (Self::BibTex, "bibtex", &["bib"]),
        (Self::Csl, "csl", &[]),
        (Self::Markwhen, "markwhen", &["mw"]),
        (Self::Sparql, "sparql", &["srj"]),
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
        self != Self::Xlsx
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
    if let Some(format) = of_signs(text) {
        return Some(format);
    }
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

/// The format of a text that says what it is.
fn of_signs(text: &str) -> Option<Format> {
    const CALENDAR: &str = "BEGIN:VCALENDAR";
    if text.get(..CALENDAR.len()).is_some_and(|start| start.eq_ignore_ascii_case(CALENDAR)) {
        return Some(Format::Ics);
    }
    if text.starts_with(['{', '[']) {
        return of_names(text);
    }
    let is_entry = |line: &str| {
        let kind = line.strip_prefix('@').and_then(|rest| rest.split_once('{')).map(|(kind, _)| kind.trim());
        kind.is_some_and(|kind| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    if lines().take(LOOKED_AT).any(is_entry) && !text.starts_with('<') {
        return Some(Format::BibTex);
    }
    // Of a table the first line has no dates with a colon behind them, of a chronology none has.
    let is_event = |line: &&str| begins_event(line.trim());
    lines()
        .find(|line| !line.trim_start().starts_with(['-', '#', '/']) && !is_key(line))
        .filter(is_event)
        .map(|_| Format::Markwhen)
}

/// Whether a line is `key: value`, as it stands before the events of markwhen.
fn is_key(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The format of JSON by the names in it; none of objects on lines, which are a table.
fn of_names(text: &str) -> Option<Format> {
    let mut lines = text.lines().map(str::trim);
    let is_object =
        |line: Option<&str>, end: bool| line.is_some_and(|line| line.starts_with('{') && (!end || line.ends_with('}')));
    if is_object(lines.next(), true) && is_object(lines.next(), false) {
        return None;
    }
    let names = |name: &str, begins: &str| {
        text.match_indices(name).any(|(at, _)| {
            let is_quoted = text.get(..at).is_some_and(|before| before.ends_with('"'));
            let rest =
                text.get(at + name.len()..).and_then(|rest| rest.strip_prefix('"')?.trim_start().strip_prefix(':'));
            is_quoted && rest.is_some_and(|rest| rest.trim_start().starts_with(begins))
        })
    };
    let has = |name: &str| names(name, "");
    let is_one = text.starts_with('{');
    if is_one && (names("results", "{") && has("bindings") || names("head", "{") && has("vars")) {
        Some(Format::Sparql)
    } else if is_one && names("events", "[") && (has("start_date") || has("headline")) {
        Some(Format::TimelineJs)
    } else if is_one && names("type", "\"bundle\"") && has("objects") {
        Some(Format::Stix)
    } else if names("Event", "{") && (has("info") || has("Attribute")) {
        Some(Format::Misp)
    } else {
        (has("date-parts") || names("issued", "{") || has("citation-key")).then_some(Format::Csl)
    }
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
            ("begin:vcalendar\r\nVERSION:2.0\r\n", "x.txt", Some(Format::Ics)),
            ("", "x.ics", Some(Format::Ics)),
            ("{\"events\": [{\"start_date\": {\"year\": 1}}]}", "x.json", Some(Format::TimelineJs)),
            ("{\"type\": \"bundle\", \"objects\": []}", "x.json", Some(Format::Stix)),
            ("{\n\"Event\": {\"info\": \"a\"}}", "x.json", Some(Format::Misp)),
            ("[{\"id\": \"a\", \"type\": \"book\", \"issued\": {}}]", "x.json", Some(Format::Csl)),
            ("{\"head\": {\"vars\": []}, \"results\": {\"bindings\": []}}", "x.json", Some(Format::Sparql)),
            ("% kept\n@book{a,\n title = {x}\n}", "x", Some(Format::BibTex)),
            ("title: x\n\n2022-03-27: a\n", "x", Some(Format::Markwhen)),
            ("---\ntitle: \"x\"\n---\n\n3/27/2022 - 4/2/2022: a\n", "x.txt", Some(Format::Markwhen)),
            ("{\"Event\": {\"info\": 1}}\n{\"Event\": {\"info\": 2}}\n", "x.jsonl", Some(Format::Jsonl)),
            ("[{\"type\": \"permit\", \"issued\": \"2022\"}]", "x.json", Some(Format::Json)),
            ("{\"note\": \"events start_date\", \"a\": [{\"b\": 1}]}", "x.json", Some(Format::Json)),
        ] {
            assert_eq!(Format::of(start.as_bytes(), true, name), format, "{start:?} {name}");
        }
    }
}
