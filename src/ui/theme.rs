//! What each role and part looks like.
//!
//! Owns all colours and modifiers. Only the sixteen colours of the terminal are used, so that a reader's own scheme
//! holds, and no ground but the terminal's. Three accents carry meaning: one for time, one for who says so, one for
//! what needs a look; everything else is bold, plain or dim, and no meaning is carried by colour alone. Without colour
//! there is not one colour in any style: a terminal library that is told so resets the modifiers of coloured cells.

use crate::app::Theme;
use crate::app::layout::Role;
use ratatui::style::{Color, Modifier, Style};

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

/// The accents of a theme: for time, for who says so, for what needs a look.
fn accents(theme: Theme) -> [Style; 3] {
    let plain = Style::new();
    match theme {
        Theme::Dark => [Color::Cyan, Color::Magenta, Color::LightRed].map(|color| plain.fg(color)),
        Theme::Light => [Color::Blue, Color::Magenta, Color::Red].map(|color| plain.fg(color)),
        Theme::NoColor => [plain, plain, plain.add_modifier(Modifier::BOLD)],
    }
}

/// The colour of a voice. They return after a few: each voice has its own sign.
fn voice(theme: Theme, number: u32) -> Style {
    const DARK: [Color; 5] = [Color::Cyan, Color::Yellow, Color::Magenta, Color::Green, Color::LightBlue];
    const LIGHT: [Color; 5] = [Color::Blue, Color::Red, Color::Magenta, Color::Green, Color::Cyan];
    let colours = match theme {
        Theme::Dark => DARK,
        Theme::Light => LIGHT,
        Theme::NoColor => return Style::new(),
    };
    colours.iter().cycle().nth(number as usize % colours.len()).map_or(Style::new(), |colour| Style::new().fg(*colour))
}

/// The style of a look.
pub(super) fn style(theme: Theme, look: Element) -> Style {
    let [time, voice, alarm] = accents(theme);
    let plain = Style::new();
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let dim = Style::new().add_modifier(Modifier::DIM);
    match look {
        Element::Role(Role::Body | Role::Place | Role::SourceTitle) | Element::Part(Part::Plain) => plain,
        Element::Role(Role::Quiet | Role::Url) | Element::Part(Part::Rule | Part::Thumb | Part::Quiet) => dim,
        Element::Role(Role::Title | Role::Heading | Role::Key | Role::Figure)
        | Element::Part(Part::Year | Part::Focused | Part::Count) => bold,
        Element::Role(Role::When) | Element::Part(Part::Mark | Part::Density) => time,
        Element::Part(Part::Name | Part::FocusedRule | Part::DensityInView) => time.add_modifier(Modifier::BOLD),
        Element::Role(Role::By | Role::Citation) => voice,
        Element::Role(Role::Quote) => plain.add_modifier(Modifier::ITALIC),
        Element::Role(Role::Link) => plain.add_modifier(Modifier::UNDERLINED),
        Element::Role(Role::Warning) | Element::Part(Part::Alarm) => alarm,
        Element::Part(Part::Voice(number)) => self::voice(theme, number),
        Element::Part(Part::Found) => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Element::Part(Part::Selected) => plain.add_modifier(Modifier::REVERSED),
    }
}
