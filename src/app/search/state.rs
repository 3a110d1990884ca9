//! Looking for events: the filter, the search, the prompt in which they are typed.
//!
//! Owns what is asked and what was found.

use crate::app::facets::Facets;
use crate::app::jumps::Visit;
use crate::app::layout::{Cursor, Target};
use crate::app::mode::Mode;
use crate::app::search::prompt::{History, TextInput};
use crate::model::{Cutoff, Date, EventId};
use crate::query::{Completion, Mistake, Pattern, Query, rank};
use crate::search::Matches;
use crate::text::Clean;
use std::sync::Arc;

/// What a prompt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Purpose {
    Search,
    Filter,
    Date,
    AsOf,
    Command,
    /// What the list of a view is narrowed to, or searched for.
    Narrow,
    /// The file into which what is shown is written.
    Export,
}

impl Purpose {
    /// How many there are.
    pub const COUNT: usize = 7;

    /// What stands before the line that is typed.
    pub fn words(self) -> &'static str {
        ["/", "filter", "go to", "as known on", ":", "/", "export to"][self as usize]
    }

    /// Whether what is typed is a query.
    pub(in crate::app) fn is_query(self) -> bool {
        matches!(self, Self::Search | Self::Filter)
    }
}

/// A query in force, with what it matches.
#[derive(Debug, Clone)]
pub struct ActiveQuery {
    /// As typed.
    pub typed: String,
    pub(in crate::app) query: Query,
    /// The events that match.
    pub matches: Arc<Matches>,
    /// Whether all events have been looked at.
    pub is_all: bool,
}

impl ActiveQuery {
    /// The first of its words that is a time too, and was most often meant for one: "2025".
    pub fn time_as_word(&self) -> Option<&str> {
        self.query.words().map(Pattern::text).find(|word| Date::parse(word).is_ok())
    }

    /// Of its values that no event has, the first that one begins with, or a later word of one, as a term with the whole of
    /// that: `person:"Donald Trump"` for `person:Trump`.
    pub(in crate::app) fn value_meant(&self, facets: &Facets) -> Option<String> {
        self.query.values().find_map(|(field, glob)| {
            let values = facets.of(field);
            if values.iter().any(|(value, _)| glob.matches(value)) {
                return None;
            }
            let (value, _) = rank(glob.longest_part(), values).into_iter().next()?;
            Some(Query::narrowed("", field, value))
        })
    }
}

/// A search through the list of a view.
#[derive(Debug, Clone)]
pub(in crate::app) struct ItemSearch {
    /// As typed.
    pub(in crate::app) typed: String,
    /// Its words: a row that is found has all of them.
    pub(in crate::app) words: Vec<Pattern>,
    /// The rows found, ascending; none while they are looked for.
    pub(in crate::app) hits: Option<Arc<[u32]>>,
    /// The list that was looked through: that of a view, as often as lists were put in order before.
    pub(in crate::app) of: (Mode, u64),
    /// A word on where the search went.
    pub(in crate::app) wrapped: Option<&'static str>,
}

/// A prompt that is open.
#[derive(Debug, Clone)]
pub struct OpenPrompt {
    /// What it is for.
    pub purpose: Purpose,
    /// Its text and the cursor.
    pub input: TextInput,
    /// What is said of it.
    pub reply: Reply,
    /// Where the reader was, to go back to.
    pub(in crate::app) origin: Origin,
}

/// What is said of the line that is typed.
#[derive(Debug, Clone, Default)]
pub enum Reply {
    /// Nothing.
    #[default]
    Nothing,
    /// What is found by it.
    Answer(Clean),
    /// What is wrong with it.
    Mistake(Mistake),
    /// What may stand where the cursor is.
    Choices(Choices),
    /// The commands that it may mean.
    Commands(Commands),
}

/// Where the reader was when a prompt was opened, the query in force then, the day told of, and what could be done.
#[derive(Debug, Clone)]
pub(in crate::app) struct Origin {
    pub(in crate::app) focus: Option<EventId>,
    pub(in crate::app) row: usize,
    pub(in crate::app) top: usize,
    /// The place to jump back to; none where there was no event.
    pub(in crate::app) place: Option<Visit>,
    /// How far the page of the event was scrolled, and which of its items was selected.
    pub(in crate::app) reading: (Option<usize>, Option<Target>),
    /// How many rows the list had then.
    pub(in crate::app) rows: u16,
    pub(in crate::app) query: Option<ActiveQuery>,
    pub(in crate::app) day: Option<Cutoff>,
    pub(in crate::app) commands: Vec<Entry>,
    /// What the list of the view was narrowed to, and where the cursor was in it.
    pub(in crate::app) narrowed: (String, Option<Cursor>),
    /// What was searched for in it.
    pub(in crate::app) items: Option<ItemSearch>,
}

/// What may stand where the cursor is.
#[derive(Debug, Clone)]
pub struct Choices {
    /// What was typed before the first of them was put in.
    pub(in crate::app) base: TextInput,
    /// What of it each would stand for.
    pub(in crate::app) place: Completion,
    /// The first of them.
    pub offered: Vec<Choice>,
    /// How many more there are.
    pub more: usize,
    /// Which of them stands in the line, if one does.
    pub chosen: Option<usize>,
}

/// Something that may stand there.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is put in.
    pub word: String,
    /// What that is called, where it is an id.
    pub name: Option<String>,
    /// How many events have it, where that is known.
    pub count: Option<usize>,
}

/// Something that is found by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A command.
    Command(&'static str),
    /// The saved question of this number, from 0.
    Saved(usize),
}

/// The same, as it is listed.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it is.
    pub(in crate::app) entry: Entry,
    /// Its name.
    pub name: Clean,
    /// Its keys.
    pub keys: Clean,
    /// What it does.
    pub words: Clean,
}

/// Commands that can be run, and saved questions that can be asked.
#[derive(Debug, Clone)]
pub struct Commands {
    /// Those that the line may mean, the likeliest first.
    pub listed: Vec<Listed>,
    /// Which of them is run.
    pub chosen: usize,
}

/// Everything about looking for events.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct QueryState {
    pub(in crate::app) prompt: Option<OpenPrompt>,
    pub(in crate::app) filter: Option<ActiveQuery>,
    pub(in crate::app) search: Option<ActiveQuery>,
    pub(in crate::app) items: Option<ItemSearch>,
    pub(in crate::app) histories: [History; Purpose::COUNT],
    pub(in crate::app) facets: Option<Arc<Facets>>,
    /// What has been asked and not answered in full, by purpose.
    pub(in crate::app) pending: [Option<ActiveQuery>; Purpose::COUNT],
    /// The visible events that the search has found, by row, ascending.
    pub(in crate::app) hits: Arc<[u32]>,
    /// The words to be marked wherever they are drawn.
    pub(in crate::app) marks: Vec<Pattern>,
    /// A word on where the search went: "from the beginning again".
    pub(in crate::app) wrapped: Option<&'static str>,
    /// A file that is there already, which was to be written: the same again writes over it.
    pub(in crate::app) refused: Option<String>,
    /// What was found in the focused event other than in its title.
    pub(in crate::app) where_found: Option<(EventId, Clean)>,
}

impl QueryState {
    /// The query in force for a purpose.
    pub(in crate::app) fn in_force(&mut self, purpose: Purpose) -> &mut Option<ActiveQuery> {
        if purpose == Purpose::Filter { &mut self.filter } else { &mut self.search }
    }
}
