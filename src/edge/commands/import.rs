//! `import`: files of other formats, written as a chronology.
//!
//! Owns where the text goes, and what is told beside it: how each file was read, and all that was lost of it.

mod into;

use crate::edge::cli::Import;
use crate::edge::open::{self, foreign};
use crate::edge::print::out::{Verdict, complain, deliver, reason};
use crate::format::import::Made;
use crate::format::{Foreign, Opened};
use crate::text::Clean;
use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// Writes files of other formats as one chronology, or prints the map that would be used.
///
/// # Errors
/// Where one of them cannot be read, or nothing can be written: that is told.
pub(in crate::edge) fn import(options: &Import) -> Result<ExitCode, ExitCode> {
    let opened = open::open(&options.paths).map_err(|refusals| {
        for refusal in &refusals {
            complain(refusal);
        }
        ExitCode::FAILURE
    })?;
    if options.propose {
        return propose(&opened, options);
    }
    if let Some(path) = options.output.as_deref().filter(|path| !options.force && path.symlink_metadata().is_ok()) {
        complain(&format!(
            "{}: it is there already, and is left as it is \u{2014} name another file, or add --force",
            path.display()
        ));
        return Err(ExitCode::FAILURE);
    }
    let made = opened.iter().enumerate().map(|(n, file)| foreign::made(file, n, &options.foreign));
    let made: Vec<Made> = made.collect::<Result<_, _>>().map_err(|refused| refused.tell())?;
    for (file, made) in opened.iter().zip(&made) {
        made.remarks().iter().for_each(|remark| complain(&format!("{}: {remark}", file.name)));
        for loss in made.losses_in_words(&file.name) {
            complain(&loss);
        }
    }
    let is_at_fault =
        made.iter().any(Foreign::is_broken) || (options.strict && made.iter().any(|made| made.lost() > 0));
    let verdict = Verdict::fault(is_at_fault);
    match (&options.into, &options.output) {
        (Some(into), _) => into::into(into, &opened, &made, verdict),
        (None, Some(path)) => {
            write(path, &made, options.force).map_err(|error| {
                complain(&format!("{}: it cannot be written: {}", path.display(), reason(&error)));
                ExitCode::FAILURE
            })?;
            Ok(ExitCode::from(verdict))
        }
        (None, None) => Ok(deliver(|out| Ok(text(out, &made).map(|()| verdict)?))),
    }
}

fn propose(opened: &[Opened], options: &Import) -> Result<ExitCode, ExitCode> {
    let maps: Result<Vec<String>, _> = opened.iter().map(|file| foreign::proposed(file, &options.foreign)).collect();
    let maps = maps.map_err(|refused| refused.tell())?;
    Ok(deliver(|out| {
        for map in maps {
            writeln!(out, "{}", Clean::block(&map))?;
        }
        Ok(Verdict::Done)
    }))
}

/// Writes a chronology of all that was made: the title is that of the first, and each source stands in it once.
fn text(out: &mut dyn Write, made: &[Made]) -> io::Result<()> {
    let mut known: HashSet<&str> = HashSet::new();
    if let Some(first) = made.first() {
        out.write_all(first.root().as_bytes())?;
    }
    for (id, section) in made.iter().flat_map(Made::sources) {
        if known.insert(id) {
            out.write_all(section.as_bytes())?;
        }
    }
    made.iter().try_for_each(|made| made.events(&mut |events| out.write_all(events.as_bytes())))
}

/// Writes it beside its place, and puts it there when it is whole.
fn write(path: &Path, made: &[Made], force: bool) -> io::Result<()> {
    if !force {
        // Nobody else's file is written over, not even one that came meanwhile.
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let mut out = BufWriter::with_capacity(1 << 16, file);
        let written = text(&mut out, made).and_then(|()| out.flush()).and_then(|()| out.get_ref().sync_all());
        return written.inspect_err(|_| {
            let _ = std::fs::remove_file(path);
        });
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".dateline-").tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, file.as_file_mut());
    text(&mut out, made)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
