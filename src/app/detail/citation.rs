//! A citation that is about to leave the program.

use crate::model::{Citation, Source};

/// A citation with the source that it names.
#[derive(Debug, Clone)]
pub(in crate::app) struct Chosen {
    /// What it is called on the screen: "[2]", "this source".
    pub(in crate::app) name: String,
    pub(in crate::app) citation: Citation,
    /// None where that is not listed.
    pub(in crate::app) source: Option<Source>,
}
