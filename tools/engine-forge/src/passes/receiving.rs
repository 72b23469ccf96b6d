//! Room for what the host answers: `cabi_realloc`, which the host calls and which cannot refuse.
//!
//! While it runs this is noted, so that an abort for want of memory is told from every other.
//!
//! Once the run is cut short, what it would return is 0, and the host would write there whatever it has: an environment
//! variable longer than the image would go over what the forge keeps behind it.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::ValType;

use crate::code::{load, store};
use crate::component::Component;
use crate::error::Result;
use crate::layout::{Field, Layout, PAGE};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// How the canonical ABI calls it.
pub const REALLOC: &str = "cabi_realloc";

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

/// `(old, old size, alignment, size) -> place`.
fn wrap(library: &mut Module, number: u32, layout: Layout) {
    const SIZE: u32 = 3;
    const PLACE: u32 = 4;
    const END: u32 = 5;
    library.wrap(number, &[(2, ValType::I32)], |code, inner| {
        let note = |code: &mut InstructionSink<'_>, value| {
            store(code, layout, Field::Receiving, |code| _ = code.i32_const(value))
        };
        load(code, layout, Field::Cut);
        code.i32_eqz().if_(BlockType::Empty);
        note(code, 1);
        (0..4).for_each(|parameter| _ = code.local_get(parameter));
        code.call(inner).local_set(PLACE);
        note(code, 0);
        code.end();
        load(code, layout, Field::Cut);
        code.if_(BlockType::Empty);
        refuge(code, layout, SIZE, END);
        code.local_set(PLACE).end().local_get(PLACE);
    });
}

/// Leaves a place where the host does no harm, of `size` bytes: where the heap begins. What lies there is nobody's any
/// more, and the next run finds zeros.
fn refuge(code: &mut InstructionSink<'_>, layout: Layout, size: u32, end: u32) {
    code.local_get(size).i32_const(PAGE.trailing_zeros() as i32).i32_shr_u();
    code.i32_const(layout.heap_pages() as i32 + 1).i32_add().local_tee(end);
    code.memory_size(0).i32_gt_u().if_(BlockType::Empty);
    code.local_get(end).memory_size(0).i32_sub().memory_grow(0).drop().end();
    code.local_get(end);
    load(code, layout, Field::HeapDirty);
    code.i32_gt_u().if_(BlockType::Empty);
    store(code, layout, Field::HeapDirty, |code| _ = code.local_get(end));
    code.end().i32_const((layout.heap_pages() * PAGE) as i32);
}
