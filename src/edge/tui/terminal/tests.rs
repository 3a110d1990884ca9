//! A panic while the terminal is taken.

use super::*;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;

/// Not a test of its own: what the next one runs in a terminal.
#[test]
#[ignore = "takes the terminal it is run in, and panics"]
fn takes_the_terminal_and_panics() {
    let mut terminal = Terminal::find(true, true).unwrap();
    // The executable of the tests would be no watchdog.
    let _ = DEVICE.get().unwrap().watchdog.set(None);
    give_back_on_panic();
    terminal.take().unwrap();
    panic!("on purpose");
}

#[test]
fn a_panic_gives_the_terminal_back_and_then_says_why() {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "edge::tui::terminal::tests::takes_the_terminal_and_panics"]);
    command.env("TERM", "xterm-256color");
    let before = format!("{:?}", pair.master.get_termios());
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    drop(pair.slave);
    let mut sent = Vec::new();
    let _ = reader.read_to_end(&mut sent);
    assert_eq!(child.wait().unwrap().exit_code(), 101);
    let sent = String::from_utf8_lossy(&sent);
    let (back, told) = (sent.find("\x1b[?1049l").unwrap(), sent.find("on purpose").unwrap());
    assert!(back < told, "{sent:?}");
    assert!(sent.contains("\x1b[?25h") && sent.contains("\x1b[?1000l") && sent.contains("fault of the program"));
    assert_eq!(format!("{:?}", pair.master.get_termios()), before);
}
