//! The list laid out as lines: events, and what stands between them.
//!
//! Owns what the list shows of an event, which lines stand before it and how many there are: that follows from the event
//! and the one before.

use crate::app::layout::{Scrolled, clip, when};
use crate::dossier::Names;
use crate::evidence::gap::{Gap, Gaps};
use crate::model::{Event, Flags, ListedSources, Order, Row, Timeline};
use crate::text::Clean;

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// That the events below have no date.
    Undated,
    /// How long nothing is known to have happened: by its index, before the event at a position.
    Silence(usize, usize),
    /// The event at a position.
    Event(usize),
}

/// What the list shows of an event, so that drawing asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its date beside the year, the most exact form first.
    pub labels: Vec<Clean>,
    /// The same where a screen has no room for any of them.
    pub narrow: Clean,
    /// The offset from UTC, in minutes, of the time in it, where it is told without.
    pub offset: Option<i16>,
    /// Of an event that stands where another puts it its row as its date has it, and its date.
    pub moved: Option<(Row, Clean)>,
    /// Its title.
    pub title: Clean,
    /// Who stands behind it: a name an origin, as many as a row could hold.
    pub names: Vec<Clean>,
    /// How many origins there are.
    pub origins: usize,
    /// Its tags.
    pub tags: Clean,
    /// Where it was.
    pub place: Clean,
    /// Whether it could not be read: its file has changed.
    pub changed: bool,
}

/// What stands before the name of whose text a source copies.
const COPY: &str = "copy of ";
/// As many names, and as many tags, are more than any row holds.
const MOST: usize = 16;

impl Entry {
    /// What the list shows of an event.
    pub fn of<S: ListedSources>(event: &Event, (timeline, row): (&Timeline, &Row), names: &mut Names<'_, S>) -> Self {
        let tags: Vec<&str> = event.tags.iter().take(MOST).map(String::as_str).collect();
        Self {
            labels: when::labels(event, timeline.year(row)),
            narrow: when::narrow_label(event, timeline.year(row)),
            offset: event.date.label_offset(),
            moved: row.flags.has(Flags::MOVED).then(|| {
                let date = when::labels(event, None).pop().unwrap_or_default();
                (row.by_date(|| Some(event.date.clone())), date)
            }),
            title: clip::mention(&event.title),
            tags: clip::mention(&tags.join(", ")),
            place: event.place.as_deref().map(clip::mention).unwrap_or_default(),
            ..Self::sourced(event, names)
        }
    }

    /// Who stands behind an event, and nothing else of it.
    pub fn sourced<S: ListedSources>(event: &Event, names: &mut Names<'_, S>) -> Self {
        let names = names.of(event);
        let shown = names.iter().take(MOST).map(|name| clip::mention(name)).collect();
        Self { names: shown, origins: names.len(), ..Self::default() }
    }

    /// What it shows of one that can no longer be read.
    pub fn of_changed_file() -> Self {
        let title = Clean::from("(its file has changed since it was opened)");
        Self { title, changed: true, ..Self::default() }
    }

    /// Who stands behind it in so many columns: as many names as fit whole, and how many there are besides: "AP News, The
    /// Sun", "AP News +3". One name at least, cut where none fits whole: that it is a copy is told before what of; "no source"
    /// where there is none.
    pub fn named(&self, columns: usize) -> Clean {
        if self.names.is_empty() {
            return if self.changed { Clean::default() } else { Clean::from("no source") };
        }
        let besides = |shown: usize| match self.origins.saturating_sub(shown) {
            0 => Clean::default(),
            more => Clean::line(&format!(" +{more}")),
        };
        let all = Clean::joined(&self.names, ", ");
        if self.names.len() == self.origins && all.width() <= columns {
            return all;
        }
        let mut best = None;
        let mut named = Clean::default();
        for (n, name) in self.names.iter().enumerate() {
            if n > 0 {
                named.push(&Clean::from(", "));
            }
            named.push(name);
            if named.width() > columns {
                break;
            }
            let besides = besides(n + 1);
            if named.width() + besides.width() <= columns {
                best = Some((named.clone(), besides));
            }
        }
        let (mut named, besides) = best.unwrap_or_else(|| {
            let besides = besides(1);
            let room = columns.saturating_sub(besides.width());
            (self.names.first().map(|name| cut_name(name, room)).unwrap_or_default(), besides)
        });
        named.push(&besides);
        named
    }
}

/// A name in so many columns. That it is a copy is never lost: its original would be another source.
fn cut_name(name: &Clean, columns: usize) -> Clean {
    const LETTERS: usize = 3;
    let Some(original) = name.as_str().strip_prefix(COPY) else { return name.cut(columns, "…") };
    let short = Clean::line(&format!("copy {original}"));
    let is_told = short.width() > columns && columns > COPY.len() + LETTERS;
    let cut = if is_told { name } else { &short }.cut(columns, "…");
    // No blank before the mark.
    match cut.as_str().strip_suffix(" …") {
        Some(whole) => Clean::line(&format!("{whole}…")),
        None => cut,
    }
}

