//! Tables: two figures, and whether both can be true. Properties: the order of decimals.

use super::*;
use Qualifier::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan};
use proptest::prelude::*;

const QUALIFIERS: [Qualifier; 6] = [Exactly, About, AtLeast, MoreThan, AtMost, LessThan];

fn whole(value: i64, qualifier: Qualifier) -> Range {
    Range::of(Number::Whole(value), qualifier)
}

fn real(value: f64, qualifier: Qualifier) -> Range {
    Range::of(Number::Real(value), qualifier)
}

/// Whether some number lies in both.
fn meet(a: Range, b: Range) -> bool {
    a.low <= b.high && b.low <= a.high
}

#[test]
fn every_pair_of_qualifiers_is_told_apart() {
    // For 100 with the first qualifier: the values that meet it with the second, of 80, 90, 91, 100, 109, 110, 111, 130.
    const VALUES: [i64; 8] = [80, 90, 91, 100, 109, 110, 111, 130];
    for (first, second, met) in [
        (Exactly, Exactly, "...#...."),
        (Exactly, About, "..#####."),
        (Exactly, AtLeast, "####...."),
        (Exactly, MoreThan, "###....."),
        (Exactly, AtMost, "...#####"),
        (Exactly, LessThan, "....####"),
        (About, Exactly, ".#####.."),
        (About, About, ".######."),
        (About, AtLeast, "######.."),
        (About, MoreThan, "#####..."),
        (About, AtMost, ".#######"),
        (About, LessThan, "..######"),
        (AtLeast, Exactly, "...#####"),
        (AtLeast, About, "..######"),
        (AtLeast, AtLeast, "########"),
        (AtLeast, MoreThan, "########"),
        (AtLeast, AtMost, "...#####"),
        (AtLeast, LessThan, "....####"),
        (MoreThan, Exactly, "....####"),
        (MoreThan, About, "..######"),
        (MoreThan, AtLeast, "########"),
        (MoreThan, MoreThan, "########"),
        (MoreThan, AtMost, "....####"),
        (MoreThan, LessThan, "....####"),
        (AtMost, Exactly, "####...."),
        (AtMost, About, "#######."),
        (AtMost, AtLeast, "####...."),
        (AtMost, MoreThan, "###....."),
        (AtMost, AtMost, "########"),
        (AtMost, LessThan, "########"),
        (LessThan, Exactly, "###....."),
        (LessThan, About, "#######."),
        (LessThan, AtLeast, "###....."),
        (LessThan, MoreThan, "###....."),
        (LessThan, AtMost, "########"),
        (LessThan, LessThan, "########"),
    ] {
        let of = |value: &i64| if meet(whole(100, first), whole(*value, second)) { '#' } else { '.' };
        assert_eq!(VALUES.iter().map(of).collect::<String>(), met, "{first:?} 100 and {second:?}");
    }
}

#[test]
fn ends_are_in_or_out_exactly() {
    for (a, b, met) in [
        (whole(5, MoreThan), whole(5, AtMost), false),
        (whole(5, MoreThan), whole(5, LessThan), false),
        (whole(5, MoreThan), whole(5, Exactly), false),
        (whole(5, AtLeast), whole(5, AtMost), true),
        (whole(5, AtLeast), whole(5, LessThan), false),
        // Between 5 and 6 there are numbers, if not whole ones.
        (whole(5, MoreThan), whole(6, LessThan), true),
        (whole(i64::MAX, Exactly), whole(i64::MAX - 1, Exactly), false),
        (whole(i64::MAX, MoreThan), whole(i64::MAX, AtLeast), true),
        (whole(i64::MAX, About), real(1.1e19, About), true),
        (whole(i64::MIN, About), real(-8e18, Exactly), false),
        (whole(1 << 53, Exactly), real(9_007_199_254_740_992.0, Exactly), true),
        (whole((1 << 53) + 1, Exactly), real(9_007_199_254_740_992.0, Exactly), false),
        (real(1e300, Exactly), whole(i64::MAX, AtLeast), true),
        (real(-1e300, Exactly), whole(i64::MIN, AtLeast), false),
        (real(f64::MAX, About), real(1.7e308, Exactly), true),
        (real(f64::MIN_POSITIVE, MoreThan), whole(0, Exactly), false),
    ] {
        assert_eq!(meet(a, b), met, "{a:?} {b:?}");
    }
}

#[test]
fn about_is_within_a_tenth_of_the_value_either_way() {
    for (value, inside, outside) in
        [(100.0, 110.0, 110.1), (-100.0, -110.0, -110.1), (-100.0, -90.0, -89.9), (0.3, 0.33, 0.331)]
    {
        assert!(meet(real(value, About), real(inside, Exactly)), "{value} {inside}");
        assert!(!meet(real(value, About), real(outside, Exactly)), "{value} {outside}");
    }
    assert!(meet(whole(0, About), whole(0, Exactly)));
    assert!(!meet(whole(0, About), real(0.1, Exactly)));
    assert!(!meet(whole(-100, About), whole(100, About)));
}

#[test]
fn zero_is_one_number() {
    for zero in [Number::Real(0.0), Number::Real(-0.0), Number::Whole(0)] {
        assert!(meet(Range::of(zero, Exactly), whole(0, Exactly)));
    }
}

fn number() -> impl Strategy<Value = Number> {
    let near = -30_i64..30;
    prop_oneof![
        near.clone().prop_map(Number::Whole),
        any::<i64>().prop_map(Number::Whole),
        near.prop_map(|tenths| Number::Real(f64::from(i32::try_from(tenths).unwrap()) / 10.0)),
        any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(Number::Real),
    ]
}

proptest! {
    #[test]
    fn decimals_are_ordered_as_the_numbers_are(a in -1e200_f64..1e200, b in prop_oneof![-1e200_f64..1e200, -1.0..1.0]) {
        prop_assert_eq!(Some(Decimal::of(Number::Real(a)).cmp(&Decimal::of(Number::Real(b)))), a.partial_cmp(&b));
    }

    #[test]
    fn whole_numbers_are_ordered_as_they_are(a: i64, b: i64) {
        prop_assert_eq!(Decimal::of(Number::Whole(a)).cmp(&Decimal::of(Number::Whole(b))), a.cmp(&b));
    }

    #[test]
    fn the_order_is_one(a in number(), b in number(), c in number()) {
        let mut three = [a, b, c].map(Decimal::of);
        three.sort();
        prop_assert!(three[0] <= three[1] && three[1] <= three[2] && three[0] <= three[2]);
        prop_assert_eq!(three[0].cmp(&three[2]), three[2].cmp(&three[0]).reverse());
    }

    #[test]
    fn a_figure_meets_itself_and_every_weaker_reading_of_it(value in number()) {
        let all = QUALIFIERS.map(|qualifier| Range::of(value, qualifier));
        for range in all {
            prop_assert!(range.low <= range.high);
            prop_assert!(meet(range, range));
        }
        let [exactly, about, at_least, more_than, at_most, less_than] = all;
        prop_assert!(meet(exactly, about) && meet(exactly, at_least) && meet(exactly, at_most));
        prop_assert!(!meet(exactly, more_than) && !meet(exactly, less_than));
    }
}
