//! Keys that a reader wants, and what becomes of them.

use super::*;
use crate::model::FileId;

/// What is wanted, as lines of `view command = key, key`, of which each part stands at its place in the text.
fn keymap(text: &str) -> (Keymap, Vec<String>) {
    let place = |part: &str| {
        let at = part.as_ptr() as u64 - text.as_ptr() as u64;
        Place { file: FileId(0), span: at..at + part.len() as u64 }
    };
    let lines: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once(" = ")).collect();
    let places: Vec<_> = lines
        .iter()
        .map(|(name, keys)| {
            let (view, command) = name.split_once(' ').unwrap_or((&text[..0], name));
            let keys: Vec<_> = keys.split(", ").filter(|key| !key.is_empty()).map(|key| (key, place(key))).collect();
            ((view, place(view)), (command, place(command)), keys)
        })
        .collect();
    let wanted: Vec<Wanted<'_>> = places
        .iter()
        .map(|((view, at), (command, of), keys)| Wanted {
            view: Some((*view, at)).filter(|(view, _)| !view.is_empty()),
            command: (command, of),
            keys: keys.iter().map(|(key, at)| (*key, at)).collect(),
        })
        .collect();
    let (keymap, problems) = Keymap::of(&wanted);
    let told = problems.iter().map(|problem| {
        let at = usize::try_from(problem.place.span.start).unwrap();
        let end = usize::try_from(problem.place.span.end).unwrap();
        format!("{} at `{}`: {}; {}", problem.code, &text[at..end], problem.message, problem.hint.as_deref().unwrap())
    });
    (keymap, told.collect())
}

fn command(keymap: &Keymap, place: Focus, keys: &str) -> Option<&'static str> {
    match keymap.bound(place, &sequence(keys).ok().unwrap()) {
        Bound::Command(command) => Some(command.name),
        Bound::Begun => Some("…"),
        Bound::Nothing => None,
    }
}

#[test]
fn the_keys_of_the_table_are_those_of_a_reader_who_wants_no_others() {
    let (keymap, told) = keymap("");
    assert_eq!((keymap, told.len()), (Keymap::default(), 0));
}

#[test]
fn keys_are_given_one_several_or_one_after_the_other() {
    let (keymap, told) = keymap("first = g g, Home\nedit = ctrl-x e\nlanes down = w");
    // `e` and `w` are nobody's else there, or of others that keep no key in lanes.
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("no-key at `w`: `whole` has no key left in lanes"), "{told:?}");
    for (place, keys, name) in [
        (Focus::List, "g g", Some("first")),
        (Focus::List, "g", Some("…")),
        (Focus::List, "Home", Some("first")),
        (Focus::List, "g x", None),
        (Focus::List, "ctrl-x", Some("…")),
        (Focus::List, "ctrl-x e", Some("edit")),
        (Focus::List, "e", None),
        (Focus::Detail, "e", Some("edit-item")),
        (Focus::Lanes, "w", Some("down")),
        (Focus::Lanes, "j", None),
        (Focus::List, "w", Some("whole")),
        (Focus::List, "j", Some("down")),
    ] {
        assert_eq!(command(&keymap, place, keys), name, "{place:?} {keys}");
    }
    assert_eq!(keymap.labels(super::super::named("first").unwrap(), Some(Focus::List)), ["gg", "Home"]);
    assert_eq!(keymap.labels(super::super::named("edit").unwrap(), None), ["ctrl-x e"]);
}

#[test]
fn a_command_may_do_without_a_key_but_nobody_without_a_way_out() {
    let (keymap, told) = keymap("edit = \nback = Q\nquit-at-once = \nkeep = ctrl-s");
    assert_eq!(told, [] as [&str; 0]);
    for (place, keys, name) in [
        (Focus::List, "e", None),
        (Focus::List, "Esc", Some("back")),
        (Focus::List, "Q", Some("back")),
        (Focus::Prompt, "Q", None),
        (Focus::Prompt, "Esc", Some("back")),
        (Focus::List, "ctrl-c", Some("quit-at-once")),
        (Focus::Prompt, "ctrl-s", Some("keep")),
        (Focus::Prompt, "Enter", Some("keep")),
    ] {
        assert_eq!(command(&keymap, place, keys), name, "{place:?} {keys}");
    }
}

