//! What components are compiled by and what their instances find, for each kind of fence. Made when it is first needed, as most
//! processes need one of them, and each reserves address space.

use std::sync::OnceLock;

use wasmtime::component::Linker;
use wasmtime::{Engine, Result};

use crate::fence::Kind;
use crate::state::State;
use crate::wasm::Wasm;
use crate::{looking, waiting};

/// An engine, and what its instances find.
pub(crate) struct Workshop {
    pub engine: Engine,
    pub linker: Linker<State>,
    /// What keeps the engine's epoch going.
    _wasm: Wasm,
}

/// One for each kind.
#[derive(Default)]
pub(crate) struct Workshops {
    ours: OnceLock<Workshop>,
    others: OnceLock<Workshop>,
}

impl Workshops {
    /// That of a kind.
    pub(crate) fn of(&self, fence: Kind) -> Result<&Workshop> {
        let place = match fence {
            Kind::Looks => &self.ours,
            Kind::Epochs => &self.others,
        };
        if let Some(workshop) = place.get() {
            return Ok(workshop);
        }
        // Whoever else has made it meanwhile was first.
        let made = Workshop::new(fence)?;
        Ok(place.get_or_init(|| made))
    }
}

impl Workshop {
    fn new(fence: Kind) -> Result<Self> {
        let wasm = Wasm::new(fence)?;
        let mut linker = Linker::new(&wasm.engine);
        wasmtime_wasi::p2::add_to_linker_sync(&mut linker)?;
        linker.allow_shadowing(true);
        waiting::add_to_linker(&mut linker)?;
        looking::add_to_linker(&mut linker)?;
        linker.allow_shadowing(false);
        Ok(Workshop { engine: wasm.engine.clone(), linker, _wasm: wasm })
    }
}
