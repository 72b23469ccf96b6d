//! Measuring.

use anyhow::Result;

use crate::build::{Flavour, Profile};
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// The benchmarks, each a program of the harness.
const BENCHES: [&str; 2] = ["hello-bench", "compute-bench"];

/// Sets up, builds, and measures a hello-world of both languages and computing in Python, beside native interpreters.
pub fn run(project: &Project) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, Flavour::Portable, &[])?;
    for name in BENCHES {
        let mut bench = cargo(project);
        bench.args(["run", "--quiet", "--profile", "host", "--package", "golem-exec-tests", "--bin", name]);
        command::run(&mut bench)?;
    }
    Ok(())
}