#[test]
fn what_cannot_be_meant_is_told_where_it_stands() {
    for (text, fault) in [
        ("dwon = x", "unknown-command at `dwon`: there is no command `dwon`; did you mean `down`?"),
        (
            "xyzzy = x",
            "unknown-command at `xyzzy`: there is no command `xyzzy`; `:` lists all commands, docs/config.md too",
        ),
        ("lane down = x", "unknown-view at `lane`: there is no view `lane`; did you mean `lanes`?"),
        (
            "sources next-gap = x",
            "unknown-command at `next-gap`: `next-gap` does nothing in sources; it is a command of timeline, lanes, details",
        ),
        (
            "down = hyper-x",
            "bad-key at `hyper-x`: `hyper-x` is no key; write keys as help shows them, one after the other with a blank between: G, ctrl-x s, alt-b, Enter, Space, F2, g g",
        ),
        ("down = ctrl-i", "bad-key at `ctrl-i`: terminals send `ctrl-i` as Tab; write Tab, or take another key"),
        ("down = shift-Up", "bad-key at `shift-Up`: terminals send `shift-Up` as ↑; write ↑, or take another key"),
        (
            "down = ctrl-1",
            "bad-key at `ctrl-1`: `ctrl-1` is no key; write keys as help shows them, one after the other with a blank between: G, ctrl-x s, alt-b, Enter, Space, F2, g g",
        ),
        ("down = a b c d e", "bad-key at `a b c d e`: these are more than 4 keys; write fewer"),
        ("down = 5", "fixed-key at `5`: digits are always numbers; take another key"),
        ("number = x", "fixed-key at `number`: digits are always numbers: `number` has no other keys; take this away"),
        ("down = ctrl-x Esc", "fixed-key at `ctrl-x Esc`: Esc is always that of `back`; take another key"),
        ("down = ctrl-c", "fixed-key at `ctrl-c`: ctrl-c is always that of `quit-at-once`; take another key"),
        ("complete = Enter", "fixed-key at `Enter`: Enter is always that of `keep`; take another key"),
        (
            "complete = x",
            "fixed-key at `x`: in a line that is typed this is a letter of it; take one with ctrl or alt, or another that is no letter",
        ),
        (
            "down = w w\nup = w",
            "key-twice at `w`: `w` is given to `down` too, or begins what is; give one of the two other keys",
        ),
        (
            "down = w\nup = w w",
            "key-twice at `w w`: `ww` is given to `down` too, or begins what is; give one of the two other keys",
        ),
    ] {
        let (keymap, told) = keymap(text);
        assert!(told.iter().any(|told| told == fault), "{text}: {told:#?}");
        // What is at fault costs nothing else.
        assert_eq!(command(&keymap, Focus::List, "G"), Some("last"), "{text}");
        assert_eq!(command(&keymap, Focus::Prompt, "Enter"), Some("keep"), "{text}");
    }
}

#[test]
fn a_key_that_two_want_is_that_of_the_first_and_the_second_has_its_others() {
    let (keymap, told) = keymap("next-gap = x\nprevious-gap = x, Q");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(command(&keymap, Focus::List, "x"), Some("next-gap"));
    assert_eq!(command(&keymap, Focus::List, "Q"), Some("previous-gap"));
    // In different views both have it.
    let (keymap, told) = self::keymap("leave-out = j\nsources down = ctrl-n");
    assert_eq!(command(&keymap, Focus::Facets, "j"), Some("leave-out"), "{told:?}");
    assert_eq!(command(&keymap, Focus::List, "j"), Some("down"));
}

#[test]
fn a_command_of_the_table_keeps_what_is_not_taken_from_it() {
    let (keymap, told) = keymap("turn = k");
    assert_eq!(told, [] as [&str; 0], "`up` has its arrow");
    assert_eq!(command(&keymap, Focus::List, "k"), Some("turn"));
    assert_eq!(command(&keymap, Focus::List, "Up"), Some("up"));
    let (keymap, told) = self::keymap("turn = f");
    assert_eq!(
        told,
        ["no-key at `f`: `filter` has no key left in timeline: this was its key, and is that of `turn` now; \
          give it another: filter = \"…\"; or none, if it needs none: filter = []"]
    );
    assert_eq!(command(&keymap, Focus::Sources, "f"), Some("filter"), "`turn` is none of sources");
    let (_, told) = self::keymap("turn = f\nfilter = F");
    assert_eq!(told, [] as [&str; 0], "who says so knows");
}

#[test]
fn every_key_of_the_table_is_read_as_it_is_told() {
    for key in COMMANDS.iter().flat_map(|command| command.keys) {
        assert_eq!(Key::named(&key.label()), Ok(*key));
        let ascii = crate::app::Charset::Ascii.spell(key.label());
        assert_eq!(Key::named(&ascii), Ok(*key), "{ascii}");
    }
    assert_eq!(Key::named("CTRL-X"), Ok(Key::ctrl('x')));
    assert_eq!(Key::named("ctrl--"), Err(KeyError::Unknown));
    for name in ["", "ctrl-", "é́", "F13", "f0", "hello", "\u{1b}"] {
        assert_eq!(Key::named(name), Err(KeyError::Unknown), "{name}");
    }
}
