//! The words of dates, folded: English, and the months and little words of Spanish, French, German, Portuguese and
//! Italian, and of GEDCOM.

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Nothing,
    About,
    Doubtful,
    BeforeChrist,
    AfterChrist,
    Number(&'static str),
    Month(u8),
    /// 21 to 24.
    Season(u8),
    Week,
    Quarter,
    Half,
    Decade,
    Century,
}

/// Words that stand for themselves only.
const WORDS: [(&str, Word); 21] = [
    (
        "the of on in year st nd rd th y some time er ern jahr jahre jahren die o de del la le el di da do du em en il den der dem im am",
        Word::Nothing,
    ),
    ("monday tuesday wednesday thursday friday saturday sunday", Word::Nothing),
    ("mon tue tues wed thu thur thurs fri sat sun", Word::Nothing),
    ("lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi", Word::Nothing),
    ("dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag domenica", Word::Nothing),
    ("c ca circa about around approx approximately roughly cca abt est cal hacia vers um etwa environ", Word::About),
    ("probably possibly perhaps maybe uncertain", Word::Doubtful),
    ("bc bce", Word::BeforeChrist),
    ("ad ce", Word::AfterChrist),
    ("first", Word::Number("1")),
    ("second", Word::Number("2")),
    ("third", Word::Number("3")),
    ("fourth", Word::Number("4")),
    ("spring primavera", Word::Season(21)),
    ("summer verano", Word::Season(22)),
    ("autumn fall otono", Word::Season(23)),
    ("winter invierno", Word::Season(24)),
    ("w week", Word::Week),
    ("q quarter", Word::Quarter),
    ("h half", Word::Half),
    ("century cent", Word::Century),
];

/// Months; three letters or more are enough where no other month begins with them.
const MONTHS: [&str; 12] = [
    "january enero janvier januar janner janeiro gennaio",
    "february febrero fevrier februar fevereiro febbraio",
    "march marzo mars marz maerz marco",
    "april abril avril aprile",
    "may mayo mai maio maggio",
    "june junio juin juni junho giugno",
    "july julio juillet juli julho luglio",
    "august agosto aout",
    "september septiembre setiembre septembre setembro settembre",
    "october octubre octobre oktober outubro ottobre",
    "november noviembre novembre novembro",
    "december diciembre decembre dezember dezembro dicembre",
];

/// What is written where no date is known, without the signs and blanks in it: "n.d.", "s. f.", "o. J.".
const UNKNOWN: [&str; 6] = [
    "? / undated unknown unk notknown dateunknown unknowndate nodate nd none na tbd tba uuuu null",
    "sinfecha sf s/f sd desconocido desconocida fechadesconocida",
    "sansdate inconnu inconnue dateinconnue",
    "ohnedatum ohnejahr od oj unbekannt datumunbekannt",
    "senzadata sconosciuto sconosciuta",
    "semdata desconhecido desconhecida",
];

/// Whether a text, folded, says that no date is known.
pub(super) fn is_unknown(text: &str) -> bool {
    let signs = |sign: char| matches!(sign, ' ' | '.' | '[' | ']' | '(' | ')');
    let word = text.replace(signs, "");
    let is_listed = |words: &str| words.split(' ').any(|own| own == word || own == word.replace('/', ""));
    !word.is_empty() && UNKNOWN.iter().any(|words| is_listed(words))
}

/// What a word says that has to do with dates.
pub(super) fn word(word: &str) -> Option<Word> {
    let listed = |words: &str| words.split(' ').any(|own| own == word);
    if word == "s" {
        return Some(Word::Decade);
    }
    WORDS.iter().find(|(words, _)| listed(words)).map(|(_, said)| *said).or_else(|| {
        let begins = |names: &&str| word.len() >= 3 && names.split(' ').any(|name| name.starts_with(word));
        let mut months = (1..).zip(&MONTHS).filter(|(_, names)| begins(names));
        months.next().filter(|_| months.next().is_none()).map(|(month, _)| Word::Month(month))
    })
}

/// Whether a word that has to do with dates begins so.
pub(super) fn begins(start: &str) -> bool {
    let words =
        WORDS.iter().map(|(words, _)| *words).chain(MONTHS).chain(["today hoy before after since until between"]);
    words.flat_map(|words| words.split(' ')).any(|word| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_says_one_thing() {
        for (said, own) in WORDS.iter().flat_map(|(words, said)| words.split(' ').map(move |word| (said, word))) {
            assert_eq!(word(own), Some(*said), "{own}");
            let is_month =
                own.len() >= 3 && MONTHS.iter().any(|names| names.split(' ').any(|name| name.starts_with(own)));
            assert!(!is_month, "{own} hides a month");
        }
        for (month, names) in (1..).zip(&MONTHS) {
            for name in names.split(' ') {
                assert_eq!(word(name), Some(Word::Month(month)), "{name}");
            }
        }
    }

    #[test]
    fn months_are_known_by_as_many_letters_as_no_other_has() {
        for (text, month) in
            [("mar", 3), ("sept", 9), ("december", 12), ("juin", 6), ("juil", 7), ("fev", 2), ("out", 10)]
        {
            assert_eq!(word(text), Some(Word::Month(month)), "{text}");
        }
        for text in ["ma", "marchh", "jui", ""] {
            assert_eq!(word(text), None, "{text}");
        }
    }
}
