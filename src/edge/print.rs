//! What is printed: standard output and standard error, columns, and problems as people read them.

pub(super) mod columns;
pub(super) mod out;
pub(super) mod report;
