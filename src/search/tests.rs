//! Finding is what asking every event would give.

use super::changed::Changing;
use super::*;
use crate::format::{Opened, Reading, read};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Mutex;

const TODAY: crate::model::Day = crate::model::Day { year: 2026, month: 4, day: 7 };

/// What asking every event gives.
fn asked(timeline: &Timeline, query: &Query) -> Matches {
    let facts = Facts::new(timeline);
    let mut matches = Matches::default();
    for row in 0..timeline.len() {
        let of = &timeline.rows()[row];
        // The event itself, though its row may tell.
        let answer = timeline.event(row).map_or(Answer::No, |event| query.matches(&event, &facts.of(of)));
        matches.push(u32::try_from(row).unwrap(), answer);
    }
    matches
}

fn read_all(files: &[String]) -> Timeline {
    let files: Vec<Opened> = files.iter().map(|text| Opened::held("a.toml", text.as_str())).collect();
    read(&files, &Reading::default())
}

/// Two threads to work beside this one.
fn pool() -> &'static rayon::ThreadPool {
    static POOL: std::sync::OnceLock<rayon::ThreadPool> = std::sync::OnceLock::new();
    POOL.get_or_init(|| rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap())
}

/// Looks with one thread and with three.
fn assert_found(timeline: &Timeline, text: &str) {
    let Ok(query) = Query::parse(text, TODAY) else { return };
    let wanted = asked(timeline, &query);
    for workers in [Workers::ALONE, Workers::of(Some(pool()))] {
        let found = find(timeline, &query, workers, &|| false, &|_| {}).unwrap();
        assert_eq!(found, wanted, "{text}");
    }
}

/// Words that stand in texts, in keys and between them, spelled in several ways.
const WORDS: [&str; 44] = [
    "prison",
    "Prison",
    "PRISON",
    "prisión",
    "pri\u{301}son",
    "pri\u{AD}son",
    "Zürich",
    "zurich",
    "Straße",
    "strasse",
    "東京",
    "东",
    "Łódź",
    "lodz",
    "Ἀθῆναι",
    "αθηναι",
    "Москва",
    "москва",
    "night",
    "ight",
    "tail",
    "events",
    "title",
    "see",
    "date",
    "a",
    "e",
    "n",
    "t",
    "2022",
    "22-03",
    "110000",
    "110",
    "news",
    "kind",
    "source",
    "s1",
    "s2",
    "…",
    "...",
    "“quoted”",
    "K",
    "İzmir",
    "ﬁre",
];

fn word() -> impl Strategy<Value = String> {
    prop_oneof![8 => prop::sample::select(&WORDS[..]).prop_map(str::to_owned), 1 => "[a-zé\\[\\],=#]{1,3}"]
}

/// A text as TOML spells it: plainly, with escapes, literally, or over several lines.
fn text() -> impl Strategy<Value = String> {
    let blank = prop_oneof![6 => Just(" "), 1 => Just("  "), 1 => Just("\\n"), 1 => Just("\\t"), 1 => Just("\\\\"),
        1 => Just("\\\""), 1 => Just(", "), 1 => Just("\u{a0}"), 1 => Just("")];
    let words = |blank: BoxedStrategy<&'static str>| {
        prop::collection::vec((word(), blank), 1..4)
            .prop_map(|words| words.into_iter().map(|(word, blank)| word + blank).collect::<String>())
    };
    prop_oneof![
        8 => words(blank.boxed()).prop_map(|text| format!("\"{text}\"")),
        1 => Just("\"pri\\u0073on \\u00e9\"".to_owned()),
        1 => words(Just(" ").boxed()).prop_map(|text| format!("'{text}\\n'")),
        1 => words(Just("\n").boxed()).prop_map(|text| format!("\"\"\"\n{text}\"\"\"")),
        1 => Just("\"\"\"pri\\\n   son\"\"\"".to_owned()),
        1 => Just("\"\"".to_owned()),
    ]
}

fn list() -> impl Strategy<Value = String> {
    prop::collection::vec(text(), 0..3).prop_map(|items| format!("[{}]", items.join(", ")))
}

fn date() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "\"2022\"",
        "\"2022-03\"",
        "\"2022-03-27~\"",
        "\"2022-03/..\"",
        "\"2022/\"",
        "\"2023?\"",
        "2022-03-27",
        "2_022",
        "2022-03-27 10:00:00z",
        "\"2022-03-27T10:00:00Z\"",
        "0x7E6",
        "\"1999-12-XX\"",
    ])
    .prop_map(str::to_owned)
}

