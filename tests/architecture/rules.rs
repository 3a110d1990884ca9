//! The rules of the house: which room may name which, what only `edge` touches, and that nothing goes in a circle.

use crate::circles::{Edges, knots, shortest};
use crate::meaning::Target;
use crate::tree::{Sources, Tree};
use crate::uses::{Use, uses};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A room, with the rooms and the crates it may name.
pub struct Room {
    pub name: &'static str,
    pub rooms: &'static [&'static str],
    pub crates: &'static [&'static str],
}

/// The table of the design; a room that does not exist yet is held to nothing.
pub const ROOMS: [Room; 13] = [
    Room {
        name: "text",
        rooms: &[],
        crates: &[
            "chardetng",
            "encoding_rs",
            "memchr",
            "strsim",
            "unicode_normalization",
            "unicode_segmentation",
            "unicode_width",
        ],
    },
    Room { name: "model", rooms: &["text"], crates: &["chrono", "chrono_tz", "edtf_core", "foldhash"] },
    Room { name: "query", rooms: &["model", "text"], crates: &["memchr", "strsim"] },
    Room { name: "evidence", rooms: &["model", "text"], crates: &["foldhash", "strsim"] },
    Room { name: "dossier", rooms: &["model", "text", "evidence"], crates: &["foldhash"] },
    Room { name: "archive", rooms: &["text"], crates: &["foldhash", "html5gum", "memchr"] },
    Room { name: "plot", rooms: &["model", "text"], crates: &[] },
    Room {
        name: "format",
        rooms: &["model", "text", "query", "evidence", "dossier", "plot", "archive"],
        crates: &[
            "calamine",
            "csv",
            "foldhash",
            "memchr",
            "rayon",
            "serde",
            "serde_json",
            "strsim",
            "toml",
            "toml_edit",
            "toml_parser",
            "zip",
        ],
    },
    Room {
        name: "search",
        rooms: &["model", "text", "query", "evidence", "format"],
        crates: &["foldhash", "memchr", "rayon"],
    },
    Room { name: "compare", rooms: &["model", "text", "evidence", "archive", "format"], crates: &["strsim"] },
    Room {
        name: "app",
        rooms: &["text", "model", "query", "evidence", "dossier", "search", "archive", "compare", "plot"],
        crates: &["unicode_segmentation"],
    },
    Room {
        name: "ui",
        rooms: &["text", "model", "query", "evidence", "dossier", "search", "archive", "compare", "plot", "app"],
        crates: &["ratatui", "unicode_segmentation", "unicode_width"],
    },
    Room {
        name: "edge",
        rooms: &[
            "text", "model", "query", "evidence", "dossier", "archive", "plot", "format", "search", "compare", "app",
            "ui",
        ],
        crates: &[
            "annotate_snippets",
            "anstream",
            "anstyle",
            "chrono",
            "clap",
            "clap_complete",
            "clap_mangen",
            "crossterm",
            "foldhash",
            "iana_time_zone",
            "memchr",
            "notify",
            "ratatui",
            "rayon",
            "rustix",
            "serde",
            "serde_json",
            "sha2",
            "shlex",
            "signal_hook",
            "strsim",
            "tempfile",
            "toml",
            "unicode_segmentation",
            "unicode_width",
        ],
    },
];

/// What only `edge` may name, wherever the path to it begins.
const SYSTEM: [&[&str]; 18] = [
    &["std", "env"],
    &["std", "fs"],
    &["std", "io", "stderr"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    // An address of a machine, such as `Ipv6Addr`, is a number and touches nothing.
    &["std", "net", "TcpListener"],
    &["std", "net", "TcpStream"],
    &["std", "net", "ToSocketAddrs"],
    &["std", "net", "UdpSocket"],
    &["std", "net", "*"],
    &["std", "os"],
    &["std", "process"],
    &["std", "thread"],
    // Whole, because `elapsed` reads the clock without naming it.
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["chrono", "Local"],
    &["chrono", "Utc"],
    &["std", "*"],
];

/// The crate behind a door of its own: everybody else goes through that.
const DOORS: [(&str, &str); 1] = [("edtf_core", "model::date")];

/// What the program itself may name of the system.
const PROGRAM: [&[&str]; 2] = [&["std", "env"], &["std", "process"]];

/// Made of the leaves of the folders around it, which know it: as a folder it goes in circles, its files do not.
const JOINED: [&str; 1] = ["app/state"];

const LINES: usize = 400;
const CIRCLE: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    Room,
    Crate,
    System,
    FileCircle,
    FolderCircle,
    Length,
    Header,
    Reading,
}

