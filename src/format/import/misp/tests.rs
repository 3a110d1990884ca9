//! Events of MISP: whose dates are theirs, and what is left out.

use crate::format::import::Asked;
use crate::format::import::tests::made;

#[test]
fn an_event_has_its_own_date_and_an_attribute_has_when_it_was_seen() {
    let text = r#"{"response": [{"Event": {"uuid": "e1", "date": "2018-08-01", "info": "Mail", "timestamp": "1533306089",
"Orgc": {"name": "Bank"}, "Tag": [{"name": "tlp:white"}],
"Attribute": [
{"uuid": "a1", "type": "domain", "value": "a.example", "timestamp": "1533306058", "Sighting": [{"date_sighting": "1551253950"}]},
{"uuid": "a2", "type": "ip-dst", "value": "192.0.2.1", "category": "Network activity", "first_seen": "2018-07-01T10:00:00.000000+00:00", "last_seen": "1530500000"}],
"Object": [{"name": "file", "uuid": "o1", "first_seen": "2018-07-03T00:00:00+00:00", "Attribute": [{"object_relation": "md5", "value": "ff"}]},
{"name": "empty"}],
"Galaxy": [{"name": "Banker"}]}}]}"#;
    let (toml, _, lost) = made("x.json", text, &Asked::default());
    for part in [
        "id = \"e1\"\ndate = \"2018-08-01\"\ntitle = \"Mail\"\ntags = [\"tlp:white\"]\nnote = \"recorded by: Bank\"",
        "id = \"a2\"\ndate = \"2018-07-01T10:00:00.000000+00:00/2018-07-02T02:53:20Z\"\ntitle = \"ip-dst: 192.0.2.1\"\ntags = [\"Network activity\"]",
        "id = \"o1\"\ndate = \"2018-07-03T00:00:00+00:00/\"\ntitle = \"file (md5: ff)\"",
    ] {
        assert!(toml.contains(part), "{part}\n{toml}");
    }
    assert_eq!(toml.matches("[[events]]").count(), 3);
    let places: Vec<&str> = lost.iter().filter_map(|lost| lost.split("`: ").next()).collect();
    assert_eq!(
        places,
        [
            "x.json:4: Attribute: `domain: a.example",
            "x.json:8: Galaxy: `Banker",
            "x.json:7: Object: `empty",
            "x.json:4: Sighting: `1551253950"
        ]
    );
}
