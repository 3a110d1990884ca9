//! The run loop: input, signals and news of the files in, effects and drawings out.
//!
//! Owns the order in which things happen: all that waits is taken, then drawn once. Sleeps where nothing waits.

use crate::app::action::{Action, Files, Program};
use crate::app::detail::archives::{Archived, Checked};
use crate::app::kept::Kept;
use crate::app::{Copied, Effect, Input, JobDone, JobKind, Options, Progress, Size, State, take, update};
use crate::edge::editor::Spot;
use crate::edge::open::watch::Noticed;
use crate::edge::tui::decode::Answer;
use crate::edge::tui::message::Message;
use crate::edge::tui::start::{Start, theme_on};
use crate::edge::tui::{browser, clipboard, editor, export, keys, signals, terminal};
use crate::edge::work::{jobs::Jobs, spawn};
use crate::format::cite::statement;
use crate::format::{News, Opened, Reading, read, read_watched};
use crate::model::{Address, Timeline};
use crate::text::Clean;
use crate::ui;
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};
use terminal::Terminal;

/// So long nothing is read ahead after a drawing: whatever brings it to the terminal may need the same processor.
const READ_AHEAD_AFTER: Duration = Duration::from_millis(2);

/// So long the first events are waited for before there is a screen.
const PATIENCE: Duration = Duration::from_millis(150);

/// Whether something was copied already: what to set where nothing arrives is said once.
static COPIED: AtomicBool = AtomicBool::new(false);

/// How browsing ended.
pub(in crate::edge) enum Ended {
    /// The reader went.
    Quit,
    /// A signal, or the loss of the terminal, ended it.
    Signal(i32),
    /// Nothing could be read.
    Nothing(Box<Timeline>),
}

/// Browses files until the reader goes; returns where they were then, too.
///
/// # Errors
/// Where the terminal cannot be had, or a thread.
pub(in crate::edge) fn browse(
    files: Vec<Opened>,
    look: impl Fn(Vec<Archived>) -> Vec<Checked> + Send + Sync + 'static,
    how: Reading,
    options: Options,
    start: &Start,
) -> io::Result<(Ended, Option<Kept>)> {
    let mut terminal = Terminal::find(options.mouse, start.names_window)?;
    let (to, messages) = channel();
    // The signals first: from here on nothing leaves the terminal behind.
    signals::listen(to.clone())?;
    signals::watch(terminal.keyboard()?, to.clone())?;
    terminal::give_back_on_panic();
    read_files(files, how, to.clone())?;
    let (first, progress) = match first_timeline(&messages) {
        First::Timeline(timeline, progress) => (timeline, progress),
        First::End(signal) => return Ok((Ended::Signal(signal), None)),
    };
    if progress.is_none() && is_nothing(&first) {
        return Ok((Ended::Nothing(first), None));
    }
    terminal.take()?;
    terminal.ask()?;
    let (done, noticed) = (to.clone(), to.clone());
    start.watched.clone().watch(move |seen| {
        let action = match seen {
            Noticed::Changed => Action::Files(Files::Changed),
            Noticed::Rested => Action::Files(Files::Rested),
            Noticed::Copies => Action::Files(Files::Copies),
            Noticed::Unwatched => {
                Action::Say(Clean::from("Files cannot be watched here: they are looked at every 2 s."))
            }
        };
        drop(noticed.send(Message::Done(action)));
    })?;
    let jobs = Jobs::new(Arc::new(move |action| drop(done.send(Message::Done(action)))), how.threads, look);
    let ended = keys::listen(terminal.keyboard()?, to).and_then(|()| {
        let (width, height) = terminal.size();
        let mut state = State::new(Arc::new(*first), options, Size { width, height });
        let mut effects = Vec::new();
        let is_known = progress.is_none() || !state.timeline().is_empty();
        if let Some(progress) = progress {
            effects.extend(update(&mut state, Action::Files(Files::Reading(progress))));
        } else {
            state.summarise();
        }
        effects.extend(update(&mut state, Action::Program(Program::Resize(Size { width, height }))));
        effects.extend(start.ask(&mut state));
        if is_known {
            effects.extend(start.place(&mut state));
        }
        perform(&mut terminal, &mut state, start, &jobs, effects)?;
        // A terminal that cannot be written any more is gone.
        let ended = run(&mut terminal, &mut state, start, &jobs, &messages);
        Ok((ended.unwrap_or(Ended::Signal(signal_hook::consts::SIGHUP)), state.kept()))
    });
    drop(terminal);
    ended
}

