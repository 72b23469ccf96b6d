//! The engine of this component: one program after the other, each in a QuickJS runtime that is as it was when it was new.

use std::cell::RefCell;
use std::rc::Rc;

use exec_core::{Ending, Engine, Job, LanguageKind, Report};

use crate::memory::Meter;
use crate::run::{Run, RunHandle};
use crate::runtime::Runtime;
use crate::stack::with_stack;

/// JavaScript.
pub(crate) struct JavaScript;

thread_local! {
    /// The runtime, once a run has needed it.
    static RUNTIME: RefCell<Option<Runtime>> = const { RefCell::new(None) };
}

impl Engine for JavaScript {
    const LANGUAGE: LanguageKind = LanguageKind::Javascript;

    fn run(job: Rc<Job>) -> Report {
        let mut runtime = RUNTIME.take();
        let meter = runtime.as_ref().map_or_else(|| Rc::new(Meter::new()), |runtime| Rc::clone(&runtime.meter));
        meter.start_over();
        let run = Rc::new(Run::new(job, meter));
        let perform = || if run.look() { Ending::TimedOut } else { run_deep(&run, &mut runtime) };
        let ending = Run::under_way(&run, perform);
        RUNTIME.set(runtime);
        Report { ending: run.ending().unwrap_or(ending), warnings: String::new(), peak_memory: run.meter.peak_bytes() }
    }
}

/// On a stack as deep as the host's native one allows, in the runtime, which is built if there is none yet.
fn run_deep(run: &RunHandle, runtime: &mut Option<Runtime>) -> Ending {
    let ended = with_stack(run.job.stack_kib, |bytes| {
        let ready = match runtime.take() {
            Some(ready) => ready,
            None => Runtime::new(&run.meter, bytes)?,
        };
        Ok(runtime.insert(ready).run(run, bytes))
    });
    ended.map_or(Ending::OutOfMemory, |ending| ending.unwrap_or_else(broken))
}

fn broken(error: rquickjs::Error) -> Ending {
    Ending::Broken(format!("the JavaScript engine could not be started: {error}"))
}
