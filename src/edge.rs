//! The edge: where the program meets the system.
//!
//! Owns the command line, files, the terminal, clock and environment, and the run loop. Nothing else touches them, and
//! nothing but `lib.rs` names this room. Refuses to decide what is shown and what it means.

#![expect(clippy::disallowed_methods, reason = "this is the one room that touches files, clock and environment")]

mod browse;
mod input;
mod signals;
mod terminal;

use crate::app::{Charset, Options, Theme};
use crate::format::Opened;
use crate::model::Day;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the arguments given, the first being its own name; answers the exit code.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let files: Vec<Opened> =
        args.skip(1).map(|a| Opened::held(a.to_string_lossy(), std::fs::read(&a).unwrap_or_default())).collect();
    let options = Options {
        mouse: true,
        theme: Theme::Dark,
        charset: Charset::Unicode,
        today: Day { year: 2026, month: 11, day: 21 },
    };
    match browse::browse(files, options, Box::new(|_| {})) {
        Ok(browse::Ended::Quit) => ExitCode::SUCCESS,
        Ok(browse::Ended::Signal(s)) => ExitCode::from(signals::exit_code(s)),
        Ok(browse::Ended::Nothing(_)) | Err(_) => ExitCode::FAILURE,
    }
}
