//! A time of day in words.

use super::spoken;
use crate::model::date::moment::{Moment, utc_offset};
use crate::model::lang::{Lang, Phrase};

/// A date with a time of day.
pub(super) fn moment(lang: Lang, moment: &Moment) -> String {
    // What is said against it stands behind all of it.
    let qualifier = edtf_core::Qualifier { uncertain: false, ..moment.qualifier };
    let plain = clock(lang, &Moment { qualifier, ..moment.clone() });
    let doubt = doubt(lang, moment);
    format!("{}, {plain}{}{doubt}", spoken(lang, &moment.date).name.spelt(lang), zone(moment.shift))
}

/// "19:01", "about 10:15:30.25", "16:20 (uncertain)".
pub(super) fn clock(lang: Lang, moment: &Moment) -> String {
    let Moment { hour, minute, second, fraction, qualifier, .. } = moment;
    let second = match (second, fraction.as_str()) {
        (None | Some(0), "") => String::new(),
        (second, "") => format!(":{:02}", second.unwrap_or(0)),
        (second, fraction) => format!(":{:02}.{fraction}", second.unwrap_or(0)),
    };
    let clock = format!("{hour:02}:{minute:02}{second}");
    let about = if qualifier.approximate { lang.say(Phrase::AboutTime, &[&clock]) } else { clock };
    about + &doubt(lang, moment)
}

/// " (uncertain)", where that is said.
fn doubt(lang: Lang, moment: &Moment) -> String {
    if moment.qualifier.uncertain { format!(" ({})", lang.word(Phrase::AllUncertain)) } else { String::new() }
}

/// " UTC", " UTC+05:30"; nothing where no clock is said.
pub(super) fn zone(shift: Option<i16>) -> String {
    match shift {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(minutes) => format!(" UTC{}", utc_offset(minutes)),
    }
}
