//! Room ui.
