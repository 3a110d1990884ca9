//! One chunk of a file: its sections found, read and noted down as rows.
//!
//! Owns the walk from section to section. What comes of a section does not depend on where the chunk begins or
//! ends, as long as it begins where a section does, which [`index`](super::index) makes sure of.

use super::place::Sink;
use super::plain::reader;
use super::plain::row::Records;
use super::plain::tape::{Record, Tape};
use super::pointer::{ClaimId, Pointer, point, row};
use super::record::{EventRecord, Name, Reference, SourceRecord};
use super::scan;
use super::section::{self, Section};
use super::tags::Collected;
use super::window::Window;
use super::{Bytes, encoding};
use crate::model::{DatedBy, EventId, FileId, Flags, Place, Problems, Row, Silenced, SourceRow, Tags, Zone};
use std::io;

/// What a chunk of a file holds.
#[derive(Default)]
pub(super) struct Part {
    /// Its events, in the order of the file.
    pub(super) rows: Vec<Row>,
    /// Its sources, likewise.
    pub(super) sources: Vec<SourceRow>,
    /// What its records point at, likewise.
    pub(super) pointers: Vec<Pointer>,
    /// The ids of its claims, likewise.
    pub(super) claims: Vec<ClaimId>,
    /// Digests of ids of events and sources that were left out: pointing at them is no second fault.
    pub(super) lost: Vec<u64>,
    /// Digests of what those point at: it is used, and would be said to be idle otherwise.
    pub(super) lost_pointers: Vec<u64>,
    pub(super) title: Option<String>,
    /// The zone that the file names.
    pub(super) zone: Option<(Zone, Place)>,
    pub(super) description: Option<String>,
    /// The rules of `check` that it silences.
    pub(super) silenced: Vec<Silenced>,
    /// The tags of its events, once the file is whole: until then its rows speak of what was collected elsewhere.
    pub(super) tags: Tags,
    pub(super) problems: Problems,
    /// How many events were left out.
    pub(super) left_out: u64,
    /// Where the last section ends.
    pub(super) end: u64,
}

/// As many structural characters a section may have: the TOML library needs some 70 bytes for each.
const TOKENS: usize = 6_000_000;

/// Reads the sections of a file that start before byte `until`, beginning with the one at byte `at` of `window`; rows
/// speak of tags as they are collected in `tags`.
///
/// # Errors
/// Where the file cannot be read any more.
pub(super) fn read(
    window: &mut Window<'_>,
    mut at: usize,
    file: FileId,
    until: u64,
    tags: &mut Collected,
) -> io::Result<Part> {
    let mut part = Part { end: window.base + at as u64, ..Part::default() };
    let mut tape = Tape::default();
    part.expect(until.saturating_sub(part.end));
    while part.end < until {
        if let Some(end) = part.plain((window, at), file, tags, &mut tape) {
            at = end;
            part.end = window.base + at as u64;
            continue;
        }
        let is_cut = tape.cut.is_some() && window.fault(at).is_none();
        let cut = tape.cut.take().filter(|_| is_cut);
        let (fault, unread) = match if is_cut { Next::Unknown } else { next(window, at) } {
            Next::End(end) => {
                at += part.section(&window.text[at..end.at], (file, part.end), end.swallowed, tags);
                part.end = window.base + at as u64;
                continue;
            }
            Next::Unknown => match window.grown(at)? {
                Some(grown) => {
                    (*window, at, tape.cut) = (grown, 0, cut);
                    continue;
                }
                None => window.fault(at).map_or((at, &TOO_LARGE), |fault| (fault, &NOT_UTF_8)),
            },
            Next::Faulty(fault) => (fault, &NOT_UTF_8),
        };
        // Nothing of it can be read: on to the next header.
        let fault_at = window.base + fault as u64;
        part.unreadable(file, fault_at, unread);
        if let Some(next) = scan::next_bare_header(window.text.as_bytes(), fault + 1) {
            at = next;
        } else {
            let from = skip(window.bytes, fault_at)?;
            (*window, at) = (Window::over(window.bytes, from..until.max(from), Vec::new())?, 0);
        }
        part.end = window.base + at as u64;
    }
    Ok(part)
}

/// Why a section is left out unread.
struct Unread {
    code: &'static str,
    what: &'static str,
    hint: &'static str,
}

const TOO_LARGE: Unread = Unread {
    code: "too-large",
    what: "this part of the file is too large to be read",
    hint: "from one `[[events]]` header to the next there may be 32 MiB: cut it into several events",
};
const TOO_MANY: Unread = Unread {
    code: "too-large",
    what: "this part of the file has too many values to be read",
    hint: "from one `[[events]]` header to the next there may be some six million: cut it into several events",
};
const NOT_UTF_8: Unread = Unread { code: encoding::CODE, what: "this is not UTF-8", hint: "save the file as UTF-8" };

/// What can be said of the section that starts at byte `at` of a window.
enum Next {
    /// It ends, counted from its start, there.
    End(scan::End),
    /// The window is too short to tell.
    Unknown,
    /// It is not UTF-8 from that byte of the window on.
    Faulty(usize),
}

