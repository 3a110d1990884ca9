//! What is taken out of the program: an address for the browser, a statement with its citations for the clipboard.
//!
//! Owns what each item of a page stands for. What an item lacks is said, and never taken from another.

use crate::app::effect::{Copied, CopiedSource, Effect};
use crate::app::layout::{Target, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::sources::Item;
use crate::app::state::{Chosen, State};
use crate::dossier::{Numbering, figure, origin, passages};
use crate::evidence::cited::{SourceKey, support};
use crate::model::{Citation, CitationStyle, Claim, Event, FileId, SourceCache, number};

const CHANGED: &str = "This event can no longer be read: its file has changed since it was opened.";

impl State {
    /// Shows the address of what is chosen, that of its first source: only another key opens it.
    pub(in crate::app) fn ask_address(&mut self) {
        match self.chosen() {
            Err(why) => self.say(why),
            Ok(Chosen { name, sources, .. }) => match sources.into_iter().next() {
                None => self.say(&format!("{name} has no source.")),
                Some(CopiedSource { source: Some(source), .. }) => match source.url {
                    Some(url) => self.opening = Some(url),
                    None => self.say(&format!("{name} has no address.")),
                },
                Some(CopiedSource { source: None, .. }) => self.say(&missing(&name)),
            },
        }
    }

    /// Begins to copy what is chosen: a second key names its style.
    pub(in crate::app) fn begin_copying(&mut self) {
        match self.chosen() {
            Ok(Chosen { name, sources, .. })
                if !sources.is_empty() && sources.iter().all(|cited| cited.source.is_none()) =>
            {
                self.say(&missing(&name));
            }
            Ok(chosen) => self.copying = Some(chosen),
            Err(why) => self.say(why),
        }
    }

    /// Copies it.
    pub(in crate::app) fn copy_citation(&mut self, style: CitationStyle) {
        if let Some(Chosen { said, sources, name }) = self.copying.take() {
            let is_entry = matches!(style, CitationStyle::BibTex | CitationStyle::CslJson);
            if is_entry && sources.is_empty() {
                return self.say(&format!("{name} has no source."));
            }
            self.outbox.push(Effect::Copy(Copied::Statement { said, sources, style }));
        }
    }

    /// Copies the address that is shown.
    pub(in crate::app) fn copy_address(&mut self) {
        self.outbox.extend(self.opening.take().map(|address| Effect::Copy(Copied::Text(address))));
    }

    /// Copies where the focused event stands: its file and line.
    pub(in crate::app) fn copy_place(&mut self) {
        let event = self.order.row(self.position).and_then(|row| self.timeline.event(row).ok());
        let place = event.and_then(|event| Some((self.timeline.files.get(usize::from(event.file.0))?, event.line)));
        match place {
            Some((file, line)) => {
                let place = format!("{file}:{line}");
                self.outbox.push(Effect::Copy(Copied::Text(place)));
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

    /// What is meant: the item that is selected where the details have the keys or a number was typed, else the event.
    pub(in crate::app) fn chosen(&self) -> Result<Chosen, &'static str> {
        if self.mode == Mode::Sources {
            return self.chosen_source();
        }
        let row = self.order.row(self.position).ok_or("There is no event.")?;
        let event = self.timeline.event(row).map_err(|_| CHANGED)?;
        let is_meant = self.pane == Pane::Detail || self.jumps.number.is_some();
        match self.reading.selected.filter(|_| is_meant) {
            None => Ok(self.whole(&event, "this event")),
            Some(Target::Source(number)) => {
                let numbering = Numbering::of(&event);
                let cites = number.checked_sub(1).and_then(|n| numbering.sources().get(n));
                let cites = cites.ok_or("No source is given for this event.")?;
                let source = self.cited(&event, &cites.citations);
                Ok(Chosen { name: format!("[{number}]"), said: String::new(), sources: source.into_iter().collect() })
            }
            Some(Target::Claim(n)) => self.claim(&event, n, false),
            Some(Target::Figure(n)) => self.claim(&event, n, true),
            Some(Target::Side(n)) => {
                let at = self.reading.page.sides.get(n).ok_or("There is no such item here.")?;
                let event = self.timeline.event(at.row as usize).map_err(|_| CHANGED)?;
                self.claim(&event, at.claim as usize, false)
            }
            Some(Target::Related(n)) => {
                let row =
                    self.reading.page.related.get(n).copied().flatten().ok_or("There is no such related event.")?;
                let event = self.timeline.event(row).map_err(|_| CHANGED)?;
                Ok(self.whole(&event, "that event"))
            }
        }
    }

    /// The source of what is meant: the first that it cites; none where it cites none.
    pub(in crate::app) fn source_of_item(&self) -> Option<SourceKey> {
        let event = self.timeline.event(self.order.row(self.position)?).ok()?;
        let is_meant = self.pane == Pane::Detail || self.jumps.number.is_some();
        let numbering = Numbering::of(&event);
        let claim = |event: &Event, n: usize| {
            let citation = support(event, event.claims.get(n)?).first()?;
            SourceKey::of(&citation.source, event.file, &*self.timeline)
        };
        let number = match self.reading.selected.filter(|_| is_meant) {
            Some(Target::Claim(n) | Target::Figure(n)) => return claim(&event, n),
            Some(Target::Side(n)) => {
                let at = self.reading.page.sides.get(n)?;
                return claim(&*self.timeline.shared(at.row as usize).ok()?, at.claim as usize);
            }
            Some(Target::Source(number)) => number,
            Some(Target::Related(_)) | None => 1,
        };
        let cites = numbering.sources().get(number.checked_sub(1)?)?;
        SourceKey::of(cites.source, event.file, &*self.timeline)
    }

    /// An event with all that it and its claims cite.
    fn whole(&self, event: &Event, name: &str) -> Chosen {
        let numbering = Numbering::of(event);
        let cites = numbering.sources().iter().take(clip::ITEMS);
        let sources = cites.filter_map(|cites| self.cited(event, &cites.citations)).collect();
        Chosen { name: name.to_owned(), said: format!("{}: {}", event.when(), event.title), sources }
    }

    /// A claim, or its figure, with what it rests on.
    fn claim(&self, event: &Event, n: usize, is_figure: bool) -> Result<Chosen, &'static str> {
        let claim = event.claims.get(n).ok_or("There is no such item here.")?;
        let by = claim.by.as_deref().map(|by| format!("{by}: ")).unwrap_or_default();
        let counted = claim.figure.as_ref().filter(|_| is_figure);
        let text = counted.map_or_else(
            || claim.text.clone(),
            |counted| figure(counted, &number::written(counted.value), &counted.measure),
        );
        let name = if is_figure { "this figure" } else { "this claim" }.to_owned();
        Ok(Chosen { name, said: format!("{by}{text}"), sources: self.sources_of(event, claim) })
    }

    fn sources_of(&self, event: &Event, claim: &Claim) -> Vec<CopiedSource> {
        let (numbering, cited) = (Numbering::of(event), support(event, claim));
        let of = |number: usize| {
            let is_it = |one: &&Citation| numbering.numbers(std::slice::from_ref(*one)) == [number];
            let citations: Vec<&Citation> = cited.iter().filter(is_it).collect();
            self.cited(event, &citations)
        };
        numbering.numbers(cited).into_iter().take(clip::ITEMS).filter_map(of).collect()
    }

    /// One source of an event, at all the places at which it is cited.
    fn cited(&self, event: &Event, citations: &[&Citation]) -> Option<CopiedSource> {
        let sources = SourceCache::new(&self.timeline);
        let source = citations.first()?.source.source(&sources, event.file);
        let origin = source.as_deref().and_then(|source| origin(&sources, source, event.file));
        let source = source.map(|source| Box::new((*source).clone()));
        Some(CopiedSource { passages: passages(citations).into_iter().cloned().collect(), source, origin })
    }

    /// The focused source, as if it were cited as a whole.
    fn chosen_source(&self) -> Result<Chosen, &'static str> {
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
        let cited = CopiedSource { passages: Vec::new(), source: Some(Box::new(source)), origin };
        Ok(Chosen { name: "this source".to_owned(), said: String::new(), sources: vec![cited] })
    }
}

fn missing(name: &str) -> String {
    format!("{name} is not among the sources of this timeline.")
}
