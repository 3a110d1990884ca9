//! A chronology as a command gets it: files opened and read, and what is said where that went wrong.
//!
//! Owns the rule by which reading stops a command: a file that cannot be opened, or in which nothing can be read, does; a
//! file of which only a part is left does not, but is told of. Warnings are not repeated: they are for `check`.

use crate::edge::cli::{self, Files, Filter};
use crate::edge::open::foreign;
use crate::edge::print::out::{Failure, Verdict, complain};
use crate::edge::print::report::Report;
use crate::edge::work::{self, Pool};
use crate::evidence::as_of::{AsKnown, Marks};
use crate::evidence::figures::Compared;
use crate::format::{self, Opened};
use crate::model::{Cutoff, Event, FileId, Lang, Noun, Order, Severity, Timeline};
use crate::query::{self, Answer, Query};
use crate::search::{Matches, Ordered, Positions, Workers, as_of, find};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

/// As many errors are told one by one, where they are not what was asked for.
const TOLD: usize = 5;

/// Files, and the timeline that they make.
pub(in crate::edge) struct Chronology {
    /// The files, by [`FileId`].
    pub files: Vec<Opened>,
    /// What was read from them, or what of it was known on the day asked for.
    pub timeline: Timeline,
    /// That day, where one was asked for.
    pub marks: Option<Marks>,
    /// All of it, where only what was known on a day is told.
    pub whole: Option<Arc<Timeline>>,
    /// The timeline's figures, where they have been compared already.
    compared: OnceLock<Compared>,
    /// Its events that match what was asked; none where nothing was.
    pub found: Option<Matches>,
    pool: Pool,
}

/// Opens the files named, those of other formats as the chronologies that they become.
///
/// # Errors
/// Where one of them cannot be opened: all that cannot are told of.
pub(in crate::edge) fn open(named: &Files) -> Result<Vec<Opened>, ExitCode> {
    let opened = super::open(&named.paths).map_err(|refusals| {
        for refusal in refusals {
            complain(&refusal);
        }
        ExitCode::FAILURE
    })?;
    foreign::read_all(opened, &named.reading.foreign)
}

/// How the files are to be read.
pub(in crate::edge) fn how(named: &Files) -> format::Reading {
    format::Reading {
        threads: work::threads(named.reading.threads),
        clock: named.reading.zone,
        lang: named.reading.lang.unwrap_or_default(),
        ..format::Reading::default()
    }
}

impl Chronology {
    /// Opens and reads the files named.
    ///
    /// # Errors
    /// Where one of them cannot be opened: all that cannot are told of.
    pub(in crate::edge) fn open(named: &Files) -> Result<Self, ExitCode> {
        Self::opened(named, &how(named))
    }

    fn opened(named: &Files, how: &format::Reading) -> Result<Self, ExitCode> {
        let files = open(named)?;
        foreign::tell(&files);
        let timeline = format::read(&files, how);
        Ok(Self { pool: Pool::new(named.reading.threads), ..Self::read(files, timeline) })
    }

    /// Opens and reads the files named, in a language, keeps to what was known on the day asked for, and finds what matches.
    ///
    /// # Errors
    /// Where the query is none, one of them cannot be opened, or nothing in it can be read: that is told.
    pub(in crate::edge) fn filtered(files: &Files, lang: Lang, filter: &Filter) -> Result<Self, ExitCode> {
        let query = cli::query::query(filter.query.as_deref())?;
        let mut chronology = Self::opened(files, &format::Reading { lang, ..how(files) })?;
        chronology.ensure_readable()?;
        if let Some(day) = filter.as_of.clone() {
            chronology = chronology.on(day).map_err(Failure::report)?;
            chronology.marks.iter().for_each(|marks| complain(&marks.words()));
        }
        if let Some(query) = query {
            chronology.find(&query).map_err(Failure::report)?;
        }
        Ok(chronology)
    }

