//! What a run writes to: the image is divided into blocks, each store marks its block, and the reset puts back the blocks that are
//! marked. A hello-world touches some of a hundred of them.
//!
//! What is put back comes from a second instance of the module with the image, which nothing writes to. A host maps both from the
//! same file, so it costs nothing until it is read. It has a memory of its own, which code of another instance cannot read, so
//! it is asked for its bytes.

mod stores;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::{Operator, ValType};

use self::stores::{Known, Store, Written};
use crate::code::{at, load};
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{BLOCK, BLOCK_BITS, Field, Layout, Slot};
use crate::module::Module;
use crate::passes::control;
use crate::passes::depth::USUAL_KIB;
use crate::passes::immortal::Count;
use crate::passes::receiving::REALLOC;

/// How far beyond its end a block is put back with it: where one address was marked, stores go ahead that end so near to it.
const OVERLAP: u32 = 512;

/// How many vectors the image is asked for at once: as many as a host's compiler gives back in registers. What it gives back in
/// memory is there twice as late.
const VECTORS: usize = 8;

/// How many bytes these have.
const PIECE: u32 = VECTORS as u32 * 16;

/// How often it is asked in each round of a loop, since hosts look at their epoch in each. Blocks are a whole number of rounds.
const PIECES: u32 = 4;

const _: () = assert!(BLOCK.is_multiple_of(PIECES * PIECE) && OVERLAP.is_multiple_of(PIECES * PIECE), "whole rounds");

/// The function of the image that gives them, as it is exported.
const GIVE: &str = "exec-image";

/// How much of the stack is used beside the program's run.
const IDLE_STACK: i32 = 16 << 10;

/// Lets everything mark what it writes to, and the reset put it back, with those `counts` of objects that get no marks. `answer_bytes`
/// is how much is written at most to an address that another component is given for a result.
pub fn apply(
    component: &mut Component,
    layout: Layout,
    first_slot: u32,
    counts: &[Count],
    answer_bytes: u32,
) -> Result<()> {
    put_back_in(component.code_with(&control::export("reset"))?, layout, first_slot, counts)?;
    mark(component, layout, answer_bytes)
}

/// Makes the second instance, once the engine is one module, and gives the reset what it holds.
pub fn keep_image(component: &mut Component, first_slot: u32) -> Result<()> {
    give_image(component.image()?);
    component.put_into_table(GIVE, first_slot + Slot::Image as u32)
}

fn mark(component: &mut Component, layout: Layout, answer_bytes: u32) -> Result<()> {
    for library in component.code() {
        let imports: Vec<_> = hosts(library)?;
        let tracker = Tracker::add(library, layout, answer_bytes);
        let wrappers: HashMap<_, _> =
            imports.into_iter().map(|import| (import, tracker.wrap(library, import))).collect();
        tracker.wrap_receiving(library)?;
        if library.exports(&control::export("run")) {
            tracker.mark_stack(library)?;
        }
        for number in library.own_functions() {
            if !library.function(number).untracked {
                tracker.track(library, number, &wrappers)?;
            }
        }
    }
    Ok(())
}

/// The imports through which another component is given addresses: those of interfaces, whose names have a colon.
fn hosts(library: &Module) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for (number, import, _) in library.function_imports() {
        if !import.module.contains(':') || !library.type_of(number).params().contains(&ValType::I32) {
            continue;
        }
        if library.is_known_elsewhere(number) {
            let problem = format!("`{} {}` can be called without a mark", import.module, import.name);
            return Err(ForgeError::Unsupported { module: library.name().into(), problem });
        }
        found.push(number);
    }
    Ok(found)
}

/// What marks in one library.
struct Tracker {
    layout: Layout,
    stack_pointer: Option<u32>,
    answer_bytes: u32,
    /// `(address, bytes)`: so many bytes are about to be written there.
    mark_all: u32,
}

impl Tracker {
    fn add(library: &mut Module, layout: Layout, answer_bytes: u32) -> Self {
        let ty = library.add_type(&[ValType::I32; 2], &[]);
        let mut mark_all = Function::forged(ty, &[(1, ValType::I32)], |code| mark_range(code, layout));
        mark_all.untracked = true;
        let mark_all = library.add_function("exec_mark", mark_all);
        let stack_pointer = library.stack_pointer();
        Tracker { layout, stack_pointer, answer_bytes, mark_all }
    }

