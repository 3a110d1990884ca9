//! What the reader does: read from the terminal by crossterm, put in the program's own words.
//!
//! Owns the translation, and the thread that reads.

use crate::app::{Code, Input, Key, Mouse, MouseKind};
use crate::edge::tui::message::Message;
use crate::edge::work::spawn;
use ratatui::crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use std::io;
use std::sync::mpsc::Sender;

/// Starts the thread that reads input and sends it on. It ends with the program; where reading fails it says so.
///
/// # Errors
/// Where no thread can be had.
pub(super) fn listen(to: Sender<Message>) -> io::Result<()> {
    spawn("input", move || {
        while let Ok(event) = event::read() {
            if translate(&event).is_some_and(|input| to.send(Message::Input(input)).is_err()) {
                return;
            }
        }
        let _ = to.send(Message::Lost);
    })
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
