//! The pages of `docs/` are held to the program: each of their tables is run, and each of their examples.

#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "the program is run in a folder of its own")]

mod check;
mod config;
mod evidence;
mod export;
mod format;
mod import;
#[path = "../support/page.rs"]
mod page;
#[path = "../cli/run.rs"]
#[allow(dead_code, reason = "tests of the command line take more of it")]
mod run;
mod schema;

use dateline::format::{Opened, Reading};
use dateline::model::{Event, Timeline};

/// A chronology in which there may be problems.
fn read_any(text: &str) -> Timeline {
    dateline::format::read(&[Opened::held("page.toml", text)], &Reading::default())
}

/// A chronology without a fault.
fn read(text: &str) -> Timeline {
    let timeline = read_any(text);
    assert_eq!(timeline.problems.errors(), 0, "{:?}", timeline.problems);
    timeline
}

fn built_in() -> Timeline {
    read(include_str!("../../events.toml"))
}

/// Each row and its event.
fn rows(timeline: &Timeline) -> impl Iterator<Item = (u32, Event)> {
    (0..).zip(0..timeline.len()).map(|(row, index)| (row, timeline.event(index).unwrap()))
}
