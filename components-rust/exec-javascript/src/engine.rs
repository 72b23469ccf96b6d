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
        let runtime = RUNTIME.take();
        let meter = runtime.as_ref().map_or_else(|| Rc::new(Meter::new()), |runtime| Rc::clone(&runtime.meter));
        meter.start_over();
        let run = Rc::new(Run::new(job, meter));
        let (ending, runtime) =
            Run::under_way(&run, || if run.look() { (Ending::TimedOut, runtime) } else { run_deep(&run, runtime) });
        RUNTIME.set(runtime);
        Report { ending: run.ending().unwrap_or(ending), warnings: String::new(), peak_memory: run.meter.peak_bytes() }
    }
}

/// On a stack as deep as the host's native one allows. Gives the runtime too, for the next run.
fn run_deep(run: &RunHandle, runtime: Option<Runtime>) -> (Ending, Option<Runtime>) {
    let mut runtime = runtime;
    let ended = with_stack(run.job.stack_kib, |bytes| {
        let ready = match runtime.take() {
            Some(runtime) => Ok(runtime),
            None => Runtime::new(&run.meter, bytes),
        };
        let (ending, left) = match ready {
            Ok(ready) => {
                let ending = ready.run(run, bytes);
                (ending, Some(ready))
            }
            Err(error) => (Ending::Broken(format!("the JavaScript engine could not be started: {error}")), None),
        };
        runtime = left;
        ending
    });
    (ended.unwrap_or(Ending::OutOfMemory), runtime)
}
