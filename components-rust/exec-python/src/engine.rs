//! The engine of this component: one program, from a fresh interpreter to its end.

use std::rc::Rc;

use exec_core::{Ending, Engine, Job, LanguageKind, Report};

use crate::report;
use crate::scene;
use crate::wit::golem::exec_engine::control as engine;
use crate::wit::golem::exec_sandbox::control as sandbox;

/// Python.
pub(crate) struct Python;

impl Engine for Python {
    const LANGUAGE: LanguageKind = LanguageKind::Python;

    fn run(job: Rc<Job>) -> Report {
        // Before the scene is set: what the last run left open is dropped in the world that it was opened in, or none.
        engine::reset();
        let scene = match scene::of(&job) {
            Ok(scene) => scene,
            Err(error) => {
                let ending = Ending::Broken(format!("the session's directory cannot be opened: {error}"));
                return Report { ending, warnings: String::new(), peak_memory: 0 };
            }
        };
        sandbox::begin(scene);
        engine::arm(job.deadline.ends(), job.memory_bytes.unwrap_or(u64::MAX), job.stack_kib);
        // The engine looks at the clock soon enough; only a run without any time must not begin.
        if job.deadline.known() < job.deadline.ends() {
            engine::run();
        }
        let traces = sandbox::end();
        // Should the host's clock begin anew after a crash, the sandbox has seen it and this component has not.
        job.deadline.reached(traces.known);
        let ending = report::ending(engine::cut(), &traces, job.deadline.has_passed());
        job.output.take_over(report::log(traces.log));
        Report { ending, warnings: traces.warnings, peak_memory: engine::peak() }
    }
}
