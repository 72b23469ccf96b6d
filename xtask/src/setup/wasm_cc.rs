//! The C compiler driver of this workspace, built and put where its launchers look for it.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{cargo, run};
use crate::project::Project;
use crate::stamp::Inputs;

/// What the driver depends on.
pub fn inputs(project: &Project) -> Result<Inputs> {
    Inputs::new().files(project, &["rust-toolchain.toml", "tools/wasm-cc"])
}

/// Builds it in a folder of its own, so that a build of something else never replaces it.
pub fn install(project: &Project) -> Result<()> {
    let folder = project.tools().join("build");
    run(cargo(project).args(["build", "--quiet", "--release", "--package", "wasm-cc", "--target-dir"]).arg(&folder))?;
    let (built, placed) = (folder.join("release/wasm-cc"), project.tools().join("wasm-cc"));
    let fresh = placed.with_extension("new");
    fs::copy(&built, &fresh).with_context(|| format!("cannot copy `{}`", built.display()))?;
    fs::rename(&fresh, &placed).with_context(|| format!("cannot write `{}`", placed.display()))
}
