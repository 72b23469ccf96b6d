//! The memory limit: what the program holds, counted to the byte where it is handed out.
//!
//! `sbrk` alone cannot tell: the image has free memory in it, which a program uses first, and what is freed does not go
//! back. So the two functions of libc's allocator through which everything passes count what they hand out and take
//! back, and refuse what is past the limit, of which Python makes a `MemoryError`. What `realloc` and aligned allocations
//! do to a block in place is counted around them.

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::ValType;

use crate::code::{at, load_wide, store};
use crate::component::Component;
use crate::error::Result;
use crate::layout::{Field, Layout};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// libc's number for being out of memory.
const ENOMEM: i32 = 48;

/// Of a block's header, the bits that are its size; it stands in the word before the block.
const SIZE_BITS: i32 = !7;

/// Of a block's size, what the allocator itself needs.
const HEADER_BYTES: i64 = 4;

/// Counts.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    let libc = component.library("sbrk")?;
    let errno = libc.imported_global("errno")?;
    wrap(libc, "dlmalloc", 1, |code, inner| {
        const WANTED: u32 = 0;
        const BLOCK: u32 = 1;
        refuse_past_limit(code, layout, errno, |code| _ = code.local_get(WANTED).i64_extend_i32_u());
        code.local_get(WANTED).call(inner).local_tee(BLOCK).if_(BlockType::Empty);
        add(code, layout, |code| usable(code, BLOCK));
        code.end().local_get(BLOCK);
    })?;
    wrap(libc, "dlfree", 0, |code, inner| {
        const BLOCK: u32 = 0;
        code.local_get(BLOCK).if_(BlockType::Empty);
        add(code, layout, |code| {
            code.i64_const(0);
            usable(code, BLOCK);
            code.i64_sub();
        });
        code.end().local_get(BLOCK).call(inner);
    })?;
    wrap(libc, "realloc", 2, |code, inner| realloc(code, layout, errno, inner))?;
    // It takes more than it needs and gives back what is before and after.
    wrap(libc, "internal_memalign", 1, |code, inner| {
        const BLOCK: u32 = 2;
        const BEFORE: u32 = 3;
        load_wide(code, layout, Field::Used);
        code.local_set(BEFORE).local_get(0).local_get(1).call(inner).local_tee(BLOCK).if_(BlockType::Empty);
        code.i32_const(layout.address(Field::Used)).local_get(BEFORE).i64_store(at(3));
        add(code, layout, |code| usable(code, BLOCK));
        code.end().local_get(BLOCK);
    })
}

/// Moves a function behind one that `write` writes, with `locals` more variables: pointers, and one number at the end.
fn wrap(libc: &mut Module, name: &str, locals: u32, write: impl FnOnce(&mut InstructionSink<'_>, u32)) -> Result<()> {
    let number = libc.find(name)?;
    libc.wrap(number, &[(locals, ValType::I32), (1, ValType::I64)], write);
    Ok(())
}

/// `(block, wanted) -> block`. Where the block moves, allocating and freeing have counted it.
fn realloc(code: &mut InstructionSink<'_>, layout: Layout, errno: u32, inner: u32) {
    const OLD: u32 = 0;
    const WANTED: u32 = 1;
    const BLOCK: u32 = 2;
    const HAD: u32 = 4;
    code.local_get(OLD).i32_eqz().if_(BlockType::Empty);
    code.i32_const(0).local_get(WANTED).call(inner).return_().end();
    usable(code, OLD);
    code.local_set(HAD);
    refuse_past_limit(code, layout, errno, |code| {
        code.local_get(WANTED).i64_extend_i32_u().local_get(HAD).i64_sub();
    });
    code.local_get(OLD).local_get(WANTED).call(inner).local_tee(BLOCK).local_get(OLD).i32_eq().if_(BlockType::Empty);
    add(code, layout, |code| {
        usable(code, BLOCK);
        code.local_get(HAD).i64_sub();
    });
    code.end().local_get(BLOCK);
}

/// How many bytes a block has.
fn usable(code: &mut InstructionSink<'_>, block: u32) {
    let header = MemArg { offset: 0, align: 2, memory_index: 0 };
    code.local_get(block).i32_const(4).i32_sub().i32_load(header).i32_const(SIZE_BITS).i32_and();
    code.i64_extend_i32_u().i64_const(HEADER_BYTES).i64_sub();
}

/// Returns no block where `more` bytes are too many. A block that shrinks never is.
fn refuse_past_limit(
    code: &mut InstructionSink<'_>,
    layout: Layout,
    errno: u32,
    more: impl Fn(&mut InstructionSink<'_>),
) {
    more(code);
    load_wide(code, layout, Field::Used);
    code.i64_add();
    load_wide(code, layout, Field::UsedLimit);
    code.i64_gt_s();
    more(code);
    code.i64_const(0).i64_gt_s().i32_and().if_(BlockType::Empty);
    store(code, layout, Field::Refused, |code| _ = code.i32_const(1));
    code.global_get(errno).i32_const(ENOMEM).i32_store(at(2)).i32_const(0).return_().end();
}

/// Adds to what is used, and notes the most that it ever was.
fn add(code: &mut InstructionSink<'_>, layout: Layout, bytes: impl FnOnce(&mut InstructionSink<'_>)) {
    code.i32_const(layout.address(Field::Used));
    load_wide(code, layout, Field::Used);
    bytes(code);
    code.i64_add().i64_store(at(3));
    load_wide(code, layout, Field::Used);
    load_wide(code, layout, Field::UsedPeak);
    code.i64_gt_s().if_(BlockType::Empty).i32_const(layout.address(Field::UsedPeak));
    load_wide(code, layout, Field::Used);
    code.i64_store(at(3)).end();
}
