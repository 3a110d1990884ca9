//! The reader's editor, opened at a line while it has the terminal.
//!
//! Owns which program that is, how it is told the line, and who hears what while it runs. It is a program of our own job,
//! as a shell's would be: keys that end or stop something are for it alone; where it stops, the job does.

use super::{browser, signals, terminal};
use crate::edge::print::out::reason;
use rustix::process::{Pid, WaitOptions, waitpid};
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What edits where neither `$VISUAL` nor `$EDITOR` says.
const EDITOR: &str = "vi";

/// The program and its arguments for a line of a file: words of the variable, split at blanks, never by a shell; the line
/// as vi, and most others since, have it.
fn command(set: Option<&OsStr>, path: &Path, line: u32) -> (OsString, Vec<OsString>) {
    let mut words = browser::words(set.unwrap_or(OsStr::new(EDITOR)).as_bytes()).into_iter();
    let program = words.next().unwrap_or_else(|| EDITOR.into());
    // A name that looks like an option, or like a line, is none.
    let is_plain = !matches!(path.as_os_str().as_bytes(), [b'-' | b'+', ..]);
    let path = if is_plain { path.to_owned() } else { PathBuf::from(".").join(path) };
    let line = (line > 0).then(|| format!("+{line}").into());
    (program, words.chain(line).chain([path.into_os_string()]).collect())
}

/// Edits a file, and waits for the end of that; the terminal has to be given back before. Returns what is to be said, not
/// cleaned, where something is.
pub(super) fn edit(path: &Path, line: u32, keyboard: File) -> Option<String> {
    let set = ["VISUAL", "EDITOR"].iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    let (program, arguments) = command(set.as_deref(), path, line);
    let name = program.to_string_lossy().into_owned();
    // Its keys are not ours.
    let _turn = terminal::turn_to_read();
    let _alone = signals::leave_to_another();
    let child = Command::new(&program).args(arguments).stdin(Stdio::from(keyboard)).spawn();
    match child.and_then(|child| ended(child.id())) {
        Ok(0) => None,
        Ok(code) => Some(format!("{name} ended with exit code {code}.")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Some(format!("There is no {name} here: set $VISUAL or $EDITOR to an editor."))
        }
        Err(error) => Some(format!("{name} could not be started: {}.", reason(&error))),
    }
}

/// Waits for the end of a process, and stops with it as often as it stops; returns its exit code.
fn ended(id: u32) -> io::Result<i32> {
    let pid = i32::try_from(id).ok().and_then(Pid::from_raw);
    loop {
        match waitpid(pid, WaitOptions::UNTRACED) {
            // Whoever continues the job continues both.
            Ok(Some((_, status))) if status.stopped() => signals::stop()?,
            Ok(Some((_, status))) => {
                return Ok(status
                    .exit_status()
                    .or(status.terminating_signal().map(|signal| 128 + signal))
                    .unwrap_or(1));
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_is_told_the_line_and_the_file_and_nothing_else() {
        for (set, path, line, words) in [
            (None, "a.toml", 7, &["vi", "+7", "a.toml"] as &[&str]),
            (Some("  "), "a.toml", 7, &["vi", "+7", "a.toml"]),
            (Some("vim -u  NONE"), "/x/a b.toml", 12, &["vim", "-u", "NONE", "+12", "/x/a b.toml"]),
            (Some("ed;rm"), "$(x).toml", 1, &["ed;rm", "+1", "$(x).toml"]),
            (Some("nano"), "-o.toml", 1, &["nano", "+1", "./-o.toml"]),
            (Some("nano"), "+!cmd", 0, &["nano", "./+!cmd"]),
        ] {
            let (program, arguments) = command(set.map(OsStr::new), Path::new(path), line);
            let told: Vec<OsString> = [program].into_iter().chain(arguments).collect();
            assert_eq!(told, words.iter().map(OsString::from).collect::<Vec<_>>());
        }
    }
}
