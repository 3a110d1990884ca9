//! How the program stands: which view is shown, what has the keys, and what was chosen before the screen was taken.

use crate::model::{Day, Lang, Zone};

/// What was chosen before the screen was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Which colours there are.
    pub theme: Theme,
    /// Which characters there are.
    pub charset: Charset,
    /// Today.
    pub today: Day,
    /// The zone of the machine's clock, where it is known.
    pub local: Option<Zone>,
    /// The language in which dates and counts are told.
    pub lang: Lang,
    /// Whether the chronology is the example that comes with the program, and nothing of the reader's.
    pub example: bool,
}

/// Which colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Sixteen, on a dark ground.
    #[default]
    Dark,
    /// Sixteen, on a light ground.
    Light,
    /// White on black, and few others.
    HighContrast,
    /// None.
    NoColor,
}

/// Which characters the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Charset {
    #[default]
    Unicode,
    Ascii,
}

impl Charset {
    /// The label of a key; where an arrow would look like the key of another sign, the name that is on it.
    pub fn spell(self, label: String) -> String {
        if self == Self::Unicode {
            return label;
        }
        let arrows = [("←", "Left"), ("→", "Right"), ("↑", "Up"), ("↓", "Down")];
        arrows.iter().fold(label, |label, (arrow, name)| label.replace(arrow, name))
    }
}

/// What listens to the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Focus {
    List,
    Detail,
    Problems,
    Facets,
    Sources,
    Figures,
    Lanes,
    Help,
    /// The line in which something is typed: see [`Purpose`](crate::app::Purpose).
    Prompt,
    /// The question in which style a citation is copied.
    Copying,
    /// The question whether an address is opened.
    Opening,
}

impl Focus {
    /// All of them: first those in which letters are keys, last the one in which they are text.
    pub const ALL: [Self; 11] = [
        Self::List,
        Self::Detail,
        Self::Problems,
        Self::Facets,
        Self::Sources,
        Self::Figures,
        Self::Lanes,
        Self::Help,
        Self::Copying,
        Self::Opening,
        Self::Prompt,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::List => "timeline",
            Self::Detail => "details",
            Self::Problems => "problems",
            Self::Facets => "index",
            Self::Sources => "sources",
            Self::Figures => "figures",
            Self::Lanes => "lanes",
            Self::Help => "help",
            Self::Prompt => "typing",
            Self::Copying => "copying",
            Self::Opening => "opening",
        }
    }
}

/// What lies beneath help, if that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The timeline.
    #[default]
    Browse,
    /// The problems of the files.
    Problems,
    /// What events have in common.
    Facets,
    /// The sources, and what rests on them.
    Sources,
    /// The figures, and where they part.
    Figures,
    /// Time across the screen.
    Lanes,
}

impl Mode {
    /// Those that can be started with, and what they are called.
    pub const FIRST: [(Self, &str); 4] =
        [(Self::Browse, "timeline"), (Self::Lanes, "lanes"), (Self::Sources, "sources"), (Self::Figures, "figures")];

    /// The one of a name, of those that can be started with.
    pub fn named(name: &str) -> Option<Self> {
        Self::FIRST.into_iter().find(|(_, known)| *known == name).map(|(mode, _)| mode)
    }

    /// Whether it is divided into panes apart from those of the timeline.
    pub(super) fn has_panes(self) -> bool {
        matches!(self, Self::Sources | Self::Figures | Self::Lanes)
    }

    /// Whether one searches through its own list, not through events.
    pub(super) fn lists_items(self) -> bool {
        matches!(self, Self::Sources | Self::Figures | Self::Problems)
    }
}

/// The panes a reader moves between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The events, grouped by year.
    #[default]
    List,
    /// The focused event, whole.
    Detail,
}

/// How far the reading of the files has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many bytes were read.
    pub read: u64,
    /// Of how many.
    pub of: u64,
    /// How many events were found in them.
    pub events: u64,
}

impl Progress {
    /// The share that was read, in whole per cent: a hundred only when it is all.
    pub fn percent(self) -> u64 {
        self.read.saturating_mul(100).checked_div(self.of).unwrap_or(100).min(100)
    }
}
