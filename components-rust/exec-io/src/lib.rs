//! What a running program touches, each held to the limits of its run: its time, its files, its input and its output.
//!
//! A crate of its own, because it is linked into two kinds of components: those that export `golem:exec` (over
//! `exec-core`) and the sandbox of the Python engine, which must not.

mod clock;
mod deadline;
mod file_error;
mod files;
pub mod host;
mod live;
mod open_file;
mod output;
mod quota;
mod removal;
mod stdin;
pub mod wit;

pub use deadline::{Deadline, Woken};
pub use file_error::FileError;
pub use files::{FileKind, FileStat, Files, OpenHow, Timestamps, dot, entries, kind_of};
pub use live::Live;
pub use open_file::OpenFile;
pub use output::{Channel, Log, Output, OverCap};
pub use quota::{Quota, Slot};
pub use removal::{Made, Removal};
pub use stdin::{Read, Source, Stdin};
