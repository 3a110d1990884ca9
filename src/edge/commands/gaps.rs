//! `gaps`: the silences of a timeline, the longest first, and of each of its lanes.
//!
//! Owns the forms of that list. Where an event of uncertain date may fall into a silence after all, it is named beside it.

use crate::app::lanes::group::Sort;
use crate::app::lanes::grouped::gather;
use crate::edge::cli::{Gaps, TableFormat};
use crate::edge::open::load::Chronology;
use crate::edge::print::columns::Columns;
use crate::edge::print::out::{Failure, Out, Verdict, tabbed};
use crate::evidence::gap::{self, Gap};
use crate::evidence::length;
use crate::format::json;
use crate::model::{Event, Lang, Order};
use crate::text::Clean;
use anstyle::Style;
use std::io::Write;

/// The columns of a list with tabs. An interface (`docs/format.md`).
const TSV: [&str; 11] =
    ["lane", "silence", "days_at_least", "days_at_most", "from", "to", "before", "after", "unless", "file", "during"];

/// A lane with its silences, the longest first.
struct Lane {
    /// What its events have in common; none where that is nothing.
    name: Option<String>,
    gaps: Vec<Gap>,
}

/// Prints the silences between the events that match.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn gaps(out: &mut Out<'_>, chronology: &Chronology, options: &Gaps) -> Result<Verdict, Failure> {
    let lanes = each_lane(chronology, &chronology.order(), options)?;
    let mut all = lanes.iter().flat_map(|lane| lane.gaps.iter().map(move |gap| (lane, gap))).peekable();
    match options.format {
        TableFormat::Table => text(out, chronology, options, &lanes)?,
        TableFormat::Json if all.peek().is_none() => writeln!(out, "[\n]")?,
        TableFormat::Json => out.array(all, |out, (lane, gap)| json(out, chronology, lane, gap))?,
        TableFormat::Tsv => {
            writeln!(out, "{}", tabbed(TSV))?;
            for (lane, gap) in all {
                writeln!(out, "{}", tabbed(cells(chronology, lane, gap)?))?;
            }
        }
    }
    Ok(chronology.verdict())
}

/// The lanes that are asked for with their silences; all events are one where none are.
///
/// # Errors
/// Where a file is no longer what was opened.
fn each_lane(chronology: &Chronology, order: &Order, options: &Gaps) -> Result<Vec<Lane>, Failure> {
    let timeline = &chronology.timeline;
    let most = if options.max == 0 { usize::MAX } else { options.max };
    let Some(by) = options.by else {
        return Ok(vec![Lane { name: None, gaps: longest(chronology, order, most)? }]);
    };
    let gathered = gather(timeline, (by, Sort::First), order, chronology.workers(), &|| false);
    let groups = timeline.unless_changed(gathered)?;
    let lane = |lane: usize| {
        let name = groups.name(lane).map(str::to_owned);
        let gaps = groups.order(lane).map_or(Ok(Vec::new()), |order| longest(chronology, order, most))?;
        Ok(Lane { name, gaps })
    };
    let lanes: Vec<Lane> = (0..groups.len()).map(lane).collect::<Result<_, Failure>>()?;
    Ok(lanes.into_iter().filter(|lane| !lane.gaps.is_empty()).collect())
}

fn longest(chronology: &Chronology, order: &Order, most: usize) -> Result<Vec<Gap>, Failure> {
    let found = gap::Gaps::of(&chronology.timeline, order, most, &|| false);
    let found = found.map_err(|_| chronology.changed(order.row(0).unwrap_or_default()))?;
    Ok(found.map(|gaps| gaps.longest().to_vec()).unwrap_or_default())
}

/// The event before a silence, the one after it, and the one that may fall into it.
fn around(chronology: &Chronology, gap: &Gap) -> Result<(Event, Event, Option<Event>), Failure> {
    let unless = gap.unless.map(|(unless, _)| chronology.event(unless)).transpose()?;
    Ok((chronology.event(gap.before)?, chronology.event(gap.after)?, unless))
}

/// Aligned: how long, from when to when, between which events. Each lane under its name.
fn text(out: &mut Out<'_>, chronology: &Chronology, options: &Gaps, lanes: &[Lane]) -> Result<(), Failure> {
    if lanes.iter().all(|lane| lane.gaps.is_empty()) {
        return Ok(writeln!(out, "no gaps")?);
    }
    for (nth, lane) in lanes.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        if let Some(by) = options.by {
            out.styled(Style::new().bold(), &Clean::line(lane.name.as_deref().unwrap_or(by.rest())))?;
            writeln!(out)?;
        }
        let rows: Result<Vec<Vec<Clean>>, Failure> = lane.gaps.iter().map(|gap| row(chronology, gap)).collect();
        Columns::default().write(out, Style::new(), &rows?)?;
    }
    Ok(())
}

fn row(chronology: &Chronology, gap: &Gap) -> Result<Vec<Clean>, Failure> {
    let (before, after, unless) = around(chronology, gap)?;
    let dates = format!("{} → {}", before.when_written(), after.when_written());
    let titles = format!("{} → {}", before.title, after.title);
    let others = match gap.unless {
        Some((_, others)) if others > 0 => format!(", or one of {others} more"),
        _ => String::new(),
    };
    let unless = unless.map_or_else(String::new, |unless| {
        format!("unless {} falls in: {}{others}", unless.when_written(), unless.title)
    });
    Ok([gap.words(chronology.timeline.lang), dates, titles, unless].iter().map(|cell| Clean::line(cell)).collect())
}

fn cells(chronology: &Chronology, lane: &Lane, gap: &Gap) -> Result<[String; TSV.len()], Failure> {
    let (before, after, unless) = around(chronology, gap)?;
    let (least, most) = gap.days();
    let number = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
    Ok([
        lane.name.clone().unwrap_or_default(),
        length::words(&gap.length, Lang::English),
        number(least),
        number(most),
        before.date.as_written().to_owned(),
        after.date.as_written().to_owned(),
        before.id,
        after.id,
        unless.map(|unless| unless.id).unwrap_or_default(),
        chronology.timeline.file_name(after.file).to_owned(),
        gap.during
            .as_ref()
            .map(|during| chronology.event(during.row))
            .transpose()?
            .map(|event| event.id)
            .unwrap_or_default(),
    ])
}

fn json(out: &mut Out<'_>, chronology: &Chronology, lane: &Lane, gap: &Gap) -> Result<(), Failure> {
    let (before, after, unless) = around(chronology, gap)?;
    let going_on = gap.during.as_ref().map(|during| chronology.event(during.row)).transpose()?;
    let during = going_on.as_ref().zip(gap.during.as_ref().map(|during| during.is_certain));
    let located = |event| located(chronology, event);
    Ok(json::gap(
        out,
        json::Gap {
            lane: lane.name.as_deref(),
            silence: &length::words(&gap.length, Lang::English),
            days: gap.days(),
            events: [Some(&before), Some(&after), unless.as_ref()].map(|event| event.map(located)),
            others: gap.unless.map_or(0, |(_, others)| others),
            during: during.map(|(event, is_certain)| (located(event), is_certain)),
        },
    )?)
}

/// An event and its file.
fn located<'e>(chronology: &'e Chronology, event: &'e Event) -> (&'e Event, &'e str) {
    (event, chronology.timeline.file_name(event.file))
}

#[cfg(test)]
mod tests;
