//! Drawing: `&State` to cells.
//!
//! Owns what everything looks like: where in its part of the screen each thing stands, styles, signs. Refuses to
//! change the state, to read events (`app` has read what the screen shows) and to draw any text but
//! [`crate::text::Clean`] and the program's own.

mod canvas;
mod chart;
mod chrome;
mod cover;
mod facets;
mod glyphs;
mod list;
mod page;
mod question;
mod sweep;
mod theme;
mod views;

use crate::app::geometry::Layout;
use crate::app::{Place, State};
use canvas::Canvas;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use theme::Part;

pub use sweep::sweep;

/// Draws the state on a frame.
pub fn draw(state: &State, frame: &mut Frame<'_>) {
    paint(state, frame.buffer_mut());
}

/// Draws the state on a buffer, whatever size that has: what does not fit is left off.
pub fn paint(state: &State, buffer: &mut Buffer) {
    let panes = state.panes();
    let canvas = &mut Canvas::new(buffer, state.options().theme);
    match panes.layout {
        Layout::Nothing => {}
        Layout::TooSmall => canvas.words(panes.cover.x, panes.cover.y, "too small", Part::Plain),
        Layout::Single | Layout::Stacked | Layout::SideBySide => {
            chrome::header(state, &panes, canvas);
            match state.place() {
                Place::Help => cover::help(state, &panes, canvas),
                Place::Problems => cover::problems(state, &panes, canvas),
                Place::Facets => facets::draw(state, &panes, canvas),
                Place::Sources => views::sources(state, &panes, canvas),
                Place::Figures => views::figures(state, &panes, canvas),
                Place::List | Place::Detail | Place::Line | Place::Copying => {
                    chrome::rules(state, &panes, canvas);
                    list::draw(state, &panes, canvas);
                    page::detail(state, &panes, canvas);
                }
            }
            question::draw(state, &panes, canvas);
            chrome::footer(state, &panes, canvas);
        }
    }
    sweep(buffer, state.options().charset);
}
