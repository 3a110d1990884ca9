//! What the screen shows beside a date is in a list too: where figures part, what a report dates, and gaps.

use super::*;

/// Two events that count differently, one that may, one long after them in another file.
const PARTING: [(&str, &str); 2] = [
    (
        "a.toml",
        r#"
[[events]]
id = "fire"
date = "2022-03-27"
title = "The harbour burns"
place = "Pier 4"
claims = [{ text = "Nine.", figure = { measure = "crews", value = 9 } }]

[[events]]
date = "2022-03-27"
title = "It burns on"
claims = [{ text = "Ten.", figure = { measure = "crews", value = 10 } }]

[[events]]
date = "2022-03"
title = "The month"
claims = [{ text = "Eleven.", figure = { measure = "crews", value = 11 } }]
"#,
    ),
    ("b.toml", "[[events]]\ndate = \"[2022-12-26,2022-12-27]/2023-01-05T14:05:00-06:00\"\ntitle = \"The report\"\n"),
];

fn parting(form: ListFormat, columns: Option<usize>) -> String {
    listed(&PARTING, form, columns).0
}

#[test]
fn what_the_screen_shows_is_listed() {
    assert_snapshot!(parting(ListFormat::Table, None), @"
    2022-03                                            ≈  The month                  no source  a.toml
    2022-03-27                                         ≠  The harbour burns  Pier 4  no source  a.toml
    2022-03-27                                         ≠  It burns on                no source  a.toml
    ┊ at least 8 months after “The month”
    [2022-12-26,2022-12-27]/2023-01-05T14:05:00-06:00     The report                 no source  b.toml
    ");
    assert_snapshot!(parting(ListFormat::Table, Some(130)), @"
    2022-03                                      ≈  The month          no source  a.toml  2022-03-the-month
    2022-03-27                                   ≠  The harbour burns  no source  a.toml  fire
    2022-03-27                                   ≠  It burns on        no source  a.toml  2022-03-27-it-burns-on
    ┊ at least 8 months after “The month”
    [2022-12-26,2022-12-27]/2023-01-05T14:05:0…     The report         no source  b.toml  2022-12-26-2022-12-27-2023-01-05t14-05-…
    ");
    assert_snapshot!(parting(ListFormat::Table, Some(60)), @"
    2022-03               ≈  The month         no source  a.toml
    2022-03-27            ≠  The harbour bur…  no source  a.toml
    2022-03-27            ≠  It burns on       no source  a.toml
    ┊ at least 8 months after “The month”
    [2022-12-26,2022-12…     The report        no source  b.toml
    ");
    let answers: Vec<String> = parting(ListFormat::Tsv, None)
        .lines()
        .map(|line| line.rsplit('\t').nth(1).unwrap_or_default().to_owned())
        .collect();
    assert_eq!(answers, ["disputed", "possibly", "yes", "yes", "no"]);
    for columns in 26..200 {
        let table = parting(ListFormat::Table, Some(columns));
        assert!(table.lines().all(|line| Clean::line(line).width() <= columns), "{columns}: {table}");
        assert_eq!(table.contains("2022-03-27-it-burns-on"), columns >= 120, "{columns}: {table}");
    }
}

/// What the screen calls "by 24 December 2025", and what goes on while nothing happens.
#[test]
fn what_only_a_report_dates_is_by_then_and_a_gap_says_what_goes_on() {
    const TEXT: &str = r#"
zone = "America/El_Salvador"
[[events]]
date = "2022-03/.."
title = "Emergency"
[[events]]
date = "2023-12-24T04:00:00Z"
title = "Decree"
[[events]]
date = "2023-12-24"
title = "Deaths"
dated_by = "report"
  [[events.claims]]
  text = "454"
  by = "Group"
  figure = { measure = "deaths", value = 454 }
  [[events.claims]]
  text = "261"
  by = "State"
  figure = { measure = "deaths", value = 261, date = "2023-12-24" }
[[events]]
date = "{2023-12-25T04:00:00Z,2023-12-25T06:00:00Z}"
title = "Hearings"
dated_by = "inference"
[[events]]
date = "XXXX"
title = "Videos"
dated_by = "report"
"#;
    let files = [("a.toml", TEXT)];
    let of = |form| listed(&files, form, None).0;
    assert_snapshot!(of(ListFormat::Table), @"
    2022-03/..                                                Emergency  no source
    ≤2023-12-24                                            ≈  Deaths     no source
    ┊ at least 20 months after “Emergency”, which goes on
    2023-12-23T22:00:00-06:00                                 Decree     no source
    {2023-12-24T22:00:00-06:00,2023-12-25T00:00:00-06:00}     Hearings   no source
    undated                                                   Videos     no source
    ");
    let tsv = of(ListFormat::Tsv);
    let told: Vec<&str> = tsv.lines().map(|line| line.rsplit('\t').next().unwrap_or_default()).collect();
    assert_eq!(told, ["dated_by", "source", "report", "source", "inference", "report"]);
    let disputes = printed(None, |out| {
        crate::edge::commands::disputes::disputes(out, &Chronology::of(&files), crate::edge::cli::DisputesFormat::Text)
    });
    assert!(disputes.0.contains("454   ≤2023-12-24  Group"), "{}", disputes.0);
    assert!(disputes.0.contains("261   2023-12-24   State"), "{}", disputes.0);
}
