//! Breaches planted one by one: every way to write a path that was thought of, and what must be let pass.

use crate::rules::{Rule, breaches};
use crate::tree::Sources;

const CRATES: [&str; 4] = ["edtf_core", "ratatui", "serde", "toml"];

/// A house of six rooms with a system of its own, to plant breaches in.
const HOUSE: [(&str, &str); 8] = [
    ("lib.rs", "mod app; mod edge; mod evidence; mod model; mod text; mod ui; pub use edge::run;"),
    ("main.rs", "fn main() -> std::process::ExitCode { dateline::run(std::env::args_os()) }"),
    ("app.rs", "pub struct State; pub use crate::text::Clean;"),
    ("edge.rs", "pub fn run(_: std::env::ArgsOs) -> std::process::ExitCode { crate::ui::paint(&crate::app::State) }"),
    ("evidence.rs", "pub use crate::text as words; pub fn of() {}"),
    ("model.rs", "pub mod date; pub use date::Date;"),
    ("model/date.rs", "pub struct Date(edtf_core::Date);"),
    ("text.rs", "pub struct Clean; macro_rules! clean { () => { $crate::text::Clean }; }"),
];

/// Returns what is found in the house with these files in it, or in place of its own.
fn planted(files: &[(&str, &str)]) -> Vec<(Rule, String)> {
    let ui = [("ui.rs", "pub fn paint(_: &crate::app::State) -> std::process::ExitCode { todo!() }")];
    let head = |(path, text): &(&str, &str)| ((*path).to_owned(), format!("//! What it owns.\n{text}"));
    let mut sources: Sources = HOUSE.iter().chain(&ui).map(head).collect();
    sources.extend(files.iter().map(head));
    let quiet = ui[0].1;
    let found = breaches(&sources, &CRATES).into_iter();
    // The house's own `ui` names the system once, so that it is seen that all is looked at.
    let (own, found): (Vec<_>, Vec<_>) = found.partition(|breach| breach.text.starts_with("ui.rs:2: `std::process"));
    assert_eq!(own.len(), usize::from(sources["ui.rs"].ends_with(quiet)));
    found.into_iter().map(|breach| (breach.rule, breach.text)).collect()
}

/// Holds that one breach of a rule is found, and that it is this one.
#[track_caller]
fn found(rule: Rule, says: &str, files: &[(&str, &str)]) {
    let all = planted(files);
    assert!(all.iter().any(|(broken, text)| *broken == rule && text.contains(says)), "{rule:?} {says}: {all:#?}");
    assert!(all.iter().all(|(broken, _)| *broken == rule), "nothing else: {all:#?}");
}

/// Holds that a line in `evidence`, in what stands below it or in `text` leads to a room that they may not name.
#[track_caller]
fn led_astray(to: &str, path: &str, line: &str) {
    let above = [("evidence.rs", "pub mod lag; pub fn of() {}"), ("evidence/lag.rs", "mod far;")];
    let above = &above[..path.matches('/').count()];
    found(Rule::Room, &format!("to the room `{to}`"), &[above, &[(path, line)]].concat());
}

#[test]
fn the_house_by_itself_is_in_order() {
    assert_eq!(planted(&[]), []);
}

#[test]
fn a_path_from_the_crate_is_followed() {
    led_astray("app", "evidence.rs", "use crate::app::State; fn f(_: State) {}");
    led_astray("app", "evidence.rs", "pub(crate) use crate::app::State;");
    led_astray("edge", "text.rs", "use crate::run;");
    found(Rule::Room, "to the room `edge`", &[("ui.rs", "use crate::edge::run;")]);
}

#[test]
fn a_path_from_where_it_stands_is_followed() {
    led_astray("app", "evidence.rs", "use super::app::State;");
    led_astray("app", "evidence/lag.rs", "use super::super::app::State;");
    led_astray("app", "evidence/lag/far.rs", "use super::super::super::app::State;");
    led_astray("app", "evidence/lag.rs", "use self::super::super::app::State;");
    led_astray("app", "evidence.rs", "mod inner { use super::super::app::State; }");
    led_astray("app", "evidence.rs", "mod inner { pub use crate::app; } use self::inner::app::State;");
    led_astray("app", "evidence.rs", "mod inner { pub use super::super::*; } use inner::app::State;");
}

