//! Help: the keys of the view it was asked in and those of all views, the signs, and what is said where there is nothing
//! yet.
//!
//! Owns how these stand in columns, and which keys are found.

use crate::app::commands::keymap::Keymap;
use crate::app::commands::{Explained, Section, explained, explained_in};
use crate::app::layout::{Composer, Line, Paragraph, Role, Size, Span};
use crate::app::mode::{Charset, Focus};
use crate::plot::mark;
use crate::text::{Clean, fold};
use std::sync::Arc;

/// What is said where there are no events, and nothing is wrong: how to go on. Several lines.
pub const NO_EVENTS: &str = "\
No events yet. `dateline new FILE` writes a chronology to begin with. The least event is

[[events]]
date = \"2023\"
title = \"CECOT opens\"

and docs/format.md has the rest.";

/// What is said while files are read of which no event is known yet.
pub const READING: &str = "Reading: no event has come yet.";

/// Help on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// What had the keys before.
    pub of: Focus,
    /// Whether the signs are shown, and not the keys.
    pub is_of_signs: bool,
    /// What the rows contain that are shown, as it is typed; the keys of all views are gone through then.
    narrowed: String,
    /// How many were found by that.
    found: usize,
    /// In which characters the keys are spelt.
    charset: Charset,
    keymap: Arc<Keymap>,
    /// The room that it is laid out for, and its lines in that.
    size: Size,
    lines: Vec<Line>,
    /// The first line shown.
    pub top: usize,
}

/// The signs of time besides the alphabet of dates ([`mark::LEGEND`]), and what they say.
const TIME: &[(&str, &str)] = &[("╱╱", "an empty stretch, left out")];

/// The other signs, and what they say.
const SIGNS: &[(&str, &str)] = &[
    ("▁▄█", "how many start there; █ most"),
    ("╌ ─", "one may start; some last"),
    ("▾ ▌", "where you are: on axis, rows"),
    ("┊", "a gap: how long nothing was"),
    ("+12", "so many more events there"),
    ("+1", "so many more, independent"),
    ("→ –?", "end of a date: open; unknown"),
    ("~ ≤ ?", "by a date: about; by; unsure"),
    ("?", "before an event: may match"),
    ("·", "before it: nothing dates it"),
    ("•", "before it: new or changed"),
    ("a–z", "before it: the mark's letter"),
    ("≠ ≈", "sources part; they may part"),
    ("[1]", "a source, by its number"),
    ("✓ ✗", "chosen, or whole; not whole"),
    ("A B", "of which file an event is"),
    ("!", "problems in the files"),
    ("↑ ↓ ~", "at least, at most, about"),
    ("├─┤", "on one of these days"),
    ("● ■ ▲", "whose figure: see above it"),
];

/// A column is no narrower than this, and its keys take so much of it.
const COLUMN: usize = 38;
const KEYS: usize = 10;
/// More columns are not looked through.
const MOST: usize = 3;
/// Columns between two.
const GAP: usize = 2;

/// Keys or a sign, and what is said of them.
type Told = (Vec<String>, String);

impl Help {
    /// Lays the keys of what has them out for so much room.
    pub fn of(of: Focus, keymap: Arc<Keymap>, charset: Charset, size: Size) -> Self {
        let (narrowed, lines) = (String::new(), Vec::new());
        let mut help = Self { of, is_of_signs: false, narrowed, found: 0, charset, keymap, size, lines, top: 0 };
        help.lay();
        help
    }

    /// Its lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// What the rows contain that are shown, as it was typed.
    pub fn narrowed(&self) -> &str {
        &self.narrowed
    }

    /// How many keys were found by that.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Whether it covers a line that is being typed, or a question.
    pub fn covers_line(&self) -> bool {
        matches!(self.of, Focus::Prompt | Focus::Copying | Focus::Opening)
    }

    /// Lays it out again where the room is another, and scrolls no further than there is something.
    pub(in crate::app) fn settle(&mut self, size: Size) {
        if self.size != size {
            self.size = size;
            self.lay();
        }
        self.top = self.top.min(self.lines.len().saturating_sub(usize::from(size.height)));
    }

