//! Files that are read while they arrive: what is shown of them meanwhile, and that it makes no difference in the end.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use dateline::format::{Arrived, Bytes, CutShort, News, Opened, Reading, read, read_watched};
use dateline::model::{Event, Timeline};
use proptest::prelude::*;
use std::io;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

/// A text that arrives piece by piece: one more each time that somebody waits for more.
struct Arriving {
    text: Vec<u8>,
    now: Mutex<Now>,
    /// Each piece is held back until it is let go.
    gate: Option<Mutex<Receiver<()>>>,
    cut_short: Option<CutShort>,
}

struct Now {
    len: usize,
    /// The lengths of what is still to come.
    pieces: Vec<usize>,
}

impl Arriving {
    fn new(text: &str, mut pieces: Vec<usize>, gate: Option<Receiver<()>>) -> Self {
        pieces.reverse();
        Self { text: text.into(), now: Mutex::new(Now { len: 0, pieces }), gate: gate.map(Mutex::new), cut_short: None }
    }

    fn file(self) -> Opened {
        Opened { name: "t.toml".into(), bytes: Arc::new(self) }
    }
}

impl Bytes for Arriving {
    fn len(&self) -> u64 {
        self.now.lock().unwrap().len as u64
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        assert!(at + buffer.len() as u64 <= self.len(), "only what has arrived is read");
        self.text.read(at, buffer)
    }

    fn unchanged(&self) -> bool {
        true
    }

    fn arrived(&self) -> Arrived {
        let len = self.len();
        Arrived { len, all: len == self.text.len() as u64 }
    }

    fn wait(&self, known: u64, _: u64) -> Arrived {
        while self.arrived().len <= known && !self.arrived().all {
            if let Some(gate) = &self.gate {
                gate.lock().unwrap().recv().unwrap();
            }
            let mut now = self.now.lock().unwrap();
            let piece = now.pieces.pop().unwrap_or(usize::MAX);
            now.len = now.len.saturating_add(piece.max(1)).min(self.text.len());
        }
        self.arrived()
    }

    fn cut_short(&self) -> Option<CutShort> {
        self.cut_short.clone()
    }
}

/// Everything a reading yields, to be compared with another.
fn whole(timeline: &Timeline) -> String {
    let events: Vec<Result<Event, _>> = (0..timeline.len()).map(|i| timeline.event(i)).collect();
    let lines: Vec<u32> = timeline.problems.listed().iter().map(|p| timeline.line_of(p)).collect();
    let Timeline { title, problems, left_out, .. } = timeline;
    format!("{:#?}", (title, timeline.rows(), timeline.source_rows(), events, problems, lines, left_out))
}

const PIECES: [&str; 14] = [
    "title = \"Harbour\"\n",
    "[[events]]\ndate = \"2001\"\ntitle = \"a\"\n",
    "[[events]]\nid = \"x\"\ndate = \"2002-05-06\"\ntitle = \"b\"\nsources = [\"s\"]\n",
    "[[events]]\r\ndate = \"2003\"\r\ntitle = \"c\"\r\n",
    "  [[events]] # a comment\ndate = \"2004\"\ntitle = \"ü日\"\n",
    "[[sources]]\nid = \"s\"\ntitle = \"S\"\n",
    "[[events.claims]]\ntext = \"claim\"\nid = \"c\"\n",
    "summary = \"\"\"\n[[events]]\n\"\"\"\n",
    "note = '''open\n",
    "tags = [\n\"a\",\n",
    "\n\n",
    "# [[events]]\n",
    "= 3\n",
    "[[events]]\ndate = \"soon\"\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn how_a_file_arrives_changes_nothing(
        pieces in prop::collection::vec(0..PIECES.len(), 0..14),
        arrivals in prop::collection::vec(1_usize..60, 0..40),
        chunk in prop_oneof![1_u64..200, Just(1 << 20)],
        threads in 1_usize..3,
    ) {
        let text: String = pieces.iter().map(|p| PIECES[*p]).collect();
        let at_once = read(&[Opened::held("t.toml", text.as_str())], &Reading::default());
        let arriving = Arriving::new(&text, arrivals, None).file();
        let told = Mutex::new(Vec::new());
        let arrived = read_watched(&[arriving], &Reading { threads, chunk, clock: None, ..Reading::default() }, &|message| {
            if let News::SoFar(timeline) = message {
                told.lock().unwrap().push(timeline);
            }
        });
        prop_assert_eq!(whole(&at_once), whole(&arrived));
        // What is told meanwhile is what the file says up to the end of the last event told, and never what is wrong.
        let mut told = told.into_inner().unwrap();
        prop_assert!(told.iter().all(|timeline| timeline.problems.is_empty()));
        told.dedup_by_key(|timeline| shown(timeline));
        for timeline in told {
            let end = timeline.rows().iter().map(|row| row.at + row.len).max().unwrap_or(0);
            let there = read(&[Opened::held("t.toml", &text[..end as usize])], &Reading::default());
            prop_assert_eq!(shown(&there), shown(&timeline));
        }
    }
}

