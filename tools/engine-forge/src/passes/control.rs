//! The functions by which the shell drives the engine: `arm`, `run`, `cut`, `peak` and `reset` of `golem:exec-engine`.
//!
//! A reset puts everything back to where it was before the first run; what becomes of memory is the pass `touched`. There is
//! nothing to tidy up in Python, and nothing that a program could do to prevent it.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::Operator;

use crate::code::{at, load, load_wide, store};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::layout::{ALL_PAGES, Field, Layout, PAGE, SLOTS, Slot};
use crate::module::Module;
use crate::passes::heap;

#[cfg(test)]
mod tests;

/// How the exports are called that the world of the engine has.
const INTERFACE: &str = "golem:exec-engine/control@0.1.0";

/// The steps to the first look at the clock, before anything is known of the program: a few milliseconds of the dearest. With
/// fewer a hello-world would look again and again to learn that its steps are cheap.
const FIRST_PACE: i32 = 16_000;

/// How many pages the heap may have beyond twice the memory limit, for what is free between what is used.
const SPARE_PAGES: u32 = 256;

/// Makes room in memory and table, and writes the control functions. `first_slot` is where the forge's part of the table
/// begins.
pub fn apply(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    prepare_image(component.image()?, layout, first_slot)?;
    component.modules().filter(|module| module.is_library()).try_for_each(only_the_stack_pointer_moves)?;
    let shell = component.library(&export("run"))?;
    let stack_pointer = shell.imported_global("__stack_pointer")?;
    let call = CallSlot { ty: shell.add_type(&[], &[]), first: first_slot };
    replace(shell, "arm", |code| arm(code, layout))?;
    replace(shell, "cut", |code| cut(code, layout))?;
    replace(shell, "peak", |code| peak(code, layout))?;
    replace(shell, "reset", |code| reset(code, layout, call, stack_pointer))?;
    wrap_run(shell, layout, call, stack_pointer)
}

/// How to call a function in the forge's part of the table.
#[derive(Clone, Copy)]
struct CallSlot {
    ty: u32,
    first: u32,
}

impl CallSlot {
    fn write(self, code: &mut InstructionSink<'_>, slot: u32) {
        code.i32_const((self.first + slot) as i32).call_indirect(0, self.ty);
    }
}

/// How a function of the engine's is called.
pub fn export(function: &str) -> String {
    format!("{INTERFACE}#{function}")
}

fn prepare_image(image: &mut Module, layout: Layout, first_slot: u32) -> Result<()> {
    image.set_memory_pages(layout.heap_pages())?;
    image.set_table_slots(first_slot + SLOTS)?;
    let heap = layout.heap_pages();
    let beginnings = [(Field::HeapEnd, heap), (Field::HeapLimit, ALL_PAGES), (Field::HeapDirty, heap)];
    for (field, value) in beginnings {
        image.add_data(layout.address(field) as u32, &value.to_le_bytes());
    }
    image.add_data(layout.address(Field::Deadline) as u32, &u64::MAX.to_le_bytes());
    image.add_data(layout.address(Field::UsedLimit) as u32, &i64::MAX.to_le_bytes());
    Ok(())
}

/// A reset restores memory and the stack pointer. That must be all there is.
fn only_the_stack_pointer_moves(module: &mut Module) -> Result<()> {
    let stack_pointer = module.imported_global("__stack_pointer").ok();
    for number in module.own_functions() {
        for (operator, _) in module.function(number).operators()? {
            if let Operator::GlobalSet { global_index } = operator
                && Some(global_index) != stack_pointer
            {
                return Err(ForgeError::Unexpected {
                    module: module.name().into(),
                    function: module.name_of(number).into(),
                    problem: format!("global {global_index} is set, which a reset would not restore"),
                });
            }
        }
    }
    Ok(())
}

