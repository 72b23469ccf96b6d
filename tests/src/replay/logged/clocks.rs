//! `wasi:clocks`.

use super::{kept, repeated};
use crate::host::State;
use wasmtime::Result;
use wasmtime::component::Linker;
use wasmtime_wasi::clocks::WasiClocksView;
use wasmtime_wasi::p2::bindings::clocks::monotonic_clock::{self, Host as _};
use wasmtime_wasi::p2::bindings::clocks::wall_clock;

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    let mut monotonic = linker.instance("wasi:clocks/monotonic-clock@0.2.12")?;
    let ask = |state: &mut State, ()| Ok((monotonic_clock::Host::now(&mut state.clocks())?,));
    kept(&mut monotonic, "monotonic-clock.now", ask)?;
    let ask = |state: &mut State, ()| Ok((monotonic_clock::Host::resolution(&mut state.clocks())?,));
    kept(&mut monotonic, "monotonic-clock.resolution", ask)?;
    let ask = |state: &mut State, (when,)| state.clocks().subscribe_instant(when);
    repeated(&mut monotonic, "monotonic-clock.subscribe-instant", ask)?;
    let ask = |state: &mut State, (when,)| state.clocks().subscribe_duration(when);
    repeated(&mut monotonic, "monotonic-clock.subscribe-duration", ask)?;

    let mut wall = linker.instance("wasi:clocks/wall-clock@0.2.12")?;
    let ask = |state: &mut State, ()| Ok((wall_clock::Host::now(&mut state.clocks())?,));
    kept(&mut wall, "wall-clock.now", ask)?;
    let ask = |state: &mut State, ()| Ok((wall_clock::Host::resolution(&mut state.clocks())?,));
    kept(&mut wall, "wall-clock.resolution", ask)
}
