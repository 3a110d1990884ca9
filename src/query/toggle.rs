//! A term put into a line that is being typed, or taken out of it.
//!
//! Owns the one edit that a list of values (a facet) makes. Refuses to touch anything else in the line: spelling,
//! order and blanks stay as they were typed, mistakes too.

use super::lex::{Body, Piece, Quote, RawTerm, lex};
use super::print;
use super::{Field, Glob, Query};
use std::ops::Range;

impl Query {
    /// The line without the value of a field, where a term asks for it; else with such a term behind it. Where the
    /// value is one of several, the others stay. What left the value out alone does so no longer.
    pub fn toggled(typed: &str, field: Field, value: &str) -> String {
        let Some(wanted) = Glob::whole(value) else { return typed.to_owned() };
        let terms = lex(typed);
        if let Some(without) = terms.iter().find_map(|term| taken_out(typed, term, field, &wanted, Minus::Without)) {
            return without;
        }
        let again = Self::no_longer_without(typed, field, &wanted).unwrap_or_else(|| typed.to_owned());
        with(&again, lex(&again).last(), field, value)
    }

    /// The line with a term for the value of a field behind it, unless one asks for just that already.
    pub fn narrowed(typed: &str, field: Field, value: &str) -> String {
        let Some(wanted) = Glob::whole(value) else { return typed.to_owned() };
        let terms = lex(typed);
        let asks_for_it_alone = |term: &RawTerm| {
            let one = matches!(&term.body, Body::Field { values, .. } if values.len() == 1);
            one && taken_out(typed, term, field, &wanted, Minus::Without).is_some()
        };
        if terms.iter().any(asks_for_it_alone) { typed.to_owned() } else { with(typed, terms.last(), field, value) }
    }

    /// The line with a term behind it that leaves out what has the value of a field, without what asks for it; where one
    /// leaves it out already, the line without that.
    pub fn without(typed: &str, field: Field, value: &str) -> String {
        let Some(wanted) = Glob::whole(value) else { return typed.to_owned() };
        if let Some(again) = Self::no_longer_without(typed, field, &wanted) {
            return again;
        }
        let asked =
            if Self::asks_for(typed, field, value) { Self::toggled(typed, field, value) } else { typed.to_owned() };
        let term = with("", None, field, value);
        let mut whole = with(&asked, lex(&asked).last(), field, value);
        whole.insert(whole.len().saturating_sub(term.len()), '-');
        whole
    }

    /// The line without the value in a term that leaves it out; none where no term does.
    fn no_longer_without(typed: &str, field: Field, wanted: &Glob) -> Option<String> {
        lex(typed).iter().find_map(|term| taken_out(typed, term, field, wanted, Minus::With))
    }

    /// Whether a line asks for the value of a field: whether [`Query::toggled`] would take it out.
    pub fn asks_for(typed: &str, field: Field, value: &str) -> bool {
        let Some(wanted) = Glob::whole(value) else { return false };
        lex(typed).iter().any(|term| taken_out(typed, term, field, &wanted, Minus::Without).is_some())
    }
}

/// Whether a minus sign stands before a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Minus {
    With,
    Without,
}

/// The text without a value; none where the term does not ask for it, or leave it out where a minus sign stands before it.
fn taken_out(typed: &str, term: &RawTerm, field: Field, wanted: &Glob, minus: Minus) -> Option<String> {
    let Body::Field { name, values, .. } = &term.body else { return None };
    if term.minus.is_empty() == (minus == Minus::With) || Field::named(typed.get(name.clone())?) != Some(field) {
        return None;
    }
    let is_wanted = |piece: &Piece| Glob::new(piece.chars(typed)).is_some_and(|glob| glob.is_like(wanted));
    let at = values.iter().position(is_wanted)?;
    let piece = values.get(at)?;
    let cut = match (at.checked_sub(1).and_then(|before| values.get(before)), values.get(at + 1)) {
        // With the comma before it, or the one behind it.
        (Some(before), _) => before.stray.end..piece.stray.end,
        (None, Some(after)) => piece.span.start..after.span.start,
        (None, None) => with_blanks(typed, &term.span),
    };
    Some(format!("{}{}", typed.get(..cut.start)?, typed.get(cut.end..)?))
}

/// A term with the blanks behind it or, where it is the last, before it.
fn with_blanks(typed: &str, term: &Range<usize>) -> Range<usize> {
    let after = typed.get(term.end..).unwrap_or_default();
    let next = after.len() - after.trim_start().len();
    if next < after.len() {
        return term.start..term.end + next;
    }
    let before = typed.get(..term.start).unwrap_or_default();
    before.trim_end().len()..typed.len()
}

/// The text with a term behind it. A quotation that is still open is closed, or it would take the term in.
fn with(typed: &str, last: Option<&RawTerm>, field: Field, value: &str) -> String {
    let is_open = match last.map(|term| &term.body) {
        Some(Body::Text(piece)) => piece.quote == Quote::Open,
        Some(Body::Field { values, .. }) => values.last().is_some_and(|piece| piece.quote == Quote::Open),
        Some(Body::Empty) | None => false,
    };
    let typed = typed.trim_end();
    let closing = match is_open {
        // Right behind a backslash it would not close.
        true if typed.ends_with('\\') => " \"",
        true => "\"",
        false => "",
    };
    let typed = format!("{typed}{closing}");
    let blank = if typed.is_empty() { "" } else { " " };
    format!("{typed}{blank}{}:{}", field.name(), print::value(&[value]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Attribute;

    #[test]
    fn a_line_is_narrowed_by_a_value_once() {
        let narrowed = |typed| Query::narrowed(typed, Field::Value(Attribute::Source), "b c");
        for (typed, expected) in [
            ("", "source:\"b c\""),
            ("prison tag:x", "prison tag:x source:\"b c\""),
            ("source:\"b c\" prison", "source:\"b c\" prison"),
            // Either of two is more than the one.
            ("source:a,\"b c\"", "source:a,\"b c\" source:\"b c\""),
            ("-source:\"b c\"", "-source:\"b c\" source:\"b c\""),
            ("\"open", "\"open\" source:\"b c\""),
        ] {
            assert_eq!(narrowed(typed), expected, "{typed}");
        }
    }
}
