//! Configs, whole and at fault.

use super::*;

fn read(text: &str) -> Config {
    let known = Known {
        views: &["timeline", "lanes"],
        themes: &["auto", "dark", "light"],
        today: Day { year: 2026, month: 5, day: 1 },
    };
    super::read(text.as_bytes(), FileId(0), known)
}

/// The problems, each with what it underlines.
fn told(text: &str) -> Vec<String> {
    let problems = read(text).problems;
    let told = problems.iter().map(|problem| {
        let [from, to] = [problem.place.span.start, problem.place.span.end].map(|at| usize::try_from(at).unwrap());
        let hint = problem.hint.as_deref().unwrap_or_default();
        format!("{:?} {} at `{}`: {}; {hint}", problem.severity, problem.code, &text[from..to], problem.message)
    });
    told.collect()
}

#[test]
fn all_that_can_be_said_is_read() {
    let config = read(
        "theme = \"mine\"\nmouse = false\nzone = \"america/el_salvador\"\nview = \"trials\"\nsplit = \"side-by-side\"\n\
         [keys]\nfirst = [\"g g\", \"Home\"]\nedit = \"E\"\n[keys.in.lanes]\ndown = \"w\"\n\
         [[saved]]\nname = \"trials\"\nquery = \"tag:trials\"\nview = \"lanes\"\nas-of = 2025-03-01\n\
         [themes.mine]\nbase = \"dark\"\ntime = \"#ff8800 bold\"\n",
    );
    assert_eq!(config.problems, []);
    let value = |said: &Option<Said<String>>| said.as_ref().map(|said| said.value.clone());
    assert_eq!(value(&config.theme).as_deref(), Some("mine"));
    assert_eq!(config.mouse.map(|said| said.value), Some(false));
    assert_eq!(value(&config.zone).as_deref(), Some("America/El_Salvador"));
    assert_eq!(
        (value(&config.view).as_deref(), value(&config.split).as_deref()),
        (Some("trials"), Some("side-by-side"))
    );
    let keys: Vec<_> = config
        .keys
        .iter()
        .map(|keys| {
            let view = keys.view.as_ref().map(|view| view.value.as_str());
            (view, keys.command.value.as_str(), keys.keys.iter().map(|key| key.value.as_str()).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        keys,
        [(None, "first", vec!["g g", "Home"]), (None, "edit", vec!["E"]), (Some("lanes"), "down", vec!["w"])]
    );
    let [saved] = &config.saved[..] else { panic!("one is saved") };
    assert_eq!((saved.name.value.as_str(), value(&saved.query).as_deref()), ("trials", Some("tag:trials")));
    assert_eq!(
        saved.as_of.as_ref().map(|(said, day)| (said.value.as_str(), day.to_string())),
        Some(("2025-03-01", "2025-03-01".to_owned()))
    );
    assert_eq!(config.themes[0].roles.len(), 2);
}

#[test]
fn a_fault_is_told_where_it_stands_and_costs_its_own_key() {
    for (line, fault) in [
        (
            "colour = 1",
            "Warning unknown-key at `colour`: `colour` is no key of the config; it is left unread; the keys are theme, mouse, zone, lang, view, split, keys, saved, themes",
        ),
        ("them = \"dark\"", "Warning unknown-key at `them`: `them` is no key of the config; did you mean `theme`?"),
        ("theme = \"drak\"", "Error unknown-word at `\"drak\"`: `drak` is no `theme`; did you mean \"dark\"?"),
        (
            "theme = true",
            "Error wrong-type at `true`: `theme` must be a string, not a boolean; put it in quotes: \"true\"",
        ),
        (
            "zone = \"Mars\"",
            "Error bad-zone at `\"Mars\"`: `Mars` is no zone of time; write a name of the IANA list, such as `America/El_Salvador` or `UTC`",
        ),
        ("view = \"lane\"", "Error unknown-word at `\"lane\"`: `lane` is no `view`; did you mean \"lanes\"?"),
        (
            "split = \"left\"",
            "Error unknown-word at `\"left\"`: `left` is no `split`; write one of: stacked, side-by-side",
        ),
        (
            "theme = dark",
            "Error syntax at `dark`: not TOML: string values must be quoted, expected literal string; put text in quotes: theme = \"dark\"",
        ),
        (
            "keys = 3",
            "Error wrong-type at `3`: `keys` must be a table, not an integer; write keys and values between braces: { key = \"value\" }",
        ),
        (
            "keys.down = 3",
            "Error wrong-type at `3`: `down` must be a list of strings, not an integer; write a list: texts between quotation marks, in brackets",
        ),
        (
            "[[saved]]\nname = \"a\"\nquery = \"fire tga:x\"",
            "Error bad-query at `tga`: `query`: no field tga; did you mean `tag:`?",
        ),
        (
            "[[saved]]\nname = \"a\"\nquery = \"\\\"fire\\\" tga:x\"",
            "Error bad-query at `\"\\\"fire\\\" tga:x\"`: `query`: no field tga; did you mean `tag:`?",
        ),
        (
            "[[saved]]\nname = \"a\"\nas-of = \"2025-13\"",
            "Error bad-date at `\"2025-13\"`: `2025-13` is no date for `as-of`; write a day, a month or a year: \"2025-03\"",
        ),
        (
            "[[saved]]\nname = \"a\"\nas_of = \"2025\"",
            "Warning unknown-key at `as_of`: `as_of` is no key of a saved query; did you mean `as-of`?",
        ),
        (
            "[[saved]]\nquery = \"fire\"",
            "Error missing-key at `[[saved]]`: a saved query needs a `name`; give it one: name = \"trials\"",
        ),
        (
            "[[saved]]\nname = \"a\"\n[[saved]]\nname = \"a\"",
            "Warning double-name at `\"a\"`: two saved queries are called `a`; call one of them something else: by name only the first is found",
        ),
        (
            "[[saved]]\nname = \"lanes\"",
            "Warning double-name at `\"lanes\"`: `lanes` is the name of a view; call it something else: `--view` takes the view",
        ),
        (
            "[saved]\nname = \"a\"",
            "Error wrong-type at `[saved]`: `saved` is a list of tables, not one table; write [[saved]], with two brackets, before each of them",
        ),
        (
            "[themes.dark]\ntime = \"red\"",
            "Error double-name at `dark`: `dark` is a theme of the program's own; call yours something else, and begin with that one: base = …",
        ),
    ] {
        let text = format!("mouse = false\n{line}\n");
        assert_eq!(told(&text), [fault], "{line}");
        assert_eq!(read(&text).mouse.map(|said| said.value), Some(false), "{line}");
    }
    let broken = read("[[saved]]\nname = \"a\"\nquery = \"tga:x\"\n[[saved]]\nname = \"b\"\nquery = \"fire\"\n").saved;
    assert_eq!(
        broken.iter().map(|saved| (saved.name.value.as_str(), saved.is_broken)).collect::<Vec<_>>(),
        [("a", true), ("b", false)]
    );
    assert_eq!(
        super::read(
            b"theme = \"\xff\"",
            FileId(0),
            Known { views: &[], themes: &[], today: Day { year: 2026, month: 1, day: 1 } }
        )
        .problems
        .len(),
        1
    );
}

#[test]
fn any_text_is_a_config() {
    for text in [
        "",
        "\u{feff}mouse = true\r\n",
        "[",
        "keys.in = 3",
        "keys.in.x = 3",
        "[keys.in.lanes.down]\nx = 1",
        "saved = [3]",
        "themes = 1",
        "themes.a = 1",
        "themes.a.b = 1",
        "= = =\n\n[[saved]",
    ] {
        let config = read(text);
        assert!(config.problems.iter().all(|problem| problem.place.span.end <= text.len() as u64), "{text}");
    }
    assert_eq!(read("\u{feff}mouse = true\r\n").mouse.map(|said| said.value), Some(true));
}
