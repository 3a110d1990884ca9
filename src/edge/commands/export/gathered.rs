//! What an export gathers: of the whole what is said of it, and each event with everything resolved.
//!
//! Owns the questions that are asked once for all events instead of once for each: which events are named, which claims
//! dispute which, where figures part, which gaps are told.

use crate::dossier::{COLUMNS, Dossier, RelatedClaims, Surroundings, heading};
use crate::edge::commands::claim_rows::ClaimRows;
use crate::edge::hash::sha256;
use crate::edge::open::load::Chronology;
use crate::edge::print::out::Failure;
use crate::evidence::disagreement::Disagreement;
use crate::evidence::figures::Compared;
use crate::evidence::gap::Gaps;
use crate::format::export::{About, Conflict, Entry};
use crate::format::markdown::Table;
use crate::model::{Answer, Date, Event, EventId, FileChanged, FileId, Flags, Lang, Order, Row, Timeline, Zone};
use std::collections::{BTreeSet, HashMap};

/// What an export is made from.
pub(super) struct Gathered<'c> {
    chronology: &'c Chronology,
    pub(super) about: About,
    order: Order,
    gaps: Option<Gaps>,
    /// Where figures and claims part; none where there is nothing to compare.
    compared: Option<&'c Compared>,
    /// The rows of events by the digests of their ids, where events name others.
    named: HashMap<u64, Vec<usize>>,
    /// The rows of events that have a claim of an id, or dispute it, by its digest.
    disputing: HashMap<u64, Vec<usize>>,
    claims: ClaimRows<'c>,
}

