//! Chronologies for the benches: made, not shipped. The same number of events always gives the same bytes.

#![expect(clippy::unwrap_used, clippy::expect_used, unreachable_pub, reason = "shared by the benches alone")]
#![expect(clippy::disallowed_methods, reason = "a bench makes and opens its own files")]

use std::fmt::Write;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::sync::Arc;

const WHO: [&str; 6] = ["Ada Lovelace", "José Álvarez", "Émilie du Châtelet", "王小明", "Grace Hopper", "Søren Kjær"];
const DID: [&str; 6] = ["opened", "signed", "charted", "destroyed", "measured", "founded"];
const WHAT: [&str; 6] = ["the harbour", "a treaty", "the observatory", "a steam engine", "the archive", "a canal"];
const WHERE: [&str; 5] = ["Lisbon", "Zürich", "東京", "Nairobi", "Québec"];
const MEASURES: [&str; 4] = ["crews", "crowns paid", "visitors", "ships in port"];
const TAGS: [&str; 6] = ["science", "politics", "art", "naïve", "trade", "技術"];

/// A small generator of numbers (xorshift), so that no crate's next version changes the files.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The plainest way, some 330 bytes each.
    Plain,
    /// As people write a chronology, some 860 bytes each: with claims that cite and quote, figures, comments and summaries of
    /// several lines.
    Written,
}

/// A chronology of `events` events in no order, with a source for every twenty.
pub fn chronology(events: usize, hand: Hand) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let sources = (events / 20).max(1);
    let mut text = String::with_capacity(events * if hand == Hand::Plain { 350 } else { 870 });
    text.push_str("title = \"A bench\"\n\n");
    for n in 0..events {
        let (year, month, day) = (1400 + dice.below(626), 1 + dice.below(12), 1 + dice.below(28));
        let date = match dice.below(20) {
            0..3 => format!("{year}"),
            3..8 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        let (who, did, what) = (dice.one(&WHO), dice.one(&DID), dice.one(&WHAT));
        if hand == Hand::Written && n % 6 == 1 {
            text.push_str("# to be seen again\n");
        }
        let _ = writeln!(text, "[[events]]\nid = \"e{n:07}\"\ndate = \"{date}\"\ntitle = \"{who} {did} {what} #{n}\"");
        let (second, third) = (dice.one(&WHO), dice.one(&DID));
        let summary = format!(
            "After long delays {second} {third} {what} while the council looked away, to the \\\"great surprise\\\" of the press \
             and at a cost of 4,200 crowns."
        );
        let _ = if hand == Hand::Written && n % 8 == 3 {
            writeln!(text, "summary = \"\"\"\n{}\"\"\"", summary.replace(" and ", "\nand "))
        } else {
            writeln!(text, "summary = \"{summary}\"")
        };
        let (a, b) = (dice.one(&TAGS), dice.one(&TAGS));
        let (place, s, t) = (dice.one(&WHERE), dice.below(sources), dice.below(sources));
        let _ = writeln!(text, "tags = [\"{a}\", \"{b}\"]\nplace = \"{place}\"\nsources = [\"s{s}\", \"s{t}\"]\n");
        if hand == Hand::Written {
            claims(&mut text, n, [s, t], [second, third, what]);
        }
    }
    for n in 0..sources {
        let _ = writeln!(
            text,
            "[[sources]]\nid = \"s{n}\"\ntitle = \"On the archive, volume {n}\"\npublisher = \"Gazeta Nova\"\n\
             published = \"1886\"\nurl = \"https://example.org/archive/{n}\"\n"
        );
    }
    text
}

