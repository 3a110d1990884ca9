//! Drawing: `&State` to cells.
//!
//! Owns what everything looks like: where in its part of the screen each thing stands, styles, signs. It reads no events
//! (`app` has read what the screen shows) and draws no text but [`crate::text::Clean`] and the program's own.

mod banner;
mod canvas;
mod chart;
mod chrome;
mod cover;
mod glyphs;
mod header;
mod lanes;
mod links;
mod list;
mod page;
mod question;
mod strip;
mod sweep;
mod theme;
mod views;

use crate::app::lanes::Lanes;
use crate::app::lanes::group::By;
use crate::app::layout::Layout;
use crate::app::{Focus, LanesCursor, Mode, Options, Reader, Rect, State};
use crate::plot::overview::Overview;
use canvas::Canvas;
use ratatui::buffer::Buffer;
use theme::{Element, Part};

pub use links::{Link, links};
pub use sweep::sweep;
pub use theme::{ATTRIBUTES, COLOURS, Depth, Palette, number as colour_number};

/// Draws the state on a buffer, whatever size that has: what does not fit is left off. Returns the column and the row at
/// which the next letter will stand, where one types.
pub fn paint(state: &State, buffer: &mut Buffer) -> Option<(u16, u16)> {
    paint_in(state, &Palette::of(state.options().theme), buffer)
}

/// The same in the colours of a palette.
pub fn paint_in(state: &State, palette: &Palette, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let panes = state.panes();
    // What has a ground of its own has it everywhere.
    buffer.set_style(buffer.area, palette.text());
    let canvas = &mut Canvas::new(buffer, palette);
    let mut cursor = None;
    match panes.layout {
        Layout::Nothing => {}
        Layout::Single | Layout::Stacked | Layout::SideBySide => {
            header::draw(state, &panes, canvas);
            match state.beneath() {
                Focus::Help => cover::help(state, &panes, canvas),
                Focus::Problems => cover::problems(state, &panes, canvas),
                Focus::Facets => cover::facets(state, &panes, canvas),
                Focus::Sources => views::sources(state, &panes, canvas),
                Focus::Figures => views::figures(state, &panes, canvas),
                _ => {
                    if let Some(overview) = state.overview() {
                        strip::draw(overview, &state.reader(overview), panes.overview, canvas);
                    }
                    if state.mode() == Mode::Lanes {
                        lanes::view(state, &panes, canvas);
                    } else {
                        list::draw(state, &panes, canvas);
                    }
                    chrome::rule(state, &panes, canvas);
                    page::detail(state, &panes, canvas);
                }
            }
            match (state.prompt(), state.opening()) {
                (Some(prompt), _) => {
                    let at = question::draw(prompt, state.lang(), &panes, canvas);
                    cursor = (state.focus() == Focus::Prompt).then_some(at);
                }
                (None, Some(address)) if state.focus() == Focus::Opening => question::address(address, &panes, canvas),
                (None, _) => chrome::footer(state, &panes, canvas),
            }
        }
    }
    sweep(buffer, state.options().charset);
    cursor
}

/// Draws an overview strip on a part of a buffer.
pub fn paint_strip(overview: &Overview, reader: &Reader, part: Rect, options: &Options, buffer: &mut Buffer) {
    strip::draw(overview, reader, part, &mut Canvas::new(buffer, &Palette::of(options.theme)));
    sweep(buffer, options.charset);
}

/// Draws lanes where they are laid out.
pub fn paint_lanes(lanes: &Lanes, by: By, cursor: Option<&LanesCursor>, options: &Options, buffer: &mut Buffer) {
    lanes::draw(lanes, by, cursor, &mut Canvas::new(buffer, &Palette::of(options.theme)));
    sweep(buffer, options.charset);
}
