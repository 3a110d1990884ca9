//! What the sweep finds is what asking every figure for every other finds.

use super::*;
use proptest::prelude::*;

/// What asking every pair finds: the sides of each disagreement, the certain ones and those that may be.
fn by_asking_every_pair(compared: &Compared, events: &[(String, String)]) -> Vec<(bool, Vec<ClaimRef>)> {
    let series = compared.series();
    let points = series.first().map_or(&[][..], |crews| compared.points(crews));
    let (mut certain, mut all) = (Sets::of(points.len()), Sets::of(points.len()));
    let mut possible = Vec::new();
    for (n, a) in points.iter().enumerate() {
        for (m, b) in points.iter().enumerate().take(n) {
            let of = |point: &Point| &events[point.at.row as usize];
            let pair = [of(a), of(b)].map(|(date, figure)| (date.as_str(), figure.as_str()));
            match verdict(pair) {
                None => {}
                Some(Parting::Possible) => {
                    all.join(n, m);
                    possible.push(n);
                }
                Some(Parting::Exceed) => certain.join(n, m),
                Some(_) => [&mut certain, &mut all].into_iter().for_each(|sets| sets.join(n, m)),
            }
        }
    }
    let sides = |run: &[(usize, usize)]| {
        let mut sides: Vec<ClaimRef> = run.iter().map(|(_, node)| points[*node].at).collect();
        sides.sort_unstable();
        sides
    };
    let of_certain = groups(&mut certain);
    let mut found: Vec<_> = of_certain.chunk_by(|a, b| a.0 == b.0).map(|run| (true, sides(run))).collect();
    let may: Vec<usize> = possible.into_iter().map(|node| all.root(node)).collect();
    for run in groups(&mut all).chunk_by(|a, b| a.0 == b.0).filter(|run| may.contains(&run[0].0)) {
        let root = certain.root(run[0].1);
        if !run.iter().all(|(_, node)| certain.root(*node) == root) {
            found.push((false, sides(run)));
        }
    }
    found.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    found
}

fn dates() -> impl Strategy<Value = String> {
    prop_oneof![
        (2000..2012_u32).prop_map(|year| year.to_string()),
        (2000..2012_u32, 0..4_u32).prop_map(|(year, years)| format!("{year}/{}", year + years)),
        (2000..2012_u32).prop_map(|year| format!("{year}/..")),
        (2000..2012_u32).prop_map(|year| format!("../{year}")),
        (2000..2012_u32).prop_map(|year| format!("{year}~")),
        (2000..2006_u32, 1..6_u32).prop_map(|(year, years)| format!("[{year},{}]", year + years)),
        (2000..2006_u32, 1..6_u32).prop_map(|(year, years)| format!("{{{year},{}}}", year + years)),
        (2000..2006_u32, 1..6_u32).prop_map(|(year, years)| format!("{{{year}..{}}}", year + years)),
        (2000..2012_u32).prop_map(|year| format!("{{{year}..}}")),
        (2000..2003_u32, 2..4_u32, 2..4_u32, prop::sample::select(vec!["", "?", "~"]))
            .prop_map(|(year, gap, other, mark)| format!("{{{year}{mark},{},{}}}", year + gap, year + gap + other)),
        (2000..2012_u32, 1..13_u32).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1..4_u32, 0..24_u32).prop_map(|(day, hour)| format!("2005-03-{day:02}T{hour:02}:00Z")),
        (1..4_u32).prop_map(|day| format!("2005-03-{day:02}")),
        (1..4_u32, 0..24_u32).prop_map(|(day, hour)| format!("2005-03-01T{hour:02}:00Z/2005-03-{day:02}T23:30")),
    ]
}

fn numbers() -> impl Strategy<Value = String> {
    let qualifier = prop::sample::select(vec!["", "about ", "at least ", "more than ", "at most ", "less than "]);
    (qualifier, 0..24_i32).prop_map(|(qualifier, value)| format!("{qualifier}{value} crews"))
}

/// The figures in the order of the timeline.
fn in_order(figures: &[(String, String)]) -> Vec<(String, String)> {
    let events = figures.iter().map(|(date, figure)| event(date, vec![counting(figure)]));
    let timeline = timeline(events.collect(), Vec::new());
    timeline.rows().iter().map(|row| figures[row.at as usize].clone()).collect()
}

fn figure() -> impl Strategy<Value = (String, String)> {
    (dates(), numbers())
}

fn total() -> impl Strategy<Value = (String, String)> {
    (dates(), numbers()).prop_map(|(over, number)| ("2015".to_owned(), format!("{number} over {over}")))
}

/// Two figures or two totals, which are for one time as often as not.
fn two() -> impl Strategy<Value = [(String, String); 2]> {
    (dates(), dates(), numbers(), numbers(), any::<[bool; 2]>()).prop_map(|(one, other, a, b, [alike, totals])| {
        let other = if alike { one.clone() } else { other };
        let figure =
            |(date, number)| if totals { ("2015".to_owned(), format!("{number} over {date}")) } else { (date, number) };
        [(one, a), (other, b)].map(figure)
    })
}

proptest! {
    #[test]
    fn the_sweep_finds_what_asking_every_pair_finds(figures in prop::collection::vec(figure(), 0..16)) {
        let compared = compare(figures.iter().map(|(date, figure)| event(date, vec![counting(figure)])).collect());
        let figures = in_order(&figures);
        let found: Vec<_> = compared.disagreements.all().iter().map(|one| (one.answer() == Answer::Certainly, one.sides.clone())).collect();
        prop_assert_eq!(found, by_asking_every_pair(&compared, &figures));
    }

    #[test]
    fn of_totals_the_sweep_finds_what_asking_every_pair_finds(figures in prop::collection::vec(total(), 0..16)) {
        let compared = compare(figures.iter().map(|(date, figure)| event(date, vec![counting(figure)])).collect());
        let found: Vec<_> = compared.disagreements.all().iter().map(|one| (one.answer() == Answer::Certainly, one.sides.clone())).collect();
        let expected = by_asking_every_pair(&compared, &figures);
        // What exceeds is found for each part and for each whole, not for each pair of them; and two of which one exceeds the
        // other may stand among those that may not fit as well.
        for certain_alone in [true, false] {
            let disputed = |all: &[(bool, Vec<ClaimRef>)]| {
                let counted = all.iter().filter(|(is, _)| *is || !certain_alone);
                let mut claims: Vec<ClaimRef> = counted.flat_map(|(_, sides)| sides.clone()).collect();
                claims.sort_unstable();
                claims.dedup();
                claims
            };
            prop_assert_eq!(disputed(&found), disputed(&expected));
        }
    }

    #[test]
    fn a_conflict_is_symmetric([a, b] in two()) {
        symmetric([(&a.0, &a.1), (&b.0, &b.1)]);
    }

    #[test]
    fn it_makes_no_difference_how_many_feed_it(figures in prop::collection::vec(figure(), 0..24), cut in 0..24_usize) {
        let events = figures.iter().map(|(date, figure)| event(date, vec![counting(figure), named("a", "b"), named("b", "")]));
        let timeline = timeline(events.collect(), Vec::new());
        let (mut first, mut second) = (Figures::default(), Figures::default());
        for (row, event) in rows(&timeline) {
            if (row as usize) < cut { &mut first } else { &mut second }.add(&timeline, row, &event);
        }
        second.append(first);
        prop_assert_eq!(second.compare().disagreements, compared(&timeline).disagreements);
    }
}
