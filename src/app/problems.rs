//! The problems view: what is wrong with the files.
//!
//! Owns which problem has the focus, what is shown of those on the screen, and the event each is about.

use crate::app::layout::{Cursor, Line, Paragraph, Role, Scrolled, Size, Span, clip};
use crate::model::{Problem, Severity, Timeline};
use crate::text::Clean;

/// The problems being looked through.
#[derive(Debug, Clone, Default)]
pub struct ProblemsView {
    /// The focused one, and the first one shown.
    pub cursor: Cursor,
    /// What is on the screen: numbers of problems, and their lines.
    pub shown: Vec<(usize, Vec<Line>)>,
    /// The row of the event that each is about.
    pub(super) events: Vec<Option<usize>>,
}

impl ProblemsView {
    /// How many can be looked through.
    pub fn count(&self) -> usize {
        self.events.len()
    }

    /// The row of the event that the focused one is about.
    pub fn event(&self) -> Option<usize> {
        self.events.get(self.cursor.focus).copied().flatten()
    }

    /// Finds the events that the problems are about: one walk through the rows, when the view is opened.
    pub(super) fn open(&mut self, timeline: &Timeline) {
        let listed = timeline.problems.listed();
        let mut starts: Vec<_> = listed.iter().map(|p| (p.place.file, p.place.span.start)).zip(0..).collect();
        starts.sort_unstable();
        self.events = vec![None; listed.len()];
        for (row, of) in timeline.rows().iter().enumerate() {
            let (from, to) = (u64::from(of.at), u64::from(of.at) + u64::from(of.len));
            let first = starts.partition_point(|(place, _)| *place < (of.file, from));
            for (place, problem) in starts.iter().skip(first) {
                if *place >= (of.file, to) {
                    break;
                }
                if let Some(event) = self.events.get_mut::<usize>(*problem) {
                    *event = Some(row);
                }
            }
        }
        self.cursor.focus = self.cursor.focus.min(listed.len().saturating_sub(1));
    }

    /// The problems as something that scrolls on a screen of this size, each with a line of air beneath it.
    pub(super) fn scrolled(timeline: &Timeline, size: Size) -> Scrolled<impl Fn(usize, bool) -> usize> {
        let listed = timeline.problems.listed();
        let lines =
            move |n: usize, _| listed.get(n).map_or(0, |problem| block(timeline, problem, None, size.width).len());
        Scrolled { len: listed.len(), height: size.height.into(), lines }
    }

    /// Lays out those that are on the screen.
    pub(super) fn show(&mut self, timeline: &Timeline, size: Size) {
        let mut left = usize::from(size.height);
        self.shown.clear();
        for (n, problem) in timeline.problems.listed().iter().enumerate().skip(self.cursor.top) {
            if left == 0 {
                break;
            }
            let lines = block(timeline, problem, Some(timeline.line_of(problem)), size.width);
            left = left.saturating_sub(lines.len());
            self.shown.push((n, lines));
        }
    }
}

/// A problem as it is shown. The number of its line is asked for only where it is drawn: it costs a look at the file.
fn block(timeline: &Timeline, problem: &Problem, line: Option<u32>, width: u16) -> Vec<Line> {
    let (severity, role) = match problem.severity {
        Severity::Error => ("error", Role::Warning),
        Severity::Warning => ("warning", Role::Heading),
    };
    let file = timeline.file_name(problem.place.file);
    let mut place = clip::mention(file);
    if let Some(line) = line.filter(|line| *line > 0) {
        place.push(&Clean::line(&format!(":{line}")));
    }
    let width = usize::from(width);
    let code = Clean::line(&format!("  {}", problem.code));
    let mut first = Line { spans: vec![Span::new(role, severity), Span::new(Role::Body, "  ")], ..Line::default() };
    let room = width.saturating_sub(severity.len() + 2 + code.width());
    first.spans.extend([Span::new(Role::Place, place.cut(room, "…")), Span::new(Role::Quiet, code)]);
    let mut lines = vec![first];
    let message = Paragraph::run(Role::Body, clip::field(&problem.message));
    lines.extend(Paragraph { indent: 2, ..message }.lines(width));
    if let Some(hint) = &problem.hint {
        let runs = vec![Span::new(Role::Quiet, clip::field(hint))];
        lines.extend(Paragraph { indent: 2, ..Paragraph::led(Role::Quiet, "help: ", runs) }.lines(width));
    }
    lines.push(Line::default());
    lines
}
