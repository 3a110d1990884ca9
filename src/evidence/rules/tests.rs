//! Tables: events, and what the rules say of them.

use super::*;
use crate::evidence::figures::Figures;
use crate::evidence::fixture::{cite, claim, counting, event, inline, rows, source, timeline};
use crate::model::Claim;

const TODAY: Day = Day { year: 2026, month: 1, day: 15 };

fn listed() -> Vec<Source> {
    let published = |id: &str, date: &str| Source { published: Date::parse(date).ok(), ..source(id, "", "") };
    vec![
        source("ap", "AP News", ""),
        source("copy", "", "ap"),
        source("sun", "The Sun", ""),
        source("sun-2", "the sun", ""),
        published("in-march", "2022-03"),
        published("on-the-1st", "2022-03-01"),
        published("estimated", "2022-02~"),
        published("growing", "2022-01/.."),
    ]
}

/// What the rules say of an event that is checked alone: each rule's name, and what it speaks of.
fn told(event: Event) -> Vec<String> {
    let timeline = timeline(vec![event], listed());
    let findings = Rules::new(&timeline, TODAY).event(0, &timeline.event(0).unwrap());
    let subject = |subject| match subject {
        Subject::Claim(at) => format!(" of claim {}", at.claim),
        Subject::Citation { claim: None, citation, .. } => format!(" of citation {citation}"),
        Subject::Citation { claim: Some(claim), citation, .. } => format!(" of claim {claim}, citation {citation}"),
        _ => String::new(),
    };
    findings.iter().map(|finding| format!("{}{}", finding.rule.name(), subject(finding.subject))).collect()
}

fn of(date: &str, sources: Vec<Citation>, claims: Vec<Claim>) -> Event {
    Event { sources, ..event(date, claims) }
}

fn two() -> Vec<Citation> {
    vec![cite("ap"), cite("sun")]
}

#[test]
fn an_event_is_asked_what_it_rests_on() {
    for (sources, claims, expected) in [
        (vec![], vec![], vec!["unsourced-event"]),
        (vec![], vec![claim(vec![])], vec!["unsourced-event"]),
        (two(), vec![claim(vec![])], vec![]),
        (vec![], vec![claim(vec![]), claim(two())], vec!["unsourced-claim of claim 0"]),
        (vec![cite("ap")], vec![], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(vec![cite("ap")])], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(vec![cite("sun")])], vec!["single-source"]),
        (vec![], vec![claim(vec![cite("ap")]), claim(vec![cite("sun")])], vec!["single-source"]),
        (vec![cite("ap")], vec![claim(two())], vec![]),
        (vec![cite("ap"), cite("copy")], vec![], vec!["single-source"]),
        (vec![cite("sun"), cite("sun-2")], vec![], vec!["one-publisher"]),
        (vec![cite("sun"), inline("Extra", " THE sun", "")], vec![], vec!["one-publisher"]),
        (vec![inline("Log", "", "")], vec![], vec!["single-source"]),
        (vec![inline("Log", "", ""), inline("Book", "", "")], vec![], vec![]),
        (vec![cite("nowhere")], vec![], vec![]),
        (two(), vec![], vec![]),
    ] {
        assert_eq!(told(of("2022-03", sources.clone(), claims.clone())), expected, "{sources:?} {claims:?}");
    }
}

#[test]
fn a_source_is_asked_whether_it_could_know() {
    let all = |date| of(date, ["in-march", "on-the-1st", "estimated", "growing"].map(cite).into(), vec![]);
    let rule = |citation: usize| format!("published-before-event of citation {citation}");
    for (date, expected) in [
        ("2022-03", vec![]),
        ("2022-03-02", vec![rule(1)]),
        ("2022-03-31", vec![rule(1)]),
        ("2022-04", vec![rule(0), rule(1), rule(2)]),
        ("2022-04~", vec![]),
        ("2022-04?", vec![]),
        ("2022-04/..", vec![rule(0), rule(1), rule(2)]),
        // An estimate is off by a unit.
        ("2022-05~", vec![rule(0), rule(1), rule(2)]),
        ("2022-01/2022-05", vec![]),
        ("../2022-05", vec![]),
        ("202X", vec![]),
    ] {
        assert_eq!(told(all(date)), expected, "{date}");
    }
    let in_claim = of("2022-04", two(), vec![claim(two()), claim(vec![cite("sun"), cite("on-the-1st")])]);
    assert_eq!(told(in_claim), ["published-before-event of claim 1, citation 1"]);
}

