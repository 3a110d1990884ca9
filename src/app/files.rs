//! Which of several files an event is from, in a letter.
//!
//! Owns letters and the short names they stand for.

use crate::app::layout::clip;
use crate::model::{FileId, Timeline};
use crate::text::Clean;

/// The letter of each file past the last one that has one of its own.
const MORE: char = '*';

/// The letter of a file.
pub fn letter(file: FileId) -> Clean {
    let letter = u8::try_from(file.0).ok().filter(|file| *file < 26).map_or(MORE, |file| char::from(b'A' + file));
    Clean::line(letter.encode_utf8(&mut [0; 4]))
}

/// A file's name without the folders in which it lies.
pub fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A path in so many columns: of one that is longer, folders are left off from the left; then of the name its beginning.
pub fn within(path: &str, columns: usize) -> Clean {
    let whole = clip::mention(path);
    if whole.width() <= columns {
        return whole;
    }
    let ends = path.match_indices(['/', '\\']).filter_map(|(at, _)| path.get(at..));
    let shorter = ends.map(|end| Clean::line(&format!("…{end}")));
    let name = || Clean::line(base(path)).tail(columns, "…");
    shorter.into_iter().find(|end| end.width() <= columns).unwrap_or_else(name)
}

/// The names of files without the folders in which they lie, as long as that keeps them apart.
pub(in crate::app) fn names(files: &[String]) -> Vec<Clean> {
    let mut known: Vec<&str> = files.iter().map(|name| base(name)).collect();
    known.sort_unstable();
    let apart = known.windows(2).all(|pair| pair[0] != pair[1]);
    files.iter().map(|name| clip::mention(if apart { base(name) } else { name })).collect()
}

/// What a file's lane is called: its letter and its name.
pub fn lane(timeline: &Timeline, name: &str) -> Clean {
    let file = timeline.files.iter().position(|file| file == name).and_then(|file| u16::try_from(file).ok());
    let Some(file) = file.filter(|_| timeline.files.len() > 1) else { return clip::mention(name) };
    let short = names(&timeline.files).into_iter().nth(file.into()).unwrap_or_default();
    Clean::line(&format!("{} {short}", letter(FileId(file))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_shortly_as_keeps_them_apart() {
        let named = |files: &[&str]| {
            let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
            names(&files).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(named(&["a/events", "b/report"]), ["events", "report"]);
        assert_eq!(named(&["a/events", "b/events"]), ["a/events", "b/events"]);
    }

    #[test]
    fn a_long_path_loses_folders_and_keeps_its_name() {
        for (path, columns, shown) in [
            ("a/events.toml", 13, "a/events.toml"),
            ("/home/x/news/events.toml", 18, "…/news/events.toml"),
            ("/home/x/news/events.toml", 17, "…/events.toml"),
            ("C:\\news\\events.toml", 14, "…\\events.toml"),
            ("/home/x/events.toml", 8, "…ts.toml"),
            ("events.toml", 8, "…ts.toml"),
            ("/home/x/events.toml", 0, ""),
        ] {
            assert_eq!(within(path, columns).as_str(), shown, "{path} in {columns}");
        }
    }

    #[test]
    fn each_file_has_a_letter_as_far_as_there_are_letters() {
        let letters: String = [0, 1, 25, 26, u16::MAX].map(|file| letter(FileId(file)).to_string()).concat();
        assert_eq!(letters, "ABZ**");
    }
}
