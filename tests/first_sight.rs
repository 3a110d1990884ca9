//! What a reader sees at once: who says so, at every size, and titles that never get shorter on a wider screen.

mod support;

use dateline::format::{Opened, Reading, read};
use dateline::model::Timeline;
use std::fmt::Write;
use std::sync::Arc;
use support::{Session, el_salvador};

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
