//! What a reader chose for good, as it stands in their `config.toml`.
//!
//! Owns its keys and the types of their values (`docs/config.md`); where each stands is kept, to tell where it comes from.
//! A fault costs its own key and no other. What commands, keys, views and roles there are is for others to know: their names
//! come in, or go out as they are written.

use super::fields::{Fields, Value};
use super::place::Sink;
use super::syntax;
use crate::model::{Cutoff, Day, FileId, Lang, Place, Problem, Zone};
use crate::query::Query;
use crate::text::{in_toml, nearest, quoted};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Keys at its top.
pub const KEYS: &[&str] = &["theme", "mouse", "zone", "lang", "view", "split", "keys", "saved", "themes"];
/// Keys of a saved query.
pub const SAVED: &[&str] = &["name", "query", "view", "as-of"];
/// How list and details may stand.
pub const SPLITS: [&str; 2] = ["stacked", "side-by-side"];
/// The words for a zone besides the names of zones: that which the file names, this machine's, each time its own.
pub const ZONES: [&str; 3] = ["file", "local", "as-written"];
/// The key of `keys` under which those of one view stand, since views are called like the commands that show them.
pub const IN: &str = "in";

/// A value, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub place: Place,
}

/// What a config says. What is not in it, or at fault, is none.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The name of a theme.
    pub theme: Option<Said<String>>,
    /// Whether the mouse is listened to.
    pub mouse: Option<Said<bool>>,
    /// The name of a zone, or one of [`ZONES`].
    pub zone: Option<Said<String>>,
    /// The code of a language.
    pub lang: Option<Said<String>>,
    /// The name of a view or of a saved query.
    pub view: Option<Said<String>>,
    /// One of [`SPLITS`].
    pub split: Option<Said<String>>,
    /// In the order of the file.
    pub keys: Vec<Binding>,
    /// In the order of the file.
    pub saved: Vec<Saved>,
    /// In the order of the file.
    pub themes: Vec<Own>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Keys given to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The view in which; everywhere where the command can be given where there is none.
    pub view: Option<Said<String>>,
    /// The command's name, as written.
    pub command: Said<String>,
    /// The keys, as written.
    pub keys: Vec<Said<String>>,
}

/// A question that is asked again by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: Said<String>,
    /// The query; one that is understood.
    pub query: Option<Said<String>>,
    /// The view in which it is asked.
    pub view: Option<Said<String>>,
    /// The day or moment as written, and as it is meant.
    pub as_of: Option<(Said<String>, Cutoff)>,
    /// Whether something of it is at fault: it is not what was meant then.
    pub is_broken: bool,
}

/// A theme of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// What it is called.
    pub name: Said<String>,
    /// The roles with their looks, and `base`, as written.
    pub roles: Vec<(Said<String>, Said<String>)>,
}

/// What may be named in a config.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// The views with which one can begin.
    pub views: &'k [&'k str],
    /// The themes that the program has.
    pub themes: &'k [&'k str],
    /// Today.
    pub today: Day,
}

/// Reads a config, which is the file `file`.
pub fn read(bytes: &[u8], file: FileId, known: Known<'_>) -> Config {
    let mut sink = Sink::new(file, 0);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            sink.error("encoding", &(at..at + 1), "this is not UTF-8").hint("save the file as UTF-8");
            return Config { problems: sink.problems, ..Config::default() };
        }
    };
    let (table, faults) = DeTable::parse_recoverable(text);
    let mut reader = Reader { fields: Fields::new(text, file, 0), known, config: Config::default() };
    reader.root(table.get_ref());
    let lines = syntax::tell(text, &faults, "[keys]", &mut sink);
    let Reader { fields, mut config, .. } = reader;
    // What seems wrong in a line that is no TOML only follows from that.
    let follows = |problem: &Problem| lines.iter().any(|line| line.contains(&problem.place.span.start));
    sink.problems.extend(fields.sink.problems.into_iter().filter(|problem| !follows(problem)));
    sink.problems.sort_by_key(|problem| problem.place.span.start);
    config.problems = sink.problems;
    config.keys.sort_by_key(|binding| binding.command.place.span.start);
    config.themes.sort_by_key(|theme| theme.name.place.span.start);
    config
}

struct Reader<'t> {
    fields: Fields<'t>,
    known: Known<'t>,
    config: Config,
}

