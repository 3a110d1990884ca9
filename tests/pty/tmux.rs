//! The program in tmux, which counts columns by a table of its own and draws clusters character by character.
//!
//! Passed over, with a word, where tmux is not installed.

use crate::run::{NOWHERE, Run, until};
use std::fmt::Write;
use std::process::{Command, Stdio};

/// A server of its own; it ends with the test.
struct Tmux(String);

impl Tmux {
    /// Starts a command on a screen of 80×24; none where tmux is not installed.
    fn start(name: &str, command: &str) -> Option<Self> {
        let there = Command::new("tmux").arg("-V").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !there.is_ok_and(|status| status.success()) {
            return None;
        }
        let tmux = Self(format!("dateline-{name}-{}", std::process::id()));
        tmux.run(&["-f", "/dev/null", "-u", "new-session", "-d", "-x", "80", "-y", "24", command]);
        Some(tmux)
    }

    fn run(&self, words: &[&str]) -> String {
        let mut command = Command::new("tmux");
        command
            .args(["-L", &self.0])
            .args(words)
            .env_remove("TMUX")
            .env("LC_ALL", "C.UTF-8")
            .env("XDG_STATE_HOME", NOWHERE)
            .env("DATELINE_CONFIG", "");
        let output = command.output().expect("tmux runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn rows(&self) -> Vec<String> {
        self.run(&["capture-pane", "-p"]).lines().map(str::to_owned).collect()
    }

    fn wait_for(&self, text: &str) -> Vec<String> {
        until(text, || Some(self.rows()).filter(|rows| rows.iter().any(|row| row.contains(text))))
    }

    /// The rows but for those in which something is said.
    fn drawn(&self, key: &str) -> Vec<String> {
        self.run(&["send-keys", key]);
        let said = format!("{key}: no key here");
        self.wait_for(&said).into_iter().filter(|row| !row.contains("no key here")).collect()
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

const TITLES: [&str; 8] = [
    "कैदियों की क्षति पर राष्ट्रीय रिपोर्ट",
    "ที่นี่มีน้ำท่วมใหญ่ในกำแพง",
    "কারাগারে ক্ষোভ ও বিক্ষোভ শুরু",
    "ពន្ធនាគារខ្មែរត្រូវបានបើក",
    "சிறையில் கொந்தளிப்பு நிலைமை",
    "မြန်မာနိုင်ငံတွင် အကျဉ်းထောင်",
    "a 👩🏽\u{200d}🚀 b 🇸a c 👍🏽👍🏽 d ❤\u{fe0f} e",
    "plain",
];

/// A chronology in many scripts, as a file of that name.
pub fn scripts(name: &str) -> String {
    let path = format!("{}/{name}.toml", env!("CARGO_TARGET_TMPDIR"));
    let mut text = String::new();
    for n in 0..64 {
        let title = TITLES[n * 5 % 8];
        let _ = writeln!(text, "[[events]]\ndate = {}\ntitle = \"{title}\"\nsummary = \"{title}, {title}\"", 1900 + n);
    }
    std::fs::write(&path, text).expect("the folder for tests can be written");
    path
}

#[test]
fn scrolling_leaves_no_remains_in_any_script() {
    let path = scripts("tmux-scripts");
    let Some(tmux) = Tmux::start("scripts", &format!("{} {path}", env!("CARGO_BIN_EXE_dateline"))) else {
        println!("passed over: there is no tmux here");
        return;
    };
    tmux.wait_for("1/64");
    for (keys, count) in [("j", 24), ("J", 2), ("k", 9), ("C-d", 2), ("G", 1), ("[", 20)] {
        for _ in 0..count {
            tmux.run(&["send-keys", keys]);
        }
        let scrolled = tmux.drawn("x");
        tmux.run(&["send-keys", "C-l"]);
        assert_eq!(scrolled, tmux.drawn("Q"), "after {keys}: as drawn anew");
    }
    // No letter lacks.
    tmux.run(&["send-keys", "g"]);
    for title in (0..8).map(|n| TITLES[n * 5 % 8]) {
        if !title.contains('👍') {
            tmux.wait_for(title);
        }
        tmux.run(&["send-keys", "j"]);
    }
}

#[test]
fn what_is_copied_is_in_the_buffer_of_tmux() {
    let path = crate::chronology(&format!("tmux-{}", "copies-".repeat(16)), 3);
    let Some(tmux) = Tmux::start("copies", &format!("{} {path}", env!("CARGO_BIN_EXE_dateline"))) else {
        println!("passed over: there is no tmux here");
        return;
    };
    tmux.wait_for("1/3");
    tmux.run(&["send-keys", "Y"]);
    // Of however long a path.
    tmux.wait_for("to tmux's buffer");
    assert_eq!(tmux.run(&["show-buffer"]).trim_end(), format!("{path}:2"));
}

/// tmux keeps links from 3.4 on, and hands them on to a terminal of which it is told that it takes them; to others it sends none.
#[test]
fn links_reach_the_terminal_only_through_a_tmux_that_knows_them() {
    let path = format!("{}/tmux-links.toml", env!("CARGO_TARGET_TMPDIR"));
    let chronology =
        "[[events]]\ndate = 2022\ntitle = \"One\"\nsources = [{ title = \"S\", url = \"https://example.org/a\" }]\n";
    std::fs::write(&path, chronology).expect("the folder for tests can be written");
    for feature in ["hyperlinks", "RGB"] {
        // One of the same name that nobody is attached to: it ends the server with the test.
        let Some(server) = Tmux::start(&format!("links-{feature}"), "sleep 60") else {
            println!("passed over: there is no tmux here");
            return;
        };
        let version = server.run(&["-V"]);
        let mut numbers = version.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<u32>().ok());
        let knows_links = (numbers.next(), numbers.next()) >= (Some(3), Some(4));
        if !knows_links {
            println!("in part passed over: {} does not know links", version.trim());
        }
        let words = ["-L", &server.0, "-u", "-T", feature, "new-session", env!("CARGO_BIN_EXE_dateline"), &path];
        let mut run = Run::start("tmux", &words, (80, 24));
        run.wait_for_text("https://example.org/a");
        let screen = run.look(vt100::Screen::contents);
        assert!(!screen.contains("]8;") && !screen.contains("8;;"), "nothing of a link is text: {screen}");
        assert_eq!(run.has_sent("\x1b]8;"), knows_links && feature == "hyperlinks", "{feature} {version}");
        run.press("q");
        assert_eq!(run.ended(), 0);
    }
}