fn citations() -> impl Strategy<Value = String> {
    let one = prop_oneof![
        4 => prop::sample::select(vec!["\"s1\"", "\"s2\"", "\"nowhere\""]).prop_map(str::to_owned),
        1 => text().prop_map(|quote| format!("{{ id = \"s1\", quote = {quote} }}")),
        1 => (text(), text()).prop_map(|(title, publisher)| {
            format!("{{ title = {title}, publisher = {publisher}, kind = \"news\" }}")
        }),
    ];
    prop::collection::vec(one, 0..3).prop_map(|all| format!("[{}]", all.join(", ")))
}

/// An event; `plain` ones in the plainest way as far as their texts are.
fn event() -> impl Strategy<Value = String> {
    let fields = (
        prop::option::weighted(0.8, prop::sample::select(vec!["a", "b", "prison", "s1", "zurich-2"])),
        date(),
        text(),
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(list()),
        prop::option::of(list()),
        prop::option::weighted(0.2, list()),
        prop::option::weighted(0.8, citations()),
        prop::option::weighted(0.2, (text(), text(), citations())),
        prop::option::weighted(0.2, word()),
        any::<bool>(),
    );
    fields.prop_map(|(id, date, title, summary, place, people, tags, see, sources, claim, comment, counted)| {
        let mut text = "[[events]]\n".to_owned();
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(text, "{key} = {value}").unwrap();
            }
        };
        put("id", id.map(|id| format!("\"{id}\"")));
        put("date", Some(date));
        put("title", Some(title));
        put("summary", summary);
        put("place", place);
        put("people", people);
        put("tags", tags);
        put("see", see);
        put("sources", sources);
        if let Some(comment) = comment {
            writeln!(text, "# {comment}").unwrap();
        }
        if let Some((said, by, sources)) = claim {
            writeln!(text, "  [[events.claims]]\n  text = {said}\n  by = {by}\n  sources = {sources}").unwrap();
            if counted {
                text += "  figure = { measure = \"prison\", value = 110_000 }\n";
            }
        }
        text + "\n"
    })
}

fn source() -> impl Strategy<Value = String> {
    let fields = (
        prop::sample::select(vec!["s1", "s2", "s3", "prison"]),
        text(),
        prop::option::of(text()),
        prop::option::of(text()),
        prop::option::of(prop::sample::select(vec!["news", "court"])),
        prop::option::weighted(0.2, text()),
    );
    fields.prop_map(|(id, title, publisher, url, kind, note)| {
        let mut text = format!("[[sources]]\nid = \"{id}\"\ntitle = {title}\n");
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(text, "{key} = {value}").unwrap();
            }
        };
        put("publisher", publisher);
        put("url", url);
        put("kind", kind.map(|kind| format!("\"{kind}\"")));
        put("note", note);
        text + "\n"
    })
}

fn file() -> impl Strategy<Value = String> {
    let inline = prop_oneof![
        6 => Just(String::new()),
        1 => (text(), citations()).prop_map(|(title, sources)| format!(
            "sources = [{{ id = \"s1\", title = {title} }}]\nevents = [{{ date = 2021, title = {title}, sources = {sources} }},\n\
             {{ id = \"in\", date = \"2020\", title = \"prison\" }}]\n"
        )),
    ];
    let record = prop_oneof![4 => event(), 1 => source(), 1 => Just("[[events]]\ntitle = \"undated\"\n".to_owned())];
    (inline, prop::collection::vec(record, 0..8)).prop_map(
        |(inline, records)| {
            if inline.is_empty() { records.concat() } else { inline }
        },
    )
}

