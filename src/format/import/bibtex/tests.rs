//! Lists of sources in BibTeX: what comes of their entries, and of what is broken in them.

use super::tex;
use crate::format::import::Asked;
use crate::format::import::tests::{made, refused_as};

#[test]
fn entries_become_sources() {
    let text = "% kept\n@string{ap = \"Associated \" # {Press}}\n\
        @Book{knuth, author = {Knuth, Donald E. and {Smith and Sons} and others}, title = {The {TeX}book}, year = 1984, month = jan,\n\
        publisher = {Addison\\&Wesley}, isbn = {1}}\n\
        @online(b, title = \"M\\\"uller's \\'{e}tude --- part\", date = {2020-05-06/2020-05-07}, urldate = {2021-01-02},\n url = {https://a.example/a\\_b}, author = {O'Neill, Jr., Ann})\n\
        @article{c, title = {T}, journal = ap, year = {about then}, month = 13, note = {n}, annote={a}}\n";
    let (toml, _, lost) = made("x.bib", text, &Asked::default());
    assert_eq!(
        toml,
        r#"title = "x.bib"
description = "From x.bib, map bibtex."

[[sources]]
id = "x.bib"
title = "x.bib"
kind = "data"

[[sources]]
id = "knuth"
title = "The TeXbook"
publisher = "Addison&Wesley"
author = "Donald E. Knuth; Smith and Sons; et al."
published = "1984-01"
kind = "book"

[[sources]]
id = "b"
title = "Müller's étude — part"
author = "Ann O'Neill, Jr."
published = "2020-05-06/2020-05-07"
url = "https://a.example/a_b"
accessed = "2021-01-02"

[[sources]]
id = "c"
title = "T"
publisher = "Associated Press"
note = "a\nn\nyear: about then"

"#
    );
    let told: Vec<&str> = lost.iter().filter_map(|lost| lost.split("`: ").next()).collect();
    assert_eq!(told, ["x.bib:3: isbn: `1", "x.bib:7: year: `about then"], "{lost:?}");
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let text = "@book{a, title = {never ends,\n year = 1\n@book{b, title = {B}}\n@misc{b, title = {again}, year = x}\n@misc{c title = {C}}\nme@b.example {x}\n";
    let (toml, _, lost) = made("x.bib", text, &Asked::default());
    assert!(toml.contains("id = \"b\"\ntitle = \"B\"") && toml.contains("id = \"b (2)\"\ntitle = \"again\""), "{toml}");
    for told in ["x.bib:1: entry: ", "x.bib:4: id: `b`", "x.bib:4: @string: `x`", "x.bib:4: year: `x`"] {
        assert!(lost.iter().any(|lost| lost.starts_with(told)), "{told} {lost:?}");
    }
    assert!(refused_as("x.bib", "nothing").starts_with(": there is no entry"));
}

#[test]
fn abbreviations_that_double_end_somewhere() {
    let doubled = |n: u32| format!("@string{{a{n} = a{} # a{}}}\n", n - 1, n - 1);
    let doubled = (1..64).map(doubled).collect::<Vec<_>>().concat();
    let text =
        format!("@string{{a0 = {{xxxxxxxxxxxxxxxx}}}}\n{doubled}@book{{b, title = a63}}\n@book{{c, title = {{C}}}}\n");
    let (toml, _, lost) = made("x.bib", &text, &Asked::default());
    assert!(toml.len() < 1 << 22 && toml.contains("title = \"C\"") && !lost.is_empty());
    // What never ends is looked through once.
    let text = "@a{b,c={".repeat(1 << 16) + "\n" + &"@a{b,c={\n".repeat(1 << 16) + "@book{c, title = {C}}";
    assert!(made("x.bib", &text, &Asked::default()).0.contains("title = \"C\""));
}

#[test]
fn tex_is_read_as_it_is_set() {
    for (written, said) in [
        ("caf\\'e na\\\"{\\i}ve \\c{c}a \\v{S}koda \\aa \\ss{} \\o{}re", "café naïve ça Škoda åß øre"),
        ("``quoted'' 1--2", "“quoted” 1–2"),
        ("\\emph{A} \\& B\\% \\unknown{x}", "A & B% \\unknownx"),
        ("\\textbackslash{}a\\textbraceleft{}b\\textbraceright{}~c", "\\a{b} c"),
        ("{\\'", "\\'"),
        ("\\", ""),
        ("a\\\\b", "a b"),
    ] {
        assert_eq!(tex::text(written), said, "{written}");
    }
    assert_eq!(tex::parted("A and {B and C} AND\n D and", " and "), ["A", "{B and C}", "D and"]);
}
