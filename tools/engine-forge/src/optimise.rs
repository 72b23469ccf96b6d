//! The last step of a compiler, which is not ours: the code is given away and comes back smaller and faster.
//!
//! Between libraries that are one module now there is much to do for an optimiser: short functions that are called from everywhere,
//! addresses that are sums. It gets the code without the image, which nothing in the code depends on, and before there is a check
//! at every call, a mark at every store and a count in every loop.

use crate::component::Component;
use crate::error::{ForgeError, Problem, Result};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// The names of the functions that must stay functions of their own, as a pattern: what the forge wrote goes on where a run is cut
/// short, and what calls it or is called by it does not.
pub const FORGED_NAMES: &str = "* (forged*";

/// Makes another module of a core module, with the same imports, exports and names, that does the same.
pub type Optimiser<'a> = &'a dyn Fn(&[u8]) -> Result<Vec<u8>, Problem>;

/// The optimiser that changes nothing.
pub fn as_it_is(module: &[u8]) -> Result<Vec<u8>, Problem> {
    Ok(module.to_vec())
}

/// Has the linked module optimised.
pub fn apply(component: &mut Component, optimiser: Optimiser<'_>) -> Result<()> {
    let module = component.image()?;
    let data = module.take_data();
    *module = Module::parse(&optimiser(&module.encode()).map_err(ForgeError::Optimiser)?)?;
    module.set_data(data);
    Ok(())
}
