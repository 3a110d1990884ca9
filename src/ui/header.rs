//! The line at the top: what the chronology is called, and what there is of it.
//!
//! Owns what is said in fewer words and left off where there is no room for all of it: the program's name, what is
//! disputed, the counts, of a filter all but its beginning; then the title is cut, and where nothing were left of it, that this is the example goes too. While the screen tells of a day, a [`banner`] that says so stands in its place.

use super::theme::Element;
use super::{Canvas, Part, banner, glyphs};
use crate::app::files::base;
use crate::app::layout::{Panes, Role, clip, columns};
use crate::app::search::state::ActiveQuery;
use crate::app::{Progress, Rect, State};
use crate::model::{Lang, Noun, Phrase};
use crate::text::Clean;

/// Columns between title and counts.
const GAP: u16 = 2;
/// The program's name.
const NAME: &str = "dateline";
/// As many columns of a title stand beside what can be left off, and as many beside what stays.
const LEAST: usize = 12;
const BARE: usize = 6;

/// Something said at the right of the line, in fewer and fewer words, and when it goes: the lower, the sooner.
struct Count {
    ways: Vec<Clean>,
    stays: u8,
    look: Element,
}

impl Count {
    fn words(&self) -> Clean {
        self.ways.first().cloned().unwrap_or_default()
    }
}

/// The program's name, the chronology's title, and what there is of it; or of which day the screen tells.
pub(super) fn draw(state: &State, panes: &Panes, canvas: &mut Canvas<'_>) {
    if panes.header.is_empty() {
        return;
    }
    match state.day_told() {
        Some(day) => banner::draw(state, day, panes.header, canvas),
        None => line(state, panes.header, canvas),
    }
}

fn line(state: &State, Rect { x, y, width, .. }: Rect, canvas: &mut Canvas<'_>) {
    let end = x + width.saturating_sub(1);
    let title = title(state);
    let room = usize::from(width.saturating_sub(2));
    let mut counts = counts(state, room);
    let named = NAME.len() + usize::from(GAP) + title.width() + beside(&counts) <= room;
    // All that can go does before the title is cut, and what stays does before nothing of that is left.
    for (title, stays) in [(title.width(), EXAMPLE), (LEAST.min(title.width()), STAYS)] {
        while title + beside(&counts) > room && yields(&mut counts, stays) {}
    }
    let mut from = x + 1;
    if named {
        canvas.words(from, y, NAME, Part::Name);
        from += columns(&Clean::from(NAME)) + GAP;
    }
    let mut at = end.saturating_sub(columns(&joined(&counts))).max(from);
    let stop = if counts.is_empty() { end } else { at.saturating_sub(GAP) };
    if usize::from(stop.saturating_sub(from)) >= BARE.min(title.width()) {
        canvas.cut(from, y, stop, &title, Role::Title);
    }
    for (n, count) in counts.iter().enumerate() {
        if n > 0 {
            at = canvas.text(at, y, end, &Clean::from(" · "), Role::Quiet);
        }
        at = canvas.text(at, y, end, &count.words(), count.look);
    }
}

/// Says one of the counts in fewer words, or else leaves the first one off that does not stay; answers whether there was
/// one.
fn yields(counts: &mut Vec<Count>, stays: u8) -> bool {
    // Words that say no more go before a filter is cut, and last that it is one.
    let kept = |count: &Count| if count.stays == STAYS { 2 } else { 1 };
    if let Some(long) = counts.iter_mut().rfind(|count| count.ways.len() > kept(count)) {
        long.ways.remove(0);
        return true;
    }
    let least = counts.iter().map(|count| count.stays).min().filter(|least| *least < stays);
    let Some(least) = least else {
        let long = counts.iter_mut().find(|count| count.ways.len() > 1 && stays == STAYS);
        return long.map(|long| long.ways.remove(0)).is_some();
    };
    counts.retain(|count| count.stays > least);
    true
}

