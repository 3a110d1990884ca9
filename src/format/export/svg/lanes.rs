//! Lanes: time runs across, a lane has its events on one line or several.

use super::canvas::{COLUMN, Canvas, FOOT, Frame, LINE};
use crate::format::export::markup::Markup;
use crate::format::export::picture::{Lane, Lanes};
use crate::model::{Lang, Noun};
use crate::plot::overview::Cell;
use crate::text::Clean;

pub(super) fn drawn(lanes: &Lanes, frame: Frame<'_>) -> Markup {
    let left = f64::from(lanes.names + 2) * COLUMN;
    let width = left + f64::from(lanes.width + 1) * COLUMN;
    let all: u32 = lanes.lanes.iter().map(|lane| u32::from(lane.lines)).sum();
    let height = LINE * (f64::from(all) + if lanes.more > 0 { 2.5 } else { 1.5 });
    let title = format!("Lanes by {}", lanes.by);
    let named: Vec<String> = lanes.lanes.iter().map(|lane| format!("{} {}", lane.name, lane.events)).collect();
    let description = format!(
        "Time runs from left to right. {}: {}.",
        Lang::English.counted(lanes.lanes.len(), Noun::Lane),
        named.join(", ")
    );
    let mut canvas = Canvas::begin(frame, (width, height), (&title, &description));
    canvas.axis(&lanes.ticks, (left, 0.0), LINE * (f64::from(all) + 1.0));
    canvas.path("edge", &[(left - COLUMN, LINE), (left - COLUMN, LINE * (f64::from(all) + 1.0))], false);
    let mut top = LINE;
    for lane in &lanes.lanes {
        one(&mut canvas, lane, lanes.names, (left, top));
        top += LINE * f64::from(lane.lines);
    }
    if lanes.more > 0 {
        canvas.text((0.0, top + LINE - 5.0), "t dim", &format!("{} more", Lang::English.grouped(lanes.more)));
    }
    canvas.end()
}

fn one(canvas: &mut Canvas, lane: &Lane, names: u16, (left, top): (f64, f64)) {
    let count = Clean::line(&Lang::English.grouped(lane.events));
    let room = usize::from(names).saturating_sub(count.width() + 1);
    let name = Clean::line(&lane.name).cut(room, "…");
    canvas.text((0.0, top + LINE / 2.0 + FOOT), "t", name.as_str());
    let aside = usize::from(names).saturating_sub(count.width());
    let aside = f64::from(u16::try_from(aside).unwrap_or_default()) * COLUMN;
    canvas.text((aside, top + LINE / 2.0 + FOOT), "t dim", count.as_str());
    for mark in &lane.marks {
        let middle = top + LINE * f64::from(mark.line) + LINE / 2.0;
        canvas.group(&mark.said, |canvas| {
            // Beside a title in its bar there is a blank on either side.
            let title = mark.title.as_ref().map(|(column, title)| {
                let width = u16::try_from(Clean::line(title).width()).unwrap_or(u16::MAX);
                (column.saturating_sub(1), column.saturating_add(width).saturating_add(1))
            });
            let within = title.filter(|(from, to)| *from >= mark.bar.column && *to <= mark.bar.end());
            canvas.bar(&mark.bar, (left, middle), within);
            if let Some((column, title)) = &mark.title {
                canvas.text((left + f64::from(*column) * COLUMN, middle + FOOT), "t", title);
            }
        });
    }
    density(canvas, &lane.density, (left, top + LINE));
    let last = top + LINE * f64::from(lane.lines.saturating_sub(1)) + LINE / 2.0;
    for (column, words) in &lane.counts {
        canvas.text((left + f64::from(*column) * COLUMN, last + FOOT), "t dim", words);
    }
}

/// How much starts in each column, above a foot.
pub(super) fn density(canvas: &mut Canvas, cells: &[Cell], (left, foot): (f64, f64)) {
    for (column, cell) in (0_u16..).zip(cells) {
        let x = left + f64::from(column) * COLUMN;
        match cell {
            Cell::Events(eighths) => {
                let height = f64::from(*eighths) * (LINE - 2.0) / 8.0;
                canvas.rect("sure", (x + 0.5, foot - height), (COLUMN - 1.0, height));
            }
            Cell::Possible => canvas.hatched((x + 0.5, foot - 3.0), (COLUMN - 1.0, 3.0)),
            Cell::Lasting => canvas.path("line", &[(x, foot - 1.0), (x + COLUMN, foot - 1.0)], false),
            Cell::Break => canvas.path("edge", &[(x + 1.0, foot), (x + COLUMN - 1.0, foot - LINE + 4.0)], false),
            Cell::Gap => {}
        }
    }
}
