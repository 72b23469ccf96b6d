//! `cargo xtask`: the order in which things are done. What they do is in one module each.

mod bench;
mod build;
mod check;
mod clean;
mod command;
mod compose;
mod demo;
mod optimise;
mod project;
mod python;
mod setup;
mod size;
mod stamp;
mod test;
mod third_party;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::build::{Flavour, Profile};
use crate::project::Project;

/// Sets up, builds, checks and tests golem-exec.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install every tool at its pinned version under `target/tools` (and `cargo-component` with `cargo install`)
    Setup,
    /// Build the components into `dist/`
    Build {
        /// Build without optimisation, into `dist/debug/`
        #[arg(long)]
        debug: bool,
        /// Build for Golem, with lines in its log, into `dist/golem/` or `dist/golem/debug/`
        #[arg(long)]
        golem: bool,
        /// Only these, by the names of their crates
        components: Vec<String>,
    },
    /// Formatting, lints, sources, and what must hold of the built components
    Check,
    /// Formatting and lints only
    Lint,
    /// Set up, build, check, and run every test; arguments after `--` go to `cargo test`
    Test {
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Set up, build, and measure: the table of the README, or the curves of `docs/`
    Bench {
        /// How latency and memory grow, instead of the table
        #[arg(long)]
        growth: bool,
    },
    /// Set up, build, and run a program on the runtime; without a file, one of the examples
    Demo {
        /// A JavaScript file, and after it the arguments of the program
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        program: Vec<String>,
    },
    /// Write `THIRD-PARTY.md`: what the shipped files are made of, with licences
    ThirdParty,
    /// Print the size of each built component beside its budget
    Size,
    /// Remove what was built; with `--tools` also what setup installed
    Clean {
        /// Also remove `target/tools`
        #[arg(long)]
        tools: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let project = Project::find()?;
    match task {
        Task::Setup => setup::run(&project),
        Task::Build { debug, golem, components } => {
            let profile = if debug { Profile::Debug } else { Profile::Release };
            let flavour = if golem { Flavour::Golem } else { Flavour::Portable };
            build::run(&project, profile, flavour, &components)
        }
        Task::Check => check::run(&project),
        Task::Lint => check::lint(&project),
        Task::Test { arguments } => test::run(&project, &arguments),
        Task::Bench { growth } => bench::run(&project, growth),
        Task::Demo { program } => demo::run(&project, &program),
        Task::ThirdParty => third_party::write(&project),
        Task::Size => size::report(&project),
        Task::Clean { tools } => clean::run(&project, tools),
    }
}
