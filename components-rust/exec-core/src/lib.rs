//! What every language of golem-exec shares: how a request becomes a [`Job`], where its files live, how its output keeps
//! its order, and what the way it ended is called.
//!
//! The crate knows no language and no engine. A language implements [`Engine`] and exports [`Component`] over it.

mod component;
mod deadline;
mod encoding;
mod errors;
mod file_error;
mod files;
pub mod host;
mod job;
mod limits;
mod live;
mod outcome;
mod output;
mod paths;
mod request;
mod session;
mod session_dir;
mod settings;
mod signal;
mod stdin;
mod stream;
pub mod wit;

pub use component::Component;
pub use deadline::{Deadline, Woken};
pub use file_error::FileError;
pub use files::{FileKind, FileStat, Files, OpenFile, OpenHow, Timestamps};
pub use job::{Engine, Job};
pub use outcome::{Ending, Report};
pub use output::{Channel, Output, OverCap};
pub use paths::{Escapes, join as join_path};
pub use signal::Signal;
pub use stdin::{Read, Stdin};
pub use wit::exports::golem::exec::types::LanguageKind;
