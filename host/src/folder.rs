//! The folder of a session that outlives its instance.
//!
//! At rest, the folder holds the session's files and nothing else that shows. While the session is open, they are in a folder
//! that its component made, below `.golem-exec` in the same place: they move there one by one when it is opened, and back
//! when it is put to rest. After a crash they are found there, and move on to the next component's folder.
//!
//! Whoever filled the folder may have put links in the place of what is the host's. None of them is followed.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::compiled::write_whole;
use crate::error::SessionError;
use crate::removal::parts;
use crate::tree::{entries, is_folder, make, remove};

/// What belongs to the host in a session's folder.
pub(crate) const OWN: &str = ".golem-exec";

/// Below it, what the component gets as its worker's directory. What the host notes lies beside it, where no component reaches.
const WORKER: &str = "worker";

/// What is locked.
const LOCK: &str = "lock";

/// What begins the names of the folders that components make.
const COMPONENT: &str = "golem-exec-";

/// The names of what a component had not finished: storing a file, or removing folders.
const UPLOAD: &str = ".golem-exec-upload";
const LIFTED: &str = ".golem-exec-lifted-";

/// Where the working directory is noted.
const WORKING_DIRECTORY: &str = "working-directory";

/// A session's folder, locked.
pub(crate) struct Folder {
    path: PathBuf,
    lock: File,
}

impl Folder {
    /// Locks a folder, which is made if it is not there.
    pub(crate) fn open(path: &Path) -> Result<Self, SessionError> {
        let fails = |source| SessionError::Folder { path: path.to_owned(), source };
        let lock = path.join(OWN).join(LOCK);
        make(path).and_then(|()| own_folder(&path.join(OWN))).map_err(fails)?;
        own_folder(&path.join(OWN).join(WORKER)).and_then(|()| no_link(&lock)).map_err(fails)?;
        let lock = File::options().create(true).truncate(false).write(true).open(lock).map_err(fails)?;
        match lock.try_lock() {
            Ok(()) => Ok(Folder { path: path.to_owned(), lock }),
            Err(TryLockError::WouldBlock) => Err(SessionError::Busy(path.to_owned())),
            Err(TryLockError::Error(source)) => Err(fails(source)),
        }
    }

    /// What the component gets as its worker's directory.
    pub(crate) fn root(&self) -> PathBuf {
        self.path.join(OWN).join(WORKER)
    }

    fn note(&self) -> PathBuf {
        self.path.join(OWN).join(WORKING_DIRECTORY)
    }

    /// The folders that components made.
    pub(crate) fn made(&self) -> Result<Vec<PathBuf>, SessionError> {
        let made = entries(&self.root()).map_err(|source| self.error(source))?;
        Ok(made.into_iter().filter(|path| starts(path, COMPONENT) && is_folder(path)).collect())
    }

    /// Moves all files into the folder that the component has just made.
    pub(crate) fn move_in(&self, into: &Path) -> Result<(), SessionError> {
        for old in self.made()?.iter().filter(|old| *old != into) {
            self.move_entries(old, into)?;
            fs::remove_dir(old).map_err(|source| self.error(source))?;
        }
        self.move_entries(&self.path, into)
    }

    /// Moves all files back to where they are at rest.
    pub(crate) fn move_out(&self, from: &Path) -> Result<(), SessionError> {
        self.move_entries(from, &self.path)?;
        fs::remove_dir(from).map_err(|source| self.error(source))
    }

    /// Where paths of the session start, as was noted.
    pub(crate) fn working_directory(&self) -> Option<String> {
        fs::read_to_string(self.note()).ok()
    }

    /// Notes it, from the root of the session: `path` may start where the last one ended.
    pub(crate) fn note_working_directory(&self, path: &str) -> Result<(), SessionError> {
        let from = if path.starts_with('/') { None } else { self.working_directory() };
        let path = format!("{}/{path}", from.unwrap_or_default());
        // The component has refused what leaves the session.
        let path = format!("/{}", parts(&path).unwrap_or_default().join("/"));
        Ok(write_whole(&self.note(), path.as_bytes())?)
    }

    fn move_entries(&self, from: &Path, into: &Path) -> Result<(), SessionError> {
        for entry in entries(from).map_err(|source| self.error(source))? {
            let Some(name) = entry.file_name() else { continue };
            if name == OWN && from == self.path {
                continue;
            }
            if name == OWN || name == UPLOAD || starts(&entry, LIFTED) {
                remove(&entry).map_err(|source| self.error(source))?;
                continue;
            }
            let target = into.join(name);
            if target.symlink_metadata().is_ok() {
                return Err(SessionError::Twice { one: entry, other: target });
            }
            fs::rename(&entry, &target).map_err(|source| self.error(source))?;
        }
        Ok(())
    }

