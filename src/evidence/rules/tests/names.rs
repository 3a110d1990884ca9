//! Tables: names and measures that look alike, and which of them are asked about.

use super::*;

fn of_measures(names: &[&str]) -> Vec<(u32, String)> {
    let claims = names.iter().map(|name| counting(&format!("1 {name}"))).collect();
    let timeline = timeline(vec![event("2022", claims)], vec![]);
    let mut figures = Figures::default();
    rows(&timeline).for_each(|(row, event)| figures.add(&timeline, row, &event));
    let findings = measures(figures.compare().series());
    let told = |finding: &Finding| match finding.subject {
        Subject::Measure(at) => (at.claim, finding.message.clone()),
        other => panic!("{other:?}"),
    };
    findings.iter().map(told).collect()
}

#[test]
fn two_measures_are_asked_about_where_one_was_probably_meant() {
    for (one, other, near) in [
        // What is compared as one is not asked about.
        ("people in prison", "People in  prison", false),
        ("détenus", "de\u{301}tenus", false),
        ("수감자", "\u{1109}\u{116e}\u{1100}\u{1161}\u{11b7}\u{110c}\u{1161}", false),
        ("Straße, in km", "STRASSE, in km", false),
        ("in\u{a0}prison", "in prison", false),
        ("pri\u{200b}son", "prison", false),
        ("death in prison", "deaths in prison", true),
        ("deaths in prison", "deaths, in prison", true),
        ("air strikes", "airstrikes", true),
        ("non-combatants", "noncombatants", true),
        ("houses burnt", "house burnt", true),
        ("cities lost", "city lost", true),
        ("people arrested", "people arested", true),
        ("people in prison", "people in prisno", true),
        ("people in prison", "people in prizon", true),
        ("hospitalisations", "hospitalizations", true),
        ("convictions", "conviccions", true),
        ("disappearances", "dissapearances", true),
        ("disappearances", "disapearrances", true),
        ("people in prison", "people in custody", false),
        ("deaths in 2021", "deaths in 2022", false),
        ("deaths, day 1", "deaths, days 11", false),
        ("CECOT, places", "CECOT, places taken", false),
        ("employers", "employees", false),
        ("legal entries", "illegal entries", false),
        ("immigration", "emigration", false),
        ("male deaths", "female deaths", false),
        ("men killed", "women killed", false),
        ("registered voters", "unregistered voters", false),
        ("planes lost", "plans lost", false),
        ("killed", "billed", false),
        ("ships", "shops", false),
        ("arrests", "arrested", false),
        ("dead", "deaf", false),
        ("the dead in prison", "dead in prison", true),
        ("rise of 1.5 degrees", "rise of 15 degrees", false),
        ("deaths, 1990", "deaths, 1990s", false),
        ("1", "2", false),
        ("%", "‰", false),
    ] {
        let told = of_measures(&[one, other, one]);
        let rule = format!("is the measure `{other}` (once) the same as `{one}` (2 times)?");
        assert_eq!(told, if near { vec![(1, rule)] } else { vec![] }, "{one:?} and {other:?}");
    }
}

#[test]
fn a_measure_is_asked_about_once_and_gives_way_to_the_most_frequent() {
    let told = of_measures(&["people arested", "people arrested", "person", "peoples arrested", "people arrested"]);
    let ask = |name: &str| format!("is the measure `{name}` (once) the same as `people arrested` (2 times)?");
    assert_eq!(told, [(0, ask("people arested")), (3, ask("peoples arrested"))]);
}

/// What is asked of names each of which is used as a name of every kind.
fn of_names(names: &[&str]) -> Vec<(Subject, String)> {
    let mut used = NamesUsed::default();
    for (name, row) in names.iter().zip(0..) {
        let mut counted = counting("1 count");
        counted.by = Some((*name).to_owned());
        counted.figure.as_mut().unwrap().unit = Some((*name).to_owned());
        let (people, tags, place) = (vec![(*name).to_owned()], vec![(*name).to_owned()], Some((*name).to_owned()));
        let mut more = NamesUsed::default();
        let event = event("2022", vec![counted]);
        more.add(row, &Event { people, tags, place, sources: vec![inline("Log", name, "")], ..event });
        used.append(more);
    }
    let findings = used.compare(&timeline(vec![], vec![]));
    findings.into_iter().map(|finding| (finding.subject, finding.message)).collect()
}

#[test]
fn names_of_every_kind_are_asked_about_where_one_was_probably_meant() {
    let all = |row: u32, other: &str, one: &str| {
        let at = ClaimRef { row, claim: 0 };
        [
            (Subject::Place { row }, "place"),
            (Subject::Person { row, nth: 0 }, "person"),
            (Subject::Tag { row, nth: 0 }, "tag"),
            (Subject::Speaker(at), "speaker"),
            (Subject::Unit(at), "unit"),
            (Subject::Citation { row, claim: None, citation: 0 }, "publisher"),
        ]
        .map(|(subject, kind)| (subject, format!("is the {kind} `{other}` (once) the same as `{one}` (2 times)?")))
    };
    for (one, other) in [
        ("The Valley Post", "Valley Post"),
        ("US", "U.S."),
        ("Washington, D.C.", "Washington DC"),
        ("Washington, D.C.", "Washington D. C."),
        ("Washington, D.C.", "Washington (D.C.)"),
        ("Harbour strike", "harbour strikes"),
        ("Socorro Jurídico", "Socorro Juridicco"),
    ] {
        assert_eq!(of_names(&[other, one, one]), all(0, other, one), "{one} and {other}");
    }
    assert_eq!(of_names(&["Washington, D.C.", "washington,  d.c.", "WASHINGTON, D.C."]), []);
    assert_eq!(of_names(&["Lyon", "Lyons Gate", "1.5", "15", "Post", "Valley Post"]), []);
    let of_three = of_names(&["US", "u.s.", "U.S.", "U S"]);
    let asked: Vec<&str> = of_three.iter().map(|(_, message)| message.as_str()).filter(|m| m.contains("tag")).collect();
    assert_eq!(
        asked,
        [
            "is the tag `US` (once) the same as `u.s.` (2 times)?",
            "is the tag `U S` (once) the same as `u.s.` (2 times)?"
        ]
    );
}

#[test]
fn an_article_in_front_makes_no_other_name_but_of_a_place() {
    for (with, without) in [
        ("Le Monde", "Monde"),
        ("Der Spiegel", "Spiegel"),
        ("Die Zeit", "Zeit"),
        ("El País", "País"),
        ("La Stampa", "Stampa"),
        ("O Globo", "Globo"),
        ("L’Équipe", "Equipe"),
        ("De Telegraaf", "Telegraaf"),
    ] {
        let asked = of_names(&[without, with, with]);
        let kinds: Vec<bool> = asked.iter().map(|(subject, _)| matches!(subject, Subject::Place { .. })).collect();
        assert_eq!(kinds, [false; 5], "{with}: {asked:?}");
    }
    assert_eq!(of_names(&["El Mundo", "Le Monde", "O", "Die Welt"]), []);
}

#[test]
fn a_kind_of_name_is_not_asked_about_in_the_words_of_another() {
    let one = Event { people: vec!["U.S.".to_owned()], place: Some("US".to_owned()), ..event("2022", vec![]) };
    let mut used = NamesUsed::default();
    used.add(0, &one);
    assert_eq!(used.compare(&timeline(vec![], vec![])), []);
}
