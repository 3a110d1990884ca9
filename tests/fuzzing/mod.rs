//! What is thrown at the program, by `cargo fuzz` and, with the seeds and all that ever failed, by `cargo test`: each
//! target takes any bytes, and panics where something does not hold.

#![allow(clippy::unwrap_used, clippy::panic, dead_code, unreachable_pub, reason = "a target that does not hold panics")]

#[path = "../support/mod.rs"]
mod support;

use dateline::app::{Code, Input, Key, Mouse, MouseKind, take};
use dateline::archive::{Effort, Passage, text};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Date, Flags};
use dateline::query::{Query, complete};
use support::{OPTIONS, Session, el_salvador};

/// What any bytes are thrown at.
pub type Target = fn(&[u8]);

/// All targets, as their folders of seeds are called.
pub const TARGETS: [(&str, Target); 5] =
    [("copy", copy), ("date", date), ("query", query), ("screens", screens), ("timeline", timeline)];

/// A chronology: however it is cut, and whichever road its sections take, it says the same.
pub fn timeline(bytes: &[u8]) {
    let files = [Opened::held("t.toml", bytes.to_vec())];
    let one = read(&files, &Reading { threads: 1, chunk: 1 << 20, clock: None, ..Reading::default() });
    let chunk = 1 + bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>() % 200;
    let cut = read(&files, &Reading { threads: 1, chunk, clock: None, ..Reading::default() });
    assert_eq!(one.problems, cut.problems);
    assert_eq!((one.rows(), one.source_rows(), one.left_out), (cut.rows(), cut.source_rows(), cut.left_out));
    for row in 0..one.len() {
        let event = one.event(row);
        assert!(event.is_ok(), "{:?}", one.rows()[row]);
        assert_eq!(event, cut.event(row));
    }
    for row in one.source_rows() {
        assert!(one.listed(row).is_ok(), "{row:?}");
    }
    // Where no text may go over lines, a line that is a header is one; with a comment behind it, no section is plain.
    let lines = std::str::from_utf8(bytes).ok().filter(|text| !text.contains("\"\"\"") && !text.contains("'''"));
    if let Some(text) = lines {
        let header = |line: &str| line == "[[events]]\n" || line == "[[sources]]\n";
        let comment = |line: &str| if header(line) { line.replace('\n', " #\n") } else { line.to_owned() };
        let commented: String = text.split_inclusive('\n').map(comment).collect();
        assert_eq!(meaning(text), meaning(&commented));
    }
}

/// What a reading yields, without the bytes it stands at and the road it took.
pub fn meaning(text: &str) -> String {
    let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
    let flags = |mut flags: Flags| {
        flags.set(Flags::PLAIN, false);
        flags.set(Flags::LITERAL, false);
        flags
    };
    let rows = timeline.rows().iter().map(|r| (r.first, r.last, r.id, r.shift, r.precision, flags(r.flags)));
    let events = (0..timeline.len()).map(|row| timeline.event(row));
    let problems = timeline.problems.listed().iter().map(|p| (timeline.line_of(p), p.code, p.message.clone()));
    let sources = timeline.source_rows().iter().map(|source| (source.id, timeline.listed(source)));
    let (rows, events): (Vec<_>, Vec<_>) = (rows.collect(), events.collect());
    let (problems, sources): (Vec<_>, Vec<_>) = (problems.collect(), sources.collect());
    format!("{rows:#?}{events:#?}{problems:#?}{sources:#?}{}", timeline.left_out)
}

