//! The format as a JSON Schema, for editors that complete and check TOML.
//!
//! Owns the schema's text, written by hand so that it reads well where an editor shows it. It is stricter than reading is: a
//! key that the format does not know is a warning there, and wrong here.

/// JSON Schema (draft 7, which editors for TOML read) of a chronology.
pub const SCHEMA: &str = include_str!("schema.json");

#[cfg(test)]
mod tests {
    use super::SCHEMA;
    use crate::evidence::rules::Rule;
    use crate::format::keys;
    use crate::model::{DatedBy, Qualifier, SourceKind};
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn set<'w>(words: impl IntoIterator<Item = &'w str>) -> BTreeSet<String> {
        words.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn it_has_the_keys_of_every_record_and_no_other() {
        let schema = schema();
        let of = |at: &str| {
            let table = schema.pointer(at).unwrap();
            assert_eq!(table["additionalProperties"], false, "{at}");
            table["properties"].as_object().unwrap().keys().cloned().collect::<BTreeSet<String>>()
        };
        let in_place = keys::SOURCE.iter().chain(keys::CITATION).copied().filter(|key| *key != "id");
        assert_eq!(of(""), set(keys::ROOT.iter().copied()));
        assert_eq!(of("/properties/check"), set(keys::CHECK.iter().copied()));
        assert_eq!(of("/definitions/source"), set(keys::SOURCE.iter().copied()));
        assert_eq!(of("/definitions/source_in_place"), set(in_place));
        assert_eq!(of("/definitions/citation"), set(keys::CITATION.iter().copied()));
        assert_eq!(of("/definitions/event"), set(keys::EVENT.iter().copied()));
        assert_eq!(of("/definitions/beside"), set(keys::BESIDE.iter().copied()));
        assert_eq!(of("/definitions/claim"), set(keys::CLAIM.iter().copied()));
        assert_eq!(of("/definitions/figure"), set(keys::FIGURE.iter().copied()));
    }

    #[test]
    fn it_has_the_words_of_every_key_that_takes_a_word() {
        let schema = schema();
        let of = |at: &str| {
            set(schema.pointer(at).unwrap()["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()))
        };
        assert_eq!(of("/properties/check/properties/allow/items"), set(Rule::NAMES.map(|(name, _)| name)));
        assert_eq!(of("/definitions/kind"), set(SourceKind::WORDS.map(|(word, _)| word)));
        assert_eq!(of("/definitions/event/properties/dated_by"), set(DatedBy::WORDS.map(|(word, _)| word)));
        assert_eq!(of("/definitions/figure/properties/qualifier"), set(Qualifier::WORDS.map(|(word, _)| word)));
    }
}
