//! An object of JSON as names and what is said by them.

use super::super::draft::Said;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// Objects within objects are read to this depth; what lies deeper stays as it is written.
const DEEPEST: usize = 4;

/// Names and what is said by each, in the order of the object.
pub(super) type Flat<'t> = Vec<(Said<'t>, Said<'t>)>;

/// The members of an object, in their order, each as it is written.
pub(in super::super) struct Members<'t>(pub(in super::super) Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Key<'de>, &'de RawValue>()? {
                    members.push((name.0, value));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Each)
    }
}

/// A name, borrowed where nothing in it is escaped.
struct Key<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// What an object says.
///
/// # Errors
/// Where it is none, in words.
pub(super) fn flattened(text: &str) -> Result<Flat<'_>, String> {
    let members: Members<'_> = serde_json::from_str(text).map_err(|error| why(&error))?;
    let mut flat = Vec::with_capacity(members.0.len());
    put(members, "", 1, &mut flat);
    Ok(flat)
}

fn put<'t>(members: Members<'t>, within: &str, depth: usize, to: &mut Flat<'t>) {
    for (name, value) in members.0 {
        let name = if within.is_empty() { name } else { Cow::Owned(format!("{within}.{name}")) };
        let raw = value.get();
        let is_within = raw.starts_with('{') && depth < DEEPEST;
        match is_within.then(|| serde_json::from_str::<Members<'t>>(raw)) {
            Some(Ok(members)) => put(members, &name, depth + 1, to),
            _ => to.push((name, said(raw))),
        }
    }
}

/// What a value says: a text, a number as it is written, the items of a list.
pub(in super::super) fn said(raw: &str) -> Said<'_> {
    match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<Key<'_>>(raw).map_or(Cow::Borrowed(raw), |text| text.0),
        Some(b'n') => Cow::Borrowed(""),
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(raw) {
            Ok(items) if items.iter().all(|item| !item.get().starts_with(['{', '['])) => {
                let items: Vec<Said<'_>> = items.iter().map(|item| said(item.get())).collect();
                Cow::Owned(items.join("; "))
            }
            _ => Cow::Borrowed(raw),
        },
        _ => Cow::Borrowed(raw),
    }
}

/// The objects of an array, or of the one array of objects in an object.
pub(super) fn objects(raw: &RawValue) -> Option<Vec<&RawValue>> {
    let array = |raw: &str| -> bool { raw.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) };
    let text = raw.get();
    if text.starts_with('[') {
        return serde_json::from_str(text).ok();
    }
    let members: Members<'_> = serde_json::from_str(text).ok()?;
    let mut arrays = members.0.iter().filter(|(_, value)| array(value.get()));
    let (_, only) = arrays.next()?;
    if arrays.next().is_some() { None } else { serde_json::from_str(only.get()).ok() }
}

/// Why something is no JSON, without its place, which is told by itself.
pub(super) fn why(error: &serde_json::Error) -> String {
    let why = error.to_string();
    let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why);
    format!("it is no JSON ({why})")
}

/// A text with `null` where numbers stand that are none in JSON, and where they stood; none where there is no such.
pub(in super::super) fn without_nan(text: &str) -> Option<(String, Vec<usize>)> {
    const NONE: [&str; 4] = ["-Infinity", "Infinity", "NaN", "-NaN"];
    let (mut done, mut places) = (String::with_capacity(text.len()), Vec::new());
    let (mut is_quoted, mut is_escaped, mut from, mut at) = (false, false, 0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'N' | b'I' | b'-' if !is_quoted => {
                if let Some(word) = NONE.into_iter().find(|word| text.as_bytes()[at..].starts_with(word.as_bytes())) {
                    done.push_str(&text[from..at]);
                    done.push_str("null");
                    places.push(at);
                    at += word.len();
                    from = at;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    done.push_str(&text[from..]);
    (!places.is_empty()).then_some((done, places))
}
