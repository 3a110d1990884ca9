//! Finding events, and the line in which that is typed.
//!
//! Owns those rows of the table of commands, in the order of help. Refuses anything that is not a row.

use crate::app::action::Action;
use crate::app::commands::table::{
    COMPLETE, CURSOR, ERASE, FACETS, HISTORY, HIT, LINE, TIMELINE, VIEWS, code, hint, row,
};
use crate::app::commands::{Command, Section};
use crate::app::input::{Code, Key};
use crate::app::mode::Place;
use crate::app::search::prompt::Edit;
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::app::step::Direction;

/// Its commands.
pub(super) const FINDING: &[Command] = &[
    Command {
        section: Section::Finding,
        applies: State::has_events,
        hint: Some(hint("search", 3)),
        action: |_| Action::Begin(Purpose::Search),
        ..row("search", &[Key::char('/')], TIMELINE, "search: words anywhere in an event, and all that a filter takes")
    },
    Command {
        section: Section::Finding,
        applies: State::has_hits,
        hint: Some(hint("next found", 1)),
        action: |_| Action::Hit(Direction::Forward),
        ..row("next-found", &[Key::char('n')], TIMELINE, HIT)
    },
    Command {
        section: Section::Finding,
        applies: State::has_hits,
        hint: Some(hint("next found", 1)),
        action: |_| Action::Hit(Direction::Back),
        ..row("previous-found", &[Key::char('N')], TIMELINE, HIT)
    },
    Command {
        section: Section::Finding,
        hint: Some(hint("filter", 4)),
        action: |_| Action::Begin(Purpose::Filter),
        ..row("filter", &[Key::char('f')], VIEWS, "filter: words, fields, dates; Esc shows all again")
    },
    Command {
        section: Section::Finding,
        hint: Some(hint("facets", 11)),
        action: |_| Action::Facets,
        ..row(
            "facets",
            &[Key::char('c')],
            &[Place::List, Place::Lanes, Place::Detail, Place::Facets],
            "what events have in common: tags, places, people, sources, kinds, with counts; and back",
        )
    },
    Command {
        section: Section::Finding,
        applies: State::has_facets,
        hint: Some(hint("ask for it or not", 1)),
        action: |_| Action::ToggleFacet,
        ..row(
            "toggle-facet",
            &[code(Code::Enter), Key::char(' ')],
            FACETS,
            "ask for the value, or take it out of the filter",
        )
    },
    Command {
        section: Section::Finding,
        applies: State::has_events,
        hint: Some(hint("go to date", 5)),
        action: |_| Action::Begin(Purpose::Date),
        ..row("go-to-date", &[Key::char('t')], TIMELINE, "go to a date: a day, a month, a year, any EDTF")
    },
    Command {
        section: Section::Typing,
        hint: Some(hint("keep", 0)),
        action: |_| Action::Keep,
        ..row("keep", &[code(Code::Enter)], LINE, "keep what was found; Esc goes back to where you were")
    },
    Command {
        section: Section::Typing,
        applies: State::can_complete,
        hint: Some(hint("complete", 2)),
        action: |_| Action::Complete(Direction::Forward),
        ..row("complete", &[code(Code::Tab)], LINE, COMPLETE)
    },
    Command {
        section: Section::Typing,
        applies: State::can_complete,
        action: |_| Action::Complete(Direction::Back),
        ..row("complete-back", &[code(Code::BackTab)], LINE, COMPLETE)
    },
    Command {
        section: Section::Typing,
        hint: Some(hint("typed before", 3)),
        action: |_| Action::Recall(Direction::Back),
        ..row("older-line", &[code(Code::Up)], LINE, HISTORY)
    },
    Command {
        section: Section::Typing,
        hint: Some(hint("typed before", 3)),
        action: |_| Action::Recall(Direction::Forward),
        ..row("newer-line", &[code(Code::Down)], LINE, HISTORY)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Left),
        ..row("cursor-left", &[code(Code::Left)], LINE, CURSOR)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Right),
        ..row("cursor-right", &[code(Code::Right)], LINE, CURSOR)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Home),
        ..row("cursor-home", &[code(Code::Home), Key::ctrl('a')], LINE, CURSOR)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::End),
        ..row("cursor-end", &[code(Code::End), Key::ctrl('e')], LINE, CURSOR)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Backspace),
        ..row("erase", &[code(Code::Backspace), Key::ctrl('h')], LINE, ERASE)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Delete),
        ..row("erase-next", &[code(Code::Delete)], LINE, ERASE)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Word),
        ..row("erase-word", &[Key::ctrl('w')], LINE, ERASE)
    },
    Command {
        section: Section::Typing,
        action: |_| Action::Edit(Edit::Clear),
        ..row("erase-all", &[Key::ctrl('u')], LINE, ERASE)
    },
];
