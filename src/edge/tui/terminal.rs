//! The terminal: taken, drawn on, and given back as it was found.
//!
//! Owns raw mode, the alternate screen and the modes switched on with it, and the terminal's own settings, kept from
//! before anything was changed (crossterm would keep those of whatever ran last). No answer of the terminal is needed: it
//! may never come.

use super::encode::encode;
use super::watchdog::{MOUSE_ON, Modes, Watchdog, raw, set_back, switch_off};
use crate::text::Clean;
use crate::ui::Link;
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::EnableBracketedPaste;
use ratatui::crossterm::queue;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{Clear, ClearType, DisableLineWrap, EnterAlternateScreen};
use ratatui::layout::Rect;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// The largest screen that is drawn, in columns and in rows: what is beyond shows nothing.
const LARGEST: u16 = 1_000;

/// Asks the terminal whether it is well (DSR): it answers when it has seen all that was sent before.
const ASK_WHETHER_WELL: &[u8] = b"\x1b[5n";
/// The title of the window is kept, and set back (XTWINOPS); as many columns are shown of ours.
const KEEP_TITLE: &[u8] = b"\x1b[22;2t";
const TITLE_BACK: &[u8] = b"\x1b[23;2t";
const TITLE: usize = 80;
/// So long an answer is waited for where the terminal is given back.
const ANSWERS: Duration = Duration::from_millis(250);

/// The marks between which a frame is drawn at once (mode 2026).
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
/// What editors switch on for themselves and one that crashed has not switched off, each as a terminal has it at first:
/// keys of the application, the keypad, margins and where they count from, inserting, the letters of the line-drawing set,
/// reports of every movement of the mouse and of the focus.
const AS_AT_FIRST: &[u8] = b"\x1b[?1l\x1b>\x1b[?6l\x1b[r\x1b[4l\x1b(B\x0f\x1b[?1003l\x1b[?1004l";
/// So long the terminal's ground is waited for.
const GROUND: Duration = Duration::from_millis(100);

/// The terminal as it was found, for whoever has to give it back: the run loop, a signal, a panic.
static DEVICE: OnceLock<Device> = OnceLock::new();

struct Device {
    settings: Mutex<Termios>,
    /// Where settings are made.
    keyboard: File,
    /// Where the screen is written.
    screen: File,
    mouse: bool,
    /// Whether the window is called as the chronology is, and as before once the terminal is given back.
    names_window: bool,
    taken: AtomicBool,
    /// Held by whoever reads the terminal, for as long as nobody else may.
    turn: Mutex<()>,
    /// Whether the terminal has answered that it is well since it was asked.
    well: (Mutex<bool>, Condvar),
    /// None where none could be started.
    watchdog: OnceLock<Option<Watchdog>>,
}

impl Device {
    fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// The settings to give back, as the terminal is found now. One that is raw already is still ours, though it may have
    /// been somebody else's meanwhile.
    fn find_again(&self) -> io::Result<Termios> {
        let now = tcgetattr(&self.keyboard)?;
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        if Modes::of(&now) != Modes::of(&raw(settings.clone())) {
            *settings = now;
        }
        Ok(settings.clone())
    }
}

/// The terminal, while the program has it.
pub(super) struct Terminal {
    device: &'static Device,
    /// One frame, as it is sent.
    bytes: Vec<u8>,
    shown: Buffer,
    next: Buffer,
    /// When it was asked for its ground.
    asked: Option<Instant>,
    /// Whether it draws at once what is sent between two marks.
    synchronizes: bool,
    /// What of that leads to addresses.
    links: Vec<Link>,
    /// Where the cursor is seen.
    cursor: Option<(u16, u16)>,
    /// What the window was called last, not cleaned.
    called: Option<String>,
}

impl Terminal {
    /// Finds the terminal, and changes nothing yet.
    ///
    /// # Errors
    /// Where there is none, or its settings cannot be read.
    pub(super) fn find(mouse: bool, names_window: bool) -> io::Result<Self> {
        let kind = std::env::var_os("TERM").unwrap_or_default();
        if kind.is_empty() || kind == "dumb" {
            let why = if kind.is_empty() { "TERM is not set" } else { "TERM is dumb" };
            return Err(io::Error::other(format!("this terminal cannot show a screen: {why}")));
        }
        let keyboard = if io::stdin().is_terminal() {
            File::from(io::stdin().as_fd().try_clone_to_owned()?)
        } else {
            File::options().read(true).write(true).open("/dev/tty")?
        };
        let screen = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        let settings = Mutex::new(tcgetattr(&keyboard)?);
        let (taken, watchdog) = (AtomicBool::new(false), OnceLock::new());
        let device = DEVICE.get_or_init(|| Device {
            settings,
            keyboard,
            screen,
            mouse,
            names_window,
            taken,
            turn: Mutex::default(),
            well: Default::default(),
            watchdog,
        });
        let empty = Buffer::empty(Rect::ZERO);
        Ok(Self {
            device,
            bytes: Vec::new(),
            shown: empty.clone(),
            next: empty,
            asked: None,
            synchronizes: false,
            links: Vec::new(),
            cursor: None,
            called: None,
        })
    }