fn next(window: &Window<'_>, at: usize) -> Next {
    let text = &window.text[at..];
    let mut end = scan::end(text, scan::start(text));
    if end.at_end_of_text && !window.at_end {
        return Next::Unknown;
    }
    end.at += at;
    window.fault(at).filter(|fault| *fault < end.at).map_or(Next::End(end), Next::Faulty)
}

/// The start of the first line after `from` that is a header, or the end of the file.
fn skip(bytes: &dyn Bytes, from: u64) -> io::Result<u64> {
    const STEP: usize = 1 << 20;
    // Steps overlap by more than a header, so that none is cut in two.
    const OVERLAP: usize = 256;
    let mut base = from;
    let mut buffer = Vec::new();
    loop {
        let arrived = bytes.wait(base + STEP as u64, 0);
        let left = usize::try_from(arrived.len.saturating_sub(base)).unwrap_or(usize::MAX);
        buffer.resize(left.min(STEP), 0);
        bytes.read(base, &mut buffer)?;
        if left > STEP {
            // A line is judged whole: `[[events` may go on as `[[events.claims]]`.
            buffer.truncate(memchr::memrchr(b'\n', &buffer).map_or(0, |newline| newline + 1));
        }
        if let Some(found) = scan::next_bare_header(&buffer, 1.min(buffer.len())) {
            return Ok(base + found as u64);
        }
        if left <= STEP {
            return Ok(arrived.len);
        }
        base += (STEP - OVERLAP) as u64;
    }
}

impl Part {
    /// Makes room for what usually stands in so many bytes.
    fn expect(&mut self, bytes: u64) {
        const EVENT: usize = 256;
        let events = usize::try_from(bytes).unwrap_or(0).min(Window::MOST) / EVENT;
        self.rows.reserve(events);
        self.pointers.reserve(events * 2);
    }

