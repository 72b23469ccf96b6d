//! What `wit/golem-exec.wit` says, for whoever holds something against it.

use wit_parser::{Resolve, WorldId};

use crate::application::root;

/// The contract, read.
pub fn contract() -> (Resolve, WorldId) {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_dir(root().join("wit")).expect("the contract can be read");
    let world = resolve.select_world(&[package], Some("exec")).expect("the contract has its world");
    (resolve, world)
}

/// The interfaces that a component exports, sorted.
pub fn interfaces() -> Vec<String> {
    let (resolve, world) = contract();
    let mut names: Vec<_> = resolve.worlds[world].exports.keys().map(|key| resolve.name_world_key(key)).collect();
    names.sort();
    names
}

/// Every exported function as users of Golem write it: `golem:exec/session.{session.upload}`.
pub fn functions() -> Vec<String> {
    let (resolve, world) = contract();
    let mut names = Vec::new();
    for key in resolve.worlds[world].exports.keys() {
        let interface = resolve.name_world_key(key);
        let unversioned = interface.split('@').next().unwrap_or_default().to_owned();
        let wit_parser::WorldKey::Interface(id) = key else { continue };
        names.extend(
            resolve.interfaces[*id].functions.keys().map(|name| format!("{unversioned}.{{{}}}", written(name))),
        );
    }
    names
}

/// `[method]session.upload` is written `session.upload`, and `[constructor]session` is written `session.new`.
fn written(name: &str) -> String {
    match name.strip_prefix("[constructor]") {
        Some(resource) => format!("{resource}.new"),
        None => name.rsplit(']').next().unwrap_or(name).to_owned(),
    }
}
