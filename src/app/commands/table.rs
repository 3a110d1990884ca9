//! The table of commands: a line each, in the order of help. Two that share their words for it stand together.

use crate::app::action::{Action, AsOf, Detail, Go, Lanes, Program, Prompt, Sources, View};
use crate::app::commands::condition::Condition;
use crate::app::commands::{Command, Hint, Section};
use crate::app::input::{Code, Key};
use crate::app::jumps::MarkKey;
use crate::app::mode::{Focus, Mode};
use crate::app::search::prompt::Edit;
use crate::app::search::state::Purpose;
use crate::app::step::Amount::{HalfPage, One, Page, ToEnd};
use crate::app::step::Direction::{Back, Forward};
use crate::model::CitationStyle;
use crate::plot::scale::Zoom;

const EVERYWHERE: &[Focus] = &Focus::ALL;
/// Wherever one goes through a list, or through help.
const LISTED: &[Focus] =
    &[Focus::List, Focus::Problems, Focus::Facets, Focus::Sources, Focus::Figures, Focus::Lanes, Focus::Help];
const HELP_PAGE: &[Focus] = &[Focus::Help];
/// Wherever letters are keys, and while something is asked: everywhere but in the prompt.
const HELPED: &[Focus] = EVERYWHERE.split_at(10).0;
/// Wherever letters are keys: in the views, and in help.
const ALL: &[Focus] = EVERYWHERE.split_at(8).0;
const PROMPT: &[Focus] = &[Focus::Prompt];
const COPYING: &[Focus] = &[Focus::Copying];
const OPENING: &[Focus] = &[Focus::Opening];
const FACETS: &[Focus] = &[Focus::Facets];
/// Where one is among events.
const TIMELINE: &[Focus] = &[Focus::List, Focus::Lanes, Focus::Detail];
/// Where one goes from event to event.
const LIST: &[Focus] = &[Focus::List, Focus::Lanes];
const BROWSING: &[Focus] = &[Focus::List, Focus::Detail];
const LANES: &[Focus] = &[Focus::Lanes];
const DETAIL: &[Focus] = &[Focus::Detail];
/// What covers a view, or asks something in it.
const COVERS: &[Focus] = &[Focus::Help, Focus::Copying, Focus::Opening];
const SOURCES: &[Focus] = &[Focus::Sources];
const FIGURES: &[Focus] = &[Focus::Figures];
const VIEWS: &[Focus] = &[Focus::List, Focus::Lanes, Focus::Detail, Focus::Sources, Focus::Figures];
const ITEMS: &[Focus] = &[Focus::Problems, Focus::Sources, Focus::Figures];
const PROBLEMS: &[Focus] = &[Focus::Problems];
/// Where one goes through what is no event.
const NO_EVENTS: &[Focus] = &[Focus::Problems, Focus::Facets, Focus::Sources, Focus::Figures];
/// Where one goes through what was found.
const FOUND: &[Focus] = &[Focus::List, Focus::Lanes, Focus::Detail, Focus::Problems, Focus::Sources, Focus::Figures];
/// Where events are shown, or what they have in common.
const FILTERED: &[Focus] = &[Focus::List, Focus::Lanes, Focus::Detail, Focus::Sources, Focus::Figures, Focus::Facets];
/// Where a view has the keys: they take a number.
pub(super) const COUNTED: &[Focus] = ALL.split_at(7).0;
/// Where there are two panes, whose sizes keys change.
const PANES: &[Focus] = &[Focus::List, Focus::Detail, Focus::Sources, Focus::Figures];

