//! Things of which each is told once.
//!
//! Owns how few are compared one with another, without a table of them: most events cite one source or two.

use foldhash::{HashSet, HashSetExt};
use std::hash::Hash;

/// As many are compared with each other.
const FEW: usize = 16;

/// The first of all that share a key, in their order.
pub fn distinct<T, K: Eq + Hash + Copy>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let (mut kept, mut keys) = (Vec::new(), Vec::new());
    let mut many: HashSet<K> = HashSet::new();
    for item in items {
        let key = key(&item);
        if many.contains(&key) || many.is_empty() && keys.contains(&key) {
            continue;
        }
        kept.push(item);
        if !many.is_empty() {
            many.insert(key);
            continue;
        }
        keys.push(key);
        if keys.len() > FEW {
            many.extend(keys.drain(..));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_key_is_kept_once_where_it_comes_first(keys in proptest::collection::vec(0_u8..40, 0..80)) {
            let mut first: Vec<(usize, u8)> = keys.iter().copied().enumerate().collect();
            let kept = distinct(first.clone(), |(_, key)| *key);
            first.retain(|(at, key)| !keys[..*at].contains(key));
            prop_assert_eq!(kept, first);
        }
    }
}
