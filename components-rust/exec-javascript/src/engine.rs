//! The engine of this component: one program, from a fresh QuickJS runtime to its end.

use std::rc::Rc;

use exec_core::{Ending, Engine, Job, LanguageKind, Report};
use rquickjs::{Context, Ctx, Error, JsLifetime, Object, Result, Runtime};

use crate::memory::{Meter, MeteredAllocator};
use crate::modules::{SessionLoader, SessionResolver};
use crate::run::{InContext, Run, RunHandle};
use crate::stack::{NoMemory, with_stack};
use crate::{event_loop, library, native};

/// JavaScript.
pub(crate) struct JavaScript;

impl Engine for JavaScript {
    const LANGUAGE: LanguageKind = LanguageKind::Javascript;

    fn run(job: Rc<Job>) -> Report {
        let meter = Rc::new(Meter::new());
        let run = Rc::new(Run::new(job, Rc::clone(&meter)));
        let perform = || if run.look() { Ending::TimedOut } else { run_deep(&run) };
        let ending = native::time::with_clock(&run.job.deadline, perform);
        Report { ending: run.ending().unwrap_or(ending), warnings: String::new(), peak_memory: meter.peak_bytes() }
    }
}

/// On a stack as deep as the host's native one allows.
fn run_deep(run: &RunHandle) -> Ending {
    match with_stack(run.job.stack_kib, |bytes| run_fresh(run, bytes)) {
        Ok(ended) => ended.unwrap_or_else(broken),
        Err(NoMemory) => Ending::OutOfMemory,
    }
}

fn broken(error: Error) -> Ending {
    Ending::Broken(format!("the JavaScript engine could not be started: {error}"))
}

fn run_fresh(run: &RunHandle, stack_bytes: usize) -> Result<Ending> {
    let runtime = Runtime::new_with_alloc(MeteredAllocator::new(Rc::clone(&run.meter)))?;
    runtime.set_max_stack_size(stack_bytes);
    runtime.set_loader(SessionResolver, SessionLoader);
    let watched = Rc::clone(run);
    runtime.set_interrupt_handler(Some(Box::new(move || watched.step())));
    runtime.set_host_promise_rejection_tracker(Some(Box::new(event_loop::on_rejection)));
    let context = Context::full(&runtime)?;
    context.with(|ctx| {
        let _ = ctx.store_userdata(InContext(Rc::clone(run)));
        let ending = start(&ctx, run).map(|hooks| event_loop::drive(&ctx, run, &hooks));
        run.meter.finish();
        release(&ctx);
        ending
    })
}

/// Brings up the library. From its end on, memory is the program's.
fn start<'js>(ctx: &Ctx<'js>, run: &RunHandle) -> Result<Object<'js>> {
    let hooks = library::start(ctx, native::bind(ctx, run)?)?;
    let _ = ctx.store_userdata(Hooks(hooks.clone()));
    let watched = Rc::downgrade(run);
    let overdue = move || watched.upgrade().is_some_and(|run| run.step());
    run.meter.begin(run.job.memory_bytes, Rc::new(overdue));
    Ok(hooks)
}

/// Lets go of every JavaScript value that is held outside the heap, so that the runtime can free it all.
fn release(ctx: &Ctx<'_>) {
    let _ = ctx.remove_userdata::<Hooks>();
    let _ = ctx.remove_userdata::<InContext>();
}

/// The library's hooks, kept with the context.
struct Hooks<'js>(Object<'js>);

// SAFETY: the one lifetime of the type is that of the value in it.
unsafe impl<'js> JsLifetime<'js> for Hooks<'js> {
    type Changed<'to> = Hooks<'to>;
}

/// The library's hooks.
pub(crate) fn hooks_of<'js>(ctx: &Ctx<'js>) -> Result<Object<'js>> {
    ctx.userdata::<Hooks>().map(|hooks| hooks.0.clone()).ok_or(Error::Unknown)
}
