//! JSON that is no table: asked for by name, each part knowing the line on which it stands.
//!
//! Nothing is taken apart that is not asked for, so that depth costs nothing.

use super::draft::At;
use super::found::Found;
use super::json::flat::{Members, said, without_nan};
use super::json::no_json;
use super::refusal::Refusal;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A text that is JSON.
pub(super) struct Document<'t> {
    text: Cow<'t, str>,
    /// Where lines end.
    ends: Vec<usize>,
}

impl<'t> Document<'t> {
    /// Reads a text. Numbers that JSON has not are taken as nothing, and told.
    ///
    /// # Errors
    /// Where it is no JSON: with the place.
    pub(super) fn read(text: &'t str, to: &mut Found) -> Result<Self, Refusal> {
        let whole = Self { text: Cow::Borrowed(text), ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() };
        let Err(error) = serde_json::from_str::<&RawValue>(text) else { return Ok(whole) };
        let (mended, places) = without_nan(text).ok_or_else(|| no_json(&error))?;
        for at in places {
            to.lose(whole.at_byte(at), "number", "NaN", "JSON has no NaN and no Infinity: taken as nothing");
        }
        serde_json::from_str::<&RawValue>(&mended).map_err(|error| no_json(&error))?;
        let ends = memchr::memchr_iter(b'\n', mended.as_bytes()).collect();
        Ok(Self { text: Cow::Owned(mended), ends })
    }

    /// All of it.
    pub(super) fn root(&self) -> Value<'_> {
        Value(self.text.trim())
    }

    /// The line on which a part of it begins.
    pub(super) fn at(&self, value: Value<'_>) -> At {
        self.at_byte((value.0.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    fn at_byte(&self, byte: usize) -> At {
        At::Line(self.ends.partition_point(|end| *end < byte) as u64 + 1)
    }
}

/// A part of it, as it is written.
#[derive(Clone, Copy)]
pub(super) struct Value<'d>(&'d str);

impl<'d> Value<'d> {
    /// What an object says by names; nothing of anything else.
    pub(super) fn object(self) -> Object<'d> {
        let members = if self.is_object() { serde_json::from_str::<Members<'d>>(self.0).ok() } else { None };
        Object(members.map_or_else(Vec::new, |members| members.0))
    }

    pub(super) fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    pub(super) fn is_list(self) -> bool {
        self.0.starts_with('[')
    }

    /// The items of a list; nothing of anything else.
    pub(super) fn items(self) -> Vec<Self> {
        let items = if self.is_list() { serde_json::from_str::<Vec<&'d RawValue>>(self.0).ok() } else { None };
        items.unwrap_or_default().into_iter().map(|item| Self(item.get())).collect()
    }

    /// What a text or a number says; none where it says nothing, or is a list or an object.
    pub(super) fn text(self) -> Option<Cow<'d, str>> {
        (!self.is_object() && !self.is_list()).then(|| said(self.0)).filter(|text| !text.trim().is_empty())
    }
}

/// What is said by names, in its order.
pub(super) struct Object<'d>(Vec<(Cow<'d, str>, &'d RawValue)>);

impl<'d> Object<'d> {
    /// What is said by a name: of several the last, as programs read it.
    pub(super) fn get(&self, name: &str) -> Option<Value<'d>> {
        let (_, value) = self.0.iter().rfind(|(known, _)| known == name)?;
        Some(Value(value.get())).filter(|value| value.0 != "null")
    }

    /// The text or the number of a name.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'d, str>> {
        self.get(name)?.text()
    }

    /// The object of a name; an empty one where there is none.
    pub(super) fn object(&self, name: &str) -> Self {
        self.get(name).map_or_else(|| Self(Vec::new()), Value::object)
    }

    /// The items of the list of a name.
    pub(super) fn items(&self, name: &str) -> Vec<Value<'d>> {
        self.get(name).map_or_else(Vec::new, Value::items)
    }

    /// Each name with what is said by it.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, Value<'d>)> {
        self.0.iter().map(|(name, value)| (&**name, Value(value.get())))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
