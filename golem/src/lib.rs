//! What golem-exec is on Golem: the manifests of the application, its routes, and the scripts that deploy and try it.
//!
//! No server is needed here. [`application`] reads the manifests as the command `golem` does and [`check`] says what is
//! wrong with them, place by place; [`rib`] reads the scripts of the routes against the WIT; [`worker`] runs the components
//! that are deployed, by the names and in the notation (WAVE) that users of Golem write; [`commands`] runs the scripts of
//! this folder with a `golem` and a `curl` that only note what they are asked.

pub mod application;
pub mod check;
pub mod commands;
pub mod contract;
pub mod json;
pub mod rib;
pub mod template;
pub mod wave;
pub mod worker;
