//! The world of the Python engine: every WASI interface that it imports, held to the limits of one run.
//!
//! A component of its own, because a component may not be re-entered: while the shell's call into the engine is under
//! way, what the engine asks of WASI has to land somewhere else. The shell says what a run is with `control.begin`, the
//! engine runs it, and `control.end` gives back what the program wrote.
//!
//! What the engine holds is one of two things. The root directory, standard input, output and error are *names*: they
//! have no state, mean those of the run that is under way, and so stay good in an engine whose memory is set back to
//! what it was before the run. Everything else is an *entry* in a table of its run ([`table`]) and dies with it: `end`
//! closes the host's handles, whatever the engine still holds, and an entry that outlived its run answers
//! `bad-descriptor` or `closed`.
//!
//! Between runs there is an empty world: a root where nothing is, an input at its end, an output that keeps nothing.
//!
//! Nothing that the engine passes may make this component trap. The lists that it passes are the exception: they are
//! copied into this component's memory before any code of it runs, and must fit.

#![cfg_attr(
    not(target_family = "wasm"),
    allow(dead_code, reason = "on the machine that builds it, the crate is compiled for its unit tests only")
)]

mod cli;
mod clocks;
mod control;
mod filesystem;
mod io;
mod job;
mod program;
mod random;
mod sockets;
mod table;
mod wit;

/// What exports everything.
struct Sandbox;

// Linkers for other targets refuse the names of these exports.
#[cfg(target_family = "wasm")]
wit::export!(Sandbox with_types_in wit);
