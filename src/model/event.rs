//! Events, the claims made about them, and the sources that carry both.
//!
//! Owns the decoded form of one record, as it is drawn, printed or matched: made when asked for and dropped again.
//! Refuses to be kept for a whole file (see [`crate::model::Timeline`]).

use super::lang::Phrase;
use super::{Date, Extent, FileId};

/// Something that happened, as its file tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Unique in its file; derived from date and title where the file gives none.
    pub id: String,
    /// Whether `id` was derived.
    pub id_derived: bool,
    /// When, exactly as exactly as it was written.
    pub date: Date,
    /// What says when.
    pub dated_by: DatedBy,
    /// Events that come before it, where dates leave that open.
    pub after: Vec<Beside>,
    /// Events that come after it, likewise.
    pub before: Vec<Beside>,
    /// The editor's remark.
    pub note: Option<String>,
    /// One line.
    pub title: String,
    /// A paragraph or more.
    pub summary: Option<String>,
    /// Where it happened.
    pub place: Option<String>,
    /// Persons and organisations.
    pub people: Vec<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// Ids of related events.
    pub see: Vec<String>,
    /// What the event as a whole rests on.
    pub sources: Vec<Citation>,
    /// Single statements, each with its own sources.
    pub claims: Vec<Claim>,
    /// The file it stands in.
    pub file: FileId,
    /// The line of its header in that file, counted from 1.
    pub line: u32,
}

impl Event {
    /// What its date covers; of what only a report dates, all that comes before.
    pub fn extent(&self) -> Extent {
        let extent = self.date.extent();
        if self.dated_by == DatedBy::Report { extent.by_then() } else { extent }
    }

    /// Its date in the signs of a file, by the clock by which it is shown, with what tells that only a report dates it:
    /// "2022-03-27", "≤2025-12-24".
    pub fn when_written(&self) -> String {
        self.by_then(&self.date.as_shown())
    }

    /// Its date in few characters beside its year, where that is shown, the most exact first, with the same sign: "27 Mar",
    /// "≤24 Dec".
    pub fn labels(&self, year_shown: Option<i64>) -> Vec<String> {
        let room = Date::LABEL - u16::from(!self.by_then("").is_empty());
        self.date.labels(year_shown, room).iter().map(|label| self.by_then(label)).collect()
    }

    /// The same with its year, in as many characters as a column of dates has.
    pub fn label(&self) -> String {
        self.by_then(&self.date.label(None))
    }

    /// What is said of its date, with the sign that it was by then, where only a report dates it; what says so itself says
    /// it once.
    fn by_then(&self, said: &str) -> String {
        let says_so = || said.starts_with('≤') || said.starts_with("[..") && !said.contains(',');
        let has_end = || self.date.bounds().latest.day().is_some();
        let is_by_then = self.dated_by == DatedBy::Report && has_end() && !says_so();
        if is_by_then { format!("≤{said}") } else { said.to_owned() }
    }

    /// All that it cites, then what its claims cite, in their order.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> + Clone {
        self.sources.iter().chain(self.claims.iter().flat_map(|claim| &claim.sources))
    }

    /// When it was, in words: "March 2022", "by 6 April 2026", "about March 2025 (worked out)".
    pub fn when(&self) -> String {
        let (words, lang) = (self.date.words(), self.date.language());
        match self.dated_by {
            DatedBy::Source | DatedBy::Unsaid => words,
            DatedBy::Report => match self.date.end_name() {
                Some(last) => lang.say(Phrase::By, &[&last]),
                None => lang.say(Phrase::DatedByReport, &[&words]),
            },
            DatedBy::Inference => lang.say(Phrase::WorkedOut, &[&words]),
        }
    }
}

/// What says when an event was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DatedBy {
    /// A source.
    #[default]
    Source,
    /// Nothing but the day of the report: it had happened by then.
    Report,
    /// It was worked out; the event's note says how.
    Inference,
    /// The file has a word for it, but none of [`DatedBy::WORDS`]: nothing is known of it.
    Unsaid,
}

impl DatedBy {
    /// The words a file uses.
    pub const WORDS: [(&'static str, Self); 3] =
        [("source", Self::Source), ("report", Self::Report), ("inference", Self::Inference)];

    /// The word a file uses; none for what it does not say.
    pub fn word(self) -> Option<&'static str> {
        Self::WORDS.iter().find(|(_, by)| *by == self).map(|(word, _)| *word)
    }

    /// Whether no source is known to say it, though it is not the day of a report either.
    pub fn is_inferred(self) -> bool {
        matches!(self, Self::Inference | Self::Unsaid)
    }
}

/// Another event that comes before, or after, and who says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The id of the other event.
    pub id: String,
    /// Who says so, where that is said.
    pub citation: Option<Citation>,
}

/// Where the parts of an event begin: bytes of its file, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The statement of each of its claims.
    pub claims: Vec<u64>,
    /// What it and its claims cite, in the order of [`Event::citations`].
    pub citations: Vec<u64>,
}

