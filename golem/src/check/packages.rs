//! The WIT of each component: what Golem reads of it, and that it exports what the built file exports.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use wit_parser::{PackageName, Resolve, UnresolvedPackageGroup};

use super::components::{Component, Profile};
use crate::application::{Application, strings};
use crate::contract;

pub(super) fn problems(application: &Application, component: &Component) -> Vec<String> {
    let found = component.profiles.values().map(|profile| profile_problem(application, component, profile));
    found.filter_map(Result::err).collect()
}

fn profile_problem(application: &Application, component: &Component, profile: &Profile) -> Result<(), String> {
    let place = |problem: String| format!("{}/sourceWit: {problem}", profile.place);
    let source = component.folder.join(profile.text("sourceWit"));
    let group = parse(&source).map_err(place)?;
    let (package, wanted) = (group.main.name.to_string(), &component.name);
    if package != *wanted {
        return Err(place(format!("its package is `{package}`, which must be the name of the component, `{wanted}`")));
    }
    if source.parent().is_some_and(|folder| folder.join("Cargo.toml").exists()) {
        return Err(place("it lies beside a `Cargo.toml`, which Golem would rewrite".to_owned()));
    }
    let files = group.source_map.source_files().count();
    if files != 1 {
        return Err(place(format!("its package has {files} files, Golem wants one")));
    }
    let exports = exports(application, group).map_err(place)?;
    let wanted = contract::interfaces();
    if exports != wanted {
        return Err(place(format!("its world exports {exports:?}, the contract is {wanted:?}")));
    }
    Ok(())
}

fn parse(folder: &Path) -> Result<UnresolvedPackageGroup, String> {
    UnresolvedPackageGroup::parse_dir(folder).map_err(|error| format!("{error:#}"))
}

/// The interfaces that the package's world exports, with all that it refers to taken from `witDeps`.
fn exports(application: &Application, group: UnresolvedPackageGroup) -> Result<Vec<String>, String> {
    let folders = packages(application)?;
    let mut resolve = Resolve::default();
    push_what_it_needs(&mut resolve, &folders, &group)?;
    let package = resolve.push_group(group).map_err(|error| format!("{error:#}"))?;
    let world = resolve.select_world(&[package], None).map_err(|error| format!("{error:#}"))?;
    let mut exports: Vec<_> = resolve.worlds[world].exports.keys().map(|key| resolve.name_world_key(key)).collect();
    exports.sort();
    Ok(exports)
}

/// The packages below `witDeps` by name. Golem copies each by the name of its folder, so no two may have the same.
fn packages(application: &Application) -> Result<BTreeMap<PackageName, PathBuf>, String> {
    let (mut packages, mut names) = (BTreeMap::new(), BTreeMap::new());
    for deps in strings(application.first(), "witDeps") {
        let read = fs::read_dir(application.root.join(&deps)).map_err(|error| format!("`{deps}`: {error}"))?;
        for entry in read {
            let folder = entry.map_err(|error| format!("`{deps}`: {error}"))?.path();
            if !folder.is_dir() {
                return Err(format!("`{}` is no folder of a package", folder.display()));
            }
            let group = parse(&folder)?;
            if let Some(other) = names.insert(folder.file_name().map(ToOwned::to_owned), folder.clone()) {
                return Err(format!("`{}` and `{}` have the same name", folder.display(), other.display()));
            }
            packages.insert(group.main.name, folder);
        }
    }
    Ok(packages)
}

fn push_what_it_needs(
    resolve: &mut Resolve,
    folders: &BTreeMap<PackageName, PathBuf>,
    group: &UnresolvedPackageGroup,
) -> Result<(), String> {
    for name in group.main.foreign_deps.keys() {
        if resolve.package_names.contains_key(name) {
            continue;
        }
        let folder = folders.get(name).ok_or_else(|| format!("no folder of `witDeps` has the package `{name}`"))?;
        let group = parse(folder)?;
        push_what_it_needs(resolve, folders, &group)?;
        resolve.push_group(group).map_err(|error| format!("{error:#}"))?;
    }
    Ok(())
}
