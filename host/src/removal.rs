//! Removing a file of a session: the contract has no word for it, so the host does it, as no program of the session
//! runs.
//!
//! A program may have made symbolic links to anywhere. Only the last part of a path may be one, and it is the link that
//! goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::SessionError;
use crate::tree::is_folder;

/// Removes a file below `root`. The path starts there, whether it begins with `/` or not.
pub(crate) fn remove_file(root: &Path, path: &str) -> Result<(), SessionError> {
    let missing = || SessionError::Refused(format!("`{path}` is no file of the session"));
    let Some((name, folders)) = parts(path).and_then(|mut parts| Some((parts.pop()?, parts))) else {
        return Err(missing());
    };
    let mut folder = root.to_owned();
    for part in folders {
        folder.push(part);
        if !is_folder(&folder) {
            return Err(missing());
        }
    }
    let file = folder.join(name);
    if !file.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
        return Err(missing());
    }
    fs::remove_file(&file).map_err(|source| fails(file, source))
}

/// The parts of a path, with `.` and `..` resolved in the text; none where it leaves its root or has what systems take
/// for something else.
pub(crate) fn parts(path: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            _ if part.contains(['\\', ':', '\0']) && cfg!(windows) || part.contains('\0') => return None,
            _ => parts.push(part),
        }
    }
    Some(parts)
}

fn fails(path: PathBuf, source: io::Error) -> SessionError {
    SessionError::Folder { path, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_their_root() {
        assert_eq!(parts("/a/./b//../c"), Some(vec!["a", "c"]));
        assert_eq!((parts("a/../../b"), parts(".."), parts("a\0")), (None, None, None));
        assert_eq!(parts("."), Some(vec![]));
    }

    #[test]
    fn files_go_and_folders_stay() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        fs::write(root.path().join("a/b"), "1").unwrap();
        for path in ["a", "", "a/c", "../a/b", "a/b/c"] {
            assert!(matches!(remove_file(root.path(), path), Err(SessionError::Refused(_))), "{path}");
        }
        remove_file(root.path(), "/a/b").unwrap();
        assert!(root.path().join("a").is_dir() && !root.path().join("a/b").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(outside.path().join("secret"), "1").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("folder")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), root.path().join("link")).unwrap();
        assert!(matches!(remove_file(root.path(), "folder/secret"), Err(SessionError::Refused(_))));
        remove_file(root.path(), "link").unwrap();
        assert!(outside.path().join("secret").exists() && root.path().join("link").symlink_metadata().is_err());
    }
}
