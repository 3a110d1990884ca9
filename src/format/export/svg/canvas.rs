//! What pictures are drawn on: shapes of signs, letters and an axis, in columns and lines.

use crate::format::export::markup::Markup;
use crate::plot::mark::{Bar, Sign};
use crate::plot::ticks::Ticks;

/// The length of a column, and of a line.
pub(super) const COLUMN: f64 = 8.0;
pub(super) const LINE: f64 = 18.0;
/// From the middle of a line to the edge of a bar.
pub(super) const HALF: f64 = 4.5;
/// From the middle of a line to the foot of its letters.
pub(super) const FOOT: f64 = 4.5;

/// Letters, lines and signs. Classes are those of [`Canvas`].
pub(in crate::format::export) const STYLE: &str = include_str!("style.css");

/// What a picture is in.
#[derive(Clone, Copy)]
pub(super) struct Frame<'t> {
    /// Its number on the page.
    pub(super) n: usize,
    /// As a file of its own, the title of the chronology.
    pub(super) title: Option<&'t str>,
}

/// A picture under way.
pub(super) struct Canvas {
    markup: Markup,
    n: usize,
}

impl Canvas {
    /// Begins a picture of this size, with its title and its description.
    pub(super) fn begin(frame: Frame<'_>, (width, height): (f64, f64), (title, description): (&str, &str)) -> Self {
        let mut markup = Markup::default();
        markup.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ").length(width).raw(" ");
        markup.length(height).raw("\" width=\"").length(width).raw("\" height=\"").length(height);
        markup.raw("\" aria-labelledby=\"pt").count(frame.n).raw(" pd").count(frame.n).raw("\">\n<title id=\"pt");
        markup.count(frame.n).raw("\">");
        frame.title.iter().for_each(|of| _ = markup.text(of).raw(": "));
        markup.text(title).raw("</title>\n<desc id=\"pd").count(frame.n).raw("\">").text(description).raw("</desc>\n");
        if frame.title.is_some() {
            markup.raw("<style>").raw(STYLE).raw("</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        }
        markup
            .raw("<defs><pattern id=\"h")
            .count(frame.n)
            .raw("\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"");
        markup.raw(" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M1 0V4\"/></pattern></defs>\n");
        Self { markup, n: frame.n }
    }

    pub(super) fn end(mut self) -> Markup {
        self.markup.raw("</svg>");
        self.markup
    }

    /// Words whose foot stands at a place.
    pub(super) fn text(&mut self, (x, y): (f64, f64), class: &'static str, words: &str) {
        self.markup.raw("<text class=\"").raw(class).raw("\" x=\"").length(x).raw("\" y=\"").length(y);
        self.markup.raw("\">").text(words).raw("</text>\n");
    }

    pub(super) fn rect(&mut self, class: &'static str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.markup.raw("<rect class=\"").raw(class).raw("\" x=\"").length(x).raw("\" y=\"").length(y);
        self.markup.raw("\" width=\"").length(width).raw("\" height=\"").length(height).raw("\"/>");
    }

    /// The same hatched.
    pub(super) fn hatched(&mut self, (x, y): (f64, f64), (width, height): (f64, f64)) {
        self.markup.raw("<rect class=\"perhaps\" fill=\"url(#h").count(self.n).raw(")\" x=\"").length(x).raw("\" y=\"");
        self.markup.length(y).raw("\" width=\"").length(width).raw("\" height=\"").length(height).raw("\"/>");
    }

    /// A line through points, closed where it is an area.
    pub(super) fn path(&mut self, class: &'static str, points: &[(f64, f64)], is_closed: bool) {
        self.markup.raw("<path class=\"").raw(class).raw("\" d=\"");
        for (nth, (x, y)) in points.iter().enumerate() {
            self.markup.raw(if nth == 0 { "M" } else { "L" }).length(*x).raw(" ").length(*y);
        }
        self.markup.raw(if is_closed { "Z\"/>" } else { "\"/>" });
    }

    /// What belongs together, with the words that are shown when it is pointed at.
    pub(super) fn group(&mut self, said: &str, draw: impl FnOnce(&mut Self)) {
        self.markup.raw("<g><title>").text(said).raw("</title>");
        draw(self);
        self.markup.raw("</g>\n");
    }

    /// The signs of an event, from the left edge of the columns on, around the middle of a line; none from one column to
    /// another, where its title stands.
    pub(super) fn bar(&mut self, bar: &Bar, (left, middle): (f64, f64), title: Option<(u16, u16)>) {
        let mut column = bar.column;
        let hidden = |at: u16| title.is_some_and(|(from, to)| (from..to).contains(&at));
        let columns: Vec<(u16, Sign)> = (bar.column..).zip(bar.signs.iter().copied()).collect();
        for run in columns.chunk_by(|a, b| a.1 == b.1 && hidden(a.0) == hidden(b.0)) {
            let (from, count) = (column, run.len());
            column = column.saturating_add(u16::try_from(count).unwrap_or(u16::MAX));
            if let (Some((_, sign)), false) = (run.first(), hidden(from)) {
                let x = left + f64::from(from) * COLUMN;
                self.sign(*sign, (x, middle), f64::from(column - from) * COLUMN);
            }
        }
    }

    /// A sign, over this width where it is one that lasts.
    fn sign(&mut self, sign: Sign, (x, y): (f64, f64), width: f64) {
        let middle = x + COLUMN / 2.0;
        let diamond = [(middle, y - HALF), (middle + HALF, y), (middle, y + HALF), (middle - HALF, y)];
        match sign {
            Sign::Point => self.path("sure", &diamond, true),
            Sign::Rough => self.path("rough", &diamond, true),
            Sign::Certain => self.rect("sure", (x, y - HALF), (width, 2.0 * HALF)),
            Sign::Possible => self.hatched((x + 0.5, y - HALF), (width - 1.0, 2.0 * HALF)),
            Sign::GoesOn => {
                self.rect("sure", (x, y - 1.0), (COLUMN - 4.0, 2.0));
                self.path("sure", &[(x + 3.0, y - HALF), (x + COLUMN, y), (x + 3.0, y + HALF)], true);
            }
            Sign::WasBefore => {
                self.rect("sure", (x + 4.0, y - 1.0), (COLUMN - 4.0, 2.0));
                self.path("sure", &[(x + 5.0, y - HALF), (x, y), (x + 5.0, y + HALF)], true);
            }
            Sign::Dash => self.path("line", &[(x + 1.0, y), (x + width - 1.0, y)], false),
            Sign::ByThen => self.path("rough", &[(x + COLUMN, y - HALF), (x + 1.0, y), (x + COLUMN, y + HALF)], true),
            Sign::Question => self.text((x, y + FOOT), "t", "?"),
            Sign::About => self.text((x, y + FOOT), "t", "~"),
            Sign::Nothing => {}
        }
    }

    /// The axis: labels on a line of their own, a tick and a guide down to `bottom` below each.
    pub(super) fn axis(&mut self, ticks: &Ticks, (left, top): (f64, f64), bottom: f64) {
        for mark in &ticks.marks {
            let x = left + f64::from(mark.column) * COLUMN;
            self.path("guide", &[(x, top + LINE), (x, bottom)], false);
            if let Some(label) = &mark.label {
                self.text((x, top + LINE - 5.0), "t", label.as_str());
            }
        }
        if let Some(label) = &ticks.begins {
            self.text((left, top + LINE - 5.0), "t", label.as_str());
        }
    }
}
