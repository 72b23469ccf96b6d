//! Formatting and lints.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::project::{COMPONENTS, Project};
use crate::setup::TARGET;

/// `cargo fmt --check` on everything.
pub fn check_format(project: &Project) -> Result<()> {
    run(cargo(project).args(["fmt", "--all", "--check"]))
}

/// Clippy without a warning: all targets of all crates for this machine, and the components for theirs.
pub fn check_lints(project: &Project) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    run(cargo(project).args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(deny))?;
    for package in COMPONENTS.iter().flat_map(|component| component.crates) {
        let for_wasm = ["clippy", "--quiet", "--package", package, "--target", TARGET];
        run(cargo(project).args(for_wasm).args(deny))?;
    }
    Ok(())
}
