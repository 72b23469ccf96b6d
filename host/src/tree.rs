//! Folders that programs fill: making them for their owner alone, and removing them however deep they are.
//!
//! What is nested is lifted up level by level, so that neither the length of a path, nor the depth of a recursion, nor the number
//! of open descriptors can stop a removal. Links are removed and not followed.

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Makes a folder, and those that it is in. What this makes is for nobody but the user: the files of programs are.
pub(crate) fn make(path: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(path)
}

/// Whether it is a folder, and no link to one.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

/// What is in a folder.
pub(crate) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// Removes a folder with all that is in it, or a file.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    if !is_folder(path) {
        return fs::remove_file(path);
    }
    let mut lifted = 0;
    loop {
        let entries = entries(path)?;
        if entries.is_empty() {
            return fs::remove_dir(path);
        }
        for entry in entries {
            if is_folder(&entry) {
                empty(&entry, path, &mut lifted)?;
                fs::remove_dir(&entry)?;
            } else {
                fs::remove_file(&entry)?;
            }
        }
    }
}

/// Removes the files of a folder, and lifts its folders into another one.
fn empty(folder: &Path, into: &Path, lifted: &mut u64) -> io::Result<()> {
    for entry in entries(folder)? {
        if is_folder(&entry) {
            lift(&entry, into, lifted)?;
        } else {
            fs::remove_file(&entry)?;
        }
    }
    Ok(())
}

fn lift(folder: &Path, into: &Path, lifted: &mut u64) -> io::Result<()> {
    loop {
        *lifted += 1;
        match fs::rename(folder, into.join(format!(".golem-exec-lifted-{lifted}"))) {
            // A program has something of that name itself: take the next.
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty | ErrorKind::NotADirectory
                ) => {}
            done => return done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Deeper than a path can name, and than there are descriptors.
    #[test]
    fn deep_folders_go() {
        let place = tempfile::tempdir().unwrap();
        let (tree, chain) = (place.path().join("tree"), place.path().join("chain"));
        fs::create_dir(&tree).unwrap();
        // The chain so far goes to the end of a new one, each time.
        for _ in 0..20 {
            let new = place.path().join("new");
            let end = new.join(["d"; 900].join("/"));
            fs::create_dir_all(&end).unwrap();
            fs::write(end.join("file"), "").unwrap();
            if chain.exists() {
                fs::rename(&chain, end.join("d")).unwrap();
            }
            fs::rename(&new, &chain).unwrap();
        }
        fs::rename(&chain, tree.join(".golem-exec-lifted-1")).unwrap();
        fs::write(tree.join(".golem-exec-lifted-2"), "").unwrap();
        remove(&tree).unwrap();
        assert!(!tree.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_go_and_what_they_lead_to_stays() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let (place, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("kept"), "").unwrap();
        let tree = place.path().join("a/b");
        make(&tree).unwrap();
        assert_eq!(tree.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        symlink(outside.path(), tree.join("link")).unwrap();
        symlink(outside.path(), place.path().join("a/link")).unwrap();
        remove(&place.path().join("a")).unwrap();
        assert!(outside.path().join("kept").exists() && !tree.exists());
    }
}
