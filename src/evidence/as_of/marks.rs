//! How certain it is of events that they were known on a day, and how that is told.
//!
//! Owns the counts of what is hidden and of what may not have been known, and their words, from the whole sentence to the
//! date alone. Refuses to hold a word for an event of which it is certain: that goes without saying.

use super::Out;
use crate::model::{Cutoff, Lang, Noun, Phrase};

/// How certain it is of the events of a timeline that they were known on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The day, or the moment.
    pub cutoff: Cutoff,
    /// How many events came later.
    pub hidden: u64,
    /// How many events that nothing dated carries certainly begin later.
    pub begin_later: u64,
    /// How many claims of the others came later.
    pub hidden_claims: u64,
    /// The rows of events that may have been known, ascending.
    pub(super) possibly: Vec<u32>,
    /// The rows of events that are there because nothing says that they came later, ascending.
    pub(super) undated: Vec<u32>,
}

impl Marks {
    /// Whether the event of a row was known for certain, possibly, or whether nothing tells.
    pub fn out(&self, row: usize) -> Out {
        let among = |rows: &[u32]| u32::try_from(row).is_ok_and(|row| rows.binary_search(&row).is_ok());
        if among(&self.possibly) {
            Out::Possibly
        } else if among(&self.undated) {
            Out::Undated
        } else {
            Out::Certainly
        }
    }

    /// How certain it is in one word: "possibly", "undated"; none where it is certain.
    pub fn word(&self, row: usize) -> Option<&'static str> {
        Some(self.out(row)).filter(|out| matches!(out, Out::Possibly | Out::Undated)).map(Out::word)
    }

    /// Which day it is, and what is to be kept in mind: "as known on 31 March 2025 · 7 later events hidden · 2 later
    /// claims hidden · 2 events possibly known · 3 undated events kept".
    pub fn words(&self) -> String {
        self.told(&[&self.hidden()[..], &self.unsure()[..]].concat())
    }

    /// How much a screen of so many events tells of, each with what parts it from the day before it, in more and more words:
    /// " −12" for what came later, " −12 3·" with what nothing dates, ": 12 later, 3 undated", " · 6 events known, 12 came
    /// later". Signs are those of the rows.
    pub fn counts(&self, events: usize, lang: Lang) -> [String; 7] {
        let [possibly, undated] = self.unsure().map(|part| part.count);
        let known = (events as u64).saturating_sub(possibly + undated);
        let later = self.hidden + self.begin_later;
        let some = |counts: &[(u64, Phrase)]| {
            let told = counts.iter().filter(|(n, _)| *n > 0).map(|(n, said)| lang.say(*said, &[&lang.grouped(*n)]));
            told.collect::<Vec<_>>().join(", ")
        };
        let known_first = |known: &str, rest: &[(u64, Phrase)]| {
            let rest = some(rest);
            let known = lang.say(Phrase::Known, &[known]);
            format!(" · {known}{}{rest}", if rest.is_empty() { "" } else { ", " })
        };
        let unsure = [(possibly, Phrase::Possibly), (undated, Phrase::UndatedOnes)];
        let claims = if self.hidden_claims == 1 { Phrase::LaterClaimHidden } else { Phrase::LaterClaimsHidden };
        let begin = if self.begin_later == 1 { Phrase::BeginsLater } else { Phrase::BeginLater };
        let parts = [(self.hidden, Phrase::CameLater), (self.begin_later, begin), (self.hidden_claims, claims)];
        let nothing = || format!(": {}", lang.word(Phrase::NothingLater));
        let short = |told: String| if told.is_empty() { nothing() } else { format!(": {told}") };
        let (out, dot) = (format!(" \u{2212}{}", lang.grouped(later)), format!("{}·", lang.grouped(undated)));
        let beside =
            |told: &str, before: &str| if undated == 0 { told.to_owned() } else { format!("{told}{before}{dot}") };
        let all = lang.counted(known, Noun::Event);
        [
            out.clone(),
            beside(&out, " "),
            if later == 0 { short(beside("", "")) } else { beside(&short(some(&[(later, Phrase::LaterOnes)])), ", ") },
            short(some(&[(later, Phrase::LaterOnes), (undated, Phrase::UndatedOnes)])),
            known_first(&lang.grouped(known), &[&unsure[..], &[(later, Phrase::LaterOnes)]].concat()),
            known_first(&all, &[&unsure[..], &[(later, Phrase::CameLater)]].concat()),
            known_first(&all, &[&unsure[..], &parts].concat()),
        ]
    }

    /// The day, and what there is any of: as a message, in English.
    fn told(&self, parts: &[Part]) -> String {
        let told = parts.iter().filter(|part| part.count > 0).map(Part::words);
        std::iter::once(as_known_on(&self.cutoff, Lang::English)).chain(told).collect::<Vec<_>>().join(" · ")
    }

    /// What those do that begin later.
    fn begin(&self) -> &'static str {
        if self.begin_later == 1 { "begins later" } else { "begin later" }
    }

    fn hidden(&self) -> [Part; 3] {
        let parts = [
            (self.hidden, "later event", "hidden"),
            (self.begin_later, "", self.begin()),
            (self.hidden_claims, "later claim", "hidden"),
        ];
        parts.map(|(count, what, state)| Part { count, what, state })
    }

    fn unsure(&self) -> [Part; 2] {
        let [possibly, undated] = [&self.possibly, &self.undated].map(|rows| rows.len() as u64);
        [
            Part { count: possibly, what: "event", state: "possibly known" },
            Part { count: undated, what: "undated event", state: "kept" },
        ]
    }
}

/// So many of something, and what is said of them: "7 later events hidden".
#[derive(Debug, Clone, Copy)]
struct Part {
    count: u64,
    what: &'static str,
    state: &'static str,
}

impl Part {
    fn words(&self) -> String {
        let between = if self.what.is_empty() { "" } else { " " };
        let plural = if self.count == 1 || self.what.is_empty() { "" } else { "s" };
        let Self { what, state, .. } = self;
        format!("{}{between}{what}{plural} {state}", Lang::English.grouped(self.count))
    }
}

/// "as known on 31 March 2025".
pub fn as_known_on(cutoff: &Cutoff, lang: Lang) -> String {
    lang.say(Phrase::AsKnown, &[&cutoff.words(lang)])
}
