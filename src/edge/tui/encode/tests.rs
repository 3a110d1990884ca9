//! Frames after one another: on a terminal that draws each character by itself, and on one that knows clusters.

use super::*;
use crate::text::Clean;
use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// A terminal of one row in which every character has the columns that `wcwidth` gives it, clusters or not, and none of
/// them wraps.
struct Simple(Vec<Option<char>>);

impl Simple {
    fn put(&mut self, at: usize, c: Option<char>) {
        // What is drawn over one half of a wide character takes the other with it.
        match self.0.get(at..) {
            Some([None, ..]) => self.0[at - 1] = Some(' '),
            Some([_, None, ..]) => self.0[at + 1] = Some(' '),
            Some([]) | None => return,
            Some(_) => {}
        }
        self.0[at] = c;
    }

    /// Takes what is sent for a frame: places, erasing, and letters.
    fn take(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        let (mut at, mut rest) = (0, text);
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '\u{1b}' {
                let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                match &rest[end..=end] {
                    "H" => at = rest[1..end].split(';').nth(1).unwrap().parse::<usize>().unwrap() - 1,
                    "K" => (at..self.0.len()).for_each(|x| self.put(x, Some(' '))),
                    _ => {}
                }
                rest = &rest[end + 1..];
                continue;
            }
            let columns = match c {
                // Half a flag, and a spacing mark, are letters of their own.
                '🇦'..='🇿' | '\u{9be}' | '\u{bbe}' => 1,
                c => columns_of(&c.to_string()),
            };
            let Some(last) = self.0.len().checked_sub(columns) else { continue };
            at = at.min(last);
            if columns == 2 {
                self.put(at + 1, Some(' '));
            }
            if columns > 0 {
                self.put(at, Some(c));
            }
            if columns == 2 {
                self.0[at + 1] = None;
            }
            at += columns;
        }
    }
}

fn frame(lines: &[&str], columns: u16) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, u16::try_from(lines.len()).unwrap()));
    for (y, line) in (0..).zip(lines) {
        let mut x = 0;
        for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(Clean::line(line).as_str(), true) {
            let width = u16::try_from(columns_of(cluster)).unwrap();
            if x + width > columns {
                break;
            }
            buffer.set_stringn(x, y, cluster, usize::from(width), Style::new());
            x += width;
        }
    }
    buffer
}

fn sent(shown: &Buffer, next: &Buffer) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(shown, next, [&[], &[]], &mut bytes).unwrap();
    bytes
}

#[test]
fn only_what_has_changed_is_sent() {
    let shown = frame(&["a日本c", "same"], 10);
    for (line, bytes) in [
        ("a日本c", ""),
        ("b日本c", "\u{1b}[1;1Hb"),
        ("a日x c", "\u{1b}[1;4Hx "),
        ("ax 本c", "\u{1b}[1;2Hx "),
        ("日 本c", "\u{1b}[1;1H日 "),
        ("a日本cd", "\u{1b}[1;7Hd"),
        // A cluster: all of its row, and the place behind it.
        ("a日本e\u{301}d", "\u{1b}[1;1H\u{1b}[Ka日本e\u{301}\u{1b}[1;7Hd"),
    ] {
        assert_eq!(String::from_utf8(sent(&shown, &frame(&[line, "same"], 10))).unwrap(), bytes, "{line}");
    }
    let clusters = frame(&["e\u{301}d", "same"], 10);
    assert_eq!(sent(&clusters, &frame(&["d", "same"], 10)), b"\x1b[1;1H\x1b[Kd", "where a cluster was");
    assert_eq!(sent(&clusters, &clusters), b"");
}

