//! What one format could not take from another: counted by kind, and told.
//!
//! Owns that nothing is lost in silence. Each kind is told once with its count, in the order in which it was first met.

use crate::model::Lang;

/// What was lost, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(Vec<(Kind, u64)>);

/// What a kind is called: of one, and of several.
pub type Kind = (&'static str, &'static str);

impl Losses {
    /// Counts so many more of a kind.
    pub fn add(&mut self, kind: Kind, count: usize) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|(of, _)| *of == kind) {
            Some((_, counted)) => *counted += count as u64,
            None => self.0.push((kind, count as u64)),
        }
    }

    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was: "12 claims, 1 note".
    pub fn words(&self) -> String {
        let told = |((one, several), count): &(Kind, u64)| {
            format!("{} {}", Lang::English.grouped(*count), if *count == 1 { one } else { several })
        };
        self.0.iter().map(told).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_once_with_its_count() {
        let mut losses = Losses::default();
        losses.add(("note", "notes"), 0);
        assert!(losses.is_empty());
        for (kind, count) in [(("claim", "claims"), 1_000), (("note", "notes"), 1), (("claim", "claims"), 234)] {
            losses.add(kind, count);
        }
        assert_eq!(losses.words(), "1,234 claims, 1 note");
    }
}
