//! What a specifier means: Node's algorithm, over the files of the session.

use exec_core::{Files, join_path};
use thiserror::Error;

use super::exports::{Target, lookup};
use super::package::{self, Package};
use super::source::{is_file, is_folder, rooted};
use crate::library;

/// What is tried behind a path that names no file.
const EXTENSIONS: [&str; 4] = [".js", ".json", ".cjs", ".mjs"];

/// The longest specifier that can mean something: no path is longer.
const MAX_SPECIFIER: usize = 4096;

/// How much of one that is longer is shown.
const SHOWN: usize = 64;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Require,
    Import,
}

/// Why a specifier leads nowhere.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub(crate) enum ResolveError {
    #[error("Cannot find module '{specifier}' imported from {from}")]
    NoFile { specifier: String, from: String },
    #[error("Cannot find package '{name}' imported from {from}")]
    NoPackage { specifier: String, name: String, from: String },
    #[error("No such built-in module: {specifier}")]
    NoBuiltin { specifier: String },
    #[error("Package subpath '{subpath}' is not defined by \"exports\" in {folder}/package.json")]
    NotExported { subpath: String, folder: String },
    #[error("Package import specifier \"{specifier}\" is not defined in package {folder}/package.json")]
    NotImported { specifier: String, folder: String },
}

impl Purpose {
    fn conditions(self) -> [&'static str; 3] {
        match self {
            Purpose::Require => ["node", "require", "module-sync"],
            Purpose::Import => ["node", "import", "module-sync"],
        }
    }
}

/// The file (as an absolute path) or built-in module (`node:…`) that `specifier` means in the file `from`. A query or
/// fragment of an import stays behind the path, as each makes a module of its own.
pub(crate) fn resolve(files: &Files, specifier: &str, from: &str, purpose: Purpose) -> Result<String, ResolveError> {
    if specifier.len() > MAX_SPECIFIER {
        return Err(no_file(&specifier[..specifier.floor_char_boundary(SHOWN)], from));
    } else if let Some(id) = library::builtin_id(specifier) {
        return Ok(id.to_owned());
    } else if specifier.starts_with("node:") {
        return Err(ResolveError::NoBuiltin { specifier: specifier.to_owned() });
    } else if specifier.starts_with('#') {
        return as_import(files, specifier, from, purpose);
    }
    let from = path_of(from);
    let Some(path) = named_path(specifier, from) else {
        return as_package(files, specifier, from, purpose);
    };
    let (path, suffix) = match purpose {
        Purpose::Import => path.split_at(path_of(&path).len()),
        Purpose::Require => (path.as_str(), ""),
    };
    match as_path(files, path) {
        Some(found) => Ok(found + suffix),
        None if purpose == Purpose::Import => Err(no_file(path, from)),
        None => Err(no_file(specifier, from)),
    }
}

/// A module's name without the query or fragment that an import gave it: the path of its file.
pub(crate) fn path_of(name: &str) -> &str {
    name.find(['?', '#']).map_or(name, |end| &name[..end])
}

/// The absolute path that a specifier spells out, if it spells out one. What climbs above the root stays there, as it
/// does in a file system.
fn named_path(specifier: &str, from: &str) -> Option<String> {
    if let Some(url) = specifier.strip_prefix("file://") {
        return Some(percent_decoded(url));
    } else if specifier.starts_with('/') {
        return Some(specifier.to_owned());
    } else if !matches!(specifier, "." | "..") && !specifier.starts_with("./") && !specifier.starts_with("../") {
        return None;
    }
    let folder = package::folders_above(from).next().unwrap_or_default();
    Some(join_path(rooted(folder), specifier).map_or_else(|_| specifier.to_owned(), |path| format!("/{path}")))
}

fn no_file(specifier: &str, from: &str) -> ResolveError {
    ResolveError::NoFile { specifier: specifier.to_owned(), from: from.to_owned() }
}

/// A path that may lack its extension or name a folder.
fn as_path(files: &Files, path: &str) -> Option<String> {
    as_file(files, path).or_else(|| as_folder(files, path))
}