/// What leads somewhere is opened and closed in its row, and sent again where it leads somewhere else.
#[test]
fn links_begin_and_end_in_their_rows() {
    let screen = frame(&["a link", "a link"], 10);
    let link = |y: u16, address: &str| Link { at: (2, y), columns: 4, address: address.into() };
    let sent = |shown: &Buffer, next: &Buffer, links: [&[Link]; 2]| {
        let mut bytes = Vec::new();
        encode(shown, next, links, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let (one, other) = ([link(0, "https://a.org")], [link(0, "https://b.org")]);
    let drawn = "\u{1b}[1;1H\u{1b}[Ka\u{1b}]8;;https://a.org\u{1b}\\\u{1b}[1;3Hlink\u{1b}]8;;\u{1b}\\";
    assert_eq!(sent(&screen, &screen, [&[], &one]), drawn);
    assert_eq!(sent(&screen, &screen, [&other, &one]), drawn);
    assert_eq!(sent(&screen, &screen, [&one, &one]), "");
    assert_eq!(sent(&screen, &screen, [&one, &[]]), "\u{1b}[1;1H\u{1b}[Ka\u{1b}[1;3Hlink");
    let changed = frame(&["a lank", "a link"], 10);
    let letter = "\u{1b}]8;;https://a.org\u{1b}\\\u{1b}[1;4Ha\u{1b}]8;;\u{1b}\\";
    assert_eq!(sent(&screen, &changed, [&one, &one]), letter);
}

#[test]
fn colours_are_the_terminals_own_sixteen() {
    let blank = frame(&[""], 4);
    for (style, looks) in [
        (Style::new().fg(Color::Cyan), ";36"),
        (Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD), ";1;91"),
        (Style::new().bg(Color::Black).fg(Color::White), ";97;40"),
        (Style::new().add_modifier(Modifier::DIM | Modifier::REVERSED | Modifier::UNDERLINED), ";2;4;7"),
        (Style::new().fg(Color::Indexed(200)).bg(Color::Rgb(1, 2, 3)), ";38;5;200;48;2;1;2;3"),
    ] {
        let mut next = blank.clone();
        next.set_string(0, 0, "ab", style);
        let bytes = String::from_utf8(sent(&blank, &next)).unwrap();
        assert_eq!(bytes, format!("\u{1b}[1;1H\u{1b}[0{looks}mab\u{1b}[0m"));
    }
}

/// Letters of scripts whose clusters terminals count in other ways, and what is no valid pair.
const LETTERS: &str = "([a-z ]|[é日한]|e\u{301}|नि|क्ष|र्ट|ก|กำ|ที่|কা|ক্ষ|ো|ខ្មែ|គា|ក្ត|மா|கொ|မြ|ကို|ျ|👩🏽\u{200d}🚀|👩\u{200d}🚀|🇸🇻|🇸a|👍🏽|❤\u{fe0f}|1\u{fe0f}\u{20e3}){0,14}";

proptest! {
    /// Nothing of a frame is left once another is drawn, whether or not a terminal knows clusters.
    #[test]
    fn no_frame_leaves_remains(lines in prop::collection::vec(LETTERS, 1..5)) {
        let mut shown = frame(&[""], 60);
        let mut simple = Simple(vec![Some(' '); 60]);
        let mut emulator = vt100::Parser::new(1.try_into().unwrap(), 60.try_into().unwrap(), 0);
        for line in lines.iter().map(String::as_str).chain(["all is well"]) {
            let next = frame(&[line], 60);
            let bytes = sent(&shown, &next);
            simple.take(&bytes);
            emulator.process(&bytes);
            let afresh = sent(&frame(&[""], 60), &next);
            let (mut fresh, mut fresh_emulator) = (Simple(vec![Some(' '); 60]), vt100::Parser::new(1.try_into().unwrap(), 60.try_into().unwrap(), 0));
            fresh.take(&afresh);
            fresh_emulator.process(&afresh);
            prop_assert_eq!(&simple.0, &fresh.0, "as a fresh drawing of {}", line);
            // A cell that was never written is no blank to it.
            let [emulated, afresh] = [&emulator, &fresh_emulator].map(|it| it.screen().contents());
            prop_assert_eq!(emulated.trim_end(), afresh.trim_end());
            shown = next;
        }
        let left: String = simple.0.iter().flatten().collect();
        prop_assert_eq!(left.trim_end(), "all is well");
        let contents = emulator.screen().contents();
        prop_assert_eq!(contents.trim_end(), "all is well");
    }

    /// Where no character of a cluster is wide, none is drawn over, whichever table a terminal goes by.
    #[test]
    fn no_letter_is_drawn_over(line in "(नि|क्ष|র্ট|ก|กำ|ที่|কা|ক্ষ|ខ្មែ|គា|ក្ត|மா|கொ|မြ|ကို|[a-z]){0,14}") {
        let mut simple = Simple(vec![Some(' '); 60]);
        simple.take(&sent(&frame(&[""], 60), &frame(&[&line], 60)));
        let drawn: String = simple.0.iter().flatten().filter(|c| **c != ' ').collect();
        let seen = |c: char| matches!(c, '\u{9be}' | '\u{bbe}') || columns_of(&c.to_string()) > 0;
        let letters: String = Clean::line(&line).as_str().chars().filter(|c| seen(*c)).collect();
        prop_assert_eq!(drawn, letters);
    }
}
