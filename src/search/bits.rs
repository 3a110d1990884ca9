//! A set of small numbers that several threads add to.

use std::sync::atomic::{AtomicU64, Ordering};

/// Which of the numbers from 0 on are in a set.
pub(super) struct Bits(Vec<AtomicU64>);

impl Bits {
    /// None of so many.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
    }

    /// Adds a number; one that is too large is not added.
    pub(super) fn set(&self, n: usize) {
        if let Some(word) = self.0.get(n / 64) {
            word.fetch_or(1 << (n % 64), Ordering::Relaxed);
        }
    }

    /// Whether a number is in it.
    pub(super) fn has(&self, n: usize) -> bool {
        self.0.get(n / 64).is_some_and(|word| word.load(Ordering::Relaxed) & (1 << (n % 64)) != 0)
    }

    /// Whether any number is.
    pub(super) fn any(&self) -> bool {
        self.0.iter().any(|word| word.load(Ordering::Relaxed) != 0)
    }

    /// The numbers, ascending.
    pub(super) fn all(&self) -> impl Iterator<Item = u32> {
        (0..).step_by(64).zip(&self.0).flat_map(|(base, word): (u32, &AtomicU64)| {
            let mut left = word.load(Ordering::Relaxed);
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    base + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_in_it() {
        let bits = Bits::new(130);
        assert!(!bits.any());
        for n in [129, 0, 63, 64, 999_999] {
            bits.set(n);
        }
        assert_eq!(bits.all().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(bits.has(63) && !bits.has(62) && !bits.has(999_999) && bits.any());
    }
}
