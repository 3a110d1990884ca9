//! What holds of every text and of every date.

use crate::forms;
use dateline::model::{Answer, Bound, Date, Day, Flags, Period, Relation, Row};
use proptest::prelude::*;

/// The columns that no label exceeds.
const LONGEST_LABEL: usize = 16;

const DAY: i64 = 86_400;

/// Dates of all shapes; some of them do not exist.
fn edtf() -> impl Strategy<Value = String> {
    let mark = "[?~%]?";
    let year = prop_oneof![
        4 => "-?[0-9]{4}",
        2 => "[0-9X]{4}",
        1 => "Y-?[1-9][0-9]{4,13}(S[1-9])?",
        1 => "Y-?[1-9][0-9]{0,2}E[1-9](S[1-4])?",
        1 => "-?[0-9]{4}S[1-4]",
    ];
    let rest = prop_oneof![
        2 => "",
        2 => "-[?~%]?(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|[01X][0-9X])",
        4 => "-[?~%]?(0[1-9]|1[0-2]|[01X][0-9X])[?~%]?-[?~%]?([0-2X][0-9X]|3[01X])",
    ];
    let single = (mark, year, mark, rest, mark).prop_map(|(a, b, c, d, e)| [a, b, c, d, e].concat()).boxed();
    let end = prop_oneof![
        6 => single.clone(),
        1 => Just("..".to_owned()),
        1 => Just(String::new()),
        1 => single.clone().prop_map(|date| format!("..{date}")),
        1 => single.clone().prop_map(|date| format!("{date}..")),
    ];
    let element = prop_oneof![
        4 => single.clone(),
        1 => single.clone().prop_map(|date| format!("..{date}")),
        1 => single.clone().prop_map(|date| format!("{date}..")),
        1 => "[0-9]{4}..[0-9]{4}",
    ];
    let members = proptest::collection::vec(element, 1..12).prop_map(|members| members.join(","));
    prop_oneof![
        3 => single,
        3 => (end.clone(), end).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => members.clone().prop_map(|members| format!("[{members}]")),
        1 => members.prop_map(|members| format!("{{{members}}}")),
        1 => "[0-9]{4}-0[1-9]-[012][1-8]T[012][0-9]:[0-5][0-9]:[0-5][0-9](Z|[-+]0[0-9]:[0-5][0-9])?",
    ]
}

/// Sets and intervals with dates of no year in them.
fn undated() -> impl Strategy<Value = String> {
    let single = "(XXXX|XXXX-12|XXXX-12-25|1[0-9]{3}|2022-03)[?~%]?";
    let element = prop_oneof![4 => single, 1 => "(\\.\\.)?(XXXX|2022)", 1 => "(XXXX|2022)\\.\\."].boxed();
    let members = proptest::collection::vec(element, 1..4).prop_map(|members| members.join(","));
    prop_oneof![
        1 => (single, single).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => single.prop_map(|end| format!("../{end}")),
        1 => single.prop_map(|start| format!("{start}/..")),
        2 => members.clone().prop_map(|members| format!("[{members}]")),
        2 => members.prop_map(|members| format!("{{{members}}}")),
    ]
}

/// Texts of all sorts: dates, near misses, noise.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        edtf(),
        ".{0,24}",
        r"[-0-9XYTZES/.,?~%:\[\]{}+ ]{0,24}",
        r"[0-9]{1,4}( ?[-/.–] ?|[ st]+)?([0-9]{1,2}|(Mar|march|Sept\.?|BC|c\.|to|open))?( ?[-/., ])?[0-9]{0,8}",
        r"(since|from|until|between|c\.|ca|early|the|Q)? ?[0-9]{2,4}(s| to | and | or |th century|–)?[0-9]{0,4} ?(BC|AD|\?)?",
    ]
}

