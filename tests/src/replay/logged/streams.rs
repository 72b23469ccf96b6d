//! `wasi:io/streams`: what a program reads of a stream that the host writes while it runs. Who gave the stream to a worker is
//! replayed with it, and gives again what it gave.

use super::{keep, repeated};
use crate::host::State;
use wasmtime::component::{Linker, Resource};
use wasmtime::{Result, format_err};
use wasmtime_wasi::p2::bindings::sync::io::streams::{self, HostInputStream, HostOutputStream};
use wasmtime_wasi::p2::{DynInputStream, DynOutputStream, StreamError};

const READ: &str = "streams.[method]input-stream.read";

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    type Input = (Resource<DynInputStream>,);
    type Output = (Resource<DynOutputStream>,);

    let mut instance = linker.instance("wasi:io/streams@0.2.12")?;
    let ask = |state: &mut State, (stream,): Input| HostInputStream::subscribe(&mut state.table, stream);
    repeated(&mut instance, "streams.[method]input-stream.subscribe", ask)?;
    let ask = |state: &mut State, (stream,): Output| HostOutputStream::subscribe(&mut state.table, stream);
    repeated(&mut instance, "streams.[method]output-stream.subscribe", ask)?;
    instance.func_wrap(super::own_name(READ), |mut store, arguments: (Resource<DynInputStream>, u64)| {
        let asked = format!("{arguments:?}");
        let read = keep(store.data_mut(), READ, asked, |state| read(state, arguments))?;
        Ok((read.ok_or(streams::StreamError::Closed),))
    })
}

/// What comes out of a stream; nothing where it is at its end.
fn read(state: &mut State, (stream, length): (Resource<DynInputStream>, u64)) -> Result<Option<Vec<u8>>> {
    match state.table.read(stream, length) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(StreamError::Closed) => Ok(None),
        Err(error) => Err(format_err!("a life has no stream that fails: {error}")),
    }
}