fn typed() -> impl Strategy<Value = String> {
    let term = prop_oneof![
        4 => word(),
        2 => (word(), word()).prop_map(|(a, b)| format!("\"{a} {b}\"")),
        1 => prop::sample::select(vec!["\"\\\"\"", "\"\\\\\"", "\", \"", "\"prison \\\"\"", "\"[\"", "tail", "\"\\\"quoted\""])
            .prop_map(str::to_owned),
        4 => (
            prop::sample::select(vec!["tag", "place", "person", "source", "publisher", "by", "measure"]),
            prop::collection::vec(prop_oneof![
                2 => word().prop_map(|word| format!("\"{word}\"")),
                2 => word().prop_map(|word| format!("*\"{word}\"*")),
                1 => Just("*".to_owned()),
            ], 1..3),
        ).prop_map(|(field, values)| format!("{field}:{}", values.join(","))),
        2 => prop::sample::select(vec![
            "kind:news", "kind:court,news", "is:disputed", "is:single-source", "is:unsourced", "is:ongoing", "is:uncertain",
            "during:2022-03", "during!:2022-03", "after:2022-03-01", "before:2022", "since:2022-03", "until:2022-03-15",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(("-?", term).prop_map(|(minus, term)| minus + &term), 1..4).prop_map(|terms| terms.join(" "))
}

proptest! {
    #[test]
    fn what_is_found_is_what_asking_every_event_gives(
        files in prop::collection::vec(file(), 1..3),
        queries in prop::collection::vec(typed(), 1..12),
    ) {
        let timeline = read_all(&files);
        for query in queries {
            assert_found(&timeline, &query);
        }
    }
}

/// What was left out and who says an order are no statements, though they point at sources too.
#[test]
fn an_event_is_unsourced_where_only_what_is_no_statement_cites_a_listed_source() {
    const SOURCE: &str = "[[sources]]\nid = \"s1\"\ntitle = \"One\"\n";
    for cites in [
        "sources = [\"s2\"]\n[[events.claims]]\ntext = \"\"\nsources = [\"s1\"]\n",
        "sources = [\"s2\", { id = \"s1\", quote = 3, }]\n",
        "sources = [\"s2\"]\nafter = [{ id = \"b\", source = \"s1\" }]\n[[events]]\nid = \"b\"\ndate = \"2021\"\ntitle = \"B\"\n",
        "sources = [\"s2\"]\n",
        "sources = [\"s2\", { title = \"In place\" }]\n",
        "sources = [\"s2\"]\n[[events.claims]]\ntext = \"Said\"\nsources = [\"s1\"]\n",
    ] {
        let timeline = read_all(&[format!("{SOURCE}[[events]]\ndate = \"2022\"\ntitle = \"A\"\n{cites}")]);
        assert_found(&timeline, "is:unsourced");
        assert_found(&timeline, "source:s1");
    }
}

/// Where nothing is known of places, as of a timeline that is not read to its end.
#[test]
fn a_timeline_without_places_is_asked_event_by_event() {
    let event = |n: usize| format!("[[events]]\ndate = \"{}\"\ntitle = \"Number {n}\"\n", 1000 + n % 900);
    let mut timeline = read_all(&[(0..2_500).map(event).collect()]);
    timeline.places = None;
    for query in ["number", "\"number 12\" -during:1100", "nothing"] {
        assert_found(&timeline, query);
    }
}

#[test]
fn what_is_told_on_the_way_is_a_part_of_what_is_found() {
    let event =
        |n: usize| format!("[[events]]\nid = \"{n}\"\ndate = \"{}\"\ntitle = \"Number {n}\"\n", 1000 + n * 7 % 900);
    let timeline = read_all(&[(0..2_500).map(event).collect()]);
    let query = Query::parse("7 until:1500", TODAY).unwrap();
    let told: Mutex<Vec<Matches>> = Mutex::default();
    let tell = |matches: &Matches| told.lock().unwrap().push(matches.clone());
    let found = find(&timeline, &query, Workers::of(Some(pool())), &|| false, &tell).unwrap();
    let told = told.into_inner().unwrap();
    assert!((2..20).contains(&told.len()), "{}", told.len());
    for matches in told {
        assert!(!matches.rows().is_empty() && matches.rows().iter().all(|row| found.answer(*row) != Answer::No));
    }
}

#[test]
fn a_changed_file_is_no_file_without_matches() {
    let text = |n: usize| format!("[[events]]\nid = \"e{n}\"\ndate = \"2022\"\ntitle = \"Harbour {n}\"\n");
    let (timeline, file) = Changing::timeline(&(0..1_500).map(text).collect::<String>());
    for query in ["harbour", "nowhere", "tag:x", "during:2022", "is:single-source", "-source:s"] {
        let query = Query::parse(query, TODAY).unwrap();
        let ask = || find(&timeline, &query, Workers::ALONE, &|| false, &|_| {});
        file.set(false);
        assert!(ask().is_ok());
        file.set(true);
        assert_eq!(ask(), Err(Unfinished::FileChanged("b.toml".to_owned())));
    }
}

#[test]
fn a_search_stops_where_it_is_told_to() {
    let event = |n: usize| format!("[[events]]\nid = \"{n}\"\ndate = \"2022\"\ntitle = \"Number {n}\"\n");
    let timeline = read_all(&[(0..2_500).map(event).collect()]);
    let query = Query::parse("is:single-source,disputed -number", TODAY).unwrap();
    for after in [0, 1, 5] {
        let asked = AtomicUsize::new(0);
        let stop = || asked.fetch_add(1, Ordering::Relaxed) >= after;
        assert_eq!(find(&timeline, &query, Workers::ALONE, &stop, &|_| {}), Err(Unfinished::Stopped));
        assert!(asked.into_inner() < after + 1_000);
    }
}
