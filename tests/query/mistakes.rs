//! What is said of each mistake: the words, beside what was typed.

use dateline::query::Query;

/// What is underlined, what is said, what is proposed.
const MISTAKES: &[(&str, &str, &str, &str)] = &[("-", "-", "", "")];

#[test]
fn every_mistake_is_pointed_at_with_a_way_to_mend_it() {
    let mut out = String::new();
    for typed in ["-"] {
        for m in Query::parse(typed).unwrap_err() {
            out += &format!("{typed:?} {:?} {} | {}\n", &typed[m.span.clone()], m.message, m.hint);
        }
    }
    println!("{out}{MISTAKES:?}");
}
