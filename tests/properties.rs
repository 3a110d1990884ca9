//! What holds of any chronology: of its order, of questions about a whole and its parts, of wider dates, and of instants by
//! whatever clock they are written.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use dateline::evidence::figures::Figures;
use dateline::evidence::gap::Gaps;
use dateline::evidence::lag::Reports;
use dateline::evidence::rules::Rules;
use dateline::format::{Opened, Reading, read};
use dateline::model::{Answer, Clock, Date, Day, Event, Limits, Order, Period, Relation, Timeline, Zone};
use dateline::query::Query;
use dateline::search::Facts;
use proptest::prelude::*;

const RELATIONS: [Relation; 5] =
    [Relation::During, Relation::After, Relation::Before, Relation::Since, Relation::Until];

/// Single dates of every kind, some of which do not exist.
fn single() -> impl Strategy<Value = String> {
    prop_oneof![
        "202[1-3][~?%]?",
        "202[1-3]-0[1-6][~?%]?",
        "202[1-3]-0[1-6]-[012][1-8][~?%]?",
        "202[1-3]-0[1-6]-[012][1-8]T[012][0-9]:[0-5]0(:0[0-3](\\.[05])?)?(Z|\\+05:30|-06:00)?[~?]?",
        "202[1-3]-(2[1-4]|3[3-9])",
        "20[12]X|202[1-3]-0[1-6]-[012]X|202[1-3]-~0[1-6]-0[1-8]",
        // So near to one another that it is of weight by which clock they are written.
        "2022-03-0[1-3](T[012][0-9]:00(Z|\\+05:30|-06:00)?)?",
        "2022-03-0[1-3]T[012][0-9]:00(Z|\\+05:30|-06:00)",
        "XXXX|XXXX-12-25",
    ]
}

/// Dates of every kind.
fn date() -> impl Strategy<Value = String> {
    let end = || prop_oneof![6 => single(), 1 => Just("..".to_owned()), 1 => Just(String::new()), 1 => "\\[202[1-3]\\.\\.2024\\]"];
    let set = || {
        prop_oneof![
            (single(), single()).prop_map(|(a, b)| format!("{a},{b}")),
            (2021..2023_u16, 1..3_u16, 1..7_u8)
                .prop_map(|(year, years, month)| format!("{year}-{month:02}..{}-{month:02}", year + years)),
            single().prop_map(|date| format!("..{date}")),
            single().prop_map(|date| format!("{date}..")),
        ]
    };
    let all = prop_oneof![
        4 => single(),
        3 => (end(), end()).prop_map(|(a, b)| format!("{a}/{b}")),
        2 => set().prop_map(|set| format!("[{set}]")),
        2 => set().prop_map(|set| format!("{{{set}}}")),
    ];
    all.prop_filter("a date", |date| Date::parse(date).is_ok())
}

/// An event for each of these dates, which is its title.
fn of_dates<'d>(dates: impl Iterator<Item = &'d String>) -> Timeline {
    let events = dates.map(|date| format!("[[events]]\ndate = {date:?}\ntitle = {date:?}\n"));
    read(&[Opened::held("t.toml", events.collect::<String>())], &Reading::default())
}

/// The same, each with a number for its id, dated by a report where that is told, and said to come after others.
fn of_said(dates: &[(String, bool)], said: &[(usize, usize)]) -> Timeline {
    let event = |(at, (date, reported)): (usize, &(String, bool))| {
        let after = said.iter().filter(|(after, _)| after % dates.len() == at);
        let after: Vec<String> = after.map(|(_, before)| format!("\"e{}\"", before % dates.len())).collect();
        let by = if *reported { "dated_by = \"report\"\n" } else { "" };
        format!("[[events]]\nid = \"e{at}\"\ndate = {date:?}\ntitle = {date:?}\n{by}after = [{}]\n", after.join(", "))
    };
    read(&[Opened::held("t.toml", dates.iter().enumerate().map(event).collect::<String>())], &Reading::default())
}

fn events(timeline: &Timeline) -> Vec<Event> {
    (0..timeline.len()).map(|row| timeline.event(row).unwrap()).collect()
}

fn within(text: &str) -> Period {
    let date = Date::parse(text).unwrap();
    Period::between(Some(&date), Some(&date))
}

