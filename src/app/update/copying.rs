//! Citations taken out of the program: opened in a browser, copied in the style that a second key names.

use crate::app::effect::{Copied, Effect};
use crate::app::layout::Target;
use crate::app::mode::Mode;
use crate::app::sources::Item;
use crate::app::state::{ChosenCitation, State};
use crate::dossier::{Numbering, origin, passages};
use crate::evidence::cited::SourceKey;
use crate::model::{CitationStyle, FileId, Source, SourceCache};

impl State {
    /// Has the address of the chosen source opened.
    pub(in crate::app) fn open_citation(&mut self) {
        match self.chosen(|source| source.url.is_some()) {
            Ok(ChosenCitation { source: Some(Source { url: Some(url), .. }), .. }) => {
                self.outbox.push(Effect::Open(url));
            }
            Ok(ChosenCitation { name, source: Some(_), .. }) => self.say(&format!("{name} has no address.")),
            Ok(ChosenCitation { name, source: None, .. }) => self.say(&missing(&name)),
            Err(why) => self.say(why),
        }
    }

    /// Begins to copy the chosen citation: a second key names its style.
    pub(in crate::app) fn begin_copying(&mut self) {
        match self.chosen(|_| true) {
            Ok(ChosenCitation { name, source: None, .. }) => self.say(&missing(&name)),
            Ok(chosen) => self.copying = Some(chosen),
            Err(why) => self.say(why),
        }
    }

    /// Copies it.
    pub(in crate::app) fn copy_citation(&mut self, style: CitationStyle) {
        if let Some(ChosenCitation { passages, source: Some(source), origin, .. }) = self.copying.take() {
            self.outbox.push(Effect::Copy(Copied::Citation { passages, source: Box::new(source), origin, style }));
        }
    }

    /// Copies where the focused event stands: its file and line.
    pub(in crate::app) fn copy_place(&mut self) {
        let event = self.order.row(self.position).and_then(|row| self.timeline.event(row).ok());
        let place = event.and_then(|event| Some((self.timeline.files.get(usize::from(event.file.0))?, event.line)));
        match place {
            Some((file, line)) => {
                let place = format!("{file}:{line}");
                self.outbox.push(Effect::Copy(Copied::Place(place)));
            }
            None => self.say("Where this event stands cannot be told."),
        }
    }

    /// Has the focused event edited where it stands.
    pub(in crate::app) fn edit_event(&mut self) {
        match self.order.row(self.position).and_then(|row| self.timeline.event(row).ok()) {
            Some(event) => self.outbox.push(Effect::Edit { file: event.file, line: event.line }),
            None => self.say("Where this event stands cannot be told."),
        }
    }

    /// The citation meant: the selected one, else the first whose source serves, else the first.
    fn chosen(&self, serves: impl Fn(&Source) -> bool) -> Result<ChosenCitation, &'static str> {
        const NONE: &str = "No source is given for this event.";
        if self.mode == Mode::Sources {
            return self.chosen_source();
        }
        let row = self.order.row(self.position).ok_or("There is no event.")?;
        let changed = |_| "This event can no longer be read: its file has changed since it was opened.";
        let event = self.timeline.event(row).map_err(changed)?;
        let numbering = Numbering::of(&event);
        let sources = SourceCache::new(&self.timeline);
        let cited = |number: usize| {
            let cites = numbering.sources().get(number.checked_sub(1)?)?;
            let source = cites.source.source(&sources, event.file).map(|source| Source::clone(&source));
            let passages = passages(&cites.citations).into_iter().cloned().collect();
            let origin = source.as_ref().and_then(|source| origin(&sources, source, event.file));
            Some(ChosenCitation { name: format!("[{number}]"), passages, source, origin })
        };
        if let Some(Target::Source(number)) = self.reading.selected {
            return cited(number).ok_or(NONE);
        }
        let all = (1..=numbering.sources().len()).filter_map(cited);
        let serving = all.clone().find(|chosen| chosen.source.as_ref().is_some_and(&serves));
        serving.or_else(|| all.clone().next()).ok_or(NONE)
    }

    /// The focused source, as if it were cited as a whole.
    fn chosen_source(&self) -> Result<ChosenCitation, &'static str> {
        let (Some(summary), Some(item)) = (self.summary(), self.views.sources.item()) else {
            return Err("There is no source.");
        };
        let Item::Source(n) = item else { return Err("These are several sources: p takes them apart.") };
        let used = summary.bibliography.sources().get(n);
        let source = used.and_then(|used| summary.bibliography.source(&summary.timeline, used));
        let source = source.ok_or("This source can no longer be read: its file has changed since it was opened.")?;
        let file = match used.map(|used| used.key) {
            Some(SourceKey::Listed { file, .. }) => file,
            _ => FileId(0),
        };
        let origin = origin(&*summary.timeline, &source, file);
        Ok(ChosenCitation { name: "this source".to_owned(), passages: Vec::new(), source: Some(source), origin })
    }
}

fn missing(name: &str) -> String {
    format!("{name} is not among the sources of this timeline.")
}
