//! The npm packages of the JavaScript library, and `wasm-opt` for the engine of Python, exactly as the lock file says. None of their
//! scripts is run.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::run;
use crate::project::Project;
use crate::stamp::Inputs;

/// Where the manifest is, and which files npm reads of it.
const LIBRARY: &str = "components-rust/exec-javascript/library";
const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// What the packages depend on.
pub fn inputs(project: &Project) -> Result<Inputs> {
    let files = FILES.map(|name| format!("{LIBRARY}/{name}"));
    Inputs::new().files(project, &files.each_ref().map(String::as_str))
}

/// Installs them under `target/tools/npm`, so that no `node_modules` stands among the sources.
pub fn install(project: &Project) -> Result<()> {
    let folder = project.tools().join("npm");
    fs::create_dir_all(&folder)?;
    for name in FILES {
        fs::copy(project.root.join(LIBRARY).join(name), folder.join(name)).with_context(|| format!("no `{name}`"))?;
    }
    // npm is a script that looks for `node` in the path: the environment's own comes first.
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = [project.tools().join("venv/bin")].into_iter().chain(env::split_paths(&inherited));
    let mut npm = Command::new(project.venv_program("npm"));
    npm.current_dir(&folder).env("PATH", env::join_paths(folders)?);
    run(npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
}
