//! Reading whole and in chunks, on one thread and on two, putting events in order, and asking for one.
//!
//! `cargo bench --bench reading`; sizes up to a hundred thousand events, and a million where `DATELINE_BENCH_MILLION`
//! is set. A path in `DATELINE_BENCH_FILE` is read too.

#![expect(clippy::disallowed_methods, reason = "a bench makes and opens its own files")]

mod support;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::format::{Reading, ordered, read};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use support::Hand;

fn files() -> Vec<(String, PathBuf)> {
    let mut sizes = vec![1_000, 10_000, 100_000];
    if std::env::var_os("DATELINE_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    let both = |n: usize| {
        [("plain", Hand::Plain), ("written", Hand::Written)]
            .map(|(name, hand)| (format!("{n} {name}"), support::on_disk(n, hand)))
    };
    let mut files: Vec<(String, PathBuf)> = sizes.into_iter().flat_map(both).collect();
    if let Some(path) = std::env::var_os("DATELINE_BENCH_FILE").map(PathBuf::from) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, path));
    }
    files
}

fn reading(c: &mut Criterion) {
    for (name, path) in files() {
        let mut group = c.benchmark_group("read");
        group.sample_size(10).throughput(Throughput::Bytes(support::opened(&path).bytes.len()));
        let whole = Reading { threads: 1, chunk: 1 << 40, clock: None, ..Reading::default() };
        let ways = [
            ("whole", whole),
            ("chunks, 1 thread", Reading { threads: 1, ..Reading::default() }),
            ("chunks, 2 threads", Reading { threads: 2, ..Reading::default() }),
        ];
        for (way, reading) in ways {
            group.bench_with_input(BenchmarkId::new(way, &name), &reading, |b, reading| {
                b.iter(|| read(&[support::opened(&path)], black_box(reading)));
            });
        }
        group.finish();
        ordering(c, &name, &path);
        asking(c, &name, &path);
    }
}

/// The rows of a file, from the order of their bytes into that of their time.
fn ordering(c: &mut Criterion, name: &str, path: &Path) {
    let timeline = read(&[support::opened(path)], &Reading::default());
    let mut rows = timeline.rows().to_vec();
    rows.sort_unstable_by_key(|row| row.at);
    let mut group = c.benchmark_group("order");
    group.sample_size(10).throughput(Throughput::Elements(rows.len() as u64));
    for (way, side_by_side) in [("1 thread", false), ("2 threads", true)] {
        group.bench_function(BenchmarkId::new(way, name), |b| {
            b.iter_batched(|| rows.clone(), |rows| ordered(rows, side_by_side), BatchSize::LargeInput);
        });
    }
    group.finish();
}

fn asking(c: &mut Criterion, name: &str, path: &Path) {
    let timeline = read(&[support::opened(path)], &Reading::default());
    let mut index = 0;
    c.bench_function(&format!("decode one event/{name}"), |b| {
        b.iter(|| {
            index = (index + 7919) % timeline.len();
            timeline.event(index)
        });
    });
}

criterion_group!(benches, reading);
criterion_main!(benches);
