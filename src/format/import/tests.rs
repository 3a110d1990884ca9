//! Foreign files made into chronologies, from their bytes on.

use super::*;
use crate::format::{Foreign, Reading, read};
use crate::model::Severity;
use proptest::prelude::*;

/// The chronology of a text, its remarks, and what was lost.
pub(super) fn made(name: &str, text: &str, asked: &Asked<'_>) -> (String, Vec<String>, Vec<String>) {
    let asked = Asked { name, sha256: "", ..asked.clone() };
    let made = import(&Opened::held(name, text), &asked).unwrap_or_else(|refusal| panic!("{}", refusal.words(name)));
    let bytes = whole_of(&made).unwrap();
    let toml = String::from_utf8(bytes).unwrap();
    let timeline = read(&[Opened::held("t.toml", toml.clone())], &Reading::default());
    assert_eq!(timeline.problems.errors(), 0, "{:?}\n{toml}", timeline.problems.listed());
    (toml, made.remarks.clone(), made.losses_in_words(name))
}

/// Why a file is refused.
pub(super) fn refused_as(name: &str, text: &str) -> String {
    let from = Format::of(text.as_bytes(), true, name);
    import(&Opened::held(name, text), &Asked { name, from, ..Asked::default() }).err().unwrap().words("")
}

fn refused(text: &str, asked: &Asked<'_>) -> Refusal {
    import(&Opened::held("x.csv", text), &Asked { name: "x.csv", ..asked.clone() }).err().unwrap()
}

#[test]
fn a_table_becomes_a_chronology_that_says_where_it_is_from() {
    let (toml, remarks, lost) = made(
        "fire.csv",
        "Datum;Titel;Ort;Quelle;Rest\n27.03.2022;\"Feuer \"\"A\"\"\";Köln;Ein Blatt; \n;Zwei;;https://a.example/b;x\n",
        &Asked { accessed: "2026-01-02", ..Asked::default() },
    );
    assert_eq!(
        toml,
        r#"title = "fire.csv"
description = "From fire.csv, map guessed."

[[sources]]
id = "fire.csv"
title = "fire.csv"
accessed = "2026-01-02"
kind = "data"

[[sources]]
id = "Ein Blatt"
title = "Ein Blatt"

[[sources]]
id = "https://a.example/b"
title = "a.example/b"
url = "https://a.example/b"

[[events]]
date = "2022-03-27"
title = "Feuer \"A\""
place = "Köln"
sources = [{ id = "fire.csv", at = "row 2" }, "Ein Blatt"]

[[events]]
date = "XXXX"
title = "Zwei"
sources = [{ id = "fire.csv", at = "row 3" }, "https://a.example/b"]

"#
    );
    assert_eq!(
        remarks,
        [
            "map guessed: date from Datum, title from Titel, place from Ort, source from Quelle",
            "Datum: day first, as line 2 \"27.03.2022\" says"
        ]
    );
    assert_eq!(
        lost,
        ["fire.csv:3: Rest: `x`: nothing comes from this column: left out (--map says what becomes of it)"]
    );
}

#[test]
fn what_is_open_is_asked_for() {
    let text = "date,title\n03/04/2024,a\n05/06/2024,b\n";
    let why = ":2: date: \"03/04/2024\" may be 2024-04-03 (--dates dmy) or 2024-03-04 (--dates mdy), and no row tells — say which";
    assert_eq!(refused(text, &Asked::default()), Refusal::Asked(why.to_owned()));
    let (toml, ..) = made("x.csv", text, &Asked { dates: Some(DateOrder::Mdy), ..Asked::default() });
    assert!(toml.contains("\"2024-03-04\"") && toml.contains("\"2024-05-06\""), "{toml}");
    let Refusal::Asked(why) = refused("date,title\n25/06/2024,a\n06/25/2024,b\n", &Asked::default()) else { panic!() };
    assert!(why.contains("line 2") && why.contains("line 3"), "{why}");
    let Refusal::Asked(why) = refused("Date,Datum,title\n2024,2025,b\n", &Asked::default()) else { panic!() };
    assert_eq!(why, ": Date and Datum may each be the date — say which: --map date=Date");
}

#[test]
fn a_date_that_is_none_leaves_its_event_undated_and_its_words_in_the_note() {
    let (toml, _, lost) = made("x.csv", "date,title\r\n2022-03-27,\"a\r\nb\r\nc\"\r\nsoon,d\r\n", &Asked::default());
    assert!(toml.contains("date = \"XXXX\"\ntitle = \"d\"\nnote = \"date as written: soon\""), "{toml}");
    assert_eq!(lost.len(), 1);
    assert!(lost[0].starts_with("x.csv:5: date: `soon`: no date ("), "{lost:?}");
}

