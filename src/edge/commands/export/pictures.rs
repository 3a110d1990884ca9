//! Pictures of time, laid out as the screen lays them out.
//!
//! Owns the way from lanes, strip and figures of the browser to pictures. What goes on is drawn to the edge of the picture:
//! there is no today in it.

use crate::app::lanes::Parts;
use crate::app::lanes::group::{By, Sort};
use crate::app::lanes::grouped::{Frame, Grouped, gather};
use crate::app::layout::Rect;
use crate::dossier::{COLUMNS, disputed};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::commands::figures::meant;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::{Compared, Series};
use crate::format::export::picture::{Lane, Lanes, Mark, Measure, Picture, Point, Strip};
use crate::model::{Day, Order, Row};
use crate::plot::bins::Asked;
use crate::plot::overview::Overview;
use crate::plot::scale::Reach;
use crate::text::Clean;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum View<'a> {
    /// Lanes of events that have something in common.
    Lanes(By),
    /// The whole chronology in one line.
    Strip,
    /// The figures of the measure of this name, else of that which has the most.
    Figures(Option<&'a str>),
}

/// Lines of lanes at the most.
const LINES: u16 = 240;

/// Draws what is asked for, in so many columns.
///
/// # Errors
/// Where a file is no longer what was opened, or no measure is meant.
pub(super) fn one(chronology: &Chronology, view: View<'_>, width: u16) -> Result<Picture, Failure> {
    let nothing = || Picture::Nothing("There are no dated events to be shown.".to_owned());
    match view {
        View::Lanes(by) => Ok(lanes(chronology, by, width)?.map_or_else(nothing, Picture::Lanes)),
        View::Strip => Ok(strip(chronology, width).map_or_else(nothing, Picture::Strip)),
        View::Figures(name) => {
            let compared = chronology.compared()?;
            let named = meant(stated(chronology, compared), name).map_err(Failure::NotFound)?;
            let most = named.into_iter().max_by_key(|series| series.figures());
            let none = || Picture::Nothing("There are no figures to be shown.".to_owned());
            let drawn = most.map(|series| measure(chronology, compared, series)).transpose()?;
            Ok(drawn.map_or_else(none, |measure| Picture::Figures(measure, width)))
        }
    }
}

/// What a page has: the lanes, and each measure.
///
/// # Errors
/// Where a file is no longer what was opened.
pub(super) fn all(chronology: &Chronology, by: By, width: u16) -> Result<Vec<Picture>, Failure> {
    let mut pictures = vec![one(chronology, View::Lanes(by), width)?];
    let compared = chronology.compared()?;
    for series in stated(chronology, compared) {
        pictures.push(Picture::Figures(measure(chronology, compared, series)?, width));
    }
    Ok(pictures)
}

/// The measures of which an event that matches has a figure.
fn stated<'c>(chronology: &Chronology, compared: &'c Compared) -> Vec<&'c Series> {
    let is_shown = |series: &&Series| compared.points(series).iter().any(|point| chronology.matches(point.at.row));
    compared.series().iter().filter(is_shown).collect()
}

fn lanes(chronology: &Chronology, by: By, width: u16) -> Result<Option<Lanes>, Failure> {
    let (timeline, order) = (&chronology.timeline, chronology.order());
    let gathered = gather(timeline, (by, Sort::First), &order, chronology.workers(), &|| false);
    let grouped = timeline.unless_changed(gathered)?;
    let Some(window) = grouped.all else { return Ok(None) };
    let whole = Rect { x: 0, y: 0, width, height: LINES };
    let parts = Parts::of(whole, grouped.named);
    let last = Day::of_instant(window.to().saturating_sub(1));
    let Some(laid) = grouped.laid(timeline, Frame { parts, window, top: 0 }, last, &|| false) else { return Ok(None) };
    let mut lanes = Vec::new();
    for lane in laid.lanes {
        let mut marks = Vec::new();
        for placed in lane.placed {
            let event = chronology.event(placed.row)?;
            marks.push(Mark {
                line: placed.line,
                bar: placed.bar,
                title: placed.title.map(|title| (title.column, title.text.to_string())),
                said: format!("{}: {}", event.when(), event.title),
            });
        }
        lanes.push(Lane {
            name: lane.name.to_string(),
            events: lane.events,
            from_to: from_to(chronology, &grouped, lane.lane)?,
            lines: lane.lines,
            marks,
            counts: lane.counts.into_iter().map(|count| (count.column, count.label.to_string())).collect(),
            density: lane.density,
        });
    }
    let more = grouped.len().saturating_sub(lanes.len());
    let names = parts.names.width;
    Ok(Some(Lanes { by: by.one(), width: laid.scale.width(), names, ticks: laid.ticks, lanes, more }))
}

/// When the first event of a lane was, and the last.
fn from_to(chronology: &Chronology, grouped: &Grouped, lane: usize) -> Result<(String, String), Failure> {
    let when = |row: Option<usize>| match row {
        Some(row) => chronology.event(row).map(|event| event.when()),
        None => Ok(String::new()),
    };
    let Some(order) = grouped.order(lane) else { return Ok((String::new(), String::new())) };
    Ok((when(order.row(0))?, when(order.len().checked_sub(1).and_then(|last| order.row(last)))?))
}

fn strip(chronology: &Chronology, width: u16) -> Option<Strip> {
    let (timeline, order) = (&chronology.timeline, chronology.order());
    let rows = timeline.rows();
    let date = |row| timeline.event(row).ok().map(|event| event.date);
    let asked = Asked { date: &date, now: last_second(rows, &order)? };
    let strip = Overview::of_visible(rows, &order, width, asked)?.by_clock(timeline.zone, timeline.lang);
    let full = strip.full(1, timeline.lang).as_ref().map(Clean::to_string);
    Some(Strip { ticks: strip.ticks().clone(), cells: strip.cells(1).collect(), full })
}

/// The last second of the time that events take up.
fn last_second(rows: &[Row], order: &Order) -> Option<i64> {
    let mut reach = Reach::default();
    reach.extend((0..order.len()).filter_map(|position| rows.get(order.row(position)?)));
    Some(reach.window()?.to().saturating_sub(1))
}

fn measure(chronology: &Chronology, compared: &Compared, series: &Series) -> Result<Measure, Failure> {
    let claims = ClaimRows::of(chronology);
    let names = std::iter::once("≠").chain(COLUMNS).map(str::to_owned).collect();
    let mut measure =
        Measure { name: series.measure().to_owned(), voices: Vec::new(), points: Vec::new(), rows: vec![names] };
    for point in compared.points(series).iter().filter(|point| chronology.matches(point.at.row)) {
        let found = compared.disagreements.of_claim(point.at);
        let sign = found.map(Disagreement::answer).and_then(disputed);
        let speaker = compared.speaker(point).unwrap_or("the sources themselves");
        let voice = measure.voices.iter().position(|voice| voice == speaker).unwrap_or_else(|| {
            measure.voices.push(speaker.to_owned());
            measure.voices.len() - 1
        });
        let cells = claims.ask(point.at)?.cells();
        let said = cells.first().map(|cells| cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>());
        measure.points.push(Point {
            value: point.value,
            qualifier: point.qualifier,
            days: (point.earliest(), point.latest()),
            voice,
            sign,
            said: said.unwrap_or_default().join(", "),
        });
        for (nth, row) in cells.into_iter().enumerate() {
            let sign = sign.filter(|_| nth == 0).unwrap_or_default().to_owned();
            measure.rows.push(std::iter::once(sign).chain(row).collect());
        }
    }
    Ok(measure)
}
