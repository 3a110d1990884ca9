//! What can be done, and what doing it asks of the world outside.
//!
//! Owns the two closed vocabularies between which [`crate::app::update`] stands: [`Action`] in, [`Effect`] out. Refuses to
//! know which key or button stands for an action.

use crate::app::as_of::Known;
use crate::app::detail::archives::Checked;
use crate::app::facets::Facets;
use crate::app::jobs::Delivery;
use crate::app::lanes::state::LaneAction;
use crate::app::layout::geometry::Size;
use crate::app::layout::text::Target;
use crate::app::mode::Pane;
use crate::app::mode::{Mode, Progress};
use crate::app::search::prompt::Edit;
use crate::app::search::state::{Found, Purpose};
use crate::app::step::{Amount, Direction};
use crate::app::summary::Summary;
use crate::evidence::as_of::Publications;
use crate::model::{CitationStyle, Date, Day, EventId, Timeline};
use crate::text::Clean;
use std::sync::Arc;

/// Something to be done to the state.
#[derive(Debug, Clone)]
pub enum Action {
    /// Move through what has the keys: the focus in a list, the view in a text.
    Move(Direction, Amount),
    /// Turn the wheel over what covers the timeline.
    Wheel(Direction, usize),
    /// To the next or the previous event, whatever has the keys.
    Step(Direction),
    /// To the first event of the next or the previous year in which there is one.
    Year(Direction),
    /// To the event at a position among the visible ones.
    GoTo(usize),
    /// To an event, wherever it stands.
    Focus(EventId),
    /// Say that there is no event of this name, to which the reader wanted to go.
    Missing(String),
    /// To the first event that starts at an instant or later (seconds since 1970 UTC); the last where there is none.
    FocusInstant(i64),
    /// Turn the wheel over the list: so many rows; the focus comes along at the edge.
    ScrollList(Direction, usize),
    /// Scroll the detail by so many lines, without moving to it.
    ScrollDetail(Direction, usize),
    /// Give the keys to a pane.
    Pane(Pane),
    /// Give the keys to the other pane.
    OtherPane,
    /// Select the next or the previous related event in the detail.
    SelectRelated(Direction),
    /// Go to the related event that is selected; select the first where none is.
    FollowRelated,
    /// Select something in the detail and bring it into view.
    Select(Target),
    /// Select a related event and go to it.
    Follow(usize),
    /// Show the problems of the files, or go back from them.
    Problems,
    /// Show a view, or go back from it.
    View(Mode),
    /// What a walk over all events has found.
    Summarised(Arc<Summary>),
    /// What a walk over the visible events has found: the answer to the question of this number.
    Narrowed(u64, Arc<Summary>),
    /// Put the sources in order by the next or the previous column.
    Sort(Direction),
    /// Turn the order of the sources round.
    Reverse,
    /// Take each publisher's sources together, or apart.
    Gather,
    /// Show the events that rest on the focused source in the timeline.
    OpenSource,
    /// Turn the wheel over a pane of a view.
    WheelView(Pane, Direction),
    /// To the line of this number of a view's table, from 0.
    FocusLine(usize),
    /// To the next or the previous measure.
    Measure(Direction),
    /// To the event that the focused figure is from.
    OpenFigure,
    /// To the next or the previous disputed event.
    Disputed(Direction),
    /// Open the address of the selected source, or of the first that has one.
    OpenCitation,
    /// Begin to copy the selected citation, or the first.
    Copy,
    /// Copy it in a style.
    CopyAs(CitationStyle),
    /// Copy where the focused event stands: its file and line.
    CopyPlace,
    /// A word to the reader about something that was done outside.
    Say(Clean),
    /// Archived copies were looked at.
    Checked(Vec<Checked>),
    /// Go to the event that the focused problem is about.
    OpenProblem,
    /// To the problem of this number, from 0.
    FocusProblem(usize),
    /// Show the keys, or go back from them.
    Help,
    /// One step back: out of help, out of problems, along the related events followed, out of the detail.
    Back,
    /// Leave the program.
    Quit,
    /// Stop, as a shell's job does, and come back.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// The terminal has another size.
    Resize(Size),
    /// The files were read (again), to their end.
    Loaded(Arc<Timeline>),
    /// The beginning of the files was read: more events follow, some of them earlier.
    SoFar(Arc<Timeline>),
    /// Reading has come further.
    Reading(Progress),
    /// Begin to type a line.
    Begin(Purpose),
    /// Change the line that is typed.
    Edit(Edit),
    /// Put in what may be typed next.
    Complete(Direction),
    /// Recall a line typed before.
    Recall(Direction),
    /// Leave the line and keep what it did.
    Keep,
    /// To the next event that the search has found.
    Hit(Direction),
    /// Events were found.
    Found(Found),
    /// The values that can be asked for were counted, as they were asked for by this number.
    Counted(u64, Arc<Facets>),
    /// Show what events have in common, or go back from it.
    Facets,
    /// Ask for the value that has the focus there, or take it out of the filter.
    ToggleFacet,
    /// To the value of this number there.
    FocusFacet(usize),
    /// Filter by a query as it would be typed; an empty one shows all events.
    Filter(String),
    /// To the event nearest to a date.
    GoToDate(Box<Date>),
    /// Show what was known on a day; all that is known today where there is none.
    AsOf(Option<Day>),
    /// To the next or the previous day, and what was known on it.
    StepDay(Direction),
    /// To the next or the previous day on which something was published, and what was known on it.
    StepPublication(Direction),
    /// What was known on a day is known.
    Known(Known),
    /// The days on which something was published are known, as they were asked for by this number.
    Published(u64, Arc<Publications>),
    /// To the events of the next column of the strip in which something starts.
    Column(Direction),
    /// To the next of the longest silences, or back to the one before.
    Silence(Direction),
    /// Do something to the lanes.
    Lanes(LaneAction),
    /// A picture was made.
    Pictured(Delivery),
}

impl Action {
    /// Whether it comes by itself, and not from a reader: what was said to them stands.
    pub(super) fn is_news(&self) -> bool {
        matches!(
            self,
            Self::Found(_)
                | Self::Counted(..)
                | Self::Summarised(_)
                | Self::Narrowed(..)
                | Self::Checked(_)
                | Self::Reading(_)
                | Self::SoFar(_)
                | Self::Loaded(_)
                | Self::Known(_)
                | Self::Published(..)
        )
    }
}