#[test]
fn braces_and_other_names_are_followed() {
    led_astray("app", "evidence.rs", "use crate::{model::Date, app::State};");
    led_astray("app", "evidence.rs", "use crate::{model::{Date, date}, app::{self}};");
    led_astray("app", "evidence.rs", "use {crate::{app::State as Here}};");
    led_astray("app", "evidence.rs", "use crate::app as model; fn f(_: model::State) {}");
    led_astray("app", "evidence.rs", "use crate as house; fn f(_: house::app::State) {}");
    led_astray("app", "evidence.rs", "use crate::{self as house}; use house::app::State;");
    led_astray("app", "evidence.rs", "extern crate self as house; fn f(_: house::app::State) {}");
    led_astray("app", "evidence.rs", "use crate::r#app::State;");
}

#[test]
fn globs_are_followed() {
    led_astray("app", "evidence.rs", "use crate::app::*; fn f(_: State) {}");
    led_astray("app", "evidence.rs", "use crate::*; fn f(_: app::State) {}");
    led_astray("app", "evidence/lag.rs", "use super::super::*; fn f(_: app::State) {}");
}

#[test]
fn what_others_pass_on_is_followed() {
    // `app` may name `text` and passes it on: `model` may name `text`, but not by way of `app`.
    let model = ("model.rs", "pub mod date; use crate::app::Clean;");
    found(Rule::Room, "from `model` to the room `app`", &[model]);
    // `compare` may name `format` but not `query`, which `format` passes on under another name.
    let rooms = "mod app; mod compare; mod edge; mod evidence; mod format; mod model; mod query; mod text; mod ui;";
    let files = [
        ("lib.rs", &*format!("{rooms} pub use edge::run;")),
        ("compare.rs", "use crate::format::words::Query;"),
        ("format.rs", "pub use crate::query as words;"),
        ("query.rs", "pub struct Query;"),
    ];
    found(Rule::Room, "from `compare` to the room `query`", &files);
    // What a room passes on of a crate is that crate still.
    let model = ("model.rs", "pub mod date; pub use date::Inner;");
    let date = ("model/date.rs", "pub use edtf_core::Date as Inner;");
    found(
        Rule::Crate,
        "to the crate `edtf_core`",
        &[model, date, ("app.rs", "use crate::model::Inner;pub struct State;")],
    );
}

#[test]
fn paths_are_seen_wherever_they_stand() {
    led_astray("app", "evidence.rs", "fn f() { let _ = crate::app::State; }");
    led_astray("app", "evidence.rs", "fn f() { use crate::app as a; { let _ = a::State; } }");
    led_astray("app", "evidence.rs", "fn f(x: u8) { match x { crate::app::ONE => {} _ => {} } }");
    led_astray("app", "evidence.rs", "type Here = Vec<Option<crate::app::State>>;");
    led_astray("app", "evidence.rs", "fn f<T: Into<crate::app::State>>(_: T) where Vec<T>: Sized {}");
    led_astray("app", "evidence.rs", "fn f() { <crate::app::State as Default>::default(); }");
    led_astray("app", "evidence.rs", "fn f() { <u8 as crate::app::Sees>::see(&1); }");
    led_astray("app", "evidence.rs", "impl crate::app::Sees for u8 {}");
    led_astray("app", "evidence.rs", "struct S { #[kept(with = \"crate::app\")] a: u8, b: Vec<crate::app::State> }");
    led_astray("app", "evidence.rs", "struct S { #[doc(hidden)] #[kept(default = \"crate::app::zero\")] a: u8 }");
    led_astray("app", "evidence.rs", "const N: usize = { fn inner() -> usize { super::app::SIZE } 1 };");
}

#[test]
fn the_tokens_of_macros_are_read() {
    led_astray("app", "evidence.rs", "fn f() -> String { format!(\"{}\", crate::app::State) }");
    led_astray("app", "evidence.rs", "fn f(x: u8) -> bool { matches!(x, 1 if x == super::app::ONE) }");
    led_astray("app", "evidence.rs", "use crate::app as a; fn f() { assert!([1].iter().all(|_| a::State::new())); }");
    led_astray("app", "evidence.rs", "macro_rules! m { () => { $crate::app::State }; }");
    led_astray("app", "evidence.rs", "macro_rules! m { () => { use $crate::{model::Date, app::State}; }; }");
    led_astray("app", "evidence.rs", "m! { use crate::app::*; }");
    led_astray("app", "evidence.rs", "fn f() { vec![crate::app::State; 3]; }");
}

