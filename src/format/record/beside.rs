//! What an event says it comes before, or after.

use crate::format::fields::{Fields, Value};
use crate::format::keys;
use crate::format::record::{Points, Reference};
use crate::model::{Beside, Citation, Cited};
use toml::de::DeValue;

impl Fields<'_> {
    /// Events that come before or after: ids, or tables with the citation of who says so.
    pub(super) fn besides(&mut self, what: &str, value: &Value<'_>, references: &mut Vec<Reference>) -> Vec<Beside> {
        let Some(items) = self.list(what, "a list of ids", value) else { return Vec::new() };
        items.iter().filter_map(|item| self.beside(what, item, references)).collect()
    }

    fn beside(&mut self, what: &str, item: &Value<'_>, references: &mut Vec<Reference>) -> Option<Beside> {
        let DeValue::Table(table) = item.get_ref() else {
            let id = self.pointer(Points::Sees, what, item, references)?;
            self.note(&item.span(), |spans, place| spans.order.push((id.clone(), place)));
            return Some(Beside { id, citation: None });
        };
        let (mut id, mut source, mut at, mut quote) = (None, None, None, None);
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "id" => id = Some(self.pointer(Points::Sees, "id", value, references)),
                "source" => source = self.pointer(Points::Cites, "source", value, references),
                "at" => at = self.text("at", value),
                "quote" => quote = self.text("quote", value),
                _ => self.unknown("an order", keys::BESIDE, key, value),
            }
        }
        self.missing(&item.span(), "an order", &[("id", id.is_none())]);
        let citation = source.map(|source| Citation { source: Cited::Id(source), at, quote });
        let id = id??;
        self.note(&item.span(), |spans, place| spans.order.push((id.clone(), place)));
        Some(Beside { id, citation })
    }
}
