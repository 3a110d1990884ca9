//! What is true at the moment: the conditions under which commands apply, and the hints that follow.
//!
//! They are asked at every frame: none costs more than a look at the state.

use crate::app::commands::condition::Condition;
use crate::app::commands::{COMMANDS, Hint};
use crate::app::layout::Rect;
use crate::app::mode::{Charset, Focus, Pane};
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
            Condition::HasHits => !self.query.hits.is_empty(),
            Condition::HasFacets => self.facets_view.count() > 0,
            Condition::HasFacetFocused => self.facets_view.focused().is_some(),
            Condition::CanFindKey => self.help.as_ref().is_some_and(|help| !help.covers_line()),
            Condition::HasValues => !self.facets_view.is_empty(),
            Condition::TypesLine => {
                self.prompt().is_some_and(|prompt| !matches!(prompt.purpose, Purpose::Command | Purpose::Narrow))
            }
            Condition::LooksBack => self.looks_back(),
            Condition::CanScrollDetail => {
                let text = self.panes().text;
                !text.is_empty() && page.height() > usize::from(text.height)
            }
            Condition::HasSources => self.focused_row().is_some_and(|row| !row.flags.has(Flags::UNSOURCED)),
            Condition::InUpper => self.pane == Pane::List,
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
            Focus::Detail => scrolls(self.reading.page.height(), panes.text),
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
        let mut hints: Vec<(Hint, String)> = Vec::new();
        for (command, hint) in applying.filter_map(|c| Some((c, c.hint.filter(|hint| self.holds(hint.when))?))) {
            let label = self.named(command.labels().into_iter().next().unwrap_or_default());
            match hints.iter_mut().find(|(known, _)| known.words == hint.words) {
                Some((_, keys)) => {
                    keys.push(' ');
                    keys.push_str(&label);
                }
                None => hints.push((hint, label)),
            }
        }
        hints.sort_by_key(|(hint, _)| hint.rank);
        hints.into_iter().map(|(hint, keys)| (keys, hint.words)).collect()
    }

    /// The label of a key; in ASCII, where an arrow would look like the key of another sign, the name that is on it.
    fn named(&self, label: String) -> String {
        if self.options.charset == Charset::Unicode {
            return label;
        }
        let arrows = [("←", "Left"), ("→", "Right"), ("↑", "Up"), ("↓", "Down")];
        arrows.iter().fold(label, |label, (arrow, name)| label.replace(arrow, name))
    }
}
