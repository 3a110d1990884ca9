//! The prompt, with what it found, what is wrong with it or may be put in above it.
//!
//! Owns where these stand: nothing else on the screen shifts for them. A line longer than the screen scrolls with
//! its cursor, by the character.

use super::{Canvas, Part, glyphs};
use crate::app::layout::{Panes, Role, clip, columns};
use crate::app::search::state::{Choice, Choices, Commands, Listed, OpenPrompt};
use crate::app::{Purpose, Rect, Reply};
use crate::model::Lang;
use crate::query::Mistake;
use crate::text::Clean;

/// Columns between the things on a line.
const GAP: u16 = 2;

/// Draws the line that is typed in place of the footer, and what is said of it in the row above, over what is there.
/// Returns where the cursor stands.
pub(super) fn draw(prompt: &OpenPrompt, lang: Lang, panes: &Panes, canvas: &mut Canvas<'_>) -> (u16, u16) {
    let (cover, whole) = line(panes);
    let Rect { x, y, width, .. } = whole;
    canvas.fill(whole, " ", Part::Plain);
    let from = canvas.text(x + 1, y, x + width, &Clean::from(prompt.purpose.words()), Role::Key) + 1;
    let end = (x + width).saturating_sub(1);
    let (start, cursor) = text(prompt, Rect { x: from, y, width: end.saturating_sub(from), height: 1 }, canvas);
    let above = Panes { footer: whole, ..*panes }.answer();
    let examples = if prompt.input.text().is_empty() { examples(prompt.purpose) } else { &[] };
    let is_silent = matches!(prompt.reply, Reply::Nothing) && examples.is_empty();
    if above.is_empty() || is_silent {
        return (cursor, y);
    }
    let row = above.inset(1, 1, u16::MAX);
    if !matches!(prompt.reply, Reply::Commands(_)) {
        canvas.fill(above, " ", Part::Plain);
    }
    let higher = Rect { y: cover.y, height: y - cover.y, ..whole };
    match &prompt.reply {
        Reply::Choices(choices) => offered(choices, row, lang, canvas),
        Reply::Mistake(mistake) => wrong(mistake, prompt, start, row, canvas),
        Reply::Answer(answer) => {
            canvas.cut(row.x, row.y, row.end(), answer, Role::Quiet);
        }
        Reply::Commands(commands) => {
            let shown = listed(commands, higher, canvas);
            let typed = from + columns(&Clean::line(prompt.input.text())) + GAP;
            let place = Clean::line(&format!("{} of {}", commands.chosen + 1, commands.listed.len()));
            let at = end.saturating_sub(columns(&place));
            if shown < commands.listed.len() && at >= typed {
                canvas.text(at, y, end, &place, Role::Quiet);
            }
        }
        Reply::Nothing => advise(examples, row, canvas),
    }
    (cursor, y)
}

/// What lies above the line, and the line: the footer's, else the last there is.
fn line(panes: &Panes) -> (Rect, Rect) {
    let mut cover = panes.cover;
    let line = if panes.footer.is_empty() { cover.take_bottom(1) } else { panes.footer };
    (cover, line)
}

/// Draws the address that is about to be opened in place of the footer, on as many rows above it as it needs.
pub(super) fn address(address: &str, panes: &Panes, canvas: &mut Canvas<'_>) {
    let (cover, whole) = line(panes);
    let words = Clean::from("open");
    let room = usize::from(whole.width.saturating_sub(columns(&words) + 3)).max(1);
    let most = usize::from(whole.y.saturating_sub(cover.y)) + 1;
    let lines = rows_of(&Clean::line(address), room, most);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    for (n, line) in (0..height).zip(&lines) {
        let row = Rect { y: whole.y + 1 + n - height, ..whole };
        canvas.fill(row, " ", Part::Plain);
        let at = row.x + 1 + columns(&words) + 1;
        if n == 0 {
            canvas.text(row.x + 1, row.y, row.end(), &words, Role::Key);
        }
        canvas.text(at.min(row.end()), row.y, row.end(), line, Role::Body);
    }
}