fn replace(shell: &mut Module, name: &str, write: impl FnOnce(&mut InstructionSink<'_>)) -> Result<()> {
    let number = shell.exported(&export(name))?;
    shell.replace(number, &[], write);
    forget_the_epilogue(shell, name)
}

/// What componentize-py does after a call is to free what the call returned. There is nothing, and after a run that was
/// cut short there is nobody to do it.
fn forget_the_epilogue(shell: &mut Module, name: &str) -> Result<()> {
    let number = shell.exported(&format!("cabi_post_{INTERFACE}#{name}"))?;
    shell.replace(number, &[], |_| {});
    Ok(())
}

fn arm(code: &mut InstructionSink<'_>, layout: Layout) {
    const DEADLINE: u32 = 0;
    const MEMORY_BYTES: u32 = 1;
    const STACK_KIB: u32 = 2;
    code.i32_const(layout.address(Field::Deadline)).local_get(DEADLINE).i64_store(at(3));
    code.i32_const(layout.address(Field::LastLook)).i64_const(0).i64_store(at(3));
    for (field, value) in [
        (Field::Cut, 0),
        (Field::Cause, 0),
        (Field::Code, 0),
        (Field::Receiving, 0),
        (Field::Refused, 0),
        (Field::Pace, FIRST_PACE),
        (Field::StepsLeft, 0),
    ] {
        store(code, layout, field, |code| _ = code.i32_const(value));
    }
    store(code, layout, Field::StackKib, |code| _ = code.local_get(STACK_KIB));
    for field in [Field::Used, Field::UsedPeak] {
        code.i32_const(layout.address(field)).i64_const(0).i64_store(at(3));
    }
    // The comparison is of signed numbers, and no program can hold more than a memory has.
    code.i32_const(layout.address(Field::UsedLimit));
    least(code, i64::from(ALL_PAGES) * i64::from(PAGE), |code| _ = code.local_get(MEMORY_BYTES));
    code.i64_store(at(3));
    // Free memory lies between what is used, so the pages may be twice as many, and some more.
    store(code, layout, Field::HeapLimit, |code| {
        least(code, i64::from(ALL_PAGES), |code| {
            load_wide(code, layout, Field::UsedLimit);
            code.i64_const(i64::from(PAGE.trailing_zeros()) - 1).i64_shr_u();
            code.i64_const(i64::from(layout.heap_pages() + SPARE_PAGES)).i64_add();
        });
        code.i32_wrap_i64();
    });
}

/// The smaller of a number that `write` leaves on the stack and `most`, as unsigned numbers.
fn least(code: &mut InstructionSink<'_>, most: i64, write: impl Fn(&mut InstructionSink<'_>)) {
    write(code);
    code.i64_const(most);
    write(code);
    code.i64_const(most).i64_lt_u().select();
}

fn cut(code: &mut InstructionSink<'_>, layout: Layout) {
    load(code, layout, Field::Cause);
    code.i64_extend_i32_u().i64_const(32).i64_shl();
    load(code, layout, Field::Code);
    code.i64_extend_i32_u().i64_or();
}

fn peak(code: &mut InstructionSink<'_>, layout: Layout) {
    load_wide(code, layout, Field::UsedPeak);
}

fn reset(code: &mut InstructionSink<'_>, layout: Layout, call: CallSlot, stack_pointer: u32) {
    load(code, layout, Field::Begun);
    code.if_(BlockType::Empty);
    call.write(code, Slot::DropHandles as u32);
    load(code, layout, Field::StackPointer);
    code.global_set(stack_pointer).else_();
    store(code, layout, Field::StackPointer, |code| _ = code.global_get(stack_pointer));
    store(code, layout, Field::Begun, |code| _ = code.i32_const(1));
    code.end();
    store(code, layout, Field::HeapEnd, |code| _ = code.i32_const(layout.heap_pages() as i32));
    heap::free::forget(code, layout);
}

/// `run` returns whatever happens: when the run was cut short, everything below has returned too, with nothing. The stack is
/// then as it was, whichever the run had.
fn wrap_run(shell: &mut Module, layout: Layout, call: CallSlot, stack_pointer: u32) -> Result<()> {
    let number = shell.exported(&export("run"))?;
    shell.wrap(number, &[], |code, inner| {
        call.write(code, Slot::LengthenStack as u32);
        code.call(inner);
        load(code, layout, Field::StackPointer);
        code.global_set(stack_pointer);
    });
    forget_the_epilogue(shell, "run")
}
