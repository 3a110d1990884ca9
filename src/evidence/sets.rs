//! Disjoint sets of numbers: what is joined to what, through any number of steps.
//!
//! Owns the forest of parents.

/// Numbers from 0, each in a set of its own until it is joined to another.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    /// For each number another one of its set, or itself.
    parents: Vec<usize>,
}

impl Sets {
    /// The numbers below `count`, each alone.
    pub(super) fn of(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.parents.len()
    }

    /// The one number that stands for the whole set of `member`.
    pub(super) fn root(&mut self, mut member: usize) -> usize {
        while self.parents[member] != member {
            self.parents[member] = self.parents[self.parents[member]];
            member = self.parents[member];
        }
        member
    }

    /// Makes the sets of two numbers one.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a] = b;
    }
}
