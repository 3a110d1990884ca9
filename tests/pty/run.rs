//! The program in a real pty, with a terminal behind it that remembers what it was sent.
//!
//! Owns the waiting: always for a condition, with a deadline that only a failing test meets, never for a time.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::Pid;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How the program asks whether all was seen before it goes. Until it hears of that the wheel turns on.
const ASKED: &[u8] = b"\x1b[5n";
const WHEEL_AND_WELL: &[u8] = b"\x1b[<65;3;3M\x1b[<64;3;3M\x1b[0n";
/// A folder that there cannot be: of what runs in tests nothing is kept.
pub const NOWHERE: &str = "/dev/null/state";
const DEADLINE: Duration = Duration::from_secs(20);

/// Waits until something is there; returns it.
#[track_caller]
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "waited for {what}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// What the terminal was asked to copy, in base64.
#[derive(Default)]
struct Clipboard(Vec<String>);

impl vt100::Callbacks for Clipboard {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0.push(String::from_utf8_lossy(data).into_owned());
    }
}

struct Seen {
    parser: vt100::Parser<Clipboard>,
    sent: Vec<u8>,
    ended: bool,
    /// The terminal is to go away: its reader lets go of it when it next hears something.
    hung_up: bool,
}

pub struct Run {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Arc<Mutex<Option<Box<dyn Write + Send>>>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    settings: String,
}

impl Run {
    /// Starts a command in a terminal of that many columns and rows.
    pub fn start(command: &str, args: &[&str], size: (u16, u16)) -> Self {
        Self::start_keeping(NOWHERE, command, args, size)
    }

    /// The same, where what is kept for the next start is kept in a folder.
    pub fn start_keeping(state: &str, command: &str, args: &[&str], (columns, rows): (u16, u16)) -> Self {
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a pty can be had");
        let mut builder = CommandBuilder::new(command);
        builder.args(args);
        builder.env("TERM", "xterm-256color");
        builder.env("LC_ALL", "C.UTF-8");
        builder.env("XDG_STATE_HOME", state);
        // A test reads no config of whoever runs it.
        builder.env("DATELINE_CONFIG", "");
        for name in [
            "NO_COLOR",
            "COLORFGBG",
            "DATELINE_THEME",
            "STY",
            "TMUX",
            "TERM_PROGRAM",
            "SSH_CONNECTION",
            "SSH_TTY",
            "VISUAL",
            "EDITOR",
        ] {
            builder.env_remove(name);
        }
        let settings = settings(pair.master.as_ref());
        let child = pair.slave.spawn_command(builder).expect("the program starts");
        let parser = vt100::Parser::new_with_callbacks(some(rows), some(columns), 0, Clipboard::default());
        let seen =
            Arc::new((Mutex::new(Seen { parser, sent: Vec::new(), ended: false, hung_up: false }), Condvar::new()));
        let keys = Arc::new(Mutex::new(Some(pair.master.take_writer().expect("the pty can be written"))));
        let answers = Arc::clone(&keys);
        let mut reader = pair.master.try_clone_reader().expect("the pty can be read");
        let writes = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                if contains(&buffer[..read], ASKED)
                    && let Some(keys) = &mut *answers.lock().expect("nobody panicked")
                {
                    let _ = keys.write_all(WHEEL_AND_WELL);
                }
                let mut seen = writes.0.lock().expect("nobody panicked");
                seen.parser.process(&buffer[..read]);
                seen.sent.extend_from_slice(&buffer[..read]);
                seen.ended = read == 0;
                writes.1.notify_all();
                if read == 0 || seen.hung_up {
                    return;
                }
            }
        });
        Self { child, master: Some(pair.master), keys, seen, settings }
    }

    /// Presses keys, as the bytes that a terminal sends for them.
    pub fn press(&mut self, keys: &str) {
        let mut terminal = self.keys.lock().expect("nobody panicked");
        let writer = terminal.as_mut().expect("the terminal is there");
        writer.write_all(keys.as_bytes()).expect("the pty can be written");
    }

    /// Presses keys while the terminal reads nothing.
    pub fn unread(&mut self, press: impl FnOnce(&mut Self)) {
        let seen = Arc::clone(&self.seen);
        let held = seen.0.lock().expect("nobody panicked");
        press(self);
        // So long that what is sent meanwhile fills what lies between.
        thread::sleep(Duration::from_millis(300));
        drop(held);
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.0.lock().expect("nobody panicked").parser.screen_mut().set_size(some(rows), some(columns));
        let size = PtySize { rows, cols: columns, ..PtySize::default() };
        self.master.as_ref().expect("the terminal is there").resize(size).expect("the pty can be resized");
    }

    /// Takes the terminal away.
    pub fn hang_up(&mut self) {
        self.seen.0.lock().expect("nobody panicked").hung_up = true;
        self.resize(81, 25);
        *self.keys.lock().expect("nobody panicked") = None;
        self.master = None;
    }

    /// The process that was started.
    pub fn pid(&self) -> Pid {
        let pid = self.child.process_id().and_then(|pid| i32::try_from(pid).ok());
        pid.and_then(Pid::from_raw).expect("the program runs")
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_for(&self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        let (seen, told) = &*self.seen;
        let mut seen = seen.lock().expect("nobody panicked");
        while !is(seen.parser.screen()) {
            let left = DEADLINE.checked_sub(start.elapsed());
            assert!(
                left.is_some() && !seen.ended,
                "waited for {what}; the screen:\n{}",
                seen.parser.screen().contents()
            );
            seen = told.wait_timeout(seen, left.unwrap_or_default()).expect("nobody panicked").0;
        }
    }

    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Looks at the screen as it is now.
    pub fn look<T>(&self, at: impl Fn(&vt100::Screen) -> T) -> T {
        at(self.seen.0.lock().expect("nobody panicked").parser.screen())
    }

    /// What the terminal was asked to copy, in base64.
    pub fn copied(&self) -> Vec<String> {
        self.seen.0.lock().expect("nobody panicked").parser.callbacks().0.clone()
    }

    /// All that the program has sent.
    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.seen.0.lock().expect("nobody panicked").sent).into_owned()
    }

    /// How many bytes the program has sent.
    pub fn sent(&self) -> usize {
        self.seen.0.lock().expect("nobody panicked").sent.len()
    }

    /// Whether the program has sent these bytes.
    pub fn has_sent(&self, bytes: &str) -> bool {
        contains(&self.seen.0.lock().expect("nobody panicked").sent, bytes.as_bytes())
    }

    /// How often the program has taken the terminal.
    pub fn taken(&self) -> usize {
        let seen = self.seen.0.lock().expect("nobody panicked");
        seen.sent.windows(8).filter(|bytes| bytes == b"\x1b[?1049h").count()
    }

    /// Waits until the program has ended; returns its exit code.
    pub fn ended(&mut self) -> u32 {
        let child = &mut self.child;
        let mut ended = || child.try_wait().expect("the program can be waited for");
        until("the end", || ended().map(|status| status.exit_code()))
    }

    /// Whether the terminal is as it was found.
    #[track_caller]
    pub fn is_given_back(&self) {
        self.wait_for("the terminal as it was found", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        until("the settings as they were found", || (self.settings() == self.settings).then_some(()));
    }

    /// The terminal's settings as they are now.
    pub fn settings(&self) -> String {
        settings(self.master.as_ref().expect("the terminal is there").as_ref())
    }
}

fn contains(bytes: &[u8], piece: &[u8]) -> bool {
    bytes.windows(piece.len()).any(|window| window == piece)
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn some(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has a size")
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}
