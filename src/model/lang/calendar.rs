//! The names of months, and of what the codes below a year stand for (ISO 8601-2, 4.8).

use super::Lang;

const MONTHS: [[&str; 2]; 12] = [
    ["January", "enero"],
    ["February", "febrero"],
    ["March", "marzo"],
    ["April", "abril"],
    ["May", "mayo"],
    ["June", "junio"],
    ["July", "julio"],
    ["August", "agosto"],
    ["September", "septiembre"],
    ["October", "octubre"],
    ["November", "noviembre"],
    ["December", "diciembre"],
];

/// "March", "marzo"; empty where there is no such month.
pub(in crate::model) fn month(lang: Lang, number: u8) -> &'static str {
    MONTHS.get(usize::from(number).wrapping_sub(1)).map_or("", |row| lang.of(*row))
}

/// What a code from 21 to 41 in the place of a month is called, long and short, apart from its year (ISO 8601-2, 4.8).
pub(in crate::model) struct Part {
    pub long: &'static str,
    pub short: &'static str,
    /// Whether it is one of several that are counted: "first quarter".
    pub is_counted: bool,
    /// Which half of the earth it is said of, where that is written: long and short.
    pub side: Option<(&'static str, &'static str)>,
}

const SEASONS: [[[&str; 2]; 2]; 4] = [
    [["spring", "primavera"], ["spring", "prim."]],
    [["summer", "verano"], ["summer", "verano"]],
    [["autumn", "otoño"], ["autumn", "otoño"]],
    [["winter", "invierno"], ["winter", "inv."]],
];
const NORTH: [[&str; 2]; 2] = [["northern hemisphere", "hemisferio norte"], ["N", "N"]];
const SOUTH: [[&str; 2]; 2] = [["southern hemisphere", "hemisferio sur"], ["S", "S"]];
/// From code 33 on.
const COUNTED: [[[&str; 2]; 2]; 9] = [
    [["first quarter", "primer trimestre"], ["Q1", "T1"]],
    [["second quarter", "segundo trimestre"], ["Q2", "T2"]],
    [["third quarter", "tercer trimestre"], ["Q3", "T3"]],
    [["fourth quarter", "cuarto trimestre"], ["Q4", "T4"]],
    [["first third", "primer cuatrimestre"], ["1st third", "1.er tercio"]],
    [["second third", "segundo cuatrimestre"], ["2nd third", "2.º tercio"]],
    [["last third", "último cuatrimestre"], ["3rd third", "3.er tercio"]],
    [["first half", "primer semestre"], ["1st half", "S1"]],
    [["second half", "segundo semestre"], ["2nd half", "S2"]],
];

/// The part of a year that a code names; none below 21 and above 41.
pub(in crate::model) fn part(lang: Lang, code: u8) -> Option<Part> {
    let (table, first, side) = match code {
        21..=24 => (&SEASONS[..], 21, None),
        25..=28 => (&SEASONS[..], 25, Some(NORTH)),
        29..=32 => (&SEASONS[..], 29, Some(SOUTH)),
        33.. => (&COUNTED[..], 33, None),
        _ => return None,
    };
    let [whole, short] = table.get(usize::from(code - first))?.map(|row| lang.of(row));
    let side = side.map(|names| (lang.of(names[0]), lang.of(names[1])));
    Some(Part { long: whole, short, is_counted: code >= 33, side })
}
