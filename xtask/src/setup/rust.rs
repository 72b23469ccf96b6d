//! The WebAssembly target of the pinned toolchain (`rust-toolchain.toml`).

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{answer, run, step};
use crate::project::Project;

/// The target of every component; cargo-component turns the module into a component with an adapter.
pub const TARGET: &str = "wasm32-wasip1";

/// Adds the target with rustup where it is missing.
pub fn install_target(project: &Project) -> Result<()> {
    let sysroot = answer(Command::new("rustc").args(["--print", "sysroot"]).current_dir(&project.root));
    let sysroot = PathBuf::from(sysroot.context("`rustc` does not answer")?);
    if sysroot.join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    step("Rust target wasm32-wasip1", || {
        run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(&project.root))
    })
}
