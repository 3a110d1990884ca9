//! The query of the command line: understood, or pointed at where it is wrong.
//!
//! Owns what is said of a mistake where there is no line being typed that could be underlined.

use crate::edge::cli::today;
use crate::edge::print::out::{complain, show_beneath};
use crate::query::{Mistake, Query};
use crate::text::Clean;
use std::process::ExitCode;

/// Characters that are shown before a mistake, and behind its beginning: a query may be a megabyte pasted by mistake.
const AROUND: usize = 60;

/// Understands what was given with `-q`.
///
/// # Errors
/// The exit code of a command line at fault, where it is no query: all its mistakes are told of.
pub(in crate::edge) fn query(typed: Option<&str>) -> Result<Option<Query>, ExitCode> {
    let Some(typed) = typed else { return Ok(None) };
    Query::parse(typed, today()).map(Some).map_err(|mistakes| {
        for mistake in &mistakes {
            complain(&format!("-q: {}", mistake.message));
            pointed_at(typed, mistake).iter().for_each(show_beneath);
        }
        ExitCode::from(2)
    })
}

/// What was typed and, beneath it, the mistake underlined, with what is meant beside the line.
fn pointed_at(typed: &str, mistake: &Mistake) -> [Clean; 2] {
    let [before, at_fault, behind] = [0..mistake.span.start, mistake.span.clone(), mistake.span.end..typed.len()]
        .map(|part| typed.get(part).unwrap_or_default());
    let (start, _) = before.char_indices().nth_back(AROUND).unwrap_or_default();
    let left_out = if start > 0 { "…" } else { "" };
    let before = Clean::line(&format!("{left_out}{}", before.get(start..).unwrap_or_default()));
    let at_fault = Clean::line_cut(at_fault, AROUND, "…");
    let mut line = before.clone();
    line.push(&at_fault);
    line.push(&Clean::line_cut(behind, AROUND, "…"));
    let carets = "^".repeat(at_fault.width().max(1));
    let beneath = format!("{:blanks$}{carets} {}", "", mistake.hint, blanks = before.width());
    [line, Clean::line(&beneath)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str) -> Vec<String> {
        let mistakes = Query::parse(typed, today()).unwrap_err();
        mistakes.iter().flat_map(|mistake| pointed_at(typed, mistake)).map(|line| line.to_string()).collect()
    }

    #[test]
    fn a_mistake_is_underlined_with_its_hint() {
        assert_eq!(told("prison tga:trials"), ["prison tga:trials", "       ^^^ did you mean `tag:`?"]);
        assert_eq!(told("日本 is:disptued"), ["日本 is:disptued", "        ^^^^^^^^ did you mean `is:disputed`?"]);
    }

    #[test]
    fn a_long_query_is_shown_where_it_is_wrong() {
        let too_long = told(&"x".repeat(1_000_000));
        let lines = told(&format!("{} tga:{}", "x ".repeat(150), "y ".repeat(40)));
        assert!(too_long.iter().chain(&lines).all(|line| line.chars().count() < 4 * AROUND), "{lines:?}");
        assert_eq!(lines[0].find("tga"), lines[1].find("^^^").map(|at| at + "…".len() - 1));
    }

    #[test]
    fn nothing_harmful_is_repeated() {
        let lines = told("tga:\u{1b}[2J\u{202e}");
        assert!(lines.iter().all(|line| !line.contains(['\u{1b}', '\u{202e}'])), "{lines:?}");
    }
}
