//! The clipboard of the terminal, which may stand on another machine.
//!
//! Owns the one cleaning function of that medium, how it gets there (tmux, where that runs, else the sequence that asks
//! the terminal, OSC 52), and what is said of it. What is copied is one line: pasted into a shell, it runs nothing before
//! its reader has seen it. It is never asked what it holds.

use crate::model::Lang;
use crate::text::Clean;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::queue;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// As many bytes fit: with what stands around them they are 100,000 as they are sent (base64), the most that is taken
/// anywhere by custom.
const MOST: usize = 74_994;

/// Text for the clipboard: one line, in which a break and what indents the next line are one blank, and nothing is hidden.
fn cleaned(text: &str) -> Clean {
    let lines = text.lines().map(str::trim_start);
    Clean::line(lines.collect::<Vec<_>>().join(" ").trim_end())
}

/// As many columns of what was copied are said: where it went stands behind it.
const NAMED: usize = 39;

/// Writes what makes a terminal copy `text`; returns what is to be said, `what` being what was copied: "this claim". That
/// comes first, for the end is what a narrow screen cuts: of a long address the beginning, of a long path the end.
///
/// Whether the terminal obeys is not known: it does not answer. The first time, what to set is said.
pub(super) fn copy(to: &mut Vec<u8>, text: &str, what: &str, is_first: bool) -> String {
    let text = cleaned(text);
    let what = Clean::line(what);
    let what = if what.as_str().starts_with("http") { what.cut(NAMED, "…") } else { what.tail(NAMED, "…") };
    let length = text.as_str().len();
    if length > MOST {
        let [length, most] = [length, MOST].map(|bytes| Lang::English.grouped(bytes));
        return format!("Not copied: {what} is {length} bytes long, and terminals take {most}.");
    }
    if std::env::var_os("TMUX").is_some_and(|value| !value.is_empty()) && load_into_tmux(&text).is_ok() {
        return format!("{what}: copied to tmux's buffer, and what tmux can reach.");
    }
    let before = to.len();
    match queue!(to, CopyToClipboard::to_clipboard_from(text.as_str())) {
        Ok(()) if is_first => format!("{what}: copied, if OSC 52 is allowed here."),
        Ok(()) => format!("{what}: sent to the terminal's clipboard."),
        Err(error) => {
            to.truncate(before);
            format!("Not copied: {}.", crate::edge::print::out::reason(&error))
        }
    }
}

/// Hands a text to tmux, which sends it on to the terminal around it where it may (`-w`).
fn load_into_tmux(text: &Clean) -> io::Result<()> {
    let quiet = || Stdio::null();
    let mut command = Command::new("tmux");
    let mut tmux =
        command.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped()).stdout(quiet()).stderr(quiet()).spawn()?;
    let written = tmux.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_str().as_bytes()));
    let ended = tmux.wait()?;
    // One that is older knows no `-w`.
    if ended.success() { written } else { Err(io::ErrorKind::Unsupported.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_is_one_harmless_line() {
        for (text, copied) in [
            ("events.toml:12", "events.toml:12"),
            ("@misc{a,\n  title = {{é}},\n}\n", "@misc{a, title = {{é}}, }"),
            ("ls\r\nrm -rf ~\n", "ls rm -rf ~"),
            ("a\u{1b}]52;c;?\u{7}\u{202e}\u{9b}\0", "a␛]52;c;?␇��␀"),
            ("\u{2028}\t", ""),
            ("", ""),
        ] {
            assert_eq!(cleaned(text).as_str(), copied, "{text:?}");
        }
    }

    #[test]
    fn the_terminal_is_asked_to_copy_and_nothing_else() {
        let mut sent = Vec::new();
        assert_eq!(copy(&mut sent, "x\u{1b}", "it", false), "it: sent to the terminal's clipboard.");
        let first = copy(&mut Vec::new(), "x", "it", true);
        assert_eq!(first, "it: copied, if OSC 52 is allowed here.");
        // In base64: x␛
        assert_eq!(sent, b"\x1b]52;c;eOKQmw==\x1b\\");
    }

    #[test]
    fn what_was_copied_is_read_before_where_it_went() {
        let end = ": sent to the terminal's clipboard.";
        for (what, said) in [
            ("this event with its sources as Markdown", "this event with its sources as Markdown"),
            ("events.toml:14", "events.toml:14"),
            ("/srv/newsroom/chronologies/el-salvador/prisons/events.toml:1404", "…l-salvador/prisons/events.toml:1404"),
            (
                "https://example.org/2025/12/24/el-salvador-defends-mega-prison-central",
                "https://example.org/2025/12/24/el-salv…",
            ),
        ] {
            let told = copy(&mut Vec::new(), "x", what, false);
            assert!(told.strip_suffix(end).is_some_and(|told| told.ends_with(said.trim_start_matches('…'))), "{told}");
            // Between the ends of a rule of 80 columns.
            let first = copy(&mut Vec::new(), "x", what, true);
            assert!([&told, &first].iter().all(|told| told.chars().count() <= 75), "{told} {first}");
        }
    }

    #[test]
    fn what_is_too_long_is_not_copied_in_part() {
        let mut sent = Vec::new();
        copy(&mut sent, &"x".repeat(MOST), "the citation", false);
        assert_eq!(sent.len(), 100_000 + 1, "the terminator is ESC \\, and not BEL");
        sent.clear();
        let said = copy(&mut sent, &"x".repeat(MOST + 1), "the citation", false);
        assert_eq!(said, "Not copied: the citation is 74,995 bytes long, and terminals take 74,994.");
        assert_eq!(sent, b"");
    }
}
