//! Keys in, screen out.

use dateline::app::summary::Summary;
use dateline::app::{
    Action, Answer, Charset, Code, Effect, Input, JobDone, JobKind, Key, Mouse, MouseKind, Options, Size, State, Theme,
    take, update,
};
use dateline::model::{Day, Lang, Timeline};
use dateline::search::Workers;
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::sync::Arc;

pub const OPTIONS: Options = Options {
    mouse: true,
    lang: Lang::English,
    theme: Theme::Dark,
    charset: Charset::Unicode,
    today: Day { year: 2026, month: 5, day: 1 },
    local: None,
    example: false,
};

/// What came of a job whose answer says itself what it is about.
pub fn done(kind: JobKind, answer: Answer) -> Action {
    Action::Done(JobDone { number: 0, kind, answer: Ok(answer) })
}

/// A reader at a terminal.
#[derive(Clone)]
pub struct Session {
    pub state: State,
    pub effects: Vec<Effect>,
}

impl Session {
    pub fn new(timeline: Arc<Timeline>, width: u16, height: u16) -> Self {
        Self::with(timeline, OPTIONS, width, height)
    }

    pub fn with(timeline: Arc<Timeline>, options: Options, width: u16, height: u16) -> Self {
        Self { state: State::new(timeline, options, Size { width, height }), effects: vec![] }
    }

    /// Looks at all events, as is done in the background.
    pub fn summarised(mut self) -> Self {
        let summary = Summary::of(&self.state.shared_timeline(), Workers::ALONE, &|| false).unwrap();
        update(&mut self.state, done(JobKind::Summary, Answer::Summary(Arc::new(summary))));
        self
    }

    /// Types keys: characters, and `<down>`, `<ctrl-d>`, `<click 3 4>`, `<drag 3 4>`, `<wheel-down 3 4>`, `<resize 80 24>`.
    pub fn type_keys(&mut self, keys: &str) -> &mut Self {
        for input in inputs(keys) {
            self.effects.extend(take(&mut self.state, [Input::Pause, input]));
        }
        self
    }

    /// Types keys as [`Self::type_keys`] does, all in one read.
    pub fn type_at_once(&mut self, keys: &str) -> &mut Self {
        let inputs = [Input::Pause].into_iter().chain(inputs(keys));
        self.effects.extend(take(&mut self.state, inputs));
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.effects.extend(take(&mut self.state, [Input::Pause, Input::Paste(text.to_owned())]));
        self
    }

    /// What is said of the last key, which stands on the screen.
    pub fn said(&self) -> String {
        let said = self.state.status().map(ToString::to_string).unwrap_or_default();
        let beginning: String = said.chars().take(24).collect();
        assert!(self.screen().contains(&beginning), "{said:?} is not on the screen: {}", self.screen());
        said
    }

    pub fn buffer(&self) -> Buffer {
        let Size { width, height } = self.state.size();
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        ui::paint(&self.state, &mut buffer);
        buffer
    }

    /// Where the cursor is seen: column and row.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let Size { width, height } = self.state.size();
        ui::paint(&self.state, &mut Buffer::empty(Rect::new(0, 0, width, height)))
    }

    /// The screen as text, without the blanks at the ends of its lines.
    pub fn screen(&self) -> String {
        text(&self.buffer())
    }

    /// The screen's styles as a grid of letters, with what each stands for.
    pub fn styles(&self) -> String {
        let mut known: Vec<Style> = vec![];
        let grid = lines(&self.buffer(), |buffer, x, y| {
            let cell = &buffer[(x, y)];
            let style = Style { fg: Some(cell.fg), bg: Some(cell.bg), add_modifier: cell.modifier, ..Style::new() };
            let letter = known.iter().position(|other| *other == style).unwrap_or_else(|| {
                known.push(style);
                known.len() - 1
            });
            let blank = cell.symbol() == " " && !cell.modifier.contains(Modifier::REVERSED);
            if blank { " ".to_owned() } else { char::from(b'a' + u8::try_from(letter).unwrap()).to_string() }
        });
        let legend = known
            .iter()
            .zip('a'..)
            .map(|(style, letter)| format!("{letter} {:?} {:?}", style.fg.unwrap(), style.add_modifier));
        format!("{grid}\n{}", legend.collect::<Vec<_>>().join("\n"))
    }
}

/// A buffer as text, without the blanks at the ends of its lines.
pub fn text(buffer: &Buffer) -> String {
    lines(buffer, |buffer, x, y| buffer[(x, y)].symbol().to_owned())
}

fn lines(buffer: &Buffer, mut cell: impl FnMut(&Buffer, u16, u16) -> String) -> String {
    let mut lines = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            line.push_str(&cell(buffer, x, y));
            let wide = unicode_width::UnicodeWidthStr::width(buffer[(x, y)].symbol()) == 2;
            x += if wide { 2 } else { 1 };
        }
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

fn inputs(keys: &str) -> Vec<Input> {
    let mut rest = keys;
    let mut inputs = vec![];
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|named| named.split_once('>')) {
            inputs.push(input(name));
            rest = after;
        } else {
            inputs.push(Input::Key(Key::char(c)));
            rest = &rest[c.len_utf8()..];
        }
    }
    inputs
}

fn input(name: &str) -> Input {
    let words: Vec<&str> = name.split(' ').collect();
    let number = |n: usize| words[n].parse().unwrap();
    let mouse = |kind| Input::Mouse(Mouse { column: number(1), row: number(2), kind });
    let code = match words[0] {
        "click" => return mouse(MouseKind::Press),
        "drag" => return mouse(MouseKind::Drag),
        "wheel-up" => return mouse(MouseKind::WheelUp),
        "wheel-down" => return mouse(MouseKind::WheelDown),
        "resize" => return Input::Resize { width: number(1), height: number(2) },
        "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "backtab" => Code::BackTab,
        "up" => Code::Up,
        "down" => Code::Down,
        "left" => Code::Left,
        "right" => Code::Right,
        "home" => Code::Home,
        "end" => Code::End,
        "pgup" => Code::PageUp,
        "pgdn" => Code::PageDown,
        "f1" => Code::F(1),
        name if name.starts_with("alt-") => {
            return Input::Key(Key::alt(Code::Char(name.chars().next_back().unwrap())));
        }
        name => return Input::Key(Key::ctrl(name.strip_prefix("ctrl-").unwrap().chars().next().unwrap())),
    };
    Input::Key(Key::plain(code))
}
