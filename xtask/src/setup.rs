//! Installs what the build needs and rustup does not bring, each tool at a pinned version. A step that was done for the
//! same pins is skipped, so that a second run takes no time.

mod cargo_component;
mod npm;
mod python;
mod rust;
mod wasm_cc;

use std::fs;

use anyhow::{Context, Result};

pub use python::SHELLCHECK;
pub use rust::TARGET;

use crate::command::step;
use crate::project::Project;
use crate::stamp::{Inputs, Stamp};

/// Installs whatever is missing.
pub fn run(project: &Project) -> Result<()> {
    fs::create_dir_all(project.tools()).context("cannot create the folder of the tools")?;
    rust::install_target(project)?;
    cargo_component::install(project)?;
    once(
        project,
        "python",
        python::BUILD.inputs(project)?,
        "Python packages (compiler for C, Node.js)",
        python::install,
    )?;
    once(
        project,
        "npm",
        npm::inputs(project)?,
        "npm packages (esbuild, wasm-opt, what the library bundles)",
        npm::install,
    )?;
    once(project, "wasm-cc", wasm_cc::inputs(project)?, "C compiler driver for WebAssembly", wasm_cc::install)?;
    let schemathesis = |project: &Project| python::SCHEMATHESIS.install(project).map(drop);
    let inputs = python::SCHEMATHESIS.inputs(project)?;
    once(project, "schemathesis", inputs, "Python packages (schemathesis, for the tests)", schemathesis)?;
    Ok(())
}

/// Installs what only the lints need; it is not made for every machine that the rest runs on.
pub fn for_lints(project: &Project) -> Result<()> {
    let install = |project: &Project| SHELLCHECK.install(project).map(drop);
    once(project, "shellcheck", SHELLCHECK.inputs(project)?, "Python packages (shellcheck, for the lints)", install)
}

fn once(
    project: &Project,
    name: &str,
    inputs: Inputs,
    what: &str,
    install: impl FnOnce(&Project) -> Result<()>,
) -> Result<()> {
    let stamp = Stamp::new(project, name, inputs);
    if stamp.is_set() {
        return Ok(());
    }
    stamp.clear();
    step(what, || install(project))?;
    stamp.set()
}
