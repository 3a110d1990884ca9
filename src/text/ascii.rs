//! Clean text for a terminal that shows nothing but ASCII.
//!
//! Owns the fallback where the locale is not UTF-8. The width never changes, cluster by cluster, so text may be laid
//! out before or after. Refuses to choose the program's own glyphs: who draws them knows what they mean.

use super::Clean;
use super::character::columns_of;
use super::latin::ascii_for;
use unicode_segmentation::UnicodeSegmentation;

impl Clean {
    /// The same text in ASCII, as wide as before: Latin letters without their accents, plain dashes and quotation
    /// marks, and a question mark for each column of anything else. Longer spellings are cut to the width (`…` is
    /// one dot), shorter ones filled with blanks.
    #[must_use]
    pub fn ascii(&self) -> Self {
        if self.0.is_ascii() {
            return self.clone();
        }
        let mut text = String::with_capacity(self.0.len());
        for cluster in self.0.graphemes(true) {
            if cluster.is_ascii() {
                text.push_str(cluster);
                continue;
            }
            let columns = columns_of(cluster);
            match cluster.chars().next().and_then(ascii_for) {
                Some(letters) => {
                    text.extend(letters.chars().take(columns));
                    text.extend(std::iter::repeat_n(' ', columns.saturating_sub(letters.len())));
                }
                None => text.extend(std::iter::repeat_n('?', columns)),
            }
        }
        Self(text)
    }
}
