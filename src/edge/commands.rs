//! What the program does where it does not browse: a command each.

mod add;
mod check;
mod claim_rows;
mod config;
mod disputes;
pub(super) mod export;
mod figures;
#[cfg(test)]
mod fixture;
mod fmt;
mod gaps;
mod import;
mod list;
mod new;
mod show;
pub(super) mod verify;

use super::cli::{
    self, Browse, Chosen, Command, Disputes, DisputesFormat, Figures, Files, Filter, List, ListFormat, ReadOptions,
    ShowFormat, Sort, TableFormat,
};
use super::complete;
use super::config::language;
use super::open::is_built_in;
use super::open::load::Chronology;
use super::print::out::{Failure, Out, Verdict, complain, deliver};
use crate::format::SCHEMA;
use crate::model::{Day, Lang};
use figures::measure_and_files;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Does what is asked on this day, which is not to browse.
///
/// # Errors
/// The exit code, where it could not be begun: that is told.
pub(super) fn run(command: Command, today: Day) -> Result<ExitCode, ExitCode> {
    match command {
        Command::Browse(Browse { files, filter, chosen, .. }) => {
            let filter = config::asked(&chosen, filter, today)?;
            let lang = files.reading.lang.unwrap_or_else(|| language(&chosen));
            print((&files, lang), &filter, |out, read| list::list(out, read, ListFormat::Table, Sort::Date))
        }
        Command::List(List { files, filter, format, sort }) => {
            let lang = language_of(&files.reading, matches!(format, ListFormat::Table));
            print((&files, lang), &filter, |out, read| list::list(out, read, format, sort))
        }
        Command::Export(options) => export::export(&options),
        Command::Show(options) => {
            let lang = language_of(&options.files.reading, !matches!(options.format, ShowFormat::Json));
            print((&options.files, lang), &options.filter, |out, read| show::show(out, read, &options))
        }
        Command::Disputes(Disputes { files, filter, format }) => {
            let lang = language_of(&files.reading, matches!(format, DisputesFormat::Text));
            print((&files, lang), &filter, |out, read| disputes::disputes(out, read, format))
        }
        Command::Figures(Figures { what, measure, reading, filter, format }) => {
            let (measure, paths) = measure_and_files(measure, what, Path::exists);
            let lang = language_of(&reading, matches!(format, TableFormat::Table));
            let files = Files { paths, reading };
            print((&files, lang), &filter, |out, read| figures::figures(out, read, measure.as_deref(), format))
        }
        Command::Gaps(options) => {
            let lang = language_of(&options.files.reading, matches!(options.format, TableFormat::Table));
            print((&options.files, lang), &options.filter, |out, read| gaps::gaps(out, read, &options))
        }
        Command::Check(options) => {
            let mut chronology = Chronology::open(&options.files)?;
            if is_built_in(&options.files.paths, &chronology.files) {
                complain("there is nothing to check: name a FILE, pipe one, or begin with `dateline new`");
                return Err(ExitCode::from(2));
            }
            Ok(deliver(|out| check::check(out, &mut chronology, &options, today)))
        }
        Command::Verify(options) => {
            let chronology = Chronology::open(&options.files)?;
            chronology.ensure_readable()?;
            Ok(deliver(|out| verify::verify(out, &chronology, &options)))
        }
        Command::Import(options) => import::import(&options),
        Command::Add(options) => add::add(options),
        Command::Fmt(options) => Ok(deliver(|out| fmt::fmt(out, &options))),
        Command::New { file, example } => new::new(&file, example),
        Command::Config(options) => config::config(&options, today),
        Command::Schema => Ok(deliver(|out| Ok(out.write_all(SCHEMA.as_bytes()).map(|()| Verdict::Done)?))),
        Command::Completions { shell } => Ok(complete::script(shell)),
        Command::Man { page } => Ok(cli::man(page.as_deref())),
    }
}

/// The language of what is printed for reading; what programs read is the same in all of them.
fn language_of(reading: &ReadOptions, is_for_reading: bool) -> Lang {
    if is_for_reading { reading.lang.unwrap_or_else(|| language(&Chosen::default())) } else { Lang::default() }
}

/// Opens files, keeps to what matches, and has it printed.
fn print(
    (files, lang): (&Files, Lang),
    filter: &Filter,
    command: impl FnOnce(&mut Out<'_>, &Chronology) -> Result<Verdict, Failure>,
) -> Result<ExitCode, ExitCode> {
    let chronology = Chronology::filtered(files, lang, filter)?;
    Ok(deliver(|out| command(out, &chronology)))
}
