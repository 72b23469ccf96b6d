//! How deep a program may recurse where the host has more native stack than usual.
//!
//! What `stack` and `guards` take of the stack in linear memory stands for as much of the native one, and Python's limits are
//! right for [`USUAL_KIB`] of that. Where there is more of it, a run gets a longer stack in linear memory, from the beginning
//! of the heap, and Python's limits move apart in proportion. A reset puts limits and stack pointer back.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::ValType;

use crate::code::{self, at, load, store};
use crate::component::Component;
use crate::error::Result;
use crate::function::Function;
use crate::layout::{ALL_PAGES, Cause, Field, Layout, PAGE, Slot};
use crate::passes::stack::{self, STATE_OF};

#[cfg(test)]
mod tests;

/// The native stack that hosts have who say nothing: wasmtime's default.
pub const USUAL_KIB: i32 = 512;

/// What is kept below Python's limit, for functions that do not look at it: four times what they were seen to take.
const RESERVE_PAGES: i32 = 4;

/// Where two more numbers are beside the limit that is compared with: the end of the stack that it begins at, and the limit
/// that must never be passed.
const BEGINNING: i32 = -4;
const LAST: i32 = 4;

/// Where in Python's state the numbers are, and the numbers of what is needed to find it.
struct Limits {
    state_of: u32,
    stack_pointer: u32,
    at: i32,
}

/// Writes the function that lengthens the stack.
pub fn apply(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    let python = component.library(stack::LOOP)?;
    let limits = Limits {
        state_of: python.find(STATE_OF)?,
        stack_pointer: python.imported_global("__stack_pointer")?,
        at: stack::limit_offset(python)?,
    };
    let ty = python.add_type(&[], &[]);
    let locals = [(4, ValType::I32), (1, ValType::I64)];
    let function = Function::forged(ty, &locals, |code| lengthen(code, layout, &limits));
    let number = python.add_function("exec_lengthen_stack", function);
    python.add_element(first_slot + Slot::LengthenStack as u32, number);
    Ok(())
}

fn lengthen(code: &mut InstructionSink<'_>, layout: Layout, limits: &Limits) {
    const LIMIT_AT: u32 = 0;
    const PAGES: u32 = 1;
    const END: u32 = 2;
    const TOP: u32 = 3;
    const BYTES: u32 = 4;
    load(code, layout, Field::StackKib);
    code.i32_const(USUAL_KIB).i32_eq().if_(BlockType::Empty).return_().end();

    code.call(limits.state_of).i32_const(limits.at).i32_add().local_set(LIMIT_AT);
    number_at(code, LIMIT_AT, BEGINNING);
    number_at(code, LIMIT_AT, 0);
    code.i32_sub().i64_extend_i32_u();
    load(code, layout, Field::StackKib);
    code.i64_extend_i32_u().i64_mul().i64_const(i64::from(USUAL_KIB)).i64_div_u().local_tee(BYTES);
    code.i64_const(i64::from(PAGE.trailing_zeros())).i64_shr_u().i32_wrap_i64();
    code.i32_const(RESERVE_PAGES).i32_add().local_set(PAGES);

    take_pages(code, layout, PAGES, END);
    code.local_get(END)
        .i32_const(PAGE.trailing_zeros() as i32)
        .i32_shl()
        .local_tee(TOP)
        .global_set(limits.stack_pointer);

    // The last limit first: its distance is that to the one which is compared with, as it still is.
    set_number_at(code, LIMIT_AT, LAST, |code| {
        lowered(code, TOP, BYTES);
        number_at(code, LIMIT_AT, 0);
        number_at(code, LIMIT_AT, LAST);
        code.i32_sub().i32_sub();
    });
    set_number_at(code, LIMIT_AT, 0, |code| lowered(code, TOP, BYTES));
    set_number_at(code, LIMIT_AT, BEGINNING, |code| _ = code.local_get(TOP));
}

/// Takes pages from the beginning of the heap, which has not been used yet, and leaves their end in `end`. They are not made
/// zero: no program can read what lies below its stack pointer.
fn take_pages(code: &mut InstructionSink<'_>, layout: Layout, pages: u32, end: u32) {
    load(code, layout, Field::HeapEnd);
    code.local_get(pages).i32_add().local_tee(end).memory_size(0).i32_gt_u().if_(BlockType::Empty);
    code.local_get(end).memory_size(0).i32_sub().memory_grow(0).i32_const(-1).i32_eq().if_(BlockType::Empty);
    code::cut(code, layout, Cause::Memory, |code| _ = code.i32_const(0));
    code.return_().end().end();
    store(code, layout, Field::HeapEnd, |code| _ = code.local_get(end));
    store(code, layout, Field::HeapLimit, |code| {
        let sum = |code: &mut InstructionSink<'_>| {
            load(code, layout, Field::HeapLimit);
            code.local_get(pages).i32_add();
        };
        sum(code);
        code.i32_const(ALL_PAGES as i32);
        sum(code);
        code.i32_const(ALL_PAGES as i32).i32_lt_u().select();
    });
    load(code, layout, Field::HeapDirty);
    code.local_get(end).i32_lt_u().if_(BlockType::Empty);
    store(code, layout, Field::HeapDirty, |code| _ = code.local_get(end));
    code.end();
}

fn number_at(code: &mut InstructionSink<'_>, place: u32, offset: i32) {
    code.local_get(place).i32_const(offset).i32_add().i32_load(at(2));
}

fn set_number_at(
    code: &mut InstructionSink<'_>,
    place: u32,
    offset: i32,
    value: impl FnOnce(&mut InstructionSink<'_>),
) {
    code.local_get(place).i32_const(offset).i32_add();
    value(code);
    code.i32_store(at(2));
}

fn lowered(code: &mut InstructionSink<'_>, top: u32, bytes: u32) {
    code.local_get(top).local_get(bytes).i32_wrap_i64().i32_sub();
}
