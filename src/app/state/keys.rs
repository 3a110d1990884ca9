//! The keys of commands where the reader is, as they are told.
//!
//! Owns that what is said of a key is true of the keys that the reader has given.

use crate::app::commands::{self, Command};
use crate::app::state::State;
use crate::text::Clean;

/// The commands that search, each in other views.
pub(in crate::app) const SEARCHES: &[&str] = &["search", "find-item", "find-value", "find-key"];

impl State {
    /// The first of some commands that does something here, and its key.
    pub(super) fn key_here(&self, names: &[&str]) -> Option<(&'static Command, Clean)> {
        let command = self.command_here(names).filter(|command| self.holds(command.when))?;
        Some((command, Clean::line(&self.label_of(&[command.name])?)))
    }

    /// The first key of the first of some commands that can be given here; none where it has none.
    pub(in crate::app) fn label_of(&self, names: &[&str]) -> Option<String> {
        let label = self.settings.keymap.labels(self.command_here(names)?, Some(self.focus())).into_iter().next()?;
        Some(self.options.charset.spell(label))
    }

    /// The first of some commands that can be given here.
    pub(in crate::app) fn command_here(&self, names: &[&str]) -> Option<&'static Command> {
        let focus = self.focus();
        let mut here = names.iter().filter_map(|name| commands::named(name));
        here.find(|command| command.focuses.contains(&focus))
    }

    /// Words with the keys of the commands that are named between braces in them: "{search} searches". Where one has none
    /// here, its first anywhere; and its name where it has none at all.
    pub fn keyed(&self, words: &str) -> String {
        let mut keyed = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, (name, behind))) =
            rest.split_once('{').and_then(|(before, named)| Some((before, named.split_once('}')?)))
        {
            let anywhere = || {
                let command = commands::named(name)?;
                let label = self.settings.keymap.labels(command, None).into_iter().next()?;
                Some(self.options.charset.spell(label))
            };
            keyed.push_str(before);
            keyed.push_str(&self.label_of(&[name]).or_else(anywhere).unwrap_or_else(|| format!("`{name}`")));
            rest = behind;
        }
        keyed + rest
    }
}
