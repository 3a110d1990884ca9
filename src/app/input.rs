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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Why a name is that of no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    /// There is none that terminals send by itself.
    Unknown,
    /// Terminals send it as the key of this name.
    SentAs(String),
}

/// What keys are called that have a name, the first of those of each being the one that is shown.
const NAMES: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Delete", Code::Delete),
    ("↑", Code::Up),
    ("Up", Code::Up),
    ("↓", Code::Down),
    ("Down", Code::Down),
    ("←", Code::Left),
    ("Left", Code::Left),
    ("→", Code::Right),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PageUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageDown", Code::PageDown),
];

impl Key {
    /// The key of a name, as help shows it, in any case: `g`, `ctrl-x`, `alt-b`, `shift-Tab`, `Space`, `F2`.
    ///
    /// # Errors
    /// Where no terminal sends it by itself.
    pub fn named(name: &str) -> Result<Self, KeyError> {
        let (mut rest, mut held) = (name, [false; 3]);
        for (n, prefix) in ["ctrl-", "alt-", "shift-"].into_iter().enumerate() {
            let begins = rest.len() > prefix.len() && rest.is_char_boundary(prefix.len());
            if begins && rest[..prefix.len()].eq_ignore_ascii_case(prefix) {
                (rest, held[n]) = (&rest[prefix.len()..], true);
            }
        }
        let [ctrl, alt, shift] = held;
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) if !letter.is_control() && !NAMES.iter().any(|(name, _)| *name == rest) => {
                Code::Char(if ctrl { letter.to_ascii_lowercase() } else { letter })
            }
            _ => {
                let function =
                    rest.strip_prefix(['F', 'f']).and_then(|n| n.parse().ok()).filter(|n| (1..=12).contains(n));
                let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(rest)).map(|(_, code)| *code);
                function.map(Code::F).or(named).ok_or(KeyError::Unknown)?
            }
        };
        let sent_as = |name: &str| Err(KeyError::SentAs(name.to_owned()));
        match (code, ctrl, shift) {
            (Code::Tab, false, true) => Ok(Self { alt, ..Self::plain(Code::BackTab) }),
            (Code::Char(letter), false, true) if letter.is_lowercase() => sent_as(&letter.to_uppercase().to_string()),
            (code, false, true) => sent_as(&Self::plain(code).label()),
            (_, true, true) => Err(KeyError::Unknown),
            (Code::Char('i'), true, _) => sent_as("Tab"),
            (Code::Char('m' | 'j'), true, _) => sent_as("Enter"),
            (Code::Char('['), true, _) => sent_as("Esc"),
            // Of what is held down with ctrl, terminals send these apart.
            (Code::Char(letter), true, _) if !matches!(letter, 'a'..='z' | '4'..='7' | ' ') => Err(KeyError::Unknown),
            _ => Ok(Self { code, ctrl, alt, shift: false }),
        }
    }

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
        let named = NAMES.iter().find(|(_, code)| *code == self.code).map(|(name, _)| (*name).to_owned());
        let name = named.unwrap_or_else(|| match self.code {
            Code::Char(c) => c.to_string(),
            Code::BackTab => "shift-Tab".to_owned(),
            Code::F(n) => format!("F{n}"),
            _ => String::new(),
        });
        let held = match (self.ctrl, self.alt) {
            (true, true) => "ctrl-alt-",
            (true, false) => "ctrl-",
            (false, true) => "alt-",
            (false, false) => "",
        };
        format!("{held}{name}")
    }
}
