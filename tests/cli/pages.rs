//! The page and the pictures that are handed on: whole, without a script or a request, and readable by everybody.

use crate::run::{Folder, Ran};
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

const DATES: [(&str, &str); 14] = [
    ("1999", "1999"),
    ("1999-02", "1999-02"),
    ("1999-02-03", "1999-02-03"),
    ("1999-02-03T04:05:06+07:00", "1999-02-03T04:05:06+07:00"),
    ("1999-02-03T04:05:06.1234Z", ""),
    ("1998-01/1999-02", "1998-01 1999-02"),
    ("1999-02-03/1999-02-05", "1999-02-03 1999-02-05"),
    ("1999~", ""),
    ("199X", ""),
    ("1999-22", ""),
    ("1999/..", ""),
    ("{1999-02,1999-04}", ""),
    ("-0003-04", ""),
    ("Y123456789", ""),
];

const SOURCED: &str = r#"title = "Dam"
description = "What broke."

[[sources]]
id = "z"
title = "Zeta report"
url = "https://z.example/r?a=1&b='2'"

[[sources]]
id = "y"
title = "Ypsilon wire"
publisher = "Wire"
published = "2020-05-02"
derived_from = "z"

[[events]]
id = "crack"
date = "2018"
title = "Crack is seen"
sources = [{ id = "y", at = "col. 2" }]

[[events]]
id = "break"
date = "2020-05-01"
title = "Dam breaks"
place = "Upper valley"
tags = ["dam", "flood"]
see = ["crack"]

  [[events.claims]]
  id = "k1"
  text = "Forty died."
  by = "Mayor"
  sources = [{ id = "z", at = "p. 4", quote = "forty dead" }]
  figure = { measure = "dead", value = 40, qualifier = "at least" }

  [[events.claims]]
  text = "Ten died."
  by = "Company"
  sources = [{ id = "y", at = "col. 9" }]
  disputes = ["k1"]
  figure = { measure = "dead", value = 10 }
"#;

fn page(name: &str, text: &str, args: &[&str]) -> String {
    let folder = Folder::new().with(name, text);
    let ran = folder.run(["export", name, "--to", "html"].iter().chain(args));
    assert_eq!((ran.code, ran.err.lines().filter(|line| !line.contains("as known")).count()), (0, 0), "{ran:?}");
    ran.assert_harmless();
    ran.out
}

/// Elements of which HTML has no end.
const VOID: [&str; 3] = ["meta", "br", "input"];

/// The tags of a page with their attributes, in order, once every one is closed as it has to be.
fn tags(page: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (mut open, mut tags, mut ids) = (Vec::new(), Vec::new(), BTreeSet::new());
    for token in Tokenizer::new(page) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes: BTreeMap<_, _> = tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect();
                if let Some(id) = attributes.get("id") {
                    assert!(ids.insert(id.clone()), "{id} twice");
                }
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                tags.push((name, attributes));
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name))),
            token => assert!(matches!(token, Token::String(_) | Token::Doctype(_)), "{token:?}"),
        }
    }
    assert_eq!(open, Vec::<String>::new());
    // Whoever is named is there.
    for (_, attributes) in &tags {
        let named = attributes.get("aria-labelledby").into_iter().flat_map(|ids| ids.split(' '));
        let led = attributes.get("href").and_then(|href| href.strip_prefix('#'));
        named.chain(led).for_each(|id| assert!(ids.contains(id), "nobody is {id}"));
    }
    tags
}

