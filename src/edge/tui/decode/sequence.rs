//! What stands behind an ESC: the sequences of ECMA-48 and of xterm that keys, mice and answers are sent as.
//!
//! Owns the grammar, and which sequences mean something. Those that it does not know are told apart from keys all the
//! same, so that none becomes keys.

use super::Answer;
use crate::app::{Code, Input, Key, Mouse, MouseKind};

/// No sequence is longer.
const LONGEST: usize = 64;

/// What bytes behind an ESC are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// The beginning of a sequence.
    Part,
    /// A sequence of so many bytes.
    Whole(usize, Meaning),
    /// No sequence.
    No,
}

/// What a sequence means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The reader did something.
    Input(Input),
    /// The terminal answered.
    Answer(Answer),
    /// A paste begins.
    Paste,
    /// An answer begins that has a terminator.
    String {
        /// Whether it is an OSC.
        is_osc: bool,
    },
    /// A report that nobody needs.
    Report,
    /// Nothing that is known.
    Nothing,
}

/// Reads what stands behind an ESC.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [] | [b'[' | b'O' | b']' | b'P' | b'_'] => Parsed::Part,
        [b'[', rest @ ..] => control_sequence(rest),
        [b'O', rest @ ..] => application_key(rest),
        [b']', rest @ ..] => numbered(rest),
        // What terminals answer with begins so: a status, its kind, a version; else it is a letter.
        [b'P', b'0'..=b'9' | b'$' | b'>' | b'!' | b'+', ..] | [b'_', b'!'..=b'~', ..] => {
            Parsed::Whole(1, Meaning::String { is_osc: false })
        }
        // The terminator of a string that was given up.
        [b'\\', ..] => Parsed::Whole(1, Meaning::Report),
        _ => Parsed::No,
    }
}

/// An OSC: a number and a semicolon.
fn numbered(rest: &[u8]) -> Parsed {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match rest.get(digits) {
        Some(b';') if digits > 0 => Parsed::Whole(1, Meaning::String { is_osc: true }),
        None if digits < 5 => Parsed::Part,
        _ => Parsed::No,
    }
}

/// SS3: one letter, before which some terminals put what is held down.
fn application_key(rest: &[u8]) -> Parsed {
    let parameters = rest.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';')).count();
    match rest.get(parameters) {
        None if parameters < LONGEST => Parsed::Part,
        Some(last @ b'@'..=b'~') => {
            let held = parameter(&rest[..parameters], 0);
            let held = if held == 0 { parameter(&rest[..parameters], 1) } else { held };
            let (last, held) = match last {
                // As rxvt sends them with ctrl.
                b'a'..=b'd' => (last.to_ascii_uppercase(), 5),
                last => (*last, held),
            };
            Parsed::Whole(1 + parameters + 1, lettered(last).map_or(Meaning::Nothing, |code| pressed(code, held)))
        }
        _ => Parsed::No,
    }
}

/// CSI: parameters, intermediates and a final byte.
fn control_sequence(rest: &[u8]) -> Parsed {
    match rest {
        // The function keys of the Linux console.
        [b'['] => return Parsed::Part,
        [b'[', n @ b'A'..=b'E', ..] => return Parsed::Whole(3, pressed(Code::F(n - b'A' + 1), 1)),
        // A mouse as the oldest terminals have it.
        [b'M', report @ ..] => {
            return match report {
                [kind, column, row, ..] => {
                    let place = |byte: &u8| u16::from(byte.saturating_sub(b' '));
                    Parsed::Whole(5, mouse(u16::from(kind.saturating_sub(b' ')), place(column), place(row), true))
                }
                _ => Parsed::Part,
            };
        }
        _ => {}
    }
    let parameters = rest.iter().take_while(|byte| matches!(byte, b'0'..=b'?')).count();
    let length = parameters + rest[parameters..].iter().take_while(|byte| matches!(byte, b' '..=b'/')).count();
    let (parameters, between) = (&rest[..parameters], &rest[parameters..length]);
    match rest.get(length) {
        None if length < LONGEST => Parsed::Part,
        Some(last @ b'@'..=b'~') => Parsed::Whole(1 + length + 1, meaning(parameters, between, *last)),
        // Cut off by what does not belong to it, which is what it is.
        _ if length > 0 => Parsed::Whole(1 + length, Meaning::Report),
        _ => Parsed::No,
    }
}

