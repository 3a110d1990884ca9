//! What frames the panes: header, rules, footer.
//!
//! Owns which counts and hints there is room for. Refuses to cut one in half: it is there whole or not at all.

use super::canvas::Canvas;
use super::glyphs;
use super::theme::{Look, Part};
use crate::app::files::letter;
use crate::app::layout::clip;
use crate::app::layout::geometry::{Layout, Panes};
use crate::app::layout::text::{Role, Span};
use crate::app::{Pane, Place, Progress, Rect, State};
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
    let from = x + 1 + 8 + GAP;
    let room = usize::from(end.saturating_sub(from));
    let known = known(state, room);
    let beside = if known.is_empty() { title.width().min(TITLE) } else { known.width() };
    let room = room.saturating_sub(beside + usize::from(GAP));
    let counts = state.progress().map_or_else(|| counts(state, room), |progress| reading(progress, room));
    let at = end.saturating_sub(columns(&counts));
    canvas.text(at, y, end, &counts, Role::Quiet);
    let title_end = if counts.is_empty() { end } else { at.saturating_sub(GAP) };
    let mut from = from;
    if !known.is_empty() {
        // Which day it is goes before what the chronology is called.
        from = canvas.text(from, y, title_end, &known, Role::Warning) + GAP;
    }
    let room = usize::from(title_end.saturating_sub(from));
    if known.is_empty() || room >= LEAST {
        let title = title.cut(room, glyphs::ELLIPSIS);
        canvas.text(from, y, title_end, &title, Role::Body);
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
    let count = |n: usize, one: &str, many: &str| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        format!("{} {}", grouped(n), if n == 1 { one } else { many })
    };
    let left_out = usize::try_from(timeline.left_out).unwrap_or(usize::MAX);
    let mut counts =
        vec![(0, count(timeline.len(), "event", "events")), (3, count(timeline.source_count(), "source", "sources"))];
    counts.extend((state.disputed() > 0).then(|| (2, count(state.disputed(), "disputed", "disputed"))));
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
        self::rule(rule, focused, canvas);
    }
    canvas.fill(panes.divider, glyphs::DIVIDER, Part::Rule);
    if !panes.list_rule.is_empty() && !panes.divider.is_empty() {
        let joint = if state.pane() == Pane::List { "┭" } else { "┮" };
        canvas.words(panes.divider.x, panes.divider.y, joint, Part::Rule);
    }
}

/// Which letter stands for which file, in the line above the list, as far as there is room: "A events.toml  B report.toml".
pub(super) fn files(state: &State, rule: Rect, canvas: &mut Canvas<'_>) {
    let end = (rule.x + rule.width).saturating_sub(GAP);
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

pub(super) fn rule(rule: Rect, focused: bool, canvas: &mut Canvas<'_>) {
    let (sign, part) = if focused { (glyphs::FOCUSED_RULE, Part::FocusedRule) } else { (glyphs::RULE, Part::Rule) };
    canvas.fill(rule, sign, part);
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
        let status = status.cut(usize::from(at.saturating_sub(left)), glyphs::ELLIPSIS);
        canvas.text(left, y, at, &status, Role::Body);
        return;
    }
    if let Some(name) = state.copying().filter(|_| state.place() == Place::Copying) {
        left = canvas.text(left, y, at, &Clean::line(&format!("copy {name} as:")), Role::Body) + 1;
    }
    for hint in hints(state) {
        let width: u16 = hint.iter().map(|span| columns(&span.text)).sum();
        if left + width > at {
            break;
        }
        for span in hint {
            left = canvas.text(left, y, at, &span.text, span.role);
        }
        left += GAP;
    }
}

fn hints(state: &State) -> impl Iterator<Item = [Span; 2]> {
    state.hints().into_iter().map(|(keys, words)| {
        [Span::new(Role::Key, Clean::line(&keys)), Span::new(Role::Quiet, Clean::line(&format!(" {words}")))]
    })
}

/// What stands at the right of the footer, from the right.
fn right(state: &State, wordy: bool) -> Vec<(Clean, Look)> {
    // A question has the line for itself.
    if state.place() == Place::Copying {
        return Vec::new();
    }
    let of = |n: usize, all: usize| {
        let [n, all] = [n, all].map(|n| grouped(i64::try_from(n).unwrap_or(i64::MAX)));
        Clean::line(&format!("{n}/{all}"))
    };
    let (events, problems) = (state.order().len(), state.timeline().problems.total());
    let position = match state.place() {
        Place::Help | Place::Copying => None,
        Place::Facets => {
            state.facets_view().filter(|view| view.count() > 0).map(|view| of(view.focus + 1, view.count()))
        }
        Place::Problems => state.problems_view().map(|problems| of(problems.focus + 1, problems.count())),
        Place::Sources | Place::Figures => state.view_position().map(|(n, all)| of(n + 1, all)),
        // How many there are is not known before all are read.
        Place::List | Place::Detail | Place::Lanes | Place::Line if state.progress().is_some() => None,
        Place::List | Place::Detail | Place::Lanes | Place::Line => {
            (events > 0).then(|| of(state.position() + 1, events))
        }
    };
    let mut right: Vec<(Clean, Look)> = position.map(|position| (position, Role::Body.into())).into_iter().collect();
    if problems > 0 {
        let many = grouped(i64::try_from(problems).unwrap_or(i64::MAX));
        let noun = match problems {
            _ if !wordy => "",
            1 => " problem",
            _ => " problems",
        };
        // Warnings alone are no alarm.
        let alarm = state.timeline().problems.errors() > 0;
        let look = if alarm { Part::Alarm.into() } else { Look::from(Role::Quiet) };
        right.push((Clean::line(&format!("! {many}{noun}")), look));
    }
    right
}

pub(super) fn columns(text: &Clean) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}
