//! Which rows are visible, and in which place each stands.
//!
//! Owns the difference between a *row* (an index into the timeline's rows) and a *position* (an index into what is
//! visible). Everything else in the room speaks of positions and asks here, so that a filter needs no change elsewhere.
//! Refuses to walk: every question costs a binary search at most.

use std::sync::Arc;

/// The visible rows, in the timeline's own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// All of them: this many.
    All(usize),
    /// Some of them, ascending.
    Some(Arc<[u32]>),
}

impl Order {
    /// How many rows are visible.
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a position.
    pub fn row(&self, position: usize) -> Option<usize> {
        match self {
            Self::All(count) => (position < *count).then_some(position),
            Self::Some(rows) => rows.get(position).map(|&row| row as usize),
        }
    }

    /// The position of a row, where it is visible.
    pub fn position(&self, row: usize) -> Option<usize> {
        match self {
            Self::All(count) => (row < *count).then_some(row),
            Self::Some(rows) => u32::try_from(row).ok().and_then(|row| rows.binary_search(&row).ok()),
        }
    }

    /// The first position from `from` on whose row is not `before` what is looked for; [`Order::len`] where there is
    /// none. The rows before come first.
    pub fn partition_point(&self, from: usize, before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (from.min(self.len()), self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.row(middle).is_some_and(&before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_rows_are_each_others_inverse() {
        for order in [Order::All(5), Order::Some(Arc::from([0, 2, 3, 9].as_slice())), Order::All(0)] {
            for position in 0..order.len() {
                let row = order.row(position).unwrap();
                assert_eq!(order.position(row), Some(position));
            }
            assert_eq!(order.row(order.len()), None);
        }
        assert_eq!(Order::Some(Arc::from([0, 2].as_slice())).position(1), None, "a hidden row has no position");
    }

    #[test]
    fn partition_point_finds_the_first_row_from_a_position_on() {
        let order = Order::Some(Arc::from([1, 4, 6, 8].as_slice()));
        assert_eq!(order.partition_point(0, |row| row < 6), 2);
        assert_eq!(order.partition_point(3, |row| row < 6), 3);
        assert_eq!(order.partition_point(0, |row| row < 100), 4);
        assert_eq!(order.partition_point(9, |_| true), 4);
    }
}
