//! What is put in order says what it said, and no byte is lost.

use super::*;
use crate::model::Event;
use proptest::prelude::*;

fn in_order(text: &str) -> String {
    arranged(text, false).unwrap()
}

#[test]
fn keys_stand_as_the_documentation_has_them() {
    let text = "# Top.\n\ndescription = \"d\"\ntitle = \"t\"\n\n[[events]]\n# The words.\ntitle = 'a' # said\nx = 1\nsources = [{ at = \"p\", id = \"s\" }]\n\
                date = 2023\n\n  [[events.claims]]\n  figure.value = 1\n  figure.measure = \"m\"\n  text = \"c\"\n# foot\n\n# end\n";
    assert_eq!(
        in_order(text),
        "# Top.\n\ntitle = \"t\"\ndescription = \"d\"\n\n[[events]]\ndate = 2023\n# The words.\ntitle = 'a' # said\nsources = [{ id = \"s\", at = \"p\" }]\n\
         x = 1\n\n  [[events.claims]]\n  text = \"c\"\n  figure.measure = \"m\"\n  figure.value = 1\n# foot\n\n# end\n"
    );
}

#[test]
fn only_places_change() {
    for (text, arranged) in [
        ("title = \"a\"\ndate = 1", "title = \"a\"\ndate = 1"),
        ("[[events]]\ntitle = \"a\"\ndate = 1", "[[events]]\ndate = 1\ntitle = \"a\""),
        (
            "\u{feff}[[events]]\r\ntitle = \"a\"\r\n\r\ndate = 1\r\n",
            "\u{feff}[[events]]\r\ndate = 1\r\n\r\ntitle = \"a\"\r\n",
        ),
        ("[[events]]\r\ntitle = \"a\"\ndate = 1", "[[events]]\r\ndate = 1\r\ntitle = \"a\""),
        (
            "[[events]]\ntitle = \"\"\"\ndate = 1\n\"\"\"\ndate = 1\n",
            "[[events]]\ndate = 1\ntitle = \"\"\"\ndate = 1\n\"\"\"\n",
        ),
        ("[other]\nb = 1\na = 2\n", "[other]\nb = 1\na = 2\n"),
        // A comment between braces goes with neither key: nothing moves there.
        (
            "[[events]]\nsources = [{ at = \"p\", # page\n id = \"s\" }]\n",
            "[[events]]\nsources = [{ at = \"p\", # page\n id = \"s\" }]\n",
        ),
        (
            "events = [{ title = \"a\", claims = [{ by = \"b\", text = \"c\" }], date = 1 }]",
            "events = [{ date = 1, title = \"a\", claims = [{ text = \"c\", by = \"b\" }] }]",
        ),
    ] {
        assert_eq!(in_order(text), arranged);
    }
    assert_eq!(arranged("[[events]\n", false), Err(Unarranged::Syntax));
}

#[test]
fn events_go_by_date_where_that_is_asked_for() {
    let event = |date: &str, more: &str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"t\"\n{more}");
    let claim = "\n  [[events.claims]]\n  text = \"c\"\n";
    let source = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n";
    let text = format!(
        "# Top.\n\n# late\n{}# foot\n\n{source}\n{}\n{}",
        event("2023", claim),
        event("no date", ""),
        event("2021-03", "# first?\n").trim_end()
    );
    let sorted = format!(
        "# Top.\n\n{}# first?\n\n{source}\n# late\n{}# foot\n\n{}",
        event("2021-03", ""),
        event("2023", claim),
        event("no date", "").trim_end()
    );
    assert_eq!(arranged(&text, true).unwrap(), sorted);
    assert_eq!(arranged(&sorted, true).unwrap(), sorted);
    let apart = format!("{}\n{source}{claim}", event("2023", ""));
    assert_eq!(arranged(&apart, true), Err(Unarranged::Apart(apart.find("  [[events.claims").unwrap())));
    assert_eq!(in_order(&apart), apart);
}

/// What a text says as TOML, whatever the order of its keys, with its events apart where they may move.
fn said(text: &str) -> (String, Vec<String>) {
    let mut table: toml::Table = toml::from_str(text).unwrap();
    let events = table.remove("events").into_iter().flat_map(|events| match events {
        toml::Value::Array(events) => events,
        other => vec![other],
    });
    let mut events: Vec<String> = events.map(|event| format!("{event:?}")).collect();
    events.sort_unstable();
    // As text: what is no number equals nothing.
    (format!("{table:?}"), events)
}

