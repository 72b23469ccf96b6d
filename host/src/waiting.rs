//! Waiting for time to pass or for input, which a program may do for as long as it has time.
//!
//! The epoch ends only what computes. So that the fence ends what waits as well, this takes the place of WASI's own
//! `wasi:io/poll`.

use std::pin::pin;

use futures_util::future::{self, Either};
use wasmtime::Result;
use wasmtime::component::{HasData, Linker, Resource, ResourceTable};
use wasmtime_wasi::p2::DynPollable;
use wasmtime_wasi::p2::bindings::io::poll as unbounded;
use wasmtime_wasi::p2::bindings::sync::io::poll::{self, Host, HostPollable};
use wasmtime_wasi::runtime::in_tokio;

use crate::fence::Fence;
use crate::state::State;

/// Puts it in the place of what is in the linker, which allows that.
pub(crate) fn add_to_linker(linker: &mut Linker<State>) -> Result<()> {
    poll::add_to_linker::<State, InWaiting>(linker, State::waiting)
}

struct InWaiting;

impl HasData for InWaiting {
    type Data<'a> = Waiting<'a>;
}

/// What waiting needs of a store's state.
pub(crate) struct Waiting<'a> {
    pub table: &'a mut ResourceTable,
    pub fence: &'a Fence,
}

impl Waiting<'_> {
    fn fenced<T>(&mut self, waits: impl AsyncFnOnce(&mut ResourceTable) -> Result<T>) -> Result<T> {
        in_tokio(async {
            match future::select(pin!(waits(self.table)), pin!(self.fence.falls())).await {
                Either::Left((done, _)) => done,
                Either::Right(((), _)) => Err(wasmtime::format_err!("the run was stopped while it waited")),
            }
        })
    }
}

impl Host for Waiting<'_> {
    fn poll(&mut self, pollables: Vec<Resource<DynPollable>>) -> Result<Vec<u32>> {
        self.fenced(async |table| unbounded::Host::poll(table, pollables).await)
    }
}

impl HostPollable for Waiting<'_> {
    fn ready(&mut self, pollable: Resource<DynPollable>) -> Result<bool> {
        HostPollable::ready(self.table, pollable)
    }

    fn block(&mut self, pollable: Resource<DynPollable>) -> Result<()> {
        self.fenced(async |table| unbounded::HostPollable::block(table, pollable).await)
    }

    fn drop(&mut self, pollable: Resource<DynPollable>) -> Result<()> {
        HostPollable::drop(self.table, pollable)
    }
}
