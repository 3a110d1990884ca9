//! Chronologies handed on in other forms: what is written where, what is said of losses, and that a stranger's text stays
//! text in every one of them.

use crate::run::{Folder, Ran};
use std::fs;

const FORMS: [&str; 11] =
    ["html", "svg", "md", "csv", "json", "jsonl", "timelinejs", "ics", "markwhen", "csl", "bibtex"];

const TWO: &str = r#"title = "Port"

[[sources]]
id = "post"
title = "Fire at the quay"
publisher = "Valley Post"
url = "https://post.example/fire"
published = "2021-06-03"

[[sources]]
id = "log"
title = "Harbour log"

[[sources]]
id = "never"
title = "Cited by nobody"

[[events]]
id = "quay"
date = "2021-06~"
title = "Quay burns"
summary = "First line.\n\nSecond part."
tags = ["fire", "port; quay"]
people = ["Ana"]
note = "Look again"
sources = [{ id = "log", at = "p. 2", quote = "all of it" }, "post"]

  [[events.claims]]
  id = "c1"
  text = "Twelve ships were lost."
  by = "Ana"
  sources = [{ id = "log", at = "p. 7" }]
  figure = { measure = "ships lost", value = 12 }

  [[events.claims]]
  id = "c2"
  text = "Nine ships were lost."
  by = "Port office"
  sources = ["post"]
  disputes = ["c1"]
  figure = { measure = "ships lost", value = 9 }

[[events]]
id = "later"
date = "2023-01-09"
title = "Inquiry opens"
sources = [{ title = "Decree", publisher = "Gazette", published = "2023-01-09" }]
"#;

const HOSTILE: &str = r##"title = "<script>steal()</script>]]>"
description = "--><svg onload=1>\r\n# heading"

[[sources]]
id = "s"
title = "=cmd|'/c calc'!A1"
publisher = "@SUM(1) \u202etxt"
author = "</style><img src=x onerror=1>"
url = "javascript:alert(1)"

[[events]]
id = "x\" onclick=\"1"
date = "2022"
title = "-2+3 <img src=x onerror=1> [a](javascript:1) \u2066\u0007"
summary = "=1+1\r\n- list\n\n| a | b |\n# h\nBEGIN:VEVENT\nEND:VCALENDAR\n2020: now"
place = "+44"
tags = ["'quoted", "#tag", "a,b"]
sources = [{ id = "s", at = "]]>", quote = "\"'><script>" }]

  [[events.claims]]
  text = "{{braces}} <!-- ${x} \\input{x}"
  by = "<b>"
  figure = { measure = "<i>", value = -3 }
"##;

fn ports() -> Folder {
    Folder::new().with("port.toml", TWO)
}

fn export(folder: &Folder, args: &[&str]) -> Ran {
    folder.run(["export"].iter().chain(args))
}

#[test]
fn json_is_what_list_prints() {
    let folder = ports();
    for form in ["json", "jsonl"] {
        for more in [&[][..], &["-q", "tag:fire"], &["--as-of", "2022"], &["--zone", "Asia/Tokyo"]] {
            let (to, listed) = (["export", "port.toml", "--to", form], ["list", "port.toml", "--format", form]);
            let (to, listed) = (folder.run(to.iter().chain(more)), folder.run(listed.iter().chain(more)));
            assert_eq!((to.code, &to.out), (listed.code, &listed.out), "{form} {more:?}");
        }
    }
}

#[test]
fn a_table_has_a_row_an_event_or_a_row_a_claim_and_says_what_it_has_no_place_for() {
    let folder = ports();
    let ran = export(&folder, &["port.toml", "--to", "csv"]);
    let lines: Vec<&str> = ran.out.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "id,date,earliest,latest,title,summary,place,people,tags,dated_by,note,see,sources,publishers,urls"
    );
    assert!(
        lines[1].starts_with("quay,2021-06~,2021-06-01,2021-06-30,Quay burns,\"First line.\n\nSecond part.\",,Ana,")
    );
    assert!(
        lines[1].ends_with(r#","fire; port\; quay",,Look again,,"Harbour log; Fire at the quay","; Valley Post","; https://post.example/fire""#),
        "{}",
        lines[1]
    );
    let lost = "dateline: csv has no place for 2 places or quotations in sources, 2 claims, 2 figures, 1 dispute\n";
    assert_eq!((ran.code, ran.err.replace("places and quotations", "places or quotations").as_str()), (0, lost));
    assert_eq!(export(&folder, &["port.toml", "--to", "csv", "--strict"]).code, 1);

    let ran = export(&folder, &["port.toml", "--to", "csv", "--rows", "claims"]);
    let lines: Vec<&str> = ran.out.split("\r\n").collect();
    assert_eq!(lines.len(), 5, "{}", ran.out);
    assert_eq!(
        lines[1],
        "quay,2021-06~,Quay burns,c1,Twelve ships were lost.,Ana,Harbour log,,,p. 7,,ships lost,,12,,,,"
    );
    assert_eq!(lines[3], "later,2023-01-09,Inquiry opens,,,,Decree,Gazette,,,,,,,,,,");
}