/// The events of a chronology, without where they stand.
fn events(text: &str) -> Vec<String> {
    let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
    let event = |row| format!("{:?}", Event { line: 0, ..timeline.event(row).unwrap() });
    let mut events: Vec<String> = (0..timeline.len()).map(event).collect();
    events.sort_unstable();
    events
}

/// What holds of any text, and of whatever it is put in order to.
fn check(text: &str) {
    for by_date in [false, true] {
        let Ok(done) = arranged(text, by_date) else { continue };
        let bytes = |of: &str| {
            let mut bytes = of.as_bytes().to_vec();
            // Where the last line has no end and others end in two ways, another one may come to be the last.
            bytes.retain(|byte| *byte != b'\r' || text.ends_with('\n'));
            bytes.sort_unstable();
            bytes
        };
        assert!(bytes(text) == bytes(&done), "{text}\n->\n{done}");
        assert_eq!(said(text), said(&done), "{text}\n->\n{done}");
        assert_eq!(arranged(&done, by_date).as_ref(), Ok(&done), "{text}");
        let comments = |text: &str| {
            let mut comments: Vec<String> =
                text.lines().filter_map(|line| Some(line.split_once("#c")?.1.to_owned())).collect();
            comments.sort_unstable();
            comments
        };
        assert_eq!(comments(text), comments(&done));
    }
}

/// All that TOML has, in documents of every shape that move something or nothing.
const DOCUMENTS: &[&str] = &[
    "",
    "#c1",
    "\u{feff}#c1\r\n",
    "a = 1\nb.c = 2\n\"d e\" = 3\n'f' = 4\n1234 = 5\n\"\" = 6 #c1\n",
    "s1 = \"b\\n\\u00e9\\U0001F600\\\"\"\ns2 = 'l\\'\ns3 = \"\"\"\n m\\\n   x \"\" #c1 \"\"\"\ns4 = '''\n'l' #c2'''\n",
    "i1 = +99\ni2 = 1_000\ni3 = 0xDEAD_beef\ni4 = 0o755\ni5 = 0b1101\nf1 = -0.01\nf2 = 5e+22\nf3 = inf\nf4 = -nan\nb1 = true\n",
    "d1 = 1979-05-27T07:32:00Z\nd2 = 1979-05-27 07:32:00.5-07:00\nd3 = 1979-05-27T07:32:00\nd4 = 1979-05-27\nd5 = 07:32:00\n",
    "a = [ ]\nb = [1, 2, ] #c1\nc = [ [ 1, 2 ], [\"a\", 'b'] ]\nd = [\n  1, #c2\n  #c3\n  2\n  ,\n]\ne = [ 1, \"two\", { three = 3 } ]\n",
    "a = {}\nb = { x = 1, y.z = 2, \"q\" = [ { r = 1 } ] }\n",
    "[t]\n[t.u.v]\nx = 1\n[t.u]\n[ a . \"b c\" . 'd' ] #c1\n[[l]]\n[[l]]\nx = 1\n[l.t]\n[[l.m]]\n[[l.m]]\n",
    "[fruit]\napple.color = \"red\"\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true\n",
    "description = 1\n\n\n#c1\n\ntitle = 2\n#c2\n[check]\n#c3\n\nallow = [] #c4\n#c5\n",
    "[[sources]]\ntitle = 't'\nid = 's' #c1\n[sources.extra]\nb = 1\na = 2\n[[events]]\ntitle = 'e'\nsources = [{at='p',id='s'},{ quote = 'q', title = 'x' }]\ndate = 2021\n",
    "[[events]]\ntitle = \"b\"\ndate = 2022-03-01\n\n[[events]]\ndate = 2021-01-01T00:00:00Z\ntitle = \"a\"\n[events.unknown]\nx = 1\n[[events.claims]]\nby = 'x'\ntext = 'y'\n  [events.claims.figure]\n  value = 1\n  measure = 'm'",
    "events = [ { title = 'a', date = 2022 }, { title = 'b', date = 2021 } ] #c1\ntitle = 't'",
    "[[events]]\r\ntitle = '''\r\na\nb'''\r\n\r\n#c1\r\ndate = \"2021\"\n#c2\n\n[[events]]\ntitle = 'c'\ndate = \"2020\"",
];

#[test]
fn every_kind_of_document_keeps_all_that_it_says() {
    for text in DOCUMENTS {
        assert!(toml::from_str::<toml::Table>(text).is_ok() && arranged(text, false).is_ok(), "{text}");
        check(text);
    }
}

