//! What is settled before the screen is taken: colours, characters, the day, and where to start.
//!
//! Owns the reading of the environment for browsing. The terminal may tell of its ground later: nothing waits for that.

use crate::app::action::{Action, AsOf, Go, Program, Prompt, View};
use crate::app::kept::Kept;
use crate::app::settings::Settings;
use crate::app::{Charset, Effect, Mode, Options, State, Theme, configure, update};
use crate::edge::cli::{self, Browse};
use crate::edge::config::{Config, First, is_set};
use crate::edge::open::again::Last;
use crate::edge::open::watch::Watched;
use crate::edge::open::{self, is_example};
use crate::format::{Opened, Reading};
use crate::model::{Cutoff, Date, FileId, Timeline};
use crate::text::Clean;
use crate::ui::{Depth, Palette};
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The options of browsing, as the command line and the environment have them.
pub(in crate::edge) fn options(browse: &Browse, config: &Config, files: &[Opened]) -> Options {
    Options {
        mouse: config.mouse.0,
        theme: config.colours().unwrap_or_else(|| theme_told(env::var_os("COLORFGBG").as_deref())),
        charset: if browse.ascii || !locale_is_utf_8() || has_few_signs(&env::var("TERM").unwrap_or_default()) {
            Charset::Ascii
        } else {
            Charset::Unicode
        },
        today: cli::today(),
        local: cli::local_zone(),
        lang: config.lang.0,
        example: is_example(files),
    }
}

/// The colours for a ground: its red, green and blue, weighed as eyes do (BT.601).
pub(super) fn theme_on([red, green, blue]: [u16; 3]) -> Theme {
    let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if light > 500 * u32::from(u16::MAX) { Theme::Light } else { Theme::Dark }
}

/// The colours for the ground that some terminals tell of in `COLORFGBG`.
fn theme_told(ground: Option<&OsStr>) -> Theme {
    let ground = ground.and_then(OsStr::to_str).and_then(|value| value.rsplit(';').next());
    let ground = ground.and_then(|ground| ground.parse::<u8>().ok());
    // Of the sixteen colours, white and the bright ones but grey.
    if ground.is_some_and(|ground| ground == 7 || (9..=15).contains(&ground)) { Theme::Light } else { Theme::Dark }
}

/// How many colours the terminal has.
pub(in crate::edge) fn depth() -> Depth {
    let set = |name: &str| env::var(name).unwrap_or_default();
    depth_told(&set("TERM"), &set("COLORTERM"), is_set("STY"))
}

/// The same of a kind of terminal, as it says or its kind does; GNU screen hands on no more than 256.
fn depth_told(kind: &str, said: &str, in_screen: bool) -> Depth {
    let is_true = ["truecolor", "24bit"].contains(&said) || kind.ends_with("-direct");
    match (is_true, kind.contains("256color")) {
        _ if has_few_signs(kind) => Depth::Eight,
        (true, _) if !in_screen => Depth::True,
        (_, true) => Depth::Many,
        _ => Depth::Sixteen,
    }
}

/// Whether the terminal is told to show UTF-8. Where no locale is set at all nothing says otherwise, and it nearly
/// always does; `C` and `POSIX` say otherwise.
fn locale_is_utf_8() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(env::var_os).find(|value| !value.is_empty());
    set.is_none_or(|value| is_utf_8(&value.to_string_lossy()))
}

/// Whether the window is to be called as the chronology is: consoles have none.
pub(in crate::edge) fn names_window(browse: &Browse) -> bool {
    !browse.no_title && !has_few_signs(&env::var("TERM").unwrap_or_default())
}

/// Whether addresses are sent as links: not where a terminal is known to print what it does not know, nor through a
/// multiplexer that is not known to hand them on.
pub(in crate::edge) fn links(browse: &Browse) -> bool {
    let set = |name: &str| env::var(name).unwrap_or_default();
    let told = (set("TERM"), set("TERM_PROGRAM"), set("TERM_PROGRAM_VERSION"));
    !browse.no_hyperlinks && !is_set("STY") && takes_links(&told.0, is_set("TMUX"), (&told.1, &told.2))
}

