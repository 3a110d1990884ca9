//! The edge: where the program meets the system.
//!
//! Owns the command line, files, standard streams, the terminal, the clock and the run loop: it fetches what the other
//! rooms work on, and carries out what they decide. Refuses to decide anything itself.
#![expect(clippy::disallowed_methods, reason = "the room that touches files, clock, environment and terminal")]

mod asked;
mod browse;
mod check;
mod claim_rows;
mod cli;
mod columns;
mod counts;
mod disputes;
mod errands;
mod figures;
mod files;
mod gaps;
mod in_order;
mod known;
mod list;
mod out;
mod picturing;
mod reading;
mod report;
mod show;
mod start;
mod summing;
mod tui;
mod verify;
mod work;

use browse::Ended;
use cli::{Browse, Command};
use list::Listing;
use out::deliver;
use reading::Chronology;
use start::Start;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

/// Runs the program with the arguments given, the first being its own name; returns the exit code.
///
/// Its executable is started once more while a terminal is taken, under another name: see `tui::watchdog`.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let mut args = args.peekable();
    if args.peek().is_some_and(|name| name == tui::watchdog::NAME) {
        return tui::watchdog::run();
    }
    let done = cli::parse(args).and_then(|command| match command {
        Command::Browse(options) => run_browse(options),
        Command::List(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            let listing = Listing { form: options.format, sort: options.sort, threads: options.files.threads };
            Ok(deliver(|out| list::list(out, &chronology, &listing)))
        }
        Command::Show(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            show::show(&chronology, &options)
        }
        Command::Disputes(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            Ok(deliver(|out| disputes::disputes(out, &chronology, &options)))
        }
        Command::Figures(options) => figures::run(options),
        Command::Gaps(options) => {
            let chronology = Chronology::asked(&options.files, &options.asked)?;
            Ok(deliver(|out| gaps::gaps(out, &chronology, &options)))
        }
        Command::Check(options) => {
            let mut chronology = Chronology::open(&options.files)?;
            Ok(deliver(|out| check::check(out, &mut chronology, &options, start::today())))
        }
        Command::Verify(options) => {
            let chronology = Chronology::open(&options.files)?;
            chronology.ensure_readable()?;
            Ok(deliver(|out| verify::verify(out, &chronology, &options)))
        }
        Command::Completions { shell } => Ok(cli::completions(shell)),
        Command::Man { command } => Ok(cli::man(command.as_deref())),
    });
    done.unwrap_or_else(|code| code)
}

/// Browses where standard output is a terminal; elsewhere the timeline is printed, as `list` does.
fn run_browse(options: Browse) -> Result<ExitCode, ExitCode> {
    if std::io::stdout().is_terminal() {
        return run_on_terminal(options);
    }
    if out::leads_nowhere() {
        out::complain("there is no terminal to browse on, and standard output leads nowhere");
        return Err(ExitCode::FAILURE);
    }
    let chronology = Chronology::asked(&options.files, &options.asked)?;
    let listing = Listing { threads: options.files.threads, ..Listing::default() };
    Ok(deliver(|out| list::list(out, &chronology, &listing)))
}

fn run_on_terminal(options: Browse) -> Result<ExitCode, ExitCode> {
    asked::query(options.asked.query.as_deref())?;
    let files = reading::open(&options.files.paths)?;
    let folders = verify::folder::Folders::of(&options.files.paths, None);
    let (how, settled) = (reading::how(&options.files), start::options(&options));
    let Browse { asked, at, view, .. } = options;
    let start = Start { at, query: asked.query, as_of: asked.as_of, view };
    match browse::browse(files.clone(), folders, how, settled, &start) {
        Ok(Ended::Quit) => Ok(ExitCode::SUCCESS),
        Ok(Ended::Signal(signal)) => Err(ExitCode::from(tui::signals::exit_code(signal))),
        Ok(Ended::Nothing(timeline)) => {
            Chronology::read(files, *timeline).ensure_readable()?;
            Err(ExitCode::FAILURE)
        }
        Err(error) => {
            out::complain(&format!("{} \u{2014} `dateline list` prints the timeline as text", out::reason(&error)));
            Err(ExitCode::FAILURE)
        }
    }
}

/// So many threads, 0 standing for as many as there are processors.
fn processors(threads: usize) -> usize {
    let machine = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    if threads == 0 { machine() } else { threads }
}
