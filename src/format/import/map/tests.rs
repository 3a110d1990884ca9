//! Maps in words and files, and what names of columns mean.

use super::guess::Shape;
use super::*;

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn guess(columns: &[&str]) -> String {
    match guessed(&names(columns), &[], &Map::default()) {
        Guess::Map(map) => map.words(),
        other => format!("{other:?}"),
    }
}

#[test]
fn columns_are_known_by_their_names_in_several_languages() {
    assert_eq!(guess(&["Datum", "Titel", "Quelle"]), "date from Datum, title from Titel, source from Quelle");
    assert_eq!(
        guess(&["Fecha", "Título", "Lugar", "Enlace"]),
        "date from Fecha, title from Título, place from Lugar, url from Enlace"
    );
    assert_eq!(
        guess(&["titre", "date_de_début", "date de fin"]),
        "date from date_de_début, end from date de fin, title from titre"
    );
    assert_eq!(guess(&["START", "End", "description"]), "date from START, end from End, title from description");
    assert_eq!(guess(&["date", "title", "description"]), "date from date, title from title, summary from description");
}

#[test]
fn two_columns_that_may_be_the_date_are_never_chosen_between() {
    assert_eq!(guess(&["Date", "Datum", "title"]), r#"SeveralDates(["Date", "Datum"])"#);
    let dates = Shape { values: 10, dates: 9, words: 0 };
    let words = Shape { values: 10, dates: 0, words: 10 };
    let by_shape = |shapes: &[Shape]| guessed(&names(&["a", "b", "c"]), shapes, &Map::default());
    assert!(matches!(by_shape(&[dates, words, dates]), Guess::SeveralDates(found) if found == ["a", "c"]));
    assert!(matches!(by_shape(&[words, words, words]), Guess::NoDate));
    assert!(matches!(by_shape(&[dates, Shape::default(), Shape::default()]), Guess::NoTitle));
    assert!(matches!(by_shape(&[words, dates, words]), Guess::Map(map) if map.words() == "date from b, title from a"));
}

#[test]
fn a_map_is_said_in_words_or_in_a_file() {
    let map = Map::from_words("date=Datum, title=Titel,note=a,note=b,figure.deaths=Tote").unwrap();
    assert_eq!(map.words(), "date from Datum, title from Titel, note from a and b, deaths from Tote");
    let written = map.written(&|column| (column == "Datum").then(|| "27.3.2022".to_owned()));
    assert_eq!(
        written,
        "name = \"--map\"\n\n[map]\ndate = \"Datum\"  # \"27.3.2022\"\ntitle = \"Titel\"\nnote = [\"a\", \"b\"]\n\n[figures]\n\"deaths\" = \"Tote\"\n"
    );
    assert_eq!(Map::from_toml(&written).unwrap().words(), map.words());
    for (words, why) in [
        ("date", "`date` says no column: write `date=Datum,title=Titel`"),
        ("titel=Titel", "nothing is called `titel`: is it `title`?"),
    ] {
        assert_eq!(Map::from_words(words).unwrap_err(), why);
    }
    assert!(Map::from_toml("[map]\ndate = 1\n").is_err());
    assert!(Map::from_toml("dates = \"us\"\n[map]\n").unwrap_err().contains("dmy, mdy or ymd"));
}
