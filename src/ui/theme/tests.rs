//! Themes: what can be read on what, computed (WCAG 2.2, 1.4.3), and looks as they are written.

#![allow(clippy::unreadable_literal, reason = "a colour is six digits")]

use super::depth::{rgb, seen};
use super::*;
use crate::app::Theme;
use ratatui::style::Color;

/// A scheme of a terminal: its name, its sixteen colours, and its letters and ground. As far as they are known from the
/// projects' own defaults: xterm's `XTerm-col.ad`, VS Code's terminal, Solarized, GNOME Terminal's palette.
type Scheme = (&'static str, [u32; 16], (u32, u32));

const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
    0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const VS_CODE: [u32; 16] = [
    0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, 0x666666, 0xf14c4c, 0x23d18b,
    0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
];
const VS_CODE_LIGHT: [u32; 16] = [
    0x000000, 0xcd3131, 0x107c10, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555, 0x666666, 0xcd3131, 0x14ce14,
    0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
];
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, 0x002b36, 0xcb4b16, 0x586e75,
    0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];
const GNOME: [u32; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, 0x5e5c64, 0xf66151, 0x33da7a,
    0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];
const CONSOLE: [u32; 16] = [
    0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55,
    0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
];
const DARK: [Scheme; 4] = [
    ("xterm", XTERM, (0xe5e5e5, 0x000000)),
    ("VS Code", VS_CODE, (0xcccccc, 0x1e1e1e)),
    ("Solarized", SOLARIZED, (0x839496, 0x002b36)),
    ("GNOME", GNOME, (0xd0cfcc, 0x171421)),
];
const LIGHT: [Scheme; 4] = [
    ("xterm", XTERM, (0x000000, 0xffffff)),
    ("VS Code", VS_CODE_LIGHT, (0x333333, 0xffffff)),
    ("Solarized", SOLARIZED, (0x657b83, 0xfdf6e3)),
    ("GNOME", GNOME, (0x171421, 0xffffff)),
];

fn bytes(rgb: u32) -> [u8; 3] {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue]
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What a role is drawn in: its letters on their ground. Dim letters have two thirds of their light, as xterm and VTE draw
/// them; what is reversed has both the other way round, which is as easy to read.
fn drawn(style: Style, text: Style, (_, sixteen, (letters, ground)): &Scheme) -> ([u8; 3], [u8; 3]) {
    let style = text.patch(style);
    let of = |colour: Option<Color>, default: u32| match colour.and_then(seen) {
        None => bytes(default),
        Some(Ok(number)) => bytes(sixteen[usize::from(number)]),
        Some(Err(rgb)) => rgb,
    };
    let (mut letter, ground) = (of(style.fg, *letters), of(style.bg, *ground));
    if style.add_modifier.contains(Modifier::DIM) {
        letter = letter.map(|part| u8::try_from(u16::from(part) * 2 / 3).unwrap());
    }
    (letter, ground)
}

/// The roles of a theme that cannot be read well on a scheme.
fn below(palette: &Palette, scheme: &Scheme, least: f64) -> Vec<&'static str> {
    let looks = [
        Look::Text,
        Look::Time,
        Look::Voice,
        Look::Alarm,
        Look::Cursor,
        Look::Banner,
        Look::Found,
        Look::Quiet,
        Look::Title,
        Look::Key,
        Look::Series(0),
        Look::Series(1),
        Look::Series(2),
        Look::Series(3),
        Look::Series(4),
    ];
    let is_below = |look: &Look| {
        let (letter, ground) = drawn(palette.look(*look), palette.text(), scheme);
        contrast(letter, ground) < least
    };
    looks.into_iter().zip(Palette::ROLES).filter(|(look, _)| is_below(look)).map(|(_, name)| name).collect()
}

/// Every role stands on the ground of its theme; the cursor, the banner and what is found stand on every role, with its own
/// letters or with the two the other way round: no other pair comes about.
#[test]
fn what_is_said_can_be_read_on_the_grounds_that_terminals_have() {
    for (theme, schemes) in [(Theme::Dark, DARK), (Theme::Light, LIGHT)] {
        for scheme in schemes.iter().filter(|(name, ..)| *name != "Solarized") {
            assert_eq!(below(&Palette::of(theme), scheme, 4.5), [] as [&str; 0], "{theme:?} on {}", scheme.0);
        }
    }
    for scheme in DARK.iter().chain(&LIGHT).filter(|(name, ..)| *name != "Solarized") {
        assert_eq!(below(&Palette::of(Theme::NoColor), scheme, 4.5), [] as [&str; 0], "mono on {}", scheme.0);
    }
}

