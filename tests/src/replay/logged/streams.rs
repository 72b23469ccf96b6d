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
        let (state, asked, stream) = (store.data_mut(), format!("{arguments:?}"), arguments.0.rep());
        let replayed = state.durable.tape.is_replaying();
        let read = keep(state, READ, asked, |state| read(state, arguments))?;
        if replayed {
            pass_over(state, stream, read.as_ref().map_or(0, Vec::len))?;
        }
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

/// Takes out of the new stream what was read of the old one, for the time after the record.
fn pass_over(state: &mut State, stream: u32, mut bytes: usize) -> Result<()> {
    while bytes > 0 {
        let read = state.table.blocking_read(Resource::new_borrow(stream), bytes as u64);
        bytes -= read.map_err(|error| format_err!("the stream gives less than before: {error}"))?.len();
    }
    Ok(())
}
