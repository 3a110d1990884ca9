//! What was known when, the focused event, and what is taken out of it.
//!
//! Owns those rows of the table of commands, in the order of help. Refuses anything that is not a row.

use crate::app::action::Action;
use crate::app::commands::table::{
    COPY, COPYING, DAY, DETAIL, DIGITS, LIST, OPEN, PUBLICATION, RELATED, SCROLL, SOURCES, TIMELINE, VIEWS, cited,
    code, hint, row,
};
use crate::app::commands::{Command, Section};
use crate::app::input::{Code, Key};
use crate::app::search::state::Purpose;
use crate::app::state::State;
use crate::app::step::Direction;
use crate::model::CitationStyle;

/// Its commands.
pub(super) const READING: &[Command] = &[
    Command {
        section: Section::Knowing,
        hint: Some(hint("what was known", 12)),
        action: |_| Action::Begin(Purpose::AsOf),
        ..row(
            "as-of",
            &[Key::char('a')],
            VIEWS,
            "what was known on a day, from what had been published by its end; Esc ends it",
        )
    },
    Command {
        section: Section::Knowing,
        hint: Some(hint("day", 2)),
        hinted: State::looks_back,
        action: |_| Action::StepDay(Direction::Back),
        ..row("previous-day", &[Key::char(',')], VIEWS, DAY)
    },
    Command {
        section: Section::Knowing,
        hint: Some(hint("day", 2)),
        hinted: State::looks_back,
        action: |_| Action::StepDay(Direction::Forward),
        ..row("next-day", &[Key::char('.')], VIEWS, DAY)
    },
    Command {
        section: Section::Knowing,
        hint: Some(hint("publication", 2)),
        hinted: State::looks_back,
        action: |_| Action::StepPublication(Direction::Back),
        ..row("previous-publication", &[Key::char('(')], VIEWS, PUBLICATION)
    },
    Command {
        section: Section::Knowing,
        hint: Some(hint("publication", 2)),
        hinted: State::looks_back,
        action: |_| Action::StepPublication(Direction::Forward),
        ..row("next-publication", &[Key::char(')')], VIEWS, PUBLICATION)
    },
    Command {
        section: Section::Detail,
        applies: State::has_events,
        hint: Some(hint("read", 1)),
        action: |_| Action::Pane(crate::app::mode::Pane::Detail),
        ..row("read", &[code(Code::Enter)], LIST, "into the detail of the event")
    },
    Command {
        section: Section::Detail,
        applies: State::has_events,
        hint: Some(hint("pane", 6)),
        action: |_| Action::OtherPane,
        ..row("other-pane", &[code(Code::Tab), code(Code::BackTab)], VIEWS, "to the other pane")
    },
    Command {
        section: Section::Detail,
        reads: true,
        applies: State::can_scroll_detail,
        hint: Some(hint("scroll detail", 8)),
        action: |_| Action::ScrollDetail(Direction::Forward, 1),
        ..row("detail-down", &[Key::char('J')], LIST, SCROLL)
    },
    Command {
        section: Section::Detail,
        reads: true,
        applies: State::can_scroll_detail,
        hint: Some(hint("scroll detail", 8)),
        action: |_| Action::ScrollDetail(Direction::Back, 1),
        ..row("detail-up", &[Key::char('K')], LIST, SCROLL)
    },
    Command {
        section: Section::Detail,
        applies: State::has_related,
        hint: Some(hint("related", 3)),
        action: |_| Action::SelectRelated(Direction::Back),
        ..row("previous-related", &[code(Code::Left), Key::char('h')], DETAIL, RELATED)
    },
    Command {
        section: Section::Detail,
        applies: State::has_related,
        hint: Some(hint("related", 3)),
        action: |_| Action::SelectRelated(Direction::Forward),
        ..row("next-related", &[code(Code::Right), Key::char('l')], DETAIL, RELATED)
    },
    Command {
        section: Section::Detail,
        applies: State::has_related_selected,
        hint: Some(hint("follow", 2)),
        action: |_| Action::FollowRelated,
        ..row("follow", &[code(Code::Enter)], DETAIL, "go to the related event that is selected")
    },
    Command {
        section: Section::Detail,
        applies: State::has_sources,
        hint: Some(hint("source", 9)),
        action: cited,
        ..row("source", DIGITS, TIMELINE, "show the source of that number")
    },
    Command {
        section: Section::Detail,
        applies: State::has_sources,
        hint: Some(hint("open", 3)),
        action: |_| Action::OpenCitation,
        ..row("open", &[Key::char('o')], DETAIL, OPEN)
    },
    Command {
        section: Section::Detail,
        applies: State::has_sources,
        action: |_| Action::OpenCitation,
        ..row("open-first", &[Key::char('o')], LIST, OPEN)
    },
    Command {
        section: Section::Detail,
        applies: State::has_source_focused,
        hint: Some(hint("open", 3)),
        action: |_| Action::OpenCitation,
        ..row("open-focused", &[Key::char('o')], SOURCES, OPEN)
    },
    Command {
        section: Section::Detail,
        applies: State::has_sources,
        hint: Some(hint("copy", 3)),
        action: |_| Action::Copy,
        ..row("copy", &[Key::char('y')], DETAIL, COPY)
    },
    Command {
        section: Section::Detail,
        applies: State::has_sources,
        action: |_| Action::Copy,
        ..row("copy-first", &[Key::char('y')], LIST, COPY)
    },
    Command {
        section: Section::Detail,
        applies: State::has_source_focused,
        hint: Some(hint("copy", 3)),
        action: |_| Action::Copy,
        ..row("copy-focused", &[Key::char('y')], SOURCES, COPY)
    },
    Command {
        section: Section::Detail,
        applies: State::has_events,
        action: |_| Action::CopyPlace,
        ..row("copy-place", &[Key::char('Y')], TIMELINE, "copy where the event stands: FILE:LINE")
    },
    Command {
        section: Section::Copying,
        hint: Some(hint("plain", 0)),
        action: |_| Action::CopyAs(CitationStyle::Text),
        ..row("copy-text", &[Key::char('y')], COPYING, "as a line of text")
    },
    Command {
        section: Section::Copying,
        hint: Some(hint("Markdown", 0)),
        action: |_| Action::CopyAs(CitationStyle::Markdown),
        ..row("copy-markdown", &[Key::char('m')], COPYING, "as a line of Markdown")
    },
    Command {
        section: Section::Copying,
        hint: Some(hint("BibTeX", 0)),
        action: |_| Action::CopyAs(CitationStyle::BibTex),
        ..row("copy-bibtex", &[Key::char('b')], COPYING, "as an entry of BibTeX")
    },
    Command {
        section: Section::Copying,
        hint: Some(hint("CSL-JSON", 0)),
        action: |_| Action::CopyAs(CitationStyle::CslJson),
        ..row("copy-csl-json", &[Key::char('c')], COPYING, "as CSL-JSON, which Zotero and pandoc read")
    },
];
