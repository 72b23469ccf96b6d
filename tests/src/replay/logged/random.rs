//! `wasi:random`.

use super::kept;
use crate::host::State;
use wasmtime::Result;
use wasmtime::component::Linker;
use wasmtime_wasi::p2::bindings::random::insecure::Host as _;
use wasmtime_wasi::p2::bindings::random::insecure_seed::Host as _;
use wasmtime_wasi::p2::bindings::random::random::Host as _;
use wasmtime_wasi::random::WasiRandomView;

pub(super) fn link(linker: &mut Linker<State>) -> Result<()> {
    let mut random = linker.instance("wasi:random/random@0.2.12")?;
    let ask = |state: &mut State, (length,)| Ok((state.random().get_random_bytes(length)?,));
    kept(&mut random, "random.get-random-bytes", ask)?;
    let ask = |state: &mut State, ()| Ok((state.random().get_random_u64()?,));
    kept(&mut random, "random.get-random-u64", ask)?;

    let mut insecure = linker.instance("wasi:random/insecure@0.2.12")?;
    let ask = |state: &mut State, (length,)| Ok((state.random().get_insecure_random_bytes(length)?,));
    kept(&mut insecure, "insecure.get-insecure-random-bytes", ask)?;
    let ask = |state: &mut State, ()| Ok((state.random().get_insecure_random_u64()?,));
    kept(&mut insecure, "insecure.get-insecure-random-u64", ask)?;

    let mut seed = linker.instance("wasi:random/insecure-seed@0.2.12")?;
    kept(&mut seed, "insecure-seed.insecure-seed", |state: &mut State, ()| Ok((state.random().insecure_seed()?,)))
}
