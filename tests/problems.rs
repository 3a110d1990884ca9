//! The problems: each with the line of its file, what is meant underlined, and how to mend it.

mod support;

use dateline::app::{Effect, Focus};
use dateline::format::{Bytes, Opened, Reading, read};
use dateline::model::{FileId, Timeline};
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use support::Session;

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];

/// Two faults and a misspelt key.
const BAD: &str = "[[events]]\ndate = \"March 2022\"\ntitle = \"x\"\n[[events]]\ndate = \"2022\"\ntitel = \"x\"\n\n[[events]]\ndate = \"2023\"\ntitle = \"y\"\nsumary = \"z\"\n";

/// A file that may have been written to since it was read.
struct Watched {
    bytes: Vec<u8>,
    is_changed: Arc<AtomicBool>,
}

impl Bytes for Watched {
    fn len(&self) -> u64 {
        Bytes::len(&self.bytes)
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> std::io::Result<()> {
        Bytes::read(&self.bytes, at, buffer)
    }

    fn unchanged(&self) -> bool {
        !self.is_changed.load(Ordering::Relaxed)
    }
}

fn timeline(name: &str, text: &str) -> Arc<Timeline> {
    Arc::new(read(&[Opened::held(name, text)], &Reading::default()))
}

fn screen(text: &str, width: u16, height: u16, keys: &str) -> String {
    let mut session = Session::new(timeline("bad.toml", text), width, height);
    session.type_keys("!").type_keys(keys).screen()
}

#[test]
fn screens_of_the_problems() {
    let twice =
        "[[events]]\nid = \"a\"\ndate = 2022\ntitle = \"x\"\n[[events]]\nid = \"a\"\ndate = 2023\ntitle = \"y\"\n";
    let long =
        format!("[[events]]\ntitle = \"{}\"\ndate = \"{}x{}\"\n", "t".repeat(300), "1".repeat(120), "2".repeat(300));
    for (name, text, keys) in [
        ("problem-each", BAD, ""),
        ("problem-second", BAD, "j"),
        ("problem-named-twice", twice, ""),
        ("problem-in-a-long-line", &long, ""),
    ] {
        let screens = SIZES.map(|(width, height)| format!("{width}×{height}\n{}", screen(text, width, height, keys)));
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.join("\n"));
        });
    }
}

/// The columns at which carets stand beneath the excerpt of the first problem, and what stands above them.
fn underlined(text: &str, width: u16) -> Option<String> {
    let mut session = Session::new(timeline("bad.toml", text), width, 24);
    let buffer = session.type_keys("!").buffer();
    let cell = |x: u16, y: u16| buffer[(x, y)].symbol().to_owned();
    let rows = buffer.content.chunks(width.into()).map(|row| row.iter().position(|cell| cell.symbol() == "^"));
    let mut found = (0..).zip(rows).filter_map(|(y, x)| Some((u16::try_from(x?).ok()?, y)));
    let (x, y) = found.next()?;
    let carets = (x..width).take_while(|x| cell(*x, y) == "^");
    // Behind a wide character a cell is blank.
    Some(carets.map(|x| cell(x, y - 1)).collect::<String>().replace(' ', ""))
}

#[test]
fn the_caret_stands_under_what_is_meant() {
    let event = "[[events]]\ndate = 2022\ntitle = \"x\"\n";
    for (line, meant) in [
        ("titel = 1", "titel"),
        ("\"日本\" = 1", "\"日本\""),
        ("people = [\"日本語\", \"e\u{301}\", 7] # 日", "7"),
        ("people = [\"👩‍🚀\", \"🇸🇻\", 7]", "7"),
        ("people = [\"日\u{1b}[2J\u{202e}\", 7]", "␛"),
        ("\ttitel = 1", "titel"),
        ("[[events]]\ndate = \"March 2022\"\ntitle = \"y\"", "\"March2022\""),
        ("[[events]]\ndate = \"2022-13-01\"\ntitle = \"y\"", "\"2022-13-01\""),
        ("[[events]]\ndate = 2022-02-30\ntitle = \"y\"", "2022-02-30"),
        ("place = 12", "12"),
        ("[[events.claims]]\ntext = \"c\"\nfigure = { measure = \"m\", value = 1, qualifier = \"abut\" }", "\"abut\""),
        ("place = unquoted words", "unquotedwords"),
        ("place = \"not closed", "\"notclosed"),
        ("place = 'not closed", "'notclosed"),
        ("place = \"\"\"not closed", "\"\"\"notclosed"),
        ("place = \"a \\q b\"", "\\q"),
        ("place = \"a\" behind it", "behind"),
        ("tags = [\"a\" \"bcd\"]", "\"bcd\""),
        ("tags = [\"a\", \"bcd\"", "[\"a\",\"bcd\""),
        ("place \"Tecoluca\"", "\"Tecoluca\""),
        ("place =", "place="),
        ("note = 1__0", "1__0"),
        ("“place” = 1", "“place”"),
        ("\"ne\u{301}日\u{1b}\" = 1", "␛"),
    ] {
        for width in [60, 80, 120] {
            assert_eq!(underlined(&format!("{event}{line}\n"), width).as_deref(), Some(meant), "{line:?} at {width}");
        }
    }
}

