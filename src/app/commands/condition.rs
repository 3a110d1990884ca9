//! When a command can do anything.
//!
//! Owns the conditions by name; [`State::holds`](crate::app::State::holds) judges them.

/// What has to be true for a command to do anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Nothing.
    Always,
    /// There is an event.
    HasEvents,
    /// There is more than one.
    HasOtherEvents,
    /// What has the keys can be moved through.
    CanMove,
    /// There is a jump to go back over.
    CanJumpBack,
    /// There is one to go forward over again.
    CanJumpForward,
    /// There is a step to go back.
    CanGoBack,
    /// There is a disputed event.
    HasDisputed,
    /// The strip is on the screen.
    HasStrip,
    /// The search has found something.
    HasHits,
    /// A value is listed.
    HasFacets,
    /// A value has the focus, and not the row that opens its group.
    HasFacetFocused,
    /// Help, if it is open, covers no line that is being typed, and no question.
    CoversNoLine,
    /// There are values to ask for, listed or not.
    HasValues,
    /// What is typed is completed: it is no command, and no part of a name.
    TypesLine,
    /// The screen tells of a day, or will.
    LooksBack,
    /// The detail is on the screen and longer than its pane.
    CanScrollDetail,
    /// The page of the focused event has an item.
    HasItems,
    /// It has one, or more lines than its pane.
    CanMoveOnPage,
    /// The focused event names a source.
    HasSources,
    /// The sources have the keys, or an event that rests on one is selected.
    LeadsToEvents,
    /// A source or a publisher has the focus.
    HasSourceFocused,
    /// A figure has the focus.
    HasFigureFocused,
    /// There is more than one figure of the measure.
    HasOtherFigures,
    /// There is more than one event in the lane that has the focus.
    CanGoAlong,
    /// There is more than one lane.
    HasOtherLanes,
    /// One can look closer at the lanes.
    CanZoomIn,
    /// The lanes show less than all of time.
    IsZoomed,
    /// The focused problem is about an event of the timeline.
    HasProblemEvent,
}

impl Condition {
    /// What is said to who presses a key of a command that can do nothing for it; none where that is seen. Keys are
    /// named by their commands: `{search}`.
    pub(in crate::app) fn unmet(self) -> Option<&'static str> {
        Some(match self {
            Self::HasEvents => "There is no event here.",
            Self::HasOtherEvents => "There is no other event.",
            Self::HasSources => "This event has no source.",
            Self::HasItems | Self::CanMoveOnPage => "This event has no claim, source or link to go to.",
            Self::HasFacets | Self::HasValues => "There is no value here.",
            Self::HasOtherFigures => "There is no other figure of this measure.",
            Self::CanGoAlong => "There is no other event in this lane.",
            Self::HasOtherLanes => "There is no other lane.",
            Self::HasDisputed => "No event is disputed.",
            Self::HasHits => "No event is found: {search} searches.",
            Self::HasStrip => "The strip is not on the screen.",
            Self::CanJumpBack => "There is nothing to jump back to.",
            Self::CanJumpForward => "There is nothing to jump forward to.",
            Self::CoversNoLine => "A line is open beneath: Esc leads back to it.",
            Self::HasProblemEvent => "No event that is shown has this problem.",
            Self::IsZoomed => "All of time is shown.",
            _ => return None,
        })
    }

    /// Whether it asks for the focused event's page outside the detail (where it is at hand).
    pub(in crate::app) fn reads_page(self) -> bool {
        self == Self::CanScrollDetail
    }
}
