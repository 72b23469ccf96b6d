//! Measuring.

use anyhow::Result;

use crate::build::{Flavour, Profile};
use crate::command::{self, cargo};
use crate::project::Project;
use crate::{build, setup};

/// Sets up, builds, measures, and publishes what was measured: `host/benches/measured`.
pub fn run(project: &Project, growth: bool) -> Result<()> {
    setup::run(project)?;
    build::run(project, Profile::Release, Flavour::Portable, &[])?;
    let mut bench = cargo(project);
    bench.args(["bench", "--quiet", "--profile", "host", "--package", "golem-exec", "--bench", "measured"]);
    if growth {
        bench.args(["--", "growth"]);
    }
    command::run(&mut bench)
}
