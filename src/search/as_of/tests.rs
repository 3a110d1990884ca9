//! Timelines of days, and what is found in all events of one.

use super::*;
use crate::evidence::as_of::Out;
use crate::evidence::cited::SourceKey;
use crate::format::{Opened, Reading, read};
use crate::model::{Date, Day, EventId, FileId};
use std::fmt::Write;

const ALONE: Workers<'static> = Workers::ALONE;

const TEXT: &str = r#"
[[sources]]
id = "early"
title = "Early"
published = "2022-03-01"

[[sources]]
id = "vague"
title = "Vague"
published = "2022-03"

[[sources]]
id = "late"
title = "Late"
published = "2022-06-01"

[[sources]]
id = "original"
title = "Original"
published = "2022-07-01"

[[sources]]
id = "copy"
title = "Copy"
derived_from = "original"

[[events]]
id = "certain"
date = "2022-01"
title = "certain"
sources = ["early", "late"]

[[events]]
id = "possible"
date = "2022-02"
title = "possible"
sources = ["vague"]

[[events]]
id = "later"
date = "2022-03"
title = "later"
sources = ["late"]

[[events]]
id = "nobody"
date = "2022-04"
title = "nobody"

[[events]]
id = "counts"
date = "2022-05"
title = "counts"

  [[events.claims]]
  text = "Nine."
  sources = ["copy"]
  figure = { measure = "crews", value = 9 }

  [[events.claims]]
  text = "Twelve."
  sources = [{ title = "in place", published = "2022-08-09" }]
  figure = { measure = "crews", value = 12 }
"#;

fn timeline(text: &str) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("a.toml", text)], &Reading::default()))
}

fn on(month: u8, day: u8) -> Day {
    Day { year: 2022, month, day }
}

fn never() -> bool {
    false
}

/// The ids of a timeline's events, each with how certainly it was known.
fn ids(known: &AsKnown) -> Vec<(String, Out)> {
    let id = |row: usize| known.timeline.event(row).map(|event| event.id).unwrap();
    (0..known.timeline.len()).map(|row| (id(row), known.marks.out(row))).collect()
}

#[test]
fn only_what_had_been_published_exists_and_the_rest_is_counted() {
    let whole = timeline(TEXT);
    let known = as_of(&whole, on(3, 15), ALONE, &never).unwrap();
    let told: Vec<(String, Out)> =
        [("certain", Out::Certainly), ("possible", Out::Possibly)].map(|(id, out)| (id.to_owned(), out)).into();
    assert_eq!((ids(&known), known.marks.hidden), (told, 2));
    let words = "as known on 15 March 2022 · 2 later events hidden · 1 begins later · 1 event possibly known";
    assert_eq!(known.marks.words(), words);
    assert_eq!(known.timeline.event(0).unwrap().sources.len(), 1);
}

#[test]
fn what_is_disputed_is_so_by_what_is_left() {
    let whole = timeline(TEXT);
    let disputed = |timeline: &Timeline| timeline.rows().iter().filter(|r| r.flags.has(Flags::DISPUTED)).count();
    assert_eq!(disputed(&whole), 0, "figures are not compared where files are read");
    for (day, marked) in [(on(8, 8), 0), (on(8, 9), 1)] {
        assert_eq!(disputed(&as_of(&whole, day, ALONE, &never).unwrap().timeline), marked, "{day}");
    }
    let compared = compared(&whole, ALONE, &never).unwrap();
    assert_eq!(disputed(&whole.with_disputed(compared.disagreements.rows())), 1);
}

#[test]
fn an_undated_copy_was_there_no_earlier_than_its_original() {
    let known = as_of(&timeline(TEXT), on(3, 15), ALONE, &never).unwrap();
    let names = ["early", "vague", "late", "original", "copy"];
    let listed = names.map(|name| known.timeline.source_row(name, FileId(0)).is_some());
    assert_eq!(listed, [true, true, false, false, false]);
}

#[test]
fn as_of_the_last_publication_nothing_is_missing() {
    let whole = timeline(TEXT);
    let days = publications(&whole, ALONE, &never).unwrap();
    let known = as_of(&whole, days.days().next_back().unwrap(), ALONE, &never).unwrap();
    assert_eq!((known.marks.hidden, known.timeline.len()), (0, whole.len()));
    for row in 0..whole.len() {
        assert_eq!(known.timeline.event(row), whole.event(row));
    }
    assert_eq!(known.timeline.source_count(), whole.source_count());
}

