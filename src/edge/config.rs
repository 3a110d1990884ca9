//! What a reader has chosen: on the command line, in the environment, in their config, in this order, else what is built in.
//!
//! Owns where the config is, which of these goes before which, and where each value comes from. A fault in the config costs
//! its own key and is told; nothing of it stops anything.
//!
//! The config is `$XDG_CONFIG_HOME/dateline/config.toml`, else `~/.config/dateline/config.toml`: on macOS too, where the
//! users of terminal programs look for it.

use crate::app::commands::keymap::{Keymap, Wanted};
use crate::app::files::base;
use crate::app::settings::{self, Settings};
use crate::app::{Mode, Theme};
use crate::edge::cli::{self, AUTO, Chosen, THEMES, local_zone};
use crate::edge::folders::own_folder;
use crate::edge::open::open;
use crate::edge::print::out::complain;
use crate::edge::print::report::Report;
use crate::format::Opened;
use crate::format::config::{self, Binding, Known, Own, SPLITS, Said, Saved, ZONES};
use crate::model::{Clock, Day, FileId, Lang, Place, Problem, Severity, Zone};
use crate::text::{nearest, quoted};
use crate::ui::Palette;
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// No config is larger.
const MOST: u64 = 1 << 20;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edge) enum Origin {
    /// Nobody has chosen.
    BuiltIn,
    /// This line of the config.
    Config(u64),
    /// This variable.
    Environment(&'static str),
    /// This option.
    CommandLine(&'static str),
}

/// A value, and where it comes from.
pub(in crate::edge) type From<T> = (T, Origin);

/// What a reader has chosen.
pub(in crate::edge) struct Config {
    /// The config's file; none where there is none, or it cannot be read.
    pub opened: Vec<Opened>,
    /// Why it cannot be read, where one is there or was named.
    pub unread: Option<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Keys, and where they are given.
    pub bindings: Vec<Binding>,
    /// Saved queries, as they are written.
    pub saved: Vec<Saved>,
    /// Themes, as they are written.
    pub themes: Vec<Own>,
    /// The same, as they are drawn in.
    palettes: Vec<OwnTheme>,
    /// What the browser takes of it.
    pub settings: Settings,
    /// The name of the theme.
    pub theme: From<String>,
    /// Whether the mouse is listened to; where nobody has said so, as far as the terminal takes it.
    pub mouse: From<bool>,
    /// By which clock times are shown; none where the file says.
    pub clock: From<Option<Clock>>,
    /// The language in which dates and counts are told.
    pub lang: From<Lang>,
    /// The first view: one of the program's, or a saved query's name.
    pub view: From<String>,
    /// How the panes stand.
    pub split: From<String>,
}

/// A theme of a reader's own.
#[derive(Debug, Clone)]
pub(in crate::edge) struct OwnTheme {
    name: String,
    /// The theme with which it begins.
    base: Theme,
    /// How it looks.
    pub palette: Palette,
}

impl OwnTheme {
    /// As far as what is written of it can be taken; tells of what cannot.
    fn of(own: &Own, problems: &mut Vec<Problem>) -> Self {
        let mut error = |place: &Place, message: String, hint: String| {
            let (label, also) = (String::new(), Vec::new());
            let (severity, code) = (Severity::Error, "bad-theme");
            problems.push(Problem { severity, code, place: place.clone(), message, label, hint: Some(hint), also });
        };
        let mut base = Theme::Dark;
        for (_, written) in own.roles.iter().filter(|(role, _)| role.value == BASE) {
            if let Some(theme) = built_in(&written.value) {
                base = theme;
            } else {
                let names = THEMES.map(|(name, ..)| name).join(", ");
                let message = format!("{} is no theme to begin with", quoted(&written.value));
                error(&written.place, message, format!("write one of: {names}"));
            }
        }
        let mut palette = Palette::of(base);
        for (role, written) in own.roles.iter().filter(|(role, _)| role.value != BASE) {
            if let Err(fault) = palette.set(&role.value, &written.value) {
                error(if fault.is_name { &role.place } else { &written.place }, fault.message, fault.hint);
            }
        }
        Self { name: own.name.value.clone(), base, palette }
    }
}

/// The key of a theme that names the one with which it begins.
const BASE: &str = "base";

/// A theme of the program's own.
fn built_in(name: &str) -> Option<Theme> {
    THEMES.into_iter().find(|(known, ..)| *known == name).map(|(.., theme)| theme)
}

/// With what one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum First {
    /// A view.
    View(Mode),
    /// The saved query of this number, from 0.
    Saved(usize),
}

impl Default for First {
    fn default() -> Self {
        Self::View(Mode::default())
    }
}

impl Config {
    /// Reads the config, and puts what the command line and the environment say before it.
    ///
    /// # Errors
    /// The exit code of a command line at fault, where that names a view or a theme that is not there: it is told.
    pub(in crate::edge) fn settle(
        chosen: &Chosen,
        (zone, lang): (Option<Clock>, Option<Lang>),
        today: Day,
    ) -> Result<Self, ExitCode> {
        let (opened, unread) = match file(chosen.config.as_deref()) {
            None => (Vec::new(), None),
            Some((path, is_asked)) => match read(&path, is_asked) {
                Ok(opened) => (opened.into_iter().collect(), None),
                Err(why) => (Vec::new(), Some(why)),
            },
        };
        let bytes = opened.first().map(bytes).unwrap_or_default();
        let views = Mode::FIRST.map(|(_, name)| name);
        let themes: Vec<&str> = std::iter::once(AUTO).chain(THEMES.map(|(name, ..)| name)).collect();
        let mut said = config::read(&bytes, FileId(0), Known { views: &views, themes: &themes, today });
        let (keymap, faults) = Keymap::of(&said.keys.iter().map(wanted).collect::<Vec<_>>());
        said.problems.extend(faults);
        let palettes = said.themes.iter().map(|own| OwnTheme::of(own, &mut said.problems)).collect();
        said.problems.sort_by_key(|problem| problem.place.span.start);
        let line = |place: &Place| Origin::Config(line(&bytes, place));
        let of = |said: &Option<Said<String>>| said.as_ref().map(|said| (said.value.clone(), line(&said.place)));
        let named: Vec<&str> =
            themes.iter().copied().chain(said.themes.iter().map(|own| own.name.value.as_str())).collect();
        let theme = theme(chosen, &named)?.or(of(&said.theme)).unwrap_or((AUTO.to_owned(), Origin::BuiltIn));
        let known: Vec<&str> =
            views.iter().copied().chain(said.saved.iter().map(|saved| saved.name.value.as_str())).collect();
        let view = match &chosen.view {
            Some(view) => {
                Some((known_name("--view", "view or saved query", view, &known)?, Origin::CommandLine("--view")))
            }
            None => of(&said.view),
        };
        let mouse = match (chosen.mouse, chosen.no_mouse) {
            (true, _) => Some((true, Origin::CommandLine("--mouse"))),
            (_, true) => Some((false, Origin::CommandLine("--no-mouse"))),
            // It holds a lone ESC back while a mouse is on.
            _ if is_set("STY") => Some((false, Origin::Environment("STY"))),
            _ => said.mouse.as_ref().map(|said| (said.value, line(&said.place))),
        };
        let clock = match zone {
            Some(zone) => (Some(zone), Origin::CommandLine("--zone")),
            None => of(&said.zone).map_or((None, Origin::BuiltIn), |(name, origin)| (clock(&name), origin)),
        };
        let lang = match lang {
            Some(lang) => (lang, Origin::CommandLine("--lang")),
            None => of(&said.lang)
                .and_then(|(code, origin)| Some((Lang::parse(&code)?, origin)))
                .or_else(language_of_the_environment)
                .unwrap_or((Lang::default(), Origin::BuiltIn)),
        };
        let split = of(&said.split).unwrap_or((SPLITS[0].to_owned(), Origin::BuiltIn));
        let saved = said.saved.iter().map(|saved| settings::Saved {
            name: saved.name.value.clone(),
            query: saved.query.as_ref().map(|query| query.value.clone()),
            view: saved.view.as_ref().and_then(|view| Mode::named(&view.value)),
            as_of: saved.as_of.as_ref().map(|(_, day)| day.clone()),
            is_broken: saved.is_broken,
        });
        let settings = Settings { keymap: Arc::new(keymap), saved: saved.collect(), turned: split.0 == SPLITS[1] };
        Ok(Self {
            problems: said.problems,
            bindings: said.keys,
            saved: said.saved,
            themes: said.themes,
            palettes,
            settings,
            theme,
            mouse: mouse.unwrap_or((true, Origin::BuiltIn)),
            clock,
            lang,
            view: view.unwrap_or((views[0].to_owned(), Origin::BuiltIn)),
            split,
            opened,
            unread,
        })
    }

    /// With what one begins.
    pub(in crate::edge) fn first(&self) -> First {
        let saved = || self.settings.saved.iter().position(|saved| saved.name == self.view.0).map(First::Saved);
        Mode::named(&self.view.0).map(First::View).or_else(saved).unwrap_or_default()
    }

    /// The same, where the command line asks for it.
    pub(in crate::edge) fn asked(&self) -> Option<First> {
        matches!(self.view.1, Origin::CommandLine(_)).then(|| self.first())
    }

    /// The colours; none where the terminal is to tell.
    pub(in crate::edge) fn colours(&self) -> Option<Theme> {
        self.own().map(|own| own.base).or(built_in(&self.theme.0))
    }

    /// The reader's own theme, where that is the one in force.
    pub(in crate::edge) fn own(&self) -> Option<&OwnTheme> {
        self.palettes.iter().find(|own| own.name == self.theme.0)
    }

    /// What is wrong with the config, for people who begin to browse: its first fault, and who tells all. Not cleaned.
    pub(in crate::edge) fn fault(&self) -> Option<String> {
        const ALL: &str = "`dateline config` tells all";
        if let Some(why) = &self.unread {
            return Some(format!("The config is not read: {why}"));
        }
        let worst = self.problems.iter().min_by_key(|problem| problem.severity)?;
        let names: Vec<Opened> =
            self.opened.iter().map(|file| Opened { name: base(&file.name).to_owned(), ..file.clone() }).collect();
        let told = Report::new(&names, vec![worst]).lines().next()?;
        let many = self.problems.len();
        Some(if many > 1 { format!("{told} · 1 of {many}: {ALL}") } else { format!("{told} · {ALL}") })
    }

    /// The name of its file, if there is one.
    pub(in crate::edge) fn name(&self) -> Option<&str> {
        self.opened.first().map(|file| file.name.as_str())
    }

    /// The line of a place in it.
    pub(in crate::edge) fn line(&self, place: &Place) -> u64 {
        line(&self.opened.first().map(bytes).unwrap_or_default(), place)
    }

    /// Whether something in it is at fault, and not only odd.
    pub(in crate::edge) fn has_errors(&self) -> bool {
        self.unread.is_some() || self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}

/// The language that the config or the environment asks for, for what is printed; what is wrong with the config is not told
/// there.
pub(in crate::edge) fn language(chosen: &Chosen) -> Lang {
    let chosen = Chosen { config: chosen.config.clone(), ..Chosen::default() };
    Config::settle(&chosen, (None, None), cli::today()).map(|config| config.lang.0).unwrap_or_default()
}

/// The language of the first variable that is set, and which that is; none where that language is not known.
fn language_of_the_environment() -> Option<From<Lang>> {
    let name = ["LC_ALL", "LC_TIME", "LANG"].into_iter().find(|name| is_set(name))?;
    let lang = env::var(name).ok().and_then(|locale| Lang::parse(&locale))?;
    Some((lang, Origin::Environment(name)))
}

/// Whether a variable is set to anything.
pub(in crate::edge) fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// The theme that the command line or the environment asks for; none where neither does.
fn theme(chosen: &Chosen, known: &[&str]) -> Result<Option<From<String>>, ExitCode> {
    if let Some(theme) = &chosen.theme {
        let theme = known_name("--theme", "theme", theme, known)?;
        if theme != AUTO {
            return Ok(Some((theme, Origin::CommandLine("--theme"))));
        }
    }
    let set = env::var("DATELINE_THEME").unwrap_or_default();
    let set = known.iter().find(|name| name.eq_ignore_ascii_case(set.trim()));
    Ok(match (set, &chosen.theme) {
        (Some(set), _) if *set != AUTO => Some(((*set).to_owned(), Origin::Environment("DATELINE_THEME"))),
        _ if is_set("NO_COLOR") => Some(("mono".to_owned(), Origin::Environment("NO_COLOR"))),
        (_, Some(theme)) => Some((theme.clone(), Origin::CommandLine("--theme"))),
        (Some(set), None) => Some(((*set).to_owned(), Origin::Environment("DATELINE_THEME"))),
        (None, None) => None,
    })
}

/// A name that is known; says so where it is not.
fn known_name(option: &str, what: &str, name: &str, known: &[&str]) -> Result<String, ExitCode> {
    if known.contains(&name) {
        return Ok(name.to_owned());
    }
    let end = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", known.join(", ")),
    };
    complain(&format!("{option}: there is no {what} `{name}`: {end}"));
    Err(ExitCode::from(2))
}

/// The clock that a word of a config stands for.
fn clock(name: &str) -> Option<Clock> {
    let [file, local, as_written] = ZONES;
    match name {
        name if name == file => None,
        name if name == local => local_zone().map(Clock::Of),
        name if name == as_written => Some(Clock::AsWritten),
        name => Zone::parse(name).map(Clock::Of),
    }
}

fn wanted(binding: &Binding) -> Wanted<'_> {
    fn pair(said: &Said<String>) -> (&str, &Place) {
        (&said.value, &said.place)
    }
    Wanted {
        view: binding.view.as_ref().map(pair),
        command: pair(&binding.command),
        keys: binding.keys.iter().map(pair).collect(),
    }
}

