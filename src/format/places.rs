//! Where in its file each thing that an event says stands: for those who have something to say of it.
//!
//! Owns the way back from the number of a claim or a citation to its bytes. They are noted by the same functions
//! that read the record, so that the numbers cannot differ.

use super::Opened;
use super::fields::Fields;
use super::section;
use super::spans::Spans;
use crate::model::{EventId, Flags, Place, Row, SourceRow};
use std::ops::Range;

/// The places of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventPlaces {
    /// Its date.
    pub date: Place,
    /// Its title.
    pub title: Place,
    /// What it cites itself, in the order of its citations.
    pub citations: Vec<Place>,
    /// Its claims.
    pub claims: Vec<ClaimPlaces>,
}

/// The places of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimPlaces {
    /// Its text.
    pub text: Place,
    /// What it cites, in the order of its citations.
    pub citations: Vec<Place>,
    /// The measure of its figure.
    pub measure: Option<Place>,
}

/// The places of the event of a row; none where its file no longer holds it.
pub fn places(files: &[Opened], row: &Row) -> Option<EventPlaces> {
    let text = text(files.get(usize::from(row.file.0))?, row.at, row.len)?;
    let at = u64::from(row.at);
    let Spans { date, title, citations, claims, .. } = if row.flags.has(Flags::INLINE) {
        let value = toml::de::DeValue::parse(&text).ok()?;
        let mut fields = Fields::new(&text, row.file, at);
        fields.spans = Some(Spans::default());
        fields.event(value.get_ref().as_table()?, 0..text.len(), row.file);
        fields.spans?
    } else {
        section::read_noting(&text, row.file, at, Some(Spans::default())).spans?
    };
    let place = |span: Range<usize>| Place { file: row.file, span: at + span.start as u64..at + span.end as u64 };
    let all = |spans: Vec<Range<usize>>| spans.into_iter().map(place).collect();
    let claims = claims.into_iter().map(|claim| ClaimPlaces {
        text: place(claim.text),
        citations: all(claim.citations),
        measure: claim.measure.map(place),
    });
    let claims = claims.collect();
    Some(EventPlaces { date: place(date), title: place(title), citations: all(citations), claims })
}

/// The place of the id of a listed source; none where its file no longer holds it.
pub fn source_place(files: &[Opened], row: &SourceRow) -> Option<Place> {
    let text = text(files.get(usize::from(row.file.0))?, row.at, row.len)?;
    let id = section::source(&text, row.file, row.inline)?.id.filter(|id| EventId::digest(&id.name) == row.id)?;
    let at = u64::from(row.at);
    Some(Place { file: row.file, span: at + id.span.start as u64..at + id.span.end as u64 })
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
        let places = places(&files, &timeline.rows()[0]).unwrap();
        let at = |place: &Place| {
            let at = |byte: u64| usize::try_from(byte).unwrap();
            file[at(place.span.start)..at(place.span.end)].to_owned()
        };
        let mut words = vec![at(&places.date), at(&places.title)];
        words.extend(places.citations.iter().map(at));
        for claim in &places.claims {
            words.push(at(&claim.text));
            words.extend(claim.citations.iter().chain(&claim.measure).map(at));
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
        let told =
            ["2022", r#""fire""#, r#""a""#, r#"{ id = "a", at = "p. 3" }"#, r#""Two.""#, r#"{ title = "in place" }"#];
        assert_eq!(words(file), [&told[..], &[r#""crews""#, r#""Three.""#]].concat());
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
        let file = "[[sources]]\nid = \"a\"\ntitle = \"A\"\n\n[[sources]]\ntitle = \"B\"\nid = \"b\"\n";
        let files = [Opened::held("a.toml", file)];
        let timeline = read(&files, &Reading::default());
        let row = timeline.source_row("b", crate::model::FileId(0)).unwrap();
        let start = file.find("\"b\"").unwrap() as u64;
        assert_eq!(source_place(&files, row).map(|place| place.span), Some(start..start + 3));
    }
}
