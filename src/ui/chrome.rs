//! What frames the panes: header, rules, footer.
//!
//! Owns which counts and hints there is room for: each is there whole or not at all.

use super::{Canvas, Element, Part, glyphs, page};
use crate::app::files::letter;
use crate::app::layout::{Layout, Panes, Role, clip, columns, count};
use crate::app::{Focus, Pane, Progress, Rect, State};
use crate::model::number::grouped;
use crate::text::Clean;

/// Columns between the things on a line.
const GAP: u16 = 2;
/// A title keeps as many columns, if it has them: counts are left off for it first.
const TITLE: usize = 48;
/// Fewer columns of a title say nothing.
const LEAST: usize = 12;
/// The day of which the screen tells leaves as many columns for counts, if it has them.
const COUNTS: usize = 10;
/// On a footer narrower than this, problems are counted without a word.
const WORDY: u16 = 60;

/// The program's name, the chronology's title, and what there is of it.
pub(super) fn header(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Rect { x, y, width, height } = panes.header;
    if height == 0 {
        return;
    }
    let timeline = state.timeline();
    let title = timeline.title.as_ref().or(timeline.files.first());
    let title = title.map(|title| clip::mention(title)).unwrap_or_default();
    let end = x + width.saturating_sub(1);
    canvas.words(x + 1, y, "dateline", Part::Name);
    let mut from = x + 1 + 8 + GAP;
    if let Some(zone) = timeline.zone {
        // Which clock the times are of goes before what the chronology is called.
        from = canvas.cut(from, y, end, &Clean::line(&format!("{zone} ·")), Role::When) + 1;
    }
    let room = usize::from(end.saturating_sub(from));
    let known = known(state, room);
    let beside = if known.is_empty() { title.width().min(TITLE) } else { known.width() };
    let room = room.saturating_sub(beside + usize::from(GAP));
    let counts = state.progress().map_or_else(|| counts(state, room), |progress| reading(progress, room));
    let at = end.saturating_sub(columns(&counts));
    canvas.text(at, y, end, &counts, Role::Quiet);
    let title_end = if counts.is_empty() { end } else { at.saturating_sub(GAP) };
    if !known.is_empty() {
        // Which day it is goes before what the chronology is called.
        from = canvas.text(from, y, title_end, &known, Role::Warning) + GAP;
    }
    let room = usize::from(title_end.saturating_sub(from));
    if known.is_empty() || room >= LEAST {
        canvas.cut(from, y, title_end, &title, Role::Body);
    }
}

/// "as known on 31 March 2025 · 7 later events hidden": as much of it as leaves room for a count; nothing where all that
/// is known today is shown.
fn known(state: &State, room: usize) -> Clean {
    let room = room.saturating_sub(COUNTS + usize::from(GAP));
    let ways = state.known_in_words();
    let fits = ways.iter().map(|way| Clean::line(way)).find(|way| way.width() <= room);
    fits.or_else(|| ways.last().map(|least| Clean::line(least))).unwrap_or_default()
}

/// "19 events · 4 sources · 2 disputed · 1 left out", as much of it as there is room for, the least telling left off.
fn counts(state: &State, room: usize) -> Clean {
    let timeline = state.timeline();
    let count = |n: usize, one: &str, many: &str| format!("{} {}", count(n), if n == 1 { one } else { many });
    let left_out = usize::try_from(timeline.left_out).unwrap_or(usize::MAX);
    let mut counts =
        vec![(0, count(timeline.len(), "event", "events")), (4, count(timeline.source_count(), "source", "sources"))];
    let (disputed, possibly) = state.disputed();
    counts.extend((disputed > 0).then(|| (2, count(disputed, "disputed", "disputed"))));
    counts.extend((possibly > 0).then(|| (3, count(possibly, "may not fit", "may not fit"))));
    counts.extend((left_out > 0).then(|| (1, count(left_out, "left out", "left out"))));
    loop {
        let words: Vec<&str> = counts.iter().map(|(_, words)| words.as_str()).collect();
        let line = Clean::line(&words.join(" · "));
        if line.width() <= room {
            return line;
        }
        let least = counts.iter().map(|(rank, _)| *rank).max();
        counts.retain(|(rank, _)| Some(*rank) != least);
    }
}

/// "reading ███░░░ 37% · 312,045 events so far, order not final", as much of it as there is room for; without a share
/// where nobody knows how much is still to come.
fn reading(progress: Progress, room: usize) -> Clean {
    const CELLS: u64 = 12;
    let (percent, events) = (progress.percent(), grouped(i64::try_from(progress.events).unwrap_or(i64::MAX)));
    let full = percent * CELLS / 100;
    let bar: String = (0..CELLS).map(|cell| if cell < full { glyphs::FULL } else { glyphs::EMPTY }).collect();
    let share = [
        format!("reading {bar} {percent}% · {events} events so far, order not final"),
        format!("reading {percent}% · {events} events so far, order not final"),
        format!("reading {percent}% · {events} so far, not in order yet"),
        format!("reading {percent}% · {events} so far"),
        format!("reading {percent}%"),
    ];
    let no_share = [
        format!("reading · {events} events so far, order not final"),
        format!("reading · {events} so far, not in order yet"),
        format!("reading · {events} so far"),
        "reading".to_owned(),
    ];
    let ways = if progress.of > 0 { &share[..] } else { &no_share };
    ways.iter().map(|way| Clean::line(way)).find(|way| way.width() <= room).unwrap_or_default()
}

