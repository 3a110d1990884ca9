//! A problem as it is shown: a row of its own, the line of the file with what is meant underlined, and how to mend it.
//!
//! Owns what stands in which column, and what goes where there is no room: what does not fit on the row stands below it.

use crate::app::files::within;
use crate::app::layout::{Line, Paragraph, Role, Span, clip};
use crate::model::{Place, Problem, Severity, Timeline};
use crate::text::Clean;
use crate::text::excerpt::{Excerpt, Source, excerpt, line_start};

/// The column of severities.
const SEVERITY: usize = 9;
/// Columns before an excerpt, and between the number of its line and the line.
const INDENT: usize = 2;
/// Further places that are told.
const ALSO: usize = 4;
/// A place is no wider than this share of the row.
const SHARE: usize = 3;

/// How wide places are: as wide as the longest name of a file with its last problem's line, and a column of two digits.
pub(super) fn places(timeline: &Timeline) -> usize {
    let listed = timeline.problems.listed();
    let lasts = listed.chunk_by(|a, b| a.place.file == b.place.file).filter_map(<[Problem]>::last);
    let width = |last: &Problem| {
        let name = clip::mention(timeline.file_name(last.place.file)).width();
        name + digits(timeline.line_of(last)) + ":".len() + ":12  ".len()
    };
    lasts.map(width).max().unwrap_or_default()
}

fn digits(line: u32) -> usize {
    line.checked_ilog10().map_or(1, |log| log as usize + 1)
}

/// A problem in `width` columns, of which places have so many.
pub(super) fn block(timeline: &Timeline, problem: &Problem, places: usize, width: usize) -> Vec<Line> {
    let place = &problem.place;
    let read = |at, buffer: &mut [u8]| timeline.bytes(place.file, at, buffer).is_ok();
    let source = Source { len: timeline.size(place.file).unwrap_or_default(), read: &read };
    let line = timeline.line_of(problem);
    let start = line_start(&source, place.span.start).filter(|_| line > 0);
    let mut lines = head(timeline, problem, (line, start.map(|(_, column)| column + 1)), (places, width));
    let gutter = digits(line);
    let room = width.saturating_sub(INDENT + gutter + 3);
    // A line that starts too far away is read around the place.
    let found = excerpt(&source, start.map_or(0, |(start, _)| start), std::slice::from_ref(&place.span), room.max(1));
    let margin = |number: &str| Span::new(Role::Quiet, Clean::line(&format!("{number:>gutter$} │ ")));
    let remedy = problem.hint.as_deref().unwrap_or(&problem.label);
    let remedy = Span::new(Role::Body, clip::field(remedy));
    if let Some(found) = found.filter(|_| line > 0) {
        let (text, before, marked) = underlined(&found);
        lines.push(indented(vec![margin(&line.to_string()), Span::new(Role::Body, text)]));
        let carets = Clean::line(&format!("{}{}", " ".repeat(before), "^".repeat(marked)));
        let fits = carets.width() + 1 + remedy.text.width() <= room;
        let mut second = vec![margin(""), Span::new(Role::Warning, carets)];
        if fits {
            second.extend([Span::new(Role::Body, " "), remedy.clone()]);
        }
        lines.push(indented(second));
        lines.extend(if fits { Vec::new() } else { below(remedy, width) });
    } else {
        let words = "This line cannot be shown: its file has changed since it was opened.";
        let words = timeline.size(place.file).filter(|size| *size > 0).map(|_| Span::new(Role::Quiet, words));
        let remedy = Some(remedy).filter(|remedy| !remedy.text.is_empty());
        lines.extend(words.into_iter().chain(remedy).flat_map(|words| below(words, width)));
    }
    // What is only to be underlined too says nothing here.
    for also in problem.also.iter().filter(|also| !also.text.is_empty()).take(ALSO) {
        let words = format!("{}: {}", spot(timeline, &also.place), also.text);
        lines.extend(below(Span::new(Role::Quiet, clip::field(&words)), width));
    }
    lines
}

/// The row: how bad it is, where, what is wrong, and its code; what is wrong stands below where it does not fit.
fn head(
    timeline: &Timeline,
    problem: &Problem,
    (line, column): (u32, Option<u64>),
    (places, width): (usize, usize),
) -> Vec<Line> {
    let (severity, role) = match problem.severity {
        Severity::Error => ("error", Role::Warning),
        Severity::Warning => ("warning", Role::Heading),
    };
    let column = column.map(|column| format!(":{column}")).unwrap_or_default();
    let at = Clean::line(&if line > 0 { format!(":{line}{column}") } else { String::new() });
    let places = places.min(width / SHARE).max(at.width() + 2);
    let message = clip::field(&problem.message);
    let code = Clean::line(problem.code);
    let room = width.saturating_sub(SEVERITY + places + code.width() + 2);
    let fits = message.width() <= room;
    // Alone on the row, it has that.
    let columns = if fits { places.saturating_sub(2) } else { width.saturating_sub(SEVERITY + code.width() + 1) };
    let mut place = within(timeline.file_name(problem.place.file), columns.saturating_sub(at.width()));
    place.push(&at);
    let mut spans = vec![
        Span::new(role, Clean::from(severity).pad(SEVERITY)),
        Span::new(Role::Place, if fits { place.pad(places) } else { place }),
    ];
    if fits {
        spans.push(Span::new(Role::Body, message.clone()));
    }
    let used: usize = spans.iter().map(|span| span.text.width()).sum();
    let aside = Some(Span::new(Role::Quiet, code)).filter(|code| used + 1 + code.text.width() <= width);
    let mut lines = vec![Line { spans, aside, ..Line::default() }];
    if !fits {
        lines.extend(below(Span::new(Role::Body, message), width));
    }
    lines
}

/// The line, the columns before what is meant, and the columns of that: one at least.
fn underlined(found: &Excerpt) -> (Clean, usize, usize) {
    let width = |part: Option<&str>| Clean::line(part.unwrap_or_default()).width();
    let mark = found.marks.first().cloned().unwrap_or_default();
    let (before, to) = (width(found.text.get(..mark.start)), width(found.text.get(..mark.end)));
    (Clean::line(&found.text), before, to.saturating_sub(before).max(1))
}

fn indented(spans: Vec<Span>) -> Line {
    Line { indent: INDENT, spans, ..Line::default() }
}

/// Words on lines of their own.
fn below(words: Span, width: usize) -> Vec<Line> {
    Paragraph { indent: INDENT, ..Paragraph::of(vec![words]) }.lines(width)
}

/// A file and a line of it.
fn spot(timeline: &Timeline, place: &Place) -> String {
    let line = timeline.line(place.file, place.span.start);
    let name = clip::mention(timeline.file_name(place.file));
    if line > 0 { format!("{name}:{line}") } else { name.to_string() }
}
