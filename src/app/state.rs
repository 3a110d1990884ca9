//! Everything the program knows between two keys.
//!
//! Owns the timeline on the screen, what is visible of it, the focus (an event, never a row number), what has the
//! keys, and the decoded events that the screen shows. Only `update` changes it.

mod bar;
mod keys;
mod layout;
mod search;
mod views;
mod when;

pub(in crate::app) use keys::SEARCHES;
pub(in crate::app) use layout::ROOMY;
pub use views::Reader;

use crate::app::as_of::AsOfView;
use crate::app::detail::archives::Archives;
use crate::app::detail::names::Names;
use crate::app::detail::{Page, Shape};
use crate::app::effect::{CopiedSource, Effect};
use crate::app::facets::FacetsView;
use crate::app::files;
use crate::app::help::Help;
use crate::app::input::{Input, Key};
use crate::app::jobs::{Jobs, Pictures};
use crate::app::jumps::{Jumps, Visit};
use crate::app::kept::Place;
use crate::app::lanes::state::LanesView;
use crate::app::layout::{Size, Split, Target};
use crate::app::mode::{Focus, Mode, Options, Pane, Progress};
use crate::app::problems::ProblemsView;
use crate::app::reread::{Changes, Refused};
use crate::app::search::state::QueryState;
use crate::app::settings::Settings;
use crate::app::step::Direction;
use crate::app::timeline::columns::Widths;
use crate::app::timeline::list::Entry;
use crate::app::views::Views;
use crate::model::{Clock, EventId, FileId, Lang, Order, Problems, Timeline};
use crate::text::Clean;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The focused event as it is being read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The event and the shape it is laid out in.
    pub(super) of: Option<(EventId, Shape)>,
    /// The event, laid out.
    pub page: Page,
    /// The same of others, to which the next key may lead.
    pub(super) ahead: Vec<((EventId, Shape), Page)>,
    /// The first line shown, if the page is long enough for that: see [`State::detail_top`]. None until it is scrolled.
    pub(super) top: Option<usize>,
    /// The first line in which something is marked.
    pub(super) marked: Option<usize>,
    /// What is selected.
    pub selected: Option<Target>,
}

impl Reading {
    /// In which shape the page is laid out.
    pub fn shape(&self) -> Shape {
        self.of.map_or_else(Shape::default, |(_, shape)| shape)
    }
}

/// What is about to leave the program.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// What it is called on the screen: `[2]`, `this claim`.
    pub(super) name: String,
    /// The words; empty for a source alone.
    pub(super) said: String,
    /// What carries it.
    pub(super) sources: Vec<CopiedSource>,
}

