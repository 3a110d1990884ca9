//! What may stand where the cursor of a prompt is: listed while a value is typed, put in by Tab.

use crate::app::search::prompt::TextInput;
use crate::app::search::state::{Choice, Choices, OpenPrompt, Purpose, Reply};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::app::update::dates::either;
use crate::model::Date;
use crate::query::{Completion, Field, Mistake, Replacement, complete, rank};
use crate::text::Clean;

/// What may stand where a date is asked for.
const DATES: &str = "a date: 2022-03, March 2022, today; from one to another: 2022..2024";
/// As many values are offered.
const OFFERED: usize = 50;

impl State {
    /// The values that fit what is typed, where it is one; else the first mistake, unless that is only that there is more to
    /// come where the cursor is.
    pub(in crate::app) fn choices_or_mistake(&self, prompt: &OpenPrompt, mut mistakes: Vec<Mistake>) -> Reply {
        let input = &prompt.input;
        let place = complete(input.text(), input.cursor());
        let here = place.as_ref().map_or(input.cursor()..input.cursor(), |place| place.span.clone());
        let is_here = |span: &std::ops::Range<usize>| span.start <= here.end && here.start <= span.end;
        if let Some(elsewhere) = mistakes.iter().position(|mistake| !is_here(&mistake.span)) {
            return Reply::Mistake(mistakes.swap_remove(elsewhere));
        }
        if let Some(date) = place.as_ref().filter(|place| matches!(place.field, Some(Field::When(_)))) {
            match Date::typed(&date.prefix, self.options.today) {
                _ if date.prefix.is_empty() && self.years().is_empty() => return Reply::Answer(Clean::from(DATES)),
                _ if date.prefix.is_empty() => {}
                Err(error) if error.readings.len() > 1 => {
                    return Reply::Answer(either(&error.readings, self.room_for_answer(), self.lang()));
                }
                _ if Date::is_begun(&date.prefix) => return Reply::Nothing,
                _ => {}
            }
        }
        let choices = place.filter(|place| place.field.is_some()).map(|place| self.choices(place, input));
        if let Some(choices) = choices.filter(|choices| !choices.offered.is_empty()) {
            return Reply::Choices(choices);
        }
        mistakes.into_iter().find(|mistake| !mistake.span.is_empty()).map_or(Reply::Nothing, Reply::Mistake)
    }

    /// Puts in what was probably meant for what is wrong; the cursor stays where it is in what is right.
    fn mend(&mut self, Replacement { span, text }: &Replacement) {
        let Some(prompt) = &self.query.prompt else { return };
        let (typed, cursor) = (prompt.input.text(), prompt.input.cursor());
        let part = |range| typed.get(range).unwrap_or_default();
        let (before, behind) = (part(0..span.start), part(span.end..typed.len()));
        let right = before.len() + text.len() + cursor.saturating_sub(span.end);
        let cursor = if cursor < span.start { cursor } else { right };
        let input = TextInput::at(format!("{before}{text}{behind}"), cursor);
        self.set_input(input);
        self.follow_input();
    }

    /// Puts in the next of what may be typed here, or the previous.
    pub(in crate::app) fn complete(&mut self, direction: Direction) {
        let Some(prompt) = &self.query.prompt else { return };
        if prompt.purpose == Purpose::Command {
            return self.choose_command(direction);
        }
        if prompt.purpose == Purpose::Export {
            return self.turn_form(direction);
        }
        let known = match &prompt.reply {
            Reply::Choices(choices) => Some(choices.clone()),
            Reply::Mistake(Mistake { replacement: Some(replacement), .. }) => {
                return self.mend(&replacement.clone());
            }
            _ => place(prompt).map(|place| self.choices(place, &prompt.input)),
        };
        let Some(mut choices) = known else { return };
        let last = choices.offered.len().saturating_sub(1);
        let chosen = match (choices.chosen, direction) {
            (Some(chosen), Direction::Forward) if chosen < last => chosen + 1,
            (Some(chosen), Direction::Back) if chosen > 0 => chosen - 1,
            (_, Direction::Forward) => 0,
            (_, Direction::Back) => last,
        };
        let Some(Choice { word, .. }) = choices.offered.get(chosen) else { return };
        let (text, cursor) = choices.place.insert(choices.base.text(), word);
        self.set_input(TextInput::at(text, cursor));
        self.follow_input();
        // Where there was no choice, the next Tab goes on with what comes behind it.
        if choices.offered.len() > 1 {
            choices.chosen = Some(chosen);
            self.set_reply(Reply::Choices(choices));
        }
    }

