//! Formats that are no tables: read whole, and handed on event by event.
//!
//! Owns what each of their readers offers ([`Reader`]) and what they hand on to ([`Found`]). Each stands in a file of its
//! own and is named in [`reader`] alone.

use super::asked::Asked;
use super::draft::{At, Draft, SourceDraft};
use super::head::head;
use super::known::Format;
use super::losses::Losses;
use super::made::{Body, Made};
use super::refusal::Refusal;
use super::write::Written;
use std::sync::Arc;

/// What reads a format.
pub(super) trait Reader {
    /// Hands on what a text says.
    ///
    /// # Errors
    /// Where nothing in it can be read.
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal>;
}

/// The reader of a format; none where that is a table.
pub(super) fn reader(format: Format) -> Option<&'static dyn Reader> {
    match format {
        Format::Csv | Format::Json | Format::Jsonl | Format::Xlsx => None,
    }
}

/// What was found in a foreign file.
pub(super) struct Found {
    written: Written,
    sources: Vec<SourceDraft<'static>>,
    remarks: Vec<String>,
    data: String,
}

#[expect(dead_code, reason = "the first reader that hands on to it comes next")]
impl Found {
    /// The title of the chronology, and what stands beneath it.
    pub(super) fn title(&mut self, title: &str, text: Option<&str>) {
        self.written.title = Some((title.to_owned(), text.map(str::to_owned)));
    }

    /// A source that is listed. Events cite it by its id.
    pub(super) fn source(&mut self, source: SourceDraft<'static>) {
        self.sources.push(source);
    }

    /// An event that stands at a place; it cites the file itself at `place`: "line 41".
    pub(super) fn event(&mut self, at: At, place: &str, draft: &Draft<'_>) {
        let data = std::mem::take(&mut self.data);
        self.written.event(at, (&data, place), draft);
        self.data = data;
    }

    /// What became of a value that is not carried as it is.
    pub(super) fn lose(&mut self, at: At, what: &str, value: &str, became: &str) {
        self.written.losses.lose(at, &Arc::from(what), value, became);
    }

    /// Something that is told once of the whole file.
    pub(super) fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }
}

/// The chronology of what a reader finds in a text.
///
/// # Errors
/// Where it finds nothing that it can read.
pub(super) fn made(
    reader: &dyn Reader,
    text: &str,
    asked: &Asked<'_>,
    mut losses: Losses,
    remarks: Vec<String>,
    name: &str,
) -> Result<Made, Refusal> {
    let mut found = Found { written: Written::default(), sources: Vec::new(), remarks, data: asked.source_id() };
    reader.read(text, asked, &mut found)?;
    let Found { mut written, sources, remarks, .. } = found;
    let head = head(asked, written.title.take(), name, &sources);
    losses.append(written.losses);
    let body = Body::Held { text: written.text, marks: written.marks };
    Ok(Made { head, body, sheets: Vec::new(), losses, remarks, map: name.to_owned(), is_broken: false })
}
