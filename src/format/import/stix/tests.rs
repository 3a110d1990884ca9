//! Bundles of STIX: which dates are those of what happened.

use crate::format::import::Asked;
use crate::format::import::tests::made;

#[test]
fn only_what_was_seen_or_published_is_dated() {
    let text = r#"{"type": "bundle", "objects": [
{"type": "identity", "id": "identity--1", "name": "Ours", "created": "2021-01-01T00:00:00Z"},
{"type": "report", "id": "report--1", "name": "On it", "published": "2021-08-24T10:53:28Z", "created": "2020-01-01T00:00:00Z",
 "created_by_ref": "identity--1", "labels": ["x"], "external_references": [{"source_name": "Blog", "url": "https://a.example/b"}]},
{"type": "malware", "id": "malware--1", "name": "M", "first_seen": "2020-02-01T00:00:00.5Z", "last_seen": "2020-03-01T00:00:00Z"},
{"type": "observed-data", "id": "o--1", "first_observed": "2021-08-24T10:53:13Z", "last_observed": "2021-08-24T10:53:13Z",
 "objects": {"0": {"type": "ipv4-addr", "value": "192.0.2.1"}}},
{"type": "sighting", "id": "s--1", "sighting_of_ref": "malware--1", "first_seen": "2022-01-01T00:00:00Z"},
{"type": "campaign", "id": "c--1", "name": "C", "first_seen": "2022-02-01T00:00:00Z", "last_seen": "2021-02-01T00:00:00Z"},
{"type": "campaign", "id": "c--2", "name": "D", "last_seen": "recently"},
{"type": "report", "id": "report--1", "name": "On it", "published": "2021-08-25T00:00:00Z"}
]}"#;
    let (toml, _, lost) = made("x.json", text, &Asked::default());
    let dates: Vec<&str> = toml.lines().filter_map(|line| line.strip_prefix("date = ")).collect();
    assert_eq!(
        dates,
        [
            "\"2021-08-24T10:53:28Z\"",
            "\"2020-02-01T00:00:00.5Z/2020-03-01T00:00:00Z\"",
            "\"2021-08-24T10:53:13Z\"",
            "\"2022-01-01T00:00:00Z/\"",
            "\"2022-02-01T00:00:00Z\"",
            "\"XXXX\"",
            "\"2021-08-25T00:00:00Z\""
        ]
    );
    assert!(
        toml.contains("title = \"observed: ipv4-addr 192.0.2.1\"") && toml.contains("title = \"sighting of M\""),
        "{toml}"
    );
    assert!(toml.contains("tags = [\"report\", \"x\"]\nnote = \"recorded by: Ours\""), "{toml}");
    assert!(toml.contains("{ title = \"Blog\", url = \"https://a.example/b\" }"), "{toml}");
    let places: Vec<&str> = lost.iter().filter_map(|lost| lost.split(": `").next()).collect();
    assert_eq!(places, ["x.json:10: date", "x.json:11: id", "x.json:2: identity", "x.json:9: last_seen"], "{lost:?}");
}
