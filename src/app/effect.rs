//! What doing something asks of the world outside.
//!
//! Owns the one vocabulary in which `app` asks and `edge` does.

use crate::app::detail::archives::Archived;
use crate::app::jobs::Commission;
use crate::app::search::state::{Purpose, Request};
use crate::model::{Citation, CitationStyle, Day, Source};

/// Something the world outside is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Give the terminal back, stop, and take it again when continued.
    Suspend,
    /// Forget what the terminal shows and send all of it.
    Redraw,
    /// Walk over all events in the background and come back with their [`Summary`].
    Summarise,
    /// Walk over the visible events and come back with [`Action::Narrowed`]; a walk over others is of no use any more.
    Narrow(u64),
    /// Find the events that match, and answer with [`Action::Found`]; a search of the same purpose that is still under
    /// way is of no use any more.
    Find(Request),
    /// Count the values that can be asked for, and answer with [`Action::Counted`] and the same number.
    Count(u64),
    /// Find what was known on a day, of [`State::whole_timeline`](crate::app::State::whole_timeline), and answer with
    /// [`Action::Known`]; a question of another number that is still under way is of no use any more.
    AsOf {
        /// The question's number.
        number: u64,
        /// The day.
        day: Day,
    },
    /// List the days on which something of the same timeline was published, and answer with [`Action::Published`] and
    /// the same number.
    Publications(u64),
    /// Make a picture, and answer with [`Action::Pictured`]; an older one of the same kind that is still being made is of no
    /// use any more.
    Picture(Commission),
    /// Open an address in the reader's browser, and answer with [`Action::Say`].
    Open(String),
    /// Have the terminal copy something, and answer with [`Action::Say`].
    Copy(Copied),
    /// Look at archived copies, and answer with [`Action::Checked`], unless others are asked for meanwhile.
    Check(Vec<Archived>),
}

impl Effect {
    /// Whether it looks for what is asked for this purpose.
    pub fn is_find_for(&self, purpose: Purpose) -> bool {
        matches!(self, Self::Find(request) if request.purpose == purpose)
    }
}

/// Something for the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Copied {
    /// A citation.
    Citation {
        /// Where in the source, and its words.
        citation: Citation,
        /// The source.
        source: Box<Source>,
        /// How it is written.
        style: CitationStyle,
    },
    /// A file and a line in it.
    Place(String),
}
