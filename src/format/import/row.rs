//! A row of a foreign table as an event.
//!
//! Owns what becomes of each cell. A cell that does not become what its column says is told of, and its words stay in the
//! note of the event.

mod when;

pub(super) use when::date_of_parts;

use super::dates::HowDates;
use super::draft::{Cites, Claims, Draft, NO_TITLE, Said, SourceDraft};
use super::map::{Field, Habit};
use super::table::{Cell, Plan, Row};
use super::write::Written;
use crate::archive::words_of_html;
use crate::model::DatedBy;
use std::borrow::Cow;
use std::fmt::Write;

/// Bytes of a summary that may serve as a title.
const TITLE: usize = 80;

/// What a row becomes.
pub(super) enum Made<'r> {
    /// An event, and where it stands in the order of its day where that is said.
    Event(Box<Draft<'r>>, Option<u32>),
    /// The title of the chronology, and what stands beneath it.
    Title(Said<'r>, Option<Said<'r>>),
    /// Nothing: there is nothing in it.
    Nothing,
}

/// What turns rows into events.
pub(super) struct Maker<'m> {
    pub plan: &'m Plan,
    pub how: HowDates<'m>,
    /// Whether sources that are named alone are listed once, and not written where they are cited.
    pub lists_sources: bool,
}

