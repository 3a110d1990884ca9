//! `export`: the timeline in another form, for those who do not read TOML.
//!
//! Owns what a format is given of each event and of the whole, where it goes, and what is said of losses. What is written
//! is what the filter, the day and the zone show; it depends on the files and the options alone, on no clock.

mod gathered;
mod pictures;
mod written;

use crate::app::lanes::group::By;
use crate::edge::cli::{Export, ExportRows, ExportView, ListFormat, Sort};
use crate::edge::commands::list;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict, complain, deliver};
use crate::format::export::{self, Rows};
use crate::format::losses::Losses;
use crate::model::Form;
use gathered::Gathered;
pub(in crate::edge) use pictures::View;
use std::path::Path;
use std::process::ExitCode;
use written::Written;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::edge) struct Asked<'a> {
    /// The form.
    pub form: Form,
    /// What a row of a table is.
    pub rows: Rows,
    /// The query as it was written.
    pub query: Option<&'a str>,
    /// What is drawn where the form is a picture; of a page, by what its lanes are.
    pub view: View<'a>,
    /// The columns of pictures.
    pub width: u16,
}

/// Writes the timeline to standard output, or into a file.
///
/// # Errors
/// The exit code, where it could not be begun: that is told.
pub(in crate::edge) fn export(options: &Export) -> Result<ExitCode, ExitCode> {
    let Export { files, filter, to, out, force, strict, rows, view, by, measure, width } = options;
    let file = out.as_deref().filter(|out| out.as_os_str() != "-");
    let form = to.or_else(|| Form::of_file(&file?.to_string_lossy())).ok_or_else(|| {
        complain("what it is to be is not said: name a form (--to), or a file with one of their endings (-o x.html)");
        ExitCode::from(2)
    })?;
    let rows = if *rows == ExportRows::Claims { Rows::Claims } else { Rows::Events };
    let chronology = Chronology::filtered(files, files.reading.lang.unwrap_or_default(), filter)?;
    let view = match view {
        ExportView::Lanes => View::Lanes(*by),
        ExportView::Strip => View::Strip,
        ExportView::Figures => View::Figures(measure.as_deref()),
    };
    let asked = Asked { form, rows, query: filter.query.as_deref(), view, width: *width };
    let told = |losses: &Losses| {
        if !losses.is_empty() {
            complain(&lost(form, losses));
        }
        Verdict::fault(*strict && !losses.is_empty())
    };
    let write = |out: &mut Out<'_>| {
        let losses = write(out, &chronology, asked)?;
        Ok(told(&losses).or(chronology.verdict()))
    };
    let Some(file) = file else { return Ok(deliver(write)) };
    into(file, (*force, &chronology), write).map(Into::into).map_err(|why| {
        complain(&why);
        ExitCode::FAILURE
    })
}

/// What a form has no place for, in a line.
pub(in crate::edge) fn lost(form: Form, losses: &Losses) -> String {
    format!("{} has no place for {}", form.name(), losses.words())
}

/// Writes into a file, which is there whole or not at all; over one that is there only where that is `forced`.
///
/// # Errors
/// Why it was not written, not cleaned: `NAME: why`.
pub(in crate::edge) fn into(
    file: &Path,
    (forced, chronology): (bool, &Chronology),
    write: impl FnOnce(&mut Out<'_>) -> Result<Verdict, Failure>,
) -> Result<Verdict, String> {
    let mut written = Written::begin(file, forced, chronology)?;
    let verdict = written.fill(write)?;
    written.finish()?;
    Ok(verdict)
}

/// Writes the timeline in the form that is asked for; returns what it has no place for.
///
/// # Errors
/// Where it cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn write(
    out: &mut Out<'_>,
    chronology: &Chronology,
    Asked { form, rows, query, view, width }: Asked<'_>,
) -> Result<Losses, Failure> {
    let mut losses = Losses::default();
    let list = |out: &mut Out<'_>, format| list::list(out, chronology, format, Sort::Date);
    let Some(mut format) = export::format(form, rows) else {
        let format = if form == Form::Json { ListFormat::Json } else { ListFormat::Jsonl };
        list(out, format)?;
        return Ok(losses);
    };
    let mut gathered = Gathered::of(chronology, query)?;
    let by = if let View::Lanes(by) = view { by } else { By::default() };
    gathered.about.pictures = match form {
        Form::Html => pictures::all(chronology, by, width)?,
        Form::Svg => vec![pictures::one(chronology, view, width)?],
        _ => Vec::new(),
    };
    format.begin(out, &gathered.about)?;
    gathered.each(|entry| Ok(export::one(format.as_mut(), out, entry, &mut losses)?))?;
    format.end(out, &gathered.about)?;
    Ok(losses)
}
