//! The same events in `dateline`, plain and as people write them, and, where they are installed, in `lnav` (as a log) and
//! `csvlens` (as CSV): each in a terminal of its own, one after the other. What `jq` takes to read them as JSON Lines is told
//! beside, where it is installed.
//!
//! `cargo bench --bench peers`; 100,000 events, a million where `DATELINE_BENCH_MILLION` is set. Prints, in milliseconds,
//! the first screen, when all is read (the last event can be seen, or the count of all), a key down (median and 99 in
//! 100), and peak memory. Linux only: it looks into /proc.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench measures and prints"
)]

mod support;

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use support::Hand;

const DEADLINE: Duration = Duration::from_secs(20);
/// As long is waited for a program that goes on drawing.
const SETTLING: Duration = Duration::from_secs(2);
/// What some ask of a terminal before they draw, and wait for: where the cursor is, the colour of the ground, what it can.
const ANSWERS: [(&[u8], &[u8]); 3] =
    [(b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"), (b"\x1b[c", b"\x1b[?62;22c")];
const KEYS: usize = 200;
const RUNS: usize = 3;

/// A program and how it shows what it has read.
struct Peer {
    name: &'static str,
    command: String,
    file: PathBuf,
    /// Stands on the first useful screen.
    first: String,
    /// Stands on the screen when all is read.
    all: String,
    /// What is pressed until it does.
    press: &'static [u8],
}

/// A program in a terminal.
struct Run {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    start: Instant,
}

impl Run {
    fn start(peer: &Peer) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows: 40, cols: 120, ..PtySize::default() }).expect("a pty");
        let mut command = CommandBuilder::new(&peer.command);
        command.arg(&peer.file);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        // Nothing of it is kept for the next start.
        command.env("XDG_STATE_HOME", "/dev/null/state");
        let mut reader = pair.master.try_clone_reader().expect("the pty can be read");
        let keys = pair.master.take_writer().expect("the pty can be written");
        let start = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let size = |lines| NonZeroU16::new(lines).expect("not zero");
        let parser = vt100::Parser::new(size(40), size(120), 0);
        let (to, bytes) = channel();
        std::thread::spawn(move || {
            let _held = pair.master;
            let mut buffer = vec![0; 1 << 16];
            while let Ok(read) = reader.read(&mut buffer) {
                if read == 0 || to.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { child, keys, bytes, parser, start }
    }

    /// Waits for a text on the screen, pressing keys meanwhile; answers the milliseconds since the start.
    fn wait(&mut self, text: &str, press: &[u8]) -> Option<f64> {
        let mut pressed = self.start;
        while self.start.elapsed() < DEADLINE {
            if self.parser.screen().contents().contains(text) {
                return Some(self.start.elapsed().as_secs_f64() * 1e3);
            }
            match self.bytes.recv_timeout(Duration::from_millis(5)) {
                Ok(bytes) => {
                    for (asked, answer) in &ANSWERS {
                        if bytes.windows(asked.len()).any(|part| *part == **asked) {
                            self.keys.write_all(answer).ok()?;
                        }
                    }
                    self.parser.process(&bytes);
                }
                // Not so often that it has nothing else to do.
                Err(RecvTimeoutError::Timeout) if pressed.elapsed() > Duration::from_millis(50) => {
                    self.keys.write_all(press).ok()?;
                    pressed = Instant::now();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        None
    }

    /// Presses a key and waits until nothing more comes of it; answers the milliseconds until the first of its bytes.
    fn key(&mut self, key: u8) -> Option<f64> {
        let pressed = Instant::now();
        self.keys.write_all(&[key]).ok()?;
        let bytes = self.bytes.recv_timeout(Duration::from_secs(1)).ok()?;
        let answered = pressed.elapsed().as_secs_f64() * 1e3;
        self.parser.process(&bytes);
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(5)) {
            self.parser.process(&bytes);
        }
        Some(answered)
    }

    /// The most memory it has had, in MiB.
    fn peak(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib >> 10)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// First screen, all read, key median, key 99 in 100, and peak memory of one run.
fn measure(peer: &Peer) -> Option<[f64; 5]> {
    let mut run = Run::start(peer);
    let first = run.wait(&peer.first, b"")?;
    let all = run.wait(&peer.all, peer.press)?;
    run.keys.write_all(b"g").ok()?;
    // Some draw again and again though nothing happens.
    let calm = Instant::now() + SETTLING;
    while Instant::now() < calm && run.bytes.recv_timeout(Duration::from_millis(300)).is_ok() {}
    let mut keys: Vec<f64> = (0..KEYS).map_while(|_| run.key(b'j')).collect();
    keys.sort_by(f64::total_cmp);
    let (median, worst) = (*keys.get(keys.len() / 2)?, *keys.get(keys.len() * 99 / 100)?);
    #[expect(clippy::cast_precision_loss, reason = "of mebibytes")]
    let peak = run.peak()? as f64;
    Some([first, all, median, worst, peak])
}

fn median(runs: &[[f64; 5]], of: usize) -> f64 {
    let mut values: Vec<f64> = runs.iter().map(|run| run[of]).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn is_installed(command: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::path::Path::new(command).is_file() || std::env::split_paths(&paths).any(|path| path.join(command).is_file())
}

fn main() {
    let events = if std::env::var_os("DATELINE_BENCH_MILLION").is_some() { 1_000_000 } else { 100_000 };
    let grouped = if events == 1_000_000 { "1,000,000" } else { "100,000" };
    let last = format!("e{:07}", events - 1);
    let files = support::in_other_formats(events);
    let peer = |name, command: &str, file, [first, all]: [&str; 2], press| Peer {
        name,
        command: command.to_owned(),
        file,
        first: first.to_owned(),
        all: all.to_owned(),
        press,
    };
    let peers = [
        peer(
            "written",
            env!("CARGO_BIN_EXE_dateline"),
            support::on_disk(events, Hand::Written),
            ["#", &format!("{grouped} events")],
            b"",
        ),
        peer(
            "plain",
            env!("CARGO_BIN_EXE_dateline"),
            support::on_disk(events, Hand::Plain),
            ["#", &format!("{grouped} events")],
            b"",
        ),
        peer("lnav", "lnav", files.log, ["INFO e0", &last], b"G"),
        // It counts its rows while it reads them, and says how many there are when it has come to the end.
        peer("csvlens", "csvlens", files.csv, ["e0000010", &format!("/{events}, Col")], b""),
    ];
    println!("{events} events\n{:10} {:>9} {:>9} {:>7} {:>7} {:>6}", "", "first", "all read", "j 50", "j 99", "MiB");
    for peer in peers {
        if !is_installed(&peer.command) {
            println!("{:10} is not installed", peer.name);
            continue;
        }
        let runs: Vec<[f64; 5]> = (0..RUNS).filter_map(|_| measure(&peer)).collect();
        let [first, all, half, most, peak] = [0, 1, 2, 3, 4].map(|of| median(&runs, of));
        println!("{:10} {first:9.1} {all:9.1} {half:7.2} {most:7.2} {peak:6.0}", peer.name);
    }
    if is_installed("jq") {
        let read = || {
            let start = Instant::now();
            let jq = Command::new("jq").args(["-n", "reduce inputs as $event (0; . + 1)"]).arg(&files.jsonl).output();
            jq.ok().map(|_| [start.elapsed().as_secs_f64() * 1e3; 5])
        };
        let runs: Vec<[f64; 5]> = (0..RUNS).filter_map(|_| read()).collect();
        println!("{:10} {:>9} {:9.1}", "jq", "", median(&runs, 0));
    } else {
        println!("{:10} is not installed", "jq");
    }
}
