//! The screen side of browsing: the terminal and its signals, the keys, the clipboard, the browser and the editor of the
//! reader.

pub(super) mod browser;
pub(super) mod clipboard;
mod decode;
mod detached;
pub(super) mod editor;
mod encode;
mod export;
pub(super) mod keys;
pub(super) mod message;
pub(super) mod run_loop;
pub(super) mod signals;
pub(super) mod start;
pub(super) mod terminal;
pub(super) mod watchdog;
