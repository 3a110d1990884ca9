//! The prompt, with what is wrong with it or may be put in beneath; the filter and the search in force.
//!
//! Owns how they share a line. A line longer than the screen scrolls with its cursor, by the character.

use super::{Canvas, Part, glyphs};
use crate::app::layout::{Panes, Role, clip, columns, count};
use crate::app::search::state::{ActiveQuery, Completions, OpenPrompt};
use crate::app::{Focus, Purpose, Rect, State};
use crate::query::Mistake;
use crate::text::Clean;
use std::fmt::Write;

/// Columns between the things on a line.
const GAP: u16 = 2;

/// Draws what is asked, where anything is; returns where the cursor stands in a line.
pub(super) fn draw(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
    let question = panes.question;
    if question.is_empty() {
        return None;
    }
    let Some(prompt) = state.prompt() else {
        in_force(state, question, canvas);
        return None;
    };
    let cursor = typed(state, prompt, question, canvas);
    (state.focus() == Focus::Prompt).then_some((cursor, question.y))
}

/// The filter and the search, with what they found.
fn in_force(state: &State, Rect { x, y, width, .. }: Rect, canvas: &mut Canvas<'_>) {
    let end = x + width.saturating_sub(1);
    let mut at = x + 1;
    let filter = state.filter().map(|filter| (Purpose::Filter, filter, matched(state, filter)));
    let search = state.search().map(|search| (Purpose::Search, search, hits(state, search)));
    let shares = u16::from(filter.is_some()) + u16::from(search.is_some());
    let share = width.checked_div(shares).unwrap_or(width);
    for (purpose, query, found) in filter.into_iter().chain(search) {
        let stop = end.min(at + share);
        at = canvas.text(at, y, stop, &Clean::from(purpose.words()), Role::Key);
        at = canvas.text(at, y, stop, &Clean::from(" "), Role::Body);
        let room = usize::from(stop.saturating_sub(at).saturating_sub(columns(&found) + GAP + GAP));
        let words = clip::mention(&query.typed).cut(room.max(1), glyphs::ELLIPSIS);
        at = canvas.text(at, y, stop, &words, Role::Body) + GAP;
        at = canvas.text(at, y, stop, &found, Role::Quiet) + GAP;
    }
    let clear = Clean::from(state.way_to_clear());
    let from = end.saturating_sub(columns(&clear));
    if from >= at {
        canvas.text(from, y, end, &clear, Role::Quiet);
    }
}

/// "31 events, 6 of them possibly".
fn matched(state: &State, filter: &ActiveQuery) -> Clean {
    let (found, possibly) = (filter.matches.rows().len(), filter.matches.possibly().len());
    let mut words = format!("{} of {} events", count(found), count(state.timeline().len()));
    if possibly > 0 {
        let _ = write!(words, ", {} of them possibly", count(possibly));
    }
    if !filter.is_all {
        words += " so far";
    }
    Clean::line(&words)
}

/// "3/17 · in claim 2 · from the beginning again".
fn hits(state: &State, search: &ActiveQuery) -> Clean {
    let (all, hit) = state.hits();
    let mut words = match (all, hit) {
        (0, _) if !search.is_all => "searching".to_owned(),
        (0, _) => "not found".to_owned(),
        (all, Some(hit)) => format!("{}/{}", count(hit), count(all)),
        (all, None) => format!("{} found", count(all)),
    };
    if !search.is_all {
        words.push('…');
    }
    for note in state.search_notes().filter(|_| hit.is_some()) {
        let _ = write!(words, " · {note}");
    }
    Clean::line(&words)
}

/// The line being typed, what it found at its right, and a line of help beneath; returns the cursor's column.
fn typed(state: &State, prompt: &OpenPrompt, question: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let Rect { x, y, width, height } = question;
    let end = x + width.saturating_sub(1);
    let found = match prompt.purpose {
        Purpose::Date | Purpose::AsOf => None,
        _ if prompt.input.text().is_empty() => None,
        Purpose::Filter => state.filter().map(|filter| matched(state, filter)),
        Purpose::Search => state.search().map(|search| hits(state, search)),
    };
    let mut stop = end;
    if let Some(found) = found.filter(|found| columns(found) + 2 * GAP < width / 2) {
        let at = end.saturating_sub(columns(&found));
        canvas.text(at, y, end, &found, Role::Quiet);
        stop = at.saturating_sub(GAP);
    }
    let from = canvas.text(x + 1, y, stop, &Clean::from(prompt.purpose.words()), Role::Key) + 1;
    let (start, cursor) = text(prompt, Rect { x: from, y, width: stop.saturating_sub(from), height: 1 }, canvas);
    if height > 1 {
        let below = Rect { x: x + 1, y: y + 1, width: width.saturating_sub(2), height: 1 };
        match (&prompt.completions, &prompt.mistake) {
            // What was just put in may need a value yet; that is no mistake to be told of between two choices.
            (Some(completions), _) => offered(completions, below, canvas),
            (None, Some(mistake)) => wrong(mistake, prompt, start, below, canvas),
            (None, None) => match &prompt.answer {
                Some(answer) => drop(canvas.cut(below.x, below.y, below.end(), answer, Role::Quiet)),
                None => advise(prompt.purpose, below, canvas),
            },
        }
    }
    cursor
}

