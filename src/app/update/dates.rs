//! Dates that are typed: what certainly starts there, what may, and what is nearest.

use crate::app::layout::clip;
use crate::app::search::state::{OpenPrompt, Purpose, Reply};
use crate::app::state::State;
use crate::app::update::prompt::FOLLOWED;
use crate::evidence::as_of::as_known_on;
use crate::evidence::length;
use crate::model::date::{Precision, row_starts};
use crate::model::{Answer, Cutoff, Date, DateError, Lang, Noun, Period, Phrase};
use crate::query::Mistake;
use crate::text::Clean;
use std::collections::HashSet;

/// So many dates are read to tell how surely they start; of more it is said that they may.
const READ: usize = 1_000;

/// No less than so many columns are left of a title.
const LEAST: usize = 8;

/// The position of an event, and how far away it is: "5 days later".
type Nearest = (usize, String);

/// Which of the visible events start at a date.
pub(in crate::app) struct Starts {
    certainly: usize,
    possibly: usize,
    /// The position of the first that certainly does, else of the first that may.
    first: Option<usize>,
    /// Its title.
    title: String,
    /// Where none does: the position of the nearest, and how far away it is, in words.
    nearest: Option<Nearest>,
}

impl Starts {
    /// The same in so many columns, where that is only a matter of the title.
    pub(in crate::app) fn words_in(&self, date: &Date, room: usize) -> String {
        let words = self.words(date);
        let over = Clean::line(&words).width().saturating_sub(room);
        let title = clip::mention(&self.title);
        match title.width().checked_sub(over) {
            Some(left) if over > 0 && left >= LEAST => words.replacen(&self.title, title.cut(left, "…").as_str(), 1),
            _ => words,
        }
    }

    /// The position to go to.
    fn position(&self) -> Option<usize> {
        self.first.or(self.nearest.as_ref().map(|(position, _)| *position))
    }

    /// "March 2025: 3 events, first \u{201c}Alien Enemies Act invoked\u{201d}"; "December 2025: none certainly; 6 may".
    pub(in crate::app) fn words(&self, date: &Date) -> String {
        let (name, title, lang) = (date.name(), &self.title, date.language());
        let events = lang.counted(self.certainly, Noun::Event);
        match (self.certainly, self.possibly, &self.nearest) {
            (0, 0, None) => lang.say(Phrase::NoneThere, &[&name]),
            (0, 0, Some((_, away))) => lang.say(Phrase::NearestThere, &[&name, away]),
            (0, may, _) => lang.say(Phrase::NoneSureThere, &[&name, &lang.grouped(may), title]),
            (1, 0, _) => lang.say(Phrase::OneThere, &[&name, &events, title]),
            (_, 0, _) => lang.say(Phrase::SomeThere, &[&name, &events, title]),
            (_, may, _) => lang.say(Phrase::SomeAndMore, &[&name, &events, &lang.grouped(may), title]),
        }
    }
}

impl State {
    /// To the first event that certainly starts at a date, else the first that may, else the nearest; with a word on that.
    pub(in crate::app) fn go_to_date(&mut self, date: &Date) {
        let Some(starts) = self.starts(date) else { return };
        self.status = Some(clip::mention(&format!("{}.", starts.words(date))));
        if let Some(position) = starts.position() {
            self.go_to(position);
        }
    }

    /// The date that is typed, as it is told to the reader.
    pub(in crate::app) fn asked_date(&self, typed: &str) -> Result<Date, DateError> {
        Date::asked(typed, self.options.today).map(|date| date.in_language(self.lang()))
    }

    /// Goes to the date that is typed; where it is none yet, back to where the reader was.
    pub(in crate::app) fn follow_date(&mut self, typed: &str) {
        let date = if is_on_its_way(typed) { None } else { self.asked_date(typed).ok() };
        match date.and_then(|date| self.starts(&date)?.position()) {
            Some(position) => self.visit(position),
            None => self.back_to_origin(),
        }
    }

    /// What is found at the date that is typed, or known by its end; or what it may mean; or what is wrong with it, unless
    /// that is only that it is not typed to its end.
    pub(in crate::app) fn reply_to_date(&self, prompt: &OpenPrompt) -> Reply {
        let (typed, today) = (prompt.input.text(), self.options.today);
        let words = if prompt.purpose == Purpose::Date {
            // What stands before it.
            let room = self.room_for_answer().saturating_sub(2);
            self.asked_date(typed).map(|date| self.starts(&date).map(|starts| starts.words_in(&date, room)))
        } else {
            Cutoff::asked(typed, today).map(|cutoff| {
                let is_late = self.whole_timeline().len() > FOLLOWED;
                Some(as_known_on(&cutoff, self.lang()) + if is_late { " · Enter shows it" } else { "" })
            })
        };
        match words {
            Ok(Some(words)) => Reply::Answer(clip::mention(&format!("= {words}"))),
            Err(error) if error.readings.len() > 1 => {
                Reply::Answer(either(&error.readings, self.room_for_answer(), self.lang()))
            }
            Err(error) if !Date::is_begun(typed) => Reply::Mistake(no_date(typed, error)),
            Ok(None) | Err(_) => Reply::Nothing,
        }
    }

