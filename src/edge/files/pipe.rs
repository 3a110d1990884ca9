//! What has no length: standard input and pipes given by name, such as a shell's `<(…)`.
//!
//! Owns their limits. A chronology is read whole before anything is shown, so a pipe has to come to an end. Refuses to wait
//! for one for ever: somebody may have named it by mistake. Standard input is given on purpose, and may take its time.

use super::Refusal;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::fs::File;
use std::io::{self, Read};
use std::time::{Duration, Instant};

/// The most that standard input may hold, in bytes: 1 GiB.
const MOST_GIVEN: u64 = 1 << 30;
/// The most that a pipe given by name may hold, in bytes: 128 MiB.
const MOST_NAMED: usize = 128 << 20;
/// How long a pipe given by name may take.
const PATIENCE: Duration = Duration::from_secs(5);

const ELSE: &str = "write it to a file, or hand it over as `… | dateline -`";

/// Why no end was reached.
#[derive(Debug)]
pub(super) enum Fault {
    /// The system refuses.
    Unread(io::Error),
    /// Nobody wrote.
    Silent,
    /// Somebody wrote, and went on writing.
    Slow,
    /// Somebody wrote more than fits, in MiB.
    TooLarge(u64),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Unread(error)
    }
}

impl Fault {
    /// The refusal of the pipe of this name.
    pub(super) fn of(self, name: &str) -> Refusal {
        let refusal = |what: String| Refusal::new(name, what);
        match self {
            Self::Unread(error) if error.kind() == io::ErrorKind::IsADirectory => refusal("it is a folder".to_owned()),
            Self::Unread(error) => refusal(format!("it cannot be read: {}", super::reason(&error))),
            Self::Silent => refusal("it is a pipe that nobody writes to".to_owned()),
            Self::Slow => refusal(format!("this pipe has not ended after {} seconds", PATIENCE.as_secs())).mend(ELSE),
            Self::TooLarge(mib) => {
                refusal(format!("it does not end: {mib} MiB is the most that is read of it")).mend("write it to a file")
            }
        }
    }
}

/// Reads to the end, however long that takes.
pub(super) fn read_all(input: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = input.take(MOST_GIVEN + 1).read_to_end(&mut bytes)? as u64;
    if read > MOST_GIVEN { Err(Fault::TooLarge(MOST_GIVEN >> 20)) } else { Ok(bytes) }
}

/// Reads a pipe that was opened without waiting to its end, which has to come soon.
pub(super) fn read_soon(mut pipe: &File) -> Result<Vec<u8>, Fault> {
    let end = Instant::now() + PATIENCE;
    let (mut bytes, mut piece, mut over) = (Vec::new(), vec![0; 1 << 16], false);
    loop {
        let late = Instant::now() >= end;
        match pipe.read(&mut piece) {
            // Without a writer a pipe looks as if it were at its end, until somebody wrote to it or hung up.
            Ok(0) if over || !bytes.is_empty() => return Ok(bytes),
            Ok(0) if late => return Err(Fault::Silent),
            Ok(0) => over = hung_up(pipe, end)?,
            Ok(_) if late => return Err(Fault::Slow),
            Ok(read) => bytes.extend_from_slice(&piece[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error.into()),
            Err(_) if late => return Err(Fault::Slow),
            Err(_) => over = hung_up(pipe, end)?,
        }
        if bytes.len() > MOST_NAMED {
            return Err(Fault::TooLarge(MOST_NAMED as u64 >> 20));
        }
    }
}

/// Waits until there is something to read; answers whether its writer is gone.
fn hung_up(pipe: &File, end: Instant) -> io::Result<bool> {
    let left = end.saturating_duration_since(Instant::now());
    let left = Timespec::try_from(left).map_err(io::Error::other)?;
    let mut fds = [PollFd::new(pipe, PollFlags::IN)];
    match poll(&mut fds, Some(&left)) {
        Ok(_) => Ok(fds[0].revents().contains(PollFlags::HUP)),
        Err(rustix::io::Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
