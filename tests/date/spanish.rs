//! Dates in Spanish, in words and in a list's column.

use crate::date;
use dateline::model::{Cutoff, Date, Lang};

/// What is written, its words, and its label where no year is shown.
const TOLD: &[(&str, &str, &str)] = &[
    ("2023", "en algún momento de 2023", "2023"),
    ("2022-03", "marzo de 2022", "mar 2022"),
    ("2022-03-27", "27 de marzo de 2022", "27 mar 2022"),
    ("2022-03-27T14:05:00-06:00", "27 de marzo de 2022, 14:05 UTC-06:00", "27 mar 2022"),
    ("2022-03-27T14:05", "27 de marzo de 2022, 14:05", "27 mar 2022"),
    ("2022-03-27T14:05:01.25Z", "27 de marzo de 2022, 14:05:01.25 UTC", "27 mar 2022"),
    ("2022-03-27T14:05~", "27 de marzo de 2022, hacia las 14:05", "~27 mar 2022"),
    ("2022-03-27T14:05/2022-03-27T15:00", "27 de marzo de 2022, 14:05 a 15:00", "27 mar 2022"),
    ("2022-03-27T14:05:00Z/..", "desde el 27 de marzo de 2022, 14:05 UTC, en curso", "mar 2022 →"),
    ("2022-03-27T14:05/2022-04", "del 27 de marzo de 2022, 14:05 a abril de 2022", "mar–abr 2022"),
    ("2022-21", "primavera de 2022", "prim. 2022"),
    ("2022-33", "primer trimestre de 2022", "T1 2022"),
    ("2022-40", "primer semestre de 2022", "S1 2022"),
    ("202X", "la década de 2020", "déc. 2020"),
    ("20XX", "siglo XXI", "s. XXI"),
    ("19XX-40", "primer semestre de algún año del siglo XX", "S1 s. XX"),
    ("2022-03-XX", "algún día de marzo de 2022", "mar 2022"),
    ("2022-03~", "hacia marzo de 2022", "~mar 2022"),
    ("2022?", "2022, fecha dudosa", "2022?"),
    ("2022%", "hacia 2022, fecha dudosa", "~2022?"),
    ("2022-03-~27", "27 de marzo de 2022, día aproximado", "~27 mar 2022"),
    ("[2024-05-14T09:00Z..]", "14 de mayo de 2024, 09:00 UTC o después", "≥14 may 2024"),
    ("[-01XX,-00XX]", "siglo II a. C. o siglo I a. C.", "s. II a. C.…"),
    ("[2022-03-26,2022-03-27]", "entre el 26 y el 27 de marzo de 2022", "mar 2022"),
    ("{2022-03,2022-05}", "marzo y mayo de 2022", "2022"),
    ("[2022-03..2022-06]", "entre marzo y junio de 2022", "mar–jun 2022"),
    ("[..2022-03-27]", "27 de marzo de 2022 o antes", "≤27 mar 2022"),
    ("2021-04/2022-03", "de abril de 2021 a marzo de 2022", "2021–2022"),
    ("2022-03/..", "desde marzo de 2022, en curso", "mar 2022 →"),
    ("2022-03/", "desde marzo de 2022, fin desconocido", "mar 2022–?"),
    ("../2022-03", "hasta marzo de 2022", "→ mar 2022"),
    ("[1904..1906]/[1910..1912]", "de entre 1904 y 1906 a entre 1910 y 1912", "1904…1912"),
    ("XXXX", "sin fecha", "sin fecha"),
    ("XXXX-12-25", "25 de diciembre, año desconocido", "25 dic ????"),
    ("-01XX", "siglo II a. C.", "s. II a. C."),
    ("-0044-03-15", "15 de marzo de 45 a. C.", "mar 45 a. C."),
    ("Y170000002", "en algún momento del año 170\u{a0}000\u{a0}002", "170\u{a0}000\u{a0}002"),
    // What is not in that table.
    ("2022-03-26/2022-03-27", "del 26 al 27 de marzo de 2022", "mar 2022"),
    ("2022-08/2022-10", "de agosto a octubre de 2022", "ago–oct 2022"),
    ("2022-03-27/2022-03", "del 27 de marzo de 2022 a algún momento de marzo de 2022", "mar 2022"),
    ("2022-03-01/..", "desde el 1 de marzo de 2022, en curso", "1 mar 2022 →"),
    ("/2022-03-01", "hasta el 1 de marzo de 2022, inicio desconocido", "?–1 mar 2022"),
    ("[2022-07,2022-08,2022-10]", "una de estas fechas: julio, agosto u octubre de 2022", "jul…oct 2022"),
    ("2022-03-1X", "algún día del 10 al 19 de marzo de 2022", "1X mar 2022"),
    ("2022-XX-25", "el día 25 de algún mes de 2022", "2022-XX-25"),
    ("2022-24", "invierno de 2022", "inv. 2022"),
    ("2022-25", "primavera de 2022 (hemisferio norte)", "2022"),
    ("2022-37", "primer cuatrimestre de 2022", "2022"),
    ("2022-33~", "hacia el primer trimestre de 2022", "~T1 2022"),
    ("2022-03-27~", "hacia el 27 de marzo de 2022", "~27 mar 2022"),
    ("2022-~03-~27", "27 de marzo de 2022, mes y día aproximados", "~27 mar 2022"),
    ("1XXX", "II milenio", "II mil."),
    ("12X7", "un año de la forma 12X7", "12X7"),
    ("0409", "en algún momento de 409 d. C.", "409"),
    ("190X", "los años 1900 a 1909", "190X"),
];

