//! `new`: the beginning of a chronology of one's own.
//!
//! Owns what stands in it, and that no file is ever written over.

use crate::edge::print::out::{Verdict, complain, deliver, reason};
use crate::text::Clean;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// A whole chronology of one event, and in comments what else can stand in one.
const STARTER: &str = include_str!("new/starter.toml");

/// Writes it to a file that is not there yet.
///
/// # Errors
/// The exit code, where it is there or cannot be written: that is told.
pub(super) fn new(path: &Path) -> Result<ExitCode, ExitCode> {
    let name = path.display();
    let written = OpenOptions::new().write(true).create_new(true).open(path);
    match written.and_then(|mut file| file.write_all(STARTER.as_bytes())) {
        Ok(()) => Ok(deliver(|out| {
            let said =
                format!("{name} is written: `dateline {name}` shows it, `dateline check {name}` says what is amiss.");
            Ok(writeln!(out, "{}", Clean::line(&said)).map(|()| Verdict::Done)?)
        })),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            complain(&format!("{name}: it is there already, and is left as it is \u{2014} name another file"));
            Err(ExitCode::FAILURE)
        }
        Err(error) => {
            complain(&format!("{name}: it cannot be written: {}", reason(&error)));
            Err(ExitCode::FAILURE)
        }
    }
}
