//! One source in each style, whole and with little known of it, and strangers' text in all of them.

use super::*;
use crate::model::{Cited, Date, SourceKind};
use crate::text::is_unseen;
use insta::assert_snapshot;

const STYLES: [CitationStyle; 4] =
    [CitationStyle::Text, CitationStyle::Markdown, CitationStyle::BibTex, CitationStyle::CslJson];

fn date(text: &str) -> Option<Date> {
    Date::parse(text).ok()
}

fn gazette() -> Source {
    Source {
        id: "gazette".into(),
        title: "Fire at the harbour: 100 % lost".into(),
        publisher: Some("The Gazette".into()),
        author: Some("A. Writer and B. Other".into()),
        published: date("2022-03-28"),
        url: Some("https://example.org/fire_1?a=b".into()),
        accessed: date("2022-04-02"),
        kind: Some(SourceKind::News),
        note: Some("The print edition has another headline.".into()),
        ..Source::default()
    }
}

fn cited(at: Option<&str>, quote: Option<&str>) -> Citation {
    let text = |text: &str| text.to_owned();
    Citation { source: Cited::Id("gazette".into()), at: at.map(text), quote: quote.map(text) }
}

fn of(citation: &Citation, source: &Source, style: CitationStyle) -> String {
    cite(std::slice::from_ref(citation), source, None, style)
}

fn all(citation: &Citation, source: &Source) -> String {
    STYLES.map(|style| of(citation, source, style)).join("\n\n")
}

