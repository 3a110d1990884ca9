//! What a reader sees at once: who says so, at every size, and titles that never get shorter on a wider screen.

mod support;

use dateline::app::{Charset, Options};
use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use std::fmt::Write;
use std::sync::Arc;
use support::{OPTIONS, Session, el_salvador};

fn built_in() -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("events.toml", include_str!("../events.toml"))], &Reading::default()))
}

/// Events with several sources, with copies of one, with none, with long names, and with names in other scripts.
fn of_all_kinds() -> Arc<Timeline> {
    let long = "A newspaper of which the name is as long as a line of the screen on which it is read";
    let mut text = String::new();
    for (id, publisher) in [("a", "AP News"), ("b", long), ("c", "जेल समाचार"), ("d", "共同通信社"), ("e", "")]
    {
        let publisher = if publisher.is_empty() { String::new() } else { format!("publisher = \"{publisher}\"\n") };
        let _ = write!(text, "[[sources]]\nid = \"{id}\"\ntitle = \"{id}\"\npublished = \"2022-04-01\"\n{publisher}");
    }
    text += "[[sources]]\nid = \"copy\"\ntitle = \"t\"\nderived_from = \"a\"\n";
    for (n, cited) in [
        "",
        "\"a\"",
        "\"b\"",
        "\"c\", \"d\"",
        "\"e\"",
        "\"copy\"",
        "\"a\", \"copy\"",
        "\"b\", \"a\", \"c\"",
        "\"a\", \"b\", \"c\", \"d\", \"e\"",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(
            text,
            "[[events]]\ndate = \"20{n:02}-03-27/20{:02}-12-24\"\nplace = \"A place with a long name, in a country with a longer one\"\ntitle = \"What happened in year {n}, said in a title that takes more than one line of the screen\"\nsources = [{cited}]\n",
            n + 9
        );
    }
    Arc::new(read(&[Opened::held("kinds.toml", text)], &Reading::default()))
}

#[test]
fn who_says_so_is_on_the_screen_for_every_event_at_every_size() {
    for (name, timeline) in [("built in", built_in()), ("fixture", el_salvador().timeline()), ("kinds", of_all_kinds())]
    {
        for (width, height) in [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 50)] {
            let mut session = Session::new(Arc::clone(&timeline), width, height);
            for n in 0..timeline.len() {
                let event = timeline.event(n).unwrap();
                let cites = !event.sources.is_empty() || event.claims.iter().any(|claim| !claim.sources.is_empty());
                let detail = session.state.panes().detail;
                let screen = session.screen();
                let sign = if cites { "[1] " } else { "no source" };
                let says_so =
                    |line: &str| line.split_once(sign).is_some_and(|(_, name)| !cites || !name.trim().is_empty());
                let rows = detail.rows();
                let seen = screen.lines().skip(rows.start.into()).take(rows.len()).any(says_so);
                assert!(seen, "{name}: {} at {width}×{height}:\n{screen}", event.title);
                session.type_keys("j");
            }
        }
    }
}

#[test]
fn the_example_is_seen_so_at_each_size_and_in_each_view() {
    let four = ["The baseline", "state of emergency", "CECOT opens", "immigrants to CECOT"];
    for (name, keys, sizes) in [
        ("example", "", &[(200, 50), (120, 40), (100, 30), (80, 24), (60, 20), (40, 12)][..]),
        ("example-details", "]]]]]<enter>j", &[(80, 24)]),
        ("example-disputed", "}}", &[(80, 24)]),
        ("example-as-of", "a2025-12-31<enter>", &[(80, 24), (40, 12)]),
        ("example-lanes", "]]]L", &[(120, 40), (80, 24)]),
        ("example-sources", "s", &[(80, 24)]),
        ("example-figures", "vjj", &[(80, 24)]),
        ("example-index", "ftag:cecot<enter>i", &[(80, 24)]),
        ("example-problems", "!", &[(80, 24)]),
        ("example-help", "?", &[(80, 24)]),
        ("example-commands", ":copy", &[(80, 24), (40, 12)]),
    ] {
        let screens = sizes.iter().map(|(width, height)| {
            let options = Options { example: true, ..OPTIONS };
            let mut session = Session::with(built_in(), options, *width, *height).summarised();
            session.type_keys(keys);
            let screen = session.screen();
            if (name, *height) == ("example", 24) {
                let events = session.state.panes().list.height;
                assert!(events >= 12, "{events} rows for events");
                assert!(four.iter().all(|title| screen.contains(title)), "{screen}");
            }
            format!("{width}×{height}\n{screen}")
        });
        insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, screens.collect::<Vec<_>>().join("\n"));
        });
    }
}

