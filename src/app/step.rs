//! Which way a step goes, and how far.

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Up, or to what comes before.
    Back,
    /// Down, or to what comes after.
    Forward,
}

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Amount {
    One,
    HalfPage,
    Page,
    ToEnd,
    Steps(usize),
}

impl Direction {
    /// `from` moved by `by`, not beyond 0 and `last`.
    pub fn apply(self, from: usize, by: usize, last: usize) -> usize {
        match self {
            Self::Back => from.min(last).saturating_sub(by),
            Self::Forward => from.saturating_add(by).min(last),
        }
    }
}

impl Amount {
    /// How many steps it is where a page has `page` of them: one at least.
    pub fn steps(self, page: usize) -> usize {
        match self {
            Self::One => 1,
            Self::HalfPage => (page / 2).max(1),
            Self::Page => page.saturating_sub(1).max(1),
            Self::ToEnd => usize::MAX,
            Self::Steps(steps) => steps,
        }
    }
}

/// Of the positions `after` and the one before it, the one with the smaller distance; `after` where they are as near.
pub(in crate::app) fn nearer(after: usize, distance: impl Fn(usize) -> Option<i128>) -> usize {
    match (after.checked_sub(1).and_then(&distance), distance(after)) {
        (Some(there), Some(here)) if here <= there => after,
        (Some(_), _) => after - 1,
        (None, _) => after,
    }
}
