//! `config`: what is in force, as a config that says the same, with where each value comes from.
//!
//! Owns that what is printed is valid TOML. What is wrong with the config goes to standard error.

use crate::app::commands::keymap::Keymap;
use crate::app::commands::{COMMANDS, Command};
use crate::app::{Charset, Focus, Key};
use crate::edge::cli::{Chosen, Filter, Settle};
use crate::edge::config::{Config, First, Origin};
use crate::edge::print::out::{Out, Verdict, complain, deliver, show_beneath};
use crate::edge::print::report::{Look, Report};
use crate::format::config::{IN, Said, ZONES};
use crate::model::{Clock, Day, Place};
use crate::text::{Clean, in_toml};
use std::io::{self, Write};
use std::process::ExitCode;

/// Columns of an excerpt.
const COLUMNS: usize = 100;

/// Prints the config in force, and what is wrong with it.
///
/// # Errors
/// The exit code of a command line at fault: that is told.
pub(super) fn config(options: &Settle, today: Day) -> Result<ExitCode, ExitCode> {
    let config = Config::settle(&options.chosen, (options.zone, options.lang), today)?;
    if let Some(why) = &config.unread {
        complain(why);
    }
    let report = Report::new(&config.opened, config.problems.iter().collect());
    for problem in report.drawn(Look { columns: COLUMNS, coloured: false }) {
        problem.lines().for_each(|line| show_beneath(&Clean::line(line)));
        show_beneath(&Clean::default());
    }
    Ok(deliver(|out| {
        print(out, &config)?;
        Ok(Verdict::fault(config.has_errors()))
    }))
}

/// What is asked where browsing prints a list: by `-q` and `--as-of`, else by the saved query that `--view` names.
///
/// # Errors
/// The exit code of a command line at fault: that is told.
pub(super) fn asked(chosen: &Chosen, filter: Filter, today: Day) -> Result<Filter, ExitCode> {
    // Without it a list is the same on every machine.
    if chosen.view.is_none() {
        return Ok(filter);
    }
    let config = Config::settle(chosen, (None, None), today)?;
    let First::Saved(n) = config.first() else { return Ok(filter) };
    let Some(saved) = config.settings.saved.get(n) else { return Ok(filter) };
    if saved.is_broken {
        complain(&format!("--view: `{}` cannot be asked: `dateline config` says why", saved.name));
        return Err(ExitCode::from(2));
    }
    Ok(Filter { query: filter.query.or(saved.query.clone()), as_of: filter.as_of.or(saved.as_of.clone()) })
}

fn print(out: &mut Out<'_>, config: &Config) -> io::Result<()> {
    let name = config.name().map_or_else(|| "none is read".to_owned(), |name| Clean::line(name).to_string());
    writeln!(out, "# The config in force. Its file: {name}\n")?;
    let mut set = |name: &str, value: &str, origin: &Origin| {
        writeln!(out, "{:40} # {}", format!("{name} = {value}"), told(config, origin))
    };
    set("theme", &in_toml(&config.theme.0), &config.theme.1)?;
    set("mouse", &config.mouse.0.to_string(), &config.mouse.1)?;
    let zone = match config.clock.0 {
        None => ZONES[0],
        Some(Clock::AsWritten) => ZONES[2],
        Some(Clock::Of(zone)) => zone.name(),
    };
    set("zone", &in_toml(zone), &config.clock.1)?;
    set("lang", &in_toml(config.lang.0.code()), &config.lang.1)?;
    set("view", &in_toml(&config.view.0), &config.view.1)?;
    set("split", &in_toml(&config.split.0), &config.split.1)?;
    keys(out, config)?;
    for saved in &config.saved {
        writeln!(out, "\n[[saved]]")?;
        let as_of = saved.as_of.as_ref().map(|(written, _)| written);
        let parts = [
            ("name", Some(&saved.name)),
            ("query", saved.query.as_ref()),
            ("view", saved.view.as_ref()),
            ("as-of", as_of),
        ];
        for (key, value) in parts.into_iter().filter_map(|(key, value)| Some((key, value?))) {
            line(out, config, key, value)?;
        }
    }
    for theme in &config.themes {
        writeln!(out, "\n[themes.{}]", in_toml(&theme.name.value))?;
        for (role, look) in &theme.roles {
            line(out, config, &in_toml(&role.value), look)?;
        }
    }
    Ok(())
}

