//! Room for what the host answers: `cabi_realloc`, which the host calls and which cannot refuse.
//!
//! While it runs this is noted, so that an abort for want of memory is told from every other.

use wasmparser::ValType;

use crate::code::store;
use crate::component::Component;
use crate::error::Result;
use crate::function::Function;
use crate::layout::{Field, Layout};
use crate::module::Module;

/// How the canonical ABI calls it.
const REALLOC: &str = "cabi_realloc";

/// Wraps it in every library that has it.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    for library in component.modules().filter(|module| module.is_library() && module.exports(REALLOC)) {
        let number = library.exported(REALLOC)?;
        if number >= library.imported_functions() {
            wrap(library, number, layout);
        }
    }
    Ok(())
}

fn wrap(library: &mut Module, number: u32, layout: Layout) {
    let inner = library.function(number).clone();
    let ty = inner.ty;
    let inner = library.add_function("cabi_realloc (inner)", inner);
    *library.function_mut(number) = Function::forged(ty, &[(1, ValType::I32)], |code| {
        const PLACE: u32 = 4;
        let note = |code: &mut wasm_encoder::InstructionSink<'_>, value| {
            store(code, layout, Field::Receiving, |code| _ = code.i32_const(value))
        };
        note(code, 1);
        (0..4).for_each(|parameter| _ = code.local_get(parameter));
        code.call(inner).local_set(PLACE);
        note(code, 0);
        code.local_get(PLACE);
    });
}
