//! Programs on the host, from nothing.

use anyhow::Result;

use crate::build::{Flavour, Profile};
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// What is run where no file is named: one program of each language.
const EXAMPLES: [&str; 2] = ["examples/tour.js", "examples/tour.py"];

/// Sets up, builds, and runs a program, or the examples.
pub fn run(project: &Project, program: &[String]) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, Flavour::Portable, &[])?;
    match program {
        [] => EXAMPLES.iter().try_for_each(|example| run_program(project, example, &[])),
        [file, arguments @ ..] => run_program(project, file, arguments),
    }
}

fn run_program(project: &Project, file: &str, arguments: &[String]) -> Result<()> {
    let mut host = cargo(project);
    host.args(["run", "--quiet", "--package", "golem-exec", "--", "run", file, "--"]).args(arguments);
    // What is compiled for the demonstration stays in the checkout.
    host.env("GOLEM_EXEC_HOME", project.root.join("target/golem-exec"));
    command::run(&mut host)
}
