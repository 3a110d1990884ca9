//! Work that is shared among threads: one pool for all of it, built once.

pub(super) mod as_of;
pub(super) mod jobs;
pub(super) mod ordered;
pub(super) mod pictures;
mod pool;
mod summary;

pub(super) use pool::Pool;
