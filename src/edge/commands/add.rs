//! `add`: a new event in a file, from options or from a form in the editor.

use crate::edge::adding::{self, Added};
use crate::edge::cli::Add;
use crate::edge::editor::Editor;
use crate::edge::print::out::{Verdict, complain, deliver, reason};
use crate::edge::tui::editor::Conversation;
use crate::format::entry::NewEvent;
use crate::text::Clean;
use signal_hook::consts::SIGINT;
use signal_hook::flag::register_conditional_default;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Adds an event, and says where it stands.
///
/// # Errors
/// Where there is nobody to fill in what is missing, or nothing was added: that is told.
pub(in crate::edge) fn add(options: Add) -> Result<ExitCode, ExitCode> {
    let Add { file, id, date, title, summary, place, people, tags, see, after, before, dated_by, note, sources } =
        options;
    let event = NewEvent { id, date, title, summary, place, people, tags, see, after, before, dated_by, note, sources };
    let added = if event.is_whole() {
        adding::at_once(&file, &event)
    } else if io::stdin().is_terminal() && io::stderr().is_terminal() {
        by_form(&file, &event)
    } else {
        complain("an event needs --date and --title; without them, a form is filled in on a terminal");
        return Err(ExitCode::from(2));
    };
    let added = added.map_err(|why| {
        complain(&why);
        ExitCode::FAILURE
    })?;
    let (said, is_written) = adding::words(&added, &file.display().to_string());
    let Some((last, others)) = said.split_last().filter(|_| is_written) else {
        for line in &said {
            complain(line);
        }
        return Err(ExitCode::FAILURE);
    };
    for line in others {
        complain(line);
    }
    Ok(deliver(|out| {
        writeln!(out, "{}", Clean::line(last))?;
        Ok(Verdict::Done)
    }))
}

fn by_form(file: &Path, event: &NewEvent) -> Result<Added, String> {
    let editor = Editor::chosen()?;
    let own = |stream: BorrowedFd<'_>| stream.try_clone_to_owned().map(File::from).map_err(|error| reason(&error));
    let (keyboard, screen) = (own(io::stdin().as_fd())?, own(io::stderr().as_fd())?);
    let may_be_interrupted = Arc::new(AtomicBool::new(true));
    // An editor such as `ed` hears of ctrl-c, and so would we.
    register_conditional_default(SIGINT, Arc::clone(&may_be_interrupted)).map_err(|error| reason(&error))?;
    adding::by_form(file, event, &mut Conversation { editor, keyboard, screen, may_be_interrupted })
}
