//! cargo-component, which builds the components.

use std::process::Command;

use anyhow::Result;

use crate::command::{answer, cargo, run, step};
use crate::project::Project;

/// The version that was tried with the pinned toolchain.
pub const VERSION: &str = "0.21.1";

/// Installs cargo-component where the pinned version is not there: in the ordinary place, or, where another version is
/// installed already, under `target/tools` beside it.
pub fn install(project: &Project) -> Result<()> {
    let installed = version(&mut cargo(project));
    if installed.as_deref() == Some(VERSION) {
        return Ok(());
    }
    step("cargo-component (takes some minutes)", || {
        let mut install = cargo(project);
        install.args(["install", "--locked", "--quiet", "cargo-component", "--version", VERSION]);
        if let Some(other) = installed {
            eprintln!("    version {other} is installed: version {VERSION} goes under `target/tools`");
            install.arg("--root").arg(project.tools().join("cargo"));
        }
        run(&mut install)
    })
}

fn version(cargo: &mut Command) -> Option<String> {
    let answer = answer(cargo.args(["component", "--version"]))?;
    answer.split_whitespace().nth(1).map(str::to_owned)
}
