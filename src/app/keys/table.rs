//! The rows of the table of commands.

use super::{Command, Hint, Section};
use crate::app::action::{Action, Amount, Direction};
use crate::app::find::Purpose;
use crate::app::key::{Code, Key};
use crate::app::laning::LaneAction;
use crate::app::line::Edit;
use crate::app::page::Target;
use crate::app::scale::Zoom;
use crate::app::state::{Mode, Place, State};
use crate::model::CitationStyle;

const EVERYWHERE: &[Place] = &Place::ALL;
/// Wherever letters are keys.
const ALL: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Problems,
    Place::Facets,
    Place::Sources,
    Place::Figures,
    Place::Lanes,
    Place::Help,
];
const LINE: &[Place] = &[Place::Line];
const COPYING: &[Place] = &[Place::Copying];
/// Wherever letters are keys, and while a style is asked for.
const HELPED: &[Place] = &[
    Place::List,
    Place::Detail,
    Place::Problems,
    Place::Facets,
    Place::Sources,
    Place::Figures,
    Place::Lanes,
    Place::Help,
    Place::Copying,
];
const FACETS: &[Place] = &[Place::Facets];
/// Where one is among events.
const TIMELINE: &[Place] = &[Place::List, Place::Lanes, Place::Detail];
/// Where one goes from event to event.
const LIST: &[Place] = &[Place::List, Place::Lanes];
const LANES: &[Place] = &[Place::Lanes];
const DETAIL: &[Place] = &[Place::Detail];
const COVERS: &[Place] = &[Place::Problems, Place::Facets, Place::Sources, Place::Figures, Place::Help, Place::Copying];
const SOURCES: &[Place] = &[Place::Sources];
const FIGURES: &[Place] = &[Place::Figures];
const VIEWS: &[Place] = &[Place::List, Place::Lanes, Place::Detail, Place::Sources, Place::Figures];
const PROBLEMS: &[Place] = &[Place::Problems];

const fn always(_: &State) -> bool {
    true
}

const fn hint(words: &'static str, rank: u8) -> Hint {
    Hint { words, rank }
}

const fn row(name: &'static str, keys: &'static [Key], places: &'static [Place], help: &'static str) -> Command {
    let (section, action) = (Section::Moving, (|_| Action::Redraw) as fn(Key) -> Action);
    Command { name, keys, places, applies: always, reads: false, hint: None, hinted: always, help, section, action }
}

const fn code(code: Code) -> Key {
    Key::plain(code)
}

const DIGITS: &[Key] = &[
    Key::char('1'),
    Key::char('2'),
    Key::char('3'),
    Key::char('4'),
    Key::char('5'),
    Key::char('6'),
    Key::char('7'),
    Key::char('8'),
    Key::char('9'),
];

/// The source that a digit stands for.
fn cited(key: Key) -> Action {
    let number = match key.code {
        Code::Char(digit) => digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
        _ => None,
    };
    Action::Select(Target::Source(number.unwrap_or_default()))
}

const MOVE: &str = "up and down: by an event, in a text by a line";
const PAGE: &str = "a page up and down";
const HALF_PAGE: &str = "half a page up and down";
const END: &str = "to the beginning and the end";
const YEAR: &str = "to the previous and the next year in which something starts";
const EVENT: &str = "to the previous and the next event, from either pane";
const SCROLL: &str = "scroll the detail without leaving the list";
const HISTORY: &str = "a line typed before";
const COMPLETE: &str = "complete a field, or a value of one with how many events have it; again for the next";
const CURSOR: &str = "the cursor; to the beginning and the end of the line";
const ERASE: &str = "take away a letter, the word, or all before the cursor";
const DAY: &str = "what was known the day before, the day after";
const PUBLICATION: &str = "to the previous and the next day on which something was published";
const HIT: &str = "to the next and the previous event that the search has found";
const RELATED: &str = "select a related event";
const DISPUTED: &str = "to the previous and the next disputed event";
const ORDER: &str = "put the sources in order by another column";
const OPEN: &str = "open the source that is selected, or the first with an address, in the browser";
const COPY: &str = "copy the citation that is selected, or the first: a second key names the style";
const COLUMN: &str = "to the previous and the next events on the strip";
const SILENCE: &str = "to the longest silence, and from there to the next longest and back; in lanes, of the lane";
const ALONG: &str = "to the previous and the next event of the lane";
const ZOOM: &str = "look closer and from further away, around the cursor";
const PAN: &str = "look at what comes before and after";
const BY: &str = "lanes by tag, place, person, source, publisher, file: the next and the previous";
const MEASURE: &str = "to the previous and the next measure";

/// All commands, in the order of help. Two that share their words for it stand together.
pub const COMMANDS: &[Command] = &[
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
        action: |_| Action::Pane(crate::app::geometry::Pane::Detail),
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
