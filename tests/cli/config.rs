//! The config: where it is looked for, what goes before what, and what is said of it.

use crate::run::{Folder, Ran};
use std::fs;

/// A folder with a config under `.config`, as a home, and one that a variable names.
fn home() -> Folder {
    let folder = Folder::new();
    for (at, theme) in [(".config", "light"), ("xdg", "dark")] {
        fs::create_dir_all(folder.path(at).join("dateline")).unwrap();
        let text = format!("# a remark\ntheme = \"{theme}\"\n");
        fs::write(folder.path(at).join("dateline/config.toml"), text).unwrap();
    }
    folder.with("own.toml", "theme = \"none\"\nmouse = false\n").with(
        "a.toml",
        "[[events]]\ndate = 2022\ntitle = \"Fire\"\n[[events]]\ndate = 2023\ntitle = \"Trial\"\ntags = [\"trials\"]\n",
    )
}

fn told(folder: &Folder, variables: &[(&str, &str)], args: &[&str]) -> Ran {
    let mut command = folder.command();
    command.env_remove("DATELINE_CONFIG").env_remove("HOME").arg("config").args(args);
    for (name, value) in variables {
        command.env(name, value.replace('~', &folder.path("").display().to_string()));
    }
    Ran::of(&mut command)
}

/// The line of a key, with the folder called `~`.
fn line(folder: &Folder, variables: &[(&str, &str)], args: &[&str], key: &str) -> String {
    let ran = told(folder, variables, args);
    let out = ran.out.replace(&folder.path("").display().to_string(), "~/");
    let line = out.lines().find(|line| line.starts_with(&format!("{key} = "))).unwrap_or_default();
    line.split_whitespace().collect::<Vec<_>>().join(" ").replace("~//", "~/")
}

#[test]
fn what_is_nearer_goes_before() {
    let folder = home();
    let (user, xdg, named) = (("HOME", "~"), ("XDG_CONFIG_HOME", "~/xdg"), ("DATELINE_CONFIG", "own.toml"));
    for (variables, args, said) in [
        (&[] as &[(&str, &str)], &[] as &[&str], "theme = \"auto\" # built-in"),
        (&[user], &[], "theme = \"light\" # ~/.config/dateline/config.toml:2"),
        (&[user, xdg], &[], "theme = \"dark\" # ~/xdg/dateline/config.toml:2"),
        (&[user, ("XDG_CONFIG_HOME", "xdg")], &[], "theme = \"light\" # ~/.config/dateline/config.toml:2"),
        (&[user, xdg, named], &[], "theme = \"none\" # own.toml:1"),
        (&[user, xdg, ("DATELINE_CONFIG", "")], &[], "theme = \"auto\" # built-in"),
        (&[user, named], &["--config", "xdg/dateline/config.toml"], "theme = \"dark\" # xdg/dateline/config.toml:2"),
        (&[user, ("NO_COLOR", "1")], &[], "theme = \"mono\" # environment: NO_COLOR"),
        (&[user, ("NO_COLOR", "")], &[], "theme = \"light\" # ~/.config/dateline/config.toml:2"),
        (&[user, ("DATELINE_THEME", "dark"), ("NO_COLOR", "1")], &[], "theme = \"dark\" # environment: DATELINE_THEME"),
        (&[user, ("DATELINE_THEME", "dark")], &["--theme", "light"], "theme = \"light\" # command line: --theme"),
        (&[user], &["--theme", "auto"], "theme = \"auto\" # command line: --theme"),
    ] {
        assert_eq!(line(&folder, variables, args, "theme"), said, "{variables:?} {args:?}");
    }
    for (args, said) in [
        (&[] as &[&str], "mouse = false # own.toml:2"),
        (&["--mouse"], "mouse = true # command line: --mouse"),
        (&["--mouse", "--no-mouse"], "mouse = false # command line: --no-mouse"),
    ] {
        assert_eq!(line(&folder, &[named, ("STY", "")], args, "mouse"), said);
    }
}

#[test]
fn what_is_not_there_has_no_word_unless_it_was_asked_for() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("dateline/config.toml")).unwrap();
    for (variables, code, said) in [
        (&[] as &[(&str, &str)], 0, ""),
        (&[("HOME", "/nonexistent")], 0, ""),
        (&[("HOME", "")], 0, ""),
        (&[("DATELINE_CONFIG", "no.toml")], 1, "dateline: no.toml: there is no such file — check the spelling\n"),
        (&[("DATELINE_CONFIG", "dateline")], 1, "dateline: dateline: it is a folder — name a TOML file\n"),
        (&[("XDG_CONFIG_HOME", "~")], 1, "dateline: ~/dateline/config.toml: it is a folder — name a TOML file\n"),
    ] {
        let ran = told(&folder, variables, &[]);
        let home = format!("{}", folder.path("").display());
        assert_eq!(
            (ran.code, ran.err.replace(home.trim_end_matches('/'), "~").as_str()),
            (code, said),
            "{variables:?}"
        );
        assert!(ran.out.contains("theme = \"auto\""), "{variables:?}: what is in force is told all the same");
    }
}

