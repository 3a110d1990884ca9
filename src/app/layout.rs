//! Where things stand on the screen, and text made ready to stand there: what views are laid out with.

pub mod clip;
mod geometry;
mod rect;
mod scroll;
pub mod table;
mod text;
pub mod when;

pub use geometry::{Division, Layout, Need, Panes, SOURCES, Split, TURNED, divide};
pub use rect::{Rect, Size};
pub use scroll::{Cursor, MARGIN, Scrolled};
pub use text::{Composer, Line, Paragraph, Role, Span, Target, columns};
