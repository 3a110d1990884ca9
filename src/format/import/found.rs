//! What readers of formats that are no tables find.
//!
//! Owns what each of them offers ([`Reader`]) and what it hands on to ([`Found`]): that ids are each given once, that an event
//! has a title, and that nothing is left out in silence.

use super::asked::Asked;
use super::draft::{At, Draft, NO_TITLE, SourceDraft};
use super::losses::Losses;
use super::refusal::Refusal;
use super::write::Written;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Characters that are kept of what is left out.
const VALUE: usize = 80;

/// What reads a format.
pub(super) trait Reader {
    /// Hands on what a text says.
    ///
    /// # Errors
    /// Where nothing in it can be read.
    fn read(&self, text: &str, asked: &Asked<'_>, to: &mut Found) -> Result<(), Refusal>;
}

/// What was found in a foreign file.
pub(super) struct Found {
    written: Written,
    sources: Vec<SourceDraft<'static>>,
    remarks: Vec<String>,
    /// The id of the source that is the file itself.
    data: String,
    events: HashSet<String>,
    listed: HashSet<String>,
    /// How often an id was given that another source has.
    again: HashMap<String, u64>,
    /// What nothing comes from, by its name: where it first stood, what it said, and how often it stood.
    left_out: BTreeMap<String, (At, String, u64)>,
}

impl Found {
    /// What is known of a file before it is read.
    pub(super) fn of(asked: &Asked<'_>, losses: Losses, remarks: Vec<String>) -> Self {
        Self {
            written: Written { losses, ..Written::default() },
            sources: Vec::new(),
            remarks,
            data: asked.source_id(),
            events: HashSet::new(),
            listed: HashSet::from([asked.source_id()]),
            again: HashMap::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// All of it, when the file was read.
    pub(super) fn ended(self) -> Ended {
        let Self { mut written, sources, remarks, left_out, .. } = self;
        for (what, (at, value, count)) in left_out {
            written.losses.lose_many(at, &what.into(), &value, "nothing comes from it: left out", count);
        }
        Ended { written, sources, remarks }
    }

    /// The title of the chronology, and what stands beneath it.
    pub(super) fn title(&mut self, title: &str, text: Option<&str>) {
        self.written.title = Some((title.to_owned(), text.map(str::to_owned)));
    }

    /// A source that is listed. Where its id is none, or another's, it gets one that is its own.
    pub(super) fn source(&mut self, at: At, mut source: SourceDraft<'static>) {
        if source.id.trim().is_empty() {
            source.id = Cow::Owned(format!("line {}", at.line()));
        }
        if self.listed.contains(&*source.id) {
            self.lose(at, "id", &source.id, "another source has this id: a number stands behind it");
            let given = source.id.clone().into_owned();
            let count = self.again.entry(given.clone()).or_insert(1);
            while self.listed.contains(&*source.id) {
                *count += 1;
                source.id = Cow::Owned(format!("{given} ({count})"));
            }
        }
        self.listed.insert(source.id.clone().into_owned());
        self.sources.push(source);
    }

    /// An event that begins on a line; it cites the file itself there. An id that another event has is left out.
    pub(super) fn event(&mut self, at: At, mut draft: Draft<'_>) {
        if let Some(id) = draft.id.take_if(|id| self.events.contains(&**id)) {
            self.lose(at, "id", &id, "another event has this id: left out");
        }
        if let Some(id) = &draft.id {
            self.events.insert(id.clone().into_owned());
        }
        if draft.give_title() {
            self.lose(at, "title", "", NO_TITLE);
        }
        self.written.event(at, (&self.data, &format!("line {}", at.line())), &draft);
    }

    /// What became of a value that is not carried as it is.
    pub(super) fn lose(&mut self, at: At, what: &str, value: &str, became: &str) {
        self.written.losses.lose(at, &Arc::from(what), value, became);
    }

    /// A value from which nothing comes; such values are told together by their name.
    pub(super) fn leave_out(&mut self, at: At, what: &str, value: &str) {
        match self.left_out.get_mut(what) {
            Some((_, _, count)) => *count += 1,
            None => drop(self.left_out.insert(what.to_owned(), (at, value.chars().take(VALUE).collect(), 1))),
        }
    }

    /// Something that is told once of the whole file.
    pub(super) fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }
}

/// What was found, when all was read.
pub(super) struct Ended {
    pub(super) written: Written,
    pub(super) sources: Vec<SourceDraft<'static>>,
    pub(super) remarks: Vec<String>,
}
