//! The sizes of the built components.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::{COMPONENTS, Component, Project};

/// Prints the size of every built component beside its budget.
pub fn report(project: &Project) -> Result<()> {
    for component in COMPONENTS {
        let bytes = bytes(project, component)?;
        let (size, budget) = (megabytes(bytes), megabytes(component.budget));
        println!("{:<24}{size:>8.2} MB of {budget:.0} MB", component.file);
    }
    Ok(())
}

/// Fails where a component is larger than its budget.
pub fn check(project: &Project) -> Result<()> {
    for component in COMPONENTS {
        let bytes = bytes(project, component)?;
        let name = component.file;
        ensure!(bytes <= component.budget, "`{name}` has {bytes} bytes, more than its budget of {}", component.budget);
    }
    Ok(())
}

fn bytes(project: &Project, component: &Component) -> Result<u64> {
    let path = project.dist().join(component.file);
    let metadata = fs::metadata(&path).with_context(|| format!("`{}` is not built", component.file))?;
    Ok(metadata.len())
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
