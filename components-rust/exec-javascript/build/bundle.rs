//! Bundling with esbuild: one process for all modules.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Module, Result};

/// What every bundle is made with. Modules of the library stay apart (`--external`): they share state.
const OPTIONS: &[&str] = &[
    "--bundle",
    "--format=cjs",
    "--platform=neutral",
    "--main-fields=module,main",
    "--target=es2023",
    "--external:node:*",
    "--external:internal:*",
    "--minify-syntax",
    "--minify-whitespace",
    "--legal-comments=none",
    "--charset=utf8",
    "--log-level=warning",
];

/// Bundles every module and returns the path of each bundle, in the order of `modules`.
pub fn bundle(library: &Path, tools: &Path, modules: &[Module], out: &Path) -> Result<Vec<PathBuf>> {
    let packages = tools.join("npm/node_modules");
    let src = library.join("src");
    let _ = fs::remove_dir_all(out);
    let mut esbuild = Command::new(esbuild(&packages)?);
    esbuild
        .current_dir(&src)
        .env("NODE_PATH", &packages)
        .args(OPTIONS)
        .arg("--outbase=.")
        .arg(format!("--outdir={}", out.display()))
        .args(aliases(library)?)
        .args(modules.iter().map(|module| module.path.as_path()));
    let status = esbuild.status()?;
    if !status.success() {
        return Err("esbuild could not bundle `library/`: see its message above".into());
    }
    Ok(modules.iter().map(|module| out.join(&module.path)).collect())
}

/// The native program from the npm package for this machine: its launcher would need Node.js.
fn esbuild(packages: &Path) -> Result<PathBuf> {
    let found = fs::read_dir(packages.join("@esbuild")).ok().into_iter().flatten().flatten();
    let mut programs: Vec<_> = found.map(|entry| entry.path().join("bin/esbuild")).filter(|path| path.is_file()).collect();
    programs.sort();
    programs.into_iter().next().ok_or_else(|| "esbuild is not installed: run `cargo xtask setup`".into())
}

/// npm packages import the modules that they expect to find in Node.js: `aliases.json` says which of ours they get.
fn aliases(library: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(library.join("aliases.json"))?;
    let aliases: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text)?;
    let to_option = |(from, to): (&String, &serde_json::Value)| {
        let to = to.as_str().ok_or_else(|| format!("`{from}` in `aliases.json` is not a string"))?;
        Ok(format!("--alias:{from}={to}"))
    };
    aliases.iter().map(to_option).collect()
}
