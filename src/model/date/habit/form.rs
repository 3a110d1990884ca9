//! Forms to be offered: only such as are dates themselves.

use crate::model::date::syntax;

/// One form, or several between which the reader has to choose, each a date; and what is to be said of them, if
/// anything: how one gets there, or which convention that is.
pub(super) type Reading = (Vec<String>, &'static str);

/// A text that is a date.
pub(super) fn sound(form: String) -> Option<String> {
    syntax::read(&form).is_ok().then_some(form)
}

/// Those that are dates, each once.
pub(super) fn only_sound(forms: Vec<String>) -> Vec<String> {
    let mut kept = Vec::new();
    for form in forms.into_iter().filter_map(sound) {
        if !kept.contains(&form) {
            kept.push(form);
        }
    }
    kept
}
