//! Addresses handed to the reader's browser.
//!
//! Owns which program that is, how it is started, and what is said of it. An address is handed over as part of one
//! argument, never through a shell; the program is on its own from then on.
//!
//! The crate `open` knows the same names of programs, and would start them with ways of its own to wait and to detach;
//! the names are all that would be left of it here.

use super::detached;
use crate::edge::print::out::reason;
use crate::model::Address;
use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::process::Command;

/// What opens addresses where `$BROWSER` does not say.
#[cfg(target_os = "macos")]
const OPENERS: [&str; 1] = ["open"];
/// What opens addresses where `$BROWSER` does not say: the desktops' own, and that of Windows around a Linux.
#[cfg(not(target_os = "macos"))]
const OPENERS: [&str; 3] = ["xdg-open", "gio open", "wslview"];

/// Opens an address in the reader's browser, without waiting for it; returns what is to be said, not cleaned. Where the
/// browser ends at once with an error, `later` is told, from another thread.
pub(in crate::edge) fn open(url: &str, later: impl FnOnce(String) + Send + 'static) -> String {
    let set = std::env::var_os("BROWSER").filter(|value| !value.is_empty());
    open_with(url, &browsers(set.as_deref()), later)
}

/// The words of a command in a variable: split at blanks, without quoting.
fn words(command: &[u8]) -> Vec<OsString> {
    let words = command.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words.map(|word| OsString::from_vec(word.to_vec())).collect()
}

/// Whether a browser may be seen by the reader: `$BROWSER` names one, or there is a desktop here, which over SSH would be
/// somebody else's.
pub(in crate::edge) fn may_be_seen() -> bool {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"].iter().any(is_set);
    let has_desktop = cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].iter().any(is_set);
    is_set(&"BROWSER") || has_desktop && !is_remote
}

/// A command that opens addresses: a program, its arguments, `%s` among them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Browser(Vec<OsString>);

/// The commands to be tried, in their order: those of `$BROWSER`, with a colon between them, else the platform's. They are
/// split at blanks; there is no quoting.
fn browsers(set: Option<&OsStr>) -> Vec<Browser> {
    let commands: Vec<&[u8]> = match set {
        Some(set) => set.as_bytes().split(|byte| *byte == b':').collect(),
        None => OPENERS.iter().map(|opener| opener.as_bytes()).collect(),
    };
    commands.into_iter().map(words).filter(|words| !words.is_empty()).map(Browser).collect()
}

impl Browser {
    /// The program's name; never part of an address.
    fn name(&self) -> &OsStr {
        self.0.first().map_or(OsStr::new(""), OsString::as_os_str)
    }

    /// Its arguments for an address: it stands wherever a `%s` does, or behind them all. `%%` is a per cent sign.
    fn arguments(&self, address: &Address) -> Vec<OsString> {
        let mut placed = false;
        let mut arguments: Vec<OsString> = Vec::new();
        for word in self.0.iter().skip(1) {
            let (mut argument, mut bytes) = (Vec::new(), word.as_bytes().iter().copied().peekable());
            while let Some(byte) = bytes.next() {
                match (byte, bytes.peek()) {
                    (b'%', Some(b's')) => {
                        placed = true;
                        argument.extend_from_slice(address.as_str().as_bytes());
                        bytes.next();
                    }
                    (b'%', Some(b'%')) => {
                        argument.push(b'%');
                        bytes.next();
                    }
                    _ => argument.push(byte),
                }
            }
            arguments.push(OsString::from_vec(argument));
        }
        if !placed {
            arguments.push(address.as_str().into());
        }
        arguments
    }
}

fn open_with(url: &str, browsers: &[Browser], later: impl FnOnce(String) + Send + 'static) -> String {
    let address = match Address::read(url) {
        Ok(address) => address,
        Err(why) => return format!("This address is not opened: {why}."),
    };
    let mut failed = Vec::new();
    for browser in browsers {
        let name = browser.name().to_string_lossy().into_owned();
        let mut command = Command::new(browser.name());
        match detached::start(command.args(browser.arguments(&address))) {
            Ok(child) => {
                let said = format!("Opening {address} with {name} …");
                detached::watch(child, name, later);
                return said;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => failed.push(format!("there is no {name}")),
            Err(error) => failed.push(format!("{name}: {}", reason(&error))),
        }
    }
    if failed.is_empty() {
        failed.push("$BROWSER names no program".to_owned());
    }
    format!("No browser could be started: {}.", failed.join(", "))
}

#[cfg(test)]
mod tests;