/// Where what a command does would have fewer columns, nothing stands in columns.
const LEAST: u16 = 16;
/// As many rows above the line list commands.
const MOST: u16 = 8;

/// The commands that may be meant, from the one that is chosen or one before it: name, keys, and what they do, in columns
/// where there is room for them. Returns how many are shown.
fn listed(commands: &Commands, mut above: Rect, canvas: &mut Canvas<'_>) -> usize {
    let shown = usize::from(MOST.min(above.height)).min(commands.listed.len());
    let from = (commands.chosen + 1).saturating_sub(shown);
    let listed = commands.listed.iter().skip(from).take(shown);
    let widest = |of: fn(&Listed) -> &Clean| listed.clone().map(|it| columns(of(it))).max().unwrap_or_default();
    let [mut name, mut keys] = [widest(|it| &it.name), widest(|it| &it.keys)];
    if above.width < name + keys + 2 * GAP + LEAST + 2 {
        (name, keys) = (0, 0);
    }
    let mut rows = above.take_bottom(u16::try_from(shown).unwrap_or(MOST));
    for (n, it) in (from..).zip(listed) {
        let row = rows.take_top(1);
        let (end, at) = (row.end().saturating_sub(1), row.x + 1);
        canvas.fill(row, " ", Part::Plain);
        canvas.text(at, row.y, end, &it.name, Role::Body);
        let at = at + name.max(columns(&it.name)) + GAP;
        canvas.text(at, row.y, end, &it.keys, Role::Key);
        let at = at + keys.max(columns(&it.keys)) + GAP;
        canvas.cut(at.min(end), row.y, end, &it.words, Role::Quiet);
        if n == commands.chosen {
            canvas.tint(row, Part::Selected);
        }
    }
    shown
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

/// What is wrong and how to mend it, or where there is no room for both how to mend it, in the row above the line: beside a caret
/// right above the beginning of the mistake, left of it where it fits there alone, else all over the row, with the mistake in
/// its look.
fn wrong(mistake: &Mistake, prompt: &OpenPrompt, start: i32, row: Rect, canvas: &mut Canvas<'_>) {
    let columns_of = |part: std::ops::Range<usize>| {
        let width = Clean::line(prompt.input.text().get(part).unwrap_or_default()).width();
        u16::try_from(width).unwrap_or(u16::MAX)
    };
    let at = start.saturating_add(columns_of(0..mistake.span.start).into()).max(row.x.into());
    let at = u16::try_from(at).unwrap_or(u16::MAX).min(row.end().saturating_sub(1));
    let ways = [mistake.words(), mistake.remedy()].map(|words| Clean::line(&words));
    let (right, left) = (row.end().saturating_sub(at), at.saturating_sub(row.x));
    let wide = columns_of(mistake.span.clone()).clamp(1, right.max(1));
    let fault = Rect { x: at, y: row.y + 1, width: wide, height: 1 };
    for words in ways.iter().filter(|words| !words.as_str().is_empty()) {
        let width = columns(words);
        let beside = if width + 1 < right { Some(at + 2) } else { (width < left).then(|| at - width - 1) };
        if let Some(x) = beside {
            canvas.words(at, row.y, glyphs::CURSOR, Part::Alarm);
            canvas.text(x, row.y, row.end(), words, Role::Warning);
            return;
        }
        if width <= row.width {
            canvas.tint(fault, Part::Alarm);
            canvas.text(row.x, row.y, row.end(), words, Role::Warning);
            return;
        }
    }
    let [words, remedy] = &ways;
    // What is cut tells something of the remedy.
    let is_long = columns(&Clean::line(&mistake.message)) > row.width / 2 && !remedy.as_str().is_empty();
    canvas.tint(fault, Part::Alarm);
    canvas.cut(row.x, row.y, row.end(), if is_long { remedy } else { words }, Role::Warning);
}

/// A text on as many rows as it needs, at most `most`: the last ends in an ellipsis where there is more.
fn rows_of(text: &Clean, room: usize, most: usize) -> Vec<Clean> {
    let room = room.max(1);
    let mut lines: Vec<Clean> = text.rows(room).take(most + 1).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = last.cut(room - 1, "");
            last.push(&Clean::from(glyphs::ELLIPSIS));
        }
    }
    lines
}

