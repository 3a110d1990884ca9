//! The figures view: the index of measures, and the figures of one of them as a chart and as a table.
//!
//! Owns which measure and which of its figures have the focus, whose each figure is, and what is shown of those on the
//! screen. The claims that state them are asked for, and remembered while they are on the screen.

pub mod chart;
pub mod index;
pub mod measures;

use crate::app::detail::claim_row::{ClaimRow, DATE};
use crate::app::layout::table::{self, Column, Table};
use crate::app::layout::{Cursor, Line, Panes, Rect, Role, Scrolled, Span, clip};
use crate::app::mode::Pane;
use crate::app::step::Direction;
use crate::app::summary::Summary;
use crate::dossier::CitedClaims;
use crate::evidence::cited::SourceKey;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::{ClaimRef, Point, Series};
use crate::model::{Answer, Day, EventId};
use crate::text::Clean;
use chart::{Chart, Several};
use index::Index;
use measures::value;
use std::collections::{HashMap, HashSet};

/// Where the parts of the view stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The index of measures.
    pub index: Table,
    /// Whose sign is whose.
    pub legend: Rect,
    /// The chart.
    pub chart: Rect,
    /// The table of the measure's figures.
    pub table: Table,
    /// What the focused figure is at odds with.
    pub against: Rect,
}

/// Columns before the first of a table, for a sign; and for one more where figures part.
const SIGN: u16 = 1;
const SIGNS: u16 = 3;
/// Lower than this, a chart says nothing.
const CHART: u16 = 4;
/// From this height on there is a row for whose signs stand in it.
const LEGEND: u16 = 7;

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose figure it is: see [`FiguresView::voices`].
    pub voice: Option<u32>,
    /// How surely it takes part in a disagreement.
    pub disputed: Answer,
    /// Its text.
    pub line: Line,
}

/// The figures being looked through.
#[derive(Debug, Clone, Default)]
pub struct FiguresView {
    /// The measures, one of which has the focus.
    pub index: Index,
    /// The focused figure of it, and the first one shown in the table.
    pub cursor: Cursor,
    /// The figures over time.
    pub chart: Chart,
    /// The line above the table, laid out.
    pub heading: Line,
    /// What is on the screen of the table.
    pub shown: Vec<Row>,
    /// What the focused figure is at odds with, where it is.
    pub against: Vec<Row>,
    /// The voices of the measure in the order of their first figures, with the number each has.
    pub voices: Vec<(u32, Clean)>,
    /// The voice of each of its figures.
    of_points: Vec<u32>,
    /// The most sides that a disagreement of the measure has.
    sides: usize,
    /// Whether more than one gives figures of it.
    has_voices: bool,
    /// The columns that its values need.
    value: usize,
    /// The measure that had the focus and the event of the figure, in a timeline that was shown before.
    was: Option<(String, EventId)>,
    /// What voices and chart were made for.
    made: Option<(usize, Rect)>,
    /// The claims that are on the screen.
    window: Vec<(ClaimRef, ClaimRow)>,
}

/// Whose a figure is: somebody's who is named, else its first source's, else nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Voice<'s> {
    Speaker(&'s str),
    Source(SourceKey),
    Nobody,
}

/// Lines that tell what a figure is at odds with, at most.
const AGAINST: usize = 4;
/// As many figures are looked at for the width of their column.
const MEASURED: usize = 1_000;
/// A column of values is no wider than this.
const WIDEST: usize = 28;

