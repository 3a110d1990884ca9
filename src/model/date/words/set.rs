//! A set in words.

use super::{follows, member, said, single, together};
use crate::model::date::meaning::{Element, Point, Set};
use crate::model::lang::{Lang, Phrase};
use edtf_core::{Date as Single, SetKind};

/// As many members of a set are named.
const NAMED: usize = 8;

/// A set (ISO 8601-2, 6).
pub(super) fn set(lang: Lang, set: &Set) -> String {
    use Element::{At, Range};
    let between = |members: &[String]| match members {
        [first, last] => lang.say(Phrase::Between, &[first, last]),
        others => others.concat(),
    };
    let one = set.kind == SetKind::OneMember;
    match &set.elements[..] {
        [At(Point::Date(date))] => return single(lang, date, false),
        [Range(Point::Date(a), Point::Date(b))] | [At(Point::Date(a)), At(Point::Date(b))] if a == b => {
            return single(lang, a, false);
        }
        [Range(Point::Date(a), Point::Date(b))] if one => {
            return between(&together(lang, &[a, b]));
        }
        [At(Point::Date(a)), At(Point::Date(b))] if one && follows(a, b) => {
            return between(&together(lang, &[a, b]));
        }
        [Range(a, b)] if one => return between(&[said(lang, a), said(lang, b)]),
        _ => {}
    }
    let (members, ends_with_or) = members(lang, set, one);
    match (one, members.len()) {
        (_, 1) => members.concat(),
        (true, n) => {
            let either = lang.either(&members, if ends_with_or { "," } else { "" });
            lang.say(if n == 2 { Phrase::Either } else { Phrase::OneOf }, &[&either])
        }
        (false, _) => lang.all(&members),
    }
}

/// The first members of a set, the others counted; and whether any has "or" in it.
fn members(lang: Lang, set: &Set, one: bool) -> (Vec<String>, bool) {
    use Element::{At, OnOrAfter, OnOrBefore, Range};
    let shown = set.elements.get(..NAMED).unwrap_or(&set.elements);
    let dates: Vec<&Single> = shown.iter().flat_map(Element::points).map(Point::date).collect();
    let open = shown.iter().any(|element| matches!(element, OnOrBefore(_) | OnOrAfter(_)));
    let said = if set.has_time(|_| true) {
        shown.iter().flat_map(Element::points).map(|point| said(lang, point)).collect()
    } else if open {
        dates.iter().map(|date| member(lang, date)).collect()
    } else {
        together(lang, &dates)
    };
    let mut said = said.into_iter();
    let mut next = || said.next().unwrap_or_default();
    let mut members: Vec<String> = Vec::with_capacity(shown.len() + 1);
    for element in shown {
        members.push(match element {
            At(_) => next(),
            OnOrBefore(_) if one => lang.say(Phrase::OrBefore, &[&next()]),
            OnOrBefore(_) => lang.say(Phrase::UpTo, &[&next()]),
            OnOrAfter(_) if one => lang.say(Phrase::OrLater, &[&next()]),
            OnOrAfter(_) => lang.say(Phrase::FromOn, &[&next()]),
            Range(..) => lang.say(Phrase::To, &[&next(), &next()]),
        });
    }
    if set.elements.len() > shown.len() {
        members.push(lang.say(Phrase::More, &[&(set.elements.len() - shown.len()).to_string()]));
    }
    (members, one && open)
}