type Key<'i> = Spanned<DeString<'i>>;

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) {
        // The names of saved queries and of themes are known before anything is asked for by one.
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "saved" => self.saved(value),
                "themes" => self.themes(value),
                _ => {}
            }
        }
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "saved" | "themes" => {}
                "theme" => self.config.theme = self.theme(value),
                "mouse" => self.config.mouse = self.flag("mouse", value),
                "zone" => self.config.zone = self.zone(value),
                "lang" => self.config.lang = self.word("lang", &Lang::ALL.map(|(_, code, _)| code), value),
                "view" => self.config.view = self.view(value, true),
                "split" => self.config.split = self.split(value),
                "keys" => self.keys(value, None),
                _ => self.fields.unknown("the config", KEYS, key, value),
            }
        }
    }

    fn said<T>(&self, value: T, at: &Value<'_>) -> Said<T> {
        Said { value, place: self.fields.sink.place(&at.span()) }
    }

    fn name(&self, key: &Key<'_>) -> Said<String> {
        Said { value: key.get_ref().to_string(), place: self.fields.sink.place(&key.span()) }
    }

    fn text(&mut self, what: &str, value: &Value<'_>) -> Option<Said<String>> {
        self.fields.text(what, value).map(|text| self.said(text, value))
    }

    fn flag(&mut self, what: &str, value: &Value<'_>) -> Option<Said<bool>> {
        self.fields.flag(what, value).map(|flag| self.said(flag, value))
    }

    /// A word that has to be one of these.
    fn word(&mut self, what: &str, known: &[&str], value: &Value<'_>) -> Option<Said<String>> {
        let said = self.text(what, value)?;
        if known.contains(&said.value.as_str()) {
            return Some(said);
        }
        let message = format!("{} is no `{what}`", quoted(&said.value));
        self.fields.sink.error("unknown-word", &value.span(), message).hint(
            match nearest(&said.value, known.iter().copied()) {
                Some(near) => format!("did you mean {}?", in_toml(near)),
                None => format!("write one of: {}", known.join(", ")),
            },
        );
        None
    }

    fn theme(&mut self, value: &Value<'_>) -> Option<Said<String>> {
        let own = std::mem::take(&mut self.config.themes);
        let names: Vec<&str> =
            self.known.themes.iter().copied().chain(own.iter().map(|theme| theme.name.value.as_str())).collect();
        let said = self.word("theme", &names, value);
        self.config.themes = own;
        said
    }

    /// A view, or a saved query where that may be named.
    fn view(&mut self, value: &Value<'_>, or_saved: bool) -> Option<Said<String>> {
        let saved = std::mem::take(&mut self.config.saved);
        let names = saved.iter().filter(|_| or_saved).map(|saved| saved.name.value.as_str());
        let names: Vec<&str> = self.known.views.iter().copied().chain(names).collect();
        let said = self.word("view", &names, value);
        self.config.saved = saved;
        said
    }

    fn split(&mut self, value: &Value<'_>) -> Option<Said<String>> {
        self.word("split", &SPLITS, value)
    }

    fn zone(&mut self, value: &Value<'_>) -> Option<Said<String>> {
        let name = value.get_ref().as_str().unwrap_or_default();
        if ZONES.contains(&name) {
            return Some(self.said(name.to_owned(), value));
        }
        let zone: Option<Zone> = self.fields.zone(value);
        zone.map(|zone| self.said(zone.name().to_owned(), value))
    }

    fn keys(&mut self, value: &Value<'_>, view: Option<&Said<String>>) {
        let what = view.map_or_else(|| "keys".to_owned(), |view| format!("keys.{IN}.{}", view.value));
        let Some(table) = self.fields.table(&what, value) else { return };
        for (key, value) in table {
            if view.is_none() && key.get_ref().as_ref() == IN {
                for (view, value) in self.fields.table("keys.in", value).into_iter().flatten() {
                    let view = self.name(view);
                    self.keys(value, Some(&view));
                }
                continue;
            }
            let command = self.name(key);
            let keys = match value.get_ref() {
                DeValue::String(_) => self.text(&command.value, value).into_iter().collect(),
                DeValue::Array(items) => items.iter().filter_map(|item| self.text(&command.value, item)).collect(),
                _ => {
                    self.fields.wrong_type(&command.value, "a list of strings", value);
                    continue;
                }
            };
            self.config.keys.push(Binding { view: view.cloned(), command, keys });
        }
    }

    fn saved(&mut self, value: &Value<'_>) {
        for (table, span) in self.fields.records("saved", value) {
            let faults = self.fields.sink.problems.len();
            let (mut name, mut query, mut view, mut as_of) = (None, None, None, None);
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "name" => name = self.text("name", value),
                    "query" => query = self.query(value),
                    "view" => view = self.view(value, false),
                    "as-of" => as_of = self.as_of(value),
                    _ => self.fields.unknown("a saved query", SAVED, key, value),
                }
            }
            let errors = self.fields.sink.problems.iter().skip(faults);
            let is_broken = errors.clone().any(|problem| problem.severity == crate::model::Severity::Error);
            let Some(name) = name else {
                if !is_broken {
                    self.fields
                        .sink
                        .error("missing-key", &span, "a saved query needs a `name`")
                        .hint("give it one: name = \"trials\"");
                }
                continue;
            };
            self.named_twice(&name);
            self.config.saved.push(Saved { name, query, view, as_of, is_broken });
        }
    }

    /// Warns of a saved query that cannot be asked for by its name.
    fn named_twice(&mut self, name: &Said<String>) {
        let span = |place: &Place| {
            let byte = |byte| usize::try_from(byte).unwrap_or(usize::MAX);
            byte(place.span.start)..byte(place.span.end)
        };
        let before = self.config.saved.iter().find(|saved| saved.name.value == name.value);
        let before = before.map(|saved| span(&saved.name.place));
        let shown = quoted(&name.value);
        let sink = &mut self.fields.sink;
        if let Some(before) = before {
            sink.warning("double-name", &span(&name.place), format!("two saved queries are called {shown}"))
                .hint("call one of them something else: by name only the first is found")
                .also(&before, "the first");
        } else if self.known.views.contains(&name.value.as_str()) {
            sink.warning("double-name", &span(&name.place), format!("{shown} is the name of a view"))
                .hint("call it something else: `--view` takes the view");
        }
    }

    fn query(&mut self, value: &Value<'_>) -> Option<Said<String>> {
        let said = self.text("query", value)?;
        let Err(mistakes) = Query::parse(&said.value, self.known.today) else { return Some(said) };
        let span = value.span();
        // What is written without escapes stands behind its quotation mark as it is.
        let is_plain = self.fields.raw(&span).get(1..1 + said.value.len()) == Some(&said.value);
        for mistake in mistakes {
            let (from, to) = (span.start + 1 + mistake.span.start, span.start + 1 + mistake.span.end);
            let at = if is_plain { from..to.max(from + 1).min(span.end) } else { span.clone() };
            self.fields.sink.error("bad-query", &at, format!("`query`: {}", mistake.message)).hint(mistake.hint);
        }
        None
    }

    fn as_of(&mut self, value: &Value<'_>) -> Option<(Said<String>, Cutoff)> {
        let span = value.span();
        let typed = match value.get_ref() {
            DeValue::Datetime(_) | DeValue::Integer(_) => self.fields.raw(&span).replace(' ', "T"),
            _ => self.fields.text("as-of", value)?,
        };
        match Cutoff::asked(&typed, self.known.today) {
            Ok(day) => Some((self.said(typed, value), day)),
            Err(error) => {
                self.fields
                    .sink
                    .error("bad-date", &span, format!("{} is no date for `as-of`", quoted(&typed)))
                    .label(error.message)
                    .hint(error.hint.unwrap_or_else(|| "write a day, a month or a year: \"2025-03\"".to_owned()));
                None
            }
        }
    }

    fn themes(&mut self, value: &Value<'_>) {
        for (key, value) in self.fields.table("themes", value).into_iter().flatten() {
            let name = self.name(key);
            if self.known.themes.contains(&name.value.as_str()) {
                let message = format!("{} is a theme of the program's own", quoted(&name.value));
                self.fields
                    .sink
                    .error("double-name", &key.span(), message)
                    .hint("call yours something else, and begin with that one: base = …");
                continue;
            }
            let Some(table) = self.fields.table(&name.value, value) else { continue };
            let mut roles = Vec::new();
            for (role, look) in table {
                let role = self.name(role);
                let look = self.text(&role.value, look);
                roles.extend(look.map(|look| (role, look)));
            }
            self.config.themes.push(Own { name, roles });
        }
    }
}

#[cfg(test)]
mod tests;
