//! Bundles of STIX 2 (OASIS), in which reports on attacks are passed on.
//!
//! Owns which of its many dates is that of what happened: when something was first and last seen, and when a report was
//! published. When an object was made or changed is record-keeping, and never the date of an event.

use super::asked::Asked;
use super::document::{Document, Object, Value};
use super::draft::{At, Cites, Draft, SourceDraft};
use super::found::{Found, Reader};
use super::refusal::Refusal;
use super::sighted::{date, span};
use std::borrow::Cow;
use std::collections::HashMap;

/// Bundles of STIX.
pub(super) struct Stix;

/// As many things that were observed are named in a title.
const NAMED: usize = 3;

impl Reader for Stix {
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal> {
        let document = Document::read(text, to)?;
        let root = document.root().object();
        if root.get("objects").is_none() {
            return Err(Refusal::data(None, "there are no objects in it: it is no bundle of STIX"));
        }
        let objects: Vec<(At, Object<'_>)> =
            root.items("objects").into_iter().map(|value| (document.at(value), value.object())).collect();
        let names: HashMap<String, String> = objects.iter().filter_map(|(_, object)| named(object)).collect();
        for (at, object) in &objects {
            event(object, *at, &names, asked, to);
        }
        Ok(())
    }
}

/// An object's id, and its name.
fn named(object: &Object<'_>) -> Option<(String, String)> {
    let name = object.text("name").or_else(|| object.text("value"))?;
    Some((object.text("id")?.into_owned(), name.into_owned()))
}

fn event(object: &Object<'_>, at: At, names: &HashMap<String, String>, asked: &Asked<'_>, to: &mut Found) {
    let kind = object.text("type").unwrap_or_default();
    let when = match &*kind {
        "report" => date(object, "published", at, asked),
        _ => span(object, ["first_seen", "last_seen"], at, asked, to)
            .or_else(|| span(object, ["first_observed", "last_observed"], at, asked, to)),
    };
    let Some(when) = when else {
        let name = object.text("name").or_else(|| object.text("id")).unwrap_or_default();
        let what = if kind.is_empty() { "object" } else { &kind };
        return to.lose(at, what, &name, "it has no date of its own (when a record was made is none): left out");
    };
    let of = |name: &str| object.text(name).map(|id| names.get(&*id).cloned().unwrap_or_else(|| id.into_owned()));
    let mut notes = Vec::new();
    for (name, called) in [
        ("created_by_ref", "recorded by"),
        ("number_observed", "number observed"),
        ("count", "count"),
        ("pattern", "pattern"),
        ("confidence", "confidence"),
    ] {
        notes.extend(of(name).map(|text| format!("{called}: {text}")));
    }
    let title = object.text("name").map(Cow::into_owned).or_else(|| {
        of("sighting_of_ref").map(|name| format!("sighting of {name}")).or_else(|| observed(object, names))
    });
    let labels =
        ["labels", "report_types", "threat_actor_types", "malware_types"].iter().flat_map(|name| object.items(name));
    let draft = Draft {
        id: object.text("id"),
        date: Cow::Owned(when),
        title: Cow::Owned(title.unwrap_or_else(|| kind.clone().into_owned())),
        summary: object.text("description"),
        tags: std::iter::once(kind.clone()).chain(labels.filter_map(Value::text)).collect(),
        sources: object
            .items("external_references")
            .into_iter()
            .filter_map(|value| reference(&value.object()))
            .collect(),
        note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
        ..Draft::default()
    };
    to.event(at, draft);
}

/// What was observed, in a few words.
fn observed(object: &Object<'_>, names: &HashMap<String, String>) -> Option<String> {
    let held = object.object("objects");
    let inline = held.each().filter_map(|(_, value)| {
        let object = value.object();
        let said = ["value", "name", "path", "key", "command_line"].into_iter().find_map(|name| object.text(name))?;
        Some(format!("{} {said}", object.text("type").unwrap_or_default()))
    });
    let by_id = object.items("object_refs").into_iter().filter_map(|id| names.get(&*id.text()?).cloned());
    let all: Vec<String> = inline.chain(by_id).collect();
    let more = if all.len() > NAMED { ", …" } else { "" };
    let some: Vec<&str> = all.iter().take(NAMED).map(|text| text.trim()).collect();
    (!some.is_empty()).then(|| format!("observed: {}{more}", some.join(", ")))
}

/// A source outside of the bundle.
fn reference<'d>(object: &Object<'d>) -> Option<Cites<'d>> {
    let [name, id, url] = ["source_name", "external_id", "url"].map(|name| object.text(name));
    let title = match (name, id) {
        (Some(name), Some(id)) => Cow::Owned(format!("{name} {id}")),
        (name, id) => name.or(id).or_else(|| url.clone())?,
    };
    let source = SourceDraft { title, url, note: object.text("description"), ..SourceDraft::default() };
    Some(Cites::InPlace(Box::new(source)))
}

#[cfg(test)]
mod tests;