#[test]
fn nothing_is_lost_where_nothing_is_told() {
    let folder = Folder::new().with("a.toml", "[[events]]\nid = \"a\"\ndate = \"2020\"\ntitle = \"A\"\n");
    for form in FORMS {
        let ran = export(&folder, &["a.toml", "--to", form, "--strict"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{form}");
    }
}

#[test]
fn footnotes_are_numbered_once_in_the_order_of_first_use_each_use_with_its_place() {
    let ran = export(&ports(), &["port.toml", "--to", "md"]);
    for expected in [
        "# Port\n\n2 events\n\n## 2021\n\n### Quay burns (p. 2: “all of it”)[^1][^2]\n\n*about June 2021*\n",
        "Twelve ships were lost. — Ana (p. 7)[^1]",
        "Nine ships were lost. — Port office[^2]",
        "Disputes: Twelve ships were lost.",
        "| 12 | 2021-06\\~ | Ana |",
        "## 2023\n\n### Inquiry opens[^3]",
        "\n\n[^1]: Harbour log, undated\n\n[^2]: [Fire at the quay](<https://post.example/fire>), Valley Post, 3 June 2021\n",
        "\n[^3]: Decree, Gazette, 9 January 2023\n",
    ] {
        assert!(ran.out.contains(expected), "{expected}\nin\n{}", ran.out);
    }
    assert!(!ran.out.contains("Cited by nobody") && ran.err.is_empty() && ran.code == 0);
}

#[test]
fn a_file_is_whole_and_none_is_written_over_unasked() {
    let folder = ports();
    let written = || fs::read_to_string(folder.path("out.csv")).unwrap();
    let ran = export(&folder, &["port.toml", "-o", "out.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran:?}");
    let printed = export(&folder, &["port.toml", "--to", "csv"]).out;
    assert_eq!(written(), printed);
    let ran = export(&folder, &["port.toml", "-o", "out.csv", "-q", "later"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err, "dateline: out.csv: it is there already, and is left as it is — --force writes over it\n");
    assert_eq!(written(), printed);
    assert_eq!(export(&folder, &["port.toml", "-o", "out.csv", "-q", "Inquiry", "--force"]).code, 0);
    assert_eq!(written().lines().count(), 2);
    // What is read is never written over, forced or not.
    for args in [
        &["port.toml", "--to", "csv", "-o", "./port.toml", "--force"][..],
        &["port.toml", "--to", "csv", "-o", "port.toml"],
    ] {
        let ran = export(&folder, args);
        assert!(ran.code == 1 && ran.err.contains("it is what is read"), "{ran:?}");
    }
    assert_eq!(fs::read_to_string(folder.path("port.toml")).unwrap(), TWO);
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    for (args, told) in [
        (&["port.toml", "--to", "csv", "-o", "none/x.csv"][..], "its folder is not there"),
        (&["port.toml", "--to", "csv", "-o", "/dev/full", "--force"], "it is no file"),
    ] {
        let ran = export(&folder, args);
        assert!(ran.code == 1 && ran.err.contains(told), "{ran:?}");
    }
}

#[test]
fn a_form_has_to_be_said_or_to_be_seen_from_the_name() {
    let folder = ports();
    assert_eq!(export(&folder, &["port.toml"]).code, 2);
    let ran = export(&folder, &["port.toml", "-o", "out.xyz"]);
    assert!(ran.code == 2 && ran.err.contains("name a form (--to)"), "{ran:?}");
    let ran = export(&folder, &["port.toml", "--to", "md", "-o", "-"]);
    assert!(ran.code == 0 && ran.out.starts_with("# Port\n"), "{ran:?}");
    assert_eq!(export(&folder, &["port.toml", "-o", "x.json"]).code, 0);
    assert!(fs::read_to_string(folder.path("x.json")).unwrap().starts_with("[\n{"));
}

#[test]
fn every_form_is_the_same_twice_and_hides_what_was_not_known() {
    let folder = ports();
    for form in FORMS {
        for more in [&[][..], &["--as-of", "2022-01"], &["-q", "tag:fire"]] {
            let args = [&["port.toml", "--to", form][..], more].concat();
            let (ran, again) = (export(&folder, &args), export(&folder, &args));
            assert_eq!((ran.code, &ran.out), (0, &again.out), "{form}");
            let hides = !more.is_empty();
            let told =
                ["Inquiry", "Decree", "Gazette", "2023"].iter().filter(|later| ran.out.contains(**later)).count();
            assert_eq!(told > 0, !hides, "{form} {more:?}\n{}", ran.out);
        }
    }
}

#[test]
fn nothing_of_a_stranger_is_run_or_hidden_in_any_form() {
    let folder = Folder::new().with("x.toml", HOSTILE).with("empty.toml", "title = \"Nothing yet\"\n");
    for form in FORMS {
        let ran = export(&folder, &["x.toml", "--to", form]);
        let text = Ran { out: ran.out.replace("\r\n", "\n"), ..ran };
        text.assert_harmless();
        let empty = export(&folder, &["empty.toml", "--to", form, "--strict"]);
        assert_eq!((empty.code, empty.err.as_str()), (0, ""), "{form}");
    }
    let table = export(&folder, &["x.toml", "--to", "csv", "--rows", "claims"]);
    let table = table.out + &export(&folder, &["x.toml", "--to", "csv"]).out;
    for cell in [
        ",'-2+3 <img src=x onerror=1> [a](javascript:1) \u{fffd}\u{fffd},",
        ",\"'=1+1\n- list",
        ",'+44,",
        ",\"''quoted; #tag; a,b\",",
        ",'=cmd|'/c calc'!A1,",
        ",'@SUM(1) \u{fffd}txt,",
        ",<i>,,-3,",
    ] {
        assert!(table.contains(cell), "{cell}\nin\n{table}");
    }
}

#[test]
fn markdown_has_no_markup_of_a_strangers_making() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let folder = Folder::new().with("x.toml", HOSTILE);
    let ran = export(&folder, &["x.toml", "--to", "md"]);
    let (mut headings, mut notes) = (0, 0);
    for event in Parser::new_ext(&ran.out, Options::all()) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule => panic!("{event:?}\n{}", ran.out),
            Event::Start(Tag::Image { .. } | Tag::Strong | Tag::Strikethrough | Tag::Table(_) | Tag::CodeBlock(_)) => {
                panic!("{event:?}\n{}", ran.out)
            }
            Event::Start(Tag::Link { dest_url, .. }) => panic!("{dest_url}"),
            Event::Start(Tag::Heading { .. }) => headings += 1,
            Event::FootnoteReference(_) => notes += 1,
            _ => {}
        }
    }
    // Title, year, event, claims.
    assert_eq!((headings, notes), (4, 1), "{}", ran.out);
}

#[test]
fn a_calendar_has_whole_days_for_what_is_not_exact_and_lines_that_are_folded() {
    let long = "é".repeat(100);
    let text = format!(
        "[[events]]\nid = \"m\"\ndate = \"2024-02\"\ntitle = \"{long}\"\nsummary = \"a; b, c\\\\\\nd\"\n\n[[events]]\nid = \"t\"\n\
         date = \"2024-03-01T23:30:00-02:00\"\ntitle = \"T\"\n\n[[events]]\nid = \"u\"\ndate = \"2024-03-02T08:00:00Z\"\ntitle = \"U\"\n\n\
         [[events]]\nid = \"d\"\ndate = \"2024-02-28/2024-02-29\"\ntitle = \"D\"\n\n[[events]]\nid = \"x\"\ndate = \"XXXX\"\ntitle = \"X\"\n\n\
         [[events]]\nid = \"bc\"\ndate = \"-0043\"\ntitle = \"BC\"\n\n[[events]]\nid = \"o\"\ndate = \"2024-04/..\"\ntitle = \"O\"\n"
    );
    let folder = Folder::new().with("c.toml", text);
    let ran = export(&folder, &["c.toml", "--to", "ics", "--strict"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err, "dateline: ics has no place for 2 events without a day that it can tell\n");
    assert!(ran.out.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{}", ran.out);
    let unfolded = ran.out.replace("\r\n ", "");
    let of = |id: &str| {
        let from = unfolded.find(&format!("UID:{id}\r\n")).unwrap();
        unfolded[from..].split("END:VEVENT").next().unwrap().to_owned()
    };
    for (id, lines) in [
        ("m", "DTSTART;VALUE=DATE:20240201\r\nDTEND;VALUE=DATE:20240301\r\nX-EDTF:2024-02\r\n"),
        ("t", "DTSTART:20240302T013000Z\r\nX-EDTF:2024-03-01T23:30:00-02:00\r\n"),
        ("u", "DTSTART:20240302T080000Z\r\nSUMMARY"),
        ("d", "DTSTART;VALUE=DATE:20240228\r\nDTEND;VALUE=DATE:20240301\r\nSUMMARY"),
        ("o", "DTSTART;VALUE=DATE:20240401\r\nX-EDTF:2024-04/..\r\nSUMMARY"),
    ] {
        assert!(of(id).contains(lines), "{}", of(id));
    }
    assert!(of("m").contains(&format!("SUMMARY:{long}\r\nDESCRIPTION:a\\; b\\, c\\\\\\nd\r\n")), "{}", of("m"));
}

#[test]
fn a_calendar_of_a_stranger_has_no_events_of_the_strangers_making() {
    let folder = Folder::new().with("x.toml", HOSTILE);
    let ran = export(&folder, &["x.toml", "--to", "ics"]);
    let lines: Vec<&str> = ran.out.split("\r\n").collect();
    let count = |line: &str| lines.iter().filter(|of| **of == line).count();
    assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT"), count("END:VCALENDAR")), (1, 1, 1), "{}", ran.out);
    assert!(lines.iter().all(|line| line.starts_with(' ') || line.is_empty() || line.contains(':')));
}

#[test]
fn slides_tell_doubt_in_words_and_claims_as_text() {
    let ran = export(&ports(), &["port.toml", "--to", "timelinejs"]);
    let slides: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(slides["title"]["text"]["headline"], "Port");
    let [quay, later] = [&slides["events"][0], &slides["events"][1]];
    assert_eq!(quay["start_date"], serde_json::json!({ "year": 2021, "month": 6, "day": 1 }));
    assert_eq!(quay["end_date"]["day"], 30);
    assert_eq!((quay["display_date"].as_str(), quay["group"].as_str()), (Some("about June 2021"), Some("fire")));
    assert_eq!((later["start_date"]["day"].as_i64(), later["display_date"].as_str()), (Some(9), None));
    let text = quay["text"]["text"].as_str().unwrap();
    for told in [
        "<p dir=\"auto\">First line.</p>",
        "<li>Ana: Twelve ships were lost. [1]</li>",
        "href=\"https://post.example/fire\"",
    ] {
        assert!(text.contains(told), "{text}");
    }
    let hostile = export(&Folder::new().with("x.toml", HOSTILE), &["x.toml", "--to", "timelinejs"]);
    assert!(!hostile.out.contains("<img") && !hostile.out.contains("<script") && !hostile.out.contains("<svg"));
    let empty = export(&Folder::new().with("e.toml", ""), &["e.toml", "--to", "timelinejs"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&empty.out).unwrap()["events"], serde_json::json!([]));
}

#[test]
fn lines_of_markwhen_begin_with_what_they_are() {
    let ran = export(&Folder::new().with("x.toml", HOSTILE), &["x.toml", "--to", "markwhen"]);
    let body = ran.out.split("---\n").nth(2).unwrap();
    let begins = ["2022: ", "id: ", "location: ", "Summary: ", "Claim: ", "Source: "];
    for line in body.lines().filter(|line| !line.is_empty()) {
        assert!(begins.iter().any(|begin| line.starts_with(begin)), "{line}\nin\n{}", ran.out);
    }
    assert_eq!(body.matches('#').count(), 3, "a tag each: {body}");
    let ran = export(&ports(), &["port.toml", "--to", "markwhen"]);
    assert!(
        ran.out.contains("\n2021-06-01/2021-06-30: Quay burns #fire #port__quay\nid: \"quay\"\nedtf: \"2021-06~\"\n"),
        "{}",
        ran.out
    );
}

#[test]
fn each_source_that_is_cited_is_listed_once() {
    let ran = export(&ports(), &["port.toml", "--to", "csl"]);
    let items: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let titles: Vec<_> = items.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Harbour log", "Fire at the quay", "Decree"]);
    let ran = export(&ports(), &["port.toml", "--to", "bibtex"]);
    let entries: Vec<_> = ran.out.lines().filter(|line| line.starts_with('@')).collect();
    assert_eq!(entries.len(), 3, "{}", ran.out);
    assert_eq!(entries[..2], ["@misc{log,", "@misc{post,"]);
}
