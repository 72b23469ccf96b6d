//! `wasi:io/poll`. What is kept is answered at once: a replay waits for nothing.

use super::kept;
use crate::host::State;
use wasmtime::Result;
use wasmtime::component::{Linker, Resource};
use wasmtime_wasi::p2::DynPollable;
use wasmtime_wasi::p2::bindings::sync::io::poll::{Host as _, HostPollable as _};

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    type One = (Resource<DynPollable>,);
    type Many = (Vec<Resource<DynPollable>>,);

    let mut poll = linker.instance("wasi:io/poll@0.2.12")?;
    kept(&mut poll, "poll.poll", |state: &mut State, (pollables,): Many| Ok((state.table.poll(pollables)?,)))?;
    kept(&mut poll, "poll.[method]pollable.ready", |state: &mut State, (pollable,): One| {
        Ok((state.table.ready(pollable)?,))
    })?;
    kept(&mut poll, "poll.[method]pollable.block", |state: &mut State, (pollable,): One| state.table.block(pollable))
}