#[test]
fn without_a_column_of_years_their_first_rows_say_them() {
    let rows = |width| {
        let screen = Session::new(built_in(), width, 8).type_keys("jjjj").screen();
        screen.lines().skip(1).take(5).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>()
    };
    let wide = [
        "  ◇ 2021  The baseli… ≠┃",
        "  ◇ 2022  El Salvado… ≠",
        "  ▒ 2023  CECOT open… ≠",
        "  ◇ 2024  Cristosal co…",
        "  ▒ 2025  Trump invoke…",
    ];
    assert_eq!(rows(24), wide);
    let narrow = [" The ba… ≠┃", " El Sal… ≠", " CECOT … ≠", " Cristosa…", " Trump in…"];
    assert_eq!(rows(11), narrow);
}

fn row_with(session: &Session, words: &str) -> Option<(usize, String)> {
    let screen = session.screen();
    let row = screen.lines().position(|row| row.contains(words))?;
    screen.lines().nth(row).map(|line| (row, line.trim_end().to_owned()))
}

#[test]
fn after_which_event_it_was_is_a_line_behind_the_claims() {
    for (width, height) in [(40, 70), (60, 50), (80, 40), (120, 40)] {
        let mut session = Session::new(built_in(), width, height);
        session.type_keys("jjjjjj<tab>w");
        let (claim, _) = row_with(&session, "• ").expect("a claim");
        let (after, line) = row_with(&session, "after Trump invokes").expect("the line");
        assert!(claim < after && line.chars().count() <= usize::from(width), "{}", session.screen());
    }
    // The lag stands beside the time, also where the place has no room there.
    let screen = Session::new(built_in(), 60, 20).screen();
    assert!(screen.contains("some time in 2021 · earliest source"), "{screen}");
}

#[test]
fn a_claim_in_words_has_the_line_where_it_is_at_odds_with_a_number() {
    for (width, words) in [
        (80, "The country's security troubles"),
        (60, "The country's security"),
        (120, "The country's security troubles have cost"),
    ] {
        let mut session = Session::new(built_in(), width, 24).summarised();
        session.type_keys("v<tab>");
        let (at, _) = row_with(&session, "at odds with").expect("a disagreement");
        let screen = session.screen();
        assert!(screen.lines().nth(at + 1).unwrap_or_default().contains(words), "{screen}");
    }
}

#[test]
fn in_ascii_the_rule_has_the_names_of_the_arrows() {
    let options = Options { charset: Charset::Ascii, ..OPTIONS };
    for (keys, told) in [("s", "Left Right order"), ("f", "Up Down history")] {
        let mut session = Session::with(built_in(), options, 120, 24).summarised();
        assert!(session.type_keys(keys).screen().contains(told), "{keys}: {}", session.screen());
    }
}

#[test]
fn a_split_that_cannot_be_turned_says_why() {
    for (keys, size, said) in [
        ("|", (80, 24), "Panes stand side by side from 100 columns on."),
        ("<tab>|", (80, 24), "Panes stand side by side from 100 columns on."),
        ("|", (120, 40), ""),
    ] {
        let mut session = Session::new(built_in(), size.0, size.1);
        let before = session.type_keys("").screen();
        assert_eq!(session.type_keys(keys).said(), said, "{keys}");
        assert!(session.screen() != before);
    }
}

#[test]
fn an_address_that_is_the_title_is_told_once() {
    let text = "[[sources]]\nid = \"s\"\ntitle = \"https://example.org/report\"\npublisher = \"P\"\nurl = \
                \"https://example.org/report\"\n\n[[events]]\ndate = \"2022\"\ntitle = \"T\"\nsources = [\"s\"]\n";
    for keys in ["<tab>", "s<tab>w"] {
        let timeline = read(&[Opened::held("t.toml", text)], &Reading::default());
        let mut session = Session::new(Arc::new(timeline), 80, 24).summarised();
        let screen = session.type_keys(keys).screen();
        assert_eq!(screen.matches("example.org/report").count(), 1, "{keys}: {screen}");
    }
}

#[test]
fn of_the_header_the_counts_go_before_the_example() {
    let options = Options { example: true, ..OPTIONS };
    let told = [40, 60, 72, 80, 120].map(|width| {
        let screen = Session::with(built_in(), options, width, 24).summarised().screen();
        let header = screen.lines().next().unwrap_or_default().to_owned();
        ["example", "25 events", "disputed", "dateline"].map(|word| header.contains(word))
    });
    assert_eq!(
        told,
        [
            [true, false, false, false],
            [true, false, false, false],
            [true, true, false, false],
            [true, true, true, false],
            [true, true, true, true],
        ]
    );
}

