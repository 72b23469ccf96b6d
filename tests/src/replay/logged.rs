//! The functions of WASI that a durable host logs, in place of those that wasmtime has linked.
//!
//! Of most the answer is *kept*, and a replay is given it without asking the host: clocks, random numbers, waits, and what
//! comes out of a stream of the host. Handles cannot be kept: what gives one is *repeated*, and must give the same. File
//! metadata are both: what a file is and how long must be so on the new disk, its times and its hash are the old one's.

mod clocks;
mod disk;
mod metadata;
mod poll;
mod random;
mod streams;

pub(super) use self::disk::Listings;
use super::tape::Call;
use crate::host::State;
use std::fmt::Debug;
use wasmtime::Result;
use wasmtime::component::{ComponentNamedList, Lift, Linker, LinkerInstance, Lower, Resource};
use wasmtime_wasi::p2::DynPollable;

/// Links WASI as a durable host has it.
pub fn link(linker: &mut Linker<State>) -> Result<()> {
    wasmtime_wasi::p2::add_to_linker_sync(linker)?;
    linker.allow_shadowing(true);
    clocks::link(linker)?;
    random::link(linker)?;
    poll::link(linker)?;
    streams::link(linker)?;
    metadata::link(linker)?;
    disk::link(linker)?;
    linker.allow_shadowing(false);
    Ok(())
}

/// A function whose answer is kept. `name` is what the report calls it: its interface and its name.
fn kept<P, R>(
    instance: &mut LinkerInstance<'_, State>,
    name: &'static str,
    ask: impl Fn(&mut State, P) -> Result<R> + Send + Sync + 'static,
) -> Result<()>
where
    P: Debug + ComponentNamedList + Lift + 'static,
    R: Clone + Send + Sync + ComponentNamedList + Lower + 'static,
{
    instance.func_wrap(own_name(name), move |mut store, arguments: P| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        keep(state, name, asked, |state| ask(state, arguments))
    })
}

/// The recorded answer to a call, or what the host answers now.
fn keep<T: Clone + Send + Sync + 'static>(
    state: &mut State,
    name: &'static str,
    asked: String,
    ask: impl FnOnce(&mut State) -> Result<T>,
) -> Result<T> {
    if let Some(answer) = state.durable.tape.answer(name, &asked)? {
        return Ok(answer);
    }
    // The clock of a new instance is behind that of the old one, however long the replay took. One that is ahead could not be
    // told from a run that takes long, and its deadline would rightly be past.
    if std::mem::take(&mut state.durable.is_repeating) {
        state.clock.begin_anew();
    }
    let answer = ask(state)?;
    state.durable.tape.note(Call::new(name, asked, answer.clone()));
    Ok(answer)
}

/// A function that gives something to wait for, which is repeated.
fn repeated<P>(
    instance: &mut LinkerInstance<'_, State>,
    name: &'static str,
    ask: impl Fn(&mut State, P) -> Result<Resource<DynPollable>> + Send + Sync + 'static,
) -> Result<()>
where
    P: Debug + ComponentNamedList + Lift + 'static,
{
    instance.func_wrap(own_name(name), move |mut store, arguments: P| {
        let (state, asked) = (store.data_mut(), format!("{arguments:?}"));
        let pollable = ask(state, arguments)?;
        state.durable.tape.agree(name, asked, pollable.rep())?;
        Ok((pollable,))
    })
}

/// `now` of `monotonic-clock.now`, `[method]pollable.block` of `poll.[method]pollable.block`.
fn own_name(name: &'static str) -> &'static str {
    name.split_once('.').map_or(name, |(_, own)| own)
}
