//! One frame at 120×40 and 250×70, one key and its frame, at a hundred thousand events; a million where
//! `DATELINE_BENCH_MILLION` is set.

mod support;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use dateline::app::{Charset, Input, Key, Options, Size, State, Theme, take};
use dateline::format::{Reading, read};
use dateline::model::{Day, Timeline};
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

fn drawing(c: &mut Criterion) {
    let mut sizes = vec![100_000];
    #[expect(clippy::disallowed_methods, reason = "a bench is told its sizes")]
    if std::env::var_os("DATELINE_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    for events in sizes {
        let timeline = Arc::new(read(&[support::opened(&support::on_disk(events))], &Reading::default()));
        for (width, height) in [(120, 40), (250, 70)] {
            at_size(c, &timeline, Size { width, height });
        }
    }
}

fn at_size(c: &mut Criterion, timeline: &Arc<Timeline>, size: Size) {
    let Size { width, height } = size;
    let today = Day { year: 2026, month: 11, day: 1 };
    let options = Options { mouse: true, theme: Theme::Dark, charset: Charset::Unicode, today };
    let mut state = State::new(Arc::clone(timeline), options, size);
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let name = format!("{width}x{height}, {} events", timeline.len());
    c.bench_function(&format!("draw a frame/{name}"), |b| {
        b.iter(|| {
            buffer.reset();
            ui::paint(&state, &mut buffer);
        });
    });
    for key in ['j', 'G', 'g'] {
        let id = BenchmarkId::new(format!("key {key} and its frame"), &name);
        c.bench_with_input(id, &key, |b, key| {
            b.iter(|| {
                take(&mut state, [Input::Key(Key::char(*key))]);
                buffer.reset();
                ui::paint(&state, &mut buffer);
            });
        });
    }
}

criterion_group!(benches, drawing);
criterion_main!(benches);
