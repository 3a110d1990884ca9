//! What changed, in words, and which files are taken up.

use super::*;
use crate::format::{Opened, Reading, read};

const BEFORE: &str = "[[events]]\nid = \"a\"\ndate = \"2021\"\ntitle = \"A\"\n\n\
                      [[events]]\nid = \"b\"\ndate = \"2022\"\ntitle = \"B\"\n";

fn timeline(text: &str) -> Arc<Timeline> {
    files(&[text])
}

fn files(texts: &[&str]) -> Arc<Timeline> {
    let opened = |(text, name): (&&str, char)| Opened::held(format!("{name}.toml"), (*text).to_owned());
    Arc::new(read(&texts.iter().zip('a'..).map(opened).collect::<Vec<_>>(), &Reading::default()))
}

/// Files that say one thing, and then another; those that are kept say what they said.
fn again(before: &[&str], now: &[&str], unread: &[(u16, &str)], was_asked: bool) -> Reread {
    let shown = files(before);
    let unread = unread.iter().map(|(file, why)| (FileId(*file), Clean::line(why))).collect();
    let with = |kept: &BTreeSet<FileId>| {
        let text = |(n, now)| if kept.contains(&FileId(n)) { before[usize::from(n)] } else { now };
        Some(files(&(0..).zip(now.iter().copied()).map(text).collect::<Vec<_>>()).duplicate())
    };
    Reread::of(&Before { rested: Arc::clone(&shown), shown }, files(now), unread, was_asked, with)
}

/// What a reading changed, and why not all of it was taken up, in words.
fn words(read: &Reread) -> (Option<String>, Option<String>) {
    let taken = read.taken.as_ref().map(|taken| taken.change.words().unwrap_or_default());
    (taken, read.refused.as_ref().map(|refused| refused.why.to_string()))
}

#[test]
fn what_changed_is_told_by_identity() {
    let c = "\n[[events]]\nid = \"c\"\ndate = \"2020\"\ntitle = \"C\"\n";
    let first = BEFORE.split("\n\n").next().unwrap();
    for (now, told) in [
        (BEFORE.to_owned(), ""),
        (format!("# Above.\n{BEFORE}\n\n"), "No event has changed, but something beside them has"),
        (format!("title = \"T\"\n{BEFORE}"), "No event has changed, but something beside them has"),
        (format!("{BEFORE}{c}"), "1 added"),
        (BEFORE.replace("\"B\"", "\"Bee\""), "1 changed"),
        (first.to_owned(), "1 gone"),
        (format!("{}{c}", first.replace("2021", "2023")), "1 added, 1 changed, 1 gone"),
    ] {
        assert_eq!(words(&again(&[BEFORE], &[&now], &[], false)), (Some(told.to_owned()), None), "{now}");
    }
}

#[test]
fn of_several_files_each_is_taken_up_or_kept_by_itself() {
    let a = "[[events]]\nid = \"one\"\ndate = \"2020\"\ntitle = \"One\"\n";
    let more: &str = &format!("{a}[[events]]\ndate = \"2021\"\ntitle = \"More\"\n");
    let broken: &str = &BEFORE.replace("title = \"B\"", "titel = 1\ntitle = \"B");
    let first = "Not taken up: line 10: not TOML: invalid basic string, expected `\"` (b.toml).";
    let empty = "Not taken up: there is no event in b.toml any more; R takes it up.";
    for (now, unread, was_asked, change, why) in [
        ([more, broken], None, false, Some("1 added"), Some(first)),
        ([a, broken], None, false, Some(""), Some(first)),
        ([more, ""], Some(" is gone"), true, Some("1 added"), Some("b.toml is gone; what was read of it stays.")),
        ([more, ""], None, false, Some("1 added"), Some(empty)),
        ([more, ""], None, true, Some("1 added, 2 gone"), None),
        (["[[events]", broken], None, true, None, Some("(a.toml). 1 more file stays as it was.")),
    ] {
        let unread: Vec<_> = unread.map(|why| (1, why)).into_iter().collect();
        let read = again(&[a, BEFORE], &now, &unread, was_asked);
        let (taken, refused) = words(&read);
        assert_eq!(taken.as_deref(), change, "{now:?}");
        assert_eq!(refused.is_some(), why.is_some(), "{now:?}");
        assert!(why.is_none_or(|why| refused.as_ref().unwrap().ends_with(why)), "{refused:?}");
    }
    // What is broken as it was is no news; and what cannot be had any more keeps all.
    assert_eq!(words(&again(&[a, broken], &[more, broken], &[], false)), (Some("1 added".into()), None));
    let shown = files(&[a, BEFORE]);
    let before = Before { rested: Arc::clone(&shown), shown };
    let read = Reread::of(&before, files(&[more, broken]), Unread::new(), true, |_| None);
    assert_eq!(words(&read), (None, Some(first.to_owned())));
}

#[test]
fn a_reading_that_lost_events_is_not_taken_up() {
    for (now, refused) in [
        ("", false),
        ("[[events]\n", true),
        (
            "[[events]]\nid = \"a\"\ndate = \"2021\"\ntitle = \"A\n\n[[events]]\nid = \"b\"\ndate = \"2022\"\ntitle = \"B\"\n",
            true,
        ),
        ("[[events]]\ndate = \"March 2022\"\ntitle = \"A\"\n", true),
        ("[[events]]\ndate = \"2021\"\ntitle = \"A\"\n\n[[events]]\ndate = \"x\"\ntitle = \"B\"\n", false),
    ] {
        let read = again(&[BEFORE], &[now], &[], true);
        assert_eq!(read.refused.is_some(), refused, "{now}: {:?}", timeline(now).problems.listed());
        assert_eq!(read.taken.is_none(), refused, "{now}");
    }
}
