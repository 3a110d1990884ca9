//! `gaps`: the silences of a timeline, the longest first, and of each of its lanes.
//!
//! Owns the forms of that list. Refuses to pass over what is inexact: where an event may fall into a silence after all, it
//! is named beside it.

use crate::app::lanes::gather::gather;
use crate::app::lanes::group::{self as lanes, Sort};
use crate::edge::cli::{Gaps, GapsFormat};
use crate::edge::open::load::Chronology;
use crate::edge::print::columns::Columns;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::evidence::gap::{self, Gap, days_between};
use crate::format::json::{self, Layout};
use crate::model::{Event, Order, Timeline};
use crate::text::Clean;
use anstyle::Style;
use std::io::Write;

/// The columns of a list with tabs. An interface (`docs/format.md`).
const TSV: [&str; 10] =
    ["lane", "silence", "days_at_least", "days_at_most", "from", "to", "before", "after", "unless", "file"];

/// A lane with its silences, the longest first.
struct Lane {
    /// What its events have in common; none where that is nothing.
    name: Option<String>,
    gaps: Vec<Gap>,
}

/// Prints the silences between the events that are asked for.
///
/// # Errors
/// Where they cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn gaps(out: &mut Out<'_>, chronology: &Chronology, options: &Gaps) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let lanes = each_lane(chronology, &chronology.order(), options)?;
    let table = Table { timeline, by: options.by };
    match options.format {
        GapsFormat::Table => table.text(out, &lanes)?,
        GapsFormat::Tsv => table.tsv(out, &lanes)?,
        GapsFormat::Json => table.json(out, &lanes)?,
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
        return Ok(vec![Lane { name: None, gaps: longest(timeline, order, most) }]);
    };
    let gathered = gather(timeline, (by, Sort::First), order, chronology.workers(), &|| false);
    let groups = timeline.unless_changed(gathered)?;
    let lane = |lane: usize| {
        let name = groups.name(lane).map(str::to_owned);
        Some(Lane { name, gaps: longest(timeline, groups.order(lane)?, most) })
    };
    Ok((0..groups.len()).filter_map(lane).filter(|lane| !lane.gaps.is_empty()).collect())
}

fn longest(timeline: &Timeline, order: &Order, most: usize) -> Vec<Gap> {
    let mut gaps = gap::Gaps::new(most);
    for at in (0..order.len()).filter_map(|position| order.row(position)) {
        timeline.rows().get(at).into_iter().for_each(|row| gaps.add(at, row));
    }
    gaps.longest()
}

/// What a list is made from.
struct Table<'t> {
    timeline: &'t Timeline,
    /// What its lanes are, where it has any.
    by: Option<lanes::By>,
}

/// The events around a silence.
struct Around {
    before: Event,
    after: Event,
    unless: Option<Event>,
}

impl Table<'_> {
    fn event(&self, at: usize) -> Result<Event, Failure> {
        self.timeline.event(at).map_err(|_| {
            let row = self.timeline.rows().get(at);
            Failure::FileChanged(row.map_or_else(String::new, |row| self.timeline.file_name(row.file).to_owned()))
        })
    }

    fn around(&self, gap: &Gap) -> Result<Around, Failure> {
        let unless = gap.unless.map(|unless| self.event(unless)).transpose()?;
        Ok(Around { before: self.event(gap.before)?, after: self.event(gap.after)?, unless })
    }

    /// An event and the name of its file.
    fn side<'s>(&'s self, event: &'s Event) -> (&'s Event, &'s str) {
        (event, self.timeline.file_name(event.file))
    }

    fn days(&self, gap: &Gap) -> (Option<i64>, Option<i64>) {
        let row = |at: usize| self.timeline.rows().get(at);
        row(gap.before).zip(row(gap.after)).map_or((None, None), |(before, after)| days_between(before, after))
    }

    /// Aligned: how long, from when to when, between which events. Each lane under its name.
    fn text(&self, out: &mut Out<'_>, lanes: &[Lane]) -> Result<(), Failure> {
        if lanes.iter().all(|lane| lane.gaps.is_empty()) {
            return Ok(writeln!(out, "no silences")?);
        }
        for (nth, lane) in lanes.iter().enumerate() {
            if nth > 0 {
                writeln!(out)?;
            }
            if let Some(by) = self.by {
                out.styled(Style::new().bold(), &Clean::line(lane.name.as_deref().unwrap_or(by.rest())))?;
                writeln!(out)?;
            }
            let rows: Result<Vec<Vec<Clean>>, Failure> = lane.gaps.iter().map(|gap| self.row(gap)).collect();
            Columns::default().write(out, Style::new(), &rows?)?;
        }
        Ok(())
    }

    fn row(&self, gap: &Gap) -> Result<Vec<Clean>, Failure> {
        let Around { before, after, unless } = self.around(gap)?;
        let dates = format!("{} → {}", before.date.as_written(), after.date.as_written());
        let titles = format!("{} → {}", before.title, after.title);
        let unless = unless.map_or_else(String::new, |unless| {
            format!("unless {} falls in: {}", unless.date.as_written(), unless.title)
        });
        Ok([gap.silence.words(), dates, titles, unless].iter().map(|cell| Clean::line(cell)).collect())
    }

    /// A silence a line.
    fn tsv(&self, out: &mut Out<'_>, lanes: &[Lane]) -> Result<(), Failure> {
        writeln!(out, "{}", TSV.join("\t"))?;
        for (lane, gap) in lanes.iter().flat_map(|lane| lane.gaps.iter().map(move |gap| (lane, gap))) {
            let Around { before, after, unless } = self.around(gap)?;
            let (least, most) = self.days(gap);
            let number = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
            let cells: [String; TSV.len()] = [
                lane.name.clone().unwrap_or_default(),
                gap.silence.words(),
                number(least),
                number(most),
                before.date.as_written().to_owned(),
                after.date.as_written().to_owned(),
                before.id,
                after.id,
                unless.map(|unless| unless.id).unwrap_or_default(),
                self.timeline.file_name(after.file).to_owned(),
            ];
            writeln!(out, "{}", cells.map(|cell| Clean::line(&cell).to_string()).join("\t"))?;
        }
        Ok(())
    }

    /// Silences as objects of one array.
    fn json(&self, out: &mut Out<'_>, lanes: &[Lane]) -> Result<(), Failure> {
        out.write_all(b"[")?;
        let all = lanes.iter().flat_map(|lane| lane.gaps.iter().map(move |gap| (lane, gap)));
        for (nth, (lane, gap)) in all.enumerate() {
            out.write_all(if nth > 0 { b",\n" } else { b"\n" })?;
            let Around { before, after, unless } = self.around(gap)?;
            let told = json::Gap {
                lane: lane.name.as_deref(),
                silence: &gap.silence.words(),
                days: self.days(gap),
                events: [
                    Some(self.side(&before)),
                    Some(self.side(&after)),
                    unless.as_ref().map(|unless| self.side(unless)),
                ],
            };
            json::gap(out, told, Layout::Line)?;
        }
        Ok(out.write_all(b"\n]\n")?)
    }
}

#[cfg(test)]
mod tests;
