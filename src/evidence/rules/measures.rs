//! A measure spelt two ways: two series that were meant to be one.
//!
//! Owns which spellings there are to compare: those of two series. Those of one are compared as one already, and not asked
//! about. It only asks: whether they are one is for their author to say.

use super::finding::{Finding, Subject};
use super::near::{NameKind, NameUse, near};
use crate::evidence::series::{Series, Spelling};

/// What there is to say of the measures of a timeline: each that is spelt otherwise than the more frequent one that was
/// probably meant, at its first figure.
pub fn measures(series: &[Series]) -> Vec<Finding> {
    let name = |spelling: &Spelling, count| NameUse {
        text: spelling.text.clone(),
        count,
        first: (spelling.first.row, Subject::Measure(spelling.first)),
    };
    let whole = |series: &Series| Some(name(series.spellings.first()?, series.figures()));
    let mut findings = near(NameKind::Measure, &series.iter().filter_map(whole).collect::<Vec<_>>());
    findings.sort_by_key(|finding| finding.subject);
    findings
}
