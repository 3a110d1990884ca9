//! What the reader does, and what the terminal answers: read byte by byte, and handed on as it is understood.
//!
//! Owns the thread that reads. What bytes mean is known to [`super::decode`].

use super::decode::{Answer, Decoded, Decoder};
use super::terminal;
use crate::edge::tui::message::Message;
use crate::edge::work::spawn;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::File;
use std::io::{self, Read};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Starts the thread that reads a terminal and sends on what it says. It ends with the program; where reading fails it
/// says so.
///
/// # Errors
/// Where no thread can be had.
pub(super) fn listen(keyboard: File, to: Sender<Message>) -> io::Result<()> {
    spawn("input", move || {
        if listen_until_it_fails(&keyboard, &to).is_err() {
            let _ = to.send(Message::Lost);
        }
    })
}

fn listen_until_it_fails(mut keyboard: &File, to: &Sender<Message>) -> io::Result<()> {
    let (start, mut decoder) = (Instant::now(), Decoder::default());
    let mut bytes = [0; 1 << 12];
    loop {
        let mut said = Vec::new();
        let wait = decoder.wake().map(|wake| wake.saturating_sub(start.elapsed()));
        if is_ready(keyboard, wait)? {
            // Another program may have the terminal by now.
            let _turn = terminal::turn_to_read();
            if !is_ready(keyboard, Some(Duration::ZERO))? {
                continue;
            }
            match keyboard.read(&mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => decoder.feed(&bytes[..count], start.elapsed(), &mut said),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        } else {
            decoder.tick(start.elapsed(), &mut said);
        }
        if !send(said, to) {
            return Ok(());
        }
    }
}

/// Sends on what was understood; answers whether anybody listens.
fn send(decoded: Vec<Decoded>, to: &Sender<Message>) -> bool {
    let mut inputs = Vec::new();
    for decoded in decoded {
        match decoded {
            Decoded::Input(input) => inputs.push(input),
            Decoded::Answer(Answer::Well) => terminal::is_well(),
            Decoded::Answer(answer) => drop(to.send(Message::Answer(answer))),
        }
    }
    inputs.is_empty() || to.send(Message::Input(inputs)).is_ok()
}

/// Waits until there is something to read, or no longer.
fn is_ready(keyboard: &File, wait: Option<Duration>) -> io::Result<bool> {
    let wait = wait.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
    match poll(&mut [PollFd::new(keyboard, PollFlags::IN)], wait.as_ref()) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