    /// An import behind a function that notes whatever could be an address of its answer.
    fn wrap(&self, library: &mut Module, import: u32) -> u32 {
        let ty = library.function_imports().find(|(number, ..)| *number == import).expect("it was found there").2;
        let parameters = library.type_of(import).params().to_vec();
        let name = format!("exec_noted {}", library.name_of(import));
        let mut wrapper = Function::forged(ty, &[], |code| {
            for (number, _) in parameters.iter().enumerate().filter(|(_, ty)| **ty == ValType::I32) {
                code.local_get(number as u32).i32_const(self.answer_bytes as i32).call(self.mark_all);
            }
            (0..parameters.len()).for_each(|number| _ = code.local_get(number as u32));
            code.call(import);
        });
        wrapper.untracked = true;
        library.add_function(&name, wrapper)
    }

    /// What makes room for what the host answers, in this library: the host writes there next.
    fn wrap_receiving(&self, library: &mut Module) -> Result<()> {
        const SIZE: u32 = 3;
        const PLACE: u32 = 4;
        if library.exports(REALLOC) && library.exported(REALLOC)? >= library.imported_functions() {
            let number = library.exported(REALLOC)?;
            library.wrap(number, &[(1, ValType::I32)], |code, inner| {
                (0..4).for_each(|parameter| _ = code.local_get(parameter));
                code.call(inner).local_tee(PLACE).local_get(SIZE).call(self.mark_all).local_get(PLACE);
            });
        }
        Ok(())
    }

    /// The stack, where stores are not looked at. The program's is elsewhere where the host has more than usual; and beside a
    /// program's run, little of it is needed.
    fn mark_stack(&self, library: &mut Module) -> Result<()> {
        let Some(pointer) = library.stack_pointer() else { return Ok(()) };
        let run = library.exported(&control::export("run"))?;
        library.wrap(run, &[], |code, inner| {
            load(code, self.layout, Field::StackKib);
            code.i32_const(USUAL_KIB).i32_eq().if_(BlockType::Empty);
            code.i32_const(0).global_get(pointer).call(self.mark_all).end().call(inner);
        });
        let reset = library.exported(&control::export("reset"))?;
        library.wrap(reset, &[(1, ValType::I32)], |code, inner| {
            const USED: u32 = 0;
            code.call(inner).global_get(pointer).i32_const(IDLE_STACK);
            code.global_get(pointer).i32_const(IDLE_STACK).i32_lt_u().select().local_set(USED);
            code.global_get(pointer).local_get(USED).i32_sub().local_get(USED).call(self.mark_all);
        });
        Ok(())
    }

    fn track(&self, library: &mut Module, number: u32, wrappers: &HashMap<u32, u32>) -> Result<()> {
        let parameters = library.type_of(number).params().len() as u32;
        let known =
            Known { near: u64::from(OVERLAP), beyond: self.layout.control(), stack_pointer: self.stack_pointer };
        let mut found = stores::find(library, number, known)?;
        found.stores.retain(|store| match store.written {
            Written::Answer(function) => wrappers.contains_key(&function),
            _ => true,
        });
        if found.stores.is_empty() && found.changes.is_empty() {
            return Ok(());
        }
        let operators = library.function(number).operators()?;
        let given: Vec<_> = found.stores.iter().map(|store| Given::before(&operators, store.index)).collect();
        drop(operators);
        let function = library.function_mut(number);
        let mut locals = Locals { function, parameters, of: Vec::new() };
        let mut edits = Vec::new();
        for (local, place) in found.changes {
            edits.push(Edit::insertion(place, |code| self.mark_block(code.local_get(local))));
        }
        for (Store { range, written, .. }, given) in found.stores.into_iter().zip(given) {
            edits.push(match written {
                Written::Value(ty, memarg) => {
                    let offset = if known.is_near(&memarg) { 0 } else { memarg.offset };
                    self.before_store(&mut locals, range.start, ty, offset, given)
                }
                Written::Bulk => {
                    let [to, from, bytes] = [0, 1, 2].map(|which| locals.get(ValType::I32, which));
                    Edit::insertion(range.start, |code| self.before_bulk(code, to, from, bytes))
                }
                Written::Answer(function) => Edit { range, code: assemble(|code| _ = code.call(wrappers[&function])) },
            });
        }
        edits.sort_by_key(|edit| edit.range.start);
        function.edit(&edits);
        Ok(())
    }