#[test]
fn what_is_no_longer_wanted_ends() {
    let whole = timeline(TEXT);
    assert!(matches!(as_of(&whole, on(1, 1), ALONE, &|| true), Err(Unfinished::Stopped)));
    assert!(matches!(compared(&whole, ALONE, &|| true), Err(Unfinished::Stopped)));
}

#[test]
fn as_many_threads_as_one_likes_answer_the_same() {
    let claim = |n: usize| {
        format!(
            "[[events.claims]]\ntext = \"{n}\"\nsources = [\"late\"]\nfigure = {{ measure = \"m\", value = {n} }}\n"
        )
    };
    let event = |n: usize| format!("[[events]]\nid = \"e{n}\"\ndate = {}\ntitle = \"t\"\n{}", 1900 + n % 100, claim(n));
    let head = "[[sources]]\nid = \"late\"\ntitle = \"Late\"\npublished = \"2022-06-01\"\n".to_owned();
    let whole = timeline(&(0..3_000).fold(head, |text, n| text + &event(n)));
    let told = |workers| {
        let known = as_of(&whole, on(6, 1), workers, &never).unwrap();
        assert_eq!(as_of(&whole, on(5, 31), workers, &never).unwrap().marks.hidden, 3_000);
        let series = &known.compared.series()[0];
        let points: Vec<_> = known.compared.points(series).iter().map(|point| (point.at, point.value)).collect();
        (known.timeline.rows().to_vec(), points, known.compared.disagreements.all().len())
    };
    let one = told(ALONE);
    assert_eq!((one.1.len(), one.2), (3_000, 100));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    assert_eq!(told(Workers::of(Some(&pool))), one);
    let late = SourceKey::Listed { file: FileId(0), id: EventId::digest("late") };
    let known = as_of(&whole, on(6, 1), ALONE, &never).unwrap();
    assert_eq!(known.compared.sources(&known.compared.points(&known.compared.series()[0])[0]), [late]);
}

#[test]
fn what_citations_tell_is_what_events_tell() {
    let sources = ["2022-03-01", "2022-03", "2022-06-01", "XXXX"]
        .map(|published| format!("[[sources]]\nid = \"{published}\"\ntitle = \"t\"\npublished = \"{published}\"\n"));
    let undated = "[[sources]]\nid = \"undated\"\ntitle = \"t\"\n";
    let cited = [
        "",
        "\"2022-03-01\"",
        "\"2022-03\"",
        "\"2022-06-01\"",
        "\"undated\"",
        "\"XXXX\"",
        "\"nowhere\"",
        "{ title = \"in place\" }",
    ];
    let mut text = sources.concat() + undated;
    for (n, (one, other)) in cited.iter().flat_map(|one| cited.map(|other| (*one, other))).enumerate() {
        let both = if one.is_empty() || other.is_empty() { format!("{one}{other}") } else { format!("{one}, {other}") };
        for (m, date) in ["2022", "2022-04-02", "2022-04-03~", "2022-04-04?", "../2023", "XXXX"].into_iter().enumerate()
        {
            let _ =
                writeln!(text, "[[events]]\nid = \"e{n}-{m}\"\ndate = \"{date}\"\ntitle = \"t\"\nsources = [{both}]");
        }
    }
    let whole = timeline(&text);
    let plain = whole.rows().iter().filter(|row| row.flags.has(Flags::PLAIN)).count();
    assert!(plain > 0 && plain < whole.len(), "there are events of both kinds: {plain}");
    assert_eq!(publications(&whole, ALONE, &never).unwrap(), Publications::of(&whole));
    let moment = Cutoff::of(&Date::parse("2022-03-31T20:00:00Z").unwrap()).unwrap();
    for day in [on(2, 1), on(3, 15), on(4, 1), on(6, 1)].map(Cutoff::from).into_iter().chain([moment]) {
        let (known, fresh) = (as_of(&whole, day.clone(), ALONE, &never).unwrap(), AsKnown::of(&whole, day.clone()));
        assert_eq!((known.timeline.rows(), &known.marks), (fresh.timeline.rows(), &fresh.marks), "{day}");
        assert_eq!(known.timeline.source_rows(), fresh.timeline.source_rows(), "{day}");
    }
}