/// One statement about an event.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claim {
    /// Unique in the file, where given.
    pub id: Option<String>,
    /// The statement.
    pub text: String,
    /// Who says it, where that is not the source itself.
    pub by: Option<String>,
    /// Where it is said.
    pub sources: Vec<Citation>,
    /// The editor's remark.
    pub note: Option<String>,
    /// Ids of claims that this one contradicts.
    pub disputes: Vec<String>,
    /// The number in it, to be compared with others of the same measure; boxed, for most claims have none.
    pub figure: Option<Box<Figure>>,
}

/// A number that a claim states.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is counted.
    pub measure: String,
    /// How many.
    pub value: Number,
    /// In what it is counted, where that is said apart.
    pub unit: Option<String>,
    /// Of what it is a part, likewise.
    pub of: Option<String>,
    /// How the value is to be read.
    pub qualifier: Qualifier,
    /// When it held, where that is not the event's own date.
    pub date: Option<Date>,
    /// Over which time it is a total, where it is one.
    pub over: Option<Date>,
}

/// A value as written: whole or with a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// Written without a fraction.
    Whole(i64),
    /// Written with one; finite.
    Real(f64),
}

/// How exactly a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Qualifier {
    /// As stated.
    #[default]
    Exactly,
    /// Near the value.
    About,
    /// The value or more.
    AtLeast,
    /// More than the value.
    MoreThan,
    /// The value or less.
    AtMost,
    /// Less than the value.
    LessThan,
}

impl Qualifier {
    /// The words a file uses for it; [`Qualifier::Exactly`] is the absence of one.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("about", Self::About),
        ("at least", Self::AtLeast),
        ("more than", Self::MoreThan),
        ("at most", Self::AtMost),
        ("less than", Self::LessThan),
    ];

    /// The word a file uses; empty for [`Qualifier::Exactly`].
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, q)| *q == self).map_or("", |(word, _)| word)
    }

    /// The same in few columns, right before a number. Each can be told from the others in ASCII too, where `\u{2264}` is `<`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::About => "~",
            Self::AtLeast => "min ",
            Self::MoreThan => ">",
            Self::AtMost => "max ",
            Self::LessThan => "<",
        }
    }
}

/// A pointer from an event or a claim to what carries it.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The source.
    pub source: Cited,
    /// Where in the source: a page, a paragraph, a minute.
    pub at: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
}

/// The source of a citation.
#[derive(Debug, Clone, PartialEq)]
pub enum Cited {
    /// The id of a source listed in `[[sources]]`.
    Id(String),
    /// A source written in place.
    Inline(Box<Source>),
}

impl Cited {
    /// By what it is named where there is no room for more: the id of a listed one, else the title.
    pub fn name(&self) -> &str {
        match self {
            Self::Id(id) => id,
            Self::Inline(source) => &source.title,
        }
    }
}

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CitationStyle {
    /// A line of text.
    #[default]
    Text,
    /// A line of Markdown.
    Markdown,
    /// An entry of a BibTeX file.
    BibTex,
    /// A list of one item, as Zotero and pandoc read it.
    CslJson,
}

impl CitationStyle {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::BibTex => "BibTeX",
            Self::CslJson => "CSL-JSON",
        }
    }
}

/// A text, recording or data set that carries claims.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// Unique; empty for a source written in place.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it appeared.
    pub published: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was last read there.
    pub accessed: Option<Date>,
    /// What sort of source it is.
    pub kind: Option<SourceKind>,
    /// The id of the source it copies or rewrites.
    pub derived_from: Option<String>,
    /// A local copy, relative to the file.
    pub archive: Option<String>,
    /// The SHA-256 of that copy, in hexadecimal.
    pub sha256: Option<String>,
    /// Anything else a reader should know of it.
    pub note: Option<String>,
}

impl Source {
    /// What it is called where there is room for a name: its publisher, else its id, else its title.
    pub fn name(&self) -> &str {
        let id = Some(&self.id).filter(|id| !id.is_empty());
        self.publisher.as_ref().or(id).unwrap_or(&self.title)
    }

    /// When it appeared, where anything is known of that: none of `XXXX` either.
    pub fn appeared(&self) -> Option<&Date> {
        self.published.as_ref().filter(|date| !date.is_undated())
    }
}

/// What sort of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the file's own word for itself")]
pub enum SourceKind {
    News,
    Official,
    Ngo,
    Court,
    Leak,
    Social,
    Data,
    Book,
    Other,
}

impl SourceKind {
    /// The words a file uses.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("news", Self::News),
        ("official", Self::Official),
        ("ngo", Self::Ngo),
        ("court", Self::Court),
        ("leak", Self::Leak),
        ("social", Self::Social),
        ("data", Self::Data),
        ("book", Self::Book),
        ("other", Self::Other),
    ];

    /// The word a file uses.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, k)| *k == self).map_or("other", |(word, _)| word)
    }
}