const MOVE: &str = "up and down";
const PAGE: &str = "page up, down";
const HALF_PAGE: &str = "half a page";
const END: &str = "first, last";
const YEAR: &str = "year before, after";
const EVENT: &str = "event, either pane";
const SCROLL: &str = "scroll the details";
const HISTORY: &str = "the history: a line typed before";
const COMPLETE: &str = "complete a field, or a value of one with how many events have it; again for the next";
const CURSOR: &str = "the cursor; to the beginning and the end of the line";
const BY_WORD: &str = "the cursor, by a word";
const ERASE: &str = "take away a letter";
const ERASE_MORE: &str = "take away the word, all before the cursor, all behind it";
const DAY: &str = "as of a day, before, after";
const CHANGE: &str = "as of change before, after";
const HIT: &str = "search, found after, before";
const BESIDE: &str = "event before, after";
const ITEM: &str = "item before, after";
const FOLLOW: &str = "to what the item leads to";
const DISPUTED: &str = "disputed before, after";
const ORDER: &str = "put the sources in order by another column";
const OPEN: &str = "open its address";
const COPY: &str = "copy with its sources";
const PLACE: &str = "copy FILE:LINE";
const ACROSS: &str = "to the column of values before, and after";
const COLUMN: &str = "before, after on the strip";
const SILENCE: &str = "longest gap, next longest";
const JUMP: &str = "back, forward";
const SIZE: &str = "pane larger, smaller, reset";
const ALONG: &str = "before, after in the lane";
const ZOOM: &str = "zoom in, out, all of time";
const PAN: &str = "look before, behind";
const BY: &str = "lanes by what, in what order";
const FIGURE: &str = "figure before, after";
const HELP: &str = "all commands, these keys";
const EDIT_EVENT: &str = "edit the event, add another";
const EDIT_ITEM: &str = "edit the item, add an event";
const PROBLEMS_OR_EXPORT: &str = "problems in files, export";
const STOP: &str = "stop, reread, redraw";

const UP: Key = Key::plain(Code::Up);
const DOWN: Key = Key::plain(Code::Down);
const LEFT: Key = Key::plain(Code::Left);
const RIGHT: Key = Key::plain(Code::Right);
const ENTER: Key = Key::plain(Code::Enter);
const TAB: Key = Key::plain(Code::Tab);
const BACK_TAB: Key = Key::plain(Code::BackTab);

const fn k(c: char) -> Key {
    Key::char(c)
}

const fn ctrl(c: char) -> Key {
    Key::ctrl(c)
}

const fn alt(c: char) -> Key {
    Key::alt(Code::Char(c))
}

const fn key(code: Code) -> Key {
    Key::plain(code)
}

/// The digit that a key stands for.
fn digit(key: Key) -> usize {
    let digit = key.typed().and_then(|digit| digit.to_digit(10));
    digit.and_then(|digit| usize::try_from(digit).ok()).unwrap_or_default()
}

/// A section of help, and its commands: name, keys, where they are listened to, when they apply, the hint with its rank
/// and when that is worth a look, what is done, and what help says.
macro_rules! commands {
    ($key:ident; $($section:ident { $(
        $name:literal [$($keys:expr),+] $focuses:ident $when:ident
        $(($words:literal $rank:literal $($hinted:ident)?))? $kind:ident($action:expr), $help:expr;
    )+ })+) => {
        &[$($(Command {
            name: $name,
            keys: &[$($keys),+],
            focuses: $focuses,
            when: Condition::$when,
            hint: commands!(@hint $($words $rank $($hinted)?)?),
            help: $help,
            section: Section::$section,
            action: |$key| {
                let _ = $key;
                Action::$kind($action)
            },
        }),+),+]
    };
    (@hint) => { None };
    (@hint $words:literal $rank:literal) => { commands!(@hint $words $rank Always) };
    (@hint $words:literal $rank:literal $when:ident) => { Some(Hint { words: $words, rank: $rank, when: Condition::$when }) };
}

