//! The list of a view, narrowed to what contains the words that are typed, or gone through to the first that does.
//!
//! Owns which views have such a list. What is typed stays in force until the view is left, or Esc takes it back.

use crate::app::help::Help;
use crate::app::layout::{Cursor, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::search::state::{OpenPrompt, Reply};
use crate::app::state::State;
use crate::model::number::grouped;
use crate::text::{Clean, fold};

/// As many items are looked at for what is typed: the row of a source is read from its file.
const LOOKED_AT: usize = 10_000;

impl State {
    /// Lists what contains the words.
    pub(in crate::app) fn narrow(&mut self, typed: &str) {
        match (&mut self.help, self.mode) {
            (Some(help), _) => help.narrow(typed),
            (None, Mode::Facets) => self.facets_view.narrow(typed),
            (None, Mode::Problems | Mode::Sources | Mode::Figures) => self.find_item(typed),
            (None, Mode::Browse | Mode::Lanes) => {}
        }
    }

    /// To the first item with the words in its row, from where the cursor was when the line was opened.
    fn find_item(&mut self, typed: &str) {
        let Some(origin) = self.prompt().and_then(|prompt| prompt.origin.narrowed.1) else { return };
        self.place_cursor(origin);
        if let Some(found) = self.item_with(typed, origin.focus) {
            self.set_cursor(found);
        }
    }

    /// The item with the words in its row that comes first from one on, of those that are looked at.
    fn item_with(&self, typed: &str, from: usize) -> Option<usize> {
        let wanted = fold(typed.trim());
        let (_, count) = self.cursor(Pane::List).filter(|_| !wanted.is_empty())?;
        (0..count.min(LOOKED_AT)).map(|n| (from + n) % count).find(|n| self.is_item_with(*n, &wanted))
    }

    /// Whether the row of an item has words, folded as they are.
    fn is_item_with(&self, n: usize, wanted: &str) -> bool {
        self.item_in_words(n).is_some_and(|words| fold(&words).contains(wanted))
    }

    /// What the row of an item says.
    fn item_in_words(&self, n: usize) -> Option<String> {
        match (self.mode, &self.views.summary) {
            (Mode::Problems, _) => {
                let problem = self.problems().listed().get(n)?;
                Some(format!("{} {}", problem.message, problem.code))
            }
            (Mode::Sources, Some(summary)) => self.views.sources.in_words(summary, n),
            (Mode::Figures, Some(summary)) => {
                let series = summary.compared.series().get(summary.measures.all().get(n)?.series)?;
                Some(series.measure().to_owned())
            }
            _ => None,
        }
    }

    /// Says how much is listed.
    pub(in crate::app) fn reply_to_narrowing(&self, prompt: &OpenPrompt) -> Reply {
        let typed = prompt.input.text();
        if typed.trim().is_empty() {
            return Reply::Nothing;
        }
        if self.help.is_none() && self.mode != Mode::Facets {
            // The cursor went to what was found.
            let cursor = self.cursor(Pane::List).map(|(cursor, _)| cursor.focus);
            let is_found = cursor.is_some_and(|n| self.is_item_with(n, &fold(typed.trim())));
            return if is_found { Reply::Nothing } else { Reply::Answer(Clean::from("= none found")) };
        }
        let found = self.help.as_ref().map_or_else(|| self.facets_view.listed(), Help::found);
        Reply::Answer(clip::mention(&format!("= {} found", grouped(found))))
    }

    /// Lists again what was listed, with the cursor where it was.
    pub(in crate::app) fn widen(&mut self, (typed, cursor): (String, Option<Cursor>)) {
        self.narrow(&typed);
        if let Some(cursor) = cursor {
            self.place_cursor(cursor);
        }
    }
}
