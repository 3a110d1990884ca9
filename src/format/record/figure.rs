//! The number that a claim states.
//!
//! Owns when there is none: without a key that could not be read it would be compared with what it was not meant for.

use crate::format::fields::{Fields, Value};
use crate::format::keys;
use crate::model::{Figure, Qualifier};

impl Fields<'_> {
    /// Reads a figure; none where a key of it cannot be read.
    pub(super) fn figure(&mut self, value: &Value<'_>) -> Option<Figure> {
        let table = self.table("figure", value)?;
        let mut measure = None;
        let mut number = None;
        let mut qualifier = Qualifier::Exactly;
        let (mut date, mut over, mut unit, mut of) = (None, None, None, None);
        let mut is_readable = true;
        let is_text = |value: &Value<'_>| value.get_ref().as_str().is_some();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "measure" => {
                    measure = Some(self.needed("measure", value));
                    self.note(&value.span(), |spans, place| spans.measure = Some(place));
                }
                "value" => number = Some(self.number("value", value)),
                "qualifier" => {
                    let word = self.word("qualifier", "bad-word", &Qualifier::WORDS, value);
                    is_readable &= word.is_some() || value.get_ref().as_str() == Some("");
                    qualifier = word.unwrap_or(Qualifier::Exactly);
                }
                "unit" => {
                    unit = self.text("unit", value);
                    is_readable &= is_text(value);
                    self.note(&value.span(), |spans, place| spans.unit = Some(place));
                }
                "of" => {
                    of = self.text("of", value);
                    is_readable &= is_text(value);
                }
                "date" => {
                    date = self.date("date", value);
                    is_readable &= date.is_some();
                    self.note(&value.span(), |spans, place| spans.figure_date = Some(place));
                }
                "over" => {
                    over = self.date("over", value);
                    is_readable &= over.is_some();
                    self.note(&value.span(), |spans, place| spans.figure_date = Some(place));
                }
                _ => self.unknown("a figure", keys::FIGURE, key, value),
            }
        }
        self.missing(&value.span(), "a figure", &[("measure", measure.is_none()), ("value", number.is_none())]);
        let figure = Figure { measure: measure??, value: number??, unit, of, qualifier, date, over };
        is_readable.then_some(figure)
    }
}
