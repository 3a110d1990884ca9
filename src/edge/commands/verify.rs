//! `verify`: whether archived copies are there and whole, and whether they say what is quoted from them.
//!
//! Owns the walk over sources and events, and what is told of each. [`Archives`] answers the same questions of one source. Refuses to fetch anything: what is not archived is said to be unchecked.

pub(in crate::edge) mod archive;
pub(in crate::edge) mod folder;

use crate::archive::Passage;
use crate::edge::cli::{CheckFormat, Verify};
use crate::edge::open::load::Chronology;
use crate::edge::print::counts::{counted, digits};
use crate::edge::print::out::{Failure, Out, Verdict};
use crate::format::json;
use crate::model::{Citation, Cited, Event, FileId, Source, SourceRow, Timeline};
use crate::text::Clean;
use archive::Archives;
use folder::Folders;
use std::collections::HashSet;
use std::io::Write;

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
    let folders = Folders::of(&options.files.paths, options.archive.clone());
    let timeline = &chronology.timeline;
    let is_json = options.format == CheckFormat::Json;
    let mut findings = Findings { kept: is_json, ..Findings::default() };
    let mut walk = Walk { timeline, archives: Archives::new(folders), in_place: HashSet::new() };
    let mut tell = |found: Found| -> Result<(), Failure> {
        if !is_json {
            found.told().iter().try_for_each(|line| writeln!(out, "{}", Clean::line(line)))?;
        }
        findings.add(found);
        Ok(())
    };
    walk.sources(&mut tell)?;
    (0..timeline.len()).try_for_each(|index| {
        let changed = |_| Failure::FileChanged(timeline.files.join(", "));
        walk.event(&timeline.event(index).map_err(changed)?, &mut tell)
    })?;
    if is_json {
        let Findings { copies, quotes, .. } = &findings;
        json::verify(out, &json::Verified { files: &timeline.files, copies, quotes })?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", Clean::line(&findings.summary(timeline)))?;
    }
    Ok(Verdict::fault(findings.faults > 0 || timeline.problems.errors() > 0))
}

/// Told of each finding.
type Tell<'t> = dyn FnMut(Found) -> Result<(), Failure> + 't;

/// The way through a chronology.
struct Walk<'t> {
    timeline: &'t Timeline,
    archives: Archives,
    /// The copies named by sources written in place that were looked at: file, archive, hash.
    in_place: HashSet<(FileId, Option<String>, Option<String>)>,
}

impl Walk<'_> {
    /// Looks at the copies of all listed sources, in the order of the files.
    fn sources(&mut self, tell: &mut Tell<'_>) -> Result<(), Failure> {
        let mut rows: Vec<&SourceRow> = self.timeline.source_rows().iter().collect();
        rows.sort_by_key(|row| (row.file, row.at));
        for row in rows {
            let source = self.timeline.listed(row).map_err(|_| Failure::FileChanged(self.file(row.file)))?;
            let line = self.timeline.line(row.file, u64::from(row.at));
            self.copy(&source, (row.file, line), tell)?;
        }
        Ok(())
    }

    fn copy(&mut self, source: &Source, (file, line): (FileId, u32), tell: &mut Tell<'_>) -> Result<(), Failure> {
        let Some(archive) = &source.archive else { return Ok(()) };
        let copy = self.archives.copy(source, file);
        tell(Found::Copy {
            is_fault: copy.is_fault(),
            copy: json::Copy {
                id: Some(source.id.clone()).filter(|id| !id.is_empty()),
                title: source.title.clone(),
                file: self.file(file),
                line,
                archive: archive.clone(),
                verdict: copy.verdict(),
                message: copy.words(),
                sha256: if let archive::Copy::Altered(sha256) = copy { Some(sha256) } else { None },
            },
        })
    }

    /// Looks for what an event and its claims quote, and at the copies of sources written in place.
    fn event(&mut self, event: &Event, tell: &mut Tell<'_>) -> Result<(), Failure> {
        let of_event = event.sources.iter().map(|citation| (None, citation));
        let of_claims = event.claims.iter().flat_map(|c| c.sources.iter().map(|citation| (c.id.as_ref(), citation)));
        for (claim, citation) in of_event.chain(of_claims) {
            if let Cited::Inline(source) = &citation.source
                && self.in_place.insert((event.file, source.archive.clone(), source.sha256.clone()))
            {
                self.copy(source, (event.file, event.line), tell)?;
            }
            if let Some(quote) = &citation.quote {
                self.quote(event, claim, citation, quote, tell)?;
            }
        }
        Ok(())
    }

    fn quote(
        &mut self,
        event: &Event,
        claim: Option<&String>,
        citation: &Citation,
        quote: &str,
        tell: &mut Tell<'_>,
    ) -> Result<(), Failure> {
        let found = match &citation.source {
            Cited::Inline(source) => self.archives.quote(source, event.file, quote),
            Cited::Id(id) => match self.timeline.source_row(id, event.file) {
                None => archive::Quote::Unchecked("its source is not listed".into()),
                Some(row) => {
                    // The source's own file says where its copy lies.
                    let source = self.timeline.listed(row).map_err(|_| Failure::FileChanged(self.file(row.file)))?;
                    self.archives.quote(&source, row.file, quote)
                }
            },
        };
        let (is_fault, verdict) = (found.is_fault(), found.verdict());
        let (message, nearest) = match found {
            archive::Quote::Unchecked(why) => (Some(why), None),
            archive::Quote::Searched(Passage::Differs(nearest)) => (None, Some(nearest)),
            archive::Quote::Searched(Passage::Found | Passage::Missing) => (None, None),
        };
        tell(Found::Quote {
            is_fault,
            quote: json::Quote {
                event: event.id.clone(),
                claim: claim.cloned(),
                file: self.file(event.file),
                line: event.line,
                source: match &citation.source {
                    Cited::Id(id) => Some(id.clone()),
                    Cited::Inline(_) => None,
                },
                at: citation.at.clone(),
                quote: quote.to_owned(),
                verdict,
                message,
                nearest,
            },
        })
    }

    fn file(&self, file: FileId) -> String {
        self.timeline.file_name(file).to_owned()
    }
}

