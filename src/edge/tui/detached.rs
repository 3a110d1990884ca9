//! Programs with windows of their own: a browser, a graphical editor.
//!
//! Owns their start and their end: they are in a group of processes of their own, without our terminal, and never waited
//! for.

use crate::edge::work::spawn;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that fails within this time could not open what it was given; later it has been closed, or has crashed.
pub(super) const SOON: Duration = Duration::from_secs(10);

/// Starts a program.
///
/// # Errors
/// Where it cannot be started.
pub(super) fn start(command: &mut Command) -> io::Result<Child> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn()
}

/// Waits for its end in a thread of its own, so that none is left a zombie, and tells where it failed soon: a sentence,
/// not cleaned.
pub(super) fn watch(mut child: Child, name: String, later: impl FnOnce(String) + Send + 'static) {
    let started = Instant::now();
    let watching = move || {
        let Ok(status) = child.wait() else { return };
        if !status.success() && started.elapsed() < SOON {
            later(format!("{name} could not open it: {status}."));
        }
    };
    // Where no thread can be had the program runs all the same; only nobody hears of its end.
    let _ = spawn("opened", watching);
}
