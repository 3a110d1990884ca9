//! What each command but browsing takes: its options, and the forms in which it answers.
//!
//! Owns their names and their help.

use super::{FILE, Files, Filter, Foreign, ReadOptions};
use crate::app::lanes::group::By;
use crate::model::{DatedBy, Form};
use clap::builder::{NonEmptyStringValueParser, PathBufValueParser, PossibleValue};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How the timeline is listed.
#[derive(Debug, Args)]
pub(in crate::edge) struct List {
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// The form of the list
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// The order: by date, or by the time from an event to its first report, which is then told too
    #[arg(long, value_enum, default_value_t)]
    pub sort: Sort,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum Sort {
    /// That of the timeline
    #[default]
    Date,
    /// The least time to the first report first; events of which it is not known last
    Lag,
}

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum ListFormat {
    /// Aligned columns, for reading
    #[default]
    Table,
    /// Columns with a tab between them, the first line naming them
    Tsv,
    /// One JSON array of events
    Json,
    /// One JSON object a line
    Jsonl,
}

/// The columns of pictures, where nothing else is said.
pub(in crate::edge) const WIDTH: u16 = 120;

/// What is handed on, in which form, and where to.
#[derive(Debug, Args)]
pub(in crate::edge) struct Export {
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// The form; without it that which the name of the file asks for by its ending
    #[arg(long, value_enum, value_name = "FORM", required_unless_present = "out")]
    pub to: Option<Form>,
    /// Write into this file, which must not be there already; without it, to standard output
    #[arg(short, long, value_name = "OUT", value_parser = PathBufValueParser::new())]
    pub out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "out")]
    pub force: bool,
    /// Exit with 1 where something is lost that the form has no place for
    #[arg(long)]
    pub strict: bool,
    /// csv: what a row is
    #[arg(long, value_enum, default_value_t)]
    pub rows: ExportRows,
    /// svg: what is drawn
    #[arg(long, value_enum, default_value_t)]
    pub view: ExportView,
    /// svg, html: what the events of a lane have in common
    #[arg(long, value_enum, default_value_t)]
    pub by: By,
    /// svg: the measure whose figures are drawn; without it that which has the most
    #[arg(long, value_name = "MEASURE")]
    pub measure: Option<String>,
    /// svg, html: the columns of pictures, as the screen has columns
    #[arg(long, value_name = "N", default_value_t = WIDTH, value_parser = clap::value_parser!(u16).range(40..=1_000))]
    pub width: u16,
}

/// Said here, so that `model` need not know how a command line is written.
impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.what()))
    }
}

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum ExportView {
    /// Time across, a lane for each tag (--by)
    #[default]
    Lanes,
    /// The whole chronology in one line
    Strip,
    /// The figures of one measure over time (--measure)
    Figures,
}

/// The rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum ExportRows {
    /// An event
    #[default]
    Events,
    /// A claim, or an event that has none
    Claims,
}

/// Which event is shown, and how.
#[derive(Debug, Args)]
pub(in crate::edge) struct Show {
    /// The event's id, or as much of its beginning as no other shares
    pub id: String,
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// The form of the page
    #[arg(long, value_enum, default_value_t)]
    pub format: ShowFormat,
}

/// The form of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum ShowFormat {
    /// For reading
    #[default]
    Text,
    /// The JSON object of `list`, and the sources in full
    Json,
    /// A section of Markdown
    Markdown,
}

/// Where claims contradict each other.
#[derive(Debug, Args)]
pub(in crate::edge) struct Disputes {
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: DisputesFormat,
}

/// The form in which disagreements are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum DisputesFormat {
    /// Side by side, for reading
    #[default]
    Text,
    /// One JSON array
    Json,
}

