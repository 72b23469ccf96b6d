//! golem:exec for JavaScript: QuickJS behind the interface that every language of golem-exec exports.
//!
//! A run finds a QuickJS runtime that is as it was when it was new. What a program finds in it comes from two sides: `library/`,
//! JavaScript that is compiled to bytecode when this crate is built, and [`native`], the functions that it stands on.

#![cfg_attr(
    not(target_family = "wasm"),
    allow(dead_code, reason = "on the machine that builds it, the crate is compiled for its unit tests only")
)]

mod compile;
mod engine;
mod event_loop;
mod guard;
mod library;
mod memory;
mod modules;
mod native;
mod run;
mod runtime;
mod stack;

// Linkers for other targets refuse the names of these exports.
#[cfg(target_family = "wasm")]
exec_core::wit::export!(Exec with_types_in exec_core::wit);

/// The component's exports.
#[cfg(target_family = "wasm")]
type Exec = exec_core::Component<engine::JavaScript>;
