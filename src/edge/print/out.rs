//! Standard output and standard error.
//!
//! Owns the only two ways by which a command writes: [`Out`], buffered and flushed once, and [`complain`], one line at a
//! time. A reader that goes away ends a command quietly; a full disk is an error. `println!` panics on both.

use crate::model::Unfinished;
use crate::text::{Cell, Clean};
use anstyle::Style;
use rustix::fs::FileType;
use rustix::termios;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

/// What came of a command, as its exit code tells it. Where the command line is at fault, `clap` ends with 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edge) enum Verdict {
    /// Done: 0.
    Done,
    /// The data or the system was at fault: 1.
    Fault,
}

impl Verdict {
    /// The worse of two.
    pub(in crate::edge) fn or(self, other: Self) -> Self {
        if self == Self::Fault { self } else { other }
    }

    /// [`Verdict::Fault`] where there is one.
    pub(in crate::edge) fn fault(there_is_one: bool) -> Self {
        if there_is_one { Self::Fault } else { Self::Done }
    }
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Done => Self::SUCCESS,
            Verdict::Fault => Self::FAILURE,
        }
    }
}

/// Standard output, as a command sees it.
pub(in crate::edge) struct Out<'w> {
    writer: Box<dyn Write + 'w>,
    /// Columns of the terminal; none where standard output is none, and lines may be as long as they are.
    pub columns: Option<usize>,
    /// Whether colours may be sent.
    pub coloured: bool,
}

impl<'w> Out<'w> {
    /// Writes into a file: no columns, no colours.
    pub(in crate::edge) fn file(writer: impl Write + 'w) -> Self {
        Self { writer: Box::new(writer), columns: None, coloured: false }
    }

    /// Writes words as a heading: bold, wrapped to the page.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(in crate::edge) fn heading(&mut self, words: &str) -> io::Result<()> {
        Clean::line(words).wrap(self.page()).iter().try_for_each(|line| {
            self.styled(Style::new().bold(), line)?;
            writeln!(self)
        })
    }

    /// Writes items as one JSON array, each on a line of its own.
    ///
    /// # Errors
    /// Where they cannot be written, or what `item` returns.
    pub(in crate::edge) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.write_all(b"[\n")?;
        for (nth, one) in items.into_iter().enumerate() {
            self.write_all(if nth > 0 { b",\n" } else { b"" })?;
            item(self, one)?;
        }
        Ok(self.write_all(b"\n]\n")?)
    }

    fn stdout(stdout: StdoutLock<'w>) -> Self {
        let coloured = anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
        let columns = stdout.is_terminal().then(|| columns(&stdout));
        Self { writer: Box::new(BufWriter::with_capacity(1 << 16, stdout)), columns, coloured }
    }

    /// The columns to wrap text to: those of the terminal, or 80.
    pub(in crate::edge) fn page(&self) -> usize {
        self.columns.unwrap_or(80)
    }

    /// Writes cleaned text, in `style` where there are colours.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(in crate::edge) fn styled(&mut self, style: Style, text: &Clean) -> io::Result<()> {
        self.coloured(style, text.as_str())
    }

    /// The same of a cell.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(in crate::edge) fn cell(&mut self, style: Style, cell: Cell<'_>) -> io::Result<()> {
        self.coloured(style, cell.as_str())
    }

    fn coloured(&mut self, style: Style, text: &str) -> io::Result<()> {
        if self.coloured && !text.is_empty() {
            write!(self.writer, "{style}{text}{style:#}")
        } else {
            self.writer.write_all(text.as_bytes())
        }
    }

    /// Writes so many blanks.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(in crate::edge) fn blanks(&mut self, mut count: usize) -> io::Result<()> {
        const BLANKS: &[u8] = &[b' '; 64];
        while count > 0 {
            let now = count.min(BLANKS.len());
            self.writer.write_all(BLANKS.get(..now).unwrap_or_default())?;
            count -= now;
        }
        Ok(())
    }
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Cells as one line with tabs between them: a cleaned cell holds no tab and no line break.
pub(in crate::edge) fn tabbed(cells: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    cells.into_iter().map(|cell| Clean::line(cell.as_ref()).to_string()).collect::<Vec<_>>().join("\t")
}

