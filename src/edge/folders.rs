//! Where files of the program's own lie, as the XDG Base Directory Specification has it.
//!
//! That rule is two lines; a crate for it would bring the folders of Windows, on which the program does not run.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The folder that a variable names, else that one below the home folder; in it the program's own. None where there is
/// neither.
pub(super) fn own_folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    within(env::var_os(variable), env::home_dir(), below_home)
}

fn within(named: Option<OsString>, home: Option<PathBuf>, below_home: &str) -> Option<PathBuf> {
    // A relative path is to be ignored.
    let is_whole = |path: &PathBuf| path.is_absolute();
    let home = || Some(home.filter(is_whole)?.join(below_home));
    Some(named.map(PathBuf::from).filter(is_whole).or_else(home)?.join("dateline"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_lie_where_the_environment_says_and_nowhere_without_a_home() {
        let at = |named: Option<&str>, home: Option<&str>| {
            within(named.map(Into::into), home.map(Into::into), ".local/state")
        };
        for (named, home, folder) in [
            (Some("/s"), Some("/h"), Some("/s/dateline")),
            (None, Some("/h"), Some("/h/.local/state/dateline")),
            (Some(""), Some("/h"), Some("/h/.local/state/dateline")),
            (Some("relative"), Some("/h"), Some("/h/.local/state/dateline")),
            (None, None, None),
            (None, Some(""), None),
            (None, Some("relative"), None),
        ] {
            assert_eq!(at(named, home), folder.map(PathBuf::from), "{named:?} {home:?}");
        }
    }
}
