//! `verify`: whether archived copies are there and whole, and whether they say what is quoted from them.
//!
//! Owns the walk over sources and events, and what is told of each. [`Archives`] answers the same questions of one source.
//! Nothing is fetched: what is not archived is said to be unchecked.

pub(in crate::edge) mod archive;
pub(in crate::edge) mod folder;

use crate::archive::Passage;
use crate::edge::cli::{CheckFormat, Verify};
use crate::edge::open::load::Chronology;
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::format::json;
use crate::model::{Citation, Cited, Event, FileId, Lang, Noun, Source, SourceRow, Timeline};
use crate::text::Clean;
use archive::Archives;
use folder::Folders;
use std::collections::HashSet;
use std::io::{self, Write};

/// As many columns of what a stranger wrote are shown in a line.
const SHOWN: usize = 300;

/// Checks the archived copies of a chronology, and tells what is missing or different.
///
/// # Errors
/// Where that cannot be written, or a file is no longer what was opened.
pub(in crate::edge) fn verify(
    out: &mut Out<'_>,
    chronology: &Chronology,
    options: &Verify,
) -> Result<Verdict, Failure> {
    let timeline = &chronology.timeline;
    let mut walk = Walk {
        timeline,
        archives: Archives::new(Folders::of(&options.files.paths, options.archive.clone())),
        in_place: HashSet::new(),
        out,
        is_json: options.format == CheckFormat::Json,
        found: json::Verified { files: &timeline.files, ..json::Verified::default() },
        counts: Default::default(),
        faults: 0,
    };
    let mut rows: Vec<&SourceRow> = timeline.source_rows().iter().collect();
    rows.sort_by_key(|row| (row.file, row.at));
    for row in rows {
        let source = walk.listed(row)?;
        walk.copy(&source, (row.file, timeline.line(row.file, u64::from(row.at))))?;
    }
    (0..timeline.len()).try_for_each(|row| walk.event(&chronology.event(row)?))?;
    let Walk { out, is_json, found, counts: [copies, quotes], faults, .. } = walk;
    if is_json {
        json::verify(out, &found)?;
        writeln!(out)?;
    } else {
        let name = match &timeline.files[..] {
            [file] => file.clone(),
            files => Lang::English.counted(files.len(), Noun::File),
        };
        let [copies, quotes] =
            [summed(&copies, ["archived copy", "archived copies"]), summed(&quotes, ["quote", "quotes"])];
        writeln!(out, "{}", Clean::line(&format!("{name}: {copies}; {quotes}")))?;
    }
    Ok(Verdict::fault(faults > 0 || timeline.problems.errors() > 0))
}

/// How many got each verdict.
type Counts = Vec<(&'static str, u64)>;

/// `3 archived copies: 2 whole, 1 altered`.
fn summed(counts: &Counts, [one, many]: [&str; 2]) -> String {
    let each: Vec<String> =
        counts.iter().map(|(verdict, count)| format!("{} {verdict}", Lang::English.grouped(*count))).collect();
    match counts.iter().map(|(_, count)| count).sum() {
        0 => format!("no {many}"),
        1 => format!("1 {one}: {}", each.join(", ")),
        all => format!("{} {many}: {}", Lang::English.grouped(all), each.join(", ")),
    }
}

/// The way through a chronology.
struct Walk<'t, 'o, 'w> {
    timeline: &'t Timeline,
    archives: Archives,
    /// The copies named by sources written in place that were looked at: file, archive, hash.
    in_place: HashSet<(FileId, Option<String>, Option<String>)>,
    out: &'o mut Out<'w>,
    /// Whether all findings are kept; else each fault is told at once.
    is_json: bool,
    found: json::Verified<'t>,
    /// Of copies, and of quotations.
    counts: [Counts; 2],
    faults: u64,
}

