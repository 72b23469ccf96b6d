//! A fault of CPython 3.14.0's own: `text += more` on a local variable, when there is no memory for it.
//!
//! The interpreter's loop puts the result into the variable before it looks whether there is one. On 32 bits it then
//! takes "none" for an object at address 0, because what is there has no reference count that would mark it, and goes on
//! with it. Raising the error instead would leave a variable without a value where the compiler has seen that it has
//! one, and every use of it would go astray. So the run ends there, as one that has used up its memory.

use wasm_encoder::BlockType;
use wasmparser::ValType;

use crate::code::{at, cutter};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::Function;
use crate::layout::{Cause, Layout};
use crate::passes::stack;

#[cfg(test)]
mod tests;

/// `(place of the text, what is added)`; afterwards the place is 0 where there was no memory.
const APPEND: &str = "PyUnicode_Append";

/// Ends the run after an append of the interpreter's loop that failed.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    const PLACE: u32 = 0;
    const MORE: u32 = 1;
    let python = component.library(stack::LOOP)?;
    let append = python.find(APPEND)?;
    let cut = cutter(python, layout);
    let ty = python.add_type(&[ValType::I32, ValType::I32], &[]);
    let mut checked = Function::forged(ty, &[], |code| {
        code.local_get(PLACE).local_get(MORE).call(append);
        code.local_get(PLACE).i32_load(at(2)).i32_eqz().if_(BlockType::Empty);
        code.i32_const(Cause::Memory as i32).i32_const(0).call(cut).end();
    });
    checked.trusted = false;
    let checked = python.add_function("exec_append", checked);
    let interpreter = python.find(stack::LOOP)?;
    if python.function_mut(interpreter).redirect(append, checked)? == 0 {
        let problem = format!("it does not call `{APPEND}`");
        return Err(ForgeError::Unexpected { module: python.name().into(), function: stack::LOOP.into(), problem });
    }
    Ok(())
}