    /// The columns of the row in which a line is answered: a blank stands at both ends.
    pub(super) fn room_for_answer(&self) -> usize {
        usize::from(self.size.width).saturating_sub(2)
    }

    /// What starts at a date; none where no events are visible.
    pub(in crate::app) fn starts(&self, date: &Date) -> Option<Starts> {
        let period = Period::between(Some(date), Some(date));
        let (mut certainly, mut possibly, mut read) = ((0, None), (0, None), 0);
        for position in 0..self.order.len() {
            let Some((index, row)) = self.order.row(position).and_then(|n| Some((n, self.timeline.rows().get(n)?)))
            else {
                continue;
            };
            let answer = row_starts(row, &period).unwrap_or_else(|| {
                read += 1;
                let event = if read > READ { None } else { self.timeline.event(index).ok() };
                event.map_or(Answer::Possibly, |event| event.extent().starts(&period))
            });
            match answer {
                Answer::No => {}
                Answer::Possibly => possibly = (possibly.0 + 1, possibly.1.or(Some(position))),
                Answer::Certainly => certainly = (certainly.0 + 1, certainly.1.or(Some(position))),
            }
        }
        let first = certainly.1.or(possibly.1);
        let title = first.and_then(|position| self.timeline.event(self.order.row(position)?).ok());
        let title = title.map(|event| event.title).unwrap_or_default();
        let nearest = if first.is_none() { self.nearest_to(date) } else { None };
        self.has_events().then_some(Starts { certainly: certainly.0, possibly: possibly.0, first, title, nearest })
    }

    /// The event that stands nearest to a date at which none starts, and how far away that is.
    fn nearest_to(&self, date: &Date) -> Option<Nearest> {
        let rows = self.timeline.rows();
        let (first, last) = date.instants();
        let start = |position: usize| {
            let row = self.order.row(position).and_then(|row| rows.get(row))?;
            (!row.is_undated()).then(|| i128::from(row.first))
        };
        let at = self.order.partition_point(0, |row| rows.get(row).is_some_and(|row| row.first < first));
        let away = |position: usize, from: i64| start(position).map(|start| (start - i128::from(from)).abs());
        let before = at.checked_sub(1).and_then(|before| Some((before, away(before, first)?, false)));
        let after = away(at, last).map(|away| (at, away, true));
        let (position, _, is_later) = before.into_iter().chain(after).min_by_key(|(_, away, _)| *away)?;
        let event = self.timeline.event(self.order.row(position)?).ok()?;
        // Days are counted from one to another; from what is longer it is from its end, or to its start.
        let is_day = date.scanned().precision <= Precision::Day;
        let asked = if is_day { date.extent() } else { date.counted() };
        let found = event.extent().started();
        let length = if is_later { asked.length_to(&found) } else { found.length_to(&asked.started()) };
        let lang = date.language();
        let way = lang.say(if is_later { Phrase::Later } else { Phrase::Earlier }, &[""]).trim_start().to_owned();
        let words = length.map(|length| match length::away(&length, is_later, lang) {
            // How long it may be at the most does not say in which direction.
            within if within.starts_with(lang.lead(Phrase::Within)) => format!("{way}, {within}"),
            away => away,
        });
        Some((position, words.unwrap_or(way)))
    }
}

/// Whether a date is not typed to its end: its last number is no year of four digits, and none stands before it. `202` is a
/// year too, but is the beginning of one most often.
pub(super) fn is_on_its_way(typed: &str) -> bool {
    let mut numbers = typed.split(|c: char| !c.is_ascii_digit());
    typed.trim_end().ends_with(|c: char| c.is_ascii_digit()) && !numbers.any(|number| number.len() >= 4)
}

/// "3 April or 4 March? Tab 2022-04-03, again 2022-03-04"; in fewer columns "Tab 3 April, again 4 March".
pub(super) fn either(forms: &[String], room: usize, lang: Lang) -> Clean {
    let dates = forms.iter().filter_map(|form| Date::parse(form).ok());
    let words: Vec<String> = dates.map(|date| date.in_language(lang).words()).collect();
    let years: HashSet<&str> = words.iter().filter_map(|words| words.rsplit(' ').next()).collect();
    // Of two days in one year it is not said; of what ends with a year it may be the half.
    let are_days = years.len() == 1 && words.iter().all(|words| words.split(' ').count() == 3);
    let short = |words: &String| match words.rsplit_once(' ') {
        Some((day, _)) if are_days => day.to_owned(),
        _ => words.clone(),
    };
    let words: Vec<String> = words.iter().map(short).collect();
    let asked = Clean::line(&format!("{}? Tab {}", words.join(" or "), forms.join(", again ")));
    if asked.width() <= room { asked } else { Clean::line(&format!("Tab {}", words.join(", again "))) }
}

/// What is wrong with a date, as what is wrong with a query is told.
pub(super) fn no_date(typed: &str, error: DateError) -> Mistake {
    let shift = typed.len() - typed.trim_start().len();
    let from = (shift + error.offset).min(typed.len());
    let to = typed.get(from..).and_then(|rest| rest.chars().next()).map_or(from, |first| from + first.len_utf8());
    let mistake = Mistake::new(from..to, error.message, error.hint.unwrap_or_default());
    match error.suggestion {
        Some(form) => mistake.or(0..typed.len(), form),
        None => mistake,
    }
}
