//! From pieces to a query, or to all that is wrong with them.
//!
//! Owns what is a mistake. Refuses to guess: a mistake is told, with what was probably meant, and nothing is searched.

use super::interval::Interval;
use super::lex::{Body, Piece, Quote, RawTerm, lex};
use super::{Field, Glob, Mistake, Pattern, Query, Relation, State, Term, Test};
use crate::model::{Day, SourceKind};
use std::ops::Range;

impl Query {
    /// Reads what was typed; `today` is the day that this word means in it.
    ///
    /// # Errors
    /// With every mistake in it, in the order of the text; at least one.
    pub fn parse(typed: &str, today: Day) -> Result<Self, Vec<Mistake>> {
        let (query, mistakes) = Self::understand(typed, today);
        if mistakes.is_empty() { Ok(query) } else { Err(mistakes) }
    }

    /// What is understood of what was typed: the terms before the first mistake, for those behind it may be part of what was
    /// meant there; and every mistake, in the order of the text.
    pub fn understand(typed: &str, today: Day) -> (Self, Vec<Mistake>) {
        let mut parser = Parser { typed, today, mistakes: Vec::new() };
        let mut room = Query::MOST_WORDS;
        let mut terms = Vec::new();
        for raw in lex(typed) {
            let words = if let Body::Field { values, .. } = &raw.body { values.len() } else { 1 };
            if words > room || raw.span.end > Query::LONGEST {
                parser.too_much(&raw);
                break;
            }
            room -= words;
            let term = parser.term(&raw);
            terms.extend(term.filter(|_| parser.mistakes.is_empty()));
        }
        (Self::new(terms), parser.mistakes)
    }
}

/// Words that join terms in other languages, with what is written here.
pub(super) const OPERATORS: [(&str, &str); 3] = [
    ("AND", "all terms must hold, with nothing between them"),
    ("OR", "either of two values is `tag:a,b`"),
    ("NOT", "`-word` leaves out what matches"),
];

struct Parser<'t> {
    typed: &'t str,
    today: Day,
    mistakes: Vec<Mistake>,
}

impl<'t> Parser<'t> {
    /// Tells a mistake; answers nothing, for that is what is left.
    fn wrong<T>(&mut self, span: Range<usize>, message: &str, hint: impl Into<String>) -> Option<T> {
        self.mistakes.push(Mistake::new(span, message, hint));
        None
    }

    /// Tells that nothing is read from a term on.
    fn too_much(&mut self, raw: &RawTerm) {
        let hint = format!("it may have {} words and values, and {} bytes", Query::MOST_WORDS, Query::LONGEST);
        self.mistakes.push(Mistake::new(raw.span.clone(), "this query asks for too much at once", hint));
    }