    /// Takes the quick road where the section at byte `at` of the window allows it; returns where it ends.
    fn plain(
        &mut self,
        (window, at): (&Window<'_>, usize),
        file: FileId,
        collected: &mut Collected,
        tape: &mut Tape,
    ) -> Option<usize> {
        let fault = window.fault(at);
        let text = &window.text[at..fault.unwrap_or(window.text.len())];
        let len = reader::read(text, window.at_end && fault.is_none(), tape)?;
        let text = &text[..len];
        let start = u32::try_from(window.base + at as u64).ok()?;
        let Self { rows, sources, pointers, claims, .. } = self;
        Records { events: rows, sources, pointers, claims }.take(tape, text, start, file)?;
        if tape.record == Record::Event {
            self.rows.last_mut()?.tags = collected.written(tape.tags(text));
        }
        Some(at + len)
    }

    /// Reads the section `text` that starts at byte `base` of the file; returns how many bytes of it are used.
    fn section(&mut self, text: &str, (file, base): (FileId, u64), swallowed: bool, tags: &mut Collected) -> usize {
        if text.len() > TOKENS && text.bytes().filter(|b| b"\n,=[{.".contains(b)).count() > TOKENS {
            self.unreadable(file, base, &TOO_MANY);
            return text.len();
        }
        let found = section::read(text, file, base);
        if found.broken && swallowed {
            // A quotation mark was forgotten, and the string ran on into the events after it: they are read all the same.
            if let Some(end) = scan::next_bare_header(text.as_bytes(), 1) {
                let shorter = section::read(&text[..end], file, base);
                self.take(shorter, end, (file, base), tags);
                return end;
            }
        }
        self.take(found, text.len(), (file, base), tags);
        text.len()
    }

    fn take(&mut self, found: Section, len: usize, (file, base): (FileId, u64), tags: &mut Collected) {
        found.problems.into_iter().for_each(|problem| self.problems.push(problem));
        self.title = self.title.take().or(found.title);
        self.zone = self.zone.take().or(found.zone);
        self.description = self.description.take().or(found.description);
        self.silenced.extend(found.silenced);
        // Offsets fit: a file is at most 4 GiB.
        let section = (u32::try_from(base).unwrap_or(u32::MAX), u32::try_from(len).unwrap_or(u32::MAX));
        found.sources.iter().for_each(|source| self.source(source, file));
        found.events.iter().for_each(|event| self.event(event, section, file, tags));
    }

    fn source(&mut self, found: &SourceRecord, file: FileId) {
        let (at, len) = (to_u32(found.span.start), to_u32(found.span.len()));
        let id = found.id.as_ref().map(|id| EventId::digest(&id.name));
        match (&found.source, id) {
            (Some(_), Some(id)) => {
                self.sources.push(SourceRow { id, at, len, file, inline: found.inline, plain: false });
                self.points(&found.references, at);
            }
            (_, id) => {
                self.lost.extend(id);
                self.lost_pointers.extend(found.references.iter().map(|r| EventId::digest(&r.name)));
            }
        }
    }

    /// Takes in an event of the section that starts at that byte and is that long.
    fn event(&mut self, found: &EventRecord, section: (u32, u32), file: FileId, tags: &mut Collected) {
        let Some(event) = &found.event else {
            self.left_out += 1;
            let lost = found.id.iter().chain(&found.claims);
            self.lost.extend(lost.map(|name| EventId::digest(&name.name)));
            self.lost_pointers.extend(found.references.iter().map(|r| EventId::digest(&r.name)));
            return;
        };
        let within = (to_u32(found.span.start), to_u32(found.span.len()));
        let (at, len) = if found.inline { within } else { section };
        let sourced = !event.sources.is_empty() || event.claims.iter().any(|c| !c.sources.is_empty());
        let mut row = row(EventId::digest(&event.id), &event.date.scanned(), sourced, file);
        (row.at, row.len) = (at, len);
        row.tags = tags.read(event.tags.iter().map(String::as_str));
        row.flags.set(Flags::INLINE, found.inline);
        row.flags.set(Flags::DERIVED_ID, event.id_derived);
        row.flags.set(Flags::BY_THEN, event.dated_by == DatedBy::Report);
        row.flags.set(Flags::INFERRED, event.dated_by.is_inferred());
        row.flags.set(Flags::PLACED, !(event.after.is_empty() && event.before.is_empty()));
        row.flags.set(Flags::CLAIMS, !event.claims.is_empty());
        row.flags.set(Flags::FIGURES, event.claims.iter().any(|claim| claim.figure.is_some()));
        self.rows.push(row);
        self.claims.extend(found.claims.iter().map(|Name { name, span }| ClaimId {
            id: EventId::digest(name),
            event: at,
            at: to_u32(span.start),
        }));
        self.points(&found.references, at);
    }

    fn points(&mut self, references: &[Reference], at: u32) {
        for reference in references {
            point(&mut self.pointers, Pointer { name: EventId::digest(&reference.name), at, points: reference.points });
        }
    }

    fn unreadable(&mut self, file: FileId, at: u64, unread: &Unread) {
        let mut sink = Sink::new(file, at);
        sink.error(unread.code, &(0..1), unread.what).hint(unread.hint);
        self.left_out += 1;
        sink.into(&mut self.problems);
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file says whose first part is looked at so far, and then further.
    fn read_from(text: &str, length: u64) -> (Part, usize) {
        let bytes = text.as_bytes().to_vec();
        let mut window = Window::over(&bytes, 0..length, Vec::new()).unwrap();
        let part = read(&mut window, 0, FileId(0), bytes.len() as u64, &mut Collected::default()).unwrap();
        let literal = part.rows.iter().filter(|row| row.flags.has(Flags::LITERAL)).count();
        (part, literal)
    }

    #[test]
    fn an_event_longer_than_what_is_looked_at_is_read_as_in_one_piece() {
        let words = "word\n".repeat(40);
        let claim = |n| {
            format!(
                "\n  # {n}\n  [[events.claims]]\n  id = \"c{n}\"\n  text = \"\"\"\n{words}\"\"\"\n  sources = [\n    \"s{n}\",\n  ]\n"
            )
        };
        let event = |n| format!("[[events]]\ndate = \"2022\"\ntitle = \"t{n}\"\ntags = [\"a\"]\n");
        let (before, behind) = ((0..120).map(claim).collect::<String>(), (120..200).map(claim).collect::<String>());
        let head = format!("[[sources]]\nid = \"s\"\ntitle = \"S\"\n{}{before}  by = \"a\"\n", event(0));
        let plain = format!("{head}{behind}{}", event(1));
        // A key said twice is, though what is looked at ends between the two.
        let doubled = format!("{head}  by = \"b\"\n{behind}{}", event(1));
        for (text, rows, claims) in [(&plain, 2, 200), (&doubled, 1, 0)] {
            let (whole, _) = read_from(text, text.len() as u64);
            assert_eq!((whole.rows.len(), whole.claims.len(), whole.problems.is_empty()), (rows, claims, rows == 2));
            let rest = format!("{:?}", (&whole.pointers, &whole.claims, whole.end));
            let between = (head.len() - Window::AHEAD) as u64;
            for length in (0..20).map(|step| step * 151).chain([between]) {
                let (part, literal) = read_from(text, length);
                assert_eq!(literal, rows, "{length}");
                assert!(part.rows == whole.rows && part.sources == whole.sources && part.problems == whole.problems);
                assert_eq!(format!("{:?}", (part.pointers, part.claims, part.end)), rest, "{length}");
            }
        }
    }

    #[test]
    fn a_header_that_two_steps_share_is_judged_whole() {
        let step = 1 << 20;
        for cut in 1..20 {
            let mut bytes = vec![b'\n'; step - cut];
            bytes.extend(b"[[events.claims]]\ntext = \"t\"\n");
            let header = bytes.len() as u64;
            bytes.extend(b"[[events]]\n");
            assert_eq!(skip(&bytes, 0).unwrap(), header, "{cut}");
        }
    }
}