#[test]
fn what_was_published_before_is_told_by_whatever_clock_it_is_written() {
    for (published, date, is_before) in [
        ("2024-05-14T20:30:00Z", "2024-05-15T08:00:00+12:00", false),
        ("2024-05-14", "2024-05-15T08:00:00+12:00", false),
        ("2024-05-15T09:30:00Z", "2024-05-14T23:00:00-10:00", false),
        ("2024-06-01T08:00:00Z", "2024-06-01T12:00:00Z", true),
        ("2024-06-01T08:00:00", "2024-06-01T12:00:00", true),
        ("2024-06-01T08:00:00", "2024-06-01T12:00:00Z", false),
        // Days of any clock: the 31st is over everywhere at noon of the 1st in UTC.
        ("2024-05-31", "2024-06-01T11:00:00Z", false),
        ("2024-05-31", "2024-06-01T13:00:00Z", true),
    ] {
        let source = Source { published: Date::parse(published).ok(), ..source("one", "", "") };
        let timeline = timeline(Vec::new(), vec![source]);
        let event = Event { sources: vec![cite("one")], ..event(date, Vec::new()) };
        let found = Rules::new(&timeline, Day::LAST).event(0, &event);
        let is_told = found.iter().any(|finding| finding.rule == Rule::PublishedBeforeEvent);
        assert_eq!(is_told, is_before, "{published} and {date}");
        let by_report = Event { dated_by: crate::model::DatedBy::Report, ..event };
        let found = Rules::new(&timeline, Day::LAST).event(0, &by_report);
        assert!(found.iter().all(|finding| finding.rule != Rule::PublishedBeforeEvent), "by then");
    }
}

#[test]
fn what_a_source_derives_from_was_published_before_as_well() {
    let dated = |date: &str, of: Source| Source { published: Date::parse(date).ok(), ..of };
    for (origin, copy, expected) in [
        (
            "2022-03-20",
            "2022-03-30",
            "Wire, from which this source derives, was published (2022-03-20) before the event",
        ),
        ("2022-03-20", "2022-03-21", "this source was published (2022-03-21) before the event"),
        ("2022-03-28", "2022-03-30", ""),
        ("2022-03", "2022-03-30", ""),
    ] {
        let all = vec![
            dated(origin, source("wire", "Wire", "")),
            dated(copy, source("middle", "", "wire")),
            source("copy", "", "middle"),
            source("circle", "", "circle"),
        ];
        let cited = if expected.starts_with("this") { "middle" } else { "copy" };
        let timeline = timeline(Vec::new(), all);
        let event = Event { sources: vec![cite(cited), cite("circle")], ..event("2022-03-27", Vec::new()) };
        let found = Rules::new(&timeline, Day::LAST).event(0, &event);
        let told = found.iter().find(|finding| finding.rule == Rule::PublishedBeforeEvent);
        let told = told.map_or("", |finding| finding.message.as_str());
        let is_told = if expected.is_empty() { told.is_empty() } else { told.replace('`', "").starts_with(expected) };
        assert!(is_told, "{origin} {copy}: {told}");
    }
}

