//! `wasi:filesystem`: the run's directory, and nothing else.

mod convert;
mod descriptor;
mod listing;
mod preopens;

pub(crate) use listing::Listing;
