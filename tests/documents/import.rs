//! `docs/import.md`: what becomes of cells, which kinds of files are known, and the example from beginning to end.

use crate::page::{self, Table, bare, fenced, quoted};
use crate::run::Folder;

const PAGE: &str = include_str!("../../docs/import.md");

/// Runs `import` on a file of this name and text; returns what it writes.
fn imported(name: &str, text: &str, options: &[&str]) -> (String, String) {
    let folder = Folder::new().with(name, text);
    let ran = folder.run([&["import", name], options].concat());
    (ran.out, ran.err)
}

fn dates(table: &Table<'_>) {
    for row in &table.rows {
        let options: Vec<&str> = bare(row[1]).split_whitespace().collect();
        let (out, err) = imported("x.csv", &format!("date,title\n{},a\n", bare(row[0])), &options);
        assert!(out.contains(&format!("date = \"{}\"\n", bare(row[2]))), "{row:?}: {out}{err}");
    }
}

fn kinds(table: &Table<'_>) {
    let presets: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/format/import/map/presets"))
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(presets.len(), table.rows.len());
    for row in &table.rows {
        let name = bare(row[0]);
        assert!(presets.iter().any(|preset| preset == name), "{name}");
        if row[1].ends_with("without names") {
            continue;
        }
        let columns: Vec<String> = quoted(row[1]).iter().map(|column| format!("\"{column}\"")).collect();
        let (out, err) = imported("x.csv", &format!("{}\n\n", columns.join(",")), &["--propose"]);
        assert!(out.starts_with(&format!("name = \"{name}\"\n")), "{row:?}: {out}{err}");
    }
}

fn fields(table: &Table<'_>) {
    for field in table.rows.iter().flat_map(|row| quoted(row[0])) {
        let map = format!("date=date,title=title,{field}=other");
        let (out, err) = imported("x.csv", "date,title,other\n2022,a,2022\n", &["--map", &map]);
        assert!(out.contains("[[events]]"), "{field}: {err}");
    }
}

fn formats(table: &Table<'_>) {
    for row in &table.rows {
        let text = match bare(row[0]) {
            "csv" => "date,title\n2022,a\n",
            "json" => "[{\"date\": 2022, \"title\": \"a\"}]",
            "jsonl" => "{\"date\": 2022, \"title\": \"a\"}\n",
            // Its bytes are made in its own tests.
            "xlsx" => continue,
            other => sample(other),
        };
        let (out, err) = imported("x", text, &["--from", bare(row[0])]);
        if row[2].is_empty() {
            assert!(out.matches("[[sources]]").count() > 1 && !out.contains("[[events]]"), "{row:?}: {out}{err}");
            continue;
        }
        assert!(out.contains(&format!("at = \"{}\"", bare(row[2]))), "{row:?}: {out}{err}");
    }
}

