//! The harness: drives the built components through their WIT interface, as a real host would.
//!
//! A case is a file: the program, the request and the expected outcome. `load` finds the cases, `run` performs their
//! steps on a `host::Worker` (one component instance with a directory of its own), `compare` says what differs and
//! `record` writes what was seen back into the case when `EXEC_TESTS_UPDATE=1`. `claims` ties each case to the sentence of
//! the specification that it proves. The test target `components` makes one named test of every case and language.

pub mod bindings;
pub mod case;
pub mod chance;
pub mod claims;
pub mod clock;
pub mod compare;
pub mod content;
pub mod contract;
pub mod differential;
pub mod endurance;
pub mod expect;
pub mod host;
pub mod hostile;
pub mod language;
pub mod load;
pub mod record;
pub mod replay;
pub mod run;
pub mod stdin;
pub mod string_or;
pub mod watchdog;
