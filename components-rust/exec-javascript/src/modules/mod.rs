//! Modules of the program: what a specifier means, what kind of code a file holds, and how ES modules are linked.

mod exports;
mod format;
mod loader;
mod package;
mod resolve;
mod source;

pub(crate) use format::{Format, format_of};
pub(crate) use loader::{SessionLoader, SessionResolver, declare, load_namespace};
pub(crate) use resolve::{Purpose, ResolveError, resolve};
pub(crate) use source::read_source;