fn read_files(files: Vec<Opened>, how: Reading, to: Sender<Message>) -> io::Result<()> {
    spawn("reading", move || {
        let news = to.clone();
        let shown = AtomicU64::new(0);
        let watch = move |message| {
            // A step in twenty-five is drawn: more would cost what reading needs. Of what is still arriving
            // nobody knows the twenty-fifth part.
            if let News::Progress { read, of, .. } = message {
                let step = read.saturating_mul(25).checked_div(of).unwrap_or(read);
                if shown.fetch_max(step, Ordering::Relaxed) >= step {
                    return;
                }
            }
            let _ = news.send(Message::News(message));
        };
        let timeline = read_watched(&files, &how, &watch);
        let _ = to.send(Message::Read(Box::new(timeline)));
    })
}

/// Whether there is nothing to show but what is wrong.
fn is_nothing(timeline: &Timeline) -> bool {
    timeline.is_empty() && timeline.problems.errors() > 0
}

enum First {
    /// A timeline and, where it is not whole, how far reading has come.
    Timeline(Box<Timeline>, Option<Progress>),
    End(i32),
}

/// Waits for the first timeline that has something to show, or for as long as the reader may do nothing: keys that are
/// pressed meanwhile are shown by the terminal.
fn first_timeline(messages: &Receiver<Message>) -> First {
    let mut progress = Progress { read: 0, of: 0, events: 0 };
    let start = Instant::now();
    loop {
        let left = PATIENCE.saturating_sub(start.elapsed());
        let message = match messages.recv_timeout(left) {
            Ok(message) => message,
            Err(RecvTimeoutError::Timeout) => {
                let nothing = read(&[], &Reading::default());
                return First::Timeline(Box::new(nothing), Some(progress));
            }
            Err(RecvTimeoutError::Disconnected) => return First::End(signal_hook::consts::SIGHUP),
        };
        match message {
            Message::Read(timeline) => return First::Timeline(timeline, None),
            Message::News(News::SoFar(timeline)) if !timeline.is_empty() => {
                return First::Timeline(timeline, Some(progress));
            }
            Message::News(News::Progress { read, of, events }) => progress = Progress { read, of, events },
            Message::End(signal) => return First::End(signal),
            // The terminal is not taken yet, and there is no screen to say on that nobody could continue it.
            Message::Suspend if signals::can_be_continued() => drop(signals::stop()),
            _ => {}
        }
    }
}

fn run(
    terminal: &mut Terminal,
    state: &mut State,
    start: &Start,
    jobs: &Jobs,
    messages: &Receiver<Message>,
) -> io::Result<Ended> {
    let mut waiting: Vec<Message> = Vec::new();
    loop {
        let size = state.size();
        terminal.call(state.timeline().title.as_deref().or(state.timeline().files.first().map(String::as_str)));
        let palette = start.palette.unwrap_or_else(|| ui::Palette::of(state.options().theme)).at(start.depth);
        let links = if start.links { ui::links(state) } else { Vec::new() };
        terminal.draw((size.width, size.height), links, |buffer| ui::paint_in(state, &palette, buffer))?;
        let first = match messages.recv_timeout(READ_AHEAD_AFTER) {
            Err(RecvTimeoutError::Timeout) => next_reading_ahead(state, messages),
            first => first.ok(),
        };
        // The senders live as long as their threads; that all are gone means that nobody can say anything any more.
        let Some(first) = first else { return Ok(Ended::Signal(signal_hook::consts::SIGHUP)) };
        waiting.push(first);
        waiting.extend(messages.try_iter());
        if let Some(ended) = handle(terminal, state, start, jobs, &mut waiting)? {
            return Ok(ended);
        }
    }
}

