//! golem:exec for JavaScript: QuickJS behind the interface that every language of golem-exec exports.
//!
//! A run is a fresh QuickJS runtime from beginning to end. What a program finds in it comes from two sides: `library/`,
//! JavaScript that is compiled to bytecode when this crate is built, and [`native`], the functions that it stands on.

mod compile;
mod engine;
mod event_loop;
mod guard;
mod library;
mod memory;
mod modules;
mod native;
mod run;

exec_core::wit::export!(Exec with_types_in exec_core::wit);

/// The component's exports.
type Exec = exec_core::Component<engine::JavaScript>;
