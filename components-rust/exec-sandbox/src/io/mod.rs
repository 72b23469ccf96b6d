//! `wasi:io`: streams, their errors, and waiting.

mod cursor;
mod error;
mod input;
mod output;
mod poll;

pub(crate) use cursor::{Cursor, check_offset, read_at};
pub(crate) use error::{Failure, RUN_IS_OVER};
pub(crate) use input::Input;
pub(crate) use output::Sink;
pub(crate) use poll::Awaited;
