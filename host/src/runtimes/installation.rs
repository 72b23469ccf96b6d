//! Runtimes that somebody installs, and removes.

use std::fs;
use std::path::{Path, PathBuf};

use super::Runtimes;
use crate::built_in::BUILT_IN;
use crate::catalog::{Origin, Registered};
use crate::compiled;
use crate::error::{CatalogError, InstallError};
use crate::notice::Notice;
use crate::tree;

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

    /// Where the file of an installed component is kept.
    pub(super) fn installed_path(&self, sha256: &str) -> Result<PathBuf, CatalogError> {
        let folder = self.settings.home.join("installed");
        tree::make(&folder).map_err(|error| compiled::file_error("make", &folder, error))?;
        compiled::remove_abandoned(&folder);
        Ok(folder.join(format!("{sha256}.wasm")))
    }

    /// Removes an installed runtime.
    pub fn remove(&self, name: &str) -> Result<(), CatalogError> {
        if is_built_in(name) {
            return Err(CatalogError::BuiltIn(name.to_owned()));
        }
        let (removed, _turn) = self.change(|catalog| catalog.runtimes.remove(name))?;
        let removed = removed.ok_or_else(|| CatalogError::Unknown(name.to_owned()))?;
        self.loaded().remove(name);
        self.discard(&removed);
        Ok(())
    }

    /// Removes the files of what was registered, as far as no other name stands for the same. The catalog must be locked. What
    /// was compiled of a built-in runtime stays where another checkout may have it.
    pub(super) fn discard(&self, old: &Registered) {
        let known = self.list();
        let is_replaced = old.origin == Origin::Installed || known.values().any(|other| other.path == old.path);
        if is_replaced && known.values().all(|other| other.sha256 != old.sha256) {
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
