//! Where the reader is, in words, and the bar of views.
//!
//! Owns one order of the views everywhere; a key that is shown works.

use crate::app::action::Action;
use crate::app::commands::{Command, keymap};
use crate::app::help::Help;
use crate::app::layout::{Target, clip, columns};
use crate::app::mode::{Focus, Mode, Pane};
use crate::app::state::State;
use crate::app::state::keys::SEARCHES;
use crate::model::Noun;
use crate::query::Query;
use crate::text::Clean;
use std::fmt::Write;

/// Something on the bar of views.
#[derive(Debug, Clone)]
pub struct BarItem {
    /// Its first column, counted from that of the bar.
    pub at: u16,
    /// Its key; none for the view that is on the screen.
    pub keys: Clean,
    /// Its words; none where there is no room for more than keys.
    pub words: &'static str,
    /// What its key does.
    command: Option<&'static Command>,
}

impl BarItem {
    /// The column behind its last one.
    fn end(&self) -> u16 {
        let both = u16::from(!self.keys.is_empty() && !self.words.is_empty());
        self.at + columns(&self.keys) + columns(&Clean::from(self.words)) + both
    }
}

/// The views: the command that shows it, its name, and as what the one on the screen is called.
const VIEWS: [(Mode, &str, &str, &str); 5] = [
    (Mode::Browse, "back", "timeline", "Timeline"),
    (Mode::Lanes, "lanes", "lanes", "Lanes"),
    (Mode::Sources, "sources", "sources", "Sources"),
    (Mode::Figures, "figures", "figures", "Figures"),
    (Mode::Facets, "index", "index", "Index"),
];
/// What can be done everywhere: one of these commands, and its words.
const TOOLS: [(&[&str], &str); 4] =
    [(SEARCHES, "search"), (&["filter"], "filter"), (&["help"], "keys"), (&["commands"], "commands")];
/// From this width on commands can be looked for by name.
const WIDE: u16 = 100;

/// How much of the bar is told, less and less.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    All,
    /// Neither index nor filter.
    Most,
    /// That Esc leads back, and not where.
    Back,
    /// Nor how to search.
    Views,
    /// Of other views the keys alone.
    Keys,
    /// The same, but not how to search.
    Fewest,
    /// The view and where help is.
    Least,
}

impl State {
    /// The bar of views, as much of it as fits into the footer beside what else is said there.
    pub fn view_bar(&self) -> Vec<BarItem> {
        let panes = self.panes();
        let is_alone = !panes.rule.is_empty();
        let place = if is_alone { None } else { self.place_in_words() };
        let room = panes.footer.width.saturating_sub(place.map_or(0, |place| columns(&place) + 3));
        let ways = [Told::All, Told::Most, Told::Back, Told::Views, Told::Keys, Told::Fewest, Told::Least];
        let bars = ways.into_iter().map(|told| self.bar(room, told));
        let fits = |bar: &Vec<BarItem>| bar.last().is_none_or(|last| last.end() <= room);
        bars.into_iter().find(fits).filter(|_| is_alone || self.status().is_none()).unwrap_or_default()
    }

    fn bar(&self, width: u16, told: Told) -> Vec<BarItem> {
        let mut bar: Vec<BarItem> = Vec::new();
        let mut push = |gap, command: Option<(&'static Command, Clean)>, words| {
            let at = bar.last().map_or(1, |last: &BarItem| last.end() + gap);
            let (command, keys) = command.map_or_else(Default::default, |(command, keys)| (Some(command), keys));
            bar.push(BarItem { at, keys, words, command });
        };
        let now = if self.help.is_some() { None } else { Some(self.mode) };
        let mut were_keys = false;
        for (mode, command, name, current) in VIEWS {
            let left_off = told == Told::Least || mode == Mode::Facets && (Told::Most..Told::Keys).contains(&told);
            if now == Some(mode) {
                push(2, None, current);
                were_keys = false;
            } else if let Some(command) = self.key_here(&[command]).filter(|_| !left_off) {
                let name = match (mode, told) {
                    (_, Told::Keys | Told::Fewest) => "",
                    (Mode::Browse, Told::Back | Told::Views) => "back",
                    (Mode::Browse, _) => self.way_back(),
                    // Esc leads to it.
                    _ if self.mode == mode => continue,
                    _ => name,
                };
                // Keys alone stand closer together.
                push(if were_keys { 1 } else { 2 }, Some(command), name);
                were_keys = name.is_empty();
            }
        }
        let mut gap = 3;
        for (commands, words) in TOOLS {
            let left_off = match words {
                "commands" => width < WIDE,
                "filter" => told > Told::All,
                // It opens its line there too, but finds nothing that is not seen.
                "search" if self.mode.lists_items() && self.cursor(Pane::List).is_none_or(|(_, count)| count < 2) => {
                    true
                }
                "search" => matches!(told, Told::Views | Told::Fewest | Told::Least),
                _ => false,
            };
            if let Some(command) = self.key_here(commands).filter(|_| !left_off) {
                push(gap, Some(command), if words == "keys" && self.help.is_some() { "back" } else { words });
                gap = 2;
            }
        }
        bar
    }