#[test]
fn every_kind_of_date_is_told_in_spanish() {
    let told = |text: &str| {
        let date = date(text).in_language(Lang::Spanish);
        (date.words(), date.label(None))
    };
    for (text, words, label) in TOLD {
        assert_eq!(told(text), ((*words).to_owned(), (*label).to_owned()), "{text}");
    }
}

#[test]
fn none_of_the_documented_kinds_is_left_out() {
    let page = include_str!("../../docs/format.md");
    let table = page.split("| write | for | shown as |").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let written = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let mut count = 0;
    for text in written {
        assert!(TOLD.iter().any(|(told, ..)| *told == text), "{text} has no Spanish here");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

#[test]
fn beneath_its_year_and_on_a_narrow_screen_a_date_is_told_as_in_english() {
    for (text, label, narrow) in [
        ("2022-03-27", "27 mar", "27mar"),
        ("2022-03", "mar", "mar"),
        ("2022-03/..", "mar →", "mar →"),
        ("2022-03-26/2022-03-27", "26–27 mar", "mar"),
        ("2022-01/2022-08", "ene–ago", "ene–"),
        ("XXXX", "sin fecha", "s. f."),
    ] {
        let date = date(text).in_language(Lang::Spanish);
        assert_eq!((date.label(Some(2022)), date.narrow_label(Some(2022))), (label.to_owned(), narrow.to_owned()));
    }
    for (year, label) in [(2022, "2022"), (-43, "44 a. C."), (12_345, "12\u{a0}345"), (-12_344, "12.3k a. C.")] {
        let told = Date::year_label(Lang::Spanish, year);
        assert_eq!(told, label);
        assert!(told.chars().count() <= usize::from(Date::YEAR_LABEL));
    }
}

#[test]
fn what_is_asked_about_is_told_in_spanish() {
    let cutoff = Cutoff::of(&date("2025-03")).unwrap();
    assert_eq!(cutoff.words(Lang::Spanish), "el 31 de marzo de 2025");
    assert_eq!(date("2023").in_language(Lang::Spanish).name(), "2023");
}

#[test]
fn months_of_both_languages_are_understood_wherever_dates_are_typed() {
    let today = dateline::model::Day { year: 2026, month: 7, day: 27 };
    for (typed, written) in [
        ("marzo de 2022", "2022-03"),
        ("27 de marzo de 2022", "2022-03-27"),
        ("27 mar 2022", "2022-03-27"),
        ("ene 2022", "2022-01"),
        ("1 dic. 2024", "2024-12-01"),
        ("March 2022", "2022-03"),
        ("septiembre 2021", "2021-09"),
        ("primavera de 2022", "2022-21"),
        ("hoy", "2026-07-27"),
    ] {
        let date = Date::typed(typed, today).unwrap_or_else(|error| panic!("{typed}: {error}"));
        assert_eq!(date.as_written(), written, "{typed}");
    }
}
