//! The one table of commands: their names, keys, where they apply, and the words for them.
//!
//! Owns what a key does in each place, and makes key hints, help and the README's table from the same rows.

pub mod condition;
pub mod keymap;
mod table;

use crate::app::action::Action;
use crate::app::input::{Code, Key};
use crate::app::mode::Focus;
use condition::Condition;
use keymap::Keymap;

pub use table::COMMANDS;

/// Something a key can do.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// What it is called, in words joined by hyphens.
    pub name: &'static str,
    /// The keys, the best known first.
    pub keys: &'static [Key],
    /// Where they are listened to.
    pub focuses: &'static [Focus],
    /// When it can do anything.
    pub when: Condition,
    /// What the footer says of it, if it is told there.
    pub hint: Option<Hint>,
    /// What help and the README say of it.
    pub help: &'static str,
    /// The heading under which they do.
    pub section: Section,
    /// What is to be done.
    pub action: fn(Key) -> Action,
}

/// What the footer says of a command. Commands with the same words share one hint: `↑↓ move`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// One word, or two.
    pub words: &'static str,
    /// The smaller, the longer it is kept where the footer is narrow.
    pub rank: u8,
    /// When it is worth a look, where the command can do anything.
    pub when: Condition,
}

/// The headings of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Section {
    Moving,
    Finding,
    Typing,
    Knowing,
    Detail,
    Copying,
    Lanes,
    Views,
    Program,
}

impl Section {
    /// All of them, in the order of help.
    pub const ALL: [Self; 9] = [
        Self::Moving,
        Self::Finding,
        Self::Typing,
        Self::Knowing,
        Self::Detail,
        Self::Copying,
        Self::Lanes,
        Self::Views,
        Self::Program,
    ];

    /// The heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Typing => "While typing",
            Self::Knowing => "What was known when",
            Self::Detail => "The event in detail",
            Self::Copying => "The style of a copied citation",
            Self::Lanes => "Lanes",
            Self::Views => "Sources, figures, problems, help",
            Self::Program => "The program",
        }
    }
}

impl Command {
    /// What the first of its keys does; none where it has none.
    pub(in crate::app) fn first_action(&self) -> Option<Action> {
        self.keys.first().map(|key| (self.action)(*key))
    }

    /// Whether it is that of the digits, which stand for numbers wherever they are no letters.
    fn is_number(&self) -> bool {
        self.keys.len() == 9 && self.keys.iter().all(|key| matches!(key.code, Code::Char('1'..='9')))
    }
}

/// The command of a name.
pub fn named(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

/// The rows of help under a heading: keys and what they do. Commands with the same words share a row, in which their
/// keys take turns: `[ ]`, `↑ ↓ k j`.
pub fn explained(section: Section, keymap: &Keymap) -> Vec<Explained> {
    rows(None, keymap, |command| command.section == section)
}

/// The rows of what can be done in a place and not in every view, and of what can be done in all views.
pub fn explained_in(place: Focus, keymap: &Keymap) -> (Vec<Explained>, Vec<Explained>) {
    let is_here = |command: &Command| command.focuses.contains(&place);
    let is_common = |command: &Command| table::COUNTED.iter().all(|view| command.focuses.contains(view));
    let rows = |is_told: &dyn Fn(&Command) -> bool| rows(Some(place), keymap, is_told);
    (rows(&|command| is_here(command) && !is_common(command)), rows(&|command| is_here(command) && is_common(command)))
}

/// Keys, and what they do.
pub type Explained = (Vec<String>, &'static str);

/// The rows of commands, but for those that have no key in the place.
fn rows(place: Option<Focus>, keymap: &Keymap, is_told: impl Fn(&Command) -> bool) -> Vec<Explained> {
    let commands: Vec<&Command> = COMMANDS.iter().filter(|command| is_told(command)).collect();
    let rows = commands.chunk_by(|a, b| a.help == b.help);
    let told = rows.map(|row| {
        let labels: Vec<Vec<String>> = row.iter().map(|command| keymap.labels(command, place)).collect();
        let most = labels.iter().map(Vec::len).max().unwrap_or_default();
        let turns = (0..most).flat_map(|turn| labels.iter().filter_map(move |labels| labels.get(turn).cloned()));
        // One key may do the same in several focuses.
        let mut keys: Vec<String> = Vec::new();
        for key in turns {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        (keys, row.first().map_or("", |command| command.help))
    });
    told.filter(|(keys, _)| !keys.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_is_told_twice_in_one_line() {
        let keymap = Keymap::default();
        for (keys, words) in Section::ALL.into_iter().flat_map(|section| explained(section, &keymap)) {
            assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{keys:?} {words}");
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        for place in Focus::ALL {
            let mut seen: Vec<(Key, &str)> = Vec::new();
            for command in COMMANDS.iter().filter(|command| command.focuses.contains(&place)) {
                for key in command.keys {
                    let other = seen.iter().find(|(known, _)| known.is(*key));
                    assert_eq!(other, None, "{place:?}: {key:?} of {}", command.name);
                    seen.push((*key, command.name));
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_keys_places_and_help() {
        let names: HashSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
        for command in COMMANDS {
            assert!(!command.keys.is_empty() && !command.focuses.is_empty(), "{}", command.name);
            assert!(command.help.len() > 8 && !command.help.ends_with('.'), "{}", command.name);
            assert!(!command.help.contains('|'), "{}: it is a cell of a table", command.name);
        }
    }

    #[test]
    fn commands_of_a_place_that_share_a_hint_share_its_rank() {
        for place in Focus::ALL {
            let there = COMMANDS.iter().filter(|command| command.focuses.contains(&place));
            let hints: Vec<Hint> = there.filter_map(|command| command.hint).collect();
            for (a, b) in hints.iter().flat_map(|a| hints.iter().map(move |b| (a, b))) {
                assert!(a.words != b.words || a.rank == b.rank, "{place:?}: {a:?} {b:?}");
            }
        }
    }

    #[test]
    fn one_can_leave_from_everywhere() {
        let is_bound = |place, key| matches!(Keymap::default().bound(place, &[key]), keymap::Bound::Command(_));
        for place in Focus::ALL {
            for key in [Key::ctrl('c'), Key::ctrl('z'), Key::plain(Code::Esc), Key::plain(Code::F(1))] {
                assert!(is_bound(place, key), "{key:?} in {place:?}");
            }
            for key in [Key::char('q'), Key::char('?')] {
                assert_eq!(is_bound(place, key), place != Focus::Prompt, "a line takes letters");
            }
        }
    }
}
