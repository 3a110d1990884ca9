//! What is true at the moment: the conditions under which commands apply, and the hints that follow.
//!
//! They are asked at every frame: none costs more than a look at the state.

use crate::app::commands::condition::Condition;
use crate::app::commands::{COMMANDS, Command, Section};
use crate::app::facets::view::Item;
use crate::app::input::{Code, Key};
use crate::app::layout::{Rect, Target};
use crate::app::mode::{Focus, Pane};
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::model::Flags;
use crate::plot::scale::Window;

impl State {
    /// Whether a condition is true.
    pub fn holds(&self, condition: Condition) -> bool {
        let groups = self.pictures.groups.shown.as_ref();
        let page = &self.reading.page;
        match condition {
            Condition::Always => true,
            Condition::HasEvents => self.has_events(),
            Condition::HasOtherEvents => self.order.len() > 1,
            Condition::CanMove => self.can_move(),
            Condition::CanGoBack => {
                self.focus() != Focus::List
                    || self.split.whole
                    || !self.trail.is_empty()
                    || self.query.search.is_some()
                    || self.query.filter.is_some()
                    || self.looks_back()
            }
            Condition::CanJumpBack => self.jumps.ways().0,
            Condition::CanJumpForward => self.jumps.ways().1,
            Condition::HasDisputed => self.has_events() && !self.disputed.is_empty(),
            Condition::HasStrip => self.overview().is_some() && self.has_events(),
            Condition::HasHits => self.found().0 > 0,
            Condition::HasFacets => self.facets_view.count() > 0,
            Condition::HasFacetFocused => self.facets_view.focused().is_some(),
            Condition::CoversNoLine => self.help.as_ref().is_none_or(|help| !help.covers_line()),
            Condition::HasValues => !self.facets_view.is_empty(),
            Condition::TypesLine => {
                self.prompt().is_some_and(|prompt| !matches!(prompt.purpose, Purpose::Command | Purpose::Narrow))
            }
            Condition::LooksBack => self.looks_back(),
            Condition::CanScrollDetail => {
                let text = self.panes().text;
                !text.is_empty() && page.height() > usize::from(text.height)
            }
            Condition::HasItems => !page.items.is_empty(),
            Condition::CanMoveOnPage => {
                let height = usize::from(self.panes().text.height);
                self.has_events() && (!page.items.is_empty() || page.height() > height)
            }
            Condition::HasSources => self.focused_row().is_some_and(|row| !row.flags.has(Flags::UNSOURCED)),
            Condition::LeadsToEvents => self.pane == Pane::List || self.views.sources.page.row().is_some(),
            Condition::HasSourceFocused => self.views.sources.item().is_some(),
            Condition::HasFigureFocused => {
                self.summary().is_some_and(|summary| self.views.figures.point(summary).is_some())
            }
            Condition::HasOtherFigures => {
                self.summary().is_some_and(|summary| self.views.figures.points(summary).len() > 1)
            }
            Condition::CanGoAlong => {
                groups.and_then(|groups| groups.order(self.lanes_view.lane)).is_some_and(|order| order.len() > 1)
            }
            Condition::HasOtherLanes => groups.is_some_and(|groups| groups.len() > 1),
            Condition::CanZoomIn => self.lanes_window().seconds() > i128::from(Window::CLOSEST),
            Condition::IsZoomed => self.lanes_view.window.is_some(),
            Condition::HasProblemEvent => self.problems.event().is_some(),
        }
    }

    /// Whether there is an event.
    pub fn has_events(&self) -> bool {
        !self.order.is_empty()
    }

    /// Whether the screen tells of a day, or will.
    pub fn looks_back(&self) -> bool {
        self.as_of.day().is_some()
    }

    /// Whether what has the keys can be moved through.
    fn can_move(&self) -> bool {
        let panes = self.panes();
        let scrolls = |lines: usize, text: Rect| lines > usize::from(text.height);
        match self.focus() {
            Focus::List => self.holds(Condition::HasOtherEvents),
            Focus::Detail => self.holds(Condition::CanMoveOnPage),
            Focus::Prompt | Focus::Copying | Focus::Opening => false,
            Focus::Sources if self.pane == Pane::Detail => {
                let page = &self.views.sources.page;
                page.has_items() || scrolls(page.extent(), panes.text)
            }
            Focus::Problems | Focus::Facets | Focus::Sources | Focus::Figures => {
                self.cursor(self.pane).is_some_and(|(_, count)| count > 1)
            }
            Focus::Lanes => self.holds(Condition::HasOtherLanes),
            Focus::Help => self.help.as_ref().is_some_and(|help| scrolls(help.lines().len(), panes.cover_text)),
        }
    }

    /// The hints that are true now: keys and words, the most important first.
    pub fn hints(&self) -> Vec<(String, &'static str)> {
        let focus = self.focus();
        let applying = COMMANDS.iter().filter(|c| c.focuses.contains(&focus) && self.holds(c.when));
        // In the details, what is done to the item comes first.
        let is_later = |command: &Command| focus == Focus::Detail && command.section != Section::Detail;
        let mut hints: Vec<((bool, u8), String, &'static str)> = Vec::new();
        for (command, hint) in applying.filter_map(|c| Some((c, c.hint.filter(|hint| self.holds(hint.when))?))) {
            let Some(label) = self.settings.keymap.labels(command, Some(focus)).into_iter().next() else { continue };
            let label = self.options.charset.spell(label);
            let leads_to = || self.leads_to().filter(|_| command.keys.contains(&Key::plain(Code::Enter)));
            let words = leads_to().unwrap_or(hint.words);
            match hints.iter_mut().find(|(_, _, known)| *known == words) {
                Some((_, keys, _)) => {
                    keys.push(' ');
                    keys.push_str(&label);
                }
                None => hints.push(((is_later(command), hint.rank), label, words)),
            }
        }
        hints.sort_by_key(|(rank, ..)| *rank);
        hints.into_iter().map(|(_, keys, words)| (keys, words)).collect()
    }

    /// Whether the number that is being typed is that of a source on the page.
    fn is_source_typed(&self) -> bool {
        let number = self.jumps.number.map(Target::Source);
        number.is_some_and(|source| self.reading.page.rows_of(source).is_some())
    }

    /// Where Enter leads from what is chosen; none where it does what it does to anything there.
    fn leads_to(&self) -> Option<&'static str> {
        Some(match (self.focus(), self.pane) {
            (Focus::List | Focus::Lanes | Focus::Detail, _) if self.is_source_typed() => "that source",
            (Focus::Detail, _) => match self.reading.selected {
                None => "first item",
                Some(Target::Claim(_)) => "its source",
                Some(Target::Figure(_)) => "figures",
                Some(Target::Side(_)) => "that claim",
                Some(Target::Related(_)) => "that event",
                Some(Target::Source(_)) => "sources",
            },
            (Focus::Facets, _) => match self.facets_view.focused_item()? {
                Item::More { is_open: false, .. } => "all of them",
                Item::More { is_open: true, .. } => "fewer",
                Item::Value(_) => return None,
            },
            (Focus::Figures, Pane::List) => "its figures",
            (Focus::Figures | Focus::Sources, Pane::Detail) => "its event",
            _ => return None,
        })
    }
}
