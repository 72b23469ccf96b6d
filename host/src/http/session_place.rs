//! Where sessions are kept: a folder for each, with a note beside the folder of its files.
//!
//! The note is written last and removed first, so a folder without one was not finished, or not removed to the end.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tracing::warn;

use super::error::ServeError;
use crate::compiled::write_whole;
use crate::error::CatalogError;
use crate::tree;

/// The random bytes of an id: too many to guess.
const ID_BYTES: usize = 16;

const NOTE: &str = "session.json";
const FILES: &str = "files";
const LOCK: &str = "lock";

/// What a session is known by. Only this shape ever becomes part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Id(String);

impl Id {
    pub(super) fn random() -> io::Result<Self> {
        let mut bytes = [0; ID_BYTES];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        Ok(Id(hex::encode(bytes)))
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 2 * ID_BYTES && text.bytes().all(digit)).then(|| Id(text.to_owned()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What is noted of a session. Times are milliseconds since 1970.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Note {
    pub runtime: String,
    pub created_ms: u64,
    pub last_used_ms: u64,
}

/// The time as notes have it.
pub(super) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// The folder of all sessions. It belongs to one server at a time.
pub(super) struct Place {
    path: PathBuf,
    _lock: File,
}

impl Place {
    /// Takes the folder, which is made if it is not there.
    pub(super) fn open(path: &Path) -> Result<Self, ServeError> {
        let fails = |source| ServeError::Sessions { path: path.to_owned(), source };
        tree::make(path).map_err(fails)?;
        let lock = File::create(path.join(LOCK)).map_err(fails)?;
        match lock.try_lock() {
            Ok(()) => Ok(Place { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(ServeError::SessionsInUse(path.to_owned())),
            Err(TryLockError::Error(source)) => Err(fails(source)),
        }
    }

    /// The sessions that are there. What an end at the wrong moment left over is removed.
    pub(super) fn read(&self) -> Result<Vec<(Id, Note)>, ServeError> {
        let fails = |source| ServeError::Sessions { path: self.path.clone(), source };
        let mut sessions = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(fails)? {
            let Some(id) = Id::parse(&entry.map_err(fails)?.file_name().to_string_lossy()) else { continue };
            match self.note_of(&id) {
                Ok(note) => sessions.push((id, note)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    if let Err(error) = self.remove(&id) {
                        warn!(%id, %error, "what is left of a session cannot be removed");
                    }
                }
                Err(error) => warn!(%id, %error, "a session is left alone, because its note cannot be read"),
            }
        }
        Ok(sessions)
    }

    fn note_of(&self, id: &Id) -> io::Result<Note> {
        Ok(serde_json::from_slice(&fs::read(self.folder(id).join(NOTE))?)?)
    }

    /// Makes the folders of a session.
    pub(super) fn make(&self, id: &Id, note: &Note) -> Result<(), CatalogError> {
        let files = self.files(id);
        tree::make(&files).map_err(|error| crate::compiled::file_error("make", &files, error))?;
        self.write(id, note)
    }

    /// Writes a session's note.
    pub(super) fn write(&self, id: &Id, note: &Note) -> Result<(), CatalogError> {
        let path = self.folder(id).join(NOTE);
        let text =
            serde_json::to_vec(note).map_err(|error| crate::compiled::file_error("write", &path, error.into()))?;
        write_whole(&path, &text)
    }

    /// Where a session's files are.
    pub(super) fn files(&self, id: &Id) -> PathBuf {
        self.folder(id).join(FILES)
    }

    /// Removes a session with its files.
    pub(super) fn remove(&self, id: &Id) -> io::Result<()> {
        match fs::remove_file(self.folder(id).join(NOTE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        tree::remove(&self.folder(id))
    }

    fn folder(&self, id: &Id) -> PathBuf {
        self.path.join(&id.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_shape() {
        let id = Id::random().unwrap();
        assert_eq!(Id::parse(&id.to_string()), Some(id.clone()));
        assert_ne!(Id::random().unwrap(), id);
        for wrong in ["", "..", "0123456789abcdef0123456789abcdeF", "0123456789abcdef0123456789abcde/"] {
            assert_eq!(Id::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sessions_are_found_again_and_halves_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::open(folder.path()).unwrap();
        let ids = [Id::random().unwrap(), Id::random().unwrap()];
        let note = Note { runtime: "python".to_owned(), created_ms: 1, last_used_ms: 2 };
        place.make(&ids[0], &note).unwrap();
        fs::create_dir_all(place.files(&ids[1])).unwrap();
        fs::write(folder.path().join("other"), "stays").unwrap();
        let found = place.read().unwrap();
        assert_eq!((found.len(), &found[0].0, found[0].1.last_used_ms), (1, &ids[0], 2));
        assert!(!place.folder(&ids[1]).exists() && folder.path().join("other").exists());
        place.remove(&ids[0]).unwrap();
        assert!(place.read().unwrap().is_empty());
    }

    #[test]
    fn a_folder_belongs_to_one_server() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::open(folder.path()).unwrap();
        assert!(matches!(Place::open(folder.path()), Err(ServeError::SessionsInUse(_))));
        drop(place);
        assert!(Place::open(folder.path()).is_ok());
    }
}
