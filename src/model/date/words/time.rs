//! A time of day in words.

use super::spoken;
use crate::model::date::moment::{Moment, utc_offset};

/// A date with a time of day.
pub(super) fn moment(moment: &Moment) -> String {
    // What is said against it stands behind all of it.
    let qualifier = edtf_core::Qualifier { uncertain: false, ..moment.qualifier };
    let plain = clock(&Moment { qualifier, ..moment.clone() });
    let doubt = if moment.qualifier.uncertain { " (uncertain)" } else { "" };
    format!("{}, {plain}{}{doubt}", spoken(&moment.date).name.said(), zone(moment.shift))
}

/// "19:01", "about 10:15:30.25", "16:20 (uncertain)".
pub(super) fn clock(moment: &Moment) -> String {
    let Moment { hour, minute, second, fraction, qualifier, .. } = moment;
    let about = if qualifier.approximate { "about " } else { "" };
    let second = match (second, fraction.as_str()) {
        (None | Some(0), "") => String::new(),
        (second, "") => format!(":{:02}", second.unwrap_or(0)),
        (second, fraction) => format!(":{:02}.{fraction}", second.unwrap_or(0)),
    };
    let doubt = if qualifier.uncertain { " (uncertain)" } else { "" };
    format!("{about}{hour:02}:{minute:02}{second}{doubt}")
}

/// " UTC", " UTC+05:30"; nothing where no clock is said.
pub(super) fn zone(shift: Option<i16>) -> String {
    match shift {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(minutes) => format!(" UTC{}", utc_offset(minutes)),
    }
}