/// Waits for the next message, and meanwhile reads what the next key may show.
fn next_reading_ahead(state: &mut State, messages: &Receiver<Message>) -> Option<Message> {
    loop {
        match messages.try_recv() {
            Err(TryRecvError::Empty) if state.look_ahead() => {}
            Err(TryRecvError::Empty) => return messages.recv().ok(),
            next => return next.ok(),
        }
    }
}

/// Hands on what arrived, behind the input before it. Where that is another timeline, a reader who has not done anything
/// yet is where they asked to start.
fn deliver(state: &mut State, start: &Start, inputs: &mut Vec<Input>, arrived: Action, effects: &mut Vec<Effect>) {
    let is_timeline = matches!(
        arrived,
        Action::Files(Files::SoFar(_) | Files::Loaded(_) | Files::Reread(..))
            | Action::Done(JobDone { kind: JobKind::AsOf, .. })
    );
    effects.extend(take(state, inputs.drain(..)));
    effects.extend(update(state, arrived));
    if is_timeline && !state.is_touched() {
        effects.extend(start.place(state));
    }
}

/// Does all that waits, in its order.
fn handle(
    terminal: &mut Terminal,
    state: &mut State,
    start: &Start,
    jobs: &Jobs,
    waiting: &mut Vec<Message>,
) -> io::Result<Option<Ended>> {
    let mut inputs = Vec::new();
    let mut effects = Vec::new();
    for message in waiting.drain(..) {
        match message {
            Message::Resized => {
                let (width, height) = terminal.size();
                inputs.push(Input::Resize { width, height });
            }
            Message::Input(input) => inputs.extend(input),
            Message::Answer(Answer::Ground(ground)) if terminal.has_just_asked() && start.follows_ground => {
                effects.extend(update(state, Action::Program(Program::Theme(theme_on(ground)))));
            }
            Message::Answer(Answer::Synchronizes) => terminal.synchronize(),
            Message::Answer(Answer::Ground(_) | Answer::Well) => {}
            Message::Lost => return Ok(Some(Ended::Signal(signal_hook::consts::SIGHUP))),
            Message::End(signal) => return Ok(Some(Ended::Signal(signal))),
            Message::Suspend => effects.push(Effect::Suspend),
            Message::Continued => {
                terminal.take()?;
                let (width, height) = terminal.size();
                inputs.push(Input::Resize { width, height });
            }
            Message::News(News::SoFar(timeline)) => {
                deliver(state, start, &mut inputs, Action::Files(Files::SoFar(Arc::new(*timeline))), &mut effects);
            }
            // Nothing came of what was waited for.
            Message::Read(timeline) if state.timeline().is_empty() && is_nothing(&timeline) => {
                return Ok(Some(Ended::Nothing(timeline)));
            }
            Message::Read(timeline) => {
                deliver(state, start, &mut inputs, Action::Files(Files::Loaded(Arc::new(*timeline))), &mut effects);
            }
            Message::Done(action) => deliver(state, start, &mut inputs, action, &mut effects),
            Message::News(News::Progress { read, of, events }) => {
                effects.extend(update(state, Action::Files(Files::Reading(Progress { read, of, events }))));
            }
        }
    }
    effects.extend(take(state, inputs));
    perform(terminal, state, start, jobs, effects)
}

