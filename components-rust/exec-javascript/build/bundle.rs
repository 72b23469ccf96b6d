//! Bundling with esbuild: one process for all modules.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::Module;

/// What every bundle is made with. Modules of the library stay apart (`--external`): they share state.
const OPTIONS: &[&str] = &[
    "--bundle",
    "--format=cjs",
    "--platform=neutral",
    "--main-fields=main",
    "--target=es2023",
    "--external:node:*",
    "--external:internal:*",
    "--minify-syntax",
    "--minify-whitespace",
    "--legal-comments=none",
    "--charset=utf8",
    "--log-level=warning",
];

/// Bundles every module, each into the file of the same path below `out`.
pub fn bundle(library: &Path, packages: &Path, modules: &[Module], out: &Path) -> Result<()> {
    let output = Command::new(esbuild(packages)?)
        .current_dir(library.join("src"))
        .env("NODE_PATH", packages)
        .args(OPTIONS)
        .args(aliases(library)?)
        .arg("--outbase=.")
        .arg(format!("--outdir={}", out.display()))
        .args(modules.iter().map(|module| &module.path))
        .output()
        .context("cannot start esbuild: run `cargo xtask setup`")?;
    ensure!(output.status.success(), "esbuild:\n{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// The native program from the npm package for this machine: esbuild's launcher would need Node.js.
fn esbuild(packages: &Path) -> Result<PathBuf> {
    let folder = packages.join("@esbuild");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut programs = entries.map(|entry| entry.path().join("bin/esbuild")).filter(|path| path.is_file());
    programs.next().context("esbuild is not installed: run `cargo xtask setup`")
}

/// npm packages import the modules that they expect in Node.js: `aliases.json` says which of ours they get.
fn aliases(library: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(library.join("aliases.json")).context("cannot read `aliases.json`")?;
    let aliases: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)?;
    let option = |(from, to): (&String, &serde_json::Value)| {
        let to = to.as_str().with_context(|| format!("`{from}` in `aliases.json` is not a string"))?;
        Ok(format!("--alias:{from}={to}"))
    };
    aliases.iter().map(option).collect()
}
