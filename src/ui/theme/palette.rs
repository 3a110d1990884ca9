//! A theme: how each role looks.
//!
//! Owns the themes that the program has, and how one of a reader's own is made of them. Dark and light have the terminal's
//! own sixteen colours alone, so that a reader's scheme holds, and no ground but the terminal's; of those the ones that most
//! schemes keep readable on their ground (`tests` computes it). High contrast brings its own ground. Without colour there is
//! not one colour in any role: a terminal library that is told so resets the modifiers of coloured cells.

use super::depth::Depth;
use super::look;
use crate::app::Theme;
use crate::text::{nearest, quoted};
use ratatui::style::{Color, Modifier, Style};

/// What has a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Time,
    Voice,
    Alarm,
    Cursor,
    Banner,
    Found,
    Quiet,
    Title,
    Key,
    /// Of a series, from 0.
    Series(usize),
}

/// As many series have a colour of their own.
pub(super) const SERIES: usize = 5;

/// How each role looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette([Style; Self::ROLES.len()]);

/// Why a role of a theme is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Whether its name is at fault, and not its look.
    pub is_name: bool,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Palette {
    /// What the roles are called.
    pub const ROLES: [&'static str; 15] = [
        "text", "time", "voice", "alarm", "cursor", "banner", "found", "quiet", "title", "key", "series-1", "series-2",
        "series-3", "series-4", "series-5",
    ];

    /// A theme of the program's own.
    pub fn of(theme: Theme) -> Self {
        let of = |accents: [Color; 3], series: [Style; SERIES]| {
            let [time, voice, alarm] = accents.map(|colour| Style::new().fg(colour));
            Self::plain().with([time, voice, alarm], series)
        };
        let coloured = |colours: [Color; SERIES]| colours.map(|colour| Style::new().fg(colour));
        match theme {
            Theme::Dark => of(
                [Color::Cyan, Color::LightMagenta, Color::LightRed],
                coloured([Color::Cyan, Color::LightYellow, Color::LightMagenta, Color::Green, Color::White]),
            ),
            Theme::Light => of(
                [Color::Blue, Color::Magenta, Color::Red],
                coloured([Color::Blue, Color::Red, Color::Magenta, Color::Reset, Color::Black]),
            ),
            Theme::HighContrast => Self::high_contrast(),
            Theme::NoColor => Self::plain(),
        }
    }

    /// Without colour.
    fn plain() -> Self {
        let plain = Style::new();
        let [bold, dim, reversed] =
            [Modifier::BOLD, Modifier::DIM, Modifier::REVERSED].map(|held| plain.add_modifier(held));
        let found = bold.add_modifier(Modifier::UNDERLINED);
        Self([plain, plain, plain, bold, reversed, reversed, found, dim, bold, bold, plain, plain, plain, plain, plain])
    }

    fn with(mut self, accents: [Style; 3], series: [Style; SERIES]) -> Self {
        for (role, style) in self.0.iter_mut().skip(1).zip(accents) {
            *role = style;
        }
        for (role, style) in self.0.iter_mut().skip(Self::ROLES.len() - SERIES).zip(series) {
            *role = style;
        }
        self
    }

    /// White on black, and nothing that a reader would have to strain for: no colour below 7:1, nothing dim.
    fn high_contrast() -> Self {
        let bold = Modifier::BOLD;
        let rgb = |rgb: u32| {
            let [_, red, green, blue] = rgb.to_be_bytes();
            Style::new().fg(Color::Rgb(red, green, blue))
        };
        let accents = [rgb(0x00_ff_ff), rgb(0xff_af_ff), rgb(0xff_ff_00).add_modifier(bold)];
        let series = [0x00_ff_ff, 0xff_ff_00, 0xff_af_ff, 0x87_ff_87, 0xff_af_5f].map(rgb);
        let mut palette = Self::plain().with(accents, series);
        palette.0[Look::Text.index()] = Style::new().fg(Color::Rgb(255, 255, 255)).bg(Color::Rgb(0, 0, 0));
        palette.0[Look::Quiet.index()] = Style::new();
        palette
    }

    /// The same with the colours that a terminal has: of those that it has not, the nearest. Of sixteen colours no scheme
    /// keeps more than black and white apart for certain, and more than those high contrast does not take.
    #[must_use]
    pub fn at(self, depth: Depth) -> Self {
        if depth <= Depth::Sixteen && self == Self::high_contrast() {
            let white = if depth == Depth::Eight { Color::Gray } else { Color::White };
            let mut palette = Self::plain();
            palette.0[Look::Text.index()] = Style::new().fg(white).bg(Color::Black);
            palette.0[Look::Quiet.index()] = Style::new();
            return palette;
        }
        Self(self.0.map(|style| depth.style(style)))
    }

    /// Gives a role another look, as it is written.
    ///
    /// # Errors
    /// Where there is no such role, or it is no look.
    pub fn set(&mut self, role: &str, written: &str) -> Result<(), Fault> {
        let Some(at) = Self::ROLES.iter().position(|known| *known == role) else {
            let hint = match nearest(role, Self::ROLES) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the roles are {}, and base", Self::ROLES.join(", ")),
            };
            let message = format!("{} is no role", quoted(role));
            return Err(Fault { is_name: true, message, hint });
        };
        self.0[at] = look::read(written)?;
        Ok(())
    }

    pub(super) fn look(&self, look: Look) -> Style {
        self.0.get(look.index()).copied().unwrap_or_default()
    }

    /// What is drawn where nothing else is said.
    pub(in crate::ui) fn text(&self) -> Style {
        self.look(Look::Text)
    }
}

impl Look {
    fn index(self) -> usize {
        match self {
            Self::Text => 0,
            Self::Time => 1,
            Self::Voice => 2,
            Self::Alarm => 3,
            Self::Cursor => 4,
            Self::Banner => 5,
            Self::Found => 6,
            Self::Quiet => 7,
            Self::Title => 8,
            Self::Key => 9,
            Self::Series(n) => Palette::ROLES.len() - SERIES + n % SERIES,
        }
    }
}
