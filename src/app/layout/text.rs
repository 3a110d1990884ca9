//! Text laid out for reading: lines of runs, each with the part it plays.
//!
//! Owns roles, lines and the wrapping of paragraphs made of several runs.

use super::clip;
use crate::text::Clean;

/// The part a run of text plays; `ui` gives each its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Role {
    #[default]
    Body,
    /// What is there for order's sake: separators, labels, bullets.
    Quiet,
    Title,
    /// A date in words.
    When,
    Place,
    Heading,
    /// Who says it.
    By,
    /// The number of a source, where it is cited and where it is listed.
    Citation,
    Figure,
    SourceTitle,
    Quote,
    Url,
    /// Leads to another event.
    Link,
    /// Something a reader should look at: a dispute, a missing source, a fault.
    Warning,
    /// A key on the keyboard.
    Key,
}

/// A run of text that plays one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its part.
    pub role: Role,
    /// Its text: one line.
    pub text: Clean,
}

/// Something on a page that can be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The claim of this number, from 0.
    Claim(usize),
    /// The figure of that claim.
    Figure(usize),
    /// The side of a disagreement of this number on the page, from 0.
    Side(usize),
    /// The related event of this number, from 0.
    Related(usize),
    /// The source of this number, from 1.
    Source(usize),
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Columns left free before the text.
    pub indent: usize,
    /// The text.
    pub spans: Vec<Span>,
    /// What stands at the right edge.
    pub aside: Option<Span>,
    /// What the line belongs to.
    pub target: Option<Target>,
}

impl Line {
    /// The number that is cited at a column of the line where it stands in `width` columns: in `[2]` any, in `[1–3]` that
    /// which is nearest.
    pub fn number_at(&self, column: u16, width: u16) -> Option<usize> {
        let (column, width) = (usize::from(column), usize::from(width));
        let mut end = self.indent;
        let spans = self.spans.iter().map(|span| {
            end += span.text.width();
            (end - span.text.width(), span)
        });
        let aside = self.aside.iter().map(|span| (width.saturating_sub(span.text.width()), span));
        let cited = spans.chain(aside).filter(|(_, span)| span.role == Role::Citation);
        cited.into_iter().find_map(|(from, span)| {
            let at = column.checked_sub(from)?;
            let mut numbers = span.text.as_str().split(|c: char| !c.is_ascii_digit());
            let mut from = 0;
            numbers.find_map(|number| {
                // What stands between two numbers is one column, in all of their forms.
                let behind = from + number.chars().count();
                let is_here = !number.is_empty() && at <= behind && at + 1 >= from;
                from = behind + 1;
                is_here.then(|| number.parse().ok()).flatten()
            })
        })
    }
}

/// A paragraph to be laid out.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Columns left free before all of its lines.
    pub indent: usize,
    /// What stands before its first line; the others are indented by its width.
    pub lead: Option<Span>,
    /// The runs of its text.
    pub runs: Vec<Span>,
    /// What stands at the right edge of its first line.
    pub aside: Option<Span>,
    /// Columns kept free at the right of its text.
    pub gutter: usize,
    /// What its lines belong to.
    pub target: Option<Target>,
}

impl Span {
    /// A run of text.
    pub fn new(role: Role, text: impl Into<Clean>) -> Self {
        Self { role, text: text.into() }
    }
}

impl Paragraph {
    /// A paragraph of runs.
    pub fn of(runs: Vec<Span>) -> Self {
        Self { runs, ..Self::default() }
    }

    /// A paragraph with something before its first line.
    pub fn led(role: Role, lead: impl Into<Clean>, runs: Vec<Span>) -> Self {
        Self { lead: Some(Span::new(role, lead)), ..Self::of(runs) }
    }

    /// A paragraph of one run.
    pub fn run(role: Role, text: impl Into<Clean>) -> Self {
        Self::of(vec![Span::new(role, text)])
    }

    /// Its lines in `width` columns.
    pub fn lines(self, width: usize) -> Vec<Line> {
        let hang = self.lead.as_ref().map_or(0, |lead| lead.text.width());
        let room = width.saturating_sub(self.indent + hang + self.gutter).max(1);
        let mut lines: Vec<Line> = wrap(&self.runs, room)
            .into_iter()
            .map(|spans| Line { indent: self.indent + hang, spans, aside: None, target: self.target })
            .collect();
        if lines.is_empty() {
            lines.push(Line { indent: self.indent + hang, target: self.target, ..Line::default() });
        }
        if let Some(first) = lines.first_mut() {
            first.aside = self.aside;
            if let Some(lead) = self.lead {
                first.indent = self.indent;
                first.spans.insert(0, lead);
            }
        }
        lines
    }
}

/// The columns of a text.
pub fn columns(text: &Clean) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// A page while it is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Composer {
    /// Its columns.
    pub width: usize,
    /// Its lines so far.
    pub lines: Vec<Line>,
}

impl Composer {
    /// An empty page of so many columns.
    pub fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    /// Adds a paragraph, where there are not too many lines already.
    pub fn push(&mut self, paragraph: Paragraph) {
        if self.lines.len() < clip::LINES {
            self.lines.extend(paragraph.lines(self.width));
        }
    }

