//! Which runtimes there are, and where they come from. Kept as `catalog.json` in the host's folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::built_in;
use crate::compiled::{file_error, write_whole};
use crate::error::CatalogError;
use crate::fence::Kind;
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

impl Origin {
    /// The name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Origin::BuiltIn => "built-in",
            Origin::Installed => "installed",
        }
    }
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

impl Registered {
    /// What stops a run of it that it does not end by itself.
    pub(crate) fn fence(&self) -> Kind {
        fence_of(self.origin, &self.path)
    }
}

/// What stops a run of the component in a file. Ours are known to look at the clock; whoever names another file in the place of
/// one of ours, by a variable, may name anything.
pub(crate) fn fence_of(origin: Origin, path: &Path) -> Kind {
    if origin == Origin::BuiltIn && built_in::has(path) { Kind::Looks } else { Kind::Epochs }
}

/// All of them, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Catalog {
    pub runtimes: BTreeMap<String, Registered>,
}

const FILE: &str = "catalog.json";

/// What whoever changes the catalog has locked. It is a file of its own because the catalog's is replaced.
const LOCK: &str = "catalog.lock";

impl Catalog {
    pub(crate) fn read(home: &Path) -> Result<Self, CatalogError> {
        let path = home.join(FILE);
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|source| CatalogError::Format { path, source }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Catalog::default()),
            Err(error) => Err(file_error("read", &path, error)),
        }
    }

    /// Changes what is on disk, and returns the catalog as it is then. Other processes change it too: the change is made
    /// to what they left, and nobody changes it again before the lock is dropped, which is returned as well. It goes with the
    /// process, however that ends.
    pub(crate) fn change<T>(
        home: &Path,
        change: impl FnOnce(&mut Catalog) -> T,
    ) -> Result<(Self, T, File), CatalogError> {
        let path = home.join(LOCK);
        let lock = File::create(&path).map_err(|error| file_error("write", &path, error))?;
        lock.lock().map_err(|error| file_error("lock", &path, error))?;
        let before = Catalog::read(home)?;
        let mut catalog = before.clone();
        let answer = change(&mut catalog);
        if catalog != before {
            catalog.write(home)?;
        }
        Ok((catalog, answer, lock))
    }

    fn write(&self, home: &Path) -> Result<(), CatalogError> {
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

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn registered(name: &str) -> Registered {
        let (language, origin) = (Language::Python, Origin::Installed);
        Registered { language, origin, path: name.into(), sha256: name.to_owned(), bytes: 0, modified_ns: 0 }
    }

    #[test]
    fn of_many_changes_at_once_none_is_lost() {
        let home = tempfile::tempdir().unwrap();
        thread::scope(|scope| {
            for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
                let home = home.path();
                scope.spawn(move || {
                    Catalog::change(home, |catalog| catalog.runtimes.insert(name.to_owned(), registered(name))).unwrap()
                });
            }
        });
        assert_eq!(Catalog::read(home.path()).unwrap().runtimes.len(), 8);
    }

    #[test]
    fn what_is_no_catalog_is_refused_and_kept() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(FILE), "{").unwrap();
        let changed = Catalog::change(home.path(), |catalog| catalog.runtimes.clear());
        assert!(matches!(changed, Err(CatalogError::Format { .. })));
        assert_eq!(fs::read(home.path().join(FILE)).unwrap(), b"{");
    }
}
