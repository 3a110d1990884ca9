//! Regular files: small ones held, large ones read where they are asked for.
//!
//! Owns the line between the two, and how a change on disk is noticed: a mixture of two versions is never handed out.

use super::Refusal;
use super::stamp::Stamp;
use crate::format::{Bytes, MOST};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::unix::fs::FileExt;
use std::sync::Arc;
use std::time::Duration;

/// Files up to this size, in bytes, are held in memory: 16 MiB.
const HELD: u64 = 16 << 20;

/// How often a file that changes while it is read is read again, and how long is waited between.
const TRIES: usize = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// Reads a file, or gets ready to.
pub(super) fn read(mut file: File) -> Result<Arc<dyn Bytes>, Refusal> {
    for attempt in 0..TRIES {
        if attempt > 0 {
            std::thread::sleep(PAUSE);
        }
        let stamp = Stamp::of(&file)?;
        if stamp.len > MOST {
            let (len, most) = (stamp.len >> 30, MOST.div_ceil(1 << 30));
            let what = format!("it is too large: {len} GiB, and {most} GiB is the most");
            return Err(Refusal(format!("{what} — cut it into several files and name them all")));
        }
        if stamp.len > HELD {
            return Ok(Arc::new(Disk { file, stamp }));
        }
        file.rewind()?;
        let mut bytes = Vec::with_capacity(usize::try_from(stamp.len).unwrap_or(0));
        let read = (&file).take(HELD + 1).read_to_end(&mut bytes)? as u64;
        // Files of the kernel have a length of 0 and bytes all the same.
        let whole = read == stamp.len || stamp.len == 0;
        if stamp.len == 0 && read > HELD {
            return Err("it grows while it is read: more than 16 MiB came of what has no length".into());
        }
        if whole && Stamp::of(&file)? == stamp {
            return Ok(Arc::new(bytes));
        }
    }
    Err("it is being written to — try again when that is done".into())
}

/// A large file, still on disk.
struct Disk {
    file: File,
    stamp: Stamp,
}

impl Bytes for Disk {
    fn len(&self) -> u64 {
        self.stamp.len
    }

    fn read(&self, at: u64, buffer: &mut [u8]) -> io::Result<()> {
        self.file.read_exact_at(buffer, at)
    }

    fn unchanged(&self) -> bool {
        Stamp::of(&self.file).is_ok_and(|now| self.stamp.holds(&now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn sparse(name: &str, len: u64) -> (std::path::PathBuf, File) {
        let path = std::env::temp_dir().join(format!("dateline-disk-{}-{name}", std::process::id()));
        let mut file = File::create(&path).unwrap();
        file.write_all(b"# a\n").unwrap();
        file.set_len(len).unwrap();
        let file = File::open(&path).unwrap();
        (path, file)
    }

    #[test]
    fn small_files_are_held_and_large_ones_are_asked() {
        for (name, len) in [("small", HELD), ("large", HELD + 1)] {
            let (path, file) = sparse(name, len);
            let bytes = read(file).unwrap();
            assert_eq!(bytes.len(), len);
            let mut start = [0; 3];
            bytes.read(0, &mut start).unwrap();
            assert_eq!(&start, b"# a");
            assert!(bytes.read(len - 1, &mut start).is_err(), "there is no byte after the last");
            std::fs::remove_file(path).unwrap();
        }
    }

    #[test]
    fn more_bytes_than_can_be_counted_are_refused() {
        let (path, file) = sparse("huge", MOST + 1);
        assert!(read(file).err().unwrap().0.starts_with("it is too large: "));
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn a_large_file_that_is_written_to_is_noticed() {
        let (path, file) = sparse("written", HELD + 1);
        let bytes = read(file).unwrap();
        assert!(bytes.unchanged());
        std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"more").unwrap();
        assert!(!bytes.unchanged());
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn a_large_file_that_loses_its_name_keeps_its_bytes() {
        let (path, file) = sparse("unlinked", HELD + 1);
        let bytes = read(file).unwrap();
        std::fs::remove_file(path).unwrap();
        assert!(bytes.unchanged());
        bytes.read(0, &mut [0; 4]).unwrap();
    }

    #[test]
    fn files_of_the_kernel_are_read_though_they_have_no_length() {
        let bytes = read(File::open("/proc/self/status").unwrap()).unwrap();
        assert!(!bytes.is_empty());
    }
}