/// Where a rule is broken, and how.
#[derive(Debug)]
pub struct Breach {
    pub rule: Rule,
    pub room: String,
    pub text: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} in {}: {}", self.rule, self.room, self.text)
    }
}

/// Returns all that breaks a rule in these sources. `crates` are those that the manifest names.
pub fn breaches(sources: &Sources, crates: &[&str]) -> Vec<Breach> {
    let mut tree = Tree::read(sources, crates);
    let uses = uses(&mut tree);
    let mut found = vec![];
    let mut add = |rule, file: &str, text| found.push(Breach { rule, room: room_of(file), text });
    for (file, line, what) in &tree.faults {
        add(Rule::Reading, file, format!("{file}:{line}: {what}"));
    }
    for (file, text) in sources {
        if !text.starts_with("//! ") {
            add(Rule::Header, file, format!("{file} opens without a word on what it owns"));
        }
        let lines = text.lines().count();
        if lines > LINES && !tree.tests.contains(file) {
            add(Rule::Length, file, format!("{file} has {lines} lines, {LINES} at the most"));
        }
    }
    let mut said = BTreeSet::new();
    for named in &uses {
        let module = &tree.modules[named.module];
        for (rule, what) in faults(&tree, named) {
            if said.insert((&module.file, rule, what.clone())) {
                add(rule, &module.file, format!("{}:{}: `{}` {what}", module.file, named.line, named.written));
            }
        }
    }
    circles(&tree, &uses, sources, &mut found);
    found.sort_by(|a, b| (a.rule, &a.text).cmp(&(b.rule, &b.text)));
    found
}

fn room_of(file: &str) -> String {
    file.split(['/', '.']).next().unwrap_or_default().to_owned()
}

/// Returns what one use breaks by itself.
fn faults(tree: &Tree, named: &Use) -> Vec<(Rule, String)> {
    let module = &tree.modules[named.module];
    let home = tree.room(named.module);
    let Some(name) = home else { return root_faults(&module.file, named) };
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![(Rule::Room, format!("stands in `{name}`, a room that is in no table"))];
    };
    let mut found = vec![];
    let last = match named.followed.target {
        Target::Module(module) | Target::Item(module) => Some(module),
        Target::Outside(_) => None,
    };
    let through = named.followed.passed.iter().copied().chain(last).filter_map(|module| tree.room(module));
    for other in through.collect::<BTreeSet<_>>() {
        if other != name && !room.rooms.contains(&other) {
            found.push((Rule::Room, format!("leads from `{name}` to the room `{other}`")));
        }
    }
    if let Target::Outside(path) = &named.followed.target {
        let krate = path[0].as_str();
        if let Some(denied) = system(path, named.glob).filter(|_| name != "edge") {
            found.push((Rule::System, format!("leads to `{denied}`, which only `edge` may touch")));
        }
        if !["std", "core", "alloc"].contains(&krate) && !room.crates.contains(&krate) {
            found.push((Rule::Crate, format!("leads from `{name}` to the crate `{krate}`")));
        }
        let within = |door: &str| {
            let path = module.path.join("::");
            path == door || path.starts_with(&format!("{door}::"))
        };
        if let Some((_, door)) = DOORS.iter().find(|(behind, door)| *behind == krate && !within(door)) {
            found.push((Rule::Crate, format!("goes round `{door}`, the door to `{krate}`")));
        }
    }
    found
}

