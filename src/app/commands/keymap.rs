//! Which keys stand for which command: those of the table, and what a reader has put in their place.
//!
//! Owns the judgement of keys that a reader gives: which can be pressed, which stay what they are, and which of two that
//! cannot both be meant is taken. What is wrong is told and costs its own key alone.

use super::{COMMANDS, Command};
use crate::app::input::{Code, Key, KeyError};
use crate::app::mode::Focus;
use crate::model::{Code as Rule, Label, Place, Problem, Severity};
use crate::text::{nearest, quoted};
use std::collections::{BTreeMap, BTreeSet};

/// As many keys are pressed one after the other for one command.
const LONGEST: usize = 4;

/// Keys that are pressed one after the other.
type Sequence = Vec<Key>;

/// Which keys stand for which command. By default those of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// Of commands whose keys are others in a place, all of them.
    given: BTreeMap<(&'static str, Focus), Vec<Sequence>>,
}

/// What keys stand for in a place.
#[derive(Debug, Clone, Copy)]
pub enum Bound {
    /// This command.
    Command(&'static Command),
    /// The beginning of several keys that stand for one.
    Begun,
    /// Nothing.
    Nothing,
}

/// Keys that a reader wants for a command, as they are written, each with its place.
#[derive(Debug, Clone)]
pub struct Wanted<'w> {
    /// The view; all in which the command can be given where there is none.
    pub view: Option<(&'w str, &'w Place)>,
    /// The name of the command.
    pub command: (&'w str, &'w Place),
    /// The keys.
    pub keys: Vec<(&'w str, &'w Place)>,
}

impl Keymap {
    /// The keys of a command in a place, the best known first.
    pub fn sequences<'k>(&'k self, command: &'k Command, place: Focus) -> impl Iterator<Item = &'k [Key]> {
        let given = self.given.get(&(command.name, place));
        let of_table = if given.is_some() { &[] } else { command.keys };
        of_table.chunks(1).chain(given.into_iter().flatten().map(Vec::as_slice))
    }

    /// What keys that were pressed one after the other stand for in a place.
    pub fn bound(&self, place: Focus, pressed: &[Key]) -> Bound {
        let mut is_begun = false;
        for command in COMMANDS.iter().filter(|command| command.focuses.contains(&place)) {
            for keys in self.sequences(command, place) {
                if keys.len() >= pressed.len() && keys.iter().zip(pressed).all(|(key, pressed)| key.is(*pressed)) {
                    if keys.len() == pressed.len() {
                        return Bound::Command(command);
                    }
                    is_begun = true;
                }
            }
        }
        if is_begun { Bound::Begun } else { Bound::Nothing }
    }