fn holds_of(date: &Date) -> Result<(), TestCaseError> {
    let (first, last) = date.instants();
    prop_assert!(first <= last);
    let bounds = date.bounds();
    let shift = i64::from(date.shift_minutes()) * 60;
    match bounds.earliest {
        Bound::Open => prop_assert_eq!(first, Row::OPEN_START),
        Bound::Unknown => prop_assert_eq!(first, Row::UNKNOWN_START),
        Bound::Day(day) => {
            prop_assert_eq!(Day::from_days((first + shift).div_euclid(DAY)), day);
            prop_assert_eq!(Date::year_of(first + shift), day.year);
            prop_assert!(Date::YEARS.contains(&day.year));
        }
    }
    match bounds.latest {
        Bound::Open => prop_assert_eq!(last, Row::OPEN_END),
        Bound::Unknown => prop_assert_eq!(last, Row::UNKNOWN_END),
        Bound::Day(day) => prop_assert_eq!(Day::from_days((last + shift).div_euclid(DAY)), day),
    }
    Ok(())
}

fn sides_hold_of(date: &Date) -> Result<(), TestCaseError> {
    let (bounds, start, end) = (date.bounds(), date.start_bounds(), date.end_bounds());
    prop_assert_eq!((start.earliest, end.latest), (bounds.earliest, bounds.latest));
    for side in [start, end] {
        if let (Bound::Day(a), Bound::Day(b)) = (side.earliest, side.latest) {
            prop_assert!(a <= b);
        }
    }
    let (starts, ends) = (date.start_instants(), date.end_instants());
    prop_assert!(starts.0 <= starts.1 && ends.0 <= ends.1 && starts.0 <= ends.0 && starts.1 <= ends.1);
    prop_assert_eq!((starts.0, ends.1), date.instants());
    let scanned = date.scanned();
    let (first, last) = date.instants();
    prop_assert_eq!(scanned.last, last);
    prop_assert!(scanned.first == first || scanned.flags.has(Flags::NO_START) && scanned.first > first);
    prop_assert_eq!(scanned.shift, date.shift_minutes());
    for (flag, set) in [
        (Flags::OPEN_END, date.is_ongoing()),
        (Flags::UNKNOWN_END, date.end_is_unknown()),
        (Flags::NO_START, date.bounds().earliest.day().is_none()),
        (Flags::EXTENDED, date.is_interval() || date.is_set()),
        (Flags::UNCERTAIN, date.is_uncertain()),
        (Flags::APPROXIMATE, date.is_approximate()),
    ] {
        prop_assert_eq!(scanned.flags.has(flag), set);
    }
    prop_assert!(!date.is_ongoing() || date.end_is_open());
    prop_assert_eq!(scanned.first == Row::UNDATED, date.is_undated());
    Ok(())
}

/// Of what has no date nothing is certain, whatever is asked.
fn is_certain_only_where_dated(date: &Date, asked: &Date) -> Result<(), TestCaseError> {
    let period = Period::between(Some(asked), Some(asked));
    for relation in [Relation::During, Relation::After, Relation::Before, Relation::Since, Relation::Until] {
        let answer = date.extent().answer(relation, &period);
        prop_assert!(!date.is_undated() || answer < Answer::Certainly, "{:?}: {:?}", date, relation);
    }
    Ok(())
}

