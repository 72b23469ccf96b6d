//! The contract as Rust types, generated from `wit/`.

#![allow(missing_docs, reason = "the documentation of the contract is in wit/golem-exec.wit")]

wasmtime::component::bindgen!({
    path: "../wit",
    world: "golem:exec/exec",
    with: { "wasi": wasmtime_wasi::p2::bindings::sync },
    additional_derives: [Clone, PartialEq],
    require_store_data_send: true,
});

pub(crate) use exports::golem::exec::executor::ExecEvent;
pub(crate) use exports::golem::exec::types::{
    Encoding, Error, File, Language, LanguageKind, Limits, Result as ExecResult, StageResult,
};
