//! Bytes from a terminal, understood: keys, the mouse, pastes, and answers to what it was asked.
//!
//! Owns the decoding, which is pure: bytes and a clock go in, what they mean comes out ([`Decoder`]). Times are counted
//! from any moment, the same for all calls.
//!
//! crossterm's reader is not used. It takes an ESC that arrives alone for the key at once, so that the rest of a sequence
//! becomes keys where a network has cut it in two; it knows no OSC, DCS or APC, so that answers that come late become
//! keys, one of which may open a browser; and it does not say what came in one read. What is sent to the terminal is
//! still written by it.

mod sequence;

use crate::app::{Code, Input, Key};
use memchr::memmem;
use sequence::{Meaning, Parsed};
use std::time::Duration;

/// So long an ESC may be the beginning of a sequence; then it is the key.
const ESCAPE: Duration = Duration::from_millis(50);
/// So long after an ESC what completes a sequence with it is its rest, though it was taken for the key; and so long what
/// has begun as a sequence is waited for.
const SEQUENCE: Duration = Duration::from_millis(150);
/// So long what may be such a rest waits for its own.
const REST: Duration = Duration::from_millis(25);
/// So long an answer may pause that is as long as its terminal likes.
const STRING: Duration = Duration::from_secs(1);
/// As many bytes of a paste are kept: more than a line takes.
const PASTED: usize = 1 << 14;
/// As many bytes of an answer are kept: more than any that is asked for.
const ANSWERED: usize = 256;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// What a terminal has sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decoded {
    /// The reader did something.
    Input(Input),
    /// The terminal answered.
    Answer(Answer),
}

/// What a terminal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum Answer {
    /// It is well (DSR 0): what it was sent before it has seen.
    Well,
    /// Its ground, in red, green and blue from 0 to 65,535 (OSC 11).
    Ground([u16; 3]),
    /// It draws at once what is sent between two marks (mode 2026).
    Synchronizes,
}

/// What arrives, byte for byte, until it is whole.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    within: Within,
    /// What is not whole yet.
    held: Vec<u8>,
    /// When the last byte arrived.
    at: Duration,
    /// When the ESC arrived that was taken for the key, where nothing came after it.
    escaped: Option<Duration>,
    /// Whether what is held may be the rest of that.
    is_rest: bool,
}

/// What has begun.
#[derive(Debug, Default)]
enum Within {
    #[default]
    Nothing,
    /// A paste; the last bytes of it may belong to its end, and are held.
    Paste(Vec<u8>),
    /// An answer up to its terminator: whether it is of an OSC, and its beginning.
    String(bool, Vec<u8>),
}

