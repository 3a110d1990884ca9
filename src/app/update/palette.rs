//! Commands by name: which the line may mean, and which of them is run.

use crate::app::action::{Action, Go, Prompt, View};
use crate::app::commands::{COMMANDS, Command, Section, named};
use crate::app::layout::clip;
use crate::app::search::state::{Commands, OpenPrompt, Purpose, Reply};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::query::Mistake;
use crate::text::fold;

impl State {
    /// What can be done where the reader is, but for what needs more than a key: moves, which nobody looks for by name, last.
    pub(in crate::app) fn commands_here(&self) -> Vec<&'static str> {
        let focus = self.focus();
        let is_here = |command: &Command| command.focuses.contains(&focus) || opens_help(command);
        let can = |command: &&Command| is_here(command) && self.holds(command.when);
        let mut commands: Vec<_> = COMMANDS.iter().filter(can).filter(|command| !needs_more(command)).collect();
        commands.sort_by_key(|command| command.section == Section::Moving);
        commands.into_iter().map(|command| command.name).collect()
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
            None => match fitting(&prompt.origin.commands, typed) {
                listed if listed.is_empty() => {
                    Reply::Mistake(Mistake::new(0..typed.len(), "no command here matches", "F1 shows all keys"))
                }
                listed => Reply::Commands(Commands { listed, chosen: 0 }),
            },
        }
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
            Reply::Commands(commands) => {
                Ok(commands.listed.get(commands.chosen).and_then(|name| named(name)).and_then(Command::first_action))
            }
            Reply::Mistake(mistake) => Err(mistake.clone()),
            _ => Ok(None),
        }
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

/// The commands that have every word of what is typed in their name, keys or explanation: first those whose name begins
/// with it, then those in whose name it stands.
fn fitting(names: &[&'static str], typed: &str) -> Vec<&'static str> {
    let typed = fold(typed.trim());
    let name = typed.split_whitespace().collect::<Vec<_>>().join("-");
    let fits = |command: &&Command| {
        let said = fold(&format!("{} {} {}", command.name, command.labels().join(" "), command.help));
        typed.split_whitespace().all(|word| said.contains(word))
    };
    let mut fitting: Vec<&Command> = names.iter().filter_map(|name| named(name)).filter(fits).collect();
    fitting.sort_by_key(|command| match command.name.find(&name) {
        Some(0) => 0,
        Some(_) => 1,
        None if command.keys.iter().any(|key| fold(&key.label()) == typed) => 0,
        None => 2,
    });
    fitting.into_iter().map(|command| command.name).collect()
}
