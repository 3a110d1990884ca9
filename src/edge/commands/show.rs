//! `show`: one event with its claims and sources.
//!
//! Owns how an event is found by what the user typed, and gathers what its page needs.

mod find;
mod text;

use crate::dossier::{COLUMNS, Dossier, RelatedClaims, Surroundings, heading};
use crate::edge::cli::{Show, ShowFormat};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::Compared;
use crate::format::json::{self, Context};
use crate::format::markdown::{self, Table};
use crate::model::{Answer, Row, Zone};
use find::find;
use std::io::Write;

/// Shows the event that `options` name.
///
/// # Errors
/// Where there is none, or it cannot be told which one is meant; where it cannot be written, or a file is no longer what
/// was opened.
pub(in crate::edge) fn show(out: &mut Out<'_>, chronology: &Chronology, options: &Show) -> Result<Verdict, Failure> {
    let mut rows = find(chronology, &options.id)?;
    rows.retain(|row| u32::try_from(*row).is_ok_and(|row| chronology.matches(row)));
    if rows.is_empty() {
        return Err(Failure::NotFound(format!("`{}` does not match what is asked for with -q", options.id)));
    }
    for (nth, row) in rows.into_iter().enumerate() {
        if nth > 0 && options.format != ShowFormat::Json {
            writeln!(out)?;
        }
        page(out, chronology, row, options.format)?;
    }
    Ok(Verdict::Done)
}

fn page(out: &mut Out<'_>, chronology: &Chronology, row: usize, format: ShowFormat) -> Result<(), Failure> {
    let timeline = &chronology.timeline;
    let event = &chronology.event(row)?;
    let mut around = Surroundings { marks: chronology.marks.as_ref(), ..Surroundings::default() };
    let (related, claims);
    if format != ShowFormat::Json {
        let is_disputed = |row: &Row| row.flags.disputed() > Answer::No;
        let disputed = timeline.rows().iter().enumerate().filter(|(_, row)| is_disputed(row));
        related = timeline.find_all_named(&event.see, event.file);
        claims = RelatedClaims::of(timeline, row, event, disputed.map(|(row, _)| row));
        (around.related, around.claims) = (&related, Some(&claims));
        // Only where this event takes part are the figures of all events compared.
        let takes_part = timeline.rows().get(row).is_some_and(is_disputed);
        if takes_part || event.claims.iter().any(|claim| claim.figure.is_some()) {
            around.compared = Some(chronology.compared()?);
        }
    }
    let dossier = &Dossier::of(timeline, row, event, around);
    let claims = &ClaimRows::of(chronology);
    match format {
        ShowFormat::Text => text::write(out, dossier, claims)?,
        ShowFormat::Json => {
            let context = Context {
                zone: chronology.timeline.zone.map(Zone::name),
                file: dossier.file,
                timeline,
                independent_sources: (dossier.basis.origins, dossier.basis.of_claims.clone()),
                sureness: chronology.sureness(row),
                known: dossier.known.map(|known| known.out.word()),
                lag: Some(dossier.basis.lag.clone()),
                cited: Some(dossier.listed()),
            };
            json::event(out, event, &context)?;
            writeln!(out)?;
        }
        ShowFormat::Markdown => markdown::event(out, dossier, &tables(dossier, claims)?)?,
    }
    Ok(())
}

/// The disagreements in which the event takes part: what each is about, the names of the columns, and the rows.
fn tables(dossier: &Dossier<'_>, claims: &ClaimRows<'_>) -> Result<Vec<Table>, Failure> {
    let table = |(compared, disagreement): &(&Compared, &Disagreement)| {
        let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
        for side in &disagreement.sides {
            rows.extend(claims.ask(*side)?.cells().into_iter().map(Vec::from));
        }
        Ok(Table { heading: heading(compared, disagreement), rows })
    };
    dossier.disagreements.iter().map(table).collect()
}

#[cfg(test)]
mod tests;
