//! The reader's editor beside the screen: with the terminal while it runs, or in a window of its own.
//!
//! Owns who hears what while it has the terminal. It is a program of our own job, as a shell's would be: keys that end or
//! stop something are for it alone; where it stops, the job does.

use super::terminal::Terminal;
use super::{detached, signals, terminal};
use crate::edge::editor::{Editor, Spot};
use rustix::process::{Pid, WaitOptions, WaitStatus, waitpid};
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// What came of editing a file.
pub(super) struct Edited {
    /// What is to be said, not cleaned.
    pub said: Option<String>,
    /// Whether the terminal was somebody else's meanwhile.
    pub had_terminal: bool,
}

/// Edits a file: waits for the end of that where the editor takes the terminal, else only starts it; where it then ends at
/// once with an error, `later` is told, from another thread.
///
/// # Errors
/// Where the terminal cannot be taken again.
pub(super) fn edit(
    terminal: &mut Terminal,
    path: &Path,
    spot: Spot,
    later: impl FnOnce(String) + Send + 'static,
) -> io::Result<Edited> {
    let editor = match Editor::chosen() {
        Ok(editor) => editor,
        Err(why) => return Ok(Edited { said: Some(why), had_terminal: false }),
    };
    let mut command = editor.open(path, spot);
    if editor.has_window() {
        let said = match detached::start(&mut command) {
            Ok(child) => {
                detached::watch(child, editor.name(), later);
                format!("Opening {} with {} …", path.display(), editor.name())
            }
            Err(error) => editor.not_started(&error),
        };
        return Ok(Edited { said: Some(said), had_terminal: false });
    }
    let said = lend(terminal, |keyboard| run(&editor, &mut command, keyboard))?;
    Ok(Edited { said, had_terminal: true })
}

/// Gives the terminal to somebody else for as long as `use_it` lasts; returns what that does.
///
/// # Errors
/// Where the terminal cannot be had, or not be taken again.
fn lend<T>(terminal: &mut Terminal, use_it: impl FnOnce(File) -> T) -> io::Result<T> {
    let keyboard = terminal.keyboard()?;
    terminal::give_back();
    let done = {
        // Its keys are not ours.
        let _turn = terminal::turn_to_read();
        let _alone = signals::leave_to_another();
        use_it(keyboard)
    };
    terminal.take_from_another()?;
    Ok(done)
}

/// Runs an editor on a terminal that is given back, and waits for its end; returns what is to be said of that.
fn run(editor: &Editor, command: &mut Command, keyboard: File) -> Option<String> {
    let child = command.stdin(Stdio::from(keyboard)).spawn();
    match child.and_then(|child| ended(child.id())) {
        Ok(status) => editor.ended(status.exit_status(), status.terminating_signal()),
        Err(error) => Some(editor.not_started(&error)),
    }
}

/// Waits for the end of a process, and stops with it as often as it stops.
fn ended(id: u32) -> io::Result<WaitStatus> {
    let pid = i32::try_from(id).ok().and_then(Pid::from_raw);
    loop {
        match waitpid(pid, WaitOptions::UNTRACED) {
            // Whoever continues the job continues both.
            Ok(Some((_, status))) if status.stopped() => signals::stop()?,
            Ok(Some((_, status))) => return Ok(status),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