fn line(out: &mut Out<'_>, config: &Config, key: &str, value: &Said<String>) -> io::Result<()> {
    let said = format!("{key} = {}", in_toml(&value.value));
    writeln!(out, "{said:40} # {}", told(config, &Origin::Config(config.line(&value.place))))
}

/// Where a value comes from.
fn told(config: &Config, origin: &Origin) -> String {
    match origin {
        Origin::BuiltIn => "built-in".to_owned(),
        Origin::Config(line) => Clean::line(&format!("{}:{line}", config.name().unwrap_or_default())).to_string(),
        Origin::Environment(name) => format!("environment: {name}"),
        Origin::CommandLine(option) => format!("command line: {option}"),
    }
}

/// All keys: those that hold wherever the command can be given, then those of one view.
fn keys(out: &mut Out<'_>, config: &Config) -> io::Result<()> {
    let keymap = &config.settings.keymap;
    let rebindable = || COMMANDS.iter().filter(|command| command.name != "number");
    let table = Keymap::default();
    // Where the config says nothing, those of the table: a view in which others have taken some of them stands apart.
    let general = |command: &Command| {
        let is_own = |place: &&Focus| given(config, command, Some(**place)).is_some();
        let is_as_built = |place: &&Focus| written(keymap, command, **place) == written(&table, command, **place);
        let mut places = command.focuses.iter();
        let place = match given(config, command, None) {
            Some(_) => places.find(|place| !is_own(place)),
            None => places.find(is_as_built),
        };
        place.or(command.focuses.first()).map(|place| written(keymap, command, *place)).unwrap_or_default()
    };
    writeln!(out, "\n[keys]")?;
    for command in rebindable() {
        binding(out, config, command, &general(command), given(config, command, None))?;
    }
    for place in Focus::ALL {
        let mut has_begun = false;
        for command in rebindable().filter(|command| command.focuses.contains(&place)) {
            let here = written(keymap, command, place);
            if general(command) == here {
                continue;
            }
            if !std::mem::replace(&mut has_begun, true) {
                writeln!(out, "\n[keys.{IN}.{}]", place.name())?;
            }
            binding(out, config, command, &here, given(config, command, Some(place)))?;
        }
    }
    Ok(())
}

fn binding(
    out: &mut Out<'_>,
    config: &Config,
    command: &Command,
    keys: &[String],
    at: Option<&Place>,
) -> io::Result<()> {
    let origin = at.map_or(Origin::BuiltIn, |at| Origin::Config(config.line(at)));
    let said = format!("{} = [{}]", command.name, keys.join(", "));
    writeln!(out, "{said:40} # {}", told(config, &origin))
}

/// Where the config gives a command keys, in a view or everywhere.
fn given<'c>(config: &'c Config, command: &Command, place: Option<Focus>) -> Option<&'c Place> {
    let view = place.map(Focus::name);
    let is_it = |view_of: Option<&str>, name: &str| view_of == view && name == command.name;
    let mut bindings = config.bindings.iter();
    let found = bindings.find(|it| is_it(it.view.as_ref().map(|view| view.value.as_str()), &it.command.value));
    found.map(|it| &it.command.place)
}

/// The keys of a command in a place, as a config writes them.
fn written(keymap: &Keymap, command: &Command, place: Focus) -> Vec<String> {
    let name = |key: &Key| Charset::Ascii.spell(key.label());
    let sequence = |keys: &[Key]| in_toml(&keys.iter().map(name).collect::<Vec<_>>().join(" "));
    keymap.sequences(command, place).map(sequence).collect()
}
