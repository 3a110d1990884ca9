//! What the program does where it does not browse: a command each.

mod check;
mod claim_rows;
mod disputes;
mod figures;
mod gaps;
pub(super) mod list;
mod show;
pub(super) mod verify;

use super::cli::{self, Command};
use super::open::load::Chronology;
use super::print::out::deliver;
use crate::model::Day;
use list::Listing;
use std::process::ExitCode;

/// Does what is asked on this day, which is not to browse.
///
/// # Errors
/// The exit code, where it could not be begun: that is told.
pub(super) fn run(command: Command, today: Day) -> Result<ExitCode, ExitCode> {
    Ok(match command {
        Command::Browse(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            deliver(|out| list::list(out, &chronology, Listing::default()))
        }
        Command::List(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            let listing = Listing { form: options.format, sort: options.sort };
            deliver(|out| list::list(out, &chronology, listing))
        }
        Command::Show(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            show::show(&chronology, &options)?
        }
        Command::Disputes(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            deliver(|out| disputes::disputes(out, &chronology, &options))
        }
        Command::Figures(options) => figures::run(options)?,
        Command::Gaps(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            deliver(|out| gaps::gaps(out, &chronology, &options))
        }
        Command::Check(options) => {
            let mut chronology = Chronology::open(&options.files)?;
            deliver(|out| check::check(out, &mut chronology, &options, today))
        }
        Command::Verify(options) => {
            let chronology = Chronology::open(&options.files)?;
            chronology.ensure_readable()?;
            deliver(|out| verify::verify(out, &chronology, &options))
        }
        Command::Completions { shell } => cli::completions(shell),
        Command::Man { command } => cli::man(command.as_deref()),
    })
}
