//! Strangers' text in every field, in every view: nothing of it reaches a cell that may not be sent, and nothing of it
//! moves what stands beside it.

#[allow(dead_code, reason = "shared with the tests of `text`")]
mod hostile;
#[allow(dead_code, reason = "shared with the tests of `text`")]
#[path = "text/judge.rs"]
mod judge;
mod support;

use dateline::app::{Charset, Options};
use dateline::model::{Claim, Event, Qualifier, Source};
use ratatui::buffer::Cell;
use support::{Chronology, OPTIONS, Session, claim, event, figure, problem};

/// A chronology that says the same thing everywhere.
fn everywhere(text: &str) -> Chronology {
    let own = || Some(text.to_owned());
    let cited = format!("s@{text}={text}");
    let said = Claim {
        id: own(),
        disputes: vec![text.to_owned(), format!("{text}!")],
        figure: Some(Box::new(figure(Qualifier::About, 7, text, None))),
        ..claim(text, text, &[&cited, text])
    };
    let told = Event {
        summary: own(),
        place: own(),
        people: vec![text.to_owned(); 3],
        tags: vec![text.to_owned(); 3],
        see: vec![text.to_owned(), "other".to_owned()],
        claims: vec![said],
        ..event(text, "2023", text)
    };
    let source = Source {
        id: "s".to_owned(),
        title: text.to_owned(),
        publisher: own(),
        author: own(),
        url: own(),
        derived_from: own(),
        note: own(),
        ..Source::default()
    };
    Chronology {
        events: vec![told, event("other", "2024", text)],
        sources: vec![source],
        problems: vec![problem(text)],
        title: own(),
        files: vec![text.to_owned(), text.to_owned()],
        left_out: 1,
    }
}

#[test]
fn nothing_reaches_a_cell_that_may_not_be_sent() {
    for sample in hostile::samples() {
        let timeline = everywhere(&sample.text).timeline();
        for (width, height) in [(100, 30), (33, 12)] {
            let mut session = Session::new(timeline.clone(), width, height);
            for keys in ["", "<tab>G", "1", "<esc>!", "?"] {
                let buffer = session.type_keys(keys).buffer();
                let printable = |cell: &&Cell| matches!(cell.symbol().as_bytes(), [b' '..=b'~']);
                for cell in buffer.content.iter().filter(|cell| !printable(cell)) {
                    assert_eq!(judge::faults(cell.symbol()), [""; 0], "{} after {keys:?}", sample.name);
                }
                let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
                assert!(row(0).starts_with(' ') && row(0).ends_with(' '), "{}: {}", sample.name, row(0));
                let footer = row(height - 1);
                assert!(footer.starts_with(' ') && footer.ends_with(' '), "{}: {footer}", sample.name);
            }
        }
    }
}

#[test]
fn ascii_holds_whatever_the_text() {
    for sample in hostile::samples() {
        let options = Options { charset: Charset::Ascii, ..OPTIONS };
        let mut session = Session::with(everywhere(&sample.text).timeline(), options, 100, 30);
        for keys in ["1", "!"] {
            let buffer = session.type_keys(keys).buffer();
            assert!(buffer.content.iter().map(Cell::symbol).all(str::is_ascii), "{}", sample.name);
        }
    }
}