/// A date, and what may mean all that it may mean, and more.
fn wider() -> impl Strategy<Value = (String, String)> {
    (2021..2024_u16, 1..13_u8, 1..29_u8, 0..10_usize, 2021..2024_u16, 1..13_u8).prop_map(
        |(year, month, day, how, other, by)| {
            let (narrow, wide) = match how {
                0 => (format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}")),
                1 => (format!("{year}-{month:02}-{day:02}"), format!("{year}-{month:02}-{day:02}~")),
                2 => (format!("{year}-{month:02}"), format!("{year}")),
                3 => (format!("{year}-{month:02}"), format!("{year}-{month:02}~")),
                4 => (format!("{year}"), "202X".to_owned()),
                5 => (format!("{year}-{month:02}"), format!("[{year}-{month:02},{other}-{by:02}]")),
                6 => (format!("{year}-{month:02}-{day:02}/2024-02-03"), format!("{year}-{month:02}/2024-02")),
                7 => (format!("{year}-{month:02}/2024"), format!("{year}-{month:02}/")),
                8 => (format!("{year}-{month:02}-{day:02}/.."), format!("{year}-{month:02}-{day:02}?/..")),
                _ => (format!("{year}-{month:02}-{day:02}T10:00:00Z"), format!("{year}-{month:02}-{day:02}T10:00Z~")),
            };
            (narrow, wide)
        },
    )
}

/// Minutes after the start of 1 March 2022 in UTC, by a clock so many half hours ahead of it.
fn instant(minutes: i64, ahead: i64) -> String {
    let start = Day { year: 2022, month: 3, day: 1 }.to_days();
    let (offset, local) = (ahead * 30, minutes + ahead * 30);
    let day = Day::from_days(start + local.div_euclid(1440));
    let (minute, sign) = (local.rem_euclid(1440), if offset < 0 { '-' } else { '+' });
    let offset = offset.abs();
    format!("{day}T{:02}:{:02}:00{sign}{:02}:{:02}", minute / 60, minute % 60, offset / 60, offset % 60)
}

/// A chronology of instants: when it happened, how long it took, when it was reported, and a count of that moment; all by
/// clocks so far ahead.
fn of_instants(told: &[(i64, i64, i64, u8)], ahead: &[i64]) -> String {
    let clock = |at: usize| ahead[at % ahead.len()];
    let event = |(at, (happened, lasted, reported, count)): (usize, &(i64, i64, i64, u8))| {
        let start = instant(*happened, clock(3 * at));
        let date = match lasted {
            0 => start.clone(),
            1 => format!("{start}/.."),
            minutes => format!("{start}/{}", instant(happened + minutes, clock(3 * at))),
        };
        let published = instant(happened + reported, clock(3 * at + 1));
        let counted = instant(*happened / 60 * 60, clock(3 * at + 2));
        format!(
            "[[sources]]\nid = \"s{at}\"\ntitle = \"s{at}\"\npublished = \"{published}\"\n\
             [[events]]\nid = \"e{at}\"\ndate = \"{date}\"\ntitle = \"e{at}\"\nsources = [\"s{at}\"]\n\
             claims = [{{ text = \"so many\", figure = {{ measure = \"m\", value = {count}, date = \"{counted}\" }} }}]\n"
        )
    };
    told.iter().enumerate().map(event).collect()
}

/// All that is said of a chronology that does not name the clock by which it was written.
fn said(timeline: &Timeline, asked: &[String]) -> Vec<String> {
    let all = events(timeline);
    let asked = asked
        .iter()
        .flat_map(|time| ["during", "after", "before", "since", "until"].map(|word| format!("{word}:{time}")));
    let queries: Vec<Query> =
        asked.map(|typed| Query::parse(&typed, Day { year: 2026, month: 4, day: 7 }).unwrap()).collect();
    let facts = Facts::new(timeline);
    let mut said: Vec<String> = all.iter().map(|event| event.id.clone()).collect();
    let mut figures = Figures::default();
    let (mut reports, mut rules) = (Reports::new(timeline), Rules::new(timeline, Day { year: 2026, month: 1, day: 1 }));
    for (row, event) in (0..).zip(&all) {
        figures.add(timeline, row, event);
        let lag = reports.lag(event).map(|lag| (lag.at_least(), lag.at_most()));
        let asks: Vec<_> = rules.event(row, event).into_iter().map(|finding| finding.rule).collect();
        let answers: Vec<Answer> = queries.iter().map(|query| facts.answer(query, row as usize)).collect();
        said.push(format!("{}: {lag:?} {asks:?} {answers:?}", event.id));
    }
    said.push(format!("{:?}", figures.compare().disagreements.all()));
    said.push(format!("{:?}", Gaps::of(timeline, &Order::All(all.len()), 99, &|| false).unwrap()));
    said
}