/// Solarized's accents are of one lightness, between both of its grounds: not one of them has 4.5:1 on the light one, nor has
/// its text; on the dark one cyan, green, yellow and the text alone have. What fails there is said, and can be chosen
/// otherwise: high contrast has its own ground.
#[test]
fn what_solarized_does_not_give_is_known() {
    let [dark, light] = [DARK[2], LIGHT[2]];
    assert_eq!(below(&Palette::of(Theme::Dark), &dark, 4.5), ["voice", "alarm", "quiet", "series-2", "series-3"]);
    let failing = below(&Palette::of(Theme::Light), &light, 4.5);
    assert!(["text", "time", "voice", "alarm"].iter().all(|role| failing.contains(role)), "{failing:?}");
    let (_, sixteen, (letters, ground)) = light;
    let accents = [1, 2, 3, 4, 5, 6].map(|n| sixteen[n]);
    assert!(accents.iter().chain([&letters]).all(|colour| contrast(bytes(*colour), bytes(ground)) < 4.5));
}

#[test]
fn high_contrast_has_seven_to_one_on_every_terminal() {
    for scheme in DARK.iter().chain(&LIGHT) {
        for depth in [Depth::Sixteen, Depth::Many, Depth::True] {
            let palette = Palette::of(Theme::HighContrast).at(depth);
            assert_eq!(below(&palette, scheme, 7.0), [] as [&str; 0], "{} {depth:?}", scheme.0);
        }
    }
    // Those with eight colours are consoles, whose scheme is known.
    let palette = Palette::of(Theme::HighContrast).at(Depth::Eight);
    assert_eq!(below(&palette, &("console", CONSOLE, (0xaaaaaa, 0x000000)), 7.0), [] as [&str; 0]);
}

#[test]
fn colours_that_a_terminal_has_not_are_those_nearest_to_them() {
    let orange = Color::Rgb(255, 135, 0);
    assert_eq!(Depth::True.nearest(orange), orange);
    assert_eq!(Depth::Many.nearest(orange), Color::Indexed(208));
    assert_eq!(Depth::Sixteen.nearest(Color::Rgb(250, 10, 10)), Color::LightRed);
    assert_eq!(Depth::Sixteen.nearest(Color::Indexed(231)), Color::White);
    assert_eq!(Depth::Sixteen.nearest(Color::Cyan), Color::Cyan);
    for n in 16..=255 {
        let [red, green, blue] = rgb(n);
        let Color::Indexed(near) = Depth::Many.nearest(Color::Rgb(red, green, blue)) else { panic!("{n}") };
        assert_eq!(rgb(near), rgb(n), "{n}");
    }
    let sixteen = Palette::of(Theme::HighContrast).at(Depth::Sixteen);
    assert!(Palette::of(Theme::Dark).at(Depth::Sixteen) == Palette::of(Theme::Dark) && sixteen.text().bg.is_some());
}

#[test]
fn looks_are_written_in_words() {
    let set = |written| {
        let mut palette = Palette::of(Theme::Dark);
        palette.set("time", written).map(|()| palette.look(Look::Time))
    };
    let plain = Style::new();
    for (written, style) in [
        ("", plain),
        ("plain", plain),
        ("red", plain.fg(Color::Red)),
        ("Bright-Red bold", plain.fg(Color::LightRed).add_modifier(Modifier::BOLD)),
        ("#ff8700 on black", plain.fg(Color::Rgb(255, 135, 0)).bg(Color::Black)),
        ("208 underlined dim", plain.fg(Color::Indexed(208)).add_modifier(Modifier::UNDERLINED | Modifier::DIM)),
        ("9", plain.fg(Color::LightRed)),
        ("default italic on 231", plain.fg(Color::Reset).bg(Color::Indexed(231)).add_modifier(Modifier::ITALIC)),
        ("reversed", plain.add_modifier(Modifier::REVERSED)),
    ] {
        assert_eq!(set(written), Ok(style), "{written}");
    }
    for (written, message, hint) in [
        ("rde", "`rde` is no colour and no attribute", "did you mean `red`?"),
        ("bright-cyna", "`bright-cyna` is no colour and no attribute", "did you mean `bright-cyan`?"),
        ("#fff", "`#fff` is no colour and no attribute", ""),
        ("256", "`256` is no colour and no attribute", ""),
        ("red on", "`` is no colour and no attribute", ""),
        ("\u{1b}[2J", "`\u{1b}[2j` is no colour and no attribute", ""),
    ] {
        let fault = set(written).unwrap_err();
        assert_eq!(fault.message, message);
        assert!(fault.hint.contains(hint) && !fault.is_name, "{fault:?}");
    }
    let fault = Palette::of(Theme::Dark).set("tiem", "red").unwrap_err();
    assert!(fault.is_name && fault.hint == "did you mean `time`?", "{fault:?}");
}