fn root_faults(file: &str, named: &Use) -> Vec<(Rule, String)> {
    let Target::Outside(path) = &named.followed.target else { return vec![] };
    let allowed = file == "main.rs" && PROGRAM.iter().any(|allowed| starts(path, allowed));
    match system(path, named.glob) {
        Some(denied) if !allowed => vec![(Rule::System, format!("leads to `{denied}`, which only `edge` may touch"))],
        _ => vec![],
    }
}

fn starts(path: &[String], with: &[&str]) -> bool {
    path.len() >= with.len() && with.iter().zip(path).all(|(a, b)| a == b)
}

/// Returns what of the system a path leads to; `core` and `alloc` are `std` under other names.
fn system(path: &[String], glob: bool) -> Option<String> {
    let mut path = path.to_vec();
    if path[0] == "core" || path[0] == "alloc" {
        "std".clone_into(&mut path[0]);
    }
    if glob {
        path.push("*".to_owned());
    }
    SYSTEM.iter().find(|denied| starts(&path, denied)).map(|denied| denied.join("::"))
}

/// Finds what goes in a circle, by file and by folder.
fn circles(tree: &Tree, uses: &[Use], sources: &Sources, found: &mut Vec<Breach>) {
    let held: BTreeSet<&str> = tree.modules.iter().map(|module| module.file.as_str()).collect();
    let folder = |file: &str| {
        let stem = file.strip_suffix(".rs").unwrap_or(file);
        let within = format!("{stem}/");
        let own = held.iter().any(|other| other.starts_with(&within));
        if own { stem.to_owned() } else { stem.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned() }
    };
    let folders: BTreeMap<&String, String> = sources.keys().map(|file| (file, folder(file))).collect();
    let (mut files, mut by_folder) = (Edges::new(), Edges::new());
    for named in uses {
        let target = match named.followed.target {
            Target::Item(module) => module,
            Target::Module(module) if named.glob => module,
            _ => continue,
        };
        let (from, to) = (&tree.modules[named.module].file, &tree.modules[target].file);
        if from == to || named.passed_on || from == "lib.rs" || from == "main.rs" || to == "lib.rs" {
            continue;
        }
        let why = format!("`{}` in {from}:{}", named.written, named.line);
        let (a, b) = (&folders[from], &folders[to]);
        let nested = format!("{a}/").starts_with(&format!("{b}/")) || format!("{b}/").starts_with(&format!("{a}/"));
        if !nested && !JOINED.contains(&a.as_str()) && !JOINED.contains(&b.as_str()) {
            by_folder.entry(a.clone()).or_default().entry(b.clone()).or_insert_with(|| why.clone());
        }
        files.entry(from.clone()).or_default().entry(to.clone()).or_insert(why);
    }
    let mut add = |rule, knot: &BTreeSet<String>, what: &str, way: Vec<String>| {
        let rooms: BTreeSet<String> = knot.iter().map(|node| room_of(node)).collect();
        let rooms = rooms.into_iter().collect::<Vec<_>>().join(" and ");
        let all = knot.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let text = format!("{} {what}: {all}\n    {}", knot.len(), way.join("\n    "));
        found.push(Breach { rule, room: rooms, text });
    };
    for knot in knots(&files) {
        let crossing = |from: &str, to: &str| folders[&from.to_owned()] != folders[&to.to_owned()];
        let across = shortest(&files, &knot, crossing);
        if knot.len() > CIRCLE {
            let way = shortest(&files, &knot, |_, _| true).unwrap_or_default();
            add(Rule::FileCircle, &knot, "files that reach one another", way);
        }
        if let Some(way) = across {
            add(Rule::FolderCircle, &knot, "files of different folders that reach one another", way);
        }
    }
    for knot in knots(&by_folder) {
        let way = shortest(&by_folder, &knot, |_, _| true).unwrap_or_default();
        add(Rule::FolderCircle, &knot, "folders that reach one another", way);
    }
}
