//! What is typed and pasted where nothing takes it, and where a line does.

mod support;

use dateline::app::action::Prompt;
use dateline::app::{Action, Effect, Focus, Input, Key, Reply, take, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::Form;
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
fn a_page_stays_where_it_was_scrolled_while_nothing_is_found_however_the_keys_come() {
    for keys in ["/zz", "/zz<ctrl-u>zz", "/zz<esc>", "fzz<esc>"] {
        let mut session = session();
        session.type_keys("J");
        let page = |session: &Session| session.state.detail_top();
        let before = page(&session);
        assert!(before > 0, "the page can be scrolled");
        session.type_keys(keys);
        assert_eq!(page(&session), before, "{keys}");
    }
}

#[test]
fn what_is_wrong_with_a_date_or_a_command_is_told_in_one_row_whole_where_it_fits() {
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
            let (words, remedy) = match session.state.prompt().map(|prompt| prompt.reply.clone()) {
                Some(Reply::Mistake(mistake)) => (mistake.words(), mistake.remedy()),
                Some(Reply::Answer(answer)) => (answer.to_string(), String::new()),
                reply => {
                    assert!(reply.is_none(), "{typed:?}: {reply:?}");
                    continue;
                }
            };
            mistakes += 1;
            let screen = session.screen();
            let row = screen.lines().rev().nth(1).unwrap_or_default();
            let [is_whole, is_mended] =
                [&words, &remedy].map(|words| !words.is_empty() && row.contains(words.as_str()));
            let has_room =
                [&words, &remedy].iter().any(|words| !words.is_empty() && words.chars().count() + 2 <= width.into());
            let told = is_whole || is_mended || row.ends_with('…') && !has_room;
            assert!(told, "{purpose}{typed:?} {width}×{height}: {words}\n{screen}");
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

#[test]
fn a_date_is_gone_to_as_it_is_typed_and_escape_goes_back() {
    let position = |session: &Session| session.state.position();
    let mut session = session();
    session.type_keys("4G");
    let before = session.screen();
    // What is not typed to its end is no year 2 or 202.
    for (keys, moves) in [("t", false), ("M", false), ("arch ", false), ("202", false), ("5", true)] {
        session.type_keys(keys);
        assert_eq!(position(&session) != 3, moves, "{keys}: {}", session.screen());
    }
    let there = position(&session);
    let mut kept = session.clone();
    session.type_keys("<ctrl-u>");
    assert_eq!(position(&session), 3, "nothing is typed");
    session.type_keys("2025<esc>");
    assert_eq!((position(&session), session.screen()), (3, before));
    kept.type_keys("<enter>");
    assert_eq!(position(&kept), there);
    kept.type_keys("u");
    assert_eq!(position(&kept), 3, "it was a jump");
}

#[test]
fn the_place_is_found_again_behind_a_day_on_which_its_event_was_not_known() {
    for keys in [
        "a23 December 2025<enter><esc>",
        "a23 December 2025<esc>",
        "a1 January 1990<enter><esc>",
        "a1 January 1990<esc>",
        "a1 January 1990<ctrl-u>2025<enter><esc>",
    ] {
        for event in [1, 4, 9, 19] {
            let mut session = session();
            session.type_keys(&format!("{event}G")).type_keys(keys);
            assert_eq!(session.state.position(), event - 1, "{event}: {keys}: {}", session.screen());
        }
    }
    // Who moves on meanwhile stays there.
    let mut session = session();
    session.type_keys("G,jk");
    let event = session.state.focused();
    assert_eq!(session.type_keys("<esc>").state.focused(), event);
    // A year is not typed to its end yet: all that is known by then stays.
    assert!(!session.type_keys("a23 December 202").screen().contains("No event"));
}

#[test]
fn the_palette_finds_all_that_help_tells_by_each_of_its_words() {
    use dateline::app::commands::keymap::Keymap;
    use dateline::app::commands::{Section, explained};
    let keymap = Keymap::default();
    let mut session = session();
    let told = Section::ALL
        .into_iter()
        .filter(|section| !matches!(section, Section::Typing | Section::Copying | Section::Lanes));
    for (_, words) in told.flat_map(|section| explained(section, &keymap)) {
        let found = |word: &str| {
            let mut session = session.clone();
            session.type_keys(":").type_keys(word);
            matches!(session.state.prompt().map(|prompt| &prompt.reply), Some(Reply::Commands(_)))
        };
        let is_here = dateline::app::commands::COMMANDS.iter().any(|command| {
            command.help == words
                && command.focuses.contains(&Focus::List)
                && command.name != "number"
                && session.state.holds(command.when)
        });
        assert!(!is_here || words.split_whitespace().all(found), "{words}");
    }
    for (typed, name) in [("mark", "set-mark"), ("zone", "clock"), ("split", "turn"), ("signs", "signs")] {
        let screen = session.clone().type_keys(":").type_keys(typed).screen();
        assert!(screen.contains(name), "{typed}: {screen}");
    }
    // What they do is what the keys do.
    assert_eq!(session.clone().type_keys(":set-mark<enter>xG'x").state.position(), 0);
    assert!(session.clone().type_keys(":signs<enter>").state.help().is_some_and(|help| help.is_of_signs));
    // That there are more is told, and nothing is padded on forty columns.
    let screen = session.clone().type_keys(":e").screen();
    assert!(screen.lines().last().is_some_and(|line| line.contains("1 of ")), "{screen}");
    let screen = session.type_keys(":next<resize 40 12>").screen();
    assert!(screen.contains("next-event  ctrl-n  event, either pane"), "{screen}");
}

#[test]
fn what_is_said_of_a_line_takes_one_row_where_that_is_enough() {
    let above = |keys: &str, width: u16, height: u16| {
        let mut session = Session::new(el_salvador().timeline(), width, height).summarised();
        let before = session.screen();
        session.type_keys(keys);
        let lines = |screen: &str| screen.lines().map(str::to_owned).collect::<Vec<_>>();
        let (before, screen) = (lines(&before), lines(&session.screen()));
        let changed = (0..usize::from(height) - 1).rev().take_while(|n| before[*n] != screen[*n]);
        changed.map(|n| screen[n].clone()).collect::<Vec<_>>()
    };
    for (keys, said) in [
        ("tMarch 2025", " = March 2025: "),
        ("t3/4/2022", " 3 April or 4 March? Tab 2022-04-03, again 2022-03-04"),
        ("fduring:3/4/2022", " 3 April or 4 March? Tab 2022-04-03, again 2022-03-04"),
        ("t3/4/2022<tab>", " 2022-04-03 3 April 2022  2022-03-04 4 March 2022"),
        ("fduring:3/4/2022<tab>", " 2022-04-03 3 April 2022  2022-03-04 4 March 2022"),
        ("fplce:Tecoluca", "        ▾ no field plce: Tab place:"),
        ("thello", "       ▾ this is no date: as in `2022`, `March 2022` or `27 March 2022`"),
    ] {
        let rows = above(keys, 80, 24);
        assert!(rows.first().is_some_and(|row| row.starts_with(said)), "{keys}: {rows:?}");
        if !keys.contains("March 2025") {
            assert_eq!(rows.first().map(|row| row.trim_end_matches(['─', ' '])), Some(said), "{keys}");
        }
        assert!(
            rows.first().is_some_and(|row| !row.contains("March 2025") || row.trim_end().ends_with('”')),
            "{rows:?}"
        );
    }
}

#[test]
fn where_a_date_is_asked_for_the_years_of_the_events_are_listed() {
    let list = |session: &Session| session.screen().lines().rev().nth(1).unwrap_or_default().trim().to_owned();
    let mut all = Session::new(el_salvador().timeline(), 80, 24).summarised();
    for field in ["during", "after", "before", "since", "until"] {
        let mut session = all.clone();
        session.type_keys(&format!("f{field}:"));
        assert_eq!(list(&session), list(all.clone().type_keys("fduring:")), "{field}");
        // Newest first, each with how many stand under it in the list.
        let years: Vec<(i64, usize)> = list(&session)
            .split("  ")
            .filter_map(|told| told.split_once(' '))
            .map(|(year, count)| (year.parse().unwrap(), count.parse().unwrap()))
            .collect();
        assert!(years.len() > 2 && years.is_sorted_by(|a, b| a.0 > b.0), "{field}: {years:?}");
        let rows = all.state.timeline().rows();
        for (year, count) in &years {
            let under = rows.iter().filter(|row| all.state.timeline().year(row) == Some(*year)).count();
            assert_eq!(*count, under, "{field}:{year}");
        }
        session.type_keys("<tab>");
        let typed = |session: &Session| session.state.prompt().map(|prompt| prompt.input.text().to_owned());
        assert_eq!(typed(&session), Some(format!("{field}:{}", years[0].0)));
        assert_eq!(typed(session.type_keys("<tab>")), Some(format!("{field}:{}", years[1].0)));
    }
    // Of what else is asked for, only those are listed.
    let counted = |session: &Session| {
        list(session).split("  ").filter_map(|told| told.split_once(' ')?.1.parse::<usize>().ok()).sum::<usize>()
    };
    let mut few = all.clone();
    let found = few.type_keys("ftag:cecot").state.order().len();
    assert_eq!(counted(few.type_keys(" during:")), found, "{}", few.screen());
    assert!(found > 0 && found < counted(all.clone().type_keys("fduring:")));
    // Where no event has a year, a form of a date is shown.
    let timeline = read(&[Opened::held("a.toml", "")], &Reading::default());
    let mut none = Session::new(Arc::new(timeline), 80, 24);
    assert!(list(none.type_keys("fduring:")).starts_with("a date: 2022-03"), "{}", none.screen());
    all.type_keys("fduring:20<tab>");
    assert!(
        all.state
            .prompt()
            .is_some_and(|prompt| prompt.input.text().starts_with("during:20") && prompt.input.text().len() == 11)
    );
}

#[test]
fn all_styles_of_a_citation_are_told_at_any_width() {
    for width in [12, 20, 36, 40, 46, 60, 80, 120] {
        let mut session = Session::new(el_salvador().timeline(), width, 12).summarised();
        session.type_keys("y");
        let screen = session.screen();
        let told = screen.lines().last().unwrap_or_default();
        let keys: Vec<&str> = told.split_whitespace().filter(|word| ["y", "m", "b", "c"].contains(word)).collect();
        assert_eq!(keys, ["y", "m", "b", "c"], "{width}: {told}");
        assert!(width < 40 || told.contains("c CSL-JSON"), "{width}: {told}");
        assert!(width < 80 || told.contains(" as: "), "{width}: {told}");
    }
}

#[test]
fn what_is_shown_is_exported_into_a_file_whose_ending_says_the_form() {
    let exports = |session: &Session| -> Vec<(String, Form, bool)> {
        let exported = |effect: &Effect| match effect {
            Effect::Export { to, form, is_forced } => Some((to.clone(), *form, *is_forced)),
            _ => None,
        };
        session.effects.iter().filter_map(exported).collect()
    };
    let mut session = session();
    session.type_keys("X");
    assert_eq!((session.state.focus(), line(&session)), (Focus::Prompt, Some("events.html")));
    assert!(session.screen().contains("One page with claims"), "{}", session.screen());
    // Every form comes round.
    for form in Form::ALL.into_iter().skip(1).chain([Form::Html]) {
        session.type_keys("<tab>");
        assert_eq!(line(&session), Some(format!("events{}", form.ending()).as_str()));
    }
    session.type_keys("<ctrl-h><ctrl-h>x<enter>");
    assert!(matches!(session.state.prompt().unwrap().reply, Reply::Mistake(_)), "{}", session.screen());
    session.type_keys("<esc>");
    assert!(session.state.prompt().is_none() && exports(&session).is_empty());
    session.type_keys("X<ctrl-u>a b.CSL.json<enter>");
    assert_eq!(exports(&session), [("a b.CSL.json".to_owned(), Form::Csl, false)]);
    // A file that is there is written over where the same is asked for again, and at no other time.
    let refuse = |session: &mut Session| {
        let asked = Action::Prompt(Prompt::WriteOver("x.md".to_owned()));
        session.effects.extend(update(&mut session.state, asked));
        assert_eq!(line(session), Some("x.md"));
        assert!(session.screen().contains("it is there already"), "{}", session.screen());
    };
    refuse(&mut session);
    session.type_keys("<enter>");
    assert_eq!(exports(&session)[1], ("x.md".to_owned(), Form::Markdown, true));
    refuse(&mut session);
    session.type_keys("<esc>X<ctrl-u>x.md<enter>");
    assert_eq!(exports(&session)[2], ("x.md".to_owned(), Form::Markdown, false), "it was left in between");
    refuse(&mut session);
    session.type_keys("<ctrl-h><ctrl-h>csv<enter>");
    assert_eq!(exports(&session)[3], ("x.csv".to_owned(), Form::Csv, false));
}