/// The list as a whole, without any of its events.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    /// The rows.
    pub timeline: &'a Timeline,
    /// Which of them are visible.
    pub order: &'a Order,
    /// The silences between them, where they are known.
    pub silences: Option<&'a Gaps>,
    /// Lines of the screen.
    pub height: usize,
}

/// From this height on, silences have a line of their own; in a lower list they stand in the row of the event after them.
const ROOMY: usize = 20;

impl<'a> List<'a> {
    pub(super) fn row(&self, position: usize) -> Option<&'a Row> {
        self.timeline.rows().get(self.order.row(position)?)
    }

    /// The year that stands before the event at a position, where it is the first of its year or the first one shown.
    pub fn year(&self, position: usize, top: usize) -> Option<i64> {
        let year = self.timeline.year(self.row(position)?);
        let before = position.checked_sub(1).filter(|_| position > top);
        let is_told =
            before.and_then(|before| self.row(before)).is_some_and(|before| self.timeline.year(before) == year);
        year.filter(|_| !is_told)
    }

    /// The event above that at a position.
    pub fn above(&self, position: usize) -> Option<usize> {
        self.order.row(position.checked_sub(1)?)
    }

    /// How long a silence before the event at a position is, and after what, where that is not the event above it.
    pub fn silence_in_words(&self, index: usize, position: usize) -> Option<String> {
        Some(self.silences?.get(index)?.words_below(self.above(position), self.timeline.lang))
    }

    /// The silence that is told in the row of the event after it.
    pub fn silence_in_row(&self, position: usize) -> Option<&'a Gap> {
        let index = self.silence_before(position).filter(|_| self.height < ROOMY)?;
        self.silences?.get(index)
    }

    fn silence_before(&self, position: usize) -> Option<usize> {
        let behind = self.order.row(position.checked_sub(1)?)?;
        self.silences?.shown(behind, self.order.row(position)?)
    }

    /// The event at `position` with what stands before it. The first one shown has nothing before it but that it has no
    /// date.
    fn lines_of(&self, position: usize, first: bool) -> impl Iterator<Item = Line> {
        let is_undated = |position: usize| self.row(position).is_some_and(Row::is_undated);
        let silence = if first || self.height < ROOMY { None } else { self.silence_before(position) };
        let heads = first || position.checked_sub(1).is_none_or(|before| !is_undated(before));
        let undated = heads && is_undated(position) && self.height > 1;
        let lines = [
            silence.map(|silence| Line::Silence(silence, position)),
            undated.then_some(Line::Undated),
            Some(Line::Event(position)),
        ];
        lines.into_iter().flatten()
    }

    /// The lines shown where `top` is the first event shown; nothing stands before an event that no longer fits.
    pub fn layout(&self, top: usize) -> Vec<Line> {
        let events = top..self.order.len();
        let lines = events.flat_map(|position| self.lines_of(position, position == top));
        let mut lines: Vec<Line> = lines.take(self.height).collect();
        while lines.pop_if(|line| !matches!(line, Line::Event(_))).is_some() {}
        lines
    }

    /// The list as something that scrolls.
    pub fn scrolled(self) -> Scrolled<impl Fn(usize, bool) -> usize> {
        let lines = move |position, first| self.lines_of(position, first).count();
        Scrolled { len: self.order.len(), height: self.height, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_names_as_fit_whole_and_how_many_besides() {
        let entry = |names: &[&str], origins| Entry {
            names: names.iter().map(|name| Clean::line(name)).collect(),
            origins,
            ..Entry::default()
        };
        for (names, origins, columns, shown) in [
            (&["AP News", "The Sun (Malaysia)"][..], 2, 40, "AP News, The Sun (Malaysia)"),
            (&["AP News", "The Sun (Malaysia)"], 2, 26, "AP News +1"),
            (&["AP News", "The Sun (Malaysia)"], 2, 9, "AP Ne… +1"),
            (&["AP News", "BBC", "CNN"], 3, 15, "AP News, BBC +1"),
            (&["AP News", "BBC", "CNN"], 12, 16, "AP News, BBC +10"),
            (&["AP News", "BBC", "CNN"], 12, 15, "AP News +11"),
            (&["semanticscholar.org", "arXiv"], 2, 18, "semanticschola… +1"),
            (&["AP News"], 1, 5, "AP N…"),
            (&["AP News"], 1, 0, ""),
            (&["copy of AP News", "The Sun"], 2, 18, "copy of AP News +1"),
            (&["copy of AP News", "The Sun"], 2, 15, "copy AP News +1"),
            (&["copy of AP News", "The Sun"], 2, 12, "copy AP… +1"),
            (&["copy of AP News", "The Sun"], 2, 10, "copy A… +1"),
            (&["copy of AP News"], 1, 12, "copy AP News"),
            (&["copy of The Associated Press"], 1, 12, "copy of The…"),
            (&["copy of The Associated Press"], 1, 18, "copy of The Assoc…"),
            (&["copy of The Associated Press"], 1, 10, "copy The…"),
            (&["copy of Le Monde"], 1, 4, "cop…"),
            (&[], 0, 12, "no source"),
        ] {
            assert_eq!(entry(names, origins).named(columns).as_str(), shown, "{names:?} in {columns}");
        }
    }
}
