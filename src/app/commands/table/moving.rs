//! Moving through events, lists and texts.
//!
//! Owns those rows of the table of commands, in the order of help. Refuses anything that is not a row.

use crate::app::action::Action;
use crate::app::commands::Command;
use crate::app::commands::table::{
    ALL, COLUMN, DISPUTED, END, EVENT, HALF_PAGE, LIST, MOVE, PAGE, SILENCE, TIMELINE, YEAR, code, hint, row,
};
use crate::app::input::{Code, Key};
use crate::app::state::State;
use crate::app::step::{Amount, Direction};

/// Its commands.
pub(super) const MOVING: &[Command] = &[
    Command {
        applies: State::can_move,
        hint: Some(hint("move", 0)),
        action: |_| Action::Move(Direction::Back, Amount::One),
        ..row("up", &[code(Code::Up), Key::char('k')], ALL, MOVE)
    },
    Command {
        applies: State::can_move,
        hint: Some(hint("move", 0)),
        action: |_| Action::Move(Direction::Forward, Amount::One),
        ..row("down", &[code(Code::Down), Key::char('j')], ALL, MOVE)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Back, Amount::Page),
        ..row("page-up", &[code(Code::PageUp), Key::ctrl('b')], ALL, PAGE)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Forward, Amount::Page),
        ..row("page-down", &[code(Code::PageDown), Key::ctrl('f')], ALL, PAGE)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Back, Amount::HalfPage),
        ..row("half-page-up", &[Key::ctrl('u')], ALL, HALF_PAGE)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Forward, Amount::HalfPage),
        ..row("half-page-down", &[Key::ctrl('d')], ALL, HALF_PAGE)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Back, Amount::ToEnd),
        ..row("first", &[Key::char('g'), code(Code::Home)], ALL, END)
    },
    Command {
        applies: State::can_move,
        action: |_| Action::Move(Direction::Forward, Amount::ToEnd),
        ..row("last", &[Key::char('G'), code(Code::End)], ALL, END)
    },
    Command {
        applies: State::has_other_events,
        hint: Some(hint("year", 7)),
        action: |_| Action::Year(Direction::Back),
        ..row("previous-year", &[Key::char('[')], TIMELINE, YEAR)
    },
    Command {
        applies: State::has_other_events,
        hint: Some(hint("year", 7)),
        action: |_| Action::Year(Direction::Forward),
        ..row("next-year", &[Key::char(']')], TIMELINE, YEAR)
    },
    Command {
        applies: State::has_other_events,
        action: |_| Action::Step(Direction::Back),
        ..row("previous-event", &[Key::ctrl('p')], TIMELINE, EVENT)
    },
    Command {
        applies: State::has_other_events,
        action: |_| Action::Step(Direction::Forward),
        ..row("next-event", &[Key::ctrl('n')], TIMELINE, EVENT)
    },
    Command {
        applies: State::has_disputed,
        hint: Some(hint("disputed", 7)),
        action: |_| Action::Disputed(Direction::Back),
        ..row("previous-disputed", &[Key::char('{')], TIMELINE, DISPUTED)
    },
    Command {
        applies: State::has_disputed,
        hint: Some(hint("disputed", 7)),
        action: |_| Action::Disputed(Direction::Forward),
        ..row("next-disputed", &[Key::char('}')], TIMELINE, DISPUTED)
    },
    Command {
        applies: State::has_strip,
        action: |_| Action::Column(Direction::Back),
        ..row("previous-column", &[Key::char('<')], LIST, COLUMN)
    },
    Command {
        applies: State::has_strip,
        action: |_| Action::Column(Direction::Forward),
        ..row("next-column", &[Key::char('>')], LIST, COLUMN)
    },
    Command {
        applies: State::has_other_events,
        hint: Some(hint("silence", 12)),
        action: |_| Action::Silence(Direction::Forward),
        ..row("next-silence", &[Key::char('z')], LIST, SILENCE)
    },
    Command {
        applies: State::has_other_events,
        hint: Some(hint("silence", 12)),
        action: |_| Action::Silence(Direction::Back),
        ..row("previous-silence", &[Key::char('Z')], LIST, SILENCE)
    },
];