    /// The mark, as early as it costs least.
    fn before_store(&self, locals: &mut Locals<'_>, store: usize, ty: ValType, offset: u64, given: Given) -> Edit {
        let mark = |code: &mut InstructionSink<'_>| {
            if offset > 0 {
                code.i32_const(offset as i32).i32_add();
            }
            self.mark_block(code);
        };
        match given {
            Given::Both { address, at } => Edit::insertion(at, |code| mark(code.local_get(address))),
            Given::Value { at } => {
                let address = locals.get(ValType::I32, 0);
                Edit::insertion(at, |code| {
                    mark(code.local_tee(address));
                    code.local_get(address);
                })
            }
            Given::Nothing => {
                let (address, value) = (locals.get(ValType::I32, 0), locals.get(ty, 1));
                Edit::insertion(store, |code| {
                    mark(code.local_set(value).local_tee(address));
                    code.local_get(address).local_get(value);
                })
            }
        }
    }

    /// Marks the block of the address on the stack.
    fn mark_block(&self, code: &mut InstructionSink<'_>) {
        code.i32_const(BLOCK_BITS as i32).i32_shr_u().i32_const(1).i32_store8(state(self.layout));
    }

    fn before_bulk(&self, code: &mut InstructionSink<'_>, to: u32, from: u32, bytes: u32) {
        code.local_set(bytes).local_set(from).local_tee(to).local_get(bytes).call(self.mark_all);
        code.local_get(to).local_get(from).local_get(bytes);
    }
}

/// The state of the block whose number is on the stack.
fn state(layout: Layout) -> MemArg {
    MemArg { offset: layout.states() as u64, align: 0, memory_index: 0 }
}

/// What a store takes from the stack that can be had without taking it from there.
#[derive(Clone, Copy)]
enum Given {
    /// The address is in a variable, and the value comes from nowhere else. The mark can be made at a place before both.
    Both {
        address: u32,
        at: usize,
    },
    /// The value does: the mark can be made where only the address is on the stack.
    Value {
        at: usize,
    },
    Nothing,
}

impl Given {
    /// Of the store with that number.
    fn before(operators: &[(Operator<'_>, Range<usize>)], store: usize) -> Self {
        use Operator::{F32Const, F64Const, GlobalGet, I32Const, I64Const, LocalGet, LocalTee};
        let [before @ .., (value, place)] = &operators[..store] else { return Given::Nothing };
        if !matches!(
            value,
            LocalGet { .. } | GlobalGet { .. } | I32Const { .. } | I64Const { .. } | F32Const { .. } | F64Const { .. }
        ) {
            return Given::Nothing;
        }
        match before {
            [.., (LocalGet { local_index }, place)] => Given::Both { address: *local_index, at: place.start },
            [.., (LocalTee { local_index }, _)] => Given::Both { address: *local_index, at: place.start },
            _ => Given::Value { at: place.start },
        }
    }
}

/// Local variables by their type, as far as they are needed.
struct Locals<'a> {
    function: &'a mut Function,
    parameters: u32,
    of: Vec<((ValType, u32), u32)>,
}

impl Locals<'_> {
    fn get(&mut self, ty: ValType, which: u32) -> u32 {
        if let Some((_, number)) = self.of.iter().find(|(known, _)| *known == (ty, which)) {
            return *number;
        }
        let number = self.function.add_local(self.parameters, ty);
        self.of.push(((ty, which), number));
        number
    }
}

/// `(address, bytes)`: marks the blocks of a range.
fn mark_range(code: &mut InstructionSink<'_>, layout: Layout) {
    const ADDRESS: u32 = 0;
    const BYTES: u32 = 1;
    const LAST: u32 = 2;
    code.local_get(ADDRESS).local_get(BYTES).i32_add().i32_const(1).i32_sub().local_tee(LAST);
    // No bytes; or more than there are up to the end of memory, so that the instruction that follows writes nothing.
    code.local_get(ADDRESS).i32_lt_u().local_get(BYTES).i32_eqz().i32_or().if_(BlockType::Empty).return_().end();
    let block = |code: &mut InstructionSink<'_>, address| {
        code.local_get(address).i32_const(BLOCK_BITS as i32).i32_shr_u();
    };
    block(code, ADDRESS);
    code.i32_const(layout.states()).i32_add().i32_const(1);
    block(code, LAST);
    block(code, ADDRESS);
    code.i32_sub().i32_const(1).i32_add().memory_fill(0);
}

