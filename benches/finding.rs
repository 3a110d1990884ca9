//! Words, phrases, fields and dates looked for: how long until the first match is told, and until all are counted.
//!
//! `cargo bench --bench finding`; ten and a hundred thousand events, plain and as people write them, and a million where `DATELINE_BENCH_MILLION` is set;
//! another file where `DATELINE_BENCH_FILE` names one, one query where `DATELINE_BENCH_QUERY` says it. Prints medians in milliseconds and, beneath them, what `rg` and
//! `fzf --filter` take for the first word in the same file, where they are installed; those read the file anew.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench measures and prints"
)]

mod support;

use dateline::format::{Reading, read};
use dateline::model::{Day, Timeline};
use dateline::query::Query;
use dateline::search::{Workers, find as find_in};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use support::Hand;

const RUNS: usize = 9;

const QUERIES: [&str; 18] = [
    "observatory",
    "e0000777",
    "nowhereatall",
    "crowns",
    "Zürich",
    "juridico",
    "alvarez",
    "東京",
    "gazeta",
    "\"great surprise\"",
    "\"charted the archive\"",
    "observatory -crowns",
    "tag:science",
    "place:lisbon",
    "source:s12",
    "publisher:\"gazeta nova\"",
    "during:1850",
    "harbour during:1850..1900 -tag:art",
];

/// What one search took, and what it found.
struct Took {
    first: Option<Duration>,
    all: Duration,
    matches: usize,
}

/// All processors but the one of the thread that asks.
fn pool() -> rayon::ThreadPool {
    let others = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).saturating_sub(1).max(1);
    rayon::ThreadPoolBuilder::new().num_threads(others).build().expect("there are threads")
}

fn find(timeline: &Timeline, query: &Query, pool: &rayon::ThreadPool) -> Took {
    let (start, first) = (Instant::now(), OnceLock::new());
    let tell = |_: &_| {
        first.get_or_init(|| start.elapsed());
    };
    let found = find_in(timeline, query, Workers::of(Some(pool)), &|| false, &tell).expect("nothing stops it");
    Took { first: first.into_inner(), all: start.elapsed(), matches: found.rows().len() }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}

fn measure(name: &str, path: &Path) {
    let timeline = read(&[support::opened(path)], &Reading::default());
    let pool = pool();
    println!("{name} events\n{:38}{:>9}{:>9}{:>9}", "", "matches", "first", "all");
    let one = std::env::var("DATELINE_BENCH_QUERY").ok();
    for typed in one.as_deref().map_or(QUERIES.to_vec(), |one| vec![one]) {
        let query = Query::parse(typed, Day { year: 2026, month: 4, day: 7 }).expect("it is a query");
        let took: Vec<Took> = (0..RUNS).map(|_| find(&timeline, &query, &pool)).collect();
        let first: Option<Vec<Duration>> = took.iter().map(|took| took.first).collect();
        let first = first.map_or_else(|| "-".to_owned(), |first| milliseconds(median(first)));
        let all = milliseconds(median(took.iter().map(|took| took.all).collect()));
        println!("{typed:38}{:>9}{first:>9}{all:>9}", took.first().map_or(0, |took| took.matches));
    }
    for (peer, args) in [("rg", ["-ci", QUERIES[0]]), ("fzf", ["--exact", "--filter"])] {
        let run = || {
            let mut command = Command::new(peer);
            command.args(args).stdout(Stdio::null());
            match peer {
                "rg" => command.arg(path),
                _ => command.arg(QUERIES[0]).stdin(std::fs::File::open(path).expect("the file is there")),
            };
            let start = Instant::now();
            command.status().ok().map(|_| start.elapsed())
        };
        if let Some(times) = (0..3).map(|_| run()).collect::<Option<Vec<_>>>() {
            println!("{peer:56}{:>9}", milliseconds(median(times)));
        }
    }
}

fn main() {
    let sizes = [10_000, 100_000, 1_000_000];
    let few = if std::env::var_os("DATELINE_BENCH_MILLION").is_some() { 3 } else { 2 };
    match std::env::var_os("DATELINE_BENCH_FILE").map(PathBuf::from) {
        Some(path) => measure(&path.display().to_string(), &path),
        None => sizes[..few].iter().for_each(|n| {
            measure(&format!("{n} plain"), &support::on_disk(*n, Hand::Plain));
            measure(&format!("{n} written"), &support::on_disk(*n, Hand::Written));
        }),
    }
}