/// Draws the text, scrolled no further than the cursor needs, with an ellipsis where it is cut; returns the column at which
/// the text starts, which lies left of `field` where the beginning is scrolled out of it, and that of the cursor.
fn text(prompt: &OpenPrompt, field: Rect, canvas: &mut Canvas<'_>) -> (i32, u16) {
    let (typed, cursor) = (prompt.input.text(), prompt.input.cursor());
    let before = Clean::line(typed.get(..cursor).unwrap_or_default());
    let behind = Clean::line(typed.get(cursor..).unwrap_or_default());
    let end = field.end();
    // The cursor needs a column of its own.
    let room = usize::from(field.width).saturating_sub(1);
    let (mut at, mut start) = (field.x, i32::from(field.x));
    if before.width() <= room {
        at = canvas.text(at, field.y, end, &before, Role::Body);
    } else {
        let shown = before.tail(room, glyphs::ELLIPSIS);
        // Letters of two columns may leave one over.
        at += u16::try_from(room.saturating_sub(shown.width())).unwrap_or_default();
        at = canvas.text(at, field.y, end, &shown, Role::Body);
        start = i32::from(at) - i32::try_from(before.width()).unwrap_or(i32::MAX);
    }
    canvas.cut(at, field.y, end, &behind, Role::Body);
    (start, at)
}

/// A caret beneath the mistake, with what is wrong and how to mend it; without the caret where there is no room.
fn wrong(mistake: &Mistake, prompt: &OpenPrompt, start: i32, below: Rect, canvas: &mut Canvas<'_>) {
    let before = Clean::line(prompt.input.text().get(..mistake.span.start).unwrap_or_default()).width();
    let wrong = Clean::line(prompt.input.text().get(mistake.span.clone()).unwrap_or_default()).width().max(1);
    let hint = if mistake.hint.is_empty() { String::new() } else { format!(": {}", mistake.hint) };
    let words = Clean::line(&format!("{}{hint}", mistake.message));
    let end = below.end();
    let caret = start.saturating_add(i32::try_from(before).unwrap_or(i32::MAX)).max(i32::from(below.x));
    let caret = u16::try_from(caret).unwrap_or(u16::MAX).min(end.saturating_sub(1));
    let carets = u16::try_from(wrong).unwrap_or(u16::MAX).min(end.saturating_sub(caret));
    let room = end.saturating_sub(caret).saturating_sub(carets + 1);
    if columns(&words) <= room {
        canvas.fill(Rect { x: caret, width: carets, ..below }, "^", Part::Alarm);
        canvas.text(caret + carets + 1, below.y, end, &words, Role::Warning);
    } else if columns(&words) + 1 < caret.saturating_sub(below.x) {
        canvas.text(caret.saturating_sub(columns(&words) + 1), below.y, end, &words, Role::Warning);
        canvas.fill(Rect { x: caret, width: carets, ..below }, "^", Part::Alarm);
    } else {
        canvas.tint(Rect { x: caret, y: below.y.saturating_sub(1), width: carets, height: 1 }, Part::Alarm);
        canvas.cut(below.x, below.y, end, &words, Role::Warning);
    }
}

/// What may be put in, from the one that is on.
fn offered(completions: &Completions, below: Rect, canvas: &mut Canvas<'_>) {
    let end = below.end();
    let mut at = below.x;
    for (index, (word, number)) in completions.offered.iter().enumerate().skip(completions.chosen.saturating_sub(1)) {
        let count = number.map(|number| format!(" {}", count(number)));
        let (word, count) = (clip::mention(word), Clean::line(&count.unwrap_or_default()));
        if at + columns(&word) + columns(&count) > end {
            break;
        }
        at = canvas.text(at, below.y, end, &word, if index == completions.chosen { Role::Key } else { Role::Body });
        at = canvas.text(at, below.y, end, &count, Role::Quiet) + GAP;
    }
}

/// What can be typed, as much of it as there is room for.
fn advise(purpose: Purpose, below: Rect, canvas: &mut Canvas<'_>) {
    let examples: &[&'static str] = match purpose {
        Purpose::Search | Purpose::Filter => &[
            "words",
            "\"a phrase\"",
            "-without",
            "tag:",
            "place:",
            "person:",
            "source:",
            "during:2022-03",
            "is:disputed",
            "by:",
            "publisher:",
            "measure:",
            "since:2023",
        ],
        Purpose::AsOf => &["what was out by the end of a day 2022-03-27", "of a month 2022-03", "without any: all"],
        Purpose::Date => &["a day 2022-03-27", "a month 2022-03", "a year 2022", "an interval 2022-03/2022-05"],
    };
    let (mut at, end) = (below.x, below.end());
    for example in examples.iter().map(|example| Clean::from(*example)) {
        if at + columns(&example) > end {
            return;
        }
        at = canvas.text(at, below.y, end, &example, Role::Quiet) + GAP;
    }
}
