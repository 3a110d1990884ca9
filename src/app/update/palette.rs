//! Commands by name: which the line may mean, and which of them is run.

use crate::app::action::{Action, AsOf, Go, Prompt, View};
use crate::app::commands::{COMMANDS, Command, Section, named};
use crate::app::layout::clip;
use crate::app::mode::Mode;
use crate::app::search::state::{Commands, Entry, Listed, OpenPrompt, Purpose, Reply};
use crate::app::settings::Saved;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::query::Mistake;
use crate::text::{Clean, fold};

impl State {
    /// What can be done where the reader is, but for what needs more than a key: moves, which nobody looks for by name, last.
    pub(in crate::app) fn commands_here(&self) -> Vec<Entry> {
        let focus = self.focus();
        let is_here = |command: &Command| command.focuses.contains(&focus) || opens_help(command);
        let can = |command: &&Command| is_here(command) && self.holds(command.when);
        let mut commands: Vec<_> = COMMANDS.iter().filter(can).filter(|command| !needs_more(command)).collect();
        commands.sort_by_key(|command| command.section == Section::Moving);
        let saved = (0..self.settings.saved.len()).map(Entry::Saved);
        saved.chain(commands.into_iter().map(|command| Entry::Command(command.name))).collect()
    }

    /// An entry as it is listed, with the keys that it has where the reader is.
    fn listed(&self, entry: Entry) -> Option<Listed> {
        let (name, keys, words) = match entry {
            Entry::Command(name) => {
                let command = named(name)?;
                let here = self.beneath();
                let place = Some(here).filter(|place| command.focuses.contains(place));
                let keys = self.settings.keymap.labels(command, place).join(" ");
                (Clean::from(name), self.options.charset.spell(keys), Clean::from(command.help))
            }
            Entry::Saved(n) => {
                let saved = self.settings.saved.get(n)?;
                let mark = named("go-to-mark").and_then(|go| self.settings.keymap.labels(go, None).into_iter().next());
                let keys = mark.filter(|_| n < Saved::NUMBERED).map(|mark| format!("{mark}{}", n + 1));
                (clip::mention(&saved.name), keys.unwrap_or_default(), clip::field(&saved.words()))
            }
        };
        Some(Listed { entry, name, keys: Clean::line(&keys), words })
    }

    /// The commands that the line may mean, or the event of the number that is typed.
    pub(in crate::app) fn reply_to_command(&self, prompt: &OpenPrompt) -> Reply {
        let typed = prompt.input.text();
        match number(typed) {
            Some(number) => {
                let position = number.saturating_sub(1).min(self.last());
                let event = self.order.row(position).and_then(|row| self.timeline.event(row).ok());
                let title = event.map(|event| format!("= event {}: “{}”", position + 1, event.title));
                title.map_or(Reply::Nothing, |title| Reply::Answer(clip::mention(&title)))
            }
            None => match self.fitting(&prompt.origin.commands, typed) {
                listed if listed.is_empty() => Reply::Mistake(Mistake::new(
                    0..typed.len(),
                    "no command here matches",
                    self.keyed("{help-anywhere} shows all keys"),
                )),
                listed => Reply::Commands(Commands { listed, chosen: 0 }),
            },
        }
    }

    /// Asks the saved question of a number, from 0: shows its view, tells of its day, filters by its query.
    pub(in crate::app) fn ask_saved(&mut self, n: usize) {
        let Some(saved) = self.settings.saved.get(n).cloned() else {
            let many = self.settings.saved.len();
            return self.say(&match many {
                0 => "No query is saved: docs/config.md tells how.".to_owned(),
                _ => format!("There is no saved query {}.", n + 1),
            });
        };
        let name = clip::mention(&saved.name);
        if saved.is_broken {
            return self.say(&format!("“{name}” cannot be asked: `dateline config` says why."));
        }
        self.help = None;
        match saved.view {
            Some(Mode::Browse) => self.leave_for_list(),
            Some(view) if self.mode != view => self.toggle_view(view),
            _ => {}
        }
        if let Some(day) = saved.as_of {
            self.dispatch(Action::AsOf(AsOf::Day(Some(day))));
        }
        if let Some(query) = saved.query {
            self.dispatch(Action::Prompt(Prompt::Filter(query)));
        }
        self.say(&format!("“{name}”"));
    }

    /// To the next of the commands that are listed, or the previous.
    pub(in crate::app) fn choose_command(&mut self, direction: Direction) {
        if let Some(OpenPrompt { reply: Reply::Commands(commands), .. }) = &mut self.query.prompt {
            commands.chosen = direction.apply(commands.chosen, 1, commands.listed.len().saturating_sub(1));
        }
    }

    /// What is done with the line: the command that is chosen, or to the event of a number.
    pub(in crate::app) fn command_meant(&self, prompt: &OpenPrompt) -> Result<Option<Action>, Mistake> {
        let typed = prompt.input.text();
        if let Some(number) = number(typed) {
            let position = number.saturating_sub(1).min(self.last());
            return Ok(self.has_events().then_some(Action::Go(Go::To(position))));
        }
        match &prompt.reply {
            Reply::Commands(commands) => Ok(match commands.listed.get(commands.chosen).map(|listed| listed.entry) {
                Some(Entry::Command(name)) => named(name).and_then(Command::first_action),
                Some(Entry::Saved(n)) => Some(Action::View(View::Saved(n))),
                None => None,
            }),
            Reply::Mistake(mistake) => Err(mistake.clone()),
            _ => Ok(None),
        }
    }

    /// The entries that have every word of what is typed in their name, keys or explanation: first those whose name begins
    /// with it, then those in whose name it stands.
    fn fitting(&self, entries: &[Entry], typed: &str) -> Vec<Listed> {
        let typed = fold(typed.trim());
        let name = typed.split_whitespace().collect::<Vec<_>>().join("-");
        let fits = |listed: &Listed| {
            let said = fold(&format!("{} {} {}", listed.name, listed.keys, listed.words));
            typed.split_whitespace().all(|word| said.contains(word))
        };
        let mut fitting: Vec<Listed> = entries.iter().filter_map(|entry| self.listed(*entry)).filter(fits).collect();
        fitting.sort_by_cached_key(|listed| {
            let called = fold(listed.name.as_str());
            match called.find(&name).or_else(|| called.find(&typed)) {
                Some(0) => 0,
                Some(_) => 1,
                None if listed.keys.as_str().split(' ').any(|key| fold(key) == typed) => 0,
                None => 2,
            }
        });
        fitting
    }
}

/// Whether a command shows a page of help, which is opened for it.
fn opens_help(command: &Command) -> bool {
    matches!(command.first_action(), Some(Action::View(View::Signs)))
}

/// Whether a command is one only with the digit that it is bound to, or in a line.
fn needs_more(command: &Command) -> bool {
    matches!(
        command.first_action(),
        None | Some(Action::Go(Go::Digit(_)) | Action::Prompt(Prompt::Begin(Purpose::Command)))
    )
}

/// The number that is typed, if nothing else is.
fn number(typed: &str) -> Option<usize> {
    let digits = typed.trim();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(usize::MAX))
}