/// The lines above the panes; the one above what has the keys is heavier.
pub(super) fn rules(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    for (rule, pane) in [(panes.list_rule, Pane::List), (panes.detail_rule, Pane::Detail)] {
        // One pane at a time has no other to be told apart from.
        let focused = state.pane() == pane && panes.layout != Layout::Single;
        page::rule(rule, focused, canvas);
    }
    canvas.fill(panes.divider, glyphs::DIVIDER, Part::Rule);
    if !panes.list_rule.is_empty() && !panes.divider.is_empty() {
        let joint = if state.pane() == Pane::List { "┭" } else { "┮" };
        canvas.words(panes.divider.x, panes.divider.y, joint, Part::Rule);
    }
}

/// Which letter stands for which file, in the line above the list, as far as there is room: "A events.toml  B report.toml".
pub(super) fn files(state: &State, rule: Rect, canvas: &mut Canvas<'_>) {
    let end = rule.end().saturating_sub(GAP);
    let mut x = rule.x + 1;
    for (file, name) in state.files().into_iter().filter(|_| !rule.is_empty()) {
        let (letter, name) = (letter(file), Clean::line(&format!(" {name} ")));
        if x + 1 + columns(&letter) + columns(&name) > end {
            break;
        }
        x = canvas.text(x, rule.y, end, &Clean::from(" "), Part::Plain);
        x = canvas.text(x, rule.y, end, &letter, Part::Voice(file.0.into()));
        x = canvas.text(x, rule.y, end, &name, Role::Quiet);
    }
}

/// Key hints, or a word about the last key; problems and position at the right.
pub(super) fn footer(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Rect { x, y, width, height } = panes.footer;
    if height == 0 {
        return;
    }
    let end = x + width.saturating_sub(1);
    let mut at = end;
    for (text, look) in right(state, width >= WORDY) {
        let start = at.saturating_sub(columns(&text));
        if start <= x + GAP {
            break;
        }
        canvas.text(start, y, at, &text, look);
        at = start.saturating_sub(GAP);
    }
    let mut left = x + 1;
    if let Some(status) = state.status() {
        canvas.cut(left, y, at, status, Role::Body);
        return;
    }
    if let Some(name) = state.copying().filter(|_| state.focus() == Focus::Copying) {
        left = canvas.text(left, y, at, &Clean::line(&format!("copy {name} as:")), Role::Body) + 1;
    }
    for (keys, words) in state.hints() {
        let (keys, words) = (Clean::line(&keys), Clean::line(&format!(" {words}")));
        if left + columns(&keys) + columns(&words) > at {
            break;
        }
        left = canvas.text(left, y, at, &keys, Role::Key);
        left = canvas.text(left, y, at, &words, Role::Quiet) + GAP;
    }
}

/// What stands at the right of the footer, from the right.
fn right(state: &State, wordy: bool) -> Vec<(Clean, Element)> {
    // A question has the line for itself.
    if state.focus() == Focus::Copying {
        return Vec::new();
    }
    let (events, problems) = (state.order().len(), state.timeline().problems.total());
    let position = match state.focus() {
        Focus::Help | Focus::Copying => None,
        Focus::Facets | Focus::Problems | Focus::Sources | Focus::Figures => {
            state.cursor().filter(|(_, all)| *all > 0).map(|(cursor, all)| (cursor.focus, all))
        }
        // How many there are is not known before all are read.
        Focus::List | Focus::Detail | Focus::Lanes | Focus::Prompt => {
            (events > 0 && state.progress().is_none()).then(|| (state.position(), events))
        }
    };
    let position = position.map(|(n, all)| Clean::line(&format!("{}/{}", count(n + 1), count(all))));
    let mut right: Vec<(Clean, Element)> = position.map(|position| (position, Role::Body.into())).into_iter().collect();
    if problems > 0 {
        let many = grouped(i64::try_from(problems).unwrap_or(i64::MAX));
        let noun = match problems {
            _ if !wordy => "",
            1 => " problem",
            _ => " problems",
        };
        // Warnings alone are no alarm.
        let alarm = state.timeline().problems.errors() > 0;
        let look = if alarm { Part::Alarm.into() } else { Element::from(Role::Quiet) };
        right.push((Clean::line(&format!("! {many}{noun}")), look));
    }
    right
}
