//! A query as it is typed.
//!
//! Owns the canonical spelling: quotation marks only where they are needed, single blanks. What it prints reads back as
//! the same query.

use super::lex::{MOST_WORDS, QUOTES, is_special, lex};
use super::parse::OPERATORS;
use super::{Field, Query, Term, Test};
use crate::model::SourceKind;
use std::fmt::{self, Display, Formatter, Write};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut printed: Vec<String> = self.terms.iter().map(Term::to_string).collect();
        // A word that would be taken for a part of the date before it is quoted: it is a word to look for.
        for (n, pair) in self.terms.windows(2).enumerate() {
            if let [Term { test: Test::When { .. }, .. }, Term { test: Test::Text(pattern), negated: false }] = pair {
                let behind = printed.iter().skip(n).take(MOST_WORDS + 2).map(String::as_str).collect::<Vec<_>>();
                let is_taken = lex(&behind.join(" ")).first().is_some_and(|term| term.span.end > printed[n].len());
                if is_taken {
                    printed[n + 1] = in_quotes(&[pattern.text()]);
                }
            }
        }
        f.write_str(&printed.join(" "))
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_char('-')?;
        }
        match &self.test {
            Test::Text(pattern) => f.write_str(&word(pattern.text())),
            Test::Value(attribute, any) => {
                name(f, Field::Value(*attribute), false)?;
                separated(f, ',', any, |f, glob| f.write_str(&value(glob.written())))
            }
            Test::Kind(any) => {
                name(f, Field::Kind, false)?;
                separated(f, ',', any, |f, kind: &SourceKind| f.write_str(kind.word()))
            }
            Test::When { relation, certain, any } => {
                name(f, Field::When(*relation), *certain)?;
                separated(f, ',', any, |f, interval| interval.fmt(f))
            }
            Test::Is { certain, any } => {
                name(f, Field::Is, *certain)?;
                separated(f, ',', any, |f, state| f.write_str(state.word()))
            }
        }
    }
}

fn name(f: &mut Formatter<'_>, field: Field, certain: bool) -> fmt::Result {
    write!(f, "{}{}:", field.name(), if certain { "!" } else { "" })
}

fn separated<T>(
    f: &mut Formatter<'_>,
    separator: char,
    items: &[T],
    mut print: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(n, item)| {
        if n > 0 {
            f.write_char(separator)?;
        }
        print(f, item)
    })
}

/// A word or a phrase.
fn word(text: &str) -> String {
    let is_plain = !text.contains(|c: char| c.is_whitespace() || c == ':' || c == '*')
        && !text.starts_with('-')
        && !text.starts_with(QUOTES)
        && !OPERATORS.iter().any(|(operator, _)| *operator == text);
    if is_plain { text.to_owned() } else { in_quotes(&[text]) }
}

/// A value of a field, cut at each `*` that stands for anything.
pub(super) fn value<T: AsRef<str>>(parts: &[T]) -> String {
    let has = |part: &T, is: fn(char) -> bool| part.as_ref().contains(is);
    let is_plain = !parts.iter().any(|part| has(part, |c| c.is_whitespace() || c == ',' || c == '*'))
        && !parts.first().is_some_and(|part| part.as_ref().starts_with(QUOTES));
    if is_plain { joined(parts) } else { in_quotes(parts) }
}

fn joined<T: AsRef<str>>(parts: &[T]) -> String {
    parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("*")
}

fn in_quotes<T: AsRef<str>>(parts: &[T]) -> String {
    let escaped = |part: &T| {
        part.as_ref().chars().flat_map(|c| is_special(c).then_some('\\').into_iter().chain([c])).collect::<String>()
    };
    format!("\"{}\"", joined(&parts.iter().map(escaped).collect::<Vec<_>>()))
}
