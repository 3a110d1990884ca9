//! The edge.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the arguments given, the first being its own name; answers the exit code.
pub fn run(_args: impl Iterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
