//! The QuickJS runtime that runs one program after the other.
//!
//! It is built once, with the library in it. Before the first program its heap is copied, and after each program the copy is
//! put back: whatever a program has done to its objects, its prototypes, its jobs and its memory, the next one finds them as
//! they were made. What has to be seen to besides is what lies outside the heap:
//!
//! - Objects of Rust's in the heap: the functions of [`native`] are there from the start and are kept for good
//!   (`exec_keep_natives`), what they do is done to the run that is under way, and no other functions are made. Other objects
//!   (hashes, decoders, streams) are finalized if the program has left any.
//! - rquickjs's own state holds values that were made with the library, and none of a program's.
//! - The stack's bounds and the seed of `Math.random` are set for each run.

use std::rc::Rc;

use exec_core::Ending;
use rquickjs::{Context, Ctx, Error, JsLifetime, Object, Result};

use crate::memory::{Arena, Content, Meter, MeteredAllocator};
use crate::modules::{SessionLoader, SessionResolver};
use crate::run::{Run, RunHandle};
use crate::{event_loop, library, native};

/// The QuickJS runtime that runs one program after the other.
pub(crate) struct Runtime {
    pub meter: Rc<Meter>,
    context: Context,
    runtime: rquickjs::Runtime,
    arena: Rc<Arena>,
    idle: Content,
    idle_bytes: usize,
}

/// What library and program have in common, kept with the context.
struct Library<'js> {
    native: Object<'js>,
    hooks: Object<'js>,
}

// SAFETY: the one lifetime of the type is that of the values in it.
unsafe impl<'js> JsLifetime<'js> for Library<'js> {
    type Changed<'to> = Library<'to>;
}

/// The library's hooks.
pub(crate) fn hooks_of<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    ctx.userdata::<Library>().map(|library| library.hooks.clone()).ok_or(Error::Unknown)
}

impl Runtime {
    /// A runtime with the library in it.
    pub(crate) fn new(meter: &Rc<Meter>, stack_bytes: usize) -> Result<Self> {
        let arena = Arena::new();
        let runtime = rquickjs::Runtime::new_with_alloc(MeteredAllocator::new(Rc::clone(meter), Rc::clone(&arena)))?;
        runtime.set_max_stack_size(stack_bytes);
        runtime.set_loader(SessionResolver, SessionLoader);
        runtime.set_interrupt_handler(Some(Box::new(Run::step_current)));
        runtime.set_host_promise_rejection_tracker(Some(Box::new(event_loop::on_rejection)));
        let context = Context::full(&runtime)?;
        context.with(|ctx| {
            let native = native::bind(&ctx)?;
            let hooks = library::start(&ctx, native.clone())?;
            let _ = ctx.store_userdata(Library { native, hooks });
            quickjs::keep_natives(&ctx);
            Ok::<_, Error>(())
        })?;
        // What the start of the library has left is not to be found and freed in the program's time.
        runtime.run_gc();
        context.with(|ctx| quickjs::close_pages(&ctx));
        let idle = arena.content().ok_or(Error::Allocation)?;
        let idle_bytes = meter.total_bytes();
        Ok(Runtime { meter: Rc::clone(meter), context, runtime, arena, idle, idle_bytes })
    }

    /// Runs a program, which finds the runtime as it was made, and leaves it so.
    pub(crate) fn run(&self, run: &RunHandle, stack_bytes: usize) -> Ending {
        self.runtime.set_max_stack_size(stack_bytes);
        let ending = self.context.with(|ctx| {
            quickjs::begin(&ctx, run.job.deadline.tell_wall());
            let ending = start(&ctx, run).map(|hooks| event_loop::drive(&ctx, run, &hooks));
            self.meter.finish();
            if self.meter.has_charges() {
                quickjs::finalize_natives(&ctx);
            }
            ending
        });
        // SAFETY: nothing of the program runs any more, and no value of its is held: `Run` holds none, and what the library's
        // natives hold is what they were made with.
        unsafe { self.arena.put_back(&self.idle) };
        self.meter.settle(self.idle_bytes);
        ending.unwrap_or_else(|error| Ending::Broken(format!("the program could not be started: {error}")))
    }
}

/// Tells the library of the run. From the end of this on, memory is the program's.
fn start<'js>(ctx: &Ctx<'js>, run: &RunHandle) -> Result<Object<'js>> {
    let native = ctx.userdata::<Library>().map(|library| library.native.clone()).ok_or(Error::Unknown)?;
    native::describe(&native, &run.job)?;
    run.meter.begin(run.job.memory_bytes, Run::step_current);
    hooks_of(ctx)
}

/// What the patches of QuickJS add (`quickjs/keep-runtime.patch`).
#[cfg(target_family = "wasm")]
mod quickjs {
    use rquickjs::{Ctx, qjs};

    unsafe extern "C" {
        fn exec_keep_natives(rt: *mut qjs::JSRuntime);
        fn exec_close_pages(rt: *mut qjs::JSRuntime);
        fn exec_finalize_natives(rt: *mut qjs::JSRuntime);
        fn exec_seed_random(ctx: *mut qjs::JSContext, seed: u64);
    }

    fn runtime(ctx: &Ctx<'_>) -> *mut qjs::JSRuntime {
        // SAFETY: the context is alive.
        unsafe { qjs::JS_GetRuntime(ctx.as_raw().as_ptr()) }
    }

    /// Holds on to every object of Rust's in the heap.
    pub fn keep_natives(ctx: &Ctx<'_>) {
        // SAFETY: the runtime is alive.
        unsafe { exec_keep_natives(runtime(ctx)) };
    }

    /// Lets nothing be allocated in the pages that are in use.
    pub fn close_pages(ctx: &Ctx<'_>) {
        // SAFETY: the runtime is alive.
        unsafe { exec_close_pages(runtime(ctx)) };
    }

    /// Finalizes the objects of Rust's that were made since and are no functions. Nothing may use them afterwards.
    pub fn finalize_natives(ctx: &Ctx<'_>) {
        // SAFETY: the runtime is alive, and its program has ended.
        unsafe { exec_finalize_natives(runtime(ctx)) };
    }

    /// Begins a run: from this stack, and with numbers of its own.
    pub fn begin(ctx: &Ctx<'_>, seed: u64) {
        // SAFETY: runtime and context are alive.
        unsafe {
            qjs::JS_UpdateStackTop(runtime(ctx));
            exec_seed_random(ctx.as_raw().as_ptr(), seed);
        }
    }
}

/// On the machine that builds it, the crate is compiled for its unit tests only, which have QuickJS without its patches.
#[cfg(not(target_family = "wasm"))]
mod quickjs {
    use rquickjs::Ctx;

    pub fn keep_natives(_: &Ctx<'_>) {}

    pub fn close_pages(_: &Ctx<'_>) {}

    pub fn finalize_natives(_: &Ctx<'_>) {}

    pub fn begin(_: &Ctx<'_>, _: u64) {}
}
