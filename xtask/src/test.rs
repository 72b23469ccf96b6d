//! Everything that must pass, in the order in which a failure is cheapest.

use anyhow::Result;

use crate::build::{Flavour, Profile};
use crate::command::{self, cargo, step};
use crate::project::{EXAMPLES, Project};
use crate::{build, check, setup};

/// Sets up, builds, checks and tests. The tests come last, so that their summary closes the output.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, Flavour::Portable, &[])?;
    build::run(project, Profile::Release, Flavour::Golem, &[])?;
    let examples: Vec<_> = EXAMPLES.iter().map(|example| example.package.to_owned()).collect();
    build::run(project, Profile::Release, Flavour::Portable, &examples)?;
    check::run(project)?;
    step("tests", || run_tests(project, arguments))
}

fn run_tests(project: &Project, arguments: &[String]) -> Result<()> {
    command::run(cargo(project).args(["test", "--workspace"]).args(arguments))
}
