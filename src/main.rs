//! The program `dateline`: hands the arguments to the library and its answer to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::run(std::env::args_os())
}
