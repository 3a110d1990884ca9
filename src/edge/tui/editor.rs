//! The reader's editor beside the screen: with the terminal while it runs, or in a window of its own.
//!
//! Owns who hears what while it has the terminal. It is a program of our own job, as a shell's would be: keys that end or
//! stop something are for it alone; where it stops, the job does.

use super::start::Start;
use super::terminal::Terminal;
use super::watchdog::{set_back, switch_off};
use super::{detached, signals, terminal};
use crate::app::action::{Action, Files, Program};
use crate::app::{Effect, Size, State, update};
use crate::edge::adding::{self, Added, Talk};
use crate::edge::editor::{Editor, Spot};
use crate::edge::work::jobs::Deliver;
use crate::format::entry::NewEvent;
use crate::model::{EventId, FileId};
use crate::text::Clean;
use rustix::process::{Pid, WaitOptions, WaitStatus, waitpid};
use rustix::termios::tcgetattr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Edits a file, and reads it again where the editor had the terminal; says why where it cannot be edited. An editor with a
/// window is only started; where it then ends at once with an error, that is said later.
///
/// # Errors
/// Where the terminal cannot be taken again.
pub(super) fn edit(
    terminal: &mut Terminal,
    state: &mut State,
    start: &Start,
    deliver: Deliver,
    file: FileId,
    spot: Spot,
) -> io::Result<Vec<Effect>> {
    let found = start.file(file, state.timeline().file_name(file)).map_err(str::to_owned);
    let (path, editor) = match found.and_then(|path| Ok((path, Editor::chosen()?))) {
        Ok(found) => found,
        Err(why) => return Ok(say(state, &why)),
    };
    let mut command = editor.open(path, spot);
    if editor.has_window() {
        return Ok(say(
            state,
            &match detached::start(&mut command) {
                Ok(child) => {
                    detached::watch(child, editor.name(), move |said| deliver(Action::Say(Clean::line(&said))));
                    format!("Opening {} with {} …", path.display(), editor.name())
                }
                Err(error) => editor.not_started(&error),
            },
        ));
    }
    let said = lend(terminal, |keyboard, _| run(&editor, &mut command, keyboard))?;
    let mut effects = resized(terminal, state);
    // What was wrong may be mended.
    effects.extend(update(state, Action::Program(Program::Reload)));
    effects.extend(said.into_iter().flat_map(|said| say(state, &said)));
    Ok(effects)
}

/// Adds an event to a file by a form, on the terminal that is given back for it, and goes to it; says why where none was
/// added.
///
/// # Errors
/// Where the terminal cannot be had, or not be taken again.
pub(super) fn add(terminal: &mut Terminal, state: &mut State, start: &Start, file: FileId) -> io::Result<Vec<Effect>> {
    let found = start.file(file, state.timeline().file_name(file)).map_err(str::to_owned);
    let (path, editor) = match found.and_then(|path| Ok((path, Editor::chosen()?))) {
        Ok(found) => found,
        Err(why) => return Ok(say(state, &why)),
    };
    let added = lend(terminal, |keyboard, screen| {
        let mut talk = Conversation { editor, keyboard, screen, may_be_interrupted: Arc::default() };
        adding::by_form(path, &NewEvent::default(), &mut talk)
    })?;
    let mut effects = resized(terminal, state);
    effects.extend(match added {
        Ok(Added::Written { id, .. }) => {
            update(state, Action::Files(Files::Added(EventId { file, id: EventId::digest(&id) })))
        }
        Ok(added) => {
            let (said, _) = adding::words(&added, &path.display().to_string());
            let said: Vec<&str> = said.iter().map(|why| why.trim_end_matches('.')).collect();
            say(state, &format!("{}.", said.join("; ")))
        }
        Err(why) => say(state, &format!("Not added: {why}.")),
    });
    Ok(effects)
}

fn say(state: &mut State, what: &str) -> Vec<Effect> {
    update(state, Action::Say(Clean::line(what)))
}

/// Takes it that the terminal may have another size by now.
fn resized(terminal: &Terminal, state: &mut State) -> Vec<Effect> {
    let (width, height) = terminal.size();
    update(state, Action::Program(Program::Resize(Size { width, height })))
}

/// Gives the terminal to somebody else for as long as `use_it` lasts; returns what that does.
///
/// # Errors
/// Where the terminal cannot be had, or not be taken again.
fn lend<T>(terminal: &mut Terminal, use_it: impl FnOnce(File, File) -> T) -> io::Result<T> {
    let (keyboard, screen) = (terminal.keyboard()?, terminal.screen()?);
    terminal::give_back();
    let done = {
        // Its keys are not ours.
        let _turn = terminal::turn_to_read();
        let _alone = signals::leave_to_another();
        use_it(keyboard, screen)
    };
    terminal.take_from_another()?;
    Ok(done)
}

/// Runs an editor on a terminal that is given back, and waits for its end; returns what is to be said of that.
fn run(editor: &Editor, command: &mut Command, keyboard: File) -> Option<String> {
    let child = command.stdin(Stdio::from(keyboard)).spawn();
    match child.and_then(|child| ended(child.id())) {
        Ok(status) => editor.ended(status.exit_status(), status.terminating_signal()),
        Err(error) => Some(editor.not_started(&error)),
    }
}

/// A talk on a terminal that nobody has taken, by an editor and a few questions.
pub(in crate::edge) struct Conversation {
    pub editor: Editor,
    pub keyboard: File,
    pub screen: File,
    /// Whether ctrl-c is for us: not while an editor has the terminal.
    pub may_be_interrupted: Arc<AtomicBool>,
}

impl Talk for Conversation {
    /// By an editor that ends no sooner than the file is closed. Whatever it leaves behind, the terminal is as it was.
    fn edit(&mut self, path: &Path) -> Option<String> {
        let Self { editor, keyboard, screen, may_be_interrupted } = self;
        let before = tcgetattr(&*keyboard);
        if editor.has_window() {
            let name = editor.name();
            let _ = writeln!(screen, "{}", Clean::line(&format!("Waiting for the form to be closed in {name} …")));
        }
        let mut command = editor.open_and_wait(path, Spot::default());
        may_be_interrupted.store(false, Ordering::SeqCst);
        let said = match keyboard.try_clone() {
            Ok(keyboard) => run(editor, &mut command, keyboard),
            Err(error) => Some(editor.not_started(&error)),
        };
        may_be_interrupted.store(true, Ordering::SeqCst);
        if let Ok(before) = before {
            set_back(keyboard, &before);
        }
        if said.is_some() {
            switch_off(screen, b"");
        }
        said
    }

    fn say(&mut self, what: &str) {
        let _ = writeln!(self.screen, "{}", Clean::block(what));
    }

    fn ask(&mut self, question: &str) -> Option<char> {
        write!(self.screen, "{} ", Clean::line(question)).ok()?;
        let mut answer = String::new();
        let count = BufReader::new(&self.keyboard).read_line(&mut answer).ok()?;
        (count > 0).then(|| answer.trim().chars().next().unwrap_or(' '))
    }
}

/// Waits for the end of a process, and stops with it as often as it stops.
fn ended(id: u32) -> io::Result<WaitStatus> {
    let pid = i32::try_from(id).ok().and_then(Pid::from_raw);
    loop {
        match waitpid(pid, WaitOptions::UNTRACED) {
            // Whoever continues the job continues both.
            Ok(Some((_, status))) if status.stopped() => signals::stop()?,
            Ok(Some((_, status))) => return Ok(status),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
