//! Small blocks that were freed: they are kept in lists, one for each size, from which the next ones are taken.
//!
//! Python makes and frees objects all the time. With its own allocator for them, which a WebAssembly build does not have, that
//! takes a few instructions; with libc's it takes a hundred, to join each block with what is free beside it. For the allocator a
//! block in a list is one that is still held, so nothing else has to know of them. Where it finds no room, they are given back to
//! it, and it looks again.

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::ValType;

use super::HEADER_BYTES;
use crate::code::{load, store};
use crate::function::Function;
use crate::layout::{FREE_LISTS_BYTES, Field, Layout};
use crate::module::Module;

/// The sizes of all blocks are multiples of it, with their headers.
const GRAIN: i32 = 16;

/// Of a size, the offset of its list is so many bits less.
const LIST_BITS: i32 = 2;

/// The largest blocks that are kept. Python's own allocator has the same limit.
const LARGEST: i32 = ((FREE_LISTS_BYTES - 4) << LIST_BITS) as i32;

/// Writes the offset of the list from which what is wanted can be taken, and `then` what to do with it, where there is one.
pub fn with_list(code: &mut InstructionSink<'_>, wanted: u32, list: u32, then: impl FnOnce(&mut InstructionSink<'_>)) {
    code.local_get(wanted).i32_const(LARGEST - HEADER_BYTES).i32_le_u().if_(BlockType::Empty);
    code.local_get(wanted).i32_const(HEADER_BYTES + GRAIN - 1).i32_add().i32_const(-GRAIN).i32_and();
    code.i32_const(LIST_BITS).i32_shr_u().local_set(list);
    then(code);
    code.end();
}

/// Writes the first block of a list, or 0.
pub fn first(code: &mut InstructionSink<'_>, layout: Layout, list: u32) {
    code.local_get(list).i32_load(lists(layout));
}

/// Takes the first block from a list.
pub fn take(code: &mut InstructionSink<'_>, layout: Layout, list: u32, block: u32) {
    code.local_get(list).local_get(block).i32_load(next()).i32_store(lists(layout));
}

/// Keeps a block, and returns, if its size with its header is one of those that are kept. `list` is room for the offset of its list.
pub fn keep(code: &mut InstructionSink<'_>, layout: Layout, block: u32, size: u32, list: u32) {
    code.local_get(size).i32_const(LARGEST).i32_le_u().if_(BlockType::Empty);
    code.local_get(block).local_get(size).i32_const(LIST_BITS).i32_shr_u().local_tee(list);
    code.i32_load(lists(layout)).i32_store(next());
    code.local_get(list).local_get(block).i32_store(lists(layout)).return_().end();
}

/// Writes what forgets all blocks that are kept: memory is put back to where there were none.
pub fn forget(code: &mut InstructionSink<'_>, layout: Layout) {
    code.i32_const(layout.address(Field::FreeLists)).i32_const(0).i32_const(FREE_LISTS_BYTES as i32).memory_fill(0);
}

/// Adds `(wanted) -> block`: takes one that is kept or asks the allocator, and once more when all of them have been given back.
pub fn add_taking(libc: &mut Module, layout: Layout, allocate: u32, give_back: u32) -> u32 {
    const WANTED: u32 = 0;
    const LIST: u32 = 1;
    const BLOCK: u32 = 2;
    const REFUSED: u32 = 3;
    let ty = libc.add_type(&[ValType::I32], &[ValType::I32]);
    let mut taking = Function::forged(ty, &[(3, ValType::I32)], |code| {
        with_list(code, WANTED, LIST, |code| {
            first(code, layout, LIST);
            code.local_tee(BLOCK).if_(BlockType::Empty);
            take(code, layout, LIST, BLOCK);
            code.local_get(BLOCK).return_().end();
        });
        load(code, layout, Field::Refused);
        code.local_set(REFUSED).local_get(WANTED).call(allocate).local_tee(BLOCK).if_(BlockType::Empty);
        code.local_get(BLOCK).return_().end();
        code.call(give_back).i32_eqz().if_(BlockType::Empty).i32_const(0).return_().end();
        code.local_get(WANTED).call(allocate).local_tee(BLOCK).if_(BlockType::Empty);
        store(code, layout, Field::Refused, |code| _ = code.local_get(REFUSED));
        code.end().local_get(BLOCK);
    });
    // What it calls may cut the run short.
    taking.trusted = false;
    libc.add_function("exec_take", taking)
}

/// Adds `() -> whether there were any`: gives all blocks that are kept back to the allocator.
pub fn add_giving_back(libc: &mut Module, layout: Layout, free: u32) -> u32 {
    const LIST: u32 = 0;
    const BLOCK: u32 = 1;
    const FOUND: u32 = 2;
    let ty = libc.add_type(&[], &[ValType::I32]);
    let mut giving = Function::forged(ty, &[(3, ValType::I32)], |code| {
        code.loop_(BlockType::Empty).block(BlockType::Empty).loop_(BlockType::Empty);
        first(code, layout, LIST);
        code.local_tee(BLOCK).i32_eqz().br_if(1);
        take(code, layout, LIST, BLOCK);
        super::take_off(code, layout, BLOCK);
        code.i32_const(1).local_set(FOUND).local_get(BLOCK).call(free).br(0).end().end();
        code.local_get(LIST).i32_const(GRAIN >> LIST_BITS).i32_add().local_tee(LIST);
        code.i32_const(LARGEST >> LIST_BITS).i32_le_u().br_if(0).end().local_get(FOUND);
    });
    // There may be millions, so it has to look at the clock.
    giving.trusted = false;
    libc.add_function("exec_give_back", giving)
}

/// A list, by its offset.
fn lists(layout: Layout) -> MemArg {
    MemArg { offset: layout.address(Field::FreeLists) as u64, align: 2, memory_index: 0 }
}

/// What follows a block in its list stands in the block.
fn next() -> MemArg {
    MemArg { offset: 0, align: 2, memory_index: 0 }
}
