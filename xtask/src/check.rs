//! What must hold before anything is tested.

mod component;
mod contract;
mod format;
mod reproducible;
mod sources;

use anyhow::{Context, Result};

use crate::command::step;
use crate::project::{COMPONENTS, Project};
use crate::{setup, size, third_party};

/// Everything. The components must be built.
pub fn run(project: &Project) -> Result<()> {
    lint(project)?;
    step("sources name no machine", || sources::check(project))?;
    step("`THIRD-PARTY.md` is up to date", || third_party::check(project))?;
    for component in COMPONENTS {
        let path = project.dist().join(component.file);
        let bytes = std::fs::read(&path).with_context(|| format!("`{}` is not built", component.file))?;
        let what = |subject: &str| format!("{}: {subject}", component.file);
        step(&what("a component, with no feature that wasmtime 27 lacks by default"), || component::check(&bytes))?;
        step(&what("exports exactly the contract, imports only WASI"), || contract::check(project, &bytes))?;
        step(&what("two builds are byte-identical"), || reproducible::check(project, component, &bytes))?;
    }
    step("sizes are within their budgets", || size::check(project))
}

/// Formatting and lints, of the sources for this machine and of those for WebAssembly.
pub fn lint(project: &Project) -> Result<()> {
    setup::run(project)?;
    step("formatting", || format::check_format(project))?;
    step("lints", || format::check_lints(project))
}
