//! Archived copies, found and searched, and everything that may lie where a copy should.

use crate::run::{Folder, Ran};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

const COPY: &str = "The fire began at night.\n“We sent a dozen crews – or\nmore – to the harbour,” the chief said.\n";

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A chronology whose one source has this copy, with a quotation of it.
fn citing(archive: &str, hash: &str, quote: &str) -> String {
    let hash = if hash.is_empty() { String::new() } else { format!("sha256 = \"{hash}\"\n") };
    // TOML knows no short form of it.
    let archive = format!("{archive:?}").replace("\\0", "\\u0000");
    format!(
        "[[sources]]\nid = \"gazette\"\ntitle = \"Fire\"\narchive = {archive}\n{hash}\n\
         [[events]]\nid = \"fire\"\ndate = \"2022\"\ntitle = \"Fire\"\n\
         sources = [{{ id = \"gazette\", quote = {quote:?} }}]\n"
    )
}

/// A chronology in a folder of its own, with a copy beside it and another out of its reach.
fn folder(archive: &str, hash: &str, quote: &str) -> Folder {
    let folder = Folder::new();
    for name in ["desk", "desk/archive", "vault"] {
        fs::create_dir(folder.0.join(name)).unwrap();
    }
    folder
        .with("desk/a.toml", citing(archive, hash, quote))
        .with("desk/archive/copy.txt", COPY)
        .with("vault/copy.txt", COPY)
}

fn verify(folder: &Folder) -> Ran {
    folder.run(["verify", "desk/a.toml"])
}

const QUOTE: &str = "a dozen crews or more";

#[test]
fn a_whole_copy_that_says_what_is_quoted_is_well() {
    let folder = folder("archive/copy.txt", &sha256(COPY), "\"We sent a dozen crews - or more - to the harbour,\"");
    let ran = verify(&folder);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "desk/a.toml: 1 archived copy: 1 whole; 1 quote: 1 found\n");
    // What cannot be proven is no fault.
    let folder = folder_without_hash();
    assert_eq!(verify(&folder).out, "desk/a.toml: 1 archived copy: 1 unproven; 1 quote: 1 found\n");
    assert_eq!(verify(&folder).code, 0);
}

fn folder_without_hash() -> Folder {
    folder("archive/copy.txt", "", "The fire … the chief said")
}