#[test]
fn what_a_filter_only_possibly_finds_is_counted_before_the_title_is_whole() {
    for (keys, example, width, header) in [
        ("fduring:2025<enter>", false, 120, "filter during:2025 · 21 of 25 events, 16 possible"),
        (
            "fduring:2025<enter>",
            false,
            90,
            "El Salvador's prisons under emergency rule  filter during:2025 · 21 of 25, 16 possible",
        ),
        (
            "fduring:2025<enter>",
            false,
            80,
            "El Salvador's prisons under emergency rule  filter during:2025 · 21/25, 16?",
        ),
        (
            "fduring:2025<enter>",
            true,
            80,
            "El Salvador's prisons under emergency r…  example · filter durin… · 21/25, 16?",
        ),
        ("fduring:2025<enter>", true, 60, "El Salvador's priso…  example · filter durin… · 21/25, 16?"),
        ("fduring:2025<enter>", true, 40, "El Salvador's prisons …  filter durin…"),
        ("ftag:cecot,deaths<enter>", true, 20, "El Salvad…  tag:c…"),
        ("ftag:cecot<enter>", true, 80, "example · filter tag:cecot · 10/25"),
        ("T", true, 80, "UTC · El Salvador's prisons under emergency rule  example · 25 events"),
    ] {
        let options = Options { example, ..OPTIONS };
        let mut session = Session::with(built_in(), options, width, 24).summarised();
        session.type_keys(keys);
        session = session.summarised();
        let screen = session.screen();
        let words: Vec<&str> = screen.lines().next().unwrap_or_default().split_whitespace().collect();
        let expected: Vec<&str> = header.split_whitespace().collect();
        assert!(words.join(" ").contains(&expected.join(" ")), "{keys} at {width}: {screen}");
    }
}

#[test]
fn a_gap_is_told_in_a_row_however_short_its_title() {
    for letters in [1, 2, 3, 4, 5, 8, 16, 22, 24, 30] {
        let long = "m".repeat(letters);
        let event = |date: &str, title: &str| format!("[[events]]\ndate = \"{date}\"\ntitle = \"{title}\"\n");
        for titles in [["A", "B", "C"], [&long, "B", "C"], ["A", &long, &long]] {
            let dates = ["2022-03-01", "2022-04-15", "2022-12-07"];
            let text: String = dates.iter().zip(titles).map(|(date, title)| event(date, title)).collect();
            let timeline = Arc::new(read(&[Opened::held("a.toml", text)], &Reading::default()));
            for width in [60, 80, 130] {
                let screen = Session::new(timeline.clone(), width, 24).summarised().type_keys("").screen();
                let told = screen.lines().filter(|line| line.contains('┊')).count();
                assert_eq!(told, 2, "{titles:?} in {width}:\n{screen}");
            }
        }
    }
}

#[test]
fn a_number_in_a_table_is_whole_or_not_there() {
    let numbers = |session: &Session| {
        let (rows, screen) = (session.state.panes().list.rows(), session.screen());
        let lines = screen.lines().skip(rows.start.into()).take(rows.len());
        let words = lines.flat_map(str::split_whitespace);
        let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == ',');
        words.filter(is_number).map(str::to_owned).collect::<Vec<_>>()
    };
    for keys in ["s", "v"] {
        let whole = numbers(Session::new(built_in(), 250, 60).summarised().type_keys(keys));
        assert!(whole.iter().any(|number| number.len() > 1), "{whole:?}");
        for width in (20..=60).chain((61..=250).step_by(7)) {
            let mut session = Session::new(built_in(), width, 11).summarised();
            let told = numbers(session.type_keys(keys));
            assert!(told.iter().all(|number| whole.contains(number)), "{keys} at {width}: {}", session.screen());
            assert!(width < 40 || !told.is_empty(), "{keys} at {width}: {}", session.screen());
        }
    }
}

#[test]
fn how_many_sources_there_are_is_told_at_every_width() {
    let timeline = of_all_kinds();
    for (n, height) in (0..timeline.len()).flat_map(|n| [(n, 20), (n, 50)]) {
        let event = timeline.event(n).unwrap();
        for width in (30..=250).step_by(9).chain([62, 80, 173, 200]) {
            let mut session = Session::new(Arc::clone(&timeline), width, height);
            session.type_keys(&"j".repeat(n));
            let (rows, screen) = (session.state.panes().detail.rows(), session.screen());
            let line = screen.lines().skip(rows.start.into()).take(rows.len()).find(|line| line.contains("[1] "));
            let counts = line.is_some_and(|line| line.contains(": [1] "));
            assert_eq!(counts, event.sources.len() > 1, "{n} at {width}×{height}:\n{screen}");
        }
    }
}

#[test]
fn without_a_rule_the_footer_says_where_the_reader_is() {
    for (width, keys) in [(20, "/cecot<enter>"), (20, ""), (24, "/cecot<enter>n"), (16, "/cecot<enter>")] {
        let mut session = Session::new(built_in(), width, 6);
        session.type_keys(keys);
        let screen = session.screen();
        assert!(screen.lines().last().is_some_and(|footer| footer.contains('/')), "{keys} at {width}:\n{screen}");
    }
}

#[test]
fn on_forty_columns_the_banner_says_what_it_counts() {
    let mut session = Session::new(built_in(), 40, 12).summarised();
    session.type_keys("a2025-12-23<enter>");
    let screen = session.screen();
    let banner = screen.lines().next().unwrap_or_default();
    assert!(banner.contains("AS OF 2025-12-23: ") && banner.contains(" later, "), "{screen}");
    assert!(banner.contains(" undated") && !banner.contains('·'), "{screen}");
}