/// The file of the config, and whether it was asked for by name; none where there is nowhere to look.
fn file(named: Option<&Path>) -> Option<(PathBuf, bool)> {
    let set = env::var_os("DATELINE_CONFIG").map(PathBuf::from);
    if let Some(named) = named.map(Path::to_path_buf).or(set) {
        // An empty name stands for no config.
        return (!named.as_os_str().is_empty()).then_some((named, true));
    }
    Some((own_folder("XDG_CONFIG_HOME", ".config")?.join("config.toml"), false))
}

/// Opens a config; none where there is none, and it was not asked for.
///
/// # Errors
/// Why it cannot be read, with its name.
fn read(path: &Path, is_asked: bool) -> Result<Option<Opened>, String> {
    if !is_asked && !path.exists() {
        return Ok(None);
    }
    let path = if path.as_os_str() == "-" { Path::new("./-") } else { path };
    let opened = open(&[path.to_path_buf()]).map_err(|why| why.concat())?;
    let opened = opened.into_iter().next();
    match &opened {
        Some(file) if file.bytes.wait(0, MOST).len > MOST => Err(format!("{}: it is larger than 1 MiB", file.name)),
        _ => Ok(opened),
    }
}

/// What stands in a file that is no larger than a config.
fn bytes(file: &Opened) -> Vec<u8> {
    let mut bytes = vec![0; usize::try_from(file.bytes.wait(0, MOST).len).unwrap_or_default()];
    if file.bytes.read(0, &mut bytes).is_err() {
        bytes.clear();
    }
    bytes
}

fn line(bytes: &[u8], place: &Place) -> u64 {
    let before = usize::try_from(place.span.start).ok().and_then(|at| bytes.get(..at)).unwrap_or_default();
    1 + memchr::memchr_iter(b'\n', before).count() as u64
}