#[test]
fn a_citation_is_asked_for_its_place_and_its_archive() {
    let quote = |at: Option<&str>| Citation { quote: Some("words".into()), at: at.map(Into::into), ..cite("ap") };
    let archived = |sha256: Option<&str>| {
        let (archive, sha256) = (Some("a.txt".into()), sha256.map(Into::into));
        let source = Source { title: "Log".into(), archive, sha256, ..Source::default() };
        Citation { source: Cited::Inline(Box::new(source)), ..cite("") }
    };
    for (citation, expected) in [
        (quote(None), Some("quote-without-place")),
        (quote(Some("p. 3")), None),
        (Citation { at: Some("p. 3".into()), ..cite("ap") }, None),
        (archived(None), Some("archive-without-hash")),
        (archived(Some("9f86")), None),
    ] {
        let of_event = of("2022", vec![cite("sun"), citation.clone(), cite("ap")], vec![]);
        let rule = |of: &str| expected.map(|rule| format!("{rule} of {of}")).into_iter().collect::<Vec<_>>();
        assert_eq!(told(of_event), rule("citation 1"), "{citation:?}");
        let of_claim = of("2022", two(), vec![claim(vec![citation.clone()])]);
        assert_eq!(told(of_claim), rule("claim 0, citation 0"), "{citation:?}");
    }
}

#[test]
fn a_listed_source_is_asked_for_the_hash_of_its_archive() {
    let archived = |id: &str, sha256: Option<&str>| Source {
        archive: Some("a.txt".into()),
        sha256: sha256.map(Into::into),
        ..source(id, "", "")
    };
    let timeline = timeline(vec![], vec![archived("a", None), archived("b", Some("9f86")), source("c", "", "")]);
    let findings: Vec<Finding> = super::listed(&timeline);
    let key = SourceKey::of(&cite("a").source, crate::model::FileId(0), &timeline).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.subject)).collect();
    assert_eq!(told, [(Rule::ArchiveWithoutHash, Subject::Source(key))]);
}

/// What is asked of listed sources, each of an id, an address, an archive and a hash; empty where absent.
fn asked_of(sources: &[[&str; 4]]) -> Vec<String> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let listed = sources.iter().map(|[id, url, archive, sha256]| Source {
        url: some(url),
        archive: some(archive),
        sha256: some(sha256),
        ..source(id, "", "")
    });
    let findings = super::listed(&timeline(vec![], listed.collect()));
    findings.iter().map(|finding| format!("{}: {}", finding.rule.name(), finding.message)).collect()
}

#[test]
fn a_source_listed_twice_is_asked_about_once_with_all_its_names() {
    let page = "https://example.org/dam";
    for (sources, expected) in [
        (vec![["a", page, "", ""], ["b", "https://example.org/other", "", ""]], vec![]),
        (
            vec![
                ["a", page, "", ""],
                ["b", "http://www.example.org/dam/?utm_source=feed", "", ""],
                ["c", page, "", ""],
            ],
            vec!["source-listed-twice: `a`, `b` and `c` are one source: they share an address or a hash"],
        ),
        (
            vec![["a", page, "", "aB"], ["b", page, "", ""], ["c", "https://example.net", "", "Ab"]],
            vec!["source-listed-twice: `a`, `b` and `c` are one source: they share an address or a hash"],
        ),
        (vec![["a", "", "", ""], ["b", "", "", ""]], vec![]),
    ] {
        assert_eq!(asked_of(&sources), expected, "{sources:?}");
    }
}

#[test]
fn an_address_that_is_not_opened_and_one_in_the_place_of_a_copy_are_asked_about() {
    for (url, archive, expected) in [
        ("https://example.org/dam", "", ""),
        (
            "www.example.org/dam",
            "",
            "address-not-openable: the address `www.example.org/dam` is not opened: it is no web address",
        ),
        (
            "ftp://example.org",
            "",
            "address-not-openable: the address `ftp://example.org` is not opened: only http and https addresses are",
        ),
        ("", "archive/dam.html", "archive-without-hash: nothing shows that this archived copy is still what it was"),
        (
            "",
            "https://archive.example/1",
            "archive-is-address: `archive` is an address: it names a copy kept beside this file",
        ),
    ] {
        let asked = asked_of(&[["a", url, archive, ""]]);
        assert_eq!(asked.join(" "), expected, "{url} {archive}");
    }
}