/// One finding.
enum Found {
    Copy { is_fault: bool, copy: json::Copy },
    Quote { is_fault: bool, quote: json::Quote },
}

impl Found {
    /// The lines that tell of it where people read them: none where all is well.
    fn told(&self) -> Vec<String> {
        let cut = |text: &str| Clean::line_cut(text, SHOWN, "…").to_string();
        match self {
            Self::Copy { is_fault: true, copy } => {
                let json::Copy { id, title, file, line, archive, message, .. } = copy;
                let source = cut(id.as_ref().unwrap_or(title));
                vec![format!("{file}:{line}: {source}: {}: {message}", cut(archive))]
            }
            Self::Quote { is_fault: true, quote } => {
                let json::Quote { event, file, line, source, nearest, quote, .. } = quote;
                let source = source
                    .as_deref()
                    .map_or("the archived copy of its source".into(), |id| format!("the copy of {}", cut(id)));
                let told = format!("{file}:{line}: {}: “{}” is not in {source}", cut(event), cut(quote));
                let nearest = nearest.iter().map(|nearest| format!("    nearest: “{}”", cut(nearest)));
                std::iter::once(told).chain(nearest).collect()
            }
            Self::Copy { .. } | Self::Quote { .. } => Vec::new(),
        }
    }
}

/// What was found.
#[derive(Default)]
struct Findings {
    /// Whether each finding is kept, and not only counted.
    kept: bool,
    copies: Vec<json::Copy>,
    quotes: Vec<json::Quote>,
    /// How many copies, and quotations, got each verdict.
    counts: [Vec<(&'static str, u64)>; 2],
    faults: u64,
}

impl Findings {
    fn add(&mut self, found: Found) {
        let [copies, quotes] = &mut self.counts;
        let (counts, verdict, is_fault) = match &found {
            Found::Copy { copy, is_fault } => (copies, copy.verdict, *is_fault),
            Found::Quote { quote, is_fault } => (quotes, quote.verdict, *is_fault),
        };
        self.faults += u64::from(is_fault);
        match counts.iter_mut().find(|(known, _)| *known == verdict) {
            Some((_, count)) => *count += 1,
            None => counts.push((verdict, 1)),
        }
        match found {
            Found::Copy { copy, .. } if self.kept => self.copies.push(copy),
            Found::Quote { quote, .. } if self.kept => self.quotes.push(quote),
            Found::Copy { .. } | Found::Quote { .. } => {}
        }
    }

    /// `events.toml: 3 archived copies: 2 whole, 1 altered; 5 quotes: 4 found, 1 unchecked`.
    fn summary(&self, timeline: &Timeline) -> String {
        let name = match &timeline.files[..] {
            [file] => file.clone(),
            files => counted(files.len() as u64, "file"),
        };
        let summed = |counts: &[(&'static str, u64)], [one, many]: [&str; 2]| {
            let each: Vec<String> =
                counts.iter().map(|(verdict, count)| format!("{} {verdict}", digits(*count))).collect();
            match counts.iter().map(|(_, count)| count).sum() {
                0 => format!("no {many}"),
                1 => format!("1 {one}: {}", each.join(", ")),
                all => format!("{} {many}: {}", digits(all), each.join(", ")),
            }
        };
        let [copies, quotes] = &self.counts;
        format!(
            "{name}: {}; {}",
            summed(copies, ["archived copy", "archived copies"]),
            summed(quotes, ["quote", "quotes"])
        )
    }
}
