//! One instance, and a thread that has the stack which WebAssembly is promised.
//!
//! Whoever has a worker sends it work and waits; or does the work, on a thread that has as much stack. A worker whose work
//! trapped is of no more use, and is dropped.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use wasmtime::Store;
use wasmtime::component::InstancePre;

use crate::bindings::Exec;
use crate::error::RunError;
use crate::fence::Fence;
use crate::instances::{Directory, Instances, wait_for};
use crate::state::State;
use crate::wasm::THREAD_STACK_BYTES;

/// How long an instance may take to start. Ours take milliseconds; what somebody installs may never end.
const START_TIME: Duration = Duration::from_secs(10);

/// What an instance is made of.
#[derive(Clone)]
pub(crate) struct Blueprint {
    pub pre: InstancePre<State>,
    pub variables: Arc<[(String, String)]>,
    pub memory_bytes: usize,
    pub instances: Arc<Instances>,
}

/// An instance.
pub(crate) struct Instance {
    pub exec: Exec,
    pub store: Store<State>,
}

/// The directory that an instance has at `/`.
pub(crate) enum Root {
    /// Its own, which goes with it.
    Temporary(Directory),
    /// One that stays.
    Kept(PathBuf),
}

impl Root {
    /// A new one that goes with the instance.
    pub(crate) fn temporary(blueprint: &Blueprint) -> Result<Self, RunError> {
        blueprint.instances.make().map(Root::Temporary).map_err(RunError::Room)
    }

    fn path(&self) -> &Path {
        match self {
            Root::Temporary(folder) => folder.path(),
            Root::Kept(folder) => folder,
        }
    }
}

type Work = Box<dyn FnOnce() + Send>;

thread_local! {
    /// Whether this thread has [`THREAD_STACK_BYTES`].
    static IS_DEEP: Cell<bool> = const { Cell::new(false) };
}

/// This thread was made with [`THREAD_STACK_BYTES`], so that it can do a worker's work itself. To wake another thread and to be
/// woken by it takes about as long as a small program.
pub(crate) fn this_thread_is_deep() {
    IS_DEEP.set(true);
}

/// A handle to a worker's thread, which ends when it is dropped. Dropping waits for that: a process that ended before its
/// workers would leave their directories behind.
pub(crate) struct Worker {
    /// There until it is dropped, which is what ends the thread.
    work: Option<Sender<Work>>,
    /// There until its thread ends.
    instance: Arc<Mutex<Option<Instance>>>,
    thread: Option<JoinHandle<()>>,
    fence: Fence,
    memory: Arc<AtomicUsize>,
}

impl Worker {
    /// Starts one, and waits until its instance is there.
    pub(crate) fn start(blueprint: &Blueprint, root: Root) -> Result<Self, RunError> {
        let engine = blueprint.pre.engine();
        let fence = Fence::new();
        let (store, memory) = State::store(engine, root.path(), &blueprint.variables, blueprint.memory_bytes, &fence)
            .map_err(RunError::Start)?;
        let pre = blueprint.pre.clone();
        let (work, received) = mpsc::channel::<Work>();
        let (started, ready) = mpsc::channel();
        let guard = fence.clone();
        let instance = Arc::new(Mutex::new(None));
        let place = Arc::clone(&instance);
        let live = move || {
            guard.allow(START_TIME);
            let started_instance = instantiate(store, &pre);
            guard.rest();
            match started_instance {
                Err(error) => drop(started.send(Err(error))),
                Ok(instance) => {
                    *lock(&place) = Some(instance);
                    drop(started.send(Ok(())));
                    while let Ok(work) = received.recv() {
                        work();
                    }
                }
            }
            // The directory goes after the instance that has it open.
            drop(lock(&place).take());
            drop(root);
        };
        let thread = thread::Builder::new().name("golem-exec worker".to_owned()).stack_size(THREAD_STACK_BYTES);
        let thread = thread.spawn(live).map_err(RunError::Room)?;
        ready.recv().unwrap_or(Err(RunError::Lost))?;
        Ok(Worker { work: Some(work), instance, thread: Some(thread), fence, memory })
    }

    /// Does some work with the instance, which has so much time, and waits for it.
    pub(crate) fn call<T: Send + 'static>(
        &self,
        time: Duration,
        work: impl FnOnce(&mut Instance) -> wasmtime::Result<T> + Send + 'static,
    ) -> Result<T, RunError> {
        let (fence, instance) = (self.fence.clone(), Arc::clone(&self.instance));
        let work = move || {
            let mut instance = lock(&instance);
            let instance = instance.as_mut()?;
            fence.allow(time);
            let done = work(instance);
            fence.rest();
            Some(done)
        };
        let done = if IS_DEEP.get() { work() } else { self.elsewhere(work) };
        match done {
            Some(Ok(done)) => Ok(done),
            _ if self.fence.is_cancelled() => Err(RunError::Cancelled),
            Some(Err(_)) if self.fence.has_stopped() => Err(RunError::Overdue),
            Some(Err(error)) => Err(RunError::Trapped(error)),
            None => Err(RunError::Lost),
        }
    }

    /// Does some work on the worker's thread, and waits for it; `None` where that thread is no more.
    fn elsewhere<T: Send + 'static>(&self, work: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
        let (answer, answered) = mpsc::channel();
        let work: Work = Box::new(move || drop(answer.send(work())));
        self.work.as_ref()?.send(work).ok()?;
        answered.recv().ok()?
    }

    /// What ends its present run from elsewhere.
    pub(crate) fn fence(&self) -> &Fence {
        &self.fence
    }

    /// The bytes of all linear memories of its instance.
    pub(crate) fn memory_bytes(&self) -> usize {
        self.memory.load(Ordering::Relaxed)
    }

    /// Lets it end without waiting for that. Whoever drops `instances` does.
    pub(crate) fn leave(mut self, instances: &Instances) {
        drop(self.work.take());
        if let Some(thread) = self.thread.take() {
            instances.leave(thread);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.work.take());
        // A listener that has the last handle drops it on this very thread.
        self.thread.take().into_iter().for_each(wait_for);
    }
}

/// The instance. One whose work panicked is as it is then, and its worker is dropped.
fn lock(instance: &Mutex<Option<Instance>>) -> MutexGuard<'_, Option<Instance>> {
    instance.lock().unwrap_or_else(PoisonError::into_inner)
}

fn instantiate(mut store: Store<State>, pre: &InstancePre<State>) -> Result<Instance, RunError> {
    let instance = pre.instantiate(&mut store).map_err(RunError::Start)?;
    let exec = Exec::new(&mut store, &instance).map_err(RunError::Exports)?;
    Ok(Instance { exec, store })
}
