//! Citations taken out of the program, and the archived copies of their sources: keys in, effects and screens out.

mod support;

use dateline::app::action::{Action, Files};
use dateline::app::detail::archives::{Archived, Checked, Standing};
use dateline::app::{Answer, Copied, Effect, Focus, Job, JobKind, Question, update};
use dateline::format::{Opened, Reading, read};
use dateline::model::{CitationStyle, FileId, Timeline};
use std::sync::Arc;
use support::{Chronology, Session, done};

/// What a copy should hash to.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];

const CITED: &str = r#"
title = "Harbour"

[[sources]]
id = "ledger"
title = "The harbour's ledger"
archive = "archive/ledger.txt"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"

[[sources]]
id = "gazette"
title = "Fire at the harbour"
publisher = "The Gazette"
published = "2022-03-28"
url = "https://example.org/fire"
archive = "archive/fire.html"

[[events]]
date = "2022-03-27"
title = "The harbour burns"
sources = ["ledger", { id = "gazette", at = "p. 1", quote = "a dozen crews" }, "lost"]

  [[events.claims]]
  text = "It burnt for a day."
  sources = [{ id = "gazette", at = "p. 3" }]

[[events]]
date = "2022-04"
title = "Nobody says why"

[[events]]
date = "2022-05"
title = "Somebody says why"
sources = [{ title = "A letter", url = "javascript:alert(1)", archive = "/etc/passwd" }]
"#;

fn cited() -> Arc<Timeline> {
    Arc::new(read(&[Opened::held("harbour.toml", CITED)], &Reading::default()))
}

fn copy(path: &str, sha256: Option<&str>) -> Archived {
    Archived { file: FileId(0), path: path.to_owned(), sha256: sha256.map(str::to_owned) }
}

/// What keys ask of the world, archived copies aside.
fn asked(keys: &str) -> Vec<Effect> {
    let mut session = Session::new(cited(), 120, 40).summarised();
    session.type_keys(keys);
    session.effects.into_iter().filter(|effect| !matches!(effect, Effect::Start(_))).collect()
}

