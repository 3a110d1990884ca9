//! What the run loop is told, by whomever: keys, signals, files, jobs.

use super::decode::Answer;
use crate::app::{Action, Input};
use crate::format::News;
use crate::model::Timeline;

/// What the run loop is told.
pub(in crate::edge) enum Message {
    /// The reader did something: all that came in one read.
    Input(Vec<Input>),
    /// The terminal answered.
    Answer(Answer),
    /// The terminal cannot be read any more.
    Lost,
    /// A signal asks the program to end.
    End(i32),
    /// A signal asks it to stop.
    Suspend,
    /// It was continued.
    Continued,
    /// The terminal has another size.
    Resized,
    /// News of the files.
    News(News),
    /// The files were read.
    Read(Box<Timeline>),
    /// Something came of what was asked for.
    Done(Action),
}