/// The state of the program.
#[derive(Debug, Clone)]
pub struct State {
    pub(super) timeline: Arc<Timeline>,
    pub(super) order: Order,
    /// The rows of the events that have a claim which contradicts another, or may.
    pub(super) disputed: Vec<usize>,
    /// How many of them only may be.
    pub(super) may_part: usize,
    /// The focus. `position` follows from it, and is kept so that nothing is searched at each key.
    pub(super) focus: Option<EventId>,
    pub(super) position: usize,
    /// The event that had the focus before a filter left none.
    pub(super) hidden: Option<EventId>,
    pub(super) top: usize,
    pub(super) pane: Pane,
    /// How the reader wants the screen divided.
    pub(super) split: Split,
    /// How wide what stands in the rows of the list is.
    pub(super) widths: Widths,
    pub(super) mode: Mode,
    pub(super) help: Option<Help>,
    pub(super) problems: ProblemsView,
    pub(super) facets_view: FacetsView,
    pub(super) query: QueryState,
    pub(super) as_of: AsOfView,
    /// The citation that is about to be copied.
    pub(super) copying: Option<Chosen>,
    /// The address that is about to be opened.
    pub(super) opening: Option<String>,
    /// What is known of archived copies.
    pub(super) archives: Archives,
    pub(super) views: Views,
    pub(super) pictures: Pictures,
    pub(super) lanes_view: LanesView,
    /// Which of the longest silences was gone to last.
    pub(super) walked: Option<usize>,
    /// Whether one is to be gone to as soon as they are known.
    pub(super) walking: Option<Direction>,
    pub(super) trail: Vec<Visit>,
    pub(super) jumps: Jumps,
    pub(super) reading: Reading,
    /// What the list shows, by row: the rows on the screen, and what is known of those that the next key may show.
    pub(super) window: BTreeMap<usize, Entry>,
    pub(super) names: Names,
    pub(super) status: Option<Clean>,
    /// That a file has changed since it was opened, in words, until all is read again.
    pub(super) file_changed: Option<Clean>,
    /// Why what the files say now is not on the screen, where it is not.
    pub(super) refused: Option<Refused>,
    /// The event that the reader added, until it is read.
    pub(super) added: Option<EventId>,
    /// What was read again.
    pub(super) changes: Changes,
    /// What is asked of the world.
    pub(super) outbox: Vec<Effect>,
    /// What is awaited of it.
    pub(super) jobs: Jobs,
    /// By which clock times are to be shown, where the reader has chosen.
    pub(super) clock: Option<Clock>,
    /// While the files are being read.
    pub(super) progress: Option<Progress>,
    /// Whether the reader has done anything yet: until then they are where they were at the end of the last session, else at the
    /// first event, whichever that is.
    pub(super) touched: bool,
    pub(super) began: Option<Place>,
    /// Whether the line between the panes was pressed last, and goes where the mouse is dragged.
    pub(super) is_dragging: bool,
    /// Whether what is typed means nothing until the next pause: a key in it meant nothing.
    pub(super) is_deaf: bool,
    /// Keys that were pressed and begin what several stand for.
    pub(super) pressed: Vec<Key>,
    /// What was typed and waits for what it acts on.
    pub(super) waiting: Vec<Input>,
    pub(super) size: Size,
    pub(super) options: Options,
    pub(super) settings: Settings,
}

impl State {
    /// A timeline on a screen, with its first event focused.
    pub fn new(timeline: Arc<Timeline>, options: Options, size: Size) -> Self {
        let mut state = Self {
            order: Order::All(0),
            disputed: Vec::new(),
            may_part: 0,
            focus: None,
            position: 0,
            hidden: None,
            top: 0,
            pane: Pane::default(),
            split: Split::default(),
            widths: Widths::default(),
            mode: Mode::default(),
            help: None,
            problems: ProblemsView::default(),
            facets_view: FacetsView::default(),
            query: QueryState::default(),
            as_of: AsOfView::default(),
            copying: None,
            opening: None,
            archives: Archives::default(),
            views: Views::default(),
            pictures: Pictures::default(),
            lanes_view: LanesView::default(),
            walked: None,
            walking: None,
            trail: Vec::new(),
            jumps: Jumps::default(),
            reading: Reading::default(),
            window: BTreeMap::new(),
            names: Names::default(),
            status: None,
            file_changed: None,
            refused: None,
            added: None,
            changes: Changes::default(),
            outbox: Vec::new(),
            jobs: Jobs::default(),
            clock: None,
            progress: None,
            touched: false,
            began: None,
            is_dragging: false,
            is_deaf: false,
            pressed: Vec::new(),
            waiting: Vec::new(),
            size,
            options,
            settings: Settings::default(),
            timeline: Arc::clone(&timeline),
        };
        state.load(timeline);
        state.settle();
        state.prepare();
        state
    }

    /// The timeline.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The timeline, to be taken elsewhere.
    pub fn shared_timeline(&self) -> Arc<Timeline> {
        Arc::clone(&self.timeline)
    }

    /// The focused event; none where there is no event.
    pub fn focused(&self) -> Option<EventId> {
        self.focus
    }

    /// Where the focused event stands among the visible ones, from 0.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The position of the first event shown in the list.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Which events are visible.
    pub fn order(&self) -> &Order {
        &self.order
    }

    /// What listens to the keys.
    pub fn focus(&self) -> Focus {
        match self.beneath() {
            // What is typed in help is its own; what it covers waits.
            Focus::Help if self.query.prompt.is_none() || self.help.as_ref().is_some_and(Help::covers_line) => {
                Focus::Help
            }
            _ if self.query.prompt.is_some() => Focus::Prompt,
            _ if self.copying.is_some() => Focus::Copying,
            _ if self.opening.is_some() => Focus::Opening,
            beneath => beneath,
        }
    }

