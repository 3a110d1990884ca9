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

#[test]
fn totals_over_every_pair_of_kinds_of_time() {
    // Of each the total is more than of what it stands beside.
    let table = [
        ("2022-03-27", "DEEE..PEPP.PP."),
        ("2022-03", ".D.E..PEPP.PP."),
        ("2022-03-05/2022-03-27", ".EDE..PEPP.PP."),
        ("2022", "...D...EPPPPP."),
        ("2022-03/2022-12", "...ED.PEPP.PP."),
        ("2022-03/..", ".....DP.....P."),
        ("2022-03/", "PPP.PPD.PP.PP."),
        ("../2022-12-31", ".......D....P."),
        ("202X", "PPPPP.P.DPPPPP"),
        ("2022~", "PPPPP.P.PPPPPP"),
        ("2022?", "...P....PPPPP."),
        ("[2021,2022]", "PPPPP.PEPPPPP."),
        ("XXXX", "PPPPPPPPPPPPPP"),
        ("2023", ".....E..PP..PD"),
    ];
    holds(table, |one, other| {
        letter(verdict([("2025", &format!("12 dead over {one}")), ("2025", &format!("9 dead over {other}"))]))
    });
}
