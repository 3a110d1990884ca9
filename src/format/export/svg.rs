//! Pictures of time in SVG: for a page, and as files of their own.
//!
//! Owns how columns and lines become lengths, the shapes of the signs, and the colours, which say nothing that a shape
//! does not. What is certain is solid, what is only possible hatched (see [`Sign`]). Fonts are the reader's own.

mod canvas;
mod figures;
mod lanes;
mod strip;

use super::entry::{About, Entry, Export};
use super::markup::Markup;
use super::part::Part;
use super::picture::Picture;
use canvas::{COLUMN, Canvas, Frame, LINE};
use std::io::{self, Write};

pub(super) use canvas::STYLE;

/// A picture as a file of its own.
pub(super) struct Svg;

impl Export for Svg {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        match part {
            Part::Date => Some("a place on the axis and signs, as on the screen"),
            Part::Title => Some("beside its signs where there is room, else what is shown when they are pointed at"),
            Part::Tags => Some("lanes"),
            _ => Some("—"),
        }
    }

    fn event(&mut self, _out: &mut dyn Write, _entry: &Entry<'_>) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        let nothing = Picture::Nothing("There are no events to be shown.".to_owned());
        let picture = drawn(about.pictures.first().unwrap_or(&nothing), 1, Some(&about.title));
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", picture.as_str())
    }
}

/// Draws a picture, the `n`-th of its page; as a file of its own under its title.
pub(super) fn drawn(picture: &Picture, n: usize, title: Option<&str>) -> Markup {
    match picture {
        Picture::Lanes(lanes) => lanes::drawn(lanes, Frame { n, title }),
        Picture::Strip(strip) => strip::drawn(strip, Frame { n, title }),
        Picture::Figures(measure, width) => figures::drawn(measure, *width, Frame { n, title }),
        Picture::Nothing(why) => {
            let mut canvas = Canvas::begin(Frame { n, title }, (60.0 * COLUMN, 3.0 * LINE), (why, ""));
            canvas.text((COLUMN, LINE), "t", why);
            canvas.end()
        }
    }
}
