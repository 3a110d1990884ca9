//! Text fitted to columns.

use crate::hostile::samples;
use dateline::text::Clean;

fn rows(text: &str, columns: usize) -> Vec<String> {
    Clean::block(text).wrap(columns).iter().map(ToString::to_string).collect()
}

#[test]
fn what_fits_is_not_cut() {
    for (text, columns) in [("", 0), ("abc", 3), ("日本", 4), ("👩\u{200D}👩", 2), ("abc", usize::MAX)] {
        assert_eq!(Clean::line(text).cut(columns, "…").as_str(), text);
        assert_eq!(Clean::line_cut(text, columns, "…").as_str(), text);
    }
}

#[test]
fn a_cut_has_its_mark_within_the_columns() {
    let cases = [
        ("abcdef", 4, "…", "abc…"),
        ("abcdef", 4, "...", "a..."),
        ("abcdef", 4, "", "abcd"),
        ("日本語", 4, "…", "日…"),
        ("日本語", 5, "…", "日本…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "…", "e\u{301}…"),
        ("👩\u{200D}👩\u{200D}👧 family", 3, "…", "👩\u{200D}👩\u{200D}👧…"),
        ("🇫🇷🇯🇵", 3, "…", "🇫🇷…"),
        ("abcdef", 1, "…", "…"),
        ("abcdef", 2, "...", ".."),
        ("abcdef", 1, "日", "a"),
        ("abcdef", 0, "…", ""),
        ("日本語", 1, "", ""),
        ("abcdef", 4, "\u{1B}", "abc␛"),
    ];
    for (text, columns, mark, expected) in cases {
        assert_eq!(Clean::line(text).cut(columns, mark).as_str(), expected, "of {text:?} in {columns} with {mark:?}");
        assert_eq!(Clean::line_cut(text, columns, mark).as_str(), expected, "of {text:?} in {columns} with {mark:?}");
    }
}

#[test]
fn of_a_block_the_first_line_is_cut_out_and_marked() {
    assert_eq!(Clean::block("one\ntwo").cut(10, "…").as_str(), "one…");
    assert_eq!(Clean::block("one\ntwo").cut(3, "…").as_str(), "on…");
}

#[test]
fn cutting_while_cleaning_gives_what_cutting_after_it_gives() {
    for sample in samples().iter().filter(|sample| !sample.name.starts_with("zalgo")) {
        for columns in [0, 1, 2, 3, 10, 79, 500] {
            let after = Clean::line(&sample.text).cut(columns, "…");
            assert_eq!(Clean::line_cut(&sample.text, columns, "…"), after, "{} in {columns}", sample.name);
        }
    }
}

#[test]
fn clusters_of_the_longest_kind_are_cut_where_they_would_be_after_cleaning() {
    // Sixteen characters in one column each.
    let longest = format!("{}a{}", "\u{605}".repeat(7), "\u{301}".repeat(8)).repeat(50);
    assert_eq!(Clean::line(&longest).width(), 50);
    for columns in 0..60 {
        for mark in ["", "…"] {
            assert_eq!(Clean::line_cut(&longest, columns, mark), Clean::line(&longest).cut(columns, mark));
        }
    }
}

#[test]
fn only_what_can_be_shown_is_looked_at() {
    let endless = format!("{}{}", "a", "\u{301}".repeat(5_000_000));
    for text in ["word ".repeat(2_000_000), "語".repeat(3_000_000), endless, "\u{1B}".repeat(10_000_000)] {
        for _ in 0..1_000 {
            assert!(Clean::line_cut(&text, 40, "…").width() <= 40);
            assert!(Clean::block_head(&text, 500).1);
        }
    }
}

#[test]
fn the_head_of_a_block_says_whether_something_was_left_out() {
    assert_eq!(Clean::block_head("one\ntwo", 7), (Clean::block("one\ntwo"), false));
    assert_eq!(Clean::block_head("one\ntwo", 6), (Clean::block("one\nt"), true));
    assert_eq!(Clean::block_head("one\r\ntwo", 4), (Clean::block("one"), true));
    assert_eq!(Clean::block_head("a👩\u{200D}👩b", 3), (Clean::block("a👩"), true));
    assert_eq!(Clean::block_head("", 0), (Clean::default(), false));
    assert_eq!(Clean::block_head("abc", 0), (Clean::default(), true));
}

#[test]
fn words_go_to_the_next_row_whole() {
    assert_eq!(rows("the quick brown fox", 10), ["the quick", "brown fox"]);
    assert_eq!(rows("the quick brown fox", 9), ["the quick", "brown fox"]);
    assert_eq!(rows("the quick brown fox", 8), ["the", "quick", "brown", "fox"]);
    assert_eq!(rows("exactly ten", 11), ["exactly ten"]);
}

#[test]
fn blanks_are_kept_before_and_within_rows_and_dropped_behind_them() {
    assert_eq!(rows("  indented text here", 10), ["  indented", "text here"]);
    assert_eq!(rows("a  b   ", 10), ["a  b"]);
    assert_eq!(rows("one     two", 5), ["one", "two"]);
    assert_eq!(rows("          word", 6), ["word"]);
    assert_eq!(rows("     ", 3), [""]);
    assert_eq!(rows("no\u{A0}break here", 8), ["no\u{A0}break", "here"]);
}

#[test]
fn lines_and_empty_lines_are_kept() {
    assert_eq!(rows("one\n\n\ntwo\n", 10), ["one", "", "", "two"]);
    assert_eq!(rows("", 10), Vec::<String>::new());
    assert_eq!(rows("\n", 10), [""]);
}

#[test]
fn long_words_are_broken_between_clusters() {
    assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(rows("see abcdefgh now", 5), ["see", "abcde", "fgh", "now"]);
    assert_eq!(rows("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    assert_eq!(rows("한글타임라인", 4), ["한글", "타임", "라인"]);
}

#[test]
fn rows_may_end_after_hyphens_and_slashes_within_words() {
    assert_eq!(rows("a well-known fact", 7), ["a well-", "known", "fact"]);
    assert_eq!(rows("and/or else", 5), ["and/", "or", "else"]);
    assert_eq!(rows("https://example.org/path", 12), ["https://", "example.org/", "path"]);
    assert_eq!(rows("on 2022-03-27 it", 8), ["on", "2022-03-", "27 it"]);
    assert_eq!(rows("use --help now", 7), ["use", "--help", "now"]);
    assert_eq!(rows("war—and peace", 6), ["war—", "and", "peace"]);
}

#[test]
fn rows_end_between_ideographs_but_not_before_their_punctuation() {
    assert_eq!(rows("日本語の長い題名", 6), ["日本語", "の長い", "題名"]);
    assert_eq!(rows("日本語、長い", 6), ["日本", "語、長", "い"]);
    assert_eq!(rows("これは「題名」", 8), ["これは", "「題名」"]);
    assert_eq!(rows("in 東京 today", 6), ["in 東", "京", "today"]);
}

#[test]
fn a_cluster_wider_than_the_columns_is_a_mark() {
    assert_eq!(rows("a日b", 1), ["a", "\u{FFFD}", "b"]);
    assert_eq!(rows("日", 1), ["\u{FFFD}"]);
    assert_eq!(rows("日本", 0), ["\u{FFFD}", "\u{FFFD}"]);
    assert_eq!(rows("ab", 0), ["a", "b"]);
}

#[test]
fn rows_are_made_one_at_a_time() {
    for text in ["word ".repeat(2_000_000), "x".repeat(10_000_000), "語".repeat(3_000_000), "\n".repeat(10_000_000)] {
        let block = Clean::block(&text);
        for _ in 0..100 {
            assert_eq!(block.rows(40).take(20).count(), 20);
        }
    }
}

#[test]
fn padding_fills_to_the_columns_and_never_cuts() {
    let text = Clean::line("日本");
    assert_eq!(text.pad(6).as_str(), "日本  ");
    assert_eq!(text.pad_left(6).as_str(), "  日本");
    assert_eq!(text.pad(3), text);
    assert_eq!(text.pad_left(0), text);
    assert_eq!(Clean::default().pad(2).as_str(), "  ");
    for signs in (1..40).map(|count| "\u{600}".repeat(count) + "\u{D4E}") {
        assert_eq!(Clean::line(&signs).pad(60).width(), 60);
    }
}

#[test]
fn ascii_is_spelled_as_a_reader_would_and_as_wide_as_before() {
    let cases = [
        ("plain", "plain"),
        ("Łódź, São Paulo", "Lodz, Sao Paulo"),
        ("e\u{301}", "e"),
        ("“quoted” – it’s…", "\"quoted\" - it's."),
        ("Straße Æ", "Strase A"),
        ("日本 2023", "???? 2023"),
        ("ＡＢ", "A B "),
        ("Ελλάδα", "??????"),
        ("\u{1B}[31m", "?[31m"),
        ("👩\u{200D}👩!", "??!"),
        ("1\u{FE0F}\u{20E3}", "1 "),
        ("a\nb", "a\nb"),
    ];
    for (text, expected) in cases {
        let text = Clean::block(text);
        assert_eq!(text.ascii().as_str(), expected);
        assert_eq!(text.ascii().width(), text.width(), "of {text}");
    }
}
