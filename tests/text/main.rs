//! Promise 7 for the terminal: whatever strangers write, what is sent is clean, and takes the columns it says.

#[path = "../hostile/mod.rs"]
mod hostile;
mod judge;

mod cleaning;
mod layout;
mod properties;
mod search;
mod widths;
