//! What a shell may complete: beside names of commands and options, the values of the chronology that the line names.
//!
//! Owns which words are proposed for a value. A shell calls the program for each of them, so that only files that are read in
//! a moment are. Where nothing can be read nothing is proposed, without a word: a line being typed is no place for one.

use super::cli::{FILE, command};
use crate::app::facets::Facets;
use crate::app::{Answer, Job, Question};
use crate::edge::open;
use crate::edge::print::out::{Verdict, complain, deliver};
use crate::edge::work::Pool;
use crate::format::{self, Opened, Reading};
use crate::model::{Event, Order, Timeline, Zone};
use crate::query::{Attribute, Field, complete, rank};
use crate::text::{Clean, fold};
use clap::Arg;
use clap_complete::Shell;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::{CompleteEnv, Shells};
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// The variable of the environment in which a shell names itself where it asks what can be typed.
const COMPLETES: &str = "DATELINE_COMPLETE";

/// The most that is read for it, in bytes: 16 MiB.
const MOST: u64 = 1 << 24;
/// As many values are proposed.
const PROPOSED: usize = 200;

/// Answers a shell that asks what can be typed; whether one did.
///
/// # Errors
/// Where it cannot be answered: that is told.
pub(super) fn answered() -> Result<bool, ExitCode> {
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(with_values).var(COMPLETES);
    asked.try_complete(std::env::args_os(), folder.as_deref()).map_err(|error| {
        complain(&format!("{COMPLETES}: {error}"));
        ExitCode::from(2)
    })
}

/// Prints the script by which a shell asks what can be typed.
pub(super) fn script(shell: Shell) -> ExitCode {
    let shells = Shells::builtins();
    let Some(completer) = shells.completer(&shell.to_string()) else { return ExitCode::from(2) };
    deliver(|out| {
        completer.write_registration(COMPLETES, "dateline", "dateline", "dateline", out)?;
        if shell == Shell::Bash {
            out.write_all(include_bytes!("complete.bash"))?;
        }
        Ok(Verdict::Done)
    })
}

/// The command line with what is proposed for values.
fn with_values() -> clap::Command {
    fn valued(arg: Arg) -> Arg {
        match arg.get_id().as_str() {
            "at" | "id" => arg.add(ids()),
            "query" => arg.add(queries()),
            "measure" => arg.add(measures()),
            "what" => arg.add(measures_and_files()),
            "zone" => arg.add(zones()),
            _ => arg,
        }
    }
    command().mut_args(valued).mut_subcommands(|command| command.mut_args(valued))
}

/// Ids of events, with their titles.
fn ids() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let (Some(typed), Some(timeline)) = (typed.to_str(), timeline()) else { return Vec::new() };
        let events = (0..timeline.len()).filter_map(|row| timeline.event(row).ok());
        let fitting = events.filter(|event| event.id.starts_with(typed)).take(PROPOSED);
        let titled = |event: Event| Some(proposed(&event.id)?.help(Some(Clean::line(&event.title).to_string().into())));
        fitting.filter_map(titled).collect()
    })
}

/// Queries: what is typed, with its last term completed.
fn queries() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let Some((typed, completion)) = typed.to_str().and_then(|typed| Some((typed, complete(typed, typed.len())?)))
        else {
            return Vec::new();
        };
        let known = completion.known();
        let values = completion.field.map(|field| values(field, &completion.prefix)).unwrap_or_default();
        let choices = known.iter().chain(&values).take(PROPOSED);
        choices.filter_map(|choice| proposed(&completion.insert(typed, choice).0)).collect()
    })
}

/// Measures of figures, and files.
fn measures_and_files() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let mut proposed = named_measures(typed);
        proposed.extend(PathCompleter::file().complete(typed));
        proposed
    })
}

/// Measures of figures.
fn measures() -> ArgValueCompleter {
    ArgValueCompleter::new(named_measures)
}

fn named_measures(typed: &OsStr) -> Vec<CompletionCandidate> {
    let measures = values(Field::Value(Attribute::Measure), &typed.to_string_lossy());
    measures.iter().filter_map(|measure| proposed(measure)).collect()
}

/// Names of zones.
fn zones() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = fold(&typed.to_string_lossy());
        let names = ["as-written", "local"].into_iter().chain(Zone::names());
        names.filter(|name| fold(name).starts_with(&typed)).filter_map(proposed).collect()
    })
}

/// The values of a field that fit what is typed of one, the best first.
fn values(field: Field, typed: &str) -> Vec<String> {
    let facets = timeline().and_then(counted);
    let values = facets.as_ref().map(|facets| facets.of(field)).unwrap_or_default();
    rank(typed, values).into_iter().take(PROPOSED).map(|(value, _)| value.clone()).collect()
}

/// What can be asked of the events of a timeline.
fn counted(timeline: Timeline) -> Option<Arc<Facets>> {
    let events = timeline.len();
    let job = Job { number: 0, question: Question::Count(Order::All(events)), timeline: Arc::new(timeline) };
    match job.answer(Pool::new(0).workers(events), &|| false, &|_| {}) {
        Ok(Answer::Count(facets)) => Some(facets),
        _ => None,
    }
}

/// The chronology that the line names, which a shell hands over behind `--`: files that are there, else the one that is read
/// by default, else the one built in.
fn timeline() -> Option<Timeline> {
    let is_file = |path: &PathBuf| path.is_file();
    let mut paths: Vec<PathBuf> =
        std::env::args_os().skip_while(|word| word != "--").skip(2).map(PathBuf::from).filter(is_file).collect();
    if paths.is_empty() {
        paths.extend(Some(PathBuf::from(FILE)).filter(is_file));
    }
    let bytes = paths.iter().filter_map(|path| path.metadata().ok()).map(|found| found.len()).sum::<u64>();
    let files: Vec<Opened> =
        if paths.is_empty() { vec![open::built_in()] } else { open::open(&paths).ok().filter(|_| bytes <= MOST)? };
    Some(format::read(&files, &Reading::default()))
}

/// A word to be typed. None of one that a terminal would obey, or that hides something: it could not be typed either.
fn proposed(word: &str) -> Option<CompletionCandidate> {
    (Clean::line(word).as_str() == word).then(|| CompletionCandidate::new(word))
}
