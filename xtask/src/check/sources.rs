//! The sources are the same on every machine: no path of one, and no address of a package registry, stands in them.

use std::env;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::answer;
use crate::project::Project;

/// The hosts of package registries; in pieces, so that this file does not hold them itself.
const REGISTRIES: &[&[&str]] = &[
    &["registry.", "npmjs"],
    &["static.", "crates.io"],
    &["index.", "crates.io"],
    &["files.", "pythonhosted"],
    &["pypi", ".org"],
];

/// Cargo writes the address of its registry into its lock file, and only there.
const EXCEPT: &[&str] = &["Cargo.lock"];

/// Fails where a tracked text file holds a forbidden word.
pub fn check(project: &Project) -> Result<()> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let files = answer(Command::new("git").args(list).current_dir(&project.root)).context("`git ls-files` fails")?;
    let mut words: Vec<String> = REGISTRIES.iter().map(|pieces| pieces.concat()).collect();
    words.push(project.root.display().to_string());
    // Another machine would not notice its own, so each checks for the folders that it has.
    words.extend(env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| format!("{home}/")));
    for name in files.lines().filter(|name| !EXCEPT.contains(name)) {
        // Not text, or listed and removed: nothing to look at.
        let Ok(text) = fs::read_to_string(project.root.join(name)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                bail!("`{name}`, line {}: names `{word}`", number + 1);
            }
        }
    }
    Ok(())
}
