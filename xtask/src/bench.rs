//! Measuring.

use anyhow::Result;

use crate::build::Profile;
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// Sets up, builds, and measures a hello-world beside native Node.js.
pub fn run(project: &Project) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release)?;
    command::run(cargo(project).args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "golem-exec-tests",
        "--bin",
        "hello-bench",
    ]))
}
