//! The figures of a measure: a sign for each who gives them, an arrow where a number is a limit, a line over the days for
//! which it may be meant.

use super::canvas::{COLUMN, Canvas, FOOT, Frame, LINE};
use crate::format::export::markup::Markup;
use crate::format::export::picture::{Measure, Point};
use crate::model::{Lang, Noun, Qualifier};
use crate::plot::axis::{self, day_number, number};

/// Lines of the chart.
const LINES: u16 = 12;
/// Of more figures than this none says its value in the picture; the table beside it does.
const NAMED: usize = 40;
/// The signs of those who give figures.
const SIGNS: [&str; 5] = ["●", "■", "◆", "▲", "○"];

pub(super) fn drawn(measure: &Measure, width: u16, frame: Frame<'_>) -> Markup {
    let limits: Vec<_> = measure.points.iter().map(|point| (point.value, point.qualifier)).collect();
    let values = axis::values(&limits, LINES);
    let labels = values.labels(Lang::English);
    let gutter = labels.iter().map(|(_, label)| label.width()).max().unwrap_or_default();
    let gutter = u16::try_from(gutter).unwrap_or_default().saturating_add(2);
    let columns = width.saturating_sub(gutter).max(12);
    let known = measure.points.iter().flat_map(|point| [point.days.0, point.days.1]).flatten();
    let days = axis::days(known, columns, Lang::English);
    let left = f64::from(gutter) * COLUMN;
    let foot = LINE * f64::from(LINES + 1);
    let legend = measure.voices.len().min(SIGNS.len() + 1);
    let size = (
        left + f64::from(columns + 1) * COLUMN,
        foot + LINE * (1.5 + f64::from(u8::try_from(legend).unwrap_or_default())),
    );
    let title = format!("Figures: {}", measure.name);
    let description =
        format!("{} over time; the table has all of them.", Lang::English.counted(measure.points.len(), Noun::Figure));
    let mut canvas = Canvas::begin(frame, size, (&title, &description));
    let x = |at: f64| left + (f64::from(days.scale.cell(at)) + 0.5) * COLUMN;
    let y = |at: f64| foot - LINE * (f64::from(values.scale.cell(at)) + 0.5);
    canvas.path("edge", &[(left, LINE), (left, foot), (left + f64::from(columns) * COLUMN, foot)], false);
    for (value, label) in &labels {
        canvas.path("guide", &[(left, y(*value)), (left + f64::from(columns) * COLUMN, y(*value))], false);
        let room = u16::try_from(usize::from(gutter).saturating_sub(1 + label.width())).unwrap_or_default();
        canvas.text((f64::from(room) * COLUMN, y(*value) + FOOT), "t", label.as_str());
    }
    for (day, label) in &days.ticks {
        canvas.path("edge", &[(x(*day), foot), (x(*day), foot + 4.0)], false);
        canvas.text((x(*day) - COLUMN, foot + LINE - 2.0), "t", label.as_str());
    }
    for point in &measure.points {
        let [from, to] = [point.days.0, point.days.1].map(|day| day.map(|day| x(day_number(day))));
        let middle = match (point.days.0, point.days.1) {
            (Some(from), Some(to)) => f64::midpoint(day_number(from), day_number(to)),
            (Some(day), None) | (None, Some(day)) => day_number(day),
            (None, None) => days.scale.middle(),
        };
        one(&mut canvas, point, (x(middle), y(number(point.value))), (from, to), measure.points.len() <= NAMED);
    }
    for (nth, voice) in measure.voices.iter().take(legend).enumerate() {
        let top = foot + LINE * (2.0 + f64::from(u8::try_from(nth).unwrap_or_default()));
        let words = if nth < SIGNS.len() { format!("{} {voice}", sign(nth)) } else { format!("{} others", sign(nth)) };
        canvas.text((left, top), "t", &words);
    }
    canvas.end()
}

/// The sign of a voice: those behind the first share one.
fn sign(voice: usize) -> &'static str {
    SIGNS.get(voice).copied().unwrap_or("·")
}

fn one(canvas: &mut Canvas, point: &Point, (x, y): (f64, f64), (from, to): (Option<f64>, Option<f64>), is_named: bool) {
    canvas.group(&point.said, |canvas| {
        if let Some((from, to)) = from.zip(to).filter(|(from, to)| to - from > COLUMN) {
            canvas.path("line", &[(from, y - 3.0), (from, y + 3.0)], false);
            canvas.path("line", &[(from, y), (to, y)], false);
            canvas.path("line", &[(to, y - 3.0), (to, y + 3.0)], false);
        }
        canvas.text((x - COLUMN / 2.0, y + FOOT), "t", sign(point.voice));
        let up = [(x - 3.0, y - 9.0), (x, y - 14.0), (x + 3.0, y - 9.0)];
        let down = up.map(|(x, at)| (x, 2.0 * y - at));
        match point.qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => canvas.path("line", &up, false),
            Qualifier::AtMost | Qualifier::LessThan => canvas.path("line", &down, false),
            Qualifier::Exactly | Qualifier::About => {}
        }
        if let Some(sign) = point.sign {
            canvas.text((x - 2.0 * COLUMN, y + FOOT), "alarm", sign);
        }
        if is_named {
            canvas.text((x + COLUMN, y + FOOT - 7.0), "t", &Lang::English.qualified(point.value, point.qualifier));
        }
    });
}
