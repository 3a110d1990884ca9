//! The command line: what can be asked of the program, and in which words.
//!
//! Owns names of commands and options, their help, and the cleaning of what is said where the command line is at fault:
//! that repeats arguments, which may come from strangers too.

mod chosen;
mod options;
pub(super) mod query;

use crate::edge::print::out::{Verdict, complain, deliver};
use crate::format::import::{DateOrder, Format};
use crate::model::{Clock, Cutoff, Date, Day, Lang, Zone};
use crate::text::Clean;
use chrono::Datelike;
use clap::builder::{PathBufValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) use chosen::{AUTO, Chosen, Settle, THEMES};
pub(super) use options::{
    Add, Check, CheckFormat, Disputes, DisputesFormat, Export, ExportRows, ExportView, Figures, Fmt, Gaps, Import,
    List, ListFormat, Show, ShowFormat, Sort, TableFormat, Verify, WIDTH,
};

/// What is read where nothing is named or piped, and written by `new`.
pub(super) const FILE: &str = "events.toml";

const EXAMPLES: &str = "\
Examples:
  dateline                               browse ./events.toml, or the chronology built in
  dateline harbour.toml report.toml      browse two files as one timeline
  dateline --at 2022-03 harbour.toml     start at a day, or at an event's id
  dateline -q 'crew during:2022'         only what matches (docs/query.md has the language)
  dateline --view lanes harbour.toml     start with time across the screen
  dateline list --format tsv | less -S   every event on a line
  dateline export -o harbour.html        a page to hand on, with every source numbered
  dateline show fire harbour.toml        one event with its claims and sources
  dateline check --strict *.toml         what is wrong, and how to mend it
  dateline disputes                      where sources part, side by side
  dateline figures deaths harbour.toml   every count of deaths, and who gives it
  dateline list --as-of 2025-03          what was known at the end of March 2025
  dateline gaps --by place harbour.toml  the longest gaps, place by place
  dateline verify harbour.toml           are archived copies there, and are quotes in them
  dateline import table.csv -o new.toml  write a table as a chronology (docs/import.md)
  dateline table.csv                     browse it without writing
  dateline add harbour.toml              write a new event in your editor
  dateline fmt --check *.toml            which files are not in order
  dateline new                           begin a chronology of your own: ./events.toml
  curl … | dateline                      read what is piped

A file named like a command is named with its folder: `dateline ./list`.
Exit codes: 0 done, 1 the data or the system was at fault, 2 the command line was.";

/// Browse sourced chronologies: what happened when, how exactly we know, and who says so.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    bin_name = "dateline",
    version,
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true,
    subcommand_help_heading = "Commands",
    override_usage = "dateline [OPTIONS] [FILE]...\n       dateline <COMMAND>"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    browse: Browse,
}

/// What is asked of the program.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Browse: what happens where no command is named.
    #[command(skip)]
    Browse(Browse),
    /// Print the timeline as text
    List(List),
    /// Write the timeline in another form: a page, a picture, a table, a calendar, references
    Export(Export),
    /// Print one event with its claims and sources
    Show(Show),
    /// Say what is wrong with files, and how to mend it
    Check(Check),
    /// Print where claims contradict each other, side by side
    Disputes(Disputes),
    /// Print the figures of a measure over time, or of all
    Figures(Figures),
    /// Print the longest gaps between events, or of each tag, place, person, source, publisher or file
    Gaps(Gaps),
    /// Look whether archived copies are there, whole, and say what is quoted from them
    Verify(Verify),
    /// Write a file of another format as a chronology in TOML, and tell what of it was lost or changed
    Import(Import),
    /// Write a new event into a file, at its place by date: from options, or from a form in your editor
    Add(Add),
    /// Put files in order: the keys of each record as docs/format.md lists them; every comment and every value stays as written
    Fmt(Fmt),
    /// Write the beginning of a chronology of your own, with what can stand in it; never over a file that is there
    New {
        /// The file
        #[arg(value_name = "FILE", default_value = FILE, value_parser = PathBufValueParser::new().try_map(new_file))]
        file: PathBuf,
        /// Write a copy of the chronology built into the program instead
        #[arg(long)]
        example: bool,
    },
    /// Print the config in force as TOML, with where each value comes from, and what is wrong with it
    Config(Settle),
    /// Print the JSON Schema of the format, by which an editor completes and checks a chronology
    Schema,
    /// Print a script by which a shell completes commands, options, ids, queries and measures
    Completions {
        /// The shell that is to read it
        shell: clap_complete::Shell,
    },
    /// Print the manual page of the program, of one of its commands, of the file (`format`) or of queries (`query`)
    Man {
        /// What the page is about
        page: Option<String>,
    },
}

/// What is read.
#[derive(Debug, Args)]
pub(super) struct Files {
    /// Chronologies, in TOML or a format that import reads, as one timeline; `-` is standard input. Without any: what is piped, else
    /// ./events.toml, else the chronology built in
    #[arg(value_name = "FILE")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadOptions,
}

