//! The program as a job of a shell: every signal, whatever ends it, stopping and going on; and the watchdog behind it.

use crate::run::{Run, until};
use crate::{SIZE, browse, chronology};
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::fs;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_dateline");

/// A shell in a terminal, which outlives the programs it runs: at the end of a session the system itself sets the
/// terminal back. In the script `$0` is the program, and what follows are its words.
fn shell(options: &str, script: &str, words: &[&str]) -> Run {
    Run::start("sh", &[&[options, script, PROGRAM], words].concat(), SIZE)
}

/// Runs the program on a file, and says how it has ended once a line is entered: where the program has ended on the spot
/// its shell may be faster than its watchdog.
const SCRIPT: &str = r#""$0" "$1"; code=$?; read line; echo "[ended $code]"; read line"#;

/// A process, as `/proc` has it.
struct Process {
    pid: Pid,
    name: String,
    parent: Pid,
    session: Pid,
}

fn processes() -> Vec<Process> {
    let of = |entry: fs::DirEntry| {
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        let (head, rest) = stat.rsplit_once(") ")?;
        let (pid, name) = head.split_once(" (")?;
        let words: Vec<&str> = rest.split(' ').collect();
        let [pid, parent, session] = [pid, words[1], words[3]].map(|n| n.parse().ok().and_then(Pid::from_raw));
        (words[0] != "Z").then_some(Process { pid: pid?, name: name.to_owned(), parent: parent?, session: session? })
    };
    fs::read_dir("/proc").expect("there is one").filter_map(|entry| of(entry.ok()?)).collect()
}

/// The program in a terminal, once it waits for signals.
fn program(run: &Run) -> Pid {
    until("the program", || {
        let program = processes().into_iter().find(|it| it.session == run.pid() && it.name == "dateline")?.pid;
        let status = fs::read_to_string(format!("/proc/{}/status", program.as_raw_nonzero())).ok()?;
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        let caught = u64::from_str_radix(caught.trim(), 16).ok()?;
        (caught & 1 << (Signal::TSTP.as_raw() - 1) != 0).then_some(program)
    })
}

/// The watchdog of the program, once it is one.
fn watchdog(program: Pid) -> Pid {
    until("the watchdog", || processes().into_iter().find(|it| it.parent == program && it.name == "watchdog")).pid
}

fn is_there(pid: Pid) -> bool {
    processes().iter().any(|it| it.pid == pid)
}

/// Sends a signal by its number; nothing where the process is gone.
fn kill(signal: i32, pid: Pid) {
    let line = format!("kill -{signal} {} 2>/dev/null", pid.as_raw_nonzero());
    Command::new("sh").args(["-c", &line]).status().expect("there is a shell");
}

#[test]
fn whatever_signal_ends_it_the_terminal_is_given_back() {
    let path = chronology("signals", 3);
    let ends = (1..=64).filter(|signal| {
        // Those that stop it, go on, tell of a size, or do nothing; two are the C library's own.
        ![13, 17, 18, 19, 20, 21, 22, 23, 28, 32, 33].contains(signal) && !(36..64).contains(signal)
    });
    let start = |signal| (signal, shell("-c", SCRIPT, &[&path]));
    let runs: Vec<(i32, Run)> = ends.map(start).collect();
    assert_eq!(runs.len(), 25);
    for (signal, run) in &runs {
        run.wait_for_text("Event number 2.");
        let program = program(run);
        kill(*signal, program);
        // Rust's own handler of these two lets the first one pass, to meet the fault again.
        while [7, 11].contains(signal) && is_there(program) {
            kill(*signal, program);
        }
    }
    for (signal, mut run) in runs {
        println!("signal {signal}");
        run.is_given_back();
        run.press("\n");
        run.wait_for_text(&format!("[ended {}]", 128 + signal));
    }
}

#[test]
fn a_failed_allocation_leaves_the_terminal_as_it_was() {
    let path = chronology("allocation", 3);
    let mut run = shell("-c", SCRIPT, &[&path]);
    run.wait_for_text("Event number 2.");
    // All of its threads have begun once a key is answered.
    run.press("j");
    run.wait_for_text("2/3");
    let least = Rlimit { current: Some(1), maximum: Some(1) };
    prlimit(Some(program(&run)), Resource::Data, least).expect("it can be limited");
    // A larger screen has to be held.
    run.resize(900, 900);
    run.is_given_back();
    run.press("\n");
    // A thread that is only beginning then panics, where another aborts.
    run.wait_for("its end", |screen| {
        ["134", "101"].iter().any(|end| screen.contents().contains(&format!("[ended {end}]")))
    });
}

#[test]
fn a_vanished_terminal_ends_it_and_its_watchdog() {
    let mut run = browse("hang-up");
    let watchdog = watchdog(program(&run));
    run.hang_up();
    assert_eq!(run.ended(), 129);
    until("the end of the watchdog", || (!is_there(watchdog)).then_some(()));
}