    /// What would listen to them if nothing were typed or asked.
    pub fn beneath(&self) -> Focus {
        match (&self.help, self.mode, self.pane) {
            (Some(_), ..) => Focus::Help,
            (None, Mode::Facets, _) => Focus::Facets,
            (None, Mode::Problems, _) => Focus::Problems,
            (None, Mode::Sources, _) => Focus::Sources,
            (None, Mode::Figures, _) => Focus::Figures,
            (None, Mode::Browse, Pane::List) => Focus::List,
            (None, Mode::Lanes, Pane::List) => Focus::Lanes,
            (None, Mode::Browse | Mode::Lanes, Pane::Detail) => Focus::Detail,
        }
    }

    /// What lies beneath help, if that is open.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The pane that has the keys, or will have them when nothing covers it.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// How far the reading of the files has come; none when all of them are read.
    pub fn progress(&self) -> Option<Progress> {
        self.progress
    }

    /// Whether the reader has done anything yet.
    pub fn is_touched(&self) -> bool {
        self.touched
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The language in which dates and counts are told.
    pub fn lang(&self) -> Lang {
        self.options.lang
    }

    /// A word to the reader about the last key, if there is one; else why the screen does not show what the files say now, or
    /// that one has changed.
    pub fn status(&self) -> Option<&Clean> {
        let refused = self.refused.as_ref().map(|refused| &refused.why);
        self.status.as_ref().or(refused).or(self.file_changed.as_ref())
    }

    /// What is wrong with the files, as they are now.
    pub fn problems(&self) -> &Problems {
        &self.judged().problems
    }

    /// That a file has changed since it was opened, in words: what is not known yet cannot be found out any more.
    pub fn file_changed(&self) -> Option<&Clean> {
        self.file_changed.as_ref()
    }

    /// How many events are disputed, and how many more may be.
    pub fn disputed(&self) -> (usize, usize) {
        (self.disputed.len() - self.may_part.min(self.disputed.len()), self.may_part)
    }

    /// What the list shows of the event at a position, where it is on the screen.
    pub fn entry(&self, position: usize) -> Option<&Entry> {
        self.window.get(&self.order.row(position)?)
    }

    /// The focused event as it is being read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The first line of the detail that is shown. It follows from the pane's height at the moment, so that a page
    /// scrolled to its end and back to another size stands where it stood.
    pub fn detail_top(&self) -> usize {
        let height = usize::from(self.panes().text.height).max(1);
        let to_mark = |at: usize| if at < height { 0 } else { at - height / 2 };
        let top = self.reading.top.unwrap_or_else(|| self.reading.marked.map_or(0, to_mark));
        top.min(self.detail_highest_top())
    }

    /// The last line with which the detail can usefully begin.
    pub(super) fn detail_highest_top(&self) -> usize {
        self.reading.page.height().saturating_sub(usize::from(self.panes().text.height))
    }

    /// The problems being looked through, where they are on the screen.
    pub fn problems_view(&self) -> Option<&ProblemsView> {
        (self.mode == Mode::Problems).then_some(&self.problems)
    }

    /// Help, where it is on the screen.
    pub fn help(&self) -> Option<&Help> {
        self.help.as_ref()
    }

    /// Whether events are from several files.
    pub fn has_files(&self) -> bool {
        self.timeline.files.len() > 1
    }

    /// The files with their letters, where there are several.
    pub fn files(&self) -> Vec<(FileId, Clean)> {
        let names = if self.has_files() { files::names(&self.timeline.files) } else { Vec::new() };
        (0..).map(FileId).zip(names).collect()
    }

    /// The address that is about to be opened.
    pub fn opening(&self) -> Option<&str> {
        self.opening.as_deref()
    }

    /// The letter of a mark at the event in a row.
    pub fn mark_at(&self, row: usize) -> Option<Clean> {
        let letter = self.jumps.mark_at(self.timeline.rows().get(row)?.event_id())?;
        Some(Clean::line(&letter.to_string()))
    }

    /// What the citation is called that is about to be copied; none where none is.
    pub fn copying(&self) -> Option<Clean> {
        self.copying.as_ref().map(|chosen| Clean::line(&chosen.name))
    }
}
