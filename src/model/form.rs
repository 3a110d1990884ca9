//! The forms in which a chronology is handed on.
//!
//! Owns their names, which the command line and the browser share, and which of them the name of a file asks for.

/// A form in which a chronology is handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One page for a browser, with everything in it.
    Html,
    /// A picture of time.
    Svg,
    /// Markdown with footnotes.
    Markdown,
    /// A table with commas.
    Csv,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// The JSON of TimelineJS.
    TimelineJs,
    /// A calendar.
    Ics,
    /// The text of markwhen.
    Markwhen,
    /// The sources cited, as CSL-JSON.
    Csl,
    /// The sources cited, as BibTeX.
    BibTex,
}

impl Form {
    /// All there are.
    pub const ALL: [Self; 11] = [
        Self::Html,
        Self::Svg,
        Self::Markdown,
        Self::Csv,
        Self::Json,
        Self::Jsonl,
        Self::TimelineJs,
        Self::Ics,
        Self::Markwhen,
        Self::Csl,
        Self::BibTex,
    ];

    /// Its word on the command line, the ending of its files, and what it is.
    const fn told(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Html => {
                ("html", ".html", "One page with claims, numbered sources, conflicts, gaps, lanes and figures")
            }
            Self::Svg => ("svg", ".svg", "A picture: lanes, strip or figures (--view)"),
            Self::Markdown => ("md", ".md", "Markdown, its sources as footnotes"),
            Self::Csv => ("csv", ".csv", "A table with a row an event, or a row a claim (--rows claims)"),
            Self::Json => ("json", ".json", "One JSON array, as `list --format json`"),
            Self::Jsonl => ("jsonl", ".jsonl", "One JSON object a line, as `list --format jsonl`"),
            Self::TimelineJs => ("timelinejs", ".timelinejs.json", "The JSON of TimelineJS"),
            Self::Ics => ("ics", ".ics", "A calendar"),
            Self::Markwhen => ("markwhen", ".mw", "The text of markwhen"),
            Self::Csl => ("csl", ".csl.json", "The sources cited, as CSL-JSON"),
            Self::BibTex => ("bibtex", ".bib", "The sources cited, as BibTeX"),
        }
    }

    /// Its word: "html".
    pub fn name(self) -> &'static str {
        self.told().0
    }

    /// The ending of its files: ".html".
    pub fn ending(self) -> &'static str {
        self.told().1
    }

    /// What it is, in a line.
    pub fn what(self) -> &'static str {
        self.told().2
    }

    /// That which the name of a file asks for by its ending, the longest ending that fits.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let others = [(Self::Html, ".htm"), (Self::Markdown, ".markdown"), (Self::Jsonl, ".ndjson")];
        let all = Self::ALL.map(|form| (form, form.ending())).into_iter().chain(others);
        all.filter(|(_, ending)| name.ends_with(ending)).max_by_key(|(_, ending)| ending.len()).map(|(form, _)| form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_asks_for_its_form_by_the_longest_ending() {
        for form in Form::ALL {
            assert_eq!(Form::of_file(&format!("a.b{}", form.ending())), Some(form));
        }
        for (name, form) in [
            ("A.HTM", Some(Form::Html)),
            ("x.csl.json", Some(Form::Csl)),
            ("x.json", Some(Form::Json)),
            ("x.toml", None),
            ("html", None),
        ] {
            assert_eq!(Form::of_file(name), form, "{name}");
        }
    }
}
