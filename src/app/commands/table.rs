//! The rows of the table of commands.
//!
//! Owns what they are made of, and their order. Refuses to know what a command does: that is `update`'s.

mod finding;
mod moving;
mod reading;
mod views;

use crate::app::action::Action;
use crate::app::commands::{Command, Hint, Section};
use crate::app::input::{Code, Key};
use crate::app::layout::text::Target;
use crate::app::mode::Place;
use crate::app::state::State;

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
pub const COMMANDS: &[Command] = &joined();

const PARTS: [&[Command]; 4] = [moving::MOVING, finding::FINDING, reading::READING, views::VIEWS_AND_PROGRAM];

const COUNT: usize = PARTS[0].len() + PARTS[1].len() + PARTS[2].len() + PARTS[3].len();

const fn joined() -> [Command; COUNT] {
    let mut all = [PARTS[0][0]; COUNT];
    let (mut part, mut at, mut next) = (0, 0, 0);
    while part < PARTS.len() {
        while at < PARTS[part].len() {
            all[next] = PARTS[part][at];
            (at, next) = (at + 1, next + 1);
        }
        (part, at) = (part + 1, 0);
    }
    all
}
