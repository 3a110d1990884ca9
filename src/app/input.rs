//! What comes in from a reader: keys, the mouse, a new size of the terminal.
//!
//! Owns the program's own words for input, so that the library which reads the terminal is named in `edge` alone and a
//! test can press keys without one.

/// One thing a reader did.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted a text, as it came.
    Paste(String),
    /// Paused: what follows came apart from what came before, in another read of the terminal.
    Pause,
    /// Moved the wheel, pressed a button or moved with it pressed.
    Mouse(Mouse),
    /// Gave the terminal another size, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
}

/// A key, with what was held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Held down.
    pub ctrl: bool,
    /// Held down.
    pub alt: bool,
    /// Held down; a capital letter is its own [`Code::Char`] whether or not this is set.
    pub shift: bool,
}

/// A key without what is held down beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the name on the key")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Tab with shift, which terminals send as a key of its own.
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// Something the mouse did, in cells counted from the upper left corner, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mouse {
    /// Columns from the left.
    pub column: u16,
    /// Rows from the top.
    pub row: u16,
    /// What it did.
    pub kind: MouseKind,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MouseKind {
    /// The main button went down.
    Press,
    /// It moved with the main button down.
    Drag,
    /// The wheel turned away from the reader.
    WheelUp,
    /// The wheel turned towards the reader.
    WheelDown,
}

impl Key {
    /// The key alone.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character's key alone.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character's key with ctrl held down.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// A key with alt held down.
    pub const fn alt(code: Code) -> Self {
        Self { code, ctrl: false, alt: true, shift: false }
    }

    /// The character that it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(character), ctrl: false, alt: false, .. } => Some(character),
            _ => None,
        }
    }

    /// Whether `self` is `other`, shift aside: terminals do not agree on whether they report it.
    pub fn is(self, other: Self) -> bool {
        self.code == other.code && self.ctrl == other.ctrl && self.alt == other.alt
    }

    /// What is printed on the key, as help and hints show it.
    pub fn label(self) -> String {
        let name = match self.code {
            Code::Char(' ') => "Space".to_owned(),
            Code::Char(c) => c.to_string(),
            Code::Enter => "Enter".to_owned(),
            Code::Esc => "Esc".to_owned(),
            Code::Tab => "Tab".to_owned(),
            Code::BackTab => "shift-Tab".to_owned(),
            Code::Backspace => "Backspace".to_owned(),
            Code::Delete => "Del".to_owned(),
            Code::Up => "↑".to_owned(),
            Code::Down => "↓".to_owned(),
            Code::Left => "←".to_owned(),
            Code::Right => "→".to_owned(),
            Code::Home => "Home".to_owned(),
            Code::End => "End".to_owned(),
            Code::PageUp => "PgUp".to_owned(),
            Code::PageDown => "PgDn".to_owned(),
            Code::F(n) => format!("F{n}"),
        };
        let held = match (self.ctrl, self.alt) {
            (true, true) => "ctrl-alt-",
            (true, false) => "ctrl-",
            (false, true) => "alt-",
            (false, false) => "",
        };
        format!("{held}{name}")
    }
}
