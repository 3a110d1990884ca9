//! Events of MISP, in which those who watch for attacks share what they saw.
//!
//! Owns which of its dates are those of what happened: that of an event, and when an attribute was first and last seen.
//! `timestamp` and its like are record-keeping.

use super::asked::Asked;
use super::document::{Document, Object, Value};
use super::draft::{At, Draft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use super::sighted::{date, span};
use std::borrow::Cow;

/// Events of MISP.
pub(super) struct Misp;

const UNDATED: &str = "it was never said when it was seen (when a record was made is no date of its own): left out";

impl Reader for Misp {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let document = Document::read(text, to)?;
        let root = document.root();
        let listed = root.object().get("response").unwrap_or(root);
        let all = if listed.is_list() { listed.items() } else { vec![listed] };
        let mut any = false;
        for value in all {
            let object = value.object();
            let inner = object.get("Event").unwrap_or(value);
            let event = inner.object();
            if event.text("info").is_none() && event.text("date").is_none() {
                to.lose(
                    document.at(value),
                    "Event",
                    value.text().as_deref().unwrap_or_default(),
                    "it is no event: left out",
                );
                continue;
            }
            any = true;
            Way { document: &document, asked, to }.event(inner, &event);
        }
        if any { Ok(()) } else { Err(Refusal::data(None, "there is no event of MISP in it")) }
    }
}

struct Way<'w> {
    document: &'w Document<'w>,
    asked: &'w Asked<'w>,
    to: &'w mut Found,
}

impl<'w> Way<'w> {
    fn event(&mut self, value: Value<'w>, event: &Object<'w>) {
        let at = self.document.at(value);
        let mut notes: Vec<String> = Vec::new();
        notes.extend(event.object("Orgc").text("name").map(|name| format!("recorded by: {name}")));
        let draft = Draft {
            id: event.text("uuid"),
            date: Cow::Owned(date(event, "date", at, self.asked).unwrap_or_default()),
            title: event.text("info").unwrap_or_default(),
            tags: tags(event),
            note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
            ..Draft::default()
        };
        self.to.event(at, draft);
        let info = event.text("info").unwrap_or_default();
        event.items("Attribute").into_iter().for_each(|value| self.attribute(value, &info));
        for value in event.items("Object") {
            self.object(value, &info);
        }
        for name in ["Galaxy", "RelatedEvent", "ShadowAttribute", "EventReport"] {
            for value in event.items(name) {
                let object = value.object();
                let said = object.text("name").or_else(|| object.object("Event").text("info")).unwrap_or_default();
                self.to.leave_out(self.document.at(value), name, &said);
            }
        }
    }

    /// An attribute, which is an event where it says when it was seen.
    fn attribute(&mut self, value: Value<'w>, info: &str) {
        let (at, attribute) = (self.document.at(value), value.object());
        for sighting in attribute.items("Sighting") {
            let said = sighting.object().text("date_sighting").unwrap_or_default();
            self.to.leave_out(self.document.at(sighting), "Sighting", &said);
        }
        let said = attribute.text("value").unwrap_or_default();
        let kind = attribute.text("type").unwrap_or_default();
        let Some(date) = span(&attribute, ["first_seen", "last_seen"], at, self.asked, self.to) else {
            return self.to.lose(at, "Attribute", &format!("{kind}: {said}"), UNDATED);
        };
        self.seen(&attribute, at, date, &format!("{kind}: {said}"), info);
    }

    /// An object, which is an event where it says when it was seen, with its attributes; else each of these may be one.
    fn object(&mut self, value: Value<'w>, info: &str) {
        let (at, object) = (self.document.at(value), value.object());
        let attributes = object.items("Attribute");
        let name = object.text("name").unwrap_or_default();
        match span(&object, ["first_seen", "last_seen"], at, self.asked, self.to) {
            None if attributes.is_empty() => self.to.lose(at, "Object", &name, UNDATED),
            None => attributes.into_iter().for_each(|value| self.attribute(value, info)),
            Some(date) => {
                let said = attributes.iter().map(|value| {
                    let attribute = value.object();
                    let kind = attribute.text("object_relation").or_else(|| attribute.text("type")).unwrap_or_default();
                    format!("{kind}: {}", attribute.text("value").unwrap_or_default())
                });
                let said: Vec<String> = said.collect();
                self.seen(&object, at, date, &format!("{name} ({})", said.join(", ")), info);
            }
        }
    }

    fn seen(&mut self, object: &Object<'w>, at: At, date: String, title: &str, info: &str) {
        let category = object.text("category").or_else(|| object.text("meta-category"));
        let draft = Draft {
            id: object.text("uuid"),
            date: Cow::Owned(date),
            title: Cow::Borrowed(title),
            summary: object.text("comment"),
            tags: category.into_iter().chain(tags(object)).collect(),
            note: (!info.trim().is_empty()).then(|| Cow::Owned(format!("part of: {info}"))),
            ..Draft::default()
        };
        self.to.event(at, draft);
    }
}

fn tags<'d>(object: &Object<'d>) -> Vec<Cow<'d, str>> {
    object.items("Tag").into_iter().filter_map(|tag| tag.object().text("name")).collect()
}

#[cfg(test)]
mod tests;