#[test]
fn what_files_say_is_never_sent_as_it_is() {
    let text = "[[events]]\ntitle = \"x\"\ndate = \"\u{1b}]52;c;aGk=\u{7}\u{202e}\"\n\"k\u{1b}[2J\" = 1\n";
    for (width, height) in SIZES {
        let mut session = Session::new(timeline("a\u{1b}[2J.toml", text), width, height);
        for cell in &session.type_keys("!j").buffer().content {
            assert!(!cell.symbol().chars().any(|c| c.is_control() || c == '\u{202e}'), "{:?}", cell.symbol());
        }
    }
}

#[test]
fn one_edits_and_copies_where_the_problem_is_and_goes_to_its_event() {
    let mut session = Session::new(timeline("bad.toml", BAD), 80, 24);
    session.type_keys("!je");
    assert_eq!(session.effects.pop(), Some(Effect::Edit { file: FileId(0), line: 4, column: 1 }));
    session.type_keys("Y");
    assert!(format!("{:?}", session.effects.pop()).contains("bad.toml:4"));
    session.type_keys("G<enter>");
    assert_eq!(session.state.focus(), Focus::List);
    let row = session.state.order().row(session.state.position()).unwrap();
    assert_eq!(session.state.timeline().event(row).unwrap().title, "y");
}

#[test]
fn what_a_file_no_longer_holds_is_not_shown_and_that_is_said() {
    let is_changed = Arc::new(AtomicBool::new(false));
    let file = Watched { bytes: BAD.as_bytes().to_vec(), is_changed: Arc::clone(&is_changed) };
    let files = [Opened { name: "bad.toml".to_owned(), bytes: Arc::new(file) }];
    let mut session = Session::new(Arc::new(read(&files, &Reading::default())), 80, 24);
    assert!(session.type_keys("!").screen().contains("2 │ date = \"March 2022\""), "{}", session.screen());
    is_changed.store(true, Ordering::Relaxed);
    let screen = session.type_keys("j").screen();
    assert!(!screen.contains('│') && !screen.contains('^'), "{screen}");
    assert!(screen.contains("This line cannot be shown: its file has changed since it was opened."), "{screen}");
    assert!(screen.contains("did you mean `title`?"), "the remedy stays: {screen}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_focused_problem_is_on_the_screen(
        values in prop::collection::vec("[a-zé日\u{301}\u{1b}👩 ]{0,60}", 1..12),
        (width, height) in (1_u16..130, 1_u16..45),
        keys in "[jkGg]{0,12}",
    ) {
        let event = |value: &String| format!("[[events]]\ndate = \"{value}\"\n\"{value}\" = 1\n");
        let text = values.iter().map(event).collect::<Vec<_>>().concat();
        let mut session = Session::new(timeline("bad.toml", &text), width, height);
        session.type_keys("!").type_keys(&keys);
        let view = session.state.problems_view().unwrap();
        let is_shown = view.shown.iter().any(|(n, _)| *n == view.cursor.focus);
        prop_assert!(is_shown || session.state.panes().cover_text.is_empty());
        prop_assert_eq!(session.buffer(), session.buffer());
    }
}

#[test]
fn a_long_path_keeps_its_name_and_the_line() {
    let name = "/home/somebody/a/very/long/way/to/a/chronology/events.toml";
    let file = "[[events]]\ndate = \"2022\"\ntitle = \"x\"\nsumary = \"y\"\n[[events]]\ndate = \"March 2022\"\ntitle = \"z\"\n";
    let timeline = Arc::new(read(&[Opened::held(name, file)], &Reading::default()));
    for width in [40, 60, 80, 120] {
        let mut session = Session::new(Arc::clone(&timeline), width, 24);
        let screen = session.type_keys("!").screen();
        for line in ["events.toml:4:", "events.toml:6:"] {
            assert!(screen.contains(line), "{width}: {screen}");
        }
    }
}