/// How it is read.
#[derive(Debug, Default, Args)]
pub(super) struct ReadOptions {
    /// Work with so many threads, at the most as many as there are processors; 0 stands for all of them. What is read is
    /// the same
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
    /// Show, group and ask for instants by the clock of this zone (IANA: America/El_Salvador, UTC; `local` is this
    /// machine's, `as-written` each by its own, whatever the file says)
    #[arg(long, value_name = "ZONE", value_parser = clock)]
    pub zone: Option<Clock>,
    /// Tell dates and counts in this language; without it the config says, then LC_ALL, LC_TIME or LANG
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub lang: Option<Lang>,
    #[command(flatten)]
    pub foreign: Foreign,
}

/// How files of other formats are read.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Files of other formats")]
pub(super) struct Foreign {
    /// The format of what is no chronology in TOML, where its content does not tell; standard input always needs it
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::names()).try_map(format))]
    pub from: Option<Format>,
    /// Which column becomes what (date=Datum,title=Titel), or a file that says so (docs/import.md)
    #[arg(long, value_name = "MAP")]
    pub map: Option<String>,
    /// In which order day, month and year stand, where the file does not tell
    #[arg(long, value_name = "ORDER", value_parser = PossibleValuesParser::new(["dmy", "mdy", "ymd"]).try_map(date_order))]
    pub dates: Option<DateOrder>,
    /// Take years before 0 as TimelineJS shows them (-44 as 44 BC), not as it places them
    #[arg(long)]
    pub bce: bool,
    /// The offset of times that have none: +02:00
    #[arg(long, value_name = "OFFSET", value_parser = offset, allow_hyphen_values = true)]
    pub input_zone: Option<String>,
    /// The one sheet that is read
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// In which encoding a file is written, where it does not tell: windows-1252
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
}

/// A format by its name, which is one of them.
fn format(name: String) -> Result<Format, String> {
    Format::named(&name).ok_or(name)
}

/// An order by its name, which is one of them.
fn date_order(name: String) -> Result<DateOrder, String> {
    DateOrder::named(&name).ok_or(name)
}

/// An offset, as it stands behind a time.
fn offset(text: &str) -> Result<String, String> {
    let is_one = text == "Z" || Date::parse(&format!("2000-01-01T00:00:00{text}")).is_ok() && text.len() == 6;
    if is_one { Ok(text.to_owned()) } else { Err("write an offset such as +02:00, or Z".to_owned()) }
}

/// The languages in which dates are told, by their codes.
pub(super) fn languages() -> impl TypedValueParser<Value = Lang> {
    let codes = Lang::ALL.map(|(_, code, name)| PossibleValue::new(code).help(name));
    PossibleValuesParser::new(codes).map(|code| Lang::parse(&code).unwrap_or_default())
}

/// The clock of a zone.
pub(super) fn clock(text: &str) -> Result<Clock, String> {
    let zone = match text {
        "as-written" => return Ok(Clock::AsWritten),
        "local" => local_zone(),
        name => Zone::parse(name),
    };
    zone.map(Clock::Of).ok_or_else(|| "there is no such zone; write a name such as America/El_Salvador".to_owned())
}

/// A file to be written: `-` stands for what is read, and would be found under another name only.
fn new_file(file: PathBuf) -> Result<PathBuf, &'static str> {
    if file.as_os_str() == "-" { Err("name a file, such as harbour.toml") } else { Ok(file) }
}

/// The zone of this machine.
pub(super) fn local_zone() -> Option<Zone> {
    iana_time_zone::get_timezone().ok().as_deref().and_then(Zone::parse)
}

/// Today's date where the program runs.
pub(super) fn today() -> Day {
    let today = chrono::Local::now().date_naive();
    let [month, day] = [today.month(), today.day()].map(|n| u8::try_from(n).unwrap_or(1));
    Day { year: i64::from(today.year()), month, day }
}

/// Which events are asked for, and as known on which day.
#[derive(Debug, Default, Args)]
pub(super) struct Filter {
    /// Only the events that match, such as: prison -tag:trials during:2022..2024
    #[arg(short, long, value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    /// Keep to what had been published by this day or moment (in EDTF: 2025-03 is its last day)
    #[arg(long, value_name = "DATE", value_parser = cutoff)]
    pub as_of: Option<Cutoff>,
}

/// A moment, or the last day of a date.
fn cutoff(text: &str) -> Result<Cutoff, String> {
    Cutoff::asked(text, today()).map_err(|error| match error.hint {
        Some(hint) => format!("{}; {hint}", error.message),
        None => error.message,
    })
}

/// How the timeline is browsed.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Browse {
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// Start at this event, or at this day (in EDTF: 2022-03)
    #[arg(long, value_name = "ID|DATE")]
    pub at: Option<String>,
    /// Start at the beginning, not where you were at the end of the last session
    #[arg(long)]
    pub fresh: bool,
    #[command(flatten)]
    pub chosen: Chosen,
    /// Leave files as they were read until R is pressed
    #[arg(long)]
    pub no_watch: bool,
    /// Leave the title of the window alone
    #[arg(long)]
    pub no_title: bool,
    /// Send no addresses as links that the terminal opens
    #[arg(long)]
    pub no_hyperlinks: bool,
    /// Draw with ASCII only
    #[arg(long)]
    pub ascii: bool,
}

