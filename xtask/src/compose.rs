//! `exec-python.wasm` out of its three parts.

use anyhow::{Context, Result, bail};
use wac_graph::types::Package;
use wac_graph::{CompositionGraph, EncodeOptions, NodeId, PackageId};

/// The components that one file is made of.
pub struct Parts<'a> {
    /// Exports `golem:exec`; drives the other two.
    pub shell: &'a [u8],
    /// The forged interpreter.
    pub engine: &'a [u8],
    /// The world that the engine sees.
    pub sandbox: &'a [u8],
}

/// What the shell imports of the other two, by what its name begins with. Everything else that it imports is the host's.
const OF_THE_PARTS: [&str; 2] = ["golem:exec-engine/", "golem:exec-sandbox/"];

/// Composes them. Whatever the engine imports must come from the sandbox, so that nothing of the host's reaches it by
/// accident.
pub fn compose(parts: &Parts<'_>) -> Result<Vec<u8>> {
    let mut graph = CompositionGraph::new();
    let sandbox = add(&mut graph, "golem:exec-sandbox-part", parts.sandbox)?;
    let engine = add(&mut graph, "golem:exec-engine-part", parts.engine)?;
    let shell = add(&mut graph, "golem:exec-shell-part", parts.shell)?;
    let sandbox = graph.instantiate(sandbox);
    let engine = connect(&mut graph, engine, &[sandbox], |_| true).context("the engine and its sandbox")?;
    let of_the_parts = |name: &str| OF_THE_PARTS.iter().any(|prefix| name.starts_with(prefix));
    let shell_package = shell;
    let shell = connect(&mut graph, shell, &[engine, sandbox], of_the_parts).context("the shell and its parts")?;
    for name in exports(&graph, shell_package) {
        let export = graph.alias_instance_export(shell, &name)?;
        graph.export(export, &name)?;
    }
    Ok(graph.encode(EncodeOptions::default())?)
}

fn add(graph: &mut CompositionGraph, name: &str, bytes: &[u8]) -> Result<PackageId> {
    let package = Package::from_bytes(name, None, bytes.to_vec(), graph.types_mut());
    Ok(graph.register_package(package.with_context(|| format!("cannot read `{name}`"))?)?)
}

/// Instantiates a package with what the providers export, for each import that `wanted` names.
fn connect(
    graph: &mut CompositionGraph,
    package: PackageId,
    providers: &[NodeId],
    wanted: impl Fn(&str) -> bool,
) -> Result<NodeId> {
    let node = graph.instantiate(package);
    let imports: Vec<String> = graph.types()[graph[package].ty()].imports.keys().cloned().collect();
    for import in imports.iter().filter(|name| wanted(name)) {
        let Some(found) = providers.iter().find_map(|provider| graph.alias_instance_export(*provider, import).ok())
        else {
            bail!("nothing exports `{import}`");
        };
        graph.set_instantiation_argument(node, import, found).with_context(|| format!("`{import}` does not fit"))?;
    }
    Ok(node)
}

fn exports(graph: &CompositionGraph, package: PackageId) -> Vec<String> {
    graph.types()[graph[package].ty()].exports.keys().cloned().collect()
}
