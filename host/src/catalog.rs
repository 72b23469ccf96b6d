//! Which runtimes there are, and where they come from. Kept as `catalog.json` in the host's folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::compiled::{file_error, write_whole};
use crate::error::CatalogError;
use crate::program::Language;

/// Where a runtime comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// It belongs to the program.
    BuiltIn,
    /// Somebody installed it.
    Installed,
}

/// A registered runtime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Registered {
    /// The language that it runs.
    pub language: Language,
    /// Where it comes from.
    pub origin: Origin,
    /// The component's file.
    pub path: PathBuf,
    /// The SHA-256 of that file.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// When it was written, in nanoseconds since 1970: what has the same size and time is not read again.
    pub modified_ns: u64,
}

/// All of them, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Catalog {
    pub runtimes: BTreeMap<String, Registered>,
}

const FILE: &str = "catalog.json";

impl Catalog {
    pub(crate) fn read(home: &Path) -> Result<Self, CatalogError> {
        let path = home.join(FILE);
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|source| CatalogError::Format { path, source }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Catalog::default()),
            Err(error) => Err(file_error("read", &path, error)),
        }
    }

    pub(crate) fn write(&self, home: &Path) -> Result<(), CatalogError> {
        let path = home.join(FILE);
        let mut text = serde_json::to_vec_pretty(self).map_err(|error| file_error("write", &path, error.into()))?;
        text.push(b'\n');
        write_whole(&path, &text)
    }
}

/// The size and the time of a file, by which it is known again.
pub(crate) fn stamp(path: &Path) -> io::Result<(u64, u64)> {
    let metadata = fs::metadata(path)?;
    let since = metadata.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok((metadata.len(), u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)))
}
