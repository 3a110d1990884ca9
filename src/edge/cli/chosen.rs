//! What the command line says of that which a config says too.
//!
//! Owns these options, for browsing and for the command that tells what is in force. Which views and themes there are besides
//! the program's own is known when the config is read.

use super::{clock, languages};
use crate::app::{Mode, Theme};
use crate::model::{Clock, Lang};
use clap::Args;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use std::ffi::OsStr;
use std::path::PathBuf;

/// The colours that the terminal asks for.
pub(in crate::edge) const AUTO: &str = "auto";

/// The themes, with what is said of them.
pub(in crate::edge) const THEMES: [(&str, &str, Theme); 5] = [
    ("dark", "For light letters on dark ground", Theme::Dark),
    ("light", "For dark letters on light ground", Theme::Light),
    ("high-contrast", "White on black, whatever the ground", Theme::HighContrast),
    ("mono", "No colours", Theme::NoColor),
    ("none", "The same", Theme::NoColor),
];

/// What is chosen on the command line.
#[derive(Debug, Default, Args)]
pub(in crate::edge) struct Chosen {
    /// Read the config from this file, whatever DATELINE_CONFIG says; without both from
    /// $XDG_CONFIG_HOME/dateline/config.toml, or from ~/.config/…
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Start with this view, or with a saved query of the config
    #[arg(long, value_name = "VIEW|NAME", value_parser = Named(views))]
    pub view: Option<String>,
    /// Draw in these colours, or in those of a theme of the config; without it DATELINE_THEME says, then the config, then the
    /// terminal
    #[arg(long, value_name = "THEME", value_parser = Named(themes))]
    pub theme: Option<String>,
    /// Listen to the mouse, whatever the config says
    #[arg(long, overrides_with = "no_mouse")]
    pub mouse: bool,
    /// Leave the mouse to the terminal
    #[arg(long, overrides_with = "mouse")]
    pub no_mouse: bool,
}

/// What is in force.
#[derive(Debug, Args)]
pub(in crate::edge) struct Settle {
    #[command(flatten)]
    pub chosen: Chosen,
    /// Show, group and ask for instants by the clock of this zone
    #[arg(long, value_name = "ZONE", value_parser = clock)]
    pub zone: Option<Clock>,
    /// Tell dates and counts in this language
    #[arg(long, value_name = "LANG", value_parser = languages())]
    pub lang: Option<Lang>,
}

fn views() -> Vec<PossibleValue> {
    let help = |mode| match mode {
        Mode::Lanes => "Time across the screen",
        Mode::Sources => "The sources, and what rests on each",
        Mode::Figures => "The figures over time",
        Mode::Browse | Mode::Problems | Mode::Facets => "The list of events and the event in detail",
    };
    Mode::FIRST.map(|(mode, name)| PossibleValue::new(name).help(help(mode))).to_vec()
}

fn themes() -> Vec<PossibleValue> {
    let auto = PossibleValue::new(AUTO).help("As the terminal tells");
    std::iter::once(auto).chain(THEMES.map(|(name, help, _)| PossibleValue::new(name).help(help))).collect()
}

/// A name that may be one of some that are known, which help and completions tell, or one that a config gives.
#[derive(Debug, Clone, Copy)]
struct Named(fn() -> Vec<PossibleValue>);

impl TypedValueParser for Named {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0().into_iter()))
    }
}