/// Which figures are printed.
#[derive(Debug, Args)]
pub(in crate::edge) struct Figures {
    /// A measure, or as much of its name as is wanted, where it is no file; all else are files. Without a measure: all
    #[arg(value_name = "MEASURE|FILE")]
    pub what: Vec<PathBuf>,
    /// The measure, where a file is named like it
    #[arg(long, value_name = "MEASURE")]
    pub measure: Option<String>,
    #[command(flatten)]
    pub reading: ReadOptions,
    #[command(flatten)]
    pub filter: Filter,
    /// The form of the table; on a terminal, aligned columns come with the course of each speaker's figures
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// Which gaps are printed.
#[derive(Debug, Args)]
pub(in crate::edge) struct Gaps {
    #[command(flatten)]
    pub files: Files,
    #[command(flatten)]
    pub filter: Filter,
    /// The gaps of each of these, and not of all events together
    #[arg(long, value_enum)]
    pub by: Option<By>,
    /// As many, the longest first; with --by so many of each. 0 prints all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub max: usize,
    /// The form of the list
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// Said here, so that `app` need not know how a command line is written.
impl ValueEnum for By {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Tag => "A tag",
            Self::Place => "The place",
            Self::Person => "A person or an organisation",
            Self::Source => "A source",
            Self::Publisher => "The publisher of a source",
            Self::File => "The file",
        };
        Some(PossibleValue::new(self.one()).help(help))
    }
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum TableFormat {
    /// Aligned columns, for reading
    #[default]
    Table,
    /// Columns with a tab between them, the first line naming them
    Tsv,
    /// One JSON array
    Json,
}

/// The chronology built in is not checked in place of one that was meant.
const CHECKED: &str = "Chronologies in TOML, read as one timeline; `-` is standard input. Without any: what is piped, else \
                       ./events.toml; where that is not there either, there is nothing to check";

/// What is checked, and how strictly.
#[derive(Debug, Args)]
#[command(mut_arg("paths", |arg| arg.help(CHECKED)))]
pub(in crate::edge) struct Check {
    #[command(flatten)]
    pub files: Files,
    /// Exit with 1 for a warning too
    #[arg(long)]
    pub strict: bool,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// Tell so many problems whole, errors first, and count the others; 0 tells all. [default: 20; json: 0]
    #[arg(long, value_name = "N")]
    pub max_problems: Option<usize>,
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::edge) enum CheckFormat {
    /// For reading
    #[default]
    Human,
    /// One JSON object
    Json,
}

/// A new event. What is not named stays out of it.
#[derive(Debug, Args)]
pub(in crate::edge) struct Add {
    /// The file
    #[arg(value_name = "FILE", default_value = FILE)]
    pub file: PathBuf,
    /// When it happened, as exactly as it is known: 2022-03-27, 2022-03, 2022~ (docs/format.md has the forms)
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, value_parser = NonEmptyStringValueParser::new())]
    pub date: Option<String>,
    /// What happened, in one line
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub title: Option<String>,
    /// The id of a source that it rests on; may be given several times, as may all that are called ID, NAME or TAG
    #[arg(long = "source", value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub sources: Vec<String>,
    /// A tag
    #[arg(long = "tag", value_name = "TAG", value_parser = NonEmptyStringValueParser::new())]
    pub tags: Vec<String>,
    /// A person or an organisation
    #[arg(long = "person", value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub people: Vec<String>,
    /// Where it happened
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub place: Option<String>,
    /// More of what happened
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub summary: Option<String>,
    /// A remark of your own
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    pub note: Option<String>,
    /// An id for it; without one it is that of its date and title
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    pub id: Option<String>,
    /// A related event
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub see: Vec<String>,
    /// An event that it came after, where only the order is known
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub after: Vec<String>,
    /// An event that it came before, likewise
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    pub before: Vec<String>,
    /// Where the date comes from
    #[arg(long, value_parser = DatedBy::WORDS.map(|(word, _)| word))]
    pub dated_by: Option<String>,
}

/// What is written as a chronology.
#[derive(Debug, Args)]
pub(in crate::edge) struct Import {
    /// Files of another format; `-` is standard input, and needs --from
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub foreign: Foreign,
    /// Print the map that would be used, with samples, and write nothing
    #[arg(long, conflicts_with_all = ["output", "into", "strict"])]
    pub propose: bool,
    /// Exit with 1 where anything was lost or changed
    #[arg(long)]
    pub strict: bool,
    /// Write here, not to standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Add what is new to this chronology, and say what differs from what stands in it
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub into: Option<PathBuf>,
}

/// What is put in order.
#[derive(Debug, Args)]
pub(in crate::edge) struct Fmt {
    /// Chronologies in TOML; `-` is standard input, and then goes to standard output
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,
    /// Write nothing: say which files are not in order, and exit with 1 where one is not
    #[arg(long)]
    pub check: bool,
    /// Put events in the order of their dates too
    #[arg(long)]
    pub sort: bool,
}

/// What is verified.
#[derive(Debug, Args)]
pub(in crate::edge) struct Verify {
    #[command(flatten)]
    pub files: Files,
    /// Let archived copies lie in this folder too; without it, only in the folder of their chronology or below
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
}