    /// Finds the events that match a query.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(in crate::edge) fn find(&mut self, query: &Query) -> Result<(), Failure> {
        if query.asks_whether(query::State::Disputed) {
            self.timeline = self.timeline.with_disputed(self.compared()?.disagreements.rows());
        }
        self.found = Some(find(&self.timeline, query, self.workers(), &|| false, &|_| {})?);
        Ok(())
    }

    /// Who works on questions about it.
    pub(in crate::edge) fn workers(&self) -> Workers<'_> {
        self.pool.workers(self.timeline.len())
    }

    /// Its events in an order, to be worked on.
    pub(in crate::edge) fn ordered<'c>(&'c self, order: &'c dyn Positions) -> Ordered<'c> {
        Ordered { timeline: &self.timeline, order, workers: self.workers() }
    }

    /// The rows that match.
    pub(in crate::edge) fn order(&self) -> Order {
        self.found.as_ref().map_or(Order::All(self.timeline.len()), |found| Order::Some(found.rows().into()))
    }

    /// Whether the event of a row matches, certainly or possibly.
    pub(in crate::edge) fn matches(&self, row: u32) -> bool {
        self.found.as_ref().is_none_or(|found| found.answer(row) != Answer::No)
    }

    /// How surely the event of a row matches, in the words of an interface; none where nothing was asked.
    pub(in crate::edge) fn sureness(&self, row: usize) -> Option<&'static str> {
        let answer = self.found.as_ref()?.answer(u32::try_from(row).unwrap_or(u32::MAX));
        Some(if answer == Answer::Possibly { "possible" } else { "certain" })
    }

    /// How certain it is that the event of a row was known: "certainly", "possibly", "undated"; none where no day was
    /// asked for.
    pub(in crate::edge) fn known(&self, row: usize) -> Option<&'static str> {
        self.marks.as_ref().map(|marks| marks.word(row).unwrap_or("certainly"))
    }

    /// The event of a row.
    ///
    /// # Errors
    /// Where its file is no longer what was opened.
    pub(in crate::edge) fn event(&self, row: usize) -> Result<Event, Failure> {
        self.timeline.event(row).map_err(|_| self.changed(row))
    }

    /// What is said where the file of a row is no longer what was opened.
    pub(in crate::edge) fn changed(&self, row: usize) -> Failure {
        let row = self.timeline.rows().get(row);
        Failure::FileChanged(row.map_or("", |row| self.timeline.file_name(row.file)).to_owned())
    }

    /// What was known of it on a day, or at a moment.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(in crate::edge) fn on(self, day: impl Into<Cutoff>) -> Result<Self, Failure> {
        let workers = self.pool.workers(self.timeline.len());
        let cutoff = day.into().in_zone(self.timeline.zone);
        let whole = Arc::new(self.timeline);
        let AsKnown { timeline, compared, marks } = as_of::as_of(&whole, cutoff, workers, &|| false)?;
        let (files, pool, marks, whole) = (self.files, self.pool, Some(marks), Some(whole));
        Ok(Self { files, timeline, marks, whole, compared: compared.into(), found: None, pool })
    }

    /// What was read from files.
    pub(in crate::edge) fn read(files: Vec<Opened>, timeline: Timeline) -> Self {
        let (pool, compared) = (Pool::default(), OnceLock::new());
        Self { files, timeline, marks: None, whole: None, compared, found: None, pool }
    }

    /// What a browser shows of one: what was known on the day asked for, and what matches the filter.
    pub(in crate::edge) fn shown(
        timeline: &Timeline,
        whole: Arc<Timeline>,
        marks: Option<Marks>,
        found: Option<Matches>,
    ) -> Self {
        Self { marks, found, whole: Some(whole), ..Self::read(Vec::new(), timeline.duplicate()) }
    }

    /// The figures of all its events, and where figures and claims contradict each other; they are compared where that
    /// has not been done.
    ///
    /// # Errors
    /// Where a file is no longer what was opened.
    pub(in crate::edge) fn compared(&self) -> Result<&Compared, Failure> {
        if let Some(compared) = self.compared.get() {
            return Ok(compared);
        }
        let compared = as_of::compared(&self.timeline, self.workers(), &|| false)?;
        Ok(self.compared.get_or_init(|| compared))
    }

    /// Reads texts as files of these names.
    #[cfg(test)]
    pub(in crate::edge) fn of(files: &[(&str, &str)]) -> Self {
        let files: Vec<Opened> = files.iter().map(|(name, text)| Opened::held(*name, *text)).collect();
        let timeline = format::read(&files, &format::Reading::default());
        Self::read(files, timeline)
    }

    /// Tells of the errors, where there are any, on standard error.
    ///
    /// # Errors
    /// Where there is a file in which nothing could be read.
    pub(in crate::edge) fn ensure_readable(&self) -> Result<(), ExitCode> {
        self.tell_errors();
        if (0..self.files.len()).any(|file| self.nothing_is_left_of(file)) { Err(ExitCode::FAILURE) } else { Ok(()) }
    }

    /// Whether there are no events in it, and none that could not be read or was not known yet.
    pub(in crate::edge) fn is_unwritten(&self) -> bool {
        self.timeline.is_empty() && self.timeline.left_out == 0 && self.marks.is_none()
    }

    /// A fault where something was left out or stands in the timeline wrongly.
    pub(in crate::edge) fn verdict(&self) -> Verdict {
        Verdict::fault(self.timeline.problems.errors() > 0)
    }

    fn nothing_is_left_of(&self, file: usize) -> bool {
        let timeline = &self.timeline;
        let of_file = |id: FileId| usize::from(id.0) == file;
        let wrong = timeline.problems.listed().iter().any(|p| p.severity == Severity::Error && of_file(p.place.file));
        wrong
            && !timeline.rows().iter().any(|row| of_file(row.file))
            && !timeline.source_rows().iter().any(|row| of_file(row.file))
    }

    fn tell_errors(&self) {
        let problems = &self.timeline.problems;
        if problems.errors() == 0 {
            return;
        }
        let errors = problems.listed().iter().filter(|problem| problem.severity == Severity::Error);
        let report = Report::new(&self.files, errors.take(TOLD).collect());
        report.lines().for_each(|line| complain(line.as_str()));
        complain(&self.closing());
    }

    /// What is said behind the errors that are told.
    fn closing(&self) -> String {
        let (errors, left_out) = (self.timeline.problems.errors(), self.timeline.left_out);
        let rest = errors.saturating_sub(TOLD as u64);
        let rest =
            if rest > 0 { format!(" in all, {} not told here", Lang::English.grouped(rest)) } else { String::new() };
        let left_out = if left_out > 0 {
            format!("; {} left out", Lang::English.counted(left_out, Noun::Event))
        } else {
            String::new()
        };
        format!(
            "{}{rest}{left_out}: `dateline check` tells how to mend them",
            Lang::English.counted(errors, Noun::Error)
        )
    }
}
