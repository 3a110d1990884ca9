//! Events and rows by hand.

use dateline::model::date::Scanned;
use dateline::model::{
    Citation, Cited, Claim, Date, DatedBy, Event, EventId, Events, Figure, FileChanged, FileId, Flags, Number, Place,
    Precision, Problem, Problems, Qualifier, Row, Severity, Source, SourceKind, SourceRow, TagSet, Tags, Timeline,
};
use std::sync::Arc;

/// Events in the order of a file, with its sources.
#[derive(Default)]
pub struct Chronology {
    pub events: Vec<Event>,
    pub sources: Vec<Source>,
    pub problems: Vec<Problem>,
    pub title: Option<String>,
    pub files: Vec<String>,
    pub left_out: u64,
}

struct Held {
    events: Vec<Event>,
    sources: Vec<Source>,
}

/// A row's place is the number of its event, a hundred bytes each.
const BYTES: u32 = 100;

impl Events for Held {
    fn event(&self, row: &Row) -> Result<Event, FileChanged> {
        self.events.get((row.at / BYTES) as usize).cloned().ok_or(FileChanged)
    }

    fn source(&self, row: &SourceRow) -> Result<Source, FileChanged> {
        self.sources.get(row.at as usize).cloned().ok_or(FileChanged)
    }

    fn line(&self, _: FileId, at: u64) -> u32 {
        u32::try_from(at / 10).unwrap() + 1
    }
}

impl Chronology {
    /// With problems and an event that was left out because of one.
    pub fn with_problems(mut self) -> Self {
        self.problems = vec![
            fault(Severity::Error, 1_950, "month 13 is not between 01 and 12", "write dates as year-month-day"),
            fault(Severity::Warning, 555, "unknown key `sumary`", "did you mean `summary`?"),
            fault(Severity::Warning, 830, "the event cites no source", ""),
        ];
        self.left_out = 1;
        self
    }

    pub fn timeline(self) -> Arc<Timeline> {
        let mut tags = Tags::default();
        let rows =
            self.events.iter().zip(0..).map(|(event, n)| Row { tags: tag_set(&mut tags, event), ..row(event, n) });
        let mut rows: Vec<Row> = rows.collect();
        rows.sort_by_key(Row::key);
        let digest = |source: &Source| EventId::digest(&source.id);
        let source_row =
            |(source, at)| SourceRow { id: digest(source), at, len: 1, file: FileId(0), inline: false, plain: false };
        let mut sources: Vec<SourceRow> = self.sources.iter().zip(0..).map(source_row).collect();
        sources.sort_by_key(|source| (source.id, source.file));
        let held = Held { events: self.events, sources: self.sources };
        let mut timeline = Timeline::new(rows, sources, Arc::new(held));
        timeline.tags = tags;
        timeline.title = self.title;
        timeline.files = self.files;
        timeline.left_out = self.left_out;
        let mut problems = Problems::default();
        self.problems.into_iter().for_each(|problem| problems.push(problem));
        timeline.problems = problems;
        Arc::new(timeline)
    }
}

/// The tags of an event, as a combination of their own.
fn tag_set(tags: &mut Tags, event: &Event) -> TagSet {
    let number = |tags: &mut Tags, tag: &String| match tags.words().iter().position(|word| word == tag) {
        Some(known) => u32::try_from(known).unwrap(),
        None => tags.add_word(tag.clone()),
    };
    let members: Vec<u32> = event.tags.iter().map(|tag| number(tags, tag)).collect();
    if members.is_empty() { TagSet::default() } else { tags.add_set(&members) }
}

fn row(event: &Event, n: u32) -> Row {
    let Event { date, claims, file, .. } = event;
    let Scanned { first, last, shift, precision, mut flags } = date.scanned();
    flags.set(Flags::DISPUTED, claims.iter().any(|claim| !claim.disputes.is_empty()));
    flags.set(Flags::UNSOURCED, event.sources.is_empty() && claims.iter().all(|claim| claim.sources.is_empty()));
    let id = EventId::digest(&event.id);
    Row { first, last, id, at: n * BYTES, len: BYTES, shift, file: *file, precision, flags, tags: TagSet::default() }
}

pub fn event(id: &str, date: &str, title: &str) -> Event {
    Event {
        id: id.into(),
        id_derived: false,
        dated_by: DatedBy::Source,
        after: Vec::new(),
        before: Vec::new(),
        note: None,
        date: Date::parse(date).unwrap(),
        title: title.into(),
        summary: None,
        place: None,
        people: vec![],
        tags: vec![],
        see: vec![],
        sources: vec![],
        claims: vec![],
        file: FileId(0),
        line: 1,
    }
}

