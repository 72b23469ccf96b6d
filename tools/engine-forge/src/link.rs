//! Linking: the core modules of the engine become one.
//!
//! componentize-py links its libraries when the component is instantiated: a call from one to another goes through an
//! import, addresses are globals, and a host fills a table of thousands of functions at every start. Once the image is made
//! none of this can change any more. In one module a call is a call, an address a constant, the table is written in the
//! module, and what nobody calls is left out.

mod merge;
mod numbers;
mod origin;
#[cfg(test)]
mod tests;

use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::WorldKey;

use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::passes::handles::Interfaces;

/// Makes one core module of the engine's, and a component of it that has the same interfaces.
pub fn link(component: &mut Component, interfaces: &Interfaces) -> Result<Component> {
    let mut module = merge::merge(component, interfaces)?;
    let (mut resolve, world) = interfaces.world();
    // What the engine exports by a name alone is for componentize-py itself, while it makes the image.
    resolve.worlds[world].exports.retain(|key, _| matches!(key, WorldKey::Interface(_)));
    let problem = |error| ForgeError::Interfaces(format!("{error:#}"));
    embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8, false).map_err(problem)?;
    let mut encoder = ComponentEncoder::default();
    let encoded = encoder.validate(false).module(&module).and_then(|encoder| encoder.encode()).map_err(problem)?;
    Component::parse(&encoded)
}