fn meaning(parameters: &[u8], between: &[u8], last: u8) -> Meaning {
    match (parameters, between, last) {
        ([b'<', report @ ..], [], b'M' | b'm') => {
            mouse(parameter(report, 0), parameter(report, 1), parameter(report, 2), last == b'M')
        }
        ([b'?', mode @ ..], [b'$'], b'y') if parameter(mode, 0) == 2026 && matches!(parameter(mode, 1), 1..=3) => {
            Meaning::Answer(Answer::Synchronizes)
        }
        (b"0", [], b'n') => Meaning::Answer(Answer::Well),
        (b"200", [], b'~') => Meaning::Paste,
        // Answers about modes, the terminal's kind, the cursor, its size, its keys; that it has the focus or lost it.
        ([b'<'..=b'?', ..], ..) | (_, [b'$'], b'y') | ([_, ..], [], b'c' | b'n' | b'R' | b't' | b'u') => {
            Meaning::Report
        }
        ([], [], b'I' | b'O') => Meaning::Report,
        (_, [], b'~') => {
            function(parameter(parameters, 0)).map_or(Meaning::Report, |code| pressed(code, parameter(parameters, 1)))
        }
        (_, [], letter) => lettered(letter).map_or(Meaning::Nothing, |code| pressed(code, parameter(parameters, 1))),
        _ => Meaning::Nothing,
    }
}

/// The number at an index; 0 where none is given.
fn parameter(parameters: &[u8], at: usize) -> u16 {
    let text = parameters.split(|byte| *byte == b';').nth(at).and_then(|digits| std::str::from_utf8(digits).ok());
    text.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The key that a letter stands for.
fn lettered(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'Z' => Code::BackTab,
        b'P'..=b'S' => Code::F(letter - b'P' + 1),
        // Enter of the block of digits.
        b'M' => Code::Enter,
        _ => return None,
    })
}

/// The key that a number stands for.
fn function(number: u16) -> Option<Code> {
    let number = u8::try_from(number).ok()?;
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number - 10),
        17..=21 => Code::F(number - 11),
        23 | 24 => Code::F(number - 12),
        _ => return None,
    })
}

/// A key with what is held down, as xterm counts that: one more than a bit each for shift, alt and ctrl.
fn pressed(code: Code, held: u16) -> Meaning {
    let held = held.saturating_sub(1);
    let [shift, alt, ctrl] = [1, 2, 4].map(|bit| held & bit != 0);
    Meaning::Input(Input::Key(Key { code, ctrl, alt, shift }))
}

/// A mouse's report; columns and rows are counted from 1.
fn mouse(kind: u16, column: u16, row: u16, is_down: bool) -> Meaning {
    // What is held down beside it does not matter.
    let kind = match kind & !0b1_1100 {
        0 if is_down => MouseKind::Press,
        32 => MouseKind::Drag,
        64 => MouseKind::WheelUp,
        65 => MouseKind::WheelDown,
        _ => return Meaning::Report,
    };
    let [column, row] = [column, row].map(|n| n.saturating_sub(1));
    Meaning::Input(Input::Mouse(Mouse { column, row, kind }))
}

/// The ground that an OSC tells of: `11;rgb:RRRR/GGGG/BBBB`, with one to four hexadecimal digits each.
pub(super) fn ground(text: &[u8]) -> Option<[u16; 3]> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("11;")?;
    let colours = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut colours = colours.split('/').map(|colour| {
        let most = [0xf, 0xff, 0xfff, 0xffff].get(colour.len().checked_sub(1)?)?;
        if !colour.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let share = u32::from_str_radix(colour, 16).ok()? * u32::from(u16::MAX) / most;
        u16::try_from(share).ok()
    });
    Some([colours.next()??, colours.next()??, colours.next()??])
}
