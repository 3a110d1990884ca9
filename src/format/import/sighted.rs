//! Between the first and the last time that something was seen: as those who watch for attacks write it.

use super::asked::Asked;
use super::dates::{self, DateValue, HowDates, Seen};
use super::document::Object;
use super::draft::At;
use super::found::Found;
use crate::model::Date;

/// A date of a name, as EDTF; what is none stays as it is written.
pub(super) fn date(object: &Object<'_>, name: &str, at: At, asked: &Asked<'_>) -> Option<String> {
    let text = object.text(name)?;
    let how = HowDates { order: asked.dates, offset: asked.input_zone };
    Some(match dates::read(&text, how, at, &mut Seen::default()) {
        DateValue::Date(date) => date.into_owned(),
        _ => text.trim().to_owned(),
    })
}

/// From the first to the last time. Where one of them is not said, it is not known; none where neither is.
pub(super) fn span(
    object: &Object<'_>,
    [first, last]: [&str; 2],
    at: At,
    asked: &Asked<'_>,
    to: &mut Found,
) -> Option<String> {
    let [start, end] = [first, last].map(|name| date(object, name, at, asked));
    Some(match (start, end) {
        (None, None) => return None,
        (Some(start), None) => format!("{start}/"),
        (None, Some(end)) => format!("/{end}"),
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => {
            let both = format!("{start}/{end}");
            if Date::parse(&both).is_err() && Date::parse(&start).is_ok() {
                to.lose(at, last, &end, "it is no end of what begins there: left out");
                return Some(start);
            }
            both
        }
    })
}
