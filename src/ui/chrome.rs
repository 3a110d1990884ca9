//! What frames the panes: the rule, the view bar, and what is said of the last key.
//!
//! Owns which keys and views there is room for: each is there whole or not at all.

use super::{Canvas, Part, page};
use crate::app::files::letter;
use crate::app::layout::{Layout, Panes, Role, columns};
use crate::app::{Focus, Pane, Rect, State};
use crate::text::Clean;

/// Columns between the things on a line.
const GAP: u16 = 2;

/// The rule: where the reader is at its left, or a word about the last key; what the keys do at its right.
pub(super) fn rule(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let rule = panes.rule;
    if rule.is_empty() {
        return;
    }
    let focused = state.pane() == Pane::Detail;
    let (left, right) = if panes.layout == Layout::SideBySide {
        let right = Rect { x: panes.detail.x, width: panes.detail.width, ..rule };
        canvas.fill(panes.divider, super::glyphs::DIVIDER, Part::Rule);
        page::rule(right, focused, canvas);
        (Rect { width: panes.list.width, ..rule }, right)
    } else {
        (rule, rule)
    };
    page::rule(left, focused != (panes.layout == Layout::SideBySide), canvas);
    if panes.layout == Layout::SideBySide {
        canvas.words(panes.divider.x, rule.y, if focused { "┮" } else { "┭" }, Part::Rule);
    }
    let own = if focused { right } else { left };
    written(state, own, canvas);
}

