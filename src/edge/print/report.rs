//! Problems as people read them: the way from bytes of a file to a line, a column and an excerpt.
//!
//! Owns the look of a problem on a terminal, in rustc's manner, and its form of one line. Everything that enters an
//! excerpt is cleaned first, and columns are counted on what is shown. To find the
//! numbers of lines each file is passed over once, however many problems there are.

mod locate;

use crate::format::{Foreign, Opened};
use crate::model::{Place, Problem, Severity};
use crate::text::Clean;
use crate::text::excerpt::{Excerpt, Source, excerpt};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};
use locate::{Spot, locate};
use std::collections::HashMap;

/// Columns of a message, at the most: it is one sentence.
const MESSAGE: usize = 400;
/// Columns of an excerpt, at the most and at the least.
const EXCERPT: std::ops::RangeInclusive<usize> = 20..=200;

/// Problems with their places.
pub(in crate::edge) struct Report<'p> {
    files: &'p [Opened],
    problems: Vec<&'p Problem>,
    /// Where the ends of their spans are, by file and byte.
    spots: HashMap<(usize, u64), Spot>,
}

/// How problems are drawn.
#[derive(Debug, Clone, Copy)]
pub(in crate::edge) struct Look {
    /// Columns there are.
    pub columns: usize,
    /// Whether there are colours.
    pub coloured: bool,
}

impl<'p> Report<'p> {
    /// Looks up where `problems` of `files` stand.
    pub(in crate::edge) fn new(files: &'p [Opened], problems: Vec<&'p Problem>) -> Self {
        let mut asked: Vec<Vec<u64>> = vec![Vec::new(); files.len()];
        for place in problems.iter().flat_map(|problem| places(problem)) {
            if let Some(asked) = asked.get_mut(usize::from(place.file.0)) {
                asked.extend([place.span.start, place.span.end]);
            }
        }
        let mut spots = HashMap::new();
        for (index, (file, mut asked)) in files.iter().zip(asked).enumerate() {
            asked.sort_unstable();
            asked.dedup();
            let found = match file.bytes.foreign() {
                // Of what was made of a foreign file the line is that of the foreign file.
                Some(made) => asked.iter().map(|at| foreign(made, *at)).collect(),
                None => locate(file.bytes.as_ref(), &asked),
            };
            spots.extend(asked.into_iter().zip(found).map(|(at, spot)| ((index, at), spot)));
        }
        Self { files, problems, spots }
    }

    /// Each problem in one line, cleaned: `FILE:LINE:COLUMN: what is wrong`.
    pub(in crate::edge) fn lines(&self) -> impl Iterator<Item = Clean> {
        self.problems.iter().map(|problem| {
            let place = &problem.place;
            let at = match self.made(place) {
                Some(made) => made.origin(place.span.start).map(|origin| origin.words),
                None => self.spot(place, place.span.start).map(|spot| format!(":{}:{}", spot.line, spot.column)),
            };
            Clean::line(&format!("{}{}: {}", self.name(place), at.unwrap_or_default(), sentence(&problem.message)))
        })
    }

    /// Each problem with its excerpts, as rustc draws them, cleaned.
    pub(in crate::edge) fn drawn(&self, look: Look) -> impl Iterator<Item = String> {
        let renderer = if look.coloured { Renderer::styled() } else { Renderer::plain() };
        // Excerpts are cut here, where columns are known to be right: the renderer never has to.
        let renderer = renderer.hyperlink(false).term_width(usize::MAX >> 1);
        self.problems.iter().map(move |problem| {
            let drawn = renderer.render(&[self.group(problem, look.columns)]);
            drawn.lines().filter(|line| !is_bare(line)).collect::<Vec<_>>().join("\n")
        })
    }

    /// Where a byte of a place stands, which is an end of one of the problems' spans; none where its file can no longer be
    /// read.
    pub(in crate::edge) fn spot(&self, place: &Place, byte: u64) -> Option<Spot> {
        self.spots.get(&(usize::from(place.file.0), byte)).copied()
    }

    /// The chronology that was made of a foreign file, where a place is in one.
    fn made(&self, place: &Place) -> Option<&dyn Foreign> {
        self.files.get(usize::from(place.file.0))?.bytes.foreign()
    }

    fn name(&self, place: &Place) -> Clean {
        Clean::line(self.files.get(usize::from(place.file.0)).map_or("", |file| &file.name))
    }

