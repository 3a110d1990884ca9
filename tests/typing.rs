//! What is typed and pasted where nothing takes it, and where a line does.

mod support;

use dateline::app::{Effect, Focus, Input, Key, Reply, take};
use dateline::format::{Opened, Reading, read};
use std::sync::Arc;
use support::{Session, el_salvador};

fn session() -> Session {
    let mut session = Session::new(el_salvador().timeline(), 80, 24);
    session.type_keys("");
    session
}

fn said(session: &Session) -> String {
    session.state.status().map(ToString::to_string).unwrap_or_default()
}

fn line(session: &Session) -> Option<&str> {
    session.state.prompt().map(|prompt| prompt.input.text())
}

#[test]
fn an_unbound_key_does_nothing_and_says_so() {
    for (keys, key) in
        [("x", "x"), ("Q", "Q"), ("é", "é"), ("yx", "x"), ("s;", ";"), ("?x", "x"), ("!x", "x"), (" ", "Space")]
    {
        let mut session = session();
        session.type_keys(keys);
        assert_eq!(said(&session), format!("{key}: no key here · ? keys"), "{keys}");
        assert!(session.effects.is_empty(), "{keys}");
    }
    // A control picture is shown for what may not be sent.
    let mut hostile = session();
    take(&mut hostile.state, [Input::Key(Key::char('\u{9b}'))]);
    assert_eq!(said(&hostile), "�: no key here · ? keys");
}

#[test]
fn it_takes_with_it_what_was_typed_with_it_and_nothing_else() {
    let mut session = session();
    session.type_at_once("jx of a word, s<down>q");
    assert_eq!((session.state.position(), session.state.focus()), (2, Focus::List));
    assert!(session.effects.is_empty() && line(&session).is_none());
    session.type_keys("j");
    assert_eq!(session.state.position(), 3, "after a pause keys are keys again");
    session.type_at_once("x<ctrl-c>");
    assert_eq!(session.effects, [Effect::Quit], "there is always a way out");
}

#[test]
fn a_key_that_can_do_nothing_takes_what_follows_too() {
    let mut session = session();
    // Nothing was searched for: n is no way on, and o would open a browser.
    session.type_at_once("no");
    assert!(session.effects.is_empty());
}

#[test]
fn alt_with_a_letter_nobody_bound_is_escape_and_the_letter() {
    let mut session = session();
    session.type_keys("]<enter>");
    assert_eq!(session.state.focus(), Focus::Detail);
    let position = session.state.position();
    session.type_keys("<alt-j>");
    assert_eq!((session.state.focus(), session.state.position()), (Focus::List, position + 1));
    session.type_keys("/prison of<alt-b>x");
    assert_eq!(line(&session), Some("prison xof"), "while typing it is a word back");
    session.type_keys("<alt-j>");
    assert_eq!((session.state.focus(), line(&session)), (Focus::List, None));
}

#[test]
fn a_paste_goes_into_the_line_or_opens_one_for_a_search() {
    for (keys, pasted, text) in [
        ("/", "trials", "trials"),
        ("ftag:", "cecot\n", "tag:cecot "),
        ("fxx<left>", "a\r\nb\tc", "xa b cx"),
        ("t", "2022-03", "2022-03"),
        ("", "q", "q"),
        ("]<enter>", "open\nquit\n", "open quit "),
        ("L", "no", "no"),
        // The question in which style is copied, or whether is opened, is left.
        ("y", "no", "no"),
        ("]]]]jjo", "no", "no"),
    ] {
        let mut session = session();
        session.type_keys(keys).paste(pasted);
        assert_eq!(line(&session), Some(text), "{pasted:?} after {keys:?}");
        assert!(session.effects.iter().all(|effect| matches!(effect, Effect::Start(_))), "{:?}", session.effects);
    }
}

#[test]
fn an_empty_paste_does_nothing() {
    for keys in ["", "y", "ftag:", "s"] {
        let mut session = session();
        let before = session.type_keys(keys).screen();
        assert_eq!(session.paste("").screen(), before, "{keys}");
    }
}

#[test]
fn a_paste_is_never_a_command() {
    // Where no line can be opened either.
    for keys in ["y", "?", "!", "c"] {
        let mut session = session();
        session.type_keys(keys).paste("qqoy\n");
        assert!(session.effects.iter().all(|effect| matches!(effect, Effect::Start(_))), "{keys}");
    }
}

#[test]
fn what_is_typed_at_once_is_asked_once() {
    let mut session = session();
    session.type_keys("/");
    session.type_at_once(&"prison ".repeat(150_000));
    assert_eq!(line(&session).map(str::len), Some(4_096));
    let mut apart = self::session();
    apart.type_keys("/prison");
    let mut at_once = self::session();
    at_once.type_at_once("/prison");
    assert_eq!(at_once.screen(), apart.screen());
}