#[test]
fn nothing_on_a_page_runs_or_asks_anybody() {
    let hostile = "title = \"</title><script>x</script>\"\n\n[[sources]]\nid = \"s\"\ntitle = \"</style><img src=x onerror=1>\"\n\
                   url = \"javascript:alert(1)\"\n\n[[events]]\nid = \"a\\\" onclick=\\\"x\"\ndate = 2000\n\
                   title = \"<img src=x onerror=1>\"\nsummary = \"]]><svg onload=1>\\n\\n-->\\u202e\\u0007\"\n\
                   tags = [\"<b>\"]\nsources = [{ id = \"s\", at = \"\\\"'>\", quote = \"</q><script>\" }]\n\n  \
                   [[events.claims]]\n  text = \"{{x}} &lt;\"\n  by = \"<i>\"\n  figure = { measure = \"<u>\", value = 1 }\n\n  \
                   [[events.claims]]\n  text = \"y\"\n  figure = { measure = \"<u>\", value = 2 }\n";
    for page in [page("x.toml", hostile, &[]), page("s.toml", SOURCED, &[]), page("e.toml", "title = \"None\"\n", &[])]
    {
        let known = [
            "a",
            "article",
            "b",
            "body",
            "br",
            "caption",
            "cite",
            "code",
            "defs",
            "desc",
            "div",
            "figcaption",
            "figure",
            "footer",
            "g",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "html",
            "li",
            "main",
            "meta",
            "ol",
            "p",
            "path",
            "pattern",
            "q",
            "rect",
            "section",
            "span",
            "style",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "time",
            "title",
            "tr",
            "ul",
        ];
        for (name, attributes) in tags(&page) {
            assert!(known.contains(&name.as_str()), "{name}");
            for (key, value) in &attributes {
                assert!(!key.starts_with("on") && !matches!(key.as_str(), "src" | "style" | "xlink:href"), "{key}");
                let leads = value.starts_with('#') || value.starts_with("http://") || value.starts_with("https://");
                assert!(key != "href" || leads, "{value}");
                assert!(key != "fill" || value.starts_with("url(#h"), "{value}");
            }
        }
        let policy =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
        assert!(page.contains(policy) && page.contains("<meta name=\"referrer\" content=\"no-referrer\">"));
        // In the styles the program's own alone, which name nothing to be fetched.
        let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        assert!(!style.contains("@import") && !style.contains("url("));
    }
}

#[test]
fn only_dates_without_doubt_are_told_to_programs() {
    for (date, told) in DATES {
        let page = page("d.toml", &format!("[[events]]\ndate = \"{date}\"\ntitle = \"T\"\n"), &[]);
        let times: Vec<String> = tags(&page)
            .into_iter()
            .filter(|(name, _)| name == "time")
            .map(|(_, mut a)| a.remove("datetime").unwrap())
            .collect();
        assert_eq!(times.join(" "), told, "{date}");
    }
    let report = "[[events]]\ndate = \"1999-02-03\"\ntitle = \"T\"\ndated_by = \"report\"\n";
    let page = page("d.toml", report, &[]);
    assert!(page.contains("by 3 February 1999") && !page.contains("<time"), "{page}");
}

#[test]
fn sources_are_numbered_once_and_each_use_has_its_place_and_a_way_back() {
    let page = page("s.toml", SOURCED, &[]);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}\nin\n{page}"));
    // Ypsilon is used first.
    let notes = &page[at("doc-endnotes")..];
    let order = ["<li id=\"s1\">", "Ypsilon wire", "<li id=\"s2\">"].map(|part| notes.find(part).unwrap());
    assert!(order.is_sorted(), "{notes}");
    assert!(page.contains("Wire, 2 May 2020, after <cite>Zeta report</cite>"), "{page}");
    assert!(page.contains(
        "<a rel=\"noreferrer\" href=\"https://z.example/r?a=1&amp;b=&#39;2&#39;\"><cite>Zeta report</cite></a>"
    ));
    for (place, back) in [("col. 2", "u1"), ("col. 9", "u3"), ("p. 4", "u2")] {
        let line = notes.lines().find(|line| line.contains(place)).unwrap();
        assert!(line.contains(&format!("href=\"#{back}\"")), "{line}");
        assert!(page.contains(&format!("role=\"doc-noteref\" id=\"{back}\"")));
    }
    assert!(notes.contains("<q dir=\"auto\">forty dead</q>"));
    // Who says it; what parts, side by side and by more than a colour; the picture in words; the file.
    for told in [
        "<b class=\"by\">Mayor</b>: Forty died. <a class=\"ref\" role=\"doc-noteref\" id=\"u2\" href=\"#s2\">[2]</a>",
        "<br>≠ Disputed by: <b class=\"by\">Company</b>: Ten died.",
        "<caption dir=\"auto\">≠ dead: one claim disputes another, and figures differ for the same time</caption>",
        "<td dir=\"auto\">≠</td><td dir=\"auto\">at least 40</td>",
        "No events for at least 16 months",
        "<title id=\"pt1\">Lanes by tag</title>",
        "<title id=\"pt2\">Figures: dead</title>",
        "<li>Related: <span dir=\"auto\">Crack is seen (some time in 2018)</span></li>",
        "(SHA-256 <code>",
    ] {
        at(told);
    }
}

