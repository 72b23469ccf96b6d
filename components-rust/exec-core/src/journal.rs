//! What the host's log gets to read: one line where a session opens and closes, and for every call that is refused or fails.
//!
//! A line says which call it was, what it was held to and what it took. It never holds what a caller or a program wrote,
//! neither text nor names nor variables. The messages of errors do, so a line has only the names of their cases.
//!
//! `wasi:logging/logging` is there on Golem and not on every host: without the feature `wasi-logging` nothing of this is
//! compiled, which is why the rest of the crate calls it by macros.

#[cfg(feature = "wasi-logging")]
pub(crate) mod line;
#[cfg(feature = "wasi-logging")]
mod session;

#[cfg(not(feature = "wasi-logging"))]
pub use crate::session::Session;
#[cfg(feature = "wasi-logging")]
pub use session::Session;

/// Calls a function of `line`.
#[cfg(feature = "wasi-logging")]
macro_rules! tell {
    ($($call:tt)*) => {
        $crate::journal::line::$($call)*
    };
}

/// Does nothing.
#[cfg(not(feature = "wasi-logging"))]
macro_rules! tell {
    ($($call:tt)*) => {};
}

/// What is done later and is still of the call that is under way now.
#[cfg(feature = "wasi-logging")]
macro_rules! taken_up {
    ($work:expr) => {
        $crate::journal::line::taken_up($work)
    };
}

/// What is done later.
#[cfg(not(feature = "wasi-logging"))]
macro_rules! taken_up {
    ($work:expr) => {
        $work
    };
}

pub(crate) use {taken_up, tell};