/// Whether standard output is the null device: named by the user, or put there when the program was started without one.
pub(in crate::edge) fn leads_nowhere() -> bool {
    let null = rustix::fs::stat("/dev/null").map(|null| null.st_rdev);
    let stdout = rustix::fs::fstat(io::stdout());
    null.is_ok_and(|null| {
        stdout.is_ok_and(|to| FileType::from_raw_mode(to.st_mode) == FileType::CharacterDevice && to.st_rdev == null)
    })
}

/// The terminal's columns, 80 where it does not say, and never so few that nothing can be laid out.
fn columns(terminal: &StdoutLock<'_>) -> usize {
    let width = termios::tcgetwinsize(terminal).map_or(0, |size| usize::from(size.ws_col));
    if width == 0 { 80 } else { width.max(20) }
}

/// Runs a command against standard output. What it returns stands, even where its reader went away before the end.
pub(in crate::edge) fn deliver(command: impl FnOnce(&mut Out<'_>) -> Result<Verdict, Failure>) -> ExitCode {
    let mut out = Out::stdout(io::stdout().lock());
    let done = command(&mut out).and_then(|verdict| Ok(out.flush().map(|()| verdict)?));
    // Dropped without a second attempt to write what could not be written: the buffer's own errors are silent.
    done.map_or_else(Failure::report, Verdict::into)
}

/// Why a command could not go on.
#[derive(Debug)]
pub(in crate::edge) enum Failure {
    /// What it wrote did not arrive.
    Output(io::Error),
    /// The file of this name is no longer what was opened.
    FileChanged(String),
    /// What was asked for is not there: a sentence that says so, not cleaned.
    NotFound(String),
}

impl Failure {
    /// Tells of it on standard error; returns the exit code. A reader that goes away is none.
    pub(in crate::edge) fn report(self) -> ExitCode {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            failure => complain(&failure.words()),
        }
        ExitCode::FAILURE
    }

    /// What is said of it, not cleaned.
    pub(in crate::edge) fn words(self) -> String {
        match self {
            Self::Output(error) => format!("standard output: {}", reason(&error)),
            Self::FileChanged(file) => {
                format!("{file}: it was changed while it was being read — run the command again")
            }
            Self::NotFound(why) => why,
        }
    }
}

impl From<Unfinished> for Failure {
    /// A command is not stopped halfway: for it, nothing more is wanted where its reader has gone.
    fn from(why: Unfinished) -> Self {
        match why {
            Unfinished::Stopped => Self::Output(io::ErrorKind::BrokenPipe.into()),
            Unfinished::FileChanged(file) => Self::FileChanged(file),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Says on standard error what went wrong: one line, cleaned. Where that is closed there is nobody to tell.
pub(in crate::edge) fn complain(what: &str) {
    let _ = writeln!(io::stderr().lock(), "dateline: {}", Clean::line(what));
}

/// Shows a line beneath what went wrong, to which it belongs.
pub(in crate::edge) fn show_beneath(line: &Clean) {
    let _ = writeln!(io::stderr().lock(), "  {line}");
}

/// Says on standard error how to go on: several lines, the first behind the program's name.
pub(in crate::edge) fn suggest(what: &str) {
    let (first, rest) = what.split_once('\n').unwrap_or((what, ""));
    complain(first);
    rest.lines().for_each(|line| show_beneath(&Clean::line(line)));
}

/// The system's own words for an error, without their number, as they go on behind a colon.
pub(in crate::edge) fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    let words = words.split_once(" (os error").map_or(words.as_str(), |(words, _)| words);
    let mut letters = words.chars();
    match letters.next() {
        // A name such as `TERM` stays as it is.
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_come_without_their_number() {
        let error = io::Error::from_raw_os_error(28);
        assert_eq!(reason(&error), "no space left on device");
        for (said, told) in [("", ""), ("No", "no"), ("X", "x"), ("TERM is dumb", "TERM is dumb"), ("é", "é")] {
            assert_eq!(reason(&io::Error::other(said)), told);
        }
    }

    #[test]
    fn colours_are_left_out_where_there_are_none() {
        let bold = Style::new().bold();
        for (coloured, text, bytes) in [(false, "a", "a"), (true, "a", "\u{1b}[1ma\u{1b}[0m"), (true, "", "")] {
            let mut written = Vec::new();
            let mut out = Out { coloured, ..Out::file(&mut written) };
            out.styled(bold, &Clean::line(text)).unwrap();
            drop(out);
            assert_eq!(String::from_utf8(written).unwrap(), bytes);
        }
    }
}
