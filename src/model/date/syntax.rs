//! The reading of a date's text: EDTF by its crate, and what is read beyond it.

use super::meaning::{Element, Meaning, Point, Set, Side};
use super::moment::{Moment, NO_LEAP_SECOND, TOO_FAR_OFF};
use super::scan::Plain;
use super::{Date, span};
use edtf_core::{Date as Single, Edtf, IntervalEndpoint, ParseError, SetKind, YearKind};

/// The meaning of a string.
pub(super) fn read(text: &str) -> Result<Meaning, ParseError> {
    if let Some(plain) = Plain::read(text) {
        return Ok(Meaning::One(Point::Date(plain.date())));
    }
    if text.len() > Date::LONGEST {
        return Err(ParseError { message: "a date is at most 4,096 bytes long", offset: Date::LONGEST });
    }
    let meaning = match Edtf::parse(text) {
        Ok(edtf) => of(edtf, text)?,
        Err(error) => beyond(text, error)?,
    };
    if span::can_be_ordered(&meaning) { Ok(meaning) } else { Err(TOO_FAR) }
}

/// Beyond [`Date::YEARS`].
pub(super) const TOO_FAR: ParseError =
    ParseError { message: "a year lies at most 290,000,000,000 years before or after year 0", offset: 0 };
const REVERSED: &str = "interval end precedes interval start";

fn of(edtf: Edtf, text: &str) -> Result<Meaning, ParseError> {
    Ok(match edtf {
        Edtf::Date(date) => Meaning::One(Point::Date(date)),
        Edtf::DateTime(_) => Meaning::One(Point::Time(Moment::read(text)?)),
        Edtf::Interval(interval) => Meaning::Interval(interval.start.into(), interval.end.into()),
        Edtf::Set(set) => Meaning::Set(set.into()),
    })
}

impl From<IntervalEndpoint> for Side {
    fn from(end: IntervalEndpoint) -> Self {
        match end {
            IntervalEndpoint::Date(date) => Self::At(Point::Date(date)),
            IntervalEndpoint::Open => Self::Open,
            IntervalEndpoint::Unknown => Self::Unknown,
            IntervalEndpoint::OnOrBefore(date) => Self::OnOrBefore(date),
            IntervalEndpoint::OnOrAfter(date) => Self::OnOrAfter(date),
        }
    }
}

/// What EDTF does not know; else its own error.
fn beyond(text: &str, error: ParseError) -> Result<Meaning, ParseError> {
    if error.message == REVERSED {
        return Err(error);
    }
    if let Some(set) = set(text) {
        return Ok(Meaning::Set(set));
    }
    let Some((first, last)) = text.split_once('/') else {
        return point(text).map(Meaning::One).map_err(|own| kept(own).unwrap_or(error));
    };
    let (start, end) = match (side(first), side(last)) {
        (Ok(start), Ok(end)) => (start, end),
        (Err(own), _) => return Err(kept(own).unwrap_or(error)),
        (_, Err(own)) => {
            let behind = |own: ParseError| ParseError { offset: own.offset + first.len() + 1, ..own };
            return Err(kept(own).map_or(error, behind));
        }
    };
    let meaning = Meaning::Interval(start, end);
    if !span::is_dated(&meaning) {
        return Err(error);
    }
    let offset = text.find('/').unwrap_or(0);
    if span::is_reversed(&meaning) { Err(ParseError { message: REVERSED, offset }) } else { Ok(meaning) }
}

/// A set in which EDTF knows something not: a time of day, a decade or a century before the year 0.
fn set(text: &str) -> Option<Set> {
    let (kind, inner) = match (text.strip_prefix('['), text.strip_prefix('{')) {
        (Some(inner), _) => (SetKind::OneMember, inner.strip_suffix(']')?),
        (_, Some(inner)) => (SetKind::AllMembers, inner.strip_suffix('}')?),
        _ => return None,
    };
    let element = |text: &str| match text.split_once("..") {
        Some(("", last)) => Some(Element::OnOrBefore(point(last).ok()?)),
        Some((first, "")) => Some(Element::OnOrAfter(point(first).ok()?)),
        Some((first, last)) => Some(Element::Range(point(first).ok()?, point(last).ok()?)),
        None => point(text).ok().map(Element::At),
    };
    let elements = inner.split(',').map(element).collect::<Option<Vec<_>>>()?;
    let set = Set { kind, elements };
    let in_order = |element: &Element| match element {
        Element::Range(first, last) => {
            !span::is_reversed(&Meaning::Interval(Side::At(first.clone()), Side::At(last.clone())))
        }
        _ => true,
    };
    let is_negative = |point: &Point| matches!(point.date().year.kind, YearKind::Standard { negative: true, .. });
    let is_old = |point: &Point| is_negative(point) && point.date().has_unspecified();
    let is_beyond = set.has_time(|_| true) || set.elements.iter().flat_map(Element::points).any(is_old);
    let is_sound = is_beyond && set.elements.iter().all(in_order);
    is_sound.then_some(set)
}

/// An error that says more than the EDTF crate's.
fn kept(error: ParseError) -> Option<ParseError> {
    [TOO_FAR_OFF, NO_LEAP_SECOND].contains(&error.message).then_some(error)
}

fn side(text: &str) -> Result<Side, ParseError> {
    match text {
        "" => return Ok(Side::Unknown),
        ".." => return Ok(Side::Open),
        _ => {}
    }
    let date = |text: &str| match point(text)? {
        Point::Date(date) => Ok(date),
        Point::Time(_) => Err(ParseError { message: "", offset: 0 }),
    };
    if let Some(date_before) = text.strip_prefix("..") {
        return date(date_before).map(Side::OnOrBefore);
    }
    if let Some(date_after) = text.strip_suffix("..") {
        return date(date_after).map(Side::OnOrAfter);
    }
    if text.starts_with('[') {
        let edtf = match Edtf::parse(text) {
            Ok(Edtf::Set(edtf)) => Some(edtf.into()),
            _ => set(text),
        };
        let one_of = edtf.filter(|set| set.kind == SetKind::OneMember);
        return one_of.map(Side::OneOf).ok_or(ParseError { message: "", offset: 0 });
    }
    point(text).map(Side::At)
}

fn point(text: &str) -> Result<Point, ParseError> {
    if text.contains('T') {
        return Moment::read(text).map(Point::Time);
    }
    if let Some(date) = before_christ(text) {
        return Ok(Point::Date(date));
    }
    match Edtf::parse(text)? {
        Edtf::Date(date) => Ok(Point::Date(date)),
        _ => Err(ParseError { message: "", offset: 0 }),
    }
}

/// `-01XX`, `-004X`: a century or a decade before the year 0.
fn before_christ(text: &str) -> Option<Single> {
    let rest = text.strip_prefix('-')?;
    let [a, b, c, b'X'] = *rest.as_bytes().first_chunk::<4>()? else { return None };
    if !(a.is_ascii_digit() && b.is_ascii_digit() && (c == b'X' || c.is_ascii_digit())) {
        return None;
    }
    let Ok(Edtf::Date(mut date)) = Edtf::parse(rest) else { return None };
    if let (YearKind::Standard { negative, .. }, None) = (&mut date.year.kind, date.month) {
        *negative = true;
        return Some(date);
    }
    None
}
