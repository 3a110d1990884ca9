//! What the reader does: read from the terminal by crossterm, put in the program's own words.
//!
//! Owns the translation, and the thread that reads.

use crate::app::{Code, Input, Key, Mouse, MouseKind};
use crate::edge::tui::message::Message;
use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::io;
use std::sync::mpsc::Sender;
use std::thread;

/// Starts the thread that reads input and sends it on. It ends with the program; where reading fails it says so.
///
/// # Errors
/// Where no thread can be had.
pub(super) fn listen(to: Sender<Message>) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let message = match event::read() {
                Ok(event) => translate(&event).map(Message::Input),
                Err(_) => Some(Message::Lost),
            };
            let lost = matches!(message, Some(Message::Lost));
            if message.is_some_and(|message| to.send(message).is_err()) || lost {
                return;
            }
        }
    })?;
    Ok(())
}

fn translate(event: &Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => translate_key(*key).map(Input::Key),
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::ScrollUp => MouseKind::WheelUp,
                MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Input::Mouse(Mouse { column: mouse.column, row: mouse.row, kind }))
        }
        // A new size is told by its signal: see `signals`.
        _ => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    let held = |modifier| key.modifiers.contains(modifier);
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    })
}
