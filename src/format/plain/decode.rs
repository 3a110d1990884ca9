//! The event or source behind a section, without the library: what is shown, searched and printed is read by it.
//!
//! Owns how what is on a tape becomes an [`Event`] or a [`Source`]: `None` sends the section to the library.

use super::letters::number;
use super::reader;
use super::tape::{Key, Record, Tape, Written};
use crate::format::record::derived_id;
use crate::model::{
    Citation, Cited, Claim, Date, DatedBy, Event, Figure, FileId, Number, Qualifier, Source, SourceKind, Spare,
};

/// Decodes the event of a section that holds nothing else. The tape serves again, and so does what is spare.
pub(in crate::format) fn event(text: &str, file: FileId, tape: &mut Tape, spare: &mut Spare) -> Option<Event> {
    whole(text, Record::Event, tape).filter(|tape| !tape.disputes_itself(text))?;
    let date = Date::parse(tape.first(Key::Date, text)?.text).ok()?;
    let title = tape.first(Key::Title, text)?.owned(spare)?;
    let id = tape.first(Key::Id, text).map(|id| spare.text(id.text));
    let id_derived = id.is_none();
    let mut event = Event {
        id: id.unwrap_or_else(|| derived_id(date.as_written(), &title)),
        id_derived,
        date,
        dated_by: DatedBy::Source,
        after: Vec::new(),
        before: Vec::new(),
        note: None,
        title,
        summary: None,
        place: None,
        people: spare.list(),
        tags: spare.list(),
        see: spare.list(),
        sources: spare.citations(),
        claims: spare.claims(),
        file,
        line: 0,
    };
    for (key, said) in tape.said(text) {
        match event.claims.last_mut() {
            _ if key == Key::Claim => {
                let (disputes, sources) = (spare.list(), spare.citations());
                event.claims.push(Claim { sources, disputes, ..Claim::default() });
            }
            Some(claim) => tell_claim(claim, key, said, spare)?,
            None => tell_event(&mut event, key, said, spare)?,
        }
    }
    Some(event)
}

/// Decodes the source of a section that holds nothing else.
pub(in crate::format) fn source(text: &str) -> Option<Source> {
    let (mut tape, spare) = (Tape::default(), &mut Spare::default());
    whole(text, Record::Source, &mut tape)?;
    let mut source = Source::default();
    for (key, said) in tape.said(text) {
        match key {
            Key::Id => source.id = said.owned(spare)?,
            Key::Title => source.title = said.owned(spare)?,
            Key::Publisher => source.publisher = said.owned(spare),
            Key::Author => source.author = said.owned(spare),
            Key::Published => source.published = Some(Date::parse(said.text).ok()?),
            Key::Url => source.url = said.owned(spare),
            Key::Accessed => source.accessed = Some(Date::parse(said.text).ok()?),
            Key::Kind => source.kind = Some(said.among(&SourceKind::WORDS)?),
            Key::DerivesFrom => source.derived_from = said.owned(spare),
            Key::Archive => source.archive = said.owned(spare),
            Key::Sha256 => source.sha256 = said.owned(spare),
            Key::Note => source.note = said.owned(spare),
            _ => return None,
        }
    }
    Some(source)
}

/// Reads what a text says that is one section.
fn whole<'p>(text: &str, record: Record, tape: &'p mut Tape) -> Option<&'p Tape> {
    let end = reader::read(text, true, tape)?;
    (end == text.len() && tape.record == record).then_some(tape)
}

fn tell_event(event: &mut Event, key: Key, said: Written<'_>, spare: &mut Spare) -> Option<()> {
    match key {
        Key::Id | Key::Date | Key::Title => {}
        Key::Summary => event.summary = said.owned(spare),
        Key::Place => event.place = said.owned(spare),
        Key::Person => event.people.extend(said.owned(spare)),
        Key::Tag => event.tags.extend(said.owned(spare)),
        Key::Sees => event.see.extend(said.owned(spare)),
        Key::DatedBy => event.dated_by = said.among(&DatedBy::WORDS)?,
        Key::Note => event.note = said.owned(spare),
        _ => return cite(&mut event.sources, key, said, spare),
    }
    Some(())
}

fn tell_claim(claim: &mut Claim, key: Key, said: Written<'_>, spare: &mut Spare) -> Option<()> {
    match key {
        Key::ClaimId => claim.id = said.owned(spare),
        Key::ClaimText => claim.text = said.owned(spare)?,
        Key::By => claim.by = said.owned(spare),
        Key::Note => claim.note = said.owned(spare),
        Key::Disputes => claim.disputes.extend(said.owned(spare)),
        Key::Citation | Key::Cites | Key::At | Key::Quote => return cite(&mut claim.sources, key, said, spare),
        Key::Figure => claim.figure = Some(Box::new(no_figure())),
        _ => return tell_figure(claim.figure.as_mut()?, key, said, spare),
    }
    Some(())
}

/// A figure of which nothing is said yet.
fn no_figure() -> Figure {
    let (qualifier, value) = (Qualifier::Exactly, Number::Whole(0));
    Figure { measure: String::new(), value, unit: None, of: None, qualifier, date: None, over: None }
}

fn tell_figure(figure: &mut Figure, key: Key, said: Written<'_>, spare: &mut Spare) -> Option<()> {
    match key {
        Key::Measure => figure.measure = said.owned(spare)?,
        Key::Value => figure.value = number(said.text)?,
        Key::Qualifier => figure.qualifier = said.among(&Qualifier::WORDS)?,
        Key::Unit => figure.unit = said.owned(spare),
        Key::Of => figure.of = said.owned(spare),
        Key::FigureDate => figure.date = Some(Date::parse(said.text).ok()?),
        Key::Over => figure.over = Some(Date::parse(said.text).ok()?),
        _ => return None,
    }
    Some(())
}

/// What is said of a citation: first of all its source.
fn cite(citations: &mut Vec<Citation>, key: Key, said: Written<'_>, spare: &mut Spare) -> Option<()> {
    match key {
        Key::Citation => citations.push(Citation { source: Cited::Id(String::new()), at: None, quote: None }),
        Key::Cites => citations.last_mut()?.source = Cited::Id(said.owned(spare)?),
        Key::At => citations.last_mut()?.at = said.owned(spare),
        Key::Quote => citations.last_mut()?.quote = said.owned(spare),
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests;
