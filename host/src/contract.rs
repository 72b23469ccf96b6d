//! Checks that a file is a component that does what the contract says.

use std::path::Path;
use std::time::Duration;

use wasmtime::Engine;
use wasmtime::component::{Component, types::ComponentItem};

use crate::error::{InstallError, reasons};
use crate::program::{Call, File, Language};
use crate::report::{Outcome, Report};
use crate::runtime;
use crate::worker::{Blueprint, Root, Worker};

/// The instances that a runtime exports.
const INTERFACES: [&str; 3] = ["golem:exec/types@1.0.0", "golem:exec/executor@1.0.0", "golem:exec/session@1.0.0"];

/// How long the first program may take. It prints a word; the machine may be busy.
const PROBE_TIME: Duration = Duration::from_secs(30);

/// Refuses what is no component at all.
pub(crate) fn look(path: &Path, bytes: &[u8]) -> Result<(), InstallError> {
    match other_than_component(bytes) {
        Some(what) => Err(InstallError::NoComponent { path: path.to_owned(), what }),
        None => Ok(()),
    }
}

/// Compiles a component that has the exports.
pub(crate) fn compile(engine: &Engine, path: &Path, bytes: &[u8]) -> Result<Component, InstallError> {
    let component = Component::from_binary(engine, bytes)
        .map_err(|source| InstallError::Compile { path: path.to_owned(), source })?;
    exports(engine, path, &component)?;
    Ok(component)
}

/// The first four bytes of every WebAssembly file.
const MAGIC: &[u8] = b"\0asm";

/// What follows in a component, and in a core module.
const COMPONENT: &[u8] = &[0x0d, 0, 1, 0];
const MODULE: &[u8] = &[1, 0, 0, 0];

fn other_than_component(bytes: &[u8]) -> Option<&'static str> {
    match bytes.strip_prefix(MAGIC) {
        _ if bytes.is_empty() => Some("an empty file"),
        Some(version) if version.starts_with(COMPONENT) => None,
        Some(version) if version.starts_with(MODULE) => Some("a core WebAssembly module"),
        Some(_) => Some("WebAssembly of an unknown version"),
        None if bytes.starts_with(b"\x7fELF") => Some("a native program"),
        None if bytes.trim_ascii_start().starts_with(b"(component") => Some("a component in text form"),
        None if bytes.trim_ascii_start().starts_with(b"{") => Some("JSON"),
        None => Some("not WebAssembly"),
    }
}

fn exports(engine: &Engine, path: &Path, component: &Component) -> Result<(), InstallError> {
    let exported: Vec<_> =
        component.component_type().exports(engine).map(|(name, item)| (name.to_owned(), item.ty)).collect();
    for interface in INTERFACES {
        let is_there = exported
            .iter()
            .any(|(name, item)| name == interface && matches!(item, ComponentItem::ComponentInstance(_)));
        if !is_there {
            return Err(InstallError::NoInterface { path: path.to_owned(), interface: interface.to_owned() });
        }
    }
    Ok(())
}

/// Runs a first program in each language, and tells which one the component has.
pub(crate) fn probe(path: &Path, blueprint: &Blueprint) -> Result<Language, InstallError> {
    let fails = |reason: String| InstallError::Probe { path: path.to_owned(), reason };
    let start = || Worker::start(blueprint, Root::temporary(blueprint)?);
    let worker = start().map_err(|error| fails(reasons(&error)))?;
    let mut seen = Vec::new();
    for language in Language::ALL {
        let report = hello(&worker, language).map_err(|error| fails(reasons(&error)))?;
        let printed = report.run.as_ref().map_or("", |run| run.stdout.as_str());
        if report.outcome == Outcome::Ok && printed == "hello\n" {
            return Ok(language);
        }
        seen.push(format!("`{language}` gives `{}`", report.outcome.name()));
    }
    Err(fails(format!("it runs no language: {}", seen.join(", "))))
}

fn hello(worker: &Worker, language: Language) -> Result<Report, crate::RunError> {
    runtime::run(worker, language, &[File::new(language.entry_name(), language.hello())], Call::default(), PROBE_TIME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_component_is_named() {
        for (bytes, what) in [
            (&b""[..], "an empty file"),
            (b"\0asm\x01\0\0\0", "a core WebAssembly module"),
            (b"\0asm\x09\0\0\0", "WebAssembly of an unknown version"),
            (b" {\"a\": 1}", "JSON"),
            (b"\x7fELF", "a native program"),
            (b"(component)", "a component in text form"),
            (b"hello", "not WebAssembly"),
        ] {
            assert_eq!(other_than_component(bytes), Some(what));
        }
        assert_eq!(other_than_component(b"\0asm\x0d\0\x01\0"), None);
    }
}
