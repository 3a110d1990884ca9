//! Every kind of time beside every other: which verdict two figures have that no number allows together.

use super::*;

/// A verdict as a letter: `D` differ for the same time, `C` cannot both be true, `P` may not fit, `E` a part exceeds its
/// whole, `.` none.
fn letter(parting: Option<Parting>) -> char {
    match parting {
        None => '.',
        Some(Parting::Possible) => 'P',
        Some(Parting::Differ) => 'D',
        Some(Parting::Contradict) => 'C',
        Some(Parting::Exceed) => 'E',
        Some(Parting::Several) => 'S',
    }
}

/// The rows of a table of kinds: each is what a figure is beside each of the same kinds, in their order.
fn holds<const N: usize>(table: [(&str, &str); N], verdict: impl Fn(&str, &str) -> char) {
    let row = |of: &str| table.iter().map(|(other, _)| verdict(of, other)).collect::<String>();
    let found: Vec<String> = table.iter().map(|(of, _)| format!("{of}: {}", row(of))).collect();
    let expected: Vec<String> = table.iter().map(|(of, row)| format!("{of}: {row}")).collect();
    assert_eq!(found, expected, "{found:#?}");
}

#[test]
fn counts_at_every_pair_of_kinds_of_time() {
    // All of them may be 27 March 2022.
    let table = [
        ("2022-03-27", "DPPPPPPPPPPPPPPPPD..."),
        ("2022-03-27T10:00", "PCPPPPPPPPPPPPPPPP..."),
        ("2022-03-27T10:00Z", "PPCPPPPPPPPPPPPPPP..."),
        ("2022-03", "PPPDPPPPPPPPPPPPPP..."),
        ("2022-21", "PPPPDPPPPPPPPPPPPP.P."),
        ("2022", "PPPPPDPPPPPPPPPPPP.PP"),
        ("202X", "PPPPPPDPPPPPPPPPPPPPP"),
        ("2022-03-27/2022-04-02", "PPPPPPPDPPPPPPPPPP..."),
        ("2022-03/..", "PPPPPPPPDPPPPPPPPP.PP"),
        ("2022-03/", "PPPPPPPPPDPPPPPPPP.PP"),
        ("../2022-03", "PPPPPPPPPPDPPPPPPPP.."),
        ("{2022-03-27,2022-06-01}", "PPPPPPPPPPPDPPPPPP.PP"),
        ("[2022-03-27,2022-06-01]", "PPPPPPPPPPPPPPPPPP.PP"),
        ("2022-03-27~", "PPPPPPPPPPPPPPPPPP..."),
        ("2022-03-27?", "PPPPPPPPPPPPPPPPPP..."),
        ("XXXX", "PPPPPPPPPPPPPPPPPPPPP"),
        ("report 2022-03-27", "PPPPPPPPPPPPPPPPPPP.."),
        ("inference 2022-03-27", "DPPPPPPPPPPPPPPPPD..."),
        // And these are not.
        ("2021", "......P...P....PP.D.."),
        ("2022-05/2022-07", "....PPP.PP.PP..P...DP"),
        ("2022-06-01", ".....PP.PP.PP..P...PD"),
    ];
    holds(table, |one, other| letter(symmetric([(one, "12 crews"), (other, "9 crews")])));
}

/// A set of one is that date, and a range all that it stands for.
#[test]
fn what_is_one_time_however_it_is_written() {
    for (one, other, expected) in [
        ("[2022-03-27]", "2022-03-27", 'D'),
        ("{2022-03-27}", "2022-03-27", 'D'),
        ("[2022-03-27..2022-03-27]", "2022-03-27", 'D'),
        ("[2022-03-27,2022-03-27]", "{2022-03-27..2022-03-27}", 'D'),
        ("[2022-03-27T10:00Z]", "2022-03-27T10:00Z", 'C'),
        ("[2022-03]", "2022-03", 'D'),
        ("{2022-03-26..2022-03-28}", "{2022-03-26,2022-03-27,2022-03-28}", 'D'),
        ("{2022-03-28,2022-03-26..2022-03-27}", "{2022-03-26..2022-03-28}", 'D'),
        ("{2022-03..2022-05}", "{2022-05,2022-04,2022-03}", 'D'),
        ("{2022-03-26..2022-03-28}", "{2022-03-26..2022-03-29}", 'P'),
        ("{2022-03-01..2022-03-31}", "2022-03", 'P'),
        ("{2022-01..2022-12}", "{2022}", 'P'),
        ("{2022-03-26,2022-03-28}", "{2022-03-26..2022-03-28}", 'P'),
        ("[2022-03-26..2022-03-28]", "[2022-03-26,2022-03-27,2022-03-28]", 'P'),
        ("[2022-03-27?]", "2022-03-27", 'P'),
        ("[..2022-03-27]", "2022-03-27", 'P'),
    ] {
        let found = letter(symmetric([(one, "12 crews"), (other, "9 crews")]));
        assert_eq!(found, expected, "{one} beside {other}");
    }
    let over = |one: &str, other: &str| {
        letter(verdict([("2025", &format!("12 dead over {one}")), ("2025", &format!("9 dead over {other}"))]))
    };
    assert_eq!((over("[2022-03]", "2022-03"), over("[2022-03..2022-03]", "2022-03")), ('D', 'D'));
    assert_eq!((over("[2022-03]", "2022"), over("2022", "[2022-03]")), ('E', '.'));
}

