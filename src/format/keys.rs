//! The keys of the file format.
//!
//! Owns the spelling of the format, the order in which its documentation has them, and what other formats call the same
//! things.

/// Keys at the top of a file.
pub(super) const ROOT: &[&str] = &["title", "description", "zone", "check", "sources", "events"];
/// Keys of what a file asks of `check`.
pub(super) const CHECK: &[&str] = &["allow"];
/// Keys of a source.
pub(super) const SOURCE: &[&str] = &[
    "id",
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "accessed",
    "kind",
    "derived_from",
    "archive",
    "sha256",
    "note",
];
/// Keys of an event.
pub(super) const EVENT: &[&str] = &[
    "id", "date", "title", "summary", "place", "people", "tags", "see", "after", "before", "dated_by", "note",
    "sources", "claims",
];
/// Keys of a claim.
pub(super) const CLAIM: &[&str] = &["id", "text", "by", "note", "sources", "disputes", "figure"];
/// Keys of what comes before or after.
pub(super) const BESIDE: &[&str] = &["id", "source", "at", "quote"];
/// Keys of a figure.
pub(super) const FIGURE: &[&str] = &["measure", "value", "unit", "of", "qualifier", "date", "over"];
/// Keys of a citation that points at a listed source.
pub(super) const CITATION: &[&str] = &["id", "at", "quote"];
/// Keys of a citation, be it that it points at a source or is one.
const CITED: &[&str] = &[
    "id",
    "title",
    "publisher",
    "author",
    "published",
    "url",
    "accessed",
    "kind",
    "derived_from",
    "archive",
    "sha256",
    "note",
    "at",
    "quote",
];

/// The keys of the table of this path, in the order of the documentation; none where the format knows no such table.
pub(super) fn of(path: &[&str]) -> Option<&'static [&'static str]> {
    Some(match path {
        [] => ROOT,
        ["check"] => CHECK,
        ["sources"] => SOURCE,
        ["events"] => EVENT,
        ["events", "sources"] | ["events", "claims", "sources"] => CITED,
        ["events", "after" | "before"] => BESIDE,
        ["events", "claims"] => CLAIM,
        ["events", "claims", "figure"] => FIGURE,
        _ => return None,
    })
}

/// Of each record, keys that others use for what is called otherwise here, and what that is.
const ELSEWHERE: &[(&str, &[(&str, &str)])] = &[
    (
        "an event",
        &[
            (
                "start start_date start_time startdate begin from time datetime timestamp when day year",
                "here that is `date`",
            ),
            (
                "location venue where city country coordinates latitude longitude lat lon lng",
                "here that is `place`, in words",
            ),
            (
                "actors actor persons person participants entities organisations organizations who",
                "here that is `people`, a list",
            ),
            ("description text body details content abstract", "here that is `summary`"),
            (
                "source reference references citation citations refs link links url media",
                r#"here that is `sources`, a list: [{ title = "…", url = "…" }]"#,
            ),
            ("headline name heading label event", "here that is `title`"),
            ("category categories type keywords topic topics group labels tag", "here that is `tags`, a list"),
            ("related related_events", "here that is `see`, a list of ids"),
            ("claim statements facts", "here that is `claims`: [[events.claims]]"),
        ],
    ),
    (
        "a source",
        &[
            ("link links website href address uri", "here that is `url`"),
            ("name headline heading", "here that is `title`"),
            ("outlet newspaper organisation organization site website_title publication", "here that is `publisher`"),
            ("date published_at publication_date issued", "here that is `published`"),
            ("type medium", "here that is `kind`"),
            ("authors by byline creator", "here that is `author`"),
            ("retrieved access_date accessed_at", "here that is `accessed`"),
            ("file path copy archive_file", "here that is `archive`"),
            ("hash checksum sha", "here that is `sha256`"),
            ("copy_of original original_source via", "here that is `derived_from`"),
            ("comment notes description", "here that is `note`"),
        ],
    ),
    (
        "a claim",
        &[
            ("claim statement description summary content", "here that is `text`"),
            ("speaker said_by who person author", "here that is `by`"),
            ("source reference references citations refs", "here that is `sources`, a list"),
            ("contradicts disputed conflicts_with", "here that is `disputes`, a list of ids"),
            ("value number count", "here that is `figure`"),
        ],
    ),
    (
        "a figure",
        &[
            ("number amount count total", "here that is `value`"),
            ("name what label", "here that is `measure`"),
            ("precision approx", "here that is `qualifier`"),
            ("when year day", "here that is `date`"),
        ],
    ),
    (
        "a citation",
        &[
            ("page pages where locator paragraph line", "here that is `at`"),
            ("text words excerpt quotation", "here that is `quote`"),
            ("source ref key", "here that is `id`"),
        ],
    ),
    (
        "a chronology",
        &[
            ("name headline", "here that is `title`"),
            ("event", "here that is `events`: [[events]]"),
            ("source references", "here that is `sources`: [[sources]]"),
            ("summary about", "here that is `description`"),
        ],
    ),
];

/// Keys that others use for the end of an event, which here is part of its date.
const END: &[&str] = &["end", "end_date", "end_time", "enddate", "until", "finish"];

/// Whether a key of an event is what others call its end.
pub(super) fn is_end(key: &str) -> bool {
    END.contains(&plainly(key).as_str())
}

fn plainly(key: &str) -> String {
    key.to_lowercase().replace('-', "_")
}

/// What a key that others use is called in a record of this format.
pub(super) fn elsewhere(of: &str, key: &str) -> Option<&'static str> {
    let (_, known) = ELSEWHERE.iter().find(|(record, _)| *record == of)?;
    let key = plainly(key);
    known.iter().find(|(keys, _)| keys.split(' ').any(|other| other == key)).map(|(_, here)| *here)
}
