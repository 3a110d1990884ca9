//! What is written of a new event, and what is kept of a form.

use super::*;

fn event() -> NewEvent {
    NewEvent {
        date: Some("2022-03".to_owned()),
        title: Some("A \"fire\"\n\u{7f}".to_owned()),
        tags: vec!["fire".to_owned(), "b\\c".to_owned()],
        dated_by: Some("report".to_owned()),
        ..NewEvent::default()
    }
}

#[test]
fn only_what_is_known_is_written() {
    assert_eq!(
        event().written(),
        "[[events]]\ndate = \"2022-03\"\ntitle = \"A \\\"fire\\\"\\n\\u007f\"\ntags = [\"fire\", \"b\\\\c\"]\ndated_by = \"report\"\n"
    );
    assert!(event().is_whole());
    assert!(!NewEvent { title: Some(String::new()), ..event() }.is_whole() && !NewEvent::default().is_whole());
}

#[test]
fn a_form_that_stays_as_it_is_says_what_was_known() {
    for event in [event(), NewEvent::default()] {
        let form = event.form("a\u{1b}\nb.toml", &["s".to_owned(), "t\n#".to_owned()]);
        assert_eq!(filled(&form), event.written(), "{form}");
        assert!(
            form.lines()
                .all(|line| line.is_empty() || line.starts_with("#: ") || line == "[[events]]" || line.contains(" = "))
        );
        assert!(form.contains("#: Listed: \"s\", \"t\\n#\""));
    }
    // As an editor on another system saves it.
    let form = event().form("a.toml", &[]);
    assert_eq!(filled(&format!("\u{feff}{}", form.replace('\n', "\r\n"))), event().written());
}

#[test]
fn what_was_filled_in_is_kept_with_its_comments_and_nothing_empty() {
    for (form, kept) in [
        (
            "#: x\n[[events]]\n#: y\ntitle = \"T\"\n# mine\ndate = 2022 # too\nplace = ''\n",
            "[[events]]\n# mine\ndate = 2022 # too\ntitle = \"T\"\n",
        ),
        ("[[events]]\n# why\nplace = \"\"\ntitle = \"T\"\npeople = [\n]\n\n", "[[events]]\n# why\ntitle = \"T\"\n"),
        (
            "[[events]]\ntitle = \"T\"\n\n#: z\n  [[events.claims]]\n  text = \"c\"\n  sources = []\n",
            "[[events]]\ntitle = \"T\"\n\n  [[events.claims]]\n  text = \"c\"\n",
        ),
        (
            "[[events]]\ntitle = \"#: no\"\nsummary = \"\"\"\n\"\"\"",
            "[[events]]\ntitle = \"#: no\"\nsummary = \"\"\"\n\"\"\"\n",
        ),
        ("#: x\n[[events]\ntitle = \"\n", "[[events]\ntitle = \"\n"),
        ("", "\n"),
    ] {
        assert_eq!(filled(form), kept);
    }
}