impl Walk<'_, '_, '_> {
    fn listed(&self, row: &SourceRow) -> Result<Source, Failure> {
        self.timeline.listed(row).map_err(|_| Failure::FileChanged(self.timeline.file_name(row.file).to_owned()))
    }

    /// Looks for what an event and its claims quote, and at the copies of sources written in place.
    fn event(&mut self, event: &Event) -> Result<(), Failure> {
        let of_event = event.sources.iter().map(|citation| (None, citation));
        let of_claims = event.claims.iter().flat_map(|c| c.sources.iter().map(|citation| (c.id.as_ref(), citation)));
        for (claim, citation) in of_event.chain(of_claims) {
            if let Cited::Inline(source) = &citation.source
                && self.in_place.insert((event.file, source.archive.clone(), source.sha256.clone()))
            {
                self.copy(source, (event.file, event.line))?;
            }
            if let Some(quote) = &citation.quote {
                self.quote(event, claim, citation, quote)?;
            }
        }
        Ok(())
    }

    fn copy(&mut self, source: &Source, (file, line): (FileId, u32)) -> Result<(), Failure> {
        let Some(archive) = &source.archive else { return Ok(()) };
        let copy = self.archives.copy(source, file);
        let found = json::Copy {
            id: Some(source.id.clone()).filter(|id| !id.is_empty()),
            title: source.title.clone(),
            file: self.timeline.file_name(file).to_owned(),
            line,
            archive: archive.clone(),
            verdict: copy.verdict(),
            message: copy.words(),
            sha256: if let archive::Copy::Altered(sha256) = &copy { Some(sha256.clone()) } else { None },
        };
        if self.is_to_be_told(0, found.verdict, copy.is_fault()) {
            let json::Copy { id, title, file, archive, message, .. } = &found;
            let source = cut(id.as_ref().unwrap_or(title));
            self.tell(&format!("{file}:{line}: {source}: {}: {message}", cut(archive)))?;
        }
        self.found.copies.extend(self.is_json.then_some(found));
        Ok(())
    }

    fn quote(
        &mut self,
        event: &Event,
        claim: Option<&String>,
        citation: &Citation,
        quote: &str,
    ) -> Result<(), Failure> {
        let (id, found) = match &citation.source {
            Cited::Inline(source) => (None, self.archives.quote(source, event.file, quote)),
            Cited::Id(id) => match self.timeline.source_row(id, event.file) {
                None => (Some(id), archive::Quote::Unchecked("its source is not listed".into())),
                // The source's own file says where its copy lies.
                Some(row) => (Some(id), self.archives.quote(&self.listed(row)?, row.file, quote)),
            },
        };
        let file = self.timeline.file_name(event.file);
        if self.is_to_be_told(1, found.verdict(), found.is_fault()) {
            let source = id.map_or("the archived copy of its source".into(), |id| format!("the copy of {}", cut(id)));
            self.tell(&format!("{file}:{}: {}: “{}” is not in {source}", event.line, cut(&event.id), cut(quote)))?;
            match &found {
                archive::Quote::Searched(Passage::Differs(nearest)) => {
                    self.tell(&format!("    nearest: “{}”", cut(nearest)))?;
                }
                archive::Quote::Searched(Passage::Uncompared) => self.tell(&format!("    {}", archive::UNCOMPARED))?,
                _ => {}
            }
        }
        let (verdict, (message, nearest)) = (found.verdict(), found.words());
        let found = || json::Quote {
            event: event.id.clone(),
            claim: claim.cloned(),
            file: file.to_owned(),
            line: event.line,
            source: id.cloned(),
            at: citation.at.clone(),
            quote: quote.to_owned(),
            verdict,
            message,
            nearest,
        };
        self.found.quotes.extend(self.is_json.then(found));
        Ok(())
    }

    /// Counts a verdict; returns whether a line tells of it.
    fn is_to_be_told(&mut self, of: usize, verdict: &'static str, is_fault: bool) -> bool {
        let counts = &mut self.counts[of];
        match counts.iter_mut().find(|(known, _)| *known == verdict) {
            Some((_, count)) => *count += 1,
            None => counts.push((verdict, 1)),
        }
        self.faults += u64::from(is_fault);
        is_fault && !self.is_json
    }

    fn tell(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{}", Clean::line(line))
    }
}

fn cut(text: &str) -> Clean {
    Clean::line_cut(text, SHOWN, "…")
}
