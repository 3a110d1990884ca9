//! How editors are told a place in a file: the one table of them.
//!
//! Owns their names and their words. An editor that is not in it is given the file alone: what it does not know it might
//! take for another file.

use super::Spot;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

/// Where an editor shows a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    /// In the terminal.
    Terminal,
    /// In a window of its own.
    Window,
    /// In the terminal, but with one of these options in a window.
    WindowWith(&'static [&'static str]),
    /// In a window, but with one of these options, or where there is no display, in the terminal.
    TerminalWith(&'static [&'static str]),
    /// In a window that is there already, but with one of these options in the terminal.
    Elsewhere(&'static [&'static str]),
}

/// How editors of some names are told a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// As they are called, without a folder.
    names: &'static [&'static str],
    /// The arguments; in them `{line}`, `{column}` and `{file}`.
    place: &'static [&'static str],
    screen: Screen,
    /// The option that has it end no sooner than the file is closed, and others that mean the same.
    waits: &'static [&'static str],
}

const fn terminal(names: &'static [&'static str], place: &'static [&'static str]) -> Form {
    Form { names, place, screen: Screen::Terminal, waits: &[] }
}

const fn window(
    names: &'static [&'static str],
    place: &'static [&'static str],
    waits: &'static [&'static str],
) -> Form {
    Form { names, place, screen: Screen::Window, waits }
}

/// The file alone.
const FILE: &[&str] = &["{file}"];
const LINE: &[&str] = &["+{line}", "{file}"];
const LINE_COLUMN: &[&str] = &["+{line}:{column}", "{file}"];
const LINE_COMMA_COLUMN: &[&str] = &["+{line},{column}", "{file}"];
const BEHIND: &[&str] = &["{file}:{line}:{column}"];
const GOTO: &[&str] = &["-g", "{file}:{line}:{column}"];
const CURSOR: &[&str] = &["+call cursor({line},{column})", "{file}"];
/// Options with which Emacs stays in the terminal.
const NO_WINDOW: &[&str] = &["-nw", "--no-window-system", "-t", "--tty", "-batch", "--batch"];

const FORMS: &[Form] = &[
    // The smallest vim has no functions.
    terminal(&["vi", "ex", "view", "nvi", "vim.tiny", "vis", "elvis", "vile", "busybox"], LINE),
    Form { names: &["vim", "vimx"], place: CURSOR, screen: Screen::WindowWith(&["-g"]), waits: &["-f", "--nofork"] },
    terminal(&["nvim", "rvim"], CURSOR),
    window(&["gvim", "mvim"], CURSOR, &["-f", "--nofork"]),
    window(&["nvim-qt", "neovide"], FILE, &["--nofork", "--no-fork"]),
    terminal(&["nano", "rnano", "ne", "dte"], LINE_COMMA_COLUMN),
    // What Debian calls the editor that was chosen: each of those that may be knows this.
    terminal(&["editor", "sensible-editor"], LINE),
    terminal(&["pico", "joe", "jmacs", "jstar", "jpico", "rjoe", "mg", "zile", "mcedit", "jove", "ee"], LINE),
    Form {
        names: &["emacs", "emacs-gtk", "emacs-lucid", "emacs-pgtk", "xemacs"],
        place: LINE_COLUMN,
        screen: Screen::TerminalWith(NO_WINDOW),
        waits: &[],
    },
    terminal(&["emacs-nox"], LINE_COLUMN),
    Form { names: &["emacsclient"], place: LINE_COLUMN, screen: Screen::Elsewhere(NO_WINDOW), waits: &[] },
    terminal(&["hx", "helix"], BEHIND),
    terminal(&["micro", "kak", "kakoune"], LINE_COLUMN),
    terminal(&["ed", "red"], FILE),
    window(
        &[
            "code",
            "code-insiders",
            "code-oss",
            "codium",
            "codium-insiders",
            "vscodium",
            "cursor",
            "windsurf",
            "positron",
        ],
        GOTO,
        &["--wait", "-w"],
    ),
    window(&["zed", "zeditor", "zedit"], BEHIND, &["--wait", "-w"]),
    window(&["subl", "sublime_text", "atom", "pulsar"], BEHIND, &["--wait", "-w"]),
    window(&["gedit", "pluma"], LINE_COLUMN, &["--wait", "-w"]),
    window(&["kate"], &["-l", "{line}", "-c", "{column}", "{file}"], &["--block", "-b"]),
    window(&["kwrite", "mousepad"], &["-l", "{line}", "-c", "{column}", "{file}"], &[]),
    window(&["geany"], &["--line", "{line}", "--column", "{column}", "{file}"], &[]),
    window(
        &["idea", "pycharm", "webstorm", "clion", "goland", "rustrover"],
        &["--line", "{line}", "--column", "{column}", "{file}"],
        &["--wait"],
    ),
    window(&["mate"], &["-l", "{line}:{column}", "{file}"], &["--wait", "-w"]),
    window(&["bbedit"], LINE, &["--wait", "-w"]),
    window(&["notepad++"], &["-n{line}", "-c{column}", "{file}"], &[]),
    window(&["open"], FILE, &["-W", "--wait-apps"]),
    window(
        &["notepad", "gnome-text-editor", "leafpad", "l3afpad", "featherpad", "notepadqq", "xdg-open", "wslview"],
        FILE,
        &[],
    ),
];

/// The form of a program, whatever folder it lies in: as it is called, else without what follows a point (`vim.gtk3`,
/// `notepad.exe`) and without the number of a version (`emacs-29.1`).
pub(super) fn form(program: &OsStr) -> Option<&'static Form> {
    let name = Path::new(program).file_name()?.to_string_lossy().to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let plain = stem.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    [name.as_str(), stem, plain].iter().find_map(|name| FORMS.iter().find(|form| form.names.contains(name)))
}

impl Form {
    /// Whether the editor has a window of its own with these arguments.
    pub(super) fn has_window(&self, arguments: &[OsString], has_display: bool) -> bool {
        let has = |options: &[&str]| arguments.iter().any(|it| options.iter().any(|option| it == option));
        match self.screen {
            Screen::Terminal => false,
            Screen::Window => true,
            Screen::WindowWith(options) => has(options),
            Screen::TerminalWith(options) => has_display && !has(options),
            Screen::Elsewhere(options) => !has(options),
        }
    }

    /// The option that makes it wait, where it does not by itself and the arguments do not say so.
    pub(super) fn waits(&self, arguments: &[OsString]) -> Option<&'static str> {
        let is_said = arguments.iter().any(|it| self.waits.iter().any(|option| it == option));
        self.waits.first().copied().filter(|_| !is_said)
    }

    /// The arguments that say a place in a file: the file alone where the line is not known.
    pub(super) fn place(&self, path: &OsStr, spot: Spot) -> Vec<OsString> {
        let place = if spot.line == 0 { FILE } else { self.place };
        let fill = |word: &&str| {
            let word = word.replace("{line}", &spot.line.to_string());
            let word = word.replace("{column}", &spot.column.max(1).to_string());
            match word.split_once("{file}") {
                None => word.into(),
                Some((before, behind)) => {
                    OsString::from_vec([before.as_bytes(), path.as_bytes(), behind.as_bytes()].concat())
                }
            }
        };
        place.iter().map(fill).collect()
    }
}