/// Days and instants near to one another, and sets of both and of several clocks.
fn near() -> Vec<String> {
    let single = [
        "2022-03-01",
        "2022-03-02",
        "2022-03-03",
        "2022-03-01T13:00Z",
        "2022-03-02T11:00+05:30",
        "2022-03-02T20:00-06:00",
        "2022-03-02T20:00Z",
    ];
    let pairs = single.iter().enumerate().flat_map(|(at, a)| single[..at].iter().map(move |b| (b, a)));
    let sets = pairs.flat_map(|(a, b)| [format!("{{{a},{b}}}"), format!("[{b},{a}]")]);
    single.iter().map(|date| (*date).to_owned()).chain(sets.collect::<Vec<_>>()).collect()
}

/// Where no date certainly comes before the other, the one that may start first does.
#[test]
fn a_set_of_days_and_instants_stands_where_its_first_start_does() {
    let near = near();
    let extents: Vec<_> = near.iter().map(|date| Date::parse(date).unwrap().extent()).collect();
    for (at, a) in near.iter().enumerate() {
        for (other, b) in near.iter().enumerate().take(at) {
            let is_before = |a: usize, b: usize| extents[a].is_before(&extents[b]) == Answer::Certainly;
            let starts = [a, b].map(|date| Date::parse(date).unwrap().instants().0);
            let first = match (is_before(at, other), is_before(other, at)) {
                (true, _) => a,
                (_, true) => b,
                _ if starts[0] < starts[1] => a,
                _ if starts[1] < starts[0] => b,
                _ => continue,
            };
            assert_eq!(events(&of_dates([a, b].into_iter()))[0].title, *first, "{a} and {b}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(ProptestConfig::default().cases * 2) })]

    #[test]
    fn the_order_is_total_and_what_certainly_was_before_stands_first(dates in prop::collection::vec(date(), 2..9)) {
        let timeline = of_dates(dates.iter());
        let all = events(&timeline);
        prop_assert_eq!(all.len(), dates.len());
        for (at, later) in all.iter().enumerate() {
            for earlier in &all[..at] {
                let told = || format!("{} stands before {}", earlier.title, later.title);
                prop_assert!(later.extent().is_before(&earlier.extent()) != Answer::Certainly, "{}", told());
            }
        }
        // Whatever order they are written in, each stands where it stood; alike are only those of one place.
        let again = of_dates(dates.iter().rev());
        let places = |timeline: &Timeline| -> Vec<_> {
            let of = events(timeline);
            timeline.rows().iter().zip(&of).map(|(row, event)| (row.first, row.last, event.date.fraction())).collect()
        };
        prop_assert_eq!(places(&timeline), places(&again));
    }

    #[test]
    fn words_decide_where_dates_leave_it_open_and_move_nothing_else(
        dates in prop::collection::vec((date(), prop::bool::weighted(0.1)), 2..12),
        said in prop::collection::vec((0..12_usize, 0..12_usize), 0..6),
    ) {
        let timeline = of_said(&dates, &said);
        let all = events(&timeline);
        let told = || (all.iter().map(|event| (&event.id, &event.title)).collect::<Vec<_>>(), &said);
        for (at, later) in all.iter().enumerate() {
            for earlier in &all[..at] {
                prop_assert!(later.extent().is_before(&earlier.extent()) != Answer::Certainly, "{:?}", told());
            }
        }
        prop_assert!(timeline.rows().is_sorted_by_key(|row| row.first), "{:?}", told());
        let place = |at: usize| all.iter().position(|event| event.id == format!("e{}", at % dates.len())).unwrap();
        let has_problem = timeline.problems.listed().iter().any(|problem| problem.code == "order-contradicts-dates");
        for (after, before) in said.iter().map(|(after, before)| (place(*after), place(*before))) {
            let is_of_one_kind = timeline.rows()[after].is_undated() == timeline.rows()[before].is_undated();
            prop_assert!(before < after || has_problem || !is_of_one_kind, "{:?}", told());
        }
        // Those of which nothing is said stand to one another as they do without words.
        let is_silent = |id: &String| said.iter().all(|(a, b)| [a, b].into_iter().all(|of| *id != format!("e{}", of % dates.len())));
        let silent = |timeline: &Timeline| -> Vec<String> {
            events(timeline).into_iter().map(|event| event.id).filter(is_silent).collect()
        };
        prop_assert_eq!(silent(&timeline), silent(&of_said(&dates, &[])));
    }

    #[test]
    fn limits_tell_what_is_certainly_before(dates in prop::collection::vec(date(), 2..9)) {
        let timeline = of_dates(dates.iter());
        let all = events(&timeline);
        for (event, row) in all.iter().zip(timeline.rows()) {
            let of_row = Limits::of_row(row).filter(|_| !row.is_undated());
            prop_assert!(of_row.is_none_or(|limits| limits == event.extent().limits()), "{}", event.title);
            for other in &all {
                let is_certain = event.extent().is_before(&other.extent()) == Answer::Certainly;
                let by_limits = event.extent().limits().is_before(&other.extent().limits());
                prop_assert_eq!(by_limits, is_certain, "{} before {}", event.title, other.title);
            }
        }
    }

    #[test]
    fn nothing_depends_on_the_clock_by_which_an_instant_is_written(
        told in prop::collection::vec((0..4_000_i64, prop_oneof![0..2_i64, 2..3_000_i64], -600..3_000_i64, 0..3_u8), 1..7),
        ahead in prop::collection::vec(-24..29_i64, 5),
        others in prop::collection::vec(-24..29_i64, 7),
        (from, long, clock) in (0..4_000_i64, 0..3_000_i64, -24..29_i64),
    ) {
        let asked = |clock| [format!("{}..{}", instant(from, clock), instant(from + long, clock))];
        let [one, other] = [&ahead, &others].map(|ahead| of_instants(&told, ahead));
        let of = |text: &str, clock| read(&[Opened::held("t.toml", text)], &Reading { clock, ..Reading::default() });
        prop_assert_eq!(of(&one, None).problems.errors(), 0);
        prop_assert_eq!(said(&of(&one, None), &asked(0)), said(&of(&other, None), &asked(clock)));
        // Under a named zone a day is one of that zone, and so are the years and the headings.
        let zone = Zone::parse("America/El_Salvador").map(Clock::Of);
        let shown = [&one, &other].map(|text| of(text, zone));
        let days = ["2022-02-28", "2022-03-01", "2022-03-02", "2022-03"].map(str::to_owned);
        prop_assert_eq!(said(&shown[0], &days), said(&shown[1], &days));
        let days = shown.each_ref().map(|timeline| timeline.rows().iter().map(|row| (row.day(), row.year())).collect::<Vec<_>>());
        prop_assert_eq!(&days[0], &days[1]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(ProptestConfig::default().cases * 16) })]

    #[test]
    fn a_whole_and_its_parts_are_answered_alike(date in date(), year in 2021..2024_u16, month in 1..13_u8) {
        let extent = Date::parse(&date).unwrap().extent();
        let during = |text: &str| extent.answer(Relation::During, &within(text));
        let months: Vec<String> = (1..13).map(|month| format!("{year}-{month:02}")).collect();
        let last = Date::parse(&format!("{year}-{month:02}")).unwrap().bounds().latest.day().unwrap().day;
        let days: Vec<String> = (1..=last).map(|day| format!("{year}-{month:02}-{day:02}")).collect();
        for (whole, parts) in [(year.to_string(), months), (format!("{year}-{month:02}"), days)] {
            let most = parts.iter().map(|part| during(part)).max().unwrap();
            prop_assert!(most <= during(&whole), "{} in {}: {:?}", date, whole, during(&whole));
            prop_assert!((most == Answer::No) == (during(&whole) == Answer::No), "{} in {}", date, whole);
        }
    }

    #[test]
    fn a_wider_date_never_turns_no_into_certainly((narrow, wide) in wider(), asked in single()) {
        prop_assume!(Date::parse(&asked).is_ok() && !Date::parse(&asked).unwrap().is_undated());
        let [narrow_extent, wide_extent] = [&narrow, &wide].map(|date| Date::parse(date).unwrap().extent());
        for relation in RELATIONS {
            let [of_narrow, of_wide] = [&narrow_extent, &wide_extent].map(|extent| extent.answer(relation, &within(&asked)));
            let told = || format!("{relation:?} {asked}: {narrow} {of_narrow:?}, {wide} {of_wide:?}");
            prop_assert!(of_narrow != Answer::No || of_wide != Answer::Certainly, "{}", told());
            prop_assert!(of_narrow != Answer::Certainly || of_wide != Answer::No, "{}", told());
        }
    }
}
