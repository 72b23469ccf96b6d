//! Compiled components, kept on disk: compiling Python takes half a minute, and loading what was compiled a few milliseconds.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};
use wasmtime::Engine;
use wasmtime::component::Component;

use crate::error::CatalogError;
use crate::tree;

/// The name of a component: a hash of what is in its file.
pub(crate) fn content_hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What begins the names of files that are not whole yet.
const UNFINISHED: &str = ".golem-exec-";

/// From which age on an unfinished file belongs to nobody: a process was killed while it wrote it. Writing takes seconds.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// The compiled components in one folder.
pub(crate) struct Compiled {
    folder: PathBuf,
}

impl Compiled {
    pub(crate) fn open(home: &Path) -> Result<Self, CatalogError> {
        let folder = home.join("compiled");
        tree::make(&folder).map_err(|source| file_error("make", &folder, source))?;
        remove_abandoned(&folder);
        Ok(Compiled { folder })
    }

    /// Whether it was compiled for this engine.
    pub(crate) fn has(&self, engine: &Engine, hash: &str) -> bool {
        self.path(engine, hash).exists()
    }

    /// What was compiled, if it is there and can be used.
    pub(crate) fn load(&self, engine: &Engine, hash: &str) -> Option<Component> {
        // SAFETY: the file was written below by this program into the user's own folder, and wasmtime refuses what another
        // version, or another configuration, made. Who can write to that folder can as well change this program.
        unsafe { Component::deserialize_file(engine, self.path(engine, hash)) }.ok()
    }

    /// Lets one process compile a component while the others that want it wait. The lock is given up when it is dropped, and
    /// when the process is killed.
    pub(crate) fn lock(&self, hash: &str) -> Result<File, CatalogError> {
        let path = self.folder.join(format!("{hash}.lock"));
        let lock = File::create(&path).map_err(|error| file_error("write", &path, error))?;
        lock.lock().map_err(|error| file_error("lock", &path, error))?;
        Ok(lock)
    }

    /// Keeps what was compiled.
    pub(crate) fn keep(&self, hash: &str, component: &Component) -> Result<(), CatalogError> {
        let path = self.path(component.engine(), hash);
        let image = component.serialize().map_err(CatalogError::Engine)?;
        write_whole(&path, &image)
    }

    /// Removes what was compiled of a component, for whatever engine.
    pub(crate) fn forget(&self, hash: &str) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(hash)) {
            // A file too many does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }

    fn path(&self, engine: &Engine, hash: &str) -> PathBuf {
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        self.folder.join(format!("{hash}-{:016x}.cwasm", hasher.finish()))
    }
}

/// Writes a file so that others see all of it or nothing.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), CatalogError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder).and_then(|mut file| {
        io::Write::write_all(&mut file, bytes)?;
        // After a power failure the new name must not stand for nothing.
        file.as_file().sync_all()?;
        Ok(file.persist(path)?)
    });
    written.map(drop).map_err(|source| file_error("write", path, source))
}

/// Removes what killed processes were writing into a folder.
pub(crate) fn remove_abandoned(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let unfinished = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|time| time.elapsed().ok());
        if unfinished && age.is_some_and(|age| age > ABANDONED) {
            // A file too many does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

pub(crate) fn file_error(verb: &'static str, path: &Path, source: io::Error) -> CatalogError {
    CatalogError::File { verb, path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_a_killed_process_left_is_removed_when_it_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new, whole] = [".golem-exec-1", ".golem-exec-2", "whole"].map(|name| folder.path().join(name));
        [&old, &new, &whole].into_iter().for_each(|path| fs::write(path, "").unwrap());
        let past = SystemTime::now() - 2 * ABANDONED;
        for path in [&old, &whole] {
            File::options().write(true).open(path).unwrap().set_modified(past).unwrap();
        }
        remove_abandoned(folder.path());
        assert_eq!([&old, &new, &whole].map(|path| path.exists()), [false, true, true]);
    }
}
