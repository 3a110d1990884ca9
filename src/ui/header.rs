//! The line at the top: what the chronology is called, and what there is of it.
//!
//! Owns what is left off where there is no room for all of it: the program's name, that it is the example, what is
//! disputed, the counts; the title is cut last. While the screen tells of a day, a banner that says so stands in its place.

use super::theme::Element;
use super::{Canvas, Part, glyphs};
use crate::app::files::base;
use crate::app::layout::{Panes, Role, clip, columns};
use crate::app::{Progress, Rect, State};
use crate::model::number::{counted, grouped};
use crate::text::Clean;

/// Columns between title and counts.
const GAP: u16 = 2;
/// The program's name.
const NAME: &str = "dateline";
/// Fewer columns of a title say nothing.
const LEAST: usize = 12;

/// Something said at the right of the line, and when it goes: the lower, the sooner.
struct Count {
    words: Clean,
    stays: u8,
    look: Element,
}

/// The program's name, the chronology's title, and what there is of it; or of which day the screen tells.
pub(super) fn draw(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    if panes.header.is_empty() {
        return;
    }
    let draw = if state.looks_back() { banner } else { line };
    draw(state, panes.header, canvas);
}

fn line(state: &State, Rect { x, y, width, .. }: Rect, canvas: &mut Canvas<'_>) {
    let end = x + width.saturating_sub(1);
    let title = title(state);
    let room = usize::from(width.saturating_sub(2));
    let (mut named, mut counts) = (true, counts(state, room));
    let needed = |named: bool, counts: &[Count]| {
        let name = if named { NAME.len() + usize::from(GAP) } else { 0 };
        let beside = joined(counts).width();
        name + title.width() + if beside > 0 { beside + usize::from(GAP) } else { 0 }
    };
    while needed(named, &counts) > room {
        if named {
            named = false;
            continue;
        }
        let least = counts.iter().map(|count| count.stays).min().filter(|stays| *stays < STAYS);
        let Some(least) = least else { break };
        counts.retain(|count| count.stays > least);
    }
    let mut from = x + 1;
    if named {
        canvas.words(from, y, NAME, Part::Name);
        from += columns(&Clean::from(NAME)) + GAP;
    }
    let mut at = end.saturating_sub(columns(&joined(&counts))).max(from);
    let stop = if counts.is_empty() { end } else { at.saturating_sub(GAP) };
    if usize::from(stop.saturating_sub(from)) >= LEAST.min(title.width()) {
        canvas.cut(from, y, stop, &title, Role::Title);
    }
    for (n, count) in counts.iter().enumerate() {
        if n > 0 {
            at = canvas.text(at, y, end, &Clean::from(" · "), Role::Quiet);
        }
        at = canvas.text(at, y, end, &count.words, count.look);
    }
}

/// What the chronology is called, and before that in which zone its times are shown, if that was chosen.
fn title(state: &State) -> Clean {
    let timeline = state.timeline();
    let title = timeline.title.as_deref().map(clip::mention);
    let title = title.or_else(|| state.files().first().map(|(_, name)| name.clone()));
    let title = title.or_else(|| timeline.files.first().map(|name| clip::mention(base(name)))).unwrap_or_default();
    match timeline.zone {
        Some(zone) => Clean::line(&format!("{zone} · {title}")),
        None => title,
    }
}

/// What of the counts never goes.
const STAYS: u8 = 9;

fn joined(counts: &[Count]) -> Clean {
    let words: Vec<&str> = counts.iter().map(|count| count.words.as_str()).collect();
    Clean::line(&words.join(" · "))
}

