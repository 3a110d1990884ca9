//! `show`: one event with its claims and sources.
//!
//! Owns how an event is found by what the user typed, and gathers what its page needs. Refuses to guess: an id that could
//! mean several events is answered with their ids.

mod find;
mod text;

use crate::dossier::{COLUMNS, Dossier, RelatedClaims, Surroundings, heading};
use crate::edge::cli::{Show, ShowFormat};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::commands::list::sureness;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict, complain, deliver};
use crate::format::json::{self, Context, Layout};
use crate::format::markdown::{self, Table};
use crate::model::{Flags, Row};
use find::{Found, find};
use std::io::Write;
use std::process::ExitCode;

/// Shows the event that `options` name.
///
/// # Errors
/// Where there is none, or it cannot be told which one is meant; that is said on standard error.
pub(in crate::edge) fn show(chronology: &Chronology, options: &Show) -> Result<ExitCode, ExitCode> {
    let rows = match find(chronology, &options.id) {
        Found::Rows(rows) => rows,
        Found::None(told) => {
            complain(&told);
            return Err(ExitCode::FAILURE);
        }
    };
    let is_asked_for = |row: &usize| u32::try_from(*row).is_ok_and(|row| chronology.is_asked_for(row));
    let rows: Vec<usize> = rows.into_iter().filter(is_asked_for).collect();
    if rows.is_empty() {
        complain(&format!("`{}` does not match what is asked for with -q", options.id));
        return Err(ExitCode::FAILURE);
    }
    Ok(deliver(|out| {
        for (nth, row) in rows.into_iter().enumerate() {
            if nth > 0 && options.format != ShowFormat::Json {
                writeln!(out)?;
            }
            page(out, chronology, row, options)?;
        }
        Ok(Verdict::Done)
    }))
}

fn page(out: &mut Out<'_>, chronology: &Chronology, row: usize, options: &Show) -> Result<(), Failure> {
    let timeline = &chronology.timeline;
    let event = &timeline.event(row).map_err(|_| Failure::FileChanged(timeline.files.join(", ")))?;
    let mut around = Surroundings { marks: chronology.marks.as_ref(), ..Surroundings::default() };
    let (related, claims);
    if options.format != ShowFormat::Json {
        let is_disputed = |row: &Row| row.flags.has(Flags::DISPUTED);
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
    let rows = &ClaimRows::new(timeline);
    match options.format {
        ShowFormat::Text => text::write(out, dossier, rows)?,
        ShowFormat::Json => {
            let lag = dossier.basis.lag;
            let words = lag.map(|lag| lag.words());
            let context = Context {
                file: dossier.file,
                independent_sources: dossier.basis.origins,
                sureness: chronology.found.as_ref().map(|found| sureness(found, row)),
                known: dossier.known.map(|known| known.out.word()),
                lag: Some(json::Lag {
                    at_least: lag.and_then(|lag| lag.at_least()),
                    at_most: lag.and_then(|lag| lag.at_most()),
                    words: words.as_deref(),
                }),
            };
            json::event_in_full(out, event, context, dossier.listed(), Layout::Page)?;
            writeln!(out)?;
        }
        ShowFormat::Markdown => markdown::event(out, dossier, &tables(dossier, rows)?)?,
    }
    Ok(())
}

/// The disagreements in which the event takes part: what each is about, the names of the columns, and the rows.
fn tables(dossier: &Dossier<'_>, claims: &ClaimRows<'_>) -> Result<Vec<Table>, Failure> {
    let mut tables = Vec::new();
    for (compared, disagreement) in &dossier.disagreements {
        let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
        for side in &disagreement.sides {
            rows.extend(claims.ask(*side)?.cells().into_iter().map(Vec::from));
        }
        tables.push(Table { heading: heading(compared, disagreement), rows });
    }
    Ok(tables)
}

#[cfg(test)]
mod tests;
