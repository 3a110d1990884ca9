//! What holds for any text there is.

use crate::judge::faults;
use crate::widths::drawn;
use dateline::text::{Clean, fold};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// Characters that meet rules, more often than chance would bring them together.
const TROUBLE: &[char] = &[
    'a',
    'b',
    '1',
    '#',
    '-',
    '/',
    ' ',
    ' ',
    '\n',
    '\r',
    '\t',
    '\u{1B}',
    '\u{9B}',
    '\u{7F}',
    '\u{AD}',
    '\u{300}',
    '\u{301}',
    '\u{34F}',
    '\u{489}',
    '\u{600}',
    '\u{605}',
    '\u{644}',
    '\u{627}',
    '\u{647}',
    '\u{64E}',
    '\u{915}',
    '\u{937}',
    '\u{94D}',
    '\u{93F}',
    '\u{D4E}',
    '\u{E01}',
    '\u{E33}',
    '\u{1100}',
    '\u{1161}',
    '\u{11A8}',
    '\u{AC00}',
    '\u{1780}',
    '\u{17D2}',
    '\u{182D}',
    '\u{180B}',
    '\u{200B}',
    '\u{200C}',
    '\u{200D}',
    '\u{200D}',
    '\u{202E}',
    '\u{2028}',
    '\u{20E3}',
    '\u{25CC}',
    '\u{2764}',
    '\u{2D31}',
    '\u{2D7F}',
    '\u{2800}',
    '\u{3042}',
    '\u{3099}',
    '\u{845B}',
    '\u{A8FA}',
    '\u{FE00}',
    '\u{FE0E}',
    '\u{FE0F}',
    '\u{FF76}',
    '\u{FF9E}',
    '\u{FFFD}',
    '\u{1F1EB}',
    '\u{1F1F7}',
    '\u{1F3F4}',
    '\u{1F3FD}',
    '\u{1F469}',
    '\u{E0067}',
    '\u{E0062}',
    '\u{E007F}',
    '\u{E0100}',
];

fn character() -> impl Strategy<Value = char> {
    prop_oneof![6 => prop::sample::select(TROUBLE), 1 => any::<char>()]
}

/// Any text: a run now and then, because limits are met only by runs.
fn text() -> impl Strategy<Value = String> {
    let run = (character(), prop_oneof![9 => Just(1), 1 => 1..40_usize]);
    prop::collection::vec(run, 0..40)
        .prop_map(|runs| runs.into_iter().flat_map(|(c, times)| std::iter::repeat_n(c, times)).collect())
}

fn lines(text: &Clean) -> impl Iterator<Item = Clean> {
    text.as_str().split('\n').map(Clean::line)
}

/// The letters and digits that a reader sees, in order.
fn seen(text: &str) -> String {
    let unseen = |c: char| matches!(c, '\u{115F}' | '\u{3164}' | '\u{FFA0}');
    text.chars().filter(|c| c.is_alphanumeric() && c.width() > Some(0) && !unseen(*c)).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn clean_text_has_no_faults(text in text()) {
        prop_assert_eq!(faults(Clean::line(&text).as_str()), Vec::<String>::new());
        prop_assert_eq!(faults(Clean::block(&text).as_str()), Vec::<String>::new());
        prop_assert!(!Clean::line(&text).as_str().contains('\n'));
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in text()) {
        let (line, block) = (Clean::line(&text), Clean::block(&text));
        prop_assert_eq!(&Clean::line(line.as_str()), &line);
        prop_assert_eq!(&Clean::block(line.as_str()), &line);
        prop_assert_eq!(&Clean::block(block.as_str()), &block);
    }

    #[test]
    fn nothing_that_is_seen_is_lost(text in text()) {
        prop_assert_eq!(seen(Clean::line(&text).as_str()), seen(&text));
        prop_assert_eq!(seen(Clean::block(&text).as_str()), seen(&text));
    }

    #[test]
    fn widths_are_what_is_drawn_and_all_of_it_is_drawn(text in text()) {
        let line = Clean::line(&text);
        let (columns, text) = drawn(&line);
        prop_assert_eq!(text, line.as_str());
        // More is reserved where terminals may take more.
        prop_assert!(columns <= line.width());
    }

    #[test]
    fn a_cut_fits_and_is_a_beginning(text in text(), columns in 0..60_usize) {
        let line = Clean::line(&text);
        for mark in ["…", "...", "", ">", "省略"] {
            let cut = line.cut(columns, mark);
            prop_assert!(cut.width() <= columns);
            prop_assert_eq!(faults(cut.as_str()), Vec::<String>::new());
        }
        prop_assert!(line.as_str().starts_with(line.cut(columns, "").as_str()));
        prop_assert_eq!(line.cut(line.width(), "…"), line);
    }

    #[test]
    fn cutting_while_cleaning_fits_too(text in text(), columns in 0..60_usize) {
        let cut = Clean::line_cut(&text, columns, "…");
        prop_assert!(cut.width() <= columns);
        prop_assert_eq!(faults(cut.as_str()), Vec::<String>::new());
    }

    #[test]
    fn rows_fit_and_hold_every_word(text in text(), columns in 1..60_usize) {
        let block = Clean::block(&text);
        let rows = block.wrap(columns);
        for row in &rows {
            prop_assert!(row.width() <= columns, "{row:?} in {columns}");
            prop_assert_eq!(&Clean::line(row.as_str()), row);
        }
        if block.as_str().graphemes(true).all(|cluster| Clean::line(cluster).width() <= columns) {
            let all: String = rows.iter().map(Clean::as_str).collect();
            prop_assert_eq!(without_blanks(&all), without_blanks(block.as_str()));
        }
        prop_assert!(rows.len() >= block.as_str().lines().count());
    }

    #[test]
    fn pushing_is_cleaning_in_one_piece(first in text(), second in text()) {
        let (mut both, second) = (Clean::block(&first), Clean::block(&second));
        let whole = format!("{both}{second}");
        both.push(&second);
        prop_assert_eq!(both, Clean::block(&whole));
    }

    #[test]
    fn padding_adds_what_is_missing(text in text(), columns in 0..80_usize) {
        let line = Clean::line(&text);
        for padded in [line.pad(columns), line.pad_left(columns)] {
            prop_assert_eq!(padded.width(), line.width().max(columns));
            prop_assert_eq!(faults(padded.as_str()), Vec::<String>::new());
        }
    }

    #[test]
    fn ascii_is_ascii_and_as_wide(text in text()) {
        let block = Clean::block(&text);
        let ascii = block.ascii();
        prop_assert!(ascii.as_str().is_ascii());
        for (before, after) in lines(&block).zip(lines(&ascii)) {
            prop_assert_eq!(before.width(), after.width());
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
