//! What there is to ask about a source itself, and about two that the files list.
//!
//! Owns the questions about addresses, archives and their hashes, and which listed sources are one: those that have one
//! address or one hash under two ids.

use super::finding::{Finding, Rule, Subject};
use super::seasons::season_or_years;
use crate::evidence::cited::SourceKey;
use crate::evidence::sets::Sets;
use crate::model::{Address, EventId, Source, SourceRow, Timeline, same_page};
use crate::text::{fold, in_toml, quoted};

/// As many sources of a group are named.
const NAMED: usize = 8;

/// What the rules say of the sources that the files list.
pub fn listed(timeline: &Timeline) -> Vec<Finding> {
    let mut rows: Vec<&SourceRow> = timeline.source_rows().iter().collect();
    rows.sort_by_key(|row| (row.file, row.at));
    let (mut findings, mut marked) = (Vec::new(), Vec::new());
    for (row, at) in rows.iter().zip(0..) {
        if let Ok(source) = timeline.listed(row) {
            findings.extend(of_source(subject(row), &source));
            // A copy that says so may have all of its origin.
            marked.extend(marks(&source).filter(|_| source.derived_from.is_none()).map(|mark| (mark, at)));
        }
    }
    findings.extend(twice(timeline, &rows, marked));
    findings
}

fn subject(row: &SourceRow) -> Subject {
    Subject::Source(SourceKey::Listed { file: row.file, id: row.id })
}

/// Digests of the address and of the hash of a source.
fn marks(source: &Source) -> impl Iterator<Item = u64> {
    let address = source.url.as_deref().map(same_page).filter(|page| !page.is_empty());
    let hash = source.sha256.as_deref().map(fold);
    let marks = [address.map(|page| format!("address {page}")), hash.map(|hash| format!("hash {hash}"))];
    marks.into_iter().flatten().map(|mark| EventId::digest(&mark))
}

/// Each group of sources that have an address or a hash in common under several ids: told once, at the second of them.
fn twice(timeline: &Timeline, rows: &[&SourceRow], mut marked: Vec<(u64, usize)>) -> Vec<Finding> {
    marked.sort_unstable();
    let mut sets = Sets::of(rows.len());
    for alike in marked.chunk_by(|a, b| a.0 == b.0) {
        alike.iter().skip(1).for_each(|(_, at)| sets.join(*at, alike[0].1));
    }
    let mut groups: Vec<(usize, usize)> = (0..rows.len()).map(|at| (sets.root(at), at)).collect();
    groups.sort_unstable();
    let told = |group: &[(usize, usize)]| {
        let others = group.iter().map(|(_, at)| rows[*at]).filter(|row| row.id != rows[group[0].1].id);
        let again = others.clone().next()?;
        let name = |row: &SourceRow| timeline.listed(row).map(|source| quoted(&source.id)).ok();
        let mut names: Vec<String> =
            std::iter::once(rows[group[0].1]).chain(others).take(NAMED).filter_map(name).collect();
        names.dedup();
        let last = names.pop()?;
        let more = group.len().saturating_sub(NAMED);
        let last = if more > 0 { format!("{last} and {more} more") } else { last };
        Some(Finding {
            rule: Rule::SourceListedTwice,
            subject: subject(again),
            message: format!("{} and {last} are one source: they share an address or a hash", names.join(", ")),
            hint: once(timeline, rows[group[0].1], again),
        })
    };
    groups.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1).filter_map(told).collect()
}

/// What is to be done where `again` lists what `first` lists, and where that stands.
fn once(timeline: &Timeline, first: &SourceRow, again: &SourceRow) -> String {
    let Ok(source) = timeline.listed(first) else { return String::new() };
    let line = timeline.line(first.file, u64::from(first.at));
    let place = if first.file == again.file {
        format!("line {line}")
    } else {
        format!("{}:{line}", timeline.file_name(first.file))
    };
    let (name, id) = (quoted(&source.id), in_toml(&source.id));
    format!(
        "cite {name} ({place}) wherever this one is cited, and take this one away; where another published it anew, \
         give it `derived_from = {id}`"
    )
}

/// What the rules say of a source, listed or written in place.
pub(super) fn of_source(subject: Subject, source: &Source) -> impl Iterator<Item = Finding> {
    let archive = source.archive.as_deref();
    let is_address = archive.is_some_and(|archive| archive.contains("://") || archive.starts_with("www."));
    let not_openable = source.url.as_deref().and_then(|url| Some((url, Address::read(url).err()?)));
    let without_hash = archive.is_some() && !is_address && source.sha256.is_none();
    let finding = |rule, message: String, hint: String| Finding { rule, subject, message, hint };
    let asked = [
        not_openable.map(|(url, why)| {
            let hint = match Address::read(&format!("https://{url}")) {
                Ok(_) if !url.contains(':') => format!("write https://{url}"),
                _ => "write it as a browser takes it: https://…".to_owned(),
            };
            finding(Rule::AddressNotOpenable, format!("the address {} is not opened: {why}", quoted(url)), hint)
        }),
        is_address.then(|| {
            finding(
                Rule::ArchiveIsAddress,
                "`archive` is an address: it names a copy kept beside this file".to_owned(),
                "save the page and name the file; the address of an archive on the web stands in `url` or `note`"
                    .to_owned(),
            )
        }),
        without_hash.then(|| {
            finding(
                Rule::ArchiveWithoutHash,
                "nothing shows that this archived copy is still what it was".to_owned(),
                "add its `sha256`: `sha256sum FILE` prints it".to_owned(),
            )
        }),
    ];
    let season = source.published.as_ref().and_then(|published| season_or_years(subject, published));
    asked.into_iter().flatten().chain(season)
}
