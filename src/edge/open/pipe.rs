//! What has no length: standard input and pipes given by name, such as a shell's `<(…)`.
//!
//! Owns their limits, and who may take how long: somebody may have named a pipe by mistake, so it has to come to an end
//! soon; standard input is given on purpose, and may take its time. What arrives is kept ([`super::store`]) and can be
//! read at once: where a limit ends it, the beginning stands, and says so.

use super::store::Store;
use super::{Refusal, unread};
use crate::edge::work::spawn;
use crate::format::{Bytes, CutShort};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How much may come of a pipe, and how long that may take.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// In bytes, a whole number of MiB.
    most: u64,
    /// Where there is none, it may take as long as it takes.
    patience: Option<Duration>,
}

/// 1 GiB.
const GIVEN: Limits = Limits { most: 1 << 30, patience: None };
/// 128 MiB in five seconds.
const NAMED: Limits = Limits { most: 128 << 20, patience: Some(Duration::from_secs(5)) };

/// Why no end was reached, and what to do about that.
fn cut_short(why: impl Into<String>) -> CutShort {
    CutShort { why: why.into(), mend: "write it to a file, or hand it over as `… | dateline -`" }
}

impl From<io::Error> for CutShort {
    fn from(error: io::Error) -> Self {
        cut_short(unread(&error))
    }
}

/// Reads standard input while it arrives. A terminal is read to its end first: its keys are needed afterwards.
///
/// # Errors
/// Where it is a folder, or no thread can be had to read it.
pub(super) fn given(input: File) -> Result<Arc<dyn Bytes>, Refusal> {
    let kind = input.metadata().map(|data| data.file_type());
    if kind.is_ok_and(|kind| kind.is_dir()) {
        return Err("it is a folder".into());
    }
    let is_terminal = io::IsTerminal::is_terminal(&input);
    let store = receive(input, GIVEN)?;
    if is_terminal {
        store.wait(u64::MAX, u64::MAX);
    }
    Ok(store)
}

/// Reads a pipe that was opened without waiting while it arrives, once it has begun to.
///
/// # Errors
/// Where nothing comes of it, or no thread can be had to read it.
pub(super) fn named(pipe: File) -> Result<Arc<dyn Bytes>, Refusal> {
    let store = receive(pipe, NAMED)?;
    let arrived = store.wait(0, 0);
    match store.cut_short() {
        Some(CutShort { why, .. }) if arrived.len == 0 => Err(Refusal(why)),
        _ => Ok(store),
    }
}

/// Starts to read a pipe into a store.
fn receive(pipe: File, limits: Limits) -> Result<Arc<Store>, Refusal> {
    let store = Arc::new(Store::default());
    let to = Arc::clone(&store);
    let reading = move || to.end(fill(&to, &pipe, limits).err());
    spawn("receiving", reading)?;
    Ok(store)
}

/// Reads a pipe to its end or to its limits.
fn fill(store: &Store, mut pipe: &File, Limits { most, patience }: Limits) -> Result<(), CutShort> {
    let silent = || cut_short("it is a pipe that nobody writes to");
    let end = patience.map(|patience| (patience, Instant::now() + patience));
    // As much as a pipe holds.
    let mut piece = vec![0; 1 << 16];
    let (mut read, mut over) = (0, false);
    loop {
        let late = end.filter(|(_, end)| Instant::now() >= *end).map(|(patience, _)| patience);
        let ready = match pipe.read(&mut piece) {
            // Without a writer a pipe looks as if it were at its end, until somebody wrote to it or hung up.
            Ok(0) if over || read > 0 || end.is_none() => return Ok(()),
            Ok(0) if late.is_some() => return Err(silent()),
            Ok(0) => false,
            Ok(count) => {
                let fits = usize::try_from(most - read).unwrap_or(usize::MAX).min(count);
                store.append(&piece[..fits]);
                if fits < count {
                    let why = format!("it does not end: {} MiB is the most that is read of it", most >> 20);
                    return Err(CutShort { why, mend: "write it to a file" });
                }
                read += count as u64;
                true
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => true,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => false,
            Err(error) => return Err(error.into()),
        };
        if let Some(patience) = late {
            let slow = || cut_short(format!("this pipe has not ended after {} seconds", patience.as_secs()));
            return Err(if read == 0 { silent() } else { slow() });
        }
        if !ready {
            over = hung_up(pipe, end.map(|(_, end)| end))?;
        }
    }
}

/// Waits until there is something to read, or it is late; returns whether its writer has hung up.
fn hung_up(pipe: &File, end: Option<Instant>) -> io::Result<bool> {
    let left = end.map(|end| end.saturating_duration_since(Instant::now()));
    let left = left.map(Timespec::try_from).transpose().map_err(io::Error::other)?;
    let mut fds = [PollFd::new(pipe, PollFlags::IN)];
    match poll(&mut fds, left.as_ref()) {
        Ok(_) => Ok(fds[0].revents().contains(PollFlags::HUP)),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::os::fd::OwnedFd;
    use std::thread;

    const SMALL: Limits = Limits { most: 1 << 20, patience: None };

    /// What comes of a pipe that `write` writes to.
    fn piped(limits: Limits, write: impl FnOnce(io::PipeWriter) + Send + 'static) -> (u64, Option<String>) {
        let (reader, writer) = io::pipe().unwrap();
        let writing = thread::spawn(move || write(writer));
        let store = receive(File::from(OwnedFd::from(reader)), limits).ok().unwrap();
        let arrived = store.wait(u64::MAX, u64::MAX);
        assert!(arrived.all);
        writing.join().unwrap();
        (arrived.len, store.cut_short().map(|cut| cut.why))
    }

    #[test]
    fn a_pipe_is_read_to_its_end_or_to_its_limits() {
        let write = |count: usize| move |mut to: io::PipeWriter| drop(to.write_all(&vec![b'x'; count]));
        let too_large = Some("it does not end: 1 MiB is the most that is read of it".to_owned());
        assert_eq!(piped(SMALL, write(0)), (0, None));
        assert_eq!(piped(SMALL, write(200_000)), (200_000, None));
        assert_eq!(piped(SMALL, write(1 << 20)), (1 << 20, None));
        assert_eq!(piped(SMALL, write((1 << 20) + 1)), (1 << 20, too_large.clone()));
        assert_eq!(piped(SMALL, write(3 << 20)), (1 << 20, too_large));
    }

    #[test]
    fn what_came_of_a_pipe_that_is_too_slow_stands() {
        let limits = Limits { patience: Some(Duration::from_millis(50)), ..SMALL };
        let slow = |mut to: io::PipeWriter| {
            let _ = to.write_all(b"a beginning");
            // Until it is given up, and nobody reads any more.
            while to.write_all(b".").is_ok() {
                thread::sleep(Duration::from_millis(5));
            }
        };
        let (len, why) = piped(limits, slow);
        assert!(len >= 11);
        assert_eq!(why.as_deref(), Some("this pipe has not ended after 0 seconds"));
    }

    #[test]
    fn what_has_come_can_be_read_before_the_rest_does() {
        let (reader, mut writer) = io::pipe().unwrap();
        let bytes = given(File::from(OwnedFd::from(reader))).ok().unwrap();
        writer.write_all(b"first").unwrap();
        assert!(!bytes.wait(4, 5).all);
        let mut first = [0; 5];
        bytes.read(0, &mut first).unwrap();
        assert_eq!(&first, b"first");
        drop(writer);
        assert!(bytes.wait(5, 6).all);
    }
}