#[test]
fn what_is_printed_is_a_config_that_says_the_same() {
    let text = "zone = \"utc\"\nview = \"b\"\nsplit = \"side-by-side\"\n[keys]\nfirst = \"g g\"\nturn = \"k\"\nedit = []\n\
                [keys.in.lanes]\ndown = [\"Down\", \"ctrl-x w\"]\n[[saved]]\nname = \"a\"\nquery = '\"a b\" -tag:x'\nview = \"lanes\"\n\
                [[saved]]\nname = \"b\"\nas-of = 2025-03-01\n";
    let folder = Folder::new().with("config.toml", text).with("odd.toml", "theme = \"\\u001b[2J\"\n\"\\u202e\" = 1\n");
    let ran = told(&folder, &[], &["--config", "config.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let folder = folder.with("again.toml", &ran.out);
    let again = told(&folder, &[], &["--config", "again.toml"]);
    assert_eq!((again.code, again.err.as_str()), (0, ""));
    let values = |text: &str| text.parse::<toml::Table>().unwrap();
    assert_eq!(values(&ran.out), values(&again.out));
    let keys = &values(&ran.out)["keys"];
    assert_eq!(keys["first"].as_array().map(Vec::len), Some(1));
    assert_eq!(keys["up"][1].as_str(), Some("k"));
    assert_eq!(keys["in"]["timeline"]["up"].as_array().map(Vec::len), Some(1), "`turn` has its other key there");
    assert_eq!(keys["edit"].as_array().map(Vec::len), Some(0));
    told(&folder, &[], &["--config", "odd.toml"]).assert_harmless();
}

#[test]
fn faults_are_drawn_with_their_lines_and_cost_nothing_else() {
    let folder =
        Folder::new().with("config.toml", "them = 1\nmouse = false\n[keys]\ndwon = \"x\"\ndown = \"x\"\nup = \"x\"\n");
    let ran = told(&folder, &[], &["--config", "config.toml"]);
    assert_eq!(ran.code, 1);
    for drawn in [
        "warning[unknown-key]: `them` is no key of the config\n   --> config.toml:1:1\n",
        "= help: did you mean `theme`?",
        "error[unknown-command]: there is no command `dwon`\n   --> config.toml:4:1\n",
        "error[key-twice]: `x` is given to `down` too, or begins what is\n   --> config.toml:6:6\n",
        "`down` has it first",
    ] {
        assert!(ran.err.contains(drawn), "{drawn}: {}", ran.err);
    }
    assert!(ran.out.contains("mouse = false") && ran.out.contains("down = [\"x\"]"), "{}", ran.out);
    let later = Folder::new().with("config.toml", "mouse = true\nholograms = { depth = 3 }\n");
    assert_eq!(told(&later, &[], &["--config", "config.toml"]).code, 0, "a key of a later version is a warning");
}

#[test]
fn a_theme_of_ones_own_is_told_with_its_faults() {
    let text =
        "theme = \"mine\"\n[themes.mine]\nbase = \"drak\"\ntime = \"rde\"\ntiem = \"red\"\nkey = \"bold #ff8700\"\n";
    let folder = Folder::new().with("config.toml", text);
    let ran = told(&folder, &[], &["--config", "config.toml"]);
    assert_eq!(ran.code, 1);
    for drawn in [
        "error[bad-theme]: `drak` is no theme to begin with\n   --> config.toml:3:8\n",
        "error[bad-theme]: `rde` is no colour and no attribute\n   --> config.toml:4:8\n",
        "error[bad-theme]: `tiem` is no role\n   --> config.toml:5:1\n",
    ] {
        assert!(ran.err.contains(drawn), "{drawn}: {}", ran.err);
    }
    assert!(ran.out.contains("theme = \"mine\"") && ran.out.contains("\"key\" = \"bold #ff8700\""), "{}", ran.out);
}

#[test]
fn a_saved_query_is_asked_by_name_where_a_list_is_printed_too() {
    let folder = home().with(
        "config.toml",
        "[[saved]]\nname = \"court\"\nquery = \"tag:trials\"\n[[saved]]\nname = \"bad\"\nquery = \"tga:x\"\n",
    );
    let asked = |args: &[&str]| Ran::of(folder.command().args(["--config", "config.toml"]).args(args).arg("a.toml"));
    assert_eq!(asked(&["--view", "court"]).listed(), 1);
    assert_eq!(asked(&["--view", "court", "-q", "fire"]).listed(), 1);
    assert!(asked(&["--view", "court", "-q", "fire"]).out.contains("Fire"), "the command line goes before");
    assert_eq!(asked(&["--view", "lanes"]).listed(), 2);
    for (view, said) in [
        ("cuort", "dateline: --view: there is no view or saved query `cuort`: did you mean `court`?\n"),
        ("bad", "dateline: --view: `bad` cannot be asked: `dateline config` says why\n"),
    ] {
        let ran = asked(&["--view", view]);
        assert_eq!((ran.code, ran.err.as_str()), (2, said));
    }
    let ran = Ran::of(folder.command().args(["config", "--theme", "lihgt"]));
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "dateline: --theme: there is no theme `lihgt`: did you mean `light`?\n")
    );
}