/// Understands the arguments, the first being the program's own name.
///
/// # Errors
/// Where there is nothing left to do: help was printed (exit code 0), or they are not understood (exit code 2).
pub(super) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, ExitCode> {
    match Cli::try_parse_from(args) {
        Ok(cli) => Ok(cli.command.unwrap_or(Command::Browse(cli.browse))),
        Err(error) if error.use_stderr() => {
            let message = error.render().to_string();
            let mut lines = message.strip_prefix("error: ").unwrap_or(&message).trim_end().lines();
            complain(lines.next().unwrap_or_default());
            let rest = Clean::block(&lines.collect::<Vec<_>>().join("\n"));
            let _ = writeln!(std::io::stderr().lock(), "{rest}");
            Err(ExitCode::from(2))
        }
        Err(help) => Err(deliver(|out| {
            let help = help.render();
            let done = if out.coloured { write!(out, "{}", help.ansi()) } else { write!(out, "{help}") };
            Ok(done.map(|()| Verdict::Done)?)
        })),
    }
}

/// The command line as it is understood, for those who tell of it.
pub(super) fn command() -> clap::Command {
    Cli::command()
}

/// The pages that are about no command.
const PAGES: [(&str, &str); 2] = [
    ("format", include_str!("../../docs/man/dateline-format.5")),
    ("query", include_str!("../../docs/man/dateline-query.7")),
];

/// Prints the manual page of the program, of one of its commands, or one of [`PAGES`].
pub(super) fn man(about: Option<&str>) -> ExitCode {
    if let Some((_, page)) = PAGES.iter().find(|(name, _)| about == Some(name)) {
        return deliver(|out| Ok(out.write_all(page.as_bytes()).map(|()| Verdict::Done)?));
    }
    let mut program = command();
    program.build();
    let page = match about {
        None => Some(program),
        Some(name) => program.find_subcommand(name).filter(|found| !found.is_hide_set()).cloned(),
    };
    let Some(page) = page else {
        complain(&format!("{}: there is no such page", about.unwrap_or_default()));
        return ExitCode::from(2);
    };
    deliver(|out| {
        Ok(clap_mangen::Man::new(page)
            .source(concat!("dateline ", env!("CARGO_PKG_VERSION")))
            .render(out)
            .map(|()| Verdict::Done)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Command {
        let args = ["dateline"].iter().chain(args).map(OsString::from);
        parse(args).unwrap_or_else(|_| panic!("understood"))
    }

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_files_are_browsed() {
        for (args, files) in [
            (&[] as &[&str], 0),
            (&["a.toml"], 1),
            (&["a.toml", "b.toml"], 2),
            (&["./list"], 1),
            (&["-"], 1),
            (&["--", "list"], 1),
            (&["--at", "2022-03", "a.toml"], 1),
            (&["a.toml", "--ascii", "--no-mouse", "--theme", "light"], 1),
        ] {
            match parsed(args) {
                Command::Browse(browse) => assert_eq!(browse.files.paths.len(), files, "{args:?}"),
                other => panic!("{args:?} is {other:?}"),
            }
        }
    }

    #[test]
    fn a_day_is_the_last_of_the_date_given() {
        let day = |text: &str| cutoff(text).map(|day| day.to_string());
        assert_eq!(day("2025-03"), Ok("2025-03-31".to_owned()));
        assert_eq!(day("2025-03-04"), Ok("2025-03-04".to_owned()));
        assert_eq!(day("2025/.."), Err("it has no last day; write a day, a month or a year".to_owned()));
        assert_eq!(day("March 2025"), Ok("2025-03-31".to_owned()));
        assert!(day("3/4/2025").is_err_and(|error| error.contains("`2025-04-03`")));
    }

    #[test]
    fn commands_take_files_and_a_format() {
        assert!(matches!(parsed(&["list"]), Command::List(List { format: ListFormat::Table, .. })));
        assert!(matches!(parsed(&["list", "a", "--format", "jsonl"]), Command::List(list)
            if list.format == ListFormat::Jsonl && list.files.paths.len() == 1));
        assert!(matches!(parsed(&["list", "-q", "-tag:law", "a"]), Command::List(list)
            if list.filter.query.as_deref() == Some("-tag:law") && list.files.paths.len() == 1));
        assert!(matches!(parsed(&["a", "--query", "law"]), Command::Browse(browse)
            if browse.filter.query.as_deref() == Some("law") && browse.files.paths.len() == 1));
        assert!(matches!(parsed(&["show", "fire", "a", "b"]), Command::Show(show)
            if show.id == "fire" && show.files.paths.len() == 2));
        assert!(matches!(parsed(&["check", "--strict", "--max-problems", "0"]), Command::Check(check)
            if check.strict && check.max_problems == Some(0)));
    }
}
