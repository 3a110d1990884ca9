//! One frame at 120×40 and 250×70, one key and its frame, the pictures of time and what is made for them, at a
//! thousand events as people write them, ten and a hundred thousand; a million where `DATELINE_BENCH_MILLION` is set.

mod support;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::app::action::{Action, Program};
use dateline::app::lanes::group::{By, Sort};
use dateline::app::{Charset, Code, Effect, Input, Job, Key, Options, Question, Size, State, Theme, take, update};
use dateline::format::{Reading, read};
use dateline::model::Order;
use dateline::model::{Day, Lang, Timeline};
use dateline::search::Workers;
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;
use support::Hand;

const OPTIONS: Options = Options {
    mouse: true,
    theme: Theme::Dark,
    charset: Charset::Unicode,
    today: Day { year: 2026, month: 11, day: 1 },
    local: None,
    lang: Lang::English,
    example: false,
};

fn drawing(c: &mut Criterion) {
    let mut sizes = vec![1_000, 10_000, 100_000];
    #[expect(clippy::disallowed_methods, reason = "a bench is told its sizes")]
    if std::env::var_os("DATELINE_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    for events in sizes {
        let timeline =
            Arc::new(read(&[support::opened(&support::on_disk(events, Hand::Written))], &Reading::default()));
        for (width, height) in [(120, 40), (250, 70)] {
            at_size(c, &timeline, Size { width, height });
            pictures(c, &timeline, Size { width, height });
        }
    }
}

fn at_size(c: &mut Criterion, timeline: &Arc<Timeline>, size: Size) {
    let Size { width, height } = size;
    let mut state = State::new(Arc::clone(timeline), OPTIONS, size);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let name = format!("{width}x{height}, {} events", timeline.len());
    c.bench_function(&format!("draw a frame/{name}"), |b| {
        b.iter(|| {
            buffer.reset();
            ui::paint(&state, &mut buffer);
        });
    });
    let keys =
        [("j", Key::char('j')), ("PgDn", Key::plain(Code::PageDown)), ("G", Key::char('G')), ("g", Key::char('g'))];
    for (key, pressed) in keys {
        let id = BenchmarkId::new(format!("key {key} and its frame"), &name);
        c.bench_with_input(id, &pressed, |b, pressed| {
            b.iter(|| {
                take(&mut state, [Input::Key(*pressed)]);
                buffer.reset();
                ui::paint(&state, &mut buffer);
            });
        });
    }
}

/// Does what a state asks of the world, as far as it is about pictures.
fn fulfil(state: &mut State, mut effects: Vec<Effect>) {
    while let Some(effect) = effects.pop() {
        if let Effect::Start(job) = effect
            && let Ok(answer) = job.answer(Workers::ALONE, &|| false, &|_| {})
        {
            effects.extend(update(state, Action::Done(job.done(Ok(answer)))));
        }
    }
}

/// A frame of each picture, and what is made for it while the screen answers.
fn pictures(c: &mut Criterion, timeline: &Arc<Timeline>, size: Size) {
    let Size { width, height } = size;
    let name = format!("{width}x{height}, {} events", timeline.len());
    let mut state = State::new(Arc::clone(timeline), OPTIONS, size);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    for (view, keys) in [("strip", ""), ("lanes", "L"), ("lanes, closer", "++++++++"), ("lanes, far closer", "+++++")] {
        for key in keys.chars() {
            let effects = take(&mut state, [Input::Key(Key::char(key))]);
            fulfil(&mut state, effects);
        }
        let effects = update(&mut state, Action::Program(Program::Redraw));
        fulfil(&mut state, effects);
        c.bench_function(&format!("draw a frame with {view}/{name}"), |b| {
            b.iter(|| {
                buffer.reset();
                ui::paint(&state, &mut buffer);
            });
        });
        c.bench_function(&format!("an event further with {view}, and its frame/{name}"), |b| {
            b.iter(|| {
                take(&mut state, [Input::Key(Key::ctrl('n'))]);
                buffer.reset();
                ui::paint(&state, &mut buffer);
            });
        });
    }
    let order = Order::All(timeline.len());
    for (what, question) in [
        ("count the strip", Question::Strip(width, order.clone(), OPTIONS.today)),
        ("gather lanes by tag", Question::Groups(By::Tag, Sort::First, order.clone())),
        ("find the longest silences", Question::Silences(order)),
    ] {
        let job = Job { number: 0, timeline: Arc::clone(timeline), question };
        c.bench_function(&format!("{what}/{name}"), |b| b.iter(|| job.answer(Workers::ALONE, &|| false, &|_| {})));
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
