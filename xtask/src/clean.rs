//! Removing what was made.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;

/// Removes `dist/` and what cargo built. The tools took a download and stay, unless they are asked for too.
pub fn run(project: &Project, tools: bool) -> Result<()> {
    remove(&project.dist())?;
    for built in [&project.target, &project.root.join("target")] {
        let Ok(entries) = fs::read_dir(built) else { continue };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() && path != project.tools() {
                remove(&path)?;
            }
        }
    }
    if tools { remove(&project.tools()) } else { Ok(()) }
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove `{}`", folder.display()))
        }
        _ => Ok(()),
    }
}
