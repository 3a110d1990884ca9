//! Which lines belong together.

use super::*;

/// Each table as its header and its keys, with the comments that go with them, `/` for a line break.
fn shown(text: &str) -> Vec<String> {
    let outline = Outline::of(text).unwrap();
    let piece = |range: Range<usize>| text[range].replace('\n', "/");
    let mut shown = Vec::new();
    for table in &outline.tables {
        let first = table.entries.first().map_or(table.end, |entry| entry.all.start);
        shown.push(piece(table.start..first));
        shown.extend(
            table.entries.iter().map(|entry| format!("{} = {}", entry.path.join("."), piece(entry.all.clone()))),
        );
        let last = table.entries.last().map_or(first, |entry| entry.all.end);
        shown.push(piece(last..table.end));
    }
    shown
}

#[test]
fn a_comment_goes_with_what_stands_below_it_or_else_with_its_table() {
    let text = "# Top.\n\n# Name.\ntitle = \"t\" # here\n# foot\n\n\n# Rule.\n\n# Above.\n[[events]]\n# Whole.\n\ndate = \"1\"\n\n# Mid.\n\
                title = \"a\"\n# People.\n\n# End.\n";
    assert_eq!(
        shown(text),
        [
            "# Top.//",
            "title = # Name./title = \"t\" # here/",
            "# foot/",
            "# Rule.//# Above./[[events]]/# Whole.//",
            "date = date = \"1\"/",
            "title = # Mid./title = \"a\"/",
            "# People./",
        ]
    );
}

#[test]
fn values_over_several_lines_are_one_piece() {
    let text =
        "a.'b.c'.\"d\\u0065\" = [ # x\n  1, { y = 2 },\n] # z\nb = \"\"\"\n[[events]]\n# no\n\"\"\"\r\n[ 'x y' . z ]\n";
    assert_eq!(
        shown(text),
        [
            "",
            "a.b.c.de = a.'b.c'.\"d\\u0065\" = [ # x/  1, { y = 2 },/] # z/",
            "b = b = \"\"\"/[[events]]/# no/\"\"\"\r/",
            "",
            "[ 'x y' . z ]/",
            ""
        ]
    );
    assert_eq!(Outline::of(text).unwrap().tables[1].path, ["x y", "z"]);
}

#[test]
fn what_is_no_toml_has_no_outline() {
    for text in ["a", "a = ", "a = [1", "[[events]\n", "a = \"x\nb = 1", "a = 1 b = 2", "= 1", "a = {b = 1"] {
        assert!(Outline::of(text).is_none(), "{text}");
    }
    for text in ["", "\u{feff}", "\n\n", "# a", "\u{feff}a = 1", "[a]", "a = {}"] {
        assert!(Outline::of(text).is_some(), "{text}");
    }
}

#[test]
fn inline_tables_know_where_they_are() {
    let text = "[[events]]\nsources = [{ id = \"a\", at = \"p\" }, \"b\"]\nclaims = [{ figure = { value = 1 }, text = [{x=1}] }]\n";
    let outline = Outline::of(text).unwrap();
    let inlines: Vec<_> = outline
        .inlines
        .iter()
        .map(|it| (it.path.join("."), it.entries.len(), &text[it.entries[0].1.clone()]))
        .collect();
    assert_eq!(
        inlines,
        [
            ("events.sources".to_owned(), 2, "id = \"a\""),
            ("events.claims.figure".to_owned(), 1, "value = 1"),
            ("events.claims.text".to_owned(), 1, "x=1"),
            ("events.claims".to_owned(), 2, "figure = { value = 1 }"),
        ]
    );
}