#[test]
fn what_differs_is_told_with_its_place_and_what_is_nearest() {
    let ran = verify(&folder("archive/copy.txt", &sha256("another"), QUOTE));
    assert_eq!(ran.code, 1);
    let told = format!(
        "desk/a.toml:1: gazette: archive/copy.txt: it is not what it was: its SHA-256 is {}\n\
         desk/a.toml:7: fire: “{QUOTE}” is not in the copy of gazette\n    nearest: “a dozen crews – or more”\n\
         desk/a.toml: 1 archived copy: 1 altered; 1 quote: 1 differs\n",
        sha256(COPY)
    );
    assert_eq!(ran.out, told);
    let ran = verify(&folder("archive/copy.txt", "", "nothing of the sort was ever said"));
    assert!(ran.out.ends_with("1 archived copy: 1 unproven; 1 quote: 1 missing\n"), "{}", ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn nothing_beyond_the_folder_of_a_chronology_is_looked_at() {
    let outside = "it is not looked at: it leads out of the folder of its chronology";
    let link = "it is not looked at: there is a link on the way to it";
    for (archive, message) in [
        ("../vault/copy.txt", outside),
        ("archive/../archive/copy.txt", outside),
        ("/etc/hostname", outside),
        ("/dev/zero", outside),
        ("link.txt", link),
        ("linked/copy.txt", link),
        ("circle", link),
        ("none.txt", "there is no such file"),
        ("archive/copy.txt/x", "there is no such file"),
        (".", "it is not looked at: it names no file"),
        ("archive", "it is not looked at: it is a folder"),
        ("pipe", "it is not looked at: it is a pipe"),
        ("archive/\0", "it cannot be read: invalid argument"),
        (&"x".repeat(300), "it cannot be read: file name too long"),
    ] {
        let folder = folder(archive, "", QUOTE);
        let desk = folder.0.join("desk");
        symlink("../vault/copy.txt", desk.join("link.txt")).unwrap();
        symlink("archive", desk.join("linked")).unwrap();
        symlink("circle", desk.join("circle")).unwrap();
        mknodat(CWD, desk.join("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let ran = folder.run(["verify", "--format", "json", "desk/a.toml"]);
        let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{archive:?}: {ran:?}"));
        let copy = &told["copies"][0];
        assert_eq!((ran.code, copy["message"].as_str()), (1, Some(message)), "{archive:?}");
        assert_eq!(
            (&told["quotes"][0]["verdict"], &told["quotes"][0]["message"]),
            (&"unchecked".into(), &copy["message"])
        );
        verify(&folder).assert_harmless();
    }
}

#[test]
fn a_folder_that_the_user_names_is_looked_into_too() {
    let whole = |folder: &Folder, archive: &str| {
        let ran = folder.run(["verify", "--archive", archive, "desk/a.toml"]);
        (ran.code, ran.out.contains("1 unproven"))
    };
    let quote = "the chief said";
    // A path that leads there, one that does not, and a name that is looked for there.
    assert_eq!(whole(&folder("../vault/copy.txt", "", quote), "vault"), (0, true));
    assert_eq!(whole(&folder("../vault/../vault/./copy.txt", "", quote), "./vault/"), (0, true));
    assert_eq!(whole(&folder("../vault/copy.txt", "", quote), "desk"), (1, false));
    assert_eq!(whole(&folder("copy.txt", "", quote), "vault"), (0, true));
    let inside = folder("copy.txt", "", quote);
    let absolute = inside.0.canonicalize().unwrap().join("vault/copy.txt");
    let inside = inside.with("desk/a.toml", citing(absolute.to_str().unwrap(), "", quote));
    assert_eq!(whole(&inside, inside.0.canonicalize().unwrap().join("vault").to_str().unwrap()), (0, true));
    symlink("copy.txt", inside.0.join("vault/link")).unwrap();
    let inside = inside.with("desk/a.toml", citing("../vault/link", "", quote));
    assert_eq!(whole(&inside, "vault"), (1, false));
}

#[test]
fn a_copy_that_cannot_be_read_is_a_finding() {
    let folder = folder("huge", "", QUOTE).with("desk/binary", b"%PDF-1.7\n\xff\0 a dozen crews or more");
    fs::File::create(folder.0.join("desk/huge")).unwrap().set_len(1 << 40).unwrap();
    fs::File::create(folder.0.join("desk/large")).unwrap().set_len(65 << 20).unwrap();
    let told = |archive: &str| {
        fs::write(folder.0.join("desk/a.toml"), citing(archive, "", QUOTE)).unwrap();
        let ran = folder.run(["verify", "--format", "json", "desk/a.toml"]);
        let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        (ran.code, word(&told["copies"][0]["verdict"]), word(&told["quotes"][0]["message"]))
    };
    let large = "it is too large to be searched: 64 MiB is the most".to_owned();
    assert_eq!(told("huge"), (1, "unreadable".into(), large.clone()));
    assert_eq!(told("large"), (0, "unproven".into(), large));
    let no_text = "it is no text in UTF-8, and only such is searched".to_owned();
    assert_eq!(told("binary"), (0, "unproven".into(), no_text));
}

#[test]
fn a_saved_web_page_is_searched_without_its_tags() {
    let page = "<!doctype html><title>x</title><script>a dozen tags</script><p>We sent <b>a do</b>zen&nbsp;crews</p><p>or more.";
    let folder = folder("page", "", "a dozen crews or more.").with("desk/page", page);
    assert_eq!(verify(&folder).out, "desk/a.toml: 1 archived copy: 1 unproven; 1 quote: 1 found\n");
}

/// The verdicts of a copy and of a quotation of it, in a chronology that gives it this hash.
fn verdicts(copy: &[u8], hash: &str, quote: &str) -> (String, String) {
    let folder = folder("copy", hash, quote).with("desk/copy", copy);
    let told: serde_json::Value =
        serde_json::from_str(&folder.run(["verify", "--format", "json", "desk/a.toml"]).out).unwrap();
    ["copies", "quotes"].map(|list| told[list][0]["verdict"].as_str().unwrap().to_owned()).into()
}

#[test]
fn a_quotation_is_found_however_it_is_spelt_and_nothing_else_is() {
    for (copy, quote, verdict) in [
        ("ha ha ha hm", "ha ha hm", "found"),
        ("Где Ростов, там и Ростовская область", "Ростов", "found"),
        ("Ростовская область", "Ростов", "missing"),
        ("El re\u{301}gimen", "régimen", "found"),
        ("<html><p>Una acci&oacute;n; the chief&#146;s word", "acción; the chief's word", "found"),
        ("<p><a href=/x title=don't>seen</a> here</p><p>and there", "seen here", "found"),
        ("<?xml version=\"1.0\"?>\n<html><p>out <i>of</i> order</p></html>", "out of order", "found"),
        ("<ul><li>north<li>south</ul>", "northsouth", "missing"),
        ("<p>a</p><script>var no = 'never told';</script>", "never told", "missing"),
        ("<template>never told</template><p>a", "never told", "missing"),
        ("<p>It was <svg><style/><text>whole</text></svg>", "was whole", "found"),
        ("MIME-Version: 1.0\n\n<p>El r=C3=A9gimen", "El régimen", "unchecked"),
    ] {
        assert_eq!(verdicts(copy.as_bytes(), "", quote).1, verdict, "{quote} in {copy}");
    }
    assert_eq!(verdicts(b"<p>caf\xe9", "", "café").1, "unchecked");
}

#[test]
fn what_is_no_hash_is_a_problem_and_never_a_suspicion() {
    let whole = sha256(COPY);
    let wrong =
        [format!("sha256:{whole}"), format!("0x{whole}"), whole[1..].to_owned(), format!("{whole}0"), "g".repeat(64)];
    for hash in wrong {
        let folder = folder("archive/copy.txt", &hash, QUOTE);
        assert_eq!(verdicts(COPY.as_bytes(), &hash, QUOTE).0, "unproven", "{hash}");
        let ran = folder.run(["check", "desk/a.toml"]);
        assert!(ran.out.contains("error[bad-hash]") && ran.out.contains("this is no SHA-256"), "{ran:?}");
        assert!(ran.out.contains("desk/a.toml:5:10"), "{ran:?}");
        assert_eq!(ran.code, 1);
    }
    assert_eq!(verdicts(COPY.as_bytes(), &format!(" {} ", whole.to_uppercase()), QUOTE).0, "whole");
}

#[test]
fn a_chronology_is_no_copy_of_what_it_cites() {
    let folder = folder("a.toml", "", QUOTE);
    fs::hard_link(folder.0.join("desk/a.toml"), folder.0.join("desk/other")).unwrap();
    let told = |folder: &Folder| folder.run(["verify", "desk/a.toml"]).out;
    let refused = "a.toml: it is not looked at: it is the chronology itself\n";
    assert!(told(&folder).contains(refused), "{}", told(&folder));
    let text = fs::read_to_string(folder.0.join("desk/a.toml")).unwrap().replace("\"a.toml\"", "\"other\"");
    let file = fs::OpenOptions::new().write(true).truncate(true).open(folder.0.join("desk/a.toml")).unwrap();
    std::io::Write::write_all(&mut &file, text.as_bytes()).unwrap();
    assert!(told(&folder).contains("other: it is not looked at: it is the chronology itself"), "{}", told(&folder));
}

#[test]
fn quotes_of_claims_and_of_sources_written_in_place_are_looked_for() {
    let text = "[[events]]\ndate = \"2022\"\ntitle = \"Fire\"\n\
                sources = [{ title = \"Log\", archive = \"archive/copy.txt\", quote = \"at night\" }]\n\
                [[events.claims]]\nid = \"c\"\ntext = \"T\"\n\
                sources = [{ title = \"Log\", archive = \"archive/copy.txt\", quote = \"by day\" }, { title = \"Hearsay\", quote = \"x\" }]\n";
    let folder = folder("x", "", "x").with("desk/a.toml", text);
    let ran = folder.run(["verify", "--format", "json", "desk/a.toml"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["copies"].as_array().unwrap().len(), 1);
    let quotes: Vec<_> = told["quotes"].as_array().unwrap().iter().map(|q| (&q["claim"], &q["verdict"])).collect();
    let (none, claim) = (&serde_json::Value::Null, &"c".into());
    assert_eq!(quotes, [(none, &"found".into()), (claim, &"missing".into()), (claim, &"unchecked".into())]);
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verify.md")).unwrap();
    let block = |open: &str| page.split_once(open).unwrap().1.split_once("```").unwrap().0.to_owned();
    let copy = "At night a dozen crews had fought the fire, in vain.";
    let folder = Folder::new();
    fs::create_dir(folder.0.join("archive")).unwrap();
    let folder = folder.with("harbour.toml", block("```toml\n")).with("archive/gazette.txt", copy);
    let ran = folder.run(["verify", "harbour.toml"]);
    assert_eq!(ran.out, block("fetches nothing.\n\n```\n").replace("HASH", &sha256(copy)));
    let told = folder.run(["verify", "--format", "json", "harbour.toml"]).out;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let objects = [&told, &told["copies"][0], &told["quotes"][0]].map(|object| object.as_object().unwrap());
    for key in objects.into_iter().flat_map(|object| object.keys()) {
        assert!(page.split_once("## JSON").unwrap().1.contains(&format!("`{key}`")), "{key}");
    }
}

#[test]
fn a_chronology_without_copies_has_nothing_to_be_verified() {
    let folder = Folder::new().with("a.toml", "[[events]]\ndate = \"2022\"\ntitle = \"Fire\"\n");
    let ran = folder.run(["verify", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a.toml: no archived copies; no quotes\n"));
    // The chronology built in names none, either.
    assert_eq!(Folder::new().run(["verify"]).code, 0);
    assert_eq!(folder.run(["verify", "none.toml"]).code, 1);
}
