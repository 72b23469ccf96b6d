//! Pieces of code that several passes write.

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::{Operator, ValType};

use crate::function::Function;
use crate::layout::{Cause, Field, Layout};
use crate::module::Module;

/// An address that is a constant: the field of a control block.
pub fn at(align: u32) -> MemArg {
    beyond(0, align)
}

/// A place so far beyond the address on the stack.
pub fn beyond(offset: u64, align: u32) -> MemArg {
    MemArg { offset, align, memory_index: 0 }
}

/// Writes the `i32` of a field.
pub fn load(code: &mut InstructionSink<'_>, layout: Layout, field: Field) {
    code.i32_const(layout.address(field)).i32_load(at(2));
}

/// Writes the `i64` of a field.
pub fn load_wide(code: &mut InstructionSink<'_>, layout: Layout, field: Field) {
    code.i32_const(layout.address(field)).i64_load(at(3));
}

/// Writes the store of an `i32` that `value` leaves on the stack.
pub fn store(
    code: &mut InstructionSink<'_>,
    layout: Layout,
    field: Field,
    value: impl FnOnce(&mut InstructionSink<'_>),
) {
    code.i32_const(layout.address(field));
    value(code);
    code.i32_store(at(2));
}

/// Writes an `if` that is seldom taken. The `nop` before it, which no compiler writes, is the mark by which the pass `hints`
/// finds it.
pub fn unlikely<'a, 'b>(code: &'a mut InstructionSink<'b>) -> &'a mut InstructionSink<'b> {
    code.nop().if_(BlockType::Empty)
}

/// Writes what cuts the run short, into a function of the forge's own: another is not left at once. The first cause is the one
/// that counts. `code_of` leaves the exit code or signal.
pub fn cut(
    code: &mut InstructionSink<'_>,
    layout: Layout,
    cause: Cause,
    code_of: impl FnOnce(&mut InstructionSink<'_>),
) {
    note(code, layout, |code| _ = code.i32_const(cause as i32), code_of);
}

fn note(
    code: &mut InstructionSink<'_>,
    layout: Layout,
    cause: impl FnOnce(&mut InstructionSink<'_>),
    code_of: impl FnOnce(&mut InstructionSink<'_>),
) {
    load(code, layout, Field::Cut);
    code.i32_eqz().if_(BlockType::Empty);
    store(code, layout, Field::Cut, |code| _ = code.i32_const(1));
    store(code, layout, Field::Cause, cause);
    store(code, layout, Field::Code, code_of);
    code.end();
}

/// The function of a library that cuts the run short, for its own ones to call: `(cause, exit code or signal)`. Whatever an
/// optimiser puts a call of it into is left after it.
pub fn cutter(library: &mut Module, layout: Layout) -> u32 {
    const NAME: &str = "exec_cut";
    library.find(NAME).unwrap_or_else(|_| {
        let ty = library.add_type(&[ValType::I32; 2], &[]);
        let cutter = |code: &mut InstructionSink<'_>| {
            note(code, layout, |code| _ = code.local_get(0), |code| _ = code.local_get(1));
        };
        library.add_function(NAME, Function::forged(ty, &[], cutter))
    })
}

/// Writes a zero of each type.
pub fn zeros(code: &mut InstructionSink<'_>, types: &[wasmparser::ValType]) {
    for ty in types {
        match ty {
            wasmparser::ValType::I64 => code.i64_const(0),
            wasmparser::ValType::F32 => code.f32_const(0.0.into()),
            wasmparser::ValType::F64 => code.f64_const(0.0.into()),
            wasmparser::ValType::V128 => code.v128_const(0),
            // `known` refuses references, so this is the last.
            wasmparser::ValType::I32 | wasmparser::ValType::Ref(_) => code.i32_const(0),
        };
    }
}

/// How many values an instruction takes from the stack and gives to it, if that follows from the instruction itself.
pub fn arity(operator: &Operator<'_>) -> Option<(usize, usize)> {
    operator.operator_arity(&Plain).map(|(takes, gives)| (takes as usize, gives as usize))
}

/// Knows nothing beside the instruction.
struct Plain;

impl wasmparser::ModuleArity for Plain {
    fn sub_type_at(&self, _: u32) -> Option<&wasmparser::SubType> {
        None
    }
    fn tag_type_arity(&self, _: u32) -> Option<(u32, u32)> {
        None
    }
    fn type_index_of_function(&self, _: u32) -> Option<u32> {
        None
    }
    fn func_type_of_cont_type(&self, _: &wasmparser::ContType) -> Option<&wasmparser::FuncType> {
        None
    }
    fn sub_type_of_ref_type(&self, _: &wasmparser::RefType) -> Option<&wasmparser::SubType> {
        None
    }
    fn control_stack_height(&self) -> u32 {
        0
    }
    fn label_block(&self, _: u32) -> Option<(wasmparser::BlockType, wasmparser::FrameKind)> {
        None
    }
}