/// All commands.
pub const COMMANDS: &[Command] = commands! { pressed;
    Moving {
        "up" [UP, k('k')] LISTED CanMove Go(Go::Move(Back, One)), MOVE;
        "down" [DOWN, k('j')] LISTED CanMove Go(Go::Move(Forward, One)), MOVE;
        "page-up" [key(Code::PageUp), ctrl('b')] ALL CanMove Go(Go::Move(Back, Page)), PAGE;
        "page-down" [key(Code::PageDown), ctrl('f')] ALL CanMove Go(Go::Move(Forward, Page)), PAGE;
        "half-page-up" [ctrl('u')] ALL CanMove Go(Go::Move(Back, HalfPage)), HALF_PAGE;
        "half-page-down" [ctrl('d')] ALL CanMove Go(Go::Move(Forward, HalfPage)), HALF_PAGE;
        "first" [k('g'), key(Code::Home)] ALL CanMove Go(Go::Move(Back, ToEnd)), END;
        "last" [k('G'), key(Code::End)] ALL CanMove Go(Go::Move(Forward, ToEnd)), END;
        "previous-year" [k('[')] TIMELINE HasOtherEvents Go(Go::Year(Back)), YEAR;
        "next-year" [k(']')] TIMELINE HasOtherEvents Go(Go::Year(Forward)), YEAR;
        "previous-event" [ctrl('p')] TIMELINE HasOtherEvents Go(Go::Step(Back)), EVENT;
        "next-event" [ctrl('n')] TIMELINE HasOtherEvents Go(Go::Step(Forward)), EVENT;
        "previous-disputed" [k('{')] TIMELINE HasDisputed Go(Go::Disputed(Back)), DISPUTED;
        "next-disputed" [k('}')] TIMELINE HasDisputed Go(Go::Disputed(Forward)), DISPUTED;
        "previous-column" [k('<')] BROWSING HasStrip Go(Go::Column(Back)), COLUMN;
        "next-column" [k('>')] BROWSING HasStrip Go(Go::Column(Forward)), COLUMN;
        "next-gap" [k('z')] TIMELINE HasOtherEvents ("gap" 9) Go(Go::Silence(Forward)), SILENCE;
        "previous-gap" [k('Z')] TIMELINE HasOtherEvents Go(Go::Silence(Back)), SILENCE;
        "jump-back" [k('u'), ctrl('o')] COUNTED CanJumpBack ("back" 10) Go(Go::Jump(Back)), JUMP;
        "jump-forward" [k('U')] COUNTED CanJumpForward Go(Go::Jump(Forward)), JUMP;
        "set-mark" [k('m')] TIMELINE HasEvents Go(Go::Mark(MarkKey::Set)),
            "set a mark: its letter next";
        "go-to-mark" [k('\'')] COUNTED Always Go(Go::Mark(MarkKey::Go)),
            "to a mark, ' last, 1–9 query";
    }
    Finding {
        "search" [k('/')] TIMELINE Always Prompt(Prompt::Begin(Purpose::Search)),
            HIT;
        "find-item" [k('/')] ITEMS Always Prompt(Prompt::Begin(Purpose::Narrow)), HIT;
        "next-found" [k('n')] FOUND HasHits ("next found" 1) Go(Go::Hit(Forward)), HIT;
        "previous-found" [k('N')] FOUND HasHits ("next found" 1) Go(Go::Hit(Back)), HIT;
        "filter" [k('f')] FILTERED Always Prompt(Prompt::Begin(Purpose::Filter)),
            "filter; Esc shows all";
        "index" [k('i'), k('c')] ALL CoversNoLine View(View::Toggle(Mode::Facets)),
            "index of tags, people …";
        "add-to-filter" [ENTER, k(' ')] FACETS HasFacets ("filter" 0) View(View::Open),
            "add the value to the filter, or take it out; on +n more all values of the group, and back";
        "leave-out" [k('x')] FACETS HasFacetFocused ("leave out" 1) View(View::Exclude),
            "leave out the events that have the value";
        "find-value" [k('/')] FACETS Always ("find a value" 2 HasValues) Prompt(Prompt::Begin(Purpose::Narrow)),
            "the values alone that contain what you type";
        "column-before" [LEFT, k('h')] FACETS HasFacets View(View::Across(Back)), ACROSS;
        "column-after" [RIGHT, k('l')] FACETS HasFacets View(View::Across(Forward)), ACROSS;
        "go-to-date" [k('t')] TIMELINE HasEvents ("date" 4) Prompt(Prompt::Begin(Purpose::Date)),
            "go to a date";
    }
    Typing {
        "keep" [ENTER] PROMPT Always ("done" 0) Prompt(Prompt::Keep),
            "done: what was found stays; Esc goes back to where you were";
        "complete" [TAB] PROMPT Always ("complete" 2 TypesLine) Prompt(Prompt::Complete(Forward)), COMPLETE;
        "complete-back" [BACK_TAB] PROMPT Always Prompt(Prompt::Complete(Back)), COMPLETE;
        "older-line" [UP] PROMPT Always ("history" 3 TypesLine) Prompt(Prompt::Recall(Back)), HISTORY;
        "newer-line" [DOWN] PROMPT Always ("history" 3 TypesLine) Prompt(Prompt::Recall(Forward)), HISTORY;
        "cursor-left" [LEFT] PROMPT Always Prompt(Prompt::Edit(Edit::Left)), CURSOR;
        "cursor-right" [RIGHT] PROMPT Always Prompt(Prompt::Edit(Edit::Right)), CURSOR;
        "cursor-home" [key(Code::Home), ctrl('a')] PROMPT Always Prompt(Prompt::Edit(Edit::Home)), CURSOR;
        "cursor-end" [key(Code::End), ctrl('e')] PROMPT Always Prompt(Prompt::Edit(Edit::End)), CURSOR;
        "word-left" [alt('b'), Key { ctrl: true, ..LEFT }] PROMPT Always Prompt(Prompt::Edit(Edit::WordLeft)), BY_WORD;
        "word-right" [alt('f'), Key { ctrl: true, ..RIGHT }] PROMPT Always Prompt(Prompt::Edit(Edit::WordRight)), BY_WORD;
        "erase" [key(Code::Backspace), ctrl('h')] PROMPT Always Prompt(Prompt::Edit(Edit::Backspace)), ERASE;
        "erase-next" [key(Code::Delete)] PROMPT Always Prompt(Prompt::Edit(Edit::Delete)), ERASE;
        "erase-word" [ctrl('w'), Key::alt(Code::Backspace)] PROMPT Always Prompt(Prompt::Edit(Edit::Word)), ERASE_MORE;
        "erase-all" [ctrl('u')] PROMPT Always Prompt(Prompt::Edit(Edit::Clear)), ERASE_MORE;
        "erase-behind" [ctrl('k')] PROMPT Always Prompt(Prompt::Edit(Edit::ClearBehind)), ERASE_MORE;
    }
    Knowing {
        "as-of" [k('a')] VIEWS Always ("as of" 5) Prompt(Prompt::Begin(Purpose::AsOf)),
            DAY;
        "previous-day" [k(',')] VIEWS Always AsOf(AsOf::StepDay(Back)), DAY;
        "next-day" [k('.')] VIEWS Always AsOf(AsOf::StepDay(Forward)), DAY;
        "previous-publication" [k('(')] VIEWS Always ("change" 5 LooksBack) AsOf(AsOf::StepPublication(Back)),
            CHANGE;
        "next-publication" [k(')')] VIEWS Always ("change" 5 LooksBack) AsOf(AsOf::StepPublication(Forward)),
            CHANGE;
        "clock" [k('T')] ALL Always View(View::Clock),
            "times in another zone";
    }
    Detail {
        "read" [ENTER] LIST HasEvents ("details" 0) View(View::Details), "into the details";
        "whole" [k('w')] VIEWS HasEvents ("whole" 8) View(View::Whole), "this pane alone, and back";
        "turn" [k('|')] BROWSING HasEvents View(View::Turn), "split side by side, or not";
        "larger" [k('+')] PANES HasEvents View(View::Larger(Forward)), SIZE;
        "smaller" [k('-')] PANES HasEvents View(View::Larger(Back)), SIZE;
        "reset-size" [k('0')] PANES HasEvents View(View::ResetSize), SIZE;
        "other-pane" [TAB, BACK_TAB] VIEWS HasEvents View(View::OtherPane), "to the other pane";
        "detail-down" [k('J')] TIMELINE CanScrollDetail Detail(Detail::Scroll(Forward, 1)), SCROLL;
        "detail-up" [k('K')] TIMELINE CanScrollDetail Detail(Detail::Scroll(Back, 1)), SCROLL;
        "previous-item" [UP, k('k')] DETAIL CanMoveOnPage Detail(Detail::Item(Back)), ITEM;
        "next-item" [DOWN, k('j')] DETAIL CanMoveOnPage Detail(Detail::Item(Forward)), ITEM;
        "event-before" [LEFT, k('h')] DETAIL HasOtherEvents ("events" 9) Go(Go::Step(Back)), BESIDE;
        "event-after" [RIGHT, k('l')] DETAIL HasOtherEvents ("events" 9) Go(Go::Step(Forward)), BESIDE;
        "follow" [ENTER] DETAIL HasItems ("follow" 0) Detail(Detail::FollowSelected), FOLLOW;
        "number" [k('1'), k('2'), k('3'), k('4'), k('5'), k('6'), k('7'), k('8'), k('9')] COUNTED Always
            Go(Go::Digit(digit(pressed))), "that source; 5j: five down";
        "open" [k('o')] DETAIL HasSources ("open" 1) Detail(Detail::AskAddress), OPEN;
        "open-first" [k('o')] LIST HasSources ("open" 7) Detail(Detail::AskAddress), OPEN;
        "open-focused" [k('o')] SOURCES HasSourceFocused ("open" 7) Detail(Detail::AskAddress), OPEN;
        "open-cited" [k('o')] FIGURES HasFigureFocused ("open" 7) Detail(Detail::AskAddress), OPEN;
        "open-address" [ENTER] OPENING Always ("open it" 0) Detail(Detail::OpenAddress), "open the address that is shown";
        "copy-address" [k('y')] OPENING Always ("copy it" 1) Detail(Detail::CopyAddress), "copy the address that is shown";
        "copy" [k('y')] DETAIL HasEvents ("copy" 2 HasSources) Detail(Detail::Copy), COPY;
        "copy-first" [k('y')] LIST HasEvents ("copy" 6 HasSources) Detail(Detail::Copy), COPY;
        "copy-focused" [k('y')] SOURCES HasSourceFocused ("copy" 6) Detail(Detail::Copy), COPY;
        "copy-figure" [k('y')] FIGURES HasFigureFocused ("copy" 6) Detail(Detail::Copy), COPY;
        "copy-place" [k('Y')] TIMELINE HasEvents Detail(Detail::CopyPlace), PLACE;
        "copy-source-place" [k('Y')] SOURCES HasSourceFocused Detail(Detail::CopyPlace), PLACE;
        "copy-figure-place" [k('Y')] FIGURES HasFigureFocused Detail(Detail::CopyPlace), PLACE;
        "edit" [k('e')] LIST HasEvents Detail(Detail::Edit), EDIT_EVENT;
        "add" [k('A')] LIST Always Program(Program::Add), EDIT_EVENT;
        "edit-item" [k('e')] DETAIL HasEvents ("edit" 3) Detail(Detail::Edit), EDIT_ITEM;
        "add-beside" [k('A')] DETAIL Always Program(Program::Add), EDIT_ITEM;
        "edit-source" [k('e')] SOURCES HasSourceFocused Detail(Detail::Edit), "edit the source in its file";
        "edit-figure" [k('e')] FIGURES HasFigureFocused Detail(Detail::Edit), "edit the claim in its file";
        "add-elsewhere" [k('A')] NO_EVENTS Always Program(Program::Add), "add an event to a file";
    }
    Copying {
        "copy-text" [k('y')] COPYING Always ("plain" 0) Detail(Detail::CopyAs(CitationStyle::Text)),
            "as a line of text";
        "copy-markdown" [k('m')] COPYING Always ("Markdown" 0) Detail(Detail::CopyAs(CitationStyle::Markdown)),
            "as a line of Markdown";
        "copy-bibtex" [k('b')] COPYING Always ("BibTeX" 0) Detail(Detail::CopyAs(CitationStyle::BibTex)),
            "as an entry of BibTeX";
        "copy-csl-json" [k('c')] COPYING Always ("CSL-JSON" 0) Detail(Detail::CopyAs(CitationStyle::CslJson)),
            "as CSL-JSON, which Zotero and pandoc read";
    }
    Views {
        "sources" [k('s')] ALL CoversNoLine View(View::Toggle(Mode::Sources)),
            "sources, and their events";
        "figures" [k('v')] ALL CoversNoLine View(View::Toggle(Mode::Figures)),
            "figures over time";
        "open-source" [ENTER] SOURCES HasSourceFocused ("filter by it" 0 LeadsToEvents) View(View::Open),
            "filter by it; to its event";
        "previous-order" [LEFT, k('h')] SOURCES HasSourceFocused ("order" 1) Sources(Sources::Sort(Back)), ORDER;
        "next-order" [RIGHT, k('l')] SOURCES HasSourceFocused ("order" 1) Sources(Sources::Sort(Forward)), ORDER;
        "reverse" [k('r')] SOURCES HasSourceFocused ("reverse" 2) Sources(Sources::Reverse), "reverse their order";
        "publishers" [k('p')] SOURCES HasSourceFocused ("publishers" 3) Sources(Sources::Gather),
            "take each publisher's sources together, or apart";
        "open-figure" [ENTER] FIGURES HasFigureFocused ("follow" 0) View(View::Open),
            "to its figures, to its event";
        "previous-figure" [LEFT, k('h')] FIGURES HasOtherFigures ("figures" 1) View(View::Figure(Back)), FIGURE;
        "next-figure" [RIGHT, k('l')] FIGURES HasOtherFigures ("figures" 1) View(View::Figure(Forward)), FIGURE;
    }
    Lanes {
        "lanes" [k('L')] ALL CoversNoLine View(View::Toggle(Mode::Lanes)),
            "lanes: time across";
        "previous-in-lane" [LEFT, k('h')] LANES CanGoAlong Lanes(Lanes::Along(Back)), ALONG;
        "next-in-lane" [RIGHT, k('l')] LANES CanGoAlong Lanes(Lanes::Along(Forward)), ALONG;
        "zoom-in" [k('+'), k('=')] LANES CanZoomIn ("zoom" 2) Lanes(Lanes::Zoom(Zoom::In)), ZOOM;
        "zoom-out" [k('-')] LANES IsZoomed ("zoom" 2) Lanes(Lanes::Zoom(Zoom::Out)), ZOOM;
        "fit" [k('0')] LANES IsZoomed ("all" 3) Lanes(Lanes::Fit), ZOOM;
        "pan-back" [k('<')] LANES IsZoomed ("earlier, later" 3) Lanes(Lanes::Pan(Back)), PAN;
        "pan-forward" [k('>')] LANES IsZoomed ("earlier, later" 3) Lanes(Lanes::Pan(Forward)), PAN;
        "next-lanes" [k('b')] LANES HasEvents ("group" 1) Lanes(Lanes::By(Forward)), BY;
        "previous-lanes" [k('B')] LANES HasEvents Lanes(Lanes::By(Back)), BY;
        "order-lanes" [k('r')] LANES HasOtherLanes ("order" 1) Lanes(Lanes::Sort),
            BY;
    }
    Views {
        "open-problem" [ENTER] PROBLEMS HasProblemEvent ("event" 0) View(View::Open),
            "to the event that the problem is about";
        "edit-problem" [k('e')] PROBLEMS Always ("edit" 1) Detail(Detail::Edit), "edit the file at the problem, in $VISUAL or $EDITOR";
        "copy-problem-place" [k('Y')] PROBLEMS Always ("copy place" 2) Detail(Detail::CopyPlace),
            "copy where the problem stands: FILE:LINE";
        "find-key" [k('/')] HELP_PAGE CoversNoLine ("find a key" 0) Prompt(Prompt::Begin(Purpose::Narrow)),
            "the keys alone of which something contains what you type";
        "signs" [TAB, BACK_TAB] HELP_PAGE Always ("signs" 1) View(View::Signs), "signs, or keys";
        "problems" [k('!')] ALL CoversNoLine View(View::Toggle(Mode::Problems)), PROBLEMS_OR_EXPORT;
        "export" [k('X')] ALL CoversNoLine Prompt(Prompt::Begin(Purpose::Export)), PROBLEMS_OR_EXPORT;
        "commands" [k(':')] ALL CoversNoLine Prompt(Prompt::Begin(Purpose::Command)),
            HELP;
        "help" [k('?')] HELPED Always View(View::Help), HELP;
        "help-anywhere" [key(Code::F(1))] EVERYWHERE Always View(View::Help), HELP;
        "back" [key(Code::Esc)] EVERYWHERE CanGoBack Go(Go::Back), "one step back";
        "close" [k('q')] COVERS Always Go(Go::Back), "back to the view";
    }
    Program {
        "quit" [k('q')] COUNTED Always Program(Program::Leave), "to the timeline, then quit";
        "quit-at-once" [ctrl('c')] EVERYWHERE Always Program(Program::Quit), "end the program";
        "suspend" [ctrl('z')] EVERYWHERE Always Program(Program::Suspend), STOP;
        "reload" [k('R')] ALL Always Program(Program::Reload), STOP;
        "redraw" [ctrl('l')] EVERYWHERE Always Program(Program::Redraw), STOP;
    }
};
