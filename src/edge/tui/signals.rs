//! Signals, and the terminal that goes away.
//!
//! Owns two threads that sleep until something happens: one waits for signals, one for the terminal to hang up, which
//! crossterm does not notice (it would spin) and of which the kernel tells only the leader of a session. Each asks the
//! run loop to end; where that does not, held up by a terminal that no longer reads, they end the program themselves.
//! What no thread can wait for is left to the [`watchdog`](super::watchdog).

use super::terminal;
use crate::edge::tui::message::Message;
use crate::edge::work::spawn;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgid, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{
    SIGBUS, SIGCHLD, SIGCONT, SIGFPE, SIGHUP, SIGILL, SIGINT, SIGKILL, SIGPIPE, SIGQUIT, SIGSEGV, SIGSTOP, SIGTRAP,
    SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How long the run loop has to end by itself, and how long the program has in all.
const ASKED: Duration = Duration::from_millis(600);
const ENDED: Duration = Duration::from_secs(1);

/// So often it is looked whether the watchdog has been started.
const STARTED: Duration = Duration::from_millis(5);

/// Signals are numbered from one to this, where there are that many.
const LAST: i32 = 64;

/// The signals that stay as they are. All others are waited for: by default they would end the program, or do nothing.
const LEFT_ALONE: [i32; 12] = [
    // They cannot be waited for.
    SIGKILL, SIGSTOP, // Faults of the program itself: after a handler it would run into them again.
    SIGILL, SIGFPE, SIGSEGV, SIGBUS, SIGTRAP, // They end nothing.
    SIGPIPE, SIGCHLD, SIGURG, // They stop a job that wants the terminal while it is in the background.
    SIGTTIN, SIGTTOU,
];

/// The exit code of a program that a signal ends.
pub(in crate::edge) fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Whether another program of our job has the terminal, and hears what is pressed to stop or to end it.
static IS_ANOTHERS: AtomicBool = AtomicBool::new(false);

/// Leaves the signals of the keyboard to another program, for as long as what is returned lasts.
pub(super) fn leave_to_another() -> impl Drop {
    struct Alone;
    impl Drop for Alone {
        fn drop(&mut self) {
            IS_ANOTHERS.store(false, Ordering::SeqCst);
        }
    }
    IS_ANOTHERS.store(true, Ordering::SeqCst);
    Alone
}

/// Starts the thread that waits for signals. From then on none that can be waited for ends the program on the spot.
///
/// # Errors
/// Where signals cannot be waited for, or no thread can be had.
pub(super) fn listen(to: Sender<Message>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTSTP, SIGCONT, SIGWINCH])?;
    for signal in (1..=LAST).filter(|signal| !LEFT_ALONE.contains(signal)) {
        // Some numbers stand for none, or are the C library's own.
        let _ = signals.add_signal(signal);
    }
    spawn("signals", move || {
        for signal in signals.forever() {
            match signal {
                // For whoever has the terminal.
                SIGTSTP | SIGCONT | SIGINT | SIGQUIT if IS_ANOTHERS.load(Ordering::SeqCst) => {}
                SIGTSTP => {
                    // A process that is just being started was stopped as part of the job, and who starts it waits for it:
                    // neither would be seen to stop.
                    while !terminal::has_watchdog() {
                        let _ = kill_current_process_group(Signal::CONT);
                        thread::sleep(STARTED);
                    }
                    let _ = to.send(Message::Suspend);
                }
                SIGCONT => drop(to.send(Message::Continued)),
                // Ours too, since crossterm hears of a new size only from its first reading on.
                SIGWINCH => drop(to.send(Message::Resized)),
                _ => end(&to, signal),
            }
        }
    })
}

/// Starts the thread that has the watchdog started and waits for the terminal to hang up.
///
/// # Errors
/// Where no thread can be had.
pub(super) fn watch(terminal: File, to: Sender<Message>) -> io::Result<()> {
    spawn("hang-up", move || {
        terminal::start_watchdog();
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
    })
}

/// Asks the run loop to end, and ends the program where it does not.
fn end(to: &Sender<Message>, signal: i32) {
    let _ = to.send(Message::End(signal));
    thread::sleep(ASKED);
    terminal::give_back();
    thread::sleep(ENDED.saturating_sub(ASKED));
    low_level::exit(i32::from(exit_code(signal)));
}

/// Whether a stopped program would be continued by somebody: a shell gives what it may stop and continue a group of
/// processes of its own. In the group of the session's leader there is none: a terminal, a container or a login over the
/// network has started the program, or a shell that knows no jobs.
pub(super) fn can_be_continued() -> bool {
    getsid(None).and_then(|leader| getpgid(Some(leader))).is_ok_and(|group| group != getpgrp())
}

/// Stops the program until it is continued, and with it all of its job, as its shell expects: what feeds it, the script
/// or the build that runs it. By the one signal that cannot be caught, since ours is; the terminal has to be given back
/// before. That it was continued is told as any other signal is.
///
/// # Errors
/// Where the system does not let it.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::STOP)?)
}
