//! How many colours a terminal has, and which of them is nearest to one that it has not.
//!
//! Owns the colours of the 256 as xterm numbers them: sixteen of the terminal's own, a cube of six steps, greys.

use super::look::{number, sixteenth};
use ratatui::style::{Color, Modifier, Style};

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// Eight: consoles and old terminals know no code for the brighter ones, and show bold letters in them.
    Eight,
    /// Sixteen, which are the reader's own.
    #[default]
    Sixteen,
    /// Two hundred and fifty-six.
    Many,
    /// All.
    True,
}

/// The sixteen as xterm has them: those of the terminal are not known.
const XTERM: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];
/// The steps of the cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// So many colours are the darker ones; behind them come the brighter in the same order.
const DARKER: u8 = 8;

impl Depth {
    /// A style in the colours that there are.
    pub(super) fn style(self, style: Style) -> Style {
        let nearest = |colour: Option<Color>| colour.map(|colour| self.nearest(colour));
        let near = Style { fg: nearest(style.fg), bg: nearest(style.bg), ..style };
        let brighter = |colour: Option<Color>| colour.and_then(number).filter(|n| *n >= DARKER).map(|n| n - DARKER);
        if self > Self::Eight {
            return near;
        }
        let bold = if brighter(near.fg).is_some() { Modifier::BOLD } else { Modifier::empty() };
        let darker = |colour| brighter(colour).map(sixteenth).or(colour);
        Style { fg: darker(near.fg), bg: darker(near.bg), ..near }.add_modifier(bold)
    }

    /// A colour, or the nearest to it that there is.
    pub(super) fn nearest(self, colour: Color) -> Color {
        let number = match (colour, self) {
            (Color::Rgb(..), Self::True) | (Color::Indexed(_), Self::True | Self::Many) => return colour,
            (Color::Rgb(red, green, blue), _) => {
                let from = if self == Self::Many { 16..=255 } else { 0..=15 };
                closest([red, green, blue], from)
            }
            (Color::Indexed(n), _) => closest(rgb(n), 0..=15),
            _ => return colour,
        };
        if number < 2 * DARKER { sixteenth(number) } else { Color::Indexed(number) }
    }
}

fn closest(wanted: [u8; 3], of: std::ops::RangeInclusive<u8>) -> u8 {
    let distance =
        |n: &u8| -> u32 { rgb(*n).into_iter().zip(wanted).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    of.min_by_key(distance).unwrap_or_default()
}

/// A colour of the 256, as xterm has it.
pub(super) fn rgb(number: u8) -> [u8; 3] {
    match number {
        0..=15 => XTERM[usize::from(number)],
        16..=231 => {
            let n = usize::from(number - 16);
            [STEPS[n / 36], STEPS[n / 6 % 6], STEPS[n % 6]]
        }
        232..=255 => [8 + 10 * (number - 232); 3],
    }
}

/// What a colour is that has a number or is one of all, as xterm has it; none of the terminal's ground and letters.
#[cfg(test)]
pub(super) fn seen(colour: Color) -> Option<Result<u8, [u8; 3]>> {
    match colour {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(Err([red, green, blue])),
        Color::Indexed(n) => Some(if n < 16 { Ok(n) } else { Err(rgb(n)) }),
        named => number(named).map(Ok),
    }
}