#[test]
fn a_source_is_cited_with_all_that_is_known() {
    assert_snapshot!(all(&cited(Some("p. 3"), Some("a dozen crews\nor more")), &gazette()), @r#"
    A. Writer and B. Other, “Fire at the harbour: 100 % lost”, The Gazette, 28 March 2022, p. 3: “a dozen crews or more”. https://example.org/fire_1?a=b (read 2 April 2022)

    A. Writer and B. Other, [Fire at the harbour: 100 % lost](<https://example.org/fire_1?a=b>), The Gazette, 28 March 2022, p. 3: “a dozen crews or more” (read 2 April 2022)

    @misc{gazette,
      author = {{A. Writer and B. Other}},
      title = {{Fire at the harbour: 100 \% lost}},
      howpublished = {The Gazette},
      year = 2022,
      month = mar,
      day = 28,
      url = {https://example.org/fire_1?a=b},
      urldate = {2022-04-02},
      note = {p. 3: “a dozen crews or more”},
      annote = {The print edition has another headline.}
    }

    [
      {
        "id": "gazette",
        "type": "article-newspaper",
        "title": "Fire at the harbour: 100 % lost",
        "author": [
          {
            "literal": "A. Writer and B. Other"
          }
        ],
        "container-title": "The Gazette",
        "issued": {
          "date-parts": [
            [
              2022,
              3,
              28
            ]
          ]
        },
        "accessed": {
          "date-parts": [
            [
              2022,
              4,
              2
            ]
          ]
        },
        "URL": "https://example.org/fire_1?a=b",
        "note": "p. 3: “a dozen crews or more”",
        "annote": "The print edition has another headline."
      }
    ]
    "#);
}

#[test]
fn what_is_not_known_is_left_out() {
    let source = Source { title: "Log".into(), ..Source::default() };
    assert_snapshot!(all(&cited(None, None), &source), @r#"
    “Log”, undated

    Log, undated

    @misc{log-499ecce4,
      title = {{Log}}
    }

    [
      {
        "id": "log-499ecce4",
        "type": "document",
        "title": "Log"
      }
    ]
    "#);
}

#[test]
fn a_date_stands_as_exactly_as_it_was_written() {
    for (written, line) in [
        ("2022", "“T”, 2022"),
        ("2022-03~", "“T”, about March 2022"),
        ("2021/2022", "“T”, 2021 to 2022"),
        ("2022-03-XX", "“T”, some day in March 2022"),
    ] {
        let source = Source { title: "T".into(), published: date(written), ..Source::default() };
        assert_eq!(of(&cited(None, None), &source, CitationStyle::Text), line);
    }
}

#[test]
fn an_address_that_is_not_of_the_web_is_never_a_link() {
    let source = Source { url: Some("javascript:alert(1)".into()), ..gazette() };
    let citation = cited(None, None);
    assert!(of(&citation, &source, CitationStyle::Markdown).contains("lost (javascript\\:alert(1\\))"));
    let entry = of(&citation, &source, CitationStyle::BibTex);
    assert!(entry.contains("note = {javascript:alert(1)}") && !entry.contains("url ="), "{entry}");
    let items = of(&citation, &source, CitationStyle::CslJson);
    assert!(items.contains("\"note\": \"javascript:alert(1)\"") && !items.contains("URL"), "{items}");
}

#[test]
fn strangers_text_hides_nothing_and_ends_nothing() {
    let nasty = "\u{1b}]52;c;x\u{7}\u{202e}}]\",\n@book{x, <b>**\\";
    let text = || Some(nasty.to_owned());
    let source = Source {
        id: nasty.to_owned(),
        title: nasty.to_owned(),
        publisher: text(),
        author: text(),
        url: Some(format!("https://{nasty}")),
        note: text(),
        ..Source::default()
    };
    let citation = cited(Some(nasty), Some(nasty));
    for style in STYLES {
        let written = of(&citation, &source, style);
        assert!(!written.chars().any(|c| c != '\n' && is_unseen(c)), "{written}");
    }
    assert_eq!(of(&citation, &source, CitationStyle::Text).lines().count(), 1);
    assert_eq!(of(&citation, &source, CitationStyle::Markdown).lines().count(), 1);
    let items: serde_json::Value = serde_json::from_str(&of(&citation, &source, CitationStyle::CslJson)).unwrap();
    assert_eq!(items[0]["title"], nasty);
}

#[test]
fn a_copy_names_what_it_was_copied_from_and_all_its_passages_are_told() {
    let copy = Source { title: "A fire, rewritten".into(), ..Source::default() };
    let passages = [cited(Some("line 2"), None), cited(Some("line 9"), Some("a dozen")), cited(None, Some("crews"))];
    let origin = |source| Origin { id: "gazette".into(), source };
    let listed = origin(Some(std::sync::Arc::new(gazette())));
    let told = |origin, style| cite(&passages, &copy, Some(origin), style);
    assert_eq!(
        told(&listed, CitationStyle::Text),
        "“A fire, rewritten”, undated, line 2; line 9: “a dozen”; “crews”, \
         after The Gazette, “Fire at the harbour: 100 % lost”"
    );
    assert_eq!(
        told(&listed, CitationStyle::Markdown),
        "A fire, rewritten, undated, line 2; line 9: “a dozen”; “crews”, \
         after The Gazette, *Fire at the harbour: 100 % lost*"
    );
    let entry = told(&listed, CitationStyle::BibTex);
    assert!(
        entry.contains("  origtitle = {{Fire at the harbour: 100 \\% lost}},\n  origpublisher = {The Gazette},\n"),
        "{entry}"
    );
    assert!(entry.contains("after The Gazette, “Fire at the harbour: 100 \\% lost”}"), "{entry}");
    let items: serde_json::Value = serde_json::from_str(&told(&listed, CitationStyle::CslJson)).unwrap();
    assert_eq!(items[0]["original-title"], "Fire at the harbour: 100 % lost");
    assert_eq!(items[0]["original-publisher"], "The Gazette");
    assert_eq!(items[0]["note"], "line 2; line 9: “a dozen”; “crews”");
    let nowhere = origin(None);
    for style in STYLES {
        assert!(told(&nowhere, style).contains("after gazette, which is not listed"), "{}", style.name());
    }
}
