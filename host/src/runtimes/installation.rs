//! Runtimes that somebody installs, and removes.

use std::fs;
use std::path::{Path, PathBuf};

use super::Runtimes;
use crate::built_in::BUILT_IN;
use crate::catalog::{Origin, Registered};
use crate::compiled;
use crate::error::{CatalogError, InstallError};
use crate::notice::Notice;

impl Runtimes {
    /// Checks a component's file, compiles it, runs a first program in it, and registers it.
    pub fn install(&self, name: &str, path: &Path, mut says: impl FnMut(Notice)) -> Result<Registered, InstallError> {
        if !is_name(name) {
            return Err(InstallError::Name(name.to_owned()));
        }
        if is_built_in(name) {
            return Err(InstallError::BuiltIn(name.to_owned()));
        }
        self.register(name, path, Origin::Installed, &mut says)
    }

    /// An installed component is copied, so that it stays when the file does not.
    pub(super) fn keep_file(&self, sha256: &str, bytes: &[u8]) -> Result<PathBuf, CatalogError> {
        let folder = self.settings.home.join("installed");
        fs::create_dir_all(&folder).map_err(|error| compiled::file_error("make", &folder, error))?;
        let path = folder.join(format!("{sha256}.wasm"));
        compiled::write_whole(&path, bytes)?;
        Ok(path)
    }

    /// Removes an installed runtime.
    pub fn remove(&self, name: &str) -> Result<(), CatalogError> {
        if is_built_in(name) {
            return Err(CatalogError::BuiltIn(name.to_owned()));
        }
        let removed = self.change(|catalog| catalog.runtimes.remove(name))?;
        let removed = removed.ok_or_else(|| CatalogError::Unknown(name.to_owned()))?;
        self.loaded().remove(name);
        self.discard(&removed);
        Ok(())
    }

    /// Removes the files of what was registered, as far as no other name stands for the same.
    pub(super) fn discard(&self, old: &Registered) {
        let known = self.list();
        if known.values().all(|other| other.sha256 != old.sha256) {
            self.compiled.forget(&old.sha256);
        }
        if old.origin == Origin::Installed && known.values().all(|other| other.path != old.path) {
            // A file too many does no harm.
            let _ = fs::remove_file(&old.path);
        }
    }
}

/// What the name of a runtime may be at most. The number is arbitrary.
const NAME_BYTES: usize = 64;

/// Whether it is registered or not: it would be there again at the next start.
fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|built_in| built_in.name() == name)
}

fn is_name(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !name.is_empty() && name.len() <= NAME_BYTES && name.bytes().all(letter) && !name.starts_with('.')
}
