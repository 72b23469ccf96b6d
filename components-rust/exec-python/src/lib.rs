//! golem:exec for Python: the shell that drives the engine and its sandbox.
//!
//! The crate alone is a component that still imports both. `cargo xtask build` composes the three.

#![cfg_attr(
    not(target_family = "wasm"),
    allow(dead_code, reason = "on the machine that builds it, the crate is compiled for its unit tests only")
)]

mod engine;
mod report;
mod scene;
mod wit;

// Linkers for other targets refuse the names of these exports.
#[cfg(target_family = "wasm")]
exec_core::wit::export!(Exec with_types_in exec_core::wit);

/// The component's exports.
#[cfg(target_family = "wasm")]
type Exec = exec_core::Component<engine::Python>;
