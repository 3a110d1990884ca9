//! What may be typed next.

use dateline::query::{Field, complete, rank};

/// The place of the cursor, which `|` marks.
fn at(marked: &str) -> (String, usize) {
    let cursor = marked.find('|').unwrap();
    (marked.replacen('|', "", 1), cursor)
}

#[test]
fn what_is_typed_at_the_cursor_is_told() {
    for (marked, told) in [
        ("|", Some((None, "", ""))),
        ("ta|", Some((None, "ta", "ta"))),
        ("t|a", Some((None, "t", "ta"))),
        ("-ta|", Some((None, "ta", "ta"))),
        ("-|", Some((None, "", ""))),
        ("prison |", Some((None, "", ""))),
        ("prison | tag:law", Some((None, "", ""))),
        ("tag:|", Some((Some("tag"), "", ""))),
        ("-tag:la|", Some((Some("tag"), "la", "la"))),
        ("tag:la|w,x", Some((Some("tag"), "la", "law"))),
        ("tag:law,|", Some((Some("tag"), "", ""))),
        ("tag:law,de|aths", Some((Some("tag"), "de", "deaths"))),
        ("tag:\"mass tr|", Some((Some("tag"), "mass tr", "\"mass tr"))),
        ("tag:\"mass| trial\" x", Some((Some("tag"), "mass", "\"mass trial\""))),
        ("tag:\"mass| trial x", Some((Some("tag"), "mass", "\"mass"))),
        ("tag:\"mass trial\"|", None),
        ("is:dis|", Some((Some("is"), "dis", "dis"))),
        ("during:20|", Some((Some("during"), "20", "20"))),
        ("\"mass tr|", None),
        ("\"mass\"|", None),
        ("tga:x|", None),
        ("zü|", Some((None, "zü", "zü"))),
    ] {
        let (typed, cursor) = at(marked);
        let completion = complete(&typed, cursor);
        let found = completion.as_ref().map(|c| (c.field.map(Field::name), c.prefix.as_str(), &typed[c.span.clone()]));
        assert_eq!(found, told, "{marked}");
    }
}

#[test]
fn the_words_of_the_language_are_known() {
    for (marked, known) in [
        ("p|", &["place:", "person:", "publisher:"][..]),
        ("-TA|", &["tag:"]),
        ("xyz|", &[]),
        ("is:un|", &["unsourced", "undated", "uncertain"]),
        ("kind:c|", &["court"]),
        ("tag:c|", &[]),
        ("during:|", &[]),
    ] {
        let (typed, cursor) = at(marked);
        assert_eq!(complete(&typed, cursor).unwrap().known(), known, "{marked}");
    }
    assert_eq!(complete("", 0).unwrap().known().len(), 14);
}

#[test]
fn a_choice_takes_the_place_of_what_was_typed() {
    for (marked, choice, inserted) in [
        ("prison ta|", "tag:", "prison tag:|"),
        ("-ta|", "tag:", "-tag:|"),
        ("tag:la| x", "law", "tag:law| x"),
        ("tag:ma|", "mass trial", "tag:\"mass trial\"|"),
        ("tag:\"mass t|", "mass trial", "tag:\"mass trial\"|"),
        ("tag:a,ma|,b", "mass trial", "tag:a,\"mass trial\"|,b"),
        ("person:o|", "O'Hara, \"Max\"", r#"person:"O'Hara, \"Max\""|"#),
        ("tag:c|", "c*", r#"tag:"c\*"|"#),
        ("tag:c|", "5\"", "tag:5\"|"),
    ] {
        let (typed, cursor) = at(marked);
        assert_eq!(complete(&typed, cursor).unwrap().insert(&typed, choice), at(inserted), "{marked}");
    }
}

#[test]
fn values_that_begin_as_typed_come_first_then_those_used_most() {
    let values = [("San Salvador", 3), ("Santa Tecla", 9), ("El Salvador", 2), ("Ilopango", 5), ("Sánchez", 3)];
    for (prefix, ranked) in [
        ("san", &["Santa Tecla", "San Salvador", "Sánchez"][..]),
        ("SALV", &["San Salvador", "El Salvador"]),
        ("tec", &["Santa Tecla"]),
        ("l", &["Santa Tecla", "Ilopango", "San Salvador", "El Salvador"]),
        ("", &["Santa Tecla", "Ilopango", "San Salvador", "Sánchez", "El Salvador"]),
        ("zz", &[]),
    ] {
        let found: Vec<&str> = rank(prefix, &values).into_iter().map(|(value, _)| *value).collect();
        assert_eq!(found, ranked, "{prefix}");
    }
}