fn is_said_shortly(date: &Date) -> Result<(), TestCaseError> {
    let words = date.words();
    prop_assert!(words.is_ascii() && !words.is_empty() && words.len() < 700, "{}", words);
    let year = date.bounds().earliest.day().map(|day| day.year);
    for shown in [None, year, Some(2022)] {
        let label = date.label(shown);
        prop_assert!((1..=LONGEST_LABEL).contains(&label.chars().count()), "{}", label);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 4))]

    #[test]
    fn a_date_is_bounded_as_it_is_ordered(text in edtf()) {
        if let Ok(date) = Date::parse(&text) {
            holds_of(&date)?;
            sides_hold_of(&date)?;
        }
    }

    #[test]
    fn one_of_several_as_an_end_is_not_told_as_one(
        days in prop::collection::btree_set(1_u8..29, 3..6), is_start in any::<bool>(), is_range in any::<bool>(),
    ) {
        let mut days: Vec<String> = days.iter().map(|day| format!("2022-03-{day:02}")).collect();
        let alone = if is_start { days.pop() } else { Some(days.remove(0)) }.unwrap();
        let several = format!("[{}]", if is_range { format!("{}..{}", days[0], days[days.len() - 1]) } else { days.join(",") });
        let told = |end: &str| {
            let text = if is_start { format!("{end}/{alone}") } else { format!("{alone}/{end}") };
            Date::parse(&text).unwrap().labels(Some(2022), 60)[0].clone()
        };
        for day in &days {
            prop_assert_ne!(told(&several), told(day));
        }
    }

    #[test]
    fn what_has_no_date_is_certain_in_no_answer(text in undated(), year in "[12][0-9]{3}") {
        if let Ok(date) = Date::parse(&text) {
            is_certain_only_where_dated(&date, &Date::parse(&year).unwrap())?;
            sides_hold_of(&date)?;
        }
    }

    #[test]
    fn a_date_is_said_in_few_plain_words(text in edtf()) {
        if let Ok(date) = Date::parse(&text) {
            is_said_shortly(&date)?;
        }
    }

    #[test]
    fn any_text_is_a_date_or_an_error_that_helps(text in text()) {
        prop_assert_eq!(Date::scan(&text), Date::parse(&text).ok().map(|date| date.scanned()));
        for read in [Date::parse(&text), Date::from_toml(&text)] {
            match read {
                Ok(date) => {
                    prop_assert_eq!(date.as_written(), &text);
                    holds_of(&date)?;
                    is_said_shortly(&date)?;
                }
                Err(error) => {
                    prop_assert!(text.is_char_boundary(error.offset));
                    prop_assert!(!error.message.is_empty());
                    for form in error.suggestion.iter().map(String::as_str).chain(forms(error.hint.as_deref().unwrap_or_default())) {
                        prop_assert!(Date::parse(form).is_ok(), "{} suggests {}", text, form);
                    }
                }
            }
        }
    }

    #[test]
    fn an_integer_is_a_year_of_four_digits_or_none(year: i64, digits in 0..12u32) {
        for year in [year, year % 10_i64.pow(digits)] {
            match Date::from_year(year) {
                Ok(date) => {
                    prop_assert!((0..=9999).contains(&year));
                    prop_assert_eq!(date.as_written(), year.to_string());
                    prop_assert_eq!(Date::year_of(date.instants().0), year);
                    prop_assert_eq!(Date::year_of(date.instants().1), year);
                    holds_of(&date)?;
                    is_said_shortly(&date)?;
                }
                Err(error) => {
                    prop_assert!(!(0..=9999).contains(&year));
                    let hint = error.hint.unwrap_or_default();
                    prop_assert!(forms(&hint).all(|form| Date::parse(form).is_ok()), "{}: {}", year, hint);
                }
            }
        }
    }

    #[test]
    fn every_instant_has_a_year(instant: i64) {
        let year = Date::year_of(instant);
        let first = Day { year, month: 1, day: 1 }.to_days();
        let next = Day { year: year + 1, month: 1, day: 1 }.to_days();
        prop_assert!((first..next).contains(&instant.div_euclid(DAY)));
    }

    #[test]
    fn an_earlier_day_comes_earlier(a in 0..3_652_059i64, b in 0..3_652_059i64) {
        let written = |days| Day::from_days(days - 719_528).to_string();
        let instants = |days| Date::parse(&written(days)).map(|date| date.instants());
        let (first, second) = (instants(a).unwrap(), instants(b).unwrap());
        prop_assert_eq!(first.cmp(&second), a.cmp(&b));
        prop_assert_eq!(first.1 < second.0, a < b);
    }
}