/// The claims of an event.
fn claims(text: &mut String, n: usize, sources: [usize; 2], [who, did, what]: [&str; 3]) {
    for claim in 0..=n % 3 {
        let (source, page) = (sources[claim % 2], n % 400 + claim);
        let _ = writeln!(
            text,
            "  [[events.claims]]\n  text = \"After long delays {who} {did} {what} while the council looked away\"\n  sources = \
             [{{ id = \"s{source}\", at = \"p. {page}\", quote = \"{who} {did} {what} while the council\" }}]"
        );
        if n % 2 == claim {
            let _ = writeln!(text, "  by = \"{}\"", WHO[n % WHO.len()]);
        }
        if n / 3 % 4 == claim {
            let (measure, value) = (MEASURES[n / 7 % MEASURES.len()], n % 9_000 + 10);
            let _ = writeln!(
                text,
                "  figure = {{ measure = \"{measure}\", value = {value}, qualifier = \"about\" }} # counted"
            );
        }
        text.push('\n');
    }
}

/// The events of a chronology as other programs read them.
#[allow(dead_code, reason = "only the comparison with others needs it")]
pub struct InOtherFormats {
    pub csv: PathBuf,
    pub log: PathBuf,
    pub jsonl: PathBuf,
}

/// Writes the events of [`chronology`] as CSV, as JSON Lines and as a log, whose lines are a minute apart.
#[allow(dead_code, reason = "only the comparison with others needs it")]
pub fn in_other_formats(events: usize) -> InOtherFormats {
    let (mut csv, mut log) = (String::from("id,date,title,summary,tags,place,sources\n"), String::new());
    let mut jsonl = String::new();
    let text = chronology(events, Hand::Plain);
    let records = text.split("[[events]]\n").skip(1).enumerate();
    for (n, record) in records {
        let field = |key: &str| {
            let line = record.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.unwrap_or_default().trim_matches(['"', '[', ']']).replace("\\\"", "'").replace("\", \"", ";")
        };
        let [id, date, title, summary, tags, place, sources] =
            ["id", "date", "title", "summary", "tags", "place", "sources"].map(field);
        let _ = writeln!(csv, "{id},{date},{title},\"{summary}\",{tags},{place},{sources}");
        let _ = writeln!(
            jsonl,
            "{{\"id\":\"{id}\",\"date\":\"{date}\",\"title\":\"{title}\",\"summary\":\"{summary}\",\"tags\":\"{tags}\",\
             \"place\":\"{place}\",\"sources\":\"{sources}\"}}"
        );
        let (minute, hour, day) = (n % 60, n / 60 % 24, n / 1_440);
        let (day, month, year) = (1 + day % 28, 1 + day / 28 % 12, 1990 + day / 336);
        let _ = writeln!(
            log,
            "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00.000Z INFO {id} {date} {title}: {summary} [{tags}] @{place} {sources}"
        );
    }
    let write = |ending: &str, text: String| {
        let path = std::env::temp_dir().join(format!("dateline-bench-{events}.{ending}"));
        std::fs::write(&path, text).expect("the folder for temporary files can be written");
        path
    };
    InOtherFormats { csv: write("csv", csv), log: write("log", log), jsonl: write("jsonl", jsonl) }
}

/// A file on disk, read where it is asked for, as the program does with large ones.
#[allow(dead_code, reason = "only the comparison with others does not need it")]
pub struct OnDisk(File, u64);

impl dateline::format::Bytes for OnDisk {
    fn len(&self) -> u64 {
        self.1
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> std::io::Result<()> {
        self.0.read_exact_at(buffer, at)
    }

    fn unchanged(&self) -> bool {
        true
    }
}

/// Writes a chronology into the folder for temporary files and answers its path.
#[allow(dead_code, reason = "what only counts needs no file")]
pub fn on_disk(events: usize, hand: Hand) -> PathBuf {
    let name = if hand == Hand::Plain { "plain" } else { "written" };
    let path = std::env::temp_dir().join(format!("dateline-bench-{events}.{name}.toml"));
    std::fs::write(&path, chronology(events, hand)).expect("the folder for temporary files can be written");
    path
}

/// Opens it as the program does.
#[allow(dead_code, reason = "only the comparison with others does not need it")]
pub fn opened(path: &std::path::Path) -> dateline::format::Opened {
    let file = File::open(path).expect("the bench file is there");
    let len = file.metadata().expect("its length can be told").len();
    dateline::format::Opened { name: "bench.toml".into(), bytes: Arc::new(OnDisk(file, len)) }
}