#[test]
fn an_event_is_after_today_where_it_cannot_have_begun() {
    for (date, after) in [
        ("2026-01-15", false),
        ("2026-01-16", true),
        ("2026-01", false),
        ("2026-02", true),
        ("2026", false),
        ("2027", true),
        ("2026-01-16/..", true),
        ("2025/2027", false),
        ("../2027", false),
        ("202X", false),
    ] {
        let expected: &[&str] = if after { &["event-after-today"] } else { &[] };
        assert_eq!(told(of(date, two(), vec![])), expected, "{date}");
    }
}

fn of_measures(names: &[&str]) -> Vec<(u32, String)> {
    let claims = names.iter().map(|name| counting(&format!("1 {name}"))).collect();
    let timeline = timeline(vec![event("2022", claims)], vec![]);
    let mut figures = Figures::default();
    rows(&timeline).for_each(|(row, event)| figures.add(&timeline, row, &event));
    let findings = measures(figures.compare().series());
    let told = |finding: &Finding| match finding.subject {
        Subject::Measure(at) => (at.claim, finding.message.clone()),
        other => panic!("{other:?}"),
    };
    findings.iter().map(told).collect()
}

#[test]
fn two_measures_are_asked_about_where_one_was_probably_meant() {
    for (one, other, near) in [
        // What is compared as one is not asked about.
        ("people in prison", "People in  prison", false),
        ("détenus", "de\u{301}tenus", false),
        ("수감자", "\u{1109}\u{116e}\u{1100}\u{1161}\u{11b7}\u{110c}\u{1161}", false),
        ("Straße, in km", "STRASSE, in km", false),
        ("in\u{a0}prison", "in prison", false),
        ("pri\u{200b}son", "prison", false),
        ("death in prison", "deaths in prison", true),
        ("deaths in prison", "deaths, in prison", true),
        ("air strikes", "airstrikes", true),
        ("non-combatants", "noncombatants", true),
        ("houses burnt", "house burnt", true),
        ("cities lost", "city lost", true),
        ("people arrested", "people arested", true),
        ("people in prison", "people in prisno", true),
        ("people in prison", "people in prizon", true),
        ("hospitalisations", "hospitalizations", true),
        ("convictions", "conviccions", true),
        ("disappearances", "dissapearances", true),
        ("disappearances", "disapearrances", true),
        ("people in prison", "people in custody", false),
        ("deaths in 2021", "deaths in 2022", false),
        ("deaths, day 1", "deaths, days 11", false),
        ("CECOT, places", "CECOT, places taken", false),
        ("employers", "employees", false),
        ("legal entries", "illegal entries", false),
        ("immigration", "emigration", false),
        ("male deaths", "female deaths", false),
        ("men killed", "women killed", false),
        ("registered voters", "unregistered voters", false),
        ("planes lost", "plans lost", false),
        ("killed", "billed", false),
        ("ships", "shops", false),
        ("arrests", "arrested", false),
        ("dead", "deaf", false),
        ("the dead in prison", "dead in prison", true),
        ("rise of 1.5 degrees", "rise of 15 degrees", false),
        ("deaths, 1990", "deaths, 1990s", false),
        ("1", "2", false),
        ("%", "‰", false),
    ] {
        let told = of_measures(&[one, other, one]);
        let rule = format!("is the measure `{other}` (once) the same as `{one}` (2 times)?");
        assert_eq!(told, if near { vec![(1, rule)] } else { vec![] }, "{one:?} and {other:?}");
    }
}

#[test]
fn a_measure_is_asked_about_once_and_gives_way_to_the_most_frequent() {
    let told = of_measures(&["people arested", "people arrested", "person", "peoples arrested", "people arrested"]);
    let ask = |name: &str| format!("is the measure `{name}` (once) the same as `people arrested` (2 times)?");
    assert_eq!(told, [(0, ask("people arested")), (3, ask("peoples arrested"))]);
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    for (name, rule) in Rule::NAMES {
        assert_eq!((rule.name(), Rule::named(name)), (name, Some(rule)));
    }
    assert_eq!(Rule::named("single_source"), None);
}

