//! Dates are compared in one room: `model`. Whoever else asks a date for its days or its instants prints or draws them.

use crate::sources as all;

/// What tells days or instants of a date.
const TOLD: [&str; 8] = [
    ".bounds()",
    ".start_bounds()",
    ".end_bounds()",
    ".instants()",
    ".start_instants()",
    ".end_instants()",
    ".to_days()",
    ".earliest()",
];

/// Who may, and what for.
const ALLOWED: [(&str, &str); 15] = [
    ("app/figures/chart.rs", "draws figures on an axis of days"),
    ("app/lanes/state.rs", "finds the column of an event"),
    ("app/state/views.rs", "makes a window of today where there are no events"),
    ("app/update/as_of.rs", "steps a day on"),
    ("app/update/dates.rs", "finds what is nearest to a typed date"),
    ("edge/commands/export/pictures.rs", "draws time"),
    ("edge/commands/figures.rs", "prints days"),
    ("edge/commands/list/tsv.rs", "prints days"),
    ("evidence/figures.rs", "puts figures in order of days"),
    ("evidence/rules.rs", "tells what lies after today"),
    ("format/cite/published.rs", "prints days"),
    ("format/export", "writes days"),
    ("format/import", "writes days that others count, or that lie some days off"),
    ("format/json/event.rs", "prints days"),
    ("plot", "draws time"),
];

/// The code of a file without comments and without the tests at its end.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text.get(..tests).unwrap_or(text).lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

fn tells(text: &str) -> bool {
    code(text).any(|line| TOLD.iter().any(|told| line.contains(told)))
}

fn is_allowed(name: &str) -> Option<usize> {
    ALLOWED.iter().position(|(of, _)| name == *of || name.strip_prefix(of).is_some_and(|rest| rest.starts_with('/')))
}

#[test]
fn no_room_but_the_model_compares_dates_of_its_own() {
    let mut used = [false; ALLOWED.len()];
    let mut found = Vec::new();
    let sources = all();
    for (name, text) in &sources {
        let is_test = name.ends_with("tests.rs") || name.contains("/tests/") || name.ends_with("fixture.rs");
        if name.starts_with("model/") || is_test || !tells(text) {
            continue;
        }
        match is_allowed(name) {
            Some(at) => used[at] = true,
            None => found.push(name.as_str()),
        }
    }
    assert!(found.is_empty(), "these compare days or instants, or look as if: {found:?}");
    let unused: Vec<&str> = ALLOWED.iter().zip(used).filter(|(_, used)| !used).map(|((of, _), _)| *of).collect();
    assert!(unused.is_empty(), "these need no leave any more: {unused:?}");
}
