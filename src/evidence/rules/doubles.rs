//! An event told twice: two of one day, or of one moment on two clocks, with nearly the same title.
//!
//! Owns which titles are nearly the same: all words of the one, small words apart, stand in the other, whatever their
//! order and ending, and that one has at most half as many more. Events at two places are two; one place spelt in two ways is one.

use super::finding::{Finding, Rule, Subject};
use super::near::{Name, mistyped, neighbours};
use crate::model::{Event, Row, Timeline};
use crate::text::quoted;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;
use std::sync::Arc;

/// Words that say nothing of what happened.
const SMALL: [&str; 20] = [
    "a", "an", "and", "are", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "of", "on", "the",
    "to", "was", "were",
];

/// The events of a timeline that lie on one day, or that are of one moment which two clocks put on two days: those that may
/// have been told twice.
#[derive(Debug)]
pub struct Shared<'t> {
    timeline: &'t Timeline,
    /// By day, by moment.
    kinds: [Kind; 2],
}

/// Rows by something that they may have in common.
#[derive(Debug)]
struct Kind {
    what: &'static str,
    of: fn(&Row) -> Option<i64>,
    /// Whether two that have it in common are to be asked about.
    is_asked: fn(&Row, &Row) -> bool,
    /// Those of which there are several that are to be asked about.
    rows: Vec<(i64, u32)>,
}

impl Kind {
    fn rows(&self, row: &Row) -> Range<usize> {
        let Some(value) = (self.of)(row) else { return 0..0 };
        let start = self.rows.partition_point(|(of, _)| *of < value);
        let more = self.rows.get(start..).unwrap_or_default().partition_point(|(of, _)| *of == value);
        start..start + more
    }
}

impl<'t> Shared<'t> {
    /// Those of a timeline, by its rows.
    pub fn of(timeline: &'t Timeline) -> Self {
        let kind = |what, of: fn(&Row) -> Option<i64>, is_asked: fn(&Row, &Row) -> bool| {
            let rows = timeline.rows();
            let mut keyed: Vec<(i64, u32)> = (0..).zip(rows).filter_map(|(at, row)| Some((of(row)?, at))).collect();
            keyed.sort_unstable();
            let of_row = |at: u32| rows.get(at as usize);
            let are_asked = |(a, b): (u32, u32)| of_row(a).zip(of_row(b)).is_some_and(|(a, b)| is_asked(a, b));
            let several = |all: &&[(i64, u32)]| all.iter().skip(1).any(|one| are_asked((all[0].1, one.1)));
            let several = keyed.chunk_by(|a, b| a.0 == b.0).filter(several);
            Kind { what, of, is_asked, rows: several.flatten().copied().collect() }
        };
        let kinds =
            [kind("day", Row::day, |_, _| true), kind("moment", Row::moment, |one, other| one.day() != other.day())];
        Self { timeline, kinds }
    }

    /// What has to be known of an event, where it is one of them: see [`Doubles::add`].
    pub fn told(&self, row: u32, event: &Event) -> Option<Told> {
        let of = self.timeline.rows().get(row as usize)?;
        if self.kinds.iter().all(|kind| kind.rows(of).is_empty()) {
            return None;
        }
        let (title, words) = (event.title.clone(), words(&event.title));
        Some(Told { row, title, words, place: event.place.as_deref().map(Name::of) })
    }
}

/// Compares events as they come, those of one day or moment as soon as all of them have: each is asked about once of both,
/// beside one before it.
#[derive(Debug)]
pub struct Doubles<'s> {
    shared: &'s Shared<'s>,
    /// Those of which not all have come, by kind and by where the first of their rows stands in it.
    waiting: HashMap<(usize, usize), Vec<Arc<Told>>>,
    /// By kind.
    findings: Vec<(Finding, usize)>,
}

/// An event as it is compared with others of its day.
#[derive(Debug)]
pub struct Told {
    row: u32,
    title: String,
    /// The words of its title by the alphabet, without small ones and endings.
    words: Vec<String>,
    /// None where it has none.
    place: Option<Name>,
}

impl<'s> Doubles<'s> {
    /// None of them has come yet.
    pub fn new(shared: &'s Shared<'s>) -> Self {
        Self { shared, waiting: HashMap::new(), findings: Vec::new() }
    }

    /// Takes in an event; they come in the order of the timeline.
    pub fn add(&mut self, told: Told) {
        let Some(row) = self.shared.timeline.rows().get(told.row as usize) else { return };
        let told = Arc::new(told);
        for (nth, kind) in self.shared.kinds.iter().enumerate() {
            let rows = kind.rows(row);
            if rows.is_empty() {
                continue;
            }
            let waiting = self.waiting.entry((nth, rows.start)).or_default();
            waiting.push(Arc::clone(&told));
            if waiting.len() == rows.len() {
                let all = self.waiting.remove(&(nth, rows.start)).unwrap_or_default();
                self.findings.extend(of_one(self.shared.timeline, kind, &all).map(|finding| (finding, nth)));
            }
        }
    }

