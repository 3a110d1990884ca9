//! Where a new event goes, and that nothing else moves.

use super::*;
use proptest::prelude::*;

const NEW: &str = "[[events]]\ndate = \"2022\"\ntitle = \"New\"\n";

fn event(date: &str) -> String {
    format!("[[events]]\ndate = \"{date}\"\ntitle = \"T\"\n")
}

fn text(before: &str) -> String {
    added("a.toml", before, NEW).unwrap().text
}

#[test]
fn an_event_is_put_behind_the_last_that_is_not_later() {
    let [a, b, c] = ["2021", "2022", "2023"].map(event);
    let claim = "\n  [[events.claims]]\n  text = \"c\"\n";
    let source = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n";
    for (before, after) in [
        (String::new(), NEW.to_owned()),
        ("# Top.\n".to_owned(), format!("# Top.\n\n{NEW}")),
        (format!("title = \"t\"\n\n{source}"), format!("title = \"t\"\n\n{source}\n{NEW}")),
        (format!("{a}\n{c}"), format!("{a}\n{NEW}\n{c}")),
        // Of one date, behind what is there.
        (format!("{a}\n{b}\n{c}"), format!("{a}\n{b}\n{NEW}\n{c}")),
        (format!("# late\n{c}\n# end\n"), format!("{NEW}\n# late\n{c}\n# end\n")),
        (format!("{source}\n\n{c}\n\n{c}"), format!("{source}\n\n{NEW}\n\n{c}\n\n{c}")),
        // As far apart as the others stand.
        (format!("{a}{c}"), format!("{a}{NEW}{c}")),
        (format!("{a}\n\n\n{c}"), format!("{a}\n\n\n{NEW}\n\n\n{c}")),
        // With what belongs to an event, and before what belongs to the next.
        (format!("{a}{claim}# foot\n\n# late\n{c}"), format!("{a}{claim}# foot\n\n{NEW}\n# late\n{c}")),
        (format!("{a}\n{source}{claim}"), format!("{a}\n{source}{claim}\n{NEW}")),
        // In a file that is not in order.
        (format!("{c}\n{a}\n{c}"), format!("{c}\n{a}\n{NEW}\n{c}")),
        (format!("{a}\n# The next one:\n# [[events]]\n"), format!("{a}\n{NEW}\n# The next one:\n# [[events]]\n")),
        (a.trim_end().to_owned(), format!("{a}\n{NEW}")),
        (format!("\u{feff}{c}"), format!("\u{feff}{NEW}\n{c}")),
        ("\u{feff}".to_owned(), format!("\u{feff}{NEW}")),
        (a.replace('\n', "\r\n"), format!("{a}\n{NEW}").replace('\n', "\r\n")),
    ] {
        assert_eq!(text(&before), after, "{before}");
    }
}

#[test]
fn what_is_wrong_with_it_is_told_and_nothing_that_was_wrong_before() {
    let file = "[[sources]]\nid = \"s\"\ntitle = \"S\"\n\n[[events]]\nid = \"a\"\ndate = \"March\"\ntitle = \"A\"\n\n\
                [[events]]\nid = \"b\"\ndate = \"2021\"\ntitle = \"B\"\nsources = [\"lost\"]\n";
    for (event, codes) in [
        ("[[events]]\ndate = \"2022\"\ntitle = \"New\"\nsources = [\"s\"]", &[] as &[&str]),
        ("[[events]]\ndate = \"2022\"\ntitle = \"New\"\nsources = [\"lost\", \"none\"]", &["unknown-id", "unknown-id"]),
        ("[[events]]\nid = \"b\"\ndate = \"2020\"\ntitle = \"New\"", &["duplicate-id"]),
        ("[[events]]\ndate = \"soon\"\ntitle = \"New\"", &["bad-date"]),
        ("[[events]]\ndate = \"2022\"", &["missing-key"]),
        ("[[events]]\ndate = \"2022\"\ntitle = \"New\"\nsumary = \"x\"", &["unknown-key"]),
    ] {
        let addition = added("a.toml", file, event).unwrap();
        let said: Vec<&str> = addition.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(said, codes, "{event}");
    }
    let addition = added("a.toml", file, NEW).unwrap();
    assert_eq!(addition.event, Some(("2022-new".to_owned(), 16)));
}

#[test]
fn only_one_event_is_added_and_only_to_toml() {
    let refused = |file: &str, event: &str| added("a.toml", file, event).err();
    assert_eq!(refused("[[events]\n", NEW), Some(NotAdded::File));
    assert_eq!(refused("", "[[events]\n"), Some(NotAdded::Event));
    for event in [
        "",
        "# a",
        "date = 2022",
        &format!("{NEW}{NEW}"),
        &format!("{NEW}[[sources]]\nid = \"s\""),
        "[[events.claims]]",
        "[events]",
    ] {
        assert_eq!(refused("", event), Some(NotAdded::NotOne), "{event}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the file, the rest of it is as it was; a file in order stays so.
    #[test]
    fn all_other_bytes_stay(years in prop::collection::vec((2015..2030, 0..4_usize, any::<bool>()), 0..8), sort in any::<bool>(), year in 2014..2031) {
        let mut years = years;
        if sort {
            years.sort_unstable_by_key(|(year, ..)| *year);
        }
        let pieces: Vec<String> = years.iter().enumerate().map(|(n, (year, blanks, source))| {
            let source = if *source { format!("# S\n[[sources]]\nid = \"s{n}\"\ntitle = \"S\"\n\n") } else { String::new() };
            format!("{source}# c{n}\n[[events]]\ndate = \"{year}\"\ntitle = \"E {n}\" # t\n# foot\n{}", "\n".repeat(*blanks))
        }).collect();
        let before = pieces.concat();
        let new = format!("[[events]]\ndate = \"{year}\"\ntitle = \"New\"\n");
        let done = added("a.toml", &before, &new).unwrap();
        let (front, behind) = done.text.split_once(&new).unwrap();
        let joined = |a: &str, b: &str| [a.trim_end_matches('\n'), b.trim_start_matches('\n')].concat();
        let places = (0..=before.len()).filter(|at| before.is_char_boundary(*at));
        prop_assert!(places.map(|at| before.split_at(at)).any(|(a, b)| joined(a, b) == joined(front, behind)), "{}", done.text);
        prop_assert!(done.problems.iter().all(|problem| problem.severity != crate::model::Severity::Error));
        let told = crate::format::read(std::slice::from_ref(&done.file), &crate::format::Reading::default());
        let rows: Vec<u32> = told.rows().iter().map(|row| row.at).collect();
        prop_assert_eq!(rows.len(), years.len() + 1);
        prop_assert!(!sort || rows.is_sorted(), "{}", done.text);
    }
}
