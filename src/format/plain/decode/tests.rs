//! The quick road and the library's, section by section: what is taken by the one is the same by the other, and where each
//! thing stands.

use super::super::row::Records;
use super::*;
use crate::format::pointer::{ClaimId, Pointer, point};
use crate::format::section;
use crate::model::{EventId, Flags};
use proptest::prelude::*;

const EVENT: &[&str] = &[
    "id = \"x\"",
    "id = \"y\\\"\"",
    "id = ''",
    "id = \"\"\"x\"\"\"",
    "summary = \"\"",
    "summary   =  \"s \\\\ \\\" \\n \\t\"",
    "summary = \"\\u00e9\"",
    "summary = \"\"\"\nSeveral lines,\n\"quoted\"\"\n# and no comment\"\"\"",
    "summary = \"\"\"\r\nx\"\"\"",
    "summary = \"\"\"x\"\"\"\"",
    "summary = \"\"\"a\\\n  b\"\"\"",
    "summary = \"\"\"\n\n[[events]]\n\"\"\"",
    "summary = '''\nliteral \\n 'x' '''",
    "summary = '''x''''",
    "summary = 'literal \\n'",
    "place = \"p\" ",
    "place = \"p\" # where",
    "place = \"p\" # \u{1}",
    "place = \"p\"\r",
    "\tplace = \"p\"",
    "tags = [\"a\", \"b\",]",
    "tags = [ 'a' , ]",
    "tags = [\n  \"a\", # one\n\n  \"b\"\n]",
    "tags = [\n[[events]]\n",
    "tags = [\"\"]",
    "tags = [\"a\", 3]",
    "people = [\"a\", \"\"]",
    "see = [\"x\"]",
    "see = [\"x\", \"\"]",
    "sources = []",
    "sources = [\"s\", 's']",
    "sources = [\"s\", \"\"]",
    "sources = [{ id = \"s\", at = \"p. 1\", quote = \"q\" }, \"t\"]",
    "sources = [{at=\"\",id=\"s\"}]",
    "sources = [{ quote = \"q\" }]",
    "sources = [{ id = \"s\", id = \"t\" }]",
    "sources = [{ id = \"s\", }]",
    "sources = [{ id = \"\" }]",
    "sources = [{ title = \"T\" }]",
    "dated_by = \"report\"",
    "dated_by = \"inference\"",
    "dated_by = \"rumour\"",
    "note = \"n\"",
    "after = [\"x\"]",
    "claims = []",
    "tilte = \"t\"",
    "# a comment",
    "  # another, indented",
    "#",
    "",
    " ",
];

const CLAIM: &[&str] = &[
    "id = \"c\"",
    "id = 'd'",
    "id = \"\"",
    "by = \"B\"",
    "by = \"\"",
    "note = \"n\"",
    "disputes = [\"c\"]",
    "disputes = [\"d\", \"e\"]",
    "disputes = [\"\"]",
    "sources = [\"s\"]",
    "sources = [{ id = \"s\", at = \"line 2\", quote = \"“q”\" }]",
    "figure = { measure = \"m\", value = 5 }",
    "figure = { value = -5, measure = 'm', qualifier = \"about\", unit = \"t\", of = \"o\" }",
    "figure = { measure = \"m\", value = 1.50, date = \"2022-03\", over = \"2022\" }",
    "figure = { measure = \"m\", value = 0.0 }",
    "figure = { measure = \"m\", value = -0 }",
    "figure = { measure = \"m\", value = 0.1e400 }",
    "figure = { measure = \"m\", value = 1e5 }",
    "figure = { measure = \"m\", value = 007 }",
    "figure = { measure = \"m\", value = 1_000 }",
    "figure = { measure = \"m\", value = 9223372036854775808 }",
    "figure = { measure = \"m\", value = 12345678901234567890123.5 }",
    "figure = { measure = \"m\", value = 1. }",
    "figure = { measure = \"m\", value = .5 }",
    "figure = { measure = \"m\", value = +5 }",
    "figure = { measure = \"m\", value = 2022-03-04 }",
    "figure = { measure = \"m\", value = \"5\" }",
    "figure = { measure = \"m\", value = 5, qualifier = \"roughly\" }",
    "figure = { measure = \"m\", value = 5, qualifier = \"\" }",
    "figure = { measure = \"m\", value = 5, over = \"2022-13\" }",
    "figure = { measure = \"\", value = 5 }",
    "figure = { measure = \"m\" }",
    "figure = {}",
    "figure.measure = \"m\"",
    "# a comment",
    "",
];

