//! The program run in a folder of its own, and what came of it.

use assert_cmd::Command;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The program, which reads no config but one that a test gives it.
pub(crate) fn program() -> std::process::Command {
    let mut program = std::process::Command::new(assert_cmd::cargo::cargo_bin("dateline"));
    program
        .env("DATELINE_CONFIG", "")
        // Whatever the machine's own is.
        .env("LC_TIME", "C")
        .env_remove("LC_ALL")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("DATELINE_THEME")
        .env_remove("NO_COLOR");
    program
}

/// A folder of its own, in which the program runs; gone with the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("dateline-cli-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn with(self, name: impl AsRef<Path>, text: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::from_std(program());
        command.current_dir(&self.0).env_remove("CLICOLOR_FORCE");
        command
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        Ran::of(self.command().args(args))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        let ran = Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.err.contains("panicked"), "{ran:?}");
        ran
    }

    /// The lines that it printed, but for silences between events.
    pub(crate) fn listed(&self) -> usize {
        self.out.lines().filter(|line| !line.trim_start().starts_with('┊')).count()
    }

    /// That nothing a terminal would obey, and nothing that hides, was printed.
    pub(crate) fn assert_harmless(&self) {
        let harmful = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
                || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
                || u32::from(c) & 0xfffe == 0xfffe
        };
        for printed in [&self.out, &self.err] {
            assert_eq!(printed.chars().find(|c| harmful(*c)).map(char::escape_unicode).map(|c| c.to_string()), None);
        }
    }
}
