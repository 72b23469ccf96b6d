//! The memory limit: what the program holds, counted to the byte where it is handed out.
//!
//! `sbrk` alone cannot tell: the image has free memory in it, which a program uses first, and what is freed does not go
//! back. So the two functions of libc's allocator through which everything passes count what they hand out and take
//! back, and refuse what is past the limit, of which Python makes a `MemoryError`. What `realloc` and aligned allocations
//! do to a block in place is counted around them. Small blocks that are freed do not go back to the allocator at once, see `free`:
//! they are counted until they do, which is before anything is refused.

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::ValType;

use crate::code::{at, load_wide, store};
use crate::component::Component;
use crate::error::Result;
use crate::layout::{Field, Layout};
use crate::module::Module;

pub mod free;
#[cfg(test)]
mod tests;

/// libc's number for being out of memory.
const ENOMEM: i32 = 48;

/// Of a block's header, the bits that are its size; it stands in the word before the block.
const SIZE_BITS: i32 = !7;

/// Of a block's size, what the allocator itself needs.
const HEADER_BYTES: i32 = 4;

/// Counts.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    let libc = component.library("sbrk")?;
    let errno = libc.imported_global("errno")?;
    let give_back = wrap_freeing(libc, layout)?;
    let allocate = wrap_allocating(libc, layout, errno, give_back)?;
    let number = libc.find("realloc")?;
    let locals = [(2, ValType::I32), (1, ValType::I64)];
    libc.wrap(number, &locals, |code, inner| realloc(code, layout, errno, give_back, inner));
    wrap_aligned(libc, layout, errno, give_back, allocate)
}

/// Counts what is freed, and keeps it if it is small. Gives the function that gives back what is kept.
fn wrap_freeing(libc: &mut Module, layout: Layout) -> Result<u32> {
    const BLOCK: u32 = 0;
    const SIZE: u32 = 1;
    const LIST: u32 = 2;
    let number = libc.find("dlfree")?;
    let inner = libc.set_aside(number);
    libc.replace(number, &[(2, ValType::I32)], |code| {
        code.local_get(BLOCK).i32_eqz().if_(BlockType::Empty).return_().end();
        size(code, BLOCK);
        code.local_set(SIZE);
        free::keep(code, layout, BLOCK, SIZE, LIST);
        take_off(code, layout, BLOCK);
        code.local_get(BLOCK).call(inner);
    });
    Ok(free::add_giving_back(libc, layout, inner))
}

/// Counts what is handed out, and takes it from what is kept where it can: that is counted still. Gives the function that does
/// neither.
fn wrap_allocating(libc: &mut Module, layout: Layout, errno: u32, give_back: u32) -> Result<u32> {
    const WANTED: u32 = 0;
    const BLOCK: u32 = 1;
    const LIST: u32 = 2;
    let number = libc.find("dlmalloc")?;
    let inner = libc.set_aside(number);
    let take = free::add_taking(libc, layout, inner, give_back);
    libc.replace(number, &[(2, ValType::I32)], |code| {
        free::with_list(code, WANTED, LIST, |code| {
            free::first(code, layout, LIST);
            code.local_tee(BLOCK).if_(BlockType::Empty);
            free::take(code, layout, LIST, BLOCK);
            code.local_get(BLOCK).return_().end();
        });
        refuse_past_limit(code, layout, errno, give_back, |code| _ = code.local_get(WANTED).i64_extend_i32_u());
        code.local_get(WANTED).call(take).local_tee(BLOCK).if_(BlockType::Empty);
        add(code, layout, |code| usable(code, BLOCK));
        code.end().local_get(BLOCK);
    });
    Ok(inner)
}

