//! The detail page: what it says of an event, case by case.

#![allow(clippy::unwrap_used, reason = "a fixture that is wrong has to fail")]

mod support;

use dateline::app::detail::archives::Archives;
use dateline::app::detail::{Page, Shape, Subject};
use dateline::app::layout::{Target, clip};
use dateline::dossier::{Dossier, RelatedClaims, Surroundings};
use dateline::model::{Answer, Citation, Cited, Claim, Date, Event, FileId, Qualifier, Source, Timeline};
use std::sync::Arc;
use support::{Chronology, claim, event, figure};

/// The lines of an event's page, in 60 columns.
fn page(chronology: Chronology) -> Vec<String> {
    let timeline = chronology.timeline();
    text(&compose(&timeline, 60))
}

fn compose(timeline: &Arc<Timeline>, width: usize) -> Page {
    disputed_by(timeline, width, &RelatedClaims::default())
}

/// The page, with claims of other events among which those are that dispute this one's.
fn disputed_by(timeline: &Timeline, width: usize, claims: &RelatedClaims) -> Page {
    let event = timeline.event(0).unwrap();
    let related = &timeline.find_all_named(&event.see, event.file)[..event.see.len().min(clip::ITEMS)];
    let around = Surroundings { related, claims: Some(claims), ..Surroundings::default() };
    let dossier = &Dossier::of(timeline, 0, &event, around);
    let shape =
        Shape { width: u16::try_from(width).unwrap(), title: u16::MAX, roomy: true, airy: true, has_beside: false };
    Page::of(Subject { dossier, timeline, related, archives: &Archives::default(), has_dates: true }, shape)
}

fn text(page: &Page) -> Vec<String> {
    let line = |line: &dateline::app::layout::Line| {
        let spans: String = line.spans.iter().map(|span| span.text.as_str()).collect();
        let aside = line.aside.as_ref().map(|aside| format!(" … {}", aside.text)).unwrap_or_default();
        format!("{}{spans}{aside}", " ".repeat(line.indent))
    };
    page.lines.iter().map(line).collect()
}

/// One event that cites what is given.
fn with(claims: Vec<Claim>, sources: Vec<Source>) -> Chronology {
    Chronology { events: vec![Event { claims, ..event("e", "2023", "It happens") }], sources, ..Chronology::default() }
}

fn source(id: &str, derived_from: Option<&str>) -> Source {
    let title = format!("The title of {id}");
    Source { id: id.into(), title, derived_from: derived_from.map(str::to_owned), ..Source::default() }
}

#[track_caller]
fn says(lines: &[String], expected: &[&str]) {
    let found = lines.windows(expected.len()).any(|window| window == expected);
    assert!(found, "{expected:#?} in {lines:#?}");
}

#[test]
fn an_event_with_nothing_but_a_date_and_a_title() {
    let lines = page(with(vec![], vec![]));
    assert_eq!(lines[0], "It happens");
    assert_eq!(lines[2..], ["no source", "", "id      e"]);
}

#[test]
fn sources_are_numbered_in_the_order_of_their_first_use() {
    let claims = vec![claim("First", "", &["b"]), claim("Second", "", &["a", "b"]), claim("Third", "", &["c"])];
    let lines = page(with(claims, vec![source("a", None), source("b", None), source("c", None)]));
    says(
        &lines,
        &[
            "3 sources, at most 2 for one statement: [1] b  [2] a  [3] c",
            "",
            "• First … [1]",
            "• Second … [1][2]",
            "• Third … [3]",
        ],
    );
    says(
        &lines,
        &["[1] b", "    The title of b", "    no date", "[2] a", "    The title of a", "    no date", "[3] c"],
    );
}

#[test]
fn claims_say_what_they_rest_on_where_that_is_not_what_the_event_rests_on() {
    let claims = vec![claim("First", "", &["a"]), claim("Second", "", &["a", "b"]), claim("Third", "", &[])];
    // One is a copy of the other: however many are cited, they are one.
    let lines = page(with(claims.clone(), vec![source("a", None), source("b", Some("a"))]));
    says(&lines, &["some time in 2023", "2 sources, 1 origin: [1] a  [2] b, copy of a"]);
    says(&lines, &["• First … [1]", "• Second … [1][2]", "• Third · no source"]);
    let lines = page(with(claims, vec![source("a", None), source("b", None)]));
    says(&lines, &["some time in 2023", "2 independent sources: [1] a, no date  [2] b, no date"]);
    says(&lines, &["• First … [1]", "• Second … [1][2]", "• Third · no source"]);
    // A lone number is a single source: only where two are one, that is said.
    let claims = vec![claim("First", "", &["a", "b"]), claim("Second", "", &["a", "c"])];
    let lines = page(with(claims, vec![source("a", None), source("b", Some("a")), source("c", None)]));
    says(&lines, &["• First · single source … [1][2]", "• Second … [1][3]"]);
    // Where no statement has a source, the event says so once.
    let lines = page(with(vec![claim("First", "", &[])], vec![]));
    says(&lines, &["some time in 2023", "no source", "", "• First"]);
}

