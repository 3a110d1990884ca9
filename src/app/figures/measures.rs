//! What is counted, in the order of the index: those first whose figures part.
//!
//! Owns that order and the widths of its columns, made once in the background.

use crate::app::detail::claim_row::DATE;
use crate::app::layout::clip;
use crate::app::layout::table::Column;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::{Compared, Point, Series};
use crate::model::{Answer, Lang};
use crate::text::Clean;
use std::cmp::Reverse;

/// A measure of which figures are shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Its index among all ([`Compared::series`]).
    pub series: usize,
    /// How surely figures of it part.
    pub disputed: Answer,
    /// How many figures it has.
    pub figures: usize,
    /// The latest of them.
    pub latest: Point,
}

/// The measures in the order of the index, and how wide what is said of them is.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    all: Vec<Measure>,
    /// Columns of the widest name.
    pub(super) name: usize,
    /// Columns of the widest latest value, in words and with a sign for them.
    values: [usize; 2],
}

/// So many measures are looked at for the widths of the columns.
const MEASURED: usize = 1_000;
/// Columns that names, and values, take at least and at most.
const NAMES: (usize, usize) = (12, 60);
const VALUES: (usize, usize) = (5, 24);

impl Measures {
    /// Those that have figures: what is certainly disputed first, then what may be, each with the most figures first.
    pub fn of(compared: &Compared, lang: Lang) -> Self {
        let measure = |index: &usize| {
            let series: &Series = compared.series().get(*index)?;
            let points = compared.points(series);
            let parts = |point: &Point| compared.disagreements.of_claim(point.at).map(Disagreement::answer);
            let disputed = points.iter().filter_map(parts).max().unwrap_or(Answer::No);
            let latest = *compared.latest(series)?;
            Some(Measure { series: *index, disputed, figures: points.len(), latest })
        };
        let mut all: Vec<Measure> = compared.stated().iter().filter_map(measure).collect();
        all.sort_by_key(|measure| (Reverse(measure.disputed), Reverse(measure.figures), measure.series));
        let looked_at = || all.iter().take(MEASURED);
        let names = looked_at().filter_map(|measure| compared.series().get(measure.series));
        let name = names.map(|series| clip::mention(series.measure()).width()).max().unwrap_or_default();
        let widest = |value: fn(&Point, Lang) -> Clean| {
            let width = looked_at().map(|measure| value(&measure.latest, lang).width()).max();
            width.unwrap_or_default().clamp(VALUES.0, VALUES.1)
        };
        Self { name: name.clamp(NAMES.0, NAMES.1), values: [widest(value), widest(brief)], all }
    }

    /// The measures in their order.
    pub fn all(&self) -> &[Measure] {
        &self.all
    }

    /// The place of a measure in the index.
    pub(super) fn place(&self, series: usize) -> Option<usize> {
        self.all.iter().position(|measure| measure.series == series)
    }

    /// What is told of the latest figure beside the name in so many columns, and how wide that is.
    pub(super) fn latest(&self, room: usize) -> (fn(&Point, Lang) -> Clean, usize) {
        let [words, sign] = self.values;
        if NAMES.0 + 1 + words <= room { (value, words) } else { (brief, sign) }
    }

    /// The columns of the index in so many.
    pub(super) fn columns(&self, room: usize, lang: Lang) -> [Column; 4] {
        let most = self.all.iter().map(|measure| measure.figures).max().unwrap_or_default();
        let most = lang.grouped(most).chars().count();
        let (_, value) = self.latest(room);
        [
            Column { heading: "measure", width: NAMES.0, grow: 1, rank: 0, right: false },
            Column { heading: "n", width: most.max(2), grow: 0, rank: 2, right: true },
            Column { heading: "latest", width: DATE, grow: 0, rank: 3, right: false },
            Column { heading: "", width: value, grow: 0, rank: 0, right: true },
        ]
    }
}

/// What a figure says, in words.
pub(super) fn value(point: &Point, lang: Lang) -> Clean {
    Clean::line(&lang.qualified(point.value, point.qualifier))
}

/// The same in few columns.
fn brief(point: &Point, lang: Lang) -> Clean {
    Clean::line(&lang.signed(point.value, point.qualifier))
}
