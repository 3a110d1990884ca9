//! Help: the page that explains keys and signs, and what is said where there is nothing yet.

use crate::app::commands::{Section, explained};
use crate::app::layout::{Composer, Paragraph, Role, Span};
use crate::app::mode::Focus;
use crate::plot::mark;
use crate::text::Clean;

/// What is said where there are no events, and nothing is wrong: how to go on. Several lines.
pub const NO_EVENTS: &str = "\
No events yet. `dateline new FILE` writes a chronology to begin with. The least event is

[[events]]
date = \"2023\"
title = \"CECOT opens\"

and docs/format.md has the rest.";

/// Help on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Its lines and their width.
    pub text: Composer,
    /// The first line shown.
    pub top: usize,
}

/// The signs besides those of time, which are one alphabet ([`mark::LEGEND`]), and what they say.
const SIGNS: &[(&str, &str)] = &[
    ("▁▄█", "how many events start in a column; the fullest one is full"),
    ("∙", "events that the filter leaves out"),
    ("?", "before an event: it matches the filter, or was known on the day shown, possibly: a date is not so exact"),
    ("·", "before an event: kept on the day shown, for nothing says when it was published"),
    ("✓", "what the filter asks for; an archived copy that is what it was"),
    ("✗", "an archived copy that is missing, or not what it was"),
    ("+12", "as many events, counted: closer, they are told apart"),
    ("→", "behind a date: it goes on, the end is open"),
    ("–?", "behind a date: the end is not known"),
    ("?", "behind a date: it is uncertain"),
    ("~", "before a date: about then"),
    ("┊", "how long nothing is known to have happened"),
    ("A B", "which of several files an event is from; the line above the list names them"),
    ("≠", "a claim contradicts another: it says so, or figures differ for the same time"),
    ("≈", "a figure may not fit another: their times may differ"),
    ("[1]", "a source, by its number in the event"),
    ("[1][2]:1", "behind sources: so many of them are independent, where that is fewer"),
    ("[ ]", "no source is given"),
    ("!", "problems in the files"),
    ("↑ ↓ ~", "in a chart: that or more, that or less, about that"),
    ("├─┤", "in a chart: from the first to the last day that may be meant"),
];

/// The column at which explanations begin.
const KEYS: usize = 25;

impl Help {
    /// Lays help out in `width` columns, and opens it at the keys of what has them.
    pub fn of(width: u16, focus: Focus) -> Self {
        let mut text = Composer::new(width.into());
        let mut top = 0;
        for section in Section::ALL {
            if section == Section::of(focus) {
                top = text.lines.len() + usize::from(!text.lines.is_empty());
            }
            text.heading(section.words());
            for (keys, words) in explained(section) {
                explain(&mut text, &keys.join(" "), words);
            }
        }
        text.heading("Signs");
        for (signs, words) in mark::LEGEND {
            explain(&mut text, &mark::text(signs), words);
        }
        for (sign, words) in SIGNS {
            explain(&mut text, sign, words);
        }
        Self { text, top }
    }
}

fn explain(text: &mut Composer, sign: &str, words: &'static str) {
    let sign = Clean::line(sign);
    let pad = " ".repeat(KEYS.min(text.width / 2).saturating_sub(sign.width()).max(1));
    let lead = Clean::line(&format!("{sign}{pad}"));
    text.push(Paragraph::led(Role::Key, lead, vec![Span::new(Role::Body, words)]));
}
