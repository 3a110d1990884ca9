//! Lists of sources in CSL-JSON: names, dates and what has no place.

use crate::format::import::tests::made;
use crate::format::import::{Asked, Format};

#[test]
fn items_become_sources() {
    let text = r#"[
{"id": "a", "type": "article-newspaper", "title": "T", "container-title": "The Paper", "URL": "https://a.example/b", "volume": 3,
 "author": [{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}, {"literal": "A desk"}],
 "issued": {"date-parts": [[2022, 3, 27]]}, "accessed": {"date-parts": [["2023", "1"]]}, "annote": "ours"},
{"id": 7, "type": "book", "title": "B", "publisher": "P", "issued": {"date-parts": [[-44]], "circa": true}, "DOI": "10.1/x"},
{"id": "a", "title": "C", "issued": {"literal": "some day"}}
]"#;
    let (toml, _, lost) = made("x.json", text, &Asked::default());
    for part in [
        "id = \"a\"\ntitle = \"T\"\npublisher = \"The Paper\"\nauthor = \"L. van Beethoven; A desk\"\npublished = \"2022-03-27\"\nurl = \"https://a.example/b\"\naccessed = \"2023-01\"\nkind = \"news\"\nnote = \"ours\"",
        "id = \"7\"\ntitle = \"B\"\npublisher = \"P\"\npublished = \"-0043~\"\nurl = \"https://doi.org/10.1/x\"\nkind = \"book\"",
        "id = \"a (2)\"\ntitle = \"C\"\nnote = \"issued: some day\"",
    ] {
        assert!(toml.contains(part), "{part}\n{toml}");
    }
    let places: Vec<&str> = lost.iter().filter_map(|lost| lost.split(": `").next()).collect();
    assert_eq!(places, ["x.json:6: id", "x.json:6: issued", "x.json:2: volume"], "{lost:?}");
}

#[test]
fn dates_are_parts_seasons_and_words() {
    let asked = Asked { from: Some(Format::Csl), ..Asked::default() };
    for (date, read) in [
        (r#"{"date-parts": [[2022]], "season": 2}"#, Some("2022-22")),
        (r#"{"date-parts": [[2022]], "season": "winter"}"#, Some("2022-24")),
        (r#"{"date-parts": [[2021, 4], [2022]]}"#, Some("2021-04/2022")),
        (r#"{"date-parts": [[2021, 4], [2022]], "circa": 1}"#, Some("2021-04~/2022~")),
        (r#"{"date-parts": [[2021], []]}"#, Some("2021/..")),
        (r#"{"date-parts": [[2021]], "circa": false}"#, Some("2021")),
        (r#"{"raw": "27 March 2022"}"#, Some("2022-03-27")),
        (r#"{"literal": "2022"}"#, Some("2022")),
        (r#"{"date-parts": [[0]]}"#, None),
        (r#"{"date-parts": [[2022, 13]]}"#, None),
        (r#"{"date-parts": [[99999999999999999999]]}"#, None),
        (r#""2022""#, Some("2022")),
        (r#""soon""#, None),
        (r"{}", None),
    ] {
        let (toml, _, lost) = made(
            "x.json",
            &format!("[{{\"id\": \"a\", \"type\": \"book\", \"title\": \"b\", \"issued\": {date}}}]"),
            &asked,
        );
        let published =
            toml.lines().find_map(|line| line.strip_prefix("published = \"")).map(|date| date.trim_end_matches('"'));
        assert_eq!(published, read, "{date}");
        assert_eq!(lost.len(), usize::from(read.is_none()), "{date} {lost:?}");
    }
}
