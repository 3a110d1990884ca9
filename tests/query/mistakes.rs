//! What is said of each mistake: the words, beside what was typed.

use crate::TODAY;
use crate::support::{Session, el_salvador};
use dateline::app::Reply;
use dateline::query::Query;
use std::fmt::Write;

/// What is typed, where it is wrong, what is underlined, what is said of it, and what is proposed. One line a mistake;
/// a text with several has several.
const MISTAKES: &[(&str, usize, &str, &str, &str)] = &[
    (
        "arrest OR trial",
        7,
        "OR",
        "terms are not joined by words",
        "either of two values is `tag:a,b`; write `\"OR\"` to look for the word",
    ),
    (
        "arrest AND NOT trial",
        7,
        "AND",
        "terms are not joined by words",
        "all terms must hold, with nothing between them; write `\"AND\"` to look for the word",
    ),
    (
        "arrest AND NOT trial",
        11,
        "NOT",
        "terms are not joined by words",
        "`-word` leaves out what matches; write `\"NOT\"` to look for the word",
    ),
    (
        "-",
        0,
        "-",
        "nothing follows the minus sign",
        "write `-word` to leave out what matches, or `\"-\"` to look for the sign",
    ),
    (
        "prison -",
        7,
        "-",
        "nothing follows the minus sign",
        "write `-word` to leave out what matches, or `\"-\"` to look for the sign",
    ),
    (
        "--prison",
        0,
        "--",
        "one minus sign is enough",
        "write `-word` to leave out what matches; a text that starts with `-` stands in quotation marks",
    ),
    (
        "- prison",
        0,
        "-",
        "nothing follows the minus sign",
        "write `-word` to leave out what matches, or `\"-\"` to look for the sign",
    ),
    ("\"mass tr", 0, "\"mass tr", "the quotation is open", "end with `\"`"),
    ("\"", 0, "\"", "the quotation is open", "end with `\"`"),
    ("\"\"", 0, "\"\"", "nothing stands between the quotation marks", "write what to look for, as in `\"mass trial\"`"),
    (
        "\" \"",
        0,
        "\" \"",
        "nothing stands between the quotation marks",
        "write what to look for, as in `\"mass trial\"`",
    ),
    ("“mass trial", 0, "“mass trial", "the quotation is open", "end with `\"`"),
    (
        "\"mass\"trial",
        6,
        "trial",
        "a blank is missing after the quotation mark",
        "write `\\\"` for a quotation mark inside of a phrase",
    ),
    (
        "\"a\"b,c",
        3,
        "b,c",
        "a blank is missing after the quotation mark",
        "write `\\\"` for a quotation mark inside of a phrase",
    ),
    (
        "pris*",
        0,
        "pris*",
        "a word is found inside longer words without `*`",
        "leave it out, or write `\"*\"` to look for the sign; `*` is for values, as in `tag:mass*`",
    ),
    (
        "*",
        0,
        "*",
        "a word is found inside longer words without `*`",
        "leave it out, or write `\"*\"` to look for the sign; `*` is for values, as in `tag:mass*`",
    ),
    (
        "a*b*",
        0,
        "a*b*",
        "a word is found inside longer words without `*`",
        "leave it out, or write `\"*\"` to look for the sign; `*` is for values, as in `tag:mass*`",
    ),
    (
        "\u{301}",
        0,
        "\u{301}",
        "there is no letter in this to look for",
        "write what to look for, as in `\"mass trial\"`",
    ),
    (
        "tag:\"\u{301}\"",
        4,
        "\"\u{301}\"",
        "there is no letter in this to look for",
        "write what to look for, as in `\"mass trial\"`",
    ),
    ("tga:x", 0, "tga", "no field tga", "did you mean `tag:`?"),
    ("tags:x", 0, "tags", "no field tags", "did you mean `tag:`?"),
    ("people:x", 0, "people", "no field people", "did you mean `person:`?"),
    ("date:2022", 0, "date", "no field date", "did you mean `during:`?"),
    (
        "Trump: x",
        0,
        "Trump",
        "no field Trump",
        "in quotation marks it is text; fields are tag, place, person, source, publisher, kind, by, measure, during, after, before, since, until, is",
    ),
    (
        "zzz:1",
        0,
        "zzz",
        "no field zzz",
        "in quotation marks it is text; fields are tag, place, person, source, publisher, kind, by, measure, during, after, before, since, until, is",
    ),
    (
        "tag!:x",
        3,
        "!",
        "only a question about dates has answers that are not certain",
        "write `tag:` without it; dates have it, as in `during!:2022`",
    ),
    ("tag:", 4, "", "a value is missing", "write `tag:trials`, without a blank after the colon"),
    ("tag: x", 4, "", "a value is missing", "write `tag:trials`, without a blank after the colon"),
    ("tag:a,,b", 6, "", "a value is missing beside the comma", "write `a,b` for either, without blanks"),
    ("tag:a,", 6, "", "a value is missing beside the comma", "write `a,b` for either, without blanks"),
    ("tag:,a", 4, "", "a value is missing beside the comma", "write `a,b` for either, without blanks"),
    ("tag:\"mass", 4, "\"mass", "the quotation is open", "end with `\"`"),
    (
        "tag:\"mass\"x",
        10,
        "x",
        "a blank is missing after the quotation mark",
        "write `\\\"` for a quotation mark inside of a phrase",
    ),
    (
        "tag:\"\"",
        4,
        "\"\"",
        "nothing stands between the quotation marks",
        "write what to look for, as in `\"mass trial\"`",
    ),
    ("during:", 7, "", "a value is missing", "write `during:2022-03`, without a blank after the colon"),
    ("during:2022-13", 12, "13", "a month is 01 to 12, a season or a quarter 21 to 41", "as in `2022-03`"),
    ("during:March", 7, "March", "this is no date", "as in `2022`, `March 2022` or `27 March 2022`"),
    (
        "during:3/4/2022",
        7,
        "3/4/2022",
        "this can be read in two ways",
        "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)",
    ),
    (
        "since:2021..3/4/2022",
        12,
        "3/4/2022",
        "this can be read in two ways",
        "write `2022-04-03` (3 April 2022) or `2022-03-04` (4 March 2022)",
    ),
    ("during:2022...2024", 11, "...2024", "a range has two dots, once", "write `2022..2024`"),
    ("during:..", 7, "..", "a range needs a date on one side at least", "write `2022..`, `..2024` or `2022..2024`"),
    ("during:2024..2022", 7, "2024..2022", "the range ends before it starts", "put the earlier date first"),
    ("during:2022..2023..2024", 11, "..2023..2024", "a range has two dots, once", "write `2022..2024`"),
    ("during:2022..foo", 13, "foo", "this is no date", "as in `2022`, `March 2022` or `27 March 2022`"),
    ("during:\"foo\\\"\"", 7, "\"foo\\\"\"", "this is no date", "as in `2022`, `March 2022` or `27 March 2022`"),
    ("during:foo..2022", 7, "foo", "this is no date", "as in `2022`, `March 2022` or `27 March 2022`"),
    (
        "before:yesterday",
        7,
        "yesterday",
        "this is no date",
        "write the day itself, as in `2022-03-27`; an open end stands after a start, as in `2022-03/..`",
    ),
    (
        "during:2022-99..",
        12,
        "99",
        "a month is 01 to 12, a season or a quarter 21 to 41",
        "two years are written in full, as in `2022/2099`, a decade as `202X`",
    ),
    ("during:2024/2022", 12, "2022", "the end comes before the start", "write `2022/2024`"),
    (
        "during:!2022",
        7,
        "!2022",
        "year must have exactly four digits (or X)",
        "write a date as `2022`, `2022-03` or `2022-03-27`",
    ),
    ("is:disptued", 3, "disptued", "`is:` knows no such word", "did you mean `is:disputed`?"),
    ("is:dis", 3, "dis", "`is:` knows no such word", "did you mean `is:disputed`?"),
    ("is:", 3, "", "a value is missing", "write `is:disputed`, without a blank after the colon"),
    (
        "is:open",
        3,
        "open",
        "`is:` knows no such word",
        "there are `disputed`, `single-source`, `unsourced`, `ongoing`, `undated` and `uncertain`",
    ),
    ("is:single", 3, "single", "`is:` knows no such word", "did you mean `is:single-source`?"),
    (
        "is:disputed,x",
        12,
        "x",
        "`is:` knows no such word",
        "there are `disputed`, `single-source`, `unsourced`, `ongoing`, `undated` and `uncertain`",
    ),
    ("kind:newspaper", 5, "newspaper", "`kind:` knows no such word", "did you mean `kind:news`?"),
    ("kind:newz", 5, "newz", "`kind:` knows no such word", "did you mean `kind:news`?"),
    (
        "kind:*",
        5,
        "*",
        "`kind:` knows no such word",
        "there are `news`, `official`, `ngo`, `court`, `leak`, `social`, `data`, `book` and `other`",
    ),
    (
        "is:*",
        3,
        "*",
        "`is:` knows no such word",
        "there are `disputed`, `single-source`, `unsourced`, `ongoing`, `undated` and `uncertain`",
    ),
    (
        "x:y tag: -",
        0,
        "x",
        "no field x",
        "in quotation marks it is text; fields are tag, place, person, source, publisher, kind, by, measure, during, after, before, since, until, is",
    ),
    ("x:y tag: -", 8, "", "a value is missing", "write `tag:trials`, without a blank after the colon"),
    (
        "x:y tag: -",
        9,
        "-",
        "nothing follows the minus sign",
        "write `-word` to leave out what matches, or `\"-\"` to look for the sign",
    ),
    ("during:2022,", 12, "", "a value is missing beside the comma", "write `a,b` for either, without blanks"),
];

