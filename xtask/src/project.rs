//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// One component of the project.
pub struct Component {
    /// The crate it is built from.
    pub package: &'static str,
    /// Our crates that are compiled for it and for no other: that one, and what it is composed with.
    pub crates: &'static [&'static str],
    /// Its name in `dist/`.
    pub file: &'static str,
    /// The size that it must not exceed, in bytes.
    pub budget: u64,
}

/// The crate whose component is composed with two others.
pub const PYTHON: &str = "exec-python";

/// The crate with the world that the engine of Python sees.
pub const SANDBOX: &str = "exec-sandbox";

/// Every component. The budget of requirements.md is 10 MB for each; that of Python has the interpreter's code and its
/// library in it (README, "Sizes").
pub const COMPONENTS: &[Component] = &[
    Component {
        package: "exec-javascript",
        crates: &["exec-javascript"],
        file: "exec-javascript.wasm",
        budget: 10_000_000,
    },
    Component { package: PYTHON, crates: &[PYTHON, SANDBOX], file: "exec-python.wasm", budget: 20_000_000 },
];

/// Components that show how the others are used. They are built where they are named.
pub const EXAMPLES: &[Component] =
    &[Component { package: "exec-agent", crates: &["exec-agent"], file: "agent.wasm", budget: 1_000_000 }];

/// The checkout and its folders.
pub struct Project {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
}

impl Project {
    /// The project that this program was built from.
    pub fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?.to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
        Ok(Self { root, target })
    }

    /// What setup installs. Always in the checkout, whatever `CARGO_TARGET_DIR` says: the launchers in `tools/wasm-cc`
    /// must find it without knowing more than where they are.
    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// Where finished components go.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The programs of the virtual environment.
    pub fn venv_program(&self, name: &str) -> PathBuf {
        self.tools().join("venv/bin").join(name)
    }
}