    /// Adds a paragraph of one run.
    pub fn say(&mut self, role: Role, text: impl Into<Clean>) {
        self.push(Paragraph::run(role, text));
    }

    /// Adds a blank line.
    pub fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Says how many were left off a list, where some were, and where they are.
    pub fn more(&mut self, left: usize, elsewhere: &str) {
        if left > 0 {
            self.say(Role::Quiet, Clean::line(&format!("… and {left} more{elsewhere}")));
        }
    }
}

/// Wraps runs as one text and gives each line's parts their roles back. Wrapping may drop blanks and nothing else, so
/// the characters that are none tell where one run ends and the next begins; a blank between two belongs to the next where
/// that begins with one.
fn wrap(runs: &[Span], columns: usize) -> Vec<Vec<Span>> {
    if let [run] = runs {
        return run.text.wrap(columns).into_iter().map(|text| vec![Span { role: run.role, text }]).collect();
    }
    let mut whole = Clean::default();
    for run in runs {
        whole.push(&run.text);
    }
    let inked = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let begins_blank = |run: &Span| run.text.as_str().starts_with(char::is_whitespace);
    let mut left = runs.iter().map(|run| (run.role, inked(run.text.as_str()), begins_blank(run))).peekable();
    let (mut role, mut ink, _) = left.next().unwrap_or_default();
    let mut lines = Vec::new();
    for line in whole.wrap(columns) {
        let (mut spans, mut part) = (Vec::new(), String::new());
        for c in line.as_str().chars() {
            while ink == 0 {
                let Some((next, more, _)) = left.next_if(|(.., blank)| *blank || !c.is_whitespace()) else { break };
                if !part.is_empty() {
                    spans.push(Span { role, text: Clean::line(&std::mem::take(&mut part)) });
                }
                (role, ink) = (next, more);
            }
            ink -= usize::from(!c.is_whitespace()).min(ink);
            part.push(c);
        }
        if !part.is_empty() {
            spans.push(Span { role, text: Clean::line(&part) });
        }
        lines.push(spans);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: &[Line]) -> Vec<String> {
        let span = |span: &Span| format!("{:?}<{}>", span.role, span.text);
        lines
            .iter()
            .map(|line| {
                let spans: Vec<String> = line.spans.iter().map(span).collect();
                let aside = line.aside.as_ref().map(|aside| format!(" … {}", span(aside))).unwrap_or_default();
                format!("{}{}{aside}", " ".repeat(line.indent), spans.join(""))
            })
            .collect()
    }

    #[test]
    fn runs_keep_their_roles_across_lines() {
        let runs = vec![Span::new(Role::Body, "one two three"), Span::new(Role::By, " — who says")];
        let lines = Paragraph::of(runs).lines(12);
        assert_eq!(shown(&lines), ["Body<one two>", "Body<three>By< — who>", "By<says>"]);
    }

    #[test]
    fn a_blank_keeps_the_role_of_its_run() {
        let runs = [(Role::When, "2022"), (Role::Quiet, " · "), (Role::Link, "a fire"), (Role::Quiet, " · x")];
        let runs = runs.map(|(role, text)| Span::new(role, text)).to_vec();
        let lines = Paragraph::of(runs).lines(40);
        assert_eq!(shown(&lines), ["When<2022>Quiet< · >Link<a fire>Quiet< · x>"]);
    }

    #[test]
    fn the_lead_hangs_and_the_aside_has_its_gutter() {
        let paragraph = Paragraph {
            indent: 2,
            lead: Some(Span::new(Role::Quiet, "• ")),
            aside: Some(Span::new(Role::Citation, "[1]")),
            gutter: 4,
            ..Paragraph::of(vec![Span::new(Role::Body, "one two three")])
        };
        assert_eq!(shown(&paragraph.lines(16)), ["  Quiet<• >Body<one two> … Citation<[1]>", "    Body<three>"]);
    }

    #[test]
    fn a_cited_number_is_found_where_it_is_pressed() {
        let line = Line {
            indent: 1,
            spans: vec![Span::new(Role::Citation, "[1] "), Span::new(Role::Body, "AP [7]")],
            aside: Some(Span::new(Role::Citation, "[2][13–15]")),
            target: None,
        };
        let found: Vec<Option<usize>> = (0..24).map(|column| line.number_at(column, 23)).collect();
        let at = |columns: std::ops::Range<usize>| found[columns].iter().flatten().copied().collect::<Vec<_>>();
        assert_eq!((at(0..1), at(1..4), at(5..13)), (vec![], vec![1; 3], vec![]), "{found:?}");
        assert_eq!((at(13..16), at(16..20), at(20..24)), (vec![2; 3], vec![13; 4], vec![15; 3]), "{found:?}");
    }

    #[test]
    fn a_paragraph_without_text_is_one_empty_line() {
        assert_eq!(Paragraph::default().lines(10), [Line::default()]);
    }

    #[test]
    fn no_width_is_too_small() {
        for width in 0..6 {
            let runs = vec![Span::new(Role::Body, "one two"), Span::new(Role::By, "three")];
            assert!(!Paragraph { indent: 3, gutter: 4, ..Paragraph::of(runs) }.lines(width).is_empty());
        }
    }
}