    /// What may stand there, with how many events have it where that is known; of a date that can be read in several ways,
    /// each. Of dates, the years under which visible events stand, the last first.
    fn choices(&self, place: Completion, input: &TextInput) -> Choices {
        let facets = self.query.facets.as_deref();
        let values = place.field.zip(facets).map_or(&[][..], |(field, facets)| facets.of(field));
        let asks_when = matches!(place.field, Some(Field::When(_)));
        let is_date = asks_when || place.field.is_none() && self.prompt().is_some_and(|open| !open.purpose.is_query());
        let choice = |word: String, count| {
            let name = place.field.zip(facets).and_then(|(field, facets)| facets.called(field, &word));
            let name = name.map(str::to_owned).or_else(|| {
                let date = Date::parse(&word).ok().filter(|_| is_date)?;
                Some(date.in_language(self.lang()).words())
            });
            Choice { word, name, count }
        };
        let counted = |word: String| {
            let count = values.iter().find(|(value, _)| *value == word).map(|(_, count)| *count);
            choice(word, count)
        };
        let readings = match Date::typed(&place.prefix, self.options.today) {
            Err(error) if is_date && error.readings.len() > 1 => error.readings,
            _ if is_date => Vec::new(),
            _ => place.known(),
        };
        let mut offered: Vec<Choice> = readings.into_iter().map(counted).collect();
        let words = offered.len();
        let years = if asks_when { self.years() } else { Vec::new() };
        let fitting = if asks_when {
            years.iter().filter(|(year, _)| year.starts_with(&place.prefix)).collect()
        } else {
            rank(&place.prefix, values)
        };
        for (value, count) in fitting.iter().take(OFFERED) {
            if offered.iter().take(words).all(|known| known.word != *value) {
                let said = choice(value.clone(), Some(*count));
                // A year is called what it is.
                offered.push(if asks_when { Choice { name: None, ..said } } else { said });
            }
        }
        let more = fitting.len().saturating_sub(OFFERED);
        Choices { base: input.clone(), place, offered, more, chosen: None }
    }

    /// Has the years that are listed while a date is typed counted among the events that are visible by now.
    pub(in crate::app) fn count_years(&mut self) {
        let listed = self.prompt().and_then(|prompt| match &prompt.reply {
            Reply::Choices(Choices { place, chosen: None, .. }) => place.field,
            Reply::Answer(_) => place(prompt)?.field,
            _ => None,
        });
        if let Some(Field::When(_)) = listed {
            self.reply();
        }
    }

    /// The years under which visible events stand, as a query has them, with how many do; the last first.
    fn years(&self) -> Vec<(String, usize)> {
        // What has no date stands behind all that has one.
        let year =
            |row: usize| self.timeline.rows().get(row).and_then(|row| self.timeline.year(row)).unwrap_or(i64::MAX);
        let first_of = |wanted: i64| self.order.partition_point(0, |row| year(row) < wanted);
        let (mut years, mut end) = (Vec::new(), first_of(i64::MAX));
        while let Some(last) = end.checked_sub(1).and_then(|last| self.order.row(last)) {
            let (year, before) = (year(last), first_of(year(last)));
            years.push((Date::year_written(year), end - before.min(end)));
            end = before.min(end - 1);
        }
        years
    }
}

/// What is completed: a word or a value of a query, all of a date.
fn place(prompt: &OpenPrompt) -> Option<Completion> {
    let (typed, cursor) = (prompt.input.text(), prompt.input.cursor());
    if prompt.purpose.is_query() {
        return complete(typed, cursor);
    }
    Some(Completion { field: None, prefix: typed.to_owned(), span: 0..typed.len() })
}