const SOURCE: &[&str] = &[
    "id = \"s\"",
    "title = \"T\"",
    "title = \"\"",
    "title = \"\"\"\nT\"\"\"",
    "publisher = \"The \\\"P\\\"\"",
    "publisher = 'P' # who",
    "author = \"\"",
    "url = \"https://example.org\"",
    "published = \"2022-03~\"",
    "published = \"2022-02-30\"",
    "published = 2022-03-04",
    "accessed = \"2022\"",
    "kind = \"news\"",
    "kind = \"rumour\"",
    "derived_from = \"t\"",
    "derived_from = \"\"",
    "archive = \"a.html\"",
    "sha256 = \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789ABCDEF\"",
    "sha256 = \"0123\"",
    "note = \"n\"",
    "at = \"p\"",
    "# a comment",
    "",
];

const DATES: &[&str] = &["2022", "2022-03~", "2022-02-30", "2022-03/..", "2022-03-27T10:00:00Z", "[2022,2024]"];

fn lines(of: &'static [&'static str]) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(of), 0..4)
}

fn claim() -> impl Strategy<Value = String> {
    let header = prop::sample::select(vec!["[[events.claims]]", "  [[events.claims]]", "[[events.claims]] # c"]);
    let text =
        prop::sample::select(vec!["text = \"t\"", "  text = \"t\"", "text = \"\"\"\nt\n\"\"\"", "text = \"\"", ""]);
    (header, text, lines(CLAIM)).prop_map(|(header, text, lines)| format!("{header}\n{text}\n{}\n", lines.join("\n")))
}

fn event_section() -> impl Strategy<Value = String> {
    let date = prop::sample::select(DATES).prop_map(|date| format!("date = \"{date}\"\n"));
    let title = prop::sample::select(vec!["title = \"t\"", "title = 'ü'", "title = \"\"", "title = \"t\" # c"]);
    let header = prop::sample::select(vec!["[[events]]", "[[events]] # c", " [[events]]", "[[events]]\r"]);
    (header, date, title, lines(EVENT), prop::collection::vec(claim(), 0..3), any::<bool>()).prop_map(
        |(header, date, title, lines, claims, ends)| {
            let text = format!("{header}\n{date}{title}\n{}\n{}", lines.join("\n"), claims.join("\n"));
            if ends { text.trim_end_matches('\n').to_owned() } else { text }
        },
    )
}

/// Pointers, to be compared whatever their order.
fn pointed(pointers: &[Pointer]) -> Vec<(u64, u32, String)> {
    let mut pointed: Vec<_> = pointers.iter().map(|p| (p.name, p.at, format!("{:?}", p.points))).collect();
    pointed.sort();
    pointed
}

