//! The same sources give the same bytes.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::{Flavour, Profile, build, forget};
use crate::project::{Component, Project};
use crate::stamp::{Inputs, Stamp};

/// What is compiled anew for the second build, beside the component's own crates: those that it shares, and the C code.
/// Other crates come from a registry and do not change between two builds. Nor does what componentize-py makes, which
/// draws random seeds and is made once for the same sources, or what `wasm-opt` makes of the same code, which takes minutes.
const REBUILT: &[&str] = &["exec-core", "exec-io", "rquickjs-sys"];

/// Builds once more, in another folder, and compares. What was compared already is not compared again.
pub fn check(project: &Project, component: &Component, bytes: &[u8]) -> Result<()> {
    let name = format!("reproducible-{}", component.package);
    let stamp = Stamp::new(project, &name, Inputs::new().text(&format!("{bytes:?}")));
    if stamp.is_set() {
        return Ok(());
    }
    let folder = project.target.join("again");
    for package in REBUILT.iter().chain(component.crates) {
        forget(project, package, &folder)?;
    }
    let again = build(project, component, Profile::Release, Flavour::Portable, &folder)?;
    let again = fs::read(&again).with_context(|| format!("cannot read `{}`", again.display()))?;
    if again != bytes {
        let place = again.iter().zip(bytes).position(|(a, b)| a != b).unwrap_or(again.len().min(bytes.len()));
        bail!("a second build has {} bytes, the first {}; they differ at byte {place}", again.len(), bytes.len());
    }
    stamp.set()
}