    /// What there is to say of them.
    pub fn findings(mut self) -> Vec<Finding> {
        self.findings.sort_by_key(|(finding, kind)| (finding.subject, *kind));
        self.findings.into_iter().map(|(finding, _)| finding).collect()
    }
}

/// What there is to say of events that have one thing in common.
fn of_one<'e>(timeline: &Timeline, kind: &'e Kind, told: &'e [Arc<Told>]) -> impl Iterator<Item = Finding> + use<'e> {
    let row = |told: &Told| timeline.rows().get(told.row as usize);
    let are_asked = |a: &Told, b: &Told| row(a).zip(row(b)).is_some_and(|(a, b)| (kind.is_asked)(a, b));
    let keys: Vec<String> = told.iter().map(|told| told.words.join(" ")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mut first: Vec<usize> = (0..told.len()).collect();
    neighbours(&keys, |a, b| {
        if are_asked(&told[a], &told[b]) && told[a].is_nearly(&told[b]) {
            let (one, other) = (a.min(b), a.max(b));
            first[other] = first[other].min(one);
        }
    });
    let doubles = first.into_iter().enumerate().filter(|(at, first)| at != first);
    doubles.map(|(at, first)| asked(&told[at], &told[first], kind.what))
}

fn asked(one: &Told, other: &Told, what: &str) -> Finding {
    Finding {
        rule: Rule::LikelyDoubleEvent,
        subject: Subject::Event { row: one.row },
        message: format!("is this the same as {} of the same {what}?", quoted(&other.title)),
        hint: "tell it once, with the sources of both; if they are two, let the titles say what differs".to_owned(),
    }
}

impl Told {
    fn is_nearly(&self, other: &Self) -> bool {
        let (less, more) = if self.words.len() <= other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let is_there = |word: &String| more.iter().any(|other| word == other || mistyped(word, other));
        let at_one_place = self.place.as_ref().zip(other.place.as_ref()).is_none_or(|(one, other)| one.is_near(other));
        let numbers = |words: &[String]| words.iter().filter(|word| word.starts_with(char::is_numeric)).count();
        at_one_place
            && !less.is_empty()
            && more.len() * 2 <= less.len() * 3
            && numbers(less) == numbers(more)
            && less.iter().all(is_there)
    }
}

/// The words of a title by the alphabet, each once, without small ones and without English endings.
fn words(title: &str) -> Vec<String> {
    let mut words = Name::of(title).words;
    words.retain(|word| !SMALL.contains(&word.as_str()));
    for word in &mut words {
        let stem = ["ing", "ed", "e"].iter().find_map(|ending| word.strip_suffix(ending));
        if let Some(stem) = stem.filter(|stem| stem.len() > 3) {
            *word = stem.to_owned();
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::fixture::{event, timeline};

    fn doubles(timeline: &Timeline) -> Vec<Finding> {
        let shared = Shared::of(timeline);
        let mut doubles = Doubles::new(&shared);
        let told = |row| shared.told(u32::try_from(row).unwrap(), &timeline.event(row).unwrap());
        (0..timeline.len()).filter_map(told).for_each(|told| doubles.add(told));
        assert!(doubles.waiting.is_empty());
        doubles.findings()
    }

    fn told(date: &str, title: &str, place: &str) -> Event {
        let place = Some(place.to_owned()).filter(|place| !place.is_empty());
        Event { title: title.to_owned(), place, ..event(date, vec![]) }
    }

    fn asked_of(events: Vec<Event>) -> Vec<(Subject, String)> {
        doubles(&timeline(events, vec![])).into_iter().map(|finding| (finding.subject, finding.message)).collect()
    }

    #[test]
    fn two_events_of_a_day_are_asked_about_where_one_was_probably_meant() {
        let day = "2022-03-27";
        for (one, other, near) in [
            ((day, "The harbour burns"), (day, "Harbour burns"), true),
            ((day, "The harbour is burning"), (day, "Harbour burns"), true),
            ((day, "The bridge is closed"), (day, "Council closes bridge"), true),
            ((day, "The bridge is closed"), (day, "The brigde is closed"), true),
            ((day, "Warehouse destroyed"), (day, "Warehuose destroyed"), true),
            ((day, "Le port brûle"), (day, "LE PORT BRULE"), true),
            ((day, "U.S. sends troops to Kabul"), (day, "US sends troops to Kabul"), true),
            ((day, "Troops of the U.S.A. leave"), (day, "USA troops leave"), true),
            ((day, "J.R.R. Tolkien dies"), (day, "Tolkien, JRR, dies"), true),
            ((day, "Ferry no. 3.5 sinks"), (day, "Ferry no. 35 sinks"), false),
            ((day, "Harbour burns"), ("2022-03-27T18:00:00Z", "Harbour burns"), true),
            (("2022-03-27T23:30:00-06:00", "Harbour burns"), (day, "Harbour burns"), true),
            // One moment, on two days.
            (("2022-03-27T23:30:00-06:00", "Harbour burns"), ("2022-03-28T05:30:00Z", "Harbour burns"), true),
            (("2022-03-27T23:30-06:00", "Harbour burns"), ("2022-03-28T06:30:00+01:00", "The harbour burns"), true),
            (("2022-03-27T23:30:00-06:00", "Harbour burns"), ("2022-03-28T05:30:01Z", "Harbour burns"), false),
            (("2022-03-27T23:30:00-06:00", "Harbour burns"), ("2022-03-28T05:30:00Z", "Harbour reopens"), false),
            (("2022-03-27T23:30:00", "Harbour burns"), ("2022-03-28T05:30:00Z", "Harbour burns"), false),
            ((day, "Harbour burns"), ("2022-03-28", "Harbour burns"), false),
            ((day, "Harbour burns"), ("2022-03", "Harbour burns"), false),
            ((day, "Harbour burns"), ("2022-03-27/2022-03-28", "Harbour burns"), false),
            (("2022-03", "Harbour burns"), ("2022-03", "Harbour burns"), false),
            ((day, "Harbour burns"), (day, "Harbour reopens"), false),
            ((day, "Mayor of Lyon resigns"), (day, "Mayor of Lille resigns"), false),
            ((day, "Match 3 ends"), (day, "Match 4 ends"), false),
            ((day, "Match ends"), (day, "Match 4 ends"), false),
            ((day, "Harbour burns"), (day, "Harbour burns, warehouse of the navy saved"), false),
            ((day, "!"), (day, "?"), false),
        ] {
            let events = vec![told(one.0, one.1, ""), told(other.0, other.1, "")];
            assert_eq!(asked_of(events).len(), usize::from(near), "{one:?} {other:?}");
        }
    }

    #[test]
    fn events_at_two_places_are_two_and_of_three_two_are_asked_about() {
        let of = |place: &str| told("2022-03-27", "Strike begins", place);
        for (one, other, is_one) in [
            ("Lyon", "Lille", false),
            ("San Salvador", "San Miguel", false),
            ("Pier 3", "Pier 4", false),
            ("Lyon", "LYON", true),
            ("Washington, D.C.", "Washington DC", true),
            ("The Hague", "Hague", true),
            ("Tecoluca", "Tecolcua", true),
            ("San Salvador", "San Salvador, El Salvador", true),
            ("São Paulo", "Sao Paulo", true),
            ("!", "Lyon", false),
        ] {
            assert_eq!(asked_of(vec![of(one), of(other)]).len(), usize::from(is_one), "{one} / {other}");
        }
        let message = "is this the same as `Strike begins` of the same day?".to_owned();
        let at = |row| (Subject::Event { row }, message.clone());
        assert_eq!(asked_of(vec![of("Lyon"), of("lyon"), of("")]), [at(1), at(2)]);
    }

    #[test]
    fn an_event_may_be_told_on_the_day_and_at_the_moment_of_others() {
        let at = |date: &str| told(date, "Harbour burns", "");
        let asked = asked_of(vec![at("2022-03-27T23:30:00-06:00"), at("2022-03-28T05:30:00Z"), at("2022-03-28")]);
        let message = |of: &str| format!("is this the same as `Harbour burns` of the same {of}?");
        let of: Vec<String> = asked.into_iter().map(|(_, message)| message).collect();
        assert_eq!(of, [message("day"), message("moment")]);
        let clocks = ["2022-03-27T23:30:00-06:00", "2022-03-28T05:30:00Z", "2022-03-28T06:30:00+01:00"];
        assert_eq!(asked_of(clocks.map(at).into()).len(), 2 + 1, "of the second two the day tells as well");
    }

    #[test]
    fn only_events_of_a_shared_day_are_kept_until_the_last_of_them_has_come() {
        let days = (1..=28).map(|day| told(&format!("2022-03-{day:02}"), "Strike goes on", ""));
        let timeline = timeline(days.chain([told("2022-03-07", "Rain", "")]).collect(), vec![]);
        let shared = Shared::of(&timeline);
        let told: Vec<Told> =
            (0..29).filter_map(|row| shared.told(row, &timeline.event(row as usize).unwrap())).collect();
        assert_eq!(told.iter().map(|told| told.row).collect::<Vec<_>>(), [6, 7]);
        assert_eq!(doubles(&timeline), []);
    }
}
