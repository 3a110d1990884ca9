//! The prompt, with what it found, what is wrong with it or may be put in above it.
//!
//! Owns where these stand: nothing else on the screen shifts for them. A line longer than the screen scrolls with
//! its cursor, by the character.

use super::{Canvas, Part, glyphs};
use crate::app::layout::{Panes, Role, clip, columns, count};
use crate::app::search::state::{Completions, OpenPrompt};
use crate::app::{Purpose, Rect};
use crate::query::Mistake;
use crate::text::Clean;

/// Columns between the things on a line.
const GAP: u16 = 2;

/// Draws the line that is typed in place of the footer, and what is said of it in the row above, over what is there.
/// Returns where the cursor stands.
pub(super) fn draw(prompt: &OpenPrompt, panes: &Panes, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let mut cover = panes.cover;
    let whole = if panes.footer.is_empty() { cover.take_bottom(1) } else { panes.footer };
    let Rect { x, y, width, .. } = whole;
    canvas.fill(whole, " ", Part::Plain);
    let from = canvas.text(x + 1, y, x + width, &Clean::from(prompt.purpose.words()), Role::Key) + 1;
    let end = (x + width).saturating_sub(1);
    let (start, cursor) = text(prompt, Rect { x: from, y, width: end.saturating_sub(from), height: 1 }, canvas);
    let above = Panes { footer: whole, ..*panes }.answer();
    if above.is_empty() {
        return (cursor, y);
    }
    canvas.fill(above, " ", Part::Plain);
    let above = above.inset(1, 1, u16::MAX);
    match (&prompt.completions, &prompt.mistake) {
        // What was just put in may need a value yet; that is no mistake to be told of between two choices.
        (Some(completions), _) => offered(completions, above, canvas),
        (None, Some(mistake)) => wrong(mistake, prompt, start, above, canvas),
        (None, None) => match &prompt.answer {
            Some(answer) => drop(canvas.cut(above.x, above.y, above.end(), answer, Role::Quiet)),
            None => advise(prompt.purpose, above, canvas),
        },
    }
    (cursor, y)
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

/// A caret above the mistake, with what is wrong and how to mend it; without the caret where there is no room.
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
        canvas.fill(Rect { x: caret, width: carets, ..below }, glyphs::CURSOR, Part::Alarm);
        canvas.text(caret + carets + 1, below.y, end, &words, Role::Warning);
    } else if columns(&words) + 1 < caret.saturating_sub(below.x) {
        canvas.text(caret.saturating_sub(columns(&words) + 1), below.y, end, &words, Role::Warning);
        canvas.fill(Rect { x: caret, width: carets, ..below }, glyphs::CURSOR, Part::Alarm);
    } else {
        canvas.tint(Rect { x: caret, y: below.y + 1, width: carets, height: 1 }, Part::Alarm);
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
