//! The work of reading, finding and drawing, counted in instructions: numbers that do not depend on how busy a machine is.
//!
//! `cargo bench --profile quick --bench work` counts with `valgrind --tool=callgrind` and compares with `benches/work.tsv`,
//! whose numbers are of that profile and are written anew by `DATELINE_WRITE_WORK=1`. Each job is done once and twice, and
//! the difference counts: what is made for it counts for nothing. Beneath, each growth is counted at one size and at twice
//! that: 2.0 is as much more work as there is more to do.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench measures and prints"
)]

mod support;

use dateline::app::{Charset, Input, Key, Options, Size, State, Theme, take};
use dateline::format::{Opened, Reading, read};
use dateline::model::{Day, Lang, Timeline};
use dateline::query::Query;
use dateline::search::{Workers, as_of, find};
use dateline::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use support::{Hand, chronology};

/// The numbers that are kept.
const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/work.tsv");

/// So much more work than is kept is told as more.
const MORE: f64 = 1.03;

const TODAY: Day = Day { year: 2026, month: 11, day: 1 };

/// Something that is done again and again.
type Job = Box<dyn FnMut()>;

/// Jobs whose numbers are kept.
const JOBS: [&str; 5] = ["read-plain", "read-written", "find-written", "figures-written", "key-written"];

/// What grows, and how large it is where it is counted once.
const GROWTHS: [(&str, usize); 8] = [
    ("written-events", 1_000),
    ("written-events", 10_000),
    ("sources", 10_000),
    ("claims-in-one-event", 10_000),
    ("figures-of-one-measure", 10_000),
    ("compared-figures", 10_000),
    ("tags", 10_000),
    ("tags-in-one-event", 10_000),
];

fn opened(text: &str) -> Opened {
    Opened::held("bench.toml", text)
}

fn one_thread() -> Reading {
    Reading { threads: 1, ..Reading::default() }
}

fn reading(text: &str) -> Job {
    let files = [opened(text)];
    Box::new(move || drop(black_box(read(&files, &one_thread()))))
}

fn timeline(text: &str) -> Timeline {
    read(&[opened(text)], &one_thread())
}

fn job(name: &str) -> Job {
    let written = || timeline(&chronology(10_000, Hand::Written));
    match name {
        "read-plain" => reading(&chronology(10_000, Hand::Plain)),
        "read-written" => reading(&chronology(10_000, Hand::Written)),
        "find-written" => {
            let (timeline, query) = (written(), Query::parse("observatory", TODAY).expect("it is a query"));
            Box::new(move || drop(black_box(find(&timeline, &query, Workers::ALONE, &|| false, &|_| {}))))
        }
        "figures-written" => comparing(written()),
        _ => {
            let (theme, charset) = (Theme::Dark, Charset::Unicode);
            let options =
                Options { mouse: true, theme, charset, today: TODAY, local: None, lang: Lang::English, example: false };
            let size = Size { width: 120, height: 40 };
            let mut state = State::new(Arc::new(written()), options, size);
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            Box::new(move || {
                take(&mut state, [Input::Key(Key::char('j'))]);
                buffer.reset();
                ui::paint(&state, &mut buffer);
            })
        }
    }
}

fn comparing(timeline: Timeline) -> Job {
    Box::new(move || drop(black_box(as_of::compared(&timeline, Workers::ALONE, &|| false))))
}

fn growth(name: &str, size: usize) -> Job {
    let event = |n: usize| format!("[[events]]\nid = \"e{n}\"\ndate = \"{}\"\ntitle = \"T {n}\"\n", 1_400 + n % 600);
    let many = |each: &dyn Fn(usize) -> String| (0..size).map(each).collect::<String>();
    let source = |n: usize| format!("[[sources]]\nid = \"s{n}\"\ntitle = \"S {n}\"\n");
    let cites = |n: usize| format!("{}sources = [\"s{}\"]\n", event(n), n * 7 % size);
    let figure = |n: usize| {
        let (value, date) = (n % 50, 1_400 + n % 600);
        format!(
            "[[events.claims]]\ntext = \"C {n}\"\nfigure = {{ measure = \"m\", value = {value}, date = \"{date}\" }}\n"
        )
    };
    match name {
        "written-events" => reading(&chronology(size, Hand::Written)),
        "sources" => reading(&(many(&source) + &many(&cites))),
        "claims-in-one-event" => {
            let claim = |n: usize| format!("[[events.claims]]\nid = \"c{n}\"\ntext = \"C {n}\"\nsources = [\"s0\"]\n");
            reading(&(source(0) + &event(0) + &many(&claim)))
        }
        "figures-of-one-measure" => reading(&many(&|n| event(n) + &figure(n))),
        "compared-figures" => comparing(timeline(&many(&|n| event(n) + &figure(n)))),
        "tags" => reading(&many(&|n| format!("{}tags = [\"t{n}\"]\n", event(n)))),
        _ => reading(&format!("{}tags = [{}]\n", event(0), many(&|n| format!("\"t{n}\", ")))),
    }
}

/// The instructions of one time more that this program does what `args` say, as `valgrind` counts them.
fn counted(args: &[&str]) -> Option<i64> {
    let run = |times: &str| {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(std::env::current_exe().ok()?)
            .args(["--do", times])
            .args(args)
            .output()
            .ok()?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        told.split("Collected :").nth(1)?.split_whitespace().next()?.parse::<i64>().ok()
    };
    Some(run("2")? - run("1")?)
}

fn do_it(times: &str, name: &str, size: Option<&str>) {
    let size = size.and_then(|size| size.parse().ok());
    let mut job = size.map_or_else(|| job(name), |size| growth(name, size));
    (0..times.parse().unwrap_or(0)).for_each(|_| job());
}

#[expect(clippy::cast_precision_loss, reason = "a ratio, to be read")]
fn ratio(more: i64, less: i64) -> f64 {
    more as f64 / less.max(1) as f64
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let Some(at) = args.iter().position(|arg| arg == "--do") {
        return do_it(&args[at + 1], &args[at + 2], args.get(at + 3).map(String::as_str));
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("valgrind is not installed");
        return;
    }
    let kept = std::fs::read_to_string(Path::new(KEPT)).unwrap_or_default();
    let kept_of = |name: &str| {
        let mut fields = kept.lines().map(|line| line.split('\t'));
        fields.find_map(|mut fields| (fields.next() == Some(name)).then(|| fields.next()?.parse::<i64>().ok())?)
    };
    let mut anew = String::new();
    println!("{:24} {:>14} {:>14} {:>6}", "", "instructions", "kept", "ratio");
    for name in JOBS {
        let Some(count) = counted(&[name]) else { continue };
        let _ = writeln!(anew, "{name}\t{count}");
        let told = kept_of(name).map(|kept| (kept, ratio(count, kept)));
        let (kept, ratio) = told.unwrap_or((0, 0.0));
        println!("{name:24} {count:14} {kept:14} {ratio:6.2}{}", if ratio > MORE { "  more" } else { "" });
    }
    println!("{:24} {:>14} {:>14} {:>6}", "", "once", "twice", "ratio");
    for (name, size) in GROWTHS {
        let count = |size: usize| counted(&[name, &size.to_string()]);
        if let (Some(one), Some(two)) = (count(size), count(size * 2)) {
            println!("{:24} {one:14} {two:14} {:6.2}", format!("{name}, {size}"), ratio(two, one));
        }
    }
    if std::env::var_os("DATELINE_WRITE_WORK").is_some() {
        std::fs::write(KEPT, anew).expect("the folder of the benches can be written");
    }
}
