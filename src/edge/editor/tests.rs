//! What editors are told, by their names.

use super::*;

const SPOT: Spot = Spot { line: 12, column: 3 };

fn editor(command: &str) -> Editor {
    Editor::of(OsStr::new(command)).unwrap()
}

fn words(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join("|")
}

fn told(command: &str, path: &str, spot: Spot) -> String {
    words(&editor(command).open(Path::new(path), spot))
}

#[test]
fn each_known_editor_is_told_the_place_in_its_own_form() {
    for (names, form) in [
        ("vi ex view nvi vim.tiny /usr/bin/vim.tiny vis", "+12|a.toml"),
        ("vim vim.basic vim.gtk3 VIM.EXE nvim nvim.appimage gvim", "+call cursor(12,3)|a.toml"),
        ("nano rnano", "+12,3|a.toml"),
        ("editor sensible-editor pico joe mg mcedit bbedit", "+12|a.toml"),
        ("emacs emacs-nox emacs-29.1 emacs29 emacsclient emacsclient.emacs micro kak gedit", "+12:3|a.toml"),
        ("hx helix zed zeditor subl sublime_text", "a.toml:12:3"),
        ("code code-insiders codium vscodium code.cmd", "-g|a.toml:12:3"),
        ("kate kwrite mousepad", "-l|12|-c|3|a.toml"),
        ("geany idea pycharm", "--line|12|--column|3|a.toml"),
        ("mate", "-l|12:3|a.toml"),
        ("notepad++ notepad++.exe", "-n12|-c3|a.toml"),
        ("ed red notepad notepad.exe leafpad gnome-text-editor nvim-qt open xdg-open", "a.toml"),
        // A script of the reader's own may take anything else for another file.
        ("sh my-editor /home/x/bin/edit viper coder", "a.toml"),
    ] {
        for name in names.split(' ') {
            assert_eq!(told(name, "a.toml", SPOT), format!("{name}|{form}"));
        }
    }
}

#[test]
fn a_place_that_is_not_known_is_not_told() {
    let line = Spot { line: 7, column: 0 };
    for (command, spot, words) in [
        ("vim", line, "vim|+call cursor(7,1)|a.toml"),
        ("hx", line, "hx|a.toml:7:1"),
        ("vi", Spot::default(), "vi|a.toml"),
        ("code -n", Spot::default(), "code|-n|a.toml"),
        ("hx", Spot::default(), "hx|a.toml"),
    ] {
        assert_eq!(told(command, "a.toml", spot), words);
    }
}

#[test]
fn the_variable_is_split_as_a_shell_would_and_no_shell_sees_it() {
    for (command, path, words) in [
        ("vi -u  NONE", "/x/a b.toml", "vi|-u|NONE|+12|/x/a b.toml"),
        ("'/opt/my editors/nano' -t", "a.toml", "/opt/my editors/nano|-t|+12,3|a.toml"),
        (r#"vi -c "set ft=toml" a\ b"#, "a.toml", "vi|-c|set ft=toml|a b|+12|a.toml"),
        ("nano;rm $HOME `x` *", "$(x).toml", "nano;rm|$HOME|`x`|*|$(x).toml"),
        ("nano", "-o.toml", "nano|+12,3|./-o.toml"),
        ("my-editor", "+!cmd", "my-editor|./+!cmd"),
        ("hx", "-x", "hx|./-x:12:3"),
        ("", "a.toml", "vi|+12|a.toml"),
        ("''", "a.toml", "vi|+12|a.toml"),
        ("vi", "häfen.toml", "vi|+12|häfen.toml"),
    ] {
        assert_eq!(told(command, path, SPOT), words, "{command}");
    }
    assert_eq!(Editor::of(OsStr::new("vi 'x")), None);
}

#[test]
fn a_name_that_is_no_text_stays_as_it_is() {
    let name = OsStr::from_bytes(b"\xff.toml");
    for (command, last) in [("vi", b"\xff.toml".as_slice()), ("hx", b"\xff.toml:12:3")] {
        let command = editor(command).open(Path::new(name), SPOT);
        assert_eq!(command.get_args().last().unwrap().as_bytes(), last);
    }
}

#[test]
fn an_editor_with_a_window_leaves_the_terminal_alone() {
    let has_window = |command: &str, has_display| {
        let editor = editor(command);
        editor.form.is_some_and(|form| form.has_window(&editor.arguments, has_display))
    };
    for command in ["code --wait", "zed", "subl -n", "gvim", "vim -g", "emacs", "emacsclient -c", "kate", "notepad"] {
        assert!(has_window(command, true), "{command}");
    }
    for command in ["vi", "vim", "nvim", "nano", "hx", "ed", "emacs -nw", "emacsclient -t", "emacs-nox", "my-editor"] {
        assert!(!has_window(command, true), "{command}");
    }
    // Without a display Emacs takes the terminal; what calls a server elsewhere does not.
    assert!(!has_window("emacs", false) && has_window("code", false) && has_window("emacsclient", false));
}

#[test]
fn an_editor_that_does_not_wait_is_told_to_where_its_end_is_waited_for() {
    for (command, words) in [
        ("code", "code|--wait|-g|a.toml:12:3"),
        ("code -w", "code|-w|-g|a.toml:12:3"),
        ("subl --wait", "subl|--wait|a.toml:12:3"),
        ("kate -n", "kate|-n|--block|-l|12|-c|3|a.toml"),
        ("nano", "nano|+12,3|a.toml"),
        ("my-editor", "my-editor|a.toml"),
    ] {
        assert_eq!(self::words(&editor(command).open_and_wait(Path::new("a.toml"), SPOT)), words);
    }
    assert_eq!(self::words(&editor("gvim").open_and_wait(Path::new("a.toml"), Spot::default())), "gvim|-f|a.toml");
}

#[test]
fn how_it_ended_is_said() {
    let vi = editor("vi");
    assert_eq!(vi.ended(Some(0), None), None);
    assert_eq!(vi.ended(Some(3), None).unwrap(), "vi ended with exit code 3.");
    assert_eq!(vi.ended(None, Some(9)).unwrap(), "vi was ended by SIGKILL; what it had not saved is lost.");
    assert_eq!(vi.ended(None, Some(60)).unwrap(), "vi was ended by signal 60; what it had not saved is lost.");
}