impl Maker<'_> {
    /// What a row becomes; what is lost of it goes to `to`.
    pub(super) fn made<'r>(&self, row: &Row<'r>, to: &mut Written) -> Made<'r> {
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return Made::Nothing;
        }
        let title = self.text(Field::Title, row, ", ", to);
        let summary = self.text(Field::Summary, row, "\n", to);
        let kind = self.first(Field::Type, row).map(str::trim).unwrap_or_default();
        if kind.eq_ignore_ascii_case("title") {
            return Made::Title(title.unwrap_or_default(), summary);
        }
        let mut note = self.note(row, to);
        let when::When { date, rank } = self.when(row, &mut note, to);
        let mut draft = Draft {
            id: self.said(Field::Id, row),
            title: title.unwrap_or_default(),
            summary,
            place: self.joined(Field::Place, row, ", "),
            people: self.list(Field::People, row, &[';', '|']),
            tags: self.list(Field::Tags, row, &[';', '|', ',']),
            dated_by: self.dated_by(row, &date),
            sources: self.sources(row, &mut note, to),
            date,
            ..Draft::default()
        };
        if kind.eq_ignore_ascii_case("era") {
            draft.tags.push(Cow::Borrowed("era"));
        }
        draft.claims = self.claims(row, &mut note, to);
        self.count_unmapped(row, to);
        draft.note = (!note.is_empty()).then_some(Cow::Owned(note));
        self.give_title(row, &mut draft, to);
        Made::Event(Box::new(draft), rank)
    }

    /// An event has a title: where the row gives none, the beginning of what else it says.
    fn give_title(&self, row: &Row<'_>, draft: &mut Draft<'_>, to: &mut Written) {
        if draft.give_title() {
            let column = self.column(self.plan.of(Field::Title).first().copied());
            to.losses.lose(row.at, &column, "", NO_TITLE);
        }
    }

    /// The name of a column, for what is told of it.
    fn column(&self, number: Option<usize>) -> std::sync::Arc<str> {
        number.and_then(|n| self.plan.columns.get(n)).map_or_else(|| "row".into(), std::sync::Arc::clone)
    }

    /// The cells of a field that say something, with their columns.
    fn cells<'c, 'r>(&self, field: Field, row: &'c Row<'r>) -> impl Iterator<Item = (usize, &'c Cell<'r>)> {
        self.plan.of(field).iter().filter_map(move |n| Some((*n, filled(*n, row)?)))
    }

    /// What the first cell of a field says.
    fn first<'c>(&self, field: Field, row: &'c Row<'_>) -> Option<&'c str> {
        self.cells(field, row).next().map(|(_, cell)| &*cell.text)
    }

    fn said<'r>(&self, field: Field, row: &Row<'r>) -> Option<Said<'r>> {
        self.cells(field, row).next().map(|(_, cell)| trimmed(&cell.text))
    }

    fn joined<'r>(&self, field: Field, row: &Row<'r>, between: &str) -> Option<Said<'r>> {
        let mut cells = self.cells(field, row).map(|(_, cell)| trimmed(&cell.text));
        let first = cells.next()?;
        Some(cells.fold(first, |all, next| Cow::Owned(format!("{all}{between}{next}"))))
    }

    /// The text of a field, without its HTML where it is known to have such.
    fn text<'r>(&self, field: Field, row: &Row<'r>, between: &str, to: &mut Written) -> Option<Said<'r>> {
        if !self.plan.map.html {
            return self.joined(field, row, between);
        }
        let texts: Vec<Said<'r>> =
            self.cells(field, row).map(|(n, cell)| self.without_html(n, cell, row, to)).collect();
        (!texts.is_empty()).then(|| {
            if texts.len() == 1 {
                texts.into_iter().next().unwrap_or_default()
            } else {
                Cow::Owned(texts.join(between))
            }
        })
    }

    fn without_html<'r>(&self, n: usize, cell: &Cell<'r>, row: &Row<'r>, to: &mut Written) -> Said<'r> {
        if !self.plan.map.html || !cell.text.contains(['<', '&']) {
            return trimmed(&cell.text);
        }
        let words = words_of_html(&cell.text);
        if words != *cell.text && cell.text.contains('<') {
            to.losses.lose(row.at, &self.column(Some(n)), &cell.text, "its HTML is left out, its words are kept");
        }
        Cow::Owned(words)
    }

    /// The items of a field, of which a cell may hold several.
    fn list<'r>(&self, field: Field, row: &Row<'r>, marks: &[char]) -> Vec<Said<'r>> {
        let mut items: Vec<Said<'r>> = Vec::new();
        for (_, cell) in self.cells(field, row) {
            for item in split(&cell.text, self.plan.map.split.as_slice(), marks) {
                // In such files a dash stands for nothing.
                if item != "-" && !items.contains(&item) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// What is noted: where several columns are, each with its name.
    fn note(&self, row: &Row<'_>, to: &mut Written) -> String {
        let mut note = String::new();
        let is_named = self.plan.of(Field::Note).len() > 1 || self.plan.map.is_preset();
        for (n, cell) in self.cells(Field::Note, row) {
            let text = self.without_html(n, cell, row, to);
            if is_named && text != "-" {
                remark(&mut note, &self.column(Some(n)), &text);
            } else if !is_named {
                note.push_str(&text);
            }
        }
        note
    }

    /// The sources that a row names beside the file itself.
    fn sources<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> Vec<Cites<'r>> {
        let mut cited: Vec<Cites<'r>> = Vec::new();
        let own = self.own_source(row, note, to);
        let has_own = own.is_some();
        cited.extend(own.map(|own| Cites::InPlace(Box::new(own))));
        let urls = self.cells(Field::Url, row).filter(|_| !has_own);
        let names = self.cells(Field::Source, row);
        let plain = urls.chain(names).flat_map(|(_, cell)| split(&cell.text, self.plan.map.split.as_slice(), &[';']));
        let mut known: Vec<Said<'r>> = Vec::new();
        for name in plain {
            if known.contains(&name) {
                continue;
            }
            if self.lists_sources {
                to.cite(&name);
                cited.push(Cites::Listed(name.clone()));
            } else {
                cited.push(Cites::InPlace(Box::new(named(name.clone()))));
            }
            known.push(name);
        }
        cited
    }

    /// The source that a row describes with more than a name or an address.
    fn own_source<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> Option<SourceDraft<'r>> {
        let outlet = self.said(Field::Publisher, row);
        let [accessed, published] = [Field::Accessed, Field::Published].map(|field| self.day(field, row, note, to));
        let sha256 = self
            .said(Field::Sha256, row)
            .map(|hash| Cow::Owned(hash.rsplit(['=', ':']).next().unwrap_or_default().trim().to_lowercase()));
        let sha256 =
            sha256.filter(|hash: &Said<'_>| hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let archive = self.said(Field::Archive, row);
        if outlet.is_none() && accessed.is_none() && published.is_none() && archive.is_none() && sha256.is_none() {
            return None;
        }
        let url = self.said(Field::Url, row);
        let archived_at =
            archive.as_ref().filter(|at| is_web_address(at)).map(|at| Cow::Owned(format!("archived at {at}")));
        let title = url.as_deref().map(address_title).or_else(|| outlet.as_deref().map(str::to_owned));
        Some(SourceDraft {
            title: Cow::Owned(title.unwrap_or_else(|| "archived copy".to_owned())),
            archive: archive.filter(|at| !is_web_address(at)),
            note: archived_at,
            url,
            publisher: outlet,
            accessed,
            published,
            sha256,
            ..SourceDraft::default()
        })
    }

    /// Where its date comes from, as the row says it, or the map.
    fn dated_by(&self, row: &Row<'_>, date: &str) -> Option<&'static str> {
        let said = self.first(Field::DatedBy, row).map(str::trim);
        let known = said.and_then(|said| DatedBy::WORDS.into_iter().map(|(word, _)| word).find(|word| *word == said));
        known.or(self.plan.map.dated_by).filter(|_| !date.is_empty())
    }

    /// A claim for each figure of a row.
    fn claims<'r>(&self, row: &Row<'r>, note: &mut String, to: &mut Written) -> Vec<Claims<'r>> {
        let by = self.said(Field::By, row);
        let mut claims = Vec::new();
        for (measure, n) in &self.plan.figures {
            let Some(cell) = filled(*n, row) else { continue };
            let Some(value) = number(&cell.text) else {
                to.losses.lose(row.at, &self.column(Some(*n)), &cell.text, "it is no number: kept in the note");
                remark(note, &self.column(Some(*n)), &cell.text);
                continue;
            };
            claims.push(Claims {
                text: Cow::Owned(format!("{measure}: {value}")),
                by: by.clone(),
                figure: Some((Cow::Owned(measure.clone()), Cow::Owned(value))),
            });
        }
        claims
    }

    fn count_unmapped(&self, row: &Row<'_>, to: &mut Written) {
        to.unmapped.resize(self.plan.unmapped.len(), (0, None));
        for (n, (count, first)) in self.plan.unmapped.iter().zip(&mut to.unmapped) {
            if let Some(cell) = filled(*n, row) {
                *count += 1;
                if first.is_none() {
                    *first = Some((row.at, cell.text.chars().take(TITLE).collect()));
                }
            }
        }
        for cell in row.cells.iter().skip(self.plan.columns.len()).filter(|cell| !cell.text.trim().is_empty()) {
            to.losses.lose(row.at, &"row".into(), &cell.text, "it has no column: left out");
        }
    }

    fn is(&self, habit: Habit) -> bool {
        self.plan.map.habit == habit
    }
}