    /// The names of a command's keys in a place, or wherever it can be given; `1–9` for all digits.
    pub fn labels(&self, command: &Command, place: Option<Focus>) -> Vec<String> {
        if command.is_number() {
            return vec!["1–9".to_owned()];
        }
        let places = command.focuses.iter().copied().filter(|focus| place.is_none_or(|place| place == *focus));
        let mut labels = Vec::new();
        for label in places.flat_map(|place| self.sequences(command, place)).map(label) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// The table with what a reader wants in it, and what is wrong with that.
    pub fn of(wanted: &[Wanted<'_>]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let given: Vec<Given<'_>> = wanted.iter().filter_map(|wanted| Given::judged(wanted, &mut problems)).collect();
        // What is said of one view goes before what is said of all.
        let own: BTreeSet<(&str, Focus)> =
            given.iter().filter(|given| given.is_of_view).flat_map(Given::everywhere).collect();
        let mut keymap = Self::default();
        let mut taken: Taken<'_> = BTreeMap::new();
        let mut told: BTreeSet<(u64, &str)> = BTreeSet::new();
        for given in &given {
            let places =
                given.places.iter().filter(|place| given.is_of_view || !own.contains(&(given.name(), **place)));
            for &place in places {
                let mut keys = Vec::new();
                // In a line that is typed letters are letters: there a command keeps its own keys.
                let mut fitting =
                    given.keys.iter().filter(|(keys, _)| place != Focus::Prompt || !is_typed(keys)).peekable();
                if fitting.peek().is_none() && !given.keys.is_empty() {
                    continue;
                }
                for (sequence, at) in fitting {
                    match rival(&taken, place, sequence) {
                        Some((other, first)) if other != given.name() => {
                            if told.insert((at.span.start, other)) {
                                problems.push(given_twice(sequence, at, other, first));
                            }
                        }
                        Some(_) => {}
                        None => {
                            taken.insert((place, sequence.clone()), (given.name(), *at));
                            keys.push(sequence.clone());
                        }
                    }
                }
                keys.extend(kept(given.command, place).filter(|kept| !keys.contains(kept)).collect::<Vec<_>>());
                keymap.given.insert((given.name(), place), keys);
            }
        }
        keymap.give_up(&taken, &mut problems);
        problems.sort_by_key(|problem| problem.place.span.start);
        (keymap, problems)
    }

    /// Takes from commands of the table the keys that others have now, and tells of those that have none left.
    fn give_up(&mut self, taken: &Taken<'_>, problems: &mut Vec<Problem>) {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for command in COMMANDS {
            for &place in command.focuses {
                if self.given.contains_key(&(command.name, place)) || command.is_number() {
                    continue;
                }
                let lost = |key: &Key| rival(taken, place, std::slice::from_ref(key));
                let left: Vec<Sequence> =
                    command.keys.iter().filter(|key| lost(key).is_none()).map(|key| vec![*key]).collect();
                if left.len() == command.keys.len() {
                    continue;
                }
                if let Some((by, at)) = command.keys.iter().find_map(lost).filter(|_| left.is_empty())
                    && told.insert(command.name)
                {
                    let name = command.name;
                    problems.push(problem(
                        Severity::Warning,
                        "no-key",
                        at,
                        format!(
                            "`{name}` has no key left in {}: this was its key, and is that of `{by}` now",
                            place.name()
                        ),
                        format!("give it another: {name} = \"…\"; or none, if it needs none: {name} = []"),
                    ));
                }
                self.given.insert((command.name, place), left);
            }
        }
    }
}

/// How several keys are told that are pressed one after the other: `gg`, `ctrl-x s`.
pub fn label(keys: &[Key]) -> String {
    let labels: Vec<String> = keys.iter().map(|key| key.label()).collect();
    let is_word = labels.iter().all(|label| label.chars().count() == 1);
    labels.join(if is_word { "" } else { " " })
}

/// Keys that a command was given first in a place, and where that is said.
type Taken<'w> = BTreeMap<(Focus, Sequence), (&'static str, &'w Place)>;

/// Who has these keys already, or keys of which one begins with the other: they cannot both be meant.
fn rival<'w>(taken: &Taken<'w>, place: Focus, keys: &[Key]) -> Option<(&'static str, &'w Place)> {
    let begins = (1..keys.len()).find_map(|length| taken.get(&(place, keys[..length].to_vec())));
    let next = || taken.range((place, keys.to_vec())..).next();
    let begun = || next().filter(|((of, other), _)| *of == place && other.starts_with(keys)).map(|(_, by)| by);
    begins.or_else(begun).copied()
}

/// Keys of a command that nobody can take from it: without them one could not leave.
fn kept(command: &Command, place: Focus) -> impl Iterator<Item = Sequence> {
    let key = FIXED.iter().find(|(_, name, of)| *name == command.name && of.is_none_or(|of| of == place));
    key.map(|(key, ..)| vec![*key]).into_iter()
}

/// Those keys, the commands for which they stand, and where if not everywhere.
const FIXED: [(Key, &str, Option<Focus>); 3] = [
    (Key::plain(Code::Esc), "back", None),
    (Key::ctrl('c'), "quit-at-once", None),
    (Key::plain(Code::Enter), "keep", Some(Focus::Prompt)),
];

/// Keys for a command that exists, as far as they can be pressed.
struct Given<'w> {
    command: &'static Command,
    is_of_view: bool,
    places: Vec<Focus>,
    keys: Vec<(Sequence, &'w Place)>,
}