    fn error(&self, source: io::Error) -> SessionError {
        SessionError::Folder { path: self.path.clone(), source }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // The lock goes with the file; that it cannot be given up before changes nothing.
        let _ = self.lock.unlock();
    }
}

/// Makes a folder of the host's, unless it is there.
fn own_folder(path: &Path) -> io::Result<()> {
    match make(path) {
        Ok(()) if is_folder(path) => Ok(()),
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Err(taken(path, "no folder")),
    }
}

fn no_link(path: &Path) -> io::Result<()> {
    if path.is_symlink() { Err(taken(path, "a link")) } else { Ok(()) }
}

fn taken(path: &Path, what: &str) -> io::Error {
    io::Error::other(format!("`{}` is {what}, and the name belongs to golem-exec", path.display()))
}

fn starts(path: &Path, with: &str) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = entries(folder)
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_move_in_and_out() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("a"), "1").unwrap();
        fs::create_dir(place.path().join("b")).unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let made = folder.root().join("golem-exec-1");
        fs::create_dir(&made).unwrap();
        folder.move_in(&made).unwrap();
        assert_eq!((names(&made), names(place.path())), (vec!["a".into(), "b".into()], vec![OWN.to_owned()]));
        folder.move_out(&made).unwrap();
        assert_eq!(names(place.path()), [OWN, "a", "b"]);
    }

    #[test]
    fn after_a_crash_the_files_are_found_and_halves_are_not() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let (old, new) = (folder.root().join("golem-exec-1"), folder.root().join("golem-exec-2"));
        fs::create_dir(&old).unwrap();
        fs::create_dir(&new).unwrap();
        fs::write(old.join("whole"), "1").unwrap();
        fs::write(old.join(".golem-exec-upload"), "hal").unwrap();
        fs::write(place.path().join("not moved yet"), "1").unwrap();
        folder.move_in(&new).unwrap();
        assert_eq!((names(&new), old.exists()), (vec!["not moved yet".into(), "whole".into()], false));
    }

    #[test]
    fn a_program_that_takes_the_hosts_names_harms_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let made = folder.root().join("golem-exec-1");
        fs::create_dir_all(made.join(OWN).join("golem-exec-2")).unwrap();
        fs::create_dir(made.join(".golem-exec-lifted-7")).unwrap();
        fs::write(made.join("file"), "1").unwrap();
        folder.move_out(&made).unwrap();
        assert_eq!(
            (names(place.path()), names(&folder.root())),
            (vec![OWN.into(), "file".into()], Vec::<String>::new())
        );
    }

    #[test]
    fn nothing_is_overwritten() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let made = folder.root().join("golem-exec-1");
        fs::create_dir(&made).unwrap();
        fs::write(made.join("a"), "of the session").unwrap();
        fs::write(place.path().join("a"), "put there").unwrap();
        assert!(matches!(folder.move_out(&made), Err(SessionError::Twice { .. })));
        assert_eq!(fs::read(place.path().join("a")).unwrap(), b"put there");
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_place_of_what_is_the_hosts_lead_nowhere() {
        use std::os::unix::fs::symlink;

        let outside = tempfile::tempdir().unwrap();
        let precious = outside.path().join("precious");
        fs::write(&precious, "1").unwrap();
        let place = |link: &str, to: &Path| {
            let place = tempfile::tempdir().unwrap();
            let link = place.path().join(link);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            symlink(to, link).unwrap();
            place
        };
        for (link, to) in
            [(OWN, outside.path()), (".golem-exec/lock", &precious), (".golem-exec/worker", outside.path())]
        {
            let place = place(link, to);
            let error = Folder::open(place.path()).err().expect(link);
            assert!(crate::reasons(&error).contains("belongs to golem-exec"), "{link}: {error}");
        }
        let strange = place(".golem-exec/worker/golem-exec-0", outside.path());
        let folder = Folder::open(strange.path()).unwrap();
        assert_eq!(folder.made().unwrap(), Vec::<PathBuf>::new());
        let noted = place(".golem-exec/working-directory", &precious);
        Folder::open(noted.path()).unwrap().note_working_directory("a").unwrap();
        assert_eq!(fs::read(&precious).unwrap(), b"1");
    }

    #[test]
    fn working_directories_add_up() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        let noted = ["a", "b/c", "..", "/d", "e/./f"].map(|path| {
            folder.note_working_directory(path).unwrap();
            folder.working_directory().unwrap()
        });
        assert_eq!(noted, ["/a", "/a/b/c", "/a/b", "/d", "/d/e/f"]);
    }

    #[test]
    fn only_one_has_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::open(place.path()).unwrap();
        assert!(matches!(Folder::open(place.path()), Err(SessionError::Busy(_))));
        drop(folder);
        assert!(Folder::open(place.path()).is_ok());
    }
}
