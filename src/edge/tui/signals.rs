//! Signals, and the terminal that goes away.
//!
//! Owns two threads that sleep until something happens: one waits for signals, one for the terminal to hang up, which
//! crossterm does not notice (it would spin) and of which the kernel tells only the leader of a session. Each asks the
//! run loop to end; where that does not, held up by a terminal that no longer reads, they end the program themselves.

use super::terminal;
use crate::edge::browse::Message;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;
use std::fs::File;
use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How long the run loop has to end by itself, and how long the program has in all.
const ASKED: Duration = Duration::from_millis(600);
const ENDED: Duration = Duration::from_secs(1);

/// The exit code of a program that a signal ends.
pub(in crate::edge) fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Starts the thread that waits for signals. From then on none of them ends the program on the spot.
///
/// # Errors
/// Where signals cannot be waited for, or no thread can be had.
pub(in crate::edge) fn listen(to: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => drop(to.send(Message::Suspend)),
                SIGCONT => drop(to.send(Message::Continued)),
                // Ours too, since crossterm hears of a new size only from its first reading on.
                SIGWINCH => drop(to.send(Message::Resized)),
                _ => end(&to, signal),
            }
        }
    })?;
    Ok(())
}

/// Starts the thread that waits for the terminal to hang up.
///
/// # Errors
/// Where no thread can be had.
pub(in crate::edge) fn watch(terminal: File, to: Sender<Message>) -> io::Result<()> {
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        loop {
            // No events are asked for: only what cannot be left out wakes it.
            let mut fds = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut fds, None) {
                Ok(1..) if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => {
                    end(&to, SIGHUP);
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(_) => return,
            }
        }
    })?;
    Ok(())
}

/// Asks the run loop to end, and ends the program where it does not.
fn end(to: &Sender<Message>, signal: i32) {
    let _ = to.send(Message::End(signal));
    thread::sleep(ASKED);
    terminal::give_back();
    thread::sleep(ENDED.saturating_sub(ASKED));
    low_level::exit(i32::from(exit_code(signal)));
}

/// Stops the program until it is continued, as a job of its shell. By the one signal that cannot be caught, since ours
/// is; the terminal has to be given back before.
pub(in crate::edge) fn stop() {
    let _ = low_level::raise(signal_hook::consts::SIGSTOP);
}
