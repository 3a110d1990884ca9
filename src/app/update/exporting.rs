//! What is shown, written into a file in another form.
//!
//! Owns the line in which the file is named: its ending says the form, which Tab turns, and a file that is there is written
//! over only where the reader says so a second time.

use crate::app::action::{Action, Program};
use crate::app::effect::Effect;
use crate::app::lanes::group::By;
use crate::app::search::prompt::TextInput;
use crate::app::search::state::{Purpose, Reply};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::evidence::as_of::Marks;
use crate::model::{Form, Lang, Noun, Timeline};
use crate::query::Mistake;
use crate::search::Matches;
use crate::text::Clean;
use std::sync::Arc;

/// What is shown, for whoever writes it out.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What is told of, by the clock that is shown.
    pub timeline: Arc<Timeline>,
    /// All that is known today, of which that is a part.
    pub whole: Arc<Timeline>,
    /// On which day it was known, where one was asked for.
    pub marks: Option<Arc<Marks>>,
    /// The filter as it was typed, and what matches.
    pub filter: Option<(String, Arc<Matches>)>,
    /// By what the lanes are.
    pub by: By,
}

impl State {
    /// What is shown, for whoever writes it out.
    pub fn exported(&self) -> Shown {
        Shown {
            timeline: Arc::clone(&self.timeline),
            whole: self.whole_timeline(),
            marks: self.as_of.marks.clone(),
            filter: self.query.filter.as_ref().map(|filter| (filter.typed.clone(), Arc::clone(&filter.matches))),
            by: self.lanes_view.by,
        }
    }

    /// A file beside where the program runs, named after the first that is read.
    pub(in crate::app) fn exported_name(&self) -> String {
        let name = self.timeline.files.first().map_or("", String::as_str);
        let name = name.rsplit('/').next().unwrap_or(name);
        let name = name.strip_suffix(".toml").unwrap_or(name);
        let name: String = name.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
        let name = if name.is_empty() { "timeline" } else { &name };
        format!("{name}{}", Form::Html.ending())
    }

    /// What will be written, or what is wrong with the name.
    pub(in crate::app) fn reply_to_export(&self, typed: &str) -> Reply {
        match Form::of_file(typed) {
            _ if self.query.refused.as_deref() == Some(typed) => {
                Reply::Mistake(Mistake::new(0..typed.len(), "it is there already", "Enter writes over it"))
            }
            Some(form) => {
                let (shown, all) = (self.order.len(), self.timeline.len());
                let of = if shown < all {
                    format!("{} of {}", Lang::English.grouped(shown), Lang::English.counted(all, Noun::Event))
                } else {
                    Lang::English.counted(all, Noun::Event)
                };
                Reply::Answer(Clean::line(&format!("= {of} · {} · Tab another form", form.what())))
            }
            None => Reply::Nothing,
        }
    }

    /// What is done with the name.
    pub(in crate::app) fn export_meant(&self, typed: &str) -> Result<Option<Action>, Mistake> {
        // Of all that is typed, or of nothing in it.
        let wrong = |from: usize, what: &str, hint: &str| Mistake::new(from..typed.len(), what, hint);
        if typed.trim().is_empty() {
            return Ok(None);
        }
        if Form::of_file(typed).is_none() {
            return Err(wrong(0, "no form ends so", "Tab puts in an ending"));
        }
        if self.progress.is_some() || self.query.filter.as_ref().is_some_and(|filter| !filter.is_all) {
            return Err(wrong(typed.len(), "not all is read yet", "Enter again in a moment"));
        }
        Ok(Some(Action::Program(Program::Export(typed.to_owned()))))
    }

    /// Puts the ending of the next form, or of the previous, in the place of that which is there.
    pub(in crate::app) fn turn_form(&mut self, direction: Direction) {
        let Some(prompt) = &self.query.prompt else { return };
        let typed = prompt.input.text();
        let (name, next) = match Form::of_file(typed) {
            None => (typed.trim_end_matches('.'), Form::Html),
            Some(form) => {
                let at = Form::ALL.iter().position(|other| *other == form).unwrap_or_default();
                let count = Form::ALL.len();
                let next = if direction == Direction::Forward { at + 1 } else { at + count - 1 };
                let ending = typed.len().saturating_sub(form.ending().len());
                let has_own = typed.get(ending..).is_some_and(|end| end.eq_ignore_ascii_case(form.ending()));
                let name = if has_own { typed.get(..ending) } else { typed.rsplit_once('.').map(|(name, _)| name) };
                (name.unwrap_or(typed), Form::ALL.get(next % count).copied().unwrap_or(Form::Html))
            }
        };
        let input = TextInput::new(format!("{name}{}", next.ending()));
        self.set_input(input);
        self.follow_input();
    }

    /// Has it written; over what is there only where that was asked just before.
    pub(in crate::app) fn export(&mut self, to: String) {
        let is_forced = self.query.refused.take().is_some_and(|refused| refused == to);
        if let Some(form) = Form::of_file(&to) {
            self.outbox.push(Effect::Export { to, form, is_forced });
        }
    }

    /// Asks whether a file is to be written over.
    pub(in crate::app) fn ask_to_write_over(&mut self, to: String) {
        self.begin(Purpose::Export);
        self.set_input(TextInput::new(to.clone()));
        self.query.refused = Some(to);
        self.reply();
    }
}