#[test]
fn totals_over_every_pair_of_kinds_of_time() {
    // Of each the total is more than of what it stands beside.
    let table = [
        ("2022-03-27", "DEEE..PEE...P."),
        ("2022-03", ".D.E..PEE...P."),
        ("2022-03-05/2022-03-27", ".EDE..PEE...P."),
        ("2022", "...D...EEPPPP."),
        ("2022-03/2022-12", "...ED.PEE...P."),
        ("2022-03/..", ".....DP.....P."),
        ("2022-03/", "PPP.PPD.....P."),
        ("../2022-12-31", ".......D....P."),
        ("202X", "........D...P."),
        ("2022~", "...P....EPPPPP"),
        ("2022?", "...P.....PPPP."),
        ("[2021,2022]", "...P...EEPPPP."),
        ("XXXX", "PPPPPPPPPPPPPP"),
        ("2023", ".....E..EP..PD"),
    ];
    holds(table, |one, other| {
        letter(verdict([("2025", &format!("12 dead over {one}")), ("2025", &format!("9 dead over {other}"))]))
    });
}

#[test]
fn a_total_over_one_of_several_is_over_all_of_that_one_whichever_it_is() {
    for (more, less, parting) in [
        // A day is never its month, nor a month its year: what may lie anywhere in a whole is a part of it.
        ("2022-03", "2022-03-XX", None),
        ("2022-03-XX", "2022-03", EXCEED),
        ("2022", "2022-XX", None),
        ("2022", "2022-XX-XX", None),
        ("2022", "[2022-01..2022-12]", None),
        ("2022-03", "[2022-03-01..2022-03-31]", None),
        ("2022-03", "[2022-03-01..2022-03-30,2022-03-31]", None),
        ("2022-33", "[2022-01..2022-03]", None),
        ("2022-03-01/2022-03-31", "2022-03-XX", None),
        ("2022-XX", "2022-03-XX", None),
        ("[2022,2023]", "2022-03", None),
        ("[2022..2023]", "2022-03", None),
        ("2022~", "2022-03", None),
        ("2022-03~", "2022-03-14", None),
        ("2022?", "2022-03", None),
        // Nor is one of several all of them, with or without gaps, in a range as in a list.
        ("{2021..2023}", "[2021..2023]", None),
        ("{2021,2022,2023}", "[2021,2022,2023]", None),
        ("{2021..2024}", "[2021..2023]", None),
        ("2021/2023", "[2021..2023]", None),
        ("2021-01-01/2023-12-31", "[2021..2023]", None),
        ("2021/2023", "[2021,2022,2023]", None),
        // One of them is the other, or may be.
        ("2022-03", "[2022-02..2022-04]", POSSIBLE),
        ("2022-03", "[2022-02,2022-03]", POSSIBLE),
        ("2022-03", "2022-XX", POSSIBLE),
        ("2022-03-05", "2022-03-XX", POSSIBLE),
        ("2022-03-XX", "[2022-03-05..2022-03-09]", POSSIBLE),
        ("2022-03-XX", "[2022-04-05..2022-04-09]", None),
        ("[2022..2024]", "[2020..2022]", POSSIBLE),
        ("[2022..]", "2031", POSSIBLE),
        ("[2022..]", "2021", None),
        ("[..2022]", "2021", POSSIBLE),
        ("2022~", "2023", POSSIBLE),
        ("2022~", "2024", None),
        ("2022~", "2022-01-01/2022-12-31", POSSIBLE),
        ("2021/2022", "[2021..2022]", None),
        ("2021-06/2022", "[2021..2022]", None),
        ("2022/2022", "[2022-01..2022-12]", POSSIBLE),
        ("20X2", "[2020..2029]", POSSIBLE),
        ("1990S2", "[1990..1999]", POSSIBLE),
        ("XXXX", "[2020..2029]", POSSIBLE),
        // The same time, written as one and in parts.
        ("2022-34", "2022-04-01/2022-06-30", DIFFER),
        ("2022-34", "{2022-04..2022-06}", DIFFER),
        ("2022-40", "2022-01-01/2022-06-30", DIFFER),
        ("{2022-04,2022-05,2022-06}", "{2022-04..2022-06}", DIFFER),
        ("2022", "{2022-01..2022-12}", DIFFER),
        ("2022-21", "2022-03-01/2022-05-31", EXCEED),
        ("2022-03-01/2022-05-31", "2022-21", POSSIBLE),
    ] {
        let total = |number: u32, over: &str| format!("{number} dead over {over}");
        let found = verdict([("2025", &total(200, more)), ("2025", &total(100, less))]);
        assert_eq!(found, parting, "{more} {less}");
        if parting != EXCEED {
            let turned = verdict([("2025", &total(100, less)), ("2025", &total(200, more))]);
            assert_eq!(turned, found, "{more} {less}");
        }
        if parting == DIFFER {
            let other = verdict([("2025", &total(100, more)), ("2025", &total(200, less))]);
            assert_eq!(other, found, "{more} {less}: less");
        }
    }
}

