//! Work that is shared among threads: one pool for all of it, built once.

pub(super) mod jobs;
mod pool;

pub(super) use pool::{Pool, threads};
