//! What follows from the data, as a shell sees it: disagreements, figures, what was known when, the rules of `check`.

use crate::run::Folder;

const TWO_COUNTS: &str = r#"
[[sources]]
id = "gazette"
title = "Fire at the harbour"
published = "2022-03-28"

[[sources]]
id = "report"
title = "Report"
published = "2022-09-01"

[[events]]
id = "fire"
date = "2022-03-27"
title = "The harbour burns"
sources = ["gazette"]

  [[events.claims]]
  text = "Twelve crews."
  figure = { measure = "crews", value = 12 }

  [[events.claims]]
  text = "Nine crews."
  sources = ["report"]
  figure = { measure = "crews", value = 9 }

[[events]]
id = "inquiry"
date = "2022-04"
title = "An inquiry begins"
sources = ["report"]
"#;

#[test]
fn what_came_later_is_not_there_and_that_is_said() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS);
    let words = "dateline: as known on 31 August 2022 · 1 later event hidden · 1 later claim hidden\n";
    for args in [&["list", "--as-of", "2022-08", "a.toml"] as &[&str], &["--as-of", "2022-08", "a.toml"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.lines().count(), ran.err.as_str()), (0, 1, words), "{args:?}");
    }
    let disputes = |day: &str| folder.run(["disputes", "--as-of", day, "a.toml"]).out;
    assert_eq!(disputes("2022-08-31"), "no disagreements\n");
    assert!(disputes("2022-09-01").ends_with("\n1 disagreement\n"));
    let shown = folder.run(["show", "fire", "--as-of", "2022-08", "a.toml"]).out;
    assert!(shown.contains("Twelve") && !shown.contains("Nine") && !shown.contains("DISAGREEMENTS"), "{shown}");
    assert!(folder.run(["show", "fire", "a.toml"]).out.contains("DISAGREEMENTS\ncrews: figures"));
    assert_eq!(folder.run(["show", "inquiry", "--as-of", "2022-08", "a.toml"]).code, 1);
}

#[test]
fn a_query_and_a_day_narrow_together() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS);
    let lines = |args: &[&str]| {
        let ran = folder.run(args.iter().chain(&["a.toml"]));
        (ran.code, ran.listed())
    };
    for (query, day, events, disagreements, figures) in [
        ("crews", "2022-09-01", 1, 1, 2),
        ("crews", "2022-08", 1, 0, 1),
        ("inquiry", "2022-09-01", 1, 0, 0),
        ("inquiry", "2022-08", 0, 0, 0),
        ("is:disputed", "2022-09-01", 1, 1, 2),
        ("is:disputed", "2022-08", 0, 0, 0),
        ("-is:disputed", "2022-08", 1, 0, 1),
        ("source:report", "2022-09-01", 2, 1, 2),
        ("source:report", "2022-08", 0, 0, 0),
        ("is:single-source", "2022-08", 1, 0, 1),
        ("is:single-source", "2022-09-01", 2, 1, 2),
    ] {
        let asked = [query, day];
        let list = |format| lines(&["list", "--format", format, "-q", query, "--as-of", day]);
        assert_eq!(list("table"), (0, events), "{asked:?}");
        assert_eq!(list("tsv"), (0, events + 1), "{asked:?}");
        assert_eq!(lines(&["-q", query, "--as-of", day]), (0, events), "{asked:?}");
        let disputes = folder.run(["disputes", "--format", "json", "-q", query, "--as-of", day, "a.toml"]).out;
        let disputes: Vec<serde_json::Value> = serde_json::from_str(&disputes).unwrap();
        assert_eq!(disputes.len(), disagreements, "{asked:?}");
        let of_figures = lines(&["figures", "--format", "tsv", "-q", query, "--as-of", day]);
        assert_eq!(of_figures, (0, figures + 1), "{asked:?}");
        let is_shown = folder.run(["show", "fire", "-q", query, "--as-of", day, "a.toml"]).code == 0;
        assert_eq!(is_shown, figures > 0, "{asked:?}");
    }
    let ran = folder.run(["show", "fire", "-q", "inquiry", "a.toml"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, "dateline: `fire` does not match what is asked for with -q\n"));
    let ran = folder.run(["list", "-q", "is:disputed", "a.toml"]);
    assert_eq!(ran.out.lines().count(), 1, "figures that part dispute an event without any `disputes`");
    let ran = folder.run(["list", "--format", "tsv", "-q", "crews", "--as-of", "2022-08", "--sort", "lag", "a.toml"]);
    let names: Vec<&str> = ran.out.lines().next().unwrap_or_default().split('\t').skip(10).collect();
    assert_eq!(names, ["match", "known", "lag_at_least", "lag_at_most", "lag", "names", "disputed", "dated_by"]);
}

#[test]
fn a_day_that_is_none_is_a_fault_of_the_command_line() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS);
    for (day, words) in [
        ("3/4/2022", "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)"),
        ("2022/..", "it has no last day"),
        ("\u{1b}[2J", "this is no date"),
    ] {
        let ran = folder.run(["list", "--as-of", day, "a.toml"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(words), "{}", ran.err);
        ran.assert_harmless();
    }
}

#[test]
fn figures_are_asked_for_by_their_measure() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS).with("crews", TWO_COUNTS);
    let lines = |args: &[&str]| {
        let ran = folder.run(["figures", "--format", "tsv"].iter().chain(args));
        (ran.code, ran.listed())
    };
    assert_eq!(lines(&["a.toml"]), (0, 3));
    assert_eq!(lines(&["CREW", "a.toml"]), (0, 3));
    assert_eq!(lines(&["crews", "a.toml"]), (0, 5), "a file goes before a measure");
    assert_eq!(lines(&["--measure", "crews", "a.toml"]), (0, 3));
    let ran = folder.run(["figures", "fires", "a.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert_eq!(ran.err, "dateline: `fires` is no file, and no figure counts it — nearest: `crews`\n");
}

#[test]
fn a_file_says_which_rules_are_not_asked() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS);
    let ran = folder.run(["check", "--strict", "a.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("warning[single-source]: this event rests on a single source\n"), "{}", ran.out);
    assert!(ran.out.contains("title = \"An inquiry begins\""), "{}", ran.out);
    let silent = format!("[check]\nallow = [\"single-source\"]\n{TWO_COUNTS}");
    let ran = folder.with("b.toml", silent).run(["check", "--strict", "b.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "b.toml: 2 events, 2 sources: no problems; 2 silenced\n"));
}

#[test]
fn the_time_to_the_first_report_orders_the_list() {
    let folder = Folder::new().with("a.toml", TWO_COUNTS);
    let ran = folder.run(["list", "--sort", "lag", "--format", "tsv", "a.toml"]);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0][10..], ["lag_at_least", "lag_at_most", "lag", "names", "disputed", "dated_by"]);
    assert_eq!(
        rows[1][10..],
        [
            "1",
            "1",
            "earliest source cited here: Fire at the harbour, 28 March 2022, 1 day later",
            "gazette, report",
            "yes",
            "source"
        ]
    );
    assert_eq!((rows[2][0], rows[2][10]), ("inquiry", "124"));
}