/// What is asked of names each of which is used as a name of every kind.
fn of_names(names: &[&str]) -> Vec<(Subject, String)> {
    let mut used = NamesUsed::default();
    for (name, row) in names.iter().zip(0..) {
        let mut counted = counting("1 count");
        counted.by = Some((*name).to_owned());
        counted.figure.as_mut().unwrap().unit = Some((*name).to_owned());
        let (people, tags, place) = (vec![(*name).to_owned()], vec![(*name).to_owned()], Some((*name).to_owned()));
        let mut more = NamesUsed::default();
        let event = event("2022", vec![counted]);
        more.add(row, &Event { people, tags, place, sources: vec![inline("Log", name, "")], ..event });
        used.append(more);
    }
    let findings = used.compare(&timeline(vec![], vec![]));
    findings.into_iter().map(|finding| (finding.subject, finding.message)).collect()
}

#[test]
fn names_of_every_kind_are_asked_about_where_one_was_probably_meant() {
    let all = |row: u32, other: &str, one: &str| {
        let at = ClaimRef { row, claim: 0 };
        [
            (Subject::Place { row }, "place"),
            (Subject::Person { row, nth: 0 }, "person"),
            (Subject::Tag { row, nth: 0 }, "tag"),
            (Subject::Speaker(at), "speaker"),
            (Subject::Unit(at), "unit"),
            (Subject::Citation { row, claim: None, citation: 0 }, "publisher"),
        ]
        .map(|(subject, kind)| (subject, format!("is the {kind} `{other}` (once) the same as `{one}` (2 times)?")))
    };
    for (one, other) in [
        ("The Valley Post", "Valley Post"),
        ("US", "U.S."),
        ("Washington, D.C.", "Washington DC"),
        ("Washington, D.C.", "Washington D. C."),
        ("Washington, D.C.", "Washington (D.C.)"),
        ("Harbour strike", "harbour strikes"),
        ("Socorro Jurídico", "Socorro Juridicco"),
    ] {
        assert_eq!(of_names(&[other, one, one]), all(0, other, one), "{one} and {other}");
    }
    assert_eq!(of_names(&["Washington, D.C.", "washington,  d.c.", "WASHINGTON, D.C."]), []);
    assert_eq!(of_names(&["Lyon", "Lyons Gate", "1.5", "15", "Post", "Valley Post"]), []);
    let of_three = of_names(&["US", "u.s.", "U.S.", "U S"]);
    let asked: Vec<&str> = of_three.iter().map(|(_, message)| message.as_str()).filter(|m| m.contains("tag")).collect();
    assert_eq!(
        asked,
        [
            "is the tag `US` (once) the same as `u.s.` (2 times)?",
            "is the tag `U S` (once) the same as `u.s.` (2 times)?"
        ]
    );
}

#[test]
fn an_article_in_front_makes_no_other_name_but_of_a_place() {
    for (with, without) in [
        ("Le Monde", "Monde"),
        ("Der Spiegel", "Spiegel"),
        ("Die Zeit", "Zeit"),
        ("El País", "País"),
        ("La Stampa", "Stampa"),
        ("O Globo", "Globo"),
        ("L’Équipe", "Equipe"),
        ("De Telegraaf", "Telegraaf"),
    ] {
        let asked = of_names(&[without, with, with]);
        let kinds: Vec<bool> = asked.iter().map(|(subject, _)| matches!(subject, Subject::Place { .. })).collect();
        assert_eq!(kinds, [false; 5], "{with}: {asked:?}");
    }
    assert_eq!(of_names(&["El Mundo", "Le Monde", "O", "Die Welt"]), []);
}

#[test]
fn a_kind_of_name_is_not_asked_about_in_the_words_of_another() {
    let one = Event { people: vec!["U.S.".to_owned()], place: Some("US".to_owned()), ..event("2022", vec![]) };
    let mut used = NamesUsed::default();
    used.add(0, &one);
    assert_eq!(used.compare(&timeline(vec![], vec![])), []);
}
