//! `import`, and files of other formats opened as they are.

use crate::run::Folder;

const TABLE: &str = "date,title\n25/06/2024,Fire\nsoon,Inquiry\n";

#[test]
fn a_table_is_written_as_a_chronology_and_never_over_a_file() {
    let folder = Folder::new().with("x.csv", TABLE);
    let ran = folder.run(["import", "x.csv", "-o", "x.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.contains("x.csv: date: day first, as line 2 \"25/06/2024\" says"), "{ran:?}");
    assert!(ran.err.contains("x.csv:3: date: `soon`: no date"), "{ran:?}");
    assert_eq!(folder.run(["check", "x.toml"]).code, 0);
    let again = folder.run(["import", "x.csv", "-o", "x.toml"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("x.toml: it is there already"), "{again:?}");
    assert_eq!(folder.run(["import", "x.csv", "-o", "x.toml", "--force"]).code, 0);
    assert_eq!(folder.run(["import", "x.csv", "--strict"]).code, 1);
    // The same file gives the same text.
    let [one, two] = [folder.run(["import", "x.csv"]).out, std::fs::read_to_string(folder.path("x.toml")).unwrap()];
    assert_eq!(one, two);
}

#[test]
fn what_is_open_is_asked_for_with_exit_code_2_and_nothing_is_written() {
    let folder = Folder::new().with("amb.csv", "date,title\n03/04/2024,a\n");
    for args in [&["import", "amb.csv", "-o", "x.toml"] as &[&str], &["list", "amb.csv"], &["amb.csv"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains("2024-04-03 (--dates dmy) or 2024-03-04 (--dates mdy)"), "{ran:?}");
    }
    assert!(!folder.path("x.toml").exists());
    assert!(folder.run(["list", "--dates", "mdy", "amb.csv"]).out.contains("2024-03-04"));
}

#[test]
fn a_table_is_opened_as_it_is_and_problems_name_its_lines() {
    let folder = Folder::new().with("x.csv", TABLE);
    let listed = folder.run(["list", "--format", "jsonl", "x.csv"]);
    assert!(listed.out.contains("\"file\":\"x.csv\",\"line\":2"), "{listed:?}");
    assert!(listed.err.contains("x.csv: 1 value lost or changed"), "{listed:?}");
    let checked = folder.run(["check", "x.csv"]);
    assert!(checked.out.contains("warning[lost-in-import]: line 3: date: `soon`: no date"), "{checked:?}");
    assert!(checked.out.contains("--> x.csv:2"), "{checked:?}");
    let broken = Folder::new().with("x.csv", "date,title\n2022,a\n2023,\"b\n2024,c\n");
    let checked = broken.run(["check", "x.csv"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("error[breaks-off]: line 3: "), "{checked:?}");
}

#[test]
fn standard_input_is_read_where_its_format_is_named() {
    let folder = Folder::new();
    let run = |args: &[&str]| crate::run::Ran::of(folder.command().args(args).write_stdin(TABLE));
    assert!(run(&["list", "--from", "csv", "-"]).out.contains("Fire"));
    assert!(run(&["import", "--from", "csv", "-"]).out.contains("title = \"Fire\""));
    assert!(run(&["list", "-"]).err.contains("this is CSV"));
}

#[test]
fn only_what_is_new_is_added_and_what_differs_is_told() {
    let own = "title = \"Mine\"\n\n[[events]]\ndate = 2023 # as heard\ntitle = \"Own\"\n";
    let folder = Folder::new().with("x.csv", "id,date,title\na,2022,A\nb,2024,B\n").with("own.toml", own);
    let first = folder.run(["import", "x.csv", "--into", "own.toml"]);
    assert_eq!(first.out, "own.toml: 2 events added, 0 events of those it has differ\n", "{first:?}");
    let text = || std::fs::read_to_string(folder.path("own.toml")).unwrap();
    let added = text();
    let order: Vec<usize> =
        ["\"x.csv\"", "\"A\"", "\"Own\"", "\"B\""].iter().map(|what| added.find(what).unwrap()).collect();
    assert!(order.is_sorted(), "{added}");
    assert!(added.contains("date = 2023 # as heard"));
    assert_eq!(folder.run(["check", "own.toml"]).code, 0);
    let again = folder.run(["import", "x.csv", "--into", "own.toml"]);
    assert_eq!(again.out, "own.toml: 0 events added, 0 events of those it has differ\n");
    assert_eq!(text(), added);
    std::fs::write(folder.path("x.csv"), "id,date,title\na,2022,Other\n").unwrap();
    let changed = folder.run(["import", "x.csv", "--into", "own.toml"]);
    assert!(changed.err.contains("x.csv:2: a: title is `Other` here, `A` there"), "{changed:?}");
    assert_eq!(text(), added);
}

#[test]
fn several_files_become_one_chronology() {
    let folder = Folder::new()
        .with("a.csv", "date,title,source\n2022,A,Paper\n")
        .with("b.csv", "date,title,source\n2023,B,Paper\n");
    assert_eq!(folder.run(["import", "a.csv", "b.csv", "-o", "c.toml"]).code, 0);
    let checked = folder.run(["check", "c.toml"]);
    assert!(checked.code == 0 && checked.out.contains("2 events, 3 sources"), "{checked:?}");
}

/// What is written of a table of a known kind.
fn imported(text: &str) -> String {
    let ran = Folder::new().with("x.csv", text).run(["import", "x.csv"]);
    ran.out + &ran.err
}

#[test]
fn files_of_known_kinds_are_read_as_their_makers_mean_them() {
    let wants = |text: &str, wanted: &[&str]| {
        let said = imported(text);
        for wanted in wanted {
            assert!(said.contains(wanted), "{wanted}\n{said}");
        }
    };
    wants(
        "Year,Month,Day,Time,End Year,Headline,Text,Type\n,,,,,Harbour,All of it,title\n1943,7,,,1946,A,<p>a &amp; b</p>,\n2022,3,27,13.45,,B,,\n",
        &[
            "title = \"Harbour\"",
            "date = \"1943-07/1946\"",
            "summary = \"a & b\"",
            "its HTML is left out",
            "Time: `13.45`: it is no time",
        ],
    );
    wants(
        "event_id_cnty,event_date,time_precision,event_type,actor1,source,fatalities,location,sub_event_type\n\
         a1,20 February 2024,2,Battles,A,One; Two,3,Town,Clash\na2,20 February 2024,3,Battles,A,One,0,Town,Clash\n",
        &[
            "date = \"[2024-02-14..2024-02-26]\"",
            "date = \"2024-02\"",
            "\"One\", \"Two\"]",
            "measure = \"fatalities\", value = 0",
        ],
    );
    wants(
        "Date & Time,Fact Text\n07/12/1997 #2,second\n07/12/1997 #1,first\n07/??/1997,some day\n<06/15/1997,before\n",
        &[
            "title = \"first\"\nsources = [{ id = \"x.csv\", at = \"row 3\" }]\n\n[[events]]\ndate = \"1997-07-12\"\ntitle = \"second\"",
            "1997-07-XX",
            "[..1997-06-14]",
        ],
    );
    wants(
        "id,date_start,date_end,date_prec,side_a,side_b,best,dyad_name\n1,2022-03-01 00:00:00.000,2022-03-05 00:00:00.000,2,A,B,7,A - B\n",
        &["date = \"[2022-03-01..2022-03-05]\"", "measure = \"deaths, best estimate\", value = 7"],
    );
    wants(
        "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,notes,format,extra\n\
         01/22/2012,07:52:33,UTC,M,LOG,Log,Mod,-,-,s,one,2,f,1,-,-,-\n00/00/0000,--:--:--,Europe/Oslo,M,LOG,Log,Mod,-,-,s,two,2,f,1,-,-,-\n\
         01/23/2012,07:52:33,Europe/Oslo,M,LOG,Log,Mod,-,-,s,three,2,f,1,-,-,-\n",
        &[
            "date = \"2012-01-22T07:52:33Z\"",
            "date = \"XXXX\"\ntitle = \"two\"",
            "date = \"2012-01-23T07:52:33\"",
            "the name of a zone is no offset",
        ],
    );
    wants(
        "message,timestamp,datetime,timestamp_desc\na,1331698658276340,2015-07-24T19:01:01+00:00,t\n",
        &["date = \"2015-07-24T19:01:01+00:00\"", "x.csv:2: timestamp: `1331698658276340`: it contradicts"],
    );
    let gdelt: Vec<&str> = std::iter::once("123456789")
        .chain(["20240304"])
        .chain(std::iter::repeat_n("", 58))
        .chain(["https://a.example/x"])
        .collect();
    wants(
        &format!("{}\n", gdelt.join("\t")),
        &["date = \"2024-03-04\"", "id = \"123456789\"", "https://a.example/x", "coded by machines"],
    );
}

#[test]
fn what_was_exported_as_a_table_comes_back() {
    let own = "[[sources]]\nid = \"s\"\ntitle = \"A paper\"\n\n[[events]]\nid = \"e\"\ndate = \"-0043-03-15~\"\ntitle = \"=1+1\"\npeople = [\"A\", \"B\"]\ndated_by = \"report\"\nsources = [\"s\"]\n";
    let folder = Folder::new().with("own.toml", own);
    let table = folder.run(["export", "--to", "csv", "own.toml"]).out;
    let said = imported(&table);
    let wanted = [
        "id = \"e\"",
        "date = \"-0043-03-15~\"",
        "title = \"=1+1\"",
        "people = [\"A\", \"B\"]",
        "dated_by = \"report\"",
        "\"A paper\"]",
    ];
    for wanted in wanted {
        assert!(said.contains(wanted), "{wanted}\n{table}\n{said}");
    }
}
