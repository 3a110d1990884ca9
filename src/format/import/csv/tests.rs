//! Tables of text: physical lines, separators, ragged rows, and what is refused.

use super::*;

/// The rows of a table: line, number and cells of each.
fn rows(text: &str) -> (Vec<String>, Vec<String>) {
    let mut losses = Losses::default();
    let (table, _) = Csv::open(Arc::new(text.as_bytes().to_vec()), 0, &mut losses)
        .unwrap_or_else(|refusal| panic!("{}", refusal.words("x")));
    let mut rows = Vec::new();
    for block in 0..table.blocks() {
        let mut take = |row: &Row<'_>| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
            rows.push(format!("{}{} {}", row.number, row.at.words(&[]), cells.join("|")));
        };
        table.rows(block, &mut losses, &mut take).unwrap();
    }
    (rows, losses.words("x", &[]))
}

#[test]
fn lines_are_physical_ones_whatever_ends_them() {
    let said = ["2:2 1|2", "3:3 a|b\nc\nd", "5:7 5|6"];
    let text = "x,y\n1,2\na,\"b\nc\nd\"\n\n5,6\n";
    assert_eq!(rows(text).0, said);
    let windows: Vec<String> = rows(&text.replace('\n', "\r\n")).0.iter().map(|row| row.replace('\r', "")).collect();
    assert_eq!(windows, said);
    assert_eq!(rows("x,y\r1,2\r3,4\r").0, ["2:2 1|2", "3:3 3|4"]);
}

#[test]
fn what_stands_between_cells_is_seen() {
    for text in ["a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "a|b\n1,5|2\n", "\"a,x\";b\n1,5;2\n", "sep=;\na;b\n1,5;2\n"] {
        let line = if text.starts_with("sep") { 3 } else { 2 };
        assert_eq!(rows(text).0, [format!("{line}:{line} 1,5|2")], "{text:?}");
    }
}

#[test]
fn ragged_rows_are_read_as_far_as_they_go_and_told() {
    let (rows, told) = rows("a,b,c\n1,2\n1,2,3\n\n");
    assert_eq!(rows, ["2:2 1|2", "3:3 1|2|3"]);
    assert_eq!(told, ["x:2: row: `1`: the row has 2 of 3 cells: the others are taken as empty"]);
}

#[test]
fn columns_have_names_of_their_own() {
    assert_eq!(
        named_columns(vec!["a".to_owned(), String::new(), "a".to_owned()]),
        ["a", "column 2", "a (3)"].map(Arc::from)
    );
}

#[test]
fn too_many_columns_are_refused_and_so_is_nothing() {
    let refused = |text: &str| {
        Csv::open(Arc::new(text.as_bytes().to_vec()), 0, &mut Losses::default()).err().map(|why| why.words("x"))
    };
    let many = format!("{}\n1,2\n", "a,".repeat(1_000_000));
    assert_eq!(refused(&many).unwrap(), "x:1: it has 1,000,001 columns, and 16,384 is the most");
    assert_eq!(refused("\n\n").unwrap(), "x: there is no table in it");
    assert_eq!(refused("a,\"b\n1,2\n").unwrap(), "x:1: it has no row that ends");
}
