//! Paths as the interface and the program write them, made relative to the session's root.
//!
//! This is arithmetic on text that decides what a path means. It is not what keeps a program inside: that is the host,
//! which resolves every path below the session's directory descriptor and refuses whatever leaves it.

use thiserror::Error;

/// A path that climbs above the session's root.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("it leaves the session's directory")]
pub struct Escapes;

/// A name that no uploaded file can have.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum NameError {
    #[error("it is empty")]
    Empty,
    #[error("it is absolute")]
    Absolute,
    #[error("it leaves the session's directory")]
    Leaves,
    #[error("it names a folder")]
    Folder,
    #[error("it has a NUL character")]
    Nul,
}

/// `path` as seen from the folder `base`: `.` and `..` are resolved in the text, an absolute path starts at the session's
/// root. The result has no leading slash; the root itself is the empty text.
pub fn join(base: &str, path: &str) -> Result<String, Escapes> {
    let mut parts: Vec<&str> = Vec::new();
    let start = if path.starts_with('/') { "" } else { base };
    for part in start.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(Escapes)?),
            name => parts.push(name),
        }
    }
    Ok(parts.join("/"))
}

/// The place of a file that is uploaded under `name` into the folder `base`.
pub(crate) fn file_place(base: &str, name: &str) -> Result<String, NameError> {
    let last = name.rsplit('/').next().unwrap_or_default();
    match name {
        "" => Err(NameError::Empty),
        _ if name.contains('\0') => Err(NameError::Nul),
        _ if name.starts_with('/') => Err(NameError::Absolute),
        _ => match join("", name).map_err(|Escapes| NameError::Leaves)? {
            inside if inside.is_empty() || matches!(last, "" | "." | "..") => Err(NameError::Folder),
            inside => join(base, &inside).map_err(|Escapes| NameError::Leaves),
        },
    }
}

/// The folder part of a path, empty for a path at the root.
pub(crate) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_as_a_shell_would() {
        for (base, path, expected) in [
            ("", "a.js", "a.js"),
            ("", ".", ""),
            ("", "", ""),
            ("src", "a.js", "src/a.js"),
            ("src", "../b/./c", "b/c"),
            ("src", "/etc/passwd", "etc/passwd"),
            ("src/deep", "../..", ""),
            ("", "a//b/", "a/b"),
        ] {
            assert_eq!(join(base, path).unwrap(), expected, "{base:?} {path:?}");
        }
    }

    #[test]
    fn climbing_above_the_root_is_an_error() {
        for (base, path) in [("", ".."), ("src", "../.."), ("", "a/../../b"), ("src", "/..")] {
            assert_eq!(join(base, path), Err(Escapes), "{base:?} {path:?}");
        }
    }

    #[test]
    fn file_names_stay_inside() {
        assert_eq!(file_place("", "pkg/mod.py").unwrap(), "pkg/mod.py");
        assert_eq!(file_place("src", "a/../b.js").unwrap(), "src/b.js");
        assert_eq!(file_place("", "..hidden").unwrap(), "..hidden");
    }

    #[test]
    fn names_that_no_file_can_have() {
        for (name, error) in [
            ("", NameError::Empty),
            ("/main.js", NameError::Absolute),
            ("../main.js", NameError::Leaves),
            ("a/../../b", NameError::Leaves),
            ("folder/", NameError::Folder),
            (".", NameError::Folder),
            ("a/..", NameError::Folder),
            ("a\0b", NameError::Nul),
        ] {
            assert_eq!(file_place("src", name), Err(error), "{name:?}");
        }
    }
}