#[test]
fn what_was_not_known_is_in_no_byte_and_how_much_that_is_at_the_end() {
    let text = format!(
        "{SOURCED}\n[[events]]\nid = \"secret\"\ndate = \"2019\"\ntitle = \"Bribe\"\ntags = [\"hush\"]\nsee = [\"crack\"]\n\
         sources = [{{ title = \"Leaked memo\", published = \"2024\" }}]\n"
    );
    let text = text.replace("title = \"Crack is seen\"", "title = \"Crack is seen\"\nsee = [\"secret\"]");
    for form in ["html", "svg", "md", "csv", "json", "jsonl", "timelinejs", "ics", "markwhen", "csl", "bibtex"] {
        let folder = Folder::new().with("s.toml", &text);
        let args = ["export", "s.toml", "--to", form];
        let (now, then) = (folder.run(args), folder.run(args.iter().chain(&["--as-of", "2021"])));
        let again = folder.run(args.iter().chain(&["--as-of", "2021"]));
        assert_eq!((then.code, &then.out), (0, &again.out), "{form}");
        let said =
            |ran: &Ran| ["Bribe", "hush", "secret", "Leaked"].iter().filter(|word| ran.out.contains(**word)).count();
        assert!(said(&now) > 0 && said(&then) == 0, "{form}: {}", then.out);
    }
    let page = page("s.toml", &text, &["--as-of", "2021", "-q", "dam"]);
    let footer = &page[page.find("<footer>").unwrap()..];
    assert!(footer.contains("as known on 31 December 2021 · 1 later event hidden"), "{footer}");
    assert!(footer.contains("1 of 2 events match “dam”") && footer.contains("Left out by the filter: 1."), "{footer}");
}

#[test]
fn an_empty_page_says_so() {
    let page = page("e.toml", "title = \"None\"\n", &[]);
    assert!(page.contains("<p>There are no events to be shown.</p>") && !page.contains("<ol"), "{page}");
    tags(&page);
}