/// Whether a terminal of this kind takes links; tmux does from 3.4 on, and tells its version.
fn takes_links(kind: &str, in_tmux: bool, (program, version): (&str, &str)) -> bool {
    if has_few_signs(kind) || ["", "ansi", "dumb"].contains(&kind) {
        return false;
    }
    if in_tmux || ["screen", "tmux"].iter().any(|multiplexer| kind.starts_with(multiplexer)) {
        let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(|digits| digits.parse::<u32>().ok());
        let number = numbers.next().flatten().zip(numbers.next().flatten());
        return program == "tmux" && number.is_some_and(|number| number >= (3, 4));
    }
    true
}

/// Whether a terminal of this kind has a font of a few hundred signs, as consoles and old terminals do.
fn has_few_signs(kind: &str) -> bool {
    ["linux", "vt", "cons"].iter().any(|old| kind.starts_with(old))
}

fn is_utf_8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// What is asked for before there is a screen.
#[derive(Clone, Default)]
pub(in crate::edge) struct Start {
    /// An event's id, or a date.
    pub at: Option<String>,
    /// A query that is understood.
    pub query: Option<String>,
    /// The day, or the moment, of which the screen is to tell.
    pub as_of: Option<Cutoff>,
    /// With what to begin where nothing is kept.
    pub first: First,
    /// With what the command line asks to begin.
    pub asked: Option<First>,
    /// Where the reader was at the end of the last session.
    pub kept: Kept,
    /// How the reader's own theme looks, where that is in force.
    pub palette: Option<Palette>,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Keys and saved queries.
    pub settings: Settings,
    /// What is wrong with the config, to be said.
    pub fault: Option<String>,
    /// Whether the colours follow the ground that the terminal tells of.
    pub follows_ground: bool,
    /// Whether the window is to be called as the chronology is.
    pub names_window: bool,
    /// Whether addresses are sent as links.
    pub links: bool,
    /// The files behind the timeline's, by [`FileId`]; none where there is none to edit.
    pub files: Vec<Option<PathBuf>>,
    /// The same, those that are to be watched, as they were before they were opened.
    pub watched: Watched,
    /// The same as they were taken up last.
    pub last: Arc<Last>,
    /// How they are read.
    pub how: Reading,
}

impl Start {
    /// The file behind one of the timeline's, to be written; `name` is what that is called.
    ///
    /// # Errors
    /// Where there is none: a sentence that says what to do.
    pub(super) fn file(&self, file: FileId, name: &str) -> Result<&Path, &'static str> {
        match self.files.get(usize::from(file.0)) {
            Some(Some(path)) => Ok(path),
            _ if name == Timeline::BUILT_IN => {
                Err("This is built into the program: `dateline new --example FILE` makes a copy.")
            }
            _ if name == open::INPUT => Err("This was read from standard input: name its file to edit it."),
            _ => Err("This came through a pipe: save it as a file to edit it."),
        }
    }

    /// Has the keys that the reader has given, and takes up where they were; asks for the view, for the day and for what
    /// matches: what is asked for on the command line goes first, and a first view that is not only where nothing is kept.
    pub(in crate::edge) fn ask(&self, state: &mut State) -> Vec<Effect> {
        configure(state, self.settings.clone());
        let resumed = Some(self.resumed()).filter(|kept| *kept != Kept::default());
        let first = Some(self.first).filter(|_| self.kept == Kept::default());
        let first = self.asked.or(first).unwrap_or_default();
        let resumed = resumed.map(|kept| Action::Program(Program::Resume(Box::new(kept))));
        let view = match first {
            First::View(Mode::Browse) => None,
            First::View(view) => Some(Action::View(View::Toggle(view))),
            First::Saved(n) => Some(Action::View(View::Saved(n))),
        };
        let day = self.as_of.clone().map(|day| Action::AsOf(AsOf::Day(Some(day))));
        let filter = self.query.clone().map(|query| Action::Prompt(Prompt::Filter(query)));
        let fault = self.fault.as_ref().map(|fault| Action::Say(Clean::line(fault)));
        let asked = resumed.into_iter().chain(view).chain(day).chain(filter).chain(fault);
        asked.flat_map(|action| update(state, action)).collect()
    }

    /// Where the reader was, as far as the command line leaves it: a filter that is kept could hide where they want to start.
    fn resumed(&self) -> Kept {
        let mut kept = self.kept.clone();
        if self.asked.is_some() {
            kept.view = Mode::Browse;
        }
        if self.at.is_some() {
            kept.place = None;
        }
        let asks_query = self.query.is_some() || matches!(self.asked, Some(First::Saved(_)));
        if self.at.is_some() || asks_query {
            kept.filter = String::new();
        }
        kept
    }

    /// Goes where the reader wants to start: to the event of this id, else to this date, else nowhere.
    pub(in crate::edge) fn place(&self, state: &mut State) -> Vec<Effect> {
        let Some(at) = &self.at else { return Vec::new() };
        let action = go_to(state, at);
        update(state, action)
    }
}

