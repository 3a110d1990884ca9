//! `fmt`: files put in order.
//!
//! Owns what is said of each, and that a file with faults in its TOML is told of and left alone.

use crate::edge::cli::Fmt;
use crate::edge::print::out::{Failure, Out, Verdict, complain};
use crate::edge::print::report::Report;
use crate::edge::rewrite::Original;
use crate::format::arrange::{Unarranged, arranged};
use crate::format::{self, Opened};
use crate::model::{Problem, Severity};
use crate::text::Clean;
use std::io::{self, Read, Write};
use std::path::Path;

/// As many faults of a file are told.
const TOLD: usize = 5;
/// The codes of faults by which a text is no TOML.
const FAULTS: [&str; 4] = ["syntax", "encoding", "unreadable", "too-large"];

/// Puts files in order, or says which are not.
///
/// # Errors
/// Where what is said cannot be written.
pub(in crate::edge) fn fmt(out: &mut Out<'_>, options: &Fmt) -> Result<Verdict, Failure> {
    let mut is_fault = false;
    for path in &options.paths {
        let done = if path.as_os_str() == "-" { input(out, options)? } else { file(out, path, options)? };
        is_fault |= match done {
            Ok(was_in_order) => options.check && !was_in_order,
            Err(why) => {
                why.lines().for_each(complain);
                true
            }
        };
    }
    Ok(Verdict::fault(is_fault))
}

/// Puts a file in order; answers whether it was, or why it stays as it is.
fn file(out: &mut Out<'_>, path: &Path, options: &Fmt) -> Result<Result<bool, String>, Failure> {
    let original = match Original::read(path) {
        Ok(original) => original,
        Err(why) => return Ok(Err(why)),
    };
    let name = &original.opened.name;
    let done = match in_order(&original.opened, original.text(), options.sort) {
        Ok(done) => done,
        Err(why) => return Ok(Err(why)),
    };
    let was_in_order = original.text() == Some(done.as_str());
    let said = match (was_in_order, options.check) {
        (true, _) => "in order",
        (false, true) => "not in order",
        (false, false) => match original.replace(&done) {
            Ok(()) => "put in order",
            Err(why) => return Ok(Err(format!("{name}: {why}"))),
        },
    };
    writeln!(out, "{}", Clean::line(&format!("{name}: {said}")))?;
    Ok(Ok(was_in_order))
}

/// Puts what comes through standard input in order, and prints it; answers as [`file`] does.
fn input(out: &mut Out<'_>, options: &Fmt) -> Result<Result<bool, String>, Failure> {
    let mut bytes = Vec::new();
    if let Err(error) = io::stdin().lock().read_to_end(&mut bytes) {
        return Ok(Err(format!("standard input: it cannot be read: {error}")));
    }
    let opened = Opened::held("standard input", bytes.clone());
    let text = std::str::from_utf8(&bytes).ok();
    Ok(match in_order(&opened, text, options.sort) {
        Err(why) => Err(why),
        Ok(done) => {
            let was_in_order = text == Some(done.as_str());
            if !options.check {
                out.write_all(done.as_bytes())?;
            } else if !was_in_order {
                writeln!(out, "standard input: not in order")?;
            }
            Ok(was_in_order)
        }
    })
}

/// The text of a file in order.
///
/// # Errors
/// Where it is no TOML, or its events cannot be moved: what is wrong, a line each.
fn in_order(file: &Opened, text: Option<&str>, by_date: bool) -> Result<String, String> {
    let files = [file.clone()];
    let timeline = format::read(&files, &format::Reading::default());
    let listed = timeline.problems.listed().iter();
    let faults: Vec<&Problem> =
        listed.filter(|it| it.severity == Severity::Error && FAULTS.contains(&it.code)).take(TOLD).collect();
    let left = format!("{}: left as it is: `dateline check` tells how to mend it", file.name);
    if !faults.is_empty() {
        let report = Report::new(&files, faults);
        return Err(report.lines().map(|line| line.to_string()).chain([left]).collect::<Vec<_>>().join("\n"));
    }
    let line =
        |at: usize| text.map_or(0, |text| text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()) + 1;
    arranged(text.unwrap_or_default(), by_date).map_err(|why| match why {
        Unarranged::Syntax => left,
        Unarranged::Apart(at) => {
            let why = "this stands apart from its event, and would go to another: move it there, or leave out --sort";
            format!("{}:{}: {why}", file.name, line(at))
        }
    })
}