#[test]
fn every_mistake_is_pointed_at_with_a_way_to_mend_it() {
    let mut texts: Vec<&str> = MISTAKES.iter().map(|(typed, ..)| *typed).collect();
    texts.dedup();
    let mut told = String::new();
    for typed in texts {
        for mistake in Query::parse(typed, TODAY).expect_err(typed) {
            let (at, under) = (mistake.span.start, &typed[mistake.span.clone()]);
            writeln!(told, "{:?}", (typed, at, under, mistake.message, mistake.hint)).unwrap();
        }
    }
    let pinned: String = MISTAKES.iter().fold(String::new(), |pinned, mistake| format!("{pinned}{mistake:?}\n"));
    assert_eq!(told, pinned);
}

#[test]
fn every_mistake_is_told_in_one_row_whole_where_it_fits() {
    let others = ["is:singel", "claims:abc", "kind:newspaper", "Zürich:abc", "cecot is:nothing"];
    for typed in MISTAKES.iter().map(|(typed, ..)| *typed).chain(others) {
        for (purpose, width, height) in [("f", 40, 12), ("/", 40, 12), ("f", 60, 20), ("f", 80, 24)] {
            let mut session = Session::new(el_salvador().timeline(), width, height);
            session.type_keys(purpose).paste(typed).type_keys("<enter>");
            let reply = session.state.prompt().map(|prompt| prompt.reply.clone());
            let ways = match reply {
                Some(Reply::Mistake(mistake)) => [mistake.words(), mistake.remedy()],
                // Of two dates it is asked which is meant.
                Some(Reply::Answer(answer)) if answer.as_str().contains("Tab ") => [answer.to_string(), String::new()],
                reply => panic!("{typed:?}: {reply:?}"),
            };
            let screen = session.screen();
            let row = screen.lines().rev().nth(1).unwrap_or_default();
            let mut ways = ways.iter().filter(|words| !words.is_empty());
            let has_room = ways.clone().any(|words| words.chars().count() + 2 <= width.into());
            let told = ways.any(|words| row.contains(words.as_str())) || row.ends_with('…') && !has_room;
            assert!(told, "{typed:?} {width}×{height}:\n{screen}");
        }
    }
}

#[test]
fn a_query_is_bounded_and_says_where_it_asks_for_too_much() {
    let many = "word ".repeat(20_000);
    let values = format!("tag:{}", "a,".repeat(201).trim_end_matches(','));
    let long = format!("ok {}", "x".repeat(20_000));
    let filled = format!("place:{}", "x".repeat(1 << 16));
    for (typed, at, said) in [
        (&many, 200 * 5, "this query asks for too much at once"),
        (&values, 0, "this query asks for too much at once"),
        (&filled, 0, "this query asks for too much at once"),
        (&long, 3, "this is too long to be looked for"),
    ] {
        let mistakes = Query::parse(typed, TODAY).unwrap_err();
        let told: Vec<(usize, &str)> = mistakes.iter().map(|m| (m.span.start, m.message.as_str())).collect();
        assert_eq!(told, [(at, said)]);
    }
    let (understood, _) = Query::understand(&many, TODAY);
    assert_eq!(understood.words().count(), 200);
    assert!(Query::parse(&"w ".repeat(200), TODAY).is_ok());
}