#[test]
fn the_order_of_keys_is_the_documented_one() {
    let documented =
        include_str!("../../../docs/editing.md").lines().filter_map(|line| line.strip_prefix("| `[")).map(|line| {
            let (header, keys) = line.split_once("` | ").unwrap();
            let path: Vec<&str> = header.trim_matches(['[', ']']).split('.').filter(|name| !name.is_empty()).collect();
            (path, keys.trim_end_matches(" |").split(", ").map(|key| key.trim_matches('`')).collect::<Vec<_>>())
        });
    let documented: Vec<_> = documented.collect();
    assert_eq!(documented.len(), 8);
    for (path, order) in documented {
        assert_eq!(keys::of(&path).unwrap(), order, "{path:?}");
    }
}

#[test]
fn the_built_in_chronology_is_in_order() {
    let text = include_str!("../../../events.toml");
    check(text);
    let done = in_order(text);
    assert_eq!(self::events(text), self::events(&done));
}

/// A line of a chronology: a key, a comment, a blank, a header.
fn line() -> impl Strategy<Value = String> {
    let word = || {
        prop::sample::select(vec!["date", "title", "summary", "x", "sources", "figure.value", "text", "id", "'see'"])
    };
    let value = prop::sample::select(vec![
        "\"2021\"",
        "2022",
        "2021-03-04",
        "'''\n[[events]]\n'''",
        "[\"a\", #c1\n 'b']",
        "{ at = \"p\", id = \"s\" }",
        "[{ quote = 'q', id = 's' }]",
        "{ value = 1, measure = 'm', x = {} }",
    ]);
    let space = || prop::sample::select(vec!["", "  "]);
    let header = prop::sample::select(vec![
        "[[events]]",
        "[[ events ]]",
        "[[sources]]",
        "[[events.claims]]",
        "[other]",
        "[check] #c7",
    ]);
    let ending = || prop::sample::select(vec!["\n", "\n", "\n", "\r\n"]);
    prop_oneof![
        4 => (space(), word(), value, prop::option::of(0..9), ending()).prop_map(|(space, key, value, n, end)| {
            format!("{space}{key} = {value}{}{end}", n.map(|n| format!(" #c{n}")).unwrap_or_default())
        }),
        2 => (space(), header, ending()).prop_map(|(space, header, end)| format!("{space}{header}{end}")),
        1 => (space(), 0..9, ending()).prop_map(|(space, n, end)| format!("{space}#c{n}{end}")),
        1 => (space(), ending()).prop_map(|(space, end)| format!("{space}{end}")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(ProptestConfig::default().cases * 4) })]

    #[test]
    fn lines_in_any_order_keep_all_that_they_say(lines in prop::collection::vec(line(), 0..24), cut in any::<bool>()) {
        let mut text = lines.concat();
        if cut {
            text.truncate(text.trim_end().len());
        }
        if toml::from_str::<toml::Table>(&text).is_ok() {
            check(&text);
        } else {
            let _ = arranged(&text, true);
        }
    }

    /// As people write them: each event has what it needs, once, in any order.
    #[test]
    fn a_chronology_says_the_same_in_order(
        events in prop::collection::vec((0..3_000_u32, Just(vec![0, 1, 2, 3, 4]).prop_shuffle(), 0..4_usize), 0..8),
        by_date in any::<bool>(),
    ) {
        let mut text = String::from("# Top.\n\n[[sources]]\ntitle = \"S\"\nid = \"s\"\n\n");
        for (n, (year, order, blanks)) in events.iter().enumerate() {
            let keys = [
                format!("date = \"{year:04}\""), format!("title = \"Ship {n}\" #c{n}"), format!("#c{n}\nid = \"e{n}\""),
                "sources = [{ at = \"p\", id = \"s\" }]".to_owned(), "tags = [\n  \"b\", #c1\n  \"a\",\n]".to_owned(),
            ];
            text += "[[events]]\n";
            for k in order {
                text += &keys[*k];
                text.push('\n');
            }
            text += &"\n".repeat(*blanks);
        }
        check(&text);
        let done = arranged(&text, by_date).unwrap();
        prop_assert_eq!(self::events(&text), self::events(&done));
        if by_date {
            let timeline = read(&[Opened::held("t.toml", done.clone())], &Reading::default());
            let places: Vec<u32> = timeline.rows().iter().map(|row| row.at).collect();
            prop_assert!(places.is_sorted(), "{}", done);
        }
    }

    #[test]
    fn any_text_is_put_in_order_or_refused(text in "[\\[\\]{}=,.#\"'a-c1 \n]{0,40}") {
        let _ = arranged(&text, true);
    }
}