impl FiguresView {
    /// The measure that is shown.
    pub fn series<'s>(&self, summary: &'s Summary) -> Option<&'s Series> {
        summary.compared.series().get(summary.measures.all().get(self.index.cursor.focus)?.series)
    }

    /// Which of the measures has the focus and which of its figures, in words: "measure 3/6", and in the lower pane
    /// "people in prison: 1 of 2 · measure 3 of 6".
    pub(super) fn place_in_words(&self, summary: &Summary, pane: Pane) -> Option<String> {
        let (series, lang) = (self.series(summary)?, summary.timeline.lang);
        let (n, all) = (lang.grouped(self.index.cursor.focus + 1), lang.grouped(summary.measures.all().len()));
        Some(match pane {
            Pane::Detail => {
                let name = clip::mention(series.measure()).cut(24, "…");
                let (at, of) = (lang.grouped(self.cursor.focus + 1), lang.grouped(series.figures()));
                format!("{name}: {at} of {of} · measure {n} of {all}")
            }
            Pane::List => format!("measure {n}/{all}"),
        })
    }

    /// The figures of that measure.
    pub fn points<'s>(&self, summary: &'s Summary) -> &'s [Point] {
        self.series(summary).map(|series| summary.compared.points(series)).unwrap_or_default()
    }

    /// The focused figure.
    pub fn point<'s>(&self, summary: &'s Summary) -> Option<&'s Point> {
        self.points(summary).get(self.cursor.focus)
    }

    /// Takes a new summary up: stays with the measure, where it is still there, and with the event of the figure.
    pub(super) fn open(&mut self, summary: &Summary) {
        (self.index.cursor.focus, self.cursor.focus, self.made) = (0, 0, None);
        self.window.clear();
        self.index.forget();
        if let Some((measure, event)) = self.was.take() {
            self.place(summary, &measure, event);
        }
        self.compare(summary);
    }

    /// Remembers what has the focus: its summary goes.
    pub(super) fn close(&mut self, summary: &Summary) {
        self.was = self.focused(summary);
    }

    /// What has the focus, in whatever timeline: the measure, and the event of the figure.
    pub(super) fn focused(&self, summary: &Summary) -> Option<(String, EventId)> {
        let event = self.point(summary).and_then(|point| event(summary, point))?;
        Some((self.series(summary)?.measure().to_owned(), event))
    }

    /// Gives the focus to a measure and the figure of an event, now or as soon as figures are known.
    pub(super) fn return_to(&mut self, summary: Option<&Summary>, measure: String, event: EventId) {
        match summary {
            Some(summary) => {
                self.place(summary, &measure, event);
                self.compare(summary);
            }
            None => self.was = Some((measure, event)),
        }
    }

    /// Gives the focus to a measure, where there is such a one, and to the figure of an event, else to the first.
    fn place(&mut self, summary: &Summary, measure: &str, of: EventId) {
        let found = summary.compared.series().iter().position(|series| series.measure() == measure);
        let Some(place) = found.and_then(|series| summary.measures.place(series)) else { return };
        self.index.cursor.focus = place;
        let figure = self.points(summary).iter().position(|point| event(summary, point) == Some(of));
        self.cursor.focus = figure.unwrap_or(0);
    }

    /// To the measure at a place of the index.
    pub(super) fn select(&mut self, summary: &Summary, measure: usize) {
        if measure != self.index.cursor.focus {
            (self.index.cursor.focus, self.cursor) = (measure, Cursor::default());
            self.compare(summary);
        }
    }

    /// To the next or the previous figure of the measure.
    pub(super) fn step(&mut self, summary: &Summary, direction: Direction) {
        let last = self.points(summary).len().saturating_sub(1);
        self.cursor.focus = direction.apply(self.cursor.focus, 1, last);
    }

    /// To the first figure of which something is true, where there is one and the one that has the focus is none.
    pub(super) fn go_to(&mut self, summary: &Summary, is_it: impl Fn(&Point) -> bool) {
        if self.point(summary).is_some_and(&is_it) {
            return;
        }
        let mut all = summary.compared.series().iter().enumerate();
        let found = all.find_map(|(n, series)| Some((n, summary.compared.points(series).iter().position(&is_it)?)));
        let place = found.and_then(|(series, focus)| Some((summary.measures.place(series)?, focus)));
        if let Some((measure, focus)) = place {
            (self.index.cursor.focus, self.cursor.focus) = (measure, focus);
            self.compare(summary);
        }
    }

    /// Looks how many sides the disagreements of the measure have, and whether more than one gives its figures.
    fn compare(&mut self, summary: &Summary) {
        let others = |at| {
            summary.compared.disagreements.of_claim_all(at).map(|one| one.sides.len().saturating_sub(1)).sum::<usize>()
        };
        let sides = |point: &Point| Some(others(point.at)).filter(|others| *others > 0).map_or(0, |others| others + 1);
        self.sides = self.points(summary).iter().take(MEASURED).map(sides).max().unwrap_or_default();
        let voices: HashSet<_> =
            self.points(summary).iter().take(MEASURED).map(|point| voice(summary, point)).collect();
        self.has_voices = voices.len() > 1;
    }

    /// Keeps what has the focus on the screen, of which index and table have so many lines.
    pub(super) fn settle(&mut self, summary: &Summary, parts: &Parts) {
        self.index.cursor.settle(&Scrolled::even(summary.measures.all().len(), parts.index.rows.height.into()));
        self.cursor.settle(&Scrolled::even(self.points(summary).len(), parts.table.rows.height.into()));
    }

    /// Where the parts of the view stand in the panes: the table has the rows that it needs, or half of them, the chart the
    /// others.
    pub(super) fn parts(&self, panes: &Panes, summary: Option<&Summary>) -> Parts {
        let points = summary.map_or(0, |summary| self.points(summary).len());
        let mut pane = panes.detail;
        // The heading takes the place of the side that is the figure itself. It is the same for all figures of a measure.
        let below = self.sides.min(AGAINST).min(usize::from(pane.height) / 3);
        // A table needs three rows to have a heading, and air above it.
        let needed = u16::try_from((points + 1).max(3) + below + 1).unwrap_or(u16::MAX);
        let height = (pane.height / 2).max(pane.height.saturating_sub(needed));
        let mut chart = pane.take_top(if height < CHART { 0 } else { height });
        // Air.
        let _ = pane.take_top(u16::from(height >= CHART && pane.height >= needed));
        let against = pane.take_bottom(u16::try_from(below).unwrap_or(u16::MAX));
        let table = Table::of(pane, if self.sides > 0 { SIGNS } else { SIGN });
        chart = chart.inset(1, 1, u16::MAX);
        let legend = chart.take_top(u16::from(self.has_voices && chart.height >= LEGEND));
        Parts {
            index: Table::of(panes.list, SIGN),
            legend: legend.inset(0, 1, u16::MAX),
            chart,
            table,
            against: Rect { x: table.rows.x, width: table.rows.width, ..against },
        }
    }

    /// Lays chart and voices out again where the measure or the room for them have changed.
    pub(super) fn draw(&mut self, summary: &Summary, room: Rect, today: Day) {
        if self.made == Some((self.index.cursor.focus, room)) {
            return;
        }
        self.made = Some((self.index.cursor.focus, room));
        let points = self.points(summary);
        let mut numbers: HashMap<Voice<'_>, u32> = HashMap::new();
        let mut voices = Vec::new();
        let claims = CitedClaims::new(&summary.timeline);
        let mut of_points = Vec::with_capacity(points.len());
        for point in points {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let voice = voice(summary, point);
            let number = *numbers.entry(voice).or_insert(next);
            if number == next && voices.len() < MEASURED {
                let name = ClaimRow::of(&claims, point.at).map(|claim| claim.who().clone());
                voices.push((number, name.unwrap_or_default()));
            }
            of_points.push(number);
        }
        let lang = summary.timeline.lang;
        let width = |point: &Point| value(point, lang).width();
        self.value = points.iter().take(MEASURED).map(width).max().unwrap_or_default().clamp(5, WIDEST);
        let several = |point: &Point| Some(Several::of(summary.compared.several(point)?, today));
        let several = points.iter().filter_map(|point| Some((point.at, several(point)?))).collect();
        self.chart = Chart::of(points, several, &of_points, (room.width, room.height), lang);
        (self.voices, self.of_points) = (voices, of_points);
    }

    /// Asks for what is on the screen of index and table, and below that, and is not at hand yet.
    pub(super) fn show(&mut self, summary: &Summary, parts: &Parts) {
        self.index.show(summary, parts.index.rows);
        let (rows, below) = (parts.table.rows, usize::from(parts.against.height));
        let columns = columns(self.value);
        let widths = table::fit(&columns, 0, rows.width.into());
        let headings: Vec<Span> = columns.iter().map(|column| Span::new(Role::Quiet, column.heading)).collect();
        self.heading = table::line(&columns, &widths, &headings);
        let points = self.points(summary);
        let here: Vec<ClaimRef> =
            points.iter().skip(self.cursor.top).take(rows.height.into()).map(|point| point.at).collect();
        let own = self.point(summary).map(|point| point.at);
        let most = below.saturating_sub(1);
        let against = own.map_or_else(Vec::new, |own| against(summary, own, most));
        let old = std::mem::take(&mut self.window);
        let known = |at| old.iter().find(|(known, _)| *known == at).map(|(_, claim)| claim.clone());
        let claims = CitedClaims::new(&summary.timeline);
        let ask = |at| known(at).or_else(|| ClaimRow::of(&claims, at)).unwrap_or_default();
        self.window = here.iter().copied().chain(against.iter().map(|(at, _)| *at)).map(|at| (at, ask(at))).collect();
        let row = |(n, (at, claim)): (usize, &(ClaimRef, ClaimRow))| {
            // A claim below the table may state a figure of this measure, of another one, or none.
            let below = || points.iter().position(|point| point.at == *at);
            let point = if n < here.len() { Some(self.cursor.top + n) } else { below() };
            let voice = point.and_then(|n| self.of_points.get(n)).copied();
            let line = match &claim.value {
                // Words need more than the cell of a number: they have the line.
                None if n >= here.len() => said(claim, rows.width.into()),
                _ => table::line(&columns, &widths, &cells(claim)),
            };
            let own = || disagreement(summary, *at).map_or(Answer::No, Disagreement::answer);
            let between = n.checked_sub(here.len()).and_then(|n| against.get(n));
            Row { voice, disputed: between.map_or_else(own, |(_, how)| *how), line }
        };
        let mut rows: Vec<Row> = self.window.iter().enumerate().map(row).collect();
        self.against = rows.split_off(here.len());
        self.shown = rows;
    }
}

