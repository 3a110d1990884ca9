//! The watchdog: a second process that gives the terminal back where the program no longer can.
//!
//! A failed allocation, a stack that overflows, SIGKILL: the program ends on the spot, and whatever it still could do in
//! a signal's handler, it could not wait there for the terminal. The watchdog is this executable once more, under another
//! name and in a session of its own, where no key, no hang-up and no signal to a group of processes reaches it. It sleeps
//! on a pipe of which only the program holds the other end, hears there how the terminal was found whenever it is taken,
//! and that it was given back; when the pipe closes it gives back what is still taken, and ends.
//!
//! A parent that waits for a child that browses would do this too, and be what the shell waits for. But then two
//! processes were one job: every signal, stop, continuation and exit code had to be handed on, and none of that without
//! gaps; and a parent that is killed leaves it to the child all the same.

use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::DisableBracketedPaste;
use ratatui::crossterm::queue;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{EnableLineWrap, LeaveAlternateScreen};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{
    ControlModes, InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError};

/// The name under which the executable is its watchdog. The program's own is not in it: what ends every process of that
/// name would end both.
pub(in crate::edge) const NAME: &str = "terminal-watchdog";

/// What raw mode changes of a terminal's settings: the four words of modes, and two of the special codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Modes([u64; 6]);

/// Sent where the terminal was given back: none has no modes at all.
const GIVEN_BACK: Modes = Modes([0; 6]);

impl Modes {
    pub(super) fn of(settings: &Termios) -> Self {
        Self([
            settings.input_modes.bits().into(),
            settings.output_modes.bits().into(),
            settings.control_modes.bits().into(),
            settings.local_modes.bits().into(),
            settings.special_codes[SpecialCodeIndex::VMIN].into(),
            settings.special_codes[SpecialCodeIndex::VTIME].into(),
        ])
    }

    /// Settings with these modes in them.
    fn put_into(self, mut settings: Termios) -> Termios {
        fn narrow<T: TryFrom<u64> + Default>(modes: u64) -> T {
            modes.try_into().unwrap_or_default()
        }
        let [input, output, control, local, least, time] = self.0;
        settings.input_modes = InputModes::from_bits_retain(narrow(input));
        settings.output_modes = OutputModes::from_bits_retain(narrow(output));
        settings.control_modes = ControlModes::from_bits_retain(narrow(control));
        settings.local_modes = LocalModes::from_bits_retain(narrow(local));
        settings.special_codes[SpecialCodeIndex::VMIN] = narrow(least);
        settings.special_codes[SpecialCodeIndex::VTIME] = narrow(time);
        settings
    }
}

/// Settings as the program has them while it has the terminal.
pub(super) fn raw(mut settings: Termios) -> Termios {
    settings.make_raw();
    settings
}

/// Switches the mouse on: its main button and its wheel (1000), where it is while that button is down (1002), told in
/// numbers of any size (1006). That it moves otherwise is not asked for, as crossterm would.
pub(super) const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Sets a terminal as it was. What it has sent and nobody has read is forgotten: a mouse's reports would be typed into the
/// shell.
pub(super) fn set_back(keyboard: &File, settings: &Termios) {
    let _ = tcsetattr(keyboard, OptionalActions::Flush, settings);
}

/// Switches off all that may be switched on, and sends something behind it; answers whether the terminal reads at all:
/// one that does not would hold up whoever gives it back.
pub(super) fn switch_off(screen: &File, behind: &[u8]) -> bool {
    let mut bytes = MOUSE_OFF.to_vec();
    let _ = queue!(bytes, DisableBracketedPaste, EnableLineWrap, ResetColor, LeaveAlternateScreen, Show);
    bytes.extend_from_slice(behind);
    let mut screen = screen;
    is_writable(screen) && screen.write_all(&bytes).is_ok()
}

fn is_writable(screen: &File) -> bool {
    let soon = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
    let mut fds = [PollFd::new(screen, PollFlags::OUT)];
    matches!(poll(&mut fds, Some(&soon)), Ok(1..)) && fds[0].revents().contains(PollFlags::OUT)
}

/// The watchdog, as the program has it.
pub(super) struct Watchdog(Mutex<Child>);

impl Watchdog {
    /// Starts it for the terminal that is drawn on `screen` and set at `keyboard`.
    ///
    /// # Errors
    /// Where no process can be had, or no descriptor.
    pub(super) fn start(screen: &File, keyboard: &File) -> io::Result<Self> {
        let child = Command::new(std::env::current_exe()?)
            .arg0(NAME)
            .stdin(Stdio::piped())
            .stdout(screen.try_clone()?)
            .stderr(keyboard.try_clone()?)
            .spawn()?;
        Ok(Self(Mutex::new(child)))
    }

    /// Tells it that the terminal is taken, and how it was found.
    pub(super) fn taken(&self, found: &Termios) {
        self.tell(Modes::of(found));
    }

    /// Tells it that there is nothing to give back.
    pub(super) fn given_back(&self) {
        self.tell(GIVEN_BACK);
    }

    /// One that is no longer there cannot be told; the program goes on without.
    fn tell(&self, Modes(words): Modes) {
        let mut child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pipe) = &mut child.stdin {
            let _ = pipe.write_all(words.map(u64::to_ne_bytes).as_flattened());
        }
    }

    /// Ends it, so that no process is left where the program has ended. The terminal has to be given back before.
    pub(super) fn end(&self) {
        let mut child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Is the watchdog, until the program has ended: the pipe is standard input, the screen standard output, and the keyboard
/// standard error.
pub(in crate::edge) fn run() -> ExitCode {
    let _ = rustix::process::setsid();
    // Its name where the system is Linux; elsewhere there is no such file.
    let _ = std::fs::write("/proc/self/comm", "watchdog");
    watch().map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS)
}

fn watch() -> io::Result<()> {
    let screen = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let keyboard = File::from(io::stderr().as_fd().try_clone_to_owned()?);
    let (mut known, mut words) = (GIVEN_BACK, [[0; 8]; 6]);
    while io::stdin().read_exact(words.as_flattened_mut()).is_ok() {
        known = Modes(words.map(u64::from_ne_bytes));
    }
    if known != GIVEN_BACK {
        let now = tcgetattr(&keyboard)?;
        let found = known.put_into(now.clone());
        // Where somebody else has set it by now, as a shell does for its next line, the settings are theirs.
        let ours = Modes::of(&now) == Modes::of(&raw(found.clone()));
        switch_off(&screen, b"");
        set_back(&keyboard, if ours { &found } else { &now });
    }
    Ok(())
}