#[test]
fn the_watchdog_is_gone_once_the_program_is() {
    let path = chronology("watchdog", 3);
    let mut run = shell("-c", r#""$0" "$1"; echo "[ended $?]"; read line"#, &[&path]);
    run.wait_for_text("Event number 2.");
    let watchdog = watchdog(program(&run));
    run.press("q");
    run.wait_for_text("[ended 0]");
    assert!(!is_there(watchdog));
}

/// Stopped by the one signal that it cannot know of, and killed: the shell has the terminal by then.
#[test]
fn the_watchdog_leaves_alone_what_others_have_set_meanwhile() {
    let path = chronology("meanwhile", 3);
    let script = r#""$0" "$1"; stty sane werase ^Y; echo "[stopped]"; read line; kill -9 %1; read line"#;
    let mut run = shell("-mc", script, &[&path]);
    run.wait_for_text("Event number 2.");
    let program = program(&run);
    let watchdog = watchdog(program);
    kill_process(program, Signal::STOP).expect("it is there");
    run.wait_for_text("[stopped]");
    let before = run.settings();
    run.press("\n");
    until("the end of the watchdog", || (!is_there(watchdog)).then_some(()));
    run.wait_for("the first screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    assert_eq!(run.settings(), before);
}

/// The program by itself, in a script, and behind something that still writes: all of it stops, or the shell would wait
/// on. What the shell has set meanwhile is what the terminal is given back with.
#[test]
fn ctrl_z_stops_its_whole_job_and_it_comes_back_whole() {
    let path = chronology("stops", 300);
    let pipe = pipe("stops-pipe");
    for job in [r#""$0" "$1""#, r#"sh -c '"$0" "$1"; :' "$0" "$1""#, r#"cat "$1" "$2" | "$0" -"#] {
        for by_signal in [false, true] {
            let script = format!(
                r#"{job}; echo "[stopped]"; read line; stty werase ^Y; A=$(stty -g); fg; B=$(stty -g); [ "$A" = "$B" ] && echo "[same]"; read line"#
            );
            let mut run = shell("-mc", &script, &[&path, &pipe]);
            run.wait_for_text("Event number 1.");
            run.press("j");
            run.wait_for_text("2 January 1900");
            let program = program(&run);
            if by_signal {
                kill_process(program, Signal::TSTP).expect("it is there");
            } else {
                run.press("\x1a");
            }
            run.wait_for_text("[stopped]");
            run.is_given_back();
            run.press("\n");
            run.wait_for("the screen again", |screen| {
                screen.alternate_screen() && screen.contents().contains("2 January 1900")
            });
            run.press("j");
            run.wait_for_text("3 January 1900");
            assert_eq!(run.taken(), 2, "{job}");
            run.press("q");
            if job.starts_with("cat") {
                // Only when it writes again, it hears that nobody reads any more.
                fs::write(&pipe, "x").expect("it can be written");
            }
            run.wait_for_text("[same]");
        }
    }
}

#[test]
fn ctrl_z_works_before_anything_has_come_through_a_pipe() {
    let pipe = pipe("nothing-yet");
    let mut run = shell("-mc", r#"cat "$1" | "$0" -; echo "[stopped]"; read line; fg; echo "[ended $?]""#, &[&pipe]);
    watchdog(program(&run));
    run.press("\x1a");
    run.wait_for_text("[stopped]");
    run.press("\n");
    fs::write(&pipe, "[[events]]\ndate = \"1800\"\ntitle = \"It comes at last\"\n").expect("it can be written");
    run.wait_for_text("It comes at last");
    run.press("q");
    run.wait_for_text("[ended 0]");
}

/// What is being started just then is stopped as well, and is not to keep the program from stopping. A shell that has not
/// handed the terminal over yet hears the first press itself.
#[test]
fn ctrl_z_works_at_any_moment_of_the_start() {
    let path = chronology("at-once", 3);
    for moment in (10..40).step_by(2) {
        let mut run =
            shell("-mc", r#"echo "[go]"; "$0" "$1"; echo "[stopped]"; read line; fg; echo "[ended $?]""#, &[&path]);
        // Where the machine is busy, the program's screen may be there by the time anybody looks.
        run.wait_for("the start", |screen| screen.alternate_screen() || screen.contents().contains("[go]"));
        std::thread::sleep(std::time::Duration::from_millis(moment));
        until("it to stop", || {
            run.press("\x1a");
            std::thread::sleep(std::time::Duration::from_millis(100));
            run.look(|screen| screen.contents().contains("[stopped]")).then_some(())
        });
        run.press("\n");
        run.wait_for_text("Event number 1.");
        run.press("q");
        run.wait_for_text("[ended 0]");
    }
}

#[test]
fn where_nobody_could_continue_it_it_says_so_and_goes_on() {
    let mut run = browse("nobody");
    run.press("\x1a");
    run.wait_for_text("Not stopped: there is no shell here that could continue it.");
    run.press("j");
    run.wait_for_text("2/3,000");
    run.wait_for("no message", |screen| !screen.contents().contains("Not stopped"));
    kill_process(run.pid(), Signal::TSTP).expect("it is there");
    run.wait_for_text("Not stopped");
    run.press("q");
    assert_eq!(run.ended(), 0);
    assert_eq!(run.taken(), 1);
    run.is_given_back();
}

/// A pipe with a name.
pub fn pipe(name: &str) -> String {
    let pipe = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let _ = fs::remove_file(&pipe);
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).expect("a pipe can be made");
    pipe
}