/// The event that a figure is from.
fn event(summary: &Summary, point: &Point) -> Option<EventId> {
    summary.timeline.rows().get(point.at.row as usize).map(crate::model::Row::event_id)
}

/// The disagreement in which a claim takes part.
fn disagreement(summary: &Summary, at: ClaimRef) -> Option<&Disagreement> {
    summary.compared.disagreements.of_claim(at)
}

/// What a claim is at odds with, and what it only may not fit with, the certain first.
fn against(summary: &Summary, own: ClaimRef, most: usize) -> Vec<(ClaimRef, Answer)> {
    let mut found: Vec<&Disagreement> = summary.compared.disagreements.of_claim_all(own).collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.answer()));
    let mut seen = HashSet::from([own]);
    let sides = found.into_iter().flat_map(|one| one.sides.iter().map(|side| (*side, one.answer())));
    sides.filter(|(side, _)| seen.insert(*side)).take(most).collect()
}

fn voice<'s>(summary: &'s Summary, point: &Point) -> Voice<'s> {
    let source = || summary.compared.sources(point).first().map_or(Voice::Nobody, |key| Voice::Source(*key));
    summary.compared.speaker(point).map_or_else(source, Voice::Speaker)
}

/// The columns, of which that of the values is so wide. The sign of the voice stands before the first, that of a
/// disagreement before the values.
fn columns(value: usize) -> [Column; 4] {
    [
        Column { heading: "when", width: DATE, grow: 0, rank: 0, right: false },
        Column { heading: "figure", width: value + 2, grow: 0, rank: 0, right: true },
        Column { heading: "who says it", width: 12, grow: 2, rank: 1, right: false },
        Column { heading: "source", width: 16, grow: 3, rank: 2, right: false },
    ]
}

/// A claim without a figure on a line of so many columns: when it was, what it says, who says it and where.
fn said(claim: &ClaimRow, width: usize) -> Line {
    let columns = [(DATE, 0), (1, 1)].map(|(width, grow)| Column { heading: "", width, grow, rank: 0, right: false });
    let mut words = claim.text.as_str().to_owned();
    for part in claim.by.iter().chain([&claim.cited()]).filter(|part| !part.is_empty()) {
        words = format!("{words} · {part}");
    }
    let cells = [Span::new(Role::When, claim.date.clone()), Span::new(Role::Body, Clean::line(&words))];
    table::line(&columns, &table::fit(&columns, 0, width), &cells)
}

/// What the columns say. Where nobody is named who says it, its source does, by the name that the chart has for it.
fn cells(claim: &ClaimRow) -> [Span; 4] {
    let who = match &claim.by {
        Some(by) => Span::new(Role::By, by.clone()),
        None => Span::new(Role::Quiet, claim.source.clone()),
    };
    let value = match &claim.value {
        Some(value) => Span::new(Role::Figure, value.clone()),
        None => Span::new(Role::Body, claim.text.clone()),
    };
    [Span::new(Role::When, claim.date.clone()), value, who, Span::new(Role::Body, claim.cited())]
}
