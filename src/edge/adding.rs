//! A new event in the reader's file: by what is known of it already, or by a form that the reader fills in.
//!
//! Owns the conversation about the form: checked when the editor closes, mended or thrown away as the reader says, and never
//! lost where it cannot be written.

use crate::edge::print::report::{Look, Report};
use crate::edge::rewrite::Original;
use crate::format::addition::{Addition, NotAdded, added};
use crate::format::entry::{NewEvent, filled};
use crate::format::{self, Opened};
use crate::model::{Problem, Severity};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, TempPath};

/// Ids of listed sources that the form repeats, at the most.
const LISTED: usize = 40;
/// Columns of what is said of the form.
const COLUMNS: usize = 80;

/// What came of it.
#[derive(Debug)]
pub(in crate::edge) enum Added {
    /// The event was written: its id and its line, and warnings about it.
    Written { id: String, line: u32, warnings: Vec<String> },
    /// The reader left it, or the editor failed for the reason that is said.
    Dropped(Option<String>),
    /// It was not written, and what was filled in is kept in this file.
    Kept { why: String, form: PathBuf },
    /// It is not written: what is wrong with it, a line each.
    Refused(Vec<String>),
}

/// What the reader is talked with.
pub(in crate::edge) trait Talk {
    /// Has a file edited; returns what is to be said of that, where something is.
    fn edit(&mut self, path: &Path) -> Option<String>;
    /// Says something, cleaned.
    fn say(&mut self, what: &str);
    /// Asks for a letter; none where nobody answers.
    fn ask(&mut self, question: &str) -> Option<char>;
}

/// Adds an event of which all is known.
///
/// # Errors
/// Where the file cannot be read: `NAME: why`.
pub(in crate::edge) fn at_once(path: &Path, event: &NewEvent) -> Result<Added, String> {
    let original = Original::read(path)?;
    let addition = match add(&original, &event.written()) {
        Ok(addition) => addition,
        Err(why) => return Ok(Added::Refused(vec![why])),
    };
    let said = told(&addition);
    let (Some((id, line)), false) = (addition.event.clone(), has_errors(&addition)) else {
        return Ok(Added::Refused(said));
    };
    Ok(match original.replace(&addition.text) {
        Ok(()) => Added::Written { id, line, warnings: said },
        Err(why) => Added::Refused(vec![format!("{}: {why}", original.opened.name)]),
    })
}

/// Adds an event that the reader fills into a form, as far as it is not known.
///
/// # Errors
/// Where the file cannot be read, or the form not be written.
pub(in crate::edge) fn by_form(path: &Path, event: &NewEvent, talk: &mut dyn Talk) -> Result<Added, String> {
    let original = Original::read(path)?;
    let name = &original.opened.name;
    // Nobody fills in a form for a file that takes no event.
    add(&original, "[[events]]\n")?;
    let empty = event.form(name, &sources(&original));
    let form = form(&empty).map_err(|error| format!("the form cannot be written: {error}"))?;
    loop {
        let failed = talk.edit(&form);
        let text = match fs::read_to_string(&form) {
            Ok(text) => text,
            // An editor took it away, or wrote something else.
            Err(error) => return Ok(keep(form, format!("the form cannot be read: {error}"))),
        };
        if text == empty || is_empty(&text) {
            return Ok(Added::Dropped(failed));
        }
        let addition = match add(&original, &filled(&text)) {
            Ok(addition) => Some(addition),
            Err(why) => {
                talk.say(&why);
                None
            }
        };
        let can_be_written =
            addition.as_ref().is_some_and(|addition| addition.event.is_some() && !has_errors(addition));
        if let Some(addition) = &addition {
            drawn(addition).for_each(|problem| talk.say(&problem));
        }
        let is_fine = failed.is_none() && addition.as_ref().is_some_and(|addition| addition.problems.is_empty());
        if let Some(why) = failed {
            talk.say(&why);
        }
        let answer = if can_be_written && is_fine { Some('w') } else { ask(talk, can_be_written) };
        match (answer, addition.and_then(|addition| addition.event.clone().map(|event| (addition, event)))) {
            (Some('w'), Some((addition, (id, line)))) => {
                return Ok(match original.replace(&addition.text) {
                    Ok(()) => Added::Written { id, line, warnings: Vec::new() },
                    Err(why) => keep(form, format!("{name}: {why}")),
                });
            }
            (Some('e'), _) => {}
            (Some('t'), _) => return Ok(Added::Dropped(None)),
            _ => return Ok(keep(form, "the event is not written".to_owned())),
        }
    }
}

