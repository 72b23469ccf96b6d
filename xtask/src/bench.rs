//! Measuring.

use std::env;

use anyhow::Result;

use crate::build::Profile;
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// Sets up, builds, and measures a hello-world beside native Node.js.
pub fn run(project: &Project) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, &[])?;
    let mut bench = cargo(project);
    bench.args(["run", "--quiet", "--profile", "host", "--package", "golem-exec-tests", "--bin", "hello-bench"]);
    if env::var_os("EXEC_NODE").is_none() {
        bench.env("EXEC_NODE", project.tools().join("node"));
    }
    command::run(&mut bench)
}
