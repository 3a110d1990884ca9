//! What becomes of each part of an event in each form, as `docs/export.md` has it.

use dateline::format::export::{Part, Rows, format};
use dateline::model::Form;
use std::fmt::Write;

/// The table of a form, a row for each part.
fn table(form: Form, rows: Rows) -> String {
    let format = format(form, rows).unwrap();
    let mut table = String::from("| of an event | becomes |\n|---|---|\n");
    for part in Part::ALL {
        let becomes = format.becomes(part).unwrap_or("**is lost**, counted and told");
        if becomes != "—" {
            writeln!(table, "| {} | {becomes} |", part.kind().1).unwrap();
        }
    }
    table
}

/// A page with what stands between two marks replaced.
fn with(page: &str, mark: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- end of {mark} -->"));
    let from = page.find(&begin).unwrap_or_else(|| panic!("no {mark}")) + begin.len();
    let to = page.find(&end).unwrap_or_else(|| panic!("no end of {mark}"));
    format!("{}{text}{}", &page[..from], &page[to..])
}

/// `DATELINE_WRITE_EXPORT=1 cargo test --test documents export` writes the tables anew.
#[test]
fn the_tables_of_forms_are_those_that_losses_are_counted_by() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let mut current = page.clone();
    for form in Form::ALL.into_iter().filter(|form| format(*form, Rows::Events).is_some()) {
        current = with(&current, form.name(), &table(form, Rows::Events));
    }
    current = with(&current, "csv --rows claims", &table(Form::Csv, Rows::Claims));
    let row = |form: &Form| format!("| `{}` | `{}` | {} |\n", form.name(), form.ending(), form.what());
    let forms = Form::ALL.iter().map(row).collect::<Vec<_>>().concat();
    current = with(&current, "forms", &format!("| `--to` | ending | what it is |\n|---|---|---|\n{forms}"));
    if std::env::var_os("DATELINE_WRITE_EXPORT").is_some() {
        std::fs::write(path, &current).unwrap();
        return;
    }
    assert_eq!(page, current, "write it anew: DATELINE_WRITE_EXPORT=1 cargo test --test documents export");
}
