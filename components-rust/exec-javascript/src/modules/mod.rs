//! Modules of the program: what a specifier means, what kind of code a file holds, and how ES modules are linked.

mod exports;
mod format;
mod loader;
mod package;
mod resolve;
mod source;

pub(crate) use format::{Code, code_of};
pub(crate) use loader::{SessionLoader, SessionResolver, load_namespace};
pub(crate) use resolve::{Purpose, ResolveError, resolve};
pub(crate) use source::{is_source, read_source};