/// What stands on a rule.
pub(super) fn written(state: &State, rule: Rect, canvas: &mut Canvas<'_>) {
    let end = rule.end().saturating_sub(2);
    let mut at = rule.x + 1;
    // Of a message no word is lost for the place, which is there again with the next key.
    let is_whole = |place: &Clean| {
        let said = state.status().map_or(0, |status| columns(status) + 2);
        said <= end.saturating_sub(at + columns(place) + 2) || said > end.saturating_sub(at)
    };
    let hinted = |at: u16| fitting(state.hints(), end.saturating_sub(at).saturating_sub(GAP));
    let is_beside = |place: &Clean| !hinted(at + columns(place) + 2).is_empty();
    // Where Enter leads from an item is told rather than of which event that is.
    let item = state.item_on_page().filter(|item| state.status().is_none() && is_beside(item));
    let place = state.place_in_words().filter(is_whole);
    if let Some(place) = place.filter(|place| item.is_none() || is_beside(place)).or(item) {
        at = said(&place, at, rule.y, end, Role::Body, canvas);
    }
    if let Some(status) = state.status() {
        said(status, at, rule.y, end, Role::Body, canvas);
        return;
    }
    let mut files = state.files().into_iter().filter(|_| state.focus() == Focus::List).peekable();
    let hints = if files.peek().is_some() { Vec::new() } else { hinted(at) };
    for (file, name) in files {
        let (letter, name) = (letter(file), Clean::line(&format!(" {name} ")));
        if at + 2 + columns(&letter) + columns(&name) > end {
            break;
        }
        at = canvas.text(at, rule.y, end, &Clean::from(" "), Part::Plain);
        at = canvas.text(at, rule.y, end, &letter, Part::Voice(file.0.into()));
        at = canvas.text(at, rule.y, end, &name, Role::Quiet);
    }
    let width: u16 = hints.iter().map(|(keys, words)| columns(keys) + columns(words) + 1).sum();
    let separators = 3 * u16::try_from(hints.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut x = end.saturating_sub(width + separators + 1);
    for (n, (keys, words)) in hints.iter().enumerate() {
        x = canvas.text(x, rule.y, end, &Clean::from(if n > 0 { " · " } else { " " }), Role::Quiet);
        x = canvas.text(x, rule.y, end, keys, Role::Key);
        x = canvas.text(x, rule.y, end, &Clean::line(&format!(" {words}")), Role::Quiet);
    }
    canvas.words(x, rule.y, if hints.is_empty() { "" } else { " " }, Role::Quiet);
}

/// Words with a blank on both sides, where there is room for something of them; answers the column behind.
fn said(words: &Clean, at: u16, y: u16, end: u16, role: Role, canvas: &mut Canvas<'_>) -> u16 {
    if at + 3 > end {
        return at;
    }
    let at = canvas.text(at, y, end, &Clean::from(" "), Role::Body);
    let at = canvas.cut(at, y, end.saturating_sub(1), words, role);
    canvas.text(at, y, end, &Clean::from(" "), Role::Body)
}

/// As many hints as fit whole, the best first.
fn fitting(hints: Vec<(String, &'static str)>, room: u16) -> Vec<(Clean, Clean)> {
    let mut left = room.saturating_sub(2);
    let mut fitting = Vec::new();
    for (keys, words) in hints {
        let (keys, words) = (Clean::line(&keys), Clean::from(words));
        let needed = columns(&keys) + 1 + columns(&words) + if fitting.is_empty() { 0 } else { 3 };
        if needed > left {
            break;
        }
        left -= needed;
        fitting.push((keys, words));
    }
    fitting
}

/// In which styles something can be copied, with their keys: all of them, in as many words as there is room for.
fn styles(name: &Clean, hints: Vec<(String, &'static str)>, part: Rect, canvas: &mut Canvas<'_>) {
    let clean = |(keys, words): (String, &'static str)| (Clean::line(&keys), Clean::line(&format!(" {words}")));
    let mut styles: Vec<(Clean, Clean)> = hints.into_iter().map(clean).collect();
    let told = |styles: &[(Clean, Clean)]| styles.iter().map(|(keys, words)| columns(keys) + columns(words)).sum();
    let gaps = u16::try_from(styles.len()).unwrap_or(u16::MAX);
    let room = part.width.saturating_sub(1);
    let heads = [format!("copy {name} as: "), "copy as: ".to_owned(), String::new()].map(|head| Clean::line(&head));
    let ways = heads.iter().map(|head| (head, GAP)).chain([(&heads[2], 1)]);
    let fits = |(head, gap): &(&Clean, u16)| {
        let told: u16 = told(&styles);
        columns(head) + told + gap * gaps.saturating_sub(1) <= room
    };
    let way = ways.into_iter().find(fits);
    if way.is_none() {
        for (_, words) in &mut styles {
            *words = Clean::default();
        }
    }
    let (head, gap) = way.unwrap_or((&heads[2], 1));
    let mut at = canvas.text(part.x + 1, part.y, part.end(), head, Role::Body);
    for (keys, words) in &styles {
        at = canvas.text(at, part.y, part.end(), keys, Role::Key);
        at = canvas.text(at, part.y, part.end(), words, Role::Quiet) + gap;
    }
}

/// The views with their keys; or in which style a citation is to be copied.
pub(super) fn footer(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    let Rect { x, y, width, height } = panes.footer;
    if height == 0 {
        return;
    }
    let end = x + width;
    let mut at = x + 1;
    if let Some(name) = state.copying().filter(|_| state.focus() == Focus::Copying) {
        return styles(&name, state.hints(), panes.footer, canvas);
    }
    // Where no rule says it, the footer ends with where the reader is, and says what there is to say.
    let no_rule = panes.rule.is_empty();
    if let Some(status) = state.status().filter(|_| no_rule) {
        canvas.cut(at, y, end.saturating_sub(1), status, Role::Body);
        return;
    }
    for item in state.view_bar() {
        at = canvas.text(x + item.at, y, end, &item.keys, Role::Key);
        if !item.words.is_empty() {
            at += u16::from(!item.keys.is_empty());
            let look = if item.keys.is_empty() { Role::Key } else { Role::Quiet };
            at = canvas.text(at, y, end, &Clean::from(item.words), look);
        }
    }
    let Some(place) = state.place_in_words().filter(|_| no_rule) else { return };
    let from = end.saturating_sub(1).saturating_sub(columns(&place));
    if from > at {
        canvas.text(from, y, end, &place, Role::Body);
    } else if at == x + 1 {
        // Where not even the view has room beside it, the place has all there is.
        canvas.cut(at, y, end, &place, Role::Body);
    }
}
