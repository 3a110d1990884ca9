//! What is said of a date's reliability.

use crate::model::date::name::Name;
use crate::model::lang::{self, Lang, Phrase};
use edtf_core::{Date as Single, Qualifier};

/// What is said of a date's reliability (ISO 8601-2, 8).
#[derive(Default, PartialEq)]
pub(super) struct Marks {
    /// The whole is an estimate, and its name takes "about".
    about: bool,
    /// Everything else: "uncertain", "day approximate".
    asides: Vec<String>,
}

impl Marks {
    pub(super) fn of(lang: Lang, date: &Single, estimable: bool) -> Self {
        let parts = [
            (Phrase::TheYear, Some(date.year.qualifier)),
            (Phrase::TheMonth, date.month.map(|m| m.qualifier)),
            (Phrase::TheDay, date.day.map(|d| d.qualifier)),
        ];
        let written: Vec<(Phrase, Qualifier)> = parts.into_iter().filter_map(|(part, q)| Some((part, q?))).collect();
        let whole = date.year.qualifier;
        if written.iter().all(|(_, q)| *q == whole) {
            let about = whole.approximate && estimable;
            let rest = Qualifier { approximate: whole.approximate && !about, ..whole };
            let aside = quality(rest).map(|[all, ..]| lang.word(all).to_owned());
            return Self { about, asides: aside.into_iter().collect() };
        }
        let mut asides = Vec::new();
        for kind in [UNCERTAIN, APPROXIMATE, BOTH] {
            let is = |(_, q): &&(Phrase, Qualifier)| quality(*q) == Some(kind);
            let named: Vec<String> = written.iter().filter(is).map(|(part, _)| lang.word(*part).to_owned()).collect();
            let [_, one, several] = kind;
            if !named.is_empty() {
                let kind = lang.word(if named.len() == 1 { one } else { several });
                asides.push(format!("{} {kind}", lang.all(&named)));
            }
        }
        Self { about: false, asides }
    }

    /// A name with its marks, the asides between two signs.
    pub(super) fn around(&self, lang: Lang, name: &Name, [open, close]: [&str; 2]) -> String {
        let said = name.spelt(lang);
        let is_counted = || (33..=41).filter_map(|code| lang::part(lang, code)).any(|part| said.starts_with(part.long));
        let about = match self.about {
            true if is_counted() => lang.say(Phrase::AboutThe, &[&said]),
            true => lang.say(Phrase::About, &[&said]),
            false => said,
        };
        let [open, close] = if self.asides.is_empty() { ["", ""] } else { [open, close] };
        format!("{about}{open}{}{close}", self.asides.join(", "))
    }
}

/// What is said against a date as a whole, against a part of it, and against several.
type Quality = [Phrase; 3];

const UNCERTAIN: Quality = [Phrase::AllUncertain, Phrase::Uncertain, Phrase::SeveralUncertain];
const APPROXIMATE: Quality = [Phrase::AllApproximate, Phrase::Approximate, Phrase::SeveralApproximate];
const BOTH: Quality =
    [Phrase::AllUncertainAndApproximate, Phrase::UncertainAndApproximate, Phrase::SeveralUncertainAndApproximate];

fn quality(qualifier: Qualifier) -> Option<Quality> {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => Some(BOTH),
        (true, false) => Some(UNCERTAIN),
        (false, true) => Some(APPROXIMATE),
        (false, false) => None,
    }
}
