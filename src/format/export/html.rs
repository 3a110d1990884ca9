//! A page to hand on: one file, no script, no request to anywhere.
//!
//! Owns the frame of the page and its order: what it is, the picture of time, events under their years, figures, sources,
//! and at its end what it was made from. Text comes into it through [`Markup`] alone. Nothing in it depends on a clock.

mod article;
mod sources;
mod table;

use super::entry::{About, Entry, Export};
use super::markup::Markup;
use super::notes::Notes;
use super::part::Part;
use super::picture::{Lanes, Measure, Picture};
use super::svg;
use crate::model::Lang;
use crate::plot::mark::{self, LEGEND};
use std::io::{self, Write};
use table::{scrolled, table};

/// The page.
#[derive(Default)]
pub(super) struct Html {
    notes: Notes,
    page: Markup,
    /// Whether the list of events is begun.
    begun: bool,
}

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
const STYLE: &str = include_str!("html/style.css");

impl Export for Html {
    fn becomes(&self, part: Part) -> Option<&'static str> {
        Some(match part {
            Part::Id | Part::Order | Part::People | Part::Tags | Part::Related | Part::Notes => "an item below it",
            Part::Title => "a heading",
            Part::Date => "words, as exact as it is written; `<time>` where it is plain and of a year from 1 on",
            Part::DatedBy => "words: “by …”, “(worked out)”",
            Part::Summary => "paragraphs",
            Part::Place => "words behind the date",
            Part::Sources => "a number, and a note at the end, numbered once in the order of first use",
            Part::Passages => "beside the use in the note, with a way back",
            Part::Claims => "a list, each with who says it",
            Part::Figures => "below its claim; a picture and a table for each measure",
            Part::Disputes => "below its claim; conflicts as tables, side by side",
        })
    }

    fn begin(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        let page = &mut self.page;
        page.raw(HEAD).text(&about.title).raw("</title>\n<style>").raw(STYLE).raw(svg::STYLE);
        page.raw("</style>\n</head>\n<body>\n<header>\n<h1 dir=\"auto\">").text(&about.title).raw("</h1>\n");
        page.paragraphs(about.description.as_deref().unwrap_or_default());
        page.raw("<p class=\"quiet\">").text(&about.told().join(" · ")).raw("</p>\n</header>\n<main>\n");
        if let Some(Picture::Lanes(lanes)) = about.pictures.first() {
            self.lanes(lanes);
        }
        self.flush(out)
    }

    fn event(&mut self, out: &mut dyn Write, entry: &Entry<'_>) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            self.page.raw("<ol role=\"list\">\n");
        }
        article::write(&mut self.page, &mut self.notes, entry);
        self.flush(out)
    }

    fn end(&mut self, out: &mut dyn Write, about: &About) -> io::Result<()> {
        if self.begun {
            self.page.raw("</ol>\n");
        } else {
            self.page.raw("<p>There are no events to be shown.</p>\n");
        }
        let measures = about.pictures.iter().filter_map(|picture| match picture {
            Picture::Figures(measure, _) => Some((picture, measure)),
            _ => None,
        });
        for (nth, (picture, measure)) in measures.enumerate() {
            if nth == 0 {
                self.page.raw("<section aria-labelledby=\"figures\">\n<h2 id=\"figures\">Figures</h2>\n");
            }
            self.measure(picture, measure, nth + 2);
            self.flush(out)?;
        }
        if about.pictures.iter().any(|picture| matches!(picture, Picture::Figures(..))) {
            self.page.raw("</section>\n");
        }
        for note in (1..).zip(self.notes.all()) {
            sources::write(&mut self.page, note);
            out.write_all(self.page.taken().as_bytes())?;
        }
        if !self.notes.all().is_empty() {
            self.page.raw("</ol>\n</section>\n");
        }
        self.page.raw("</main>\n");
        footer(&mut self.page, about);
        self.page.raw("</body>\n</html>\n");
        self.flush(out)
    }
}

impl Html {
    fn flush(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.page.taken().as_bytes())
    }

    /// Lanes as a picture and as a table.
    fn lanes(&mut self, lanes: &Lanes) {
        let page = &mut self.page;
        page.raw("<section aria-labelledby=\"lanes\">\n<h2 id=\"lanes\">Lanes by ")
            .raw(lanes.by)
            .raw("</h2>\n<figure>\n");
        scrolled(page, "Picture of the lanes", |page| {
            page.add(&svg::drawn(&Picture::Lanes(lanes.clone()), 1, None)).raw("\n");
        });
        let legend: Vec<String> =
            LEGEND.iter().map(|(signs, words)| format!("{} {words}", mark::text(signs))).collect();
        page.raw("<figcaption class=\"quiet\">").text(&legend.join(" · ")).raw("</figcaption>\n</figure>\n");
        let rows = lanes.lanes.iter().map(|lane| {
            vec![lane.name.clone(), Lang::English.grouped(lane.events), lane.from_to.0.clone(), lane.from_to.1.clone()]
        });
        let names = [lanes.by, "events", "first", "last"].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(names).chain(rows).collect();
        table(page, "The lanes in words", &rows);
        if lanes.more > 0 {
            page.raw("<p class=\"quiet\">")
                .text(&Lang::English.grouped(lanes.more))
                .raw(" more lanes are not drawn.</p>\n");
        }
        page.raw("</section>\n");
    }

    /// A measure as a picture and as a table.
    fn measure(&mut self, picture: &Picture, measure: &Measure, n: usize) {
        let page = &mut self.page;
        page.raw("<h3 dir=\"auto\">").text(&measure.name).raw("</h3>\n");
        if measure.points.len() > 1 {
            page.raw("<figure>\n");
            scrolled(page, &format!("Picture of the figures: {}", measure.name), |page| {
                page.add(&svg::drawn(picture, n, None)).raw("\n");
            });
            page.raw("</figure>\n");
        }
        table(page, &format!("All figures: {}", measure.name), &measure.rows);
    }
}

/// What the page was made from, as of when, and what was left out.
fn footer(page: &mut Markup, about: &About) {
    page.raw("<footer>\n<p>Made with dateline from ");
    for (nth, (name, hash)) in about.files.iter().enumerate() {
        page.raw(if nth > 0 { ", " } else { "" }).text(name).raw(" (SHA-256 <code>").text(hash).raw("</code>)");
    }
    page.raw(".</p>\n<p>").text(&about.told().join(" · ")).raw(".");
    let hidden = about.all.saturating_sub(about.shown);
    if hidden > 0 {
        page.raw(" Left out by the filter: ").text(&Lang::English.grouped(hidden)).raw(".");
    }
    page.raw("</p>\n</footer>\n");
}
