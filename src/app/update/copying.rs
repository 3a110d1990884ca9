//! What is taken out of the program: an address for the browser, a statement with its citations for the clipboard.
//!
//! Owns what each item of a page stands for. What an item lacks is said, and never taken from another.

use crate::app::effect::{Copied, CopiedSource, Effect};
use crate::app::files::base;
use crate::app::layout::{Target, clip};
use crate::app::mode::{Mode, Pane};
use crate::app::sources::Item;
use crate::app::state::{Chosen, State};
use crate::dossier::{Numbering, figure, origin, passages};
use crate::evidence::cited::{SourceKey, support};
use crate::model::{Citation, CitationStyle, Cited, Claim, Event, FileId, Row, Severity, SourceCache, Timeline};
use std::sync::Arc;

const CHANGED: &str = "This event can no longer be read: its file has changed; R reads it again.";

/// What a key is for that takes something out of the program.
struct Meant {
    /// The row of the event, or of the other one to which the selected item leads.
    row: usize,
    /// That event.
    event: Event,
    /// What of it.
    part: Part,
    /// What that is called on the screen.
    name: String,
}

/// What of an event is meant.
enum Part {
    /// All of it.
    Whole,
    /// The claim of this number, from 0.
    Claim(usize),
    /// The figure of that claim.
    Figure(usize),
    /// The source of this number, from 1.
    Source(usize),
}

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
            self.outbox.push(Effect::Copy(Copied::Statement { name, said, sources, style }));
        }
    }

    /// Copies the address that is shown.
    pub(in crate::app) fn copy_address(&mut self) {
        self.outbox.extend(self.opening.take().map(|address| Effect::Copy(Copied::Text(address))));
    }

    /// Copies where what is chosen stands, or the focused problem: its file and line.
    pub(in crate::app) fn copy_place(&mut self) {
        let place = self.place_focused();
        match place.and_then(|(file, line, _)| Some((self.timeline.files.get(usize::from(file.0))?, line))) {
            Some((file, line)) => {
                let place = format!("{file}:{line}");
                self.outbox.push(Effect::Copy(Copied::Text(place)));
            }
            None => self.say("Where this stands cannot be told."),
        }
    }

    /// Has the file edited there, unless there is none any more.
    pub(in crate::app) fn edit_place(&mut self) {
        let place = self.place_focused();
        let why = place.and_then(|(file, ..)| self.refused.as_ref()?.unread.get(&file));
        match (place, why) {
            (Some((file, ..)), Some(why)) => {
                let name = clip::mention(base(self.timeline.file_name(file)));
                self.say(&format!("{name}{why}: there is nothing to be edited."));
            }
            (Some((file, line, column)), None) => self.outbox.push(Effect::Edit { file, line, column }),
            (None, _) => self.say("Where this stands cannot be told."),
        }
    }

    /// The file, the line and the column of what is meant, or of the focused problem.
    fn place_focused(&self) -> Option<(FileId, u32, u32)> {
        if self.mode == Mode::Problems {
            let problem = self.problems.focused(self.judged())?;
            let (file, judged) = (problem.place.file, self.judged());
            return Some((file, judged.line_of(problem), judged.column(file, problem.place.span.start)));
        }
        if self.mode == Mode::Sources && self.event_of_source().is_none() {
            return self.place_of_source();
        }
        let Meant { row, event, part, .. } = self.item_meant().ok()?;
        let whole = self.as_written(event.file);
        let Some(row) = self.row_in(&whole, row) else { return self.place_lost(event.file) };
        let written = whole.event_of(row).ok()?;
        // What was changed since is no longer found in it: then the event itself is near enough.
        let at = match part {
            Part::Whole => None,
            Part::Claim(n) | Part::Figure(n) => {
                let claim = event.claims.get(n)?;
                let is_it = |other: &Claim| (&other.id, &other.by, &other.text) == (&claim.id, &claim.by, &claim.text);
                let parts = whole.parts(row);
                written.claims.iter().position(is_it).and_then(|n| parts?.claims.get(n).copied())
            }
            Part::Source(number) => {
                let numbering = Numbering::of(&event);
                let cited = numbering.sources().get(number.checked_sub(1)?)?.source;
                if let Cited::Id(id) = cited
                    && let Some(listed) = whole.source_row(id, event.file)
                {
                    return Some(place_of(&whole, listed.file, listed.at.into()));
                }
                let n = written.citations().position(|citation| citation.source == *cited);
                let parts = whole.parts(row);
                n.and_then(|n| parts?.citations.get(n).copied())
            }
        };
        let begins = || (event.file, written.line, whole.column(event.file, u64::from(row.at)));
        Some(at.map_or_else(begins, |at| place_of(&whole, event.file, at)))
    }

    /// Where the focused source stands: listed, or written in place where it is first cited.
    fn place_of_source(&self) -> Option<(FileId, u32, u32)> {
        let summary = self.summary()?;
        let Item::Source(n) = self.views.sources.item()? else { return None };
        let used = summary.bibliography.sources().get(n)?;
        if let SourceKey::Listed { file, id } = used.key {
            let whole = self.as_written(file);
            let Some(listed) = whole.source_of(file, id) else { return self.place_lost(file) };
            return Some(place_of(&whole, file, listed.at.into()));
        }
        let event = summary.timeline.rows().get(used.first_row())?.event_id();
        let whole = self.as_written(event.file);
        let row = whole.find(event).and_then(|row| whole.rows().get(row));
        let Some(row) = row else { return self.place_lost(event.file) };
        let written = whole.event_of(row).ok()?;
        let is_it = |cited: &Cited| matches!(cited, Cited::Inline(source) if SourceKey::inline(source) == used.key);
        let n = written.citations().position(|citation| is_it(&citation.source))?;
        Some(place_of(&whole, written.file, *whole.parts(row)?.citations.get(n)?))
    }

    /// A file as it is written now, be it taken up or not; as it was read where it is gone. As of a day some of it is left
    /// out, and what is left counts otherwise: of that nothing is taken.
    fn as_written(&self, file: FileId) -> Arc<Timeline> {
        let refused = self.refused.as_ref().filter(|refused| !refused.unread.contains_key(&file));
        refused.map_or_else(|| self.whole_timeline(), |refused| Arc::clone(&refused.timeline))
    }

    /// The event of a row, as another timeline has it.
    fn row_in<'t>(&self, whole: &'t Timeline, row: usize) -> Option<&'t Row> {
        let event = self.timeline.rows().get(row)?.event_id();
        whole.rows().get(whole.find(event)?)
    }

    /// Where something stood that a file as it is now does not have: at its first error, behind which it was lost.
    fn place_lost(&self, file: FileId) -> Option<(FileId, u32, u32)> {
        let now = &self.refused.as_ref()?.timeline;
        let mut of_file = now.problems.listed().iter().filter(|problem| problem.place.file == file);
        let fault = of_file.find(|problem| problem.severity == Severity::Error)?;
        Some(place_of(now, file, fault.place.span.start))
    }

    /// The words and the sources of what is meant.
    pub(in crate::app) fn chosen(&self) -> Result<Chosen, &'static str> {
        if self.mode == Mode::Sources && self.event_of_source().is_none() {
            return self.chosen_source();
        }
        let Meant { event, part, name, .. } = self.item_meant()?;
        let (numbering, sources) = (Numbering::of(&event), SourceCache::new(&self.timeline));
        let copied = |citations: &[&Citation]| copied(&sources, event.file, citations);
        match part {
            Part::Whole => {
                let cites = numbering.sources().iter().take(clip::ITEMS);
                let sources = cites.filter_map(|cites| copied(&cites.citations)).collect();
                Ok(Chosen { name, said: format!("{}: {}", event.when(), event.title), sources })
            }
            Part::Source(number) => {
                let cites = number.checked_sub(1).and_then(|n| numbering.sources().get(n));
                let cites = cites.ok_or("No source is given for this event.")?;
                let source = copied(&cites.citations);
                Ok(Chosen { name, said: String::new(), sources: source.into_iter().collect() })
            }
            Part::Claim(n) | Part::Figure(n) => {
                let claim = event.claims.get(n).ok_or("There is no such item here.")?;
                let by = claim.by.as_deref().map(|by| format!("{by}: ")).unwrap_or_default();
                let counted = claim.figure.as_ref().filter(|_| matches!(part, Part::Figure(_)));
                let text = counted.map_or_else(
                    || claim.text.clone(),
                    |counted| figure(counted, &event.date.language().written(counted.value), &counted.measure),
                );
                let cited = numbering.grouped(support(&event, claim));
                let sources = cited.iter().take(clip::ITEMS).filter_map(|citations| copied(citations)).collect();
                Ok(Chosen { name, said: format!("{by}{text}"), sources })
            }
        }
    }

    /// The source of what is meant: the first that it cites; none where it cites none.
    pub(in crate::app) fn source_of_item(&self) -> Option<SourceKey> {
        let Meant { event, part, .. } = self.item_meant().ok()?;
        let numbering = Numbering::of(&event);
        let cited = match part {
            Part::Whole => numbering.sources().first()?.source,
            Part::Source(number) => numbering.sources().get(number.checked_sub(1)?)?.source,
            Part::Claim(n) | Part::Figure(n) => &support(&event, event.claims.get(n)?).first()?.source,
        };
        SourceKey::of(cited, event.file, &*self.timeline)
    }

    /// The row of the event that is selected among those that rest on the focused source, where these have the keys.
    fn event_of_source(&self) -> Option<usize> {
        self.views.sources.page.row().filter(|_| self.mode == Mode::Sources && self.pane == Pane::Detail)
    }

    /// What is meant: among figures the focused one, below a source the event that is selected; else the source whose number
    /// was typed, else the item that is selected where the details have the keys, else the event.
    fn item_meant(&self) -> Result<Meant, &'static str> {
        if self.mode == Mode::Figures {
            let point = self.summary().and_then(|summary| self.views.figures.point(summary));
            let at = point.ok_or("There is no figure.")?.at;
            let row = at.row as usize;
            let event = self.timeline.event(row).map_err(|_| CHANGED)?;
            return Ok(Meant { row, event, part: Part::Figure(at.claim as usize), name: "this figure".to_owned() });
        }
        if let Some(row) = self.event_of_source() {
            let event = self.timeline.event(row).map_err(|_| CHANGED)?;
            return Ok(Meant { row, event, part: Part::Whole, name: "that event".to_owned() });
        }
        let here = self.order.row(self.position).ok_or("There is no event.")?;
        let page = &self.reading.page;
        let selected = self.reading.selected.filter(|_| self.pane == Pane::Detail);
        let (row, part, name) = match self.jumps.number.map(Target::Source).or(selected) {
            None => (here, Part::Whole, "this event".to_owned()),
            Some(Target::Source(number)) => (here, Part::Source(number), format!("[{number}]")),
            Some(Target::Claim(n)) => (here, Part::Claim(n), "this claim".to_owned()),
            Some(Target::Figure(n)) => (here, Part::Figure(n), "this figure".to_owned()),
            Some(Target::Side(n)) => {
                let at = page.sides.get(n).ok_or("There is no such item here.")?;
                (at.row as usize, Part::Claim(at.claim as usize), "this claim".to_owned())
            }
            Some(Target::Related(n)) => {
                let row = page.related.get(n).copied().flatten().ok_or("There is no such related event.")?;
                (row, Part::Whole, "that event".to_owned())
            }
        };
        let event = self.timeline.event(row).map_err(|_| CHANGED)?;
        Ok(Meant { row, event, part, name })
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

/// One source at all the places at which somebody cites it who stands in `from`.
fn copied(sources: &SourceCache<'_>, from: FileId, citations: &[&Citation]) -> Option<CopiedSource> {
    let source = citations.first()?.source.source(sources, from);
    let origin = source.as_deref().and_then(|source| origin(sources, source, from));
    let source = source.map(|source| Box::new((*source).clone()));
    Some(CopiedSource { passages: passages(citations).into_iter().cloned().collect(), source, origin })
}

/// The file, the line and the column of a byte of a file.
fn place_of(timeline: &Timeline, file: FileId, at: u64) -> (FileId, u32, u32) {
    (file, timeline.line(file, at), timeline.column(file, at))
}

fn missing(name: &str) -> String {
    format!("{name} is not among the sources of this timeline.")
}
