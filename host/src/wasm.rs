//! The only place that configures wasmtime.
//!
//! Our components hold programs to their limits by themselves. What is set here is for speed, and a second fence for others: an
//! epoch deadline behind each run's own, for which their code looks at the epoch in every function and every loop. That takes a
//! fifth of the time of whatever computes, so ours are compiled without it: they ask the host for the time in all that they do, and
//! are stopped there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use wasmtime::{Config, Enabled, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};

use crate::fence::Kind;

/// The native stack that WebAssembly gets, in KiB, which the components are told (`EXEC_STACK_KIB`). Programs recurse sixteen
/// times as deep as with wasmtime's default; a thread for each instance can afford it, since pages that are not used cost
/// nothing.
pub(crate) const STACK_KIB: usize = 8 << 10;

/// What a thread has besides, for wasmtime's and WASI's own functions.
const HOST_STACK_BYTES: usize = 2 << 20;

/// The stack of a thread that calls a component.
pub(crate) const THREAD_STACK_BYTES: usize = (STACK_KIB << 10) + 2 * HOST_STACK_BYTES;

/// How often the epoch goes on.
pub(crate) const TICK: Duration = Duration::from_millis(10);

/// How many instances there can be of all runtimes. Each reserves address space for its memories; a 48-bit one has room for
/// several times as many.
pub(crate) const MOST_INSTANCES: u32 = 1_000;

/// What one of our components is made of at most, doubled. `exec-python.wasm` has a dozen core modules, four memories and a
/// table of 18,000 functions.
const CORE_INSTANCES: u32 = 64;
const MEMORIES: u32 = 8;
const TABLES: u32 = 32;
const TABLE_ELEMENTS: usize = 40_000;
const INSTANCE_BYTES: usize = 4 << 20;

/// How much of an instance's memory is kept when its slot is freed, instead of being given back page by page.
const KEPT_BYTES: usize = 4 << 20;

/// The same for a table.
const KEPT_TABLE_BYTES: usize = 512 << 10;

/// An engine, and the thread that lets its epoch go on, where its components look at that.
pub(crate) struct Wasm {
    pub engine: Engine,
    ticking: Arc<AtomicBool>,
}

impl Wasm {
    pub(crate) fn new(fence: Kind) -> wasmtime::Result<Self> {
        // Without the address space that a pool reserves (`ulimit -v`), instances are made one by one.
        let engine = Engine::new(&config(fence, true)).or_else(|_| Engine::new(&config(fence, false)))?;
        if fence == Kind::Looks {
            return Ok(Wasm { engine, ticking: Arc::default() });
        }
        let ticking = Arc::new(AtomicBool::new(true));
        let (clock, keeps) = (engine.clone(), ticking.clone());
        thread::Builder::new().name("golem-exec epoch".to_owned()).spawn(move || {
            while keeps.load(Ordering::Relaxed) {
                thread::sleep(TICK);
                clock.increment_epoch();
            }
        })?;
        Ok(Wasm { engine, ticking })
    }
}

impl Drop for Wasm {
    fn drop(&mut self) {
        self.ticking.store(false, Ordering::Relaxed);
    }
}

fn config(fence: Kind, pooling: bool) -> Config {
    let mut config = Config::new();
    config.epoch_interruption(fence == Kind::Epochs);
    // The engine of Python says which of its branches are seldom taken.
    config.wasm_branch_hinting(true);
    config.max_wasm_stack(STACK_KIB << 10);
    config.async_stack_size((STACK_KIB << 10) + HOST_STACK_BYTES);
    if pooling {
        config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool()));
    }
    config
}

fn pool() -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    // Nothing is called asynchronously; each stack that could be would be a system call at every start of the program.
    pool.total_stacks(1)
        .total_component_instances(MOST_INSTANCES)
        .total_core_instances(MOST_INSTANCES * CORE_INSTANCES)
        .total_memories(MOST_INSTANCES * MEMORIES)
        .total_tables(MOST_INSTANCES * TABLES)
        .max_core_instances_per_component(CORE_INSTANCES)
        .max_memories_per_component(MEMORIES)
        .max_tables_per_component(TABLES)
        .max_component_instance_size(INSTANCE_BYTES)
        .max_core_instance_size(INSTANCE_BYTES)
        .table_elements(TABLE_ELEMENTS)
        .pagemap_scan(Enabled::Auto)
        .linear_memory_keep_resident(KEPT_BYTES)
        .table_keep_resident(KEPT_TABLE_BYTES);
    pool
}
