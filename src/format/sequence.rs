//! What contradicts itself in the order that events are said to have, as problems.
//!
//! Owns their words and the places to which they point; the order itself is `model`'s.

use super::part::Part;
use super::section;
use super::spans::EventSpans;
use super::store::Store;
use crate::model::{Entry, Fault, Flags, Label, Node, Place, Problem, Problems, Row, Severity, by_fractions, by_words};
use crate::text::quoted;

/// Puts those rows in order of which their seconds leave it open; contradictions become problems.
pub(super) fn settle(order: &mut [Entry], parts: &mut [Part], store: &Store, problems: &mut Problems) {
    let is_open = |part: &Part| {
        part.rows.iter().any(|row| [Flags::INEXACT, Flags::PLACED].into_iter().any(|flag| row.flags.has(flag)))
    };
    if !parts.iter().any(is_open) {
        return;
    }
    let events = |row: &Row| store.found_event(row).ok();
    let mut rows: Vec<&mut Row> = parts.iter_mut().flat_map(|part| &mut part.rows).collect();
    by_fractions(order, &rows, &events);
    by_words(order, &mut rows, &events, &mut |fault, steps| match fault {
        Fault::Circle => goes_round(steps, store, problems),
        Fault::Contradicted => contradicted(steps, store, problems),
    });
}

/// Reports an order of events that goes round in a circle.
fn goes_round(circle: &[&Node], store: &Store, problems: &mut Problems) {
    let steps: Vec<String> = circle.iter().chain(circle.first()).map(|step| quoted(&step.id)).collect();
    let message = format!("the order goes round in a circle: {}", steps.join(" after "));
    report(circle, store, message, "take one `after` or `before` of these away", problems);
}

/// Reports that dates say the contrary of an order of events, each of which comes after the next.
fn contradicted(steps: &[&Node], store: &Store, problems: &mut Problems) {
    let told: Vec<String> = steps.iter().map(|step| format!("{} ({})", quoted(&step.id), step.date)).collect();
    let message = format!("the dates say the contrary of the order: {}", told.join(" after "));
    report(steps, store, message, "mend a date, or take the `after` or `before` away", problems);
}

/// Reports what is wrong with an order of events, each of which comes after the next: at the name by which the first says
/// so, or that says it of the first, and at the dates of all.
fn report(steps: &[&Node], store: &Store, message: String, hint: &str, problems: &mut Problems) {
    const CODE: &str = "order-contradicts-dates";
    /// As many events are pointed at.
    const MOST: usize = 8;
    if problems.is_full(Severity::Warning) {
        return problems.count(Severity::Warning, CODE);
    }
    let Some(first) = steps.first() else { return };
    let spans: Vec<Option<EventSpans>> = steps.iter().take(MOST).map(|step| spans_of(&step.row, store)).collect();
    let said = |by: usize, of: usize| {
        let of = steps.get(of)?;
        spans.get(by)?.as_ref()?.order.iter().find(|(id, _)| *id == of.id).map(|(_, place)| place.clone())
    };
    let dates = || spans.iter().map(|spans| spans.as_ref().and_then(|spans| spans.date.clone()));
    let header = || Place { file: first.row.file, span: u64::from(first.row.at)..u64::from(first.row.at) + 1 };
    let place = said(0, 1)
        .or_else(|| said(1, 0))
        .or_else(|| said(0, 0))
        .or_else(|| dates().next().flatten())
        .unwrap_or_else(header);
    let label = |(date, step): (Option<Place>, &&Node)| {
        Some(Label { place: date?, text: format!("the date of {}", quoted(&step.id)) })
    };
    let also = dates().zip(steps).filter_map(label).filter(|label| label.place != place).collect();
    let (label, hint) = (String::new(), Some(hint.to_owned()));
    problems.push(Problem { severity: Severity::Warning, code: CODE, place, message, label, hint, also });
}

/// Where in its file what the event of a row says stands.
fn spans_of(row: &Row, store: &Store) -> Option<EventSpans> {
    let text = store.text(row.file, row.at, row.len).ok()?;
    section::spans(&text, row.file, u64::from(row.at), row.flags.has(Flags::INLINE))
}

#[cfg(test)]
mod tests;