impl Decoder {
    /// Takes what was read at once, at a time.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Duration, to: &mut Vec<Decoded>) {
        self.tick(now, to);
        to.push(Decoded::Input(Input::Pause));
        // One that never ends: by hand this is the only way out of it.
        if bytes == b"\x03" && matches!(self.within, Within::Paste(_)) {
            self.end_paste(to);
        }
        let held = std::mem::take(&mut self.held);
        let joined = [&held, bytes].concat();
        self.at = now;
        let mut rest = &joined[..];
        while let Some(left) = self.step(rest, to) {
            rest = left;
        }
        rest.clone_into(&mut self.held);
    }

    /// When [`Self::tick`] has to be called, where nothing arrives until then.
    pub(super) fn wake(&self) -> Option<Duration> {
        let patience = match (&self.within, &self.held[..]) {
            (Within::Paste(_), _) | (Within::Nothing, []) => return None,
            (Within::String(..), _) => STRING,
            (Within::Nothing, [ESC]) => ESCAPE,
            (Within::Nothing, _) if self.is_rest => REST,
            (Within::Nothing, _) => SEQUENCE,
        };
        Some(self.at + patience)
    }

    /// Settles what nothing has come after for too long.
    pub(super) fn tick(&mut self, now: Duration, to: &mut Vec<Decoded>) {
        if self.wake().is_none_or(|wake| now < wake) {
            return;
        }
        let held = std::mem::take(&mut self.held);
        self.escaped = None;
        let was_rest = std::mem::take(&mut self.is_rest);
        match (std::mem::take(&mut self.within), &held[..]) {
            (Within::Nothing, [ESC]) => {
                self.escaped = Some(self.at);
                to.push(key(Key::plain(Code::Esc)));
            }
            (Within::Nothing, [ESC, letter @ b' '..=b'~']) => to.push(key(Key::alt(Code::Char((*letter).into())))),
            (Within::Nothing, [letter @ b' '..=b'~']) if was_rest => to.push(key(Key::char((*letter).into()))),
            // What was cut short, and nobody's keys.
            _ => {}
        }
    }

    /// Takes what comes first; returns what is left, nothing where that is not whole yet.
    fn step<'b>(&mut self, bytes: &'b [u8], to: &mut Vec<Decoded>) -> Option<&'b [u8]> {
        match &mut self.within {
            Within::Nothing => {}
            Within::Paste(pasted) => {
                let end = memmem::find(bytes, PASTE_END);
                // The end may have begun.
                let held = (1..PASTE_END.len()).rev().find(|n| bytes.ends_with(&PASTE_END[..*n])).unwrap_or(0);
                let text = &bytes[..end.unwrap_or(bytes.len() - held)];
                pasted.extend_from_slice(&text[..text.len().min(PASTED - pasted.len())]);
                if let Some(end) = end {
                    self.end_paste(to);
                    return Some(&bytes[end + PASTE_END.len()..]);
                }
                return if text.is_empty() { None } else { Some(&bytes[text.len()..]) };
            }
            Within::String(..) => return self.step_in_string(bytes, to),
        }
        let (&first, behind) = bytes.split_first()?;
        if let Some(escaped) = self.escaped.take()
            && self.at < escaped + SEQUENCE
        {
            return self.step_behind_escape(escaped, bytes, to);
        }
        self.is_rest = false;
        match first {
            ESC => match sequence::parse(behind) {
                Parsed::Part => None,
                Parsed::Whole(length, meaning) => {
                    self.mean(meaning, to);
                    Some(&behind[length..])
                }
                Parsed::No => escape(behind, to),
            },
            0..0x20 | 0x7f => {
                to.extend(control(first).map(key));
                Some(behind)
            }
            _ => match character(bytes) {
                Ok((character, length)) => {
                    to.extend((!character.is_control()).then(|| key(Key::char(character))));
                    Some(&bytes[length..])
                }
                Err(Some(length)) => Some(&bytes[length..]),
                Err(None) => None,
            },
        }
    }

    /// Takes what comes after an ESC that was taken for the key: the rest of a sequence is nobody's keys.
    fn step_behind_escape<'b>(
        &mut self,
        escaped: Duration,
        bytes: &'b [u8],
        to: &mut Vec<Decoded>,
    ) -> Option<&'b [u8]> {
        match sequence::parse(bytes) {
            Parsed::Part => {
                (self.escaped, self.is_rest) = (Some(escaped), true);
                None
            }
            Parsed::Whole(length, meaning) if meaning != Meaning::Nothing => {
                match meaning {
                    // Its key came too late; answers and pastes are what they are.
                    Meaning::Input(_) => {}
                    meaning => self.mean(meaning, to),
                }
                self.is_rest = false;
                Some(&bytes[length..])
            }
            _ => {
                self.is_rest = false;
                Some(bytes)
            }
        }
    }

    /// Takes a piece of an answer.
    fn step_in_string<'b>(&mut self, bytes: &'b [u8], to: &mut Vec<Decoded>) -> Option<&'b [u8]> {
        let Within::String(is_osc, text) = &mut self.within else { return None };
        let end = bytes.iter().position(|byte| *byte < 0x20).unwrap_or(bytes.len());
        let piece = &bytes[..end];
        text.extend_from_slice(&piece[..piece.len().min(ANSWERED - text.len())]);
        let length = match &bytes[end..] {
            [] if end == 0 => return None,
            [] => return Some(&[]),
            [0x07, ..] => 1,
            [ESC, b'\\', ..] => 2,
            // The terminator may have begun.
            [ESC] if end == 0 => return None,
            [ESC] => return Some(&bytes[end..]),
            // Anything else breaks it off, and is what it is.
            _ => {
                self.within = Within::Nothing;
                return Some(&bytes[end..]);
            }
        };
        to.extend(is_osc.then(|| sequence::ground(text)).flatten().map(Answer::Ground).map(Decoded::Answer));
        self.within = Within::Nothing;
        Some(&bytes[end + length..])
    }

    fn mean(&mut self, meaning: Meaning, to: &mut Vec<Decoded>) {
        match meaning {
            Meaning::Input(input) => to.push(Decoded::Input(input)),
            Meaning::Answer(answer) => to.push(Decoded::Answer(answer)),
            Meaning::Paste => self.within = Within::Paste(Vec::new()),
            Meaning::String { is_osc } => self.within = Within::String(is_osc, Vec::new()),
            Meaning::Report | Meaning::Nothing => {}
        }
    }

    fn end_paste(&mut self, to: &mut Vec<Decoded>) {
        if let Within::Paste(pasted) = std::mem::take(&mut self.within) {
            let mut text = String::from_utf8_lossy(&pasted).into_owned();
            if pasted.len() == PASTED {
                // A character may have been cut in two.
                text.truncate(text.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
            }
            to.push(Decoded::Input(Input::Paste(text)));
        }
    }
}

fn key(key: Key) -> Decoded {
    Decoded::Input(Input::Key(key))
}

/// Takes an ESC that begins no sequence, and where it is a key held down with alt, that; returns what is left.
fn escape<'b>(behind: &'b [u8], to: &mut Vec<Decoded>) -> Option<&'b [u8]> {
    let (held, length) = match behind {
        [0x08 | 0x7f, ..] => (Key::alt(Code::Backspace), 1),
        [0..=0x20, ..] => (Key::plain(Code::Esc), 0),
        _ => match character(behind) {
            Ok((letter, length)) if !letter.is_control() => (Key::alt(Code::Char(letter)), length),
            Ok(_) | Err(Some(_)) => (Key::plain(Code::Esc), 0),
            Err(None) => return None,
        },
    };
    to.push(key(held));
    Some(&behind[length..])
}

/// The key of a control character.
fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\t' => Key::plain(Code::Tab),
        b'\r' | b'\n' => Key::plain(Code::Enter),
        0x7f => Key::plain(Code::Backspace),
        0 => Key::ctrl(' '),
        0x01..=0x1a => Key::ctrl((byte + b'a' - 1).into()),
        // As keyboards have them: ctrl with 4 to 7.
        0x1c..=0x1f => Key::ctrl((byte - 0x1c + b'4').into()),
        _ => return None,
    })
}

/// The character that bytes begin with, and its length.
///
/// # Errors
/// Where they begin with none: as many bytes as belong to nothing, or none where more may come.
fn character(bytes: &[u8]) -> Result<(char, usize), Option<usize>> {
    let most = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(most) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => std::str::from_utf8(&most[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) => return Err(error.error_len()),
    };
    valid.chars().next().map(|character| (character, character.len_utf8())).ok_or(None)
}

#[cfg(test)]
mod tests;
