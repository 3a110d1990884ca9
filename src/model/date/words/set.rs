//! A set in words.

use super::{follows, member, said, single, together};
use crate::model::date::meaning::{Element, Point, Set};
use crate::model::date::name;
use edtf_core::{Date as Single, SetKind};

/// As many members of a set are named.
const NAMED: usize = 8;

/// A set (ISO 8601-2, 6).
pub(super) fn set(set: &Set) -> String {
    use Element::{At, Range};
    let one = set.kind == SetKind::OneMember;
    match &set.elements[..] {
        [At(Point::Date(date))] => return single(date),
        [Range(Point::Date(a), Point::Date(b))] | [At(Point::Date(a)), At(Point::Date(b))] if a == b => {
            return single(a);
        }
        [Range(Point::Date(a), Point::Date(b))] if one => {
            return format!("between {}", together(&[a, b]).join(" and "));
        }
        [At(Point::Date(a)), At(Point::Date(b))] if one && follows(a, b) => {
            return format!("between {}", together(&[a, b]).join(" and "));
        }
        [Range(a, b)] if one => return format!("between {} and {}", said(a), said(b)),
        _ => {}
    }
    let (members, ends_with_or) = members(set, one);
    match (one, members.len()) {
        (_, 1) => members.concat(),
        (true, n) => {
            let before = if n == 2 { "either" } else { "one of" };
            format!("{before} {}", name::listed(&members, if ends_with_or { ", or" } else { " or" }))
        }
        (false, _) => name::listed(&members, " and"),
    }
}

/// The first members of a set, the others counted; and whether any has "or" in it.
fn members(set: &Set, one: bool) -> (Vec<String>, bool) {
    use Element::{At, OnOrAfter, OnOrBefore, Range};
    let shown = set.elements.get(..NAMED).unwrap_or(&set.elements);
    let dates: Vec<&Single> = shown.iter().flat_map(Element::points).map(Point::date).collect();
    let open = shown.iter().any(|element| matches!(element, OnOrBefore(_) | OnOrAfter(_)));
    let said = if set.has_time(|_| true) {
        shown.iter().flat_map(Element::points).map(said).collect()
    } else if open {
        dates.iter().map(|date| member(date)).collect()
    } else {
        together(&dates)
    };
    let mut said = said.into_iter();
    let mut next = || said.next().unwrap_or_default();
    let mut members: Vec<String> = Vec::with_capacity(shown.len() + 1);
    for element in shown {
        members.push(match element {
            At(_) => next(),
            OnOrBefore(_) if one => format!("{} or before", next()),
            OnOrBefore(_) => format!("up to {}", next()),
            OnOrAfter(_) if one => format!("{} or later", next()),
            OnOrAfter(_) => format!("from {} on", next()),
            Range(..) => format!("{} to {}", next(), next()),
        });
    }
    if set.elements.len() > shown.len() {
        members.push(format!("{} more", set.elements.len() - shown.len()));
    }
    (members, one && open)
}