/// A kept copy: its text is no longer than its bytes allow, and what stands in it is found in it.
pub fn copy(bytes: &[u8]) {
    let Ok(text) = text(bytes.to_vec()) else { return };
    assert!(text.written().len() <= 3 * bytes.len() + 8, "{} of {}", text.written().len(), bytes.len());
    let words: Vec<&str> = text.written().split_whitespace().collect();
    for some in words.chunks(7).take(40) {
        let quote = some.join(" ");
        // An ellipsis stands for what is left out, and marks alone are no words.
        if quote.contains("..") || quote.contains('…') || !quote.contains(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        assert_eq!(text.find(&quote, &mut Effort::default()), Ok(Passage::Found), "{quote:?}");
    }
}

/// A date: the quick reading and the full one agree, and it lies in order on the axis.
pub fn date(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = Date::from_toml(text);
    let parsed = Date::parse(text);
    assert_eq!(Date::scan(text), parsed.as_ref().ok().map(Date::scanned));
    match parsed {
        Ok(date) => {
            assert_eq!(date.as_written(), text);
            let (first, last) = date.instants();
            assert!(first <= last, "{first} {last}");
            assert!(!date.words().is_empty() && !date.label(None).is_empty());
            assert!(date.label(Some(2022)).chars().count() <= 16, "{}", date.label(Some(2022)));
        }
        Err(error) => assert!(!error.message.is_empty()),
    }
}

/// A query: what is understood is printed as what is understood in the same way, a mistake lies in what was typed.
pub fn query(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let cursor = text.len() / 2;
    if let Some(completion) = complete(text, cursor) {
        assert!(text.get(completion.span.clone()).is_some(), "{:?}", completion.span);
    }
    match Query::parse(text, OPTIONS.today) {
        Ok(query) => {
            let printed = query.to_string();
            assert_eq!(Query::parse(&printed, OPTIONS.today).as_ref(), Ok(&query), "{printed}");
            assert_eq!(Query::parse(&printed, OPTIONS.today).unwrap().to_string(), printed);
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty());
            for mistake in mistakes {
                assert!(text.get(mistake.span.clone()).is_some(), "{mistake:?}");
                assert!(!mistake.message.is_empty());
            }
        }
    }
}

/// Keys and mouse: whatever is pressed at whatever size, what is drawn is drawn again, and nothing in it is a control.
pub fn screens(bytes: &[u8]) {
    let (size, keys) = bytes.split_at(bytes.len().min(2));
    let edge = |at: usize, most: u8| u16::from(size.get(at).copied().unwrap_or(most / 2) % most);
    let mut session = Session::new(el_salvador().with_problems().timeline(), edge(0, 130), edge(1, 45)).summarised();
    for part in keys.chunks(3).take(60) {
        for input in inputs(part) {
            take(&mut session.state, [input]);
        }
        let drawn = session.buffer();
        assert_eq!(drawn, session.buffer());
        assert!(drawn.content.iter().all(|cell| !cell.symbol().contains(char::is_control)));
    }
}

/// Three bytes, as the keys they are; or, led by a high one, as a mouse somewhere or another size.
fn inputs(part: &[u8]) -> Vec<Input> {
    if let [kind @ 0xF0..=0xFF, x, y] = *part {
        let (column, row) = (u16::from(x), u16::from(y));
        let mouse = |kind| Input::Mouse(Mouse { column, row, kind });
        return vec![match kind {
            0xF0..0xF8 => mouse(MouseKind::Press),
            0xF8..0xFB => mouse(MouseKind::WheelUp),
            0xFB..0xFE => mouse(MouseKind::WheelDown),
            _ => Input::Resize { width: column, height: row },
        }];
    }
    part.iter().flat_map(|byte| [Input::Pause, Input::Key(key(*byte))]).collect()
}

const NAMED: [Code; 12] = [
    Code::Enter,
    Code::Esc,
    Code::Tab,
    Code::BackTab,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::Home,
    Code::End,
    Code::PageUp,
    Code::PageDown,
];

fn key(byte: u8) -> Key {
    match byte {
        0..26 => Key::ctrl(char::from(b'a' + byte)),
        b' '..=b'~' => Key::char(char::from(byte)),
        _ => Key::plain(NAMED[usize::from(byte) % NAMED.len()]),
    }
}
