//! The build steps: what each command makes, that what it reads is there, and that nothing it depends on is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::components::{Component, Profile};
use crate::application::{Application, files, strings};

/// What cargo's lists do not name, because programs of the project's own read it: the launchers and changes of the C
/// compiler, the sources of the Python engine, the worlds that it is made with, and what the tools are pinned to.
const UNLISTED: [(&str, &[&str]); 2] = [
    ("exec-javascript", &["components-rust/exec-javascript/quickjs/*.patch", "tools/wasm-cc/*", "tools/wasm-cc/src/*"]),
    ("exec-python", &["components-rust/exec-python/engine/**/*.py", "wit/internal/**/*.wit", "xtask/pins/*.txt"]),
];

/// The crates whose files each component is made of; cargo writes a list for each that it has built.
const CRATES: [(&str, &[&str]); 2] =
    [("exec-javascript", &["exec_javascript"]), ("exec-python", &["exec_python", "exec_sandbox"])];

pub(super) fn problems(application: &Application, component: &Component) -> Vec<String> {
    let found = component.profiles.iter().map(|(name, profile)| of_profile(application, component, name, profile));
    found.flatten().collect()
}

fn of_profile(application: &Application, component: &Component, name: &str, profile: &Profile) -> Vec<String> {
    let mut problems = Vec::new();
    if profile.steps().is_empty() {
        problems.push(format!("{}: there are no build steps", profile.place));
    }
    let mut made = BTreeSet::new();
    for (number, step) in profile.steps().iter().enumerate() {
        let place = format!("{}/build/{number}", profile.place);
        let folder = component.folder.join(step.get("dir").and_then(Value::as_str).unwrap_or("."));
        match Task::of(step, name) {
            Ok(task) => problems.extend(task.problems(application, &place, &folder, step)),
            Err(problem) => problems.push(format!("{place}/command: {problem}")),
        }
        made.extend(strings(step, "targets").iter().map(|target| plain(&folder.join(target))));
    }
    let wasm = profile.text("componentWasm");
    if !made.contains(&plain(&component.folder.join(wasm))) {
        problems.push(format!("{}/componentWasm: no build step makes `{wasm}`", profile.place));
    }
    problems
}

/// What a command builds.
struct Task<'a> {
    package: &'a str,
    debug: bool,
}

impl<'a> Task<'a> {
    fn of(step: &'a Value, profile: &str) -> Result<Self, String> {
        let command = step.get("command").and_then(Value::as_str).unwrap_or_default();
        let words: Vec<_> = command.split_whitespace().collect();
        let (package, debug) = match words[..] {
            ["cargo", "xtask", "build", "--golem", "--debug", package] => (package, true),
            ["cargo", "xtask", "build", "--golem", package] => (package, false),
            _ => return Err(format!("`{command}` is no build of this project for Golem")),
        };
        if debug != (profile == "debug") {
            return Err(format!("`{command}` does not build what the profile `{profile}` is for"));
        }
        Ok(Task { package, debug })
    }

    fn problems(&self, application: &Application, place: &str, folder: &Path, step: &Value) -> Vec<String> {
        let mut problems = Vec::new();
        let mut covered = BTreeSet::new();
        for source in strings(step, "sources") {
            match files(folder, &source) {
                Ok(files) if files.is_empty() => problems.push(format!("{place}/sources: `{source}` names no file")),
                Ok(files) => covered.extend(files.iter().map(|file| plain(&folder.join(file)))),
                Err(problem) => problems.push(format!("{place}/sources: {problem}")),
            }
        }
        let needed = self.needed(&application.root);
        let left_out = needed.iter().filter(|file| !covered.contains(*file));
        problems.extend(left_out.map(|file| format!("{place}/sources: `{}` is left out", file.display())));
        let target = format!("dist/golem/{}{}.wasm", if self.debug { "debug/" } else { "" }, self.package);
        let target = plain(&application.root.join(target));
        let targets: Vec<_> = strings(step, "targets").iter().map(|target| plain(&folder.join(target))).collect();
        if targets != [target.clone()] {
            problems.push(format!("{place}/targets: the command makes `{}`, not {targets:?}", target.display()));
        }
        // The tests build for release only.
        if !self.debug && !target.is_file() {
            problems.push(format!("{place}/targets: `{}` is not built: `cargo xtask build --golem`", target.display()));
        }
        problems
    }

    /// The files of the project that it is made of.
    fn needed(&self, root: &Path) -> BTreeSet<PathBuf> {
        let listed = CRATES.iter().filter(|(package, _)| *package == self.package).flat_map(|(_, crates)| *crates);
        let mut needed: BTreeSet<_> = listed.flat_map(|name| listed_by_cargo(root, name)).collect();
        let unlisted = UNLISTED.iter().filter(|(package, _)| *package == self.package).flat_map(|(_, files)| *files);
        needed.extend(unlisted.flat_map(|pattern| files(root, pattern)).flatten().map(|file| root.join(file)));
        needed.extend(["Cargo.toml", "Cargo.lock", "rust-toolchain.toml"].map(|file| root.join(file)));
        needed
    }
}

/// What cargo says that a crate was compiled from, as far as it is of this project: `TARGET: FILE FILE …`, with spaces in
/// names escaped.
fn listed_by_cargo(root: &Path, name: &str) -> Vec<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    let list = target.join(format!("wasm32-wasip1/release/{name}.d"));
    let text = fs::read_to_string(&list).unwrap_or_else(|error| panic!("`{}`: {error}", list.display()));
    let files = text.replace("\\ ", "\u{0}");
    let files = files.split_whitespace().skip(1).map(|file| plain(Path::new(&file.replace('\u{0}', " "))));
    files.filter(|file| file.is_file() && file.starts_with(root) && !file.starts_with(&target)).collect()
}

/// A path without `..`, wherever it exists or not.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                plain.pop();
            }
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
