//! What is shown, written into a file from the browser.
//!
//! Owns what is said of it; how it is written is what `export` does (see [`crate::edge::commands::export`]).

use crate::app::action::{Action, Prompt};
use crate::app::{Effect, Shown, State, update};
use crate::edge::cli::WIDTH;
use crate::edge::commands::export::{Asked, View, into, lost, write};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::Verdict;
use crate::edge::work::jobs::Deliver;
use crate::edge::work::spawn;
use crate::format::export::Rows;
use crate::format::losses::Losses;
use crate::model::{Form, Lang, Noun};
use crate::search::Positions;
use crate::text::Clean;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Begins to write what is shown, behind the screen; asks first where a file is there.
pub(super) fn begin(state: &mut State, deliver: Deliver, to: String, form: Form, is_forced: bool) -> Vec<Effect> {
    if !is_forced && fs::symlink_metadata(&to).is_ok() {
        return update(state, Action::Prompt(Prompt::WriteOver(to)));
    }
    let (shown, name) = (state.exported(), to.clone());
    let begun = spawn("exporting", move || deliver(Action::Say(Clean::line(&written(&shown, &to, form, is_forced)))));
    let said = match begun {
        Ok(()) => format!("Writing {name} …"),
        Err(error) => format!("{name}: it cannot be written: {error}"),
    };
    update(state, Action::Say(Clean::line(&said)))
}

/// Writes it; returns what is to be said.
fn written(shown: &Shown, to: &str, form: Form, is_forced: bool) -> String {
    let (query, found) = shown.filter.as_ref().map(|(typed, found)| (typed.as_str(), (**found).clone())).unzip();
    let chronology =
        Chronology::shown(&shown.timeline, Arc::clone(&shown.whole), shown.marks.as_deref().cloned(), found);
    let asked = Asked { form, rows: Rows::Events, query, view: View::Lanes(shown.by), width: WIDTH };
    let mut losses = Losses::default();
    let done = into(Path::new(to), (is_forced, &chronology), |out| {
        losses = write(out, &chronology, asked)?;
        Ok(Verdict::Done)
    });
    if let Err(why) = done {
        return why;
    }
    let lost = if losses.is_empty() { String::new() } else { format!("; {}", lost(form, &losses)) };
    format!("{to}: {} written{lost}", Lang::English.counted(chronology.order().count(), Noun::Event))
}
