//! Reading the focused event: its page, what is selected on it, and the way along related events and back.

use crate::app::detail::archives::{Archives, Checked};
use crate::app::detail::{Page, Shape, Subject};
use crate::app::effect::Question;
use crate::app::jumps::Visit;
use crate::app::layout::{Layout, Target, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::state::{ROOMY, State};
use crate::app::step::Direction;
use crate::dossier::{Dossier, Numbering, RelatedClaims, Surroundings};
use crate::evidence::cited::support;
use crate::evidence::figures::ClaimRef;
use std::ops::Range;

/// As many steps along related events are remembered.
const TRAIL: usize = 1_000;

impl State {
    /// Lays the focused event out where focus or width have changed since; without a pane there is no page, and none of
    /// an event that a filter hides.
    pub(in crate::app) fn read(&mut self) {
        let text = self.panes().text;
        let is_there = !text.is_empty() && self.has_events();
        let of = self.focus.filter(|_| is_there).map(|event| (event, self.shape(self.position)));
        if of != self.reading.of {
            let page = of.map(|of| self.kept_page(of).unwrap_or_else(|| self.page(self.position, of.1)));
            let left = std::mem::replace(&mut self.reading.page, page.unwrap_or_default());
            if let Some(of) = self.reading.of {
                // The next key may well lead back.
                self.keep_page(of, left);
            }
            self.reading.of = of;
            self.reading.marked = self.first_mark();
        }
    }

    /// Into the details of the event, which get the screen for themselves where there are few rows for them.
    pub(in crate::app) fn enter_details(&mut self) {
        self.pane = Pane::Detail;
        let panes = self.panes();
        self.split.whole |= panes.layout == Layout::Stacked && panes.detail.height < ROOMY;
    }

    /// A row, or four columns, more or less for the pane that has the keys.
    pub(in crate::app) fn resize_pane(&mut self, direction: Direction) {
        let way = if (direction == Direction::Forward) == (self.pane == Pane::List) { 1 } else { -1 };
        let (before, split) = (self.panes(), self.split);
        if before.layout == Layout::SideBySide {
            self.split.columns = split.columns.saturating_add(4 * way);
        } else {
            self.split.rows = split.rows.saturating_add(way);
        }
        if self.panes() == before {
            self.split = split;
            self.say("The pane cannot be any larger or smaller.");
        }
    }

    /// The line between the panes to where it was dragged, as far as it can go.
    pub(in crate::app) fn drag(&mut self, column: u16, row: u16) {
        // Where it stands by itself may depend on whether it was moved.
        for _ in 0..2 {
            let panes = self.panes();
            let (column, row) = panes.dividing(column, row);
            let moved = |by: i16, to: u16, from: u16| {
                i16::try_from(i32::from(by) + i32::from(to) - i32::from(from)).unwrap_or(by)
            };
            match panes.layout {
                Layout::SideBySide => self.split.columns = moved(self.split.columns, column, panes.divider.x),
                Layout::Stacked => self.split.rows = moved(self.split.rows, row, panes.rule.y),
                Layout::Nothing | Layout::Single => {}
            }
        }
    }

    /// Has the focused event laid out anew.
    pub(in crate::app) fn forget_page(&mut self) {
        self.reading.of = None;
        self.reading.ahead.clear();
        self.reading.page = Page::default();
        self.reading.marked = None;
    }

    /// The page of the event at a position.
    pub(in crate::app) fn page(&mut self, position: usize, shape: Shape) -> Page {
        let row = self.order.row(position);
        let Some(row) = row else { return Page::default() };
        let Ok(event) = self.timeline.event(row) else { return Page::of_changed_file(shape) };
        let named = event.see.iter().take(clip::ITEMS);
        let related = &named.map(|id| self.names.find(&self.timeline, id, event.file)).collect::<Vec<_>>();
        let (timeline, archives) = (&*self.timeline, &self.archives);
        let claims = &RelatedClaims::of(timeline, row, &event, self.disputed_near(row));
        let compared = self.views.whole.as_ref().map(|whole| &whole.compared);
        let around = Surroundings { related, claims: Some(claims), compared, marks: self.known() };
        let dossier = &Dossier::of(timeline, row, &event, around);
        let has_dates = self.views.whole.as_ref().is_some_and(|whole| whole.ranks.has_dates());
        Page::of(Subject { dossier, timeline, related, archives, has_dates }, shape)
    }

    /// The rows of the events whose claims those of the disputed event in row `row` may dispute: those nearest to it.
    fn disputed_near(&self, row: usize) -> impl Iterator<Item = usize> {
        const MOST: usize = 64;
        let own = self.disputed.binary_search(&row).ok();
        let near = own.and_then(|own| self.disputed.get(own.saturating_sub(MOST / 2)..)).unwrap_or_default();
        near.iter().take(MOST).copied()
    }

    /// Scrolls the page. The item that had the focus is left behind where it is no longer seen: the keys act on what is.
    pub(in crate::app) fn scroll_detail(&mut self, direction: Direction, lines: usize) {
        self.see_page();
        let top = self.reading.top.unwrap_or_else(|| self.detail_top());
        self.reading.top = Some(direction.apply(top, lines, self.detail_highest_top()));
        if self.reading.selected.is_some_and(|selected| !self.seen().any(|item| item == selected)) {
            self.reading.selected = match direction {
                Direction::Forward => self.seen().next(),
                Direction::Back => self.seen().last(),
            };
        }
    }

    /// Moves through the page by more than an item: to the last of those that are seen then, or to the first.
    pub(in crate::app) fn page_through_detail(&mut self, direction: Direction, lines: usize) {
        self.scroll_detail(direction, lines);
        self.reading.selected = match direction {
            Direction::Forward => self.seen().last(),
            Direction::Back => self.seen().next(),
        };
    }

    /// The rows of the page that are on the screen.
    fn rows_shown(&self) -> Range<usize> {
        let top = self.detail_top();
        top..top + usize::from(self.panes().text.height)
    }

    /// The items that are on the screen, or a part of them.
    fn seen(&self) -> impl Iterator<Item = Target> {
        let (shown, page) = (self.rows_shown(), &self.reading.page);
        let is_seen = move |rows: Range<usize>| rows.start < shown.end && rows.end > shown.start;
        page.items.iter().copied().filter(move |item| page.rows_of(*item).is_some_and(&is_seen))
    }

    pub(in crate::app) fn say_no_source(&mut self, number: usize) {
        self.say(&format!("There is no source [{number}] here."));
    }

    /// Selects something on the page and brings it into view.
    pub(in crate::app) fn select(&mut self, target: Target) {
        // A page that is alone on the screen is there only while it has the keys.
        let pane = std::mem::replace(&mut self.pane, Pane::Detail);
        self.see_page();
        let Some(rows) = self.reading.page.rows_of(target) else {
            self.pane = pane;
            return match target {
                Target::Source(number) => self.say_no_source(number),
                _ => self.say("There is no such item here."),
            };
        };
        self.reading.selected = Some(target);
        self.reading.top = Some(top_to_show(&rows, self.detail_top(), self.panes().text.height.into()));
    }

    /// To the next or the previous item of the page, with what lies between; line by line through an item that is taller
    /// than the pane, and a page at a time through more than that between two: nothing is passed by unseen.
    pub(in crate::app) fn step_through_page(&mut self, direction: Direction) {
        self.see_page();
        let (shown, page) = (self.rows_shown(), &self.reading.page);
        let here = self.reading.selected.filter(|selected| self.seen().any(|item| item == *selected));
        let at = here.and_then(|here| page.items.iter().position(|item| *item == here));
        let with_rows = |item: &Target| Some((*item, page.rows_of(*item)?));
        let mut items = page.items.iter().filter_map(with_rows);
        let next = match (at, direction) {
            (Some(at), Direction::Forward) => page.items.get(at + 1).and_then(with_rows),
            (Some(at), Direction::Back) => at.checked_sub(1).and_then(|at| with_rows(page.items.get(at)?)),
            (None, Direction::Forward) => items.find(|(_, rows)| rows.end > shown.start),
            (None, Direction::Back) => items.rfind(|(_, rows)| rows.start < shown.end),
        };
        let goes_on = here.and_then(|here| page.rows_of(here)).filter(|rows| rows.len() > shown.len());
        let goes_on = goes_on.is_some_and(|rows| match direction {
            Direction::Forward => rows.end > shown.end,
            Direction::Back => rows.start < shown.start,
        });
        let Some((next, rows)) = next.filter(|_| !goes_on) else { return self.scroll_detail(direction, 1) };
        let top = top_to_show(&rows, shown.start, shown.len());
        let is_near = match direction {
            Direction::Forward => top <= shown.end,
            Direction::Back => top + shown.len() >= shown.start,
        };
        if is_near {
            self.select(next);
        } else {
            self.scroll_detail(direction, shown.len().max(1));
        }
    }

    /// Follows the item that is selected: a claim to its source, a figure to its measure, another side to its claim, a
    /// related event to that, a source to all that rests on it. Selects the first where none is.
    pub(in crate::app) fn follow_selected(&mut self) {
        self.see_page();
        match self.reading.selected {
            None => {
                if let Some(first) = self.reading.page.items.first() {
                    self.select(*first);
                }
            }
            Some(Target::Claim(n)) => match self.source_of_claim(n) {
                Some(number) => {
                    self.remember_way();
                    self.select(Target::Source(number));
                }
                None => self.say("This claim has no source."),
            },
            Some(Target::Figure(n)) => self.show_figure(n),
            Some(Target::Side(n)) => {
                if let Some(at) = self.reading.page.sides.get(n).copied() {
                    self.follow_to(at.row as usize, Some(Target::Claim(at.claim as usize)));
                }
            }
            Some(Target::Related(n)) => self.follow(n),
            Some(Target::Source(_)) => self.toggle_view(Mode::Sources),
        }
    }

    /// The number of the first source of a claim of the focused event; of the event's where it has none of its own.
    fn source_of_claim(&self, n: usize) -> Option<usize> {
        let event = self.timeline.event(self.order.row(self.position)?).ok()?;
        let claim = event.claims.get(n)?;
        Numbering::of(&event).numbers(support(&event, claim)).first().copied()
    }

    /// Shows the figure of a claim of the focused event among others of its measure.
    fn show_figure(&mut self, n: usize) {
        let at = u32::try_from(self.row()).ok().zip(u32::try_from(n).ok());
        self.toggle_view(Mode::Figures);
        if let (Some(summary), Some((row, claim))) = (self.views.summary.clone(), at) {
            let at = ClaimRef { row, claim };
            self.views.figures.go_to(&summary, |point| point.at == at);
        }
        self.enter_details();
    }

    /// Goes to a related event and remembers the way back.
    pub(in crate::app) fn follow(&mut self, n: usize) {
        self.see_page();
        match self.reading.page.related.get(n).copied().flatten() {
            Some(row) => self.follow_to(row, None),
            None => self.say("There is no such related event."),
        }
    }

    /// Goes to the event in a row, and to an item of it, and remembers the way back.
    fn follow_to(&mut self, row: usize, item: Option<Target>) {
        let Some(position) = self.order.position(row) else { return self.say("The filter hides that event.") };
        self.remember_way();
        self.pane = Pane::Detail;
        self.visit(position);
        if let Some(item) = item {
            self.reading.top = None;
            self.select(item);
        }
    }

    /// Remembers the place from which something is followed.
    fn remember_way(&mut self) {
        if self.trail.len() >= TRAIL {
            self.trail.remove(0);
        }
        self.trail.extend(self.here());
    }

    /// Goes back to where something was followed from.
    pub(in crate::app) fn revisit(&mut self, visit: &Visit) {
        let row = self.row_of(visit.event, visit.row);
        if let Some(position) = row.and_then(|row| self.order.position(row)) {
            self.pane = Pane::Detail;
            self.visit(position);
            self.reading.top = visit.top;
            self.reading.selected = visit.selected;
        }
    }

    /// Asks for the copies that the page on the screen names and of which nothing is known.
    pub(in crate::app) fn check_archives(&mut self) {
        let copies = match self.mode {
            Mode::Browse | Mode::Lanes => &self.reading.page.archived,
            Mode::Sources => &self.views.sources.page.archived,
            Mode::Problems | Mode::Facets | Mode::Figures => return,
        };
        if let Some(unknown) = self.archives.ask(copies) {
            self.start(Question::Copies(unknown));
        }
    }

    /// Forgets how copies stood: those of which the screen tells are looked at again.
    pub(in crate::app) fn forget_copies(&mut self) {
        self.archives = Archives::default();
        self.forget_page();
        self.views.sources.page.renew();
    }

    /// Takes up how copies stand.
    pub(in crate::app) fn checked(&mut self, found: Vec<Checked>) {
        self.archives.take(found);
        self.forget_page();
        self.views.sources.page.renew();
    }
}

/// The first line shown where rows of a page are on so many lines: as far as can be where it was.
fn top_to_show(rows: &Range<usize>, top: usize, height: usize) -> usize {
    top.clamp(rows.end.saturating_sub(height).min(rows.start), rows.start)
}
