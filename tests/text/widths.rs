//! What `width` says is what ratatui draws.

use crate::hostile::samples;
use dateline::text::Clean;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// A row of cells with a few to spare behind the text.
fn area_for(text: &Clean) -> Rect {
    Rect::new(0, 0, u16::try_from(text.width() + 8).unwrap_or(u16::MAX), 1)
}

/// The columns that a line takes in ratatui's buffer, and the text found there.
pub(crate) fn drawn(line: &Clean) -> (usize, String) {
    let mut buffer = Buffer::empty(area_for(line));
    let (end, _) = buffer.set_stringn(0, 0, line.as_str(), usize::MAX, Style::new());
    let (mut x, mut text) = (0, String::new());
    while x < end {
        let symbol = buffer[(x, 0)].symbol();
        text.push_str(symbol);
        x += symbol.cell_width();
    }
    (usize::from(end), text)
}

#[test]
fn known_widths_hold() {
    let cases = [
        ("plain", 5),
        ("é e\u{301}", 3),
        ("日本語", 6),
        ("ＦＵ", 4),
        ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
        ("👍🏽", 2),
        ("❤", 1),
        ("❤\u{FE0F}", 2),
        ("🇫🇷🇯🇵", 4),
        ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
        ("1\u{FE0F}\u{20E3}", 2),
        ("ﾊﾞ", 3),
        ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        ("ก\u{E33}ล\u{E31}ง", 4),
        ("\u{928}\u{93F}", 2),
        ("\u{644}\u{627}", 2),
        ("␛[31m", 5),
        ("…—‖■", 4),
    ];
    for (text, width) in cases {
        let line = Clean::line(text);
        assert_eq!(line.width(), width, "of {}", text.escape_unicode());
        assert_eq!(drawn(&line).0, width, "drawn of {}", text.escape_unicode());
    }
}

/// What a terminal takes that counts each character by itself, as `wcwidth` does.
#[test]
fn the_wider_is_reserved_where_tables_differ() {
    for (text, width, counted) in [
        ("\u{995}\u{9BE}", 2, 1),
        ("\u{BAE}\u{BBE}", 2, 1),
        ("\u{D15}\u{D3E}", 2, 1),
        ("\u{1780}\u{17D2}\u{178F}", 2, 1),
        ("\u{1781}\u{17D2}\u{1798}\u{17C2}", 3, 2),
        ("\u{928}\u{93F}", 2, 2),
        ("👩🏽\u{200D}🚀", 2, 2),
    ] {
        let line = Clean::line(text);
        assert_eq!((line.width(), drawn(&line).0), (width, counted), "of {}", text.escape_unicode());
    }
}

#[test]
fn every_hostile_sample_takes_the_columns_it_says_and_none_of_it_is_dropped() {
    for sample in samples() {
        let line = Clean::line_cut(&sample.text, 2_000, "…");
        let (columns, text) = drawn(&line);
        assert_eq!(text, line.as_str(), "in {}", sample.name);
        // Khmer's conjuncts have columns of their own in the tables that terminals go by.
        let reserved = usize::from(sample.name == "myanmar-khmer");
        assert_eq!(columns + reserved, line.width(), "in {}", sample.name);
    }
}

/// The column at which ratatui puts the span behind `text` in one line of spans.
fn column_behind(text: &Clean) -> usize {
    let area = area_for(text);
    let mut buffer = Buffer::empty(area);
    Line::from(vec![Span::raw(text.as_str()), Span::raw("☃")]).render(area, &mut buffer);
    (0..area.width).find(|x| buffer[(*x, 0)].symbol() == "☃").map_or(usize::MAX, usize::from)
}

#[test]
fn a_line_of_spans_agrees_but_for_scripts_in_which_ratatui_contradicts_itself_or_terminals_do() {
    let odd: Vec<String> = samples()
        .into_iter()
        .filter(|sample| {
            let text = Clean::line_cut(&sample.text, 500, "…");
            column_behind(&text) != text.width()
        })
        .map(|sample| sample.name)
        .collect();
    assert_eq!(odd, ["halfwidth-kana", "lam-alef", "myanmar-khmer"]);
}

#[test]
fn the_width_of_a_block_is_that_of_its_widest_line() {
    assert_eq!(Clean::block("a\nabc\n日本\n").width(), 4);
    assert_eq!(Clean::block("").width(), 0);
}
