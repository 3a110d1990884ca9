//! The strip: the whole chronology in one line, a column as high as events start in it.

use super::canvas::{COLUMN, Canvas, Frame, LINE};
use super::lanes::density;
use crate::format::export::markup::Markup;
use crate::format::export::picture::Strip;

pub(super) fn drawn(strip: &Strip, frame: Frame<'_>) -> Markup {
    let columns = f64::from(u16::try_from(strip.cells.len()).unwrap_or(u16::MAX));
    let full = strip.full.as_ref().map(|full| format!("A full column has {full} events."));
    let description = "Time runs from left to right; a column is as high as events start in it, solid where that is \
                       certain, hatched where it is only possible. ";
    let size = ((columns + 1.0) * COLUMN, LINE * if full.is_some() { 3.2 } else { 2.2 });
    let description = format!("{description}{}", full.as_deref().unwrap_or_default());
    let mut canvas = Canvas::begin(frame, size, ("When events start", &description));
    canvas.axis(&strip.ticks, (0.0, 0.0), 2.0 * LINE);
    density(&mut canvas, &strip.cells, (0.0, 2.0 * LINE));
    if let Some(full) = full {
        canvas.text((0.0, 3.0 * LINE), "t dim", &full);
    }
    canvas.end()
}
