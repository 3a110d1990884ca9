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

use super::cli::{self, Browse, Command, Disputes, Figures, Files, Filter, List, ListFormat, Sort};
use super::complete;
use super::open::is_built_in;
use super::open::load::Chronology;
use super::print::out::{Failure, Out, Verdict, complain, deliver};
use crate::format::SCHEMA;
use crate::model::Day;
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
            print(&files, &filter, |out, read| list::list(out, read, ListFormat::Table, Sort::Date))
        }
        Command::List(List { files, filter, format, sort }) => {
            print(&files, &filter, |out, read| list::list(out, read, format, sort))
        }
        Command::Export(options) => export::export(&options),
        Command::Show(options) => print(&options.files, &options.filter, |out, read| show::show(out, read, &options)),
        Command::Disputes(Disputes { files, filter, format }) => {
            print(&files, &filter, |out, read| disputes::disputes(out, read, format))
        }
        Command::Figures(Figures { what, measure, reading, filter, format }) => {
            let (measure, paths) = measure_and_files(measure, what, Path::exists);
            let files = Files { paths, reading };
            print(&files, &filter, |out, read| figures::figures(out, read, measure.as_deref(), format))
        }
        Command::Gaps(options) => print(&options.files, &options.filter, |out, read| gaps::gaps(out, read, &options)),
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

/// Opens files, keeps to what matches, and has it printed.
fn print(
    files: &Files,
    filter: &Filter,
    command: impl FnOnce(&mut Out<'_>, &Chronology) -> Result<Verdict, Failure>,
) -> Result<ExitCode, ExitCode> {
    let chronology = Chronology::filtered(files, filter)?;
    Ok(deliver(|out| command(out, &chronology)))
}
