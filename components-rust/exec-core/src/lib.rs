//! What every language of golem-exec shares: how a request becomes a [`Job`], where its files live, how its output keeps
//! its order, and what the way it ended is called. What a program touches while it runs is `exec-io`.
//!
//! The crate knows no language and no engine. A language implements [`Engine`] and exports [`Component`] over it.

mod component;
mod encoding;
mod errors;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod job;
mod journal;
mod limits;
mod outcome;
mod paths;
mod request;
mod session;
mod session_dir;
mod settings;
mod signal;
mod stream;
pub mod wit;

pub use component::Component;
pub use exec_io::{
    Channel, Deadline, FileError, FileKind, FileStat, Files, Log, OpenFile, OpenHow, Output, OverCap, Read, Source,
    Stdin, Timestamps, Woken, host,
};
pub use job::{Engine, Job};
pub use outcome::{Ending, Report};
pub use paths::{Escapes, join as join_path};
pub use signal::Signal;
pub use wit::exports::golem::exec::types::LanguageKind;