fn go_to(state: &State, at: &str) -> Action {
    let named = state.timeline().find_named(at, FileId::default());
    let event = named.and_then(|row| state.timeline().rows().get(row)).map(crate::model::Row::event_id);
    match (event, Date::asked(at, state.options().today)) {
        (Some(event), _) => Action::Go(Go::Event(event)),
        (None, Ok(date)) => Action::Go(Go::Date(Box::new(date))),
        (None, Err(_)) => Action::Go(Go::Missing(at.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Size;
    use crate::format::{Reading, read};
    use crate::model::Lang;
    use crate::search::Workers;

    #[test]
    fn the_theme_follows_the_ground_that_is_told() {
        let of = |ground: Option<&str>| theme_told(ground.map(OsStr::new));
        assert_eq!(of(None), Theme::Dark);
        assert_eq!(of(Some("0;15")), Theme::Light);
        assert_eq!(of(Some("15;default;0")), Theme::Dark);
        assert_eq!(of(Some("garbage")), Theme::Dark);
    }

    #[test]
    fn the_theme_follows_the_ground() {
        for (ground, theme) in [
            ([0, 0, 0], Theme::Dark),
            ([u16::MAX; 3], Theme::Light),
            // Solarized, both; a terminal of green letters' ground; pure colours.
            ([0x0000, 0x2b2b, 0x3636], Theme::Dark),
            ([0xfdfd, 0xf6f6, 0xe3e3], Theme::Light),
            ([0, u16::MAX, 0], Theme::Light),
            ([0, 0, u16::MAX], Theme::Dark),
            ([u16::MAX, 0, 0], Theme::Dark),
        ] {
            assert_eq!(theme_on(ground), theme, "{ground:?}");
        }
    }

    #[test]
    fn a_terminal_has_the_colours_of_which_it_tells() {
        for (kind, said, in_screen, depth) in [
            ("xterm-256color", "truecolor", false, Depth::True),
            ("xterm-256color", "24bit", false, Depth::True),
            ("xterm-direct", "", false, Depth::True),
            ("xterm-256color", "", false, Depth::Many),
            ("screen-256color", "truecolor", true, Depth::Many),
            ("screen", "truecolor", true, Depth::Sixteen),
            ("xterm", "", false, Depth::Sixteen),
            ("linux", "truecolor", false, Depth::Eight),
            ("vt100", "", false, Depth::Eight),
            ("", "yes", false, Depth::Sixteen),
        ] {
            assert_eq!(depth_told(kind, said, in_screen), depth, "{kind} {said}");
        }
    }

    #[test]
    fn consoles_and_old_terminals_have_few_signs() {
        assert!(["linux", "linux-16color", "vt100", "vt220", "cons25"].into_iter().all(has_few_signs));
        assert!(!["xterm", "xterm-256color", "tmux-256color", "screen", "foot", ""].into_iter().any(has_few_signs));
    }

    #[test]
    fn links_are_sent_only_where_they_are_known_to_do_no_harm() {
        for (kind, in_tmux, program, takes) in [
            ("xterm-256color", false, ("", ""), true),
            ("foot", false, ("", ""), true),
            ("xterm-256color", false, ("vscode", "1.90"), true),
            ("linux", false, ("", ""), false),
            ("vt100", false, ("", ""), false),
            ("ansi", false, ("", ""), false),
            ("screen", false, ("", ""), false),
            ("screen-256color", true, ("tmux", "3.4"), true),
            ("tmux-256color", true, ("tmux", "3.3a"), false),
            ("tmux-256color", true, ("tmux", "3.10"), true),
            ("tmux-256color", true, ("tmux", "next-3.5"), false),
            ("tmux-256color", false, ("", ""), false),
            ("xterm", true, ("", ""), false),
        ] {
            assert_eq!(takes_links(kind, in_tmux, program), takes, "{kind} {program:?}");
        }
    }

    #[test]
    fn the_command_line_goes_before_what_was_kept() {
        let event = crate::model::EventId { file: FileId(0), id: 7 };
        let place = Some(crate::app::kept::Place { event, first: 0, above: 0 });
        let kept = Kept { place, view: Mode::Lanes, filter: "ship".to_owned(), turned: true, ..Kept::default() };
        let text = || Some("x".to_owned());
        for (at, query, view, resumed) in [
            (None, None, None, (true, Mode::Lanes, "ship")),
            (None, None, Some(Mode::Figures), (true, Mode::Browse, "ship")),
            (None, None, Some(Mode::Browse), (true, Mode::Browse, "ship")),
            (None, text(), None, (true, Mode::Lanes, "")),
            (text(), None, None, (false, Mode::Lanes, "")),
        ] {
            let asked = view.map(First::View);
            let start = Start { at, query, asked, kept: kept.clone(), ..Start::default() };
            let kept = start.resumed();
            assert_eq!((kept.place.is_some(), kept.view, kept.filter.as_str()), resumed);
            assert!(kept.turned);
        }
    }

    #[test]
    fn a_locale_says_whether_it_is_utf_8() {
        assert!(["de_AT.UTF-8", "C.utf8", "en_US.utf-8@euro"].into_iter().all(is_utf_8));
        assert!(!["C", "POSIX", "de_AT.ISO-8859-1"].into_iter().any(is_utf_8));
    }

    /// Whatever the size of a timeline: its jobs are done at once or elsewhere.
    #[test]
    fn an_event_that_is_not_there_is_missed_in_a_timeline_of_any_size() {
        for (events, at, end) in [
            (2, "nosuch", "and it is no date."),
            (1_000, "nosuch", "and it is no date."),
            (1_001, "nosuch", "and it is no date."),
            (2_500, "1007-shipp-7", "and it is no date: did you mean \u{201c}1007-ship-7\u{201d}?"),
        ] {
            let event = |n: usize| format!("[[events]]\ndate = \"{}\"\ntitle = \"Ship {n}\"\n", 1000 + n % 1_000);
            let text: String = (0..events).map(event).collect();
            let timeline = Arc::new(read(&[Opened::held("ships.toml", text)], &Reading::default()));
            let options = Options {
                mouse: false,
                lang: Lang::default(),
                theme: Theme::Dark,
                charset: Charset::Unicode,
                today: cli::today(),
                local: None,
                example: false,
            };
            let mut state = State::new(timeline, options, Size { width: 80, height: 24 });
            let start = Start { at: Some(at.to_owned()), query: Some("ship".to_owned()), ..Start::default() };
            let mut effects = start.ask(&mut state);
            effects.extend(start.place(&mut state));
            while let Some(effect) = effects.pop() {
                let Effect::Start(job) = effect else { continue };
                let answer = job.answer(Workers::ALONE, &|| false, &|_| {});
                let done = job.answered(answer).into_iter();
                effects.extend(done.flat_map(|done| update(&mut state, Action::Done(done))));
            }
            let said = state.status().map(ToString::to_string).unwrap_or_default();
            assert!(
                said.contains("There is no event") && said.contains(at) && said.ends_with(end),
                "{events}: {said:?}"
            );
        }
    }
}
