//! `new`: a chronology to begin with.
//!
//! Owns what it says, and that nothing is ever written over: the file is made anew or not at all, whatever stands or
//! appears under its name.

use crate::edge::cli::FILE;
use crate::edge::open::BUILT_IN;
use crate::edge::print::out::{Verdict, complain, deliver, reason};
use crate::text::Clean;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// A chronology of one event, with a claim and a source, and what each line is for.
const STARTER: &str = include_str!("new/starter.toml");

/// Writes a chronology to begin with, or the one built in, and says what to do with it.
///
/// # Errors
/// Where there is a file of this name, or none can be written: that is told.
pub(in crate::edge) fn new(path: &Path, example: bool) -> Result<ExitCode, ExitCode> {
    let name = path.display();
    let (text, what) = if example {
        (BUILT_IN, "a copy of the chronology built into the program")
    } else {
        (STARTER, "one event, to be changed into your own")
    };
    write(path, text).map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::AlreadyExists => {
                "it is there already, and is left as it is \u{2014} name another file".to_owned()
            }
            io::ErrorKind::NotFound => "its folder is not there \u{2014} make it first".to_owned(),
            _ => format!("it cannot be written: {}", reason(&error)),
        };
        complain(&format!("{name}: {why}"));
        ExitCode::FAILURE
    })?;
    let file = argument(path);
    Ok(deliver(|out| {
        writeln!(out, "{} is written: {what}.", Clean::line(&name.to_string()))?;
        for (command, what) in [("", "browses it"), (" check", "says what is wrong with it, and how to mend it")] {
            writeln!(out, "  {}  {what}", Clean::line(&format!("dateline{command}{file}")))?;
        }
        Ok(Verdict::Done)
    }))
}

/// Makes a file, which no link leads to either; one that cannot be written whole is taken away again.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).inspect_err(|_| {
        let _ = fs::remove_file(path);
    })
}

/// A file as an argument that a shell hands on as it is, with a blank before it; nothing for the one that is read where none
/// is named. What is neither an option nor a command begins with a folder.
fn argument(path: &Path) -> String {
    let name = path.to_string_lossy();
    if name == FILE {
        return String::new();
    }
    let folder = if name.contains('/') || name.ends_with(".toml") && !name.starts_with('-') { "" } else { "./" };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,@%".contains(c);
    if name.chars().all(is_plain) {
        format!(" {folder}{name}")
    } else {
        format!(" '{folder}{}'", name.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_a_shell_takes_it() {
        for (path, said) in [
            ("events.toml", ""),
            ("harbour.toml", " harbour.toml"),
            ("./events.toml", " ./events.toml"),
            ("a b/c.toml", " 'a b/c.toml'"),
            ("it's.toml", r" 'it'\''s.toml'"),
            ("$HOME.toml", " '$HOME.toml'"),
            ("list", " ./list"),
            ("-q.toml", " ./-q.toml"),
            ("häfen.toml", " häfen.toml"),
        ] {
            assert_eq!(argument(Path::new(path)), said);
        }
    }
}
