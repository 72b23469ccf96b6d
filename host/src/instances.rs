//! Where the directories of instances are: one folder a process, which the next process removes where this one was killed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tracing::warn;

use crate::tree;

/// What begins the names of these folders.
const PREFIX: &str = "golem-exec-";

/// What begins the names of those that are not locked yet.
const UNFINISHED: &str = ".golem-exec-";

/// What the process holds locked that has the folder.
const LOCK: &str = "lock";

/// How many instances may be about to end. Each has its memory until it has, so that whoever makes more has to wait.
const MOST_LEAVING: usize = 4;

/// The folder of this process.
#[derive(Debug)]
pub(crate) struct Instances {
    path: PathBuf,
    _lock: File,
    made: AtomicUsize,
    leaving: Mutex<Vec<JoinHandle<()>>>,
}

impl Instances {
    /// Makes one, and removes those whose process has gone.
    pub(crate) fn open() -> io::Result<Self> {
        Instances::open_in(&std::env::temp_dir())
    }

    fn open_in(folder: &Path) -> io::Result<Self> {
        let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(folder)?.keep();
        let lock = File::create(unfinished.join(LOCK))?;
        lock.lock()?;
        // Under this name others may remove it once the lock is free.
        let name = unfinished.file_name().unwrap_or_default().to_string_lossy().replacen(UNFINISHED, PREFIX, 1);
        let path = folder.join(name);
        fs::rename(&unfinished, &path)?;
        private(&path)?;
        let instances = Instances { path, _lock: lock, made: AtomicUsize::new(0), leaving: Mutex::default() };
        instances.remove_abandoned(folder);
        Ok(instances)
    }

    /// Makes the directory of another instance.
    pub(crate) fn make(&self) -> io::Result<Directory> {
        let path = self.path.join(self.made.fetch_add(1, Ordering::Relaxed).to_string());
        tree::make(&path)?;
        Ok(Directory(path))
    }

    /// Takes over the thread of an instance that is about to end, and to remove its directory.
    pub(crate) fn leave(&self, thread: JoinHandle<()>) {
        let too_many = {
            let mut leaving = self.leaving.lock().unwrap_or_else(PoisonError::into_inner);
            leaving.retain(|thread| !thread.is_finished());
            leaving.push(thread);
            (leaving.len() > MOST_LEAVING).then(|| leaving.remove(0))
        };
        too_many.into_iter().for_each(wait_for);
    }

    fn remove_abandoned(&self, folder: &Path) {
        let others = tree::entries(folder).unwrap_or_default();
        for other in others.iter().filter(|path| is_of_a_process(path) && self.has_same_owner(path)) {
            let lock = File::options().write(true).open(other.join(LOCK));
            if lock.is_ok_and(|lock| lock.try_lock().is_ok()) {
                remove(other);
            }
        }
    }

    /// Others of the machine could put anything there.
    #[cfg(unix)]
    fn has_same_owner(&self, path: &Path) -> bool {
        use std::os::unix::fs::MetadataExt as _;

        let owner = |path: &Path| path.symlink_metadata().map(|metadata| metadata.uid()).ok();
        owner(path) == owner(&self.path)
    }

    #[cfg(not(unix))]
    fn has_same_owner(&self, _path: &Path) -> bool {
        true
    }
}

impl Drop for Instances {
    fn drop(&mut self) {
        let leaving = self.leaving.get_mut().unwrap_or_else(PoisonError::into_inner);
        leaving.drain(..).for_each(wait_for);
        remove(&self.path);
    }
}

/// Waits for the end of a thread, unless it is this one.
pub(crate) fn wait_for(thread: JoinHandle<()>) {
    if thread.thread().id() != thread::current().id() {
        // What it panicked with was reported when it did.
        let _ = thread.join();
    }
}

/// The directory of an instance, which goes with it.
#[derive(Debug)]
pub(crate) struct Directory(PathBuf);

impl Directory {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

fn is_of_a_process(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX)) && tree::is_folder(path)
}

fn remove(path: &Path) {
    if let Err(error) = tree::remove(path) {
        warn!(path = %path.display(), %error, "a folder of instances is not removed");
    }
}

/// Lets nobody but the user look into a folder.
fn private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_removed_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let living = Instances::open_in(place.path()).unwrap();
        let directory = living.make().unwrap();
        fs::write(directory.path().join("file"), "").unwrap();
        for (name, file) in [("golem-exec-killed", "lock"), ("golem-exec-strange", "other"), ("other", "lock")] {
            fs::create_dir(place.path().join(name)).unwrap();
            fs::write(place.path().join(name).join(file), "").unwrap();
        }
        drop(Instances::open_in(place.path()).unwrap());
        let is_there = |name: &str| place.path().join(name).exists();
        assert!(!is_there("golem-exec-killed") && is_there("golem-exec-strange") && is_there("other"));
        assert!(directory.path().join("file").exists());
        let path = living.path.clone();
        drop((directory, living));
        assert!(!path.exists());
    }
}
