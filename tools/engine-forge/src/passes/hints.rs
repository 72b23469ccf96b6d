//! Hints for the compiler: which of the branches that the other passes wrote are seldom taken. It moves what is in them out of
//! the way, and spares the registers of what is not.

use crate::component::Component;
use crate::error::Result;

#[cfg(test)]
mod tests;

/// Gathers the marks of every module.
pub fn apply(component: &mut Component) -> Result<()> {
    for library in component.modules() {
        for number in library.own_functions() {
            library.function_mut(number).gather_hints()?;
        }
    }
    Ok(())
}
