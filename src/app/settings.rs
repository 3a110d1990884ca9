//! What a reader has chosen for good: keys, saved queries, and how the panes stand.
//!
//! Owns what the program makes of a config; where that is read from, and what is wrong with it, is for `edge` to know.

use crate::app::commands::keymap::Keymap;
use crate::app::mode::Mode;
use crate::model::Cutoff;
use std::sync::Arc;

/// What a reader has chosen.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Which keys stand for which command.
    pub keymap: Arc<Keymap>,
    /// Questions that are asked by name or number, in the reader's order.
    pub saved: Vec<Saved>,
    /// Whether the panes stand the other way, where there is room for that.
    pub turned: bool,
}

/// A question that is asked by its name or its number. What it does not say stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// A query that is understood.
    pub query: Option<String>,
    /// The view in which it is asked.
    pub view: Option<Mode>,
    /// The day or the moment of which the screen is to tell.
    pub as_of: Option<Cutoff>,
    /// Whether something of it is at fault: it is not asked then.
    pub is_broken: bool,
}

impl Saved {
    /// As many can be asked for by number.
    pub const NUMBERED: usize = 9;

    /// What it asks, in words.
    pub fn words(&self) -> String {
        if self.is_broken {
            return "at fault: `dateline config` says why".to_owned();
        }
        let view = self.view.and_then(|view| Mode::FIRST.into_iter().find(|(mode, _)| *mode == view));
        let parts = [
            self.query.clone(),
            view.map(|(_, name)| name.to_owned()),
            self.as_of.as_ref().map(|day| format!("as of {day}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
