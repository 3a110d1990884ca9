//! The views beside the timeline, and the program itself.
//!
//! Owns those rows of the table of commands, in the order of help. Refuses anything that is not a row.

use crate::app::action::Action;
use crate::app::commands::table::{
    ALONG, BY, COVERS, EVERYWHERE, FIGURES, HELPED, LANES, MEASURE, ORDER, PAN, PROBLEMS, SOURCES, TIMELINE, VIEWS,
    ZOOM, code, hint, row,
};
use crate::app::commands::{Command, Section};
use crate::app::input::{Code, Key};
use crate::app::lanes::state::LaneAction;
use crate::app::mode::{Mode, Place};
use crate::app::state::State;
use crate::app::step::Direction;
use crate::plot::scale::Zoom;

/// Its commands.
pub(super) const VIEWS_AND_PROGRAM: &[Command] = &[
    Command {
        section: Section::Views,
        hint: Some(hint("sources", 9)),
        action: |_| Action::View(Mode::Sources),
        ..row("sources", &[Key::char('s')], VIEWS, "the sources and what rests on each, and back")
    },
    Command {
        section: Section::Views,
        hint: Some(hint("figures", 9)),
        action: |_| Action::View(Mode::Figures),
        ..row("figures", &[Key::char('v')], VIEWS, "the figures over time, and back")
    },
    Command {
        section: Section::Views,
        applies: State::has_source_focused,
        hint: Some(hint("its events", 1)),
        action: |_| Action::OpenSource,
        ..row("open-source", &[code(Code::Enter)], SOURCES, "only the events that rest on the source, in the timeline")
    },
    Command {
        section: Section::Views,
        applies: State::has_source_focused,
        hint: Some(hint("order", 2)),
        action: |_| Action::Sort(Direction::Back),
        ..row("previous-order", &[code(Code::Left), Key::char('h')], SOURCES, ORDER)
    },
    Command {
        section: Section::Views,
        applies: State::has_source_focused,
        hint: Some(hint("order", 2)),
        action: |_| Action::Sort(Direction::Forward),
        ..row("next-order", &[code(Code::Right), Key::char('l')], SOURCES, ORDER)
    },
    Command {
        section: Section::Views,
        applies: State::has_source_focused,
        hint: Some(hint("reverse", 3)),
        action: |_| Action::Reverse,
        ..row("reverse", &[Key::char('r')], SOURCES, "turn their order round")
    },
    Command {
        section: Section::Views,
        applies: State::has_source_focused,
        hint: Some(hint("publishers", 3)),
        action: |_| Action::Gather,
        ..row("publishers", &[Key::char('p')], SOURCES, "take each publisher's sources together, or apart")
    },
    Command {
        section: Section::Views,
        applies: State::has_figure_focused,
        hint: Some(hint("to the event", 1)),
        action: |_| Action::OpenFigure,
        ..row("open-figure", &[code(Code::Enter)], FIGURES, "to the event that the figure is from")
    },
    Command {
        section: Section::Views,
        applies: State::has_other_measures,
        hint: Some(hint("measure", 1)),
        action: |_| Action::Measure(Direction::Back),
        ..row("previous-measure", &[code(Code::Left), Key::char('h')], FIGURES, MEASURE)
    },
    Command {
        section: Section::Views,
        applies: State::has_other_measures,
        hint: Some(hint("measure", 1)),
        action: |_| Action::Measure(Direction::Forward),
        ..row("next-measure", &[code(Code::Right), Key::char('l')], FIGURES, MEASURE)
    },
    Command {
        section: Section::Lanes,
        hint: Some(hint("lanes", 8)),
        action: |_| Action::View(Mode::Lanes),
        ..row(
            "lanes",
            &[Key::char('L')],
            VIEWS,
            "time across the screen, an event in each lane it belongs to; and back",
        )
    },
    Command {
        section: Section::Lanes,
        applies: State::can_go_along,
        hint: Some(hint("event", 0)),
        action: |_| Action::Lanes(LaneAction::Along(Direction::Back)),
        ..row("previous-in-lane", &[code(Code::Left)], LANES, ALONG)
    },
    Command {
        section: Section::Lanes,
        applies: State::can_go_along,
        hint: Some(hint("event", 0)),
        action: |_| Action::Lanes(LaneAction::Along(Direction::Forward)),
        ..row("next-in-lane", &[code(Code::Right)], LANES, ALONG)
    },
    Command {
        section: Section::Lanes,
        applies: State::can_zoom_in,
        hint: Some(hint("zoom", 1)),
        action: |_| Action::Lanes(LaneAction::Zoom(Zoom::In)),
        ..row("zoom-in", &[Key::char('+'), Key::char('=')], LANES, ZOOM)
    },
    Command {
        section: Section::Lanes,
        applies: State::is_zoomed,
        hint: Some(hint("zoom", 1)),
        action: |_| Action::Lanes(LaneAction::Zoom(Zoom::Out)),
        ..row("zoom-out", &[Key::char('-')], LANES, ZOOM)
    },
    Command {
        section: Section::Lanes,
        applies: State::is_zoomed,
        hint: Some(hint("all of time", 4)),
        action: |_| Action::Lanes(LaneAction::Fit),
        ..row("fit", &[Key::char('0')], LANES, "all of time")
    },
    Command {
        section: Section::Lanes,
        applies: State::is_zoomed,
        hint: Some(hint("pan", 2)),
        action: |_| Action::Lanes(LaneAction::Pan(Direction::Back)),
        ..row("pan-back", &[Key::char('h')], LANES, PAN)
    },
    Command {
        section: Section::Lanes,
        applies: State::is_zoomed,
        hint: Some(hint("pan", 2)),
        action: |_| Action::Lanes(LaneAction::Pan(Direction::Forward)),
        ..row("pan-forward", &[Key::char('l')], LANES, PAN)
    },
    Command {
        section: Section::Lanes,
        applies: State::has_events,
        hint: Some(hint("by what", 2)),
        action: |_| Action::Lanes(LaneAction::By(Direction::Forward)),
        ..row("next-lanes", &[Key::char('b')], LANES, BY)
    },
    Command {
        section: Section::Lanes,
        applies: State::has_events,
        action: |_| Action::Lanes(LaneAction::By(Direction::Back)),
        ..row("previous-lanes", &[Key::char('B')], LANES, BY)
    },
    Command {
        section: Section::Lanes,
        applies: State::has_other_lanes,
        hint: Some(hint("order", 2)),
        action: |_| Action::Lanes(LaneAction::Sort),
        ..row("order-lanes", &[Key::char('r')], LANES, "lanes by their first event, or the fullest first")
    },
    Command {
        section: Section::Views,
        applies: State::has_problem_event,
        hint: Some(hint("to the event", 1)),
        action: |_| Action::OpenProblem,
        ..row("open-problem", &[code(Code::Enter)], PROBLEMS, "to the event that the problem is about")
    },
    Command {
        section: Section::Views,
        action: |_| Action::Problems,
        ..row(
            "problems",
            &[Key::char('!')],
            &[Place::List, Place::Lanes, Place::Detail, Place::Problems],
            "what is wrong with the files, and back",
        )
    },
    Command {
        section: Section::Views,
        hint: Some(hint("help", 2)),
        action: |_| Action::Help,
        ..row("help", &[Key::char('?')], HELPED, "keys and signs, and back")
    },
    Command {
        section: Section::Views,
        action: |_| Action::Help,
        ..row("help-anywhere", &[code(Code::F(1))], EVERYWHERE, "keys and signs, and back")
    },
    Command {
        section: Section::Views,
        applies: State::can_go_back,
        hint: Some(hint("back", 1)),
        action: |_| Action::Back,
        ..row("back", &[code(Code::Esc)], EVERYWHERE, "one step back; never ends the program")
    },
    Command {
        section: Section::Views,
        action: |_| Action::Back,
        ..row("close", &[Key::char('q')], COVERS, "back to the timeline")
    },
    Command {
        section: Section::Program,
        hint: Some(hint("quit", 10)),
        action: |_| Action::Quit,
        ..row("quit", &[Key::char('q')], TIMELINE, "end the program")
    },
    Command {
        section: Section::Program,
        action: |_| Action::Quit,
        ..row("quit-at-once", &[Key::ctrl('c')], EVERYWHERE, "end the program, wherever you are")
    },
    Command {
        section: Section::Program,
        action: |_| Action::Suspend,
        ..row("suspend", &[Key::ctrl('z')], EVERYWHERE, "stop the program; `fg` brings it back")
    },
    Command {
        section: Section::Program,
        action: |_| Action::Redraw,
        ..row("redraw", &[Key::ctrl('l')], EVERYWHERE, "draw the screen again")
    },
];
