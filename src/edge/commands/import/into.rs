//! What is new of a foreign file, added to a chronology that is there.
//!
//! Owns what counts as new: an event of an id that the chronology has not. Of one that it has, and that differs, it is said
//! in what; nothing of what stands there is changed.

use crate::edge::print::out::{Verdict, complain, deliver};
use crate::edge::rewrite::Original;
use crate::format::addition::{Several, added_all};
use crate::format::import::Made;
use crate::format::{self, Foreign, Opened, Reading};
use crate::model::{Cited, Event, Lang, Noun, Timeline};
use crate::text::{Clean, quoted};
use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// As many differences are told one by one.
const TOLD: usize = 50;

/// Adds what is new of what was made of `files` to a chronology.
///
/// # Errors
/// Where that cannot be read or written: it is told.
pub(super) fn into(path: &Path, files: &[Opened], made: &[Made], verdict: Verdict) -> Result<ExitCode, ExitCode> {
    let failed = |why: String| {
        complain(&why);
        ExitCode::FAILURE
    };
    let original = Original::read(path).map_err(failed)?;
    let name = original.opened.name.clone();
    let text = original.text().ok_or_else(|| failed(format!("{name}: it is not written in UTF-8")))?;
    let before = format::read(std::slice::from_ref(&original.opened), &Reading::default());
    let known = events(&before);
    let mut listed: HashSet<String> =
        before.source_rows().iter().filter_map(|row| Some(before.listed(row).ok()?.id)).collect();
    let (mut new, mut sources, mut differ) = (Vec::new(), String::new(), Vec::new());
    for (file, made) in files.iter().zip(made) {
        let mut text = made.root().to_owned();
        made.sources().iter().for_each(|(_, section)| text += section);
        made.events(&mut |events| {
            text += events;
            Ok(())
        })
        .map_err(|error| failed(format!("{}: {error}", file.name)))?;
        let held = Opened::held(file.name.clone(), text.clone());
        let timeline = format::read(std::slice::from_ref(&held), &Reading::default());
        let mut rows: Vec<_> = timeline.rows().iter().enumerate().map(|(n, row)| (row.at, row.len, n)).collect();
        rows.sort_unstable();
        let mut cited: HashSet<String> = HashSet::new();
        for (at, len, n) in rows {
            let Ok(event) = timeline.event(n) else { continue };
            let Some(old) = known.get(&event.id) else {
                let (at, len) = (at as usize, len as usize);
                new.extend(text.get(at..at + len).map(str::to_owned));
                cited.extend(event.sources.iter().filter_map(|citation| match &citation.source {
                    Cited::Id(id) => Some(id.clone()),
                    Cited::Inline(_) => None,
                }));
                continue;
            };
            differ.extend(difference(old, &event).map(|what| {
                let origin = made.origin(u64::from(at)).map_or_else(String::new, |origin| origin.words);
                format!("{}{origin}: {}: {what}", file.name, event.id)
            }));
        }
        for (id, section) in made.sources() {
            if cited.contains(id) && listed.insert(id.clone()) {
                sources += section;
            }
        }
    }
    differ.iter().take(TOLD).for_each(|what| complain(what));
    if differ.len() > TOLD {
        complain(&format!("{} more differ", Lang::English.counted(differ.len() - TOLD, Noun::Event)));
    }
    if !new.is_empty() {
        let Several { text } = added_all(text, &sources, &new).ok_or_else(|| {
            failed(format!("{name}: it is not TOML all through \u{2014} `dateline check` tells how to mend it"))
        })?;
        original.replace(&text).map_err(|why| failed(format!("{name}: {why}")))?;
    }
    let said = format!(
        "{name}: {} added, {} of those it has differ",
        Lang::English.counted(new.len(), Noun::Event),
        Lang::English.counted(differ.len(), Noun::Event)
    );
    Ok(deliver(|out| {
        writeln!(out, "{}", Clean::line(&said))?;
        Ok(verdict)
    }))
}

/// The events of a chronology by their ids.
fn events(timeline: &Timeline) -> HashMap<String, Event> {
    let events = (0..timeline.len()).filter_map(|row| timeline.event(row).ok());
    events.map(|event| (event.id.clone(), event)).collect()
}

/// In what two versions of an event differ, the one that stands first; none where they do not.
fn difference(old: &Event, new: &Event) -> Option<String> {
    let date = |event: &Event| event.date.as_written().to_owned();
    let list = |list: &[String]| list.join(", ");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let pairs = [
        ("date", date(old), date(new)),
        ("title", old.title.clone(), new.title.clone()),
        ("summary", text(&old.summary), text(&new.summary)),
        ("place", text(&old.place), text(&new.place)),
        ("people", list(&old.people), list(&new.people)),
        ("tags", list(&old.tags), list(&new.tags)),
    ];
    let parts = pairs.into_iter().filter(|(_, old, new)| old != new);
    let parts: Vec<String> =
        parts.map(|(key, old, new)| format!("{key} is {} here, {} there", quoted(&new), quoted(&old))).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