impl<'c> Gathered<'c> {
    /// Gathers what is asked once.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(super) fn of(chronology: &'c Chronology, query: Option<&str>) -> Result<Self, Failure> {
        let (timeline, order) = (&chronology.timeline, chronology.order());
        let gaps = Gaps::of(timeline, &order, 0, &|| false).map_err(|_| chronology.changed(0))?;
        let has_figures = |row: &Row| row.flags.has(Flags::FIGURES) || row.flags.disputed() > Answer::No;
        let compared = if timeline.rows().iter().any(has_figures) { Some(chronology.compared()?) } else { None };
        let mut named: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, row) in timeline.rows().iter().enumerate() {
            named.entry(row.id).or_default().push(at);
        }
        Ok(Self {
            about: about(chronology, query, order.len())?,
            chronology,
            order,
            gaps,
            compared,
            named,
            disputing: disputing(chronology)?,
            claims: ClaimRows::of(chronology),
        })
    }

    /// Hands on each event.
    ///
    /// # Errors
    /// Where a file is no longer what was opened, or what `take` returns.
    pub(super) fn each(&self, mut take: impl FnMut(&Entry<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
        let (mut year, mut before) = (None, None);
        for position in 0..self.order.len() {
            let Some(row) = self.order.row(position) else { continue };
            let event = &self.chronology.event(row)?;
            let own = self.chronology.timeline.rows().get(row).map(|row| self.chronology.timeline.year(row));
            let heading = own.filter(|own| year.replace(*own) != Some(*own)).map(heading_of);
            let gap = before.replace(row).and_then(|above| self.gap(above, row));
            self.one(row, event, |dossier, conflicts| {
                take(&Entry {
                    dossier,
                    timeline: &self.chronology.timeline,
                    position,
                    heading,
                    gap,
                    is_possible: self.chronology.sureness(row) == Some("possible"),
                    conflicts,
                })
            })?;
        }
        Ok(())
    }

    fn gap(&self, above: usize, row: usize) -> Option<String> {
        let gaps = self.gaps.as_ref()?;
        Some(gaps.get(gaps.shown(above, row)?)?.words_below(Some(above), self.chronology.timeline.lang))
    }

    fn one(
        &self,
        row: usize,
        event: &Event,
        take: impl FnOnce(&Dossier<'_>, Vec<Conflict>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let timeline = &self.chronology.timeline;
        let related: Vec<Option<usize>> = event.see.iter().map(|id| self.meant(id, event)).collect();
        let claims = RelatedClaims::of(timeline, row, event, self.beside(event).into_iter());
        let around = Surroundings {
            related: &related,
            claims: Some(&claims),
            compared: self.compared,
            marks: self.chronology.marks.as_ref(),
        };
        // What is handed on says nothing of where the file lies.
        let dossier =
            Dossier { file: base(timeline.file_name(event.file)), ..Dossier::of(timeline, row, event, around) };
        let conflicts = dossier.disagreements.iter().map(|(compared, one)| self.conflict(row, compared, one));
        let conflicts = conflicts.collect::<Result<_, Failure>>()?;
        take(&dossier, conflicts)
    }

    /// The row of the event that an id means for another event: that of its own file, else the first.
    fn meant(&self, id: &str, from: &Event) -> Option<usize> {
        let rows = self.named.get(&EventId::digest(id))?;
        let is_own = |row: &&usize| self.chronology.timeline.rows().get(**row).is_some_and(|row| row.file == from.file);
        rows.iter().find(is_own).or(rows.first()).copied()
    }

    /// The rows of events with claims that one's claims dispute, or that dispute them.
    fn beside(&self, event: &Event) -> BTreeSet<usize> {
        let ids = event.claims.iter().flat_map(|claim| claim.id.iter().chain(&claim.disputes));
        ids.filter_map(|id| self.disputing.get(&EventId::digest(id))).flatten().copied().collect()
    }

    fn conflict(&self, row: usize, compared: &Compared, one: &Disagreement) -> Result<Conflict, Failure> {
        let position = |row: usize| self.order.position(row);
        let told_at = one.sides.iter().find_map(|side| position(side.row as usize)).unwrap_or_default();
        let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
        if position(row) == Some(told_at) {
            for side in &one.sides {
                rows.extend(self.claims.ask(*side)?.cells().into_iter().map(Vec::from));
            }
        }
        Ok(Conflict { table: Table { heading: heading(compared, one), rows }, answer: one.answer(), told_at })
    }
}

/// The heading of a year: "2022", "44 BC", "Date not known".
fn heading_of(year: Option<i64>) -> String {
    year.map_or_else(|| "Date not known".to_owned(), |year| Date::year_label(Lang::English, year))
}

/// By the digests of ids of claims, the rows of events that have it or dispute it.
fn disputing(chronology: &Chronology) -> Result<HashMap<u64, Vec<usize>>, Failure> {
    let mut rows: HashMap<u64, Vec<usize>> = HashMap::new();
    let all = chronology.timeline.rows().iter().enumerate();
    for (at, _) in all.filter(|(_, row)| row.flags.disputed() > Answer::No) {
        for claim in &chronology.event(at)?.claims {
            for id in claim.id.iter().chain(&claim.disputes) {
                rows.entry(EventId::digest(id)).or_default().push(at);
            }
        }
    }
    Ok(rows)
}

fn about(chronology: &Chronology, query: Option<&str>, shown: usize) -> Result<About, Failure> {
    let timeline = &chronology.timeline;
    // What was known on a day is not what the bytes say.
    let whole = chronology.whole.as_deref().unwrap_or(timeline);
    let files = timeline.files.iter().zip(0_u16..).map(|(name, file)| {
        let digest = digest(whole, FileId(file)).map_err(|_| Failure::FileChanged(name.clone()))?;
        Ok((base(name).to_owned(), digest))
    });
    Ok(About {
        title: timeline
            .title
            .clone()
            .or_else(|| timeline.files.first().map(|name| base(name).to_owned()))
            .unwrap_or_default(),
        description: timeline.description.clone(),
        files: files.collect::<Result<_, Failure>>()?,
        as_known: chronology.marks.as_ref().map(crate::evidence::as_of::Marks::words),
        query: query.map(str::to_owned),
        zone: timeline.zone.map(Zone::name),
        shown,
        all: timeline.len(),
        left_out: timeline.left_out,
        pictures: Vec::new(),
    })
}

/// The last part of the name of a file.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The SHA-256 of a file, in hexadecimal.
fn digest(timeline: &Timeline, file: FileId) -> Result<String, FileChanged> {
    sha256(timeline.size(file).ok_or(FileChanged)?, |at, piece| timeline.bytes(file, at, piece))
}
