//! What a shell is told that asks what can be typed.

use crate::run::Folder;

const HARBOUR: &str = r#"
[[sources]]
id = "gazette"
title = "Fire"

[[events]]
id = "fire"
date = 2022
title = "The harbour burns"
tags = ["fire", "two words"]
sources = ["gazette"]
[[events.claims]]
text = "Nine crews."
figure = { measure = "crews", value = 9 }

[[events]]
id = "report"
date = 2023
title = "The report appears"
tags = ["fire"]

[[events]]
id = "re\u001b[2Jd"
date = 2023
title = "Hidden"
"#;

/// What is proposed for the last of the words.
fn proposed(words: &[&str]) -> Vec<String> {
    let folder = Folder::new().with("harbour.toml", HARBOUR).with("broken.toml", "[[events");
    let mut command = folder.command();
    command.env("DATELINE_COMPLETE", "fish").args(["--", "dateline"]).args(words);
    let ran = crate::run::Ran::of(&mut command);
    ran.assert_harmless();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
    ran.out.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn values_of_the_chronology_named_are_proposed() {
    for (words, told) in [
        (&["harbour.toml", "--at", "f"][..], &["fire"][..]),
        (&["harbour.toml", "--at", "re"], &["report"]),
        (&["harbour.toml", "--at", "x"], &[]),
        (&["broken.toml", "--at", "f"], &[]),
        // Without a file: the chronology built in.
        (&["show", "cecot-op"], &["cecot-opens"]),
        (&["list", "harbour.toml", "-q", "tag:"], &["tag:fire", "tag:\"two words\""]),
        (&["list", "harbour.toml", "-q", "report -tag:fi"], &["report -tag:fire"]),
        (&["list", "harbour.toml", "-q", "sou"], &["source:"]),
        (&["list", "harbour.toml", "-q", "is:unso"], &["is:unsourced"]),
        (&["list", "harbour.toml", "-q", "source:g"], &["source:gazette"]),
        (&["figures", "harbour.toml", "cr"], &["crews"]),
        (&["figures", "harbour.toml", "--measure", "cr"], &["crews"]),
        (&["--zone", "america/el_s"], &["America/El_Salvador"]),
        (&["figures", "har"], &["harbour.toml"]),
        (&["check", "harb"], &["harbour.toml"]),
        (&["disp"], &["disputes"]),
    ] {
        assert_eq!(proposed(words), told, "{words:?}");
    }
}

#[test]
fn every_shell_gets_a_script_that_asks_the_program() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = folder.run(["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("DATELINE_COMPLETE") && ran.out.contains("dateline"), "{}", ran.out);
    }
    assert_eq!(folder.run(["completions", "tcsh"]).code, 2);
    let mut unknown = folder.command();
    let ran = crate::run::Ran::of(unknown.env("DATELINE_COMPLETE", "tcsh").args(["--", "dateline", ""]));
    assert_eq!(ran.code, 2, "{ran:?}");
}

/// What bash would put behind what is typed: the last of the words as it parts them.
fn in_bash(folder: &Folder, words: &[&str]) -> Option<Vec<String>> {
    let program = assert_cmd::cargo::cargo_bin("dateline");
    let path = format!("{}:{}", program.parent()?.display(), std::env::var("PATH").ok()?);
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let ask = format!(
        "source <(dateline completions bash); COMP_WORDS=({}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
         COMP_LINE='{}'; COMP_TYPE=9; _dateline dateline \"${{COMP_WORDS[COMP_CWORD]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        quoted.join(" "),
        words.join(" ").replace(" : ", ":").replace(" :", ":"),
    );
    let told = std::process::Command::new("bash").args(["-c", &ask]).env("PATH", path).current_dir(&folder.0).output();
    // Where there is no bash, nothing completes.
    let told = told.ok()?;
    Some(String::from_utf8(told.stdout).unwrap().lines().map(|line| line.trim_end().to_owned()).collect())
}

#[test]
fn in_bash_a_colon_does_not_end_a_word() {
    let folder = Folder::new().with("harbour.toml", HARBOUR);
    for (words, told) in [
        (&["dateline", "list", "harbour.toml", "-q", "tag", ":", "fi"][..], &["fire"][..]),
        (&["dateline", "list", "harbour.toml", "-q", "source", ":"], &["gazette"]),
        (&["dateline", "list", "harbour.toml", "-q", "sou"], &["source:"]),
        (&["dateline", "harbour.toml", "--at", "rep"], &["report"]),
        (&["dateline", "disp"], &["disputes"]),
    ] {
        if let Some(proposed) = in_bash(&folder, words) {
            assert_eq!(proposed, told, "{words:?}");
        }
    }
}
