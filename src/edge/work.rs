//! Work that is done beside the thread that asks: one pool for what is shared among threads, built once, and threads by
//! themselves.

pub(super) mod jobs;
mod pool;

use super::print::out::reason;
pub(super) use pool::{Pool, threads};
use std::io;
use std::thread;

/// Has something done on a thread of this name.
///
/// # Errors
/// Where no thread can be had: with words that say so.
pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let spawned = thread::Builder::new().name(name.to_owned()).spawn(work).map(drop);
    spawned.map_err(|error| io::Error::new(error.kind(), format!("no thread can be started: {}", reason(&error))))
}
