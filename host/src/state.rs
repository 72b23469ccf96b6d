//! What the host keeps for one instance: its WASI, with one directory and nothing of the machine's environment, and how much
//! memory it may have.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wasmtime::component::ResourceTable;
use wasmtime::{Engine, ResourceLimiter, Result, Store};
use wasmtime_wasi::clocks::WasiClocksCtxView;
use wasmtime_wasi::{FsPerms, WasiCtx, WasiCtxView, WasiView};

use crate::fence::Fence;
use crate::live::{Channel, Live};
use crate::looking::Looking;
use crate::waiting::Waiting;
use crate::wasm::STACK_KIB;

/// What a table may have. Ours have 18,000 elements.
const TABLE_ELEMENTS: usize = 100_000;

/// The state of a store.
pub(crate) struct State {
    wasi: WasiCtx,
    pub(crate) table: ResourceTable,
    memory: Cap,
    pub(crate) live: Live,
    fence: Fence,
}

/// Bounds the sum of all linear memories of an instance.
struct Cap {
    bytes: Arc<AtomicUsize>,
    most: usize,
}

impl State {
    /// A store for an instance whose directory is `root`, with the counter of its memory.
    pub(crate) fn store(
        engine: &Engine,
        root: &Path,
        variables: &[(String, String)],
        memory_bytes: usize,
        fence: &Fence,
    ) -> Result<(Store<State>, Arc<AtomicUsize>)> {
        let live = Live::default();
        let mut wasi = WasiCtx::builder();
        wasi.stdout(live.pipe(Channel::Stdout)).stderr(live.pipe(Channel::Stderr));
        // A thread that calls an instance has nothing else to do.
        wasi.allow_blocking_current_thread(true);
        wasi.preopened_dir(root, "/", FsPerms::ReadWrite)?;
        wasi.envs(variables).env("EXEC_STACK_KIB", STACK_KIB.to_string());
        let bytes = Arc::new(AtomicUsize::new(0));
        let memory = Cap { bytes: Arc::clone(&bytes), most: memory_bytes };
        let (table, fence) = (ResourceTable::new(), fence.clone());
        let mut store = Store::new(engine, State { wasi: wasi.build(), table, memory, live, fence });
        store.data().fence.clone().guard(&mut store);
        store.limiter(|state| &mut state.memory);
        Ok((store, bytes))
    }

    /// What the store's instance looks at the clock with.
    pub(crate) fn looking(&mut self) -> Looking<'_> {
        let clocks = WasiClocksCtxView { ctx: self.wasi.clocks(), table: &mut self.table };
        Looking { clocks, fence: &self.fence }
    }

    /// What the store's instance waits with.
    pub(crate) fn waiting(&mut self) -> Waiting<'_> {
        Waiting { table: &mut self.table, fence: &self.fence }
    }
}

impl ResourceLimiter for Cap {
    fn memory_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> Result<bool> {
        let bytes = self.bytes.load(Ordering::Relaxed) + (desired - current);
        let allowed = bytes <= self.most;
        if allowed {
            self.bytes.store(bytes, Ordering::Relaxed);
        }
        Ok(allowed)
    }

    fn table_growing(&mut self, _current: usize, desired: usize, _maximum: Option<usize>) -> Result<bool> {
        Ok(desired <= TABLE_ELEMENTS)
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}