/// A citation written `id`, `id@where` or `id@where=quote`.
fn citation(text: &str) -> Citation {
    let (text, quote) = text.split_once('=').map_or((text, None), |(text, quote)| (text, Some(quote.to_owned())));
    let (id, at) = text.split_once('@').map_or((text, None), |(id, at)| (id, Some(at.to_owned())));
    Citation { source: Cited::Id(id.into()), at, quote }
}

pub fn claim(text: &str, by: &str, sources: &[&str]) -> Claim {
    Claim {
        text: text.into(),
        by: (!by.is_empty()).then(|| by.to_owned()),
        sources: sources.iter().map(|text| citation(text)).collect(),
        ..Claim::default()
    }
}

pub fn figure(qualifier: Qualifier, value: i64, measure: &str, date: Option<&str>) -> Figure {
    let date = date.map(|date| Date::parse(date).unwrap());
    Figure { measure: measure.into(), value: Number::Whole(value), unit: None, of: None, qualifier, date, over: None }
}

/// An error whose message and hint say the same.
pub fn problem(text: &str) -> Problem {
    fault(Severity::Error, 0, text, text)
}

fn fault(severity: Severity, at: u64, message: &str, hint: &str) -> Problem {
    Problem {
        severity,
        code: if severity == Severity::Error { "bad-date" } else { "unknown-key" },
        place: Place { file: FileId(0), span: at..at + 4 },
        message: message.into(),
        label: String::new(),
        hint: (!hint.is_empty()).then(|| hint.to_owned()),
        also: vec![],
    }
}

fn source(id: &str, title: &str, publisher: &str, date: &str, kind: SourceKind) -> Source {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Source {
        id: id.into(),
        title: title.into(),
        publisher: some(publisher),
        published: (!date.is_empty()).then(|| Date::parse(date).unwrap()),
        kind: Some(kind),
        ..Source::default()
    }
}

fn sources() -> Vec<Source> {
    let ap = "What to know about El Salvador's mega-prison after Trump sent hundreds of immigrants there";
    let copy = "El Salvador's Mega-Prison: What to Know After Trump Sent Hundreds of Immigrants There";
    let trials = "In El Salvador's mass trials, 'the innocent pay for the guilty'";
    let sun = "El Salvador defends mega-prison central to US deportation policy";
    vec![
        source("ap", ap, "AP News", "2025-03", SourceKind::News),
        Source {
            derived_from: Some("ap".into()),
            note: Some("The copy names no publisher; its last line credits AP News.".into()),
            ..source("ap-copy", copy, "", "", SourceKind::News)
        },
        Source {
            accessed: Some(Date::parse("2026-01-02").unwrap()),
            url: Some("https://example.org/el-salvador-defends-mega-prison".into()),
            ..source("sun", sun, "The Sun (Malaysia)", "2025-12-24", SourceKind::News)
        },
        source("trials", trials, "", "2026-04-06", SourceKind::News),
    ]
}