/// What is to be done with a form; none where nobody says.
fn ask(talk: &mut dyn Talk, can_be_written: bool) -> Option<char> {
    let write = if can_be_written { "w write it so, " } else { "" };
    loop {
        let answer = talk.ask(&format!("{write}e edit it again, t throw it away, k keep it in a file of its own: "))?;
        match answer {
            'w' if can_be_written => return Some('w'),
            'e' | 't' | 'k' => return Some(answer),
            _ => {}
        }
    }
}

/// Adds an event to a file as it was read.
///
/// # Errors
/// Where that is not possible: a sentence that says why.
fn add(original: &Original, event: &str) -> Result<Addition, String> {
    let name = &original.opened.name;
    let text = original.text().ok_or_else(|| format!("{name}: it is not written in UTF-8"))?;
    added(name, text, event).map_err(|why| match why {
        NotAdded::File => format!("{name}: it is not TOML all through \u{2014} `dateline check` tells how to mend it"),
        NotAdded::NotOne => "what is filled in is not one event: one [[events]], and within it only its own".to_owned(),
        NotAdded::Event => faults(event),
    })
}

/// What is wrong with an event that is no TOML.
fn faults(event: &str) -> String {
    let files = [Opened::held("the new event", event)];
    let timeline = format::read(&files, &format::Reading::default());
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let report = Report::new(&files, timeline.problems.listed().iter().filter(is_error).take(1).collect());
    let drawn = report.drawn(Look { columns: COLUMNS, coloured: false }).collect::<Vec<_>>();
    if drawn.is_empty() { "what is filled in is no TOML".to_owned() } else { drawn.join("\n") }
}

fn has_errors(addition: &Addition) -> bool {
    addition.problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// What is wrong with what was added, a line each.
fn told(addition: &Addition) -> Vec<String> {
    let files = [addition.file.clone()];
    let report = Report::new(&files, addition.problems.iter().collect());
    report.lines().map(|line| line.to_string()).collect()
}

/// The same as it is shown, with what it is about.
fn drawn(addition: &Addition) -> impl Iterator<Item = String> {
    let files = [addition.file.clone()];
    let report = Report::new(&files, addition.problems.iter().collect());
    report.drawn(Look { columns: COLUMNS, coloured: false }).collect::<Vec<_>>().into_iter()
}

/// The ids of the sources that a file lists.
fn sources(original: &Original) -> Vec<String> {
    let timeline = format::read(std::slice::from_ref(&original.opened), &format::Reading::default());
    let rows = timeline.source_rows().iter().filter(|row| !row.inline).take(LISTED);
    let mut ids: Vec<String> = rows.filter_map(|row| Some(timeline.listed(row).ok()?.id)).collect();
    ids.sort_unstable();
    ids
}

/// Whether nothing is filled in.
fn is_empty(form: &str) -> bool {
    let kept = filled(form);
    kept.lines().all(|line| line.trim().is_empty() || line.trim() == "[[events]]")
}

/// Writes a form into a file of its own, which only its user may read.
fn form(text: &str) -> io::Result<TempPath> {
    let mut file = Builder::new().prefix("dateline-event-").suffix(".toml").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    Ok(file.into_temp_path())
}

/// Keeps a form where it is.
fn keep(form: TempPath, why: String) -> Added {
    let place = form.to_path_buf();
    let form = form.keep().unwrap_or(place);
    Added::Kept { why, form }
}

/// What is said of it, a line each, not cleaned; and whether it was written.
pub(in crate::edge) fn words(added: &Added, name: &str) -> (Vec<String>, bool) {
    match added {
        Added::Written { id, line, warnings } => {
            (warnings.iter().cloned().chain([format!("{name}:{line}: {id} is added")]).collect(), true)
        }
        Added::Dropped(why) => (why.iter().cloned().chain(["nothing was added".to_owned()]).collect(), false),
        Added::Kept { why, form } => {
            (vec![why.clone(), format!("what was filled in is kept in {}", form.display())], false)
        }
        Added::Refused(why) => (why.clone(), false),
    }
}