    /// A descriptor of the terminal, to read it, or to watch whether it is still there.
    ///
    /// # Errors
    /// Where no descriptor is left.
    pub(super) fn keyboard(&self) -> io::Result<File> {
        self.device.keyboard.try_clone()
    }

    /// A descriptor of what is drawn on.
    ///
    /// # Errors
    /// Where no descriptor is left.
    pub(super) fn screen(&self) -> io::Result<File> {
        self.device.screen.try_clone()
    }

    /// Whether the program has it: not before it takes it, nor between giving it back and taking it again.
    pub(super) fn is_taken(&self) -> bool {
        self.device.is_taken()
    }

    /// Takes the terminal, or takes it again after it was given back. Waits for the watchdog that is being started.
    ///
    /// # Errors
    /// Where it cannot be set or written.
    pub(super) fn take(&mut self) -> io::Result<()> {
        let settings = self.device.find_again()?;
        if let Some(watchdog) = self.device.watchdog.wait() {
            watchdog.taken(&settings);
        }
        self.device.taken.store(true, Ordering::SeqCst);
        tcsetattr(&self.device.keyboard, OptionalActions::Now, &raw(settings))?;
        let mut bytes = Vec::new();
        // A letter that a terminal draws wider than the screen has room for is not to go on in the next row.
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, DisableLineWrap, Hide)?;
        if self.device.mouse {
            bytes.extend_from_slice(MOUSE_ON);
        }
        if self.device.names_window {
            bytes.extend_from_slice(KEEP_TITLE);
        }
        (&self.device.screen).write_all(&bytes)?;
        self.forget();
        Ok(())
    }

    /// Takes it again from a program that had it: what that left switched on is switched off, and the settings to give back
    /// in the end are those from before.
    ///
    /// # Errors
    /// Where it cannot be set or written.
    pub(super) fn take_from_another(&mut self) -> io::Result<()> {
        let settings = self.device.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
        tcsetattr(&self.device.keyboard, OptionalActions::Now, &settings)?;
        self.take()?;
        (&self.device.screen).write_all(AS_AT_FIRST)
    }

    /// Asks it for its ground (OSC 11), and whether it draws at once what is sent between two marks (DECRQM, 2026). It
    /// answers among the keys, or never.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn ask(&mut self) -> io::Result<()> {
        let kind = std::env::var("TERM").unwrap_or_default();
        // Those that take more than a number for an OSC print it; GNU screen hands on neither question.
        if ["linux", "vt", "cons", "ansi"].iter().any(|old| kind.starts_with(old)) || std::env::var_os("STY").is_some()
        {
            return Ok(());
        }
        self.asked = Some(Instant::now());
        (&self.device.screen).write_all(b"\x1b]11;?\x1b\\\x1b[?2026$p")
    }

    /// Whether it was asked for its ground so lately that other colours would not startle.
    pub(super) fn has_just_asked(&self) -> bool {
        self.asked.is_some_and(|asked| asked.elapsed() <= GROUND)
    }

    /// Takes it that it draws at once what is sent between two marks.
    pub(super) fn synchronize(&mut self) {
        self.synchronizes = true;
    }

    /// Forgets what the terminal shows, so that the next drawing sends all of it.
    pub(super) fn forget(&mut self) {
        (self.shown, self.cursor, self.called) = (Buffer::empty(Rect::ZERO), None, None);
    }

    /// Calls the window by a name (OSC 2), with the next frame.
    pub(super) fn call(&mut self, name: Option<&str>) {
        if self.device.names_window && self.called.as_deref() != name {
            self.called = name.map(str::to_owned);
            let name = Clean::line_cut(name.unwrap_or_default(), TITLE, "…");
            let between = if name.as_str().is_empty() { "" } else { " · " };
            self.bytes.extend_from_slice(format!("\x1b]2;{name}{between}dateline\x1b\\").as_bytes());
        }
    }

    /// The size of the terminal, in columns and rows; where it does not know its own, what the environment says.
    pub(super) fn size(&self) -> (u16, u16) {
        let size = tcgetwinsize(&self.device.screen).or_else(|_| tcgetwinsize(&self.device.keyboard));
        let (columns, rows) = size.map_or((0, 0), |size| (size.ws_col, size.ws_row));
        let known = |count: u16, name: &str, else_: u16| {
            let told = || std::env::var(name).ok()?.parse().ok().filter(|count| *count > 0);
            if count > 0 { count } else { told().unwrap_or(else_) }.min(LARGEST)
        };
        (known(columns, "COLUMNS", 80), known(rows, "LINES", 24))
    }

    /// What is sent before the next frame, with it.
    pub(super) fn aside(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
    }

    /// Draws, and sends what has changed in one go; nothing while the terminal is given back. What draws says where the
    /// cursor stands, if it is to be seen; `links` are what of it leads to addresses.
    ///
    /// # Errors
    /// Where the terminal cannot be written.
    pub(super) fn draw(
        &mut self,
        (columns, rows): (u16, u16),
        links: Vec<Link>,
        paint: impl FnOnce(&mut Buffer) -> Option<(u16, u16)>,
    ) -> io::Result<()> {
        if !self.is_taken() {
            return Ok(());
        }
        let area = Rect::new(0, 0, columns, rows);
        self.next.resize(area);
        self.next.reset();
        let cursor = paint(&mut self.next).filter(|(x, y)| *x < columns && *y < rows);
        let mut frame = Vec::new();
        if self.shown.area != area {
            self.shown = Buffer::empty(area);
            queue!(frame, ResetColor, Clear(ClearType::All))?;
        }
        encode(&self.shown, &self.next, [&self.links, &links], &mut frame)?;
        self.links = links;
        std::mem::swap(&mut self.shown, &mut self.next);
        if !frame.is_empty() && self.cursor.take().is_some() {
            queue!(self.bytes, Hide)?;
        }
        self.bytes.append(&mut frame);
        if cursor != self.cursor {
            match cursor {
                Some((x, y)) => queue!(self.bytes, MoveTo(x, y), Show)?,
                None => queue!(self.bytes, Hide)?,
            }
            self.cursor = cursor;
        }
        if self.bytes.is_empty() {
            return Ok(());
        }
        let mut sent = std::mem::take(&mut self.bytes);
        if self.synchronizes {
            sent = [BEGIN_FRAME, &sent, END_FRAME].concat();
        }
        (&self.device.screen).write_all(&sent)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
        if let Some(watchdog) = self.device.watchdog.get().and_then(Option::as_ref) {
            watchdog.end();
        }
    }
}

