//! The list of a view, narrowed to what contains the words that are typed.
//!
//! Owns which views have such a list. What is typed stays in force until the view is left, or Esc takes it back.

use crate::app::help::Help;
use crate::app::layout::{Cursor, clip};
use crate::app::mode::Mode;
use crate::app::search::state::{OpenPrompt, Reply};
use crate::app::state::State;

impl State {
    /// Lists what contains the words.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        match (&mut self.help, self.mode) {
            (Some(help), _) => help.narrow(typed),
            (None, Mode::Facets) => self.facets_view.narrow(typed),
            (None, Mode::Problems | Mode::Sources | Mode::Figures) => self.find_items(typed),
            (None, Mode::Browse | Mode::Lanes) => {}
        }
    }

    /// Says how much is listed.
    pub(in crate::app) fn reply_to_narrowing(&self, prompt: &OpenPrompt) -> Reply {
        let typed = prompt.input.text();
        if typed.trim().is_empty() {
            return Reply::Nothing;
        }
        if self.help.is_none() && self.mode != Mode::Facets {
            // What was found is told beside the place.
            return Reply::Nothing;
        }
        let found = self.help.as_ref().map_or_else(|| self.facets_view.listed(), Help::found);
        Reply::Answer(clip::mention(&format!("= {} found", self.lang().grouped(found))))
    }

    /// Lists again what was listed, with the cursor where it was.
    pub(in crate::app) fn widen(&mut self, (typed, cursor): (String, Option<Cursor>)) {
        self.narrow(&typed);
        if let Some(cursor) = cursor {
            self.place_cursor(cursor);
        }
    }
}