#[test]
fn an_event_says_where_it_comes_from() {
    let text = "date,title\n2022,\"a\nb\"\n2023,c\n";
    let made = import(&Opened::held("x.csv", text), &Asked { name: "x.csv", ..Asked::default() }).unwrap();
    let toml = String::from_utf8(whole_of(&made).unwrap()).unwrap();
    for (what, line) in [("date = \"2022\"", 2), ("date = \"2023\"", 4)] {
        let at = toml.find(what).unwrap() as u64;
        assert_eq!(made.origin(at).map(|origin| origin.line), Some(line));
    }
    assert_eq!(made.origin(0), None);
}

#[test]
fn ids_that_are_given_twice_are_none() {
    let (toml, remarks, _) = made("x.csv", "id,date,title\na,2022,x\nb,2022,y\n", &Asked::default());
    assert!(toml.contains("id = \"b\""));
    assert!(!remarks.iter().any(|remark| remark.starts_with("ids")));
    let (toml, remarks, _) = made("x.csv", "id,date,title\na,2022,x\na,2022,y\n", &Asked::default());
    assert!(!toml.contains("id = \"a\""), "{toml}");
    assert!(remarks.iter().any(|remark| remark.starts_with("ids are given more than once")));
}

#[test]
fn other_encodings_are_read_and_a_guess_is_told() {
    let bytes = b"Datum;Titel\n27.03.2022;Gr\xfc\xdfe aus K\xf6ln\n".to_vec();
    let made = import(&Opened::held("x.csv", bytes), &Asked { name: "x.csv", ..Asked::default() }).unwrap();
    assert!(String::from_utf8(whole_of(&made).unwrap()).unwrap().contains("Grüße aus Köln"));
    assert!(made.remarks[0].starts_with("encoding: taken for windows-1252"), "{:?}", made.remarks);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("date,title\n2022,é\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let made = import(&Opened::held("x.csv", wide), &Asked { name: "x.csv", ..Asked::default() }).unwrap();
    assert!(String::from_utf8(whole_of(&made).unwrap()).unwrap().contains("title = \"é\""));
    let (toml, _, lost) = self::made("x.csv", "date,title\n2022,a\0b\n", &Asked::default());
    assert!(toml.contains("a\\u0000b"), "{toml}");
    assert!(lost[0].starts_with("x.csv:2: row: `NUL`"), "{lost:?}");
}

#[test]
fn json_lines_become_events() {
    let (toml, ..) = made(
        "x.jsonl",
        "{\"date\": 1658689261, \"title\": \"a\", \"tags\": [\"x\", \"y\"]}\n{\"date\": \"2022-03\", \"title\": \"b\"}\n",
        &Asked::default(),
    );
    assert!(toml.contains("date = \"2022-07-24T19:01:01Z\"\ntitle = \"a\"\ntags = [\"x\", \"y\"]\nsources = [{ id = \"x.jsonl\", at = \"line 1\" }]"), "{toml}");
}

proptest! {
    #[test]
    fn whatever_is_read_is_a_chronology_without_a_fault_of_syntax(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        text in "[a-z0-9,;\"\n\r\t\\\\{}:é\u{0}\u{202e}/ -]{0,200}",
        format in 0_usize..3,
    ) {
        let format = [Format::Csv, Format::Json, Format::Jsonl][format];
        let table = format!("date,title,source,note,url\n{text}\n\"{text}\",{text}\n");
        let object = serde_json::json!({ "date": text, "title": text, "tags": [text, text], "url": text }).to_string();
        for bytes in [bytes, text.clone().into_bytes(), table.into_bytes(), format!("{object}\n{object}").into_bytes(), format!("[{object}]").into_bytes()] {
            let asked = Asked { name: &text, from: Some(format), dates: Some(DateOrder::Dmy), ..Asked::default() };
            let Ok(made) = import(&Opened::held("x", bytes), &asked) else { continue };
            let toml = String::from_utf8(whole_of(&made).unwrap()).unwrap();
            let timeline = read(&[Opened::held("t.toml", toml.clone())], &Reading::default());
            let faults: Vec<_> = timeline.problems.listed().iter().filter(|problem| problem.severity == Severity::Error).collect();
            prop_assert!(faults.is_empty(), "{faults:?}\n{toml}");
            prop_assert_eq!(timeline.left_out, 0);
        }
    }
}