/// Waits for the turn to read the terminal; it lasts as long as what is returned.
pub(super) fn turn_to_read() -> Option<MutexGuard<'static, ()>> {
    DEVICE.get().map(|device| device.turn.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Tells that the terminal has answered that it is well.
pub(super) fn is_well() {
    if let Some(Device { well: (well, told), .. }) = DEVICE.get() {
        *well.lock().unwrap_or_else(PoisonError::into_inner) = true;
        told.notify_all();
    }
}

/// Starts the watchdog of the terminal that was found.
pub(super) fn start_watchdog() {
    if let Some(device) = DEVICE.get() {
        device.watchdog.get_or_init(|| Watchdog::start(&device.screen, &device.keyboard).ok());
    }
}

/// Whether the watchdog has been started, or could not be.
pub(super) fn has_watchdog() -> bool {
    DEVICE.get().is_none_or(|device| device.watchdog.get().is_some())
}

/// Gives the terminal back as it was found, if it is taken. May be called from any thread; only the first call counts.
pub(super) fn give_back() {
    let Some(device) = DEVICE.get().filter(|device| device.taken.swap(false, Ordering::SeqCst)) else { return };
    let settings = device.settings.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let behind: [&[u8]; 2] =
        [if device.names_window { TITLE_BACK } else { b"" }, if device.mouse { ASK_WHETHER_WELL } else { b"" }];
    if switch_off(&device.screen, &behind.concat()) && device.mouse {
        // What the mouse still reports until then is read by us, and not by who comes after us.
        let (well, told) = &device.well;
        let well = well.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = told.wait_timeout_while(well, ANSWERS, |well| !std::mem::take(well));
    }
    set_back(&device.keyboard, &settings);
    if let Some(watchdog) = device.watchdog.get().and_then(Option::as_ref) {
        watchdog.given_back();
    }
}

/// Sees to it that a panic gives the terminal back before it says what happened, and ends the program whichever thread
/// it is in: one without its input, or without its run loop, would be deaf.
pub(super) fn give_back_on_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        give_back();
        tell(panic);
        let _ = writeln!(
            io::stderr(),
            "dateline {}: this is a fault of the program; the files it read are unchanged",
            env!("CARGO_PKG_VERSION")
        );
        signal_hook::low_level::exit(101);
    }));
}

#[cfg(test)]
mod tests;
