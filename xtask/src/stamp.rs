//! Remembers what was done for which inputs, so that nothing is done twice.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::project::Project;

/// The hash of everything that a step depends on.
pub struct Inputs(Sha256);

impl Inputs {
    /// No input yet.
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    /// Adds text.
    pub fn text(mut self, text: &str) -> Self {
        self.bytes(text.as_bytes());
        self
    }

    /// Adds the content of something.
    pub fn content(mut self, bytes: &[u8]) -> Self {
        self.bytes(bytes);
        self
    }

    /// Adds files below the root of the project, by name and content. A folder stands for every file in it.
    pub fn files(mut self, project: &Project, names: &[&str]) -> Result<Self> {
        for name in names {
            self.add(project.root.join(name))?;
        }
        Ok(self)
    }

    fn add(&mut self, path: PathBuf) -> Result<()> {
        // Python writes it beside the sources while the engine is made; the next look must not take it for a change.
        if path.ends_with("__pycache__") {
            return Ok(());
        }
        if !path.is_dir() {
            let content = fs::read(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
            self.bytes(path.file_name().unwrap_or_default().as_encoded_bytes());
            self.bytes(&content);
            return Ok(());
        }
        let mut entries = fs::read_dir(&path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        entries.sort();
        entries.into_iter().try_for_each(|entry| self.add(entry))
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The record that a step was done for certain inputs.
pub struct Stamp {
    path: PathBuf,
    value: String,
}

impl Stamp {
    /// The stamp of the step `name`.
    pub fn new(project: &Project, name: &str, inputs: Inputs) -> Self {
        Self::at(project.tools().join("stamps").join(name), inputs)
    }

    /// A stamp that is kept in a certain file.
    pub fn at(path: PathBuf, inputs: Inputs) -> Self {
        Self { path, value: inputs.finish() }
    }

    /// Whether the step was done for these inputs.
    pub fn is_set(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|value| value == self.value)
    }

    /// Records that it was.
    pub fn set(&self) -> Result<()> {
        let folder = self.path.parent().context("a stamp has no folder")?;
        fs::create_dir_all(folder)?;
        fs::write(&self.path, &self.value).with_context(|| format!("cannot write `{}`", self.path.display()))
    }

    /// Records that it was not, before it is begun again.
    pub fn clear(&self) {
        let _ = fs::remove_file(&self.path);
    }
}
