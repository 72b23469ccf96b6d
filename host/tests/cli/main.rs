//! The command line as people and scripts use it: the tool is run as a process, and looked at from outside.
//!
//! All tests share one home, so that each component is compiled once; the tool's own locks keep them apart.

mod catalog;
mod exit_codes;
mod files;
mod help;
mod inputs;
mod interrupt;
mod log;
mod others;
mod session;
mod streaming;
mod tool;