/// "! 3 problems", "filter tag:cecot", "5 of 18 events, 2 possible", "2 disputed", "1 left out"; how far reading has come.
fn counts(state: &State, room: usize) -> Vec<Count> {
    let timeline = state.timeline();
    let mut counts = Vec::new();
    let mut push =
        |words: String, stays: u8, look: Element| counts.push(Count { words: Clean::line(&words), stays, look });
    let quiet = Element::from(Role::Quiet);
    let problems = state.problems().total();
    if problems > 0 {
        let alarm = if state.problems().errors() > 0 { Part::Alarm.into() } else { quiet };
        push(format!("! {}", counted(problems, "problem")), STAYS, alarm);
    }
    if let Some(progress) = state.progress() {
        counts.push(Count { words: reading(progress, room), stays: STAYS, look: quiet });
        return counts;
    }
    if state.options().example {
        push("example".to_owned(), 0, quiet);
    }
    let events = counted(timeline.len(), "event");
    if let Some(filter) = state.filter() {
        let typed = clip::mention(&filter.typed);
        push(format!("filter {}", typed.cut((room / 2).max(LEAST), glyphs::ELLIPSIS)), STAYS, Role::Key.into());
        let possibly = match filter.matches.possibly().len() {
            0 => String::new(),
            possibly => format!(", {} possible", grouped(possibly)),
        };
        let so_far = if filter.is_all { "" } else { " so far" };
        push(format!("{} of {events}{possibly}{so_far}", grouped(filter.matches.rows().len())), 3, quiet);
        return counts;
    }
    push(events, 3, quiet);
    let (disputed, possibly) = state.disputed();
    if disputed > 0 {
        push(format!("{} disputed", grouped(disputed)), 2, quiet);
    }
    if possibly > 0 {
        push(format!("{} may not fit", grouped(possibly)), 1, quiet);
    }
    if disputed + possibly == 0 && timeline.source_count() > 0 {
        push(counted(timeline.source_count(), "source"), 1, quiet);
    }
    if timeline.left_out > 0 {
        push(format!("{} left out", grouped(timeline.left_out)), 3, quiet);
    }
    counts
}

/// "reading ███░░░ 37% · 312,045 events so far, order not final", as much of it as there is room for; without a share
/// where nobody knows how much is still to come.
fn reading(progress: Progress, room: usize) -> Clean {
    const CELLS: u64 = 12;
    let (percent, events, counted) = (progress.percent(), grouped(progress.events), counted(progress.events, "event"));
    let full = percent * CELLS / 100;
    let bar: String = (0..CELLS).map(|cell| if cell < full { glyphs::FULL } else { glyphs::EMPTY }).collect();
    let share = [
        format!("reading {bar} {percent}% · {counted} so far, order not final"),
        format!("reading {percent}% · {counted} so far, order not final"),
        format!("reading {percent}% · {events} so far, not in order yet"),
        format!("reading {percent}% · {events} so far"),
        format!("reading {percent}%"),
    ];
    let no_share = [
        format!("reading · {counted} so far, order not final"),
        format!("reading · {events} so far, not in order yet"),
        format!("reading · {events} so far"),
        "reading".to_owned(),
    ];
    let ways = if progress.of > 0 { &share[..] } else { &no_share };
    let room = room.saturating_sub(LEAST + usize::from(GAP));
    ways.iter().map(|way| Clean::line(way)).find(|way| way.width() <= room).unwrap_or_default()
}

/// Of which day the screen tells, reversed, and how that is ended.
fn banner(state: &State, header: Rect, canvas: &mut Canvas<'_>) {
    let Rect { x, y, width, .. } = header;
    let (end, room) = (x + width.saturating_sub(1), usize::from(width.saturating_sub(2)));
    let zone = state.timeline().zone.map(|zone| format!("{zone} · ")).unwrap_or_default();
    let ways: Vec<Clean> = state.known_in_words().iter().map(|way| Clean::line(&format!("{zone}{way}"))).collect();
    let keys = Clean::from(", . day  Esc ends it");
    let both = |way: &&Clean| way.width() + usize::from(GAP) + keys.width() <= room;
    let fits = |way: &&Clean| way.width() <= room;
    let way = ways.iter().find(fits).or(ways.last()).cloned().unwrap_or_default();
    let with_keys = ways.iter().find(both).filter(|with_keys| with_keys.width() * 2 > way.width());
    canvas.cut(x + 1, y, end, with_keys.unwrap_or(&way), Part::Plain);
    if with_keys.is_some() {
        canvas.text(end.saturating_sub(columns(&keys)), y, end, &keys, Part::Plain);
    }
    canvas.tint(header, Part::Selected);
}
