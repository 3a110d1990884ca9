//! Maps for files of known origin, each a TOML file beside this one.

use super::Map;
use std::sync::LazyLock;

/// Each preset as it is written. The first that knows a file is taken.
const WRITTEN: [&str; 17] = [
    include_str!("presets/dateline.toml"),
    include_str!("presets/timelinejs.toml"),
    include_str!("presets/timelinejs-old.toml"),
    include_str!("presets/plaso-dynamic.toml"),
    include_str!("presets/plaso-json.toml"),
    include_str!("presets/l2tcsv.toml"),
    include_str!("presets/timesketch.toml"),
    include_str!("presets/timesketch-counted.toml"),
    include_str!("presets/acled.toml"),
    include_str!("presets/ucdp.toml"),
    include_str!("presets/gdelt-1.toml"),
    include_str!("presets/gdelt-2.toml"),
    include_str!("presets/casemap.toml"),
    include_str!("presets/auto-archiver.toml"),
    include_str!("presets/journald.toml"),
    include_str!("presets/taskwarrior.toml"),
    include_str!("presets/git-log.toml"),
];

static PRESETS: LazyLock<Vec<Map>> =
    LazyLock::new(|| WRITTEN.iter().filter_map(|text| Map::from_toml(text).ok()).collect());

/// The preset that knows a file with these columns.
pub(in super::super) fn preset(columns: &[String]) -> Option<&'static Map> {
    PRESETS.iter().find(|preset| preset.knows(columns))
}

/// The preset that knows a file of which the first row names no columns, but is this.
pub(in super::super) fn headless(first: &[&str]) -> Option<&'static Map> {
    let is_number = |text: &&&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let begins = first.get(..2)?.iter().all(|cell| is_number(&cell)) && first.get(1).is_some_and(|day| day.len() == 8);
    PRESETS.iter().find(|preset| begins && preset.columns.len() == first.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::import::map::Field;

    #[test]
    fn each_preset_is_sound_and_knows_its_own_columns() {
        for text in WRITTEN {
            let preset = Map::from_toml(text).unwrap();
            assert!(!preset.name.is_empty(), "{text}");
            let has = |field| preset.fields.contains_key(&field);
            assert!(has(Field::Title) && (has(Field::Date) || has(Field::Year)), "{}", preset.name);
            if preset.columns.is_empty() {
                let columns: Vec<String> =
                    preset.fields.values().flatten().cloned().chain(preset.header.clone()).collect();
                let found = super::preset(&columns).map(|found| found.name.clone());
                assert_eq!(found.as_ref(), Some(&preset.name));
            }
            // What is printed is a map again.
            let again = Map::from_toml(&preset.written(&|_| Some("a\n\"b\"".to_owned()))).unwrap();
            assert_eq!((again.fields, again.figures, again.header), (preset.fields, preset.figures, preset.header));
        }
    }
}