#[test]
fn how_soon_an_event_was_reported_stands_beside_what_it_rests_on() {
    let on = |date| Source { published: Date::parse(date).ok(), ..source("a", None) };
    for (date, words) in [
        ("2024-01-01", ["some time in 2023 · earliest source within 12 months", "[1] a, 1 Jan 2024"]),
        ("2025-06", ["some time in 2023 · earliest source 1 to 3 years later", "[1] a, Jun 2025"]),
    ] {
        let lines = page(with(vec![claim("Said", "", &["a"])], vec![on(date)]));
        says(&lines, &words);
    }
}

#[test]
fn a_source_written_in_place_is_told_like_any_other() {
    let inline = Source {
        title: "A note".into(),
        url: Some("https://example.org".into()),
        author: Some("A clerk".into()),
        ..Source::default()
    };
    let cite =
        |at: &str| Citation { source: Cited::Inline(Box::new(inline.clone())), at: Some(at.into()), quote: None };
    let claims = vec![Claim { sources: vec![cite("p. 1"), cite("p. 2"), cite("p. 1")], ..claim("Twice", "", &[]) }];
    let lines = page(with(claims, vec![]));
    says(&lines, &["  p. 1", "  p. 2"]);
    says(&lines, &["[1] A note", "    A clerk · no date", "    https://example.org"]);
}

#[test]
fn quotations_stand_beside_their_place() {
    let claims = vec![claim("Said", "", &["a@¶ 2=the very words", "a@¶ 9", "a=other words"])];
    let lines = page(with(claims, vec![source("a", None)]));
    says(&lines, &["  ¶ 2: “the very words”", "  ¶ 9", "  “other words”"]);
    assert_eq!(lines.iter().filter(|line| line.contains("the very words")).count(), 1, "once: {lines:#?}");
    // What the event cites as a whole stands nowhere else.
    let mut whole = with(vec![], vec![source("a", None)]);
    whole.events[0].sources = claim("", "", &["a@¶ 9", "a@¶ 4=more words", "a=other words"]).sources;
    let lines = page(whole);
    says(&lines, &["    at ¶ 9", "    at ¶ 4: “more words”", "    “other words”"]);
}

#[test]
fn a_source_that_is_not_listed_is_named() {
    let lines = page(with(vec![claim("Said", "", &["nowhere"])], vec![]));
    says(&lines, &["[1] nowhere is cited but not among the sources of this", "    timeline"]);
}

#[test]
fn copies_are_told_with_what_they_were_copied_from() {
    let sources = vec![source("copy", Some("wire")), source("wire", Some("gone"))];
    let lines = page(with(vec![claim("Said", "", &["copy"])], sources));
    says(&lines, &["    no date · copy of wire · copy of gone, which is not", "    listed"]);
}

#[test]
fn copies_in_a_circle_come_to_an_end() {
    let lines = page(with(vec![claim("Said", "", &["a"])], vec![source("a", Some("b")), source("b", Some("a"))]));
    assert!(lines.join(" ").matches("copy of ").count() <= 5, "{lines:#?}");
}

#[test]
fn figures_are_told_in_words() {
    let counted = |figure| vec![Claim { figure: Some(Box::new(figure)), ..claim("Counted", "", &["a"]) }];
    let date = Some("2024");
    for (figure, words) in [
        (figure(Qualifier::Exactly, 36_000, "people", None), "36,000"),
        (figure(Qualifier::About, 110_000, "people", None), "about 110,000"),
        (figure(Qualifier::MoreThan, 1, "person", None), "more than 1"),
    ] {
        let line = format!("  figure {}: {words}", figure.measure);
        says(&page(with(counted(figure), vec![source("a", None)])), &[&line]);
    }
    let lines = page(with(counted(figure(Qualifier::AtLeast, 261, "deaths", date)), vec![source("a", None)]));
    assert!(lines.iter().any(|line| line.starts_with("  figure deaths: at least 261, ")), "{lines:#?}");
}

