//! Browsers that only write down what they were handed.

use super::*;
use crate::edge::tui::detached::SOON;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

const URL: &str = "https://example.org/$(touch$IFS$9x);a?b='c'&d=%20";

/// A folder of its own with a browser in it, gone with the test.
struct Folder(PathBuf);

impl Folder {
    /// The browser writes down its arguments, one a line, then does `more`.
    fn new(name: &str, more: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-web-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        let told = folder.0.join("told");
        let script = format!(
            "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done > {0}.new\nmv {0}.new {0}\n{more}\n",
            told.display()
        );
        fs::write(folder.browser(), script).unwrap();
        fs::set_permissions(folder.browser(), fs::Permissions::from_mode(0o700)).unwrap();
        folder
    }

    fn browser(&self) -> PathBuf {
        self.0.join("browser")
    }

    /// What the browser was handed, once it was.
    fn handed(&self) -> Vec<String> {
        let told = self.0.join("told");
        let start = Instant::now();
        while !told.exists() {
            assert!(start.elapsed() < SOON, "the browser was started");
            thread::sleep(Duration::from_millis(2));
        }
        fs::read_to_string(told).unwrap().lines().map(str::to_owned).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn set(command: &str) -> Vec<Browser> {
    browsers(Some(OsStr::new(command)))
}

fn started(path: &Path) -> String {
    format!("Opening example.org with {} …", path.display())
}

#[test]
fn an_address_is_handed_over_as_one_argument() {
    let folder = Folder::new("argument", "");
    let path = folder.browser();
    assert_eq!(open_with(URL, &set(&path.display().to_string()), drop), started(&path));
    assert_eq!(folder.handed(), [URL]);
}

#[test]
fn the_place_of_an_address_is_wherever_browser_says() {
    let folder = Folder::new("place", "");
    let path = folder.browser();
    let command = format!("/no/such/program %s:{}  --url=<%s> 100%% -x", path.display());
    assert_eq!(open_with("https://example.org/%s", &set(&command), drop), started(&path));
    assert_eq!(folder.handed(), ["--url=<https://example.org/%s>", "100%", "-x"]);
}

#[test]
fn an_address_never_becomes_the_program() {
    let said = open_with(URL, &set("%s"), drop);
    assert_eq!(said, "No browser could be started: there is no %s.");
}

#[test]
fn a_browser_that_runs_on_is_not_waited_for() {
    let folder = Folder::new("slow", "exec sleep 2");
    let start = Instant::now();
    open_with(URL, &set(&folder.browser().display().to_string()), |_| ());
    assert!(start.elapsed() < Duration::from_secs(1));
    folder.handed();
}

#[test]
fn a_browser_that_fails_at_once_is_told_of() {
    let folder = Folder::new("fails", "exit 3");
    let (to, told) = channel();
    let path = folder.browser().display().to_string();
    open_with(URL, &set(&path), move |said| drop(to.send(said)));
    assert_eq!(told.recv_timeout(SOON).unwrap(), format!("{path} could not open it: exit status: 3."));
}

#[test]
fn what_cannot_be_started_is_named() {
    let folder = Folder::new("names", "");
    fs::set_permissions(folder.browser(), fs::Permissions::from_mode(0o600)).unwrap();
    let path = folder.browser();
    for (command, said) in [
        ("no-such-program-at-all", "No browser could be started: there is no no-such-program-at-all.".to_owned()),
        (" : ", "No browser could be started: $BROWSER names no program.".to_owned()),
        (
            &format!("no-such-a:{}", path.display()),
            format!("No browser could be started: there is no no-such-a, {}: permission denied.", path.display()),
        ),
    ] {
        assert_eq!(open_with(URL, &set(command), drop), said);
    }
}

#[test]
fn what_is_no_web_address_starts_nothing() {
    let folder = Folder::new("refused", "");
    let browser = set(&folder.browser().display().to_string());
    for (url, said) in [
        ("javascript:alert(1)", "This address is not opened: only http and https addresses are."),
        ("--help", "This address is not opened: it is no web address."),
        ("https://a@b.org/", "This address is not opened: it names somebody before its host."),
    ] {
        assert_eq!(open_with(url, &browser, drop), said);
    }
    assert!(!folder.0.join("told").exists());
}

#[test]
fn without_browser_the_platform_decides() {
    let names: Vec<_> = browsers(None).iter().map(|browser| browser.name().to_owned()).collect();
    assert!(
        !names.is_empty()
            && names.iter().all(|name| ["open", "xdg-open", "gio", "wslview"].contains(&name.to_str().unwrap()))
    );
}
