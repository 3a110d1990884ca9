//! All formats that are no tables: bad input is refused with its place, and whatever is read becomes a sound chronology.

use super::*;
use crate::format::import::import;
use crate::format::import::tests::{made as read, refused_as};
use crate::format::{Opened, Reading};
use proptest::prelude::*;

const ALL: [Format; 8] = [
    Format::Ics,
    Format::TimelineJs,
    Format::Stix,
    Format::Misp,
    Format::BibTex,
    Format::Csl,
    Format::Markwhen,
    Format::Sparql,
];

/// What a text of a format becomes is a chronology without a fault.
fn sound(format: Format, text: &str) -> Result<(), String> {
    let asked = Asked { name: "x", from: Some(format), ..Asked::default() };
    let Ok(made) = import(&Opened::held("x", text), &asked) else { return Ok(()) };
    let mut bytes = vec![0; usize::try_from(crate::format::Bytes::len(&made)).unwrap()];
    crate::format::Bytes::read(&made, 0, &mut bytes).unwrap();
    let toml = String::from_utf8(bytes).unwrap();
    let timeline = crate::format::read(&[Opened::held("t.toml", toml.clone())], &Reading::default());
    if timeline.problems.errors() == 0 {
        Ok(())
    } else {
        Err(format!("{:?}\n{text}\n{toml}", timeline.problems.listed()))
    }
}

#[test]
fn json_that_is_none_is_refused_with_its_place() {
    for name in ["timelinejs", "stix", "misp", "csl", "sparql"] {
        let asked = |text: &str| {
            let asked = Asked { name: "x", from: Format::named(name), ..Asked::default() };
            import(&Opened::held("x", text), &asked).err().map(|why| why.words("x"))
        };
        assert!(asked("{\n \"a\": ]").unwrap().starts_with("x:2: column 7: it is no JSON"), "{name}");
        let deep = "[".repeat(100_000);
        assert!(asked(&deep).is_some_and(|why| why.starts_with("x:1: column ")), "{name}");
        let closed = format!("{deep}{}", "]".repeat(100_000));
        assert!(asked(&closed).is_none_or(|why| why.starts_with("x: ")), "{name}");
    }
    let text = "{\"events\": [\n{\"start_date\": {\"year\": NaN}, \"text\": {\"headline\": \"a\"}}]}";
    let (toml, _, lost) = read("x.json", text, &Asked::default());
    assert!(toml.contains("date = \"XXXX\""), "{toml}");
    assert!(lost.iter().any(|lost| lost.starts_with("x.json:2: number: `NaN`: ")), "{lost:?}");
    assert!(refused_as("x.json", "{\"events\": 1, \"headline\": 2").contains("no JSON"));
}

/// Pieces of which files of these formats are made.
const PIECES: [&str; 40] = [
    "BEGIN:VCALENDAR\n",
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "DTSTART:20220327\n",
    "DTSTART;TZID=Europe/Berlin:20220327T023000\n",
    "DTEND:20220401T000000Z\n",
    "DURATION:P1D\n",
    "SUMMARY:",
    "UID:a\n",
    "X-EDTF:2022?\n",
    "\n ",
    "{\"events\": [",
    "{\"start_date\": {\"year\": ",
    "-44",
    "\"\"",
    "}",
    "]",
    ",",
    "{\"objects\": [",
    "{\"id\": \"a\", \"type\": \"report\", \"published\": \"2022\"",
    "\"first_seen\": \"1658689261\"",
    "{\"Event\": {\"info\": \"\", \"date\": \"",
    "@book{a, title = {",
    "year = 2022",
    "}}\n",
    "\\'{",
    "@string{a = a # a}\n",
    "[{\"id\": \"x\", \"issued\": {\"date-parts\": [[",
    "2022-03-27: a #b\n",
    "id: x\n",
    "edtf: ..\n",
    "section a\n",
    "2022 - 5 days: \n",
    "{\"results\": {\"bindings\": [{\"date\": {\"value\": \"-0043-01-01T00:00:00Z\"}",
    "\"precision\": {\"value\": \"7\"}",
    "\u{202e}",
    "\"",
    "\\",
    "\r\n",
    ": ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_read_becomes_a_chronology_without_a_fault(text in ".{0,200}", pieces in prop::collection::vec(0..PIECES.len(), 0..12)) {
        let made: String = pieces.iter().map(|n| PIECES[*n]).collect();
        for format in ALL {
            for text in [&text, &made, &format!("{made}{text}")] {
                prop_assert_eq!(sound(format, text), Ok(()));
            }
        }
    }

    #[test]
    fn values_of_any_kind_become_a_chronology_without_a_fault(a in ".{0,40}", b in ".{0,40}", n: i64) {
        let [x, y] = [&a, &b].map(|text| serde_json::to_string(text).unwrap());
        for (format, text) in [
            (Format::TimelineJs, format!("{{\"events\": [{{\"unique_id\": {x}, \"start_date\": {{\"year\": {n}, \"month\": {y}}}, \"end_date\": {{\"year\": {x}}}, \"text\": {{\"headline\": {y}}}}}]}}")),
            (Format::Stix, format!("{{\"objects\": [{{\"id\": {x}, \"type\": {y}, \"first_seen\": {x}, \"last_seen\": {n}, \"external_references\": [{{\"url\": {x}}}]}}]}}")),
            (Format::Misp, format!("{{\"Event\": {{\"info\": {x}, \"date\": {y}, \"Attribute\": [{{\"value\": {x}, \"first_seen\": {n}}}]}}}}")),
            (Format::Csl, format!("[{{\"id\": {x}, \"title\": {y}, \"issued\": {{\"date-parts\": [[{n}, 3]]}}, \"accessed\": {{\"raw\": {x}}}, \"URL\": {y}}}]")),
            (Format::Sparql, format!("{{\"results\": {{\"bindings\": [{{\"date\": {{\"value\": {x}}}, \"precision\": {{\"value\": {n}}}, \"item\": {{\"value\": {y}}}}}]}}}}")),
            (Format::Ics, format!("BEGIN:VEVENT\nUID:{a}\nDTSTART:{b}\nDURATION:P{n}D\nSUMMARY:{b}\nURL:{a}\n")),
            (Format::BibTex, format!("@book{{{a}, title = {{{b}}}, year = {n}, url = {{{a}}}}}")),
            (Format::Markwhen, format!("{n}: {a}\nid: {b}\nedtf: {a}\n2022 - {n} years: {b}\n")),
        ] {
            prop_assert_eq!(sound(format, &text), Ok(()));
        }
    }
}