#[test]
fn disputes_are_told_from_both_sides() {
    let one = Claim { id: Some("one".into()), ..claim("It was so", "them", &["a"]) };
    let other = Claim { disputes: vec!["one".into(), "elsewhere".into()], ..claim("It was not", "", &["a"]) };
    let lines = page(with(vec![one, other], vec![source("a", None)]));
    says(&lines, &["≠ them: It was so … [1]", "  ≠ disputed by: It was not", "≠ It was not … [1]"]);
    says(&lines, &["  ≠ disputes: them: It was so", "  ≠ disputes: the claim elsewhere"]);
}

#[test]
fn a_dispute_by_another_event_is_not_passed_over() {
    let timeline = with(vec![claim("It was so", "", &["a"])], vec![source("a", None)]).timeline();
    let page = compose(&Arc::new(timeline.with_disputed([(0, Answer::Certainly)])), 60);
    says(&text(&page), &["  ≠ a claim of another event disputes one of these"]);
}

#[test]
fn a_dispute_with_another_event_is_told_once_in_its_words() {
    let own = Claim { id: Some("own".into()), disputes: vec!["far".into()], ..claim("It was so", "", &["a"]) };
    let far = Claim { id: Some("far".into()), disputes: vec!["own".into()], ..claim("It was not", "them", &["a"]) };
    let mut chronology = with(vec![own], vec![source("a", None)]);
    let mut other = event("other", "2024", "Denied");
    other.claims = vec![far];
    chronology.events.push(other);
    let timeline = chronology.timeline();
    let claims = RelatedClaims::of(&timeline, 0, &timeline.event(0).unwrap(), 0..2);
    let page = disputed_by(&timeline, 60, &claims);
    let lines = text(&page);
    says(&lines, &["≠ It was so … [1]", "  ≠ disputes: them: It was not (“Denied”)"]);
    assert_eq!(lines.iter().filter(|line| line.starts_with("  ≠")).count(), 1, "{lines:#?}");
}

#[test]
fn of_several_files_the_page_names_its_own() {
    let mut event = event("e", "2023", "It happens");
    event.file = FileId(1);
    let files = vec!["one.toml".into(), "two.toml".into()];
    let lines = page(Chronology { events: vec![event], files, ..Chronology::default() });
    says(&lines, &["file    two.toml"]);
}

#[test]
fn related_events_that_do_not_exist_are_named() {
    let related = Event { see: vec!["nowhere".into(), "e".into()], ..event("e", "2023", "It happens") };
    let timeline = Chronology { events: vec![related], ..Chronology::default() }.timeline();
    let page = compose(&timeline, 60);
    assert_eq!(page.related, [None, Some(0)]);
    let lines = text(&page);
    says(&lines, &["? nowhere is no event of this timeline"]);
    assert_eq!(page.rows_of(Target::Related(0)), None);
    assert_eq!(
        page.rows_of(Target::Related(1)).map(|rows| rows.start),
        lines.iter().position(|line| line.starts_with("→ some time in 2023 · It happens"))
    );
}

#[test]
fn no_text_is_too_long() {
    let long = "word ".repeat(2_000_000);
    let many = |n: usize| (0..n).map(|n| format!("item{n}")).collect::<Vec<_>>();
    let cites: Vec<String> = many(500);
    let cites: Vec<&str> = cites.iter().map(String::as_str).collect();
    let event = Event {
        id: long.clone(),
        summary: Some(long.clone()),
        people: many(100_000),
        see: many(2_000),
        claims: (0..500).map(|_| claim(&long[..20_000], "someone", &cites)).collect(),
        ..event("e", "2023", &long)
    };
    let without_claims = Event { claims: Vec::new(), ..event.clone() };
    let lines = page(Chronology { events: vec![without_claims], ..Chronology::default() });
    assert!(lines.iter().any(|line| line.starts_with("… and 99600 more: `dateline show word")));
    let timeline = Chronology { events: vec![event], ..Chronology::default() }.timeline();
    let page = compose(&timeline, 60);
    assert!(page.lines.len() < clip::LINES + 10, "{}", page.lines.len());
    let lines = text(&page);
    assert!(lines.iter().any(|line| line.starts_with("All of it: `dateline show word")));
}

#[test]
fn no_width_is_too_small() {
    let one = Claim { id: Some("one".into()), ..claim("It was so", "them", &["a@¶ 1=quoted", "b"]) };
    let timeline = with(vec![one], vec![source("a", Some("b")), source("b", None)]).timeline();
    for width in 0..40 {
        assert!(!compose(&timeline, width).lines.is_empty());
    }
}