/// `(alignment, wanted) -> block`. It takes more than it needs and gives back what is before and after, all of which is counted
/// when it is done.
fn wrap_aligned(libc: &mut Module, layout: Layout, errno: u32, give_back: u32, allocate: u32) -> Result<()> {
    const ALIGNMENT: u32 = 0;
    const WANTED: u32 = 1;
    const BLOCK: u32 = 2;
    let (number, counting) = (libc.find("internal_memalign")?, libc.find("dlmalloc")?);
    libc.function_mut(number).redirect(counting, allocate)?;
    libc.wrap(number, &[(1, ValType::I32)], |code, inner| {
        refuse_past_limit(code, layout, errno, give_back, |code| _ = code.local_get(WANTED).i64_extend_i32_u());
        let allocate = |code: &mut InstructionSink<'_>| {
            code.local_get(ALIGNMENT).local_get(WANTED).call(inner).local_tee(BLOCK);
        };
        allocate(code);
        code.i32_eqz().if_(BlockType::Empty).call(give_back).if_(BlockType::Empty);
        allocate(code);
        code.drop().end().end();
        code.local_get(BLOCK).if_(BlockType::Empty);
        add(code, layout, |code| usable(code, BLOCK));
        code.end().local_get(BLOCK);
    });
    Ok(())
}

/// `(block, wanted) -> block`. Where the block moves, allocating and freeing have counted it.
fn realloc(code: &mut InstructionSink<'_>, layout: Layout, errno: u32, give_back: u32, inner: u32) {
    const OLD: u32 = 0;
    const WANTED: u32 = 1;
    const BLOCK: u32 = 2;
    const HAD: u32 = 4;
    code.local_get(OLD).i32_eqz().if_(BlockType::Empty);
    code.i32_const(0).local_get(WANTED).call(inner).return_().end();
    usable(code, OLD);
    code.local_set(HAD);
    refuse_past_limit(code, layout, errno, give_back, |code| {
        code.local_get(WANTED).i64_extend_i32_u().local_get(HAD).i64_sub();
    });
    code.local_get(OLD).local_get(WANTED).call(inner).local_tee(BLOCK).local_get(OLD).i32_eq().if_(BlockType::Empty);
    add(code, layout, |code| {
        usable(code, BLOCK);
        code.local_get(HAD).i64_sub();
    });
    code.end().local_get(BLOCK);
}

/// How many bytes a block has, with its header.
fn size(code: &mut InstructionSink<'_>, block: u32) {
    let header = MemArg { offset: 0, align: 2, memory_index: 0 };
    code.local_get(block).i32_const(HEADER_BYTES).i32_sub().i32_load(header).i32_const(SIZE_BITS).i32_and();
}

/// How many bytes a block has.
fn usable(code: &mut InstructionSink<'_>, block: u32) {
    size(code, block);
    code.i32_const(HEADER_BYTES).i32_sub().i64_extend_i32_u();
}

/// Returns no block where `more` bytes are too many, even when what is kept has been given back. A block that shrinks never is.
fn refuse_past_limit(
    code: &mut InstructionSink<'_>,
    layout: Layout,
    errno: u32,
    give_back: u32,
    more: impl Fn(&mut InstructionSink<'_>),
) {
    let too_many = |code: &mut InstructionSink<'_>| {
        more(code);
        load_wide(code, layout, Field::Used);
        code.i64_add();
        load_wide(code, layout, Field::UsedLimit);
        code.i64_gt_s();
        more(code);
        code.i64_const(0).i64_gt_s().i32_and();
    };
    too_many(code);
    code.if_(BlockType::Empty).call(give_back).drop();
    too_many(code);
    code.if_(BlockType::Empty);
    store(code, layout, Field::Refused, |code| _ = code.i32_const(1));
    code.global_get(errno).i32_const(ENOMEM).i32_store(at(2)).i32_const(0).return_().end().end();
}

/// Takes a block off what is used.
fn take_off(code: &mut InstructionSink<'_>, layout: Layout, block: u32) {
    code.i32_const(layout.address(Field::Used));
    load_wide(code, layout, Field::Used);
    usable(code, block);
    code.i64_sub().i64_store(at(3));
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