    /// Shows the rows alone that contain what is typed.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        typed.clone_into(&mut self.narrowed);
        (self.is_of_signs, self.top) = (false, 0);
        self.lay();
    }

    /// Shows the signs in place of the keys, or these again.
    pub(in crate::app) fn turn(&mut self) {
        (self.is_of_signs, self.top) = (!self.is_of_signs, 0);
        self.lay();
    }

    /// The parts to be told: a heading, and what is explained below it.
    fn parts(&self) -> Vec<(&'static str, Vec<Told>)> {
        let spelt = |keys: Vec<String>| keys.into_iter().map(|key| self.charset.spell(key)).collect();
        let owned =
            |rows: Vec<Explained>| rows.into_iter().map(|(keys, words)| (spelt(keys), words.to_owned())).collect();
        if self.is_of_signs {
            let legend = mark::LEGEND.iter().map(|(signs, words)| (vec![mark::text(signs)], (*words).to_owned()));
            let told = |(sign, words): &(&str, &str)| (vec![(*sign).to_owned()], (*words).to_owned());
            let of_time = legend.chain(TIME.iter().map(told)).collect();
            return vec![("SIGNS OF TIME", of_time), ("OTHER SIGNS", SIGNS.iter().map(told).collect())];
        }
        let wanted = fold(self.narrowed.trim());
        if wanted.is_empty() {
            let (own, common) = explained_in(self.of, &self.keymap);
            return vec![(name(self.of), owned(own)), ("EVERYWHERE", owned(common))];
        }
        let is_found = |(keys, words): &Explained| {
            fold(words).contains(&wanted) || keys.iter().any(|key| fold(key).contains(&wanted))
        };
        let found = |section| explained(section, &self.keymap).into_iter().filter(is_found).collect();
        Section::ALL.into_iter().map(|section| (section.words(), owned(found(section)))).collect()
    }

    fn lay(&mut self) {
        let (width, height) = (usize::from(self.size.width), usize::from(self.size.height));
        let columns = ((width + GAP) / (COLUMN + GAP)).clamp(1, MOST);
        let room = (width + GAP) / columns - GAP.min(width);
        let parts: Vec<_> = self.parts().into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
        self.found = parts.iter().map(|(_, rows)| rows.len()).sum();
        let parts: Vec<Vec<Line>> = parts.iter().map(|(heading, rows)| part(heading, rows, room)).collect();
        let all: usize = parts.iter().map(Vec::len).sum();
        let rows = if columns > 1 { height.max(all.div_ceil(columns)).max(1) } else { usize::MAX };
        let mut stand: Vec<Vec<Line>> = vec![Vec::new()];
        let fits = parts.len() <= columns && parts.iter().all(|part| part.len() <= rows);
        for (n, part) in parts.into_iter().enumerate() {
            if n > 0 && fits && columns > 1 {
                stand.push(Vec::new());
            }
            for line in part {
                if stand.last().is_some_and(|column| column.len() >= rows) {
                    stand.push(Vec::new());
                }
                if let Some(column) = stand.last_mut() {
                    column.push(line);
                }
            }
        }
        self.lines = beside(stand, room);
    }
}

/// What a place is called above its keys.
fn name(place: Focus) -> &'static str {
    match place {
        Focus::List => "TIMELINE",
        Focus::Detail => "DETAILS",
        Focus::Problems => "PROBLEMS",
        Focus::Facets => "INDEX",
        Focus::Sources => "SOURCES",
        Focus::Figures => "FIGURES",
        Focus::Lanes => "LANES",
        Focus::Help => "HELP",
        Focus::Prompt => "WHILE TYPING",
        Focus::Copying => "WHILE COPYING",
        Focus::Opening => "BEFORE OPENING",
    }
}

/// A heading and its rows, so many columns wide.
fn part(heading: &'static str, rows: &[Told], room: usize) -> Vec<Line> {
    let mut text = Composer::new(room);
    text.say(Role::Heading, heading);
    for (keys, words) in rows {
        explain(&mut text, keys, words);
    }
    text.lines
}

/// Keys and what they do; those for which their column has no room stand behind the words.
fn explain(text: &mut Composer, keys: &[String], words: &str) {
    let column = KEYS.min(text.width / 2);
    let mut lead = keys.first().cloned().unwrap_or_default();
    let mut rest = keys.iter().skip(1).peekable();
    while let Some(key) = rest.next_if(|key| Clean::line(&format!("{lead} {key}")).width() < column) {
        lead = format!("{lead} {key}");
    }
    let rest: Vec<&str> = rest.map(String::as_str).collect();
    let words = if rest.is_empty() { words.to_owned() } else { format!("{words}; {}", rest.join(" ")) };
    let lead = Clean::line(&lead);
    let lead = if lead.width() < column { lead.pad(column) } else { Clean::line(&format!("{lead} ")) };
    text.push(Paragraph::led(Role::Key, lead, vec![Span::new(Role::Body, Clean::line(&words))]));
}

/// Columns beside each other.
fn beside(columns: Vec<Vec<Line>>, room: usize) -> Vec<Line> {
    let height = columns.iter().map(Vec::len).max().unwrap_or_default();
    let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
    let mut lines = Vec::with_capacity(height);
    for _ in 0..height {
        let (mut spans, mut used) = (Vec::new(), 0);
        for (n, column) in columns.iter_mut().enumerate() {
            let Some(line) = column.next() else { continue };
            let from = n * (room + GAP) + line.indent;
            spans.push(Span::new(Role::Body, Clean::line(&" ".repeat(from.saturating_sub(used)))));
            used = from + line.spans.iter().map(|span| span.text.width()).sum::<usize>();
            spans.extend(line.spans);
        }
        lines.push(Line { spans, ..Line::default() });
    }
    lines
}