/// What may be put in, from one before that which is in: each with what it is called, where there is room for all of
/// these or for that of the one which is in, and with its count; then how many more there are.
fn offered(choices: &Choices, row: Rect, lang: Lang, canvas: &mut Canvas<'_>) {
    let first = choices.chosen.unwrap_or(0).saturating_sub(1);
    let listed = || choices.offered.iter().enumerate().skip(first);
    let words = |choice: &Choice, is_named: bool| {
        let name = choice.name.as_deref().filter(|_| is_named).map(|name| format!(" {}", clip::mention(name)));
        let count = choice.count.map(|number| format!(" {}", lang.grouped(number))).unwrap_or_default();
        (clip::mention(&choice.word), Clean::line(&name.unwrap_or_default()), Clean::line(&count))
    };
    let wide = |(word, name, count): &(Clean, Clean, Clean)| columns(word) + columns(name) + columns(count) + GAP;
    let needed = |is_named| listed().map(|(_, choice)| usize::from(wide(&words(choice, is_named)))).sum::<usize>();
    let all_named = choices.more == 0 && needed(true) <= usize::from(row.width + GAP);
    let (mut at, mut left) = (row.x, choices.offered.len() - first.min(choices.offered.len()) + choices.more);
    for (index, choice) in listed() {
        let is_chosen = choices.chosen == Some(index);
        let more = Clean::line(&format!("+{}", lang.grouped(left)));
        let room = row.end().saturating_sub(if left > 1 { GAP + columns(&more) } else { 0 });
        let mut said = words(choice, all_named || is_chosen);
        if at + wide(&said) - GAP > room {
            said.1 = Clean::default();
        }
        if at + wide(&said) - GAP > room {
            canvas.text(at, row.y, row.end(), &more, Role::Quiet);
            return;
        }
        let (word, name, count) = said;
        at = canvas.text(at, row.y, row.end(), &word, if is_chosen { Role::Key } else { Role::Body });
        at = canvas.text(at, row.y, row.end(), &name, Role::By);
        at = canvas.text(at, row.y, row.end(), &count, Role::Quiet) + GAP;
        left -= 1;
    }
    if left > 0 {
        canvas.text(at, row.y, row.end(), &Clean::line(&format!("+{}", lang.grouped(left))), Role::Quiet);
    }
}

/// What can be typed.
fn examples(purpose: Purpose) -> &'static [&'static str] {
    match purpose {
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
        Purpose::AsOf => &["what was out by the end of a day 27 March 2022", "of a month 2022-03", "without any: all"],
        Purpose::Date => &["a day 27 March 2022", "a month 2022-03", "a year 2022", "an interval 2022-03/2022-05"],
        Purpose::Narrow => &["a part of a name; capitals and accents make no difference"],
        Purpose::Export => &["Tab turns the form", ".html a page", ".svg a picture", ".md", ".csv", ".ics", ".bib"],
        Purpose::Command => &[],
    }
}

/// As many examples as there is room for.
fn advise(examples: &[&'static str], row: Rect, canvas: &mut Canvas<'_>) {
    let (mut at, end) = (row.x, row.end());
    for example in examples.iter().map(|example| Clean::from(*example)) {
        if at + columns(&example) > end {
            return;
        }
        at = canvas.text(at, row.y, end, &example, Role::Quiet) + GAP;
    }
}
