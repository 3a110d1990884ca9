//! Where in its file each thing that an event says stands: for those who have something to say of it.
//!
//! Owns the way back from the number of a claim or a citation to its bytes. They are noted by the same functions
//! that read the record, so that the numbers cannot differ.

use super::spans::{self, EventSpans};
use super::{Opened, section};
use crate::model::{EventId, Flags, Place, Row, SourceRow};

/// Where the parts of the event of a row stand; none where its file no longer holds it.
pub fn event_spans(files: &[Opened], row: &Row) -> Option<EventSpans> {
    let text = text(files.get(usize::from(row.file.0))?, row.at, row.len)?;
    section::spans(&text, row.file, u64::from(row.at), row.flags.has(Flags::INLINE))
}

/// Where the value of a key of a listed source stands, that of its id where it has no such; none where its file no longer
/// holds it.
pub fn source_place(files: &[Opened], row: &SourceRow, key: &str) -> Option<Place> {
    let text = text(files.get(usize::from(row.file.0))?, row.at, row.len)?;
    let (id, keys) = section::source_spans(&text, row.file, u64::from(row.at), row.inline)?;
    let of_id = || Place { file: row.file, span: id.span.start as u64..id.span.end as u64 };
    (EventId::digest(&id.name) == row.id).then(|| spans::value(&keys, key).unwrap_or_else(of_id))
}

fn text(file: &Opened, at: u32, len: u32) -> Option<String> {
    let mut buffer = vec![0; len as usize];
    file.bytes.read(u64::from(at), &mut buffer).ok()?;
    String::from_utf8(buffer).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Reading, read};

    /// The places of the only event of a file, as the words that stand there.
    fn words(file: &str) -> Vec<String> {
        let files = [Opened::held("a.toml", file)];
        let timeline = read(&files, &Reading::default());
        let spans = event_spans(&files, &timeline.rows()[0]).unwrap();
        let at = |place: &Place| {
            let at = |byte: u64| usize::try_from(byte).unwrap();
            file[at(place.span.start)..at(place.span.end)].to_owned()
        };
        let mut words: Vec<String> = spans.date.iter().chain(&spans.title).map(at).collect();
        words.extend(spans.citations.iter().map(|citation| at(&citation.whole)));
        for claim in &spans.claims {
            words.push(at(&claim.text));
            words
                .extend(claim.citations.iter().map(|citation| at(&citation.whole)).chain(claim.measure.iter().map(at)));
        }
        words
    }

    #[test]
    fn what_is_left_out_has_no_number() {
        let file = r#"
[[sources]]
id = "a"
title = "A"

[[events]]
date = 2022
title = "fire"
sources = [1, "a", { id = "a", at = "p. 3" }]

  [[events.claims]]
  by = "nobody"
  sources = ["a"]
  figure = { measure = "lost", value = 1 }

  [[events.claims]]
  figure = { value = 2, measure = "crews" }
  sources = [{}, { title = "in place" }]
  text = "Two."

  [[events.claims]]
  text = "Three."
"#;
        let first =
            ["2022", r#""fire""#, r#""a""#, r#"{ id = "a", at = "p. 3" }"#, r#""Two.""#, r#"{ title = "in place" }"#];
        assert_eq!(words(file), [&first[..], &[r#""crews""#, r#""Three.""#]].concat());
    }

    #[test]
    fn plain_events_and_those_written_inline_have_places_too() {
        let source = "[[sources]]\nid = \"a\"\ntitle = \"A\"\n";
        let plain = format!("[[events]]\nid = \"e\"\ndate = \"2022\"\ntitle = \"t\"\nsources = [\"a\"]\n{source}");
        assert_eq!(words(&plain), [r#""2022""#, r#""t""#, r#""a""#]);
        let inline = format!("events = [{{ date = 2022, title = \"t\", sources = [\"a\"] }}]\n{source}");
        assert_eq!(words(&inline), ["2022", r#""t""#, r#""a""#]);
    }

    #[test]
    fn a_source_is_found_by_its_id() {
        let file = "[[sources]]\nid = \"a\"\ntitle = \"A\"\n\n[[sources]]\ntitle = \"B\"\nurl = 'www'\nid = \"b\"\n";
        let files = [Opened::held("a.toml", file)];
        let timeline = read(&files, &Reading::default());
        let row = timeline.source_row("b", crate::model::FileId(0)).unwrap();
        for (key, value) in [("id", "\"b\""), ("url", "'www'"), ("archive", "\"b\"")] {
            let start = file.find(value).unwrap() as u64;
            let span = start..start + value.len() as u64;
            assert_eq!(source_place(&files, row, key).map(|place| place.span), Some(span), "{key}");
        }
        let inline = "sources = [{ id = \"a\", title = \"A\", archive = 'b' }]\n";
        let files = [Opened::held("a.toml", inline)];
        let timeline = read(&files, &Reading::default());
        let row = timeline.source_row("a", crate::model::FileId(0)).unwrap();
        let start = inline.find("'b'").unwrap() as u64;
        assert_eq!(source_place(&files, row, "archive").map(|place| place.span), Some(start..start + 3));
    }
}
