//! Room evidence.
