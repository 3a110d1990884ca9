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
    /// How long nothing happens.
    Silence,
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
    /// The part of the strip that the list shows.
    InView,
    /// What belongs to a voice: to who gives a figure.
    Voice(u32),
}

/// How something looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Role(Role),
    Part(Part),
}

impl From<Role> for Look {
    fn from(role: Role) -> Self {
        Self::Role(role)
    }
}

impl From<Part> for Look {
    fn from(part: Part) -> Self {
        Self::Part(part)
    }
}

/// The accents of a theme.
struct Accents {
    time: Style,
    voice: Style,
    alarm: Style,
}

impl Accents {
    fn of(theme: Theme) -> Self {
        let (time, voice, alarm) = match theme {
            Theme::Dark => (Color::Cyan, Color::Magenta, Color::LightRed),
            Theme::Light => (Color::Blue, Color::Magenta, Color::Red),
            Theme::NoColor => {
                return Self {
                    time: Style::new(),
                    voice: Style::new(),
                    alarm: Style::new().add_modifier(Modifier::BOLD),
                };
            }
        };
        Self { time: Style::new().fg(time), voice: Style::new().fg(voice), alarm: Style::new().fg(alarm) }
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
pub(super) fn style(theme: Theme, look: Look) -> Style {
    let Accents { time, voice, alarm } = Accents::of(theme);
    let plain = Style::new();
    let bold = Style::new().add_modifier(Modifier::BOLD);
    let dim = Style::new().add_modifier(Modifier::DIM);
    match look {
        Look::Role(Role::Body | Role::Place | Role::SourceTitle) | Look::Part(Part::Plain) => plain,
        Look::Role(Role::Quiet | Role::Url) | Look::Part(Part::Rule | Part::Silence | Part::Thumb | Part::Quiet) => dim,
        Look::Role(Role::Title | Role::Heading | Role::Key | Role::Figure)
        | Look::Part(Part::Year | Part::Focused | Part::Count) => bold,
        Look::Role(Role::When) | Look::Part(Part::Mark | Part::Density) => time,
        Look::Part(Part::Name | Part::FocusedRule) => time.add_modifier(Modifier::BOLD),
        Look::Role(Role::By | Role::Citation) => voice,
        Look::Role(Role::Quote) => plain.add_modifier(Modifier::ITALIC),
        Look::Role(Role::Link) | Look::Part(Part::InView) => plain.add_modifier(Modifier::UNDERLINED),
        Look::Role(Role::Warning) | Look::Part(Part::Alarm) => alarm,
        Look::Part(Part::Voice(number)) => self::voice(theme, number),
        Look::Part(Part::Found) => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Look::Part(Part::Selected) => plain.add_modifier(Modifier::REVERSED),
    }
}
