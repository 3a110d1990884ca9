//! The seeds of the fuzz targets, and every input that ever failed, thrown at the targets again.

#![expect(clippy::disallowed_methods, reason = "the seeds are read to be replayed")]

mod fuzzing;

use std::fs;
use std::path::Path;

#[test]
fn seeds_and_all_that_ever_failed_hold() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    if !seeds.exists() {
        // A package as it is published goes without them.
        return;
    }
    for (name, target) in fuzzing::TARGETS {
        let mut files: Vec<_> = fs::read_dir(seeds.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no seeds");
        for file in files {
            // The last line that is seen where one fails.
            eprintln!("{}", file.display());
            target(&fs::read(file).unwrap());
        }
    }
}

#[test]
fn every_target_is_one_of_cargo_fuzz() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml");
    let Ok(manifest) = fs::read_to_string(manifest) else { return };
    let bins = manifest.parse::<toml::Table>().unwrap();
    let bins = bins["bin"].as_array().unwrap().iter();
    let mut names: Vec<&str> = bins.map(|bin| bin["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(names, fuzzing::TARGETS.map(|(name, _)| name));
}
