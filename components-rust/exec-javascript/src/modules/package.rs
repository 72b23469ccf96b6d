//! `package.json`: the nearest one of a file, and what it says.

use exec_core::Files;
use serde_json::Value;

use super::source::read_source;

/// A package description and the folder that it stands in.
pub(crate) struct Package {
    pub folder: String,
    pub json: Value,
}

/// The description in `folder` (a path as the program sees it), if there is one that is an object.
pub(crate) fn in_folder(files: &Files, folder: &str) -> Option<Package> {
    let path = format!("{}/package.json", folder.trim_end_matches('/'));
    let json: Value = serde_json::from_slice(&read_source(files, &path).ok()?).ok()?;
    json.is_object().then(|| Package { folder: folder.to_owned(), json })
}

/// The description that a file belongs to: the one in its own folder or in the nearest above that has one.
pub(crate) fn of_file(files: &Files, path: &str) -> Option<Package> {
    folders_above(path).find_map(|folder| in_folder(files, folder))
}

/// The folder of a path and every one above it, the root (the empty text) last.
pub(crate) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rfind('/').map(|end| &path[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_go_up_to_the_root() {
        assert_eq!(folders_above("/a/b/c.js").collect::<Vec<_>>(), ["/a/b", "/a", ""]);
        assert_eq!(folders_above("/c.js").collect::<Vec<_>>(), [""]);
    }
}