#[test]
fn a_decade_or_a_century_is_a_whole() {
    for (one, other, where_more, where_less) in [
        // A part of it: no more than the whole.
        ("202X", "2022-03", None, EXCEED),
        ("202X", "2022", None, EXCEED),
        ("202X", "2022-21", None, EXCEED),
        ("202X", "2022-XX", None, EXCEED),
        ("202X", "2022-03-27", None, EXCEED),
        ("202X", "2022~", None, EXCEED),
        ("202X", "[2020..2029]", None, EXCEED),
        ("202X", "{2021,2029}", None, EXCEED),
        ("202X", "2020/2025", None, EXCEED),
        ("20XX", "202X", None, EXCEED),
        ("20XX", "2022", None, EXCEED),
        ("20XX", "2022-03", None, EXCEED),
        ("2XXX", "20XX", None, EXCEED),
        ("-01XX", "-0150", None, EXCEED),
        ("{201X,202X}", "2022", None, EXCEED),
        // The same.
        ("202X", "202X", DIFFER, DIFFER),
        ("202X", "2020-01-01/2029-12-31", DIFFER, DIFFER),
        ("202X", "{2020..2029}", DIFFER, DIFFER),
        ("20XX", "{200X,201X,202X,203X,204X,205X,206X,207X,208X,209X}", DIFFER, DIFFER),
        ("-01XX", "-0199-01-01/-0100-12-31", DIFFER, DIFFER),
        // It may be the same, or a part.
        ("202X", "2020/2029", POSSIBLE, EXCEED),
        ("202X", "202X~", POSSIBLE, POSSIBLE),
        ("202X", "202X?", POSSIBLE, POSSIBLE),
        ("202X~", "203X", POSSIBLE, POSSIBLE),
        ("202X", "[201X,202X]", POSSIBLE, POSSIBLE),
        ("202X", "[200X,201X,202X]", POSSIBLE, POSSIBLE),
        // Neither.
        ("202X~", "2022", None, None),
        ("202X?", "2022-03", None, None),
        ("202X", "2019", None, None),
        ("202X", "2019/2021", None, None),
        ("202X", "2022/..", None, None),
        // Some year, not known which, or an estimate, is none of its months, and no decade.
        ("20X2", "2022", POSSIBLE, POSSIBLE),
        ("20X2", "2022-03", None, None),
        ("20X2", "202X", None, None),
        ("1990S2", "1992", POSSIBLE, POSSIBLE),
        ("1990S2", "1992-03", None, None),
        ("19XX", "1990S2", None, EXCEED),
    ] {
        let total = |number: u32, over: &str| format!("{number} dead over {over}");
        let found =
            [[200, 100], [100, 200]].map(|[a, b]| symmetric([("2025", &total(a, one)), ("2025", &total(b, other))]));
        assert_eq!(found, [where_more, where_less], "{one}, {other}");
    }
}

