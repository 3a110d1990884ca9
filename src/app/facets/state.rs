//! Looking through what events have in common.
//!
//! Owns the lines of that view and its focus. Refuses to change the filter itself: it says which value has the focus.

use crate::app::facets::{Facets, heading};
use crate::app::layout::scroll::Scrolled;
use crate::query::Field;
use crate::text::Clean;

/// A value that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The field that has it.
    pub field: Field,
    /// The value as it is written.
    pub value: String,
    /// How many events have it.
    pub count: usize,
}

/// The view of facets.
#[derive(Debug, Clone, Default)]
pub struct FacetsView {
    /// All values, field after field.
    items: Vec<Item>,
    /// The focused one.
    pub focus: usize,
    /// The first one shown.
    pub top: usize,
}

/// A line of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'f> {
    /// Nothing, for the eye.
    Blank,
    /// The name of a field.
    Heading(&'static str),
    /// A value, by its number.
    Value(usize, &'f Item, Clean),
}

impl FacetsView {
    pub(in crate::app) fn take(&mut self, facets: &Facets) {
        let items = facets.all().flat_map(|(field, values)| {
            values.iter().map(move |(value, count)| Item { field, value: value.clone(), count: *count })
        });
        self.items = items.collect();
        self.focus = 0;
        self.top = 0;
    }

    /// How many values there are.
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// The focused value.
    pub fn focused(&self) -> Option<&Item> {
        self.items.get(self.focus)
    }

    /// The lines above a value: its heading, where it is the first of its field or on the screen.
    fn above(&self, index: usize, first: bool) -> usize {
        let field = |index: usize| self.items.get(index).map(|item| item.field);
        let begins = index == 0 || field(index - 1) != field(index);
        usize::from(begins || first) + usize::from(begins && !first)
    }

    /// The view as something that scrolls.
    pub(in crate::app) fn scrolled(&self, height: usize) -> Scrolled<impl Fn(usize, bool) -> usize> {
        Scrolled { len: self.items.len(), height, lines: |index, first| self.above(index, first) + 1 }
    }

    /// The lines shown.
    pub fn lines(&self, height: usize) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for (index, item) in self.items.iter().enumerate().skip(self.top) {
            let above = self.above(index, index == self.top);
            if lines.len() + above >= height {
                break;
            }
            lines.extend((above == 2).then_some(Line::Blank));
            lines.extend((above > 0).then(|| Line::Heading(heading(item.field))));
            lines.push(Line::Value(index, item, crate::app::layout::clip::mention(&item.value)));
        }
        lines
    }
}
