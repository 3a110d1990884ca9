//! Where the reader is, in words, and the bar of views.
//!
//! Owns one order of the views everywhere; a key that is shown works.

use crate::app::commands;
use crate::app::input::{Code, Key};
use crate::app::layout::clip;
use crate::app::mode::{Focus, Mode};
use crate::app::state::State;
use crate::model::number::{counted, grouped};
use crate::query::Query;
use crate::text::Clean;
use std::fmt::Write;

/// Something on the bar of views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarItem {
    /// The columns before it, where something stands there.
    pub gap: u16,
    /// Its key; none for the view that is on the screen.
    pub keys: &'static str,
    /// Its words; none where there is no room for more than keys.
    pub words: &'static str,
}

/// The views: key, name, and as what the one on the screen is called.
const VIEWS: [(Mode, &str, &str, &str); 5] = [
    (Mode::Browse, "Esc", "timeline", "Timeline"),
    (Mode::Lanes, "L", "lanes", "Lanes"),
    (Mode::Sources, "s", "sources", "Sources"),
    (Mode::Figures, "v", "figures", "Figures"),
    (Mode::Facets, "i", "index", "Index"),
];
/// What can be done everywhere.
const TOOLS: [(&str, &str); 4] = [("/", "search"), ("f", "filter"), ("?", "keys"), (":", "commands")];
/// From this width on commands can be looked for by name.
const WIDE: u16 = 100;

/// How much of the bar is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    /// Neither index nor filter.
    Most,
    /// Of other views the keys alone.
    Keys,
    /// The view and where help is.
    Least,
}

impl State {
    /// The bar of views, as much of it as fits into so many columns.
    pub fn view_bar(&self, width: u16) -> Vec<BarItem> {
        let ways = [Told::All, Told::Most, Told::Keys, Told::Least];
        let bars = ways.into_iter().map(|told| self.bar(width, told));
        bars.into_iter().find(|bar| columns(bar) <= width).unwrap_or_default()
    }

    fn bar(&self, width: u16, told: Told) -> Vec<BarItem> {
        let mut bar = Vec::new();
        let now = if self.help.is_some() { None } else { Some(self.mode) };
        for (mode, keys, name, current) in VIEWS {
            let is_now = now == Some(mode);
            let left_off = match told {
                Told::All => false,
                Told::Most => mode == Mode::Facets,
                Told::Keys => mode == Mode::Browse,
                Told::Least => true,
            };
            if is_now {
                bar.push(BarItem { gap: 2, keys: "", words: current });
            } else if !left_off && self.works(keys) {
                // Keys alone stand closer together.
                let is_alone = told == Told::Keys;
                let gap =
                    if is_alone && bar.last().is_some_and(|item: &BarItem| item.words.is_empty()) { 1 } else { 2 };
                bar.push(BarItem { gap, keys, words: if is_alone { "" } else { name } });
            }
        }
        let mut is_first = true;
        for (keys, words) in TOOLS {
            let left_off = match (told, keys) {
                (_, ":") => width < WIDE,
                (Told::Most | Told::Keys, "f") => true,
                (Told::Least, keys) => keys != "?",
                _ => false,
            };
            if !left_off && self.works(keys) {
                let words = if keys == "?" && self.help.is_some() { "back" } else { words };
                bar.push(BarItem { gap: if is_first { 3 } else { 2 }, keys, words });
                is_first = false;
            }
        }
        bar
    }

    /// Whether a key does something here.
    fn works(&self, keys: &str) -> bool {
        let mut letters = keys.chars();
        let key = match (letters.next(), letters.next()) {
            (Some(letter), None) => Key::char(letter),
            _ => Key::plain(Code::Esc),
        };
        commands::bound(self.focus(), key).is_some_and(|command| self.holds(command.when))
    }

    /// The focused value, as a filter asks for it, and how many events have it: "tag:allegations 2 of 3".
    fn value_in_words(&self) -> Option<String> {
        let facet = self.facets_view.focused()?;
        let shown = facet.shown.map(|shown| format!("{} of ", grouped(shown))).unwrap_or_default();
        let value = clip::mention(&Query::toggled("", facet.field, facet.value)).cut(28, "…");
        Some(format!("{value} {shown}{}", grouped(facet.all)))
    }

