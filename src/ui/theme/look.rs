//! A look as it is written: `bold #ff8800 on black`.
//!
//! Owns the names of colours and attributes.

use super::palette::Fault;
use crate::text::{nearest, quoted};
use ratatui::style::{Color, Modifier, Style};

/// The names of the terminal's own colours, by number; the bright ones of the first eight are the others.
pub const COLOURS: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
/// The same, as the library numbers them.
const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];
/// The attributes.
pub const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// One of the terminal's own sixteen colours.
pub(super) fn sixteenth(number: u8) -> Color {
    SIXTEEN.get(usize::from(number)).copied().unwrap_or_default()
}

/// The number of one of the terminal's own sixteen colours, the bright ones from 8 on; none of another colour.
pub fn number(colour: Color) -> Option<u8> {
    SIXTEEN.iter().position(|known| *known == colour).and_then(|n| u8::try_from(n).ok())
}

/// The look that words are: attributes, a colour, and a ground behind `on`; none is the terminal's.
///
/// # Errors
/// For the first word that is none of these.
pub(super) fn read(written: &str) -> Result<Style, Fault> {
    let mut style = Style::new();
    let mut words = written.split_whitespace();
    while let Some(word) = words.next() {
        let word = word.to_lowercase();
        let attribute = ATTRIBUTES.iter().find(|(name, _)| *name == word);
        style = match (attribute, word.as_str()) {
            (Some((_, held)), _) => style.add_modifier(*held),
            (None, "on") => style.bg(colour(&words.next().unwrap_or_default().to_lowercase())?),
            (None, "plain") => style,
            (None, word) => style.fg(colour(word)?),
        };
    }
    Ok(style)
}

fn colour(word: &str) -> Result<Color, Fault> {
    if word == "default" {
        return Ok(Color::Reset);
    }
    let (name, bright) = word.strip_prefix("bright-").map_or((word, 0), |name| (name, 8));
    if let Some(number) = COLOURS.iter().position(|known| *known == name) {
        return Ok(SIXTEEN[number + bright]);
    }
    if let Some(digits) = word.strip_prefix('#').filter(|digits| digits.len() == 6)
        && let Ok(rgb) = u32::from_str_radix(digits, 16)
    {
        let [_, red, green, blue] = rgb.to_be_bytes();
        return Ok(Color::Rgb(red, green, blue));
    }
    if let Ok(number) = word.parse::<u8>() {
        return Ok(if number < 16 { sixteenth(number) } else { Color::Indexed(number) });
    }
    let names = COLOURS.iter().copied().chain(ATTRIBUTES.iter().map(|(name, _)| *name)).chain(["default", "plain"]);
    let hint = match nearest(name, names.clone()) {
        Some(near) if bright > 0 => format!("did you mean `bright-{near}`?"),
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let names: Vec<&str> = names.collect();
            format!("write {}, `bright-` before a colour, a number from 0 to 255, or #rrggbb", names.join(", "))
        }
    };
    Err(Fault { is_name: false, message: format!("{} is no colour and no attribute", quoted(word)), hint })
}
