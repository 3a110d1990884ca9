//! What is counted: one of it, and several.

use super::Lang;

/// Something that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Noun {
    Minute,
    Hour,
    Day,
    Month,
    Year,
    Event,
    Source,
    Claim,
    Origin,
    Problem,
    Error,
    Warning,
    Disagreement,
    Figure,
    Lane,
    Column,
    Value,
    File,
}

impl Noun {
    /// One and several, in each language.
    fn row(self) -> [[&'static str; 2]; 2] {
        match self {
            Self::Minute => [["minute", "minutes"], ["minuto", "minutos"]],
            Self::Hour => [["hour", "hours"], ["hora", "horas"]],
            Self::Day => [["day", "days"], ["día", "días"]],
            Self::Month => [["month", "months"], ["mes", "meses"]],
            Self::Year => [["year", "years"], ["año", "años"]],
            Self::Event => [["event", "events"], ["hecho", "hechos"]],
            Self::Source => [["source", "sources"], ["fuente", "fuentes"]],
            Self::Claim => [["claim", "claims"], ["afirmación", "afirmaciones"]],
            Self::Origin => [["origin", "origins"], ["origen", "orígenes"]],
            Self::Problem => [["problem", "problems"], ["problema", "problemas"]],
            Self::Error => [["error", "errors"], ["error", "errores"]],
            Self::Warning => [["warning", "warnings"], ["aviso", "avisos"]],
            Self::Disagreement => [["disagreement", "disagreements"], ["desacuerdo", "desacuerdos"]],
            Self::Figure => [["figure", "figures"], ["cifra", "cifras"]],
            Self::Lane => [["lane", "lanes"], ["carril", "carriles"]],
            Self::Column => [["column", "columns"], ["columna", "columnas"]],
            Self::Value => [["value", "values"], ["valor", "valores"]],
            Self::File => [["file", "files"], ["archivo", "archivos"]],
        }
    }

    /// As it stands behind a number: "event", "events".
    pub fn of(self, lang: Lang, count: i64) -> &'static str {
        let [one, several] = lang.of(self.row());
        if count == 1 { one } else { several }
    }
}
