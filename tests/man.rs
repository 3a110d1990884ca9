//! The manual pages of the file and of queries say what `docs/format.md` and `docs/query.md` say.
//!
//! After a change of those, `DATELINE_WRITE_MAN=1 cargo test --test man` writes them anew.

#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "pages are read, and written where that is asked for")]

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Each page, where it comes from, its section of the manual, and what it is about.
const PAGES: [(&str, &str, u8, &str); 2] = [
    ("dateline-format", "format.md", 5, "the file of a chronology"),
    ("dateline-query", "query.md", 7, "asking a chronology"),
];

/// Text in which nothing is an instruction.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\(rs").replace('-', "\\-").replace('`', "\\(ga").replace('\'', "\\(aq");
    text.replace('~', "\\(ti").replace('^', "\\(ha")
}

/// A page in the language of `man`.
#[derive(Default)]
struct Roff {
    page: String,
    /// The line being written.
    line: String,
    in_code: bool,
    in_heading: bool,
    /// The cells of the row being written.
    row: Option<Vec<String>>,
}

impl Roff {
    /// Ends the line that is being written: none begins like an instruction.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
            writeln!(self.page, "{guard}{line}").unwrap();
        }
    }

    fn request(&mut self, request: &str) {
        self.end_line();
        writeln!(self.page, "{request}").unwrap();
    }

    fn code(&mut self, text: &str) {
        for line in text.lines() {
            writeln!(self.page, "\\&{}", escaped(line)).unwrap();
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H2, .. } => self.request(".SH"),
            Tag::Heading { .. } => self.request(".SS"),
            Tag::Paragraph => self.request(".PP"),
            Tag::Item => {
                self.request(".IP \\(bu 2");
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.request(".PP\n.RS 4\n.nf");
                self.in_code = true;
            }
            Tag::Table(columns) => {
                let format = vec!["lx"; columns.len()].join(" ");
                self.request(&format!(".PP\n.TS\nallbox tab(\t);\n{format}."));
            }
            Tag::TableHead | Tag::TableRow => self.row = Some(Vec::new()),
            Tag::Strong | Tag::Emphasis => self.line.push_str("\\fI"),
            _ => {}
        }
        self.in_heading |= matches!(tag, Tag::Heading { .. });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.in_heading = false;
                self.end_line();
            }
            TagEnd::Paragraph | TagEnd::Item => self.end_line(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.request(".fi\n.RE");
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.row.iter_mut().for_each(|row| row.push(format!("T{{\n{}\nT}}", cell.trim())));
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = self.row.take().unwrap_or_default();
                writeln!(self.page, "{}", row.join("\t")).unwrap();
            }
            TagEnd::Table => self.request(".TE"),
            TagEnd::Strong | TagEnd::Emphasis => self.line.push_str("\\fR"),
            _ => {}
        }
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.begin(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Text(text) if self.in_heading => self.line.push_str(&escaped(&text).to_uppercase()),
            Event::Text(text) => self.line.push_str(&escaped(&text)),
            Event::Code(text) => write!(self.line, "\\fB{}\\fR", escaped(&text)).unwrap(),
            Event::SoftBreak | Event::HardBreak => self.line.push(' '),
            other => panic!("{other:?} has no form in a manual page"),
        }
    }
}

fn roff(name: &str, markdown: &str, section: u8, what: &str) -> String {
    let title = name.to_uppercase();
    let mut roff = Roff::default();
    // The first line asks for the tables to be laid out.
    roff.request(&format!("'\\\" t\n.TH {title} {section}\n.SH NAME\n{} \\- {what}\n.SH DESCRIPTION", escaped(name)));
    let (_, body) = markdown.split_once('\n').unwrap();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES) {
        roff.take(event);
    }
    roff.request(".SH SEE ALSO\n.BR dateline (1)");
    roff.page
}

#[test]
fn pages_of_the_manual_say_what_the_documents_say() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (name, from, section, what) in PAGES {
        let page = roff(name, &fs::read_to_string(docs.join(from)).unwrap(), section, what);
        let path = docs.join("man").join(format!("{name}.{section}"));
        if std::env::var_os("DATELINE_WRITE_MAN").is_some() {
            fs::write(&path, &page).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == page, "{} is not what docs/{from} says", path.display());
    }
}

#[test]
fn nothing_in_a_text_is_an_instruction() {
    let page = roff(
        "x",
        "# T\n\n.TH `-a\\b`\n\n'quoted'\n\n```toml\n.so /etc/passwd\n\\x\n```\n\n| a |\n|---|\n| `b` |\n",
        7,
        "y",
    );
    let body = page.split_once(".SH DESCRIPTION\n").unwrap().1;
    let told = ".PP\n\\&.TH \\fB\\-a\\(rsb\\fR\n.PP\n\\(aqquoted\\(aq\n.PP\n.RS 4\n.nf\n\\&.so /etc/passwd\n\\&\\(rsx\n.fi\n.RE\n\
        .PP\n.TS\nallbox tab(\t);\nlx.\nT{\na\nT}\nT{\n\\fBb\\fR\nT}\n.TE\n";
    assert_eq!(body.split(".SH SEE").next().unwrap(), told);
}
