//! The three answers a query can give.
//!
//! Owns their order and what negation makes of them. Refuses a fourth.

/// Whether an event matches: a date question about an imprecise event has three answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It does not, whatever its date means.
    No,
    /// It does for some of the days its date may mean, and not for others.
    Possibly,
    /// It does, whatever its date means.
    Certainly,
}

impl Answer {
    /// The answer where `certain` and `possible` are asked one by one.
    pub(super) fn of(possible: bool, certain: bool) -> Self {
        match (possible, certain) {
            (_, true) => Self::Certainly,
            (true, false) => Self::Possibly,
            (false, false) => Self::No,
        }
    }

    /// The answer to the opposite question: it keeps what is not certainly a match.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::No => Self::Certainly,
            Self::Possibly => Self::Possibly,
            Self::Certainly => Self::No,
        }
    }

    /// The answer where only certain matches count.
    #[must_use]
    pub(super) fn certain_only(self) -> Self {
        if self == Self::Possibly { Self::No } else { self }
    }
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        Self::of(yes, yes)
    }
}
