//! The first lines of a page: when and where it was, who says so, whether they agree.
//!
//! Owns the line of sources, which gives up detail until it fits, and never who they are altogether.

use crate::app::detail::EventPage;
use crate::app::detail::claim_row::ClaimRow;
use crate::app::detail::sides::lead;
use crate::app::detail::sources::copy_of;
use crate::app::layout::{Paragraph, Role, Span, clip};
use crate::dossier::{CitedClaims, SourceEntry};
use crate::model::{Answer, Lang, Phrase, Source};
use crate::text::Clean;
use std::fmt::Write;

/// How much the line of sources tells: each gives up what the one before it tells last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// How many there are, the name of the first, cut where it has to be, and how many there are besides.
    First,
    /// The names of as many sources as fit, and how many there are besides.
    Names,
    /// All names.
    AllNames,
    /// When they were published.
    Dates,
    /// That it is sources that are counted.
    Counted,
    /// Of what they are copies.
    Copies,
    /// That one has no date.
    NoDate,
}

impl EventPage<'_> {
    /// Returns what had no room beside the time.
    pub(super) fn head(&mut self) -> Vec<Span> {
        if self.shape.title > 0 {
            self.title();
        }
        let (when, left) = self.circumstances();
        self.text.push(joined(&when));
        self.sources_line();
        self.disputed_line();
        self.known();
        left
    }

    /// What stands behind the claims, so that it does not push them out of a low pane: what the head has left; after and
    /// before which events it is said to be, a line each.
    pub(super) fn left_and_order(&mut self, left: &[Span]) {
        if !left.is_empty() {
            self.text.push(joined(left));
        }
        for (side, words) in self.subject.dossier.order.iter().take(clip::ITEMS) {
            let line = Clean::line(&format!("{side} {}", clip::mention(words))).cut(self.text.width, "…");
            self.text.say(Role::Quiet, line);
        }
    }

    /// The title, cut to the lines it may take.
    fn title(&mut self) {
        let title = Paragraph::run(Role::Title, clip::field(&self.subject.dossier.event.title));
        let mut lines = title.lines(self.text.width);
        let most = usize::from(self.shape.title);
        if lines.len() > most {
            let rest: Vec<&str> =
                lines.iter().skip(most - 1).flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
            let rest = Clean::line(&rest.join(" ")).cut(self.text.width, "…");
            lines.truncate(most - 1);
            lines.extend(Paragraph::run(Role::Title, rest).lines(self.text.width));
        }
        self.text.lines.extend(lines);
    }

    /// When it was, where, and how soon it was reported; and what of that is left for another line. In a low pane who says it
    /// is not pushed out of sight: there the first line is one, and of the rest the lag has it first.
    fn circumstances(&self) -> (Vec<Span>, Vec<Span>) {
        let dossier = self.subject.dossier;
        let when = Span::new(Role::When, Clean::line(&dossier.event.when()));
        let place = dossier.event.place.as_deref().map(|place| Span::new(Role::Body, clip::field(place)));
        let lag = dossier.basis.lag.as_ref().map(|lag| Span::new(Role::Quiet, Clean::line(&lag.beside_sources())));
        let mut room = self.text.width.saturating_sub(when.text.width());
        let mut fits = |part: &Span| {
            let left = room.checked_sub(part.text.width() + SEPARATOR.chars().count());
            room = left.unwrap_or(room);
            self.shape.roomy || left.is_some()
        };
        let [lag, place] = [lag, place].map(|part| match part {
            Some(part) if fits(&part) => (Some(part), None),
            part => (None, part),
        });
        let first = std::iter::once(when).chain(place.0).chain(lag.0).collect();
        (first, place.1.into_iter().chain(lag.1).collect())
    }

    /// Says where it is not certain that the event was known on the day of which the screen tells.
    fn known(&mut self) {
        if let Some(why) = self.subject.dossier.why_known() {
            self.text.say(Role::Warning, Clean::line(&why));
        }
    }

    /// Who says it, in one line: "2 independent sources: [1] AP News, 3 Mar 2025  [2] The Sun, no date".
    fn sources_line(&mut self) {
        let sources = &self.subject.dossier.sources;
        if sources.is_empty() {
            return self.text.say(Role::Warning, self.subject.timeline.lang.word(Phrase::NoSource));
        }
        let ways = [Told::NoDate, Told::Copies, Told::Counted, Told::Dates, Told::AllNames];
        // Of many sources no line tells all: there names alone are tried.
        let few = sources.len() <= 32;
        let fitting = ways.into_iter().filter(|_| few).map(|told| self.told(told, sources.len()));
        let width = |runs: &[Span]| runs.iter().map(|run| run.text.width()).sum::<usize>();
        let mut fitting = fitting.filter(|runs| width(runs) <= self.text.width);
        let line = fitting.next().unwrap_or_else(|| {
            let shorter = (1..=sources.len().min(16)).rev().map(|names| self.told(Told::Names, names));
            let mut shorter = shorter.skip_while(|runs| width(runs) > self.text.width);
            shorter.next().unwrap_or_else(|| self.told(Told::First, 1))
        });
        self.text.push(Paragraph::of(line));
    }

    /// The line of sources, so much of it.
    fn told(&self, told: Told, names: usize) -> Vec<Span> {
        let Self { subject, .. } = self;
        let dossier = subject.dossier;
        let (basis, lang) = (&dossier.basis, subject.timeline.lang);
        let mut counted = if told < Told::Counted { basis.counted_briefly(lang) } else { basis.counted(lang) };
        let mut line = Vec::new();
        let more = dossier.sources.len().saturating_sub(names);
        let more = if more > 0 { Clean::line(&format!("  +{more}")) } else { Clean::default() };
        let mut room = self.text.width.saturating_sub(NUMBER + more.width());
        if told == Told::First && counted.chars().count() + 2 + LEAST_NAME > room {
            // Who it is at all comes before of what sort they are.
            counted = counted.split([' ', ',']).next().unwrap_or_default().to_owned();
        }
        if !counted.is_empty() && (told > Told::First || counted.chars().count() + 2 < room) {
            let counted = Clean::line(&format!("{counted}: "));
            room = room.saturating_sub(counted.width());
            line.push(Span::new(Role::Quiet, counted));
        }
        for (n, entry) in dossier.sources.iter().take(names).enumerate() {
            line.extend((n > 0).then(|| Span::new(Role::Quiet, "  ")));
            let number = Clean::line(&format!("[{}] ", n + 1));
            line.push(Span::new(Role::Citation, number));
            let name = clip::mention(entry.source.as_deref().map_or_else(|id| *id, Source::name));
            line.push(Span::new(Role::By, if told == Told::First { name.cut(room, "…") } else { name }));
            let beside = beside(entry, told, subject.has_dates, lang);
            line.extend((!beside.is_empty()).then(|| Span::new(Role::Quiet, Clean::line(&beside))));
        }
        line.extend((!more.is_empty()).then(|| Span::new(Role::Quiet, more)));
        line
    }

    /// The first claim against one of these, in one line.
    fn disputed_line(&mut self) {
        let dossier = self.subject.dossier;
        let row = dossier.row;
        let Some((_, found)) = dossier.disagreements.first() else { return };
        let words = if found.answer() == Answer::Possibly { "may not fit" } else { "disputed" };
        let elsewhere = found.sides.iter().find(|side| side.row as usize != row);
        let claims = CitedClaims::new(self.subject.timeline);
        let other = elsewhere.or(found.sides.get(1)).and_then(|at| ClaimRow::of(&claims, *at));
        let Some(other) = other else { return };
        let mut said = other.who().as_str().to_owned();
        if other.by.is_some() && !other.source.is_empty() {
            let _ = write!(said, " in {}", other.source);
        }
        if !other.published.is_empty() {
            let _ = write!(said, ", {}", other.published);
        }
        let what = if elsewhere.is_some() { format!(" ({})", other.title) } else { format!(": {}", other.text) };
        let line = Clean::line(&format!("{}{words}: {said}{what}", lead(found.answer()))).cut(self.text.width, "…");
        self.text.say(Role::Warning, line);
    }
}

/// Columns of the number of the first source.
const NUMBER: usize = 4;
/// A name of fewer columns is not told beside more than a bare count.
const LEAST_NAME: usize = 8;

/// Between the parts of a line.
const SEPARATOR: &str = " · ";

/// A line of parts.
fn joined(parts: &[Span]) -> Paragraph {
    let with = |(n, part): (usize, &Span)| [(n > 0).then(|| Span::new(Role::Quiet, SEPARATOR)), Some(part.clone())];
    Paragraph::of(parts.iter().enumerate().flat_map(with).flatten().collect())
}

/// Of what it is a copy, and when it was published.
fn beside(entry: &SourceEntry<'_>, told: Told, has_dates: bool, lang: Lang) -> String {
    let Ok(source) = &entry.source else { return " (not listed)".to_owned() };
    let origin = entry.origins.last().filter(|_| told >= Told::Copies);
    let mut words = origin.map(|origin| format!(", {}", copy_of(origin))).unwrap_or_default();
    match &source.published {
        Some(date) if told >= Told::Dates => words = format!("{words}, {}", date.label(None)),
        None if told >= Told::NoDate && has_dates => {
            words = format!("{words}, {}", lang.word(Phrase::WithoutDate));
        }
        _ => {}
    }
    words
}