/// A cell that says something.
fn filled<'c, 'r>(number: usize, row: &'c Row<'r>) -> Option<&'c Cell<'r>> {
    row.cells.get(number).filter(|cell| !cell.text.trim().is_empty())
}

/// Adds a line to a note: what it is, and its words.
fn remark(note: &mut String, name: &str, text: &str) {
    let line_break = if note.is_empty() { "" } else { "\n" };
    let _ = write!(note, "{line_break}{name}: {}", text.trim());
}

/// A source of which only a name or an address is known.
pub(super) fn named(name: Said<'_>) -> SourceDraft<'_> {
    if is_web_address(&name) {
        SourceDraft { title: Cow::Owned(address_title(&name)), url: Some(name), ..SourceDraft::default() }
    } else {
        SourceDraft { title: name, ..SourceDraft::default() }
    }
}

/// What a source is called of which only the address is known: that without what it begins with.
fn address_title(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/').to_owned()
}

/// The parts of a text, without blanks and without those that say nothing.
fn split<'r>(text: &Said<'r>, own: &[char], usual: &[char]) -> Vec<Said<'r>> {
    let marks = if own.is_empty() { usual } else { own };
    let parts = |text: &str| -> Vec<(usize, usize)> {
        let start = text.as_ptr() as usize;
        let place = |part: &str| (part.as_ptr() as usize - start, part.len());
        // An address may hold what parts others.
        if is_web_address(text.trim()) && !text.trim().contains(char::is_whitespace) {
            return vec![place(text.trim())];
        }
        text.split(marks).map(str::trim).filter(|part| !part.is_empty()).map(place).collect()
    };
    match text {
        Cow::Borrowed(text) => parts(text).into_iter().map(|(at, len)| Cow::Borrowed(&text[at..at + len])).collect(),
        Cow::Owned(text) => {
            parts(text).into_iter().map(|(at, len)| Cow::Owned(text[at..at + len].to_owned())).collect()
        }
    }
}

/// Cells without the apostrophe before what a spreadsheet would run.
pub(super) fn unguarded<'c>(cells: &'c [Cell<'_>]) -> Vec<Cell<'c>> {
    let cell = |cell: &'c Cell<'_>| {
        let text = cell.text.strip_prefix('\'').filter(|rest| !rest.is_empty()).unwrap_or(&cell.text);
        Cell { text: Cow::Borrowed(text), kind: cell.kind }
    };
    cells.iter().map(cell).collect()
}

/// Whether a text is an address of the web, as far as its beginning tells.
fn is_web_address(text: &str) -> bool {
    let begins = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// A text without blanks at its ends.
fn trimmed<'r>(text: &Said<'r>) -> Said<'r> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// A number as TOML writes it; none where it is none, or one that would not be kept exactly.
fn number(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.to_string());
    }
    let (whole, part) = text.split_once('.')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let whole = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    // As many digits as a number of TOML keeps.
    if !is_digits(whole) || !is_digits(part) || whole.len() + part.len() > 15 {
        return None;
    }
    let part = part.trim_end_matches('0');
    let whole: u64 = whole.parse().ok()?;
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}

#[cfg(test)]
mod tests;
