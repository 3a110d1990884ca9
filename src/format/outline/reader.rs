//! The statements of a text, as the TOML library's parser comes upon them.

use std::ops::Range;
use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

/// Tables and lists within one another, at the most: as many as the rest of the program reads.
const DEPTH: u32 = 80;

/// A header, or a key with its value.
pub(super) struct Statement {
    pub start: usize,
    pub end: usize,
    pub what: What,
}

pub(super) enum What {
    Header { path: Vec<String>, is_array: bool },
    Key { path: Vec<String>, value: Range<usize> },
}

/// A table between braces.
pub(in crate::format) struct Inline {
    /// The names of the tables and keys around it, from the root on.
    pub path: Vec<String>,
    /// Its keys with their values: names, and where they stand.
    pub entries: Vec<(Vec<String>, Range<usize>)>,
    /// Whether it is all on one line, without comments.
    pub is_plain: bool,
}

/// The statements of a text and its inline tables, inner ones first; none where it is no TOML.
pub(super) fn read(text: &str) -> Option<(Vec<Statement>, Vec<Inline>)> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = Reader::of(source);
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut RecursionGuard::new(&mut reader, DEPTH), &mut error);
    error.is_none().then_some((reader.statements, reader.inlines))
}

struct Reader<'t> {
    source: Source<'t>,
    statements: Vec<Statement>,
    inlines: Vec<Inline>,
    /// The names of the last header.
    table: Vec<String>,
    key: Key,
    /// Where the value of a statement begins.
    value: usize,
    /// What is open, the innermost last.
    open: Vec<Open>,
}

/// The key, or the header, that is being read.
#[derive(Default)]
struct Key {
    start: usize,
    names: Vec<String>,
}

enum Open {
    List,
    Table(Inline, Key),
}

impl<'t> Reader<'t> {
    fn of(source: Source<'t>) -> Self {
        let (statements, inlines, table, open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { source, statements, inlines, table, key: Key::default(), value: 0, open }
    }

    /// The names around the value that begins.
    fn path(&self) -> Vec<String> {
        let mut path = self.table.clone();
        path.extend_from_slice(&self.key.names);
        for open in &self.open {
            if let Open::Table(_, key) = open {
                path.extend_from_slice(&key.names);
            }
        }
        path
    }

    fn key(&mut self) -> &mut Key {
        match self.open.last_mut() {
            Some(Open::Table(_, key)) => key,
            _ => &mut self.key,
        }
    }

    fn begin(&mut self, span: Span) {
        if self.open.is_empty() {
            self.value = span.start();
        }
    }

    fn end(&mut self, span: Span) {
        match self.open.last_mut() {
            Some(Open::Table(inline, key)) => {
                let Key { start, names } = std::mem::take(key);
                inline.entries.push((names, start..span.end()));
            }
            Some(Open::List) => {}
            None => {
                let Key { start, names: path } = std::mem::take(&mut self.key);
                let (end, value) = (span.end(), self.value..span.end());
                self.statements.push(Statement { start, end, what: What::Key { path, value } });
            }
        }
    }

    fn begin_header(&mut self, span: Span) {
        self.key = Key { start: span.start(), names: Vec::new() };
    }

    fn end_header(&mut self, span: Span, is_array: bool) {
        let Key { start, names: path } = std::mem::take(&mut self.key);
        self.table.clone_from(&path);
        self.statements.push(Statement { start, end: span.end(), what: What::Header { path, is_array } });
    }

    fn not_plain(&mut self) {
        for open in &mut self.open {
            if let Open::Table(inline, _) = open {
                inline.is_plain = false;
            }
        }
    }
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin_header(span);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end_header(span, false);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin_header(span);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end_header(span, true);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let text = self.source.input().get(span.start()..span.end()).unwrap_or_default();
        let mut name = String::new();
        Raw::new_unchecked(text, encoding, span).decode_key(&mut name, error);
        let key = self.key();
        if key.names.is_empty() {
            key.start = span.start();
        }
        key.names.push(name);
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let text = self.source.input().get(span.start()..span.end()).unwrap_or_default();
        let _ = Raw::new_unchecked(text, encoding, span).decode_scalar(&mut (), error);
        self.begin(span);
        self.end(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin(span);
        self.open.push(Open::List);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open.pop();
        self.end(span);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.begin(span);
        let inline = Inline { path: self.path(), entries: Vec::new(), is_plain: true };
        self.open.push(Open::Table(inline, Key::default()));
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Table(inline, _)) = self.open.pop() {
            self.inlines.push(inline);
        }
        self.end(span);
    }

    fn comment(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.not_plain();
    }

    fn newline(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.not_plain();
    }
}