    fn group(&self, problem: &Problem, columns: usize) -> Group<'static> {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(sentence(&problem.message).to_string()).id(problem.code);
        let mut group = Group::with_title(title);
        for (nth, view) in self.views(problem, columns).into_iter().enumerate() {
            if nth > 0 {
                group = group.element(Padding);
            }
            let mut path = self.name(view.place).to_string();
            if let Some(made) = self.made(view.place) {
                // What stands there is not what the reader wrote: its place is named alone.
                path += &made
                    .origin(view.place.span.start)
                    .map_or_else(String::new, |origin| Clean::line(&origin.words).to_string());
                group = group.element(Origin::path(path));
                continue;
            }
            group = match view.spot {
                Some(spot) => group
                    .element(Origin::path(path).line(number(spot.line)).char_column(number(spot.column)))
                    .elements(view.excerpt.map(|excerpt| snippet(excerpt, spot, view.marks))),
                None => group.element(Origin::path(path)),
            };
        }
        if let Some(hint) = &problem.hint {
            group = group.element(Level::HELP.message(sentence(hint).to_string()));
        }
        group
    }

    /// The lines to show, the problem's own first. Places on one line share its excerpt.
    fn views<'r>(&'r self, problem: &'r Problem, columns: usize) -> Vec<View<'r>> {
        let own = Mark { place: &problem.place, label: &problem.label, kind: AnnotationKind::Primary };
        let also = problem.also.iter().map(|also| Mark {
            place: &also.place,
            label: &also.text,
            kind: AnnotationKind::Context,
        });
        let mut views: Vec<View<'r>> = Vec::new();
        for mark in std::iter::once(own).chain(also) {
            let spot = self.spot(mark.place, mark.place.span.start);
            let shares = |view: &&mut View<'r>| {
                view.place.file == mark.place.file && view.spot.is_some_and(|a| spot.is_some_and(|b| a.line == b.line))
            };
            match views.iter_mut().find(shares) {
                Some(view) => view.marks.push(mark),
                None => views.push(View { place: mark.place, spot, marks: vec![mark], excerpt: None }),
            }
        }
        for view in &mut views {
            let Some(spot) = view.spot else { continue };
            let Some(file) = self.files.get(usize::from(view.place.file.0)) else { continue };
            let room = columns.saturating_sub(spot.line.to_string().len() + 3).clamp(*EXCERPT.start(), *EXCERPT.end());
            let spans: Vec<_> = view.marks.iter().map(|mark| mark.place.span.clone()).collect();
            let read = |at, buffer: &mut [u8]| file.bytes.read(at, buffer).is_ok();
            let source = Source { len: file.bytes.len(), read: &read };
            view.excerpt = excerpt(&source, spot.line_start, &spans, room);
        }
        views
    }
}

/// One line of a file, with all that is to be said of it.
struct View<'r> {
    place: &'r Place,
    spot: Option<Spot>,
    marks: Vec<Mark<'r>>,
    excerpt: Option<Excerpt>,
}

/// A stretch to underline.
struct Mark<'r> {
    place: &'r Place,
    label: &'r str,
    kind: AnnotationKind,
}

/// Where what stands at a byte was made from.
fn foreign(made: &dyn Foreign, at: u64) -> Spot {
    Spot { line: made.origin(at).map_or(1, |origin| origin.line), column: 1, line_start: at }
}

fn snippet(excerpt: Excerpt, spot: Spot, marks: Vec<Mark<'_>>) -> Snippet<'static, Annotation<'static>> {
    let annotations = marks.into_iter().zip(excerpt.marks).map(|(mark, span)| {
        let label = Some(sentence(mark.label).to_string()).filter(|label| !label.is_empty());
        mark.kind.span(span).label(label)
    });
    Snippet::source(excerpt.text).line_start(number(spot.line)).annotations(annotations.collect::<Vec<_>>())
}

/// Whether a line drawn is the mark of a file without a name. The renderer puts it before an excerpt that follows its
/// file's name, which has to be given apart: only so are line and column those of the file, not those of the excerpt.
fn is_bare(line: &str) -> bool {
    anstream::adapter::strip_str(line).to_string().trim() == ":::"
}

/// All places that a problem names.
fn places(problem: &Problem) -> impl Iterator<Item = &Place> {
    std::iter::once(&problem.place).chain(problem.also.iter().map(|also| &also.place))
}

/// A message, cleaned and cut.
fn sentence(text: &str) -> Clean {
    Clean::line_cut(text, MESSAGE, "…")
}

fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