    /// Where the reader is in what has the keys: "9/18", "1/3: 2 errors, 1 warning"; none where that says nothing.
    pub fn place_in_words(&self) -> Option<Clean> {
        let of = |n: usize, all: usize| format!("{}/{}", grouped(n + 1), grouped(all));
        let cursor = self.cursor(self.pane).filter(|(_, all)| *all > 0).map(|(cursor, all)| of(cursor.focus, all));
        let events = self.order.len();
        let event = (events > 0).then(|| match self.progress {
            // How many there are is not known before all are read.
            Some(_) => grouped(self.position + 1),
            None => of(self.position, events),
        });
        let mut words = self.place_in_focus(cursor, event)?;
        self.push_asked(&mut words);
        Some(Clean::line(&words))
    }

    /// Where that is in what has the keys, from the places of its cursor and of the focused event.
    fn place_in_focus(&self, cursor: Option<String>, event: Option<String>) -> Option<String> {
        Some(match self.focus() {
            Focus::Help => match &self.help {
                Some(help) if help.is_of_signs => "signs".to_owned(),
                _ => "keys".to_owned(),
            },
            Focus::Copying | Focus::Opening => return None,
            Focus::Facets => self.value_in_words().or(cursor)?,
            Focus::Problems => {
                let problems = &self.timeline.problems;
                let (errors, all) = (problems.errors(), problems.total());
                let (errors, warnings) = (counted(errors, "error"), counted(all.saturating_sub(errors), "warning"));
                format!("{}: {errors}, {warnings}", cursor?)
            }
            Focus::Sources => format!("{} {}", cursor?, self.views.sources.order()),
            Focus::Figures => self.views.figures.place_in_words(self.summary()?, self.pane)?,
            Focus::Lanes => self.lane_in_words().or(event)?,
            Focus::Prompt if self.help.is_some() => return None,
            Focus::Prompt if self.mode == Mode::Facets => self.value_in_words()?,
            Focus::List | Focus::Detail | Focus::Prompt => event?,
        })
    }

    /// Adds what was asked for: the filter, a number that is being typed, the letter of a mark, what is searched for.
    fn push_asked(&self, words: &mut String) {
        // The banner that tells of a day has no room for what is asked.
        if let Some(filter) = self.query.filter.as_ref().filter(|_| self.looks_back()) {
            let typed = clip::mention(&filter.typed).cut(24, "…");
            let (found, all) = (grouped(filter.matches.rows().len()), grouped(self.timeline.len()));
            let _ = write!(words, " · filter {typed}: {found} of {all} events");
        }
        if let Some(number) = self.jumps.number {
            let _ = write!(words, " · {}", grouped(number));
        }
        if self.jumps.waiting.is_some() {
            words.push_str(" · the letter of the mark?");
        }
        if !self.narrowed().is_empty() && matches!(self.focus(), Focus::Facets | Focus::Help) {
            let _ = write!(words, " · “{}”", clip::mention(self.narrowed()).cut(16, "…"));
        }
        if let Some(search) =
            self.query.search.as_ref().filter(|_| !matches!(self.focus(), Focus::Facets | Focus::Help))
        {
            let typed = clip::mention(&search.typed).cut(16, "…");
            let _ = write!(words, " · “{typed}” {}", self.hits_in_words());
        }
    }
}

/// The columns of a bar, with the one before it.
fn columns(bar: &[BarItem]) -> u16 {
    let item = |(n, item): (usize, &BarItem)| {
        let both = u16::from(!item.keys.is_empty() && !item.words.is_empty());
        let length = item.keys.chars().count() + item.words.chars().count();
        u16::try_from(length).unwrap_or(u16::MAX) + both + if n > 0 { item.gap } else { 1 }
    };
    bar.iter().enumerate().map(item).sum()
}