#[test]
fn pictures_have_the_places_and_the_signs_of_the_screen() {
    let text = "[[events]]\ndate = \"2000-01-01\"\ntitle = \"Day\"\n\n[[events]]\ndate = \"2004\"\ntitle = \"Year\"\n\n[[events]]\n\
                date = \"2001-05-01/2003-06-01\"\ntitle = \"Span\"\n\n[[events]]\ndate = \"2005-03/..\"\ntitle = \"On\"\n\n[[events]]\n\
                date = \"2009-12-31?\"\ntitle = \"Doubt\"\n";
    let folder = Folder::new().with("p.toml", text).with("s.toml", SOURCED).with("e.toml", "");
    let draw = |file: &str, args: &[&str]| {
        let ran = folder.run(["export", file, "--to", "svg", "--strict"].iter().chain(args));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
        tags(ran.out.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap());
        ran.out
    };
    let lanes = draw("p.toml", &["--width", "100"]);
    let of = |title: &str| {
        let from = lanes.find(&format!(": {title}</title>")).unwrap_or_else(|| panic!("{lanes}"));
        &lanes[from..from + lanes[from..].find("</g>").unwrap()]
    };
    assert!(of("Day").contains("<path class=\"sure\"") && !of("Day").contains("hatch"));
    assert!(of("Year").contains("class=\"perhaps\" fill=\"url(#h1)\"") && !of("Year").contains("sure"));
    assert!(of("Span").contains("<rect class=\"sure\"") && !of("Span").contains("perhaps"));
    assert!(of("On").contains("<rect class=\"sure\"") && of("On").contains("Z\"/>"));
    assert!(of("Doubt").contains(">?</text>"));
    // The first day is in the first column of time, as on the screen.
    let left = |part: &str| part.split("d=\"M").nth(1).unwrap().split(' ').next().unwrap().parse::<f64>().unwrap();
    let first = left(lanes.split("class=\"guide\"").nth(1).unwrap());
    assert!((left(of("Day")) - 4.0 - first).abs() < 0.01, "{lanes}");
    assert!(lanes.contains("viewBox=\"0 0 792 ") && draw("p.toml", &[]).contains("viewBox=\"0 0 952 "));
    assert!(lanes.contains("<rect class=\"ground\"") && lanes.contains("@media (prefers-color-scheme:dark)"));

    assert!(draw("p.toml", &["--view", "strip"]).contains("<title id=\"pt1\">p.toml: When events start</title>"));
    let figures = draw("s.toml", &["--view", "figures", "--measure", "dead"]);
    for told in ["Dam: Figures: dead", "● Mayor", "■ Company", "at least 40, 2020-05-01, Mayor", "class=\"alarm\""]
    {
        assert!(figures.contains(told), "{told}\n{figures}");
    }
    assert!(draw("e.toml", &[]).contains("There are no dated events to be shown."));
    assert!(draw("e.toml", &["--view", "figures"]).contains("There are no figures to be shown."));
    assert_eq!(folder.run(["export", "s.toml", "--to", "svg", "--view", "figures", "--measure", "x"]).code, 1);
}

#[test]
fn letters_can_be_read_on_light_and_on_dark_ground() {
    let page = page("s.toml", SOURCED, &[]);
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let (mut light, mut dark, mut depth, mut is_dark) = (BTreeSet::new(), BTreeSet::new(), 0, false);
    for piece in style.split_inclusive(['{', '}']) {
        if piece.starts_with("@media") || piece.contains("\n@media") {
            is_dark = piece.contains("dark");
            depth = 1;
            continue;
        }
        let colours = if is_dark { &mut dark } else { &mut light };
        // Lines of tables and of axes need no more than 3, and the ground is what is measured against.
        for (at, _) in piece.match_indices('#').filter(|(at, _)| !piece[..*at].ends_with("--rule:")) {
            colours.insert(piece[at + 1..at + 7].to_owned());
        }
        depth += i32::from(piece.ends_with('{')) - i32::from(piece.ends_with('}'));
        is_dark &= depth > 0;
    }
    assert!(light.len() >= 5 && dark.len() >= 5, "{light:?} {dark:?}");
    let lines = ["767676", "8b8b8b"];
    // White; what browsers take for a dark ground, and the picture's own.
    for (colours, grounds) in [(&light, &["ffffff"][..]), (&dark, &["121212", "1c1b22", "1e1e1e"])] {
        for (colour, ground) in colours.iter().flat_map(|colour| grounds.iter().map(move |ground| (colour, *ground))) {
            let least = if lines.contains(&colour.as_str()) { 3.0 } else { 4.5 };
            let is_ground = matches!(colour.as_str(), "ffffff" | "121212");
            assert!(
                is_ground || contrast(colour, ground) >= least,
                "#{colour} on #{ground}: {}",
                contrast(colour, ground)
            );
        }
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
fn contrast(one: &str, other: &str) -> f64 {
    let light = |colour: &str| {
        let part = |at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (a, b) = (light(one), light(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
