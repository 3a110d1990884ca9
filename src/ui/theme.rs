//! What each role and part looks like.
//!
//! Owns which role of a theme each is drawn in. Three accents carry meaning: one for time, one for who says so, one for what
//! needs a look; everything else is bold, plain or dim, and no meaning is carried by colour alone.

mod depth;
mod look;
mod palette;

use crate::app::layout::Role;
use palette::Look;
use ratatui::style::{Modifier, Style};

pub use depth::Depth;
pub use look::{ATTRIBUTES, COLOURS, number};
pub use palette::Palette;

/// What is drawn besides the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The terminal's own text.
    Plain,
    /// The program's name.
    Name,
    /// A line between panes.
    Rule,
    /// The line above the pane that has the keys.
    FocusedRule,
    /// What of a scrollbar moves.
    Thumb,
    /// A year above its events.
    Year,
    /// The sign for how exactly a date is known.
    Mark,
    /// The focused row of the pane that has the keys.
    Selected,
    /// The focused row of the other pane.
    Focused,
    /// A word that was looked for.
    Found,
    /// A number of problems.
    Alarm,
    /// How much happens.
    Density,
    /// What is there beside what counts.
    Quiet,
    /// Events that are counted.
    Count,
    /// The same in the part of the strip that the list shows.
    DensityInView,
    /// That the screen tells of a day.
    Banner,
    /// What belongs to a voice: to who gives a figure.
    Voice(u32),
}

/// How something looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Role(Role),
    Part(Part),
}

impl From<Role> for Element {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<Part> for Element {
    fn from(part: Part) -> Self {
        Self::Part(part)
    }
}

/// The style of a look.
pub(super) fn style(palette: &Palette, look: Element) -> Style {
    let text = palette.text();
    let role = |look| text.patch(palette.look(look));
    let held = |modifier| text.add_modifier(modifier);
    match look {
        Element::Role(Role::Body | Role::Place | Role::SourceTitle) | Element::Part(Part::Plain) => text,
        Element::Role(Role::Quiet | Role::Url) | Element::Part(Part::Rule | Part::Thumb | Part::Quiet) => {
            role(Look::Quiet)
        }
        Element::Role(Role::Title | Role::Heading | Role::Figure)
        | Element::Part(Part::Year | Part::Focused | Part::Count) => role(Look::Title),
        Element::Role(Role::Key) => role(Look::Key),
        Element::Role(Role::When) | Element::Part(Part::Mark | Part::Density) => role(Look::Time),
        Element::Part(Part::Name | Part::FocusedRule | Part::DensityInView) => {
            role(Look::Time).add_modifier(Modifier::BOLD)
        }
        Element::Role(Role::By | Role::Citation) => role(Look::Voice),
        Element::Role(Role::Quote) => held(Modifier::ITALIC),
        Element::Role(Role::Link) => held(Modifier::UNDERLINED),
        Element::Role(Role::Warning) | Element::Part(Part::Alarm) => role(Look::Alarm),
        Element::Part(Part::Voice(number)) => role(Look::Series(number as usize)),
        // What is found keeps the colour of what it is found in.
        Element::Part(Part::Found) => palette.look(Look::Found),
        Element::Part(Part::Selected) => role(Look::Cursor),
        Element::Part(Part::Banner) => role(Look::Banner),
    }
}

#[cfg(test)]
mod tests;