/// Some of what is known of El Salvador's prisons.
pub fn el_salvador() -> Chronology {
    let copy = ["ap-copy@¶ 4"].as_slice();
    let events = vec![
        Event {
            summary: Some("A legal framework lets prosecutors charge hundreds of defendants at once.".into()),
            place: Some("El Salvador".into()),
            tags: vec!["trials".into()],
            see: vec!["trials".into()],
            claims: vec![claim("Up to 500 people can be charged in one trial", "", &["trials@¶ 16"])],
            ..event("trials-begin", "2021", "Mass trials are introduced")
        },
        Event {
            claims: vec![Claim {
                figure: Some(Box::new(figure(Qualifier::Exactly, 36_000, "people in prison", None))),
                ..claim(
                    "36,000 people were in prison before the crackdown was stepped up",
                    "Cristosal",
                    &["ap-copy@¶ 9"],
                )
            }],
            ..event("baseline", "2021-04", "36,000 people in prison")
        },
        Event {
            place: Some("El Salvador".into()),
            sources: vec![citation("sun@¶ 32"), citation("trials")],
            ..event("emergency", "2022-03/..", "State of emergency, in force ever since")
        },
        Event {
            claims: vec![Claim {
                figure: Some(Box::new(figure(Qualifier::MoreThan, 90_000, "arrests without warrant", Some("2025-12")))),
                ..claim("More than 90,000 people were arrested without a warrant", "", &["sun@¶ 32"])
            }],
            ..event("arrests", "2022-03/2025-12", "More than 90,000 arrests without warrant")
        },
        Event {
            claims: vec![claim("About 8,000 were released, found not guilty", "official sources", &["sun@¶ 34"])],
            ..event("released", "2022-03/2025-12", "About 8,000 detainees are released")
        },
        cecot(),
        Event {
            claims: vec![claim("Its inmates will never go back to their communities", "the justice minister", copy)],
            ..event("never", "2023~", "Inmates are never to return, the minister says")
        },
        Event {
            claims: vec![Claim {
                figure: Some(Box::new(figure(Qualifier::About, 110_000, "people in prison", Some("2024-03")))),
                ..claim(
                    "About 110,000 people are behind bars, more than double the baseline",
                    "Cristosal",
                    &["ap-copy@¶ 9"],
                )
            }],
            see: vec!["baseline".into()],
            ..event("prisoners", "2024-03", "About 110,000 people in prison")
        },
        event("deaths-261", "2025-03", "At least 261 deaths in prison since the crackdown began"),
        Event {
            claims: vec![claim("The act had been used three times before", "", &["ap-copy@¶ 13"])],
            ..event("aliens", "2025-03", "The Alien Enemies Act of 1798 is invoked")
        },
        transfers(),
        Event {
            sources: vec![citation("sun@¶ 16")],
            ..event("sixty", "2025-12", "A “60 Minutes” report on CECOT is pulled before broadcast")
        },
        Event {
            sources: vec![citation("sun@¶ 22")],
            ..event("clinton", "2025-12", "Clinton shares a film with testimony")
        },
        Event {
            sources: vec![citation("sun@¶ 12")],
            ..event("offer", "2025-12", "Bukele offers to release all inmates")
        },
        Event {
            claims: vec![claim("454 Salvadorans have died in prison", "Socorro Jurídico Humanitario", &["sun@¶ 30"])],
            ..event("deaths-454", "2025-12", "454 deaths in prison are counted")
        },
        Event {
            sources: vec![citation("sun@¶ 36")],
            ..event("centuries", "2025-12~", "Sentences running to centuries")
        },
        Event {
            place: Some("Soyapango, El Salvador".into()),
            sources: vec![citation("trials@¶ 6"), citation("ap-copy"), citation("sun")],
            see: vec!["trials-begin".into(), "nowhere".into()],
            ..event("trials", "2026-04-06", "Mass trials by video link")
        },
        Event {
            claims: vec![claim("The trials are needed", "officials", &["trials@¶ 24"])],
            ..event("defended", "2026-04-06", "The government defends the trials")
        },
        homicides(),
    ];
    Chronology {
        events,
        sources: sources(),
        title: Some("El Salvador's prisons under emergency rule".into()),
        files: vec!["events.toml".into()],
        ..Chronology::default()
    }
}

fn cecot() -> Event {
    let places = figure(Qualifier::AtMost, 40_000, "places", None);
    Event {
        summary: Some(
            "A prison of eight pavilions, built at the president's direction 72 km east of the capital. \
             There are no visits, no outdoor recreation and no education."
                .into(),
        ),
        place: Some("Tecoluca, El Salvador".into()),
        people: vec!["Nayib Bukele".into()],
        tags: vec!["prisons".into(), "cecot".into()],
        see: vec!["transfers".into(), "emergency".into()],
        sources: vec![citation("ap-copy@¶ 4=Opened in 2023")],
        claims: vec![
            Claim {
                figure: Some(Box::new(places)),
                ..claim("There is room for up to 40,000 people", "", &["ap-copy@¶ 5"])
            },
            claim("Cells are made for 65 to 70 people each", "", &["ap-copy@¶ 5"]),
        ],
        ..event("cecot", "2023", "CECOT opens")
    }
}

fn transfers() -> Event {
    let members = Claim {
        id: Some("members".into()),
        ..claim("They are members of the gang Tren de Aragua", "the United States", &["ap-copy@¶ 2"])
    };
    let migrants = Claim {
        disputes: vec!["members".into()],
        ..claim("“Venezuelan and other migrants” were sent", "", &["sun@¶ 26"])
    };
    let evidence = Claim {
        disputes: vec!["members".into(), "c99".into()],
        ..claim("No evidence of membership was given", "", &["ap-copy@¶ 14", "sun"])
    };
    Event {
        place: Some("Tecoluca, El Salvador".into()),
        people: vec!["Donald Trump".into(), "Nayib Bukele".into()],
        see: vec!["cecot".into()],
        claims: vec![members, migrants, evidence],
        ..event("transfers", "2025-03", "Hundreds of immigrants are flown to CECOT")
    }
}

fn homicides() -> Event {
    let tens = Claim {
        id: Some("tens".into()),
        ..claim("Tens of thousands killed since the 1980s", "officials", &["trials@¶ 24"])
    };
    let many = Claim {
        disputes: vec!["tens".into()],
        ..claim("200,000 killed in three decades", "the government", &["sun@¶ 38"])
    };
    Event { claims: vec![tens, many], ..event("homicides", "2026-04-06", "Deaths by gang violence are counted apart") }
}
