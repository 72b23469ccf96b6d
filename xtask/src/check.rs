//! What must hold before anything is tested.

mod component;
mod contract;
mod format;
mod reproducible;
mod sources;

use anyhow::{Context, Result};

use crate::build::{Flavour, Profile, folder};
use crate::command::step;
use crate::project::{COMPONENTS, Component, Project};
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
        step(&what("exports exactly the contract, imports only WASI"), || {
            contract::check(project, Flavour::Portable, &bytes)
        })?;
        step(&what("two builds are byte-identical"), || reproducible::check(project, component, &bytes))?;
    }
    for component in COMPONENTS {
        step(&format!("{}: the same for Golem, with its log", component.file), || check_golem(project, component))?;
    }
    step("sizes are within their budgets", || size::check(project))
}

/// What must hold of the file that Golem gets.
fn check_golem(project: &Project, component: &Component) -> Result<()> {
    let path = folder(project, Profile::Release, Flavour::Golem).join(component.file);
    let bytes = std::fs::read(&path).context("it is not built: `cargo xtask build --golem`")?;
    component::check(&bytes)?;
    contract::check(project, Flavour::Golem, &bytes)
}

/// Formatting and lints, of the sources for this machine and of those for WebAssembly.
pub fn lint(project: &Project) -> Result<()> {
    setup::run(project)?;
    setup::for_lints(project)?;
    step("formatting", || format::check_format(project))?;
    step("lints", || format::check_lints(project))?;
    step("shell scripts", || format::check_scripts(project))
}