    fn at(&self, span: &Range<usize>) -> &'t str {
        self.typed.get(span.clone()).unwrap_or_default()
    }

    fn term(&mut self, raw: &RawTerm) -> Option<Term> {
        if raw.minus.len() > 1 {
            let hint = "write `-word` to leave out what matches; a text that starts with `-` stands in quotation marks";
            return self.wrong(raw.minus.clone(), "one minus sign is enough", hint);
        }
        let test = match &raw.body {
            Body::Empty => {
                let hint = "write `-word` to leave out what matches, or `\"-\"` to look for the sign";
                self.wrong(raw.span.clone(), "nothing follows the minus sign", hint)
            }
            Body::Text(piece) => self.text(piece),
            Body::Field { name, bang, values } => self.field(name, bang, values),
        }?;
        Some(Term { negated: !raw.minus.is_empty(), test })
    }

    fn text(&mut self, piece: &Piece) -> Option<Test> {
        let piece = self.whole(piece)?;
        let text = piece.text(self.typed);
        if piece.quote == Quote::None && text.contains('*') {
            let hint = "leave it out, or write `\"*\"` to look for the sign; `*` is for values, as in `tag:mass*`";
            return self.wrong(piece.span.clone(), "a word is found inside longer words without `*`", hint);
        }
        let operator = OPERATORS.iter().find(|(operator, _)| piece.quote == Quote::None && *operator == text);
        if let Some((operator, hint)) = operator {
            let hint = format!("{hint}; write `\"{operator}\"` to look for the word");
            return self.wrong(piece.span.clone(), "terms are not joined by words", hint);
        }
        if text.len() > Query::LONGEST_TEXT {
            let hint = format!("a part of it will do; {} bytes may be looked for", Query::LONGEST_TEXT);
            return self.wrong(piece.span.clone(), "this is too long to be looked for", hint);
        }
        match Pattern::new(&text) {
            Some(pattern) => Some(Test::Text(pattern)),
            None => self.empty(piece),
        }
    }

    /// A piece that is ended where it should be.
    fn whole<'p>(&mut self, piece: &'p Piece) -> Option<&'p Piece> {
        if piece.quote == Quote::Open {
            let mistake = Mistake::new(piece.span.clone(), "the quotation is open", "end with `\"`");
            // Right behind a backslash it would not close, and where there is no phrase it would end none.
            let has_phrase = !self.at(&piece.inner).trim().is_empty() && !self.at(&piece.inner).ends_with('\\');
            let end = piece.span.end;
            self.mistakes.push(if has_phrase { mistake.or(end..end, "\"") } else { mistake });
            return None;
        }
        if !piece.stray.is_empty() {
            let message = "a blank is missing after the quotation mark";
            return self.wrong(piece.stray.clone(), message, "write `\\\"` for a quotation mark inside of a phrase");
        }
        Some(piece)
    }

    fn empty<T>(&mut self, piece: &Piece) -> Option<T> {
        let message = if self.at(&piece.inner).trim().is_empty() {
            "nothing stands between the quotation marks"
        } else {
            "there is no letter in this to look for"
        };
        self.wrong(piece.span.clone(), message, "write what to look for, as in `\"mass trial\"`")
    }

    fn field(&mut self, name: &Range<usize>, bang: &Range<usize>, values: &[Piece]) -> Option<Test> {
        let Some(field) = Field::named(self.at(name)) else {
            self.mistakes.push(Mistake::unknown_field(name.clone(), bang.end + 1, self.at(name)));
            return None;
        };
        if !bang.is_empty() && !field.may_be_unsure() {
            let hint = format!("write `{}:` without it; dates have it, as in `during!:2022`", field.name());
            return self.wrong(bang.clone(), "only a question about dates has answers that are not certain", hint);
        }
        let certain = !bang.is_empty();
        match field {
            Field::Value(attribute) => self.values(field, values, Self::glob).map(|any| Test::Value(attribute, any)),
            Field::Kind => self.values(field, values, Self::kind).map(Test::Kind),
            Field::When(relation) => self.dates(relation, certain, values),
            Field::Is => self.values(field, values, Self::state).map(|any| Test::Is { certain, any }),
        }
    }

    /// The values of a field, if all of them can be read.
    fn values<T>(
        &mut self,
        field: Field,
        values: &[Piece],
        mut read: impl FnMut(&mut Self, &Piece) -> Option<T>,
    ) -> Option<Vec<T>> {
        let all: Vec<Option<T>> = values
            .iter()
            .map(|piece| {
                if piece.span.is_empty() {
                    let example = format!("`{}:{}`", field.name(), field.example());
                    let (message, hint) = match values {
                        [_] => ("a value is missing", format!("write {example}, without a blank after the colon")),
                        _ => {
                            ("a value is missing beside the comma", "write `a,b` for either, without blanks".to_owned())
                        }
                    };
                    return self.wrong(piece.span.clone(), message, hint);
                }
                let piece = self.whole(piece)?;
                read(self, piece)
            })
            .collect();
        all.into_iter().collect()
    }

    fn glob(&mut self, piece: &Piece) -> Option<Glob> {
        Glob::new(piece.chars(self.typed)).or_else(|| self.empty(piece))
    }

    fn kind(&mut self, piece: &Piece) -> Option<SourceKind> {
        self.word(Field::Kind, piece, &SourceKind::WORDS)
    }

    fn state(&mut self, piece: &Piece) -> Option<State> {
        self.word(Field::Is, piece, &State::WORDS)
    }

    fn word<T: Copy>(&mut self, field: Field, piece: &Piece, words: &[(&str, T)]) -> Option<T> {
        let text = piece.text(self.typed);
        let known = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text)).map(|(_, meaning)| *meaning);
        if known.is_none() {
            self.mistakes.push(Mistake::unknown_word(piece.span.clone(), field, &text));
        }
        known
    }

    fn dates(&mut self, relation: Relation, certain: bool, values: &[Piece]) -> Option<Test> {
        let any = self.values(Field::When(relation), values, |parser, piece| {
            let text = piece.text(parser.typed);
            let fault = match Interval::parse(&text, parser.today) {
                Ok(interval) => return Some(interval),
                Err(fault) => fault,
            };
            let at = |span: Range<usize>| piece.inner.start + span.start..piece.inner.start + span.end;
            // Backslashes have no place in a date: where they shift it, all of it is underlined.
            let span =
                if text.len() == piece.inner.len() && !text.is_empty() { at(fault.span) } else { piece.span.clone() };
            let mistake = Mistake::new(span, fault.message, fault.hint);
            let replacement = fault.replacement.filter(|_| text.len() == piece.inner.len());
            parser.mistakes.push(match replacement {
                Some(replacement) => mistake.or(at(replacement.span), replacement.text),
                None => mistake,
            });
            None
        });
        any.map(|any| Test::When { relation, certain, any })
    }
}
