//! Compiled components, kept on disk: compiling Python takes half a minute, and loading what was compiled a few milliseconds.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use wasmtime::Engine;
use wasmtime::component::Component;

use crate::error::CatalogError;

/// The name of a component: a hash of what is in its file.
pub(crate) fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The compiled components in one folder.
pub(crate) struct Compiled {
    folder: PathBuf,
    engine_hash: u64,
}

impl Compiled {
    pub(crate) fn open(home: &Path, engine: &Engine) -> Result<Self, CatalogError> {
        let folder = home.join("compiled");
        fs::create_dir_all(&folder).map_err(|source| file_error("make", &folder, source))?;
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        Ok(Compiled { folder, engine_hash: hasher.finish() })
    }

    /// Whether it was compiled for this engine.
    pub(crate) fn has(&self, hash: &str) -> bool {
        self.path(hash).exists()
    }

    /// What was compiled, if it is there and can be used.
    pub(crate) fn load(&self, engine: &Engine, hash: &str) -> Option<Component> {
        // SAFETY: the file was written below by this program into the user's own folder, and wasmtime refuses what another
        // version, or another configuration, made. Who can write to that folder can as well change this program.
        unsafe { Component::deserialize_file(engine, self.path(hash)) }.ok()
    }

    /// Keeps what was compiled.
    pub(crate) fn keep(&self, hash: &str, component: &Component) -> Result<(), CatalogError> {
        let path = self.path(hash);
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

    fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(format!("{hash}-{:016x}.cwasm", self.engine_hash))
    }
}

/// Writes a file so that others see all of it or nothing.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), CatalogError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        io::Write::write_all(&mut file, bytes)?;
        Ok(file.persist(path)?)
    });
    written.map(drop).map_err(|source| file_error("write", path, source))
}

pub(crate) fn file_error(verb: &'static str, path: &Path, source: io::Error) -> CatalogError {
    CatalogError::File { verb, path: path.to_owned(), source }
}