    /// What a press on a column of the bar means: what the key does that stands there.
    pub(in crate::app) fn press_bar(&self, column: u16) -> Option<Action> {
        let item = self.view_bar().into_iter().find(|item| (item.at..item.end()).contains(&column))?;
        item.command?.first_action()
    }

    /// Where Esc leads from what is not the timeline.
    fn way_back(&self) -> &'static str {
        let is_narrowed = !self.narrowed().is_empty();
        let beneath = |mode, pane| match (mode, pane) {
            (Mode::Browse, Pane::List) => "timeline",
            (Mode::Browse, Pane::Detail) => "details",
            (Mode::Lanes, _) => "lanes",
            (Mode::Sources, _) => "sources",
            (Mode::Figures, _) => "figures",
            (Mode::Facets, _) => "index",
            (Mode::Problems, _) => "problems",
        };
        match (self.focus(), self.pane) {
            (Focus::Help, _) if is_narrowed => "all keys",
            (Focus::Facets, _) if is_narrowed => "all values",
            (Focus::Help, _) if self.help.as_ref().is_some_and(Help::covers_line) => "back",
            (Focus::Help, pane) => beneath(self.mode, pane),
            // What lies beneath has not moved.
            (Focus::Problems | Focus::Facets, pane) => beneath(Mode::Browse, pane),
            (Focus::Detail, _) if !self.trail.is_empty() => {
                let is_same = self.trail.last().is_some_and(|last| Some(last.event) == self.focus);
                if is_same { "item before" } else { "event before" }
            }
            (Focus::Detail, _) => beneath(self.mode, Pane::List),
            (Focus::Sources | Focus::Figures, Pane::Detail) => "list",
            _ => beneath(Mode::Browse, self.views.before.0),
        }
    }

    /// The focused value, as a filter asks for it, and how many events have it: "tag:allegations 2 of 3".
    fn value_in_words(&self) -> Option<String> {
        let facet = self.facets_view.focused()?;
        let shown = facet.shown.map(|shown| format!("{} of ", self.lang().grouped(shown))).unwrap_or_default();
        let value = clip::mention(&Query::toggled("", facet.field, facet.value)).cut(28, "…");
        Some(format!("{value} {shown}{}", self.lang().grouped(facet.all)))
    }

    /// Where the reader is in what has the keys: "9/18", "1/3: 2 errors, 1 warning"; none where that says nothing.
    pub fn place_in_words(&self) -> Option<Clean> {
        let of = |n: usize, all: usize| format!("{}/{}", self.lang().grouped(n + 1), self.lang().grouped(all));
        let cursor = self.cursor(self.pane).filter(|(_, all)| *all > 0).map(|(cursor, all)| of(cursor.focus, all));
        let events = self.order.len();
        let event = (events > 0).then(|| match self.progress {
            // How many there are is not known before all are read.
            Some(_) => self.lang().grouped(self.position + 1),
            None => of(self.position, events),
        });
        let mut words = self.place_in_focus(cursor, event)?;
        self.push_asked(&mut words);
        Some(Clean::line(&words))
    }

    /// Where that is in what has the keys, from the places of its cursor and of the focused event.
    fn place_in_focus(&self, cursor: Option<String>, event: Option<String>) -> Option<String> {
        let here = match self.focus() {
            Focus::Prompt if self.help.is_some() => return None,
            // What is typed is done in the view beneath.
            Focus::Prompt => self.beneath(),
            here => here,
        };
        Some(match here {
            Focus::Help => match &self.help {
                Some(help) if help.is_of_signs => "signs".to_owned(),
                _ => "keys".to_owned(),
            },
            Focus::Copying | Focus::Opening => return None,
            Focus::Facets => self.value_in_words().or(cursor)?,
            Focus::Problems => {
                let problems = self.problems();
                let (errors, all) = (problems.errors(), problems.total());
                let (errors, warnings) = (
                    self.lang().counted(errors, Noun::Error),
                    self.lang().counted(all.saturating_sub(errors), Noun::Warning),
                );
                format!("{}: {errors}, {warnings}", cursor?)
            }
            Focus::Sources => match self.item_on_page() {
                Some(item) => format!("{} · {item}", cursor?),
                None => format!("{} {}", cursor?, self.views.sources.order()),
            },
            Focus::Figures => self.views.figures.place_in_words(self.summary()?, self.pane)?,
            Focus::Lanes => self.lane_in_words().or(event)?,
            Focus::Detail => match self.item_on_page() {
                Some(item) => format!("{} · {item}", event?),
                None => event?,
            },
            Focus::List | Focus::Prompt => event?,
        })
    }

    /// Which item of what stands below has the focus: "claim 1 of 5".
    pub fn item_on_page(&self) -> Option<Clean> {
        let told = |name: &str, at: usize, all: usize| {
            Clean::line(&format!("{name} {} of {}", self.lang().grouped(at + 1), self.lang().grouped(all)))
        };
        let selected = match (self.focus(), self.pane) {
            (Focus::Detail, _) => self.reading.selected?,
            (Focus::Sources, Pane::Detail) => {
                let (at, all) = self.views.sources.page.place()?;
                return Some(told("event", at, all));
            }
            (Focus::Figures, Pane::Detail) => {
                return self.cursor(Pane::Detail).map(|(cursor, all)| told("figure", cursor.focus, all));
            }
            _ => return None,
        };
        let alike = |item: &&Target| std::mem::discriminant(*item) == std::mem::discriminant(&selected);
        let items: Vec<&Target> = self.reading.page.items.iter().filter(alike).collect();
        let at = items.iter().position(|item| **item == selected)?;
        let name = match selected {
            Target::Claim(_) => "claim",
            Target::Figure(_) => "figure",
            Target::Side(_) => "other side",
            Target::Related(_) => "related event",
            Target::Source(_) => "source",
        };
        Some(told(name, at, items.len()))
    }

    /// Adds what was asked for: the filter, a number that is being typed, the letter of a mark, what is searched for.
    fn push_asked(&self, words: &mut String) {
        // The banner that tells of a day has no room for what is asked.
        if let Some(filter) = self.query.filter.as_ref().filter(|_| self.looks_back()) {
            let typed = clip::mention(&filter.typed).cut(24, "…");
            let (found, all) =
                (self.lang().grouped(filter.matches.rows().len()), self.lang().grouped(self.timeline.len()));
            let _ = write!(words, " · filter {typed}: {found} of {all} events");
        }
        if let Some(number) = self.jumps.number {
            let _ = write!(words, " · {}", self.lang().grouped(number));
        }
        if !self.pressed.is_empty() {
            let _ = write!(words, " · {} …", self.options.charset.spell(keymap::label(&self.pressed)));
        }
        if self.jumps.waiting.is_some() {
            words.push_str(" · the letter of the mark?");
        }
        if !self.narrowed().is_empty() && matches!(self.focus(), Focus::Facets | Focus::Help) {
            let _ = write!(words, " · “{}”", clip::mention(self.narrowed()).cut(16, "…"));
        }
        let is_of_view = !matches!(self.beneath(), Focus::Facets | Focus::Help);
        if let Some(search) = self.search_in_words().filter(|_| is_of_view) {
            let _ = write!(words, " · {search}");
        }
    }
}