/// Writes what puts back each block that is marked, and what lies a little beyond it. Beyond the last is nothing of the image's.
fn put_back_blocks(code: &mut InstructionSink<'_>, layout: Layout, give: impl Fn(&mut InstructionSink<'_>)) {
    const NUMBER: u32 = 0;
    const AT: u32 = 1;
    const END: u32 = 2;
    const FIRST: u32 = 3;
    code.i32_const(0).local_set(NUMBER).loop_(BlockType::Empty);
    // Most are not marked: they are passed by eight at a time.
    code.local_get(NUMBER).i64_load(state(layout)).i64_eqz().if_(BlockType::Empty);
    code.local_get(NUMBER).i32_const(7).i32_add().local_set(NUMBER).else_();
    code.local_get(NUMBER).i32_load8_u(state(layout)).if_(BlockType::Empty);
    code.local_get(NUMBER).i32_const(0).i32_store8(state(layout));
    code.local_get(NUMBER).i32_const(BLOCK_BITS as i32).i32_shl().local_tee(AT);
    // The next one brings its own beginning, if it is marked.
    code.i32_const(BLOCK as i32).i32_const((BLOCK + OVERLAP) as i32);
    code.local_get(NUMBER).i32_const(layout.image_blocks() as i32 - 1).i32_eq();
    code.local_get(NUMBER).i32_const(1).i32_add().i32_load8_u(state(layout)).i32_or();
    code.select().i32_add().local_set(END);
    code.loop_(BlockType::Empty);
    for piece in 0..PIECES {
        code.local_get(AT).i32_const((piece * PIECE) as i32).i32_add();
        give(code);
        (0..VECTORS as u32).rev().for_each(|vector| _ = code.local_set(FIRST + vector));
        for vector in 0..VECTORS as u32 {
            code.local_get(AT).local_get(FIRST + vector).v128_store(vector_at(piece * VECTORS as u32 + vector));
        }
    }
    code.local_get(AT).i32_const((PIECES * PIECE) as i32).i32_add().local_tee(AT);
    code.local_get(END).i32_lt_u().br_if(0).end().end().end();
    code.local_get(NUMBER).i32_const(1).i32_add().local_tee(NUMBER);
    code.i32_const(layout.image_blocks() as i32).i32_lt_u().br_if(0).end();
}

/// Writes what puts back the counts. Hardly any changes, and a page that nothing is written to is shared with other instances.
fn put_back_counts(code: &mut InstructionSink<'_>, counts: &[Count]) {
    for Count { at: place, is } in counts {
        code.i32_const(*place as i32).i32_load(at(2)).i32_const(*is as i32).i32_ne().if_(BlockType::Empty);
        code.i32_const(*place as i32).i32_const(*is as i32).i32_store(at(2)).end();
    }
}

/// Lets the reset end with putting back what is marked, and the counts.
fn put_back_in(library: &mut Module, layout: Layout, first_slot: u32, counts: &[Count]) -> Result<()> {
    let give = library.add_type(&[ValType::I32], &[ValType::V128; VECTORS]);
    let reset = library.exported(&control::export("reset"))?;
    library.wrap(reset, &[(3, ValType::I32), (VECTORS as u32, ValType::V128)], |code, inner| {
        code.call(inner);
        put_back_blocks(code, layout, |code| {
            code.i32_const((first_slot + Slot::Image as u32) as i32).call_indirect(0, give);
        });
        put_back_counts(code, counts);
    });
    library.function_mut(reset).untracked = true;
    Ok(())
}

/// Adds the function to the image that gives what it holds.
fn give_image(image: &mut Module) {
    let ty = image.add_type(&[ValType::I32], &[ValType::V128; VECTORS]);
    let give = Function::forged(ty, &[], |code| {
        (0..VECTORS as u32).for_each(|vector| _ = code.local_get(0).v128_load(vector_at(vector)));
    });
    let give = image.add_function(GIVE, give);
    image.add_export(GIVE, give);
}

fn vector_at(number: u32) -> MemArg {
    MemArg { offset: u64::from(number) * 16, align: 4, memory_index: 0 }
}