#[test]
fn only_tests_are_passed_over() {
    led_astray("app", "evidence.rs", "#[cfg(not(test))] mod inner { use crate::app::State; }");
    led_astray("app", "evidence.rs", "#[cfg(not(test))] use crate::app::State;");
    led_astray("app", "evidence.rs", "#[cfg(any(test, unix))] mod inner { use crate::app::State; }");
    led_astray("app", "evidence.rs", "#[cfg(unix)] fn f(_: crate::app::State) {}");
    led_astray("app", "evidence.rs", "#[cfg(test)] mod tests {} fn f(_: crate::app::State) {}");
    led_astray("app", "evidence.rs", "#[cfg_attr(test, allow(dead_code))] fn f(_: crate::app::State) {}");
}

#[test]
fn tests_may_do_anything() {
    let all = "use crate::app::State; use std::fs; use ratatui::Frame; fn f() { std::process::exit(1) }";
    let long = format!("{all}{}", "\n".repeat(500));
    let evidence = format!(
        "#[cfg(test)] mod tests; #[cfg(test)] mod inner {{ {all} }} #[cfg(test)] use toml::Table;
        pub struct S {{ #[cfg(test)] seen: crate::app::State }}
        impl S {{ #[cfg(test)] fn see(&self) -> crate::app::State {{ todo!() }} }}
        fn f(x: u8) {{ #[cfg(test)] let _ = crate::app::State; match x {{ #[cfg(test)] 1 => crate::app::f(), _ => {{}} }} }}"
    );
    let files = [
        ("evidence.rs", evidence.as_str()),
        ("evidence/tests.rs", &format!("mod more; {long}")),
        ("evidence/tests/more.rs", all),
    ];
    assert_eq!(planted(&files), []);
}

#[test]
fn crates_belong_to_their_rooms() {
    found(Rule::Crate, "to the crate `ratatui`", &[("evidence.rs", "use ratatui::Frame;")]);
    found(Rule::Crate, "to the crate `ratatui`", &[("evidence.rs", "fn f(_: ::ratatui::Frame) {}")]);
    found(Rule::Crate, "to the crate `ratatui`", &[("evidence.rs", "extern crate ratatui as r; fn f(_: r::Frame) {}")]);
    found(
        Rule::Crate,
        "to the crate `toml`",
        &[("app.rs", "use toml as t; pub struct State; fn f() { t::from_str(1) }")],
    );
    found(
        Rule::Crate,
        "to the crate `toml`",
        &[("app.rs", "use toml; pub struct State; fn f() { toml::from_str(1) }")],
    );
    found(Rule::Crate, "to the crate `toml`", &[("text.rs", "use toml::{self, Table}; fn f() { toml::from_str(1) }")]);
    found(Rule::Crate, "to the crate `serde`", &[("model.rs", "mod date; #[derive(serde::Serialize)] struct S;")]);
    found(Rule::Crate, "the door to `edtf_core`", &[("model.rs", "pub mod date; use edtf_core::Date;")]);
}

#[test]
fn only_the_edge_touches_the_system() {
    for line in [
        "use std::fs; fn f() { fs::read(1) }",
        "use std::fs as disk; fn f() { disk::read(1) }",
        "use std as s; fn f() { s::fs::read(1) }",
        "use std::{fs::{self}, fmt}; fn f() { fs::read(1) }",
        "use std::{self as s}; fn f() { s::net::TcpStream::connect(1) }",
        "extern crate std as foo; fn f() { foo::fs::read(1) }",
        "extern crate std as foo; use foo::process as p; fn f() { p::exit(1) }",
        "fn f() { ::std::env::var(1) }",
        "fn f() { use std as s; s::env::var(1) }",
        "use std::*; fn f() { fs::read(1) }",
        "mod inner { pub use std::fs as disk; } fn f() { inner::disk::read(1) }",
        "mod inner { pub use std; } use inner::std::os; ",
        "use std::time::Instant; fn f() { Instant::now() }",
        "use std::time; fn f() { time::SystemTime::now() }",
        "use std::time as t; fn f(at: t::Instant) { at.elapsed() }",
        "fn f() { println!(\"{:?}\", std::env::args()) }",
        "use std::io; fn f() { io::stdin() }",
        "use std::thread::spawn;",
        "#[cfg(not(test))] mod inner { use std::fs; }",
    ] {
        let all = planted(&[("evidence.rs", line)]);
        assert!(!all.is_empty() && all.iter().all(|(rule, _)| *rule == Rule::System), "{line}: {all:#?}");
    }
    let fine = "use std::{fmt, io, time::Duration}; fn f(fs: u8, _: io::Error) { let process = fs; g(process) }";
    assert_eq!(planted(&[("evidence.rs", fine)]), []);
    let local = "fn f(toml: u8) -> u8 { let text = toml; g(text, toml) }";
    assert_eq!(planted(&[("evidence.rs", local)]), [], "locals of the names of a crate and of a room");
    found(
        Rule::System,
        "std::fs",
        &[("main.rs", "fn main() { std::fs::read(1); dateline::run(std::env::args_os()) }")],
    );
}

#[test]
fn folders_go_in_no_circle() {
    let files = [
        ("app.rs", "pub mod left; pub mod right; pub struct State;"),
        ("app/left.rs", "mod a; pub use a::A; pub use a::f;"),
        ("app/left/a.rs", "pub struct A; pub fn f(_: crate::app::right::B) {}"),
        ("app/right.rs", "mod b; pub use b::{B, g};"),
        ("app/right/b.rs", "pub struct B; pub fn g() { super::super::left::f(B) }"),
    ];
    found(
        Rule::FolderCircle,
        "2 files of different folders that reach one another: app/left/a.rs app/right/b.rs",
        &files,
    );
    // No file reaches itself, but the folders do.
    let files = [
        ("app.rs", "pub mod left; pub mod right; pub struct State;"),
        ("app/left.rs", "pub mod a; pub mod c;"),
        ("app/left/a.rs", "pub fn f() { crate::app::right::b::g() }"),
        ("app/left/c.rs", "pub struct C;"),
        ("app/right.rs", "pub mod b;"),
        ("app/right/b.rs", "use crate::app::left::c::C; pub fn g() -> C { C }"),
    ];
    found(Rule::FolderCircle, "2 folders that reach one another: app/left app/right", &files);
    // A folder below another is not beside it; and a door passes on what stands behind it.
    let files = [
        ("app.rs", "mod state; mod update; pub use state::State; pub use update::update;"),
        ("app/state.rs", "pub struct State;"),
        ("app/update.rs", "mod go; use super::State; pub fn update(state: &mut State) { go::go(state) }"),
        ("app/update/go.rs", "use crate::app::State; pub fn go(_: &mut State) {}"),
    ];
    assert_eq!(planted(&files), []);
}

#[test]
fn more_than_three_files_go_in_no_circle() {
    let ring = |n: usize| {
        let door: Vec<String> = (1..=n).map(|k| format!("mod a{k};")).collect();
        let door = door.join(" ") + "pub struct State;";
        let mut files = vec![("app.rs".to_owned(), door)];
        files.extend((1..=n).map(|k| {
            let next = k % n + 1;
            (format!("app/a{k}.rs"), format!("use super::a{next}; pub fn f() {{ a{next}::f() }}"))
        }));
        files
    };
    let three = ring(3);
    let borrow = |files: &[(String, String)]| {
        planted(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    assert_eq!(borrow(&three), []);
    let four = borrow(&ring(4));
    assert!(
        matches!(&four[..], [(Rule::FileCircle, text)] if text.contains("app/a1.rs → app/a2.rs: `a2::f`")),
        "{four:#?}"
    );
}

#[test]
fn long_files_and_files_without_a_word_are_found() {
    let lines = |n: usize| "// x\n".repeat(n - 1);
    assert_eq!(planted(&[("evidence.rs", &lines(400))]), []);
    found(Rule::Length, "evidence.rs has 401 lines", &[("evidence.rs", &lines(401))]);
    let sources = Sources::from([("lib.rs".to_owned(), "// x".to_owned())]);
    assert!(matches!(&breaches(&sources, &[])[..], [one] if one.rule == Rule::Header));
}

#[test]
fn files_that_escape_the_reading_are_found() {
    found(Rule::Reading, "no module holds this file", &[("evidence/lost.rs", "")]);
    found(Rule::Reading, "cannot be parsed", &[("evidence.rs", "fn {")]);
    let away = [("evidence.rs", "#[path = \"lag.rs\"] mod late;")];
    found(Rule::Reading, "under another path", &away);
    let lib = ("lib.rs", "mod app; mod attic; mod edge; mod evidence; mod model; mod text; mod ui; pub use edge::run;");
    found(Rule::Room, "a room that is in no table", &[lib, ("attic.rs", "use crate::model::Date;")]);
}
