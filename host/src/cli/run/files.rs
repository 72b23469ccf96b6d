//! The names of files in the program's folder.
//!
//! No name is absolute or leads out: it is the way from the entry's folder to the file, or the file's own base name where it is
//! elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{self, Component, Path, PathBuf};

use golem_exec::File;
use thiserror::Error;

/// A file of the command line cannot be had.
#[derive(Debug, Error)]
pub enum FileError {
    /// It cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The first file is what is run.
    #[error("`{}` is a folder: name the program's file first, and folders after it", .0.display())]
    Folder(PathBuf),
    /// Names of the contract are UTF-8.
    #[error("the name of `{}` is not UTF-8", .0.display())]
    Utf8(PathBuf),
    /// One would replace the other.
    #[error("`{}` and `{}` would both be `{name}`: see how files are named in `golem-exec run --help`", one.display(), other.display())]
    Twice {
        /// The name.
        name: String,
        /// What has it.
        one: PathBuf,
        /// What would have it.
        other: PathBuf,
    },
}

/// The files to be read, by their names in the program's folder.
pub struct Names {
    base: PathBuf,
    order: Vec<String>,
    paths: BTreeMap<String, PathBuf>,
}

impl Names {
    /// Those of a program whose entry is a file, and the entry's name.
    pub fn beside(entry: &Path) -> Result<(Self, String), FileError> {
        if entry.is_dir() {
            return Err(FileError::Folder(entry.to_owned()));
        }
        let place = absolute(entry)?;
        let base = place.parent().map(Path::to_path_buf).unwrap_or_default();
        let names = Names::at(base);
        let name = names.name(entry)?;
        Ok((names, name))
    }

    /// Those of a program whose entry is no file.
    pub fn here() -> Result<Self, FileError> {
        Ok(Names::at(absolute(Path::new("."))?))
    }

    fn at(base: PathBuf) -> Self {
        Names { base, order: Vec::new(), paths: BTreeMap::new() }
    }

    /// Keeps a name for what is no file.
    pub fn reserve(&mut self, name: &str) {
        self.paths.insert(name.to_owned(), PathBuf::from("the program"));
    }

    /// Adds files, and folders with all that is below them.
    pub fn add_all(&mut self, paths: &[PathBuf]) -> Result<(), FileError> {
        paths.iter().try_for_each(|path| {
            let name = self.name(path)?;
            if path.is_dir() { self.add_folder(&name, path) } else { self.keep(&name, path) }
        })
    }

    /// Adds one file. The same file may be named twice: by itself, and by a folder that it is in.
    pub fn keep(&mut self, name: &str, path: &Path) -> Result<(), FileError> {
        match self.paths.get(name) {
            None => {
                self.paths.insert(name.to_owned(), path.to_owned());
                self.order.push(name.to_owned());
                Ok(())
            }
            Some(known) if absolute(known)? == absolute(path)? => Ok(()),
            Some(known) => Err(FileError::Twice { name: name.to_owned(), one: known.clone(), other: path.to_owned() }),
        }
    }

    /// Sorted, so that the same folder is always the same program. Links to folders are not followed, because they can lead
    /// around in a circle.
    fn add_folder(&mut self, name: &str, folder: &Path) -> Result<(), FileError> {
        let fails = |source| FileError::Read { path: folder.to_owned(), source };
        let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(fails)?.collect();
        let mut entries = entries.map_err(fails)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let own = entry.file_name().into_string().map_err(|_| FileError::Utf8(path.clone()))?;
            if own.starts_with('.') {
                continue;
            }
            let below = if name.is_empty() { own } else { format!("{name}/{own}") };
            if entry.file_type().map_err(fails)?.is_dir() {
                self.add_folder(&below, &path)?;
            } else if path.is_file() {
                self.keep(&below, &path)?;
            }
        }
        Ok(())
    }

    fn name(&self, path: &Path) -> Result<String, FileError> {
        let place = absolute(path)?;
        let own = || Path::new(place.file_name().unwrap_or_default());
        let relative = place.strip_prefix(&self.base).unwrap_or_else(|_| own());
        let parts = relative.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>();
        Ok(parts.ok_or_else(|| FileError::Utf8(path.to_owned()))?.join("/"))
    }

    /// Reads all of them, in the order in which they were named.
    pub fn read(self) -> Result<Vec<File>, FileError> {
        let Names { order, mut paths, .. } = self;
        let read = |name: String| {
            let path = paths.remove(&name).unwrap_or_default();
            let content = fs::read(&path).map_err(|source| FileError::Read { path, source })?;
            Ok(File::new(name, content))
        };
        order.into_iter().map(read).collect()
    }
}

/// From the root, without `.` and `..`. Links stay: a file has the name that was typed.
fn absolute(path: &Path) -> Result<PathBuf, FileError> {
    let whole = path::absolute(path).map_err(|source| FileError::Read { path: path.to_owned(), source })?;
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_from_the_entrys_folder_or_are_base_names() {
        let (names, entry) = Names::beside(Path::new("/a/src/main.py")).unwrap();
        assert_eq!(entry, "main.py");
        for (path, name) in [
            ("/a/src/pkg/mod.py", "pkg/mod.py"),
            ("/a/src/./x/../pkg", "pkg"),
            ("/a/src", ""),
            ("/a/lib/util.py", "util.py"),
            ("/a", "a"),
            ("/", ""),
            ("/../../etc/passwd", "passwd"),
        ] {
            assert_eq!(names.name(Path::new(path)).unwrap(), name, "{path}");
        }
    }
}
