//! Every row of a corpus is accepted or refused as it says, with the days it gives.

use dateline::model::{Bound, Date};

/// The rows of a file that fail, each with what was found.
fn failures(tsv: &str) -> Vec<String> {
    let mut lines = tsv.lines();
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let column = |name: &str| columns.iter().position(|column| *column == name).unwrap();
    let (text, valid, earliest, latest) = (column("string"), column("valid"), column("earliest"), column("latest"));
    let mut failures = Vec::new();
    for line in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| fields.get(at).copied().unwrap_or_default();
        let read = Date::parse(cell(text));
        if read.is_ok() != (cell(valid) == "yes") {
            failures.push(format!("{line}: {read:?}"));
        }
        assert_eq!(Date::scan(cell(text)), read.as_ref().ok().map(Date::scanned), "{line}");
        let Ok(date) = read else { continue };
        let bounds = date.bounds();
        for (said, bound, open) in [(cell(earliest), bounds.earliest, "-inf"), (cell(latest), bounds.latest, "inf")] {
            let holds = match bound {
                Bound::Open => said == open,
                Bound::Day(day) => said == day.to_string(),
                Bound::Unknown => false,
            };
            if !(said.is_empty() || holds) {
                failures.push(format!("{line}: {bound}"));
            }
        }
    }
    failures
}

#[test]
fn the_corpus_holds() {
    assert_eq!(failures(include_str!("../fixtures/edtf.tsv")), Vec::<String>::new());
}

/// The suites of other EDTF implementations, where a file of them is named in `DATELINE_EDTF_SUITES`.
#[test]
#[ignore = "needs a file that is not part of this repository"]
#[expect(clippy::disallowed_methods, reason = "the file is named and read here only")]
fn the_suites_of_other_implementations_hold() {
    let path = std::env::var("DATELINE_EDTF_SUITES").unwrap();
    assert_eq!(failures(&std::fs::read_to_string(path).unwrap()), Vec::<String>::new());
}