fn as_file(files: &Files, path: &str) -> Option<String> {
    let path = format!("/{}", join_path("", path).ok()?);
    let candidates =
        std::iter::once(path.clone()).chain(EXTENSIONS.iter().map(|extension| format!("{path}{extension}")));
    candidates.into_iter().find(|candidate| is_file(files, candidate))
}

fn as_folder(files: &Files, path: &str) -> Option<String> {
    if !is_folder(files, path) {
        return None;
    }
    let folder = path.trim_end_matches('/');
    let main = package::in_folder(files, folder).and_then(|package| package.json["main"].as_str().map(str::to_owned));
    let index = || as_file(files, &format!("{folder}/index"));
    match main {
        Some(main) => {
            let main = format!("{folder}/{main}");
            as_file(files, &main).or_else(|| as_file(files, &format!("{main}/index"))).or_else(index)
        }
        None => index(),
    }
}

/// `name`, `name/sub`, `@scope/name` or `@scope/name/sub`, from the nearest `node_modules` that has it.
fn as_package(files: &Files, specifier: &str, from: &str, purpose: Purpose) -> Result<String, ResolveError> {
    let (name, subpath) = split_name(specifier);
    if let Some(own) = package::of_file(files, from).filter(|own| own.json["name"].as_str() == Some(name))
        && !own.json["exports"].is_null()
    {
        return in_package(files, &own, subpath, purpose).ok_or_else(|| not_exported(&own.folder, subpath));
    }
    for folder in package::folders_above(from) {
        let place = format!("{folder}/node_modules/{name}");
        if let Some(package) = package::in_folder(files, &place).filter(|package| !package.json["exports"].is_null()) {
            return in_package(files, &package, subpath, purpose).ok_or_else(|| not_exported(&place, subpath));
        }
        if let Some(found) = as_path(files, &format!("{place}{subpath}")) {
            return Ok(found);
        }
    }
    let (specifier, name, from) = (specifier.to_owned(), name.to_owned(), from.to_owned());
    Err(ResolveError::NoPackage { specifier, name, from })
}

fn in_package(files: &Files, package: &Package, subpath: &str, purpose: Purpose) -> Option<String> {
    match lookup(&package.json["exports"], &format!(".{subpath}"), &purpose.conditions())? {
        Target::File(inside) => as_file(files, &format!("{}/{inside}", package.folder)),
        Target::Bare(_) => None,
    }
}

fn not_exported(folder: &str, subpath: &str) -> ResolveError {
    ResolveError::NotExported { subpath: format!(".{subpath}"), folder: folder.to_owned() }
}

/// `#name`, from the `imports` of the package that the file belongs to.
fn as_import(files: &Files, specifier: &str, from: &str, purpose: Purpose) -> Result<String, ResolveError> {
    let Some(package) = package::of_file(files, from) else {
        return Err(no_file(specifier, from));
    };
    match lookup(&package.json["imports"], specifier, &purpose.conditions()) {
        Some(Target::File(inside)) => {
            as_file(files, &format!("{}/{inside}", package.folder)).ok_or_else(|| no_file(specifier, from))
        }
        Some(Target::Bare(other)) if !other.starts_with('#') => resolve(files, &other, from, purpose),
        _ => Err(ResolveError::NotImported { specifier: specifier.to_owned(), folder: package.folder }),
    }
}

/// The package name, and the rest with its leading slash (or empty).
fn split_name(specifier: &str) -> (&str, &str) {
    let slashes = if specifier.starts_with('@') { 1 } else { 0 };
    match specifier.match_indices('/').nth(slashes) {
        Some((end, _)) => specifier.split_at(end),
        None => (specifier, ""),
    }
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digit = |at: usize| tail.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn package_names_are_split_from_what_is_inside() {
        assert_eq!(split_name("left-pad"), ("left-pad", ""));
        assert_eq!(split_name("left-pad/lib/a.js"), ("left-pad", "/lib/a.js"));
        assert_eq!(split_name("@scope/name"), ("@scope/name", ""));
        assert_eq!(split_name("@scope/name/sub"), ("@scope/name", "/sub"));
    }

    #[test]
    fn file_urls_are_decoded() {
        assert_eq!(percent_decoded("/a%20b%C3%A9%"), "/a bé%");
    }
}
