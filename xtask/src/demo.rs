//! A program on the runtime, from nothing.

use anyhow::Result;

use crate::build::Profile;
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// What is run where no file is named.
const EXAMPLE: &str = "examples/tour.js";

/// Sets up, builds, and runs a program.
pub fn run(project: &Project, program: &[String]) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, &[])?;
    let example = [EXAMPLE.to_owned()];
    let program = if program.is_empty() { &example } else { program };
    let mut demo = cargo(project);
    demo.args(["run", "--quiet", "--package", "golem-exec-tests", "--bin", "demo", "--"]).args(program);
    command::run(&mut demo)
}
