//! What holds of every text that is typed.

use crate::TODAY;
use crate::fixture::{Nothing, Told, timeline};
use dateline::query::{Field, Query, complete};
use proptest::prelude::*;

const STATES: [&str; 6] =
    ["is:disputed", "is:ongoing", "is!:ongoing", "is:uncertain,unsourced", "kind:news,Court", "IS:single-source"];

/// Texts of all sorts: queries, near misses, noise.
pub(crate) fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Z]{1,6}",
        2 => "\\PC{1,5}",
        1 => r#"[-"“”„\\*:,!. a-c\u{301}\u{AD}]{1,6}"#,
        1 => prop_oneof![Just("OR"), Just("10:30"), Just("https://example.org/a?b=c,d"), Just("A\u{301}ß…")].prop_map(str::to_owned),
    ]
    .boxed();
    let quoted = word
        .clone()
        .prop_map(|word| format!("\"{}\"", word.replace('\\', "\\\\").replace(['"', '“', '”', '„'], "\\\"")))
        .boxed();
    let value =
        prop_oneof![2 => word.clone(), 1 => quoted.clone(), 1 => word.clone().prop_map(|word| format!("*{word}*"))];
    let date = prop_oneof![
        "[0-9]{4}(-(0[1-9]|1[0-2]))?",
        "[0-9]{4}-0[1-9]-[012][1-8](T[01][0-9]:[0-5][0-9]:[0-5][0-9](Z|[-+]0[1-9]:00)?)?",
        "[0-9]{4}/(\\.\\.|[0-9]{4})?",
        r"\[[0-9]{4},[0-9]{4}\]",
        "([0-9]{4})?\\.\\.([0-9]{4})?",
        "[-0-9X/.~]{0,8}",
    ];
    let name = |is: fn(&Field) -> bool| {
        let names: Vec<_> = Field::NAMES.iter().filter(|(_, field)| is(field)).map(|(name, _)| *name).collect();
        prop::sample::select(names)
    };
    let alternatives =
        |value: BoxedStrategy<String>| prop::collection::vec(value, 1..3).prop_map(|values| values.join(","));
    let field = (name(|field| matches!(field, Field::Value(_))), alternatives(value.boxed()));
    let when = (name(|field| matches!(field, Field::When(_))), "!?", alternatives(date.boxed()));
    let term = prop_oneof![
        2 => word,
        2 => quoted,
        3 => field.prop_map(|(name, values)| format!("{name}:{values}")),
        3 => when.prop_map(|(name, bang, values)| format!("{name}{bang}:{values}")),
        1 => prop::sample::select(&STATES[..]).prop_map(str::to_owned),
    ];
    let signed = ("-?", term).prop_map(|(minus, term)| minus + &term);
    prop_oneof![
        8 => prop::collection::vec(signed, 0..4).prop_map(|terms| terms.join(" ")),
        1 => ".{0,24}",
        1 => r#"[-"“\\*:,! a-d]{0,16}"#,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 16))]

    #[test]
    fn any_text_is_a_query_or_a_mistake_that_is_pointed_at(text in typed()) {
        match Query::parse(&text, TODAY) {
            Ok(query) => {
                let printed = query.to_string();
                let again = Query::parse(&printed, TODAY);
                prop_assert_eq!(again.as_ref(), Ok(&query), "{}", printed);
                prop_assert_eq!(again.unwrap().to_string(), printed);
            }
            Err(mistakes) => {
                prop_assert!(!mistakes.is_empty());
                prop_assert!(mistakes.is_sorted_by_key(|mistake| mistake.span.start));
                for mistake in mistakes {
                    prop_assert!(text.get(mistake.span.clone()).is_some(), "{:?}", mistake);
                    prop_assert!(!mistake.message.is_empty() && !mistake.hint.is_empty());
                    prop_assert_eq!(mistake.hint.matches('`').count() % 2, 0, "{}", mistake.hint);
                }
            }
        }
    }

    #[test]
    fn what_is_left_out_is_what_is_not_certainly_a_match(text in typed()) {
        let Ok(query) = Query::parse(&text, TODAY) else { return Ok(()) };
        let (timeline, opposite) = (timeline(), Query::parse(&format!("-{query}"), TODAY));
        let single = !query.is_empty() && !query.to_string().starts_with('-') && !query.to_string().contains(char::is_whitespace);
        for (n, row) in timeline.rows().iter().enumerate() {
            let event = timeline.event(n).unwrap();
            let told = Told::of(&timeline);
            let answer = query.matches(&event, &told);
            if let Some(of_row) = query.row_answer(row) {
                prop_assert_eq!(of_row, answer);
            }
            if let (true, Ok(opposite)) = (single, &opposite) {
                prop_assert_eq!(opposite.matches(&event, &told), answer.negated());
            }
        }
    }

    #[test]
    fn places_lie_in_order_between_characters(text in typed()) {
        let Ok(query) = Query::parse(&text, TODAY) else { return Ok(()) };
        let timeline = timeline();
        for n in 0..timeline.len() {
            let event = timeline.event(n).unwrap();
            let found = query.found(&event, &Told::of(&timeline));
            prop_assert!(found.iter().all(|found| !found.range.is_empty()));
            for pair in found.windows(2) {
                prop_assert!((pair[0].part, pair[0].range.end) <= (pair[1].part, pair[1].range.start) || pair[0].part < pair[1].part);
            }
            prop_assert!(query.found(&event, &Nothing).len() <= found.len());
        }
    }

    #[test]
    fn what_is_completed_can_be_put_in_anywhere(text in typed(), cursor in 0..40_usize, choice in "\\PC{0,6}") {
        let Some(completion) = complete(&text, cursor) else { return Ok(()) };
        let (inserted, cursor) = completion.insert(&text, &choice);
        prop_assert!(inserted.is_char_boundary(cursor));
        prop_assert!(text.get(completion.span.clone()).is_some());
        completion.known();
    }

    #[test]
    fn what_is_put_in_can_be_taken_out(text in typed(), value in "\\PC{0,6}| a |[\"\\\\,*]{1,3}") {
        let tag = Field::NAMES[0].1;
        if Query::asks_for(&text, tag, &value) {
            return Ok(());
        }
        let with = Query::toggled(&text, tag, &value);
        // What left the value out does so no longer.
        if with == text || !with.starts_with(text.trim_end()) {
            return Ok(());
        }
        prop_assert!(Query::asks_for(&with, tag, &value), "{}", with);
        let without = Query::toggled(&with, tag, &value);
        prop_assert!(!Query::asks_for(&without, tag, &value), "{}", without);
        if let (Ok(query), Ok(again)) = (Query::parse(&text, TODAY), Query::parse(&without, TODAY)) {
            prop_assert_eq!(query, again);
        }
    }
}