/// A file of a format that is no table, with all of which something comes.
fn sample(format: &str) -> &'static str {
    match format {
        "ics" => {
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20220327\nDTEND:20220328\nSUMMARY:b\nDESCRIPTION:c\nLOCATION:d\nCATEGORIES:e\nCOMMENT:f\n\
             STATUS:TENTATIVE\nURL:https://a.example/\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20220327\nDURATION:P1D\nX-EDTF:2022?\nSUMMARY:g\nEND:VEVENT\nEND:VCALENDAR\n"
        }
        "timelinejs" => {
            r#"{"events": [{"unique_id": "a", "start_date": {"year": 2022}, "end_date": {"year": 2023}, "display_date": "b", "group": "c", "text": {"headline": "d", "text": "e"}, "media": {"url": "https://a.example/"}}], "eras": []}"#
        }
        "stix" => {
            r#"{"type": "bundle", "objects": [{"type": "report", "id": "a", "published": "2022-03-27T00:00:00Z", "name": "b", "description": "c", "labels": ["d"], "created_by_ref": "e", "external_references": [{"source_name": "f", "url": "https://a.example/"}]},
{"type": "malware", "id": "g", "name": "h", "first_seen": "2022-03-27T00:00:00Z", "last_seen": "2022-03-28T00:00:00Z"}, {"type": "observed-data", "id": "i", "first_observed": "2022-03-27T00:00:00Z", "last_observed": "2022-03-28T00:00:00Z"}]}"#
        }
        "misp" => {
            r#"{"Event": {"uuid": "a", "date": "2022-03-27", "info": "b", "Tag": [{"name": "c"}], "Orgc": {"name": "d"}, "Attribute": [{"type": "e", "value": "f", "comment": "g", "category": "h", "first_seen": "2022-03-27T00:00:00Z", "last_seen": "2022-03-28T00:00:00Z"}]}}"#
        }
        "bibtex" => {
            "@book{a, author = {b}, title = {c}, subtitle = {d}, maintitle = {e}, year = 2022, month = mar, day = 27, publisher = {f}, url = {https://a.example/}, urldate = {2022-03-28}, note = {g}, annote = {h}}\n\
             @article{i, editor = {j}, title = {k}, date = {2022}, journal = {l}, doi = {m}}\n@report{n, title = {o}, institution = {p}}\n"
        }
        "csl" => {
            r#"[{"id": "a", "type": "book", "author": [{"literal": "b"}], "title": "c", "issued": {"date-parts": [[2022]]}, "publisher": "d", "URL": "https://a.example/", "accessed": {"date-parts": [[2022, 3]]}, "note": "e", "annote": "f"},
{"id": "g", "type": "article", "title": "h", "editor": [{"family": "i"}], "container-title": "j", "DOI": "k"}]"#
        }
        "markwhen" => "2022-03-27: a #b\nid: c\nlocation: d\nedtf: 2022?\n\ne\nsection f\n2023: g\nendSection\n",
        "sparql" => {
            r#"{"head": {"vars": []}, "results": {"bindings": [{"item": {"value": "https://a.example/"}, "itemLabel": {"value": "a"}, "itemDescription": {"value": "b"}, "placeLabel": {"value": "c"}, "date": {"value": "2022-03-27T00:00:00Z"}, "precision": {"value": "11"}}]}}"#
        }
        other => panic!("{other}"),
    }
}

fn parts(table: &Table<'_>) {
    for row in &table.rows {
        let text = sample(bare(row[0]));
        for part in quoted(row[1]) {
            assert!(text.contains(part), "{row:?}: the sample has no {part}");
        }
        let (out, err) = imported("x", text, &["--from", bare(row[0])]);
        assert!(out.contains(&format!("{} = ", bare(row[2]))), "{row:?}: {out}{err}");
    }
    for format in ["ics", "timelinejs", "stix", "misp", "bibtex", "csl", "markwhen", "sparql"] {
        assert!(table.rows.iter().any(|row| bare(row[0]) == format), "{format}");
        // It is known without being named.
        let (out, err) = imported("x", sample(format), &[]);
        assert!(out.contains(&format!("map {format}.")), "{format}: {out}{err}");
    }
}

fn limits(table: &Table<'_>) {
    const SOURCES: [&str; 4] = [
        include_str!("../../src/format/import.rs"),
        include_str!("../../src/format/import/csv.rs"),
        include_str!("../../src/format/import/xlsx.rs"),
        include_str!("../../src/format/import/convert.rs"),
    ];
    let said = [
        "const MOST: u64 = 1 << 30;",
        "const COLUMNS: usize = 16_384;",
        "const UNPACKED: u64 = 512 << 20;",
        "const HELD: usize = 1 << 30;",
    ];
    let limits: Vec<&str> = table.rows.iter().map(|row| row[1]).collect();
    assert_eq!(limits, ["1 GiB", "16,384", "512 MiB", "1 GiB"]);
    assert!(SOURCES.iter().zip(said).all(|(source, said)| source.contains(said)));
}

#[test]
fn every_table_of_the_page_is_run() {
    page::run(
        PAGE,
        &[
            ("| `--from` | what | cited as |", &formats),
            ("| field | what becomes of it |", &fields),
            ("| cell | with | date |", &dates),
            ("| `--from` | in the file | becomes |", &parts),
            ("| map | known by its columns | dates |", &kinds),
            ("| what | limit |", &limits),
        ],
    );
}

#[test]
fn the_example_is_what_comes_out() {
    const HEADING: &str = "## From a spreadsheet to a sourced chronology in five minutes";
    let csv = fenced(PAGE, HEADING, "csv");
    let map = "date=Datum,title=Titel,place=Ort,source=Quelle,figure.deaths=Tote";
    let (out, err) = imported("harbour.csv", csv, &["--map", map]);
    assert_eq!(err.trim_end(), fenced(PAGE, HEADING, "text").trim_end());
    assert!(out.trim_end().ends_with(fenced(PAGE, HEADING, "toml").trim_end()), "{out}");
    assert!(PAGE.contains(&format!("--map {map} -o harbour.toml")));
}