#[test]
fn a_total_over_all_of_several_counts_nothing_between_them() {
    for (one, other, where_more, where_less) in [
        // A part of what encloses the gap too: it is never the same.
        ("{2022-01,2022-12}", "2022", EXCEED, None),
        ("{2022-01,2022-12}", "2022-01-01/2022-12-31", EXCEED, None),
        ("{2022-01,2022-12}", "{2022-01..2022-12}", EXCEED, None),
        ("{2022-01,2022-12}", "202X", EXCEED, None),
        ("{2021,2023}", "2021-01-01/2023-12-31", EXCEED, None),
        ("{2021,2023}", "{2021,2022,2023}", EXCEED, None),
        ("{2021,2023..2025}", "{2021..2025}", EXCEED, None),
        ("{2022-01-01,2022-01-31}", "2022-01", EXCEED, None),
        ("{2022-01-01T10:00Z,2022-01-01T12:00Z}", "2022-01-01T10:00Z/2022-01-01T12:00Z", EXCEED, None),
        ("{2022-01~,2022-12}", "2022", None, None),
        ("{2022-02~,2022-11~}", "2022", EXCEED, None),
        ("{2022-01?,2022-12}", "2022", None, None),
        ("{2022-XX,2024}", "2022/2024", None, None),
        ("{2022-XX,2024}", "2022-01-01/2024-12-31", EXCEED, None),
        ("{..2020,2022}", "../2022-12-31", EXCEED, None),
        ("{2020,2022..}", "2020-01-01/..", EXCEED, None),
        // Where the ends of the whole are not known to enclose it, neither is told.
        ("{2022-01,2022-12}", "2022-01/2022-12", None, None),
        ("{2022-01,2022-12}", "2022~", None, None),
        ("{2022-01,2022-12}", "2022?", None, None),
        ("{2022-01,2022-12}", "[2021,2022]", None, None),
        ("{2022-01,2022-12}", "2022-01/", None, None),
        ("{2022-01,2022-12}", "XXXX", None, None),
        ("{2021,2023}", "[2021..2023]", None, None),
        ("{2021,2023}", "[2021,2023]", None, EXCEED),
        // Each is a part of all.
        ("{2022-01,2022-12}", "2022-12", None, EXCEED),
        ("{2022-01,2022-12}", "{2022-01}", None, EXCEED),
        ("{2022-01,2022-12}", "2022-01-05/2022-01-20", None, EXCEED),
        ("{2022-01,2022-12}", "{2022-12-01,2022-12-31}", None, EXCEED),
        ("{2022-01,2022-12}", "2022-06", None, None),
        ("{2022-XX,2024}", "2024-05", None, EXCEED),
        ("{2022-01?,2022-12}", "2022-01", None, None),
        // A set of which all is in another.
        ("{2021,2023,2025}", "{2021,2025}", None, EXCEED),
        ("{2021,2023,2025}", "{2023,2025}", None, EXCEED),
        ("{2021,2023,2025}", "{2021-05,2025-07}", None, EXCEED),
        ("{2021,2023..2025}", "{2021,2023,2025}", None, EXCEED),
        ("{2021,2023..2025}", "{2021,2024~}", None, EXCEED),
        ("{2021,2023..}", "{2021,2024..}", None, EXCEED),
        ("{2021,2023,2025}", "{2021,2025?}", None, None),
        ("{2021?,2023,2025}", "{2021,2025}", None, None),
        ("{2021-01-01T00:00Z,2021-01-03}", "{2021-01-01T00:00Z,2021-01-03T18:00Z}", None, None),
        // The same, however it is written.
        ("{2021,2023}", "{2023,2021}", DIFFER, DIFFER),
        ("{2021,2023,2024}", "{2021,2023..2024}", DIFFER, DIFFER),
        ("{2021,2023}", "{2021-01..2021-12,2023}", DIFFER, DIFFER),
        ("{2021,2023-01-01}", "{2023-01-01,2021,2021-05}", DIFFER, DIFFER),
        ("{2022,2022-03}", "2022", DIFFER, DIFFER),
        ("{..2020,2022}", "{2022,..2020}", DIFFER, DIFFER),
        // It may be the same.
        ("{2021,2023}", "{2021?,2023}", POSSIBLE, POSSIBLE),
        ("{2021,2023}", "{2021~,2023}", POSSIBLE, POSSIBLE),
        ("{2021,2024}", "{2022~,2024}", POSSIBLE, POSSIBLE),
        ("{2022-XX}", "2022-05", POSSIBLE, POSSIBLE),
        ("{2021?,2023}", "{2021?,2023}", POSSIBLE, POSSIBLE),
        ("{2021~,2024}", "{2024,2021~}", POSSIBLE, POSSIBLE),
        ("{2022-XX,2024}", "{2022-05,2024}", POSSIBLE, POSSIBLE),
        ("{2021~,2022}", "2021-01-01/2022-12-31", POSSIBLE, POSSIBLE),
        // They overlap, or do not even that.
        ("{2021,2023}", "{2021,2024}", None, None),
        ("{2021,2023,2025}", "{2021,2024,2025}", None, None),
        ("{2021,2023?,2025}", "{2021,2024,2025}", None, None),
        ("{2021~,2025}", "{2023,2025}", None, None),
        ("{2022-XX,2024}", "{2022-05-01,2024}", None, None),
        ("{2021,2023}", "2022/2024", None, None),
        ("{2021,2023}", "{2022,2024}", None, None),
        ("{2021,2023}", "2022", None, None),
    ] {
        let total = |number: u32, over: &str| format!("{number} dead over {over}");
        let found =
            [[200, 100], [100, 200]].map(|[a, b]| symmetric([("2025", &total(a, one)), ("2025", &total(b, other))]));
        assert_eq!(found, [where_more, where_less], "{one}, {other}");
    }
}
