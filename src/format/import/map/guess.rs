//! What columns mean that no preset knows: by their names, else by what stands in them.
//!
//! Owns the names in the languages of those who keep such tables. Two columns that may be the date are never chosen between.

use super::{Field, Map, plain};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

const NAMES: [(Field, &[&str]); 13] = [
    (
        Field::Date,
        &[
            "date",
            "datum",
            "fecha",
            "data",
            "dato",
            "datetime",
            "date time",
            "date & time",
            "timestamp",
            "event date",
            "date of event",
            "start date",
            "start",
            "start time",
            "begin",
            "beginn",
            "startdatum",
            "fecha inicio",
            "fecha de inicio",
            "date debut",
            "date de debut",
            "inicio",
            "debut",
            "inizio",
            "when",
            "wann",
            "cuando",
            "quand",
            "zeitpunkt",
        ],
    ),
    (
        Field::End,
        &[
            "end date",
            "end",
            "end time",
            "until",
            "ende",
            "enddatum",
            "bis",
            "fecha fin",
            "fecha de fin",
            "date fin",
            "date de fin",
            "hasta",
            "fin",
            "fine",
            "fim",
        ],
    ),
    (Field::Year, &["year", "jahr", "ano", "annee", "anno"]),
    (Field::Id, &["id", "uid", "uuid", "event id"]),
    (
        Field::Title,
        &[
            "title",
            "titel",
            "titulo",
            "titre",
            "titolo",
            "headline",
            "uberschrift",
            "event",
            "ereignis",
            "evento",
            "evenement",
            "acontecimiento",
            "message",
            "subject",
            "betreff",
            "asunto",
            "name",
            "nombre",
            "nom",
            "nome",
            "what",
            "was",
            "fact",
            "incident",
            "summary",
            "description",
            "beschreibung",
            "descripcion",
            "descrizione",
            "descricao",
            "text",
            "texto",
            "texte",
        ],
    ),
    (
        Field::Summary,
        &[
            "summary",
            "zusammenfassung",
            "resumen",
            "resume",
            "description",
            "beschreibung",
            "descripcion",
            "descrizione",
            "descricao",
            "details",
            "text",
            "texto",
            "texte",
            "testo",
            "body",
            "content",
            "inhalt",
        ],
    ),
    (
        Field::Place,
        &[
            "place",
            "location",
            "ort",
            "lugar",
            "lieu",
            "luogo",
            "local",
            "city",
            "stadt",
            "ciudad",
            "ville",
            "where",
            "wo",
            "donde",
            "ubicacion",
        ],
    ),
    (
        Field::People,
        &[
            "people",
            "persons",
            "person",
            "personen",
            "personas",
            "persona",
            "personnes",
            "actors",
            "akteure",
            "actores",
            "who",
            "wer",
            "quien",
            "qui",
            "beteiligte",
        ],
    ),
    (
        Field::Tags,
        &[
            "tags",
            "tag",
            "category",
            "categories",
            "kategorie",
            "kategorien",
            "categoria",
            "categorie",
            "type",
            "typ",
            "tipo",
            "topic",
            "thema",
            "tema",
            "theme",
            "labels",
            "keywords",
            "stichworte",
            "etiquetas",
            "group",
            "gruppe",
            "grupo",
            "groupe",
        ],
    ),
    (
        Field::Note,
        &[
            "note",
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "anmerkung",
            "bemerkung",
            "kommentar",
            "nota",
            "notas",
            "remarque",
            "comentario",
            "commentaire",
        ],
    ),
    (Field::Url, &["url", "link", "links", "source url", "permalink", "enlace", "lien", "href"]),
    (
        Field::Source,
        &["source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti", "reference", "references"],
    ),
    (Field::Publisher, &["publisher", "outlet", "medium", "medio", "media outlet"]),
];

/// What is found.
#[derive(Debug)]
pub(in super::super) enum Guess {
    /// A map.
    Map(Map),
    /// Several columns that may be the date.
    SeveralDates(Vec<String>),
    /// No column that may be the date.
    NoDate,
    /// No column that may be the title.
    NoTitle,
}

/// What the values of a column look like.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Shape {
    /// How many of them are there.
    pub(in super::super) values: usize,
    /// How many of them are dates.
    pub(in super::super) dates: usize,
    /// How many of them have letters in them.
    pub(in super::super) words: usize,
}

/// What columns of these names and shapes mean, where those in `said` are mapped already.
pub(in super::super) fn guessed(columns: &[String], shapes: &[Shape], said: &Map) -> Guess {
    let names: Vec<String> = columns.iter().map(|name| plain(name)).collect();
    let mut fields: BTreeMap<Field, Vec<String>> = said.fields.clone();
    let mut is_taken: Vec<bool> =
        names.iter().map(|name| said.fields.values().flatten().any(|taken| plain(taken) == *name)).collect();
    let has_date =
        |fields: &BTreeMap<Field, Vec<String>>| fields.contains_key(&Field::Date) || fields.contains_key(&Field::Year);
    for (field, known) in NAMES {
        if fields.contains_key(&field) || (field == Field::Year && has_date(&fields)) {
            continue;
        }
        let mut found: Vec<(usize, usize)> = names
            .iter()
            .enumerate()
            .filter(|(n, _)| !is_taken[*n])
            .filter_map(|(n, name)| Some((known.iter().position(|known| known == name)?, n)))
            .collect();
        found.sort_unstable();
        if field == Field::Date && found.len() > 1 {
            let mut found: Vec<usize> = found.into_iter().map(|(_, n)| n).collect();
            found.sort_unstable();
            return Guess::SeveralDates(found.into_iter().map(|n| columns[n].clone()).collect());
        }
        if let Some((_, n)) = found.first() {
            is_taken[*n] = true;
            fields.insert(field, vec![columns[*n].clone()]);
        }
    }
    let free = |is_taken: &[bool], is_it: &dyn Fn(&Shape) -> bool| -> Vec<usize> {
        (0..columns.len()).filter(|n| !is_taken[*n] && shapes.get(*n).is_some_and(is_it)).collect()
    };
    if !has_date(&fields) {
        let found = free(&is_taken, &|shape| shape.dates > 0 && shape.dates * 5 >= shape.values * 4);
        match found[..] {
            [] => return Guess::NoDate,
            [n] => {
                is_taken[n] = true;
                fields.insert(Field::Date, vec![columns[n].clone()]);
            }
            _ => return Guess::SeveralDates(found.into_iter().map(|n| columns[n].clone()).collect()),
        }
    }
    if let Entry::Vacant(title) = fields.entry(Field::Title) {
        let found = free(&is_taken, &|shape| shape.words > 0 && shape.words * 2 >= shape.values);
        match found.first() {
            None => return Guess::NoTitle,
            Some(n) => {
                title.insert(vec![columns[*n].clone()]);
            }
        }
    }
    let name = if said.name.is_empty() { "guessed".to_owned() } else { said.name.clone() };
    Guess::Map(Map { name, fields, ..said.clone() })
}
