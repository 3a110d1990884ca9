//! A new event as text: as it is written into a file, and as a form to be filled in.
//!
//! Owns the form, and what of it is kept: nothing that stays empty, and none of its own words. Nothing is made up.

use super::arrange::arranged;
use super::outline::Outline;
use crate::text::in_toml;
use std::fmt::Write;

/// What begins a line of the form that is not kept.
const HELP: &str = "#:";

/// What is known of a new event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is called as in the file")]
pub struct NewEvent {
    pub id: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub place: Option<String>,
    pub people: Vec<String>,
    pub tags: Vec<String>,
    pub see: Vec<String>,
    pub after: Vec<String>,
    pub before: Vec<String>,
    pub dated_by: Option<String>,
    pub note: Option<String>,
    pub sources: Vec<String>,
}

/// What the form asks for, with what stands above it.
const ASKED: [(&str, &str); 8] = [
    ("date", "As exact as it is known: 2022-03-27, 2022-03, 2022, about 2022~, 2022-03/2022-05, ongoing 2022-03/.."),
    ("title", ""),
    ("summary", "What follows may stay empty."),
    ("place", ""),
    ("people", r#"Lists: ["one", "another"]"#),
    ("tags", ""),
    ("sources", r#"Ids of sources, or { id = "…", at = "p. 3", quote = "…" }, or { title = "…", url = "…" }"#),
    ("note", "Your own remark."),
];

/// A claim, to be filled in.
const CLAIM: [&str; 5] = [
    "A claim, and as many more as there are: take these marks away.",
    "  [[events.claims]]",
    "  text = \"\"",
    "  by = \"\"",
    "  sources = []",
];

/// What a key holds.
enum Value<'v> {
    Text(&'v str),
    List(&'v [String]),
}

impl Value<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(list) => list.is_empty(),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Text(text) => in_toml(text),
            Self::List(list) => format!("[{}]", list.iter().map(|it| in_toml(it)).collect::<Vec<_>>().join(", ")),
        }
    }
}

impl NewEvent {
    /// Its keys, as the documentation orders them, with what is known.
    fn keys(&self) -> [(&'static str, Value<'_>); 13] {
        fn text(text: Option<&String>) -> Value<'_> {
            Value::Text(text.map_or("", String::as_str))
        }
        [
            ("id", text(self.id.as_ref())),
            ("date", text(self.date.as_ref())),
            ("title", text(self.title.as_ref())),
            ("summary", text(self.summary.as_ref())),
            ("place", text(self.place.as_ref())),
            ("people", Value::List(&self.people)),
            ("tags", Value::List(&self.tags)),
            ("see", Value::List(&self.see)),
            ("after", Value::List(&self.after)),
            ("before", Value::List(&self.before)),
            ("dated_by", text(self.dated_by.as_ref())),
            ("note", text(self.note.as_ref())),
            ("sources", Value::List(&self.sources)),
        ]
    }

    /// Whether it has what an event needs.
    pub fn is_whole(&self) -> bool {
        [&self.date, &self.title].into_iter().all(|it| it.as_ref().is_some_and(|it| !it.is_empty()))
    }

    /// As it stands in a file: only what is known.
    pub fn written(&self) -> String {
        let keys = self.keys();
        let known = keys.iter().filter(|(_, value)| !value.is_empty());
        let lines = known.map(|(key, value)| format!("{key} = {}\n", value.written()));
        ["[[events]]\n".to_owned()].into_iter().chain(lines).collect()
    }

    /// As a form for an event of the file called `file`, which lists sources of these ids.
    pub fn form(&self, file: &str, sources: &[String]) -> String {
        let file: String = file.chars().filter(|c| !c.is_control()).collect();
        let mut form = format!(
            "{HELP} A new event for {file}. Lines that begin with {HELP} are left out, and so is what stays empty.\n\n[[events]]\n"
        );
        for (key, value) in self.keys() {
            let asked = ASKED.iter().find(|(asked, _)| *asked == key);
            if let Some((_, help)) = asked.filter(|(_, help)| !help.is_empty()) {
                let _ = writeln!(form, "{HELP} {help}");
            }
            if key == "sources" && !sources.is_empty() {
                let _ = writeln!(
                    form,
                    "{HELP} Listed: {}",
                    sources.iter().map(|id| in_toml(id)).collect::<Vec<_>>().join(", ")
                );
            }
            if asked.is_some() || !value.is_empty() {
                let _ = writeln!(form, "{key} = {}", value.written());
            }
        }
        form.push('\n');
        form.extend(CLAIM.map(|line| format!("{HELP} {line}\n")));
        form
    }
}

/// What of a form is kept: what was filled in, in order. Where that is no TOML it is as it is.
pub fn filled(form: &str) -> String {
    let form = form.trim_start_matches('\u{feff}');
    let lines = form.lines().filter(|line| !line.trim_start().starts_with(HELP));
    let kept = lines.flat_map(|line| [line, "\n"]).collect::<String>();
    let kept = format!("{}\n", kept.trim());
    let Some(outline) = Outline::of(&kept) else { return kept };
    let is_empty =
        |value: &str| value.chars().filter(|c| !c.is_whitespace()).eq("[]".chars()) || ["\"\"", "''"].contains(&value);
    let (mut done, mut from) = (String::new(), 0);
    for entry in outline.tables.iter().flat_map(|table| &table.entries) {
        if is_empty(&kept[entry.value.clone()]) {
            // A comment that somebody wrote above stays.
            let line = kept[..entry.value.start].rfind('\n').map_or(0, |at| at + 1);
            done += &kept[from..line];
            from = entry.all.end;
        }
    }
    done += &kept[from..];
    let done = format!("{}\n", done.trim());
    arranged(&done, false).unwrap_or(done)
}

#[cfg(test)]
mod tests;