/// Does what was asked of the world, and says what came of it.
fn perform(
    terminal: &mut Terminal,
    state: &mut State,
    start: &Start,
    jobs: &Jobs,
    effects: Vec<Effect>,
) -> io::Result<Option<Ended>> {
    let mut effects = VecDeque::from(effects);
    while let Some(effect) = effects.pop_front() {
        match effect {
            Effect::Quit => return Ok(Some(Ended::Quit)),
            Effect::Reload { number, was_asked } => effects.extend(reload(state, start, jobs, (number, was_asked))),
            Effect::Redraw => terminal.forget(),
            // Of what was asked at once, only the last is looked for.
            Effect::Start(job) if effects.iter().any(|later| later.supersedes(&job)) => {}
            Effect::Start(job) => {
                let unstarted = jobs.start(job).into_iter();
                effects.extend(unstarted.flat_map(|done| update(state, Action::Done(done))));
            }
            Effect::Open(url) => effects.extend(update(state, Action::Say(open_address(terminal, jobs, &url)))),
            Effect::Edit { file, line, column } => {
                effects.extend(editor::edit(terminal, state, start, jobs.deliver(), file, Spot { line, column })?);
            }
            Effect::Add(file) => effects.extend(editor::add(terminal, state, start, file)?),
            Effect::Export { to, form, is_forced } => {
                effects.extend(export::begin(state, jobs.deliver(), to, form, is_forced));
            }
            Effect::Copy(copied) => effects.extend(update(state, Action::Say(copy(terminal, &copied)))),
            // Stopped once is enough, however often it was asked for.
            Effect::Suspend if !terminal.is_taken() => {}
            Effect::Suspend if !signals::can_be_continued() => {
                let said = Clean::line("Not stopped: there is no shell here that could continue it.");
                effects.extend(update(state, Action::Say(said)));
            }
            Effect::Suspend => {
                terminal::give_back();
                // Whoever continues it tells so by a signal: only then the terminal is taken.
                if signals::stop().is_err() {
                    terminal.take()?;
                }
            }
        }
    }
    Ok(None)
}

/// Reads the files again, behind the screen.
fn reload(state: &mut State, start: &Start, jobs: &Jobs, asked: (u64, bool)) -> Vec<Effect> {
    let before = state.before_reading();
    let (last, how, deliver) = (Arc::clone(&start.last), start.how, jobs.deliver());
    let begun = spawn("reading again", move || {
        deliver(Action::Files(Files::Reread(asked.0, last.read(&before, &how, asked))));
    });
    let why = begun.err().map(|error| Err(Clean::line(&error.to_string())));
    why.into_iter().flat_map(|why| update(state, Action::Files(Files::Reread(asked.0, why)))).collect()
}

/// Opens an address in the reader's browser; returns what is to be said. Where nobody would see a browser the address,
/// which was on the screen, is copied.
fn open_address(terminal: &mut Terminal, jobs: &Jobs, url: &str) -> Clean {
    if let (false, Ok(address)) = (browser::may_be_seen(), Address::read(url)) {
        let copied =
            clipboard::copy(terminal.aside(), address.as_str(), "No browser here; the address", is_first_copy());
        return Clean::line(&copied);
    }
    let deliver = jobs.deliver();
    Clean::line(&browser::open(url, move |said| deliver(Action::Say(Clean::line(&said)))))
}

/// Whether nothing was copied before.
fn is_first_copy() -> bool {
    !COPIED.swap(true, Ordering::Relaxed)
}

/// Has the terminal copy something; returns what is to be said.
fn copy(terminal: &mut Terminal, copied: &Copied) -> Clean {
    let is_first = is_first_copy();
    let said = match copied {
        Copied::Text(text) => clipboard::copy(terminal.aside(), text, text, is_first),
        Copied::Statement { name, said, sources, style } => {
            let with = match (said.is_empty(), sources.is_empty()) {
                (true, _) => "",
                (false, true) => ", which has no source,",
                (false, false) => " with its sources",
            };
            let cited = sources
                .iter()
                .filter_map(|cited| Some((&*cited.passages, cited.source.as_deref()?, cited.origin.as_ref())));
            let text = statement(said, cited, *style);
            clipboard::copy(terminal.aside(), &text, &format!("{name}{with} as {}", style.name()), is_first)
        }
    };
    Clean::line(&said)
}