fn said(keys: &str) -> String {
    let mut session = Session::new(cited(), 120, 40).summarised();
    session.type_keys(keys);
    session.state.status().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn the_address_of_what_is_meant_is_opened_and_no_other() {
    let gazette = Effect::Open("https://example.org/fire".to_owned());
    for keys in ["2o<enter>", "<tab>2o<enter>"] {
        assert_eq!(asked(keys), std::slice::from_ref(&gazette), "{keys}");
    }
    // What may be opened is judged where it is done.
    assert_eq!(asked("Go<enter>"), [Effect::Open("javascript:alert(1)".to_owned())]);
    // It is shown before it is opened; it may be copied, and any other key takes it back.
    let shown = |keys| Session::new(cited(), 120, 40).type_keys(keys).screen();
    assert!(shown("2o").contains(" open https://example.org/fire"), "{}", shown("2o"));
    assert_eq!(asked("2oy"), [Effect::Copy(Copied::Text("https://example.org/fire".to_owned()))]);
    for keys in ["2o", "2o<esc>", "2oq", "2of<enter>", "2oh<enter>", "2o?<esc><esc>"] {
        assert_eq!(asked(keys), [], "{keys}");
    }
    for (keys, words) in [
        ("o", "this event has no address."),
        ("<tab>o", "this event has no address."),
        ("1o", "[1] has no address."),
        ("3o", "[3] is not among the sources of this timeline."),
        ("9o", "There is no source [9] here."),
        ("<tab>12o", "There is no source [12] here."),
        ("9y", "There is no source [9] here."),
        ("2<esc>9y", "There is no source [9] here."),
        ("9e", "There is no source [9] here."),
        ("9s", "There is no source [9] here."),
        ("9<enter>", "There is no source [9] here."),
        ("<tab>9<enter>", "There is no source [9] here."),
        ("L9o", "There is no source [9] here."),
        ("<resize 40 8>9o", "There is no source [9] here."),
        ("jo", "This event has no source."),
        ("so", "this source has no address."),
        ("sjpo", "These are several sources: p takes them apart."),
    ] {
        assert_eq!((asked(keys), said(keys).as_str()), (vec![], words), "{keys}");
    }
}

#[test]
fn the_source_of_a_related_event_is_that_events_first() {
    const RELATED: &str = r#"
        [[sources]]
        id = "log"
        title = "The log"
        url = "https://example.org/log"

        [[sources]]
        id = "verdict"
        title = "The verdict"
        url = "https://example.org/verdict"

        [[events]]
        date = "2022"
        title = "The fire"
        sources = ["log"]
        see = ["inquest"]

        [[events]]
        id = "inquest"
        date = "2023"
        title = "The inquest"
        sources = ["verdict", "log"]
    "#;
    let timeline = Arc::new(read(&[Opened::held("harbour.toml", RELATED)], &Reading::default()));
    // The first item of the page is the related event, the one after it the source.
    for (keys, address) in [
        ("so", "log"),
        ("<enter>so", "log"),
        ("<enter>jso", "verdict"),
        ("<enter>jo", "verdict"),
        ("<enter>jjso", "log"),
    ] {
        let mut session = Session::new(Arc::clone(&timeline), 120, 40).summarised();
        session.type_keys(keys).type_keys("<enter>");
        let opened = Effect::Open(format!("https://example.org/{address}"));
        assert_eq!(session.effects.last(), Some(&opened), "{keys}");
    }
}

#[test]
fn a_citation_is_copied_in_the_style_of_the_second_key() {
    for (key, style) in [
        ("y", CitationStyle::Text),
        ("m", CitationStyle::Markdown),
        ("b", CitationStyle::BibTex),
        ("c", CitationStyle::CslJson),
    ] {
        let effects = asked(&format!("2y{key}"));
        let [Effect::Copy(Copied::Statement { name, said, sources, style: of })] = &effects[..] else {
            panic!("{effects:?}")
        };
        let source = sources[0].source.as_deref().unwrap();
        assert_eq!((said.as_str(), source.title.as_str(), *of), ("", "Fire at the harbour", style));
        assert_eq!(name, "[2]");
        let citation = &sources[0].passages[0];
        assert_eq!((citation.at.as_deref(), citation.quote.as_deref()), (Some("p. 1"), Some("a dozen crews")));
    }
    let copied = |keys: &str| match &asked(keys)[..] {
        [Effect::Copy(Copied::Statement { said, sources, .. })] => {
            let ids = sources.iter().filter_map(|cited| Some(cited.source.as_ref()?.id.clone()));
            (said.clone(), ids.collect::<Vec<_>>().join(" "))
        }
        effects => panic!("{effects:?}"),
    };
    insta::assert_debug_snapshot!(["sym", "<enter>jyy", "<enter>jjyy"].map(copied));
    assert_eq!(said("3y"), "[3] is not among the sources of this timeline.");
}

#[test]
fn where_an_event_stands_is_copied() {
    let place = |line: u32| [Effect::Copy(Copied::Text(format!("harbour.toml:{line}")))];
    assert_eq!(asked("Y"), place(18));
    assert_eq!(asked("j<tab>Y"), place(27));
}

#[test]
fn the_place_of_an_item_is_its_own_line() {
    for (keys, line) in [
        ("", 18),
        ("<enter>", 18),
        ("<enter>j", 24),
        ("<enter>jj", 4),
        ("<enter>jjj", 10),
        ("<enter>jjjj", 21),
        ("<enter>jjjj<esc>", 18),
        ("<enter>l", 27),
        ("1", 4),
        ("2", 10),
        ("3", 21),
        ("G1", 34),
        ("L2", 10),
    ] {
        let place = Effect::Copy(Copied::Text(format!("harbour.toml:{line}")));
        assert_eq!(asked(&format!("{keys}Y")), [place], "{keys}Y");
        let [Effect::Edit { file: FileId(0), line: edited, column }] = asked(&format!("{keys}e"))[..] else {
            panic!("{keys}e")
        };
        assert_eq!(edited, line, "{keys}e");
        // Where the item itself begins: a header, a text, a citation.
        let text = CITED.lines().nth(line as usize - 1).unwrap();
        let begins =
            text.char_indices().nth(column as usize - 1).map(|(at, _)| text[..at].to_owned() + "|" + &text[at..]);
        assert!(
            begins.as_ref().is_some_and(|it| ["|[[", "= |", "= [|", ", |"].iter().any(|b| it.contains(b))),
            "{keys}e: {begins:?}"
        );
    }
}

#[test]
fn the_question_for_the_style_is_left_again() {
    for keys in ["y<esc>", "yq", "y?<esc><esc>", "yyy<esc>"] {
        let mut session = Session::new(cited(), 80, 24);
        assert_eq!(session.type_keys(keys).state.focus(), Focus::List, "{keys}");
    }
    let mut session = Session::new(cited(), 80, 24);
    session.type_keys("yzjG<click 5 5><wheel-down 5 5>");
    assert_eq!((session.state.focus(), session.state.position()), (Focus::Copying, 0), "other keys do nothing");
    update(&mut session.state, Action::Files(Files::Loaded(cited())));
    assert_eq!(session.state.focus(), Focus::List, "what was to be copied may be gone");
}

#[test]
fn nothing_is_opened_or_copied_where_there_is_nothing() {
    let mut session = Session::new(Chronology::default().timeline(), 80, 24);
    session.type_keys("oyYsoy");
    assert_eq!(session.effects, []);
}

#[test]
fn the_style_is_asked_for_at_every_size() {
    let screens = SIZES.map(|(width, height)| {
        let mut session = Session::new(cited(), width, height);
        session.type_keys("2y");
        format!("{width}×{height}\n{}", session.screen())
    });
    insta::with_settings!({ description => "2y", omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("copy-as", screens.join("\n"));
    });
}

#[test]
fn the_copies_that_the_page_names_are_looked_at_once() {
    let both = vec![copy("archive/ledger.txt", Some(HASH)), copy("archive/fire.html", None)];
    let mut session = Session::new(cited(), 120, 40);
    session.type_keys("<tab><tab>");
    let asked = |effects: &[Effect]| match effects.last() {
        Some(Effect::Start(Job { question: Question::Copies(copies), .. })) => copies.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((session.effects.len(), asked(&session.effects)), (1, both.clone()));
    session.type_keys("jkj");
    assert_eq!(session.effects.len(), 1, "they are still being looked at");
    session.type_keys("j");
    assert_eq!(asked(&session.effects), [copy("/etc/passwd", None)]);
    session.type_keys("g");
    assert_eq!(asked(&session.effects), both, "the answer may be lost by now");
    let found = both.iter().map(|copy| Checked {
        copy: copy.clone(),
        standing: Standing::Whole,
        words: "it is what it was".into(),
    });
    update(&mut session.state, done(JobKind::Copies, Answer::Copies(found.collect())));
    let effects = session.effects.len();
    session.type_keys("jkjk");
    assert_eq!(session.effects.len(), effects, "what is known is not asked again");
    let effects = update(&mut session.state, Action::Files(Files::Loaded(cited())));
    assert_eq!((effects.len(), asked(&effects)), (2, both));
}

#[test]
fn a_page_that_is_not_on_the_screen_asks_for_nothing() {
    let mut session = Session::new(cited(), 40, 10);
    session.type_keys("jk");
    assert_eq!(session.effects, []);
    session.type_keys("<tab>");
    assert!(matches!(&session.effects[..], [Effect::Start(_)]), "{:?}", session.effects);
}

#[test]
fn how_a_copy_stands_is_told_by_sign_and_words() {
    let found = |path: &str, sha256, standing, words: &'static str| Checked {
        copy: copy(path, sha256),
        standing,
        words: words.into(),
    };
    let mut screens = Vec::new();
    for keys in ["", "s"] {
        let mut session = Session::new(cited(), 120, 40).summarised();
        session.type_keys(keys);
        screens.push(session.screen());
        let checked = vec![
            found("archive/ledger.txt", Some(HASH), Standing::Whole, "it is what it was"),
            found("archive/fire.html", None, Standing::Faulty, "there is no such file"),
        ];
        update(&mut session.state, done(JobKind::Copies, Answer::Copies(checked)));
        screens.push(session.screen());
        let checked =
            vec![found("archive/fire.html", None, Standing::Unproven, "it is there; no `sha256` says what it was")];
        update(&mut session.state, done(JobKind::Copies, Answer::Copies(checked)));
        screens.push(session.type_keys("j").screen());
    }
    let archived = screens.iter().map(|screen| {
        let lines = screen
            .lines()
            .filter(|line| line.contains("archived as"))
            .map(|line| line.rsplit('│').next().unwrap_or_default().trim().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!(archived.collect::<Vec<_>>().join("\n--\n"));
}

#[test]
fn a_number_before_an_event_without_sources_is_said_to_be_none_and_dropped() {
    let text = "[[events]]\ndate = \"2022\"\ntitle = \"Rumour\"\n";
    let timeline = Arc::new(read(&[Opened::held("a.toml", text)], &Reading::default()));
    for key in ["o", "y", "e", "s", "<enter>"] {
        let mut session = Session::new(Arc::clone(&timeline), 80, 24);
        session.type_keys("2").type_keys(key);
        assert_eq!(session.said(), "There is no source [2] here.", "{key}");
        session.type_keys("3").type_keys(key);
        assert_eq!(session.said(), "There is no source [3] here.", "{key}");
    }
}
