//! Runs untrusted JavaScript and Python in WebAssembly components that export `golem:exec@1.0.0`.
//!
//! The components hold programs to their limits by themselves. This library makes them quick to reach: components are compiled
//! once and kept on disk, instances are kept ready, each on a thread of its own, so that runs scale over cores. And it is
//! a second fence: a run that its component does not end in time, and memory beyond a bound, are ended from here.
//!
//! [`Runtimes`] is where to begin.

mod bindings;
mod built_in;
mod cancel;
mod catalog;
mod compiled;
mod contract;
mod error;
mod fence;
mod folder;
pub mod http;
mod instances;
mod live;
mod looking;
mod notice;
mod program;
mod removal;
mod report;
mod running;
mod runtime;
mod runtimes;
mod session;
mod settings;
mod state;
mod trace;
mod tree;
mod waiting;
mod wasm;
mod worker;
mod workshop;

pub use cancel::Cancel;
pub use catalog::{Origin, Registered};
pub use error::{CatalogError, InstallError, RunError, SessionError, reasons};
pub use live::Channel;
pub use notice::Notice;
pub use program::{Call, Encoding, File, Language, Limits, Stdin, UnknownLanguage};
pub use report::{Outcome, Report, Stage};
pub use runtimes::Runtimes;
pub use session::Session;
pub use settings::Settings;
