//! The reader's editor: which program that is, and how it is told a place in a file.
//!
//! Owns the reading of `$VISUAL` and `$EDITOR`, words of a shell without the shell, and what is said of how an editor
//! ended. Who has the terminal meanwhile is for whoever starts it.

mod forms;

use crate::edge::print::out::reason;
use forms::{Form, form};
use signal_hook::low_level::signal_name;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What edits where neither `$VISUAL` nor `$EDITOR` says.
const EDITOR: &str = "vi";

/// A place in a file, from 1; 0 where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::edge) struct Spot {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// An editor: a program, with the arguments that the reader gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) struct Editor {
    program: OsString,
    arguments: Vec<OsString>,
    form: Option<&'static Form>,
}

impl Editor {
    /// The reader's: `$VISUAL`, else `$EDITOR`, else `vi`.
    ///
    /// # Errors
    /// Where the variable cannot be read as words: a sentence that says so.
    pub(in crate::edge) fn chosen() -> Result<Self, String> {
        let set = |name: &&'static str| Some((*name, std::env::var_os(name)?));
        let is_blank = |value: &OsStr| value.as_bytes().iter().all(u8::is_ascii_whitespace);
        let chosen = ["VISUAL", "EDITOR"].iter().filter_map(set).find(|(_, value)| !is_blank(value));
        let (name, value) = chosen.unwrap_or(("EDITOR", EDITOR.into()));
        Self::of(&value).ok_or_else(|| format!("${name} cannot be understood: a quote in it is not closed."))
    }

    /// The editor that a command line names; none where a quote in it is not closed.
    fn of(command: &OsStr) -> Option<Self> {
        let mut words = shlex::bytes::split(command.as_bytes())?.into_iter().map(OsString::from_vec);
        let program = words.next().filter(|program| !program.is_empty()).unwrap_or_else(|| EDITOR.into());
        let form = form(&program);
        Some(Self { program, arguments: words.collect(), form })
    }

    /// What it is called; not cleaned.
    pub(in crate::edge) fn name(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }

    /// Whether it has a window of its own, and leaves the terminal to us.
    pub(in crate::edge) fn has_window(&self) -> bool {
        let has_display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
        self.form.is_some_and(|form| form.has_window(&self.arguments, has_display || cfg!(target_os = "macos")))
    }

    /// What opens a file at a place.
    pub(in crate::edge) fn open(&self, path: &Path, spot: Spot) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).args(self.place(path, spot));
        command
    }

    /// The same, by an editor that ends no sooner than the file is closed in it.
    pub(in crate::edge) fn open_and_wait(&self, path: &Path, spot: Spot) -> Command {
        let mut command = Command::new(&self.program);
        let waits = self.form.and_then(|form| form.waits(&self.arguments));
        command.args(&self.arguments).args(waits).args(self.place(path, spot));
        command
    }

    /// The arguments that say the place.
    fn place(&self, path: &Path, spot: Spot) -> Vec<OsString> {
        // A name that looks like an option, or like a line, is none.
        let is_plain = !matches!(path.as_os_str().as_bytes(), [b'-' | b'+', ..]);
        let path = if is_plain { path.to_owned() } else { PathBuf::from(".").join(path) };
        match self.form {
            Some(form) => form.place(path.as_os_str(), spot),
            None => vec![path.into_os_string()],
        }
    }

    /// What is said where it could not be started.
    pub(in crate::edge) fn not_started(&self, error: &io::Error) -> String {
        let name = self.name();
        match error.kind() {
            io::ErrorKind::NotFound => format!("There is no {name} here: set $VISUAL or $EDITOR to an editor."),
            _ => format!("{name} could not be started: {}.", reason(error)),
        }
    }

    /// What is said of how it ended: its exit code, or the signal that ended it; none where it ended well.
    pub(in crate::edge) fn ended(&self, code: Option<i32>, signal: Option<i32>) -> Option<String> {
        let name = self.name();
        match (code, signal) {
            (Some(0), None) => None,
            (Some(code), _) => Some(format!("{name} ended with exit code {code}.")),
            (None, Some(signal)) => {
                let known = signal_name(signal).map_or_else(|| format!("signal {signal}"), str::to_owned);
                Some(format!("{name} was ended by {known}; what it had not saved is lost."))
            }
            (None, None) => Some(format!("How {name} ended cannot be told.")),
        }
    }
}

#[cfg(test)]
mod tests;