/// An event of which little is said.
const PLAIN: &str = "[[events]]\ndate = \"2022\"\ntitle = \"T\"\n[[events.claims]]\ntext = \"t\"\nsources = [\"s\"]\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn an_event_is_the_same_on_both_roads(text in event_section()) {
        const BASE: u32 = 700;
        let (mut tape, mut spare) = (Tape::default(), Spare::default());
        let Some(event) = event(&text, FileId(3), &mut tape, &mut spare) else { return Ok(()) };
        // Of an event that was told before nothing is left.
        spare.keep(event.clone());
        let shorter = super::event(PLAIN, FileId(3), &mut tape, &mut spare);
        prop_assert_eq!(&shorter, &super::event(PLAIN, FileId(3), &mut tape, &mut Spare::default()));
        prop_assert!(shorter.is_some());
        prop_assert_eq!(reader::read(&text, true, &mut tape), Some(text.len()));
        let (mut rows, mut sources, mut pointers, mut claims) = (vec![], vec![], vec![], vec![]);
        let mut taken = Records { events: &mut rows, sources: &mut sources, pointers: &mut pointers, claims: &mut claims };
        prop_assert!(taken.take(&tape, &text, BASE, FileId(3)).is_some());

        let found = section::read(&text, FileId(3), u64::from(BASE));
        prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
        let [record] = &found.events[..] else { panic!("{} events", found.events.len()) };
        prop_assert_eq!(Some(&event), record.event.as_ref());
        prop_assert_eq!((rows[0].id, rows[0].at), (EventId::digest(&event.id), BASE));
        prop_assert_eq!(rows[0].flags.has(Flags::DERIVED_ID), event.id_derived);
        let unsourced = event.sources.is_empty() && event.claims.iter().all(|claim| claim.sources.is_empty());
        prop_assert_eq!(rows[0].flags.has(Flags::UNSOURCED), unsourced);
        let own: Vec<_> = claims.iter().map(|ClaimId { id, at, .. }| (*id, *at as usize)).collect();
        let others: Vec<_> = record.claims.iter().map(|name| (EventId::digest(&name.name), name.span.start)).collect();
        prop_assert_eq!(own, others);
        let others = record.references.iter();
        let others = others.map(|r| Pointer { name: EventId::digest(&r.name), at: BASE, points: r.points });
        let others = others.fold(Vec::new(), |mut others, pointer| {
            point(&mut others, pointer);
            others
        });
        prop_assert_eq!(pointed(&pointers), pointed(&others));
    }

    #[test]
    fn a_source_is_the_same_on_both_roads(own in lines(SOURCE), (title, id) in any::<(bool, bool)>()) {
        let mut text = String::from("[[sources]]\n");
        for (wanted, line) in [(title, "title = \"A title\"\n"), (id, "id = \"an-id\"\n")] {
            text += if wanted { line } else { "" };
        }
        text += &own.join("\n");
        text += "\n";
        if let Some(source) = source(&text) {
            let found = section::read(&text, FileId(3), 0);
            prop_assert!(found.problems.is_empty(), "{:?}", found.problems);
            prop_assert_eq!(Some(source), found.sources.into_iter().next().and_then(|found| found.source));
        }
    }
}

/// What people write is taken: a road that takes nothing would be the same as any other.
#[test]
fn sections_as_people_write_them_are_plain() {
    for text in [
        "[[events]]\nid = \"a\"\ndate = \"2022-03\"\ntitle = \"T\"\nsummary = \"a \\\"b\\\" \\\\n\"\n\n",
        "[[events]]\r\ndate = \"2022\"\r\ntitle = 'T'\r\n",
        "  [[events]] # one\n  title = \"T\" # two\n  # three\n  date = \"2022\"\n  tags = [\n    \"a\", # four\n    \"b\",\n  ]\n",
        "[[events]]\ndate = \"2022\"\ntitle = \"T\"\nsummary = \"\"\"\nOne.\nTwo.\"\"\"\n\n  [[events.claims]]\n  text = \"t\"\n  \
         by = \"B\"\n  sources = [{ id = \"s\", at = \"p. 1\", quote = \"q\" }, \"t\"]\n  figure = { measure = \"m\", value = 12, \
         qualifier = \"about\" }\n\n  [[events.claims]]\n  text = \"u\"\n  id = \"c\"\n  disputes = [\"d\"]\n",
    ] {
        let event =
            event(text, FileId(0), &mut Tape::default(), &mut Spare::default()).unwrap_or_else(|| panic!("{text}"));
        let found = section::read(text, FileId(0), 0);
        assert_eq!(Some(event), found.events.into_iter().next().and_then(|found| found.event), "{text}");
    }
    let text =
        "[[sources]]\nid = \"a\"\ntitle = \"T\"\npublisher = \"The \\\"P\\\"\"\npublished = \"1886\"\nkind = \"ngo\"\n";
    let source = source(text).unwrap();
    assert_eq!((source.publisher.as_deref(), source.kind), (Some("The \"P\""), Some(SourceKind::Ngo)));
}
