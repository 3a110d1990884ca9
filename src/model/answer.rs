//! The three answers that a question about dates has, and the ways in which what happened may lie to a time.

/// Whether something holds: of an imprecise date that is not always known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// It does not, whatever the date means.
    No,
    /// It does for some of what the date may mean, and not for the rest.
    Possibly,
    /// It does, whatever the date means.
    Certainly,
}

impl Answer {
    /// The answer where `certain` and `possible` are asked one by one.
    #[must_use]
    pub fn of(possible: bool, certain: bool) -> Self {
        match (possible, certain) {
            (_, true) => Self::Certainly,
            (true, false) => Self::Possibly,
            (false, false) => Self::No,
        }
    }

    /// The answer to the opposite question: it keeps what is not certain.
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
    pub fn certain_only(self) -> Self {
        if self == Self::Possibly { Self::No } else { self }
    }
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        Self::of(yes, yes)
    }
}

/// How what happened lies to a time that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Some of it falls in that time.
    During,
    /// All of it is later.
    After,
    /// All of it is earlier.
    Before,
    /// All of it is later, or in that time.
    Since,
    /// All of it is earlier, or in that time.
    Until,
}
