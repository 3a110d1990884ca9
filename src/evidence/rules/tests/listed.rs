//! Tables: sources, and what the rules say of them.

use super::*;

#[test]
fn a_listed_source_is_asked_for_the_hash_of_its_archive() {
    let archived = |id: &str, sha256: Option<&str>| Source {
        archive: Some("a.txt".into()),
        sha256: sha256.map(Into::into),
        ..source(id, "", "")
    };
    let timeline = timeline(vec![], vec![archived("a", None), archived("b", Some("9f86")), source("c", "", "")]);
    let findings: Vec<Finding> = super::super::listed(&timeline);
    let key = SourceKey::of(&cite("a").source, crate::model::FileId(0), &timeline).unwrap();
    let told: Vec<_> = findings.iter().map(|finding| (finding.rule, finding.subject)).collect();
    assert_eq!(told, [(Rule::ArchiveWithoutHash, Subject::Source(key))]);
}

/// What is asked of listed sources, each of an id, an address, an archive and a hash; empty where absent.
fn asked_of(sources: &[[&str; 4]]) -> Vec<String> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let listed = sources.iter().map(|[id, url, archive, sha256]| Source {
        url: some(url),
        archive: some(archive),
        sha256: some(sha256),
        ..source(id, "", "")
    });
    let findings = super::super::listed(&timeline(vec![], listed.collect()));
    findings.iter().map(|finding| format!("{}: {}", finding.rule.name(), finding.message)).collect()
}

#[test]
fn a_source_listed_twice_is_asked_about_once_with_all_its_names() {
    let page = "https://example.org/dam";
    for (sources, expected) in [
        (vec![["a", page, "", ""], ["b", "https://example.org/other", "", ""]], vec![]),
        (
            vec![
                ["a", page, "", ""],
                ["b", "http://www.example.org/dam/?utm_source=feed", "", ""],
                ["c", page, "", ""],
            ],
            vec!["source-listed-twice: `a`, `b` and `c` are one source: they share an address or a hash"],
        ),
        (
            vec![["a", page, "", "aB"], ["b", page, "", ""], ["c", "https://example.net", "", "Ab"]],
            vec!["source-listed-twice: `a`, `b` and `c` are one source: they share an address or a hash"],
        ),
        (vec![["a", "", "", ""], ["b", "", "", ""]], vec![]),
    ] {
        assert_eq!(asked_of(&sources), expected, "{sources:?}");
    }
}

#[test]
fn an_address_that_is_not_opened_and_one_in_the_place_of_a_copy_are_asked_about() {
    for (url, archive, expected) in [
        ("https://example.org/dam", "", ""),
        (
            "www.example.org/dam",
            "",
            "address-not-openable: the address `www.example.org/dam` is not opened: it is no web address",
        ),
        (
            "ftp://example.org",
            "",
            "address-not-openable: the address `ftp://example.org` is not opened: only http and https addresses are",
        ),
        ("", "archive/dam.html", "archive-without-hash: nothing shows that this archived copy is still what it was"),
        (
            "",
            "https://archive.example/1",
            "archive-is-address: `archive` is an address: it names a copy kept beside this file",
        ),
    ] {
        let asked = asked_of(&[["a", url, archive, ""]]);
        assert_eq!(asked.join(" "), expected, "{url} {archive}");
    }
}
