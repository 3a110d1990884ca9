//! Files of other formats, read as the chronologies that they become.
//!
//! Owns which files those are, what is asked about them on the command line, and what is told of them.

use crate::edge::cli::{self, Foreign};
use crate::edge::hash::sha256;
use crate::edge::print::out::complain;
use crate::format::import::{self, Asked, Made, Map, Refusal};
use crate::format::{Bytes, Opened};
use crate::model::{Lang, Noun};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Bytes waited for at a time.
const PIECE: u64 = 1 << 18;

/// Why a file of another format cannot be read: its name, and what goes on behind it.
#[derive(Debug)]
pub(in crate::edge) struct Refused {
    name: String,
    why: Refusal,
}

impl Refused {
    /// What goes on behind the name of the file.
    pub(in crate::edge) fn behind_name(self) -> String {
        self.why.words("").trim_start_matches([':', ' ']).to_owned()
    }

    /// Says it; returns with what code the program ends.
    pub(in crate::edge) fn tell(&self) -> ExitCode {
        complain(&self.why.words(&self.name));
        match self.why {
            Refusal::Data(_) => ExitCode::FAILURE,
            Refusal::Asked(_) => ExitCode::from(2),
        }
    }
}

/// Files as they were opened, those of other formats as the chronologies that they become.
///
/// # Errors
/// Where one of them cannot be read: it is told.
pub(in crate::edge) fn read_all(files: Vec<Opened>, how: &Foreign) -> Result<Vec<Opened>, ExitCode> {
    let read = files.into_iter().enumerate().map(|(n, file)| read(file, n, how));
    read.map(|file| file.map_err(|refused| refused.tell())).collect()
}

/// A file as it was opened, the `n`th of those named; one of another format as the chronology that it becomes.
///
/// # Errors
/// Where it cannot be read.
pub(in crate::edge) fn read(file: Opened, n: usize, how: &Foreign) -> Result<Opened, Refused> {
    let is_chronology = Path::new(&file.name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let is_known = match how.from {
        Some(_) => !is_chronology,
        // Of what is piped the beginning is not there yet: who pipes says what it is.
        None => Path::new(&file.name).is_file() && import::format_of(&file).is_ok_and(|format| format.is_some()),
    };
    if !is_known {
        return Ok(file);
    }
    let made = made(&file, n, how)?;
    Ok(Opened { name: file.name, bytes: Arc::new(made) })
}

/// The chronology that a file of another format becomes, the `n`th of those named.
///
/// # Errors
/// Where it cannot be read.
pub(in crate::edge) fn made(file: &Opened, n: usize, how: &Foreign) -> Result<Made, Refused> {
    asking(file, n, how, |asked| import::import(file, asked))
}

/// The map by which a file of another format would be read.
///
/// # Errors
/// Where there is none.
pub(in crate::edge) fn proposed(file: &Opened, how: &Foreign) -> Result<String, Refused> {
    asking(file, 0, how, |asked| import::propose(file, asked))
}

/// Asks about a file, with all that is known of it.
fn asking<T>(
    file: &Opened,
    n: usize,
    how: &Foreign,
    ask: impl FnOnce(&Asked<'_>) -> Result<T, Refusal>,
) -> Result<T, Refused> {
    let refused = |why| Refused { name: file.name.clone(), why };
    let map = how.map.as_deref().map(map).transpose().map_err(|why| Refused { name: "--map".to_owned(), why })?;
    wait(file.bytes.as_ref());
    let base =
        Path::new(&file.name).file_name().map_or_else(|| file.name.clone(), |name| name.to_string_lossy().into_owned());
    // Of several files no two are one source.
    let name = if n == 0 { base } else { format!("{base} ({})", n + 1) };
    let asked = Asked {
        name: &name,
        from: how.from,
        map: map.as_ref(),
        dates: how.dates,
        bce: how.bce,
        input_zone: how.input_zone.as_deref(),
        sheet: how.sheet.as_deref(),
        encoding: how.encoding.as_deref(),
        sha256: &sha256(file.bytes.len(), |at, piece| file.bytes.read(at, piece))
            .map_err(|error| refused(Refusal::Data(format!(": it cannot be read: {error}"))))?,
        accessed: &cli::today().to_string(),
    };
    ask(&asked).map_err(refused)
}

/// A map as it is given: in words, or by the name of a file that holds it.
fn map(given: &str) -> Result<Map, Refusal> {
    if given.contains('=') {
        return Map::from_words(given).map_err(|why| Refusal::Asked(format!(": {why}")));
    }
    let text = std::fs::read_to_string(given);
    let text =
        text.map_err(|error| Refusal::Asked(format!(" {given}: it cannot be read: {}", super::reason(&error))))?;
    Map::from_toml(&text).map_err(|why| Refusal::Asked(format!(" {given}: {why}")))
}

/// Waits until all of a file is there.
fn wait(bytes: &dyn Bytes) {
    let mut there = bytes.arrived();
    while !there.all {
        there = bytes.wait(there.len, PIECE);
    }
}

/// Tells on standard error how files of other formats were read, and how much of them was lost.
pub(in crate::edge) fn tell(files: &[Opened]) {
    for file in files {
        let Some(made) = file.bytes.foreign() else { continue };
        for remark in made.remarks() {
            complain(&format!("{}: {remark}", file.name));
        }
        match made.lost() {
            0 => {}
            count => complain(&format!(
                "{}: {} lost or changed: `dateline check` tells each",
                file.name,
                Lang::English.counted(count, Noun::Value)
            )),
        }
    }
}
