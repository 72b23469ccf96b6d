//! The built file exports the contract, type by type, and nothing else; it imports nothing but WASI, and for Golem its log.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use wit_component::DecodedWasm;
use wit_parser::{Resolve, WorldId};

use crate::build::Flavour;
use crate::project::Project;

/// The contract as a world that may also import all of WASI: what a component is checked against.
const WORLD: &str = "
package golem:check;

world component {
    include golem:exec/exec@1.0.0;
    include wasi:cli/imports@0.2.0;
}
";

/// The same with the log of Golem.
const GOLEM_WORLD: &str = "
package golem:check;

world component {
    include golem:exec/exec@1.0.0;
    include wasi:cli/imports@0.2.0;
    import wasi:logging/logging;
}
";

/// Fails where the component differs from the contract.
pub fn check(project: &Project, flavour: Flavour, bytes: &[u8]) -> Result<()> {
    let mut contract = Resolve::default();
    contract.push_dir(project.root.join("wit")).context("cannot read the contract")?;
    let world = match flavour {
        Flavour::Portable => WORLD,
        Flavour::Golem => {
            contract
                .push_dir(project.root.join("golem/wit/logging"))
                .context("cannot read the interface of the log")?;
            GOLEM_WORLD
        }
    };
    let package = contract.push_str("check.wit", world)?;
    let world = contract.select_world(&[package], Some("component"))?;
    wit_component::targets(&contract, world, bytes, true)
        .context("its types differ from the contract, or it imports more than WASI")?;

    let DecodedWasm::Component(decoded, component) = wit_component::decode(bytes)? else {
        bail!("it is the text of an interface");
    };
    let (wanted, found) = (exports(&contract, world), exports(&decoded, component));
    ensure!(found == wanted, "it exports {found:?}, the contract is {wanted:?}");
    Ok(())
}

fn exports(resolve: &Resolve, world: WorldId) -> BTreeSet<String> {
    resolve.worlds[world].exports.keys().map(|key| resolve.name_world_key(key)).collect()
}

#[cfg(test)]
mod tests {
    use wit_component::{ComponentEncoder, StringEncoding, dummy_module, embed_component_metadata};
    use wit_parser::{ManglingAndAbi, Resolve};

    use super::check;
    use crate::build::Flavour;
    use crate::project::Project;

    /// A component that exports what `world` says, with functions that do nothing.
    fn component(world: &str) -> Vec<u8> {
        let mut resolve = Resolve::default();
        let root = Project::find().unwrap().root;
        resolve.push_dir(root.join("wit")).unwrap();
        resolve.push_dir(root.join("golem/wit/logging")).unwrap();
        let package =
            resolve.push_str("other.wit", &format!("package golem:other;\nworld other {{ {world} }}")).unwrap();
        let world = resolve.select_world(&[package], None).unwrap();
        let mut module = dummy_module(&resolve, world, ManglingAndAbi::Standard32);
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).unwrap();
        ComponentEncoder::default().module(&module).unwrap().encode().unwrap()
    }

    fn verdict(world: &str) -> Result<(), String> {
        verdict_of(Flavour::Portable, world)
    }

    fn verdict_of(flavour: Flavour, world: &str) -> Result<(), String> {
        check(&Project::find().unwrap(), flavour, &component(world)).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn the_contract_passes() {
        verdict("include golem:exec/exec@1.0.0;").unwrap();
    }

    #[test]
    fn a_missing_interface_does_not() {
        assert!(verdict("export golem:exec/types@1.0.0;").unwrap_err().starts_with("its types differ"));
    }

    #[test]
    fn one_more_export_does_not() {
        let error = verdict("include golem:exec/exec@1.0.0; export extra: func();").unwrap_err();
        assert!(error.starts_with("it exports"), "{error}");
    }

    #[test]
    fn the_log_passes_for_golem_only() {
        let world = "include golem:exec/exec@1.0.0; import wasi:logging/logging;";
        verdict_of(Flavour::Golem, world).unwrap();
        assert!(verdict(world).unwrap_err().starts_with("its types differ"));
    }

    #[test]
    fn for_golem_too_nothing_else_passes() {
        let error = verdict_of(Flavour::Golem, "include golem:exec/exec@1.0.0; import extra: func();").unwrap_err();
        assert!(error.starts_with("its types differ"), "{error}");
    }

    #[test]
    fn an_import_from_elsewhere_does_not() {
        let error = verdict("include golem:exec/exec@1.0.0; import extra: func();").unwrap_err();
        assert!(error.starts_with("its types differ"), "{error}");
    }
}