/// The events of a timeline: from where to where each stands, its title, its line, and what it claims.
fn shown(timeline: &Timeline) -> Vec<(u32, u32, String, u32, Vec<String>)> {
    let event = |n: usize| {
        let (row, event) = (&timeline.rows()[n], timeline.event(n).unwrap());
        (row.at, row.len, event.title, event.line, event.claims.into_iter().map(|claim| claim.text).collect())
    };
    (0..timeline.len()).map(event).collect()
}

const FIRST: &str = "[[events]]\ndate = \"2001\"\ntitle = \"first\"\n[[events]]\ndate = \"2002\"\ntitle = \"second\"\n";
const MORE: &str = "[[events]]\ndate = \"2000\"\ntitle = \"third\"\n";
const LAST: &str = "[[events]]\ndate = \"1999\"\ntitle = \"last\"\n";

#[test]
fn what_has_arrived_is_told_before_the_rest_comes() {
    let (go, gate) = channel();
    let (news, told) = channel();
    let text = [FIRST, MORE, LAST].concat();
    let file = Arriving::new(&text, vec![FIRST.len(), MORE.len()], Some(gate)).file();
    let reading = std::thread::spawn(move || {
        read_watched(&[file], &Reading::default(), &|message| drop(news.send(message)));
    });
    let so_far = || loop {
        match told.recv().unwrap() {
            News::SoFar(timeline) => return (0..timeline.len()).map(|n| timeline.event(n).unwrap().title).collect(),
            News::Progress { of, .. } => assert_eq!(of, 0, "nobody knows how much there will be"),
        }
    };
    go.send(()).unwrap();
    let titles: Vec<String> = so_far();
    assert_eq!(titles, ["first"]);
    // The second event may still go on.
    let titles: Vec<String> = so_far();
    assert_eq!(titles, ["first", "second"]);
    go.send(()).unwrap();
    let titles: Vec<String> = so_far();
    assert_eq!(titles, ["third", "first", "second"]);
    go.send(()).unwrap();
    reading.join().unwrap();
}

#[test]
fn what_is_there_at_a_pause_is_told_up_to_its_last_whole_line_where_that_can_be_read() {
    let first = "[[events]]\ndate = \"2001\"\ntitle = \"first\"\n";
    // A header so long that one that pauses in it is no place for a cut.
    let quoted = format!("summary = \"\"\"\n[[events]] # {}|.\ndate = \"2002\"\ntitle = \"quoted\"\n", "x".repeat(300));
    for (last, expected) in [
        ("", &["first"] as &[&str]),
        (&quoted, &[]),
        ("summary = \"half |a\"\n", &["first"]),
        ("summary = \"half a", &["first"]),
        ("summary = \"half a\n", &[]),
        ("summary = \"\"\"\nhalf\n", &[]),
        ("tags = [\n\"a\",\n", &[]),
        ("[[events.claims]]\ntext = \"c\"\n", &["first"]),
        ("[[events.claims]]\n", &["first"]),
        ("[[sources]]\nid = \"s\"\ntitle = \"S\"\n", &["first"]),
        ("[[eve", &["first"]),
        ("[[events]]\n", &["first"]),
        ("[[events]]\ndate = \"2002\"\n", &["first"]),
        ("[[events]]\ndate = \"2002\"\ntitle = \"sec", &["first"]),
        ("[[events]]\ndate = \"2002\"\ntitle = \"second\"", &["first"]),
        ("[[events]]\ndate = \"2002\"\ntitle = \"second\"\n", &["first", "second"]),
    ] {
        // It pauses at each bar.
        let pieces = [first, last].concat();
        let pauses = pieces.split('|').map(str::len).collect();
        let text = pieces.replace('|', "") + "more";
        let file = Arriving::new(&text, pauses, None).file();
        let told = Mutex::new(Vec::new());
        read_watched(&[file], &Reading { threads: 1, ..Reading::default() }, &|message| {
            if let News::SoFar(timeline) = message {
                *told.lock().unwrap() = shown(&timeline).into_iter().map(|(_, _, title, ..)| title).collect();
            }
        });
        assert_eq!(told.into_inner().unwrap(), expected, "{last:?}");
    }
}

#[test]
fn each_event_of_a_trickle_is_told() {
    let events = 500;
    let text = MORE.repeat(events);
    let file = Arriving::new(&text, vec![MORE.len(); events], None).file();
    let told = Mutex::new(0);
    let timeline =
        read_watched(&[file], &Reading { threads: 1, chunk: 1 << 20, clock: None, ..Reading::default() }, &|message| {
            *told.lock().unwrap() += usize::from(matches!(message, News::SoFar(_)));
        });
    assert_eq!(timeline.len(), events);
    assert!(*told.lock().unwrap() >= events - 2);
}

#[test]
fn what_came_of_a_file_that_was_cut_short_stands() {
    let cut_short = Some(CutShort { why: "the pipe broke".into(), mend: "try again" });
    let file = Arriving { cut_short, ..Arriving::new(FIRST, vec![20, 20], None) }.file();
    let timeline = read(&[file], &Reading::default());
    assert_eq!(timeline.len(), 2);
    let problems: Vec<_> = timeline.problems.listed().iter().filter(|p| p.code == "cut-short").collect();
    let [problem] = problems[..] else { panic!("it is told once") };
    assert_eq!(problem.message, "this was not read to its end: the pipe broke");
    assert_eq!((problem.place.span.start, timeline.line_of(problem)), (FIRST.len() as u64, 7));
}
