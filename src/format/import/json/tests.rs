//! Objects as rows, and what is broken or deep.

use super::*;

fn told(table: &Json, losses: &mut Losses) -> Vec<String> {
    let mut rows = Vec::new();
    for block in 0..table.blocks() {
        let mut take = |row: &Row<'_>| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| &*cell.text).collect();
            rows.push(format!("{}{} {}", row.number, row.at.words(&[]), cells.join("|")));
        };
        table.rows(block, losses, &mut take).unwrap();
    }
    rows
}

fn lines(text: &str) -> (Vec<String>, Vec<String>) {
    let mut losses = Losses::default();
    let table =
        Json::lines(Arc::new(text.as_bytes().to_vec()), 0).unwrap_or_else(|refusal| panic!("{}", refusal.words("x")));
    (told(&table, &mut losses), losses.words("x", &[]))
}

#[test]
fn each_line_is_a_row_and_numbers_are_not_rounded() {
    let (rows, losses) = lines(
        "{\"a\": \"x\\ty\", \"b\": 9007199254740993, \"c\": {\"d\": [1, \"z\"], \"e\": null}}\n\n{\"b\": 1.50, \"a\": true}\r\n",
    );
    assert_eq!(rows, ["1:1 x\ty|9007199254740993|1; z|", "3:3 true|1.50||"]);
    assert!(losses.is_empty(), "{losses:?}");
}

#[test]
fn a_broken_line_costs_itself_alone_and_is_named() {
    let (rows, losses) = lines("{\"a\": 1}\n{\"a\": \n{\"a\": NaN, \"b\": 2}\n[1]\n");
    assert_eq!(rows, ["1:1 1|", "3:3 |2"]);
    assert_eq!(losses.len(), 3, "{losses:?}");
    assert!(losses.iter().any(|loss| loss.starts_with("x:2: row: `{\"a\":`: it is no JSON (EOF")), "{losses:?}");
    assert!(losses.iter().any(|loss| loss.contains(":3: row: ") && loss.ends_with("taken as nothing")), "{losses:?}");
}

#[test]
fn what_is_nested_deep_does_no_harm() {
    let deep = format!("{{\"a\": {}{}, \"b\": 1}}\n", "[".repeat(100_000), "]".repeat(100_000));
    let (rows, _) = lines(&deep);
    assert!(rows[0].ends_with("|1"));
    let deep = format!("{}{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    assert!(Json::array(&deep, &mut Losses::default()).is_err());
}

#[test]
fn an_array_is_a_table_by_itself_or_as_the_only_one_of_an_object() {
    let array = "[\n {\"a\": 1},\n\n {\"a\": NaN}\n]";
    for text in [array.to_owned(), format!("{{\"n\": [1], \"events\": {array}}}")] {
        let mut losses = Losses::default();
        let table = Json::array(&text, &mut losses).unwrap_or_else(|refusal| panic!("{}", refusal.words("x")));
        assert_eq!(told(&table, &mut losses), ["1:2 1", "2:4 "]);
        assert_eq!(losses.words("x", &[]), ["x:4: row: `NaN`: JSON has no such number: taken as nothing"]);
    }
    let refused = |text: &str| Json::array(text, &mut Losses::default()).err().map(|why| why.words("x"));
    assert!(
        refused("[{\"a\": 1},\n}").unwrap().starts_with("x:2: column 1: it is no JSON"),
        "{:?}",
        refused("[{\"a\": 1},\n}")
    );
    assert_eq!(refused("{}").unwrap(), "x: it holds no list of objects, or several: a table is one such list");
}