#[test]
fn the_language_of_the_environment_yields_to_the_config_and_that_to_the_command_line() {
    let folder = home().with("es.toml", "lang = \"es\"\n").with("de.toml", "lang = \"de\"\n");
    let (all, time, any) = (("LC_ALL", "es_SV.UTF-8"), ("LC_TIME", "es_ES"), ("LANG", "es_MX.UTF-8"));
    let (none, spanish) = (("LC_TIME", ""), ("DATELINE_CONFIG", "es.toml"));
    for (variables, args, said) in [
        (&[none] as &[(&str, &str)], &[] as &[&str], "lang = \"en\" # built-in"),
        (&[time], &[], "lang = \"es\" # environment: LC_TIME"),
        (&[none, any], &[], "lang = \"es\" # environment: LANG"),
        (&[time, any, all], &[], "lang = \"es\" # environment: LC_ALL"),
        (&[("LC_TIME", "C"), any], &[], "lang = \"en\" # built-in"),
        (&[("LC_TIME", "de_DE.UTF-8"), any], &[], "lang = \"en\" # built-in"),
        (&[("LC_TIME", "en_GB"), any], &[], "lang = \"en\" # environment: LC_TIME"),
        (&[("LC_TIME", "en_GB"), spanish], &[], "lang = \"es\" # es.toml:1"),
        (&[spanish], &["--lang", "en"], "lang = \"en\" # command line: --lang"),
    ] {
        assert_eq!(line(&folder, variables, args, "lang"), said, "{variables:?} {args:?}");
    }
    let ran = folder.run(["config", "--config", "de.toml"]);
    assert!(ran.err.contains("`de` is no `lang`") && ran.err.contains("write one of: en, es"), "{}", ran.err);
    for args in [["--lang", "de"].as_slice(), &["list", "--lang", "klingon"]] {
        let ran = folder.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains("en, es"), "{}", ran.err);
    }
}

#[test]
fn what_is_printed_for_reading_is_told_in_the_language_and_what_programs_read_is_not() {
    let text = "[[events]]\nid = \"fire\"\ndate = 2022-03-27\ntitle = \"Fire\"\nsources = [\"a\", \"b\"]\n\
                [[events]]\ndate = \"2023\"\ntitle = \"Trial\"\n\
                [[sources]]\nid = \"a\"\ntitle = \"A\"\npublished = \"2022-04\"\n\
                [[sources]]\nid = \"b\"\ntitle = \"B\"\n";
    let folder = home().with("b.toml", text);
    let show = folder.run(["show", "fire", "b.toml", "--lang", "es"]).out;
    for words in ["27 de marzo de 2022", "2 fuentes independientes", "5 a 34 días", "abril de 2022"] {
        assert!(show.contains(words), "{words}: {show}");
    }
    assert!(folder.run(["list", "b.toml", "--lang", "es"]).out.contains("┊ al menos 9 meses"));
    assert!(folder.run(["gaps", "b.toml", "--lang", "es"]).out.contains("al menos 9 meses"));
    let spanish = |args: &[&str]| Ran::of(folder.command().env("LC_TIME", "es_SV.UTF-8").args(args)).out;
    assert_eq!(spanish(&["show", "fire", "b.toml"]), show);
    for args in [
        &["list", "b.toml", "--format", "tsv"] as &[&str],
        &["list", "b.toml", "--format", "json"],
        &["show", "fire", "b.toml", "--format", "json"],
        &["gaps", "b.toml", "--format", "tsv"],
        &["gaps", "b.toml", "--format", "json"],
        &["check", "b.toml"],
    ] {
        assert_eq!(spanish(args), folder.run(args).out, "{args:?}");
    }
    assert!(folder.run(["show", "--help"]).out.contains("--lang"));
}
