//! The edge: where the program meets the system.
//!
//! Owns the command line, files, standard streams, the terminal, the clock and the run loop: it fetches what the other
//! rooms work on, and carries out what they decide.
#![expect(clippy::disallowed_methods, reason = "the room that touches files, clock, environment and terminal")]

mod adding;
mod cli;
mod commands;
mod complete;
mod config;
mod editor;
mod folders;
mod hash;
mod open;
mod print;
mod rewrite;
mod state;
mod tui;
mod work;

use crate::app::detail::archives::Archived;
use cli::{Browse, Command};
use commands::verify::archive;
use commands::verify::folder::Folders;
use config::Config;
use open::again::Last;
use open::load::{self, Chronology};
use open::watch::Copies;
use print::out::{complain, leads_nowhere, reason};
use state::Keeper;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use std::sync::Arc;
use tui::run_loop::{Ended, browse};
use tui::start::{self, Start};

/// Runs the program with the arguments given, the first being its own name; returns the exit code.
///
/// Its executable is started once more while a terminal is taken, under another name: see `tui::watchdog`.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let mut args = args.peekable();
    if args.peek().is_some_and(|name| name == tui::watchdog::NAME) {
        return tui::watchdog::run();
    }
    match complete::answered() {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(code) => return code,
    }
    let done = cli::parse(args).and_then(|command| match command {
        Command::Browse(options) if std::io::stdout().is_terminal() => run_on_terminal(options),
        // Elsewhere the timeline is printed, as `list` does.
        Command::Browse(_) if leads_nowhere() => {
            complain("there is no terminal to browse on, and standard output leads nowhere");
            Err(ExitCode::FAILURE)
        }
        command => commands::run(command, cli::today()),
    });
    done.unwrap_or_else(|code| code)
}

fn run_on_terminal(mut options: Browse) -> Result<ExitCode, ExitCode> {
    cli::query::query(options.filter.query.as_deref())?;
    let asked = (options.files.reading.zone, options.files.reading.lang);
    let config = Config::settle(&options.chosen, asked, cli::today())?;
    (options.files.reading.zone, options.files.reading.lang) = (config.clock.0, Some(config.lang.0));
    // As they are before they are opened: what changes meanwhile is noticed.
    let watched = open::watched(&options.files.paths, options.no_watch);
    let files = load::open(&options.files)?;
    let folders = Folders::of(&options.files.paths, None);
    let copies = Copies::default();
    let watched = watched.beside(copies.clone());
    let look = move |asked: Vec<Archived>| {
        let paths: Vec<_> = asked.iter().filter_map(|copy| folders.path(&copy.path, copy.file)).collect();
        copies.watching(paths.into_iter(), || archive::look(&folders, asked))
    };
    let (how, settled) = (load::how(&options.files), start::options(&options, &config, &files));
    let foreign = options.files.reading.foreign.clone();
    let behind = open::again::behind(&options.files.paths, &files);
    let (names_window, links) = (start::names_window(&options), start::links(&options));
    let keeper = Keeper::of(&behind);
    let Browse { filter, at, fresh, .. } = options;
    let kept = keeper.as_ref().filter(|_| !fresh).and_then(Keeper::read).unwrap_or_default();
    let start = Start {
        // None was chosen: the terminal may tell.
        follows_ground: config.colours().is_none(),
        names_window,
        links,
        watched: watched.opened(&behind),
        last: Arc::new(Last::new(behind.clone(), files.clone(), foreign)),
        files: behind,
        how,
        at,
        query: filter.query,
        as_of: filter.as_of,
        kept,
        first: config.first(),
        asked: config.asked(),
        fault: config.fault(),
        palette: config.own().map(|own| own.palette),
        depth: start::depth(),
        settings: config.settings,
    };
    let ended = browse(files.clone(), look, how, settled, &start).map(|(ended, kept)| {
        if let Some((keeper, kept)) = keeper.zip(kept) {
            // Where that cannot be done the next start begins at the beginning: no more is lost.
            let _ = keeper.write(kept);
        }
        ended
    });
    match ended {
        Ok(Ended::Quit) => Ok(ExitCode::SUCCESS),
        Ok(Ended::Signal(signal)) => Err(ExitCode::from(tui::signals::exit_code(signal))),
        Ok(Ended::Nothing(timeline)) => {
            Chronology::read(files, *timeline).ensure_readable()?;
            Err(ExitCode::FAILURE)
        }
        Err(error) => {
            complain(&format!("{} \u{2014} `dateline list` prints the timeline as text", reason(&error)));
            Err(ExitCode::FAILURE)
        }
    }
}
