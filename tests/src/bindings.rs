//! The contract as Rust types, generated from `wit/` so that the harness cannot disagree with what is exported.

#![allow(missing_docs)]

wasmtime::component::bindgen!({
    path: "../wit",
    world: "golem:exec/exec",
    with: { "wasi": wasmtime_wasi::p2::bindings::sync },
    additional_derives: [Clone, PartialEq],
    require_store_data_send: true,
});

pub use exports::golem::exec::executor::ExecEvent;
pub use exports::golem::exec::types::{
    Encoding, Error, File, Language, LanguageKind, Limits, Result as ExecResult, StageResult,
};
