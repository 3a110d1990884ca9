//! Reading the focused event: its page, what is selected on it, and the way along related events and back.

use crate::app::detail::archives::Checked;
use crate::app::detail::{Page, Subject};
use crate::app::effect::Question;
use crate::app::layout::{Target, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::state::{State, Visit};
use crate::app::step::Direction;
use crate::dossier::{Dossier, RelatedClaims, Surroundings};

/// As many steps along related events are remembered.
const TRAIL: usize = 1_000;

impl State {
    /// Lays the focused event out where focus or width have changed since; without a pane there is no page, and none of
    /// an event that a filter hides.
    pub(in crate::app) fn read(&mut self) {
        let text = self.panes().text;
        let of = self.focus.filter(|_| !text.is_empty() && self.has_events()).map(|event| (event, text.width));
        if of != self.reading.of {
            let page = of.map(|of| self.kept_page(of).unwrap_or_else(|| self.page(self.position, of.1.into())));
            let left = std::mem::replace(&mut self.reading.page, page.unwrap_or_default());
            if let Some(of) = self.reading.of {
                // The next key may well lead back.
                self.keep_page(of, left);
            }
            self.reading.of = of;
            self.reading.marked = self.first_mark();
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
    pub(in crate::app) fn page(&mut self, position: usize, width: usize) -> Page {
        let row = self.order.row(position);
        let Some(row) = row else { return Page::default() };
        let Ok(event) = self.timeline.event(row) else { return Page::of_changed_file(width) };
        let named = event.see.iter().take(clip::ITEMS);
        let related = &named.map(|id| self.names.find(&self.timeline, id, event.file)).collect::<Vec<_>>();
        let (timeline, archives) = (&*self.timeline, &self.archives);
        let claims = &RelatedClaims::of(timeline, row, &event, self.disputed_near(row));
        let compared = self.views.whole.as_ref().map(|whole| &whole.compared);
        let around = Surroundings { related, claims: Some(claims), compared, marks: self.known() };
        let dossier = &Dossier::of(timeline, row, &event, around);
        Page::of(Subject { dossier, timeline, related, archives }, width)
    }

    /// The rows of the events whose claims those of the disputed event in row `row` may dispute: those nearest to it.
    fn disputed_near(&self, row: usize) -> impl Iterator<Item = usize> {
        const MOST: usize = 64;
        let own = self.disputed.binary_search(&row).ok();
        let near = own.and_then(|own| self.disputed.get(own.saturating_sub(MOST / 2)..)).unwrap_or_default();
        near.iter().take(MOST).copied()
    }

    pub(in crate::app) fn scroll_detail(&mut self, direction: Direction, lines: usize) {
        self.read();
        let top = self.reading.top.unwrap_or_else(|| self.detail_top());
        self.reading.top = Some(direction.apply(top, lines, self.detail_highest_top()));
    }

    /// Selects something on the page and brings it into view.
    pub(in crate::app) fn select(&mut self, target: Target) {
        // A page that is alone on the screen is there only while it has the keys.
        let pane = std::mem::replace(&mut self.pane, Pane::Detail);
        self.read();
        let Some(line) = self.reading.page.line_of(target) else {
            self.pane = pane;
            return match target {
                Target::Source(number) => self.say(&format!("There is no source [{number}] here.")),
                Target::Related(_) => self.say("There is no such related event."),
            };
        };
        self.reading.selected = Some(target);
        let lines = self.reading.page.lines.iter().skip(line).take_while(|line| line.target == Some(target)).count();
        let height = usize::from(self.panes().text.height);
        let low = (line + lines).saturating_sub(height).min(line);
        self.reading.top = Some(self.detail_top().clamp(low, line));
    }

    /// The next or the previous related event that exists becomes the selected one; it goes round.
    pub(in crate::app) fn select_related(&mut self, direction: Direction) {
        self.read();
        let exist = self.reading.page.related.iter().enumerate().filter(|(_, row)| row.is_some());
        let exist: Vec<usize> = exist.map(|(n, _)| n).collect();
        let now = match self.reading.selected {
            Some(Target::Related(n)) => exist.iter().position(|known| *known == n),
            _ => None,
        };
        let count = exist.len();
        let next = match (now, direction) {
            (_, _) if count == 0 => return,
            (Some(n), Direction::Forward) => (n + 1) % count,
            (Some(n), Direction::Back) => (n + count - 1) % count,
            (None, Direction::Forward) => 0,
            (None, Direction::Back) => count - 1,
        };
        if let Some(n) = exist.get(next) {
            self.select(Target::Related(*n));
        }
    }

    pub(in crate::app) fn follow_selected(&mut self) {
        match self.reading.selected {
            Some(Target::Related(n)) => self.follow(n),
            _ => self.select_related(Direction::Forward),
        }
    }

    /// Goes to a related event and remembers the way back.
    pub(in crate::app) fn follow(&mut self, n: usize) {
        self.read();
        let row = self.reading.page.related.get(n).copied().flatten();
        let (Some(position), Some(event)) = (row.and_then(|row| self.order.position(row)), self.focus) else { return };
        if self.trail.len() >= TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(Visit { event, row: self.row(), top: self.reading.top, selected: Some(Target::Related(n)) });
        self.pane = Pane::Detail;
        self.visit(position);
    }

    /// Goes back to where a related event was followed from.
    pub(in crate::app) fn revisit(&mut self, visit: Visit) {
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

    /// Takes up how copies stand.
    pub(in crate::app) fn checked(&mut self, found: Vec<Checked>) {
        self.archives.take(found);
        self.forget_page();
        self.views.sources.page.renew();
    }
}