#[test]
fn the_cursor_stands_where_one_types_and_a_long_line_scrolls_by_the_character() {
    let mut session = session();
    assert_eq!(session.cursor(), None);
    let line =
        |session: &Session, row: u16| session.screen().lines().nth(usize::from(row)).unwrap_or_default().to_owned();
    session.type_keys("/ab");
    let (column, row) = session.cursor().expect("one types");
    assert!(line(&session, row)[..usize::from(column)].ends_with("ab"));
    session.type_keys("<left>");
    assert_eq!(session.cursor(), Some((column - 1, row)));
    session.type_keys("日<right>");
    assert_eq!(session.cursor(), Some((column + 2, row)), "a wide letter takes two");
    // As long as there is room nothing is cut; then a column at a time.
    session.type_keys("<esc>t").type_at_once(&"0123456789".repeat(12));
    let (end, row) = session.cursor().expect("one types");
    let scrolled = line(&session, row);
    assert!(scrolled.contains("…") && scrolled.trim_end().ends_with("789"), "{scrolled}");
    session.type_keys("0");
    assert_eq!(session.cursor(), Some((end, row)));
    assert!(line(&session, row).trim_end().ends_with("890"));
    session.type_keys("<left>");
    assert!(line(&session, row).trim_end().ends_with("90") && session.cursor() == Some((end, row)));
    session.type_keys("<home>");
    let (home, _) = session.cursor().expect("one types");
    assert!(line(&session, row).trim_end().ends_with('…') && home < 12);
    session.type_keys("<esc>");
    assert_eq!(session.cursor(), None);
    session.type_keys("/a?<f1>");
    assert_eq!(session.cursor(), None, "help lies over the line");
}

#[test]
fn what_is_typed_leaves_the_page_as_it_was_though_another_event_was_looked_at_meanwhile() {
    for keys in ["<enter><up>/(1", "<enter><down>/(<esc>", "<enter><ctrl-d>f90,000<esc>"] {
        let (mut one_by_one, mut at_once) = (session(), session());
        let typed = keys.find(['/', 'f']).unwrap();
        let before = one_by_one.type_keys(&keys[..typed]).state.prompt().is_none();
        let page = |session: &Session| session.screen().lines().skip(3).take(18).collect::<Vec<_>>().join("\n");
        let as_it_was = page(&one_by_one);
        one_by_one.type_keys(&keys[typed..]);
        assert!(before && page(&one_by_one) == as_it_was, "{keys}: {}", one_by_one.screen());
        at_once.type_at_once(keys);
        assert_eq!(at_once.screen(), one_by_one.screen(), "{keys}");
    }
}

#[test]
fn what_is_wrong_with_a_date_or_a_command_is_told_whole_on_forty_columns() {
    let dates = [
        "x",
        "2022-13",
        "2022-02-30",
        "2022-03-27T25:00",
        "2022-03-27T10:00:60Z",
        "2022-03-27T10:00+19:00",
        "March",
        "Marchh 2022",
        "31 February 2022",
        "2022/2021",
        "2022-03/x",
        "[2022",
        "{2022,}",
        "2022..2024",
        "3/4/2022",
        "13/13/2022",
        "yesterday",
        "n.d.",
        "unknown",
        "20x2",
        "2022-3-27",
        "999999999999999999",
        "Y-3",
        "2022-25x",
        "12:30",
        "27.3.22",
        "27 March",
        "../..",
        "/",
        "late 2022",
        "spring of 2022",
        "before 2022",
        "c. 1850",
        "1850s",
        "19th century",
        "2022 2023",
        "between 2022 and 2021",
        "2022-W05",
        "2022-03-27 10:00",
        "二〇二二",
        "\u{1b}[2J",
    ];
    let others =
        [("a", "2025/.."), ("a", "2025/"), ("a", "XXXX"), (":", "zzz"), (":", "a b c d e f g h i j k l m n o p q")];
    let all = dates.iter().flat_map(|typed| [("t", *typed), ("a", typed)]).chain(others);
    let mut mistakes = 0;
    for (purpose, typed) in all {
        for (width, height) in [(40, 12), (60, 20), (80, 24)] {
            let mut session = Session::new(el_salvador().timeline(), width, height);
            session.type_keys(purpose).paste(typed).type_keys("<enter>");
            let words = match session.state.prompt().map(|prompt| prompt.reply.clone()) {
                Some(Reply::Mistake(mistake)) => mistake.words(),
                Some(Reply::Answer(answer)) => answer.to_string(),
                reply => {
                    assert!(reply.is_none(), "{typed:?}: {reply:?}");
                    continue;
                }
            };
            mistakes += 1;
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let screen = session.screen();
            assert!(bare(&screen).contains(&bare(&words)), "{purpose}{typed:?} {width}×{height}: {words}\n{screen}");
        }
    }
    assert!(mistakes > 90, "{mistakes}");
}

#[test]
fn what_was_said_of_a_key_is_no_answer_to_the_next() {
    let one = "[[events]]\ndate = \"2023\"\ntitle = \"Rain\"\n";
    for (file, keys, first, next) in [
        (
            one,
            "o",
            "This event has no source.",
            [("n", "Nothing is being searched for: / begins."), ("J", "")].as_slice(),
        ),
        (
            one,
            "!",
            "No problems in the files.",
            &[("z", "There is no other event."), ("}", "No event is disputed."), ("j", "")],
        ),
        (
            one,
            "n",
            "Nothing is being searched for: / begins.",
            &[("u", "There is nothing to jump back to."), ("<esc>", "")],
        ),
        (
            "",
            "e",
            "There is no event here.",
            &[("o", "There is no event here."), ("J", ""), ("Y", "There is no event here.")],
        ),
        ("", "u", "There is nothing to jump back to.", &[("<enter>", "There is no event here."), ("<down>", "")]),
    ] {
        let timeline = read(&[Opened::held("a.toml", file)], &Reading::default());
        let mut session = Session::new(Arc::new(timeline), 80, 24).summarised();
        assert_eq!(session.type_keys(keys).said(), first, "{keys}");
        for (key, words) in next {
            assert_eq!(session.type_keys(key).said(), *words, "{keys} {key}");
        }
    }
}