/// The columns of the counts and of what is between them and the title.
fn beside(counts: &[Count]) -> usize {
    match joined(counts).width() {
        0 => 0,
        width => width + usize::from(GAP),
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

/// What of the counts never goes; and what goes only where nothing were left of the title: that this is the example, and
/// then that some of what is listed is no more than possible.
const STAYS: u8 = 9;
const EXAMPLE: u8 = 7;
/// By which map the columns of a foreign table were read goes behind all that counts.
const MAP: u8 = 6;
const POSSIBLE: u8 = 8;

fn joined(counts: &[Count]) -> Clean {
    let words: Vec<&str> = counts.iter().filter_map(|count| count.ways.first()).map(Clean::as_str).collect();
    Clean::line(&words.join(" · "))
}

/// "! 3 problems", "filter tag:cecot", "5 of 18 events, 2 possible", "2 disputed", "1 left out"; how far reading has come.
fn counts(state: &State, room: usize) -> Vec<Count> {
    let (timeline, lang) = (state.timeline(), state.lang());
    let mut counts = Vec::new();
    let mut push =
        |words: String, stays: u8, look: Element| counts.push(Count { ways: vec![Clean::line(&words)], stays, look });
    let quiet = Element::from(Role::Quiet);
    let problems = state.problems().total();
    if problems > 0 {
        let alarm = if state.problems().errors() > 0 { Part::Alarm.into() } else { quiet };
        push(format!("! {}", lang.counted(problems, Noun::Problem)), STAYS, alarm);
    }
    if let Some(progress) = state.progress() {
        counts.push(Count { ways: vec![reading(progress, room, lang)], stays: STAYS, look: quiet });
        return counts;
    }
    if state.options().example {
        push("example".to_owned(), EXAMPLE, quiet);
    }
    if let Some(map) = &timeline.map {
        push(format!("map {}", clip::mention(map)), MAP, quiet);
    }
    let events = lang.counted(timeline.len(), Noun::Event);
    if let Some(filter) = state.filter() {
        let typed = clip::mention(&filter.typed);
        counts.push(Count { ways: asked(&typed, (room / 2).max(LEAST)), stays: STAYS, look: Role::Key.into() });
        counts.push(found(filter, timeline.len(), quiet, lang));
        return counts;
    }
    push(events, 3, quiet);
    let (disputed, possibly) = state.disputed();
    if disputed > 0 {
        push(lang.say(Phrase::Disputed, &[&lang.grouped(disputed)]), 2, quiet);
    }
    if possibly > 0 {
        push(lang.say(Phrase::MayNotFit, &[&lang.grouped(possibly)]), 1, quiet);
    }
    if disputed + possibly == 0 && timeline.source_count() > 0 {
        push(lang.counted(timeline.source_count(), Noun::Source), 1, quiet);
    }
    if timeline.left_out > 0 {
        push(lang.say(Phrase::LeftOut, &[&lang.grouped(timeline.left_out)]), 3, quiet);
    }
    counts
}

/// What is filtered by, in at most so many columns and in fewer and fewer, at last without that it is a filter.
fn asked(typed: &Clean, most: usize) -> Vec<Clean> {
    let cut = |columns: usize| typed.cut(columns, glyphs::ELLIPSIS);
    let widest = typed.width().min(most);
    let named = (BARE.min(widest)..=widest).rev().map(|columns| Clean::line(&format!("filter {}", cut(columns))));
    named.chain([cut(BARE)]).collect()
}

/// How many events a filter finds, and how many of them only possibly: "21 of 25 events, 16 possible", "21 of 25, 16
/// possible", "21/25, 16 possible", "21/25, 16?", the sign as it stands in their rows.
fn found(filter: &ActiveQuery, all: usize, look: Element, lang: Lang) -> Count {
    let so_far = |words: String| if filter.is_all { words } else { lang.say(Phrase::SoFar, &[&words]) };
    let found = lang.grouped(filter.matches.rows().len());
    let (events, all) = (lang.counted(all, Noun::Event), lang.grouped(all));
    let of = |all: &str| lang.say(Phrase::Of, &[&found, all]);
    let ways = match filter.matches.possibly().len() {
        0 => vec![so_far(of(&events)), so_far(of(&all)), format!("{found}/{all}")],
        possibly => {
            let possibly = lang.grouped(possibly);
            let with = |words: &str| lang.say(Phrase::Possible, &[words, &possibly]);
            vec![
                so_far(with(&of(&events))),
                so_far(with(&of(&all))),
                with(&format!("{found}/{all}")),
                format!("{found}/{all}, {possibly}?"),
            ]
        }
    };
    let stays = if filter.matches.possibly().is_empty() { 3 } else { POSSIBLE };
    Count { ways: ways.iter().map(|way| Clean::line(way)).collect(), stays, look }
}

/// "reading ███░░░ 37% · 312,045 events so far, order not final", as much of it as there is room for; without a share
/// where nobody knows how much is still to come.
fn reading(progress: Progress, room: usize, lang: Lang) -> Clean {
    const CELLS: u64 = 12;
    let percent = progress.percent();
    let (events, counted) = (lang.grouped(progress.events), lang.counted(progress.events, Noun::Event));
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
