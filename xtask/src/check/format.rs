//! Formatting and lints, of Rust and of shell.

use std::process::Command;

use anyhow::Result;

use crate::command::{cargo, run};
use crate::project::{COMPONENTS, EXAMPLES, Project};
use crate::setup::{SHELLCHECK, TARGET};

/// The shell scripts. What they include is named from the root, so that is where they are looked at.
const SCRIPTS: [&str; 4] = ["golem/build.sh", "golem/common.sh", "golem/deploy.sh", "golem/smoke.sh"];

/// `cargo fmt --check` on everything.
pub fn check_format(project: &Project) -> Result<()> {
    run(cargo(project).args(["fmt", "--all", "--check"]))
}

/// Clippy without a warning: all targets of all crates for this machine, and the components for theirs.
pub fn check_lints(project: &Project) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    run(cargo(project).args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(deny))?;
    for package in COMPONENTS.iter().chain(EXAMPLES).flat_map(|component| component.crates) {
        let for_wasm = ["clippy", "--quiet", "--package", package, "--target", TARGET];
        run(cargo(project).args(for_wasm).args(deny))?;
    }
    let for_golem = ["clippy", "--quiet", "--package", "exec-core", "--features", "wasi-logging", "--target", TARGET];
    run(cargo(project).args(for_golem).args(deny))
}

/// Shellcheck without a remark.
pub fn check_scripts(project: &Project) -> Result<()> {
    let mut shellcheck = Command::new(SHELLCHECK.program(project, "shellcheck"));
    run(shellcheck.current_dir(&project.root).arg("--external-sources").args(SCRIPTS))
}
