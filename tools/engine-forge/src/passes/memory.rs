//! The heap: how far it may grow.
//!
//! In the whole engine there is one `memory.grow` and one `memory.size`, in libc's `sbrk`. They are answered from numbers
//! in the control block, because memory never shrinks and a run must not find what an earlier one had.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::{Operator, ValType};

use crate::code::{load, store};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{Field, Layout, PAGE};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// Makes `sbrk` obey the limit. Nothing else in the engine may grow memory.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    let libc = component.library("sbrk")?;
    let sbrk = libc.find("sbrk")?;
    let grow_type = libc.add_type(&[ValType::I32], &[ValType::I32]);
    let grow = libc.add_function("exec_grow", grow_function(grow_type, layout));
    let (sizes, grows) = redirect(libc, sbrk, grow, layout)?;
    if (sizes, grows) != (1, 1) {
        let problem = format!("{sizes} `memory.size` and {grows} `memory.grow`, one of each is expected");
        return Err(ForgeError::Unexpected { module: libc.name().into(), function: "sbrk".into(), problem });
    }
    component.modules().try_for_each(nothing_else_asks)
}

fn redirect(libc: &mut Module, sbrk: u32, grow: u32, layout: Layout) -> Result<(usize, usize)> {
    let (mut sizes, mut grows) = (0, 0);
    let mut edits = Vec::new();
    for (operator, range) in libc.function(sbrk).operators()? {
        match operator {
            Operator::MemorySize { .. } => {
                sizes += 1;
                edits.push(Edit { range, code: assemble(|code| load(code, layout, Field::HeapEnd)) });
            }
            Operator::MemoryGrow { .. } => {
                grows += 1;
                edits.push(Edit { range, code: assemble(|code| _ = code.call(grow)) });
            }
            _ => {}
        }
    }
    libc.function_mut(sbrk).edit(&edits);
    Ok((sizes, grows))
}

/// Whoever asked the memory itself would see how far another run got.
fn nothing_else_asks(module: &mut Module) -> Result<()> {
    for number in module.own_functions().filter(|number| !module.function(*number).trusted) {
        let operators = module.function(number).operators()?;
        if operators.iter().any(|(op, _)| matches!(op, Operator::MemoryGrow { .. } | Operator::MemorySize { .. })) {
            return Err(ForgeError::Unexpected {
                module: module.name().into(),
                function: module.name_of(number).into(),
                problem: "a `memory.grow` or `memory.size` outside of `sbrk`".into(),
            });
        }
    }
    Ok(())
}

/// `(pages) -> the old end, or -1`: as `memory.grow`, within the limit. What an earlier run had used is made zero, as
/// new memory is.
fn grow_function(ty: u32, layout: Layout) -> Function {
    const PAGES: u32 = 0;
    const OLD: u32 = 1;
    const NEW: u32 = 2;
    Function::forged(ty, &[(2, ValType::I32)], |code| {
        load(code, layout, Field::HeapEnd);
        code.local_tee(OLD).local_get(PAGES).i32_add().local_set(NEW);
        // The sum cannot overflow: `sbrk` asks for less than 2 GiB, which is 32,768 pages.
        code.local_get(NEW);
        load(code, layout, Field::HeapLimit);
        refuse_if(code, layout, |code| _ = code.i32_gt_u());
        code.local_get(NEW).memory_size(0).i32_gt_u().if_(BlockType::Empty);
        code.local_get(NEW).memory_size(0).i32_sub().memory_grow(0).i32_const(-1);
        refuse_if(code, layout, |code| _ = code.i32_eq());
        code.end();
        clear_what_was_used(code, layout, OLD, NEW);
        store(code, layout, Field::HeapEnd, |code| _ = code.local_get(NEW));
        code.local_get(OLD);
    })
}

fn refuse_if(code: &mut InstructionSink<'_>, layout: Layout, compare: impl FnOnce(&mut InstructionSink<'_>)) {
    compare(code);
    code.if_(BlockType::Empty);
    store(code, layout, Field::Refused, |code| _ = code.i32_const(1));
    code.i32_const(-1).return_().end();
}

fn clear_what_was_used(code: &mut InstructionSink<'_>, layout: Layout, old: u32, new: u32) {
    let page_bits = PAGE.trailing_zeros() as i32;
    code.local_get(old);
    load(code, layout, Field::HeapDirty);
    code.i32_lt_u().if_(BlockType::Empty);
    code.local_get(old).i32_const(page_bits).i32_shl().i32_const(0);
    // As far as the memory goes that was used, and no further than is asked for.
    code.local_get(new);
    load(code, layout, Field::HeapDirty);
    code.local_get(new);
    load(code, layout, Field::HeapDirty);
    code.i32_lt_u().select().local_get(old).i32_sub().i32_const(page_bits).i32_shl().memory_fill(0);
    code.end();
    code.local_get(new);
    load(code, layout, Field::HeapDirty);
    code.i32_gt_u().if_(BlockType::Empty);
    store(code, layout, Field::HeapDirty, |code| _ = code.local_get(new));
    code.end();
}
