//! Tables of figures in each of their forms, and which measures are meant.

use super::*;
use crate::edge::commands::fixture::{printed, read};
use insta::assert_snapshot;

const PRISONS: &str = r#"
[[sources]]
id = "ap"
title = "What to know"
publisher = "AP"
published = "2025-03"

[[events]]
id = "before"
date = "2021-04"
title = "Before"

  [[events.claims]]
  text = "36,000 people."
  by = "Cristosal"
  sources = [{ id = "ap", at = "line 9" }]
  figure = { measure = "people in prison", value = 36000 }

[[events]]
id = "after"
date = "2024"
title = "After"

  [[events.claims]]
  text = "About 110,000 people."
  by = "Cristosal"
  sources = ["ap"]
  figure = { measure = "people in prison", value = 110000, qualifier = "about", date = "2024-03" }

  [[events.claims]]
  text = "80,000 people."
  figure = { measure = "people in prison", value = 80000, date = "2024-03" }

  [[events.claims]]
  text = "Half a death."
  figure = { measure = "deaths in prison", value = 0.5 }
"#;

fn table(measure: Option<&str>, columns: Option<usize>, format: TableFormat) -> String {
    table_of(PRISONS, measure, columns, format)
}

fn table_of(text: &str, measure: Option<&str>, columns: Option<usize>, format: TableFormat) -> String {
    printed(columns, |out| figures(out, &read(text, None), measure, format)).0
}

#[test]
fn every_figure_says_when_how_many_who_and_where() {
    assert_snapshot!(table(None, None, TableFormat::Table), @"
    deaths in prison
      2024  0.5  the source itself  no source  after

    people in prison
      2021-04  36,000            Cristosal          What to know, AP  2025-03  line 9  before
      2024-03  about 110,000  ≠  Cristosal          What to know, AP  2025-03          after
      2024-03  80,000         ≠  the source itself  no source                          after
    ");
}

#[test]
fn on_a_terminal_the_course_of_each_speaker_is_drawn() {
    assert_snapshot!(table(Some("people"), Some(60), TableFormat::Table), @"
    people in prison
      2021-04 · 36,000 · Cristosal · What to know, AP ·
        2025-03 · line 9 · before
      2024-03 · about 110,000 · ≠ · Cristosal · What to know,
        AP · 2025-03 · after
      2024-03 · 80,000 · ≠ · the source itself · no source ·
        after
      ▃█  36,000 → 110,000  Cristosal
    ");
}

#[test]
fn columns_have_tabs_between_them() {
    let tsv = table(Some("PEOPLE in prison"), None, TableFormat::Tsv);
    assert_snapshot!(tsv.replace('\t', "|"), @"
    measure|date|earliest|latest|value|qualifier|by|sources|event|file|line|over
    people in prison|2021-04|2021-04-01|2021-04-30|36000||Cristosal|ap|before|a.toml|8|
    people in prison|2024-03|2024-03-01|2024-03-31|110000|about|Cristosal|ap|after|a.toml|19|
    people in prison|2024-03|2024-03-01|2024-03-31|80000||||after|a.toml|19|
    ");
}

#[test]
fn a_measure_is_a_json_object() {
    let json = table(Some("deaths"), None, TableFormat::Json);
    assert_snapshot!(json, @r#"
    [
    {"measure":"deaths in prison","figures":[{"event":"after","title":"After","date":"2024","earliest":"2024-01-01","latest":"2024-12-31","over":null,"claim":{"id":null,"text":"Half a death.","by":null,"note":null,"citations":[],"sources":[],"independent_sources":0,"disputes":[],"figure":{"measure":"deaths in prison","value":0.5,"qualifier":null,"date":null,"over":null,"unit":null,"of":null}},"cited":[],"file":"a.toml","line":19}]}
    ]
    "#);
}

#[test]
fn a_measure_that_nobody_counts_names_the_nearest() {
    let chronology = read(PRISONS, None);
    let all = chronology.compared().unwrap().series().iter().collect();
    assert_snapshot!(meant(all, Some("deths in prison")).unwrap_err(), @"`deths in prison` is no file, and no figure counts it — nearest: `deaths in prison`, `people in prison`");
    assert_eq!(
        meant(Vec::new(), Some("x")).unwrap_err(),
        "`x` is no file, and no figure counts it — there are no figures"
    );
}

#[test]
fn what_is_no_file_is_a_measure_where_it_comes_first() {
    let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
    let is_file = |path: &Path| path.extension().is_some();
    for (option, what, measure, files) in [
        (None, &[] as &[&str], None, &[] as &[&str]),
        (None, &["deaths"], Some("deaths"), &[]),
        (None, &["deaths", "a.toml"], Some("deaths"), &["a.toml"]),
        (None, &["a.toml", "deaths"], None, &["a.toml", "deaths"]),
        (None, &["-"], None, &["-"]),
        (Some("a.toml"), &["b.toml"], Some("a.toml"), &["b.toml"]),
    ] {
        let parted = measure_and_files(option.map(str::to_owned), paths(what), is_file);
        assert_eq!(parted, (measure.map(str::to_owned), paths(files)), "{what:?}");
    }
}

#[test]
fn a_number_is_printed_as_it_was_written_or_warned_of() {
    for (written, printed, code) in [
        ("1e308", Some("1e308"), None),
        ("-2.5e-300", Some("-2.5e-300"), None),
        ("0.1", Some("0.1"), None),
        ("0e9", Some("0"), None),
        ("1e-400", None, Some("bad-number")),
        ("1e400", None, Some("bad-number")),
    ] {
        let text = format!(
            "[[events]]\ndate = 2022\ntitle = \"a\"\n[[events.claims]]\ntext = \"b\"\nfigure = {{ measure = \"m\", value = {written} }}\n"
        );
        let problems = read(&text, None).timeline.problems;
        assert_eq!(problems.listed().first().map(|problem| problem.code), code, "{written}");
        let tsv = table_of(&text, None, None, TableFormat::Tsv);
        let value = tsv.lines().nth(1).and_then(|line| line.split('\t').nth(4));
        assert_eq!(value, printed, "{written}");
        if let Some(value) = value {
            assert_eq!(value.parse::<f64>().ok(), written.parse::<f64>().ok());
        }
    }
}

/// A total is told with the time over which it was counted, in each form; its first and its last day are of that.
#[test]
fn a_total_is_told_with_its_time() {
    const TEXT: &str = r#"
[[events]]
date = "2022-09-01"
title = "The report appears"
[[events.claims]]
text = "Nine crews were there in March and April."
figure = { measure = "crews", value = 9, over = "2022-03/2022-04" }
"#;
    let told = |format| table_of(TEXT, None, None, format);
    let tsv = told(TableFormat::Tsv);
    let columns: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    let cell = |name: &str| columns[1][columns[0].iter().position(|own| *own == name).unwrap()];
    let json: serde_json::Value = serde_json::from_str(&told(TableFormat::Json)).unwrap();
    for (key, value) in
        [("date", "2022-09-01"), ("earliest", "2022-03-01"), ("latest", "2022-04-30"), ("over", "2022-03/2022-04")]
    {
        assert_eq!(cell(key), value, "{key}");
        assert_eq!(json[0]["figures"][0][key], value, "{key}");
    }
    assert!(told(TableFormat::Table).contains("over 2022-03/2022-04"));
}