impl<'w> Given<'w> {
    fn name(&self) -> &'static str {
        self.command.name
    }

    fn everywhere(&self) -> impl Iterator<Item = (&'static str, Focus)> {
        self.places.iter().map(|place| (self.name(), *place))
    }

    /// What can be made of what is wanted; none where that is nothing.
    fn judged(wanted: &Wanted<'w>, problems: &mut Vec<Problem>) -> Option<Self> {
        let (name, at) = wanted.command;
        let mut error = |at: &Place, rule, message: String, hint: String| {
            problems.push(problem(Severity::Error, rule, at, message, hint));
        };
        let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
            let hint = match nearest(name, COMMANDS.iter().map(|command| command.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`:` lists all commands, docs/config.md too".to_owned(),
            };
            error(at, "unknown-command", format!("there is no command {}", quoted(name)), hint);
            return None;
        };
        if command.is_number() {
            let hint = "take this away";
            error(at, "fixed-key", "digits are always numbers: `number` has no other keys".into(), hint.into());
            return None;
        }
        let places = match wanted.view {
            None => command.focuses.to_vec(),
            Some((view, of_view)) => {
                let Some(place) = Focus::ALL.into_iter().find(|place| place.name() == view) else {
                    let hint = match nearest(view, Focus::ALL.map(Focus::name)) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("write one of: {}", Focus::ALL.map(Focus::name).join(", ")),
                    };
                    error(of_view, "unknown-view", format!("there is no view {}", quoted(view)), hint);
                    return None;
                };
                if !command.focuses.contains(&place) {
                    let there: Vec<&str> = command.focuses.iter().map(|place| place.name()).collect();
                    let hint = format!("it is a command of {}", there.join(", "));
                    error(at, "unknown-command", format!("`{name}` does nothing in {view}"), hint);
                    return None;
                }
                vec![place]
            }
        };
        let mut keys = Vec::new();
        for (written, at) in &wanted.keys {
            match sequence(written).and_then(|keys| allowed(&keys, command, &places).map(|()| keys)) {
                Ok(sequence) => keys.push((sequence, *at)),
                Err((rule, message, hint)) => error(at, rule, message, hint),
            }
        }
        // Where none of them can be pressed the command keeps its own.
        let is_lost = keys.is_empty() && !wanted.keys.is_empty();
        (!is_lost).then_some(Self { command, is_of_view: wanted.view.is_some(), places, keys })
    }
}

/// Whether keys begin with one that types a letter.
fn is_typed(keys: &[Key]) -> bool {
    keys.first().is_some_and(|key| key.typed().is_some())
}

/// Why keys cannot be given: the rule, what is wrong, and what to do.
type Refusal = (Rule, String, String);

/// The keys that are written with blanks between them.
fn sequence(written: &str) -> Result<Sequence, Refusal> {
    let keys = written.split_whitespace().map(|name| Key::named(name).map_err(|error| no_key(name, &error)));
    let keys = keys.collect::<Result<Sequence, Refusal>>()?;
    match keys.len() {
        1..=LONGEST => Ok(keys),
        0 => Err(("bad-key", "this is no key".into(), "write Space for the key that is blank".into())),
        _ => Err(("bad-key", format!("these are more than {LONGEST} keys"), "write fewer".into())),
    }
}

fn no_key(name: &str, error: &KeyError) -> Refusal {
    let name = quoted(name);
    match error {
        KeyError::SentAs(key) => {
            ("bad-key", format!("terminals send {name} as {key}"), format!("write {key}, or take another key"))
        }
        KeyError::Unknown => (
            "bad-key",
            format!("{name} is no key"),
            "write keys as help shows them, one after the other with a blank between: G, ctrl-x s, alt-b, Enter, Space, F2, g g"
                .into(),
        ),
    }
}

/// Whether a command may have keys in places.
fn allowed(keys: &[Key], command: &Command, places: &[Focus]) -> Result<(), Refusal> {
    for (fixed, name, of) in FIXED {
        let is_there = of.is_none_or(|of| places.contains(&of));
        if is_there && name != command.name && keys.contains(&fixed) {
            let key = fixed.label();
            return Err(("fixed-key", format!("{key} is always that of `{name}`"), "take another key".into()));
        }
    }
    if is_typed(keys) && *places == [Focus::Prompt] {
        let hint = "take one with ctrl or alt, or another that is no letter";
        return Err(("fixed-key", "in a line that is typed this is a letter of it".into(), hint.into()));
    }
    let typed = keys.first().and_then(|key| key.typed());
    if typed.is_some_and(|typed| matches!(typed, '1'..='9')) {
        return Err(("fixed-key", "digits are always numbers".into(), "take another key".into()));
    }
    Ok(())
}

fn given_twice(keys: &[Key], at: &Place, other: &str, first: &Place) -> Problem {
    let hint = "give one of the two other keys".to_owned();
    let message = format!("`{}` is given to `{other}` too, or begins what is", label(keys));
    let also = vec![Label { place: first.clone(), text: format!("`{other}` has it first") }];
    Problem { also, ..problem(Severity::Error, "key-twice", at, message, hint) }
}

fn problem(severity: Severity, code: Rule, at: &Place, message: String, hint: String) -> Problem {
    Problem { severity, code, place: at.clone(), message, label: String::new(), hint: Some(hint), also: Vec::new() }
}

#[cfg(test)]
mod tests;
