//! Rewrites the Python engine that componentize-py makes, so that it can be reset, limited and interrupted from inside.
//!
//! The engine is a component of a dozen core modules that share one memory. Each pass changes what is inside of them, finds what it
//! changes by name, and fails with the name when it is not there.

mod code;
mod component;
mod error;
mod function;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod layout;
mod link;
mod module;
mod optimise;
mod passes;
#[cfg(test)]
mod testing;

pub use error::{ForgeError, Problem, Result};
pub use optimise::{FORGED_NAMES, Optimiser, as_it_is};

use component::Component;
use layout::Layout;
use passes::handles::Interfaces;
use wasmparser::Validator;

/// Whether the names of functions are kept, for profilers and backtraces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They stay.
    Keep,
    /// They go, with every other section that means nothing.
    Strip,
}

/// Makes the engine what the shell needs. The passes are in an order that matters. The first know the engine by its libraries;
/// then these are linked, and `optimiser` is given what comes of it. What stands at every loop, call and store is written after
/// that: `unwind` sees the calls that `steps` wrote, and `touched` the stores of both.
pub fn forge(engine: &[u8], names: Names, optimiser: Optimiser<'_>) -> Result<Vec<u8>> {
    // What is read below relies on it.
    Validator::new().validate_all(engine)?;
    let mut component = Component::parse(engine)?;
    passes::known::check(&mut component)?;
    passes::frozen::apply(&mut component)?;
    passes::shared::apply(&mut component)?;
    let counts = passes::immortal::apply(&mut component)?;
    let image = component.image()?;
    let layout = Layout { image_pages: image.memory_pages()? };
    let first_slot = image.table_slots()?;
    let interfaces = Interfaces::read(engine)?;
    passes::endings::apply(&mut component, layout)?;
    passes::handles::apply(&mut component, &interfaces, layout, first_slot)?;
    passes::failures::apply(&mut component, layout, first_slot)?;
    passes::receiving::apply(&mut component, layout)?;
    passes::memory::apply(&mut component, layout)?;
    passes::heap::apply(&mut component, layout)?;
    passes::append::apply(&mut component, layout)?;
    passes::waits::apply(&mut component)?;
    passes::guards::apply(&mut component)?;
    passes::stack::apply(&mut component)?;
    passes::unchecked::apply(&mut component, layout)?;
    passes::depth::apply(&mut component, layout, first_slot)?;
    passes::control::apply(&mut component, layout, first_slot)?;
    passes::steps::prepare(&mut component, layout, first_slot)?;
    // What a pass got wrong is found before it is left out, because nobody calls it.
    Validator::new().validate_all(&component.encode()).map_err(ForgeError::Invalid)?;
    let mut component = link::link(&mut component, &interfaces)?;
    passes::direct::apply(&mut component)?;
    passes::dealloc::apply(&mut component)?;
    optimise::apply(&mut component, optimiser)?;
    passes::tables::apply(&mut component)?;
    passes::steps::apply(&mut component, layout, first_slot)?;
    passes::unwind::apply(&mut component, layout)?;
    passes::touched::apply(&mut component, layout, first_slot, &counts, interfaces.largest_result())?;
    passes::hints::apply(&mut component)?;
    passes::touched::keep_image(&mut component, first_slot)?;
    if names == Names::Strip {
        component.strip();
    }
    let forged = component.encode();
    Validator::new().validate_all(&forged).map_err(ForgeError::Invalid)?;
    Ok(forged)
}
