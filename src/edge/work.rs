//! Work that is shared among threads: one pool for all of it, built once.

mod pool;

pub(super) use pool::Pool;
