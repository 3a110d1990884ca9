//! A few events gathered in each way.

use super::*;
use crate::format::{Opened, Reading, read};

const FIRST: &str = r#"
[[sources]]
id = "ap"
title = "What to know"
publisher = "AP News"
[[sources]]
id = "sun"
title = "A film"

[[events]]
date = "2020"
title = "one"
tags = ["War", "war"]
place = "Here"
people = ["A", "B"]
[[events.claims]]
text = "It is so"
sources = ["ap", "ap"]

[[events]]
date = "2021"
title = "two"
tags = ["peace", "war", ""]
people = ["A", "B"]
sources = ["sun"]
"#;

const SECOND: &str = r#"
[[sources]]
id = "ap"
title = "What to know"
publisher = "AP news"

[[events]]
date = "2022"
title = "three"
place = "There"
people = ["A", "b"]
sources = ["nowhere"]

[[events]]
date = "2023"
title = "four"
tags = ["WAR"]
place = "HERE"
people = ["a", "B"]
sources = ["ap"]
"#;

fn lanes(by: By, sort: Sort) -> Vec<(String, Vec<u32>)> {
    let timeline = read(&[Opened::held("a", FIRST), Opened::held("A", SECOND)], &Reading::default());
    assert_eq!(timeline.len(), 4, "{:?}", timeline.problems);
    // Gathered in two parts, as two threads would.
    let part = || Groups { by, named: HashMap::new(), rest: Vec::new(), sources: SourceCache::new(&timeline) };
    let (mut left, mut right) = (part(), part());
    (0..4).for_each(|at| (if at < 2 { &mut left } else { &mut right }).look(&timeline, at));
    right.merge(left);
    let lanes = right.lanes(sort, timeline.rows()).into_iter();
    lanes.map(|(name, rows)| (name.unwrap_or_else(|| by.rest().into()), rows.to_vec())).collect()
}

#[test]
fn each_event_stands_in_the_lanes_it_names_and_the_rest_in_one_more() {
    for (by, expected) in [
        (By::Tag, &[("War", &[0, 1, 3][..]), ("peace", &[1]), ("no tag", &[2])][..]),
        (By::Place, &[("Here", &[0, 3]), ("There", &[2]), ("no place", &[1])]),
        (By::Person, &[("A", &[0, 1, 2, 3]), ("B", &[0, 1, 2, 3])]),
        (By::Source, &[("What to know", &[0, 3]), ("A film", &[1]), ("no source", &[2])]),
        (By::Publisher, &[("AP News", &[0, 3]), ("no publisher", &[1, 2])]),
        (By::File, &[("a", &[0, 1]), ("A", &[2, 3])]),
    ] {
        let expected: Vec<(String, Vec<u32>)> =
            expected.iter().map(|(name, rows)| ((*name).to_owned(), rows.to_vec())).collect();
        let lanes = lanes(by, Sort::First);
        assert_eq!(lanes, expected, "{by:?}");
    }
}

#[test]
fn lanes_come_by_their_first_event_or_the_fullest_first() {
    let names = |sort| lanes(By::Tag, sort).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(Sort::Count), ["War", "peace", "no tag"]);
    assert_eq!(names(Sort::First), ["War", "peace", "no tag"]);
    let places = lanes(By::Place, Sort::Count);
    assert_eq!(places.last().map(|(name, _)| name.as_str()), Some("no place"), "the rest is last, however full");
}

#[test]
fn a_key_goes_through_all_of_them() {
    let through: Vec<By> =
        std::iter::successors(Some(By::default()), |by| Some(by.turned(Direction::Forward))).take(7).collect();
    assert_eq!(through[..6], By::ALL);
    assert_eq!(through[6], By::Tag);
}
